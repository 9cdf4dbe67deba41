//! How sure the answer is: the simulation runs in a worker, a newer scenario takes its place, and typing never waits.

use super::super::browser;
use super::super::dom::{append, element, hide, list_all, rows_of, say_all, say_children, set, value_of};
use super::super::simulated::{Drawn, busy, progress};
use super::super::state::State;
use super::worker::{Job, Simulator, Told};
use super::{draw_in, layout_of};
use crate::domain::{Catalog, Number, Product, Scenario};
use crate::present::decision::{Period, sure, weighed};
use crate::wire::{catalog_file, link};
use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use std::cell::{Cell, RefCell};

/// What stands beside the verdict while the draws are made.
const WAIT: &str = "How sure this is, is being worked out.";

/// How long a worker may take to begin before something must be wrong.
const PATIENCE_MS: u32 = 15_000;

thread_local! {
    static WORKER: RefCell<Option<WorkerBridge<Simulator>>> = const { RefCell::new(None) };
    /// Says that nothing came; dropped when something does.
    static PATIENCE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// The worker draws.
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Makes the place beside the verdict where it is told how often that holds. The verdict itself is the first program's.
pub fn prepare() {
    let (Some(verdict), Some(title)) = (element("verdict"), element("verdict-title")) else { return };
    let Some(place) = append(&verdict, "p", WAIT) else { return };
    set(&place, "id", Some("confidence"));
    let _ = title.insert_adjacent_element("afterend", &place);
}

/// Takes back what stands beside the verdict, which may be another one by now, and ends a run with numbers that are
/// no more. The run with the new ones follows.
pub fn outdate() {
    end();
    if !confidence().is_empty() {
        tell_beside(WAIT);
    }
}

/// What stands beside the verdict; nothing while that is being worked out.
pub fn confidence() -> String {
    let told = element("confidence").and_then(|place| place.text_content());
    told.filter(|told| told != WAIT).unwrap_or_default()
}

fn tell_beside(text: &str) {
    say_all(&[("confidence", text)]);
}

/// Simulates what was entered, in the place of what is running.
pub fn run(state: State) {
    // Without an origin a browser starts no worker.
    let Some(address) = browser::named_by_page("data-worker").filter(|_| browser::has_origin()) else {
        tell_beside("");
        return tell("A simulation cannot run in this frame. Open the page in a window of its own.");
    };
    let draws = value_of("draws").parse().unwrap_or(10_000);
    let job = state.catalog(|catalog| state.scenario(|scenario| job(catalog, scenario, draws)));
    PATIENCE.set(Some(Timeout::new(PATIENCE_MS, || {
        busy(false);
        tell_beside("");
        tell("The simulation has not answered. Is the connection up? Change a number to try again.");
        WORKER.take();
    })));
    busy(true);
    IS_RUNNING.set(true);
    WORKER.with_borrow_mut(|worker| {
        let worker = worker.get_or_insert_with(|| {
            let mut spawner = Simulator::spawner();
            spawner.with_loader(true).callback(move |told| hear(state, told));
            spawner.spawn(&address)
        });
        worker.send(Some(job));
    });
}

/// Ends what is running; whether something was.
pub fn end() -> bool {
    PATIENCE.take();
    let was_running = IS_RUNNING.take();
    if was_running {
        WORKER.with_borrow(|worker| worker.iter().for_each(|worker| worker.send(None)));
    }
    was_running
}

/// Ends what is running, because it was asked for.
pub fn stop(_: State) {
    end();
    busy(false);
    if confidence().is_empty() {
        tell_beside("");
    }
    tell("Stopped. What stands here is of an earlier run.");
}

/// The first app by itself, with its share of the identity provider's cost, and the vendor that it needs.
fn job(catalog: &Catalog, scenario: &Scenario, draws: u32) -> Job {
    let mut alone = scenario.clone();
    let apps = Number::from(u32::try_from(alone.apps.len()).unwrap_or(1).max(1));
    alone.apps.truncate(1);
    alone.company.idp_cost = alone.company.idp_cost.map(|cost| (cost / apps).shown(2));
    let vendor = alone.apps.first().and_then(|app| match &app.product {
        Product::Listed { vendor, .. } => catalog.vendor(vendor).cloned(),
        Product::Own { .. } => None,
    });
    let needed = Catalog { version: catalog.version, vendors: vendor.into_iter().collect() };
    Job { catalog: catalog_file::write(&needed), link: link::write(&alone), draws }
}

fn hear(state: State, told: Told) {
    // Of a run that was ended while it said so.
    if !IS_RUNNING.get() {
        return;
    }
    PATIENCE.take();
    match told {
        Told::Progress(done, draws) => progress(done, draws),
        Told::Result(drawn) => {
            IS_RUNNING.set(false);
            busy(false);
            show(state, &drawn);
        }
    }
}

fn show(state: State, drawn: &Drawn) {
    let Some(choice) = state.app(|app| Some(app.verdict.choice)) else { return };
    let period = state.company(Period::of);
    let beside = drawn.cheaper_in_a_year.and_then(|cheaper| {
        let in_a_year = |numbers: &_| weighed(choice, cheaper, drawn.draws, numbers);
        state.numbers(in_a_year)
    });
    tell_beside(&beside.unwrap_or_default());
    let Some(shown) = drawn.amounts() else {
        hide("sure-table", true);
        list_all(&[("sure-says", &[])]);
        draw_in("sure-chart", &Err(String::new()));
        return tell(if drawn.cheaper_in_a_year.is_some() {
            "Nothing can be drawn at random over these years: in one of them a price is missing, or open at one end."
        } else {
            "Nothing can be drawn at random here: a price is missing, or open at one end."
        });
    };
    let view = state.numbers(|numbers| sure(&shown, choice, period, layout_of("sure-chart"), numbers));
    tell("");
    let column = if period.is_a_year() { "A year".to_owned() } else { period.heading("All") };
    say_all(&[("sure-period", &column)]);
    list_all(&[("sure-says", &view.says)]);
    draw_in("sure-chart", &view.chart);
    hide("sure-table", view.rows.is_empty());
    let stands_for = view.rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    rows_of("sure-rows", &stands_for, view.rows.len(), &mut |at, row| {
        say_children(row, &view.rows[at].each_ref().map(String::as_str));
    });
}

fn tell(text: &str) {
    say_all(&[("sure-state", text)]);
}
