//! What a seat's events cost a year, the same for all apps (model.md, section 4).

use super::super::assumptions::Assumption;
use super::super::by_hand::Covered;
use super::super::number::Number;
use super::super::scenario::{Company, Manual};
use super::Arithmetic;

/// The assumptions, in their own order.
pub(in super::super) type Values<N> = [N; Assumption::ALL.len()];

/// What is certain of the team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Team<C> {
    /// Share of the staff who leave, where an exact number of people was entered.
    leavers: Option<C>,
    /// Share of the seats that come on top.
    growth: C,
    /// Joiners take the minutes after SCIM today.
    jit: bool,
    /// What stays is a proportion of a benchmark.
    in_proportion: bool,
}

/// A seat's events in a year. What depends on which events are covered has a place for each of the eight
/// cases, see [`case`].
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct TeamYear<N> {
    /// Dollars an hour.
    pub rate: N,
    /// IT labour and the handling of orphaned accounts, dollars a seat.
    pub work: [N; 8],
    /// Unused licences, seat-years a seat.
    pub unused: [N; 8],
    /// The share of a benchmark's labour that stays; all ones where none is compared with.
    pub share: [N; 8],
}

/// The place of a case.
pub(super) fn case(covered: Covered) -> usize {
    usize::from(covered.joiners) + 2 * usize::from(covered.leavers) + 4 * usize::from(covered.changes)
}

/// Whether a case covers leavers.
pub(super) fn covers_leavers(case: usize) -> bool {
    case & 2 != 0
}

impl Team<Number> {
    pub fn of(company: &Company) -> Self {
        let people = company.assumptions.leavers_people;
        Self {
            leavers: people.map(|people| people / Number::from(company.employees)),
            growth: company.growth.percent(),
            jit: company.jit,
            in_proportion: company.manual == Manual::Benchmark,
        }
    }

    pub fn map<C: Copy>(&self, function: &dyn Fn(Number) -> C) -> Team<C> {
        Team {
            leavers: self.leavers.map(function),
            growth: function(self.growth),
            jit: self.jit,
            in_proportion: self.in_proportion,
        }
    }
}

impl<C: Copy> Team<C> {
    /// A year with these values of the assumptions.
    pub fn year<N: Arithmetic<Constant = C>>(&self, values: &Values<N>) -> TeamYear<N> {
        let value = |assumption: Assumption| values[assumption as usize];
        let leavers = match self.leavers {
            Some(share) => N::of(share),
            None => value(Assumption::Leavers) / N::HUNDRED,
        };
        let joiners = leavers + N::of(self.growth);
        let changes = value(Assumption::Changes) / N::HUNDRED;
        let reviewing = value(Assumption::Reviews) * value(Assumption::ReviewMinutes);
        let after = value(Assumption::ScimMinutes);
        let rate = value(Assumption::Rate);
        let join = joiners * if self.jit { after } else { value(Assumption::JoinMinutes) };
        let leave = leavers * value(Assumption::LeaveMinutes);
        let change = changes * value(Assumption::ChangeMinutes);
        let (joined, left, changed) = (joiners * after, leavers * after, changes * after);
        let orphans = leavers * value(Assumption::Missed) / N::HUNDRED;
        let handling = orphans * value(Assumption::OrphanCost);
        let unused = orphans * value(Assumption::Discovery) / N::MONTHS;

        let mut labour = [N::ZERO; 8];
        let mut year = TeamYear { rate, work: [N::ZERO; 8], unused: [N::ZERO; 8], share: [N::ONE; 8] };
        for (case, labour) in labour.iter_mut().enumerate() {
            let join = if case & 1 == 0 { join } else { joined };
            let leave = if covers_leavers(case) { left } else { leave };
            let change = if case & 4 == 0 { change } else { changed };
            *labour = (join + leave + change + reviewing) * rate / N::MINUTES;
            year.work[case] = *labour;
            if !covers_leavers(case) {
                year.work[case] = *labour + handling;
                year.unused[case] = unused;
            }
        }
        if self.in_proportion {
            let before = labour[0];
            for (case, labour) in labour.into_iter().enumerate() {
                let rest = if covers_leavers(case) { N::ZERO } else { N::ONE };
                year.share[case] = before.if_positive(labour / before, rest);
            }
        }
        year
    }
}

/// Whether there can be accounts of people who left, with the assumptions anywhere in their ranges.
pub(super) fn can_orphan(company: &Company) -> bool {
    let assumptions = &company.assumptions;
    let leavers = assumptions.leavers_people.unwrap_or(assumptions.span(Assumption::Leavers).high);
    leavers.is_positive() && assumptions.span(Assumption::Missed).high.is_positive()
}
