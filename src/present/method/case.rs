//! The worked cases: a link's text, computed on the catalog.

use super::Given;
use super::prose::{Block, Cell, link, plain, prose, table};
use crate::domain::{AppReport, BreakEvens, Estimate, LineItem, Number, Product, Reason, Scenario, compare};
use crate::present::{Numbers, Page, formula_text, page, symbol};

/// A case and what the calculator says of it.
pub(super) struct Case {
    /// What was asked.
    pub scenario: Scenario,
    /// What came out, for its first app.
    pub app: AppReport,
    /// The same in words.
    pub page: Page,
    /// From what the upgrade pays there.
    pub break_evens: BreakEvens,
    /// Where the calculator shows it.
    pub href: String,
}

impl Case {
    /// Computes a link's text, without its `v=1`.
    pub fn of(given: &Given, text: &str) -> Result<Self, String> {
        let scenario = (given.scenario)(text).map_err(|problem| format!("worked example {text}: {problem}"))?;
        let scenario = scenario.resolved(given.catalog);
        let mut apps = compare(given.catalog, &scenario, given.catalog.version).apps;
        if apps.is_empty() {
            return Err(format!("worked example {text}: it has no app"));
        }
        let app = apps.swap_remove(0);
        if app.is_own && !matches!(scenario.apps.first().map(|app| &app.product), Some(Product::Own { .. })) {
            return Err(format!("worked example {text}: the catalog has no such vendor"));
        }
        let page = page(&app, &scenario, &Numbers::default());
        let entered = scenario.apps.first().ok_or_else(|| format!("worked example {text}: it has no app"))?;
        let break_evens = BreakEvens::of(&app.vendor, entered, &scenario.company, scenario.apps.len());
        Ok(Self { page, break_evens, href: calculator(text), scenario, app })
    }

    /// `Kustomer, Enterprise to Ultimate, 50 seats`, leading to the calculator, and what else was asked.
    pub fn cell(&self, note: &str) -> Cell {
        let mut cell = link(self.page.answer.case.clone(), self.href.clone());
        if !note.is_empty() {
            cell.extend(plain(format!(", {note}")));
        }
        cell
    }

    /// A sentence that leads to the calculator.
    pub fn open(&self) -> Block {
        Block::Text(prose("[Open this case in the calculator]({}).", &[&self.href]))
    }

    /// The sum that the step comes from, or why there is none; and the step.
    pub fn step(&self) -> [Cell; 2] {
        let (upgrade, currency) = (&self.app.money.upgrade, self.app.vendor.currency.as_str());
        match upgrade.delta {
            Estimate::Unknown(why) => [plain(self.why(why)), plain("not known")],
            step => [plain(formula_text(&upgrade.formula, currency)), plain(exact_estimate(step, currency))],
        }
    }

    /// Why an amount is not known.
    pub fn why(&self, reason: Reason) -> String {
        crate::present::reason(reason, &self.app.vendor.name, &Numbers::default())
    }

    /// A line as a row: what, how, how much. Amounts to their last digit.
    pub fn line(&self, line: &LineItem, currency: &str) -> Vec<Cell> {
        vec![
            plain(crate::present::working::label(&line.label, &self.app)),
            plain(formula_text(&line.formula, currency)),
            plain(exact_estimate(line.amount, currency)),
        ]
    }

    /// A row for a sum of lines.
    pub fn sum(what: &str, amount: Estimate, currency: &str) -> Vec<Cell> {
        vec![plain(what), plain(""), plain(exact_estimate(amount, currency))]
    }
}

/// Where the calculator shows a link's text.
pub(super) fn calculator(text: &str) -> String {
    format!("./#v=1&{text}")
}

/// Cases as a table: the case with what else was asked, its sum, and the step.
pub(super) fn steps(given: &Given, caption: &str, cases: &[(&str, &str)]) -> Result<Block, String> {
    let row = |(text, note): &(&str, &str)| {
        let case = Case::of(given, text)?;
        let [sum, amount] = case.step();
        Ok(vec![case.cell(note), sum, amount])
    };
    let rows = cases.iter().map(row).collect::<Result<_, String>>()?;
    Ok(table(caption, &["Case", "The sum", "#More a year"], rows))
}

/// Money to its last digit: `$1,036.916`, `$93.40`, `$30,000`.
pub(super) fn exact_money(number: Number, currency: &str) -> String {
    let digits = Numbers::default().count(number.abs(), 10);
    let cents = digits.split_once('.').is_some_and(|(_, cents)| cents.len() == 1);
    let sign = if number.is_negative() { "−" } else { "" };
    format!("{sign}{}{digits}{}", symbol(currency), if cents { "0" } else { "" })
}

/// An estimate with each end to its last digit.
pub(super) fn exact_estimate(amount: Estimate, currency: &str) -> String {
    Numbers::default().estimate_by(amount, &|end| exact_money(end, currency))
}

/// A count to its last digit.
pub(super) fn count(number: Number) -> String {
    Numbers::default().count(number, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_to_its_last_digit() {
        for (number, text) in [
            ("1036.916", "$1,036.916"),
            ("93.4", "$93.40"),
            ("30000", "$30,000"),
            ("-1376.484", "−$1,376.484"),
            ("0.05", "$0.05"),
        ] {
            assert_eq!(exact_money(Number::parse(number).unwrap(), "USD"), text);
        }
    }
}
