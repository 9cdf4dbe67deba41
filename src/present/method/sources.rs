//! Who publishes a price, how well it is known, how old it is.

use super::prose::{Cell, heading, plain, table, text};
use super::{Given, Section, codes};
use crate::domain::{Age, Grade, Status, Warning};
use crate::present::{grade_text, status_text, warning};

/// All grades, the best first.
pub(super) const GRADES: [Grade; 4] = [Grade::A, Grade::B, Grade::C, Grade::D];
/// All statuses.
pub(super) const STATUSES: [Status; 6] =
    [Status::Included, Status::Gated, Status::AddOn, Status::Partial, Status::Absent, Status::Unknown];

/// Publishers, grades, ages.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let acme = &codes::acme(given, 50)?;
    let age = |months: &str, says: String| vec![plain(months), plain(says)];
    let blocks = vec![
        text(
            "Every price has a source, the day on which it was read, and who published it. All of it stands beside \
             the result, and can be opened.",
            &[],
        ),
        heading("publishers", "Who published it"),
        text(
            "The vendor’s newest price counts. Where the vendor publishes none, the newest of a third party counts, \
             a guide’s or a list’s, and the result says so. You can leave third parties out (`prices=vendor`); what \
             rests on them is then not known.",
            &[],
        ),
        text(
            "A catalog file of your own goes before all of these. What comes from it is called yours wherever it \
             counts.",
            &[],
        ),
        text("A price that was recorded is not overwritten. A newer one is put behind it, and the newest counts.", &[]),
        heading("grades", "How well it is known"),
        text(
            "A vendor has a grade for what is known of its SCIM, a price one for the price. The two are apart: a \
             vendor of grade A can lack a price.",
            &[],
        ),
        table("Grades", &["Grade", "Meaning"], GRADES.map(grade).into()),
        heading("age", "How old it is"),
        text(
            "Age counts from the day that the source says of itself, or from the day it was read, whichever is \
             older. An old price still computes.",
            &[],
        ),
        table(
            "What is said of an old price",
            &["Older than", "What the page says"],
            vec![
                age("12 months", warning(&Warning::StalePrice(Age::Stale), acme)),
                age("24 months", warning(&Warning::StalePrice(Age::VeryStale), acme)),
            ],
        ),
        heading("statuses", "What a vendor’s SCIM status means"),
        table("Statuses", &["Status", "Users can be provisioned"], STATUSES.map(status).into()),
    ];
    Ok(Section { id: "sources", title: "Sources, grades and dates", blocks })
}

fn grade(grade: Grade) -> Vec<Cell> {
    let sentence = grade_text(grade);
    let (name, meaning) = sentence.split_once(": ").unwrap_or((sentence, ""));
    vec![plain(name), plain(meaning)]
}

fn status(status: Status) -> Vec<Cell> {
    let meaning = match status {
        Status::Included => "on all paid plans that a team would buy",
        Status::Gated => "on a dearer plan only",
        Status::AddOn => "with something that is sold apart",
        Status::Partial => "without SCIM of the product’s own: over connectors, or the console of a parent product",
        Status::Absent => "on no plan",
        Status::Unknown => "no source tells on which plan, or whether at all",
    };
    vec![plain(status_text(status)), plain(meaning)]
}
