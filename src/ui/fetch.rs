//! Fetching the page's own files.

use super::{embed, storage};
use crate::domain::Catalog;
use crate::wire::catalog_file::{self, CatalogError};
use gloo::net::http::Request;
use gloo::timers::callback::Timeout;

type Then = Box<dyn FnOnce(Result<Catalog, String>)>;

/// The catalog with a file of one's own in it, if one is kept and can be read; else fetches the built-in one.
/// Hands it or a sentence that says what is wrong on.
pub fn catalog(then: Then) {
    begin(if embed::is_embedded() { None } else { storage::kept(storage::CATALOG) }, then);
}

/// Fetches the built-in catalog.
pub fn built_in(then: Then) {
    begin(None, then);
}

fn begin(kept: Option<String>, then: Then) {
    let is_kept = kept.is_some();
    let read = move |text: Result<String, String>| {
        let told = |problem: CatalogError| {
            ["The list of vendors cannot be used: ", &problem.to_string(), ". Reload the page, or come back later."]
                .concat()
        };
        let catalog = text.and_then(|text| catalog_file::read(&text).map_err(told));
        if is_kept && catalog.is_err() {
            return built_in(then);
        }
        // A task of its own: reading takes as long as what follows, and keys are heard in between.
        Timeout::new(0, move || then(catalog)).forget();
    };
    match kept {
        Some(text) => read(Ok(text)),
        None => text("catalog.json".into(), "The list of vendors", Box::new(read)),
    }
}

/// Fetches a file beside the page as text and hands it on; `what` it is called where that fails.
pub fn text(address: String, what: &'static str, then: Box<dyn FnOnce(Result<String, String>)>) {
    wasm_bindgen_futures::spawn_local(async move { then(get(&address, what).await) });
}

/// A file beside the page as text, or why there is none; `what` it is called there.
pub async fn get(address: &str, what: &str) -> Result<String, String> {
    let unreachable = |_| [what, " could not be fetched. Is the connection up?"].concat();
    let response = Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        let status = response.status().to_string();
        return Err([what, " could not be fetched: the server answered ", &status, "."].concat());
    }
    response.text().await.map_err(unreachable)
}
