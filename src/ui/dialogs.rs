//! Share and embed: what leaves the page, and only when asked.

use super::dom::{hide, is_ticked, say_everywhere, set_value, value_of};
use super::state::State;
use super::{browser, own_data};
use crate::domain::App;
use crate::present::{formula_text, warning};
use crate::wire::{link, report_json};

/// The report of the whole scenario, `scim-tax/report/1`.
pub fn report_text(state: State) -> String {
    let (version, vendors) = state.catalog(|catalog| (catalog.version, catalog.vendors.len()));
    state.report(|report| report_json::write(report, version, vendors, &state.link(), formula_text, warning))
}

/// Opens the dialog with the link.
pub fn share(state: State) {
    let carries_prices = state
        .scenario(|scenario| scenario.apps.iter().any(App::has_own_price) || scenario.company.third_party.is_some());
    hide("share-warning", !carries_prices);
    own_data::warn(state, "share");
    write_link(state);
    open("share");
}

/// Writes the link as it is shared, with or without the prices that were entered.
pub fn write_link(state: State) {
    let mut scenario = state.scenario(Clone::clone);
    if is_ticked("leave-out") {
        for app in &mut scenario.apps {
            *app = App { anyway: app.anyway, usage: app.usage, ..App::new(app.product.clone(), app.seats) };
        }
        scenario.company.third_party = None;
    }
    let version = state.catalog(|catalog| catalog.version);
    set_value("share-link", &[&browser::address(), "#", &link::write_shared(&scenario, version)].concat());
}

/// Text as the value of an HTML attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Opens the dialog with the snippets for other pages.
pub fn embed(state: State) {
    let (address, link) = (browser::address(), attribute(&state.link()));
    let folder = attribute(address.rsplit_once('/').map_or("", |(folder, _)| folder));
    let title = state.page(|page| attribute(&page.title));
    let source = [attribute(&address).as_str(), "?embed=1#", &link].concat();
    let end = "\" width=\"100%\" height=\"460\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>";
    let frame = ["<iframe src=\"", &source, "\" title=\"", &title, end];
    let script = ["<div data-scim-tax=\"", &link, "\"></div>\n<script src=\"", &folder, "/embed.js\" async></script>"];
    set_value("embed-frame", &frame.concat());
    set_value("embed-script", &script.concat());
    own_data::warn(state, "embed");
    open("embed");
}

/// Opens a dialog; what was copied before is no longer news.
fn open(id: &str) {
    for name in ["share-link", "embed-frame", "embed-script"] {
        tell(name, "");
    }
    browser::open_dialog(id);
}

/// Says beside the button what became of copying.
fn tell(id: &str, text: &str) {
    say_everywhere(&["[data-copy=", id, "] + span"].concat(), text);
}

/// Copies what the field with this id holds, and says whether that worked.
pub fn copy(id: String) {
    wasm_bindgen_futures::spawn_local(async move {
        let copied = browser::copy(value_of(&id)).await;
        tell(&id, if copied { "Copied." } else { "Your browser refused. Mark the text and copy it yourself." });
    });
}
