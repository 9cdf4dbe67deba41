//! The vendor: a combobox after the ARIA pattern. Type to filter, arrows to move, Enter to choose.

use super::browser;
use super::dom::{El, attribute_at, classed, el, said, value_of};
use super::state::State;
use crate::domain::{Grade, LONGEST_NAME, Product, Status, Vendor};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The most options drawn at once.
const MOST_SHOWN: usize = 60;

/// Id, name and note of an option; the id is empty for an app that is not listed.
type Entry = (String, String, String);

fn entry(vendor: &Vendor) -> Entry {
    let status = match vendor.status {
        Status::Included => "SCIM included",
        Status::Gated => "SCIM on a dearer plan",
        Status::AddOn => "SCIM sold apart",
        Status::Partial => "SCIM in part",
        Status::Absent => "no SCIM",
        Status::Unknown => "SCIM unknown",
    };
    let grade = match vendor.grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    };
    (vendor.id.clone(), vendor.name.clone(), [status, ", grade ", grade].concat())
}

/// Whether a vendor is meant by what was typed: part of its name or of a former one.
fn is_meant(vendor: &Vendor, typed: &str) -> bool {
    let contains = |name: &String| name.to_ascii_lowercase().contains(typed);
    contains(&vendor.name) || vendor.aliases.iter().any(contains)
}

/// What the list shows for what is typed.
fn entries(state: State) -> Vec<Entry> {
    let Some(typed) = state.screen(|screen| screen.vendor_typed.clone()) else { return Vec::new() };
    let typed = typed.trim();
    let lower = typed.to_ascii_lowercase();
    let mut found: Vec<Entry> = state.catalog(|catalog| {
        let meant = catalog.vendors.iter().filter(|vendor| is_meant(vendor, &lower));
        meant.take(MOST_SHOWN).map(entry).collect()
    });
    let own = if typed.is_empty() {
        "An app that is not listed".into()
    } else {
        ["“", typed, "” is not listed"].concat()
    };
    found.push((String::new(), own, "enter its prices yourself".into()));
    found
}

/// A name that can be shown and shared: no control characters, not too long.
pub fn clean_name(typed: &str) -> String {
    typed.chars().filter(|it| !it.is_control()).take(LONGEST_NAME).collect()
}

fn choose(state: State, at: usize) {
    let typed = state.screen(|screen| screen.vendor_typed.clone()).unwrap_or_default();
    let Some((id, ..)) = untrack(|| entries(state)).into_iter().nth(at) else { return };
    let product = if id.is_empty() {
        let name = clean_name(typed.trim());
        Product::Own { name: if name.is_empty() { "Your app".into() } else { name } }
    } else {
        Product::Listed { vendor: id, current: String::new(), target: String::new() }
    };
    close(state);
    state.set_product(product);
}

fn open(state: State, typed: String) {
    state.set_screen(|screen| {
        screen.vendor_typed = Some(typed);
        screen.vendor_active = 0;
    });
}

fn close(state: State) {
    if is_open(state) {
        state.set_screen(|screen| screen.vendor_typed = None);
    }
}

fn is_open(state: State) -> bool {
    state.screen(|screen| screen.vendor_typed.is_some())
}

fn option_id(at: usize) -> String {
    ["vendor-", &at.to_string()].concat()
}

fn on_key(state: State, event: &web_sys::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => usize::MAX,
        "Enter" if is_open(state) => {
            event.prevent_default();
            return choose(state, state.screen(|screen| screen.vendor_active));
        }
        "Escape" => return close(state),
        _ => return,
    };
    event.prevent_default();
    if !is_open(state) {
        return open(state, String::new());
    }
    let count = untrack(|| entries(state)).len();
    let mut active = 0;
    state.set_screen(|screen| {
        // One back is the same as all but one forward.
        screen.vendor_active = (screen.vendor_active + step.min(count - 1)) % count;
        active = screen.vendor_active;
    });
    browser::reveal(&option_id(active));
}

/// The vendor's field with its list.
pub fn vendor_picker(state: State) -> El {
    let name = move || state.app(|app| app.vendor.name.clone());
    let shut = move || state.screen(|screen| screen.vendor_typed.is_none());
    let active = move || state.screen(|screen| screen.vendor_active);
    let input = el("input")
        .id("vendor")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "vendor-list")
        .live_attr("aria-expanded", move || Some((!shut()).to_string()))
        .live_attr("aria-activedescendant", move || (!shut()).then(|| option_id(active())))
        .live_attr("placeholder", move || Some(name()))
        .live_prop("value", move || state.screen(|screen| screen.vendor_typed.clone()).unwrap_or_else(name))
        .on("input", move |event| open(state, value_of(&event)))
        .on("click", move |_| {
            if !is_open(state) {
                open(state, String::new());
            }
        })
        .on("blur", move |_| close(state))
        .on("keydown", move |event| {
            if let Some(event) = event.dyn_ref() {
                on_key(state, event);
            }
        });
    let draw = move || {
        let option = |(at, (_, name, note)): (usize, Entry)| {
            el("li")
                .id(&option_id(at))
                .attr("role", "option")
                .attr("data-at", &at.to_string())
                .live_attr("aria-selected", move || Some((active() == at).to_string()))
                .child(said("span", &name))
                .child(said("small", &note))
        };
        entries(state).into_iter().enumerate().map(option).collect()
    };
    let list = el("ul")
        .id("vendor-list")
        .attr("role", "listbox")
        .attr("aria-label", "Vendors")
        .hidden(shut)
        .redraw(move || entries(state).into_iter().map(|(id, name, _)| [id, name].concat()).collect(), draw)
        // Before the field loses the focus and the list closes.
        .on("mousedown", move |event| {
            event.prevent_default();
            if let Some(at) = attribute_at(&event, "data-at").and_then(|at| at.parse().ok()) {
                choose(state, at);
            }
        });
    classed("div", "field vendor").child(said("label", "Vendor").attr("for", "vendor")).child(input).child(list)
}
