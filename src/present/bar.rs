//! Bars of the options table, placed: the sure part solid, the possible part lighter.

use super::fill::fill;
use crate::domain::{Estimate, Number};

/// A bar, its parts as shares of the full width: `41.5%`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From zero to here it is sure.
    pub sure: String,
    /// Beyond that, this much is possible.
    pub possible: String,
    /// It goes on beyond what is drawn.
    pub open: bool,
}

/// Places the bars of several amounts on one scale. Unknown and negative amounts have none; an open end
/// is drawn to the edge.
///
/// ```
/// use scim_tax::{domain::{Estimate, Number}, present::bars};
/// let amounts = [Estimate::exact(Number::from(25)), Estimate::Range(Number::from(50), Number::from(100))];
/// let placed = bars(&amounts);
/// assert_eq!((placed[0].sure.as_str(), placed[0].possible.as_str()), ("25%", "0%"));
/// assert_eq!((placed[1].sure.as_str(), placed[1].possible.as_str()), ("50%", "50%"));
/// ```
pub fn bars(amounts: &[Estimate]) -> Vec<Bar> {
    let most = amounts.iter().filter_map(|amount| amount.high().or(amount.low())).fold(Number::ZERO, Number::max);
    // An open bar needs room to go on to.
    let open = amounts.iter().any(|amount| matches!(amount, Estimate::AtLeast(_)));
    let full = if open { most + most / Number::from(4) } else { most };
    let percent = |share: Number| fill("{}%", &[share.shown(2).to_string().as_str()]);
    let place = |end: Option<Number>| match end {
        Some(end) if full.is_positive() => (end.max(Number::ZERO) * Number::HUNDRED / full).min(Number::HUNDRED),
        _ => Number::ZERO,
    };
    let bar = |amount: &Estimate| {
        let open = matches!(amount, Estimate::AtLeast(_));
        // What is there at all is seen.
        let seen = Number::ONE / Number::from(2);
        let sure = match place(amount.low()) {
            share if share.is_positive() => share.max(seen),
            share => share,
        };
        let possible = if open { Number::HUNDRED } else { place(amount.high()) };
        Bar { sure: percent(sure), possible: percent((possible - sure).max(Number::ZERO)), open }
    };
    amounts.iter().map(bar).collect()
}
