//! The business case on one page: question, answer, sums, and what they rest on.

use crate::domain::{AppReport, Assumption, Company, Manual, Number, Term};
use crate::present::fact_sheet::provider_name;
use crate::present::fill::fill;
use crate::present::{Numbers, OptionRow, Page, assumption_text, plural};

/// A business case as plain values; chart, sources and link are the page's to add.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// What is to be decided.
    pub question: String,
    /// The verdict with the amount.
    pub answer: String,
    /// The sum behind the amount.
    pub formula: String,
    /// Why.
    pub reasons: Vec<String>,
    /// Way, what is in it, a year.
    pub ways: Vec<[String; 3]>,
    /// Input, value, where it is from.
    pub inputs: Vec<[String; 3]>,
    /// Where the prices are from.
    pub provenance: String,
}

/// The business case of an app.
pub fn paper(app: &AppReport, page: &Page, company: &Company, numbers: &Numbers) -> Paper {
    let what = app
        .target_plan()
        .map_or_else(|| app.vendor.name.clone(), |plan| fill("{} {}", &[&app.vendor.name, &plan.name]));
    let way = |row: &OptionRow| [row.name.to_owned(), row.detail.clone(), row.amount.clone()];
    Paper {
        question: match app.money.upgrade_lines {
            Some(_) => fill("Should we buy {} for automatic user provisioning?", &[&what]),
            None => fill("How do we provision users of {}?", &[&app.vendor.name]),
        },
        answer: fill("{}. {}.", &[&page.verdict, &page.answer.title]),
        formula: page.answer.formula.iter().map(|piece| piece.text.as_str()).collect(),
        reasons: page.reasons.iter().chain([&page.worth]).filter(|text| !text.is_empty()).cloned().collect(),
        ways: page.options.iter().filter(|row| !row.amount.is_empty()).map(way).collect(),
        inputs: inputs(app, company, numbers),
        provenance: page.provenance.clone(),
    }
}

/// Seats and contract, then the assumptions that the compared model takes, the changed ones marked.
fn inputs(app: &AppReport, company: &Company, numbers: &Numbers) -> Vec<[String; 3]> {
    let row = |name: &str, value: String, from: &str| [name.to_owned(), value, from.to_owned()];
    let mut rows = vec![
        row("Seats", numbers.count(Number::from(app.seats), 0), "entered"),
        row("Identity provider", provider_name(company.idp).into(), "entered"),
        row("Billed", if company.billing == Term::Annual { "yearly" } else { "monthly" }.into(), "entered"),
    ];
    if company.manual == Manual::Benchmark {
        rows.push(row("Employees", numbers.count(Number::from(company.employees), 0), "entered"));
        return rows;
    }
    const SHOWN: [Assumption; 8] = [
        Assumption::Rate,
        Assumption::Leavers,
        Assumption::Changes,
        Assumption::JoinMinutes,
        Assumption::LeaveMinutes,
        Assumption::Missed,
        Assumption::OrphanCost,
        Assumption::Discovery,
    ];
    let assumptions = &company.assumptions;
    for assumption in SHOWN {
        let (text, base) = (assumption_text(assumption), assumptions.base(assumption));
        let people = assumptions.leavers_people.filter(|_| assumption == Assumption::Leavers);
        let value = match (people, text.unit) {
            (Some(people), _) => plural(&numbers.count(people, 2), "person", "people"),
            (None, "$") => numbers.exact_money(base, "USD"),
            (None, "%") => numbers.percent(base),
            (None, unit) => fill("{} {}", &[&numbers.count(base, 2), unit]),
        };
        rows.push(row(text.name, value, if assumptions.is_changed(assumption) { "entered" } else { text.source }));
    }
    rows
}
