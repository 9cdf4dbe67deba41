//! `dist/vendors.json`: the categories of the catalog's vendors, which only the list of all vendors needs.
//!
//! ```json
//! {"version":"2026-11-21","categories":["CRM","Design"],"of":{"acme":0,"figma":1}}
//! ```
//!
//! `of` has the place of its category for every vendor by its id: a catalog with vendors of the reader's own has
//! another order.

use super::json_read::{Value, parse};
use crate::domain::Date;

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

/// The file's text, from every vendor's id and category.
pub fn write(version: Date, vendors: &[(&str, &str)]) -> String {
    let mut names: Vec<&str> = vendors.iter().map(|(_, category)| *category).collect();
    names.sort_unstable();
    names.dedup();
    let place = |(id, category): &(&str, &str)| Some(((*id).to_owned(), names.binary_search(category).ok()?.into()));
    let of: serde_json::Map<String, serde_json::Value> = vendors.iter().filter_map(place).collect();
    serde_json::json!({ "version": version.to_string(), "categories": names, "of": of }).to_string()
}

/// Reads the file; `None` where it is none.
///
/// ```
/// use scim_tax::domain::Date;
/// use scim_tax::wire::categories::{read, write};
/// let text = write(Date::parse("2026-11-21").unwrap(), &[("acme", "Customer service")]);
/// let categories = read(&text).unwrap();
/// assert_eq!((categories.name_of("acme"), categories.key_of("acme").as_str()), ("Customer service", "customer-service"));
/// ```
pub fn read(text: &str) -> Option<Categories> {
    let file = parse(text).ok()?;
    let mut names = Vec::new();
    for name in file.get("categories")?.as_list()? {
        names.push(name.as_str()?.to_owned());
    }
    let mut of = Vec::new();
    for (vendor, place) in file.get("of")?.as_fields()? {
        let place = Value::as_u32(place).and_then(|place| usize::try_from(place).ok())?;
        names.get(place)?;
        of.push((vendor.clone(), place));
    }
    of.sort_unstable();
    Some(Categories { names, of })
}
