//! All that is known of a vendor beside what computing needs: the fact sheet shows it with the catalog's
//! part. Whatever no source tells is empty.

use super::catalog::Idp;
use super::evidence::{Evidence, Fact, Source};

/// What is known of a vendor beside the catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What kind of product it is.
    pub category: String,
    /// The vendor's site, `https:` only.
    pub website: String,
    /// Provisioning.
    pub scim: ScimFacts,
    /// Protocols of single sign-on: `SAML 2.0`, `OIDC`.
    pub sso_protocols: Vec<String>,
    /// Keys of the sources on single sign-on.
    pub sso_sources: Vec<String>,
    /// What is said of each identity provider, in the order of the page.
    pub providers: Vec<ProviderFacts>,
    /// What a plan's prices leave open, by the plan's id and in the order of its prices; empty where nothing
    /// is said.
    pub price_notes: Vec<(String, Vec<String>)>,
    /// Key of the source of the vendor's row of the by-hand benchmark.
    pub benchmark_source: String,
    /// Conflicts, prerequisites, limitations and sources.
    pub evidence: Evidence,
}

impl Facts {
    /// What a price leaves open, by its plan's id and its place among the plan's prices; may be empty.
    pub fn price_note(&self, plan: &str, price: usize) -> &str {
        let notes = self.price_notes.iter().find(|(id, _)| id == plan).map(|(_, notes)| notes);
        notes.and_then(|notes| notes.get(price)).map_or("", String::as_str)
    }

    /// What is said of an identity provider.
    pub fn provider(&self, idp: Idp) -> Option<&ProviderFacts> {
        self.providers.iter().find(|facts| facts.idp == idp)
    }
}

/// What is known of a vendor's SCIM.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScimFacts {
    /// Its version.
    pub version: String,
    /// What it does. Empty where no source lists it.
    pub operations: Vec<Operation>,
    /// The source that says that permissions follow.
    pub changes_follow: Option<Fact>,
    /// Single sign-on has to be set up first.
    pub sso_first: bool,
    /// The vendor's own page on it, `https:` only.
    pub docs: String,
    /// Keys of the sources of the status and the plan.
    pub sources: Vec<String>,
}

/// What is said of one identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderFacts {
    /// Which.
    pub idp: Idp,
    /// Whether single sign-on works.
    pub sso: Option<bool>,
    /// What it gets, where that is listed.
    pub operations: Vec<Operation>,
    /// How it is set up; may be empty.
    pub note: String,
    /// Key of the source.
    pub source: String,
}

/// What holds at an identity provider, whatever the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderGuide {
    /// Which.
    pub idp: Idp,
    /// How it provisions, and what that takes.
    pub facts: Vec<Fact>,
    /// Sources with the keys that the facts cite.
    pub sources: Vec<(String, Source)>,
}

impl ProviderGuide {
    /// The key of one of its sources among those of a vendor's sheet.
    pub fn key(&self, source: &str) -> String {
        [self.idp.key(), "/", source].concat()
    }
}

/// Something that SCIM does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Makes accounts.
    Create,
    /// Changes attributes.
    Update,
    /// Switches accounts off.
    Deactivate,
    /// Removes accounts.
    Delete,
    /// Sends groups.
    Groups,
}

impl Operation {
    /// The operation of a key in files.
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "create" => Self::Create,
            "update" => Self::Update,
            "deactivate" => Self::Deactivate,
            "delete" => Self::Delete,
            "groups" => Self::Groups,
            _ => return None,
        })
    }
}
