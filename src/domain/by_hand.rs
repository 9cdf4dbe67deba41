//! What doing it by hand costs a year, by two models (model.md, section 4).

use super::assumptions::Assumption;
use super::catalog::{Benchmark, Vendor};
use super::estimate::Estimate;
use super::formula::{Formula, Label, LineItem, Ref, Token, Unit, total};
use super::number::Number;
use super::scenario::{App, Company};

/// Joiners, leavers and role changes a year, at this app's seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Events {
    /// People who join: those who replace leavers, and growth.
    pub joiners: Number,
    /// People who leave.
    pub leavers: Number,
    /// People whose role changes.
    pub changes: Number,
    /// Accounts looked at in access reviews.
    pub reviewed: Number,
}

impl Events {
    /// Events a year.
    pub fn of(app: &App, company: &Company) -> Self {
        Self::at(Number::from(app.seats), company)
    }

    /// Events a year at a number of seats.
    pub(super) fn at(seats: Number, company: &Company) -> Self {
        let share = |assumption| seats * company.assumptions.base(assumption).percent();
        let leavers = match company.assumptions.leavers_people {
            Some(people) => seats * people / Number::from(company.employees),
            None => share(Assumption::Leavers),
        };
        Self {
            joiners: leavers + seats * company.growth.percent(),
            leavers,
            changes: share(Assumption::Changes),
            reviewed: seats * company.assumptions.base(Assumption::Reviews),
        }
    }
}

/// Which events no longer need work in the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// Accounts are made.
    pub joiners: bool,
    /// Accounts are closed.
    pub leavers: bool,
    /// Permissions follow.
    pub changes: bool,
}

impl Covered {
    /// Nothing: all is done by hand.
    pub const NOTHING: Self = Self { joiners: false, leavers: false, changes: false };
    /// All three.
    pub const ALL: Self = Self { joiners: true, leavers: true, changes: true };
}

/// A year of manual work, by the buyer's own numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Hours of IT.
    pub it_hours: Number,
    /// Hours for joiners, leavers, changes and reviews.
    pub hours_by_event: [Number; 4],
    /// Accounts of people who left, found too late.
    pub orphaned_accounts: Number,
    /// IT labour, dollars.
    pub labour: LineItem,
    /// Handling of orphaned accounts, dollars.
    pub orphan_handling: LineItem,
    /// Unused licences, dollars.
    pub unused_licences: LineItem,
}

/// A year of manual work in figures alone: [`Work`] without the sums written out.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct WorkFigures {
    leavers: Number,
    /// How often each event happens, what is counted, and the minutes that it takes.
    minutes: [(Number, Assumption); 4],
    /// Minutes for each event, and in all.
    spent: [Number; 4],
    all_minutes: Number,
    /// Accounts of people who left, found too late.
    pub orphans: Number,
    /// Labour, handling of orphaned accounts, unused licences, dollars.
    pub amounts: [Estimate; 3],
}

impl WorkFigures {
    /// See [`Work::of`].
    pub fn of(events: &Events, company: &Company, covered: Covered, seat_year: Estimate) -> Self {
        let base = |assumption| company.assumptions.base(assumption);
        let by = |covered, by_hand| if covered { Assumption::ScimMinutes } else { by_hand };
        let minutes = [
            (events.joiners, by(covered.joiners || company.jit, Assumption::JoinMinutes)),
            (events.leavers, by(covered.leavers, Assumption::LeaveMinutes)),
            (events.changes, by(covered.changes, Assumption::ChangeMinutes)),
            (events.reviewed, Assumption::ReviewMinutes),
        ];
        let spent = minutes.map(|(count, each)| count * base(each));
        let all_minutes: Number = spent.into_iter().sum();
        let labour = all_minutes * base(Assumption::Rate) / Number::MINUTES;
        let orphans = if covered.leavers { Number::ZERO } else { events.leavers * base(Assumption::Missed).percent() };
        let handling = orphans * base(Assumption::OrphanCost);
        let months = base(Assumption::Discovery);
        let waste = if orphans == Number::ZERO {
            Estimate::ZERO
        } else {
            seat_year.map(&|seat| orphans * months * seat / Number::MONTHS)
        };
        let amounts = [Estimate::exact(labour), Estimate::exact(handling), waste];
        Self { leavers: events.leavers, minutes, spent, all_minutes, orphans, amounts }
    }

    /// Hours of IT.
    pub fn it_hours(&self) -> Number {
        self.all_minutes / Number::MINUTES
    }

    /// Hours for joiners, leavers, changes and reviews.
    pub fn hours_by_event(&self) -> [Number; 4] {
        self.spent.map(|minutes| minutes / Number::MINUTES)
    }
}

impl Work {
    /// The work that is left where some events are covered, an unused licence costing `seat_year`
    /// dollars. With nothing covered it is the work by hand.
    pub fn of(app: &App, company: &Company, covered: Covered, seat_year: Estimate) -> Self {
        Self::written(&WorkFigures::of(&Events::of(app, company), company, covered, seat_year), company, seat_year)
    }

    /// Figures with their sums written out.
    pub(super) fn written(figures: &WorkFigures, company: &Company, seat_year: Estimate) -> Self {
        let WorkFigures { leavers, minutes, orphans, amounts: [labour, handling, waste], .. } = *figures;
        let months = company.assumptions.base(Assumption::Discovery);
        let handled = handling_formula(leavers, orphans, company);
        Self {
            it_hours: figures.it_hours(),
            hours_by_event: figures.hours_by_event(),
            orphaned_accounts: orphans,
            labour: LineItem::new(Label::Labour, labour_formula(&minutes, company), labour),
            orphan_handling: LineItem::new(Label::OrphanHandling, handled, handling),
            unused_licences: LineItem::new(Label::UnusedLicences, waste_formula(orphans, months, seat_year), waste),
        }
    }

    /// The three lines, in order.
    pub fn lines(&self) -> [&LineItem; 3] {
        [&self.labour, &self.orphan_handling, &self.unused_licences]
    }
}

fn assumed(assumption: Assumption) -> Option<Ref> {
    Some(Ref::Assumption(assumption))
}

// These sums are written straight into their place: put together from smaller ones they would take most of the time
// that an app takes.

fn labour_formula(minutes: &[(Number, Assumption); 4], company: &Company) -> Formula {
    let base = |assumption| company.assumptions.base(assumption);
    let events = [
        (Unit::Joiners, Assumption::Leavers),
        (Unit::Leavers, Assumption::Leavers),
        (Unit::Changes, Assumption::Changes),
        (Unit::Reviews, Assumption::Reviews),
    ];
    // Four events of three tokens, with a sign or a bracket before each, and what follows them.
    let mut sum = Vec::with_capacity(21);
    for ((count, each), (unit, from)) in minutes.iter().zip(events) {
        if count.is_positive() {
            sum.push((if sum.is_empty() { Token::Open } else { Token::Plus }, None));
            sum.push((Token::Count(*count, unit), assumed(from)));
            sum.push((Token::Times, None));
            sum.push((Token::Count(base(*each), Unit::Minutes), assumed(*each)));
        }
    }
    if !sum.is_empty() {
        let rate = Estimate::exact(base(Assumption::Rate));
        sum.extend([
            (Token::Close, None),
            (Token::Over, None),
            (Token::Count(Number::MINUTES, Unit::MinutesPerHour), None),
            (Token::Times, None),
            (Token::Money(rate), assumed(Assumption::Rate)),
        ]);
    }
    Formula(sum)
}

fn handling_formula(leavers: Number, orphans: Number, company: &Company) -> Formula {
    if orphans == Number::ZERO {
        return Formula::default();
    }
    let base = |assumption| company.assumptions.base(assumption);
    Formula(vec![
        (Token::Count(leavers, Unit::Leavers), assumed(Assumption::Leavers)),
        (Token::Times, None),
        (Token::Percent(base(Assumption::Missed)), assumed(Assumption::Missed)),
        (Token::Times, None),
        (Token::Money(Estimate::exact(base(Assumption::OrphanCost))), assumed(Assumption::OrphanCost)),
    ])
}

fn waste_formula(orphans: Number, months: Number, seat_year: Estimate) -> Formula {
    if orphans == Number::ZERO || seat_year.is_unknown() {
        return Formula::default();
    }
    Formula(vec![
        (Token::Count(orphans, Unit::OrphanedAccounts), assumed(Assumption::Missed)),
        (Token::Times, None),
        (Token::Count(months, Unit::Months), assumed(Assumption::Discovery)),
        (Token::Over, None),
        (Token::Count(Number::MONTHS, Unit::Months), None),
        (Token::Times, None),
        (Token::Money(seat_year), None),
    ])
}

/// The published benchmark at this company's headcount.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkYear {
    /// Whether the row is the vendor's own.
    pub vendors_own: bool,
    /// Hours of IT.
    pub it_hours: Number,
    /// Accounts of people who left.
    pub orphaned_accounts: Number,
    /// Licences without a user.
    pub unused_licences: Number,
    /// Labour, orphaned accounts, unused licences, dollars; in the order of [`Work::lines`].
    pub lines: [LineItem; 3],
}

impl Benchmark {
    /// The row that its source prints for most apps: 500 employees, 7 orphaned accounts, 12 unused
    /// licences, 101 IT hours, $3,925 + $6,088 + $1,741 = $11,754 (stitchflow.com guides, 2026-01-11).
    /// The printed dollars are stored.
    pub fn general() -> Self {
        Self {
            vendors_own: false,
            employees: Number::from(500),
            orphaned_accounts: Number::from(7),
            unused_licences: Number::from(12),
            it_hours: Number::from(101),
            licences: Number::from(3_925),
            labour: Number::from(6_088),
            orphans: Number::from(1_741),
        }
    }

    /// Scaled to a headcount. 1,200 employees: 11,754 × 1,200 ÷ 500 = $28,209.60.
    ///
    /// ```
    /// use scim_tax::domain::{Benchmark, Estimate, Number};
    /// let year = Benchmark::general().for_employees(1_200);
    /// assert_eq!(year.total(), Estimate::exact(Number::parse("28209.6").unwrap()));
    /// ```
    pub fn for_employees(&self, employees: u32) -> BenchmarkYear {
        let headcount = Number::from(employees);
        let scaled = |printed: Number| printed * headcount / self.employees;
        let line = |label, printed: Number| {
            let formula = Formula(vec![
                (Token::Money(Estimate::exact(printed)), Some(Ref::Benchmark)),
                (Token::Times, None),
                (Token::Count(headcount, Unit::Employees), Some(Ref::Typed("employees"))),
                (Token::Over, None),
                (Token::Count(self.employees, Unit::Employees), Some(Ref::Benchmark)),
            ]);
            LineItem::new(label, formula, Estimate::exact(scaled(printed)))
        };
        BenchmarkYear {
            vendors_own: self.vendors_own,
            it_hours: scaled(self.it_hours),
            orphaned_accounts: scaled(self.orphaned_accounts),
            unused_licences: scaled(self.unused_licences),
            lines: [
                line(Label::Labour, self.labour),
                line(Label::OrphanHandling, self.orphans),
                line(Label::UnusedLicences, self.licences),
            ],
        }
    }
}

impl BenchmarkYear {
    /// All three lines.
    pub fn total(&self) -> Estimate {
        total(&self.lines)
    }
}

/// The row that counts for a vendor: its own where one is published, else the general one.
pub fn benchmark_of(vendor: &Vendor) -> Benchmark {
    vendor.benchmark.unwrap_or_else(Benchmark::general)
}

/// Expected cost of a breach through an orphaned account, shown apart from the total; `None` unless
/// both a probability and a loss were entered.
pub fn breach(company: &Company) -> Option<LineItem> {
    let base = |assumption| company.assumptions.base(assumption);
    let (probability, loss) = (base(Assumption::Breach), base(Assumption::BreachLoss));
    if !probability.is_positive() || !loss.is_positive() {
        return None;
    }
    let formula = Formula::percent(probability, assumed(Assumption::Breach))
        .times(Formula::money(Estimate::exact(loss), assumed(Assumption::BreachLoss)));
    Some(LineItem::new(Label::Breach, formula, Estimate::exact(probability.percent() * loss)))
}
