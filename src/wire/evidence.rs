//! What the fact sheet shows of a vendor beside the catalog, from `vendors/<id>.json`.
//!
//! The builder has checked the file; see [`crate::wire::vendor_file`] for its fields. Here whatever is
//! missing or of another kind is empty.

use super::json_read::{Value, parse};

/// The evidence of a vendor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where sources differ.
    pub conflicts: Vec<Conflict>,
    /// What must be in place before SCIM can be switched on.
    pub prerequisites: Vec<Fact>,
    /// What SCIM does not do here.
    pub limitations: Vec<Fact>,
    /// Sources with the keys that facts cite, in order of key.
    pub sources: Vec<(String, Source)>,
}

/// Something on which sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub about: String,
    /// Each with its source.
    pub claims: Vec<Fact>,
    /// What this calculator uses, and why; may be empty.
    pub used: String,
}

/// A sentence with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The sentence.
    pub text: String,
    /// Key of the source.
    pub source: String,
}

/// Where a fact is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `https:` only.
    pub url: String,
    /// `vendor_pricing`, `vendor_docs`, `guide`, `list`.
    pub kind: String,
    /// Who transcribed it, or empty.
    pub via: String,
    /// The day that the source says of itself.
    pub published: Option<String>,
    /// The day it was last read.
    pub checked: String,
}

/// Reads the evidence; `None` if the text is not JSON with sources. A source whose address is not `https:`
/// is left out.
///
/// ```
/// use scim_tax::wire::evidence::read;
/// let text = r#"{"sources": {"docs": {"url": "https://acme.example"}, "bad": {"url": "javascript:x"}}}"#;
/// assert_eq!(read(text).unwrap().sources.len(), 1);
/// ```
pub fn read(text: &str) -> Option<Evidence> {
    let file = parse(text).ok()?;
    let mut sources = Vec::new();
    for (key, value) in file.get("sources")?.as_fields()? {
        sources.extend(source(value).map(|source| (key.clone(), source)));
    }
    Some(Evidence {
        conflicts: list(&file, "conflicts").iter().map(conflict).collect(),
        prerequisites: facts(&file, "prerequisites"),
        limitations: facts(&file, "limitations"),
        sources,
    })
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_list).unwrap_or_default()
}

fn maybe_text(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::to_owned)
}

fn text(value: &Value, name: &str) -> String {
    maybe_text(value, name).unwrap_or_default()
}

fn conflict(value: &Value) -> Conflict {
    Conflict { about: text(value, "about"), claims: facts(value, "claims"), used: text(value, "used") }
}

fn facts(value: &Value, name: &str) -> Vec<Fact> {
    list(value, name).iter().map(|fact| Fact { text: text(fact, "text"), source: text(fact, "source") }).collect()
}

fn source(value: &Value) -> Option<Source> {
    let url = text(value, "url");
    url.starts_with("https://").then(|| Source {
        url,
        kind: text(value, "kind"),
        via: text(value, "via"),
        published: maybe_text(value, "published"),
        checked: text(value, "checked"),
    })
}
