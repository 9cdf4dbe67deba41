//! Files that are dropped anywhere on the page.

use super::dom::{element, hide, on};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, Event, File};

/// So long after the last sign of a file over the page it is no longer asked for.
const DRAGGED_FOR_MS: u32 = 600;

thread_local! {
    static DRAGGED: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Takes the files of every drop, for as long as the page lives. Without this a browser would leave the page
/// for what is dropped on it.
pub fn prepare(take: impl Fn(Vec<File>) + 'static) {
    let page = element("app").and_then(|app| app.owner_document()?.document_element());
    let Some(page) = page else { return };
    on(&page, "dragover", Box::new(drag_over));
    let drop = move |event: &Event| {
        let data = data_of(event);
        if is_for_field(event, data.as_ref()) {
            return;
        }
        event.prevent_default();
        DRAGGED.take();
        hide("drop-here", true);
        let Some(files) = data.and_then(|data| data.files()) else { return };
        let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        if !files.is_empty() {
            take(files);
        }
    };
    on(&page, "drop", Box::new(drop));
}

fn drag_over(event: &Event) {
    let data = data_of(event);
    if is_for_field(event, data.as_ref()) {
        return;
    }
    event.prevent_default();
    let Some(data) = data else { return };
    let is_file = holds_files(&data);
    data.set_drop_effect(if is_file { "copy" } else { "none" });
    if is_file {
        hide("drop-here", false);
        DRAGGED.set(Some(Timeout::new(DRAGGED_FOR_MS, || hide("drop-here", true))));
    }
}

fn data_of(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}

/// Whether it is a text over a field, which the browser puts there.
fn is_for_field(event: &Event, data: Option<&DataTransfer>) -> bool {
    let at = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_field = at.is_some_and(|at| at.matches("input, textarea").unwrap_or(false));
    is_field && !data.is_some_and(holds_files)
}
