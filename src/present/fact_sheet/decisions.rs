//! Which way to go, situation by situation, computed from the reader's own numbers.

use super::Sheet;
use super::cases::{at_seats, report};
use super::phrase::{Block, Part, Phrase, Table, TableRow};
use super::words::{provider_name, why_not};
use crate::domain::{
    App, AppReport, Assumption, Coverage, Estimate, Idp, Number, Plan, Product, Provisioning, Reason, Scenario, Span,
    Status, Why,
};
use crate::present::fill::fill;
use crate::present::messages::why;
use crate::present::number::Numbers;
use crate::present::page::verdict_title;

/// Sizes of a team beside the reader's own.
const SIZES: [u32; 3] = [10, 100, 250];

/// A situation: what differs from the reader's own, and the scenario.
struct Situation {
    name: String,
    scenario: Scenario,
    /// It takes the price of the step out of the question.
    settled: bool,
}

pub fn part(sheet: &Sheet) -> Option<Part> {
    let mut rows: Vec<(Situation, AppReport)> = Vec::new();
    for situation in situations(sheet) {
        rows.extend(report(sheet.known.catalog, &situation.scenario, sheet.known.today).map(|it| (situation, it)));
    }
    let says = summary(&rows);
    let table = Table {
        caption: "All but what a row names is as you entered it; costs are a year’s, in US dollars".into(),
        head: ["Situation", "Seats", "Leavers a year", "By hand", "Upgrade", "SCIM is worth", "Way to go"]
            .map(String::from)
            .to_vec(),
        rows: rows.iter().enumerate().map(|(at, (situation, report))| row(sheet, situation, report, at == 0)).collect(),
    };
    let blocks = vec![Block::Says(says.into()), Block::Table(table)];
    Some(Part { id: "decisions", title: "Which way to go".into(), blocks })
}

fn situations(sheet: &Sheet) -> Vec<Situation> {
    let own = sheet.scenario;
    let mut all = vec![Situation { name: "As you entered it".into(), scenario: own.clone(), settled: false }];
    let mut add = |name: String, scenario: Scenario| all.push(Situation { name, scenario, settled: false });
    let span = Assumption::Leavers.default_span();
    let own_leavers = sheet.report.events.leavers;
    for (few, percent) in [("Few people leave: {} a year", span.low), ("Many people leave: {} a year", span.high)] {
        if Number::from(sheet.report.seats) * percent.percent() != own_leavers {
            let name = fill(few, &[&sheet.numbers().percent(percent)]);
            add(name, with_leavers(own, percent));
        }
    }
    for seats in SIZES.into_iter().filter(|seats| *seats != sheet.report.seats) {
        let name = fill("A team of {}, at list prices", &[&sheet.numbers().count(Number::from(seats), 0)]);
        add(name, at_seats(own, seats));
    }
    if let Some(idp) = other_provider(sheet) {
        add(fill("Through {}", &[provider_name(idp)]), with_provider(own, idp));
    }
    let target = sheet.report.target_plan().filter(|_| sheet.report.money.upgrade_lines.is_some());
    // Of a price that is open or unknown no share can be left out.
    let priced = sheet.report.money.upgrade_total().is_some_and(|total| total.low().and(total.high()).is_some());
    if let Some(target) = target.filter(|_| priced) {
        let anyway = |app: &App| App { anyway: Some(Number::HUNDRED), ..app.clone() };
        let name = fill("You would buy {} anyway", &[&target.name]);
        all.push(Situation { name, scenario: each_app(own, &anyway), settled: true });
    }
    if let Some(target) = target.filter(|target| !target.is_addon()) {
        let name = fill("You have {} already", &[&target.name]);
        let scenario = each_app(own, &|app| already(app, target));
        all.push(Situation { name, scenario, settled: true });
    }
    all
}

fn each_app(scenario: &Scenario, change: &dyn Fn(&App) -> App) -> Scenario {
    Scenario { apps: scenario.apps.iter().map(change).collect(), company: scenario.company.clone() }
}

fn with_leavers(scenario: &Scenario, percent: Number) -> Scenario {
    let mut changed = scenario.clone();
    changed.company.assumptions.leavers_people = None;
    changed.company.assumptions.set(Assumption::Leavers, Span::certain(percent));
    changed
}

fn with_provider(scenario: &Scenario, idp: Idp) -> Scenario {
    let mut changed = scenario.clone();
    changed.company.idp = idp;
    changed
}

/// The app of somebody who has the plan with SCIM, without the prices of a step that is not taken.
fn already(app: &App, target: &Plan) -> App {
    let Product::Listed { vendor, .. } = &app.product else { return app.clone() };
    let product = Product::Listed { vendor: vendor.clone(), current: target.id.clone(), target: String::new() };
    App { usage: app.usage, other: app.other, ..App::new(product, app.seats) }
}

/// Another identity provider through which other work is covered: one that closes accounts where the reader's
/// does not, else the first.
fn other_provider(sheet: &Sheet) -> Option<Idp> {
    let covers = |idp: Idp| Coverage::of(sheet.vendor, idp);
    let own = covers(sheet.scenario.company.idp);
    let told = sheet.vendor.idps.iter().filter(|(_, gets)| *gets != Provisioning::Unknown).map(|(idp, _)| *idp);
    let others: Vec<Idp> = told.filter(|idp| covers(*idp) != own).collect();
    let better = |idp: &&Idp| covers(**idp).worst.leavers && !own.worst.leavers;
    others.iter().find(better).or(others.first()).copied()
}

/// Whether the way to go is the same in all situations, but for those at the end whose answer is given by them.
fn summary(rows: &[(Situation, AppReport)]) -> String {
    let mut open = rows.iter().filter(|(situation, _)| !situation.settled).map(|(_, report)| report);
    let Some(first) = open.next() else { return String::new() };
    let differs = |report: &AppReport| report.verdict.choice != first.verdict.choice;
    if open.any(differs) {
        return "The way to go changes with the situation.".into();
    }
    let sentence = match rows.iter().filter(|(situation, report)| situation.settled && differs(report)).count() {
        0 => "In all of these situations the way is the same: {}.",
        1 => "In all of these situations but the last the way is the same: {}.",
        _ => "In all of these situations but the last two the way is the same: {}.",
    };
    fill(sentence, &[&verdict_title(first)])
}

/// The decisive reason; where a figure is missing, which.
fn because(report: &AppReport, numbers: &Numbers) -> Option<String> {
    let missing = report.verdict.reasons.first() == Some(&Why::FigureMissing);
    if let Some(reason) = report.money.upgrade.delta.reason().filter(|_| missing) {
        return Some(why_not(report, reason, numbers));
    }
    report.verdict.reasons.iter().map(|code| why(*code, report, numbers)).find(|text| !text.is_empty())
}

fn row(sheet: &Sheet, situation: &Situation, report: &AppReport, own: bool) -> TableRow {
    let numbers = sheet.numbers();
    let money = |amount: Estimate| numbers.estimate(amount, "USD");
    let upgrade = match report.money.upgrade_total() {
        None if report.nothing_to_buy() => "nothing to buy".into(),
        None => "no plan to buy".into(),
        Some(total) => money(total),
    };
    let worth = match report.money.worth.year {
        _ if sheet.vendor.status == Status::Absent => "no SCIM to value".into(),
        Estimate::Unknown(Reason::BoughtAnyway) => "its price does not matter".into(),
        worth if worth.high().is_some_and(|high| !high.is_positive()) => "nothing".into(),
        worth => money(worth),
    };
    let mut way: Vec<Phrase> = vec![verdict_title(report).into()];
    way.extend(because(report, numbers).map(Phrase::from));
    let plain = [
        situation.name.clone(),
        numbers.count(Number::from(report.seats), 0),
        numbers.count(report.events.leavers, 1),
        money(report.money.hand()),
        upgrade,
        worth,
    ];
    let mut row = TableRow::of(plain.into_iter().map(Phrase::from).collect(), own);
    row.cells.push(way);
    row
}
