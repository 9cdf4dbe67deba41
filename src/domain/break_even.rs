//! From how many seats, leavers or dollars an hour the upgrade pays (model.md, section 6).

use super::assumptions::{Assumption, Span};
use super::balance::Balance;
use super::catalog::{Catalog, Vendor};
use super::number::Number;
use super::price::price_that_counts;
use super::scenario::{App, Company, Scenario};
use std::cell::RefCell;

/// Where the upgrade costs no more than doing it by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakEven {
    /// From this value up to the bound.
    From(Number),
    /// Up to this value.
    UpTo(Number),
    /// Whatever the value.
    Always,
    /// At no value up to the bound.
    Never,
    /// A price, or an end of one, is missing.
    Unknown,
}

/// The break-evens of one app, each with everything else as entered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEvens {
    /// Seats, up to 1,000,000 or the most that both plans are sold for.
    pub seats: BreakEven,
    /// Leavers, percent a year, up to 100.
    pub leavers: BreakEven,
    /// Loaded hourly rate of IT, dollars, up to the most that can be entered.
    pub rate: BreakEven,
}

/// The most seats looked at.
const MOST_SEATS: u32 = 1_000_000;

impl BreakEvens {
    /// Those of each app of a scenario, in its order.
    pub fn of_all(catalog: &Catalog, scenario: &Scenario) -> Vec<Self> {
        let Scenario { apps, company } = scenario.clone().resolved(catalog);
        apps.iter().map(|app| Self::of(&catalog.vendor_of(app), app, &company, apps.len())).collect()
    }

    /// Finds all three; unknown where there is nothing to buy.
    pub fn of(vendor: &Vendor, app: &App, company: &Company, apps: usize) -> Self {
        let Some(balance) = Balance::of(vendor, app, company, apps) else {
            return Self { seats: BreakEven::Unknown, leavers: BreakEven::Unknown, rate: BreakEven::Unknown };
        };
        // Prices depend on neither.
        let prices = balance.prices(app, company);
        let along = |assumption, bound| {
            let mut company = company.clone();
            crossing(bound, &mut |value| {
                company.assumptions.set(assumption, Span::certain(value));
                balance.at(&prices, app.seats, &balance.team(&company))
            })
        };
        Self {
            seats: seats(vendor, app, company, &balance),
            leavers: along(Assumption::Leavers, Number::HUNDRED),
            rate: along(Assumption::Rate, Assumption::Rate.limits().high),
        }
    }
}

/// Where a function of 0..=`bound` that crosses zero once is at or below it. Mostly it is a straight line,
/// with an exact answer; what stays of the benchmark is a proportion, and its crossing is closed in on.
pub(super) fn crossing(bound: Number, function: &mut dyn FnMut(Number) -> Option<Number>) -> BreakEven {
    let (Some(start), Some(end)) = (function(Number::ZERO), function(bound)) else { return BreakEven::Unknown };
    let mut root = || {
        let straight = bound * start / (start - end);
        if function(straight) == Some(Number::ZERO) {
            return straight;
        }
        let (mut low, mut high) = (Number::ZERO, bound);
        for _ in 0..64 {
            let middle = (low + high) / Number::from(2);
            let as_at_start = function(middle).is_some_and(Number::is_positive) == start.is_positive();
            *(if as_at_start { &mut low } else { &mut high }) = middle;
        }
        high
    };
    match (start.is_positive(), end.is_positive()) {
        (false, false) => BreakEven::Always,
        (true, true) => BreakEven::Never,
        (true, false) => BreakEven::From(root()),
        (false, true) => BreakEven::UpTo(root()),
    }
}

/// The smallest number of seats from which the upgrade costs no more than doing it by hand, up to the
/// bound.
///
/// Between the thresholds of the charges the difference is a straight line, or one with a kink where a
/// minimum spend or a saving ends; so it is looked at piece by piece from the top.
fn seats(vendor: &Vendor, app: &App, company: &Company, balance: &Balance) -> BreakEven {
    let plans = &balance.plans;
    let probed = RefCell::new(app.clone());
    let team = balance.team(company);
    let at = |seats: u32| {
        probed.borrow_mut().seats = seats;
        balance.at(&balance.prices(&probed.borrow(), company), seats, &team)
    };
    // A price that the buyer was told goes before the plan's charges and limits.
    let current = plans.current.filter(|_| app.now_quote.or(app.now_seat).is_none());
    let target = plans.target.into_iter().chain(plans.addons.iter().copied());
    let target = target.filter(|_| app.quote.or(app.seat).is_none());
    let (mut starts, mut bound, mut packs) = (Rising(vec![1]), MOST_SEATS, Vec::new());
    for plan in current.into_iter().chain(target) {
        let plan = &vendor.plans[plan];
        bound = bound.min(plan.max_seats.unwrap_or(MOST_SEATS));
        let Ok((_, price)) = price_that_counts(plan, company.prices) else { continue };
        for charge in &price.charges {
            bound = bound.min(charge.most_seats().unwrap_or(MOST_SEATS));
            for last in charge.thresholds() {
                starts.add(last.saturating_add(1));
            }
            packs.push(charge.pack());
        }
    }
    for step in &vendor.published_steps {
        for row in &step.rows {
            starts.add(row.seats);
        }
    }
    let Some(saw) = Saw::of(&packs) else { return BreakEven::Unknown };

    let (mut from, mut end) = (None, bound);
    for start in starts.0.into_iter().rev().filter(|start| (1..=bound).contains(start)) {
        match saw.last_dearer(start, end, &at) {
            Dearer::Never => from = Some(start),
            Dearer::Last(last) if last == bound => return BreakEven::Never,
            Dearer::Last(last) => return BreakEven::From(Number::from(last + 1)),
            // Below the first row of a published table nothing is known.
            Dearer::Unknown => break,
        }
        end = start - 1;
    }
    match from {
        None => BreakEven::Unknown,
        Some(1) => BreakEven::Always,
        Some(from) => BreakEven::From(Number::from(from)),
    }
}

/// Numbers in rising order, each once.
struct Rising(Vec<u32>);

impl Rising {
    fn add(&mut self, number: u32) {
        if let Err(at) = self.0.binary_search(&number) {
            self.0.insert(at, number);
        }
    }
}

/// The last number of seats in a piece at which the upgrade is dearer.
enum Dearer {
    Never,
    Last(u32),
    Unknown,
}

/// Packs make a saw of a line: it jumps after the last seat of a pack, and is straight within packs. Seats
/// at the same place of the period, after which all packs begin anew, lie on a line again.
struct Saw {
    period: u32,
    /// Places in the period, counted from 0, before and after each jump.
    edges: Vec<u32>,
}

impl Saw {
    /// The most edges looked at.
    const MOST_EDGES: usize = 4_000;

    /// `None` for packs that hardly ever begin together.
    fn of(packs: &[u32]) -> Option<Self> {
        let period =
            packs.iter().try_fold(1, |period, pack| lcm(period, *pack)).filter(|period| *period <= MOST_SEATS)?;
        let mut edges = Rising(Vec::new());
        for pack in packs.iter().copied().filter(|pack| *pack > 1) {
            let mut last = 0;
            while last < period {
                edges.add(last);
                edges.add((last + 1) % period);
                last += pack;
                if edges.0.len() > Self::MOST_EDGES {
                    return None;
                }
            }
        }
        Some(Self { period, edges: edges.0 })
    }

    fn last_dearer(&self, start: u32, end: u32, at: &dyn Fn(u32) -> Option<Number>) -> Dearer {
        if self.edges.is_empty() {
            return last_above_zero(start, end, at);
        }
        let dearer = |seats| at(seats).map(Number::is_positive);
        let mut last = match (dearer(start), dearer(end)) {
            (_, Some(true)) => return Dearer::Last(end),
            (None, _) | (_, None) => return Dearer::Unknown,
            (Some(true), _) => Some(start),
            (Some(false), _) => None,
        };
        for edge in &self.edges {
            let first = start + (edge + self.period - start % self.period) % self.period;
            if first > end {
                continue;
            }
            match last_above_zero(0, (end - first) / self.period, &|index| at(first + index * self.period)) {
                Dearer::Unknown => return Dearer::Unknown,
                Dearer::Never => {}
                Dearer::Last(index) => last = last.max(Some(first + index * self.period)),
            }
        }
        // From there to the next edge it is straight.
        let Some(last) = last else { return Dearer::Never };
        let gap = self.edges.iter().map(|edge| (edge + self.period - (last + 1) % self.period) % self.period).min();
        last_above_zero(last, end.min(last + 1 + gap.unwrap_or(0)), at)
    }
}

/// The last index in `start..=end` with a value above zero, for a function that is a line or a few lines
/// with kinks between them: pieces that are not straight are halved.
fn last_above_zero(start: u32, end: u32, at: &dyn Fn(u32) -> Option<Number>) -> Dearer {
    let Some(last) = at(end) else { return Dearer::Unknown };
    if last.is_positive() {
        return Dearer::Last(end);
    }
    at(start).map_or(Dearer::Unknown, |first| piece((start, first), (end, last), at))
}

fn piece((start, first): (u32, Number), (end, last): (u32, Number), at: &dyn Fn(u32) -> Option<Number>) -> Dearer {
    if last.is_positive() {
        return Dearer::Last(end);
    }
    if end - start <= 1 {
        return if first.is_positive() { Dearer::Last(start) } else { Dearer::Never };
    }
    let middle = start + (end - start) / 2;
    let Some(value) = at(middle) else { return Dearer::Unknown };
    if is_straight((start, first), (middle, value), (end, last)) {
        return if first.is_positive() { on_line((start, first), (end, last), at) } else { Dearer::Never };
    }
    match piece((middle, value), (end, last), at) {
        Dearer::Never => piece((start, first), (middle, value), at),
        found => found,
    }
}

/// The same where the function is a line that falls from above zero at `low` to zero or below at `high`: looked at
/// where the line is zero, which two looks settle; where it was not quite straight, by halves.
fn on_line(mut low: (u32, Number), mut high: (u32, Number), at: &dyn Fn(u32) -> Option<Number>) -> Dearer {
    let mut looks = 0;
    while high.0 - low.0 > 1 {
        let width = high.0 - low.0;
        let to_zero = (Number::from(width) * low.1 / (low.1 - high.1)).ceil().decimal();
        let to_zero = to_zero.and_then(|whole| u32::try_from(whole.mantissa()).ok()).filter(|_| looks < 4);
        // The last place before zero, or the one after that once it is `low`.
        let place = low.0 + to_zero.map_or(width / 2, |to_zero| to_zero.saturating_sub(1).clamp(1, width - 1));
        let Some(value) = at(place) else { return Dearer::Unknown };
        *(if value.is_positive() { &mut low } else { &mut high }) = (place, value);
        looks += 1;
    }
    Dearer::Last(low.0)
}

/// Whether three points lie on a line, as far as quotients are exact.
fn is_straight((start, first): (u32, Number), (middle, value): (u32, Number), (end, last): (u32, Number)) -> bool {
    let share = Number::from(middle - start) / Number::from(end - start);
    let off = (first + (last - first) * share - value).abs();
    off * Number::from(1_000_000_000) <= first.abs() + last.abs() + Number::ONE
}

/// The least common multiple, if it is a number of seats.
fn lcm(a: u32, b: u32) -> Option<u32> {
    let (mut divisor, mut rest) = (a, b);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (a / divisor).checked_mul(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i32) -> Number {
        Number::parse(&value.to_string()).unwrap()
    }

    fn crosses(start: i32, end: i32) -> BreakEven {
        let slope = number(end) - number(start);
        crossing(Number::from(100), &mut |value| Some(number(start) + slope * value / Number::from(100)))
    }

    #[test]
    fn a_line_crosses_zero_once_or_not_at_all() {
        assert_eq!(crosses(30, -10), BreakEven::From(Number::from(75)));
        assert_eq!(crosses(-30, 10), BreakEven::UpTo(Number::from(75)));
        assert_eq!(crosses(30, 0), BreakEven::From(Number::from(100)));
        assert_eq!(crosses(30, 1), BreakEven::Never);
        assert_eq!(crosses(0, -1), BreakEven::Always);
        assert_eq!(crosses(0, 0), BreakEven::Always);
        assert_eq!(crossing(Number::ONE, &mut |_| None), BreakEven::Unknown);
    }

    #[test]
    fn a_curve_is_closed_in_on() {
        // 1 / (x + 1) − 1/5 crosses at 4.
        let mut curve = |x: Number| Some((Number::ONE / (x + Number::ONE) - Number::ONE / Number::from(5)).shown(10));
        let BreakEven::From(found) = crossing(Number::from(100), &mut curve) else { panic!("no crossing") };
        assert_eq!(found.shown(8).to_string(), "4");
    }

    /// The last place above zero between 1 and a million, and how many places were looked at.
    fn last(function: &dyn Fn(Number) -> Number) -> (Option<u32>, usize) {
        let looks = std::cell::Cell::new(0);
        let at = |seats: u32| {
            looks.set(looks.get() + 1);
            Some(function(Number::from(seats)))
        };
        let found = match last_above_zero(1, 1_000_000, &at) {
            Dearer::Last(last) => Some(last),
            Dearer::Never | Dearer::Unknown => None,
        };
        (found, looks.get())
    }

    #[test]
    fn a_line_is_looked_at_where_it_is_zero() {
        // 1,000 − 3 × 333 = 1, and − 2 at 334: both ends, the middle, and those two.
        assert_eq!(last(&|seats| number(1_000) - number(3) * seats), (Some(333), 5));
        // Zero at 333 is not above it.
        assert_eq!(last(&|seats| number(999) - number(3) * seats), (Some(332), 5));
        assert_eq!(last(&|seats| number(1) - seats), (None, 3));
        assert_eq!(last(&|seats| number(2) - seats), (Some(1), 4));
        assert_eq!(last(&|seats| number(1_000_000) - seats), (Some(999_999), 4));
        assert_eq!(last(&|seats| number(1_000_001) - seats), (Some(1_000_000), 1));
    }

    #[test]
    fn what_is_not_a_line_is_halved() {
        // 1,000 ÷ 333 is above 3, 1,000 ÷ 334 below.
        assert_eq!(last(&|seats| number(1_000) / seats - number(3)).0, Some(333));
        let curve = |seats: u32| Some(number(1_000) / Number::from(seats) - number(3));
        let ends = ((1, curve(1).unwrap()), (1_000_000, curve(1_000_000).unwrap()));
        assert!(matches!(on_line(ends.0, ends.1, &curve), Dearer::Last(333)));
    }

    #[test]
    fn packs_jump_before_and_after_their_last_seat() {
        let edges = |packs: &[u32]| Saw::of(packs).map(|saw| (saw.period, saw.edges));
        assert_eq!(edges(&[]), Some((1, vec![])));
        assert_eq!(edges(&[1, 1]), Some((1, vec![])));
        assert_eq!(edges(&[5, 1]), Some((5, vec![0, 1])));
        assert_eq!(edges(&[2, 3]), Some((6, vec![0, 1, 2, 3, 4, 5])));
        assert_eq!(edges(&[4, 6]), Some((12, vec![0, 1, 4, 5, 6, 7, 8, 9])));
        assert_eq!(edges(&[99_991, 99_989]), None);
        assert_eq!(edges(&[u32::MAX, 2]), None);
    }
}
