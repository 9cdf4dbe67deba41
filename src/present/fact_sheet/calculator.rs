//! What the catalog knows of a vendor, as tables: plans, identity providers, and the step at other sizes.

use super::words::{done, provider_name, support};
use crate::domain::{
    App, Catalog, Date, Estimate, Idp, Number, Plan, Product, Provisioning, Scenario, Vendor, compare,
};
use crate::present::fill::fill;
use crate::present::number::Numbers;
use crate::present::plan::plan_price;

/// Sizes of a team for which the step is shown.
const SIZES: [u32; 4] = [10, 25, 50, 100];

/// A table with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct FactTable {
    /// What it is about.
    pub title: String,
    /// What its columns hold.
    pub head: Vec<&'static str>,
    /// Its rows; the first cell of each is what the row is about.
    pub rows: Vec<Vec<String>>,
}

/// What the catalog knows of the first app's vendor. Nothing of an app that is not listed.
///
/// The step at other sizes is at list prices: quotes and discounts that were entered are for one's own size.
pub fn vendor_tables(catalog: &Catalog, scenario: &Scenario, today: Date, numbers: &Numbers) -> Vec<FactTable> {
    let listed = scenario.apps.first().and_then(|app| match &app.product {
        Product::Listed { vendor, .. } => Some((app, catalog.vendor(vendor)?)),
        Product::Own { .. } => None,
    });
    let Some((app, vendor)) = listed else { return Vec::new() };
    let tables = [plans(vendor, scenario, numbers), providers(vendor), sizes(catalog, scenario, app, today, numbers)];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn plans(vendor: &Vendor, scenario: &Scenario, numbers: &Numbers) -> FactTable {
    let row = |plan: &Plan| {
        let price = plan_price(plan, &scenario.company, &vendor.currency, numbers);
        let name = if plan.is_addon() { fill("{}, on top of a plan", &[&plan.name]) } else { plan.name.clone() };
        vec![name, price, support(plan.sso).into(), support(plan.scim).into()]
    };
    FactTable {
        title: fill("Plans of {}", &[&vendor.name]),
        head: vec!["Plan", "Price", "Single sign-on", "SCIM"],
        rows: vendor.plans.iter().map(row).collect(),
    }
}

fn providers(vendor: &Vendor) -> FactTable {
    let row = |(idp, gets): &(Idp, Provisioning)| {
        let gets = match gets {
            Provisioning::Full => match vendor.operations {
                Some(operations) => fill("All that the vendor’s SCIM does: {}", &[&done(operations)]),
                None => "All that the vendor’s SCIM does; what that is, no source tells".into(),
            },
            Provisioning::Partial(Some(operations)) => fill("In part: {}", &[&done(*operations)]),
            Provisioning::Partial(None) => "In part; which part, no source tells".into(),
            Provisioning::JustInTime => "Accounts are made at the first sign-in; leavers stay".into(),
            Provisioning::None => "Nothing".into(),
            Provisioning::Unknown => "Not known".into(),
        };
        vec![provider_name(*idp).into(), gets]
    };
    let rows = vendor.idps.iter().map(row).collect();
    FactTable { title: "Through which identity provider".into(), head: vec!["Provider", "What it does"], rows }
}

fn sizes(catalog: &Catalog, scenario: &Scenario, app: &App, today: Date, numbers: &Numbers) -> FactTable {
    let row = |seats: u32| {
        let one = App { usage: app.usage, ..App::new(app.product.clone(), seats) };
        let report = compare(catalog, &Scenario { apps: vec![one], company: scenario.company.clone() }, today);
        let app = report.apps.into_iter().next()?;
        let currency = app.vendor.currency.clone();
        let words = |amount: Estimate| match amount {
            Estimate::Unknown(_) => "not known".to_owned(),
            amount => numbers.estimate(amount, &currency),
        };
        let upgrade = app.money.upgrade_lines.as_ref().map(|_| &app.money.upgrade)?;
        let seats = numbers.count(Number::from(seats), 0);
        Some(vec![seats, words(upgrade.current_year), words(upgrade.target_year), words(upgrade.delta)])
    };
    FactTable {
        title: "The step at other sizes, at list prices".into(),
        head: vec!["Seats", "Your plan, a year", "With SCIM, a year", "More a year"],
        rows: SIZES.into_iter().filter_map(row).collect(),
    }
}
