//! What stays manual after SCIM (model.md, section 5).

use super::by_hand::{BenchmarkYear, Covered, Events, Work, WorkFigures};
use super::catalog::{Idp, Operations, Provisioning, Vendor};
use super::estimate::Estimate;
use super::formula::{Formula, Label, LineItem};
use super::number::Number;
use super::reason::Reason;
use super::scenario::Company;

/// What SCIM covers for this vendor through this identity provider: at best and at worst. The two are
/// the same unless a source is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// If what is unknown turns out well.
    pub best: Covered,
    /// If it does not.
    pub worst: Covered,
}

impl Coverage {
    /// What the vendor's operations and the identity provider's support come to.
    pub fn of(vendor: &Vendor, idp: Idp) -> Self {
        let by = |operations: Operations| Covered {
            joiners: operations.create,
            leavers: operations.deactivate,
            changes: vendor.changes_follow && (operations.groups || operations.update),
        };
        // Where no source lists the operations, the best case is that accounts are made and closed;
        // that permissions follow is never assumed without a source.
        let assumed = || {
            let basic = Operations::CREATE_AND_DEACTIVATE;
            by(Operations { update: true, groups: true, ..basic })
        };
        let certain = |covered| Self { best: covered, worst: covered };
        match (vendor.provisioning(idp), vendor.operations) {
            (Provisioning::Full, Some(operations)) => certain(by(operations)),
            (Provisioning::Partial(stated), _) => certain(by(stated.unwrap_or(Operations::CREATE_AND_DEACTIVATE))),
            (Provisioning::JustInTime, _) => certain(Covered { joiners: true, ..Covered::NOTHING }),
            (Provisioning::None, _) => certain(Covered::NOTHING),
            (Provisioning::Unknown, Some(operations)) => Self { best: by(operations), worst: Covered::NOTHING },
            (Provisioning::Full | Provisioning::Unknown, None) => Self { best: assumed(), worst: Covered::NOTHING },
        }
    }

    /// Whether best and worst are the same.
    pub fn is_certain(self) -> bool {
        self.best == self.worst
    }
}

/// Manual work that stays, with its lines in the order labour, orphaned accounts, unused licences.
#[derive(Clone, Debug, PartialEq)]
pub struct Residual {
    /// Hours of IT by the buyer's own numbers, at best and at worst.
    pub it_hours: (Number, Number),
    /// Hours for joiners, leavers, changes and reviews, at worst.
    pub hours_by_event: [Number; 4],
    /// Orphaned accounts by the buyer's own numbers, at best and at worst.
    pub orphaned_accounts: (Number, Number),
    /// Unused licences by the buyer's own numbers, dollars a year.
    pub own_unused_licences: Estimate,
    /// Dollars a year, by the model that is compared with.
    pub lines: [LineItem; 3],
}

impl Residual {
    /// What stays of a year's events, an unused licence costing `seat_year` dollars. With a benchmark each of its
    /// lines stays in the proportion in which the same line of `by_hand` stays.
    pub fn of(
        events: &Events,
        company: &Company,
        coverage: Coverage,
        seat_year: Estimate,
        benchmark: Option<(&BenchmarkYear, &Work)>,
    ) -> Self {
        let stays = Stays::of(events, company, coverage, seat_year);
        let amounts = stays.amounts(benchmark.map(|(benchmark, by_hand)| {
            let [labour, handling, waste] = by_hand.lines();
            (benchmark, [labour.amount, handling.amount, waste.amount])
        }));
        let written = benchmark.is_none() && coverage.is_certain();
        let lines = if written {
            let Work { labour, orphan_handling, unused_licences, .. } = Work::written(&stays.worst, company, seat_year);
            [labour, orphan_handling, unused_licences]
        } else {
            let [labour, handling, waste] = amounts;
            let line = |label, amount| LineItem::new(label, Formula::default(), amount);
            [line(Label::Labour, labour), line(Label::OrphanHandling, handling), line(Label::UnusedLicences, waste)]
        };
        let Stays { best, worst, .. } = stays;
        let [_, _, own_unused_licences] = stays.amounts(None);
        Self {
            it_hours: (best.it_hours(), worst.it_hours()),
            hours_by_event: worst.hours_by_event(),
            orphaned_accounts: (best.orphans, worst.orphans),
            own_unused_licences,
            lines,
        }
    }

    /// All lines.
    pub fn total(&self) -> Estimate {
        super::formula::total(&self.lines)
    }
}

/// What stays in figures alone, at best and at worst.
pub(super) struct Stays {
    coverage: Coverage,
    best: WorkFigures,
    worst: WorkFigures,
}

impl Stays {
    /// See [`Residual::of`].
    pub fn of(events: &Events, company: &Company, coverage: Coverage, seat_year: Estimate) -> Self {
        let worst = WorkFigures::of(events, company, coverage.worst, seat_year);
        let best = match coverage.is_certain() {
            true => worst,
            false => WorkFigures::of(events, company, coverage.best, seat_year),
        };
        Self { coverage, best, worst }
    }

    /// The three lines: by the buyer's own numbers, or in proportion of the lines that a benchmark prints, with
    /// those of the work by hand.
    pub fn amounts(&self, benchmark: Option<(&BenchmarkYear, [Estimate; 3])>) -> [Estimate; 3] {
        let stays = |work: &WorkFigures, covered: Covered, at: usize| match benchmark {
            None => work.amounts[at],
            Some((printed, by_hand)) => {
                in_proportion(printed.lines[at].amount, work.amounts[at], by_hand[at], covered.leavers)
            }
        };
        [0, 1, 2].map(|at| {
            let worst = stays(&self.worst, self.coverage.worst, at);
            if self.coverage.is_certain() { worst } else { stays(&self.best, self.coverage.best, at).or(worst) }
        })
    }
}

/// `printed` × `stays` ÷ `before`; where that is not known or nothing, all of it stays, or nothing
/// where leavers are covered.
fn in_proportion(printed: Estimate, stays: Estimate, before: Estimate, leavers_covered: bool) -> Estimate {
    match (before.low(), before.high(), printed.base()) {
        (Some(low), Some(high), Some(whole)) if low.is_positive() && !stays.is_unknown() => {
            if stays == before {
                return printed;
            }
            let share = |stays: Option<Number>, before: Number| stays.map(|stays| whole * stays / before);
            Estimate::between(share(stays.low(), high), share(stays.high(), low), Reason::SeatPrice)
        }
        _ if leavers_covered => Estimate::ZERO,
        _ => printed,
    }
}

/// What SCIM saves a year in manual work, line by line, with an unused licence at the same price before
/// and after: labour, orphaned accounts, unused licences.
pub fn saved(
    events: &Events,
    company: &Company,
    coverage: Coverage,
    seat_year: Estimate,
    benchmark: Option<&BenchmarkYear>,
) -> Estimate {
    let by_hand = WorkFigures::of(events, company, Covered::NOTHING, seat_year);
    let with = |covered: Covered| {
        let work = WorkFigures::of(events, company, covered, seat_year);
        let lines = [0, 1, 2].map(|at| {
            let (before, after) = (by_hand.amounts[at], work.amounts[at]);
            match benchmark {
                Some(benchmark) => {
                    let printed = benchmark.lines[at].amount;
                    printed.minus(in_proportion(printed, after, before, covered.leavers))
                }
                // What stays to the same amount saves nothing, also where the amount is not known.
                None if before == after => Estimate::ZERO,
                None if after == Estimate::ZERO => before,
                None => before.minus(after),
            }
        });
        Estimate::total(lines)
    };
    let worst = with(coverage.worst);
    if coverage.is_certain() { worst } else { with(coverage.best).or(worst) }
}
