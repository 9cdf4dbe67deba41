//! The sheet of one vendor: its file is fetched when it is opened.

use super::super::dom::{append, attribute_at, element, hide, on, say_all, set, set_by_id, set_value};
use super::super::{browser, dialogs, fetch, own_data};
use super::{State, list, parts};
use crate::domain::Facts;
use crate::present::{FactSheet, Known, NoVendor, fact_sheet, scenario_with};
use crate::wire::vendors_link::{self, VendorsLink};
use crate::wire::{fact_file, link, provider_file};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

/// The title of the window while the list is shown.
const TITLE: &str = "Vendors · SCIM tax calculator";

/// The vendor whose sheet is open, and its file.
#[derive(Clone, Default, PartialEq)]
pub struct Opened {
    vendor: String,
    file: File,
    /// Something else was shown before.
    moved: bool,
}

/// A vendor's file.
#[derive(Clone, Default, PartialEq)]
enum File {
    #[default]
    Waiting,
    There(Arc<Facts>),
    Failed(String),
}

/// Once, before anything is shown.
pub fn prepare(state: State) {
    let Some(sheet) = element("sheet") else { return };
    on(&sheet, "click", Box::new(move |event| click(state, event)));
}

fn click(state: State, event: &Event) {
    if let Some(place) = attribute_at(event, "data-to") {
        // Without touching the address, which holds the scenario.
        event.prevent_default();
        return browser::focus(&place);
    }
    if let Some(id) = attribute_at(event, "data-copy") {
        return dialogs::copy(id);
    }
    match attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "print" => browser::print(),
        "fetch-again" => {
            let vendor = state.opened.with_untracked(|opened| opened.vendor.clone());
            fetch(state, &vendor);
        }
        _ => {}
    }
}

/// Fetches the file of a vendor of the catalog.
fn fetch(state: State, vendor: &str) {
    let vendor = vendor.to_owned();
    state.opened.set(Opened { vendor: vendor.clone(), file: File::Waiting, moved: true });
    fetch_guides(state);
    let is_own = state.fixed(|fixed| fixed.catalog.vendor(&vendor).is_some_and(|vendor| vendor.from_own_file));
    let own = if is_own { own_data::text(&vendor) } else { None };
    let address = ["vendors/", &vendor, ".json"].concat();
    let read = move |text: Result<String, String>| {
        let facts = text.and_then(|text| {
            fact_file::read(&text).ok_or_else(|| "The file with what the sources say cannot be read.".to_owned())
        });
        let file = facts.map_or_else(File::Failed, |facts| File::There(Arc::new(facts)));
        // Another vendor may have been opened meanwhile.
        if state.opened.with_untracked(|opened| opened.vendor == vendor) {
            state.opened.set(Opened { vendor, file, moved: true });
        }
    };
    match own {
        Some(text) => read(Ok(text)),
        None => fetch::text(address, "What the sources say", Box::new(read)),
    }
}

/// Fetches what holds at identity providers, once. Without it a sheet lacks that part, and the next one asks again.
fn fetch_guides(state: State) {
    if state.guides.with_untracked(|guides| guides.is_empty()) {
        let read = move |text: Result<String, String>| {
            if let Ok(text) = text {
                state.guides.set(Arc::new(provider_file::read(&text)));
            }
        };
        fetch::text("identity-providers.json".into(), "What holds at identity providers", Box::new(read));
    }
}

/// The address of a vendor's sheet, or with none that of the list as it was.
fn address_of(link: &VendorsLink, vendor: &str) -> String {
    ["#", &vendors_link::write(&VendorsLink { vendor: vendor.to_owned(), ..link.clone() })].concat()
}

/// Forgets what was made of another catalog than the one that is there now.
pub fn renew(state: State) {
    state.opened.set(Opened::default());
}

/// The list is shown: forgets whose sheet was open.
pub fn close(state: State) {
    let opened = Opened { moved: true, ..Opened::default() };
    if state.opened.with_untracked(|before| *before != opened) {
        state.opened.set(opened);
        browser::set_title(TITLE);
    }
}

/// Shows the vendor of a link.
pub fn show(state: State, link: &VendorsLink) {
    set_by_id("sheet-back", "href", Some(&address_of(link, "")));
    let vendor = link.vendor.as_str();
    let name = state.fixed(|fixed| fixed.catalog.vendor(vendor).map(|vendor| vendor.name.clone()));
    for id in ["sheet-acts", "sheet-correct", "sheet-printed"] {
        hide(id, name.is_none());
    }
    let Some(name) = name else { return show_unknown(state, link) };
    let opened = state.opened.get();
    if opened.vendor != vendor {
        clear(&name);
        untrack(|| fetch(state, vendor));
        // Who comes from the list or from another sheet reads this one from its beginning.
        if opened.moved || !opened.vendor.is_empty() {
            browser::focus("sheet-title");
        }
        return;
    }
    let (facts, says, failed) = match &opened.file {
        File::Waiting => return tell("Fetching what the sources say …", false),
        File::There(facts) => (Some(facts), "", false),
        File::Failed(problem) => (None, problem.as_str(), true),
    };
    tell(says, failed);
    let category_of = |id: &str| {
        let name = list::with(|list| list.categories.as_ref().map(|of| of.name_of(id).to_owned()))??;
        (!name.is_empty()).then_some(name)
    };
    let guides = state.guides.get();
    let sheet = state.fixed(|fixed| {
        fact_sheet(&Known {
            catalog: &fixed.catalog,
            vendor,
            facts: facts.map(Arc::as_ref),
            guides: &guides,
            scenario: &link.scenario,
            seats: link.seats,
            today: fixed.today,
            numbers: &fixed.numbers,
            category_of: &category_of,
        })
    });
    if let Some(sheet) = sheet {
        fill(&sheet, link);
    }
}

/// Says what is under way or wrong with the vendor's file, with a way to try again.
fn tell(says: &str, failed: bool) {
    say_all(&[("sheet-says", says)]);
    hide("sheet-note", says.is_empty());
    hide("sheet-again", !failed);
    set_by_id("sheet-note", "role", failed.then_some("alert"));
}

/// Takes away what is another vendor's.
fn clear(name: &str) {
    say_all(&[("sheet-title", name), ("sheet-lead", "")]);
    for id in ["sheet-parts", "sheet-contents"] {
        if let Some(place) = element(id) {
            place.set_text_content(None);
        }
    }
}

/// Answers an id that no vendor has, with names like it.
fn show_unknown(state: State, link: &VendorsLink) {
    close(state);
    tell("", false);
    let answer = state.fixed(|fixed| NoVendor::of(&fixed.catalog, &link.vendor));
    clear(&answer.title);
    browser::set_title(&[&answer.title, " · SCIM tax calculator"].concat());
    say_all(&[("sheet-lead", &answer.says)]);
    if let Some(place) = element("sheet-parts") {
        let _ = parts::draw_list(&place, &answer.near, &|id| address_of(link, id));
    }
}

/// Puts the sheet into the page.
fn fill(sheet: &FactSheet, link: &VendorsLink) {
    browser::set_title(&[&sheet.title, " · SCIM tax calculator"].concat());
    let own = link::write(&scenario_with(&link.vendor, link.seats, &link.scenario));
    set_by_id("sheet-calculate", "href", Some(&["./#", &own].concat()));
    let printed = [&sheet.printed, " ", &browser::address(), &address_of(link, &link.vendor)].concat();
    say_all(&[("sheet-title", &sheet.name), ("sheet-lead", &sheet.lead), ("sheet-printed", &printed)]);
    let correction = &sheet.correction;
    set_value("sheet-report", &correction.body);
    let (subject, body) = (browser::encoded(&correction.subject), browser::encoded(&correction.body));
    set_by_id("sheet-mail", "href", Some(&["mailto:?subject=", &subject, "&body=", &body].concat()));
    let (Some(place), Some(contents)) = (element("sheet-parts"), element("sheet-contents")) else { return };
    place.set_text_content(None);
    contents.set_text_content(None);
    for part in &sheet.parts {
        let _ = parts::draw(&place, part, &|id| address_of(link, id));
        if let Some(item) = append(&contents, "li", "").and_then(|item| append(&item, "a", &part.title)) {
            let heading = parts::heading_id(part);
            set(&item, "href", Some(&["#", &heading].concat()));
            set(&item, "data-to", Some(&heading));
        }
    }
}
