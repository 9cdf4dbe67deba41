//! The program of the page's last part: the years, what moves the answer, how sure it is, and what to negotiate. It is
//! loaded when its place comes into view (assets/boot.js), so that nobody waits for it before the answer.

mod beside;
mod paper;
mod reset;
mod sure;
mod worker;

use super::chart::{draw, layout};
use super::controls::{Act, hear};
use super::dom::{append_parsed, attribute_at, element, hide, list_all, on, rows_of, say_all, say_children, set};
use super::state::State;
use super::{browser, fetch, follow, wanted};
use crate::domain::{AppReport, BreakEvens, Catalog, Compiled, Horizon, Negotiation, Scenario, Sensitivity, by_seats};
use crate::present::chart::{Chart, Layout};
use crate::present::decision::{Period, YearsView, moves, negotiate, seats, seats_shown, years};
use gloo::timers::callback::Timeout;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use web_sys::{Element, Event, HtmlElement};

/// How long after a change it follows: it takes longer to compute than the answer, and no key waits for it.
const AFTER_MS: u32 = 400;

/// What follows a change. Each is a task of its own: all of them together would keep a key waiting. The last one takes
/// the longest, in a worker.
const STEPS: [fn(State); 6] = [show_years, show_moves, show_seats, show_negotiate, beside::show, simulate];

thread_local! {
    /// Counts changes: the steps of an earlier one are called off.
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    /// What there is to negotiate, as it is copied.
    static PARAGRAPH: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Starts the program beside the first one, whose catalog the browser still has; or in a worker, which simulates. It is
/// one program for both, because the browser has it by then.
pub fn start() {
    if browser::is_worker() {
        return worker::start();
    }
    fetch::catalog(Box::new(|catalog| {
        if let (Some(place), Ok(catalog)) = (element("decision"), catalog) {
            run(place, catalog);
        }
    }));
}

fn run(place: HtmlElement, catalog: Catalog) {
    // The style sheet comes with this program.
    browser::bring_style("data-decision-css");
    append_parsed(&place, include_str!("view.html"));
    sure::prepare();
    let inside = place.clone();
    mount_to(place, move || {
        let state = State::new(catalog, "");
        state.load_held(&wanted::scenario());
        listen(state, &inside);
        follow(Box::new(move || show(state)));
    })
    .forget();
}

fn listen(state: State, place: &Element) {
    let waiting = StoredValue::new_local(None::<Timeout>);
    let follow_later = move || {
        CHANGES.set(CHANGES.get().wrapping_add(1));
        // Replaced, the one that waited is called off.
        waiting.set_value(Some(Timeout::new(AFTER_MS, move || state.load_held(&wanted::scenario()))));
    };
    // Before what is typed stands in its field: the processor is for who types. Where nothing comes of it, the run begins
    // again.
    let make_room = move |_: &Event| {
        if sure::end() {
            follow_later();
        }
    };
    let outdate = move |_: &Event| {
        sure::outdate();
        follow_later();
    };
    if let (Some(fields), Some(app)) = (element("inputs"), element("app")) {
        on(&fields, "beforeinput", Box::new(make_room));
        on(&app, "scenario", Box::new(outdate));
    }
    let acts: [(&'static str, Act); 2] = [
        ("click", |state, event, _| match attribute_at(event, "data-do").unwrap_or_default().as_str() {
            "stop" => sure::stop(state),
            "copy-negotiation" => copy_negotiation(),
            "print-paper" => paper::print(state),
            "reset-or-undo" => reset::act(),
            _ => {}
        }),
        ("change", |state, _, at| match at.id().as_str() {
            "draws" => sure::run(state),
            "beside" => beside::choose(state),
            _ => {}
        }),
    ];
    hear(state, place, acts);
}

fn show(state: State) {
    let period = state.company(Period::of);
    say_all(&[
        ("h-moves", &period.heading("What moves the answer")),
        ("h-sure", &period.heading("How sure this is")),
        ("moves-by", &period.heading("Moves the difference by")),
    ]);
    reset::show(state);
    take_steps(state, CHANGES.get(), &STEPS);
}

fn take_steps(state: State, change: u32, steps: &'static [fn(State)]) {
    let Some((step, rest)) = steps.split_first() else { return };
    let take = move || {
        if change == CHANGES.get() {
            untrack(|| step(state));
            take_steps(state, change, rest);
        }
    };
    Timeout::new(0, take).forget();
}

fn simulate(state: State) {
    paper::prepare(state);
    sure::run(state);
}

fn layout_of(id: &str) -> Layout {
    element(id).map_or(Layout::Wide, |place| layout(&place))
}

fn draw_in(id: &str, chart: &Result<Chart, String>) {
    if let Some(place) = element(id) {
        draw(&place, chart);
    }
}

/// The years of the first app, laid out for a width.
fn horizon_view(state: State, layout: Layout) -> Option<YearsView> {
    state.scenario(|scenario| {
        state.app(|app| {
            let entered = scenario.apps.first()?;
            let company = &scenario.company;
            let horizon = Horizon::of(&app.vendor, entered, company, scenario.apps.len(), state.today());
            Some(state.numbers(|numbers| years(&horizon, company, layout, numbers)))
        })
    })
}

fn show_years(state: State) {
    let Some(view) = horizon_view(state, layout_of("years-chart")) else { return };
    list_all(&[("years-says", &view.says), ("renewal-says", &view.renewal)]);
    draw_in("years-chart", &view.chart);
}

fn show_moves(state: State) {
    let compiled = state.catalog(|catalog| state.scenario(|scenario| Compiled::over_years(catalog, scenario)));
    let found = Sensitivity::of_app(&compiled, 0);
    let layout = layout_of("moves-chart");
    let draw_up =
        |app: &_| state.company(|company| state.numbers(|numbers| Some(moves(&found, app, company, layout, numbers))));
    let Some(view) = state.app(draw_up) else { return };
    list_all(&[("moves-says", &view.says)]);
    draw_in("moves-chart", &view.chart);
    hide("moves-table", view.rows.is_empty());
    let texts = view.rows.iter().flat_map(|row| &row.cells).map(String::as_str);
    rows_of("moves-rows", &texts.collect::<Vec<_>>().join(" "), view.rows.len(), &mut |at, line| {
        let row = &view.rows[at];
        set(line, "class", row.changed.then_some("changed"));
        say_children(line, &row.cells.each_ref().map(String::as_str));
    });
}

/// From what the first app of a scenario pays.
fn first_break_evens(app: &AppReport, scenario: &Scenario) -> Option<BreakEvens> {
    let entered = scenario.apps.first()?;
    Some(BreakEvens::of(&app.vendor, entered, &scenario.company, scenario.apps.len()))
}

fn show_seats(state: State) {
    let view = state.scenario(|scenario| {
        state.app(|app| {
            let entered = scenario.apps.first()?;
            let (company, apps) = (&scenario.company, scenario.apps.len());
            let found = first_break_evens(app, scenario)?;
            let points = by_seats(&app.vendor, entered, company, apps, seats_shown(app, found));
            Some(state.numbers(|numbers| seats(app, found, &points, layout_of("seats-chart"), numbers)))
        })
    });
    let Some(view) = view else { return };
    list_all(&[("seats-says", &view.says)]);
    draw_in("seats-chart", &view.chart);
}

fn show_negotiate(state: State) {
    let view = state.scenario(|scenario| {
        state.app(|app| {
            let entered = scenario.apps.first()?;
            let found = Negotiation::of(&app.vendor, entered, &scenario.company, scenario.apps.len());
            Some(state.numbers(|numbers| negotiate(app, found.as_ref(), numbers)))
        })
    });
    let Some(view) = view else { return };
    list_all(&[("negotiate-says", &view.says), ("negotiate-ask", &view.ask)]);
    say_all(&[("negotiate-copied", "")]);
    PARAGRAPH.set(view.paragraph);
}

fn copy_negotiation() {
    let text = PARAGRAPH.with_borrow(Clone::clone);
    wasm_bindgen_futures::spawn_local(async move {
        let copied = browser::copy(text).await;
        say_all(&[("negotiate-copied", if copied { "Copied." } else { "Your browser refused to copy." })]);
    });
}
