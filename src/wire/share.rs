//! In which form a scenario is handed on. Mail and chat programs cut long links: Outlook and Windows near 2,048
//! characters, Discord at 2,000.

use super::link::{MOST_CHARACTERS, write_shared};
use super::packed_link::{MOST_UNPACKED, pack};
use crate::domain::{Date, Scenario};
use std::borrow::Cow;

/// The longest address that carries the plain form, in characters.
pub const MOST_PLAIN: usize = 1_800;
/// The longest address that is offered at all, in characters.
pub const MOST_SAFE: usize = 2_000;

/// What to hand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// An address with the plain form.
    Plain(String),
    /// An address with the compressed form.
    Packed(String),
    /// A file: every address would be too long.
    File {
        /// How long the shortest would be, in characters.
        characters: usize,
    },
}

/// What to hand on of a scenario, computed with the catalog of a day, for a page at an address that ends with `#`.
///
/// ```
/// use scim_tax::domain::{App, Company, Date, Scenario};
/// use scim_tax::wire::share::{Share, share};
/// let apps = vec![App::listed("kustomer", "enterprise", "ultimate", 50)];
/// let scenario = Scenario { apps, company: Company::default() };
/// let link = "https://host/#v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad61";
/// let day = Date::parse("2026-11-21").unwrap();
/// assert_eq!(share("https://host/#", &scenario, day), Share::Plain(link.into()));
/// ```
pub fn share(address: &str, scenario: &Scenario, catalog_version: Date) -> Share {
    let plain = write_shared(scenario, catalog_version);
    let before = address.chars().count();
    // Links are ASCII.
    if before + plain.len() <= MOST_PLAIN {
        return Share::Plain([address, &plain].concat());
    }
    if plain.len() > MOST_UNPACKED {
        return Share::File { characters: before + plain.len() };
    }
    // The compressed form has a checksum of its own.
    let text = plain.rsplit_once("&c=").map_or(plain.as_str(), |(text, _)| text);
    let packed = pack(text);
    match before + packed.len() {
        ..=MOST_SAFE => Share::Packed([address, &packed].concat()),
        characters => Share::File { characters },
    }
}

/// The text of a scenario, as [`super::link::write`] has it, in the form that is read from an address: plain if it
/// is short enough, else compressed. `None` if no address can carry it.
///
/// ```
/// use scim_tax::wire::share::for_address;
/// assert_eq!(for_address("v=1&app=github,,,100").as_deref(), Some("v=1&app=github,,,100"));
/// let many = format!("v=1{}", "&app=github,,,100".repeat(500));
/// assert!(for_address(&many).unwrap().starts_with("z=1."));
/// ```
pub fn for_address(text: &str) -> Option<Cow<'_, str>> {
    if text.len() <= MOST_CHARACTERS {
        return Some(Cow::Borrowed(text));
    }
    let packed = (text.len() <= MOST_UNPACKED).then(|| pack(text))?;
    (packed.len() <= MOST_CHARACTERS).then_some(Cow::Owned(packed))
}
