//! The rows of a charge, by the rules of `domain::charge`.

use super::book::{Format, Sheet};
use super::calc::Calc;
use super::ends::{Ends, all_known};
use super::price_row::{
    BLOCK, Buyer, DISCOUNT, FLAG, INCLUDED, MINIMUM, PRICE, QUANTITY, Row, SEAT, SOURCE, UP_TO, YEAR,
};
use crate::domain::{Band, Charge, Estimate, Mode, Number, Per, Rate};

/// A charge as it stands on the sheet.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The charge.
    pub charge: &'a Charge,
    /// The row that its sum stands in.
    pub row: u32,
    /// Discount in percent.
    pub discount: Calc,
    /// A year.
    pub amount: Ends,
    /// One seat more or less, a year.
    pub seat: Ends,
    /// Whether there are more seats than it is sold for.
    pub beyond: Option<Calc>,
}

/// Where a plan's rows go, and what they have in common.
pub(super) struct Place<'a> {
    pub buyer: &'a Buyer,
    /// "now" or "with SCIM", and the plan's name.
    pub of: (&'a str, &'a str),
    /// Discount in percent on list charges.
    pub discount: Calc,
    /// Number of the source, who published it, and when it was read.
    pub source: (u32, &'static str, crate::domain::Date),
    /// The plan sells further seats, so a flat amount is not exceeded.
    pub sells_seats: bool,
    /// The included quantity that stands in the app's first row already, for the current plan's usage.
    pub included: Option<Calc>,
}

/// Writes the rows of a charge.
pub(super) fn write<'a>(sheet: &mut Sheet, place: &Place<'_>, charge: &'a Charge) -> Line<'a> {
    if let Charge::Bands { mode, per, bands } = charge {
        return write_bands(sheet, place, charge, (*mode, *per, bands));
    }
    let Place { buyer, discount, .. } = place;
    let seats = &buyer.seats;
    let zero = Calc::number(Number::ZERO);
    let what = match charge {
        Charge::PerSeat { .. } => "for each seat".into(),
        Charge::Flat { covers: None, .. } => "flat".into(),
        Charge::Flat { covers: Some(_), .. } => "flat, covers the seats in “Up to”".into(),
        Charge::Usage { unit, .. } => format!("usage: {unit}"),
        Charge::Share { unit, .. } => format!("percent of {unit}, at least the minimum"),
        Charge::Quote(_) | Charge::Bands { .. } => "by quote, a year".to_owned(),
    };
    let mut row = Row::begin(sheet, buyer, place.of, &what);
    source(&mut row, place);
    let (amount, seat) = match charge {
        Charge::PerSeat { rate, per, included, minimum, pack } => {
            let rate = row.rate(*rate, buyer, discount);
            let times = row.times(*per);
            let included = row.count(INCLUDED, Number::from(*included));
            let minimum = row.count(MINIMUM, Number::from(*minimum));
            let pack = row.count(BLOCK, Number::from((*pack).max(1)));
            let billed = Calc::most(&[seats, &minimum]).over(&pack).rounded_up().times(&pack);
            let quantity = row.calc(QUANTITY, Calc::most(&[&billed.minus(&included), &zero]), Format::Count);
            let none = quantity.is(&zero);
            let amount = rate.map(|end| end.times(&quantity).times(&times));
            let amount = Ends::choose(&none, &Ends::zero(), &amount);
            let free = Calc::any(&[&seats.at_most(&minimum), &seats.at_most(&included)]);
            (amount, Ends::choose(&free, &Ends::zero(), &rate.times(&times)))
        }
        Charge::Flat { rate, per, covers } => {
            let rate = row.rate(*rate, buyer, discount);
            let times = row.times(*per);
            let amount = rate.times(&times);
            match covers.filter(|_| !place.sells_seats) {
                None => (amount, Ends::zero()),
                Some(covers) => {
                    let covers = row.count(UP_TO, Number::from(covers));
                    let exceeds = seats.above(&covers);
                    let high = Calc::choose(&exceeds, &Calc::not_known(), &amount.high);
                    let seat = Calc::choose(&exceeds, &Calc::not_known(), &zero);
                    (Ends { low: amount.low, high }, Ends::exact(&seat))
                }
            }
        }
        Charge::Usage { rate, per, unit: _, included, block } => {
            let rate = row.rate(*rate, buyer, discount);
            let times = row.times(*per);
            let included = match &place.included {
                Some(stated) => row.calc(INCLUDED, stated.clone(), Format::Count),
                None => row.count(INCLUDED, *included),
            };
            let block = row.count(BLOCK, *block);
            let over = Calc::most(&[&buyer.usage.minus(&included), &zero]);
            // To nine decimals: as binary numbers 0.3 / 0.1 is a little under 3, and others a little over.
            let blocks = all_known(&[&buyer.usage], &over.over(&block).rounded(9).rounded_up());
            let blocks = row.calc(QUANTITY, blocks, Format::Count);
            let amount = rate.map(|end| end.times(&blocks).times(&times));
            let amount = Ends::choose(&blocks.is(&zero), &Ends::zero(), &amount);
            (Ends::choose(&blocks.is_number(), &amount, &Ends::unknown()), Ends::zero())
        }
        Charge::Share { percent, per, unit: _, floor } => {
            let percent = row.sheet.input(row.row, PRICE, super::book::Content::Number(*percent), Format::Percent);
            let times = row.times(*per);
            let floor = row.count(MINIMUM, *floor);
            let discount = row.calc(DISCOUNT, discount.clone(), Format::Percent);
            let keep = Calc::number(Number::HUNDRED).minus(&discount).percent();
            let share = Calc::most(&[&floor, &buyer.usage.times(&percent).percent()]);
            let share = row.calc(QUANTITY, all_known(&[&buyer.usage], &share), Format::Count);
            (Ends::exact(&share).map(|end| end.times(&keep).times(&times)), Ends::zero())
        }
        Charge::Quote(amount) => (row.typed(PRICE, *amount), Ends::unknown()),
        Charge::Bands { .. } => (Ends::unknown(), Ends::unknown()),
    };
    let (amount, seat) = (row.ends(YEAR, &amount), row.ends(SEAT, &seat));
    Line { charge, row: row.row, discount: discount.clone(), amount, seat, beyond: None }
}

fn source(row: &mut Row<'_>, place: &Place<'_>) {
    let (number, publisher, read) = place.source;
    let at = row.row;
    row.sheet.put(
        at,
        SOURCE,
        super::book::Content::Number(Number::from(number)),
        super::book::Kind::Text,
        Format::Whole,
    );
    row.sheet.text(at, SOURCE + 1, publisher);
    row.sheet.put(at, SOURCE + 2, super::book::Content::Date(read), super::book::Kind::Text, Format::Date);
}

/// A row for each band with what it adds, then one for all of them.
fn write_bands<'a>(
    sheet: &mut Sheet,
    place: &Place<'_>,
    charge: &'a Charge,
    (mode, per, bands): (Mode, Per, &[Band]),
) -> Line<'a> {
    let Place { buyer, discount, .. } = place;
    let seats = &buyer.seats;
    let zero = Calc::number(Number::ZERO);
    let mut from = zero.clone();
    let (mut amounts, mut marginals) = (Vec::new(), Vec::new());
    for Band { up_to, rate } in bands {
        let (what, to) = (band_name(mode), *up_to);
        let mut row = Row::begin(sheet, buyer, place.of, what);
        source(&mut row, place);
        let from_here = row.calc(MINIMUM, from.clone(), Format::Count);
        let rate = row.rate(rate_of(*rate), buyer, discount);
        let times = row.times(per);
        let reached = match to {
            None => seats.above(&from_here),
            Some(to) => {
                let to = row.count(UP_TO, Number::from(to));
                from = to.clone();
                Calc::all(&[&seats.above(&from_here), &seats.at_most(&to)])
            }
        };
        let flag = row.calc(FLAG, Calc::choose(&reached, &Calc::whole(1), &zero), Format::Whole);
        let reached = flag.is(&Calc::whole(1));
        let counted = match mode {
            Mode::Volume => Calc::choose(&reached, seats, &zero),
            Mode::Lump => Calc::choose(&reached, &Calc::whole(1), &zero),
            Mode::Graduated => {
                let top = if to.is_some() { Calc::least(&[seats, &from]) } else { seats.clone() };
                Calc::most(&[&top.minus(&from_here), &zero])
            }
        };
        let quantity = row.calc(QUANTITY, counted, Format::Count);
        let amount = rate.map(|end| end.times(&quantity).times(&times));
        amounts.push(row.ends(YEAR, &Ends::choose(&quantity.is(&zero), &Ends::zero(), &amount)));
        let seat = if mode == Mode::Lump { Ends::zero() } else { rate.times(&times) };
        marginals.push(row.ends(SEAT, &Ends::choose(&reached, &seat, &Ends::zero())));
    }
    let mut row = Row::begin(sheet, buyer, place.of, "all bands together");
    let closed = bands.last().is_some_and(|band| band.up_to.is_some());
    let beyond = closed.then(|| seats.above(&from));
    let within = |ends: Ends| match &beyond {
        Some(beyond) => Ends::choose(beyond, &Ends::unknown(), &ends),
        None => ends,
    };
    let (amount, seat) = (Ends::column_plus(&amounts), Ends::column_plus(&marginals));
    let (amount, seat) = (row.ends(YEAR, &within(amount)), row.ends(SEAT, &within(seat)));
    Line { charge, row: row.row, discount: discount.clone(), amount, seat, beyond }
}

fn band_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Volume => "all seats at this, if within this band",
        Mode::Lump => "this amount, if within this band",
        Mode::Graduated => "seats within this band at this",
    }
}

/// A rate that no source states is an unknown one.
fn rate_of(rate: Rate) -> Rate {
    if rate.annual.or(rate.monthly).is_some() {
        return rate;
    }
    Rate { annual: Some(Estimate::Unknown(crate::domain::Reason::NotRecorded)), monthly: None }
}
