//! The workbook for spreadsheets (XLSX). A worker writes it, whose program is loaded when it is first asked for.

mod messages;
#[cfg(feature = "workbook")]
mod sources;
#[cfg(feature = "workbook")]
mod writer;

#[cfg(feature = "workbook")]
pub use writer::start as write_workbooks;

use super::super::dom::{say_all, set_by_id};
use super::super::{browser, own_data};
use super::{State, address};
use crate::domain::{Catalog, Product, Scenario};
use crate::present::stack::{workbook_progress, workbook_saved};
use crate::wire::{catalog_file, link};
use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use leptos::prelude::untrack;
use messages::{Job, Told, Writer};
use std::cell::RefCell;

/// What the file is called.
const FILE: &str = "scim-tax-stack.xlsx";
/// How long the worker may be silent while it is loaded and while it fetches.
const PATIENCE_MS: u32 = 30_000;
/// How long it may write: 500 apps take seconds, on a slow telephone many of them.
const LONGEST_MS: u32 = 180_000;

thread_local! {
    /// There is one while a workbook is written.
    static WORKER: RefCell<Option<WorkerBridge<Writer>>> = const { RefCell::new(None) };
    /// Says that nothing came; dropped when something does.
    static PATIENCE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Forgets what was said of the last one, unless one is being written.
pub fn prepare() {
    if !is_busy() {
        say("");
    }
}

/// Has the workbook of all apps written and saves it. Pressed again meanwhile it does nothing.
pub fn save(state: State) {
    if is_busy() {
        return;
    }
    // Without an origin a browser starts no worker.
    let Some(place) = browser::named_by_page("data-workbook").filter(|_| browser::has_origin()) else {
        return say("A workbook cannot be written in this frame. Open the page in a window of its own.");
    };
    let job = state.inputs.catalog(|catalog| job(catalog, &address::scenario(state), state));
    let mut spawner = Writer::spawner();
    spawner.with_loader(true).callback(move |told| untrack(|| hear(state, told)));
    let worker = spawner.spawn(&place);
    worker.send(job);
    WORKER.set(Some(worker));
    set_by_id("workbook", "aria-disabled", Some("true"));
    say(&state.inputs.numbers(|numbers| workbook_progress(0, 0, numbers)));
    wait(PATIENCE_MS);
}

fn is_busy() -> bool {
    WORKER.with_borrow(Option::is_some)
}

/// What the worker needs: of the catalog only the vendors of the apps.
fn job(catalog: &Catalog, scenario: &Scenario, state: State) -> Job {
    let is_of = |id: &str| {
        scenario.apps.iter().any(|app| matches!(&app.product, Product::Listed { vendor, .. } if vendor == id))
    };
    let vendors: Vec<_> = catalog.vendors.iter().filter(|vendor| is_of(&vendor.id)).cloned().collect();
    let mut own = own_data::texts();
    own.retain(|(id, _)| vendors.iter().any(|vendor| vendor.from_own_file && vendor.id == *id));
    Job {
        catalog: catalog_file::write(&Catalog { version: catalog.version, vendors }),
        link: link::write(scenario),
        today: state.inputs.today().to_string(),
        own,
    }
}

/// Gives up when nothing has come after a while.
fn wait(milliseconds: u32) {
    let give_up = || end("The workbook could not be written in time. Is the connection up? Try again.");
    PATIENCE.set(Some(Timeout::new(milliseconds, give_up)));
}

fn hear(state: State, told: Told) {
    match told {
        Told::Fetched(done, of) => {
            say(&state.inputs.numbers(|numbers| workbook_progress(done, of, numbers)));
            wait(if done < of { PATIENCE_MS } else { LONGEST_MS });
        }
        Told::Written(bytes, missing) => {
            browser::download_bytes(FILE, &bytes);
            let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
            end(&workbook_saved(FILE, &missing));
        }
        Told::Failed(why) => end(&why),
    }
}

/// Lets the worker go, with all memory that it took, and says how it ended.
fn end(text: &str) {
    PATIENCE.take();
    WORKER.take();
    set_by_id("workbook", "aria-disabled", None);
    say(text);
}

fn say(text: &str) {
    say_all(&[("workbook-says", text)]);
}
