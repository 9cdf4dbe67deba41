//! Which rows are in the page: those in sight and some above and below, of hundreds.

use super::super::browser;
use super::super::dom::element;
use super::State;
use super::list::{self, MOST_ROWS};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Rows are drawn in steps of so many, so that not every turn of the wheel draws some.
const STEP: usize = 10;

thread_local! {
    /// The height of a row, in pixels, as the rows in the page have it on average.
    static HEIGHT: Cell<f64> = const { Cell::new(60.0) };
    /// Paper has all rows.
    static IS_PRINTED: Cell<bool> = const { Cell::new(false) };
    /// A look at where the page stands is under way.
    static IS_LOOKING: Cell<bool> = const { Cell::new(false) };
}

/// How many rows are drawn.
pub fn drawn() -> usize {
    if IS_PRINTED.get() { usize::MAX } else { MOST_ROWS }
}

/// The first row that can be drawn without leaving room at the end.
pub fn clamp(first: usize, count: usize) -> usize {
    if IS_PRINTED.get() { 0 } else { first.min(count.saturating_sub(MOST_ROWS)) }
}

/// Follows the reader through the list, for as long as the page lives.
pub fn listen(state: State) {
    browser::on_window("scroll", move || look_soon(state));
    browser::on_window("resize", move || look_soon(state));
    browser::on_window("beforeprint", move || print(state, true));
    browser::on_window("afterprint", move || print(state, false));
}

fn print(state: State, is_printed: bool) {
    IS_PRINTED.set(is_printed);
    // At once: the browser does not wait for effects.
    untrack(|| {
        list::finish(state);
        list::draw(state);
    });
}

fn look_soon(state: State) {
    if state.list.with_untracked(|list| list.entries().len()) > MOST_ROWS && !IS_LOOKING.replace(true) {
        browser::before_paint(move || {
            IS_LOOKING.set(false);
            untrack(|| look(state));
        });
    }
}

/// Measures the rows in the page. Not at every key: the browser would have to lay the page out for it.
fn measure() {
    if let Some(height) = list::height_of_rows() {
        HEIGHT.set(height);
    }
}

/// Draws other rows if those in the page are about to end.
fn look(state: State) {
    let (Some(body), Some(height)) = (element("app-rows"), browser::window_height()) else { return };
    measure();
    let above = -body.get_bounding_client_rect().top();
    let count = state.list(|list| list.entries().len());
    let in_sight = rows_in(height) + 1;
    let top = rows_in(above.max(0.0)).min(count);
    let first = clamp(state.screen(|screen| screen.first), count);
    let margin = MOST_ROWS.saturating_sub(in_sight) / 4;
    let is_near_the_start = first > 0 && top < first + margin;
    let is_near_the_end = first + MOST_ROWS < count && top + in_sight + margin > first + MOST_ROWS;
    if is_near_the_start || is_near_the_end {
        let spare = MOST_ROWS.saturating_sub(in_sight) / 2;
        let wanted = clamp(top.saturating_sub(spare) / STEP * STEP, count);
        if wanted != first {
            state.set_screen(|screen| screen.first = wanted);
        }
    }
}

/// How many rows fit into a height.
fn rows_in(height: f64) -> usize {
    // Whole, and never negative; a page is far lower than what a cast would cut.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rows = (height / HEIGHT.get()).max(0.0) as usize;
    rows
}

/// Keeps the room of the rows that are not drawn free, above and below those that are.
pub fn keep_room(body: &Element, first: usize, drawn: usize, count: usize) {
    let of = |rows: usize| {
        let rows = f64::from(u32::try_from(rows).unwrap_or(u32::MAX));
        [&(rows * HEIGHT.get()).round().to_string(), "px"].concat()
    };
    let style = body.unchecked_ref::<web_sys::HtmlElement>().style();
    let (above, below) = (of(first), of(count.saturating_sub(first + drawn)));
    for (name, room) in [("padding-top", above), ("padding-bottom", below)] {
        if style.get_property_value(name).as_deref() != Ok(&room) {
            let _ = style.set_property(name, &room);
        }
    }
}

/// Brings an app into the page and the focus to a part of its row, when it is drawn.
pub fn reveal(state: State, key: u32, part: &str) {
    let part = part.to_owned();
    let Some(place) = state.list(|list| list.place(key)) else { return };
    let count = state.list(|list| list.entries().len());
    let first = clamp(state.screen(|screen| screen.first), count);
    if place < first || place >= first + MOST_ROWS {
        let wanted = clamp(place.saturating_sub(MOST_ROWS / 2) / STEP * STEP, count);
        state.set_screen(|screen| screen.first = wanted);
    }
    gloo::timers::callback::Timeout::new(0, move || {
        list::focus(key, &part);
    })
    .forget();
}
