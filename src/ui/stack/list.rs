//! The list of apps: at most a page's worth of rows is in the page, whatever there is of apps; the room of the others is
//! kept free above and below.

use super::super::browser;
use super::super::dom::{element, flag, hide, say_all, set_by_id};
use super::row::{About, Drawn, Row};
use super::{State, answer, company, opened, totals, window};
use crate::domain::{AppList, Company};
use crate::present::stack::stack_row;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// So many rows are in the page at most.
pub const MOST_ROWS: usize = 60;

/// How long after a change that all apps share hundreds of them are computed anew: no key waits for it.
const ALL_AFTER_MS: u32 = 150;

thread_local! {
    static ROWS: RefCell<Vec<Row>> = const { RefCell::new(Vec::new()) };
    /// What stood in the page when it was looked at last.
    static STOOD: RefCell<Option<Standing>> = const { RefCell::new(None) };
    /// The rest waits for the next paint.
    static IS_PUT_OFF: Cell<bool> = const { Cell::new(false) };
    /// All apps wait to be computed anew.
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// What decides which rows there are, and what all of them follow from.
#[derive(PartialEq)]
struct Standing {
    keys: Vec<u32>,
    first: usize,
    opened: Option<u32>,
    company: Company,
}

impl Standing {
    fn of(state: State) -> Self {
        let (first, opened) = state.screen(|screen| (screen.first, screen.opened));
        let keys = state.list(|list| list.entries().iter().map(|entry| entry.key).collect());
        Self { keys, first, opened, company: state.inputs.company(Clone::clone) }
    }

    fn has_rows_of(&self, other: &Self) -> bool {
        (&self.keys, self.first, self.opened) == (&other.keys, other.first, other.opened)
    }
}

/// Shows what has changed. What is typed at an app is answered in its row at once, and all that follows from it after
/// the next paint: hundreds of apps are added up, and a key does not wait for that.
pub fn show(state: State) {
    let now = Standing::of(state);
    let before = STOOD.replace(None);
    let is_edit = before.as_ref().is_some_and(|before| before.has_rows_of(&now));
    let is_of_all = before.is_some_and(|before| before.company != now.company) || WAITING.with_borrow(Option::is_some);
    let is_long = now.keys.len() > MOST_ROWS;
    STOOD.set(Some(now));
    match (is_edit, is_of_all && is_long) {
        (false, _) => show_all(state),
        (true, true) => WAITING.set(Some(Timeout::new(ALL_AFTER_MS, move || show_all(state)))),
        (true, false) => {
            compute(state);
            state.list(|list| draw_rows(state, list));
            if !IS_PUT_OFF.replace(true) {
                browser::after_paint(move || finish(state));
            }
        }
    }
}

/// Shows what was put off, if something was.
pub fn finish(state: State) {
    if IS_PUT_OFF.get() || WAITING.with_borrow(Option::is_some) {
        show_all(state);
    }
}

/// Computes what has changed, and draws all that is to be seen of it.
fn show_all(state: State) {
    IS_PUT_OFF.set(false);
    WAITING.take();
    untrack(|| {
        compute(state);
        show_tools(state);
        totals::show(state);
        draw(state);
        company::show_rates(state);
        answer::show_soon(state);
    });
}

fn compute(state: State) {
    state.list(|list| {
        state.inputs.company(|company| {
            state.inputs.catalog(|catalog| {
                state.figures.update_value(|figures| figures.update(catalog, list, company, state.inputs.today()));
            });
        });
    });
}

fn show_tools(state: State) {
    let (can_undo, can_redo, count) =
        state.list(|list| (list.to_undo().is_some(), list.to_redo().is_some(), list.entries().len()));
    let (is_example, done) = state.screen(|screen| (screen.is_example, screen.done.clone()));
    flag("undo", "disabled", !can_undo);
    flag("redo", "disabled", !can_redo);
    hide("begin", count > 0);
    hide("listed", count == 0);
    hide("clear", count == 0);
    hide("show-example", count > 0);
    hide("example", !is_example);
    hide("done", done.is_empty());
    say_all(&[("done", &done)]);
    set_by_id("apps", "aria-rowcount", Some(&(count + 1).to_string()));
}

/// Draws the rows that are to be seen, the details that are open, and the room of the other rows.
pub fn draw(state: State) {
    let Some(body) = element("app-rows") else { return };
    state.list(|list| {
        let first = draw_rows(state, list);
        ROWS.with_borrow(|rows| {
            opened::show(state, &body, rows);
            window::keep_room(&body, first, rows.len(), list.entries().len());
        });
    });
}

/// Draws the rows that are to be seen; the place of the first one.
fn draw_rows(state: State, list: &AppList) -> usize {
    let (first, opened_key, wrong) = state.screen(|screen| (screen.first, screen.opened, screen.wrong.clone()));
    let entries = list.entries();
    let first = window::clamp(first, entries.len());
    let Some(body) = element("app-rows") else { return first };
    let drawn = entries.iter().enumerate().skip(first).take(window::drawn());
    ROWS.with_borrow_mut(|rows| {
        let keys: Vec<u32> = drawn.clone().map(|(_, entry)| entry.key).collect();
        put_in_order(rows, &keys, &body);
        state.figures(|figures| {
            for ((place, entry), row) in drawn.zip(rows.iter_mut()) {
                let wrong = wrong.iter().find(|wrong| wrong.key == entry.key && wrong.field == "seats");
                let is_open = opened_key == Some(entry.key);
                let Some(line) = figures.line(place).cloned() else { continue };
                let of = Drawn { app: Arc::clone(&entry.app), line, place, wrong: wrong.cloned(), is_open };
                if row.is_drawn(entry.key, &of) {
                    continue;
                }
                let about = About {
                    key: entry.key,
                    place,
                    app: &entry.app.app,
                    says: state.inputs.numbers(|numbers| stack_row(&of.line, numbers)),
                    wrong,
                    is_open,
                };
                state.inputs.catalog(|catalog| row.show(&about, catalog));
                row.set_drawn(of);
            }
        });
    });
    first
}

/// Makes the rows those of these apps, in this order. A row that shows one of them already keeps showing it, and its
/// element is moved only if it has to be: what has the focus keeps it.
fn put_in_order(rows: &mut Vec<Row>, keys: &[u32], body: &Element) {
    if rows.iter().map(|row| row.key).eq(keys.iter().copied()) {
        return;
    }
    let mut free: Vec<Row> = Vec::new();
    let mut kept: Vec<Row> = Vec::new();
    for row in rows.drain(..) {
        if keys.contains(&row.key) { kept.push(row) } else { free.push(row) }
    }
    let mut ordered: Vec<Row> = Vec::with_capacity(keys.len());
    for key in keys {
        let known = kept.iter().position(|row| row.key == *key).map(|at| kept.remove(at));
        let Some(row) = known.or_else(|| free.pop()).or_else(Row::new) else { continue };
        ordered.push(row);
    }
    for row in free {
        row.element.remove();
    }
    // From the end, so that most stay where they are.
    let mut next: Option<Element> = None;
    for row in ordered.iter().rev() {
        let after = following(&row.element);
        if row.element.parent_element().is_none() || after != next {
            let before = next.as_ref().map(|next| next.unchecked_ref::<web_sys::Node>());
            let _ = body.insert_before(&row.element, before);
        }
        next = Some(row.element.clone());
    }
    *rows = ordered;
}

/// The next row of an app.
fn following(row: &Element) -> Option<Element> {
    let next = row.next_element_sibling()?;
    if next.id() == "opened" { next.next_element_sibling() } else { Some(next) }
}

/// The rows in the page with the keys of their apps, from the top.
pub fn rows() -> Vec<(u32, Element)> {
    ROWS.with_borrow(|rows| rows.iter().map(|row| (row.key, row.element.clone())).collect())
}

/// Puts the focus on a part of an app's row, if it is drawn.
pub fn focus(key: u32, part: &str) -> bool {
    ROWS.with_borrow(|rows| {
        let Some(row) = rows.iter().find(|row| row.key == key) else { return false };
        let part = row.part(part).unchecked_ref::<HtmlElement>();
        let _ = part.focus();
        if let Some(input) = part.dyn_ref::<web_sys::HtmlInputElement>() {
            input.select();
        }
        true
    })
}

/// The part of an app's row or details that has the focus.
pub fn focused_field(key: u32) -> Option<String> {
    let active = element("app")?.owner_document()?.active_element()?;
    let of = active.closest("[data-key]").ok()??.get_attribute("data-key")?;
    if of != key.to_string() {
        return None;
    }
    let name = active.get_attribute("data-field").or_else(|| active.get_attribute("data-do"));
    name.or(Some(active.id()))
}

/// How high a row is on average, without the details that are open.
pub fn height_of_rows() -> Option<f64> {
    let opened = element("opened").map_or(0.0, |opened| opened.get_bounding_client_rect().height());
    ROWS.with_borrow(|rows| {
        let (first, last) = rows.first().zip(rows.last())?;
        let ends = last.element.get_bounding_client_rect().bottom() - first.element.get_bounding_client_rect().top();
        let is_last = last.element.next_element_sibling().is_some_and(|next| next.id() == "opened");
        let height = if is_last { ends } else { ends - opened };
        let count = f64::from(u32::try_from(rows.len()).ok()?);
        Some(height / count).filter(|height| *height > 0.0)
    })
}
