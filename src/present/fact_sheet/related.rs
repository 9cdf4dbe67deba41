//! Other vendors of the same kind.

use super::Sheet;
use super::cases::{report, scenario_with};
use super::phrase::{Block, Link, Part, Phrase, Table, TableRow};
use super::words::{missing, status};
use crate::domain::{AppReport, Estimate, Number, Status, Vendor};
use crate::present::fill::fill;
use crate::present::number::plural;

/// The most that are shown.
const MOST: usize = 6;

/// Vendors of the same category: first those that sell SCIM apart and whose step can be computed, then the
/// others that sell it apart, then the rest; by name. Nothing where the category or others in it are not known.
pub fn part(sheet: &Sheet) -> Option<Part> {
    let category = (sheet.known.category_of)(sheet.known.vendor)?;
    let same = |vendor: &&Vendor| {
        vendor.id != sheet.known.vendor && (sheet.known.category_of)(&vendor.id).as_ref() == Some(&category)
    };
    let vendors = sheet.known.catalog.vendors.iter().filter(same);
    let mut found: Vec<(u8, &str, &Vendor, AppReport)> = vendors
        .filter_map(|vendor| {
            // The sheet's own app is alone, so it makes room.
            let scenario = scenario_with(&vendor.id, Some(sheet.report.seats), sheet.scenario);
            let report = report(sheet.known.catalog, &scenario, sheet.known.today)?;
            Some((rank(vendor, &report), vendor.name.as_str(), vendor, report))
        })
        .collect();
    found.sort_by_key(|(rank, name, vendor, _)| (*rank, *name, vendor.id.as_str()));
    let rows: Vec<TableRow> = found.iter().take(MOST).map(|(.., vendor, report)| row(sheet, vendor, report)).collect();
    if rows.is_empty() {
        return None;
    }
    let seats = plural(&sheet.numbers().count(Number::from(sheet.report.seats), 0), "seat", "seats");
    let table = Table {
        caption: fill("{}: the step from their usual plan, at {}", &[&category, &seats]),
        head: ["Vendor", "SCIM", "More a year"].map(String::from).to_vec(),
        rows,
    };
    Some(Part { id: "related", title: "Others of its kind".into(), blocks: vec![Block::Table(table)] })
}

fn rank(vendor: &Vendor, report: &AppReport) -> u8 {
    let apart = matches!(vendor.status, Status::Gated | Status::AddOn);
    let computed = !report.nothing_to_buy() && !report.money.upgrade.delta.is_unknown();
    match (apart, computed) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    }
}

fn row(sheet: &Sheet, vendor: &Vendor, report: &AppReport) -> TableRow {
    let name = Phrase { link: Some(Link::Vendor(vendor.id.clone())), ..vendor.name.as_str().into() };
    let more = match report.money.upgrade.delta {
        _ if report.nothing_to_buy() => "nothing to buy".to_owned(),
        Estimate::Unknown(why) => missing(why).into(),
        delta => sheet.numbers().estimate(delta, &vendor.currency),
    };
    TableRow::of(vec![name, status(vendor).into(), more.into()], false)
}
