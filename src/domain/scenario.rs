//! Everything that a buyer enters. It is what a share link carries.

use super::assumptions::Assumptions;
use super::catalog::{Catalog, Idp, Plan, Support, Vendor};
use super::charge::Term;
use super::date::Date;
use super::number::Number;

/// The inputs: the company once, then one entry for each app.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Apps in the order of the link.
    pub apps: Vec<App>,
    /// What is the same for all apps.
    pub company: Company,
}

/// What the app is.
#[derive(Clone, Debug, PartialEq)]
pub enum Product {
    /// A vendor of the catalog.
    Listed {
        /// The vendor's id.
        vendor: String,
        /// Id of the plan one has; empty for the catalog's own step.
        current: String,
        /// `plan`, `plan.add-on` or `add-on`; empty for the catalog's own step.
        target: String,
    },
    /// An app that the catalog does not have, with the prices that the buyer enters.
    Own {
        /// Its name.
        name: String,
    },
}

/// One app. Money is in the vendor's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct App {
    /// What the app is.
    pub product: Product,
    /// Seats, 1 to 1,000,000.
    pub seats: u32,
    /// What one pays now, a year, all in.
    pub now_quote: Option<Number>,
    /// What the target was quoted at, a year, all in.
    pub quote: Option<Number>,
    /// What a seat costs now, a month.
    pub now_seat: Option<Number>,
    /// What a seat of the target was quoted at, a month.
    pub seat: Option<Number>,
    /// Discount on the current plan, percent.
    pub now_discount: Option<Number>,
    /// Discount on the target, percent.
    pub discount: Option<Number>,
    /// Usage, in the plan's unit.
    pub usage: Option<Number>,
    /// Share of the upgrade that would be bought anyway, percent.
    pub anyway: Option<Number>,
    /// One-off cost of the upgrade.
    pub once: Option<Number>,
    /// Another tool for this app, a year.
    pub other: Option<Number>,
}

impl App {
    /// An app with nothing but its seats.
    pub fn new(product: Product, seats: u32) -> Self {
        Self {
            product,
            seats,
            now_quote: None,
            quote: None,
            now_seat: None,
            seat: None,
            now_discount: None,
            discount: None,
            usage: None,
            anyway: None,
            once: None,
            other: None,
        }
    }

    /// A vendor's own step: `App::listed("kustomer", "enterprise", "ultimate", 50)`; empty ids are the
    /// catalog's.
    pub fn listed(vendor: &str, current: &str, target: &str, seats: u32) -> Self {
        let product = Product::Listed { vendor: vendor.into(), current: current.into(), target: target.into() };
        Self::new(product, seats)
    }

    /// The optional numbers by their key, in the order of links.
    pub fn numbers(&self) -> [(&'static str, Option<Number>); 10] {
        [
            ("now-quote", self.now_quote),
            ("quote", self.quote),
            ("now-seat", self.now_seat),
            ("seat", self.seat),
            ("now-discount", self.now_discount),
            ("discount", self.discount),
            ("usage", self.usage),
            ("anyway", self.anyway),
            ("once", self.once),
            ("other", self.other),
        ]
    }

    /// The place of an optional number, by its key.
    pub fn number_mut(&mut self, key: &str) -> Option<&mut Option<Number>> {
        match key {
            "now-quote" => Some(&mut self.now_quote),
            "quote" => Some(&mut self.quote),
            "now-seat" => Some(&mut self.now_seat),
            "seat" => Some(&mut self.seat),
            "now-discount" => Some(&mut self.now_discount),
            "discount" => Some(&mut self.discount),
            "usage" => Some(&mut self.usage),
            "anyway" => Some(&mut self.anyway),
            "once" => Some(&mut self.once),
            "other" => Some(&mut self.other),
            _ => None,
        }
    }

    /// Whether a price that the buyer was told stands in it: what a link would give away.
    pub fn has_own_price(&self) -> bool {
        [self.now_quote, self.quote, self.now_seat, self.seat, self.now_discount, self.discount, self.other]
            .iter()
            .any(Option::is_some)
    }

    /// The same app with the catalog's own step put in where plans were left empty, and with plan ids
    /// as they are called today.
    pub fn resolved(self, catalog: &Catalog) -> Self {
        let vendor = match &self.product {
            Product::Listed { vendor, .. } => catalog.vendor(vendor),
            Product::Own { .. } => None,
        };
        match vendor {
            Some(vendor) => self.resolved_for(vendor),
            None => self,
        }
    }

    /// The same where the vendor is at hand.
    pub(super) fn resolved_for(mut self, vendor: &Vendor) -> Self {
        if let Product::Listed { current, target, .. } = &mut self.product {
            *current = match vendor.plan(current) {
                Some((_, plan)) => plan.id.clone(),
                None => default_current(vendor),
            };
            if target.is_empty() {
                *target = default_target(vendor, current);
            }
        }
        self
    }
}

/// The plan one has, where none was chosen: the step's, else the first plan.
fn default_current(vendor: &Vendor) -> String {
    let from = vendor.step.as_ref().map(|(from, _)| from.clone());
    from.or_else(|| vendor.plans.iter().find(|plan| !plan.is_addon()).map(|plan| plan.id.clone())).unwrap_or_default()
}

/// The target for a current plan: the step's, if it leads away from that plan, else the first plan
/// above or add-on on it that comes with SCIM, else none.
pub fn default_target(vendor: &Vendor, current: &str) -> String {
    let Some((at, plan)) = vendor.plan(current) else { return String::new() };
    if plan.scim == Support::Yes {
        return String::new();
    }
    let fits = |target: &Plan| !target.is_addon() || target.addon_to.contains(&plan.id);
    if let Some((to, target)) = vendor.step.as_ref().and_then(|(_, to)| vendor.plan(to))
        && to > at
        && fits(target)
    {
        return target.id.clone();
    }
    let above = vendor.plans.iter().skip(at + 1).find(|target| target.scim == Support::Yes && fits(target));
    above.map(|target| target.id.clone()).unwrap_or_default()
}

/// Which prices count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prices {
    /// The vendor's, and third parties' where the vendor publishes none.
    All,
    /// Only what the vendor publishes.
    Vendor,
}

/// Which by-hand model is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manual {
    /// The buyer's own numbers.
    Own,
    /// The published benchmark.
    Benchmark,
}

/// What is the same for all apps. Wages and other company amounts are in US dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// Headcount, 1 to 10,000,000.
    pub employees: u32,
    /// Identity provider.
    pub idp: Idp,
    /// Just-in-time sign-in is already in use today.
    pub jit: bool,
    /// Billing term.
    pub billing: Term,
    /// Which prices count.
    pub prices: Prices,
    /// Which by-hand model is compared with.
    pub manual: Manual,
    /// The team.
    pub assumptions: Assumptions,
    /// What the identity provider charges for provisioning, a year, for all apps of the scenario.
    pub idp_cost: Option<Number>,
    /// IT hours to set SCIM up, once, for each app.
    pub setup_hours: Option<Number>,
    /// IT hours to renew tokens, a year, for each app.
    pub token_hours: Option<Number>,
    /// Another tool, a year, for each app.
    pub third_party: Option<Number>,
    /// Years looked at, 1 to 5.
    pub years: u32,
    /// Growth of seats, percent a year.
    pub growth: Number,
    /// Rise of prices, percent a year.
    pub escalator: Number,
    /// Discount rate, percent a year.
    pub discount_rate: Number,
    /// When the contract is renewed.
    pub renewal: Option<Date>,
    /// Dollars for one unit of a currency, by its lower-case code, in order of the code.
    pub fx: Vec<(String, Number)>,
}

impl Default for Company {
    /// The defaults of link version 1. They never change: links leave them out.
    fn default() -> Self {
        Self {
            employees: 500,
            idp: Idp::Okta,
            jit: false,
            billing: Term::Annual,
            prices: Prices::All,
            manual: Manual::Own,
            assumptions: Assumptions::default(),
            idp_cost: None,
            setup_hours: None,
            token_hours: None,
            third_party: None,
            years: 1,
            growth: Number::ZERO,
            escalator: Number::ZERO,
            discount_rate: Number::ZERO,
            renewal: None,
            fx: Vec::new(),
        }
    }
}

impl Company {
    /// Dollars for one unit of a currency: 1 for the dollar, else what was typed.
    pub fn dollars_for(&self, currency: &str) -> Option<Number> {
        if currency == "USD" {
            return Some(Number::ONE);
        }
        self.fx.iter().find(|(code, _)| code.eq_ignore_ascii_case(currency)).map(|(_, rate)| *rate)
    }
}

impl Scenario {
    /// Every app [`App::resolved`].
    pub fn resolved(mut self, catalog: &Catalog) -> Self {
        self.apps = self.apps.into_iter().map(|app| app.resolved(catalog)).collect();
        self
    }
}
