//! The vendors page: all vendors as a list, or the sheet of one. What is shown stands in the fragment of the
//! address, after the calculator's scenario: `#v=1&app=...&vendor=kustomer`.

mod drop;
mod list;
mod own;
mod sheet;

use super::dom::{element, hide, say_all, set_by_id};
use super::{browser, fail, fetch, follow};
use crate::domain::{Catalog, Date};
use crate::present::{Numbers, date};
use crate::wire::link;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// What the page works with.
#[derive(Clone, Copy)]
pub struct State {
    /// The fragment of the address, without `#`.
    pub fragment: RwSignal<String>,
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
        start_in(root);
    }
}

fn start_in(root: HtmlElement) {
    fetch::catalog(Box::new(move |catalog| match catalog {
        Ok(catalog) => run(root, catalog),
        Err(problem) => fail(root, &problem, start_in),
    }));
}

fn run(root: HtmlElement, catalog: Catalog) {
    let inside = root.clone();
    mount_to(root, move || {
        let today = browser::today().unwrap_or(catalog.version);
        tell_version(&catalog);
        let fixed = StoredValue::new(Fixed { catalog, numbers: browser::numbers(None), today });
        let state = State { fragment: RwSignal::new(browser::fragment()), fixed };
        browser::on_hash_change(move || state.fragment.set(browser::fragment()));
        list::prepare(state);
        sheet::prepare(state);
        own::prepare(state);
        follow(Box::new(move || show(state)));
        inside.set_class_name("");
    })
    .forget();
}

fn tell_version(catalog: &Catalog) {
    let (version, vendors) = (date(catalog.version), catalog.vendors.len().to_string());
    say_all(&[("catalog-version", &["Catalog of ", &version, ", ", &vendors, " vendors."].concat())]);
}

/// Shows the list or the sheet, and lets the other pages have the scenario.
fn show(state: State) {
    let fragment = state.fragment.get();
    let vendor = fragment.split('&').find_map(|part| part.strip_prefix("vendor="));
    hide("list", vendor.is_some());
    hide("sheet", vendor.is_none());
    set_by_id("to-list", "aria-current", vendor.is_none().then_some("page"));
    match vendor {
        Some(id) => sheet::show(state, id),
        None => list::show(state),
    }
    let scenario = link::write(&link::read(&fragment).scenario);
    set_by_id("to-calculator", "href", Some(&["./#", &scenario].concat()));
}
