//! The three options over the same apps, so that they can be laid side by side.

use super::super::estimate::Estimate;
use super::line::{ManualYear, StackLine};
use super::report::StackReport;
use super::totals::{Open, OptionSum};

/// What the options come to over the same apps. Dollars a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Indexes of the apps: those of [`StackReport::comparable`], all where there is none.
    pub apps: Vec<usize>,
    /// Option A.
    pub by_hand: OptionSum,
    /// Option B.
    pub upgrade: OptionSum,
    /// Option C: of the same apps only where none of them is without it.
    pub other: OptionSum,
    /// Their work by hand, by the buyer's own numbers.
    pub work: ManualYear,
    /// Option A over all apps.
    pub by_hand_of_all: Estimate,
}

impl StackReport {
    /// Indexes of the apps of which both doing it by hand and the upgrade are known at both ends: the same that
    /// simulation and sensitivity count.
    pub fn comparable(&self) -> Vec<usize> {
        let known = |amount: Estimate| amount.low().is_some() && amount.high().is_some();
        let both =
            |at: &usize| self.lines.get(*at).is_some_and(|line| known(line.by_hand) && line.upgrade.is_some_and(known));
        (0..self.lines.len()).filter(both).collect()
    }

    /// The options over the same apps.
    pub fn compared(&self) -> Compared {
        let mut apps = self.comparable();
        if apps.is_empty() {
            apps = (0..self.lines.len()).collect();
        }
        let lines: Vec<(usize, &StackLine)> =
            apps.iter().filter_map(|at| Some((*at, self.lines.get(*at)?.as_ref()))).collect();
        let sum = |amount: &dyn Fn(&StackLine) -> Option<Estimate>| {
            OptionSum::of(lines.iter().map(|(at, line)| (*at, amount(line))), Open::AtLeast)
        };
        let (by_hand, upgrade) = (sum(&|line| Some(line.by_hand)), sum(&|line| line.upgrade));
        let (other, work) =
            (sum(&|line| line.other), lines.iter().fold(ManualYear::NOTHING, |sum, (_, line)| sum.plus(line.work)));
        let by_hand_of_all = Estimate::total(self.lines.iter().map(|line| line.by_hand));
        Compared { by_hand, upgrade, other, work, by_hand_of_all, apps }
    }
}

impl Compared {
    /// Option C, where every one of the apps has it.
    pub fn other_of_all(&self) -> Option<&OptionSum> {
        Some(&self.other).filter(|other| other.not_offered.is_empty() && other.not_priced.is_empty())
    }
}
