//! What the calculator shows of `vendors/<id>.json`: conflicts, prerequisites, limitations and sources.
//!
//! The builder has checked the file; see [`crate::wire::vendor_file`] for its fields. Here whatever is
//! missing or of another kind is empty. The fact sheet reads the rest, with [`crate::wire::fact_file`].

use super::json_read::{Value, parse};
use crate::domain::{Conflict, Date, Evidence, Fact, Source, SourceKind};

/// Reads the evidence; `None` if the text is not JSON with sources. A source whose address is not `https:`
/// is left out.
///
/// ```
/// use scim_tax::wire::evidence::read;
/// let text = r#"{"sources": {"docs": {"url": "https://acme.example"}, "bad": {"url": "javascript:x"}}}"#;
/// assert_eq!(read(text).unwrap().sources.len(), 1);
/// ```
pub fn read(text: &str) -> Option<Evidence> {
    of_file(&parse(text).ok()?)
}

/// The evidence of a file that was read.
pub(super) fn of_file(file: &Value) -> Option<Evidence> {
    let mut sources = Vec::new();
    for (key, value) in file.get("sources")?.as_fields()? {
        sources.extend(source(value).map(|source| (key.clone(), source)));
    }
    Some(Evidence {
        conflicts: list(file, "conflicts").iter().map(conflict).collect(),
        prerequisites: facts(file, "prerequisites"),
        limitations: facts(file, "limitations"),
        sources,
    })
}

pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_list).unwrap_or_default()
}

pub(super) fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// An address that may stand in a link, or nothing.
pub(super) fn address(value: &Value, name: &str) -> String {
    let address = text(value, name);
    if address.starts_with("https://") { address } else { String::new() }
}

pub(super) fn fact(value: &Value) -> Fact {
    Fact { text: text(value, "text"), source: text(value, "source") }
}

fn conflict(value: &Value) -> Conflict {
    Conflict { about: text(value, "about"), claims: facts(value, "claims"), used: text(value, "used") }
}

fn facts(value: &Value, name: &str) -> Vec<Fact> {
    list(value, name).iter().map(fact).collect()
}

pub(super) fn source(value: &Value) -> Option<Source> {
    let url = address(value, "url");
    (!url.is_empty()).then(|| Source {
        url,
        kind: match text(value, "kind").as_str() {
            "vendor_pricing" => SourceKind::VendorPricing,
            "vendor_docs" => SourceKind::VendorDocs,
            "guide" => SourceKind::Guide,
            _ => SourceKind::List,
        },
        via: text(value, "via"),
        published: Date::parse(&text(value, "published")),
        checked: Date::parse(&text(value, "checked")),
    })
}
