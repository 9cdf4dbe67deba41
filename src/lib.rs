//! What automatic user provisioning (SCIM) costs on a dearer plan, what doing it by hand costs beside
//! it, and which way to go.
//!
//! One flow: `Catalog + Scenario -> Report -> view`. The layers, and who may know whom:
//!
//! - [`domain`] what is true. Knows nothing else here.
//! - [`wire`] text in, domain out, and back: catalog, share link, entries, report.
//! - [`present`] what is shown, as plain values: numbers, sentences, placed bars and charts.
//! - `ui` Leptos views over the other three; it does not calculate.
//!
//! `wire` and `present` do not know each other. `tests/layers.rs` holds all of this.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod domain;
pub mod present;
#[cfg(feature = "ui")]
pub mod ui;
pub mod wire;
