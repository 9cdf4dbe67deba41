//! Apps by what they have in common.

use super::super::date::Date;
use super::super::verdict::Choice;
use super::Stack;
use super::report::StackReport;
use super::totals::StackTotals;

/// Apps that have something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<K> {
    /// What it is; `None` where it is not known.
    pub key: Option<K>,
    /// Indexes of its apps, in the order of the stack.
    pub apps: Vec<usize>,
    /// What they come to, with what is not priced among them.
    pub totals: StackTotals,
}

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: u16,
    /// 1 to 4.
    pub quarter: u8,
}

impl From<Date> for Quarter {
    /// ```
    /// use scim_tax::domain::{Date, Quarter};
    /// let of = |text| Quarter::from(Date::parse(text).unwrap());
    /// assert_eq!(of("2027-03-31"), Quarter { year: 2027, quarter: 1 });
    /// assert_eq!(of("2027-04-01"), Quarter { year: 2027, quarter: 2 });
    /// ```
    fn from(date: Date) -> Self {
        Self { year: date.year(), quarter: date.month().saturating_sub(1) / 3 + 1 }
    }
}

/// Verdicts in the order in which groups stand: what to do, then what to find out.
const CHOICES: [Choice; 6] =
    [Choice::Upgrade, Choice::ByHand, Choice::Other, Choice::UseScim, Choice::TooClose, Choice::CannotSay];

impl StackReport {
    /// Groups in the order of their keys, what has none last.
    pub fn groups<K: Ord + Clone>(&self, key: &dyn Fn(usize) -> Option<K>) -> Vec<Group<K>> {
        let mut keyed: Vec<(Option<K>, usize)> = (0..self.lines.len()).map(|at| (key(at), at)).collect();
        keyed.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
        let group = |group: &[(Option<K>, usize)]| {
            let apps: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
            Group { key: group.first().and_then(|(key, _)| key.clone()), totals: self.totals_of(&apps), apps }
        };
        keyed.chunk_by(|(a, _), (b, _)| a == b).map(group).collect()
    }

    /// By category, in alphabetical order. `category` tells the one of a vendor's id; empty where none is known.
    pub fn by_category(&self, category: &dyn Fn(&str) -> String) -> Vec<Group<String>> {
        self.groups(&|at| {
            let line = self.lines.get(at).filter(|line| !line.is_own)?;
            Some(category(&line.vendor)).filter(|category| !category.is_empty())
        })
    }

    /// By verdict: upgrade, by hand, another tool, SCIM is there, too close, cannot say.
    pub fn by_verdict(&self) -> Vec<Group<Choice>> {
        let place = |at: usize| {
            let choice = self.lines.get(at)?.verdict.choice;
            CHOICES.iter().position(|one| *one == choice)
        };
        let named = |Group { key, apps, totals }: Group<usize>| Group {
            key: key.and_then(|place| CHOICES.get(place)).copied(),
            apps,
            totals,
        };
        self.groups(&place).into_iter().map(named).collect()
    }

    /// By the quarter in which contracts are renewed, the next one first.
    pub fn by_renewal(&self, stack: &Stack) -> Vec<Group<Quarter>> {
        self.groups(&|at| stack.renewal(at).map(Quarter::from))
    }
}
