//! What the vendor's file tells: conflicts, prerequisites, limitations and sources. Fetched when needed.

use super::browser;
use super::dom::{El, attribute_at, button, classed, el, said};
use super::result::section;
use super::state::{Loaded, State};
use crate::domain::Date;
use crate::present::date;
use crate::wire::evidence::{self, Conflict, Evidence, Fact, Source};
use gloo::net::http::Request;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// Fetches the evidence of the first app's vendor.
pub fn fetch(state: State, id: String) {
    state.screen.update(|screen| screen.evidence = Loaded::Waiting);
    wasm_bindgen_futures::spawn_local(async move {
        let fetched = match get(&id).await {
            Ok(evidence) => Loaded::There(Arc::new(evidence)),
            Err(problem) => Loaded::Failed(problem),
        };
        // Another vendor may have been chosen meanwhile.
        if untrack(|| vendor_id(state)) == id {
            state.screen.update(|screen| screen.evidence = fetched);
        }
    });
}

/// The vendor of the first app; empty for an app that the catalog does not have.
fn vendor_id(state: State) -> String {
    state.app(|app| if app.is_own { String::new() } else { app.vendor.id.clone() })
}

async fn get(id: &str) -> Result<Evidence, String> {
    let offline = |_| "The vendor’s sources could not be fetched.".to_owned();
    let response = Request::get(&["vendors/", id, ".json"].concat()).send().await.map_err(offline)?;
    if !response.ok() {
        let status = response.status().to_string();
        return Err(["The vendor’s sources could not be fetched: the server answered ", &status, "."].concat());
    }
    let text = response.text().await.map_err(offline)?;
    evidence::read(&text).ok_or_else(|| "The file with the vendor’s sources cannot be read.".into())
}

fn loaded(state: State) -> Loaded {
    state.screen.with(|screen| screen.evidence.clone())
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
    said("li", &fact.text).text(" ").child(cite)
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
            let again = button("link", "Try again", move |_| fetch(state, untrack(|| vendor_id(state))));
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
                "" => state.screen.update(|screen| screen.evidence = Loaded::Nothing),
                _ => fetch(state, id.clone()),
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
