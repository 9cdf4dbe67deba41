//! The details of one app, below its row: its own numbers, where it stands in the list, and the way to the calculator.

use super::super::browser;
use super::super::dom::{element, fill, flag, hide, list_all, say_all, set, set_by_id, value_of};
use super::super::form::{note, show_signs};
use super::row::Row;
use super::{State, address};
use crate::domain::{App, AppReport, Number, Product};
use crate::present::page;
use crate::wire::entry;
use web_sys::Element;

/// The keys of an app's numbers: the ids of their fields.
const NUMBERS: [&str; 10] =
    ["quote", "now-quote", "seat", "now-seat", "discount", "now-discount", "usage", "anyway", "once", "other"];

/// Opens or closes the details of an app.
pub fn toggle(state: State, key: u32) {
    state.set_screen(|screen| screen.opened = if screen.opened == Some(key) { None } else { Some(key) });
}

/// Closes the details of an app, if they are open.
pub fn close(state: State, key: u32) {
    if state.screen(|screen| screen.opened == Some(key)) {
        state.set_screen(|screen| screen.opened = None);
    }
}

/// Opens the details of an app where its price is entered.
pub fn ask_for_price(state: State, key: u32) {
    state.set_screen(|screen| screen.opened = Some(key));
    let is_own = state.list(|list| list.app(key).is_some_and(|one| matches!(one.app.product, Product::Own { .. })));
    browser::focus_soon(if is_own { "now-seat" } else { "quote" });
}

/// Shows the details below the row of their app, if that is drawn.
pub fn show(state: State, body: &Element, rows: &[Row]) {
    let (Some(panel), key) = (element("opened"), state.screen(|screen| screen.opened)) else { return };
    let row = rows.iter().find(|row| Some(row.key) == key);
    hide("opened", row.is_none());
    let (Some(row), Some(key)) = (row, key) else { return };
    if row.element.next_element_sibling().is_none_or(|next| next.id() != "opened") {
        let next = row.element.next_sibling();
        let _ = body.insert_before(&panel, next.as_ref());
    }
    let is_other = panel.get_attribute("data-key").is_none_or(|of| of != key.to_string());
    set(&panel, "data-key", Some(&key.to_string()));
    state.list(|list| {
        let Some(place) = list.place(key) else { return };
        let Some(entry) = list.entries().get(place) else { return };
        let report = state.inputs.catalog(|catalog| state.figures(|figures| figures.app(catalog, place)));
        if let Some(report) = report {
            say(state, &report, &entry.app.app);
        }
        show_numbers(state, key, &entry.app.app, is_other);
        super::super::dom::set_value("app-renewal", &entry.app.renewal.map_or_else(String::new, |day| day.to_string()));
        flag("opened-up", "disabled", place == 0);
        flag("opened-down", "disabled", place + 1 == list.entries().len());
        set_by_id("opened-calculator", "href", Some(&address::calculator_of(state, place)));
    });
}

/// The names of the fields, and the answer for this app in words.
fn say(state: State, report: &AppReport, app: &App) {
    show_signs("opened", ["#opened .sign", "#opened .currency"], &report.vendor.currency);
    let upgrade = &report.money.upgrade;
    let unit = upgrade.usage_unit.clone().unwrap_or_default();
    hide("usage-field", unit.is_empty());
    let usage = match upgrade.usage {
        Some(_) if app.usage.is_some() => String::new(),
        Some(used) => [&state.inputs.numbers(|numbers| numbers.count(used, 2)), ", what your plan includes"].concat(),
        None => "The price depends on it".into(),
    };
    set_by_id("usage", "data-hint", Some(&usage));
    let said = state.inputs.scenario(|scenario| {
        state.inputs.numbers(|numbers| {
            let page = page(report, scenario, numbers);
            let mut said = vec![[&page.verdict, "."].concat()];
            said.extend(page.reasons);
            said.extend([page.worth, page.answer.under].into_iter().filter(|text| !text.is_empty()).take(1));
            said.extend(page.warnings);
            said.extend([page.provenance].into_iter().filter(|text| !text.is_empty()));
            said
        })
    });
    say_all(&[("usage-unit", &unit), ("opened-title", &report.vendor.name)]);
    list_all(&[("opened-says", &said)]);
    let sheet = ["vendors.html#v=1&vendor=", &report.vendor.id].concat();
    set_by_id("opened-sheet", "href", Some(&sheet));
    hide("opened-sheet", report.is_own);
}

/// What someone is typing is left alone while it says the same or is wrong.
fn show_numbers(state: State, key: u32, app: &App, is_other: bool) {
    for (id, number) in app.numbers().into_iter().filter(|(id, _)| NUMBERS.contains(id)) {
        let wrong = state.screen(|screen| {
            let is_it = |wrong: &&super::Wrong| wrong.key == key && wrong.field == id;
            screen.wrong.iter().find(is_it).cloned()
        });
        let Some(field) = element(id) else { continue };
        let shown = number.map_or_else(String::new, |number: Number| number.to_string());
        match &wrong {
            Some(wrong) => fill(&field, &wrong.typed),
            None if is_other || entry::parse(&value_of(id), id) != Ok(number) || !browser::has_focus(&field) => {
                fill(&field, &shown);
            }
            None => {}
        }
        let hint = field.get_attribute("data-hint").unwrap_or_default();
        note(id, wrong.as_ref().map(|wrong| wrong.why.as_str()), &hint);
    }
}
