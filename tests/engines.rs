//! The same in three engines: Chromium, Firefox and WebKit show, simulate and pack what the native build does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "model/cases.rs"]
mod cases;
#[path = "engines/components.rs"]
mod components;
#[path = "engines/packed.rs"]
mod packed;
#[path = "engines/percentiles.rs"]
mod percentiles;
#[path = "support/mod.rs"]
mod support;
#[path = "simulation/table.rs"]
mod table;
#[path = "model/vendors.rs"]
mod vendors;

use components::Components;
use support::browser::{Browser, Page};
use support::{Server, Session, with_session};

#[tokio::test]
async fn chromium() {
    all_of_it(Browser::Chromium).await;
}

#[tokio::test]
async fn firefox() {
    all_of_it(Browser::Firefox).await;
}

#[tokio::test]
async fn webkit() {
    all_of_it(Browser::Webkit).await;
}

/// Chromium's run is a step of its own: their runner drives it. WebKitGTK 2.50.6 has none: of a build that is not
/// optimised it now and then comes to other figures of a few draws, and to the right ones the next time. That is
/// JavaScriptCore: by itself, in one thread, without a page or a worker, it simulated a link to other figures once in 90
/// runs of one and the same program (the simulation of `.ci/simulation`, unoptimised, with 10,000 draws), and to the
/// last bit as natively in the others.
#[tokio::test]
async fn components_in_firefox() {
    let components = Components::served();
    with_session(Session::default().engine(Browser::Firefox), async |page| components.pass(page).await).await;
}

/// In one session, because starting a browser takes longer than what it is asked.
async fn all_of_it(browser: Browser) {
    let site = Server::dist();
    with_session(Session::default().engine(browser), async |page| {
        worked_example(page, &site).await;
        packed::a_hundred_apps(page, &site).await;
        percentiles::five_links(page).await;
    })
    .await;
}

/// Opens a path of the site afresh, whatever was open, and waits until the page runs.
async fn open(page: &Page, site: &Server, path: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(path)).await;
    page.wait_for("#seats:enabled").await;
}

/// The cost model's first example, by typing.
async fn worked_example(page: &Page, site: &Server) {
    open(page, site, "/").await;
    for (seats, amount) in [("10", "$6,000"), ("25", "$15,000"), ("50", "$30,000")] {
        page.fill("#seats", seats).await;
        page.wait_until_reads("#headline", &format!("SCIM on Kustomer costs {amount} more a year")).await;
        page.wait_until_reads("#formula", &format!("($139 − $89) × {seats} seats × 12 months")).await;
    }
}
