//! All that the fact sheet shows of `vendors/<id>.json` beside the catalog.
//!
//! As in [`crate::wire::evidence`], whatever is missing or of another kind is empty.

use super::evidence::{self, address, fact, list, text};
use super::json_read::{Value, parse};
use crate::domain::{Facts, Idp, Operation, ProviderFacts, ScimFacts};

/// Reads a vendor's facts; `None` if the text is not JSON with sources. Addresses that are not `https:` are
/// left out.
///
/// ```
/// use scim_tax::wire::fact_file::read;
/// let facts = read(r#"{"category": "CRM", "website": "javascript:x", "sources": {}}"#).unwrap();
/// assert_eq!((facts.category.as_str(), facts.website.as_str()), ("CRM", ""));
/// ```
pub fn read(text_of_file: &str) -> Option<Facts> {
    let file = parse(text_of_file).ok()?;
    let nothing = Value::Null;
    let part = |name| file.get(name).unwrap_or(&nothing);
    Some(Facts {
        evidence: evidence::of_file(&file)?,
        category: text(&file, "category"),
        website: address(&file, "website"),
        scim: scim(part("scim")),
        sso_protocols: texts(part("sso"), "protocols"),
        sso_sources: texts(part("sso"), "sources"),
        providers: Idp::ALL.into_iter().filter_map(|idp| provider(idp, part("identity_providers"))).collect(),
        price_notes: list(&file, "plans").iter().map(price_notes).collect(),
        benchmark_source: text(part("manual_cost"), "source"),
    })
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    list(value, name).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn operations(value: &Value) -> Vec<Operation> {
    list(value, "operations").iter().filter_map(|key| Operation::from_key(key.as_str()?)).collect()
}

fn scim(value: &Value) -> ScimFacts {
    ScimFacts {
        version: text(value, "version"),
        operations: operations(value),
        changes_follow: value.get("changes_follow").map(fact),
        sso_first: value.get("sso_first") == Some(&Value::Bool(true)),
        docs: address(value, "docs"),
        sources: texts(value, "sources"),
    }
}

fn provider(idp: Idp, providers: &Value) -> Option<ProviderFacts> {
    let value = providers.get(idp.key())?;
    let sso = match value.get("sso") {
        Some(Value::Bool(sso)) => Some(*sso),
        _ => None,
    };
    let (note, source) = (text(value, "note"), text(value, "source"));
    Some(ProviderFacts { idp, sso, operations: operations(value), note, source })
}

fn price_notes(plan: &Value) -> (String, Vec<String>) {
    (text(plan, "id"), list(plan, "prices").iter().map(|price| text(price, "note")).collect())
}
