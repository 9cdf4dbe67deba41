//! The vendor: a combobox after the ARIA pattern. Type to filter, arrows to move, Enter to choose.

use super::browser;
use super::dom::{attribute_at, hide, rows_of, say_children, set, set_by_id, set_value};
use super::state::State;
use crate::domain::{Grade, LONGEST_NAME, Product, Status, Vendor};
use web_sys::{Event, KeyboardEvent};

/// The most options drawn at once.
const MOST_SHOWN: usize = 60;

/// Id, name and note of an option; the id is empty for an app that is not listed.
pub type Entry = (String, String, String);

/// A vendor as an option.
pub fn entry(vendor: &Vendor) -> Entry {
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
    let whose = if vendor.from_own_file { ", yours" } else { "" };
    (vendor.id.clone(), vendor.name.clone(), [status, ", grade ", grade, whose].concat())
}

/// How well a vendor fits what was typed: 0, its name or a former one begins so; 1, has it; 2, neither.
fn distance(vendor: &Vendor, typed: &str) -> u8 {
    let names = std::iter::once(&vendor.name).chain(&vendor.aliases);
    let fit = |name: &String| name.to_ascii_lowercase().find(typed).map_or(2, |at| u8::from(at > 0));
    names.map(fit).min().unwrap_or(2)
}

/// What the list shows for what is typed.
fn entries(state: State) -> Vec<Entry> {
    let Some(typed) = state.screen(|screen| screen.vendor_typed.clone()) else { return Vec::new() };
    let typed = typed.trim();
    let lower = &typed.to_ascii_lowercase();
    let mut found: Vec<Entry> = state.catalog(|catalog| {
        let fitting = |distance_is| catalog.vendors.iter().filter(move |it| distance(it, lower) == distance_is);
        fitting(0).chain(fitting(1)).take(MOST_SHOWN).map(entry).collect()
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
    let Some((id, ..)) = entries(state).into_iter().nth(at) else { return };
    let product = if id.is_empty() {
        let name = clean_name(typed.trim());
        Product::Own { name: if name.is_empty() { "Your app".into() } else { name } }
    } else {
        Product::Listed { vendor: id, current: String::new(), target: String::new() }
    };
    close(state);
    state.set_product(product);
}

fn is_open(state: State) -> bool {
    state.screen(|screen| screen.vendor_typed.is_some())
}

fn option_id(at: usize) -> String {
    ["vendor-", &at.to_string()].concat()
}

/// Moves through the list, chooses, or closes it.
pub fn on_key(state: State, event: &KeyboardEvent) {
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
    let count = entries(state).len();
    let mut active = 0;
    state.set_screen(|screen| {
        // One back is the same as all but one forward.
        screen.vendor_active = (screen.vendor_active + step.min(count - 1)) % count;
        active = screen.vendor_active;
    });
    browser::reveal(&option_id(active));
}

/// Fills the field and, while it is open, its list.
pub fn show(state: State) {
    let name = state.app(|app| app.vendor.name.clone());
    let typed = state.screen(|screen| screen.vendor_typed.clone());
    let active = state.screen(|screen| screen.vendor_active);
    let is_open = typed.is_some();
    set_by_id("vendor", "aria-expanded", Some(if is_open { "true" } else { "false" }));
    set_by_id("vendor", "aria-activedescendant", is_open.then(|| option_id(active)).as_deref());
    set_by_id("vendor", "placeholder", Some(&name));
    set_value("vendor", typed.as_deref().unwrap_or(&name));
    let entries = entries(state);
    let names: String = entries.iter().map(|(id, name, _)| [id.as_str(), name, " "].concat()).collect();
    rows_of("vendor-list", &[&names, option_id(active).as_str()].concat(), entries.len(), &mut |at, option| {
        let (_, name, note) = &entries[at];
        say_children(option, &[name, note]);
        set(option, "id", Some(&option_id(at)));
        set(option, "data-at", Some(&at.to_string()));
        set(option, "aria-selected", Some(if at == active { "true" } else { "false" }));
    });
    hide("vendor-list", !is_open);
}

/// Opens the list, with what is typed.
pub fn open(state: State, typed: String) {
    state.set_screen(|screen| {
        screen.vendor_typed = Some(typed);
        screen.vendor_active = 0;
    });
}

/// Opens the list as it is.
pub fn click(state: State) {
    if !is_open(state) {
        open(state, String::new());
    }
}

/// Closes the list.
pub fn close(state: State) {
    if is_open(state) {
        state.set_screen(|screen| screen.vendor_typed = None);
    }
}

/// Chooses the option that was pressed, before the field loses the focus and the list closes.
pub fn press(state: State, event: &Event) {
    if let Some(at) = attribute_at(event, "data-at").and_then(|at| at.parse().ok()) {
        event.prevent_default();
        choose(state, at);
    }
}
