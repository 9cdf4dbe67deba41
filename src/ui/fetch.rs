//! Fetching the page's own files.

use gloo::net::http::Request;

/// Fetches a file beside the page as text and hands it on; `what` it is called where that fails.
pub fn text(address: String, what: &'static str, then: Box<dyn FnOnce(Result<String, String>)>) {
    wasm_bindgen_futures::spawn_local(async move { then(get(&address, what).await) });
}

async fn get(address: &str, what: &str) -> Result<String, String> {
    let unreachable = |_| [what, " could not be fetched. Is the connection up?"].concat();
    let response = Request::get(address).send().await.map_err(unreachable)?;
    if !response.ok() {
        let status = response.status().to_string();
        return Err([what, " could not be fetched: the server answered ", &status, "."].concat());
    }
    response.text().await.map_err(unreachable)
}
