//! Nothing that is entered leaves the browser, and nothing is left behind in it.

use super::{assert_quiet, choose_vendor, open, unfold, with_browser};
use crate::support::Server;
use serde_json::json;

#[tokio::test]
async fn nothing_leaves_and_nothing_stays() {
    let site = Server::dist();
    with_browser(async |page| {
        for path in ["/", "/?embed=1"] {
            open(page, &site, path).await;
            page.fill("#seats", "4711").await;
            if path == "/" {
                page.fill("#quote", "471147").await;
                page.fill("#vendor", "Secret Project").await;
                page.press(fantoccini::key::Key::Enter).await;
                page.wait_for("#own-name").await;
                choose_vendor(page, "pigment").await;
                page.fill("#quote", "471147").await;
                unfold(page, "Your team").await;
                page.fill("#rate", "47.11").await;
                page.click("#open-share").await;
                page.wait_for("#share[open]").await;
                page.js("document.querySelector('#share button').click()").await;
                page.press(fantoccini::key::Key::Escape).await;
                super::read_on(page).await;
        page.wait_for("#sources").await;
            }
            let left = page
                .js_later(
                    "const done = arguments[0];
                    const fetched = performance.getEntriesByType('resource').map(({name}) => name);
                    Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
                        ([databases, caches, workers]) => done({
                            elsewhere: fetched.filter(name => new URL(name).origin !== location.origin && !name.startsWith('data:')),
                            cookie: document.cookie,
                            stored: [localStorage.length, sessionStorage.length, databases.length, caches.length, workers.length],
                        }));",
                )
                .await;
            assert_eq!(left, json!({"elsewhere": [], "cookie": "", "stored": [0, 0, 0, 0, 0]}), "{path}");
            assert!(page.client.get_all_cookies().await.unwrap().is_empty());
        }
        assert_quiet(page, "privacy").await;
    })
    .await;

    // Only files were asked for, and nothing that was typed.
    for request in site.requests() {
        let is_file = ["/", "/?embed=1", "/catalog.json"].contains(&request.as_str())
            || request.starts_with("/page-")
            || request.starts_with("/details-")
            || request.starts_with("/decision-")
            || request == "/worker.js"
            || ["kustomer", "pigment"].iter().any(|vendor| request == format!("/vendors/{vendor}.json"));
        assert!(is_file, "{request}");
    }
}
