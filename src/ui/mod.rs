//! The page. Views do not calculate: they put into index.html what `present` says of what `domain`
//! computed.

mod address;
mod assumptions;
mod browser;
pub mod chart;
pub mod controls;
pub mod decision;
pub mod details;
mod dialogs;
pub mod dom;
mod drop;
mod embed;
mod evidence;
mod fetch;
pub mod forecast;
mod form;
mod own_data;
mod packed;
mod picture;
mod problems;
mod result;
mod scenario_file;
mod simulated;
pub mod stack;
pub mod state;
mod storage;
pub mod turns;
mod vendor_picker;
pub mod vendors;
mod wanted;
mod working;

use crate::domain::Catalog;
use crate::present::date;
use dom::{element, say_all};
use gloo::timers::callback::Timeout;
use leptos::mount::mount_to;
use leptos::prelude::{StoredValue, untrack};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use state::State;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlElement;

/// Starts the page: fetches the catalog, then fills and switches on what stands in index.html.
pub fn start() {
    let Some(root) = element("app") else { return };
    if embed::is_embedded() {
        root.set_text_content(None);
        dom::append_pattern(&root, "compact-view");
    }
    fetch_and_run(root, run);
}

/// Fetches the catalog and runs a page with it in its root.
fn fetch_and_run(root: HtmlElement, run: fn(HtmlElement, Catalog)) {
    fetch::catalog(Box::new(move |catalog| match catalog {
        Ok(catalog) => run(root, catalog),
        Err(problem) => fail(root, &problem, run),
    }));
}

/// Shows why the page cannot start and a way to try again; the page itself waits out of sight.
fn fail(root: HtmlElement, problem: &str, run: fn(HtmlElement, Catalog)) {
    let Some(page) = dom::take_children(&root) else { return };
    dom::append_pattern(&root, "failure");
    say_all(&[("problem", problem)]);
    let Some(retry) = element("retry") else { return };
    let try_again = move |_: &web_sys::Event| {
        root.set_text_content(None);
        let _ = root.append_child(&page);
        fetch_and_run(root.clone(), run);
    };
    dom::on(&retry, "click", Box::new(try_again));
}

fn run(root: HtmlElement, catalog: Catalog) {
    let inside = root.clone();
    // Leptos keeps the signals and effects made within; the elements are index.html's.
    mount_to(root, move || {
        let state = State::new(catalog, &browser::fragment());
        controls::listen(state, &inside);
        if state.catalog(|catalog| catalog.own().next().is_some()) {
            // What is said about it comes with the second program.
            wanted::want("");
        }
        fill(state);
        inside.set_class_name("");
    })
    .forget();
}

/// Tells of which day the catalog is, and how large.
fn tell_version(catalog: &Catalog) {
    let (version, vendors) = (date(catalog.version), catalog.vendors.len().to_string());
    say_all(&[("catalog-version", &["Catalog of ", &version, ", ", &vendors, " vendors."].concat())]);
}

/// Fills the page now and whenever what it shows becomes another.
pub fn fill(state: State) {
    dom::forget();
    state.catalog(tell_version);
    embed::prepare();
    form::prepare();
    follow(Box::new(move || controls::show_notices(state)));
    follow(Box::new(move || vendor_picker::show(state)));
    follow(Box::new(move || result::show_answer(state)));
    let mut address = address::follow(state);
    let rest = move || {
        result::show_rest(state);
        address();
    };
    follow_after_paint(Box::new(move || state.track()), Box::new(rest));
    // What is typed stands in its field already.
    let entered = move || {
        state.track();
        state.screen(|_| ());
    };
    follow_after_paint(Box::new(entered), Box::new(move || form::show_numbers(state)));
    // The rest of the form in a task of its own: the answer is painted before it.
    let owner = Owner::current().unwrap_or_default();
    let rest = move || {
        owner.with(|| follow(form::choices(state)));
        form::switch_on();
    };
    Timeout::new(0, rest).forget();
}

/// Acts now and whenever a signal that it reads changes.
fn follow(act: Box<dyn FnMut()>) {
    let mut act = act;
    StoredValue::new_local(RenderEffect::new(move |_| act()));
}

/// The same whenever what it tracks changes, but after the next paint: the answer is seen before what explains it.
fn follow_after_paint(track: Box<dyn Fn()>, act: Box<dyn FnMut()>) {
    let act = Rc::new(RefCell::new(act));
    let (mut is_first, waits) = (true, Rc::new(Cell::new(false)));
    follow(Box::new(move || {
        track();
        if std::mem::take(&mut is_first) {
            return untrack(&mut *act.borrow_mut());
        }
        if !waits.replace(true) {
            let (act, waits) = (Rc::clone(&act), Rc::clone(&waits));
            browser::after_paint(move || {
                waits.set(false);
                untrack(&mut *act.borrow_mut());
            });
        }
    }));
}
