//! A catalog file of one's own, once it is in use: what the pages keep of it and say about it. Opening one is
//! on the vendors page (`vendors::own`). It never leaves the browser.

use super::dom::{append, below, element, say, set};
use super::embed;
use super::state::State;
use super::storage::{self, CATALOG, OWN};
use crate::domain::Catalog;
use crate::present::{own_in_use, own_is_not_shared};
use crate::wire::catalog_file;
use std::cell::RefCell;
use web_sys::Element;

thread_local! {
    // Where the browser keeps nothing, the file holds until one leaves the page.
    static HELD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// One's own vendors as authored, by id and as JSON.
pub fn texts() -> Vec<(String, String)> {
    let lines = HELD.with_borrow(Clone::clone).or_else(|| storage::kept(OWN)).unwrap_or_default();
    let vendor = |line: &str| {
        let (id, text) = line.split_once('\t')?;
        Some((id.to_owned(), text.to_owned()))
    };
    lines.lines().filter_map(vendor).collect()
}

/// A vendor of one's own as authored.
pub fn text(id: &str) -> Option<String> {
    texts().into_iter().find(|(of, _)| of == id).map(|(_, text)| text)
}

/// Keeps the catalog with one's own vendors in it, and these as authored, for all pages. Whether the browser
/// keeps them until its tab is closed; else they hold here, until one leaves the page.
pub fn keep(merged: &Catalog, texts: &[(String, String)]) -> bool {
    let lines: String = texts.iter().flat_map(|(id, text)| [id, "\t", text, "\n"]).collect();
    let kept = storage::keep(CATALOG, &catalog_file::write(merged)) && storage::keep(OWN, &lines);
    if !kept {
        put_away();
    }
    HELD.set((!kept).then_some(lines));
    kept
}

/// Whether anything of one's own is kept, useful or not.
pub fn is_kept() -> bool {
    [CATALOG, OWN].into_iter().any(|key| storage::kept(key).is_some())
}

/// Keeps nothing of one's own any more.
pub fn put_away() {
    HELD.set(None);
    storage::forget(CATALOG);
    storage::forget(OWN);
}

/// What is in use, in a sentence; `None` if nothing is.
pub fn in_use(catalog: &Catalog) -> Option<String> {
    let names: Vec<&str> = catalog.own().map(|vendor| vendor.name.as_str()).collect();
    (!names.is_empty()).then(|| own_in_use(&names))
}

/// Says on the calculator's page that one's own data are in use. What is kept and cannot be used is forgotten.
pub fn tell(state: State) {
    if embed::is_embedded() {
        return;
    }
    match state.catalog(in_use) {
        Some(text) => drop(notice(&text)),
        None => put_away(),
    }
}

fn notice(text: &str) -> Option<()> {
    let (app, main) = (element("app")?, element("content")?);
    let bar = append(&app, "section", "")?;
    app.insert_before(&bar, Some(&main)).ok()?;
    for (name, value) in [("class", "notices"), ("id", "own-notice"), ("aria-label", "Your own data")] {
        set(&bar, name, Some(value));
    }
    append(&bar, "p", text)?;
    let acts = append(&bar, "p", "")?;
    set(&acts, "class", Some("acts"));
    set(&append(&acts, "a", "Your own data")?, "href", Some("vendors.html"));
    let button = append(&acts, "button", "Put it away")?;
    for (name, value) in [("type", "button"), ("class", "quiet"), ("data-do", "own-put-away")] {
        set(&button, name, Some(value));
    }
    Some(())
}

/// Warns in a dialog where what is shared rests on a file of one's own.
pub fn warn(state: State, dialog: &str) {
    let mut names = state.report(|report| {
        let own = report.apps.iter().filter(|app| app.vendor.from_own_file);
        own.map(|app| app.vendor.name.clone()).collect::<Vec<_>>()
    });
    names.sort();
    names.dedup();
    let Some(dialog) = element(dialog) else { return };
    let Some(warning) = below(&dialog, ".own-warning").or_else(|| new_warning(&dialog)) else { return };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    say(&warning, &if names.is_empty() { String::new() } else { own_is_not_shared(&names) });
    set(&warning, "hidden", names.is_empty().then_some(""));
}

fn new_warning(dialog: &Element) -> Option<Element> {
    let made = append(dialog, "p", "")?;
    dialog.insert_before(&made, below(dialog, ".field").as_deref()).ok()?;
    set(&made, "class", Some("warning own-warning"));
    Some(made)
}
