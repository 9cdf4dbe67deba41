//! The vendors page: all vendors as a list, or the sheet of one. What is shown stands in the fragment of the
//! address, after the calculator's scenario: `#v=1&app=...&vendor=kustomer`.

mod list;
mod list_controls;
mod list_rows;
mod list_steps;
mod list_table;
mod own;
mod parts;
mod sheet;

use super::dom::{element, hide, list_all, set_by_id};
use super::problems::{link_problem, packed_problem};
use super::state::EXAMPLE;
use super::{browser, dom, fetch_and_run, follow, tell_version};
use crate::domain::{Catalog, Company, Date, ProviderGuide, Scenario};
use crate::present::Numbers;
use crate::wire::packed_link::{is_packed, unpack};
use crate::wire::{link, vendors_link};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Event, HtmlElement};

/// What the page works with.
#[derive(Clone, Copy)]
pub struct State {
    /// The fragment of the address, without `#`.
    pub fragment: RwSignal<String>,
    /// The vendor whose sheet is open.
    opened: RwSignal<sheet::Opened>,
    /// What holds at identity providers; empty until it is fetched.
    guides: RwSignal<Arc<Vec<ProviderGuide>>>,
    fixed: StoredValue<Fixed>,
}

/// What does not change while the page is open.
pub struct Fixed {
    /// All vendors.
    pub catalog: Catalog,
    /// The separators of numbers.
    pub numbers: Numbers,
    /// Today.
    pub today: Date,
}

impl State {
    /// Reads what does not change.
    pub fn fixed<T>(self, read: impl FnOnce(&Fixed) -> T) -> T {
        read(&self.fixed.read_value())
    }

    /// Puts another catalog in the place of the one that is shown.
    pub fn set_catalog(self, catalog: Catalog) {
        tell_version(&catalog);
        self.fixed.update_value(|fixed| fixed.catalog = catalog);
        list::renew(self);
        sheet::renew(self);
        self.fragment.notify();
    }

    /// Shows what another fragment says. `is_step`: Back returns from it.
    pub fn go(self, fragment: String, is_step: bool) {
        if is_step {
            browser::push_fragment(&fragment);
        } else {
            browser::replace_fragment(&fragment);
        }
        self.fragment.set(fragment);
    }
}

/// Starts the page: fetches the catalog, then fills what stands in vendors.html.
pub fn start() {
    if let Some(root) = element("app") {
        fetch_and_run(root, run);
    }
}

fn run(root: HtmlElement, catalog: Catalog) {
    let inside = root.clone();
    mount_to(root, move || {
        let today = browser::today().unwrap_or(catalog.version);
        tell_version(&catalog);
        let fixed = StoredValue::new(Fixed { catalog, numbers: browser::numbers(None), today });
        let state = State {
            fragment: RwSignal::new(entered()),
            opened: RwSignal::new(sheet::Opened::default()),
            guides: RwSignal::new(Arc::default()),
            fixed,
        };
        browser::on_hash_change(move || state.fragment.set(entered()));
        list::prepare(state);
        sheet::prepare(state);
        own::prepare(state);
        dom::on(&inside, "click", Box::new(move |event| untrack(|| click(state, event))));
        follow(Box::new(move || show(state)));
        inside.set_class_name("");
    })
    .forget();
}

/// What the address says, unpacked if that can be read; a packed link that cannot stays as it is.
fn entered() -> String {
    let fragment = browser::fragment();
    let plain = is_packed(&fragment).then(|| unpack(&fragment).ok()).flatten();
    plain.unwrap_or(fragment)
}

/// Shows the list or the sheet, and lets the other pages have the scenario.
fn show(state: State) {
    let fragment = state.fragment.get();
    let wrong = is_packed(&fragment).then(|| unpack(&fragment).err()).flatten();
    let (link, mut problems) = vendors_link::read(if wrong.is_none() { &fragment } else { "" });
    let is_list = link.vendor.is_empty();
    hide("list", !is_list);
    hide("sheet", is_list);
    let has_turned = set_by_id("to-list", "aria-current", is_list.then_some("page"));
    if is_list {
        sheet::close(state);
        problems.extend(list::show(state, link.clone(), has_turned));
    } else {
        sheet::show(state, &link);
        if has_turned {
            browser::scroll_to(0.0);
        }
    }
    let told = |problem| state.fixed(|fixed| link_problem(problem, &fixed.numbers));
    let wrong = wrong.map(|problem| state.fixed(|fixed| packed_problem(problem, &fixed.numbers)));
    let notices: Vec<String> = wrong.into_iter().chain(problems.iter().map(told)).collect();
    list_all(&[("notice-list", &notices)]);
    hide("notices", notices.is_empty());
    set_by_id("to-calculator", "href", Some(&calculator(&link.scenario)));
}

/// The calculator with this scenario; one without apps it opens with its example.
fn calculator(scenario: &Scenario) -> String {
    let mut scenario = scenario.clone();
    if scenario.apps.is_empty() {
        if scenario.company == Company::default() {
            return "./".into();
        }
        scenario.apps = link::read(EXAMPLE).scenario.apps;
    }
    ["./#", &link::write(&scenario)].concat()
}

fn click(state: State, event: &Event) {
    match dom::attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "skip" => {
            event.prevent_default();
            browser::focus("content");
        }
        "put-away" => {
            // What was ignored is not in the address any more.
            state.go(vendors_link::write(&list::link(state)), false);
            browser::focus("content");
        }
        _ => {}
    }
}
