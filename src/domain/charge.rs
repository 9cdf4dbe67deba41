//! What a charge comes to in a year (model.md, section 2).

use super::estimate::Estimate;
use super::formula::{Formula, Ref, Token, Unit};
use super::number::Number;
use super::reason::Reason;

/// How the buyer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// For a year at a time.
    Annual,
    /// By the month.
    Monthly,
}

/// The period of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Per {
    fn periods(self) -> Number {
        match self {
            Self::Month => Number::MONTHS,
            Self::Year => Number::ONE,
        }
    }

    fn factor(self) -> Formula {
        match self {
            Self::Month => Formula::count(Number::MONTHS, Unit::Months, None),
            Self::Year => Formula::default(),
        }
    }
}

/// An amount for one period, on one billing term or both. At least one is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// When a year is bought.
    pub annual: Option<Estimate>,
    /// When billed by the month.
    pub monthly: Option<Estimate>,
}

impl Rate {
    /// The same on both terms.
    pub fn either(amount: Estimate) -> Self {
        Self { annual: Some(amount), monthly: Some(amount) }
    }

    /// The amount on a term, and whether it had to be taken from the other term.
    pub fn on(self, term: Term) -> (Estimate, bool) {
        let (own, other) = match term {
            Term::Annual => (self.annual, self.monthly),
            Term::Monthly => (self.monthly, self.annual),
        };
        match (own, other) {
            (Some(amount), _) => (amount, false),
            (None, Some(amount)) => (amount, true),
            (None, None) => (Estimate::Unknown(Reason::NotRecorded), false),
        }
    }
}

/// How a banded charge is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All seats at the rate of the band that is reached.
    Volume,
    /// Each slice of seats at its own rate.
    Graduated,
    /// The band's amount.
    Lump,
}

/// A band of seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The last seat of the band; `None` for the last band.
    pub up_to: Option<u32>,
    /// A seat's rate, or the band's amount.
    pub rate: Rate,
}

/// One recurring charge.
#[derive(Clone, Debug, PartialEq)]
pub enum Charge {
    /// rate × max(billed − included, 0), billed = max(seats, minimum) rounded up to a pack.
    PerSeat {
        /// For a seat.
        rate: Rate,
        /// Its period.
        per: Per,
        /// Seats that are not billed.
        included: u32,
        /// Seats billed at least.
        minimum: u32,
        /// Seats are sold in packs of this many, 1 or more.
        pack: u32,
    },
    /// An amount whatever the seats, up to what it covers.
    Flat {
        /// For all seats.
        rate: Rate,
        /// Its period.
        per: Per,
        /// Seats covered; `None`: any number.
        covers: Option<u32>,
    },
    /// By number of seats.
    Bands {
        /// How the bands are read.
        mode: Mode,
        /// Period of the rates.
        per: Per,
        /// In rising order.
        bands: Vec<Band>,
    },
    /// rate × ceil(max(quantity − included, 0) ÷ block).
    Usage {
        /// For a block.
        rate: Rate,
        /// Its period.
        per: Per,
        /// What is counted.
        unit: String,
        /// Units not billed.
        included: Number,
        /// Units in a block, above zero.
        block: Number,
    },
    /// max(floor, percent × spend), the spend being the usage.
    Share {
        /// In percent.
        percent: Number,
        /// Period of floor and spend.
        per: Per,
        /// What it is a share of.
        unit: String,
        /// The least, for a period.
        floor: Number,
    },
    /// By quote, a year; unknown where no range is published.
    Quote(Estimate),
}

/// What a charge is computed for.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// Seats, 1 or more.
    pub seats: u32,
    /// Billing term.
    pub term: Term,
    /// Usage in the charge's unit, where known.
    pub usage: Option<Number>,
    /// Discount in percent on list charges, 0 to 100.
    pub discount: Number,
}

/// Whether the sums over seats are written out: a break-even asks for figures many times and shows none of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sums {
    /// As people read them.
    Written,
    /// Not needed.
    LeftOut,
}

/// What a charge comes to in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Billed {
    /// A year.
    pub amount: Estimate,
    /// The discounted rate for one unit, where the amount is a rate times [`Billed::factors`].
    pub rate: Option<Estimate>,
    /// What the rate is multiplied by, written out; the whole formula where there is no rate.
    pub factors: Formula,
    /// What one seat more or less costs a year.
    pub marginal: Estimate,
    /// The price is not sold on the term asked for.
    pub other_term: bool,
    /// Seats billed at least, where that is more than the seats.
    pub minimum: Option<u32>,
    /// A flat amount covers this many seats, and there are more.
    pub exceeds: Option<u32>,
}

impl Billed {
    pub(super) fn new(amount: Estimate, rate: Option<Estimate>, factors: Formula, marginal: Estimate) -> Self {
        Self { amount, rate, factors, marginal, other_term: false, minimum: None, exceeds: None }
    }

    /// Whether there is something to write out.
    pub(super) fn is_written(&self) -> bool {
        self.rate.is_some() || !self.factors.is_empty()
    }

    /// The whole sum written out, its prices marked as coming from `from`.
    pub fn formula(&self, from: Option<Ref>) -> Formula {
        let mut formula = match self.rate {
            Some(rate) => Formula::money_times(rate, from, &self.factors),
            None => self.factors.clone(),
        };
        for (token, source) in &mut formula.0 {
            if matches!(token, Token::Money(_) | Token::Percent(_)) && source.is_none() {
                *source = from;
            }
        }
        formula
    }
}

fn seats_factor(seats: u32, per: Per) -> Formula {
    let mut factors = Vec::with_capacity(3);
    factors.push((Token::Count(Number::from(seats), Unit::Seats), Some(Ref::Typed("seats"))));
    if per == Per::Month {
        factors.extend([(Token::Times, None), (Token::Count(Number::MONTHS, Unit::Months), None)]);
    }
    Formula(factors)
}

impl Charge {
    /// What the charge comes to in a year.
    ///
    /// Kustomer's Ultimate, $139 a seat-month with 8 seats at least: 139 × 8 × 12 = $13,344 for
    /// 5 seats, 139 × 15 × 12 = $25,020 for 15.
    ///
    /// ```
    /// use scim_tax::domain::{Basis, Charge, Estimate, Number, Per, Rate, Term};
    /// let rate = Rate::either(Estimate::exact(Number::from(139)));
    /// let ultimate = Charge::PerSeat { rate, per: Per::Month, included: 0, minimum: 8, pack: 1 };
    /// let basis = |seats| Basis { seats, term: Term::Annual, usage: None, discount: Number::ZERO };
    /// assert_eq!(ultimate.year(basis(5)).amount, Estimate::exact(Number::from(13_344)));
    /// assert_eq!(ultimate.year(basis(15)).amount, Estimate::exact(Number::from(25_020)));
    /// ```
    pub fn year(&self, basis: Basis) -> Billed {
        self.billed(basis, Sums::Written)
    }

    /// The same, with the sum written out or in figures alone.
    pub(super) fn billed(&self, basis: Basis, sums: Sums) -> Billed {
        let keep = (Number::HUNDRED - basis.discount).percent();
        let on_term = |rate: Rate| {
            let (amount, other_term) = rate.on(basis.term);
            (amount.times(keep), other_term)
        };
        match self {
            Self::PerSeat { rate, per, included, minimum, pack } => {
                let (rate, other_term) = on_term(*rate);
                let packs = basis.seats.max(*minimum).checked_next_multiple_of((*pack).max(1));
                let billed = packs.unwrap_or(u32::MAX);
                let counted = Number::from(billed.saturating_sub(*included));
                let free = basis.seats <= *minimum || basis.seats <= *included;
                let marginal = if free { Estimate::ZERO } else { rate.times(per.periods()) };
                let inside = billed <= *included;
                let factors = match (inside || sums == Sums::LeftOut, *included) {
                    (true, _) => Formula::default(),
                    (false, 0) => seats_factor(billed, *per),
                    (false, included) => Formula::count(Number::from(billed), Unit::Seats, Some(Ref::Typed("seats")))
                        .minus(Formula::count(Number::from(included), Unit::IncludedSeats, None))
                        .bracketed()
                        .times(per.factor()),
                };
                let shown_rate = (!inside).then_some(rate);
                let amount = if inside { Estimate::ZERO } else { rate.times(counted * per.periods()) };
                Billed {
                    other_term,
                    minimum: (basis.seats < *minimum).then_some(*minimum),
                    ..Billed::new(amount, shown_rate, factors, marginal)
                }
            }
            Self::Flat { rate, per, covers } => {
                let (rate, other_term) = on_term(*rate);
                Billed {
                    other_term,
                    exceeds: covers.filter(|covered| basis.seats > *covered),
                    ..Billed::new(rate.times(per.periods()), Some(rate), per.factor(), Estimate::ZERO)
                }
            }
            Self::Bands { mode, per, bands } => bands_year(*mode, *per, bands, (basis.seats, sums), on_term),
            Self::Usage { rate, per, unit, included, block } => {
                let (rate, other_term) = on_term(*rate);
                let Some(quantity) = basis.usage else {
                    return Billed::new(Estimate::Unknown(Reason::Usage), None, Formula::default(), Estimate::ZERO);
                };
                let blocks = ((quantity - *included).max(Number::ZERO) / *block).ceil();
                if blocks == Number::ZERO {
                    return Billed {
                        other_term,
                        ..Billed::new(Estimate::ZERO, None, Formula::default(), Estimate::ZERO)
                    };
                }
                let counted = Unit::Usage { name: unit.clone(), block: *block };
                let factors = Formula::count(blocks, counted, Some(Ref::Typed("usage"))).times(per.factor());
                let amount = rate.times(blocks * per.periods());
                Billed { other_term, ..Billed::new(amount, Some(rate), factors, Estimate::ZERO) }
            }
            Self::Share { percent, per, unit: _, floor } => {
                let Some(spend) = basis.usage else {
                    return Billed::new(Estimate::Unknown(Reason::Usage), None, Formula::default(), Estimate::ZERO);
                };
                let share = spend * percent.percent();
                let (period, formula) = if share > *floor {
                    let spend = Formula::money(Estimate::exact(spend), Some(Ref::Typed("usage")));
                    (share, Formula::percent(*percent * keep, None).times(spend).times(per.factor()))
                } else {
                    let least = Formula::money(Estimate::exact(*floor * keep), None);
                    (*floor, least.times(per.factor()))
                };
                let amount = Estimate::exact(period * keep * per.periods());
                Billed::new(amount, None, formula, Estimate::ZERO)
            }
            Self::Quote(amount) => {
                let shown = (!amount.is_unknown()).then_some(*amount);
                Billed::new(*amount, shown, Formula::default(), Estimate::Unknown(Reason::SeatPrice))
            }
        }
    }

    /// The unit of usage that the charge asks for.
    pub fn usage_unit(&self) -> Option<&str> {
        match self {
            Self::Usage { unit, .. } | Self::Share { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// Numbers of seats after which the charge is computed differently, for finding break-evens.
    pub fn thresholds(&self) -> Vec<u32> {
        match self {
            Self::PerSeat { included, minimum, .. } => vec![*included, *minimum],
            Self::Flat { covers, .. } => covers.iter().copied().collect(),
            Self::Bands { bands, .. } => bands.iter().filter_map(|band| band.up_to).collect(),
            Self::Usage { .. } | Self::Share { .. } | Self::Quote(_) => Vec::new(),
        }
    }

    /// The most seats that it is sold for; `None` where there is no end.
    pub fn most_seats(&self) -> Option<u32> {
        match self {
            Self::Bands { bands, .. } => bands.last().and_then(|band| band.up_to),
            _ => None,
        }
    }

    /// Seats in a pack, 1 where they are sold singly.
    pub fn pack(&self) -> u32 {
        match self {
            Self::PerSeat { pack, .. } => (*pack).max(1),
            _ => 1,
        }
    }
}

fn bands_year(
    mode: Mode,
    per: Per,
    bands: &[Band],
    (seats, sums): (u32, Sums),
    on_term: impl Fn(Rate) -> (Estimate, bool),
) -> Billed {
    let factor = |seats| if sums == Sums::Written { seats_factor(seats, per) } else { Formula::default() };
    let reached = bands.iter().position(|band| band.up_to.is_none_or(|up_to| seats <= up_to));
    let Some(reached) = reached else {
        let last = bands.last().and_then(|band| band.up_to).unwrap_or(0);
        let beyond = Estimate::Unknown(Reason::BeyondMaximum { seats: last });
        return Billed::new(beyond, None, Formula::default(), beyond);
    };
    let (rate, other_term) = on_term(bands[reached].rate);
    let seat_year = rate.times(per.periods());
    let billed = match mode {
        Mode::Lump => Billed::new(seat_year, Some(rate), per.factor(), Estimate::ZERO),
        Mode::Volume => {
            let amount = rate.times(Number::from(seats) * per.periods());
            Billed::new(amount, Some(rate), factor(seats), seat_year)
        }
        Mode::Graduated => {
            let (mut from, mut amount, mut formula) = (0, Estimate::ZERO, Formula::default());
            for band in &bands[..=reached] {
                let to = band.up_to.unwrap_or(seats).min(seats);
                let slice = to.saturating_sub(from);
                let (rate, _) = on_term(band.rate);
                amount = amount.plus(rate.times(Number::from(slice) * per.periods()));
                if sums == Sums::Written {
                    formula = formula.then(Token::Plus, Formula::money(rate, None).times(factor(slice)));
                }
                from = to;
            }
            Billed::new(amount, None, formula, seat_year)
        }
    };
    Billed { other_term, ..billed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn exact(text: &str) -> Estimate {
        Estimate::exact(number(text))
    }

    fn basis(seats: u32) -> Basis {
        Basis { seats, term: Term::Annual, usage: None, discount: Number::ZERO }
    }

    fn with_usage(quantity: &str) -> Basis {
        Basis { usage: Some(number(quantity)), ..basis(10) }
    }

    #[track_caller]
    fn check(charge: &Charge, basis: Basis, amount: &str, marginal: &str) {
        let billed = charge.year(basis);
        assert_eq!(billed.amount, exact(amount), "amount");
        assert_eq!(billed.marginal, exact(marginal), "marginal seat");
    }

    fn per_seat(rate: &str, included: u32, minimum: u32, pack: u32) -> Charge {
        Charge::PerSeat { rate: Rate::either(exact(rate)), per: Per::Month, included, minimum, pack }
    }

    fn bands(mode: Mode) -> Charge {
        let band = |up_to, rate| Band { up_to, rate: Rate::either(exact(rate)) };
        Charge::Bands { mode, per: Per::Month, bands: vec![band(Some(10), "10"), band(Some(50), "8"), band(None, "5")] }
    }

    #[test]
    fn per_seat_on_both_sides_of_each_threshold() {
        let minimum = per_seat("139", 0, 8, 1);
        check(&minimum, basis(5), "13344", "0");
        check(&minimum, basis(8), "13344", "0");
        check(&minimum, basis(9), "15012", "1668");
        let included = per_seat("10", 5, 0, 1);
        check(&included, basis(5), "0", "0");
        check(&included, basis(6), "120", "120");
        let packs = per_seat("10", 0, 0, 5);
        check(&packs, basis(5), "600", "120");
        check(&packs, basis(6), "1200", "120");
    }

    #[test]
    fn minimum_and_pack_go_before_what_is_included() {
        // max(3, 8) = 8, in packs of 5: 10 billed, 4 of them included: 6 × 10 × 12.
        check(&per_seat("10", 4, 8, 5), basis(3), "720", "0");
    }

    #[test]
    fn flat_does_not_depend_on_seats_but_says_when_it_does_not_cover_them() {
        let flat = Charge::Flat { rate: Rate::either(exact("120")), per: Per::Month, covers: Some(10) };
        check(&flat, basis(10), "1440", "0");
        assert_eq!(flat.year(basis(10)).exceeds, None);
        assert_eq!(flat.year(basis(11)).exceeds, Some(10));
    }

    #[test]
    fn bands_on_both_sides_of_each_threshold() {
        check(&bands(Mode::Volume), basis(10), "1200", "120");
        check(&bands(Mode::Volume), basis(11), "1056", "96");
        check(&bands(Mode::Volume), basis(51), "3060", "60");
        check(&bands(Mode::Graduated), basis(10), "1200", "120");
        check(&bands(Mode::Graduated), basis(11), "1296", "96");
        // 10 × 10 + 40 × 8 + 1 × 5 = 425 a month.
        check(&bands(Mode::Graduated), basis(51), "5100", "60");
        check(&bands(Mode::Lump), basis(10), "120", "0");
        check(&bands(Mode::Lump), basis(11), "96", "0");
    }

    #[test]
    fn beyond_the_last_band_is_unknown() {
        let band = Band { up_to: Some(10), rate: Rate::either(exact("10")) };
        let closed = Charge::Bands { mode: Mode::Volume, per: Per::Month, bands: vec![band] };
        assert_eq!(closed.year(basis(11)).amount, Estimate::Unknown(Reason::BeyondMaximum { seats: 10 }));
    }

    #[test]
    fn usage_bills_every_block_begun() {
        let usage = Charge::Usage {
            rate: Rate::either(exact("10")),
            per: Per::Month,
            unit: "MTU".into(),
            included: number("10000"),
            block: number("1000"),
        };
        check(&usage, with_usage("10000"), "0", "0");
        check(&usage, with_usage("10001"), "120", "0");
        check(&usage, with_usage("50000"), "4800", "0");
        assert_eq!(usage.year(basis(10)).amount, Estimate::Unknown(Reason::Usage));
    }

    #[test]
    fn share_of_spend_has_a_floor() {
        let share = Charge::Share { percent: number("10"), per: Per::Month, unit: "$".into(), floor: number("500") };
        check(&share, with_usage("5000"), "6000", "0");
        check(&share, with_usage("5001"), "6001.2", "0");
        check(&share, with_usage("100"), "6000", "0");
        let discounted = Basis { discount: number("10"), ..with_usage("100") };
        check(&share, discounted, "5400", "0");
    }

    #[test]
    fn a_missing_term_takes_the_other_and_says_so() {
        let rate = Rate { annual: Some(exact("10")), monthly: None };
        let charge = Charge::PerSeat { rate, per: Per::Month, included: 0, minimum: 0, pack: 1 };
        let monthly = charge.year(Basis { term: Term::Monthly, ..basis(1) });
        assert_eq!((monthly.amount, monthly.other_term), (exact("120"), true));
        assert!(!charge.year(basis(1)).other_term);
    }

    #[test]
    fn a_discount_is_taken_off_the_list_rate_but_not_off_a_quote() {
        let discounted = Basis { discount: number("10"), ..basis(50) };
        let billed = per_seat("139", 0, 8, 1).year(discounted);
        assert_eq!((billed.amount, billed.rate), (exact("75060"), Some(exact("125.1"))));
        assert_eq!(Charge::Quote(exact("100")).year(discounted).amount, exact("100"));
    }
}
