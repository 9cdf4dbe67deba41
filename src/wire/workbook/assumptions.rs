//! The sheet Assumptions: what is the same for all apps, each value with a name for formulas.

use super::Words;
use super::book::{Allowed, Book, Content, Format, Sheet, Tab};
use super::calc::Calc;
use crate::domain::{Assumption, Benchmark, Catalog, Company, Manual, Measure, Number, Prices, Scenario, Term};

/// The names of the inputs.
pub(super) struct Inputs {
    base: Vec<Calc>,
    pub leavers_people: Calc,
    pub employees: Calc,
    pub growth: Calc,
    /// "annual" or "monthly".
    pub billing: Calc,
    /// "own" or "benchmark".
    pub model: Calc,
    /// "yes" or "no".
    pub jit: Calc,
    pub idp_cost: Calc,
    pub setup_hours: Calc,
    pub token_hours: Calc,
    pub third_party: Calc,
    /// Dollars for one unit of a currency.
    pub fx: Vec<(String, Calc)>,
    /// The general row of the benchmark: employees, labour, orphaned accounts, licences.
    pub benchmark: [Calc; 4],
}

impl Inputs {
    /// The value of an assumption that is computed with.
    pub fn base(&self, assumption: Assumption) -> &Calc {
        &self.base[assumption as usize]
    }

    /// Dollars for one unit of a currency, or "not known".
    pub fn dollars_for(&self, currency: &str) -> Calc {
        let rate = self.fx.iter().find(|(code, _)| code == currency);
        rate.map_or(Calc::whole(1), |(_, rate)| Calc::choose(&rate.is_number(), rate, &Calc::not_known()))
    }
}

const NAME: u16 = 6;

/// A row with one input in the column "Base".
fn row(book: &mut Book, at: &mut u32, what: &str, name: &str, content: Content, format: Format, note: &str) -> Calc {
    let sheet = book.sheet(Tab::Assumptions);
    sheet.text(*at, 0, what);
    let cell = sheet.input(*at, 2, content, format);
    sheet.text(*at, 5, note);
    sheet.text(*at, NAME, name);
    *at += 1;
    book.name(name, &cell)
}

/// Writes the sheet.
pub(super) fn write(book: &mut Book, catalog: &Catalog, scenario: &Scenario, words: &Words) -> Inputs {
    let company = &scenario.company;
    headings(book.sheet(Tab::Assumptions));
    let mut at = 2;
    let base = Assumption::ALL.map(|assumption| spans(book, &mut at, company, assumption, words)).to_vec();
    let people = Content::optional(company.assumptions.leavers_people);
    let note = "A number of people in the whole company, in the place of the percentage. Empty: the percentage.";
    let leavers_people = row(book, &mut at, "People who leave, counted", "leavers_people", people, Format::Count, note);
    at += 1;
    let number = |number: u32| Content::Number(Number::from(number));
    let employees = row(book, &mut at, "Employees", "employees", number(company.employees), Format::Whole, "");
    let growth = Content::Number(company.growth);
    let growth = row(book, &mut at, "Growth of seats a year", "seat_growth", growth, Format::Percent, "Adds joiners.");
    let billing = if company.billing == Term::Annual { "annual" } else { "monthly" };
    let billing = choice(
        book,
        &mut at,
        ("Billing", "billing_term", billing),
        &["annual", "monthly"],
        "Or the other one, where a price is not sold so.",
    );
    let model = if company.manual == Manual::Own { "own" } else { "benchmark" };
    let note = "own: the numbers above, by each app’s seats. benchmark: the published figures, by headcount.";
    let model = choice(book, &mut at, ("By hand is counted by", "by_hand_model", model), &["own", "benchmark"], note);
    let jit = if company.jit { "yes" } else { "no" };
    let note = "Accounts are made at first sign-in today, without SCIM.";
    let jit = choice(book, &mut at, ("Just-in-time sign-in in use", "jit_in_use", jit), &["yes", "no"], note);
    let mut optional = |what, name, value: Option<Number>, format, note| {
        row(book, &mut at, what, name, Content::optional(value), format, note)
    };
    let dollars = Format::dollars;
    let note = "A year, shared equally by the apps. Empty: nothing.";
    let idp_cost =
        optional("Identity provider’s charge for provisioning", "idp_cost", company.idp_cost, dollars(), note);
    let note = "Hours of IT for each app, once.";
    let setup_hours = optional("Setting SCIM up", "setup_hours", company.setup_hours, Format::Hours, note);
    let note = "Hours of IT for each app, a year.";
    let token_hours = optional("Renewing tokens", "token_hours", company.token_hours, Format::Hours, note);
    let note = "A year for each app. Empty: no such tool, unless an app has its own.";
    let third_party = optional("Another tool", "third_party_tool", company.third_party, dollars(), note);
    let fx = currencies(catalog, scenario).into_iter().map(|code| {
        let name = format!("fx_{}", code.to_lowercase());
        let rate = company.dollars_for(&code);
        let (what, note) = (format!("US dollars for one {code}"), "Empty: not compared with wages.");
        let cell = row(book, &mut at, &what, &name, Content::optional(rate), Format::Count, note);
        (code, cell)
    });
    let fx = fx.collect::<Vec<_>>();
    at += 1;
    let general = Benchmark::general();
    let mut printed =
        |what, name, value, format, note| row(book, &mut at, what, name, Content::Number(value), format, note);
    let source = "Printed for most apps in stitchflow.com’s guides, 2026-01-11.";
    let benchmark = [
        printed("Benchmark: employees", "benchmark_employees", general.employees, Format::Whole, source),
        printed("Benchmark: IT labour", "benchmark_labour", general.labour, dollars(), source),
        printed("Benchmark: orphaned accounts", "benchmark_orphans", general.orphans, dollars(), source),
        printed("Benchmark: unused licences", "benchmark_licences", general.licences, dollars(), source),
    ];
    fixed(book.sheet(Tab::Assumptions), at + 1, company);
    Inputs {
        base,
        leavers_people,
        employees,
        growth,
        billing,
        model,
        jit,
        idp_cost,
        setup_hours,
        token_hours,
        third_party,
        fx,
        benchmark,
    }
}

fn headings(sheet: &mut Sheet) {
    sheet.title(
        "Assumptions: the same for all apps. Yellow cells are yours to change; amounts are computed with “Base”.",
    );
    let columns =
        [("What", 36), ("Low", 11), ("Base", 13), ("High", 11), ("Unit", 8), ("Where it comes from", 70), ("Name", 22)];
    for (column, (heading, width)) in (0..).zip(columns) {
        let is_number = (1..=3).contains(&column);
        sheet.heading_of(1, column, heading, if is_number { Format::Count } else { Format::Plain });
        sheet.widths.insert(column, width);
    }
    sheet.heading_rows = 2;
}

/// The row of an assumption; returns the name of its base.
fn spans(book: &mut Book, at: &mut u32, company: &Company, assumption: Assumption, words: &Words) -> Calc {
    let (what, unit, source) = (words.assumption)(assumption);
    let span = company.assumptions.span(assumption);
    let format = match assumption.measure() {
        Measure::Dollars => Format::dollars(),
        Measure::Percent => Format::Percent,
        Measure::Minutes | Measure::Months | Measure::Times => Format::Count,
    };
    let key = assumption.key().replace('-', "_");
    let sheet = book.sheet(Tab::Assumptions);
    sheet.text(*at, 0, what);
    let mut put = |column, value| sheet.input(*at, column, Content::Number(value), format.clone());
    let (low, base, high) = (put(1, span.low), put(2, span.base), put(3, span.high));
    sheet.text(*at, 4, unit);
    sheet.text(*at, 5, source);
    sheet.text(*at, NAME, format!("{key}_base"));
    *at += 1;
    book.name(&format!("{key}_low"), &low);
    book.name(&format!("{key}_high"), &high);
    book.name(&format!("{key}_base"), &base)
}

fn choice(
    book: &mut Book,
    at: &mut u32,
    (what, name, value): (&str, &str, &str),
    words: &'static [&'static str],
    note: &str,
) -> Calc {
    book.sheet(Tab::Assumptions).allow(*at, 2, Allowed::Words(words));
    row(book, at, what, name, Content::Text(value.into()), Format::Plain, note)
}

/// Currencies other than the dollar, in order of first use.
fn currencies(catalog: &Catalog, scenario: &Scenario) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for app in &scenario.apps {
        let crate::domain::Product::Listed { vendor, .. } = &app.product else { continue };
        let Some(vendor) = catalog.vendor(vendor) else { continue };
        if vendor.currency != "USD" && !codes.contains(&vendor.currency) {
            codes.push(vendor.currency.clone());
        }
    }
    codes
}

/// What was chosen on the page and is settled in this file.
fn fixed(sheet: &mut Sheet, at: u32, company: &Company) {
    let prices = match company.prices {
        Prices::All => "all",
        Prices::Vendor => "the vendors’ own only",
    };
    let note = "Settled when this file was written: what it decides stands on the sheets Apps and Prices.";
    for (row, (what, value)) in (at..).zip([("Identity provider", company.idp.key()), ("Prices that count", prices)]) {
        sheet.text(row, 0, what);
        sheet.text(row, 2, value);
        sheet.text(row, 5, note);
    }
}

/// The row with the number of apps, which share the identity provider's charge; `places` are their numbers.
pub(super) fn apps_count(book: &mut Book, places: &[Calc]) -> Calc {
    let sheet = book.sheet(Tab::Assumptions);
    let row = sheet.cells.keys().next_back().map_or(0, |(row, _)| row + 1);
    sheet.text(row, 0, "Apps");
    let cell = sheet.formula(row, 2, Calc::column_count(places), Format::Whole);
    sheet.text(row, 5, "How many share the identity provider’s charge.");
    sheet.text(row, NAME, "apps_count");
    book.name("apps_count", &cell)
}
