//! The catalog: the rules for vendor files, every shipped vendor, and the way to the page and back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "catalog/file.rs"]
mod file;
#[path = "catalog/rules.rs"]
mod rules;
#[path = "catalog/sheets.rs"]
mod sheets;
#[path = "catalog/shipped.rs"]
mod shipped;
#[path = "catalog/steps.rs"]
mod steps;
#[path = "support/written.rs"]
mod written;

/// A vendor that uses every field.
const ACME: &str = include_str!("catalog/acme.json");
