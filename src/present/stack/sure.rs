//! How sure the answer of a whole stack is, from the simulation.

use super::totals::names;
use crate::domain::{Choice, Confidence, Number, StackReport};
use crate::present::chart::{Layout, distribution};
use crate::present::decision::{
    Drawn, Period, SureView, confidence_sentence, percentile_rows, share_sentence, spread_of,
};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// How sure it is over a period. `base` is the upgrade less doing it by hand at the base values; `cheaper` holds,
/// for each app that is counted, its index and whether the upgrade is cheaper in more than half of the draws.
pub fn stack_sure(
    drawn: &Drawn,
    base: Number,
    cheaper: &[(usize, bool)],
    report: &StackReport,
    period: Period,
    layout: Layout,
    numbers: &Numbers,
) -> SureView {
    let (choice, way) =
        if base.is_negative() { (Choice::Upgrade, "the upgrade") } else { (Choice::ByHand, "doing it by hand") };
    let mut says = Vec::new();
    if let Some(confidence) = Confidence::of(choice, drawn.cheaper, drawn.draws).filter(|_| base != Number::ZERO) {
        let sentence = "At the base values {} costs less for these apps together. {}";
        says.push(fill(sentence, &[way, confidence_sentence(confidence)]));
    }
    says.push(share_sentence(drawn, period, numbers));
    says.push(app_by_app(cheaper, report, numbers));
    SureView {
        says,
        chart: distribution(&spread_of(drawn, period), layout, numbers),
        rows: percentile_rows(drawn, numbers),
    }
}

/// What the amounts of a simulation over so many years are.
///
/// ```
/// use scim_tax::present::stack::period_head;
/// assert_eq!(period_head(1), "A year");
/// assert_eq!(period_head(3), "Over 3 years, in today’s money");
/// ```
pub fn period_head(years: u32) -> String {
    match years {
        0 | 1 => "A year".into(),
        _ => fill("Over {} years, in today’s money", &[&years.to_string()]),
    }
}

/// For which apps the upgrade is cheaper more often than not.
fn app_by_app(cheaper: &[(usize, bool)], report: &StackReport, numbers: &Numbers) -> String {
    let upgrades: Vec<usize> = cheaper.iter().filter(|(_, cheaper)| *cheaper).map(|(app, _)| *app).collect();
    let count = |count: usize| numbers.count(Number::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    let all = plural(&count(cheaper.len()), "app", "apps");
    match upgrades.len() {
        0 => fill("App by app: in most draws the upgrade is cheaper for none of {}.", &[&all]),
        some => fill(
            "App by app: in most draws the upgrade is cheaper for {} of {}: {}.",
            &[&count(some), &all, &names(report, &upgrades, numbers)],
        ),
    }
}
