//! `data/vendors/<id>.json`: one vendor as it is authored, and as the builder copies it for the fact
//! sheet, which reads of it what [`crate::wire::evidence`] has. The page does not come here.
//!
//! Plain text fields only; [`crate::wire::catalog_file::check`] turns them into the domain's types and
//! lists every problem. Amounts are decimal strings (`"7.99"`), dates are `"2026-11-21"`.
//!
//! Serde only writes these; reading is in `read.rs`. The attributes about unknown and missing fields
//! are for the schema, and a test holds the two together.

mod read;

pub use read::{read_named, read_value};

use serde::Serialize;
use std::collections::BTreeMap;

#[cfg(feature = "catalog")]
use schemars::JsonSchema;

/// One vendor, with all that is known and where it is from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VendorFile {
    /// The schema, for editors: `"../vendor.schema.json"`.
    #[serde(rename = "$schema", default, skip_serializing_if = "String::is_empty")]
    pub schema: String,
    /// Stable for ever, `[a-z0-9-]+`, the file's name: links depend on it.
    pub id: String,
    /// The name as the vendor writes it.
    pub name: String,
    /// Former and other names, found by the picker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What kind of product it is, in two or three words.
    pub category: String,
    /// The vendor's site, `https:` only.
    pub website: String,
    /// ISO 4217, the currency of every amount in the file.
    pub currency: String,
    /// How well the SCIM status is known: `A` vendor's own pages, `B` two independent sources or the
    /// vendor's silence, `C` one third party, `D` unclear.
    pub grade: String,
    /// Whether and how users can be provisioned.
    pub scim: Scim,
    /// Single sign-on.
    pub sso: Sso,
    /// What each identity provider gets: `okta`, `entra`, `google`, `onelogin`, `jumpcloud`.
    /// One that no source speaks of is left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub identity_providers: BTreeMap<String, IdentityProvider>,
    /// Plans from the cheapest to the dearest, add-ons after them.
    pub plans: Vec<Plan>,
    /// The step that the picker starts with: from the usual paid plan to the first plan with SCIM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// Differences that a source publishes as such, by team size. They go before the difference of
    /// the same source's totals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published_steps: Vec<PublishedStep>,
    /// A published row of the by-hand benchmark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manual_cost: Option<ManualCost>,
    /// What must be in place before SCIM can be switched on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<Fact>,
    /// What SCIM does not do here: roles, groups, attributes, owners.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limitations: Vec<Fact>,
    /// Where sources differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Sources by a short key that the rest of the file refers to.
    pub sources: BTreeMap<String, Source>,
}

/// Whether and how users can be provisioned.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scim {
    /// `included` on all paid plans, `gated` behind a dearer plan, `add_on` sold apart, `partial`
    /// (only some operations or providers, no endpoint of its own), `absent`, `unknown`.
    pub status: String,
    /// SCIM version, where known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Of `create`, `update`, `deactivate`, `delete`, `groups`. Empty: not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// Present only where a source says that groups or role attributes sent over SCIM carry the
    /// permissions, so that a change of role needs no work in the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes_follow: Option<Fact>,
    /// Single sign-on has to be set up first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sso_first: bool,
    /// The vendor's own page on SCIM, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// Keys of the sources of the status and the plan.
    pub sources: Vec<String>,
}

/// Single sign-on.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sso {
    /// `SAML 2.0`, `OIDC`; empty: not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub protocols: Vec<String>,
    /// Keys of the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// What one identity provider gets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IdentityProvider {
    /// Single sign-on works; absent: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sso: Option<bool>,
    /// `full`, `partial`, `jit` (accounts are made at first sign-in, nothing else), `none`, `unknown`.
    pub scim: String,
    /// With `partial`: the operations that it gets. Empty: create and deactivate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// How it is set up, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Key of the source.
    pub source: String,
}

/// A plan, or an add-on on top of plans.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Stable for ever, `[a-z0-9-]+`, unique in the vendor.
    pub id: String,
    /// The name as the vendor writes it.
    pub name: String,
    /// Former ids, which old links may carry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Single sign-on comes with it: `yes`, `no`, `add_on` (bought on top), `unknown`.
    pub sso: String,
    /// SCIM comes with it: `yes`, `no`, `add_on`, `unknown`.
    pub scim: String,
    /// For an add-on: the ids of the plans that it goes on top of. Empty: a plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addon_to: Vec<String>,
    /// Ids of add-ons that have to be bought with it (SSO before SCIM).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The plan is not sold beyond this number of seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_seats: Option<u32>,
    /// Prices in the order in which they were recorded. Appended, never overwritten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
}

/// One published price of a plan: its charges add up.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// Key of the source; its publisher is the publisher of the price.
    pub source: String,
    /// The day the price was last read at the source.
    pub checked: String,
    /// `A` read at the vendor's own pages, `B` two independent sources, `C` one third party, `D` unclear.
    pub grade: String,
    /// A price that was reported after a discount: none is applied to it again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub net: bool,
    /// The sum of the charges is never less than this, a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_spend: Option<String>,
    /// The usage that the price was published for, where it is not what a charge includes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priced_for: Option<Usage>,
    /// What recurs.
    pub charges: Vec<Charge>,
    /// What is paid once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_offs: Vec<OneOff>,
    /// What the figure leaves open, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A quantity of usage.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// What is counted: `MTU`, `hosts`.
    pub unit: String,
    /// How many.
    pub quantity: String,
}

/// Something paid once, when the plan is bought.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OneOff {
    /// What it is for.
    pub label: String,
    /// In the vendor's currency.
    pub amount: String,
}

/// One recurring charge. Which fields may stand depends on `kind`:
///
/// - `per_seat`: `rate`, `per`, `included`, `minimum`, `pack`
/// - `flat`: `rate`, `per`, `covers`
/// - `bands`: `mode`, `bands`, `per`
/// - `usage`: `rate`, `per`, `unit`, `included`, `block`
/// - `share`: `percent`, `per`, `unit`, `floor`
/// - `quote`: `rate` where a range is published (a year), else nothing
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// `per_seat`, `flat`, `bands`, `usage`, `share`, `quote`.
    pub kind: String,
    /// The amount for one period of `per`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// `month` or `year`: the period of the rate, also when it is billed once a year.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub per: String,
    /// Seats, or units of usage, that are included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<String>,
    /// Seats that are billed at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
    /// Seats are sold in packs of this many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<u32>,
    /// Seats that a flat amount covers; absent: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<u32>,
    /// `volume` (all seats at the reached rate), `graduated` (each slice at its own), `lump` (the
    /// band's amount).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mode: String,
    /// Bands in rising order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// What usage counts: `MTU`, `hosts`; for a share, what it is a share of.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Units of usage in one block; every block begun is billed. Absent: 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// Share of spend, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<String>,
    /// The least that a share of spend comes to, for one period of `per`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<String>,
}

/// A band of seats.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The last seat of the band; absent in the last band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    /// A seat's rate, or with `lump` the band's amount.
    pub rate: Rate,
}

/// The same amount on both billing terms, or one for each. Annual rates with `per` `month` are what a
/// month costs when a year is bought.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// On either term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub either: Option<Amount>,
    /// When billed for a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual: Option<Amount>,
    /// When billed by the month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Amount>,
}

/// An amount of which an end may be open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema), schemars(deny_unknown_fields))]
#[serde(untagged)]
pub enum Amount {
    /// `"139"`
    Exact(String),
    /// `{"low": "983", "high": "3500"}`; a missing end is open ("from", "up to").
    Range {
        /// The low end.
        #[serde(skip_serializing_if = "Option::is_none")]
        low: Option<String>,
        /// The high end.
        #[serde(skip_serializing_if = "Option::is_none")]
        high: Option<String>,
    },
}

/// From one plan to another.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id of the plan that one has.
    pub from: String,
    /// Id of the plan or add-on with SCIM.
    pub to: String,
}

/// A difference between two plans that a source publishes by team size.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishedStep {
    /// Key of the source.
    pub source: String,
    /// The day it was last read.
    pub checked: String,
    /// As for prices.
    pub grade: String,
    /// Id of the plan that one has.
    pub from: String,
    /// Id of the plan with SCIM.
    pub to: String,
    /// Rows in rising order of seats.
    pub rows: Vec<StepRow>,
}

/// One row of a published step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepRow {
    /// Holds from this team size up to the next row's.
    pub seats: u32,
    /// The difference a year.
    pub uplift: Amount,
    /// What the dearer plan costs in all a year, where the same row says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
}

/// A published row of the by-hand benchmark. The printed dollars are stored, not derived rates.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ManualCost {
    /// Key of the source.
    pub source: String,
    /// `vendor` where the row was measured at this vendor's customers, `general` where the source
    /// prints its default for most apps.
    pub basis: String,
    /// Headcount that the row is normalised to.
    pub employees: u32,
    /// Accounts of people who left.
    pub orphaned_accounts: String,
    /// Licences without a user.
    pub unused_licences: String,
    /// IT hours a year.
    pub it_hours: String,
    /// Dollars a year for unused licences.
    pub licences: String,
    /// Dollars a year for IT labour.
    pub labour: String,
    /// Dollars a year for handling orphaned accounts.
    pub orphans: String,
}

/// A sentence with its source.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The sentence, in our own words.
    pub text: String,
    /// Key of the source.
    pub source: String,
}

/// Something on which sources differ.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What it is about, in a few words.
    pub about: String,
    /// Two or more claims, each with its source.
    pub claims: Vec<Fact>,
    /// What this calculator uses, and why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub used: String,
}

/// Where a fact is from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "catalog", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `https:` only.
    pub url: String,
    /// What it is: `vendor_pricing`, `vendor_docs`, `guide`, `list`. The first two are the vendor's.
    pub kind: String,
    /// Who transcribed it, where it was not read directly: `SCIM Tax Index (CC-BY 4.0)`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub via: String,
    /// The day that the source says of itself, where it says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The day it was last read.
    pub checked: String,
}
