//! Work by hand, what is left of it, what SCIM is worth, and the three ways; in dollars.

use super::app::COMPANY_CURRENCY;
use super::{FormulaText, ends, estimate, label, line, number, reason};
use crate::domain::{AppReport, Covered, Estimate, Label, LineItem, Money, Worth};
use crate::wire::json::Json;

pub(super) fn by_hand(json: &mut Json, money: &Money) {
    let (work, benchmark) = (&money.by_hand, &money.benchmark);
    let (model, it_hours, orphaned_accounts) = if money.hand_lines == benchmark.lines {
        ("benchmark", &benchmark.it_hours, &benchmark.orphaned_accounts)
    } else {
        ("own", &work.it_hours, &work.orphaned_accounts)
    };
    json.object("by_hand");
    json.text("model", model);
    estimate(json, "total", &money.hand());
    number(json, "it_hours", Some(it_hours));
    number(json, "orphaned_accounts", Some(orphaned_accounts));
    amounts(json, &money.hand_lines);
    json.object("benchmark");
    number(json, "it_hours", Some(&benchmark.it_hours));
    number(json, "orphaned_accounts", Some(&benchmark.orphaned_accounts));
    number(json, "unused_licences", Some(&benchmark.unused_licences));
    // Published figures are exact, so one end says all.
    number(json, "total", benchmark.total().low().as_ref());
    json.truth("vendors_own", benchmark.vendors_own);
    json.end_object();
    json.end_object();
}

/// Labour, orphaned accounts, unused licences: the fields are named like the codes of the lines.
fn amounts(json: &mut Json, lines: &[LineItem]) {
    for line in lines {
        estimate(json, label(&line.label).0, &line.amount);
    }
}

pub(super) fn after_scim(json: &mut Json, money: &Money) {
    let residual = &money.residual;
    json.object("after_scim");
    estimate(json, "residual", &residual.total());
    amounts(json, &residual.lines);
    json.object("coverage");
    covered(json, "best", &money.coverage.best);
    covered(json, "worst", &money.coverage.worst);
    json.end_object();
    json.end_object();
}

fn covered(json: &mut Json, key: &str, covered: &Covered) {
    json.object(key);
    json.truth("joiners", covered.joiners);
    json.truth("leavers", covered.leavers);
    json.truth("changes", covered.changes);
    json.end_object();
}

pub(super) fn worth(json: &mut Json, worth: &Worth) {
    json.object("worth");
    ends(json, &worth.year);
    number(json, "seat_month", worth.seat_month.low().as_ref());
    number(json, "seat_month_high", worth.seat_month.high().as_ref());
    reason(json, &worth.year);
    json.end_object();
}

/// What is compared.
pub(super) fn options(json: &mut Json, app: &AppReport, formula: FormulaText) {
    let money = &app.money;
    json.object("options");
    option(json, "by_hand", app, Some(&money.hand_lines), Some(money.hand()), formula);
    option(json, "upgrade", app, money.upgrade_lines.as_deref(), money.upgrade_total(), formula);
    option(json, "other", app, money.other_lines.as_deref(), money.other(), formula);
    json.end_object();
}

/// Null where there is nothing to compare.
fn option(
    json: &mut Json,
    key: &str,
    app: &AppReport,
    lines: Option<&[LineItem]>,
    total: Option<Estimate>,
    formula: FormulaText,
) {
    let (Some(lines), Some(total)) = (lines, total) else { return json.null(key) };
    json.object(key);
    estimate(json, "total", &total);
    json.list("lines");
    for each in lines {
        line(json, "", each, currency(each, app), formula);
    }
    json.end_list();
    json.end_object();
}

/// The currency of a line's formula. Amounts are in dollars; what the vendor charges is written out
/// as the vendor prices it.
fn currency<'a>(line: &LineItem, app: &'a AppReport) -> &'a str {
    match line.label {
        Label::Step | Label::OneOff(_) => &app.vendor.currency,
        _ => COMPANY_CURRENCY,
    }
}
