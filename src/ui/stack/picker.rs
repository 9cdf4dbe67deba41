//! Which vendor an app is: comboboxes after the ARIA pattern, of which each row has one, with one list for all. Type to
//! filter, arrows to move, Enter to choose. Case, accents, former names and slips of the finger are forgiven.

use super::super::dom::{attribute_at, below, element, hide, rows_of, say_children, set, value};
use super::super::vendor_picker::{clean_name, entry};
use super::super::{browser, dom};
use super::{State, edits, key_at};
use crate::domain::{Catalog, Product, VendorIndex};
use std::cell::RefCell;
use web_sys::{Element, Event, KeyboardEvent};

/// The most options drawn at once.
const MOST_SHOWN: usize = 20;

/// The list while it is open.
struct Open {
    field: Element,
    typed: String,
    /// Places in the catalog, best first.
    found: Vec<usize>,
    active: usize,
}

thread_local! {
    static INDEX: RefCell<Option<VendorIndex>> = const { RefCell::new(None) };
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// Makes the names ready to be searched.
pub fn prepare(catalog: &Catalog) {
    INDEX.set(Some(VendorIndex::new(catalog, &|_| String::new())));
}

/// Whether an element is such a field.
pub fn is_field(at: &Element) -> bool {
    at.get_attribute("role").as_deref() == Some("combobox")
}

/// The vendors that answer what is typed, best first.
fn find(typed: &str) -> Vec<usize> {
    INDEX.with_borrow(|index| {
        let Some(index) = index else { return Vec::new() };
        let qualities = index.search(typed);
        let mut found: Vec<(usize, usize, usize)> = qualities
            .into_iter()
            .enumerate()
            .filter_map(|(at, quality)| quality.map(|quality| (quality, index.place(at), at)))
            .collect();
        found.sort_unstable();
        found.into_iter().take(MOST_SHOWN).map(|(.., at)| at).collect()
    })
}

/// Opens the list below a field, with what is typed in it.
pub fn open(state: State, field: &Element, typed: String) {
    let typed = typed.trim().to_owned();
    OPEN.set(Some(Open { field: field.clone(), found: find(&typed), typed, active: 0 }));
    if let (Some(list), Some(place)) = (element("vendor-list"), field.parent_element())
        && list.parent_element().as_ref() != Some(&place)
    {
        let _ = place.append_child(&list);
    }
    show(state);
}

/// Opens the list as it is: all of it.
pub fn click(state: State, field: &Element) {
    if !is_open() {
        open(state, field, String::new());
    }
}

fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Closes the list. The field shows again what its app is.
pub fn close(state: State) {
    let Some(was) = OPEN.take() else { return };
    hide("vendor-list", true);
    set(&was.field, "aria-expanded", Some("false"));
    set(&was.field, "aria-activedescendant", None);
    let name = key_at(&was.field).and_then(|key| {
        state.inputs.catalog(|catalog| {
            state.list(|list| list.app(key).map(|app| crate::present::stack::app_name(&app.app, catalog).to_owned()))
        })
    });
    dom::fill(&was.field, &name.unwrap_or_default());
}

/// Draws the list.
fn show(state: State) {
    OPEN.with_borrow(|open| {
        let Some(open) = open else { return };
        let options: Vec<(String, String)> = state.inputs.catalog(|catalog| {
            let vendors = open.found.iter().filter_map(|at| catalog.vendors.get(*at));
            vendors.map(entry).map(|(_, name, note)| (name, note)).chain([not_listed(&open.typed)]).collect()
        });
        set(&open.field, "aria-expanded", Some("true"));
        set(&open.field, "aria-activedescendant", Some(&option_id(open.active)));
        let stands_for: String = options.iter().map(|(name, note)| [name, note, " "].concat()).collect();
        let stands_for = [stands_for, option_id(open.active)].concat();
        rows_of("vendor-list", &stands_for, options.len(), &mut |at, option| {
            let Some((name, note)) = options.get(at) else { return };
            say_children(option, &[name, note]);
            set(option, "id", Some(&option_id(at)));
            set(option, "data-at", Some(&at.to_string()));
            set(option, "aria-selected", Some(if at == open.active { "true" } else { "false" }));
        });
        hide("vendor-list", false);
    });
}

fn not_listed(typed: &str) -> (String, String) {
    let name = if typed.is_empty() {
        "An app that is not listed".into()
    } else {
        ["“", &clean_name(typed), "” is not listed"].concat()
    };
    (name, "enter its prices yourself".into())
}

fn option_id(at: usize) -> String {
    ["vendor-", &at.to_string()].concat()
}

/// Moves through the list, chooses, or closes it.
pub fn on_key(state: State, event: &KeyboardEvent, field: &Element) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => usize::MAX,
        "Enter" => {
            event.prevent_default();
            // An empty field at the end of the list says nothing.
            if is_open() && !(key_at(field).is_none() && value(field).trim().is_empty()) {
                let active = OPEN.with_borrow(|open| open.as_ref().map_or(0, |open| open.active));
                choose(state, active);
            }
            return;
        }
        "Escape" => return close(state),
        _ => return,
    };
    event.prevent_default();
    if !is_open() {
        return open(state, field, String::new());
    }
    let mut active = 0;
    OPEN.with_borrow_mut(|open| {
        if let Some(open) = open {
            let count = open.found.len() + 1;
            // One back is the same as all but one forward.
            open.active = (open.active + step.min(count - 1)) % count;
            active = open.active;
        }
    });
    show(state);
    browser::reveal(&option_id(active));
}

/// Takes over the option at a place of the list.
fn choose(state: State, at: usize) {
    let chosen = OPEN.with_borrow(|open| {
        let open = open.as_ref()?;
        let product = match open.found.get(at) {
            Some(at) => {
                let vendor = state.inputs.catalog(|catalog| catalog.vendors.get(*at).map(|vendor| vendor.id.clone()));
                Product::Listed { vendor: vendor?, current: String::new(), target: String::new() }
            }
            None => {
                let name = clean_name(&open.typed);
                Product::Own { name: if name.is_empty() { "Your app".into() } else { name } }
            }
        };
        Some((open.field.clone(), product))
    });
    let Some((field, product)) = chosen else { return };
    match key_at(&field) {
        Some(key) => {
            edits::change_product(state, key, product);
            close(state);
        }
        None => {
            close(state);
            edits::add(state, product);
        }
    }
}

/// Chooses the option that was pressed, before the field loses the focus and the list closes.
pub fn press(state: State, event: &Event) {
    if let Some(at) = attribute_at(event, "data-at").and_then(|at| at.parse().ok()) {
        event.prevent_default();
        choose(state, at);
    }
}

/// Whether the list is open below a field of this row.
pub fn is_open_in(row: &Element) -> bool {
    below(row, "[aria-expanded=true][role=combobox]").is_some()
}
