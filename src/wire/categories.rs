//! `dist/vendors.json`: the categories of the catalog's vendors, which only the list of all vendors needs.
//!
//! ```json
//! {"version":"2026-11-21","categories":["CRM","Design"],"of":[0,1,1]}
//! ```
//!
//! `of` has the place of its category for every vendor, in the catalog's order.

use super::json_read::{Value, parse};
use crate::domain::{Catalog, Date};

/// The categories of a catalog's vendors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Categories {
    /// In alphabetical order.
    names: Vec<String>,
    /// Ids of vendors with the place of their category, in order of the id.
    of: Vec<(String, usize)>,
}

impl Categories {
    /// Names and their keys, in alphabetical order.
    pub fn all(&self) -> impl Iterator<Item = (&str, String)> {
        self.names.iter().map(|name| (name.as_str(), key(name)))
    }

    /// The name of a vendor's category; empty where none is known.
    pub fn name_of(&self, vendor: &str) -> &str {
        let at = self.of.binary_search_by(|(id, _)| id.as_str().cmp(vendor)).ok();
        at.and_then(|at| self.names.get(self.of.get(at)?.1)).map_or("", String::as_str)
    }

    /// The key of a vendor's category; empty where none is known.
    pub fn key_of(&self, vendor: &str) -> String {
        key(self.name_of(vendor))
    }
}

/// A category as links name it: `customer-service` for Customer service.
pub fn key(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars() {
        match c {
            _ if c.is_ascii_alphanumeric() => key.push(c.to_ascii_lowercase()),
            _ if key.is_empty() || key.ends_with('-') => {}
            _ => key.push('-'),
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// The file's text, from every vendor's id and category, in any order.
pub fn write(version: Date, vendors: &[(&str, &str)]) -> String {
    // As in the catalog: names of files are ordered otherwise.
    let mut vendors = vendors.to_vec();
    vendors.sort_unstable();
    let of: Vec<&str> = vendors.into_iter().map(|(_, category)| category).collect();
    let mut names = of.clone();
    names.sort_unstable();
    names.dedup();
    let places: Vec<usize> = of.iter().filter_map(|name| names.binary_search(name).ok()).collect();
    serde_json::json!({ "version": version.to_string(), "categories": names, "of": places }).to_string()
}

/// Reads the file. `None` where it is none, or of another catalog: then no vendor has a category, rather than a
/// wrong one.
///
/// ```
/// use scim_tax::domain::{Catalog, Date, Vendor};
/// use scim_tax::wire::categories::{read, write};
/// let version = Date::parse("2026-11-21").unwrap();
/// let acme = Vendor { id: "acme".into(), ..Vendor::own("Acme") };
/// let catalog = Catalog { version, vendors: vec![acme] };
/// let categories = read(&write(version, &[("acme", "Customer service")]), &catalog).unwrap();
/// assert_eq!((categories.name_of("acme"), categories.key_of("acme").as_str()), ("Customer service", "customer-service"));
/// ```
pub fn read(text: &str, catalog: &Catalog) -> Option<Categories> {
    let file = parse(text).ok()?;
    if Date::parse(file.get("version")?.as_str()?) != Some(catalog.version) {
        return None;
    }
    let mut names = Vec::new();
    for name in file.get("categories")?.as_list()? {
        names.push(name.as_str()?.to_owned());
    }
    let places = file.get("of")?.as_list()?;
    if places.len() != catalog.vendors.len() {
        return None;
    }
    let mut of = Vec::new();
    for (vendor, place) in catalog.vendors.iter().zip(places) {
        let place = Value::as_u32(place).and_then(|place| usize::try_from(place).ok())?;
        names.get(place)?;
        of.push((vendor.id.clone(), place));
    }
    Some(Categories { names, of })
}
