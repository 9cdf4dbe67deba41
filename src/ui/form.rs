//! The inputs: the app, its price and contract, the team and its time.

use super::assumptions_form::assumptions_form;
use super::browser;
use super::dom::{El, classed, el, said, value_of};
use super::field::{choice, number, seats};
use super::state::State;
use super::vendor_picker::{clean_name, vendor_picker};
use crate::domain::{App, Company, Idp, Plan, PriceNote, Prices, Product, Support, Term, Vendor};
use crate::present::{Numbers, plan_price, symbol};

/// The form.
pub fn form(state: State) -> El {
    let example = move || {
        let start = if state.is_example() { "An example. Change anything; nothing" } else { "Nothing" };
        [start, " you enter leaves your browser."].concat()
    };
    let billed = move || {
        let minimum = |note: &PriceNote| match note {
            PriceNote::MinimumSeats { seats, .. } => Some(*seats),
            _ => None,
        };
        let least = state.app(|app| app.money.upgrade.notes.iter().filter_map(minimum).max());
        least.map_or_else(String::new, |seats| [&seats.to_string(), " are billed at least"].concat())
    };
    let is_own = move || state.app(|app| app.is_own).to_string();
    let product = move || if state.app(|app| app.is_own) { own_app(state) } else { plan_choice(state) };
    let idp = choice(
        "idp",
        "Identity provider",
        || Idp::ALL.map(|idp| (idp.key().to_owned(), idp_name(idp).to_owned())).to_vec(),
        move || state.company(|company| company.idp.key().to_owned()),
        String::new,
        move |key| {
            if let Some(idp) = Idp::from_key(&key) {
                state.set_company(|company| company.idp = idp);
            }
        },
    );
    classed("form", "inputs")
        .attr("aria-label", "Your case")
        .on("submit", |event| event.prevent_default())
        .child(classed("p", "example").live(example))
        .child(vendor_picker(state))
        .child(classed("div", "product").redraw(is_own, product))
        .child(seats(state, Box::new(billed)))
        .child(idp)
        .child(price_form(state))
        .child(assumptions_form(state))
}

fn idp_name(idp: Idp) -> &'static str {
    match idp {
        Idp::Okta => "Okta",
        Idp::Entra => "Microsoft Entra ID",
        Idp::Google => "Google Workspace",
        Idp::OneLogin => "OneLogin",
        Idp::JumpCloud => "JumpCloud",
        Idp::Other => "Another one",
        Idp::None => "None",
    }
}

fn pair(first: El, second: El) -> El {
    classed("div", "pair").child(first).child(second)
}

/// An app that the catalog does not have: its name and two prices.
fn own_app(state: State) -> Vec<El> {
    let name = el("input")
        .id("own-name")
        .attr("autocomplete", "off")
        .live_prop("value", move || state.app(|app| app.vendor.name.clone()))
        .on("change", move |event| {
            let name = clean_name(value_of(&event).trim());
            state.change_product(|product| *product = Product::Own { name });
        });
    let name = classed("div", "field").child(said("label", "Its name").attr("for", "own-name")).child(name);
    let now = number("now-seat", "A seat now, a month", "$", "", "none");
    let then = number("seat", "A seat with SCIM", "$", "", "none");
    vec![name, pair(now.view(state), then.view(state))]
}

/// The plan ids of the first app: current and target.
fn plan_ids(state: State) -> (String, String) {
    let ids = |app: &App| match &app.product {
        Product::Listed { current, target, .. } => (current.clone(), target.clone()),
        Product::Own { .. } => Default::default(),
    };
    state.scenario(|scenario| scenario.apps.first().map(ids).unwrap_or_default())
}

/// The plan one has, and the one with SCIM.
fn plan_choice(state: State) -> Vec<El> {
    let plans = move || {
        let named = |plan: &Plan| (plan.id.clone(), plan.name.clone());
        state.app(|app| app.vendor.plans.iter().filter(|plan| !plan.is_addon()).map(named).collect())
    };
    let targets = move || {
        let (current, target) = plan_ids(state);
        state.app(|app| targets(&app.vendor, &current, &target))
    };
    let note = move |id: String| {
        state
            .company(|company| state.numbers(|numbers| state.app(|app| price_note(&app.vendor, &id, company, numbers))))
    };
    let current = choice(
        "current",
        "You have",
        plans,
        move || plan_ids(state).0,
        move || note(plan_ids(state).0),
        move |id| {
            state.change_product(|product| {
                if let Product::Listed { current, target, .. } = product {
                    *current = id;
                    // The usual step from there.
                    target.clear();
                }
            });
        },
    );
    let target = choice(
        "target",
        "SCIM comes with",
        targets,
        move || plan_ids(state).1,
        move || note(plan_ids(state).1),
        move |id| {
            state.change_product(|product| {
                if let Product::Listed { target, .. } = product {
                    *target = id;
                }
            });
        },
    );
    vec![pair(current, target)]
}

/// What can be bought from a plan: dearer plans, and add-ons on it or on those. What the link asks for is
/// always among them.
fn targets(vendor: &Vendor, current: &str, target: &str) -> Vec<(String, String)> {
    let at = vendor.plan(current).map_or(0, |(at, _)| at);
    let mut targets: Vec<(String, String)> = Vec::new();
    for (index, plan) in vendor.plans.iter().enumerate().filter(|(_, plan)| plan.scim != Support::No) {
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

fn words(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(value, text)| ((*value).to_owned(), (*text).to_owned())).collect()
}

/// The sign of a currency as a field shows it.
fn sign(currency: &str) -> &'static str {
    match currency {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        _ => "",
    }
}

/// Price and contract.
fn price_form(state: State) -> El {
    let currency = move || state.app(|app| app.vendor.currency.clone());
    let summary = move || {
        let term =
            if state.company(|company| company.billing == Term::Annual) { "billed yearly" } else { "billed monthly" };
        let own = state.scenario(|scenario| scenario.apps.first().is_some_and(App::has_own_price));
        [term, if own { ", your prices" } else { ", list price" }].concat()
    };
    let prices = move || {
        let (code, sign) = (currency(), sign(&currency()));
        let label =
            |text: &str| if sign.is_empty() { [text, ", ", symbol(&code).trim()].concat() } else { text.to_owned() };
        let field = |key: &str, text: &str| number(key, &label(text), sign, "", "none").view(state);
        let mut fields = vec![pair(field("quote", "Quoted, a year"), field("now-quote", "Paid now, a year"))];
        if !state.app(|app| app.is_own) {
            fields.push(pair(field("seat", "Quoted, a seat-month"), field("now-seat", "Now, a seat-month")));
        }
        if sign != "$" {
            let key = ["fx-", &code.to_lowercase()].concat();
            let label = ["One ", &code, " in US dollars"].concat();
            fields.push(number(&key, &label, "$", "", "needed to compare").view(state));
        }
        fields
    };
    let unit = move || state.app(|app| app.money.upgrade.usage_unit.clone()).unwrap_or_default();
    let usage = move || {
        let hint = move || {
            let typed = state.number("usage").is_some();
            match state.app(|app| app.money.upgrade.usage) {
                Some(_) if typed => String::new(),
                Some(used) => [&state.numbers(|numbers| numbers.count(used, 2)), ", what your plan includes"].concat(),
                None => "The price depends on it".into(),
            }
        };
        let label = ["Usage, ", &unit()].concat();
        let field = || number("usage", &label, "", "", "not entered").hint(hint).view(state);
        if unit().is_empty() { Vec::new() } else { vec![field()] }
    };
    let billing = choice(
        "billing",
        "Billed",
        || words(&[("annual", "yearly"), ("monthly", "monthly")]),
        move || if state.company(|company| company.billing == Term::Annual) { "annual" } else { "monthly" }.into(),
        String::new,
        move |value| {
            let term = if value == "monthly" { Term::Monthly } else { Term::Annual };
            state.set_company(|company| company.billing = term);
        },
    );
    let which = choice(
        "prices",
        "Prices",
        || words(&[("all", "all, marked"), ("vendor", "vendor’s own only")]),
        move || if state.company(|company| company.prices == Prices::All) { "all" } else { "vendor" }.into(),
        String::new,
        move |value| {
            let prices = if value == "vendor" { Prices::Vendor } else { Prices::All };
            state.set_company(|company| company.prices = prices);
        },
    );
    let field = |key: &str, label: &str, before, after| number(key, label, before, after, "0").view(state);
    let anyway = number("anyway", "Of the upgrade, you would buy anyway", "", "%", "0");
    let beside = classed("details", "more")
        .child(said("summary", "Beside the price"))
        .child(pair(field("once", "One-off cost", "", ""), field("idp-cost", "Identity provider, a year", "$", "")))
        .child(pair(
            field("setup-hours", "Set-up, once", "", "h"),
            field("token-hours", "Token renewal, a year", "", "h"),
        ));
    let details = el("details");
    // On a narrow screen the answer comes first.
    let details = if browser::is_wide() { details.attr("open", "") } else { details };
    details
        .child(said("summary", "Price and contract ").child(el("em").live(summary)))
        .child(
            classed("div", "fields")
                .redraw(move || [currency(), state.app(|app| app.is_own).to_string()].concat(), prices),
        )
        .child(pair(field("discount", "Discount quoted", "", "%"), field("now-discount", "Discount now", "", "%")))
        .child(el("div").redraw(unit, usage))
        .child(anyway.hint(|| "For the plan’s other features".into()).view(state))
        .child(pair(billing, which))
        .child(beside)
}
