//! Share and embed: what leaves the page, and only when asked.

use super::browser;
use super::dom::{El, button, classed, el, said};
use super::field::tick;
use super::report::report_text;
use super::state::State;
use crate::domain::App;
use crate::wire::link;
use leptos::prelude::*;

/// The link as it is shared, with or without the prices that were entered.
fn shared(state: State) -> String {
    let mut scenario = state.scenario.get();
    if state.screen(|screen| screen.leave_prices_out) {
        for app in &mut scenario.apps {
            *app = App { anyway: app.anyway, usage: app.usage, ..App::new(app.product.clone(), app.seats) };
        }
        scenario.company.third_party = None;
    }
    let version = state.catalog(|catalog| catalog.version);
    [&browser::address(), "#", &link::write_shared(&scenario, version)].concat()
}

fn carries_prices(state: State) -> bool {
    state
        .scenario
        .with(|scenario| scenario.apps.iter().any(App::has_own_price) || scenario.company.third_party.is_some())
}

/// A text to copy, and whether it was.
fn copyable(state: State, id: &'static str, label: &str, text: impl Fn() -> String + Clone + 'static) -> El {
    let to_copy = text.clone();
    let copy = move |_| {
        let text = untrack(&to_copy);
        wasm_bindgen_futures::spawn_local(async move {
            let copied = browser::copy(text).await;
            state.set_screen(|screen| screen.copied = Some((id, copied)));
        });
    };
    let became = move || match state.screen(|screen| screen.copied) {
        Some((of, true)) if of == id => "Copied.".to_owned(),
        Some((of, false)) if of == id => "Your browser refused. Mark the text and copy it yourself.".to_owned(),
        _ => String::new(),
    };
    let area = el("textarea").id(id).attr("readonly", "").attr("rows", "4").attr("spellcheck", "false");
    let field =
        classed("div", "field").child(said("label", label).attr("for", id)).child(area.live_prop("value", text));
    let acts =
        classed("p", "acts").child(button("", "Copy", copy)).child(el("span").attr("role", "status").live(became));
    el("div").child(field).child(acts)
}

fn dialog(id: &str, title: &str, text: &str) -> El {
    let heading = [id, "-title"].concat();
    let dialog = el("dialog").id(id).attr("aria-labelledby", &heading);
    dialog.child(said("h2", title).id(&heading)).child(said("p", text))
}

/// Opens a dialog; what was copied before is no longer news.
pub fn open(state: State, id: &'static str) {
    state.set_screen(|screen| screen.copied = None);
    browser::open_dialog(id);
}

/// The dialog with the link.
pub fn share_dialog(state: State) -> El {
    let leave_out = tick(
        "leave-out",
        "Leave my prices out",
        move || state.screen(|screen| screen.leave_prices_out),
        move |leave| state.set_screen(|screen| screen.leave_prices_out = leave),
    );
    let warning = classed("div", "warning")
        .id("share-warning")
        .hidden(move || !carries_prices(state))
        .child(said("p", "It carries prices you entered, such as a quote. Everyone who gets the link can read them."))
        .child(leave_out);
    let print = |_| {
        browser::close_dialog("share");
        browser::print();
    };
    let text = "The link holds what you entered, in the part of the address that browsers do not send to a server.";
    dialog("share", "Share this calculation", text)
        .child(warning)
        .child(copyable(state, "share-link", "Link", move || shared(state)))
        .child(
            classed("p", "acts")
                .child(button("quiet", "Download the report (JSON)", move |_| {
                    browser::download("scim-tax-report.json", &untrack(|| report_text(state)));
                }))
                .child(button("quiet", "Print", print))
                .child(button("quiet", "Close", |_| browser::close_dialog("share"))),
        )
}

/// Text as the value of an HTML attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// The dialog with the snippet for other pages.
pub fn embed_dialog(state: State) -> El {
    let frame = move || {
        let title = state.page(|page| attribute(&page.title));
        let source = attribute(&[&browser::address(), "?embed=1#", &state.link()].concat());
        let end = "\" width=\"100%\" height=\"460\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>";
        ["<iframe src=\"", &source, "\" title=\"", &title, end].concat()
    };
    let script = move || {
        let address = browser::address();
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (link, folder) = (attribute(&state.link()), attribute(folder));
        ["<div data-scim-tax=\"", &link, "\"></div>\n<script src=\"", &folder, "/embed.js\" async></script>"].concat()
    };
    let text = "Readers can change the numbers there. What they enter stays in their browser.";
    dialog("embed", "Put this on a page of yours", text)
        .child(copyable(state, "embed-frame", "A frame of fixed height", frame))
        .child(copyable(state, "embed-script", "A frame that fits its content", script))
        .child(classed("p", "acts").child(button("quiet", "Close", |_| browser::close_dialog("embed"))))
}
