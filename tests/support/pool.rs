//! Browsers between two tests: starting one costs as much as loading the page three times.
//!
//! Every test has an origin of its own (`super::server`), so storage, caches and permissions of one are not those of
//! another. What else a test leaves behind is cleared here. The browsers end with the process.

use std::sync::{Mutex, PoisonError};

use super::browser::{Browser, Driver, Page};
use fantoccini::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// A Chromium that waits for its next test. A client belongs to the runtime of its test and does not outlive it.
pub struct Idle {
    driver: Driver,
    session: String,
    keeps_left_pages: bool,
}

static IDLE: Mutex<Vec<Idle>> = Mutex::new(Vec::new());

/// A browser that was started in this way, if one is free.
pub fn take(keeps_left_pages: bool) -> Option<Idle> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let at = idle.iter().position(|it| it.keeps_left_pages == keeps_left_pages)?;
    Some(idle.swap_remove(at))
}

/// Clears what a test left behind, and keeps the browser for the next one.
pub async fn give_back(page: Page, keeps_left_pages: bool) {
    let session = page.client.session_id().await.unwrap().expect("an open session");
    // To the window, where a test ended in a frame.
    let window = page.client.window().await.unwrap();
    page.client.switch_to_window(window).await.unwrap();
    page.client.release_actions().await.unwrap();
    page.client.delete_all_cookies().await.unwrap();
    page.goto("about:blank").await;
    page.developer_tools("Page.resetNavigationHistory", json!({})).await;
    page.console_errors().await;
    let windows = page.client.windows().await.unwrap();
    assert_eq!(windows.len(), 1, "a test closes the windows that it opens");
    // Without this the session would end with its client.
    page.client.persist().await.unwrap();
    IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(Idle { driver: page.driver, session, keeps_left_pages });
}

impl Idle {
    /// The browser as a page of the next test.
    pub async fn page(self) -> Page {
        let Self { driver, session, .. } = self;
        let client = Client::with_existing_session(&driver.url(), &session, HttpConnector::new()).await;
        Page::of(client.expect("the session of the last test"), Browser::Chromium, driver)
    }
}
