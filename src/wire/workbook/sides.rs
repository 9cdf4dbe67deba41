//! Parts of an app's block on the sheet Prices: usage, one side with all its plans, the buyer's own price, the charges
//! that both sides have, and what is paid once.

use super::apps::AppInputs;
use super::book::{Content, Format, Sheet};
use super::calc::Calc;
use super::charge_rows::Line;
use super::ends::Ends;
use super::plan_rows::{self, PlanYear, Side};
use super::price_row::{Buyer, COUNTED, FLAG, INCLUDED, QUANTITY, Row, SEAT, YEAR};
use super::source_list::SourceList;
use crate::domain::{AppReport, Charge, Company, Number, Plan, price_that_counts};

/// The row of the usage that both sides are computed with, where a price depends on it: what was typed, else what the
/// current plan includes. Returns the cell of what it includes.
pub(super) fn usage_row(
    sheet: &mut Sheet,
    buyer: &mut Buyer,
    report: &AppReport,
    company: &Company,
    app: &AppInputs,
) -> Option<Calc> {
    let charges = |at: usize| {
        let price = price_that_counts(&report.vendor.plans[at], company.prices).ok();
        price.map(|(_, price)| price.charges.as_slice()).unwrap_or_default()
    };
    let plans = report.current.into_iter().chain(report.target).chain(report.addons.iter().copied());
    let unit = plans.flat_map(charges).find_map(Charge::usage_unit)?;
    let included = report.current.map(charges).unwrap_or_default().iter().find_map(|charge| match charge {
        Charge::Usage { included, .. } if included.is_positive() => Some(*included),
        _ => None,
    });
    let mut row = Row::begin(sheet, buyer, ("both", ""), &format!("usage computed with: {unit}"));
    let at = row.row;
    let stated = row.sheet.input(at, INCLUDED, Content::optional(included), Format::Count);
    let usage = Calc::choose(&stated.is_number(), &stated, &Calc::not_known());
    let usage = row.calc(QUANTITY, Calc::choose(&app.usage.is_number(), &app.usage, &usage), Format::Count);
    buyer.usage = usage;
    included.map(|_| stated)
}

/// The plans of a side, one after the other, and their sum.
pub(super) fn listed<'a>(
    sheet: &mut Sheet,
    sources: &mut SourceList,
    side: &Side<'a>,
    plans: &[&'a Plan],
) -> PlanYear<'a> {
    let mut years = plans.iter().map(|plan| plan_rows::write(sheet, sources, side, plan)).collect::<Vec<_>>();
    if years.len() == 1 {
        return years.remove(0);
    }
    let mut all = PlanYear {
        amount: Ends::unknown(),
        seat: Ends::unknown(),
        lines: Vec::new(),
        beyond: Vec::new(),
        raised: Vec::new(),
        is_itemised: !years.is_empty(),
        once: Vec::new(),
    };
    if years.is_empty() {
        return all;
    }
    let mut row = Row::begin(sheet, side.buyer, (side.name, ""), "plan and add-ons together");
    all.amount = row.ends(YEAR, &Ends::plus(&years.iter().map(|year| &year.amount).collect::<Vec<_>>()));
    all.seat = row.ends(SEAT, &Ends::plus(&years.iter().map(|year| &year.seat).collect::<Vec<_>>()));
    for year in years {
        all.lines.extend(year.lines);
        all.beyond.extend(year.beyond);
        all.raised.extend(year.raised);
        all.is_itemised &= year.is_itemised;
        all.once.extend(year.once);
    }
    all
}

/// The buyer's own price of a side.
pub(super) struct OwnPrice {
    /// 1 where one was typed.
    pub used: Calc,
    pub amount: Ends,
    pub seat: Ends,
}

/// The row of the buyer's own price: a year all in, or a seat-month.
pub(super) fn own_price(sheet: &mut Sheet, buyer: &Buyer, side: &str, (year, month): (&Calc, &Calc)) -> OwnPrice {
    let mut row = Row::begin(sheet, buyer, (side, ""), "your own price, from the sheet Apps (flag: there is one)");
    let months = Calc::number(Number::MONTHS);
    let typed = Calc::count(&[year, month]).above(&Calc::whole(0));
    let used = row.calc(FLAG, Calc::choose(&typed, &Calc::whole(1), &Calc::whole(0)), Format::Whole);
    let either = |whole: Calc, seats: Calc| {
        let seats = Calc::choose(&month.is_number(), &seats, &Calc::not_known());
        Ends::exact(&Calc::choose(&year.is_number(), &whole, &seats))
    };
    let amount = row.ends(YEAR, &either(year.clone(), month.times(&buyer.seats).times(&months)));
    let seat = row.ends(SEAT, &either(year.over(&buyer.seats), month.times(&months)));
    OwnPrice { used, amount, seat }
}

/// The sums of what only one side has.
pub(super) struct Apart {
    pub now: Ends,
    pub with: Ends,
}

/// Marks charges that both sides have and that come to the same, and sums the others. `None` where there are none, or
/// where a side has a part without a row of its own.
pub(super) fn mark_shared(sheet: &mut Sheet, buyer: &Buyer, now: &PlanYear<'_>, with: &PlanYear<'_>) -> Option<Apart> {
    if !now.is_itemised || !with.is_itemised {
        return None;
    }
    let mut left: Vec<&Line<'_>> = now.lines.iter().collect();
    let mut pairs = Vec::new();
    for line in &with.lines {
        if let Some(at) = left.iter().position(|ours| ours.charge == line.charge) {
            pairs.push((left.remove(at), line));
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let mut flags = Vec::new();
    for (ours, theirs) in pairs {
        let same = |a: &Ends, b: &Ends| [a.low.is(&b.low), a.high.is(&b.high)];
        let mut tests = vec![ours.discount.is(&theirs.discount)];
        tests.extend(same(&ours.amount, &theirs.amount));
        tests.extend(same(&ours.seat, &theirs.seat));
        let same = Calc::all(&tests.iter().collect::<Vec<_>>());
        let flag = Calc::choose(&same, &Calc::whole(1), &Calc::whole(0));
        let flag = sheet.formula(theirs.row, FLAG, flag, Format::Whole).is(&Calc::whole(1));
        flags.extend([(ours.row, flag.clone()), (theirs.row, flag)]);
    }
    let mut counted = |lines: &[Line<'_>], side: &str| {
        let mut cells = Vec::new();
        for line in lines {
            let shared = flags.iter().find(|(row, _)| *row == line.row);
            let ends = shared.map_or(line.amount.clone(), |(_, same)| Ends::choose(same, &Ends::zero(), &line.amount));
            let mut row = Row { sheet, row: line.row, currency: &buyer.currency };
            cells.push(row.ends(COUNTED, &ends));
        }
        let mut row = Row::begin(sheet, buyer, (side, ""), "what only this side has (a flagged charge is on both)");
        row.ends(COUNTED, &Ends::plus(&cells.iter().collect::<Vec<_>>()))
    };
    Some(Apart { now: counted(&now.lines, "now"), with: counted(&with.lines, "with SCIM") })
}

/// The row of what the vendor charges once: sum and number of amounts. With a quote for the current plan, which then is
/// what is bought, its own one-offs come along.
pub(super) fn once_row(
    sheet: &mut Sheet,
    buyer: &Buyer,
    now: &[Calc],
    with: &[Calc],
    quoted: Option<Calc>,
) -> (Calc, Calc) {
    let mut once = with.to_vec();
    if let Some(quoted) = quoted {
        for paid in now {
            let mut row = Row::begin(sheet, buyer, ("with SCIM", ""), "once, as the plan now is bought by quote");
            let money = Format::Money(buyer.currency.clone());
            once.push(row.calc(QUANTITY, Calc::choose(&quoted, paid, &Calc::text("not bought")), money));
        }
    }
    let mut row = Row::begin(sheet, buyer, ("with SCIM", ""), "paid once to the vendor (quantity: how many amounts)");
    let cells: Vec<&Calc> = once.iter().collect();
    let count = if once.is_empty() { Calc::whole(0) } else { Calc::count(&cells) };
    let count = row.calc(QUANTITY, count, Format::Whole);
    (row.calc(YEAR, Calc::sum(&cells), Format::Money(buyer.currency.clone())), count)
}
