//! The step to SCIM at several sizes of a team.

use super::Sheet;
use super::cases::{at_seats, report};
use super::phrase::{Block, Part, Phrase, Table, TableRow};
use super::words::{missing, why_not};
use crate::domain::{App, AppReport, Estimate, Number, Plan, Reason, Support};
use crate::present::fill::fill;
use crate::present::messages::{reason, warning_in};
use crate::present::number::plural;

/// Sizes of a team for which the step is shown beside the reader's own.
const SIZES: [u32; 4] = [10, 25, 50, 100];

pub fn part(sheet: &Sheet) -> Option<Part> {
    let (own, name) = (sheet.report, sheet.vendor.name.as_str());
    let mut blocks = Vec::new();
    if own.nothing_to_buy() {
        let plan = own.current_plan().map_or("The plan", |plan| plan.name.as_str());
        blocks.push(Block::Says(fill("{} comes with SCIM: there is no step to pay for.", &[plan]).into()));
    } else if own.money.upgrade_lines.is_none() {
        let why = own.money.upgrade.delta.reason().unwrap_or(Reason::ScimUnknown);
        blocks.push(Block::Says(reason(why, name, sheet.numbers()).into()));
    } else {
        blocks.extend(table(sheet));
        let notes = notes(sheet);
        if !notes.is_empty() {
            blocks.push(Block::List(notes));
        }
    }
    Some(Part { id: "step", title: "What the step costs".into(), blocks })
}

fn table(sheet: &Sheet) -> Vec<Block> {
    let own = sheet.report;
    let mut sizes: Vec<u32> = SIZES.into_iter().filter(|size| *size != own.seats).chain([own.seats]).collect();
    sizes.sort_unstable();
    let at = |seats: u32| match seats == own.seats {
        true => Some(own.clone()),
        false => report(sheet.known.catalog, &at_seats(sheet.scenario, seats), sheet.known.today),
    };
    let reports: Vec<AppReport> = sizes.into_iter().filter_map(at).collect();
    // One reason for all stands below the table, different ones in their rows.
    let reasons: Vec<Option<Reason>> = reports.iter().map(|report| report.money.upgrade.delta.reason()).collect();
    let shared = reasons.first().copied().flatten().filter(|first| reasons.iter().all(|why| *why == Some(*first)));
    let rows = reports.iter().map(|report| row(sheet, report, shared.is_none())).collect();
    let plan = |plan: Option<&Plan>, other: &str| fill("{}, a year", &[plan.map_or(other, |plan| plan.name.as_str())]);
    let addon = own.target.is_none() && !own.addons.is_empty();
    let with_scim = if addon { "With {}, a year" } else { "{}, a year" };
    let target = own.target_plan().map_or("The plan with SCIM", |plan| plan.name.as_str());
    let head = vec![
        "Seats".into(),
        plan(own.current_plan(), "Your plan"),
        fill(with_scim, &[target]),
        "More a year".into(),
        "More a seat-month".into(),
    ];
    let mut blocks = vec![Block::Table(Table { caption: caption(sheet), head, rows })];
    if let Some(why) = shared {
        blocks.push(Block::Says(why_not(own, why, sheet.numbers()).into()));
    }
    blocks
}

/// What to know about the prices, and what else they buy.
fn notes(sheet: &Sheet) -> Vec<Phrase> {
    let own = sheet.report;
    let mut notes: Vec<Phrase> = own.warnings.iter().map(|it| warning_in(it, own, sheet.numbers()).into()).collect();
    if sheet.scenario.apps.iter().any(App::has_own_price) {
        let text = "The row of your seats has the prices and discounts that you entered; the others are list prices.";
        notes.push(text.into());
    }
    notes.extend(sheet.page.sso.clone().map(Phrase::from));
    notes.extend(brings(sheet));
    notes
}

fn caption(sheet: &Sheet) -> String {
    let name = |plan: Option<&Plan>| plan.map_or("", |plan| plan.name.as_str()).to_owned();
    let (current, target) = (name(sheet.report.current_plan()), name(sheet.report.target_plan()));
    fill("From {} to {}, a year, before tax", &[&current, &target])
}

fn row(sheet: &Sheet, report: &AppReport, say_why: bool) -> TableRow {
    let (numbers, currency) = (sheet.numbers(), sheet.vendor.currency.as_str());
    let own = report.seats == sheet.report.seats;
    let upgrade = &report.money.upgrade;
    let amount = |amount: Estimate| match amount {
        Estimate::Unknown(why) => missing(why).to_owned(),
        amount => numbers.estimate(amount, currency),
    };
    let more = match upgrade.delta {
        Estimate::Unknown(why) if say_why => fill("{}. {}", &[missing(why), &why_not(report, why, numbers)]),
        delta => amount(delta),
    };
    let seat_months = Number::from(report.seats) * Number::MONTHS;
    let seat_month = match upgrade.delta {
        Estimate::Unknown(why) => missing(why).to_owned(),
        delta => numbers.exact_estimate(delta.over(seat_months), currency),
    };
    let seats = plural(&numbers.count(Number::from(report.seats), 0), "seat", "seats");
    let seats = if own { fill("{} (yours)", &[&seats]) } else { seats };
    let cells = [seats, amount(upgrade.current_year), amount(upgrade.target_year), more, seat_month];
    TableRow::of(cells.into_iter().map(Phrase::from).collect(), own)
}

/// What else comes with the plan, as far as the data has it.
fn brings(sheet: &Sheet) -> Vec<Phrase> {
    let (Some(current), Some(target)) = (sheet.report.current_plan(), sheet.report.target_plan()) else {
        return Vec::new();
    };
    let mut lines: Vec<Phrase> = Vec::new();
    if target.sso == Support::Yes && current.sso != Support::Yes {
        let sentence = match current.sso {
            Support::AddOn => "{} also brings single sign-on, which {} has at extra charge only.",
            Support::Unknown => "{} also brings single sign-on; whether {} has it, no source tells.",
            Support::No | Support::Yes => "{} also brings single sign-on, which {} does not have.",
        };
        lines.push(fill(sentence, &[&target.name, &current.name]).into());
    }
    if let Some(most) = current.max_seats.filter(|_| target.max_seats.is_none() && !target.is_addon()) {
        let most = plural(&sheet.numbers().count(Number::from(most), 0), "seat", "seats");
        lines
            .push(fill("{} ends at {}; {} has no such limit on record.", &[&current.name, &most, &target.name]).into());
    }
    lines.push(fill("What else comes with {} is not recorded here.", &[&target.name]).into());
    lines
}
