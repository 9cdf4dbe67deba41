//! Where sources differ, and the sources themselves.

use super::Sheet;
use super::phrase::{Block, Link, Part, Phrase, Table, TableRow};
use super::words::{age, dates, provider_name, source_kind};
use crate::domain::{Conflict, Source};
use crate::present::fill::fill;

/// The conflicts, each claim with its source; nothing where the vendor's file is not there.
pub fn conflicts(sheet: &Sheet) -> Option<Part> {
    sheet.known.facts?;
    let title = "What the sources disagree on".into();
    let conflicts = &sheet.evidence.conflicts;
    if conflicts.is_empty() {
        let blocks = vec![Block::Says("No disagreement was found.".into())];
        return Some(Part { id: "conflicts", title, blocks });
    }
    let row = |conflict: &Conflict| {
        let claims = conflict.claims.iter();
        let claims =
            claims.map(|claim| Phrase::from(claim.text.as_str()).cites(sheet.evidence, [claim.source.as_str()]));
        let used = if conflict.used.is_empty() { "Neither." } else { conflict.used.as_str() };
        TableRow { cells: vec![vec![conflict.about.as_str().into()], claims.collect(), vec![used.into()]], own: false }
    };
    let table = Table {
        caption: "Claims side by side".into(),
        head: ["About", "They say", "Used here, and why"].map(String::from).to_vec(),
        rows: conflicts.iter().map(row).collect(),
    };
    Some(Part { id: "conflicts", title, blocks: vec![Block::Table(table)] })
}

/// The sources in the order of their numbers; nothing where the vendor's file is not there.
pub fn sources(sheet: &Sheet) -> Option<Part> {
    sheet.known.facts?;
    let line = |(key, source): &(String, Source)| {
        let mut text = source_text(source);
        // Of an identity provider the vendor is another one.
        let guide = sheet.known.guides.iter().find(|guide| key.starts_with(&guide.key("")));
        if let Some(guide) = guide {
            text = text.replacen("The vendor’s", &fill("{}’s", &[provider_name(guide.idp)]), 1);
        }
        if let Some(checked) = source.checked {
            text = fill("{}; {}", &[&text, &age(source.published, checked, sheet.known.today)]);
        }
        Phrase { text, link: Some(Link::Address(source.url.clone())), sources: Vec::new() }
    };
    let blocks = vec![Block::Sources(sheet.evidence.sources.iter().map(line).collect())];
    Some(Part { id: "sources", title: "Sources".into(), blocks })
}

/// What a source is, with its days: `A third party’s guide, undated, read 21 November 2026`.
///
/// ```
/// use scim_tax::{domain::{Date, Source, SourceKind}, present::source_text};
/// let checked = Date::parse("2026-11-21");
/// let guide = Source { kind: SourceKind::Guide, checked, ..Source::default() };
/// assert_eq!(source_text(&guide), "A third party’s guide, undated, read 21 November 2026");
/// ```
pub fn source_text(source: &Source) -> String {
    let via = if source.via.is_empty() { String::new() } else { fill(", by way of the {}", &[&source.via]) };
    fill("{}, {}{}", &[source_kind(source.kind), &dates(source.published, source.checked), &via])
}
