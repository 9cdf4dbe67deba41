//! From a vendor, an app and the company to the app's program over the years.

use super::super::after_scim::Coverage;
use super::super::assumptions::{Assumption, Span};
use super::super::by_hand::benchmark_of;
use super::super::catalog::Vendor;
use super::super::estimate::Estimate;
use super::super::horizon::{Year, at_seats};
use super::super::number::Number;
use super::super::reason::Reason;
use super::super::scenario::{App, Company, Manual};
use super::app::{AppProgram, Manually, Replaced, Seat, Upgraded};
use super::inputs::{Input, Uncertain};
use super::prices::{Figure, Parts};
use super::team::{can_orphan, case};
use super::{CERTAIN, Gap};

/// A figure that is nothing.
const NOTHING: (Figure<Number>, usize) = (Figure::ZERO, CERTAIN);

impl AppProgram<Number> {
    /// Compiles app `at` of `apps` over some years; `slots` is the last place taken among the positions. With it its
    /// uncertain inputs: an input is the same in all years, and has the three values of the first year that it is in.
    pub fn of(
        vendor: &Vendor,
        app: &App,
        company: &Company,
        years: &[Year],
        apps: usize,
        (at, slots): (usize, &mut usize),
    ) -> (Self, Vec<Uncertain>) {
        let grown: Vec<App> = years.iter().filter_map(|year| Some(at_seats(app, year.seats?))).collect();
        let parts: Vec<Parts> = grown.iter().map(|app| Parts::of(vendor, app, company)).collect();
        let coverage = Coverage::of(vendor, company.idp);
        let mut inputs = Vec::new();
        let mut slot = |found: &dyn Fn(&Parts) -> Option<(Input, Estimate)>| {
            let Some((input, Estimate::Range(low, high))) = parts.iter().find_map(found) else { return CERTAIN };
            *slots += 1;
            let span = Span { low, base: (low + high) / Number::from(2), high };
            inputs.push(Uncertain { input, span, slot: *slots });
            *slots
        };
        let whole = Estimate::Range(Number::ZERO, Number::ONE);
        let published = |parts: &Parts| Some((Input::PublishedStep(at), parts.target)).filter(|_| parts.is_published);
        let slots = Slots {
            current: slot(&|parts| parts.current_input(at)),
            published: slot(&|parts| published(parts).filter(|(_, step)| matches!(step, Estimate::Range(..)))),
            target: slot(&|parts| parts.target_input(at)),
            coverage: slot(&|parts| (parts.buys && !coverage.is_certain()).then_some((Input::Coverage(at), whole))),
        };
        let (mut by_hand, mut upgrade, mut other) = (Ok(Vec::new()), Ok(Vec::new()), Ok(Vec::new()));
        for ((year, app), parts) in years.iter().zip(&grown).zip(&parts) {
            let case = Case { vendor, app, company, parts, coverage, slots };
            add(&mut by_hand, case.by_hand().map(|work| work.in_year(year)));
            add(&mut upgrade, case.upgrade(year, apps));
            add(&mut other, case.other().map(|tool| tool.in_year(year)));
        }
        if grown.len() < years.len() {
            let too_many = Gap::Unknown(Reason::TooLarge);
            add(&mut by_hand, Err(too_many));
            add(&mut upgrade, Err(too_many));
            add(&mut other, Err(too_many));
        }
        (Self { by_hand, upgrade, other }, inputs)
    }
}

/// Adds a year; what is missing in one is missing in the sum.
fn add<T>(years: &mut Result<Vec<T>, Gap>, year: Result<T, Gap>) {
    match (years.as_mut(), year) {
        (Ok(years), Ok(year)) => years.push(year),
        (Ok(_), Err(gap)) => *years = Err(gap),
        (Err(_), _) => {}
    }
}

impl Parts {
    /// The price of the plan one has, if it or what a seat costs varies.
    fn current_input(&self, app: usize) -> Option<(Input, Estimate)> {
        let kinds = (Input::CurrentPrice(app), Input::CurrentSeat(app));
        moving(kinds, self.current_year, self.current, self.current_seat)
    }

    /// The same of what is bought.
    fn target_input(&self, app: usize) -> Option<(Input, Estimate)> {
        let kinds = (Input::TargetPrice(app), Input::TargetSeat(app));
        let in_step = if self.is_published { Estimate::ZERO } else { self.target };
        moving(kinds, self.target_year, in_step, self.target_seat).filter(|_| self.buys)
    }
}

/// The input behind what moves a side, with the amount that tells it best: the whole price where that varies.
fn moving(kinds: (Input, Input), year: Estimate, in_step: Estimate, seat: Estimate) -> Option<(Input, Estimate)> {
    let varies = |amount: Estimate| matches!(amount, Estimate::Range(..));
    match (varies(year), varies(in_step), varies(seat)) {
        (_, false, false) => None,
        (true, _, _) => Some((kinds.0, year)),
        (false, true, _) => Some((kinds.0, in_step)),
        (false, false, true) => Some((kinds.1, seat)),
    }
}

/// Where an app's inputs stand among the positions.
#[derive(Clone, Copy)]
struct Slots {
    current: usize,
    published: usize,
    target: usize,
    coverage: usize,
}

/// What an app's program is made from.
struct Case<'a> {
    vendor: &'a Vendor,
    app: &'a App,
    company: &'a Company,
    parts: &'a Parts,
    coverage: Coverage,
    slots: Slots,
}

impl Case<'_> {
    fn dollars(&self, amount: Estimate) -> Estimate {
        let rate = self.company.dollars_for(&self.vendor.currency);
        rate.map_or(Estimate::Unknown(Reason::ExchangeRate), |rate| amount.times(rate))
    }

    fn figure(&self, amount: Estimate, slot: usize) -> Result<(Figure<Number>, usize), Gap> {
        Gap::ends(self.dollars(amount)).map(|ends| (Figure::from(ends), slot))
    }

    /// What a seat costs on the plan one has.
    fn seat_now(&self) -> Result<Seat<Number>, Gap> {
        Ok(Seat { current: self.figure(self.parts.current_seat, self.slots.current)?, target: NOTHING })
    }

    /// What a seat costs on the plan with SCIM; an add-on's comes on top.
    fn seat_then(&self) -> Result<Seat<Number>, Gap> {
        let current = if self.parts.on_top { self.seat_now()?.current } else { NOTHING };
        Ok(Seat { current, target: self.figure(self.parts.target_seat, self.slots.target)? })
    }

    fn by_hand(&self) -> Result<Manually<Number>, Gap> {
        self.work(self.seat_now(), true)
    }

    fn upgrade(&self, year: &Year, apps: usize) -> Result<Upgraded<Number>, Gap> {
        let (app, company, parts, coverage) = (self.app, self.company, self.parts, self.coverage);
        if !parts.buys {
            return Err(Gap::NotOffered);
        }
        Gap::ends(self.dollars(parts.delta))?;
        let or_nothing = |amount: Option<Number>| amount.unwrap_or(Number::ZERO);
        let shared = or_nothing(company.idp_cost) / Number::from(u32::try_from(apps).unwrap_or(u32::MAX));
        let once = Estimate::exact(parts.once + or_nothing(app.once));
        let (once, _) = Gap::ends(self.dollars(once))?;
        let (once, set_up) =
            if year.number == 1 { (once, or_nothing(company.setup_hours)) } else { (Number::ZERO, Number::ZERO) };
        let step = if parts.is_published { self.slots.published } else { self.slots.target };
        let uncovered = !coverage.best.leavers || !coverage.worst.leavers;
        let (target, current) = (self.figure(parts.target, step)?, self.figure(parts.current, self.slots.current)?);
        Ok(Upgraded {
            target: (target.0.map(&|price| year.price(price)), target.1),
            current: (current.0.map(&|price| year.price(price)), current.1),
            keep: (Number::HUNDRED - or_nothing(app.anyway)).percent(),
            fixed: year.price(shared) + once,
            hours: year.wage(set_up + or_nothing(company.token_hours)),
            stays: self.work(self.seat_then(), uncovered)?.in_year(year),
            worst: case(coverage.worst),
            best: case(coverage.best),
            coverage: self.slots.coverage,
        })
    }

    fn other(&self) -> Result<Replaced<Number>, Gap> {
        let price = match (self.app.other, self.company.third_party) {
            (Some(own), _) => Gap::ends(self.dollars(Estimate::exact(own)))?.0,
            (None, Some(shared)) => shared,
            (None, None) => return Err(Gap::NotOffered),
        };
        Ok(Replaced { price, stays: self.work(self.seat_now(), false)? })
    }

    /// Manual work with an unused licence at the price of `seat`, which matters where leavers may be `uncovered`.
    fn work(&self, seat: Result<Seat<Number>, Gap>, uncovered: bool) -> Result<Manually<Number>, Gap> {
        let matters = uncovered && can_orphan(self.company);
        if self.company.manual == Manual::Own {
            let free = Seat { current: NOTHING, target: NOTHING };
            let seat = if matters { seat? } else { free };
            return Ok(Manually::Own { seats: Number::from(self.app.seats), seat });
        }
        let printed = benchmark_of(self.vendor).for_employees(self.company.employees).lines;
        let lines = printed.map(|line| line.amount.base().unwrap_or(Number::ZERO));
        let discovered = self.company.assumptions.span(Assumption::Discovery).high.is_positive();
        // What may cost nothing has no proportion.
        let priced = self.seat_now().ok().filter(|now| now.current.0.low.is_positive());
        let licences = match (priced.filter(|_| matters && discovered), seat) {
            (None, _) | (_, Err(Gap::Unknown(_) | Gap::NotOffered)) => None,
            (Some(_), Err(Gap::OpenEnd)) => return Err(Gap::OpenEnd),
            (Some(now), Ok(then)) => (then != now).then_some((now, then)),
        };
        Ok(Manually::Printed { lines, licences })
    }
}

impl Year {
    /// What today's price comes to in this year, in today's money.
    fn price(&self, today: Number) -> Number {
        if self.number == 1 { today } else { today * self.price_factor / self.discount_factor }
    }

    /// What today's wages come to, which do not rise.
    fn wage(&self, today: Number) -> Number {
        if self.number == 1 { today } else { today / self.discount_factor }
    }
}

impl Manually<Number> {
    fn in_year(self, year: &Year) -> Self {
        match self {
            // Wages by way of the seats; a seat's price rises on top.
            Self::Own { seats, seat } => Self::Own { seats: year.wage(seats), seat: seat.in_year(year) },
            Self::Printed { lines: [labour, orphans, unused], licences } => {
                Self::Printed { lines: [year.wage(labour), year.wage(orphans), year.price(unused)], licences }
            }
        }
    }
}

impl Seat<Number> {
    fn in_year(self, year: &Year) -> Self {
        let risen = |(figure, slot): (Figure<Number>, usize)| match year.number {
            1 => (figure, slot),
            _ => (figure.map(&|price| price * year.price_factor), slot),
        };
        Self { current: risen(self.current), target: risen(self.target) }
    }
}

impl Replaced<Number> {
    fn in_year(self, year: &Year) -> Self {
        Self { price: year.price(self.price), stays: self.stays.in_year(year) }
    }
}
