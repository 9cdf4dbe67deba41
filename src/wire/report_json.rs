//! The report as JSON, `scim-tax/report/1`: downloaded from the page, sent to pages that embed it,
//! compared in golden tests. `assets/contract.md` tells what each field means.
//!
//! Fields may be added to a version; none is renamed, moved or left out. What is not known is `null`.
//!
//! The functions write straight on, without serde and with one copy of each: they are in the page.

mod app;
mod money;
mod upgrade;

use super::json::Json;
use crate::domain::{AppReport, BreakEvens, Date, Estimate, Formula, Label, LineItem, Number, Report, Warning};

/// The version written here.
pub const SCHEMA: &str = "scim-tax/report/1";

/// Writes out a formula, with the currency of its amounts.
pub type FormulaText = fn(&Formula, &str) -> String;

/// Writes out a warning about an app.
pub type WarningText = fn(&Warning, &AppReport) -> String;

/// The report of a scenario whose text is `link`, with the break-evens of its apps, from a catalog of this version
/// with this many vendors. Formulas and warnings come as sentences from outside.
///
/// ```
/// use scim_tax::domain::{Date, Report};
/// use scim_tax::wire::report_json::write;
/// let nothing = Report { apps: vec![], totals: vec![] };
/// let version = Date::parse("2026-11-21").unwrap();
/// let text = write(&nothing, &[], version, 24, "v=1", |_, _| String::new(), |_, _| String::new());
/// assert!(text.starts_with("{\n  \"schema\": \"scim-tax/report/1\",\n  \"link\": \"v=1\","));
/// ```
pub fn write(
    report: &Report,
    break_evens: &[BreakEvens],
    version: Date,
    vendors: usize,
    link: &str,
    formula: FormulaText,
    warning: WarningText,
) -> String {
    let mut json = Json::default();
    json.object("");
    json.text("schema", SCHEMA);
    json.text("link", link);
    json.object("catalog");
    json.text("version", &version.to_string());
    json.whole("vendors", vendors);
    json.end_object();
    json.list("apps");
    for (app, break_evens) in report.apps.iter().zip(break_evens) {
        app::write(&mut json, app, break_evens, formula, warning);
    }
    json.end_list();
    json.list("totals");
    for total in &report.totals {
        json.object("");
        json.text("currency", &total.currency);
        estimate(&mut json, "upgrade", &total.upgrade);
        json.list("not_priced");
        for at in &total.not_priced {
            json.object("");
            json.whole("app", *at);
            json.text("vendor", &report.apps[*at].vendor.id);
            json.end_object();
        }
        json.end_list();
        json.end_object();
    }
    json.end_list();
    json.end_object();
    json.finish()
}

fn estimate(json: &mut Json, key: &str, amount: &Estimate) {
    json.object(key);
    ends(json, amount);
    reason(json, amount);
    json.end_object();
}

/// The fields of an amount up to its ends.
fn ends(json: &mut Json, amount: &Estimate) {
    let status = match amount {
        Estimate::Exact(_) => "exact",
        Estimate::Range(..) => "range",
        Estimate::AtLeast(_) => "at_least",
        Estimate::AtMost(_) => "at_most",
        Estimate::Unknown(_) => "unknown",
    };
    json.text("status", status);
    number(json, "low", amount.low().as_ref());
    number(json, "high", amount.high().as_ref());
}

/// The last field of an amount.
fn reason(json: &mut Json, amount: &Estimate) {
    json.maybe("reason", amount.reason().map(|reason| reason.code()));
}

/// Null also for what was too large to compute.
fn number(json: &mut Json, key: &str, number: Option<&Number>) {
    match number.filter(|number| number.decimal().is_some()) {
        Some(number) => json.text(key, &number.to_ten_decimals()),
        None => json.null(key),
    }
}

/// Lines whose formulas are in this currency.
fn lines(json: &mut Json, key: &str, lines: &[LineItem], currency: &str, text: FormulaText) {
    json.list(key);
    for item in lines {
        line(json, "", item, currency, text);
    }
    json.end_list();
}

fn line(json: &mut Json, key: &str, line: &LineItem, currency: &str, text: FormulaText) {
    json.object(key);
    let (code, name) = label(&line.label);
    json.text("code", code);
    json.maybe("name", name);
    formula(json, &line.formula, currency, text);
    estimate(json, "amount", &line.amount);
    json.end_object();
}

/// Null where there is nothing to write out.
fn formula(json: &mut Json, formula: &Formula, currency: &str, text: FormulaText) {
    if formula.is_empty() {
        json.null("formula");
    } else {
        json.text("formula", &text(formula, currency));
    }
}

/// The stable code, and the name where there can be several of a kind.
fn label(label: &Label) -> (&'static str, Option<&str>) {
    match label {
        Label::Plan(name) => ("plan", Some(name).filter(|name| !name.is_empty()).map(String::as_str)),
        Label::Step => ("step", None),
        Label::StepNotBoughtAnyway => ("step_not_bought_anyway", None),
        Label::Labour => ("labour", None),
        Label::OrphanHandling => ("orphan_handling", None),
        Label::UnusedLicences => ("unused_licences", None),
        Label::Breach => ("breach", None),
        Label::IdentityProvider => ("identity_provider", None),
        Label::OneOff(name) => ("one_off", Some(name)),
        Label::OneOffTyped => ("one_off_entered", None),
        Label::SetUp => ("set_up", None),
        Label::TokenRenewal => ("token_renewal", None),
        Label::OtherTool => ("other_tool", None),
    }
}
