//! The sheet Sources: where each price is from, and what sources say beside the numbers.

use super::book::{Book, Content, Format, Kind, Sheet, Tab};
use super::source_list::{Cited, SourceList, publisher};
use crate::domain::{AppReport, Evidence, Fact, Grade, Number, SourceKind};

const MISSING: &str = "The vendor’s file could not be fetched when this workbook was written: addresses, and what its \
                       sources say beside the prices, are not here. Save the workbook again for them.";

/// Writes the sheet; `evidence` is one for each app, as far as it is at hand.
pub(super) fn write(book: &mut Book, list: &SourceList, apps: &[AppReport], evidence: &[Option<&Evidence>]) {
    let sheet = book.sheet(Tab::Sources);
    sheet.title("Sources: where the prices are from. The numbers are those of the sheet Prices.");
    let columns = [
        ("Source", 8),
        ("Vendor", 22),
        ("Published by", 17),
        ("What it is", 70),
        ("Its date", 12),
        ("Read on", 12),
        ("Grade", 32),
        ("Address", 60),
    ];
    for (column, (heading, width)) in (0..).zip(columns) {
        sheet.heading(1, column, heading);
        sheet.widths.insert(column, width);
    }
    sheet.heading_rows = 2;
    let of_vendor = |id: &str| apps.iter().zip(evidence).find(|(app, _)| app.vendor.id == id && !app.is_own);
    let mut row = 2;
    for (number, (vendor, cited)) in (1..).zip(&list.0) {
        let found = of_vendor(vendor);
        let name = found.map_or(vendor.as_str(), |(app, _)| app.vendor.name.as_str());
        sheet.put(row, 0, Content::Number(Number::from(number)), Kind::Text, Format::Whole);
        sheet.text(row, 1, name);
        source(sheet, row, cited, found.and_then(|(_, evidence)| *evidence));
        row += 1;
    }
    let mut told: Vec<&str> = Vec::new();
    for (app, evidence) in apps.iter().zip(evidence) {
        if app.is_own || told.contains(&app.vendor.id.as_str()) {
            continue;
        }
        told.push(&app.vendor.id);
        row = match evidence {
            Some(evidence) => facts(sheet, row + 1, &app.vendor.name, evidence),
            None => missing(sheet, row + 1, &app.vendor.name),
        };
    }
}

/// That a vendor's evidence is not in the workbook. Returns the next free row.
fn missing(sheet: &mut Sheet, row: u32, vendor: &str) -> u32 {
    sheet.text(row, 1, vendor);
    sheet.text(row, 2, "missing here");
    sheet.prose(row, 3, MISSING);
    row + 1
}

fn source(sheet: &mut Sheet, row: u32, cited: &Cited, evidence: Option<&Evidence>) {
    sheet.text(row, 2, publisher(cited.publisher));
    let known = evidence.and_then(|evidence| evidence.sources.iter().find(|(key, _)| *key == cited.key));
    let what = match known.map(|(_, source)| source.kind) {
        Some(SourceKind::VendorPricing) => "the vendor’s prices",
        Some(SourceKind::VendorDocs) => "the vendor’s documentation",
        Some(SourceKind::Guide) => "a third party’s guide",
        Some(SourceKind::List) => "a third party’s list",
        None => cited.key.as_str(),
    };
    sheet.text(row, 3, what);
    match cited.published {
        Some(day) => sheet.put(row, 4, Content::Date(day), Kind::Text, Format::Date),
        None => sheet.text(row, 4, "undated"),
    };
    sheet.put(row, 5, Content::Date(cited.checked), Kind::Text, Format::Date);
    sheet.text(row, 6, grade(cited.grade));
    if let Some((_, source)) = known {
        sheet.put(row, 7, Content::Link(source.url.clone()), Kind::Text, Format::Plain);
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A: read at the vendor’s own pages",
        Grade::B => "B: two independent sources",
        Grade::C => "C: one third party",
        Grade::D => "D: unclear",
    }
}

/// Conflicts, prerequisites and limits of a vendor, each with its address. Returns the next free row.
fn facts(sheet: &mut Sheet, mut row: u32, vendor: &str, evidence: &Evidence) -> u32 {
    let begin = row;
    let mut say = |what: &str, fact: &Fact| {
        sheet.text(row, 1, vendor);
        sheet.text(row, 2, what);
        sheet.prose(row, 3, fact.text.clone());
        if let Some((_, source)) = evidence.sources.iter().find(|(key, _)| *key == fact.source) {
            sheet.put(row, 7, Content::Link(source.url.clone()), Kind::Text, Format::Plain);
        }
        row += 1;
    };
    for conflict in &evidence.conflicts {
        for claim in &conflict.claims {
            say("sources differ", &Fact { text: format!("{}: {}", conflict.about, claim.text), ..claim.clone() });
        }
        if !conflict.used.is_empty() {
            say("used here", &Fact { text: conflict.used.clone(), source: String::new() });
        }
    }
    evidence.prerequisites.iter().for_each(|fact| say("needed first", fact));
    evidence.limitations.iter().for_each(|fact| say("not done by SCIM", fact));
    if row == begin { begin - 1 } else { row }
}
