//! What the tests in a real browser stand on: a small server for `dist/`, and a browser to point at it.
//!
//! ```ignore
//! let site = Server::dist();
//! with_session(Session::default().size(390, 844), async |page| {
//!     page.goto(&site.url("/#v=1&app=kustomer,enterprise,ultimate,50")).await;
//!     page.wait_until_text("#answer", "$30,000").await;
//!     assert!(page.axe().await.is_empty());
//! }).await;
//! ```
#![allow(dead_code, reason = "each file of tests uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub mod browser;
pub mod display;
mod pool;
pub mod server;
pub mod spreadsheets;

#[allow(unused_imports, reason = "each file of tests uses its own part")]
pub use browser::{Session, with_browser, with_session};
pub use server::Server;
