//! What the vendor's file tells: conflicts, prerequisites, limitations and sources. Fetched when needed.

use super::browser;
use super::dom::{El, attribute_at, button, classed, el, said};
use super::fetch;
use super::result::section;
use super::state::{Loaded, State};
use crate::domain::Date;
use crate::present::date;
use crate::wire::evidence::{self, Conflict, Evidence, Fact, Source};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// Fetches the evidence of the first app's vendor.
fn fetch_evidence(state: State, id: String) {
    state.set_screen(|screen| screen.evidence = Loaded::Waiting);
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
    fetch::text(address, "The vendor’s sources", Box::new(read));
}

/// The vendor of the first app; empty for an app that the catalog does not have.
fn vendor_id(state: State) -> String {
    state.app(|app| if app.is_own { String::new() } else { app.vendor.id.clone() })
}

fn loaded(state: State) -> Loaded {
    state.screen(|screen| screen.evidence.clone())
}

/// What stands for the evidence that is shown, so that it is drawn only when it changes.
fn stands_for(state: State) -> String {
    match loaded(state) {
        Loaded::Nothing => String::new(),
        Loaded::Waiting => "waiting".into(),
        Loaded::Failed(problem) => problem,
        Loaded::There(_) => ["there: ", &untrack(|| vendor_id(state))].concat(),
    }
}

fn fact(evidence: &Evidence, fact: &Fact) -> El {
    let number = evidence.sources.iter().position(|(key, _)| *key == fact.source).map_or(0, |at| at + 1).to_string();
    let to = ["source-", &number].concat();
    let cite = classed("a", "cite").attr("href", &["#", &to].concat()).attr("data-to", &to).text(&number);
    said("li", &fact.text).text("\u{a0}").child(cite)
}

/// Goes to a source without touching the address, which holds the scenario.
fn goes_to_sources(parent: El) -> El {
    parent.on("click", |event| {
        if let Some(source) = attribute_at(&event, "data-to") {
            event.prevent_default();
            browser::focus(&source);
        }
    })
}

fn facts(evidence: &Evidence, list: &[Fact]) -> El {
    classed("ul", "stays").children(list.iter().map(|it| fact(evidence, it)))
}

/// What the vendor's SCIM does not do, beside what the model counts.
pub fn limitations(state: State) -> El {
    let draw = move || match loaded(state) {
        Loaded::There(evidence) if !evidence.limitations.is_empty() => vec![facts(&evidence, &evidence.limitations)],
        _ => Vec::new(),
    };
    goes_to_sources(el("div")).redraw(move || stands_for(state), draw)
}

/// Conflicts, prerequisites and sources. Fetched now and whenever the vendor becomes another one.
pub fn evidence(state: State) -> El {
    let draw = move || match loaded(state) {
        Loaded::Nothing => Vec::new(),
        Loaded::Waiting => vec![classed("p", "note").text("Fetching sources …")],
        Loaded::Failed(problem) => {
            let again = button("link", "Try again", move |_| fetch_evidence(state, vendor_id(state)));
            vec![classed("p", "note").attr("role", "alert").text(&problem).text(" ").child(again)]
        }
        Loaded::There(evidence) => sheet(&evidence),
    };
    // Asked at every change, but another vendor's evidence is fetched only once.
    let last = RefCell::new(None::<String>);
    let vendor = move || {
        let id = vendor_id(state);
        if last.replace(Some(id.clone())).as_ref() != Some(&id) {
            untrack(|| match id.as_str() {
                "" => state.set_screen(|screen| screen.evidence = Loaded::Nothing),
                _ => fetch_evidence(state, id.clone()),
            });
        }
        Some(id)
    };
    let body = goes_to_sources(classed("div", "evidence")).id("evidence").redraw(move || stands_for(state), draw);
    body.live_attr("data-vendor", vendor)
}

fn spoken_date(text: &str) -> String {
    Date::parse(text).map_or_else(|| text.to_owned(), date)
}

fn conflict(evidence: &Evidence, conflict: &Conflict) -> El {
    let claims = el("ul").children(conflict.claims.iter().map(|claim| fact(evidence, claim)));
    el("tr")
        .child(said("th", &conflict.about).attr("scope", "row"))
        .child(el("td").child(claims))
        .child(said("td", &conflict.used))
}

fn source(at: usize, source: &Source) -> El {
    let kind = match source.kind.as_str() {
        "vendor_pricing" => "The vendor’s pricing",
        "vendor_docs" => "The vendor’s documentation",
        "guide" => "A third party’s guide",
        _ => "A third party’s list",
    };
    let dated =
        source.published.as_deref().map_or_else(|| "undated".into(), |day| ["dated ", &spoken_date(day)].concat());
    let via = if source.via.is_empty() { String::new() } else { [", by way of the ", &source.via].concat() };
    let about = [kind, ", ", &dated, ", read ", &spoken_date(&source.checked), &via, ": "].concat();
    let address =
        said("a", &source.url).attr("href", &source.url).attr("rel", "noopener noreferrer").attr("target", "_blank");
    said("li", &about).id(&["source-", &(at + 1).to_string()].concat()).attr("tabindex", "-1").child(address)
}

fn sheet(evidence: &Evidence) -> Vec<El> {
    let mut sections = Vec::new();
    if !evidence.conflicts.is_empty() {
        let column = |text| said("th", text).attr("scope", "col");
        let head = el("thead").child(el("tr").children(["About", "They say", "Used here"].map(column)));
        let body = el("tbody").children(evidence.conflicts.iter().map(|it| conflict(evidence, it)));
        let table = classed("table", "plain conflicts").id("conflicts").child(head).child(body);
        sections.push(section("h-conflicts", "What the sources disagree on").child(table));
    }
    if !evidence.prerequisites.is_empty() {
        let list = facts(evidence, &evidence.prerequisites);
        sections.push(section("h-prerequisites", "What has to be in place first").child(list));
    }
    let sources = evidence.sources.iter().enumerate().map(|(at, (_, it))| source(at, it));
    sections.push(section("h-sources", "Sources").child(classed("ol", "sources").id("sources").children(sources)));
    sections
}
