//! Share and embed: what leaves the page, and only when asked.

use super::dom::{hide, is_ticked, say_everywhere, set_value, value_of};
use super::state::State;
use super::{browser, own_data, scenario_file};
use crate::domain::{App, BreakEvens, Number, Scenario};
use crate::present::{formula_text, no_link, warning};
use crate::wire::report_json;
use crate::wire::share::{self, MOST_SAFE, Share, for_address};

/// The report of the whole scenario, `scim-tax/report/1`.
pub fn report_text(state: State) -> String {
    let link = state.link();
    state.catalog(|catalog| {
        let break_evens = state.scenario(|scenario| BreakEvens::of_all(catalog, scenario));
        let (version, vendors) = (catalog.version, catalog.vendors.len());
        state.report(|report| report_json::write(report, &break_evens, version, vendors, &link, formula_text, warning))
    })
}

/// Opens the dialog with the link.
pub fn share(state: State) {
    let carries_prices = state
        .scenario(|scenario| scenario.apps.iter().any(App::has_own_price) || scenario.company.third_party.is_some());
    hide("share-warning", !carries_prices);
    own_data::warn(state, "share");
    scenario_file::add_to_dialog();
    write_link(state);
    open("share");
}

/// What leaves the page, with or without the prices that were entered.
pub fn handed_on(state: State) -> Scenario {
    let mut scenario = state.scenario(Clone::clone);
    if is_ticked("leave-out") {
        for app in &mut scenario.apps {
            *app = App { anyway: app.anyway, usage: app.usage, ..App::new(app.product.clone(), app.seats) };
        }
        scenario.company.third_party = None;
    }
    scenario
}

/// Writes the link as it is shared, or says why there is none.
pub fn write_link(state: State) {
    let version = state.catalog(|catalog| catalog.version);
    let (link, why_not) = match share::share(&[&browser::address(), "#"].concat(), &handed_on(state), version) {
        Share::Plain(link) | Share::Packed(link) => (link, String::new()),
        Share::File { characters } => {
            let count = |of: usize| {
                state.numbers(|numbers| numbers.count(Number::from(u32::try_from(of).unwrap_or(u32::MAX)), 0))
            };
            (String::new(), no_link(&count(characters), &count(MOST_SAFE)))
        }
    };
    scenario_file::offer(link.is_empty(), &why_not);
    set_value("share-link", &link);
}

/// Text as the value of an HTML attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Opens the dialog with the snippets for other pages.
pub fn embed(state: State) {
    let (address, link) = (browser::address(), state.link());
    let link = attribute(&for_address(&link).unwrap_or_default());
    let folder = attribute(address.rsplit_once('/').map_or("", |(folder, _)| folder));
    let title = state.page(|page| attribute(&page.answer.title));
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
