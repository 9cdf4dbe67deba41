//! How to report an error: a text to send, with the place of the data and room for the right figure.

use crate::domain::{Date, Vendor};
use crate::present::fill::fill;

/// The text of a report on a vendor's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The subject of a mail, or the title of an issue.
    pub subject: String,
    /// What is to be filled in.
    pub body: String,
}

impl Correction {
    /// A report on this vendor as it stands in the catalog of a day.
    pub fn of(vendor: &Vendor, version: Date) -> Self {
        let body = "Vendor: {} ({})\nFile: data/vendors/{}.json\nCatalog of: {}\n\n\
                    What is wrong:\n\n\nWhat is right:\n\n\nSource (address, and the day you read it):\n\n";
        Self {
            subject: fill("Correction: {} (data/vendors/{}.json)", &[&vendor.name, &vendor.id]),
            body: fill(body, &[&vendor.name, &vendor.id, &vendor.id, &version.to_string()]),
        }
    }
}
