//! The rows of a plan or add-on: its charges, then all of them within its limits, then what is paid once. The rules
//! are those of `domain::price`.

use super::book::{Content, Format, Kind, Sheet};
use super::calc::Calc;
use super::charge_rows::{self, Line, Place};
use super::ends::Ends;
use super::price_row::{Buyer, FLAG, MINIMUM, PRICE, QUANTITY, Row, SEAT, UP_TO, YEAR};
use super::source_list::SourceList;
use crate::domain::{Charge, Number, Plan, Prices, Reason, Vendor, price_that_counts};

/// A plan's year as it stands on the sheet.
pub(super) struct PlanYear<'a> {
    pub amount: Ends,
    pub seat: Ends,
    pub lines: Vec<Line<'a>>,
    /// Whether there are more seats than the plan is sold for.
    pub beyond: Vec<Calc>,
    /// 1 where the minimum spend is at work.
    pub raised: Vec<Calc>,
    /// Every part of it has a row of its own.
    pub is_itemised: bool,
    /// What is paid once: nothing where the plan is not sold for that many seats.
    pub once: Vec<Calc>,
}

/// What the rows of a side have in common.
pub(super) struct Side<'a> {
    pub name: &'static str,
    pub buyer: &'a Buyer,
    pub vendor: &'a Vendor,
    pub prices: Prices,
    /// The cell with the buyer's discount.
    pub discount: Calc,
    /// The included usage that the app's first row states, on the side of the current plan.
    pub included: Option<Calc>,
}

/// Writes the rows of a plan.
pub(super) fn write<'a>(sheet: &mut Sheet, sources: &mut SourceList, side: &Side<'a>, plan: &'a Plan) -> PlanYear<'a> {
    let of = (side.name, plan.name.as_str());
    let priced = match price_that_counts(plan, side.prices) {
        Ok((_, priced)) => priced,
        Err(reason) => return no_price(sheet, side, plan, reason),
    };
    let zero = Calc::number(Number::ZERO);
    let number = sources.number(&side.vendor.id, priced.into());
    let mut place = Place {
        buyer: side.buyer,
        of,
        discount: if priced.net { zero.clone() } else { Calc::sum(&[&side.discount]) },
        source: (number, super::source_list::publisher(priced.publisher), priced.checked),
        sells_seats: priced.charges.iter().any(|charge| matches!(charge, Charge::PerSeat { .. })),
        included: None,
    };
    let mut stated = side.included.clone();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for charge in &priced.charges {
        // The usage computed with comes from the first charge that includes any.
        let includes = matches!(charge, Charge::Usage { included, .. } if included.is_positive());
        place.included = if includes { stated.take() } else { None };
        lines.push(charge_rows::write(sheet, &place, charge));
    }
    let mut amount = Ends::plus(&lines.iter().map(|line| &line.amount).collect::<Vec<_>>());
    let mut seat = Ends::plus(&lines.iter().map(|line| &line.seat).collect::<Vec<_>>());
    if lines.len() > 1 {
        let mut row = Row::begin(sheet, side.buyer, of, "charges together");
        (amount, seat) = (row.ends(YEAR, &amount), row.ends(SEAT, &seat));
    }
    let mut raised = Vec::new();
    if let Some(least) = priced.minimum_spend {
        let mut row = Row::begin(sheet, side.buyer, of, "with the minimum spend (flag: it is at work)");
        let least = row.count(MINIMUM, least);
        let within = |end: &Calc| Calc::choose(&end.is_number(), &end.at_most(&least), &Calc::whole(1).is(&zero));
        let below =
            Calc::choose(&amount.low.is_number(), &amount.low.below(&least), &Calc::whole(1).is(&Calc::whole(1)));
        raised.push(row.calc(FLAG, Calc::choose(&below, &Calc::whole(1), &zero), Format::Whole));
        let some = Ends::choose(&within(&amount.high), &Ends::zero(), &seat.or(&Ends::zero()));
        let raised_seat = Ends::choose(&within(&amount.low), &some, &seat);
        let raised_amount = amount.map(|end| Calc::most(&[end, &least]));
        (amount, seat) = (row.ends(YEAR, &raised_amount), row.ends(SEAT, &raised_seat));
    }
    let mut beyond: Vec<Calc> = lines.iter().filter_map(|line| line.beyond.clone()).collect();
    let sold = limit(sheet, side, plan, (&mut amount, &mut seat));
    beyond.extend(sold.clone());
    let once = priced.one_offs.iter().map(|(name, paid)| {
        let mut row = Row::begin(sheet, side.buyer, of, &format!("once: {name}"));
        let money = Format::Money(side.vendor.currency.clone());
        let paid = row.sheet.input(row.row, PRICE, Content::Number(*paid), money.clone());
        let counted = sold.as_ref().map_or(paid.clone(), |beyond| Calc::choose(beyond, &Calc::text("not sold"), &paid));
        row.calc(QUANTITY, counted, money)
    });
    let once = once.collect();
    PlanYear { amount, seat, lines, beyond, raised, is_itemised: true, once }
}

/// The row of the most seats that the plan is sold for, where there is such a limit.
fn limit(sheet: &mut Sheet, side: &Side<'_>, plan: &Plan, year: (&mut Ends, &mut Ends)) -> Option<Calc> {
    let most = plan.max_seats?;
    let mut row = Row::begin(sheet, side.buyer, (side.name, &plan.name), "sold for at most the seats in “Up to”");
    let most = row.count(UP_TO, Number::from(most));
    let beyond = side.buyer.seats.above(&most);
    *year.0 = row.ends(YEAR, &Ends::choose(&beyond, &Ends::unknown(), year.0));
    *year.1 = row.ends(SEAT, &Ends::choose(&beyond, &Ends::unknown(), year.1));
    Some(beyond)
}

fn no_price<'a>(sheet: &mut Sheet, side: &Side<'a>, plan: &Plan, reason: Reason) -> PlanYear<'a> {
    let what = match reason {
        Reason::ThirdPartyLeftOut => "a third party’s price is left out",
        Reason::NotRecorded => "no price is recorded",
        _ => "sold by quote, no price is published",
    };
    let mut row = Row::begin(sheet, side.buyer, (side.name, &plan.name), what);
    let at = row.row;
    row.sheet.put(at, PRICE, Content::Text("not published".into()), Kind::Text, Format::Plain);
    let mut amount = row.ends(YEAR, &Ends::unknown());
    let mut seat = row.ends(SEAT, &Ends::unknown());
    let beyond = limit(sheet, side, plan, (&mut amount, &mut seat)).into_iter().collect();
    PlanYear { amount, seat, lines: Vec::new(), beyond, raised: Vec::new(), is_itemised: false, once: Vec::new() }
}
