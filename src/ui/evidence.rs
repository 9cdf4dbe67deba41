//! What the vendor's file tells: conflicts, prerequisites, limitations and sources. Fetched when needed.

use super::dom::{below, hide, rows, rows_of, say, say_all, say_children, set, set_by_id};
use super::state::{Loaded, State};
use super::{fetch, own_data};
use crate::domain::{App, Evidence, Fact, Product, Source};
use crate::present::source_text;
use crate::wire::evidence;
use leptos::prelude::untrack;
use std::sync::Arc;
use web_sys::Element;

/// Fetches the evidence of the first app's vendor.
pub fn fetch(state: State) {
    let id = vendor_id(state);
    state.set_screen(|screen| {
        screen.evidence = if id.is_empty() { Loaded::Nothing } else { Loaded::Waiting };
    });
    if id.is_empty() {
        return;
    }
    let is_own = state.catalog(|catalog| catalog.vendor(&id).is_some_and(|vendor| vendor.from_own_file));
    let own = if is_own { own_data::text(&id) } else { None };
    let address = ["vendors/", &id, ".json"].concat();
    let read = move |text: Result<String, String>| {
        let evidence = text.and_then(|text| {
            evidence::read(&text).ok_or_else(|| "The file with the vendor’s sources cannot be read.".to_owned())
        });
        // Another vendor may have been chosen meanwhile.
        if vendor_id(state) == id {
            state.set_screen(|screen| {
                screen.evidence = match evidence {
                    Ok(evidence) => Loaded::There(Arc::new(evidence)),
                    Err(problem) => Loaded::Failed(problem),
                };
            });
        }
    };
    match own {
        Some(text) => read(Ok(text)),
        None => fetch::text(address, "The vendor’s sources", Box::new(read)),
    }
}

/// The vendor of the first app; empty for an app that the catalog does not have.
pub fn vendor_id(state: State) -> String {
    let listed = |app: &App| match &app.product {
        Product::Listed { vendor, .. } => vendor.clone(),
        Product::Own { .. } => String::new(),
    };
    state.scenario(|scenario| scenario.apps.first().map(listed).unwrap_or_default())
}

/// Fetches the evidence of a vendor that was not shown before, and shows what is there.
pub fn show(state: State) {
    let id = vendor_id(state);
    show_way(state, &id);
    if set_by_id("evidence", "data-vendor", Some(&id)) {
        untrack(|| fetch(state));
    }
    let loaded = state.screen(|screen| screen.evidence.clone());
    let (says, failed) = match &loaded {
        Loaded::Nothing | Loaded::There(_) => ("", false),
        Loaded::Waiting => ("Fetching sources …", false),
        Loaded::Failed(problem) => (problem.as_str(), true),
    };
    say_all(&[("evidence-says", says)]);
    hide("fetch-again", !failed);
    hide("evidence-note", says.is_empty());
    set_by_id("evidence-note", "role", failed.then_some("alert"));
    match &loaded {
        Loaded::There(evidence) => fill(&id, evidence),
        _ => fill("", &Evidence::default()),
    }
}

/// Shows the way to everything known of the vendor, on the vendors page.
fn show_way(state: State, id: &str) {
    hide("known", id.is_empty());
    let name = state.app(|app| ["Everything known of ", &app.vendor.name].concat());
    say_all(&[("known", &name)]);
    set_by_id("known", "href", Some(&["vendors.html#", &state.link(), "&vendor=", id].concat()));
}

/// Shows a vendor's evidence. It is drawn once for each vendor, since there can be a lot of it.
fn fill(vendor: &str, evidence: &Evidence) {
    hide("conflicts-of", evidence.conflicts.is_empty());
    rows_of("conflict-rows", vendor, evidence.conflicts.len(), &mut |at, row| {
        let conflict = &evidence.conflicts[at];
        for (css, text) in [("th", &conflict.about), ("td:last-child", &conflict.used)] {
            if let Some(cell) = below(row, css) {
                say(&cell, text);
            }
        }
        if let Some(claims) = below(row, "ul") {
            rows(&claims, conflict.claims.len(), &mut |at, item| show_fact(item, evidence, &conflict.claims[at]));
        }
    });
    for (id, section, facts) in [
        ("prerequisites", "prerequisites-of", &evidence.prerequisites),
        ("limitations", "limitations", &evidence.limitations),
    ] {
        hide(section, facts.is_empty());
        rows_of(id, vendor, facts.len(), &mut |at, item| show_fact(item, evidence, &facts[at]));
    }
    hide("sources-of", evidence.sources.is_empty());
    rows_of("sources", vendor, evidence.sources.len(), &mut |at, item| show_source(item, at, &evidence.sources[at].1));
}

fn source_id(at: usize) -> String {
    ["source-", &(at + 1).to_string()].concat()
}

fn show_fact(item: &Element, evidence: &Evidence, fact: &Fact) {
    let at = evidence.sources.iter().position(|(key, _)| *key == fact.source).unwrap_or_default();
    say_children(item, &[&fact.text, &(at + 1).to_string()]);
    if let Some(cite) = below(item, "a") {
        set(&cite, "href", Some(&["#", &source_id(at)].concat()));
        set(&cite, "data-to", Some(&source_id(at)));
    }
}

fn show_source(item: &Element, at: usize, source: &Source) {
    say_children(item, &[&[&source_text(source), ": "].concat(), &source.url]);
    set(item, "id", Some(&source_id(at)));
    if let Some(link) = below(item, "a") {
        set(&link, "href", Some(&source.url));
    }
}
