//! The method page: how each number is made, as plain values. What can be computed is computed with
//! [`compare`] on the catalog itself, and what the calculator says is said by the same functions, so that the
//! page cannot tell of other numbers or rules than the calculator has.
//!
//! It is written once, at build, by `src/bin/catalog/method.rs`. No program of the page links any of it.

mod after_scim;
mod answer;
mod by_hand;
mod case;
mod catalog;
mod charges;
mod closing;
mod codes;
mod disagreements;
mod example;
mod figures;
mod prose;
mod sources;
mod upgrade;
mod years;

use crate::domain::{Catalog, Scenario};
pub use prose::{Block, Cell, Column, Span, Table};

/// A part of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its address on the page, `by-hand`. Other pages link to it, so it stays for ever.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How many vendors' steps to SCIM can be computed, and from what. Every vendor is one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// On the vendor's own prices.
    pub on_vendor_prices: usize,
    /// Only with a third party's.
    pub on_third_party_prices: usize,
    /// The plans are known, a price is not.
    pub by_quote: usize,
    /// SCIM comes with every paid plan.
    pub included: usize,
    /// None is known, or there is no SCIM to buy.
    pub none: usize,
}

/// What the page is made from.
pub struct Given<'a> {
    /// The catalog of the page. Its version is the day on which the ages of prices are counted.
    pub catalog: &'a Catalog,
    /// What the steps can be computed from.
    pub steps: Steps,
    /// Vendors of which sources disagree.
    pub with_conflicts: usize,
    /// Reads a link's text, without its `v=1`.
    ///
    /// # Errors
    /// What in it is not in the catalog.
    pub scenario: &'a dyn Fn(&str) -> Result<Scenario, String>,
    /// The address of a source, by the vendor's id and the source's key.
    pub source: &'a dyn Fn(&str, &str) -> Option<String>,
}

impl Given<'_> {
    /// The address of a source.
    fn source_of(&self, vendor: &str, key: &str) -> Result<String, String> {
        (self.source)(vendor, key).ok_or_else(|| format!("{vendor} has no source {key}"))
    }
}

/// The page, part by part.
///
/// # Errors
/// Which worked example or source is no longer in the catalog.
pub fn method(given: &Given) -> Result<Vec<Section>, String> {
    Ok(vec![
        example::in_short(given),
        example::section(given)?,
        charges::section(given)?,
        figures::estimates(given)?,
        sources::section(given)?,
        upgrade::section(given)?,
        by_hand::section(given)?,
        by_hand::assumptions(),
        after_scim::section(given)?,
        answer::options(given)?,
        answer::worth(given)?,
        answer::verdict(given)?,
        answer::break_evens(given)?,
        years::years(given)?,
        years::uncertainty(given)?,
        answer::many_apps(given)?,
        figures::currency(given)?,
        figures::rounding(given)?,
        catalog::section(given),
        disagreements::section(given)?,
        closing::not_claimed(),
        closing::privacy(),
        closing::licences(),
    ])
}
