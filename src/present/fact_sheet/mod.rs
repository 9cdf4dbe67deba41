//! Everything known of a vendor, as one document: the catalog's part and the facts of its file, with the step
//! at several sizes and the way to go in several situations, computed from the reader's own numbers.
//!
//! Plain values only ([`phrase`]); the page draws them as they are. What no source tells is said so.

mod cases;
mod correction;
mod decisions;
mod limits;
mod phrase;
mod plans;
mod price_words;
mod proof;
mod providers;
mod quick;
mod related;
mod steps;
mod unknown;
mod words;
mod work;

pub use cases::scenario_with;
pub use correction::Correction;
pub use phrase::{Block, Link, Part, Phrase, Table, TableRow};
pub use proof::source_text;
pub use unknown::NoVendor;
pub use words::provider_name;

use super::fill::fill;
use super::number::{Numbers, date};
use super::page::{Page, page};
use crate::domain::{AppReport, Catalog, Date, Evidence, Facts, ProviderGuide, Scenario, Status, Vendor};

/// What a fact sheet is made from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// All vendors.
    pub catalog: &'a Catalog,
    /// The vendor's id.
    pub vendor: &'a str,
    /// Its file; `None` while that is not to be had, and then the sheet has the catalog's part alone.
    pub facts: Option<&'a Facts>,
    /// What holds at identity providers whatever the app; empty while that is not to be had.
    pub guides: &'a [ProviderGuide],
    /// What the reader entered.
    pub scenario: &'a Scenario,
    /// The size of the reader's team, where it is not the app's of the scenario.
    pub seats: Option<u32>,
    /// Which decides how old prices are.
    pub today: Date,
    /// How numbers are written.
    pub numbers: &'a Numbers,
    /// The category of a vendor by its id.
    pub category_of: &'a dyn Fn(&str) -> Option<String>,
}

/// Everything known of a vendor.
#[derive(Clone, Debug, PartialEq)]
pub struct FactSheet {
    /// The vendor's name.
    pub name: String,
    /// The title of the window.
    pub title: String,
    /// What matters most, under the name.
    pub lead: String,
    /// Its parts, in the order of reading.
    pub parts: Vec<Part>,
    /// How to report an error in it.
    pub correction: Correction,
    /// The day and the version of the data, for paper.
    pub printed: String,
}

/// The fact sheet of a vendor; `None` if the catalog does not have it.
pub fn fact_sheet(known: &Known) -> Option<FactSheet> {
    let vendor = known.catalog.vendor(known.vendor)?;
    let scenario = cases::first_alone(&cases::scenario_with(known.vendor, known.seats, known.scenario));
    let report = cases::report(known.catalog, &scenario, known.today)?;
    let mut evidence = known.facts.map_or_else(Evidence::default, |facts| facts.evidence.clone());
    for guide in known.guides.iter().filter(|_| vendor.status != Status::Absent) {
        evidence.sources.extend(guide.sources.iter().map(|(key, source)| (guide.key(key), source.clone())));
    }
    let sheet = Sheet {
        known,
        vendor,
        is_yours: known.scenario.apps.iter().any(|app| cases::is_of(app, known.vendor)),
        evidence: &evidence,
        page: page(&report, &scenario, known.numbers),
        scenario: &scenario,
        report: &report,
    };
    let parts = [
        quick::part(&sheet),
        steps::part(&sheet),
        decisions::part(&sheet),
        plans::part(&sheet),
        limits::part(&sheet),
        providers::part(&sheet),
        providers::guides(&sheet),
        work::prerequisites(&sheet),
        work::stays_manual(&sheet),
        work::by_hand(&sheet),
        proof::conflicts(&sheet),
        proof::sources(&sheet),
        related::part(&sheet),
    ];
    let version = date(known.catalog.version);
    Some(FactSheet {
        name: vendor.name.clone(),
        title: fill("{}: SCIM, prices and sources", &[&vendor.name]),
        lead: words::status(vendor),
        parts: parts.into_iter().flatten().collect(),
        correction: Correction::of(vendor, known.catalog.version),
        printed: fill("{}, printed {}, catalog of {}.", &[&vendor.name, &date(known.today), &version]),
    })
}

/// What the parts are made from.
struct Sheet<'a> {
    known: &'a Known<'a>,
    vendor: &'a Vendor,
    /// The reader's scenario has this vendor: plans and prices are theirs.
    is_yours: bool,
    /// With the sources on identity providers behind the vendor's; empty where there is none.
    evidence: &'a Evidence,
    /// The vendor alone, at the reader's numbers.
    scenario: &'a Scenario,
    report: &'a AppReport,
    page: Page,
}

impl Sheet<'_> {
    fn numbers(&self) -> &Numbers {
        self.known.numbers
    }
}
