//! The sheet Prices: for each app what it costs now, what it costs with SCIM, and the difference. The rules are those
//! of `domain::upgrade`.

use super::apps::AppInputs;
use super::assumptions::Inputs;
use super::book::{Book, Format, Tab};
use super::calc::Calc;
use super::ends::Ends;
use super::plan_rows::Side;
use super::price_row::{Buyer, FLAG, HEADINGS, PRICE, Row, SEAT, SOURCE, YEAR};
use super::sides::{Apart, listed, mark_shared, once_row, own_price, usage_row};
use super::source_list::SourceList;
use super::step_rows::{self, PublishedYear};
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
        sheet.heading_of(1, column, heading, format_of(column));
        sheet.widths.insert(column, width);
    }
    (sheet.heading_rows, sheet.heading_columns) = (2, 2);
}

/// How most of a column is written.
fn format_of(column: u16) -> Format {
    match column {
        0 | PRICE..=SOURCE => Format::Whole,
        _ => Format::Plain,
    }
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

    let case = Case {
        quoted: typed_with.as_ref().map(|typed| typed.used.is(&Calc::whole(1))),
        beyond_now: any(&listed_now.beyond).map(|beyond| Calc::all(&[&own_now.not(), &beyond])),
        beyond_with: any(&listed_with.beyond),
        raised: [listed_now.raised, listed_with.raised].concat(),
        own_now,
        nothing: !may_buy || target_plans.is_empty(),
        has_scim,
        addons_only: report.target.is_none(),
        listed: listed_with.amount,
        listed_seat: listed_with.seat,
        published,
        shares,
    };
    let (mut target, mut target_seat) = case.target(&current, &current_seat, &app.discount);
    if let (Some(typed), Some(quoted)) = (&typed_with, &case.quoted) {
        target = Ends::choose(quoted, &typed.amount, &target);
        target_seat = Ends::choose(quoted, &typed.seat, &target_seat);
    }
    let mut row = Row::begin(sheet, &buyer, (with.name, ""), "computed with, a year (flag: there is something to buy)");
    let target = row.ends(YEAR, &target);
    let target_seat = row.ends(SEAT, &target_seat);
    let buys = row.calc(FLAG, case.buys(), Format::Whole);
    let mut row = Row::begin(sheet, &buyer, ("step", ""), "the one less the other, to the corners");
    let difference = row.ends(YEAR, &case.difference(&current, &target)).as_difference();
    let mut row = Row::begin(sheet, &buyer, ("step", ""), "the step to SCIM, a year");
    let step = row.ends(YEAR, &case.step(&difference));

    let quoted = case.quoted.filter(|_| case.addons_only);
    let once = once_row(sheet, &buyer, &listed_now.once, &listed_with.once, quoted);
    Priced { current, target, step, current_seat, target_seat, once, buys }
}

/// Any of the tests, if there are some.
fn any(tests: &[Calc]) -> Option<Calc> {
    (!tests.is_empty()).then(|| Calc::any(&tests.iter().collect::<Vec<_>>()))
}

/// What decides how the two sides make the step.
struct Case {
    /// Whether the buyer's own price of the target stands in its place; `None` where SCIM cannot be bought.
    quoted: Option<Calc>,
    /// Whether the buyer's own price of the current plan does.
    own_now: Calc,
    /// Whether there are more seats than the plans are sold for.
    beyond_now: Option<Calc>,
    beyond_with: Option<Calc>,
    /// Cells that show 1 where a minimum spend is at work.
    raised: Vec<Calc>,
    /// No plan or add-on is to be bought.
    nothing: bool,
    /// Because the current plan has SCIM.
    has_scim: bool,
    /// The plan one has stays.
    addons_only: bool,
    /// What is bought, at list prices.
    listed: Ends,
    listed_seat: Ends,
    published: Option<PublishedYear>,
    shares: Option<Apart>,
}

impl Case {
    /// What the target costs without the buyer's own price, and one more seat of it.
    fn target(&self, current: &Ends, current_seat: &Ends, discount: &Calc) -> (Ends, Ends) {
        if self.nothing {
            let target = if self.has_scim { current.clone() } else { Ends::unknown() };
            return (target, current_seat.clone());
        }
        if self.addons_only {
            return (Ends::plus(&[current, &self.listed]), Ends::plus(&[current_seat, &self.listed_seat]));
        }
        let Some(published) = &self.published else { return (self.listed.clone(), self.listed_seat.clone()) };
        // A total that a source prints stands in the place of the charges.
        let keep = Calc::number(Number::HUNDRED).minus(discount).percent();
        let sold = self.beyond_with.as_ref().map(Calc::not);
        let takes: Vec<&Calc> = std::iter::once(&published.has_total).chain(&sold).collect();
        let target = Ends::choose(&Calc::all(&takes), &published.total.times(&keep), &self.listed);
        (target, self.listed_seat.clone())
    }

    /// 1 where there is something to buy.
    fn buys(&self) -> Calc {
        let (one, zero) = (Calc::whole(1), Calc::whole(0));
        match &self.quoted {
            None => zero,
            Some(_) if !self.nothing => one,
            Some(quoted) => Calc::choose(quoted, &one, &zero),
        }
    }

    /// The target less the current plan; charges that both have are left out where all can be taken one by one.
    fn difference(&self, current: &Ends, target: &Ends) -> Ends {
        let whole = target.minus(current);
        let Some(shares) = &self.shares else { return whole };
        let mut tests = vec![self.own_now.not()];
        tests.extend(self.quoted.iter().chain(&self.beyond_now).chain(&self.beyond_with).map(Calc::not));
        tests.extend(self.raised.iter().map(|raised| raised.is(&Calc::whole(0))));
        tests.extend(self.published.as_ref().map(|published| published.has_total.not()));
        let one_by_one = Calc::all(&tests.iter().collect::<Vec<_>>());
        Ends::choose(&one_by_one, &shares.with.minus(&shares.now), &whole)
    }

    /// The step, given the difference of the two sides.
    fn step(&self, difference: &Ends) -> Ends {
        let known_if = |beyond: Option<Calc>, ends: &Ends| match beyond {
            Some(beyond) => Ends::choose(&beyond, &Ends::unknown(), ends),
            None => ends.clone(),
        };
        let step = if self.nothing {
            if self.has_scim { Ends::zero() } else { Ends::unknown() }
        } else if self.addons_only {
            // The current plan stands on both sides: its price need not be known.
            known_if(self.beyond_now.clone(), &self.listed)
        } else if let Some(published) = &self.published {
            let beyond: Vec<Calc> = self.beyond_now.iter().chain(&self.beyond_with).cloned().collect();
            Ends::choose(&self.own_now, difference, &known_if(any(&beyond), &published.uplift))
        } else {
            difference.clone()
        };
        match &self.quoted {
            Some(quoted) => Ends::choose(quoted, difference, &step),
            None => step,
        }
    }
}
