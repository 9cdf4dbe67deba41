//! What the catalog holds.

use super::prose::{Cell, plain, table, text};
use super::sources::{GRADES, STATUSES};
use super::{Given, Section};
use crate::present::{date, status_text};

/// Counts by status, grade, and what a step can be computed from.
pub(super) fn section(given: &Given) -> Section {
    let vendors = &given.catalog.vendors;
    let row = |what: String, count: usize| -> Vec<Cell> { vec![plain(what), plain(count.to_string())] };
    let statuses = STATUSES
        .map(|status| row(status_text(status).into(), vendors.iter().filter(|vendor| vendor.status == status).count()));
    let grades = GRADES
        .map(|grade| row(format!("Grade {grade:?}"), vendors.iter().filter(|vendor| vendor.grade == grade).count()));
    let steps = given.steps;
    let computed = [
        ("Computed on the vendor’s own prices", steps.on_vendor_prices),
        ("Computed only with a third party’s prices", steps.on_third_party_prices),
        ("By quote", steps.by_quote),
        ("SCIM comes with every paid plan", steps.included),
        ("No step is known, or there is no SCIM to buy", steps.none),
    ]
    .map(|(what, count)| row(what.into(), count));
    let columns = ["What", "#Vendors"];
    let blocks = vec![
        text(
            "The catalog of {} holds {} vendors. Sources disagree about something at {} of them; each disagreement \
             stands in the vendor’s sheet, with both sides, their sources, and what the calculator uses. The \
             [list of vendors](vendors.html) shows them all.",
            &[&date(given.catalog.version), &vendors.len().to_string(), &given.with_conflicts.to_string()],
        ),
        table("By SCIM status", &columns, statuses.into()),
        table("By grade of the SCIM status", &columns, grades.into()),
        table("By what the step can be computed from", &columns, computed.into()),
        text("What a status and a grade mean stands under [Sources, grades and dates](#sources).", &[]),
    ];
    Section { id: "catalog", title: "What the catalog holds", blocks }
}
