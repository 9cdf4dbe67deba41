//! Plans, and every price that anyone published of them.

use super::Sheet;
use super::phrase::{Block, Part, Phrase, Table, TableRow};
use super::price_words::price_words;
use super::words::{age, dates, grade, series, support};
use crate::domain::{Charge, Number, Plan, PublishedStep, Publisher, Reason, StepRow, price_that_counts};
use crate::present::fill::fill;
use crate::present::number::plural;

pub fn part(sheet: &Sheet) -> Option<Part> {
    let title = "Plans and prices".into();
    if sheet.vendor.plans.is_empty() {
        let text = fill("No plan of {} is recorded.", &[&sheet.vendor.name]);
        return Some(Part { id: "plans", title, blocks: vec![Block::Says(text.into())] });
    }
    let mut blocks = vec![Block::Table(plans(sheet))];
    blocks.extend(prices(sheet).map(Block::Table));
    blocks.extend(sheet.vendor.published_steps.iter().map(|step| Block::Table(published(sheet, step))));
    Some(Part { id: "plans", title, blocks })
}

fn plans(sheet: &Sheet) -> Table {
    let row = |(at, plan): (usize, &Plan)| {
        let yours = sheet.is_yours && sheet.report.current == Some(at);
        let name = if yours { fill("{} (yours)", &[&plan.name]) } else { plan.name.clone() };
        let cells = [name, used(sheet, plan), support(plan.scim).into(), support(plan.sso).into(), seats(sheet, plan)];
        let mut row = TableRow::of(cells.into_iter().map(Phrase::from).collect(), yours);
        if plan.is_addon()
            && let Some(first) = row.cells.first_mut()
        {
            first.push(on_top(sheet, plan).into());
        }
        row
    };
    Table {
        caption: fill("Plans of {}, at the prices used here", &[&sheet.vendor.name]),
        head: ["Plan", "Price", "SCIM", "Single sign-on", "Seats"].map(String::from).to_vec(),
        rows: sheet.vendor.plans.iter().enumerate().map(row).collect(),
    }
}

fn on_top(sheet: &Sheet, plan: &Plan) -> String {
    let names = plan.addon_to.iter().filter_map(|id| Some(sheet.vendor.plan(id)?.1.name.as_str()));
    fill("on top of {}", &[&series(&names.collect::<Vec<_>>())])
}

/// The price that counts, in full.
fn used(sheet: &Sheet, plan: &Plan) -> String {
    match price_that_counts(plan, sheet.scenario.company.prices) {
        Ok((_, price)) => {
            let words = price_words(price, &sheet.vendor.currency, sheet.numbers());
            match price.publisher {
                Publisher::Vendor => words,
                Publisher::ThirdParty => fill("{} (third party)", &[&words]),
                Publisher::Own { .. } => fill("{} (your file)", &[&words]),
            }
        }
        Err(Reason::Quote) => "by quote; no price is published".into(),
        Err(Reason::ThirdPartyLeftOut) => "only a third party’s, which you have left out".into(),
        Err(_) => "no price is recorded".into(),
    }
}

/// For how many seats it is sold.
fn seats(sheet: &Sheet, plan: &Plan) -> String {
    let words = |seats: u32| plural(&sheet.numbers().count(Number::from(seats), 0), "seat", "seats");
    let price = price_that_counts(plan, sheet.scenario.company.prices).ok();
    let minimum = price.into_iter().flat_map(|(_, price)| &price.charges).find_map(|charge| match charge {
        Charge::PerSeat { minimum, .. } if *minimum > 1 => Some(*minimum),
        _ => None,
    });
    match (minimum, plan.max_seats) {
        (Some(least), Some(most)) => fill("{} to {}", &[&sheet.numbers().count(Number::from(least), 0), &words(most)]),
        (Some(least), None) => fill("at least {}", &[&words(least)]),
        (None, Some(most)) => fill("at most {}", &[&words(most)]),
        (None, None) => "no limit published".into(),
    }
}

/// Who says it.
fn publisher(publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Vendor => "the vendor",
        Publisher::ThirdParty => "a third party",
        Publisher::Own { .. } => "your own file",
    }
}

/// Every price, in the order in which they were recorded; `None` where there is none.
fn prices(sheet: &Sheet) -> Option<Table> {
    let mut rows = Vec::new();
    for plan in &sheet.vendor.plans {
        let counts = price_that_counts(plan, sheet.scenario.company.prices).ok().map(|(at, _)| at);
        for (at, price) in plan.prices.iter().enumerate() {
            let who = publisher(price.publisher);
            let who = vec![
                Phrase::from(who).cites(sheet.evidence, [price.source.as_str()]),
                Phrase::from(grade(price.grade)),
            ];
            let when = vec![
                dates(price.published, Some(price.checked)).into(),
                age(price.published, price.checked, sheet.known.today).into(),
            ];
            let mut says = vec![Phrase::from(price_words(price, &sheet.vendor.currency, sheet.numbers()))];
            says.extend(note(sheet, &plan.id, at));
            let used = if counts == Some(at) { "yes" } else { "no" };
            let cells = vec![vec![plan.name.clone().into()], says, who, when, vec![used.into()]];
            rows.push(TableRow { cells, own: false });
        }
    }
    let head = ["Plan", "Price", "Published by", "When", "Used here"].map(String::from).to_vec();
    let caption = "Every price that was found, in the order of recording".into();
    (!rows.is_empty()).then_some(Table { caption, head, rows })
}

fn note(sheet: &Sheet, plan: &str, price: usize) -> Option<Phrase> {
    let note = sheet.known.facts?.price_note(plan, price);
    (!note.is_empty()).then(|| note.into())
}

/// Differences that a source prints by team size.
fn published(sheet: &Sheet, step: &PublishedStep) -> Table {
    let numbers = sheet.numbers();
    let money = |amount| numbers.estimate(amount, &sheet.vendor.currency);
    let name = |id: &str| sheet.vendor.plan(id).map_or(id, |(_, plan)| plan.name.as_str()).to_owned();
    let row = |row: &StepRow| {
        let total = row.total.map_or_else(|| "not printed".to_owned(), money);
        let from = plural(&numbers.count(Number::from(row.seats), 0), "seat", "seats");
        let cells = [fill("from {}", &[&from]), money(row.uplift), total];
        TableRow::of(cells.into_iter().map(Phrase::from).collect(), false)
    };
    let who = publisher(step.publisher);
    let number =
        sheet.evidence.number_of(&step.source).map_or_else(String::new, |at| fill(" [{}]", &[&at.to_string()]));
    let when = dates(step.published, Some(step.checked));
    let plans = [name(&step.from), name(&step.to)];
    Table {
        caption: fill("{} to {}, as printed by {}{}, {}", &[&plans[0], &plans[1], who, &number, &when]),
        head: vec!["Team".into(), "More a year".into(), fill("{}, a year", &[&plans[1]])],
        rows: step.rows.iter().map(row).collect(),
    }
}
