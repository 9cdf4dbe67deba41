//! At which price of the target the upgrade pays, and which discount that takes (model.md, section 6).

use std::borrow::Cow;
use std::cell::RefCell;

use super::break_even::BreakEven;
use super::break_even_line::{Point, smallest_from};
use super::catalog::{Price, Publisher, Vendor};
use super::charge::{Charge, Per, Rate, Sums};
use super::date::Date;
use super::estimate::Estimate;
use super::number::Number;
use super::options::Money;
use super::price::{Side, price_that_counts, side_year, usage_in_force};
use super::scenario::{App, Company};
use super::upgrade::{Plans, upgrade};

/// A break-even by what is compared: prices in the middle of their ranges, or at their worst.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corners {
    /// At base.
    pub base: BreakEven,
    /// The target at its high end, what one pays now and the work by hand at their low: beyond this there is
    /// no doubt. Known also where by hand is "at least".
    pub careful: BreakEven,
}

/// The break-evens of what a negotiation is about, everything else as entered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceBreakEvens {
    /// Price of a seat-month of the target up to which the upgrade costs no more than doing it by hand, in
    /// the vendor's currency. Where an add-on on the current plan is bought it is the add-on's. Always: the
    /// price does not matter. Never: not even for nothing.
    pub seat_month: Corners,
    /// Discount on the target, percent, from which it costs no more: on its list charges as `discount` is
    /// applied, or on the price that the buyer was told. What takes no discount (a price reported net, a
    /// published quote, a difference printed as such) says always or never; what is worth paying is then
    /// told by the price.
    pub discount: Corners,
}

/// What is compared at one price: dollars a year, `None` where an end that it takes is missing.
#[derive(Clone, Copy)]
struct Gap {
    /// The upgrade less doing it by hand, at base.
    base: Option<Number>,
    /// The same with the upgrade at its high and by hand at its low end.
    careful: Option<Number>,
    /// The ends of the price step.
    step: [Option<Number>; 2],
}

impl Gap {
    fn of(money: &Money) -> Self {
        let known = |amount: Estimate| amount.low().and(amount.high()).and(amount.base());
        let less = |upgrade: Option<Number>, hand: Option<Number>| {
            let gap = upgrade? - hand?;
            gap.decimal().map(|_| gap)
        };
        let (upgrade, hand) = (money.upgrade_total(), money.hand());
        let delta = money.upgrade.delta;
        Self {
            base: less(upgrade.and_then(known), known(hand)),
            careful: less(upgrade.and_then(Estimate::high), hand.low()),
            step: [delta.low(), delta.high()],
        }
    }
}

/// Which of the two gaps.
type Corner = fn(&Gap) -> Option<Number>;

/// Gaps by the price or discount that they were computed at: both corners ask for the same ones.
#[derive(Default)]
struct Seen(RefCell<Vec<(Number, Gap)>>);

impl Seen {
    fn at(&self, place: Number, find: impl FnOnce() -> Option<Gap>) -> Option<Gap> {
        let before = self.0.borrow().iter().find(|(at, _)| *at == place).map(|(_, gap)| *gap);
        before.or_else(|| {
            let gap = find()?;
            self.0.borrow_mut().push((place, gap));
            Some(gap)
        })
    }
}

/// One app, with the target at another price than the entered one.
struct Case<'a> {
    vendor: &'a Vendor,
    app: &'a App,
    company: &'a Company,
    apps: usize,
    plans: Plans,
    by_price: Seen,
    by_discount: Seen,
}

impl PriceBreakEvens {
    /// Finds both; unknown where there is nothing to buy.
    pub fn of(vendor: &Vendor, app: &App, company: &Company, apps: usize) -> Self {
        let plans = Plans::of(vendor, app);
        let buys = plans.can_be_bought(vendor, app);
        let (by_price, by_discount) = (Seen::default(), Seen::default());
        let case = Case { vendor, app, company, apps, plans, by_price, by_discount };
        let corners = |find: &dyn Fn(Corner) -> Option<BreakEven>| {
            let at = |corner: Corner| match buys.then(|| find(corner)).flatten() {
                Some(BreakEven::From(place) | BreakEven::UpTo(place)) if place.decimal().is_none() => {
                    BreakEven::Unknown
                }
                found => found.unwrap_or(BreakEven::Unknown),
            };
            Corners { base: at(|gap| gap.base), careful: at(|gap| gap.careful) }
        };
        Self {
            seat_month: corners(&|corner| case.seat_month(corner)),
            discount: corners(&|corner| case.discount(corner)),
        }
    }
}

impl Case<'_> {
    /// With a target that costs this much a seat-month, all in.
    fn at_price(&self, price: Number) -> Option<Gap> {
        self.by_price.at(price, || Some(Gap::of(&self.money_at_price(price)?)))
    }

    fn money_at_price(&self, price: Number) -> Option<Money> {
        let mut app = App { quote: None, seat: None, discount: None, ..self.app.clone() };
        let mut vendor = Cow::Borrowed(self.vendor);
        if self.plans.buys_addons_only() {
            // An own price would stand for the plan under it too, which need not be known.
            for (at, addon) in self.plans.addons.iter().enumerate() {
                let rate = if at == 0 { price } else { Number::ZERO };
                vendor.to_mut().plans[*addon].max_seats = None;
                vendor.to_mut().plans[*addon].prices = vec![by_the_seat(rate)?];
            }
        } else {
            app.seat = Some(price);
        }
        Some(Money::of(&vendor, &app, self.company, self.apps))
    }

    /// The difference rises with the price along a line, which bends where the share that is bought anyway
    /// begins to apply: where the target costs as much as the current plan.
    fn seat_month(&self, corner: Corner) -> Option<BreakEven> {
        let at = |price: Number| corner(&self.at_price(price)?);
        let mut start = (Number::ZERO, at(Number::ZERO)?);
        if start.1.shown(10).is_positive() {
            return Some(BreakEven::Never);
        }
        for bend in self.as_dear_as_now() {
            let end = (bend, at(bend)?);
            if end.1.shown(10).is_positive() {
                let slope = (end.1 - start.1) / (end.0 - start.0);
                return Some(BreakEven::UpTo(start.0 - start.1 / slope));
            }
            start = end;
        }
        let slope = at(start.0 + Number::ONE)? - start.1;
        if !slope.shown(10).is_positive() {
            return Some(BreakEven::Always);
        }
        let price = start.0 - start.1 / slope;
        // Above an open price of the current plan the step reads as unknown, and so does its break-even.
        at(price).map(|_| BreakEven::UpTo(price))
    }

    /// Prices of a seat-month at which the target costs as much as an end of what one pays now, in rising order;
    /// none where no share is bought anyway, for then it makes no difference.
    fn as_dear_as_now(&self) -> Vec<Number> {
        if self.app.anyway.is_none() || self.plans.buys_addons_only() {
            return Vec::new();
        }
        let seat_months = Number::from(self.app.seats) * Number::MONTHS;
        let now = upgrade(self.vendor, self.app, self.company).current_year;
        [now.low(), now.high()].into_iter().flatten().map(|end| end / seat_months).collect()
    }

    /// With this discount on the target, percent.
    fn at_discount(&self, discount: Number) -> Option<Gap> {
        self.by_discount.at(discount, || Some(Gap::of(&self.money_at_discount(discount))))
    }

    fn money_at_discount(&self, discount: Number) -> Money {
        let kept = |price: Number| price * (Number::HUNDRED - discount).percent();
        let app = match (self.app.quote, self.app.seat) {
            (None, None) => App { discount: Some(discount), ..self.app.clone() },
            (quote, seat) => App { quote: quote.map(kept), seat: seat.map(kept), ..self.app.clone() },
        };
        Money::of(self.vendor, &app, self.company, self.apps)
    }

    /// The difference falls with the discount along lines, which end where a minimum spend sets in and at the
    /// current plan's own discount, at which charges that both plans have cancel out.
    fn discount(&self, corner: Corner) -> Option<BreakEven> {
        let mut bends = vec![self.app.now_discount.unwrap_or(Number::ZERO)];
        if self.app.quote.or(self.app.seat).is_none() {
            bends.extend(self.minimum_spends());
        }
        smallest_from(Number::HUNDRED, &bends, &|discount| {
            let gap = self.at_discount(discount)?;
            // The share that is bought anyway applies to each end above zero.
            let bends_at_zero = if self.app.anyway.is_some() { gap.step } else { [None; 2] };
            Some(Point { value: corner(&gap)?, bends_at_zero })
        })
    }

    /// Discounts at which an end of what the target's charges come to is a minimum spend.
    fn minimum_spends(&self) -> Vec<Number> {
        let Plans { current, target, addons } = &self.plans;
        let current = current.map(|at| &self.vendor.plans[at]);
        let usage = usage_in_force(self.app, current, self.company.prices);
        let mut found = Vec::new();
        for at in target.iter().chain(addons) {
            let minimum = price_that_counts(&self.vendor.plans[*at], self.company.prices).ok();
            let Some(least) = minimum.and_then(|(_, price)| price.minimum_spend) else { continue };
            let charges = |discount: Number| {
                let app = App { discount: Some(discount), quote: None, seat: None, ..self.app.clone() };
                let year = side_year(self.vendor, &[*at], (&app, self.company), usage, (Side::Target, Sums::LeftOut));
                year.entries.iter().fold(Estimate::ZERO, |sum, entry| sum.plus(entry.billed.amount))
            };
            let (full, least_possible) = (charges(Number::ZERO), charges(Number::HUNDRED));
            for (full, rest) in [(full.low(), least_possible.low()), (full.high(), least_possible.high())] {
                let bend = full.zip(rest).map(|(full, rest)| Number::HUNDRED * (full - least) / (full - rest));
                found.extend(bend.filter(|bend| bend.decimal().is_some()));
            }
        }
        found
    }
}

/// A price of this much a seat-month and nothing else; its date is looked at by nobody.
fn by_the_seat(rate: Number) -> Option<Price> {
    let rate = Rate::either(Estimate::exact(rate));
    Some(Price {
        publisher: Publisher::Vendor,
        source: String::new(),
        checked: Date::new(2000, 1, 1)?,
        published: None,
        grade: super::catalog::Grade::D,
        net: false,
        minimum_spend: None,
        priced_for: None,
        charges: vec![Charge::PerSeat { rate, per: Per::Month, included: 0, minimum: 0, pack: 1 }],
        one_offs: Vec::new(),
    })
}
