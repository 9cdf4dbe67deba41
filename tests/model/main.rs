//! The cost model, section by section of model.md. Expected values were worked by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod cases;
mod vendors;

mod break_evens;
mod by_hand;
mod coverage;
mod currencies;
mod decision;
mod fact_sheets;
mod formulas;
mod horizon;
mod negotiate;
mod prices;
mod reasons;
mod sensitivity;
mod survey;
mod upgrades;
mod vendor_lists;
mod vendor_queries;
mod verdicts;
mod worth;
