//! What a key does to the list, in steps, so that it is answered at once: the first row, how many were found and the
//! order are in the picture that the key leads to. The other rows in sight and what else stands around them are in the
//! next one. The rows out of sight follow when no key has come for a while, or when someone scrolls to them. A newer key
//! calls off what an earlier one has left to do.
//!
//! The fragment in [`State`] says from the start what was asked for, and until all is shown the table is busy.

use super::super::browser;
use super::super::dom::set_by_id;
use super::{State, list};
use crate::wire::vendors_link::VendorsLink;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

/// How long after a key the rows out of sight follow. Who types goes on sooner.
const REST_AFTER_MS: u32 = 300;
/// So many of them are drawn at a time, that a key between them need not wait long.
const ROWS_AT_A_TIME: usize = 3;

thread_local! {
    /// Counts what is asked for: what is left to do for an earlier number is not done.
    static ASKED: Cell<u32> = const { Cell::new(0) };
    /// Something is asked for by a key, and not all around the rows says so.
    static IS_UNDER_WAY: Cell<bool> = const { Cell::new(false) };
    /// The rows out of sight, as long as they wait.
    static REST: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

fn next() -> u32 {
    ASKED.set(ASKED.get().wrapping_add(1));
    ASKED.get()
}

/// Begins to show a link that a key has led to, and that the fragment says already.
pub fn begin(state: State, link: VendorsLink) {
    let number = next();
    IS_UNDER_WAY.set(true);
    set_busy(true);
    browser::before_paint(move || {
        if number == ASKED.get() {
            untrack(|| list::show_first(state, &link));
        }
    });
    browser::after_paint(move || {
        if number == ASKED.get() {
            state.fragment.notify();
        }
    });
}

/// Calls off what is left to do, because all that the fragment asks for is about to be shown; whether a key has asked
/// for it.
pub fn end() -> bool {
    next();
    IS_UNDER_WAY.take()
}

/// Whether something in sight does not say yet what the fragment does.
pub fn is_under_way() -> bool {
    IS_UNDER_WAY.get()
}

/// Draws the rows out of sight: after a key little by little, else all with the next picture.
pub fn draw_rest(state: State, is_key: bool) {
    let number = ASKED.get();
    if is_key {
        REST.set(Some(Timeout::new(REST_AFTER_MS, move || draw_some(state, number, ROWS_AT_A_TIME))));
    } else {
        browser::after_paint(move || draw_some(state, number, usize::MAX));
    }
}

/// Draws those that wait now, because they come into sight.
pub fn hurry(state: State) {
    if REST.take().is_some() {
        draw_some(state, ASKED.get(), usize::MAX);
    }
}

fn draw_some(state: State, number: u32, most: usize) {
    if number == ASKED.get() && list::draw_more(state, most) {
        browser::after_paint(move || draw_some(state, number, most));
    }
}

/// Tells whether rows do not show yet what was asked for.
pub fn set_busy(is_busy: bool) {
    set_by_id("rows", "aria-busy", is_busy.then_some("true"));
}
