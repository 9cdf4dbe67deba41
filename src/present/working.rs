//! The whole sum, line by line, and what each number rests on.

use super::assumptions::assumption_text;
use super::fill::fill;
use super::formula::{Piece, pieces};
use super::messages::reason;
use super::number::{Numbers, date, rounded_parts};
use crate::domain::{AppReport, Estimate, Grade, Label, LineItem, Number, Publisher, Ref, Scenario, total};

/// A line of the working.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// The sum with the numbers put in.
    pub formula: Vec<Piece>,
    /// What it comes to.
    pub amount: String,
}

/// Lines that add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What the lines are about.
    pub title: String,
    /// The lines.
    pub rows: Vec<Row>,
    /// Their sum, where it is one.
    pub total: Option<String>,
}

/// Every line item of a result, in the order of the sum.
pub fn working(app: &AppReport, numbers: &Numbers) -> Vec<Section> {
    let money = &app.money;
    let upgrade = &money.upgrade;
    let currency = app.vendor.currency.as_str();
    let name =
        |plan: Option<&crate::domain::Plan>, other: &str| plan.map_or(other.to_owned(), |plan| plan.name.clone());
    let mut sections = Vec::new();
    let mut add = |title: String, lines: &[LineItem], sum: Option<Estimate>, currency: &str| {
        if !lines.is_empty() {
            sections.push(section(title, lines, sum, currency, app, numbers));
        }
    };
    add(
        fill("{}, a year", &[&name(app.target_plan(), "The plan with SCIM")]),
        &upgrade.target_lines,
        (upgrade.target_lines.len() > 1)
            .then_some(Estimate::total(upgrade.target_lines.iter().map(|line| line.amount))),
        currency,
    );
    add(
        fill("{}, a year", &[&name(app.current_plan(), "Your plan")]),
        &upgrade.current_lines,
        (upgrade.current_lines.len() > 1).then_some(upgrade.current_year),
        currency,
    );
    if money.upgrade_lines.is_some() {
        add("The step in price".into(), &[upgrade.line()], None, currency);
    }
    let by_hand: Vec<LineItem> = money.by_hand.lines().into_iter().cloned().collect();
    add("By hand, your numbers".into(), &by_hand, Some(total(&by_hand)), "USD");
    add("By hand, the published benchmark".into(), &money.benchmark.lines, Some(money.benchmark.total()), "USD");
    if let Some(lines) = &money.upgrade_lines {
        add("The upgrade in all".into(), lines, money.upgrade_total(), "USD");
    }
    if let Some(lines) = &money.other_lines {
        add("Another tool in all".into(), lines, money.other(), "USD");
    }
    sections
}

fn section(
    title: String,
    lines: &[LineItem],
    sum: Option<Estimate>,
    currency: &str,
    app: &AppReport,
    numbers: &Numbers,
) -> Section {
    // Exact parts are rounded so that what is shown adds up to the sum that is shown.
    let exact: Option<Vec<Number>> = lines
        .iter()
        .map(|line| match line.amount {
            Estimate::Exact(amount) => Some(amount),
            _ => None,
        })
        .collect();
    let rounded = exact.map(|parts| rounded_parts(&parts, 2));
    let rows = lines
        .iter()
        .enumerate()
        .map(|(at, line)| Row {
            label: label(&line.label, app),
            // What the vendor charges is written out as it prices it, and then converted.
            formula: match line.label {
                Label::Step | Label::OneOff(_) => pieces(&line.formula, &app.vendor.currency, numbers),
                _ => pieces(&line.formula, currency, numbers),
            },
            amount: match (&rounded, line.amount) {
                (Some(parts), _) => numbers.cents(parts[at], currency),
                (None, Estimate::Unknown(why)) => reason(why, &app.vendor.name, numbers),
                (None, amount) => numbers.estimate_by(amount, &|end| numbers.cents(end, currency)),
            },
        })
        .collect();
    let total = sum.map(|sum| numbers.estimate_by(sum, &|end| numbers.cents(end, currency)));
    Section { title, rows, total }
}

pub(super) fn label(label: &Label, app: &AppReport) -> String {
    let text = match label {
        Label::Plan(plan) if plan.is_empty() => "Your own price",
        Label::Plan(plan) => return plan.clone(),
        Label::OneOff(name) => return fill("{}, once", &[name]),
        Label::Step => "Step in price",
        Label::StepNotBoughtAnyway => "Step in price, less what you would buy anyway",
        Label::Labour => "IT labour",
        Label::OrphanHandling => "Accounts left open, dealt with",
        Label::UnusedLicences => "Licences nobody uses",
        Label::Breach => "Breach, on average",
        Label::IdentityProvider => "Identity provider, this app’s share",
        Label::OneOffTyped => "One-off cost",
        Label::SetUp => "Setting SCIM up, once",
        Label::TokenRenewal => "Renewing tokens",
        Label::OtherTool => "Another tool for {}",
    };
    fill(text, &[&app.vendor.name])
}

/// What a number in a formula rests on: a title and sentences.
pub fn about(from: Ref, app: &AppReport, scenario: &Scenario, numbers: &Numbers) -> (String, Vec<String>) {
    match from {
        Ref::Price { plan, price } => {
            let plan = &app.vendor.plans[plan];
            let price = &plan.prices[price];
            let title = fill("Price of {}", &[&plan.name]);
            (title, evidence(price.publisher, price.published, price.checked, price.grade))
        }
        Ref::Step(step) => {
            let step = &app.vendor.published_steps[step];
            let mut sentences = evidence(step.publisher, step.published, step.checked, step.grade);
            sentences.insert(
                0,
                "The source prints the difference between the plans by team size, and what the dearer one costs."
                    .into(),
            );
            ("Published by team size".into(), sentences)
        }
        Ref::Benchmark => {
            let whose = if app.money.benchmark.vendors_own {
                "A guide prints this row for this vendor’s customers, scaled to 500 employees."
            } else {
                "A guide prints this row for most apps, scaled to 500 employees. It does not say how it was measured."
            };
            ("Published benchmark".into(), vec![whose.into()])
        }
        Ref::Assumption(assumption) => {
            let text = assumption_text(assumption);
            let span = scenario.company.assumptions.span(assumption);
            let value = |number: Number| numbers.count(number, 4);
            let range = if span.is_certain() {
                fill("You entered {} {}.", &[&value(span.base), text.unit])
            } else {
                let ends = fill("{} to {}", &[&value(span.low), &value(span.high)]);
                fill("{} {}, plausible from {}.", &[&value(span.base), text.unit, &ends])
            };
            (text.name.into(), vec![range, text.source.into()])
        }
        Ref::Typed(_) => ("You entered this".into(), vec!["Change it in the form.".into()]),
    }
}

fn evidence(
    publisher: Publisher,
    published: Option<crate::domain::Date>,
    checked: crate::domain::Date,
    grade: Grade,
) -> Vec<String> {
    let who = match publisher {
        Publisher::Vendor => "Published by the vendor.",
        Publisher::ThirdParty => "Published by a third party, not by the vendor.",
        Publisher::Own { .. } => "From a catalog file of your own, not from this catalog.",
    };
    let dated =
        published.map_or_else(|| "The source gives no date.".to_owned(), |day| fill("Dated {}.", &[&date(day)]));
    let read = fill("Read {}.", &[&date(checked)]);
    vec![who.into(), dated, read, grade_text(grade).into()]
}

/// What a grade means.
pub fn grade_text(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "Grade A: read at the vendor’s own pages.",
        Grade::B => "Grade B: two independent sources, or the vendor’s silence.",
        Grade::C => "Grade C: one third party.",
        Grade::D => "Grade D: unclear.",
    }
}
