//! What has to be in place, what stays manual, and what is published on the work by hand.

use super::Sheet;
use super::phrase::{Block, Part, Phrase, Table, TableRow};
use super::words::provider_name;
use crate::domain::{Benchmark, Fact, Idp, Number, Status};
use crate::present::fill::fill;

/// What has to be in place before SCIM; nothing where there is no SCIM.
pub fn prerequisites(sheet: &Sheet) -> Option<Part> {
    let facts = sheet.known.facts.filter(|_| sheet.vendor.status != Status::Absent)?;
    let mut lines = cited(sheet, &sheet.evidence.prerequisites);
    if lines.is_empty() && facts.scim.sso_first {
        let text = Phrase::from("Single sign-on has to be set up before SCIM.");
        lines.push(text.cites(sheet.evidence, facts.scim.sources.iter().map(String::as_str)));
    }
    let block = match lines.is_empty() {
        true => Block::Says("No source names anything.".into()),
        false => Block::List(lines),
    };
    Some(Part { id: "prerequisites", title: "What has to be in place first".into(), blocks: vec![block] })
}

/// What SCIM does not automate, through the reader's identity provider and for everyone.
pub fn stays_manual(sheet: &Sheet) -> Option<Part> {
    let mut blocks = Vec::new();
    if sheet.vendor.status != Status::Absent {
        let through = match sheet.scenario.company.idp {
            Idp::None => "Without an identity provider:".to_owned(),
            Idp::Other => "Through an identity provider that no source speaks of:".to_owned(),
            idp => fill("Through {}, yours:", &[provider_name(idp)]),
        };
        blocks.push(Block::Says(through.into()));
        blocks.push(Block::List(sheet.page.stays.iter().cloned().map(Phrase::from).collect()));
        if let Some(follow) = sheet.known.facts.and_then(|facts| facts.scim.changes_follow.as_ref()) {
            blocks.push(Block::List(cited(sheet, std::slice::from_ref(follow))));
        }
    }
    let limitations = cited(sheet, &sheet.evidence.limitations);
    if !limitations.is_empty() {
        blocks.push(Block::Says("Whatever the identity provider:".into()));
        blocks.push(Block::List(limitations));
    } else if sheet.known.facts.is_some() {
        blocks.push(Block::Says("No source names further limits.".into()));
    }
    let title = match sheet.vendor.status {
        Status::Absent => "What stays manual",
        _ => "What SCIM does not automate here",
    };
    (!blocks.is_empty()).then(|| Part { id: "manual", title: title.into(), blocks })
}

fn cited(sheet: &Sheet, facts: &[Fact]) -> Vec<Phrase> {
    facts.iter().map(|fact| Phrase::from(fact.text.as_str()).cites(sheet.evidence, [fact.source.as_str()])).collect()
}

/// The published row of the work by hand, where one was printed for this vendor.
pub fn by_hand(sheet: &Sheet) -> Option<Part> {
    let row = sheet.vendor.benchmark.as_ref()?;
    let whose = if row.vendors_own {
        "A source prints this row for {}’s customers."
    } else {
        "A source prints its row for most apps on its page about {}; it was not measured there."
    };
    let key = sheet.known.facts.map(|facts| facts.benchmark_source.as_str());
    let whose = Phrase::from(fill(whose, &[&sheet.vendor.name])).cites(sheet.evidence, key);
    let blocks = vec![Block::Says(whose), Block::Table(printed(sheet, row))];
    Some(Part { id: "by-hand", title: "What is published on the work by hand".into(), blocks })
}

fn printed(sheet: &Sheet, row: &Benchmark) -> Table {
    let numbers = sheet.numbers();
    let count = |number: Number| numbers.count(number, 1);
    // The source prints dollars, whatever the vendor's currency.
    let dollars = |number: Number| numbers.exact_money(number, "USD");
    let lines = [
        ("Accounts of people who left", count(row.orphaned_accounts)),
        ("Unused licences", count(row.unused_licences)),
        ("Hours of IT", count(row.it_hours)),
        ("Unused licences, cost", dollars(row.licences)),
        ("Labour of IT, cost", dollars(row.labour)),
        ("Accounts left open, cost", dollars(row.orphans)),
        ("Together", dollars(row.licences + row.labour + row.orphans)),
    ];
    let line = |(label, value): (&str, String)| TableRow::of(vec![label.into(), value.into()], false);
    Table {
        caption: fill("A year, for {} employees", &[&count(row.employees)]),
        head: vec!["What".into(), "As printed".into()],
        rows: lines.into_iter().map(line).collect(),
    }
}
