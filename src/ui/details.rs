//! The second program of the page: what is opened or read after the answer.

use super::controls::{Act, hear};
use super::dom::{append_parsed, attribute_at, element};
use super::state::State;
use super::{
    browser, dialogs, drop, embed, evidence, fetch, follow, own_data, packed, problems, scenario_file, wanted, working,
};
use crate::domain::Catalog;
use leptos::mount::mount_to;
use web_sys::{Element, Event, HtmlElement};

/// Starts the program beside the first one, whose catalog the browser still has.
pub fn start() {
    fetch::catalog(Box::new(|catalog| {
        if let (Some(root), Ok(catalog)) = (element("app"), catalog) {
            run(root, catalog);
        }
    }));
}

fn run(root: HtmlElement, catalog: Catalog) {
    bring_parts(&root);
    let inside = root.clone();
    mount_to(root, move || {
        let state = State::new(catalog, "");
        state.load_held(&wanted::scenario());
        listen(state, &inside);
        follow(Box::new(move || working::show(state)));
        follow(Box::new(move || evidence::show(state)));
        if embed::is_embedded() {
            embed::converse(state);
        } else {
            drop::prepare(scenario_file::take);
        }
        follow(packed::write(state));
        working::toggle(state);
        own_data::tell(state);
        open(state, &wanted::take_wanted());
    })
    .forget();
}

/// Puts into the page what only this program fills; the compact view has dialogs alone.
fn bring_parts(root: &Element) {
    append_parsed(root, include_str!("dialogs.html"));
    for (id, html) in [("working", include_str!("working.html")), ("evidence", include_str!("evidence.html"))] {
        if let Some(place) = element(id) {
            append_parsed(&place, html);
        }
    }
}

fn listen(state: State, root: &Element) {
    let acts: [(&'static str, Act); 5] = [
        ("scenario", |state, _, _| state.load_held(&wanted::scenario())),
        ("wanted", |state, _, _| open(state, &wanted::take_wanted())),
        ("toggle", |state, _, _| working::toggle(state)),
        ("click", click),
        ("change", |state, _, at| match at.id().as_str() {
            "leave-out" => dialogs::write_link(state),
            "scenario-file" => scenario_file::choose(at),
            _ => {}
        }),
    ];
    hear(state, root, acts);
}

fn open(state: State, what: &str) {
    if let Some((most, link)) = wanted::take_faulty() {
        problems::tell(state, most, &link);
    }
    match what {
        "share" => dialogs::share(state),
        "embed" => dialogs::embed(state),
        "link" => packed::read(state),
        _ => {
            if let Some(number) = what.strip_prefix("number:") {
                working::open(state, number);
            }
        }
    }
}

fn click(state: State, event: &Event, _: &Element) {
    if let Some(id) = attribute_at(event, "data-copy") {
        return dialogs::copy(id);
    }
    if let Some(source) = attribute_at(event, "data-to") {
        // Without touching the address, which holds the scenario.
        event.prevent_default();
        return browser::focus(&source);
    }
    match attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "close" => browser::close_dialogs(),
        "print" => {
            browser::close_dialogs();
            browser::print();
        }
        "download" => browser::download("scim-tax-report.json", &dialogs::report_text(state)),
        "save-file" => scenario_file::save(&dialogs::handed_on(state), state),
        "fetch-again" => evidence::fetch(state),
        "own-put-away" => {
            own_data::put_away();
            browser::reload();
        }
        _ => {}
    }
}
