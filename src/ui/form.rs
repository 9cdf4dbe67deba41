//! The inputs: the app, its price and contract. What is typed stays as typed; what cannot be computed with
//! is said below its field, and the last good result stays.

use super::assumptions;
use super::browser;
use super::dom::{
    below, element, flag, hide, is_news, rows_of, say, say_all, say_everywhere, set, set_by_id, set_value, tick,
    value_of,
};
use super::problems::entry_problem;
use super::state::State;
use crate::domain::{App, Company, Number, Plan, PriceNote, Prices, Product, Support, Term, Vendor};
use crate::present::{Numbers, plan_price, symbol};
use crate::wire::{entry, link};

/// The ids of all fields for a number. Each is its key in links, but for the rate of exchange, whose key
/// names the currency.
const FIELDS: [&str; 21] = [
    "seats",
    "quote",
    "now-quote",
    "seat",
    "now-seat",
    "fx",
    "discount",
    "now-discount",
    "usage",
    "anyway",
    "once",
    "idp-cost",
    "setup-hours",
    "token-hours",
    "employees",
    "leavers-people",
    "growth",
    "years",
    "escalator",
    "discount-rate",
    "third-party",
];

/// Folds and unfolds for the width of the screen.
pub fn prepare() {
    // On a narrow screen the answer comes first.
    flag("price", "open", browser::is_wide());
    hide("open-embed", browser::is_framed());
}

/// Switches the form on, once it is filled.
pub fn switch_on() {
    for id in ["open-share", "open-embed", "inputs"] {
        set_by_id(id, "disabled", None);
    }
}

fn key_of(state: State, id: &str) -> String {
    match id {
        "fx" => ["fx-", &state.app(|app| app.vendor.currency.to_lowercase())].concat(),
        id => id.to_owned(),
    }
}

fn read(text: &str, key: &str) -> Result<Option<Number>, entry::EntryProblem> {
    match key {
        "leavers-people" => entry::parse_within(text, link::people_limits()),
        key => entry::parse(text, key),
    }
}

/// What a field is called beside it; one in the result, by what it is there.
pub fn name_of(id: &str) -> String {
    let frame = element(id).and_then(|field| field.closest(".field").ok()?);
    let label = frame.and_then(|frame| below(&frame, "label"));
    label.and_then(|label| label.text_content()).unwrap_or_else(|| "The price".into())
}

/// Takes over what someone types into a field for a number.
pub fn enter(state: State, id: &str) {
    let key = key_of(state, id);
    let parsed = match read(&value_of(id), &key) {
        Ok(None) if matches!(id, "seats" | "employees") => Err(entry::EntryProblem::Missing),
        parsed => parsed,
    };
    let wrong = |problem| state.numbers(|numbers| entry_problem(problem, &name_of(id), numbers));
    state.set_error(id, parsed.as_ref().err().map(wrong));
    if let Ok(number) = parsed {
        state.set_number(&key, number);
    }
}

/// Takes over where the slider of the seats was moved to.
pub fn slide(state: State) {
    state.set_error("seats", None);
    state.set_number("seats", Number::parse(&value_of("seats-slider")));
}

/// Says what is wrong with a field, else its hint.
pub fn note(id: &str, error: Option<&str>, hint: &str) {
    let note = [id, "-note"].concat();
    set_by_id(id, "aria-invalid", error.map(|_| "true"));
    set_by_id(&note, "class", error.map(|_| "error"));
    say_all(&[(&note, error.unwrap_or(hint))]);
}

/// Fills the fields for numbers. What someone is typing is left alone while it says the same or is wrong.
pub fn show_numbers(state: State) {
    let example = if state.is_example() { "An example. Change anything; nothing" } else { "Nothing" };
    let example = [example, " you enter leaves your browser."].concat();
    say_all(&[
        ("example", &example),
        ("price-summary", &price_summary(state)),
        ("horizon-summary", &horizon_summary(state)),
    ]);
    for id in FIELDS {
        let key = key_of(state, id);
        let value = state.number(&key);
        let shown = value.map_or_else(String::new, |number| number.to_string());
        let error = state.error(id);
        let hint = match id {
            "seats" => billed_at_least(state),
            "usage" => usage_hint(state),
            "anyway" => "For the plan’s other features".into(),
            "employees" => "In the whole company".into(),
            "leavers-people" => "People, in the whole company".into(),
            _ => String::new(),
        };
        let stands_for = [&shown, " ", error.as_deref().unwrap_or_default()].concat();
        if is_news(id, &stands_for) && error.is_none() && read(&value_of(id), &key) != Ok(value) {
            set_value(id, &shown);
        }
        note(id, error.as_deref(), &hint);
    }
    show_slider(state);
}

/// What fills all that depends on the product and the company. For other numbers it is not looked at.
pub fn choices(state: State) -> Box<dyn FnMut()> {
    assumptions::prepare();
    let mut last = None;
    Box::new(move || {
        let (product, company) =
            state.scenario(|scenario| (scenario.apps.first().map(|app| app.product.clone()), scenario.company.clone()));
        let (errors, can_undo) = state.screen(|screen| (screen.errors.clone(), screen.before_reset.is_some()));
        let now = Some((product, company, errors, can_undo));
        if last != now {
            last = now;
            show_choices(state);
        }
    })
}

fn show_choices(state: State) {
    let is_own = state.app(|app| app.is_own);
    let currency = state.app(|app| app.vendor.currency.clone());
    hide("listed", is_own);
    hide("own", !is_own);
    show_currency(&currency);
    show_seat_prices(is_own);
    let unit = state.app(|app| app.money.upgrade.usage_unit.clone()).unwrap_or_default();
    hide("usage-field", unit.is_empty());
    say_all(&[("usage-unit", &unit)]);
    show_plans(state, is_own);
    assumptions::show(state);
}

/// The slider grows in steps, so that it does not move under the finger.
fn show_slider(state: State) {
    let seats = state.scenario(|scenario| scenario.apps.first().map_or(1, |app| app.seats));
    let most = [500_u32, 5_000, 50_000].into_iter().find(|most| seats <= *most).unwrap_or(1_000_000);
    set_by_id("seats-slider", "max", Some(&most.to_string()));
    set_value("seats-slider", &seats.to_string());
}

fn billed_at_least(state: State) -> String {
    let minimum = |note: &PriceNote| match note {
        PriceNote::MinimumSeats { seats, .. } => Some(*seats),
        _ => None,
    };
    let least = state.app(|app| app.money.upgrade.notes.iter().filter_map(minimum).max());
    least.map_or_else(String::new, |seats| [&seats.to_string(), " are billed at least"].concat())
}

fn usage_hint(state: State) -> String {
    match state.app(|app| app.money.upgrade.usage) {
        Some(_) if state.number("usage").is_some() => String::new(),
        Some(used) => [&state.numbers(|numbers| numbers.count(used, 2)), ", what your plan includes"].concat(),
        None => "The price depends on it".into(),
    }
}

/// The prices of a seat stand below the name of an app that is not listed, else among the other prices.
fn show_seat_prices(is_own: bool) {
    let (then, now) = match is_own {
        true => ("A seat with SCIM, a month", "A seat now, a month"),
        false => ("Quoted, a seat-month", "Now, a seat-month"),
    };
    say_all(&[("seat-label", then), ("now-seat-label", now)]);
    let (Some(prices), Some(own)) = (element("seat-prices"), element("own")) else { return };
    if own.contains(Some(&prices)) != is_own {
        let _ = match element("rate-of-exchange").filter(|_| !is_own) {
            Some(next) => next.before_with_node_1(&prices),
            None => own.append_with_node_1(&prices),
        };
    }
}

/// The currency in the labels and before the fields of prices: its sign, or its code where it has none of its own.
/// `id` is of the element that remembers it; `css` finds the signs, and the ends of the labels.
pub fn show_signs(id: &str, css: [&str; 2], currency: &str) {
    let sign = match currency {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        _ => "",
    };
    let suffix = if sign.is_empty() { [", ", symbol(currency).trim()].concat() } else { String::new() };
    if set_by_id(id, "data-currency", Some(currency)) {
        for (css, text) in css.into_iter().zip([sign, &suffix]) {
            say_everywhere(css, text);
        }
    }
}

fn show_currency(currency: &str) {
    show_signs("price", [".sign", ".currency"], currency);
    say_all(&[("fx-code", currency)]);
    hide("rate-of-exchange", currency == "USD");
}

fn price_summary(state: State) -> String {
    let term =
        if state.company(|company| company.billing == Term::Annual) { "billed yearly" } else { "billed monthly" };
    let own = state.scenario(|scenario| scenario.apps.first().is_some_and(App::has_own_price));
    [term, if own { ", your prices" } else { ", list price" }].concat()
}

fn horizon_summary(state: State) -> String {
    match state.company(|company| company.years) {
        1 => "this year only".into(),
        years => [&years.to_string(), " years"].concat(),
    }
}

/// Fills a choice: value and text of each option, and the value that is chosen.
fn choose(id: &str, options: &[(String, String)], chosen: &str) {
    let stands_for: String = options.iter().map(|(value, text)| [value.as_str(), text, " "].concat()).collect();
    rows_of(id, &stands_for, options.len(), &mut |at, option| {
        let (value, text) = &options[at];
        say(option, text);
        set(option, "value", Some(value));
    });
    set_value(id, chosen);
}

fn show_plans(state: State, is_own: bool) {
    let (idp, jit, billing, prices) =
        state.company(|company| (company.idp.key(), company.jit, company.billing, company.prices));
    set_value("idp", idp);
    set_value("billing", if billing == Term::Annual { "annual" } else { "monthly" });
    set_value("prices", if prices == Prices::All { "all" } else { "vendor" });
    tick("jit", jit);
    let renewal = state.company(|company| company.renewal);
    set_value("renewal", &renewal.map_or_else(String::new, |day| day.to_string()));
    if is_own {
        return set_value("own-name", &state.app(|app| app.vendor.name.clone()));
    }
    let (current, target) = state.plan_ids();
    let note = |id: &str| {
        state.company(|company| state.numbers(|numbers| state.app(|app| price_note(&app.vendor, id, company, numbers))))
    };
    let named = |plan: &Plan| (plan.id.clone(), plan.name.clone());
    let plans: Vec<(String, String)> =
        state.app(|app| app.vendor.plans.iter().filter(|plan| !plan.is_addon()).map(named).collect());
    choose("current", &plans, &current);
    choose("target", &state.app(|app| targets(&app.vendor, &current, &target)), &target);
    say_all(&[("current-note", &note(&current)), ("target-note", &note(&target))]);
}

/// Takes over a choice of a plan.
pub fn choose_plan(state: State, id: &str, plan: String) {
    state.change_product(|product| {
        if let Product::Listed { current, target, .. } = product {
            if id == "target" {
                *target = plan;
            } else {
                *current = plan;
                // The usual step from there.
                target.clear();
            }
        }
    });
}

/// What can be bought from a plan: dearer plans, and add-ons on it or on those. What the link asks for is
/// always among them.
pub fn targets(vendor: &Vendor, current: &str, target: &str) -> Vec<(String, String)> {
    let at = vendor.plan(current).map_or(0, |(at, _)| at);
    let mut targets: Vec<(String, String)> = Vec::new();
    for (index, plan) in vendor.plans.iter().enumerate().filter(|(_, plan)| plan.may_bring_scim()) {
        if !plan.is_addon() && index > at {
            targets.push((plan.id.clone(), plan.name.clone()));
        }
        for under in &plan.addon_to {
            match vendor.plan(under) {
                Some((under, _)) if under == at => targets.push((plan.id.clone(), plan.name.clone())),
                Some((under, base)) if under > at => {
                    let id = [base.id.as_str(), ".", &plan.id].concat();
                    targets.push((id, [base.name.as_str(), " with ", &plan.name].concat()));
                }
                _ => {}
            }
        }
    }
    if !targets.iter().any(|(id, _)| id == target) {
        let text = match vendor.plan(target) {
            Some((_, plan)) => plan.name.clone(),
            None if vendor.plan(current).is_some_and(|(_, plan)| plan.scim == Support::Yes) => {
                "your plan already".into()
            }
            None => "no plan known".into(),
        };
        targets.insert(0, (target.to_owned(), text));
    }
    targets
}

fn price_note(vendor: &Vendor, id: &str, company: &Company, numbers: &Numbers) -> String {
    let price = |id: &str| vendor.plan(id).map(|(_, plan)| plan_price(plan, company, &vendor.currency, numbers));
    id.split('.').filter_map(price).collect::<Vec<_>>().join(", and ")
}
