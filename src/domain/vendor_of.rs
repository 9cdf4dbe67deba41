//! The vendor behind an app, also where the catalog does not have it.

use super::catalog::{Catalog, Grade, Plan, Status, Support, Vendor};
use super::scenario::{App, Product};
use std::borrow::Cow;

impl Catalog {
    /// The vendor of an app: borrowed from the catalog, or [`Vendor::own`] where that does not have it.
    pub fn vendor_of(&self, app: &App) -> Cow<'_, Vendor> {
        let (found, name) = match &app.product {
            Product::Listed { vendor, .. } => (self.vendor(vendor), vendor),
            Product::Own { name } => (None, name),
        };
        found.map_or_else(|| Cow::Owned(Vendor::own(name)), Cow::Borrowed)
    }
}

impl Vendor {
    /// A vendor that the catalog does not have: the plan one has and the plan with SCIM, without prices.
    pub fn own(name: &str) -> Self {
        let plan = |id: &str, name: &str, scim| Plan {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            sso: Support::Unknown,
            scim,
            addon_to: Vec::new(),
            needs: Vec::new(),
            max_seats: None,
            prices: Vec::new(),
        };
        Self {
            id: "own".into(),
            name: if name.is_empty() { "your app" } else { name }.into(),
            aliases: Vec::new(),
            currency: "USD".into(),
            grade: Grade::D,
            status: Status::Gated,
            operations: None,
            changes_follow: false,
            idps: Vec::new(),
            plans: vec![plan("now", "your plan", Support::No), plan("scim", "the plan with SCIM", Support::Yes)],
            step: Some(("now".into(), "scim".into())),
            published_steps: Vec::new(),
            benchmark: None,
            from_own_file: false,
        }
    }
}
