//! The whole result: `Catalog + Scenario -> Report`.

use super::by_hand::{Events, breach};
use super::catalog::{Catalog, Plan, Vendor};
use super::date::{Age, Date};
use super::estimate::Estimate;
use super::formula::LineItem;
use super::number::Number;
use super::options::Money;
use super::price::PriceNote;
use super::reason::Reason;
use super::scenario::{App, Company, Scenario};
use super::upgrade::{Plans, Upgrade};
use super::verdict::{Choice, Verdict, oldest, rests_on_third_party, verdict};
use std::borrow::Cow;

/// Everything computed from a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// One for each app, in order.
    pub apps: Vec<AppReport>,
    /// The price steps of all apps, by currency in order of first appearance.
    pub totals: Vec<Total>,
}

/// The price steps in one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// ISO 4217.
    pub currency: String,
    /// A year; "at least" while something is not priced.
    pub upgrade: Estimate,
    /// Indexes of the apps that are not priced.
    pub not_priced: Vec<usize>,
}

/// Everything computed for one app.
#[derive(Clone, Debug, PartialEq)]
pub struct AppReport {
    /// The vendor, also for an app that is not in the catalog.
    pub vendor: Vendor,
    /// Whether the app is not in the catalog.
    pub is_own: bool,
    /// Index of the plan one has.
    pub current: Option<usize>,
    /// Index of the plan with SCIM; `None` with a bare add-on.
    pub target: Option<usize>,
    /// Indexes of the add-ons.
    pub addons: Vec<usize>,
    /// Seats.
    pub seats: u32,
    /// Events a year.
    pub events: Events,
    /// The money.
    pub money: Money,
    /// Expected cost of a breach, apart from all totals.
    pub breach: Option<LineItem>,
    /// Which way to go.
    pub verdict: Verdict,
    /// What the reader has to know.
    pub warnings: Vec<Warning>,
}

/// Something the reader has to know about a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// The price step, or what an unused licence costs, rests on a third party's price.
    ThirdPartyPrice,
    /// A price is over 12 months old, or over 24.
    StalePrice(Age),
    /// About a price.
    Price(PriceNote),
    /// More seats than the company has employees.
    MoreSeatsThanEmployees {
        /// Seats.
        seats: u32,
        /// Employees.
        employees: u32,
    },
    /// The scenario asks for more than a year, a renewal date or price rises; this answer is for one year.
    OneYearOnly,
    /// No exchange rate was entered for the vendor's currency.
    ExchangeRateNeeded,
}

impl Warning {
    /// The stable code in reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ThirdPartyPrice => "third_party_price",
            Self::StalePrice(_) => "stale_price",
            Self::Price(PriceNote::MinimumSeats { .. }) => "minimum_applies",
            Self::Price(PriceNote::MinimumSpend { .. }) => "minimum_spend_applies",
            Self::Price(PriceNote::OtherTerm { .. }) => "other_billing_term",
            Self::Price(PriceNote::FlatExceeded { .. }) => "flat_amount_exceeded",
            Self::Price(PriceNote::NotDiscounted { .. }) => "discount_not_applied",
            Self::Price(PriceNote::UnlikeUsage { .. }) => "unlike_usage",
            Self::MoreSeatsThanEmployees { .. } => "more_seats_than_employees",
            Self::OneYearOnly => "one_year_only",
            Self::ExchangeRateNeeded => "exchange_rate_needed",
        }
    }
}

/// Computes the report. `today` decides which prices are stale, nothing else.
pub fn compare(catalog: &Catalog, scenario: &Scenario, today: Date) -> Report {
    let scenario = scenario.clone().resolved(catalog);
    let (company, count) = (&scenario.company, scenario.apps.len());
    let apps: Vec<AppReport> =
        scenario.apps.iter().map(|app| app_report(catalog, app, company, count, today)).collect();
    let totals = totals(&apps);
    Report { apps, totals }
}

/// One app, resolved; `apps` share the identity provider's cost.
pub(super) fn app_report(catalog: &Catalog, app: &App, company: &Company, apps: usize, today: Date) -> AppReport {
    let vendor = catalog.vendor_of(app);
    let plans = Plans::of(&vendor, app);
    let money = Money::of(&vendor, app, company, apps);
    let verdict = verdict(&vendor, app, company, &money, today);

    AppReport {
        is_own: matches!(vendor, Cow::Owned(_)),
        current: plans.current,
        target: plans.target,
        addons: plans.addons,
        seats: app.seats,
        events: Events::of(app, company),
        breach: breach(company),
        verdict,
        warnings: warnings(&vendor, app, company, &money.upgrade, today),
        money,
        vendor: vendor.into_owned(),
    }
}

/// What the reader has to know about an app's result.
pub(super) fn warnings(vendor: &Vendor, app: &App, company: &Company, upgrade: &Upgrade, today: Date) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let seat_costs = upgrade.current_seat.base().is_some_and(Number::is_positive);
    if (seat_costs || !upgrade.delta.is_unknown()) && rests_on_third_party(vendor, &upgrade.prices) {
        warnings.push(Warning::ThirdPartyPrice);
    }
    let age = oldest(vendor, &upgrade.prices, today);
    if age > Age::Fresh {
        warnings.push(Warning::StalePrice(age));
    }
    warnings.extend(upgrade.notes.iter().cloned().map(Warning::Price));
    if app.seats > company.employees {
        warnings.push(Warning::MoreSeatsThanEmployees { seats: app.seats, employees: company.employees });
    }
    let longer = company.years > 1 || company.renewal.is_some();
    if longer || company.escalator.is_positive() || company.discount_rate.is_positive() {
        warnings.push(Warning::OneYearOnly);
    }
    if company.dollars_for(&vendor.currency).is_none() {
        warnings.push(Warning::ExchangeRateNeeded);
    }
    warnings
}

fn totals(apps: &[AppReport]) -> Vec<Total> {
    let mut currencies: Vec<&str> = Vec::new();
    for app in apps {
        if !currencies.contains(&app.vendor.currency.as_str()) {
            currencies.push(&app.vendor.currency);
        }
    }
    let total = |currency: &str| {
        let of_currency = || apps.iter().enumerate().filter(|(_, app)| app.vendor.currency == currency);
        // Where a vendor has no SCIM at all there is nothing to price.
        let priced = of_currency().map(|(_, app)| app.money.upgrade.delta);
        let priced = priced.filter(|delta| delta.reason() != Some(Reason::NoScim));
        let open = |app: &AppReport| app.money.upgrade.delta.reason().is_some_and(|reason| reason != Reason::NoScim);
        Total {
            currency: currency.into(),
            upgrade: Estimate::total(priced).as_difference(),
            not_priced: of_currency().filter(|(_, app)| open(app)).map(|(at, _)| at).collect(),
        }
    };
    currencies.into_iter().map(total).collect()
}

impl AppReport {
    /// The plan one has.
    pub fn current_plan(&self) -> Option<&Plan> {
        self.current.map(|at| &self.vendor.plans[at])
    }

    /// The plan or add-on that brings SCIM.
    pub fn target_plan(&self) -> Option<&Plan> {
        self.addons.first().copied().or(self.target).map(|at| &self.vendor.plans[at])
    }

    /// Whether the current plan has SCIM.
    pub fn nothing_to_buy(&self) -> bool {
        self.verdict.choice == Choice::UseScim
    }
}
