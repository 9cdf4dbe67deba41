//! The prices of an app as figures that move with its inputs.

use super::super::catalog::Vendor;
use super::super::charge::Sums;
use super::super::estimate::Estimate;
use super::super::number::Number;
use super::super::price::{SideYear, usage_in_force};
use super::super::scenario::{App, Company};
use super::super::upgrade::{Plans, Step, apart, published_step};
use super::Arithmetic;

/// A figure that goes from `low` by `width` along an input's position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Figure<C> {
    pub low: C,
    pub width: C,
}

impl<C: Copy> Figure<C> {
    #[inline(always)]
    pub fn at<N: Arithmetic<Constant = C>>(self, position: N) -> N {
        N::of(self.low) + position * N::of(self.width)
    }
}

impl Figure<Number> {
    pub const ZERO: Self = Self { low: Number::ZERO, width: Number::ZERO };

    /// As other constants, or times a factor.
    pub fn map<C: Copy>(self, function: &dyn Fn(Number) -> C) -> Figure<C> {
        Figure { low: function(self.low), width: function(self.width) }
    }
}

impl From<(Number, Number)> for Figure<Number> {
    fn from((low, high): (Number, Number)) -> Self {
        Self { low, width: high - low }
    }
}

/// What an app's step is made of, a year, in the vendor's currency.
pub(super) struct Parts {
    /// Target less current.
    pub delta: Estimate,
    /// What the plan one has adds to the difference.
    pub current: Estimate,
    /// What is taken from: the target's part, or a published difference.
    pub target: Estimate,
    /// Whether `target` is a published difference, which moves apart from the target's price.
    pub is_published: bool,
    /// The year on the plan one has.
    pub current_year: Estimate,
    /// The year on what is bought.
    pub target_year: Estimate,
    /// A seat on the plan one has.
    pub current_seat: Estimate,
    /// A seat on what is bought.
    pub target_seat: Estimate,
    /// An add-on's seat stands on top of the one that one has.
    pub on_top: bool,
    /// Paid once.
    pub once: Number,
    /// There is something to buy.
    pub buys: bool,
}

impl Parts {
    pub fn of(vendor: &Vendor, app: &App, company: &Company) -> Self {
        let plans = Plans::of(vendor, app);
        let usage = usage_in_force(app, plans.current.map(|at| &vendor.plans[at]), company.prices);
        let buys = plans.can_be_bought(vendor, app);
        let no_quote = App { quote: None, seat: None, ..app.clone() };
        let app = if buys { app } else { &no_quote };
        let step = Step::new(vendor, (app, company), &plans, usage, Sums::LeftOut);
        let quoted = app.quote.is_some() || app.seat.is_some();
        let on_top = plans.target.is_none() && !quoted;
        let is_published = published_step(vendor, &plans, company).is_some_and(|_| !quoted && !on_top)
            && app.now_quote.or(app.now_seat).is_none();
        let (current, target) = match on_top || is_published {
            true => (Estimate::ZERO, step.delta),
            false => differing(&step.current, &step.target),
        };
        Self {
            delta: step.delta,
            current,
            target,
            is_published,
            current_year: step.current.amount,
            target_year: step.target.amount,
            current_seat: step.current.marginal,
            target_seat: step.target.marginal,
            on_top,
            once: step.target.one_offs.iter().filter_map(|line| line.amount.base()).sum(),
            buys,
        }
    }
}

/// What each side adds to the difference: all of it, or the charges that the other does not have.
fn differing(current: &SideYear, target: &SideYear) -> (Estimate, Estimate) {
    match apart(current, target) {
        None => (current.amount, target.amount),
        Some((ours, theirs)) => {
            let sum = |entries: Vec<&super::super::price::Entry>| {
                entries.iter().fold(Estimate::ZERO, |sum, entry| sum.plus(entry.billed.amount))
            };
            (sum(ours), sum(theirs))
        }
    }
}
