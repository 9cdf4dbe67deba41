//! What is the same for all apps, entered once: the calculator's own inputs, without those of an app.

use super::super::dom::{element, fill, hide, is_news, rows_of, say_children, set, set_value, tick, value_of};
use super::super::form::{name_of, note};
use super::super::problems::entry_problem;
use super::super::{assumptions, browser};
use super::State;
use crate::domain::{Assumption, Date, Idp, Manual, Number, Prices, Span, Term};
use crate::wire::entry::{self, EntryProblem};
use crate::wire::link;
use leptos::prelude::WithUntracked;

/// The fields for numbers. Their ids are their keys in links.
const NUMBERS: [&str; 10] = [
    "employees",
    "leavers-people",
    "idp-cost",
    "setup-hours",
    "token-hours",
    "third-party",
    "years",
    "growth",
    "escalator",
    "discount-rate",
];

/// Fields for the base of an assumption, which stands among the others too.
const BASES: [(&str, Assumption); 2] = [("hourly", Assumption::Rate), ("leaving", Assumption::Leavers)];

/// A row for each assumption.
pub fn prepare() {
    assumptions::prepare();
}

/// Takes over what someone types as the base of an assumption: it is certain then.
pub fn enter_base(state: State, id: &str, of: &str) {
    let Some(assumption) = Assumption::from_key(of) else { return };
    let parsed = entry::parse(&value_of(id), of).and_then(|number| number.ok_or(EntryProblem::Missing));
    let wrong = |problem: &EntryProblem| state.inputs.numbers(|numbers| entry_problem(problem, &name_of(id), numbers));
    state.inputs.set_error(id, parsed.as_ref().err().map(wrong));
    if let Ok(number) = parsed {
        state.inputs.set_company(|company| {
            let default = assumption.default_span();
            let span = if number == default.base { default } else { Span::certain(number) };
            company.assumptions.set(assumption, span);
        });
    }
}

/// Takes over a choice.
pub fn choose(state: State, id: &str, value: &str) {
    let inputs = state.inputs;
    match id {
        "idp" => inputs.set_company(|company| company.idp = Idp::from_key(value).unwrap_or(company.idp)),
        "billing" => inputs.set_company(|company| {
            company.billing = if value == "monthly" { Term::Monthly } else { Term::Annual };
        }),
        "prices" => inputs.set_company(|company| {
            company.prices = if value == "vendor" { Prices::Vendor } else { Prices::All };
        }),
        "manual" => inputs.set_company(|company| {
            company.manual = if value == "benchmark" { Manual::Benchmark } else { Manual::Own };
        }),
        // The browser gives a whole day or nothing.
        "renewal" => inputs.set_company(|company| company.renewal = Date::parse(value)),
        "jit" => inputs.set_company(|company| company.jit = !company.jit),
        _ => {}
    }
}

/// Fills the fields. What someone is typing is left alone while it says the same or is wrong.
pub fn show(state: State) {
    let inputs = state.inputs;
    let (idp, jit, billing, prices, manual, renewal) = inputs.company(|company| {
        (company.idp.key(), company.jit, company.billing, company.prices, company.manual, company.renewal)
    });
    set_value("idp", idp);
    set_value("billing", if billing == Term::Annual { "annual" } else { "monthly" });
    set_value("prices", if prices == Prices::All { "all" } else { "vendor" });
    set_value("manual", if manual == Manual::Own { "own" } else { "benchmark" });
    set_value("renewal", &renewal.map_or_else(String::new, |day| day.to_string()));
    tick("jit", jit);
    for id in NUMBERS {
        let hint = match id {
            "leavers-people" => "People, in the whole company",
            "employees" => "In the whole company",
            _ => "",
        };
        show_number(state, id, inputs.number(id), hint);
    }
    for (id, assumption) in BASES {
        let base = inputs.company(|company| match company.assumptions.leavers_people {
            Some(_) if assumption == Assumption::Leavers => None,
            _ => Some(company.assumptions.base(assumption)),
        });
        show_number(state, id, base, if base.is_none() { "Counted by people below" } else { "" });
    }
    show_rates(state);
    assumptions::show(inputs);
}

fn show_number(state: State, id: &str, number: Option<Number>, hint: &str) {
    let shown = number.map_or_else(String::new, |number| number.to_string());
    let error = state.inputs.error(id);
    let stands_for = [&shown, " ", error.as_deref().unwrap_or_default()].concat();
    if is_news(id, &stands_for) && error.is_none() && read(id, &value_of(id)) != Ok(number) {
        set_value(id, &shown);
    }
    note(id, error.as_deref(), hint);
}

fn read(id: &str, text: &str) -> Result<Option<Number>, EntryProblem> {
    match id {
        "leavers-people" => entry::parse_within(text, link::people_limits()),
        "hourly" => entry::parse(text, "rate"),
        "leaving" => entry::parse(text, "leavers"),
        id => entry::parse(text, id),
    }
}

/// A rate of exchange for each currency that one of the apps is sold in, and that has one. The list is looked at
/// without being followed, since a key in one app would wait for hundreds of them: [`super::list`] calls this again
/// after it has painted.
pub fn show_rates(state: State) {
    let mut codes: Vec<String> =
        state.inputs.company(|company| company.fx.iter().map(|(code, _)| code.clone()).collect());
    state.inputs.catalog(|catalog| {
        state.list.with_untracked(|list| {
            for entry in list.entries() {
                let code = &catalog.vendor_of(&entry.app.app).currency;
                if code != "USD" && !codes.iter().any(|known| known.eq_ignore_ascii_case(code)) {
                    codes.push(code.to_lowercase());
                }
            }
        });
    });
    codes.sort();
    hide("exchange-of", codes.is_empty());
    rows_of("exchange", &codes.join(" "), codes.len(), &mut |at, row| {
        let Some(code) = codes.get(at) else { return };
        let id = ["fx-", code].concat();
        say_children(row, &[&["One ", &code.to_uppercase(), " costs"].concat()]);
        let parts = ["label", "input", "small"].map(|part| super::super::dom::below(row, part));
        let [Some(label), Some(input), Some(small)] = parts else { return };
        set(&label, "for", Some(&id));
        set(&input, "id", Some(&id));
        set(&input, "aria-describedby", Some(&[&id, "-note"].concat()));
        set(&small, "id", Some(&[&id, "-note"].concat()));
    });
    for code in &codes {
        let id = ["fx-", code].concat();
        let rate = state.inputs.number(&id);
        let error = state.inputs.error(&id);
        if let Some(field) = element(&id).filter(|field| !browser::has_focus(field) && error.is_none()) {
            fill(&field, &rate.map_or_else(String::new, |rate| rate.to_string()));
        }
        // `note` keeps what it wrote by id, and ids of another list may come back.
        if let Some(small) = element(&[&id, "-note"].concat()) {
            set(&small, "class", error.as_ref().map(|_| "error"));
            super::super::dom::say(&small, error.as_deref().unwrap_or("in US dollars"));
        }
    }
}
