//! The workbook for spreadsheets (XLSX): every amount a formula over inputs that can be changed, with what it comes to
//! stored beside it.
//!
//! A formula and its value are made together ([`calc`]), by the rules of `domain` written a second time as formulas.
//! `tests/workbook.rs` holds the two to the cent, by recomputing in two spreadsheet programs.

mod apps;
mod assumptions;
mod book;
mod calc;
mod charge_rows;
mod ends;
mod file;
mod method;
mod plan_rows;
mod price_row;
mod prices;
mod sides;
mod source_list;
mod sources;
mod step_rows;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod work_columns;
mod working;

use crate::domain::{
    AppReport, Assumption, Catalog, Date, Evidence, Prices, Report, Scenario, Status, Support, Warning,
    price_that_counts,
};
use book::{Book, Tab};
use calc::Calc;
use source_list::SourceList;

/// The sentences that go into the workbook as they are on the page; `wire` has none of its own for these. Those of
/// `present` fit: `assumption_in_words`, `verdict_in_words`, `reasons_in_words`, `warning`.
#[derive(Clone, Copy)]
pub struct Words {
    /// Name, unit, and where the values come from.
    pub assumption: fn(Assumption) -> (&'static str, &'static str, &'static str),
    /// Which way to go.
    pub verdict: fn(&AppReport) -> String,
    /// Why, a sentence each; what to ask among them.
    pub reasons: fn(&AppReport) -> Vec<String>,
    /// What to know about a result.
    pub warning: fn(&Warning, &AppReport) -> String,
}

/// Why there is no workbook, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(pub String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The workbook of a scenario, as the bytes of an `.xlsx` file; the same for the same inputs.
///
/// `report` is the scenario's; `evidence` has one entry for each app, in order, or is empty: where it is there, sources
/// come with their addresses, and where it is not, the sheet Sources says so.
///
/// # Errors
/// A sentence, where scenario and report are not of the same apps, there are none, or a price has too many parts for a
/// spreadsheet's formula.
pub fn write(
    catalog: &Catalog,
    scenario: &Scenario,
    report: &Report,
    today: Date,
    evidence: &[Option<&Evidence>],
    words: &Words,
) -> Result<Vec<u8>, Problem> {
    let (book, _) = book(catalog, scenario, report, today, evidence, words)?;
    file::write(&book, today)
}

/// The sheets, and where each app stands on them.
fn book(
    catalog: &Catalog,
    scenario: &Scenario,
    report: &Report,
    today: Date,
    evidence: &[Option<&Evidence>],
    words: &Words,
) -> Result<(Book, Vec<summary::Done>), Problem> {
    if scenario.apps.len() != report.apps.len() {
        return Err(Problem("The figures are not of these apps. Compute them again, then save the workbook.".into()));
    }
    if report.apps.is_empty() {
        return Err(Problem("There is no app to write a workbook of. Add one first.".into()));
    }
    let scenario = scenario.clone().resolved(catalog);
    report.apps.iter().try_for_each(|app| few_enough(app, scenario.company.prices))?;
    let mut book = Book::new();
    let inputs = assumptions::write(&mut book, catalog, &scenario, words);
    let both = || (0..).zip(scenario.apps.iter().zip(&report.apps));
    let rows: Vec<_> = both().map(|(at, (app, report))| apps::write_inputs(&mut book, at, app, report)).collect();
    let places: Vec<Calc> = rows.iter().map(|app| app.place.clone()).collect();
    let count = assumptions::apps_count(&mut book, &places);
    prices::headings(&mut book);
    let mut sources = SourceList::default();
    let mut done: Vec<summary::Done> = Vec::new();
    for ((at, (_, report)), app) in both().zip(rows) {
        let priced = prices::write(&mut book, &mut sources, report, &scenario.company, (&inputs, &app));
        let has_scim = report.current_plan().is_some_and(|plan| plan.scim == Support::Yes);
        let no_scim = report.vendor.status == Status::Absent && !has_scim;
        let worked = working::write(&mut book, at, report, (&inputs, &count), (&app, &priced), no_scim);
        apps::write_results(&mut book, at, (&app, &priced, &worked), (report, words, today));
        done.push((app, priced, worked));
    }
    let currencies: Vec<String> = report.totals.iter().map(|total| total.currency.clone()).collect();
    summary::write(&mut book, &done, catalog, today, &currencies);
    let missing = vec![None; report.apps.len()];
    let evidence = if evidence.len() == report.apps.len() { evidence } else { &missing };
    sources::write(&mut book, &sources, &report.apps, evidence);
    method::write(&mut book);
    book.sheet(Tab::Apps).heading_columns = 2;
    Ok((book, done))
}

/// The most cells that a spreadsheet adds up one by one, less a few.
const MOST_CHARGES: usize = 250;

/// Whether a spreadsheet's formula can add up an app's charges.
fn few_enough(app: &AppReport, prices: Prices) -> Result<(), Problem> {
    let plans = app.current.into_iter().chain(app.target).chain(app.addons.iter().copied());
    let charges =
        |at: usize| price_that_counts(&app.vendor.plans[at], prices).map_or(0, |(_, price)| price.charges.len());
    let count: usize = plans.map(charges).sum();
    if count <= MOST_CHARGES {
        return Ok(());
    }
    let name = &app.vendor.name;
    let most = "a spreadsheet’s formula adds up at most 250";
    Err(Problem(format!(
        "The prices of {name} have {count} charges; {most}. Take the app out, then save the workbook."
    )))
}
