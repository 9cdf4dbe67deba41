//! What each identity provider gets, and how it is set up.

use super::Sheet;
use super::phrase::{Block, Part, Phrase, Table, TableRow};
use super::words::{done, listed, provider_name};
use crate::domain::{Idp, Operation, ProviderFacts, ProviderGuide, Provisioning, Status};
use crate::present::fill::fill;

/// The providers that the data speaks of.
const NAMED: [Idp; 5] = [Idp::Okta, Idp::Entra, Idp::Google, Idp::OneLogin, Idp::JumpCloud];

pub fn part(sheet: &Sheet) -> Option<Part> {
    let yours = sheet.scenario.company.idp;
    let mut rows: Vec<TableRow> = NAMED.into_iter().map(|idp| row(sheet, idp)).collect();
    if yours == Idp::Other {
        rows.push(row(sheet, yours));
    }
    let head: &[&str] = match sheet.known.facts {
        Some(_) => &["Identity provider", "Accounts, over SCIM or otherwise", "Single sign-on", "How it is set up"],
        None => &["Identity provider", "Accounts, over SCIM or otherwise"],
    };
    let head = head.iter().map(|text| String::from(*text)).collect();
    let table = Table { caption: "By identity provider".into(), head, rows };
    let mut blocks = Vec::new();
    if sheet.vendor.status == Status::Absent {
        let text = "There is no SCIM here. What stands below is sign-on, and accounts that are made at it.";
        blocks.push(Block::Says(text.into()));
    }
    blocks.push(Block::Table(table));
    if yours == Idp::None {
        let text = "You have no identity provider, so there is nothing that SCIM could be set up with.";
        blocks.push(Block::Says(text.into()));
    }
    Some(Part { id: "providers", title: "Identity providers and set-up".into(), blocks })
}

/// What holds at each identity provider whatever the app; nothing where there is no SCIM to set up.
pub fn guides(sheet: &Sheet) -> Option<Part> {
    let guides = sheet.known.guides;
    if guides.is_empty() || sheet.vendor.status == Status::Absent {
        return None;
    }
    let row = |guide: &ProviderGuide| {
        let own = guide.idp == sheet.scenario.company.idp;
        let name = provider_name(guide.idp);
        let name = if own { fill("{} (yours)", &[name]) } else { name.into() };
        let says = guide.facts.iter().map(|fact| {
            let key = guide.key(&fact.source);
            Phrase::from(fact.text.as_str()).cites(sheet.evidence, [key.as_str()])
        });
        TableRow { cells: vec![vec![name.into()], says.collect()], own }
    };
    // The reader's own comes first.
    let mut rows: Vec<TableRow> = guides.iter().map(row).collect();
    rows.sort_by_key(|row| !row.own);
    let table = Table {
        caption: "By identity provider, for every app".into(),
        head: ["Identity provider", "How it provisions, and what that takes"].map(String::from).to_vec(),
        rows,
    };
    Some(Part {
        id: "guides",
        title: "At the identity provider, whatever the app".into(),
        blocks: vec![Block::Table(table)],
    })
}

fn row(sheet: &Sheet, idp: Idp) -> TableRow {
    let own = idp == sheet.scenario.company.idp;
    let name = provider_name(idp);
    let facts = sheet.known.facts.and_then(|facts| facts.provider(idp));
    let source = facts.map(|facts| facts.source.as_str());
    let name = if own { fill("{} (yours)", &[name]) } else { name.into() };
    let mut cells = vec![Phrase::from(name), Phrase::from(gets(sheet, idp, facts)).cites(sheet.evidence, source)];
    if sheet.known.facts.is_none() {
        return TableRow::of(cells, own);
    }
    let sso = match facts.and_then(|facts| facts.sso) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "no source tells",
    };
    let note = facts.map_or("", |facts| facts.note.as_str());
    let note = if note.is_empty() { "no source tells" } else { note };
    cells.extend([Phrase::from(sso), Phrase::from(note)]);
    TableRow::of(cells, own)
}

/// What the provider gets, in words.
fn gets(sheet: &Sheet, idp: Idp, facts: Option<&ProviderFacts>) -> String {
    let listed_by_vendor: &[Operation] = sheet.known.facts.map_or(&[], |facts| &facts.scim.operations);
    let own: &[Operation] = facts.map_or(&[], |facts| &facts.operations);
    match sheet.vendor.provisioning(idp) {
        Provisioning::Full => match sheet.vendor.operations {
            Some(_) if !listed_by_vendor.is_empty() => {
                fill("all that the vendor’s SCIM does: {}", &[&listed(listed_by_vendor)])
            }
            Some(operations) => fill("all that the vendor’s SCIM does: {}", &[&done(operations)]),
            None => "all that the vendor’s SCIM does; what that is, no source tells".into(),
        },
        Provisioning::Partial(_) if !own.is_empty() => fill("in part: {}", &[&listed(own)]),
        Provisioning::Partial(Some(operations)) => fill("in part: {}", &[&done(operations)]),
        Provisioning::Partial(None) => {
            "in part; which part, no source tells. Counted as making and closing accounts".into()
        }
        Provisioning::JustInTime => {
            "accounts are made at the first sign-in; nothing is changed or closed when people leave".into()
        }
        Provisioning::None => "nothing".into(),
        Provisioning::Unknown => "no source tells".into(),
    }
}
