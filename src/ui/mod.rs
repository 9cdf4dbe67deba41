//! The page. Views do not calculate: they show what `present` says of what `domain` computed.

mod app;
mod assumptions_form;
mod browser;
mod dialogs;
pub mod dom;
mod embed;
mod evidence;
mod fetch;
pub mod field;
mod form;
mod problems;
mod report;
mod result;
pub mod state;
pub mod vendor_picker;

use crate::domain::Catalog;
use leptos::mount::mount_to;
use std::rc::Rc;

/// Starts the page: fetches the catalog, then puts the page in the place of the static shell in one go, so
/// that nothing shifts.
pub fn start() {
    app::fetch_catalog(show);
}

/// Shows the calculator, or why there is none and a way to try again.
fn show(catalog: Result<Catalog, String>) {
    let Some(root) = browser::element("app") else { return };
    let drawn = Rc::new(root.clone());
    // Leptos keeps the signals and effects made within; the elements are our own.
    mount_to(root, move || {
        let elements = match catalog {
            Ok(catalog) => {
                let state = state::State::new(catalog);
                let view = app::calculator(state);
                (view, Some(state))
            }
            Err(problem) => {
                let retry = |_| app::fetch_catalog(show);
                (vec![app::failure(&problem, retry)], None)
            }
        };
        drawn.set_text_content(None);
        drawn.set_class_name("");
        for element in elements.0 {
            let _ = drawn.append_child(&element.0);
        }
        if let Some(state) = elements.1.filter(|_| browser::query("embed").as_deref() == Some("1")) {
            embed::converse(state);
        }
    })
    .forget();
}
