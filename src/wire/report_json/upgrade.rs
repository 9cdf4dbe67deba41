//! The price step, in the vendor's currency.

use super::{FormulaText, ends, estimate, formula, lines, number, reason};
use crate::domain::{AppReport, Date, Grade, Publisher, Ref, Vendor};
use crate::wire::json::Json;

pub(super) fn write(json: &mut Json, app: &AppReport, text: FormulaText) {
    let (upgrade, vendor) = (&app.money.upgrade, &app.vendor);
    let currency = vendor.currency.as_str();
    json.object("upgrade");
    ends(json, &upgrade.delta);
    estimate(json, "current_year", &upgrade.current_year);
    estimate(json, "target_year", &upgrade.target_year);
    formula(json, &upgrade.formula, currency, text);
    reason(json, &upgrade.delta);
    estimate(json, "current_seat", &upgrade.current_seat);
    estimate(json, "target_seat", &upgrade.target_seat);
    lines(json, "current_lines", &upgrade.current_lines, currency, text);
    lines(json, "target_lines", &upgrade.target_lines, currency, text);
    lines(json, "one_offs", &upgrade.one_offs, currency, text);
    match &upgrade.usage_unit {
        Some(unit) => {
            json.object("usage");
            json.text("unit", unit);
            number(json, "quantity", upgrade.usage.as_ref());
            json.end_object();
        }
        None => json.null("usage"),
    }
    match &upgrade.sso_step {
        Some(step) => {
            json.object("sso_step");
            json.text("plan", &step.plan);
            ends(json, &step.delta);
            formula(json, &step.formula, currency, text);
            reason(json, &step.delta);
            json.end_object();
        }
        None => json.null("sso_step"),
    }
    json.list("prices");
    for from in &upgrade.prices {
        price(json, *from, vendor);
    }
    json.end_list();
    json.end_object();
}

/// A price that the step rests on: a plan's, a published step's, or one that the buyer entered.
fn price(json: &mut Json, from: Ref, vendor: &Vendor) {
    let (mut plan, mut from_plan, mut entered, mut by, mut source) = (None, None, None, "own", None);
    let (mut checked, mut published, mut sure) = (None, None, None);
    match from {
        Ref::Price { plan: at, price } => {
            let (named, price) = (&vendor.plans[at], &vendor.plans[at].prices[price]);
            (plan, by, source) = (Some(named.id.as_str()), publisher(price.publisher), Some(price.source.as_str()));
            (checked, published, sure) = (Some(price.checked), price.published, Some(grade(price.grade)));
        }
        Ref::Step(at) => {
            let step = &vendor.published_steps[at];
            (plan, by, source) = (Some(step.to.as_str()), publisher(step.publisher), Some(step.source.as_str()));
            (checked, published, sure) = (Some(step.checked), step.published, Some(grade(step.grade)));
            from_plan = Some(step.from.as_str());
        }
        Ref::Typed(key) => entered = Some(key),
        // Neither prices a plan.
        Ref::Assumption(_) | Ref::Benchmark => {}
    }
    json.object("");
    json.text("publisher", by);
    json.maybe("plan", plan);
    json.maybe("from_plan", from_plan);
    json.maybe("entered", entered);
    json.maybe("source", source);
    day(json, "checked", checked);
    day(json, "published", published);
    json.maybe("grade", sure);
    json.end_object();
}

fn day(json: &mut Json, key: &str, date: Option<Date>) {
    json.maybe(key, date.map(|date| date.to_string()).as_deref());
}

fn publisher(publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Vendor => "vendor",
        Publisher::ThirdParty => "third_party",
        Publisher::Own { .. } => "own",
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}
