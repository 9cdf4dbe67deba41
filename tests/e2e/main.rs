//! The page as people meet it: in a real browser, from `dist/`, by typing, by keyboard, by link and in a frame.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod accessibility;
mod cases;
mod decision;
mod embed;
mod fact_sheet;
mod failures;
mod input;
mod keyboard;
mod layout;
mod links;
mod method;
mod own_data;
mod privacy;
mod simulation;
mod stack;
mod stack_decision;
mod stack_import;
mod stack_list;
#[path = "../support/mod.rs"]
mod support;
mod vendors;
mod workbook;
mod worked;

use fantoccini::key::Key;
use serde_json::Value;
use support::browser::{Browser, Page};
use support::{Server, with_browser, with_session};

const KUSTOMER: &str = "v=1&app=kustomer,enterprise,ultimate,50";

/// Opens a path of the site afresh, whatever was open, and waits until the page runs.
async fn open(page: &Page, site: &Server, path: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(path)).await;
    page.wait_for("#seats:enabled").await;
    page.settle().await;
}

/// Reads on to the sources, which are fetched when they come into view.
async fn read_on(page: &Page) {
    page.js("document.querySelector('#evidence').scrollIntoView()").await;
    page.wait_for("#evidence[data-vendor]").await;
}

/// Enters a link, in the form that the page itself writes, into the address of the open page.
async fn enter_link(page: &Page, link: &str) {
    page.client.execute("location.hash = arguments[0]", vec![link.into()]).await.unwrap();
    page.wait_for(&format!("#content[data-link='{link}']")).await;
}

/// Chooses a vendor as people do: part of its name, and Enter.
async fn choose_vendor(page: &Page, typed: &str) {
    page.fill("#vendor", typed).await;
    page.press(Key::Enter).await;
}

/// Clicks on the heading of a folded part.
async fn unfold(page: &Page, heading: &str) {
    let script = "const summary = [...document.querySelectorAll('summary')]
            .find(summary => summary.textContent.startsWith(arguments[0]));
        if (!summary.parentElement.open) summary.click();";
    page.client.execute(script, vec![heading.into()]).await.unwrap();
}

/// What the page offers as a file, without the file.
async fn report(page: &Page) -> Value {
    page.js("document.querySelector('#open-share').click()").await;
    page.wait_for("#share[open]").await;
    let text = page
        .js_later(
            "const done = arguments[0], {createObjectURL} = URL;
            URL.createObjectURL = blob => { blob.text().then(done); return 'data:,'; };
            HTMLAnchorElement.prototype.click = () => {};
            [...document.querySelectorAll('#share button')].find(it => it.textContent.startsWith('Download')).click();
            delete HTMLAnchorElement.prototype.click;
            URL.createObjectURL = createObjectURL;
            document.querySelector('#share').close();",
        )
        .await;
    serde_json::from_str(text.as_str().unwrap()).unwrap()
}

/// The fragment of the address, with `#`.
async fn fragment(page: &Page) -> String {
    page.js("return location.hash").await.as_str().unwrap().to_owned()
}

/// Waits until the address says this; it follows the inputs after a while.
async fn wait_for_fragment(page: &Page, fragment: &str) {
    page.wait_until(&format!("return location.hash === '{fragment}'")).await;
}

async fn is_visible(page: &Page, css: &str) -> bool {
    page.find(css).await.is_displayed().await.unwrap()
}

/// Fails if anything went wrong in the console so far.
async fn assert_quiet(page: &Page, what: &str) {
    if page.browser == Browser::Chromium {
        assert_eq!(page.console_errors().await, [""; 0], "{what}");
    }
}
