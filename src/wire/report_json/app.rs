//! One app of a report.

use super::{FormulaText, WarningText, line, money, number, upgrade};
use crate::domain::{AppReport, BreakEven, BreakEvens, Question, Verdict};
use crate::wire::json::Json;

/// Wages and all that is compared with them are in dollars, whatever the vendor's currency.
pub(super) const COMPANY_CURRENCY: &str = "USD";

pub(super) fn write(
    json: &mut Json,
    app: &AppReport,
    break_evens: &BreakEvens,
    formula: FormulaText,
    warning: WarningText,
) {
    let id = |at: usize| app.vendor.plans[at].id.as_str();
    json.object("");
    json.text("vendor", &app.vendor.id);
    json.text("name", &app.vendor.name);
    json.truth("is_own", app.is_own);
    // The plans of an own app have no ids in links.
    json.maybe("current", app.current.filter(|_| !app.is_own).map(id));
    json.maybe("target", target(app).filter(|_| !app.is_own).as_deref());
    json.list("add_ons");
    for addon in &app.addons {
        json.text("", id(*addon));
    }
    json.end_list();
    json.whole("seats", app.seats as usize);
    json.text("currency", &app.vendor.currency);
    upgrade::write(json, app, formula);
    money::by_hand(json, &app.money);
    money::after_scim(json, &app.money);
    money::worth(json, &app.money.worth);
    json.maybe("prices_from", app.money.upgrade.prices_from.map(|from| from.code()));
    money::options(json, app, formula);
    json.object("break_evens");
    break_even(json, "seats", &break_evens.seats);
    break_even(json, "leavers", &break_evens.leavers);
    break_even(json, "rate", &break_evens.rate);
    json.end_object();
    json.object("events");
    number(json, "joiners", Some(&app.events.joiners));
    number(json, "leavers", Some(&app.events.leavers));
    number(json, "changes", Some(&app.events.changes));
    number(json, "reviewed", Some(&app.events.reviewed));
    json.end_object();
    match &app.breach {
        Some(breach) => line(json, "breach", breach, COMPANY_CURRENCY, formula),
        None => json.null("breach"),
    }
    verdict(json, &app.verdict);
    json.list("warnings");
    for each in &app.warnings {
        json.object("");
        json.text("code", each.code());
        json.text("text", &warning(each, app));
        json.end_object();
    }
    json.end_list();
    json.end_object();
}

/// As links name it: `plan`, `plan.add-on` or `add-on`. Add-ons that a plan cannot be bought without
/// go unsaid.
fn target(app: &AppReport) -> Option<String> {
    let plan = app.target.map(|at| &app.vendor.plans[at]);
    let mut addons = app.addons.iter().map(|at| &app.vendor.plans[*at].id);
    match plan {
        None => addons.next().cloned(),
        Some(plan) => {
            let chosen = addons.find(|id| !plan.needs.contains(id));
            Some(chosen.map_or_else(|| plan.id.clone(), |addon| [plan.id.as_str(), ".", addon].concat()))
        }
    }
}

fn break_even(json: &mut Json, key: &str, found: &BreakEven) {
    let (status, value) = match found {
        BreakEven::From(value) => ("from", Some(value)),
        BreakEven::UpTo(value) => ("up_to", Some(value)),
        BreakEven::Always => ("always", None),
        BreakEven::Never => ("never", None),
        BreakEven::Unknown => ("unknown", None),
    };
    json.object(key);
    json.text("status", status);
    number(json, "value", value);
    json.end_object();
}

fn verdict(json: &mut Json, verdict: &Verdict) {
    json.object("verdict");
    json.text("option", verdict.choice.code());
    json.list("reasons");
    for why in &verdict.reasons {
        json.text("", why.code());
    }
    json.end_list();
    json.maybe("question", verdict.question.map(question));
    json.end_object();
}

fn question(question: Question) -> &'static str {
    match question {
        Question::Quote => "quote",
        Question::UpperPrice => "upper_price",
        Question::SeatPrice => "seat_price",
        Question::Usage => "usage",
        Question::ExchangeRate => "exchange_rate",
        Question::Scim => "scim",
    }
}
