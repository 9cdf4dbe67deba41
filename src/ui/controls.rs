//! What each control of the page does. The events of all are heard at one place, by id or `data-` attribute.

use super::dom::{attribute_at, hide, list_all, on, target};
use super::state::State;
use super::wanted::want;
use super::{assumptions, browser, dom, form, vendor_picker, wanted};
use crate::domain::{Date, Idp, Manual, Prices, Product, Term};
use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What an event at an element does.
pub type Act = fn(State, &Event, &Element);

/// Listens for as long as the page lives.
pub fn listen(state: State, root: &Element) {
    let acts: [(&'static str, Act); 8] = [
        ("input", input),
        ("change", change),
        ("click", click),
        ("submit", |_, event, _| event.prevent_default()),
        ("mousedown", |state, event, _| vendor_picker::press(state, event)),
        ("toggle", |_, _, at| {
            if at.id() == "working" {
                want("");
            }
        }),
        ("asked", |state, _, _| state.load_asked(&wanted::asked())),
        ("told", |state, _, _| state.set_screen(|screen| screen.notices.push(wanted::told_notice()))),
    ];
    hear(state, root, acts);
    // Not at the root: a key in another field is none of these.
    let at_vendor: [(&'static str, Act); 2] = [
        ("focusout", |state, _, _| vendor_picker::close(state)),
        ("keydown", |state, event, _| {
            if let Some(event) = event.dyn_ref() {
                vendor_picker::on_key(state, event);
            }
        }),
    ];
    if let Some(vendor) = dom::element("vendor") {
        hear(state, &vendor, at_vendor);
    }
}

/// Acts on events in an element, for as long as the page lives.
pub fn hear<const N: usize>(state: State, root: &Element, acts: [(&'static str, Act); N]) {
    for (name, act) in acts {
        let act = move |event: &Event| {
            if let Some(at) = target(event) {
                untrack(|| act(state, event, &at));
            }
        };
        on(root, name, Box::new(act));
    }
}

/// The row of an assumption that an element is in, and its key.
fn assumption_at(at: &Element) -> Option<(String, Element)> {
    let row = at.closest("[data-assumption]").ok()??;
    Some((row.get_attribute("data-assumption")?, row))
}

fn input(state: State, _: &Event, at: &Element) {
    match at.id().as_str() {
        "vendor" => vendor_picker::open(state, dom::value(at)),
        "seats-slider" => form::slide(state),
        id if at.has_attribute("data-number") => form::enter(state, id),
        _ => {
            if let Some((key, row)) = assumption_at(at) {
                assumptions::enter(state, &key, &row, at);
            }
        }
    }
}

fn change(state: State, _: &Event, at: &Element) {
    let value = dom::value(at);
    match at.id().as_str() {
        id @ ("current" | "target") => form::choose_plan(state, id, value),
        "idp" => state.set_company(|company| company.idp = Idp::from_key(&value).unwrap_or(company.idp)),
        "billing" => state.set_company(|company| {
            company.billing = if value == "monthly" { Term::Monthly } else { Term::Annual };
        }),
        "prices" => state.set_company(|company| {
            company.prices = if value == "vendor" { Prices::Vendor } else { Prices::All };
        }),
        // The browser gives a whole day or nothing.
        "renewal" => state.set_company(|company| company.renewal = Date::parse(&value)),
        "jit" => state.set_company(|company| company.jit = !company.jit),
        "own-name" => {
            let name = vendor_picker::clean_name(value.trim());
            state.change_product(|product| *product = Product::Own { name });
        }
        _ => {
            if let Some((key, row)) = assumption_at(at) {
                assumptions::leave(state, &key, &row);
            }
        }
    }
}

fn click(state: State, event: &Event, at: &Element) {
    if at.id() == "vendor" {
        return vendor_picker::click(state);
    }
    if let Some(number) = attribute_at(event, "data-ref") {
        return want(&["number:", &number].concat());
    }
    match attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "skip" => {
            event.prevent_default();
            browser::focus("headline");
        }
        what @ ("share" | "embed") => want(what),
        "manual" => state.set_company(|company| {
            company.manual = if company.manual == Manual::Own { Manual::Benchmark } else { Manual::Own };
        }),
        "reset" => assumptions::reset(state),
        "undo-reset" => assumptions::undo_reset(state),
        "put-away" => {
            state.set_screen(|screen| screen.notices.clear());
            // The button goes; the focus must not go with it.
            browser::focus("headline");
        }
        _ => {}
    }
}

/// Shows what was ignored in the link, until it is put away.
pub fn show_notices(state: State) {
    let notices = state.screen(|screen| screen.notices.clone());
    list_all(&[("notice-list", &notices)]);
    hide("notices", notices.is_empty());
}
