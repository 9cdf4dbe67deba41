//! What the browser keeps until its tab is closed: a catalog file of one's own, and nothing else. A frame and
//! some browsers refuse; then nothing is kept.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The catalog with one's own vendors in it, as [`crate::wire::catalog_file`] writes it.
pub const CATALOG: &str = "scim-tax-catalog";
/// One's own vendors as authored, one in a line.
pub const OWN: &str = "scim-tax-own";

// By reflection, which catches what the browser throws, and is in the page's program anyway.
fn storage() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"sessionStorage".into()).ok()
}

/// What is kept under a key.
pub fn kept(key: &str) -> Option<String> {
    Reflect::get(&storage()?, &key.into()).ok()?.as_string()
}

/// Keeps a text; whether it could be.
pub fn keep(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| Reflect::set(&storage, &key.into(), &text.into()).unwrap_or(false))
}

/// Keeps nothing under a key any more.
pub fn forget(key: &str) {
    if let Some(storage) = storage().and_then(|storage| storage.dyn_into::<Object>().ok()) {
        let _ = Reflect::delete_property(&storage, &key.into());
    }
}
