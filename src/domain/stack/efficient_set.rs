//! Which upgrades to buy with a yearly budget.

use super::super::estimate::Estimate;
use super::super::limits::MOST_MONEY;
use super::super::number::Number;
use super::knapsack::{Thing, pack};
use super::line::{ManualYear, StackLine};
use super::report::StackReport;
use std::cmp::Ordering;

/// The upgrades that avoid the most work by hand within a budget, and why these.
///
/// A budget has to hold: each upgrade takes the high end of what it costs in its first year, one-offs and set-up
/// included, up to the cent. What the identity provider charges the company is taken off once, if anything is bought.
/// Within that the set is the best of all sets, to the cent, not only a good one; of two that avoid the same it is the
/// cheaper. A range of what an upgrade avoids counts with its middle, one that is open upwards with its low end.
#[derive(Clone, Debug, PartialEq)]
pub struct EfficientSet {
    /// Dollars a year, to the cent.
    pub budget: Number,
    /// What the identity provider charges for provisioning, a year; taken off the budget once.
    pub identity_provider: Number,
    /// What is bought: first what costs nothing or saves, then by avoided cost for each dollar, the most first.
    pub chosen: Vec<Affordable>,
    /// What that takes of the budget, with the identity provider's charge.
    pub spent: Number,
    /// What is left of it.
    pub left: Number,
    /// The work by hand that is avoided, dollars a year.
    pub avoided: Estimate,
    /// What another set could avoid more at most, dollars: `None` where this one is known to be the best. Only with
    /// lists made to be hard is the work given up before that is known.
    pub doubt: Option<Number>,
    /// The other upgrades that avoid something, by avoided cost for each dollar: the first would come next.
    pub waiting: Vec<Waiting>,
    /// Indexes of apps whose upgrade avoids nothing.
    pub pointless: Vec<usize>,
    /// Indexes of apps of which the cost is open upwards, or what it avoids is not known: they are never in the set.
    pub not_priced: Vec<usize>,
    /// What stays manual in all apps with this set bought, by the buyer's own numbers, at best and at worst.
    pub stays: (ManualYear, ManualYear),
}

/// An upgrade that could be bought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affordable {
    /// Its index in the stack.
    pub app: usize,
    /// What it takes of the budget, dollars, up to the cent; below zero it adds to it.
    pub cost: Number,
    /// The work by hand that it avoids, dollars a year.
    pub avoided: Estimate,
    /// Avoided cost for each dollar, by the middle of a range; `None` where it costs nothing.
    pub per_dollar: Option<Number>,
}

/// An upgrade that the budget does not buy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    /// The upgrade.
    pub upgrade: Affordable,
    /// How much larger the budget had to be for this one to be bought on top of the set, dollars.
    pub missing: Number,
}

impl Affordable {
    /// `None` where there is nothing to buy; an error where it has no price to hold a budget with.
    fn of(app: usize, line: &StackLine) -> Option<Result<Self, usize>> {
        let (outlay, avoided) = line.outlay.zip(line.avoided)?;
        let known = outlay.high().map(up_to_the_cent).zip(avoided.base());
        let counted = |(cost, base): &(Number, Number)| cost.millionths().is_some() && base.millionths().is_some();
        let Some((cost, base)) = known.filter(counted) else { return Some(Err(app)) };
        let per_dollar = cost.is_positive().then(|| base / cost);
        Some(Ok(Self { app, cost, avoided, per_dollar }))
    }

    /// What it avoids, to order by.
    fn value(&self) -> Number {
        self.avoided.base().unwrap_or(Number::ZERO)
    }

    /// It takes nothing of the budget and does no harm.
    fn is_free(&self) -> bool {
        !self.cost.is_positive()
            && !self.value().is_negative()
            && (self.cost.is_negative() || self.value().is_positive())
    }

    fn thing(&self) -> Option<Thing> {
        Some(Thing { cost: cents(self.cost)?, value: cents(self.value().shown(2))? })
    }

    /// What is free first, then the most avoided for each dollar, then the first in the stack.
    fn order(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.per_dollar.is_none(), one.per_dollar.and_then(Number::decimal));
        key(other).cmp(&key(self)).then(self.app.cmp(&other.app))
    }
}

/// How many cents a number without smaller parts is.
fn cents(amount: Number) -> Option<i128> {
    Some(amount.millionths()? / 10_000)
}

fn up_to_the_cent(amount: Number) -> Number {
    (amount * Number::HUNDRED).ceil() / Number::HUNDRED
}

impl StackReport {
    /// The best set for a budget of so many dollars a year; a budget below zero is none.
    pub fn efficient_set(&self, budget: Number) -> EfficientSet {
        let budget = budget.floor(2).max(Number::ZERO).min(MOST_MONEY);
        let identity_provider = self.company.idp_cost.unwrap_or(Number::ZERO);
        let (mut offered, mut not_priced, mut pointless) = (Vec::new(), Vec::new(), Vec::new());
        for (at, line) in self.lines.iter().enumerate() {
            match Affordable::of(at, line) {
                None => {}
                Some(Err(app)) => not_priced.push(app),
                Some(Ok(one)) if one.is_free() || one.value().is_positive() => offered.push(one),
                Some(Ok(one)) => pointless.push(one.app),
            }
        }
        let (mut chosen, paid): (Vec<Affordable>, Vec<Affordable>) = offered.into_iter().partition(Affordable::is_free);
        let saved: Number = chosen.iter().map(|one| one.cost).sum();
        let room = budget - up_to_the_cent(identity_provider) - saved;
        let mut waiting = Vec::new();
        let mut doubt = 0;
        if room.is_negative() {
            // Not even the identity provider can be paid.
            waiting = std::mem::take(&mut chosen);
            waiting.extend(paid);
        } else {
            let things: Vec<Thing> = paid.iter().filter_map(Affordable::thing).collect();
            let packed = pack(&things, cents(room).unwrap_or(0));
            doubt = packed.doubt;
            for (at, one) in paid.into_iter().enumerate() {
                let is_chosen = packed.chosen.binary_search(&at).is_ok();
                (if is_chosen { &mut chosen } else { &mut waiting }).push(one);
            }
        }
        chosen.sort_by(Affordable::order);
        waiting.sort_by(Affordable::order);
        let fixed = if chosen.is_empty() { Number::ZERO } else { up_to_the_cent(identity_provider) };
        let spent = chosen.iter().map(|one| one.cost).sum::<Number>() + fixed;
        let left = budget - spent;
        // With nothing bought yet the first one brings the identity provider's charge along.
        let charge = up_to_the_cent(identity_provider) - fixed;
        let missing = |upgrade: Affordable| Waiting { upgrade, missing: upgrade.cost + charge - left };
        EfficientSet {
            budget,
            identity_provider,
            avoided: Estimate::total(chosen.iter().map(|one| one.avoided)),
            spent,
            left,
            doubt: (doubt > 0).then(|| Number::parse(&doubt.to_string()).unwrap_or(MOST_MONEY) / Number::HUNDRED),
            waiting: waiting.into_iter().map(missing).collect(),
            pointless,
            not_priced,
            stays: self.stays(&chosen),
            chosen,
        }
    }

    /// What stays manual once these are bought: all of the work where SCIM is not there, else what it leaves.
    fn stays(&self, chosen: &[Affordable]) -> (ManualYear, ManualYear) {
        let bought: Vec<usize> = chosen.iter().map(|one| one.app).collect();
        let mut sum = (ManualYear::NOTHING, ManualYear::NOTHING);
        for (at, line) in self.lines.iter().enumerate() {
            let automatic = line.nothing_to_buy() || bought.contains(&at);
            let (best, worst) = if automatic { line.stays } else { (line.work, line.work) };
            sum = (sum.0.plus(best), sum.1.plus(worst));
        }
        sum
    }
}
