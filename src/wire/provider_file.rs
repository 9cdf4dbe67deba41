//! `data/identity-providers.json`: what holds at an identity provider whatever the app. The builder checks it and copies
//! it to `dist/`, the fact sheet reads it beside the vendor's file.
//!
//! ```json
//! {"okta": {"facts": [{"text": "...", "source": "docs"}], "sources": {"docs": {"url": "https://...", ...}}}}
//! ```

use super::evidence::{fact, list, source};
use super::json_read::{Value, parse};
use crate::domain::{Idp, ProviderGuide};

/// Reads what is there, in the order of the page; nothing where the text is not JSON. As in [`crate::wire::evidence`],
/// whatever is missing or of another kind is left out.
///
/// ```
/// use scim_tax::{domain::Idp, wire::provider_file::read};
/// let text = r#"{"okta": {"facts": [{"text": "By app.", "source": "docs"}], "sources": {"docs": {"url": "https://okta.example"}}}}"#;
/// let guides = read(text);
/// assert_eq!((guides[0].idp, guides[0].facts[0].text.as_str(), guides[0].sources.len()), (Idp::Okta, "By app.", 1));
/// ```
pub fn read(text: &str) -> Vec<ProviderGuide> {
    let file = parse(text).unwrap_or(Value::Null);
    Idp::ALL.into_iter().filter_map(|idp| guide(idp, file.get(idp.key())?)).collect()
}

fn guide(idp: Idp, value: &Value) -> Option<ProviderGuide> {
    let mut sources = Vec::new();
    for (key, value) in value.get("sources")?.as_fields()? {
        sources.extend(source(value).map(|source| (key.clone(), source)));
    }
    Some(ProviderGuide { idp, facts: list(value, "facts").iter().map(fact).collect(), sources })
}

/// What is wrong with the file: a provider that is missing or unknown, a fact or a source without all that belongs to
/// it. Empty where nothing is.
pub fn problems(text: &str) -> Vec<String> {
    let Ok(file) = parse(text) else { return vec!["not JSON".into()] };
    let (guides, mut problems) = (read(text), Vec::new());
    for (key, _) in file.as_fields().unwrap_or_default() {
        if !NAMED.iter().any(|idp| idp.key() == key) {
            problems.push([key, ": no identity provider of that name"].concat());
        }
    }
    for idp in NAMED {
        let Some(guide) = guides.iter().find(|guide| guide.idp == idp) else {
            problems.push([idp.key(), ": missing"].concat());
            continue;
        };
        let written = file.get(idp.key()).and_then(|value| value.get("sources")).and_then(Value::as_fields);
        if written.map_or(0, <[_]>::len) != guide.sources.len() {
            problems.push([idp.key(), ".sources: an address that is not https"].concat());
        }
        for (at, fact) in guide.facts.iter().enumerate() {
            if fact.text.is_empty() || !guide.sources.iter().any(|(key, _)| *key == fact.source) {
                problems.push([idp.key(), ".facts[", &at.to_string(), "]: no text, or no such source"].concat());
            }
        }
        for (key, source) in &guide.sources {
            if source.checked.is_none() || !guide.facts.iter().any(|fact| fact.source == *key) {
                problems.push([idp.key(), ".sources.", key, ": not cited, or no day on which it was read"].concat());
            }
        }
    }
    problems
}

/// The providers that the data speaks of.
const NAMED: [Idp; 5] = [Idp::Okta, Idp::Entra, Idp::Google, Idp::OneLogin, Idp::JumpCloud];
