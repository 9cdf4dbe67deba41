//! What leaves the page, and only when asked: a link, a file to go on with, a table, a report, paper. The workbook is in
//! `workbook`.

use super::super::browser;
use super::super::dom::{hide, is_ticked, list_all, say_all, say_everywhere, set_value, value_of};
use super::super::problems::{link_problem, packed_problem};
use super::{Screen, State, address, workbook};
use crate::domain::{App, AppList, BreakEvens, Scenario, StackApp, compare};
use crate::present::{Numbers, formula_text, own_is_not_shared, warning};
use crate::wire::packed_link::{is_packed, unpack};
use crate::wire::scenario_file::{self, ScenarioFile};
use crate::wire::share::{Share, share};
use crate::wire::{link, report_json, table};
use leptos::prelude::*;

/// What files are called.
const FILE: &str = "stack.scimtax.json";

/// Opens the dialog with the link.
pub fn open(state: State) {
    let scenario = address::scenario(state);
    let carries_prices = scenario.apps.iter().any(App::has_own_price) || scenario.company.third_party.is_some();
    hide("share-warning", !carries_prices);
    let own = state.inputs.catalog(|catalog| {
        let of =
            |app: &App| Some(catalog.vendor_of(app)).filter(|vendor| vendor.from_own_file).map(|it| it.name.clone());
        let mut names: Vec<String> = scenario.apps.iter().filter_map(of).collect();
        names.sort();
        names.dedup();
        names
    });
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    hide("share-own", own.is_empty());
    say_all(&[("share-own", &own_is_not_shared(&own))]);
    write_link(state);
    say_everywhere("[data-copy] + span", "");
    workbook::prepare();
    browser::open_dialog("share");
}

/// Writes the link as it is shared, with or without the prices that were entered; of a list too long for one, why.
pub fn write_link(state: State) {
    let mut scenario = address::scenario(state);
    if is_ticked("leave-out") {
        for app in &mut scenario.apps {
            *app = App { anyway: app.anyway, usage: app.usage, ..App::new(app.product.clone(), app.seats) };
        }
        scenario.company.third_party = None;
    }
    let version = state.inputs.catalog(|catalog| catalog.version);
    let address = [&browser::address(), "#"].concat();
    let (link, note) = match share(&address, &scenario, version) {
        Share::Plain(link) => (link, String::new()),
        Share::Packed(link) => (link, "Packed, so that it stays short enough for mail.".to_owned()),
        Share::File { characters } => {
            let count = characters.to_string();
            let says =
                "A link to this list would have {} characters, and mail programs cut such links. Save it as a file.";
            (String::new(), says.replace("{}", &count))
        }
    };
    hide("share-field", link.is_empty());
    set_value("share-link", &link);
    say_all(&[("share-note", &note)]);
}

/// Copies the link, and says whether that worked.
pub fn copy() {
    wasm_bindgen_futures::spawn_local(async {
        let copied = browser::copy(value_of("share-link")).await;
        let says = if copied { "Copied." } else { "Your browser refused. Mark the text and copy it yourself." };
        say_everywhere("[data-copy] + span", says);
    });
}

/// The list as a file to go on with: all that was entered, renewal dates among it.
pub fn save_file(state: State) {
    let scenario = address::scenario(state);
    let renewals: Vec<_> = state.list(|list| list.entries().iter().map(|entry| entry.app.renewal).collect());
    let version = state.inputs.catalog(|catalog| catalog.version);
    browser::download(FILE, &scenario_file::write(&scenario, &renewals, version));
}

/// The list as a table for spreadsheets, which can be opened here again.
pub fn save_csv(state: State) {
    let text = state.inputs.catalog(|catalog| {
        state.list(|list| table::write(list.entries().iter().map(|one| (&one.app.app, one.app.renewal)), catalog))
    });
    browser::download("scim-tax-stack.csv", &text);
}

/// The report on all apps, `scim-tax/report/1`.
pub fn save_report(state: State) {
    let scenario = address::scenario(state);
    let text = state.inputs.catalog(|catalog| {
        let report = compare(catalog, &scenario, state.inputs.today());
        let link = link::write(&scenario);
        let break_evens = BreakEvens::of_all(catalog, &scenario);
        report_json::write(&report, &break_evens, catalog.version, catalog.vendors.len(), &link, formula_text, warning)
    });
    browser::download("scim-tax-stack-report.json", &text);
}

/// The plain text of a link, or what is wrong with a packed one.
pub fn plain(text: &str, numbers: &Numbers) -> Result<String, String> {
    match is_packed(text) {
        false => Ok(text.to_owned()),
        true => unpack(text).map_err(|problem| packed_problem(problem, numbers)),
    }
}

/// Whether a file's name is that of a saved list.
pub fn is_saved(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".json")
}

/// Puts a saved list in the place of what is here, which Undo brings back; or says what is wrong with the file.
pub fn open_saved(state: State, bytes: &[u8]) -> Result<(), String> {
    let ScenarioFile { reading, renewals, .. } = scenario_file::read_bytes(bytes).map_err(|all| all.join(" "))?;
    let mut problems = reading.problems;
    let company = reading.scenario.company.clone();
    let apps: Vec<StackApp> = state.inputs.catalog(|catalog| {
        let mut apps = Vec::new();
        for (at, app) in reading.scenario.apps.into_iter().enumerate() {
            // One at a time, so that each keeps its date when another is left out.
            let one = Scenario { apps: vec![app], company: company.clone() };
            let (checked, more) = link::check_against(&one, catalog);
            problems.extend(more);
            let renewal = renewals.get(at).copied().flatten();
            apps.extend(checked.resolved(catalog).apps.into_iter().map(|app| StackApp { app, renewal }));
        }
        apps
    });
    let notices = state.inputs.numbers(|numbers| problems.iter().map(|one| link_problem(one, numbers)).collect());
    state.inputs.set_company(|inputs| *inputs = company);
    state.inputs.set_screen(|screen| screen.notices = notices);
    state.list.update(|list: &mut AppList| list.replace(apps));
    let done = "The list of the file is open. Undo brings the former apps back.".to_owned();
    state.screen.set(Screen { done, ..Screen::default() });
    Ok(())
}

/// Says whether the address carries the list.
pub fn tell_address(is_carried: bool) {
    let text = "This list is too long for an address. Save it as a file before you leave the page.".to_owned();
    list_all(&[("not-kept", &if is_carried { Vec::new() } else { vec![text] })]);
}
