//! The stack: all apps of a company as a list, with what SCIM costs on them together. What is shown stands in the
//! fragment of the address, as on the calculator: `#v=1&app=...&app=...`.

mod address;
mod answer;
mod company;
mod drag;
mod edits;
mod figures;
mod hand_on;
mod import;
mod list;
mod opened;
mod picker;
mod row;
mod totals;
mod window;
mod workbook;

use super::dom::{attribute_at, element, hide, list_all, on, set_by_id, target};
use super::problems::link_problem;
use super::state::{EXAMPLE, State as Inputs};
use super::{assumptions, browser, dom, fetch_and_run, follow, form, tell_version};
use crate::domain::{AppList, Catalog, StackApp};
use crate::wire::link;
use figures::Figures;
pub use import::read_tables;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
#[cfg(feature = "workbook")]
pub use workbook::write_workbooks;

/// The apps that the page opens with, marked as an example.
const EXAMPLE_STACK: &str = "v=1&app=figma,,,100&app=kustomer,enterprise,ultimate,50&app=github,,,100&app=notion,,,80&app=slack,,,120&app=workable,,,30";

/// What the page works with.
#[derive(Clone, Copy)]
pub struct State {
    /// The company's inputs and the catalog. Of its scenario only the company is used: the apps are in `list`.
    pub inputs: Inputs,
    /// The apps.
    pub list: RwSignal<AppList>,
    /// What is open or wrong on the page.
    pub screen: RwSignal<Screen>,
    figures: StoredValue<Figures>,
}

/// What is open or wrong on the page.
#[derive(Clone, Default, PartialEq)]
pub struct Screen {
    /// The app whose details are open.
    pub opened: Option<u32>,
    /// The apps are the page's own example.
    pub is_example: bool,
    /// Numbers of apps that cannot be computed with.
    pub wrong: Vec<Wrong>,
    /// What the last action did, in words.
    pub done: String,
    /// The first of the rows that are drawn.
    pub first: usize,
}

/// A number of an app that cannot be computed with: it stays as typed, and the last good one counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The app.
    pub key: u32,
    /// `seats`, `quote` and so on.
    pub field: String,
    /// As it was typed.
    pub typed: String,
    /// What is wrong with it, in words.
    pub why: String,
}

impl State {
    /// Reads what is open or wrong.
    pub fn screen<T>(self, read: impl FnOnce(&Screen) -> T) -> T {
        read(&self.screen.read())
    }

    /// Changes what is open or wrong.
    pub fn set_screen(self, change: impl FnOnce(&mut Screen)) {
        change(&mut self.screen.write());
    }

    /// Reads the apps.
    pub fn list<T>(self, read: impl FnOnce(&AppList) -> T) -> T {
        read(&self.list.read())
    }

    /// Reads what was computed last.
    pub fn figures<T>(self, read: impl FnOnce(&Figures) -> T) -> T {
        read(&self.figures.read_value())
    }

    /// Takes over a link; without one the example. What cannot be used of it is told.
    fn load(self, text: &str) {
        let plain = self.inputs.numbers(|numbers| hand_on::plain(text, numbers));
        let wrong = plain.as_ref().err().cloned();
        let text = plain.unwrap_or_default();
        let is_example = text.is_empty() || text == EXAMPLE;
        let text = if is_example { EXAMPLE_STACK } else { &text };
        let (scenario, notices) = self.inputs.catalog(|catalog| {
            let reading = link::read_with_up_to(link::MOST_HELD, text, catalog);
            let told = |problem| self.inputs.numbers(|numbers| link_problem(problem, numbers));
            let notices: Vec<String> = wrong.into_iter().chain(reading.problems.iter().map(told)).collect();
            (reading.scenario.resolved(catalog), notices)
        });
        let apps = scenario.apps.into_iter().map(StackApp::from).collect();
        self.inputs.set_scenario(|inputs| {
            inputs.apps.clear();
            inputs.company = scenario.company;
        });
        self.inputs.set_screen(|screen| {
            screen.notices = notices;
            screen.errors.clear();
            screen.before_reset = None;
        });
        self.screen.set(Screen { is_example, ..Screen::default() });
        self.list.set(AppList::new(apps));
    }
}

/// Starts the page: fetches the catalog, then fills what stands in stack.html.
pub fn start() {
    if let Some(root) = element("app") {
        fetch_and_run(root, run);
    }
}

fn run(root: HtmlElement, catalog: Catalog) {
    let inside = root.clone();
    mount_to(root, move || {
        tell_version(&catalog);
        picker::prepare(&catalog);
        let state = State {
            inputs: Inputs::new(catalog, ""),
            list: RwSignal::new(AppList::default()),
            screen: RwSignal::new(Screen::default()),
            figures: StoredValue::new(Figures::default()),
        };
        state.load(&browser::fragment());
        listen(state, &inside);
        company::prepare();
        import::prepare(state);
        follow(Box::new(move || show_notices(state)));
        follow(Box::new(move || company::show(state)));
        follow(Box::new(move || list::show(state)));
        follow(address::follow(state));
        window::listen(state);
        drag::listen(state, &inside);
        set_by_id("inputs", "disabled", None);
        hide("stack", false);
        inside.set_class_name("");
    })
    .forget();
}

fn show_notices(state: State) {
    let notices = state.inputs.screen(|screen| screen.notices.clone());
    list_all(&[("notice-list", &notices)]);
    hide("notices", notices.is_empty());
}

/// What an event at an element does.
type Act = fn(State, &Event, &Element);

/// Listens for as long as the page lives.
fn listen(state: State, root: &Element) {
    let acts: [(&'static str, Act); 7] = [
        ("input", input),
        ("change", change),
        ("click", click),
        ("submit", |_, event, _| event.prevent_default()),
        ("mousedown", |state, event, _| picker::press(state, event)),
        ("focusout", |state, _, at| leave(state, at)),
        ("keydown", |state, event, at| {
            if let Some(event) = event.dyn_ref() {
                key(state, event, at);
            }
        }),
    ];
    for (name, act) in acts {
        let act = move |event: &Event| {
            if let Some(at) = target(event) {
                untrack(|| act(state, event, &at));
            }
        };
        on(root, name, Box::new(act));
    }
}

/// The row of an assumption that an element is in, and its key.
fn assumption_at(at: &Element) -> Option<(String, Element)> {
    let row = at.closest("[data-assumption]").ok()??;
    Some((row.get_attribute("data-assumption")?, row))
}

/// The app whose row or details an element is in.
fn key_at(at: &Element) -> Option<u32> {
    at.closest("[data-key]").ok()??.get_attribute("data-key")?.parse().ok()
}

fn input(state: State, _: &Event, at: &Element) {
    if picker::is_field(at) {
        return picker::open(state, at, dom::value(at));
    }
    if at.has_attribute("data-company") {
        return form::enter(state.inputs, &at.id());
    }
    if at.id() == "budget" {
        return answer::enter_budget(state);
    }
    if let Some(of) = at.get_attribute("data-base") {
        return company::enter_base(state, &at.id(), &of);
    }
    if let Some((key, row)) = assumption_at(at) {
        return assumptions::enter(state.inputs, &key, &row, at);
    }
    if let Some((key, field)) = key_at(at).zip(number_field(at)) {
        edits::enter(state, key, &field, &dom::value(at));
    }
}

/// The key of the number of an app that a field is for.
fn number_field(at: &Element) -> Option<String> {
    if at.has_attribute("data-app") {
        return Some(at.id());
    }
    at.get_attribute("data-field").filter(|field| field == "seats")
}

fn change(state: State, _: &Event, at: &Element) {
    if let Some((key, row)) = assumption_at(at) {
        return assumptions::leave(state.inputs, &key, &row);
    }
    if let Some(key) = key_at(at).filter(|_| at.has_attribute("data-app-date")) {
        return edits::set_renewal(state, key, &dom::value(at));
    }
    match key_at(at).zip(at.get_attribute("data-field")) {
        Some((key, field)) if field == "current" || field == "target" => {
            edits::choose_plan(state, key, &field, dom::value(at));
        }
        Some(_) => {}
        None if matches!(at.id().as_str(), "rank" | "group") => answer::choose(state, &at.id()),
        None if at.id() == "leave-out" => hand_on::write_link(state),
        None => company::choose(state, &at.id(), &dom::value(at)),
    }
}

fn click(state: State, event: &Event, at: &Element) {
    if picker::is_field(at) {
        return picker::click(state, at);
    }
    let key = key_at(at);
    match (attribute_at(event, "data-do").unwrap_or_default().as_str(), key) {
        ("skip", _) => {
            event.prevent_default();
            browser::focus("headline");
        }
        ("put-away", _) => {
            state.inputs.set_screen(|screen| screen.notices.clear());
            browser::focus("headline");
        }
        ("reset", _) => assumptions::reset(state.inputs),
        ("undo-reset", _) => assumptions::undo_reset(state.inputs),
        ("undo", _) => edits::undo(state),
        ("redo", _) => edits::redo(state),
        ("import", _) => import::open("import-text"),
        ("import-file", _) => import::open("import-file"),
        ("csv", _) => hand_on::save_csv(state),
        ("rank-all", _) => answer::show_all(state),
        ("report", _) => hand_on::save_report(state),
        ("workbook", _) => workbook::save(state),
        ("save-file", _) => hand_on::save_file(state),
        ("share", _) => hand_on::open(state),
        ("copy", _) => hand_on::copy(),
        ("print", _) => browser::print(),
        ("close", _) => browser::close_dialogs(),
        ("example", _) => edits::show_example(state),
        ("clear", _) => edits::clear(state),
        ("open", Some(key)) => opened::toggle(state, key),
        ("price", Some(key)) => opened::ask_for_price(state, key),
        ("remove", Some(key)) => edits::remove(state, key),
        ("duplicate", Some(key)) => edits::duplicate(state, key),
        ("up", Some(key)) => edits::shift(state, key, false),
        ("down", Some(key)) => edits::shift(state, key, true),
        _ => {}
    }
}

fn leave(state: State, at: &Element) {
    if picker::is_field(at) {
        picker::close(state);
    }
}

fn key(state: State, event: &KeyboardEvent, at: &Element) {
    let name = event.key();
    let is_text = at.matches("input, textarea, select").unwrap_or(false);
    match (name.as_str(), key_at(at)) {
        ("ArrowUp" | "ArrowDown", Some(key)) if event.alt_key() || drag::is_handle(at) => {
            event.prevent_default();
            picker::close(state);
            edits::shift(state, key, name == "ArrowDown");
        }
        ("z" | "Z", _) if (event.ctrl_key() || event.meta_key()) && !is_text => {
            event.prevent_default();
            if event.shift_key() { edits::redo(state) } else { edits::undo(state) }
        }
        ("y", _) if event.ctrl_key() && !is_text => {
            event.prevent_default();
            edits::redo(state);
        }
        ("Enter", Some(_)) if at.get_attribute("data-field").as_deref() == Some("seats") => browser::focus("add"),
        _ if picker::is_field(at) => picker::on_key(state, event, at),
        _ => {}
    }
}
