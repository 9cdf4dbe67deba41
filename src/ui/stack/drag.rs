//! Moving an app by its handle: with the mouse, a pen or a finger. While it is moved a line shows where it would come;
//! it is moved when it is let go, as one edit.

use super::super::browser;
use super::super::dom::{attribute_at, on, set, target};
use super::{State, edits, key_at, list};
use leptos::prelude::untrack;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, KeyboardEvent};

/// So near to the end of the window, in pixels, the page scrolls along.
const NEAR: f64 = 70.0;
/// So many pixels it scrolls for each picture.
const SCROLL: f64 = 14.0;

/// An app that is being moved.
#[derive(Clone)]
struct Drag {
    key: u32,
    handle: Element,
    /// The pointer by which it is moved.
    pointer: i32,
    /// Where that is, from the top of the window.
    at: f64,
    /// A mere press scrolls nothing.
    has_moved: bool,
}

thread_local! {
    static DRAG: RefCell<Option<Drag>> = const { RefCell::new(None) };
}

/// Whether an element is a handle.
pub fn is_handle(at: &Element) -> bool {
    at.get_attribute("data-do").as_deref() == Some("move")
}

/// What an event does.
type Act = fn(State, &Event);

/// Listens for as long as the page lives.
pub fn listen(state: State, root: &Element) {
    let acts: [(&'static str, Act); 5] = [
        ("pointerdown", begin),
        ("pointermove", go_on),
        ("pointerup", drop_here),
        ("pointercancel", |_, event| {
            if DRAG.with_borrow(|drag| drag.as_ref().is_some_and(|drag| drag.pointer == whole(event, "pointerId"))) {
                end();
            }
        }),
        ("keydown", |_, event| {
            let is_escape = wasm_bindgen::JsCast::dyn_ref(event).is_some_and(|it: &KeyboardEvent| it.key() == "Escape");
            if is_escape {
                end();
            }
        }),
    ];
    for (name, act) in acts {
        on(root, name, Box::new(move |event| untrack(|| act(state, event))));
    }
}

/// What an event of a pointer says under this name.
fn number(event: &Event, name: &str) -> f64 {
    js_sys::Reflect::get(event, &JsValue::from_str(name)).ok().and_then(|value| value.as_f64()).unwrap_or_default()
}

/// The same where it is whole and small.
#[allow(clippy::cast_possible_truncation)]
fn whole(event: &Event, name: &str) -> i32 {
    number(event, name) as i32
}

fn begin(state: State, event: &Event) {
    let is_at_handle = attribute_at(event, "data-do").as_deref() == Some("move");
    let Some(handle) = target(event).filter(|_| is_at_handle && whole(event, "button") == 0) else { return };
    let Ok(Some(handle)) = handle.closest("[data-do=move]") else { return };
    let Some(key) = key_at(&handle) else { return };
    // No text is selected, and no link or page is dragged.
    event.prevent_default();
    browser::focus_element(&handle);
    let pointer = whole(event, "pointerId");
    let _ = handle.set_pointer_capture(pointer);
    DRAG.set(Some(Drag { key, handle, pointer, at: number(event, "clientY"), has_moved: false }));
    scroll_along(state);
}

fn go_on(state: State, event: &Event) {
    let is_it = DRAG.with_borrow_mut(|drag| {
        let drag = drag.as_mut().filter(|drag| drag.pointer == whole(event, "pointerId"));
        drag.map(|drag| (drag.at, drag.has_moved) = (number(event, "clientY"), true)).is_some()
    });
    if is_it {
        mark(state);
    }
}

fn drop_here(state: State, event: &Event) {
    let Some(drag) = DRAG.with_borrow(Clone::clone).filter(|drag| drag.pointer == whole(event, "pointerId")) else {
        return;
    };
    let place = place_at(state, &drag);
    end();
    if let Some(place) = place {
        edits::move_to(state, drag.key, place);
    }
}

/// Nothing is moved any more.
fn end() {
    let Some(drag) = DRAG.take() else { return };
    let _ = drag.handle.release_pointer_capture(drag.pointer);
    for (_, row) in list::rows() {
        set(&row, "data-drop", None);
    }
}

/// The place in the list to which an app would be moved; `None` where it stands already.
fn place_at(state: State, drag: &Drag) -> Option<usize> {
    let from = state.list(|list| list.place(drag.key))?;
    let rows = list::rows();
    let (first, _) = rows.first()?;
    let first = state.list(|list| list.place(*first))?;
    let middle = |row: &Element| {
        let bounds = row.get_bounding_client_rect();
        f64::midpoint(bounds.top(), bounds.bottom())
    };
    let before = first + rows.iter().take_while(|(_, row)| middle(row) < drag.at).count();
    // Those behind it move up when it goes.
    let to = if before > from { before - 1 } else { before };
    Some(to).filter(|to| *to != from)
}

/// Shows where the app would come.
fn mark(state: State) {
    let Some(drag) = DRAG.with_borrow(Clone::clone) else { return };
    let to = place_at(state, &drag);
    let from = state.list(|list| list.place(drag.key));
    for (key, row) in list::rows() {
        let place = state.list(|list| list.place(key));
        let says = match (place, to, from) {
            (Some(place), Some(to), Some(from)) if place == to => Some(if to > from { "after" } else { "before" }),
            _ => (key == drag.key).then_some("moves"),
        };
        if row.get_attribute("data-drop").as_deref() != says {
            set(&row, "data-drop", says);
        }
    }
}

/// Scrolls while the pointer is near the upper or lower end of the window.
fn scroll_along(state: State) {
    let Some((at, has_moved)) = DRAG.with_borrow(|drag| drag.as_ref().map(|drag| (drag.at, drag.has_moved))) else {
        return;
    };
    let height = browser::window_height().unwrap_or(f64::INFINITY);
    if has_moved && !(NEAR..=height - NEAR).contains(&at) {
        browser::scroll_by(if at < NEAR { -SCROLL } else { SCROLL });
        mark(state);
    }
    browser::before_paint(move || untrack(|| scroll_along(state)));
}
