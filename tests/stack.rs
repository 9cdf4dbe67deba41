//! A company's apps at once (model.md, section 7): one stack worked by hand, its years, and laws for any stack.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::float_arithmetic, missing_docs)]

#[path = "model/cases.rs"]
mod cases;
#[path = "stack/laws.rs"]
mod laws;
#[path = "model/vendors.rs"]
mod vendors;
#[path = "stack/worked.rs"]
mod worked;
#[path = "stack/years.rs"]
mod years;
