//! What is shown where the catalog has no such vendor.

use super::phrase::{Link, Phrase};
use crate::domain::{Catalog, VendorIndex};
use crate::present::fill::fill;

/// The most names that are offered.
const MOST: usize = 5;
/// The most characters of an id that are repeated.
const LONGEST: usize = 60;

/// An answer to an id that no vendor has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoVendor {
    /// What is not there.
    pub title: String,
    /// What to do about it.
    pub says: String,
    /// Vendors of a similar name, the nearest first.
    pub near: Vec<Phrase>,
}

impl NoVendor {
    /// The answer to an id.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Vendor};
    /// use scim_tax::present::NoVendor;
    /// let acme = Vendor { id: "acme".into(), ..Vendor::own("Acme") };
    /// let catalog = Catalog { version: Date::parse("2026-11-21").unwrap(), vendors: vec![acme] };
    /// let answer = NoVendor::of(&catalog, "acmee");
    /// assert_eq!((answer.title.as_str(), answer.near[0].text.as_str()), ("No vendor “acmee” here", "Acme"));
    /// ```
    pub fn of(catalog: &Catalog, id: &str) -> Self {
        let shown: String = id.chars().take(LONGEST).collect();
        let near = near(catalog, id);
        let says = match near.is_empty() {
            true => "The catalog has none of this name, nor one like it. The list can be searched.",
            false => "The catalog has none of this name. Was one of these meant?",
        };
        Self { title: fill("No vendor “{}” here", &[&shown]), says: says.into(), near }
    }
}

fn near(catalog: &Catalog, id: &str) -> Vec<Phrase> {
    let index = VendorIndex::new(catalog, &|_| String::new());
    let found = |text: &str| -> Vec<Phrase> {
        if !text.chars().any(char::is_alphanumeric) {
            return Vec::new();
        }
        let mut found: Vec<(usize, usize)> =
            index.search(text).iter().enumerate().filter_map(|(at, quality)| Some(((*quality)?, at))).collect();
        found.sort_unstable();
        let vendors = found.iter().filter_map(|(_, at)| catalog.vendors.get(*at));
        let name = |vendor: &crate::domain::Vendor| Phrase {
            link: Some(Link::Vendor(vendor.id.clone())),
            ..vendor.name.as_str().into()
        };
        vendors.take(MOST).map(name).collect()
    };
    let whole = found(id);
    // Of an id of several words the first is most of the name.
    if whole.is_empty() { found(id.split('-').next().unwrap_or_default()) } else { whole }
}
