//! Sums over the apps of a stack, with what is not priced in sight.

use super::super::estimate::Estimate;
use super::super::number::Number;
use super::line::{ManualYear, StackLine};
use super::report::StackReport;

/// An amount summed over apps.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionSum {
    /// A year; "at least" while a part is not priced or open upwards.
    pub amount: Estimate,
    /// How many apps are in it with an exact amount.
    pub exact: usize,
    /// How many with a range, or an amount that is open at one end.
    pub estimated: usize,
    /// Indexes of the apps of which it is not known.
    pub not_priced: Vec<usize>,
    /// Indexes of the apps that have no such thing: no SCIM on any plan, nothing to buy, no other tool entered.
    pub not_offered: Vec<usize>,
}

/// What some apps of a stack come to together. Options are in dollars, for wages are; an app in another currency is
/// not priced there until its rate is entered.
#[derive(Clone, Debug, PartialEq)]
pub struct StackTotals {
    /// The price steps by currency, in order of first appearance.
    pub steps: Vec<(String, OptionSum)>,
    /// The price steps in dollars.
    pub step: OptionSum,
    /// Option A.
    pub by_hand: OptionSum,
    /// Option B, where there is something to buy.
    pub upgrade: OptionSum,
    /// Option C, where a price was entered.
    pub other: OptionSum,
    /// A less B of the apps of which it is known. What is not known may be of either sign, so the amount does not
    /// say "at least" for it; it names it.
    pub saving: OptionSum,
    /// Leavers a year, one for each app that a leaver has.
    pub leavers: Number,
    /// Work by hand, by the buyer's own numbers.
    pub work: ManualYear,
}

/// How an unknown part bears on a sum.
pub(super) enum Open {
    /// It is not below zero: the sum is "at least".
    AtLeast,
    /// It may be of either sign: the sum is of the others.
    Apart,
}

impl OptionSum {
    /// Of each app's amount, `None` where it has no such thing.
    pub(super) fn of(parts: impl Iterator<Item = (usize, Option<Estimate>)>, open: Open) -> Self {
        let mut sum =
            Self { amount: Estimate::ZERO, exact: 0, estimated: 0, not_priced: Vec::new(), not_offered: Vec::new() };
        let mut amounts = Vec::new();
        for (at, part) in parts {
            match part {
                None => sum.not_offered.push(at),
                Some(Estimate::Unknown(_)) => sum.not_priced.push(at),
                Some(Estimate::Exact(_)) => sum.exact += 1,
                Some(_) => sum.estimated += 1,
            }
            amounts.extend(part);
        }
        if matches!(open, Open::Apart) && sum.exact + sum.estimated > 0 {
            amounts.retain(|amount| !amount.is_unknown());
        }
        // Where all are unknown, the reason is the same in whatever order they stand.
        amounts.sort_by_key(|amount| amount.reason().map(|reason| reason.code()));
        sum.amount = Estimate::total(amounts).as_difference();
        sum
    }
}

impl StackReport {
    /// Over all apps.
    pub fn totals(&self) -> StackTotals {
        let all: Vec<usize> = (0..self.lines.len()).collect();
        self.totals_of(&all)
    }

    /// Over some apps, by their indexes; those that there are not count for nothing.
    pub fn totals_of(&self, apps: &[usize]) -> StackTotals {
        let lines: Vec<(usize, &StackLine)> =
            apps.iter().filter_map(|at| Some((*at, self.lines.get(*at)?.as_ref()))).collect();
        let sum = |open: Open, amount: &dyn Fn(&StackLine) -> Option<Estimate>| {
            OptionSum::of(lines.iter().map(|(at, line)| (*at, amount(line))), open)
        };
        // Where a vendor has no SCIM at all there is nothing to price.
        let step = |line: &StackLine, step: Estimate| (!line.has_no_scim()).then_some(step);
        let mut currencies: Vec<&str> = Vec::new();
        for (_, line) in &lines {
            if !currencies.contains(&line.currency.as_str()) {
                currencies.push(&line.currency);
            }
        }
        let of_currency = |currency: &&str| {
            let of = lines.iter().filter(|(_, line)| line.currency == *currency);
            let parts = of.map(|(at, line)| (*at, step(line, line.step)));
            ((*currency).to_owned(), OptionSum::of(parts, Open::AtLeast))
        };
        StackTotals {
            steps: currencies.iter().map(of_currency).collect(),
            step: sum(Open::AtLeast, &|line| step(line, line.step_dollars)),
            by_hand: sum(Open::AtLeast, &|line| Some(line.by_hand)),
            upgrade: sum(Open::AtLeast, &|line| line.upgrade),
            other: sum(Open::AtLeast, &|line| line.other),
            saving: sum(Open::Apart, &StackLine::saving),
            leavers: lines.iter().map(|(_, line)| line.events.leavers).sum(),
            work: lines.iter().fold(ManualYear::NOTHING, |sum, (_, line)| sum.plus(line.work)),
        }
    }
}
