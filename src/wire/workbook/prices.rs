//! The sheet Prices: for each app what it costs now, what it costs with SCIM, and the difference. The rules are those
//! of `domain::upgrade`.

use super::apps::AppInputs;
use super::assumptions::Inputs;
use super::book::{Book, Format, Tab};
use super::calc::Calc;
use super::ends::Ends;
use super::plan_rows::{PlanYear, Side};
use super::price_row::{Buyer, FLAG, HEADINGS, Row, SEAT, YEAR};
use super::sides::{listed, mark_shared, once_row, own_price, usage_row};
use super::source_list::SourceList;
use super::step_rows;
use crate::domain::{AppReport, Company, Number, Plan, Plans, Status, Support, published_step};

/// What the sheet says of an app, in its currency.
pub(super) struct Priced {
    pub current: Ends,
    pub target: Ends,
    pub step: Ends,
    /// One more seat a year, now and with SCIM.
    pub current_seat: Ends,
    pub target_seat: Ends,
    /// What the vendor charges once: the sum, and how many amounts that is.
    pub once: (Calc, Calc),
    /// 1 where there is something to buy.
    pub buys: Calc,
}

/// The title and headings.
pub(super) fn headings(book: &mut Book) {
    let sheet = book.sheet(Tab::Prices);
    sheet.title(
        "Prices: what each app costs a year now and with SCIM, charge by charge. Yellow cells are yours to change.",
    );
    for (column, (heading, width)) in (0..).zip(HEADINGS) {
        sheet.heading(1, column, heading);
        sheet.widths.insert(column, width);
    }
    (sheet.heading_rows, sheet.heading_columns) = (2, 2);
}

/// Writes the rows of an app.
pub(super) fn write(
    book: &mut Book,
    sources: &mut SourceList,
    report: &AppReport,
    company: &Company,
    (inputs, app): (&Inputs, &AppInputs),
) -> Priced {
    let vendor = &report.vendor;
    let sheet = book.sheet(Tab::Prices);
    let mut buyer = Buyer {
        number: app.number,
        name: app.name.clone(),
        currency: vendor.currency.clone(),
        seats: app.seats.clone(),
        usage: Calc::not_known(),
        billing: inputs.billing.clone(),
    };
    let included = usage_row(sheet, &mut buyer, report, company, app);
    let plan = |at: usize| &vendor.plans[at];
    let side = |name, discount: &Calc, included| Side {
        name,
        buyer: &buyer,
        vendor,
        prices: company.prices,
        discount: discount.clone(),
        included,
    };
    let now = side("now", &app.now_discount, included);
    let current_plans: Vec<&Plan> = report.current.map(plan).into_iter().collect();
    let listed_now = listed(sheet, sources, &now, &current_plans);
    let typed_now = own_price(sheet, &buyer, now.name, (&app.now_quote, &app.now_seat));

    let has_scim = report.current_plan().is_some_and(|plan| plan.scim == Support::Yes);
    let may_buy = !has_scim && vendor.status != Status::Absent;
    let with = side("with SCIM", &app.discount, None);
    let target_plans: Vec<&Plan> = report.target.into_iter().chain(report.addons.iter().copied()).map(plan).collect();
    let listed_with = listed(sheet, sources, &with, &target_plans);
    let typed_with = may_buy.then(|| own_price(sheet, &buyer, with.name, (&app.quote, &app.seat)));

    let shares = if report.target.is_some() { mark_shared(sheet, &buyer, &listed_now, &listed_with) } else { None };
    let published = report.target.filter(|_| may_buy).and_then(|_| {
        let plans = Plans { current: report.current, target: report.target, addons: report.addons.clone() };
        published_step(vendor, &plans, company)
    });
    let published = published.map(|(_, step)| step_rows::write(sheet, sources, &with, step));

    let mut row = Row::begin(sheet, &buyer, (now.name, ""), "computed with, a year (flag: your own price)");
    let own_now = row.calc(FLAG, typed_now.used.clone(), Format::Whole).is(&Calc::whole(1));
    let current = row.ends(YEAR, &Ends::choose(&own_now, &typed_now.amount, &listed_now.amount));
    let current_seat = row.ends(SEAT, &Ends::choose(&own_now, &typed_now.seat, &listed_now.seat));

    let zero = Calc::number(Number::ZERO);
    let one = Calc::whole(1);
    let quoted = typed_with.as_ref().map(|typed| typed.used.is(&one));
    let beyond = |year: &PlanYear<'_>| {
        let tests: Vec<&Calc> = year.beyond.iter().collect();
        (!tests.is_empty()).then(|| Calc::any(&tests))
    };
    let beyond_now = beyond(&listed_now).map(|beyond| Calc::all(&[&own_now.not(), &beyond]));
    let beyond_with = beyond(&listed_with);
    let unknown_if = |test: Option<&Calc>, ends: Ends| match test {
        Some(test) => Ends::choose(test, &Ends::unknown(), &ends),
        None => ends,
    };

    // What the target costs at list prices, and a total that a source prints in their place.
    let addons_only = report.target.is_none();
    let mut target = listed_with.amount.clone();
    if let Some(published) = &published {
        let keep = Calc::number(Number::HUNDRED).minus(&app.discount).percent();
        let takes = published.has_total.clone();
        let takes = beyond_with.as_ref().map_or(takes.clone(), |beyond| Calc::all(&[&takes, &beyond.not()]));
        target = Ends::choose(&takes, &published.total.times(&keep), &target);
    }
    let mut target_seat = listed_with.seat.clone();
    if addons_only {
        target = Ends::plus(&[&current, &target]);
        target_seat = Ends::plus(&[&current_seat, &target_seat]);
    }
    let (none, has_target) = (!may_buy || target_plans.is_empty(), !target_plans.is_empty());
    if none {
        target = if has_scim { current.clone() } else { Ends::unknown() };
        target_seat = current_seat.clone();
    }
    if let (Some(typed), Some(quoted)) = (&typed_with, &quoted) {
        target = Ends::choose(quoted, &typed.amount, &target);
        target_seat = Ends::choose(quoted, &typed.seat, &target_seat);
    }
    let mut row = Row::begin(sheet, &buyer, (with.name, ""), "computed with, a year (flag: there is something to buy)");
    let target = row.ends(YEAR, &target);
    let target_seat = row.ends(SEAT, &target_seat);
    let buys = match (&quoted, may_buy, has_target) {
        (_, false, _) => zero.clone(),
        (_, _, true) => one.clone(),
        (quoted, ..) => quoted.as_ref().map_or(zero.clone(), |quoted| Calc::choose(quoted, &one, &zero)),
    };
    let buys = row.calc(FLAG, buys, Format::Whole);

    let mut row = Row::begin(sheet, &buyer, ("step", ""), "the one less the other, to the corners");
    let mut apart = target.minus(&current);
    if let Some(shared) = &shares {
        let mut tests = vec![own_now.not()];
        tests.extend(quoted.as_ref().map(Calc::not));
        tests.extend(beyond_now.iter().chain(&beyond_with).map(Calc::not));
        let raised = listed_now.raised.iter().chain(&listed_with.raised);
        tests.extend(raised.map(|raised| raised.is(&zero)));
        if let Some(published) = &published {
            tests.push(published.has_total.not());
        }
        let one_by_one = Calc::all(&tests.iter().collect::<Vec<_>>());
        apart = Ends::choose(&one_by_one, &shared.with.minus(&shared.now), &apart);
    }
    let raw = row.ends(YEAR, &apart);
    let difference = raw.as_difference();
    let mut row = Row::begin(sheet, &buyer, ("step", ""), "the step to SCIM, a year");
    let step = if none {
        if has_scim { Ends::zero() } else { Ends::unknown() }
    } else if addons_only {
        unknown_if(beyond_now.as_ref(), listed_with.amount.clone())
    } else if let Some(published) = &published {
        let beyond: Vec<&Calc> = beyond_now.iter().chain(&beyond_with).collect();
        let beyond = (!beyond.is_empty()).then(|| Calc::any(&beyond));
        let uplift = unknown_if(beyond.as_ref(), published.uplift.clone());
        Ends::choose(&own_now, &difference, &uplift)
    } else {
        difference.clone()
    };
    let quoted_step = quoted.as_ref().map(|quoted| Ends::choose(quoted, &difference, &step));
    let step = row.ends(YEAR, &quoted_step.unwrap_or(step));

    let once = once_row(sheet, &buyer, &listed_now.once, &listed_with.once, quoted.filter(|_| addons_only));
    Priced { current, target, step, current_seat, target_seat, once, buys }
}
