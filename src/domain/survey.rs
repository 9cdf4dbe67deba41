//! Every vendor of the catalog at one size of team: what a list of them shows and sorts by.
//!
//! It is [`upgrade`] for each vendor's own step and nothing more: no work by hand, no verdict, no
//! break-evens, which take most of the time of a whole report.

use super::after_scim::Coverage;
use super::catalog::{Catalog, Grade, Idp, Plan, Status, Support, Vendor};
use super::date::{Age, Date};
use super::estimate::Estimate;
use super::formula::Ref;
use super::number::Number;
use super::reason::Reason;
use super::scenario::{App, Company};
use super::upgrade::{Plans, PricesFrom, Upgrade, upgrade};

/// One vendor of the survey. Plans are indexes into the vendor's plans.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyRow {
    /// Index of the vendor in the catalog.
    pub vendor: usize,
    /// Whether users can be provisioned at all.
    pub status: Status,
    /// How well that is known.
    pub grade: Grade,
    /// The first plan in order that comes with single sign-on or has it sold on top.
    pub sso: Option<usize>,
    /// The first plan in order that comes with SCIM or has it sold on top; in the latter case the add-on, where
    /// the catalog's own step is to one.
    pub scim: Option<usize>,
    /// The plan that the catalog's own step starts from.
    pub current: Option<usize>,
    /// The plan or add-on that the step buys.
    pub target: Option<usize>,
    /// What is known of the step's price, and from whom.
    pub pricing: Pricing,
    /// What the step costs more a year, in the vendor's currency; as in the calculator.
    pub year: Estimate,
    /// The same for a seat and month.
    pub seat_month: Estimate,
    /// The same in percent of what the current plan costs; `None` where either is unknown, or the plan is free.
    pub jump: Option<Estimate>,
    /// What the buyer's identity provider gets.
    pub gets: Gets,
    /// The oldest of the prices that the step rests on; where it has no amount, the newest word on the
    /// plan that brings SCIM.
    pub priced: Option<Priced>,
}

/// What is known of the price of the way to SCIM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pricing {
    /// The plan one starts from has SCIM.
    NothingToBuy,
    /// SCIM is on no plan.
    NoScim,
    /// It has an amount, on prices that the vendor publishes.
    Vendor,
    /// It has an amount, and a third party's price is part of it.
    ThirdParty,
    /// It has an amount, on prices of the reader's own file.
    Own,
    /// The vendor publishes no price of the step.
    Unpublished,
    /// Something else is missing: [`SurveyRow::year`] says what.
    Unknown,
}

impl Pricing {
    /// Whether the step has an amount that was computed.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Vendor | Self::ThirdParty | Self::Own)
    }
}

/// What an identity provider gets from a vendor: what a buyer asks first is whether leavers are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gets {
    /// The accounts of leavers are closed.
    Closes,
    /// Accounts are only made; those of leavers stay open.
    Opens,
    /// Nothing.
    Nothing,
    /// No source tells whether leavers are closed.
    Unknown,
}

impl Gets {
    /// What this identity provider gets. A vendor without SCIM gives nobody more than accounts made at the
    /// first sign-in.
    pub fn of(vendor: &Vendor, idp: Idp) -> Self {
        let Coverage { best, worst } = Coverage::of(vendor, idp);
        let has_scim = vendor.status != Status::Absent;
        if worst.leavers && has_scim {
            Self::Closes
        } else if best.leavers && has_scim {
            Self::Unknown
        } else if worst.joiners {
            Self::Opens
        } else {
            Self::Nothing
        }
    }
}

/// How old a price is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priced {
    /// The older of the day it was read and the day its source gives: its age counts from here.
    pub since: Date,
    /// The day it was last read.
    pub checked: Date,
    /// How old it is.
    pub age: Age,
}

impl Priced {
    fn new(checked: Date, published: Option<Date>, today: Date) -> Self {
        let since = published.map_or(checked, |published| published.min(checked));
        Self { since, checked, age: since.age_on(today) }
    }
}

/// A row for each vendor, in the catalog's order, at list prices for `seats`.
///
/// ```
/// use scim_tax::domain::{Catalog, Company, Date, Pricing, Vendor, survey};
/// let today = Date::parse("2026-11-21").unwrap();
/// let catalog = Catalog { version: today, vendors: vec![Vendor::own("Acme")] };
/// let rows = survey(&catalog, &Company::default(), 50, today);
/// assert_eq!((rows[0].pricing, rows[0].scim), (Pricing::Unknown, Some(1)));
/// ```
pub fn survey(catalog: &Catalog, company: &Company, seats: u32, today: Date) -> Vec<SurveyRow> {
    let row = |(at, vendor): (usize, &Vendor)| row(vendor, at, company, seats, today);
    catalog.vendors.iter().enumerate().map(row).collect()
}

fn row(vendor: &Vendor, at: usize, company: &Company, seats: u32, today: Date) -> SurveyRow {
    let app = App::listed(&vendor.id, "", "", seats).resolved_for(vendor);
    let plans = Plans::of(vendor, &app);
    let step = upgrade(vendor, &app, company);
    let first = |has: fn(&Plan) -> Support| {
        vendor.plans.iter().position(|plan| matches!(has(plan), Support::Yes | Support::AddOn))
    };
    let pricing = pricing(vendor, &plans, &step);
    let target = plans.addons.first().copied().or(plans.target);
    let is_apart = |at: &usize| vendor.plans[*at].scim == Support::AddOn;
    let addon = target.filter(|at| vendor.plans[*at].is_addon());
    let scim = first(|plan| plan.scim).map(|at| addon.filter(|_| is_apart(&at)).unwrap_or(at));
    let priced = match pricing.is_known() {
        true => oldest(vendor, &step.prices, today),
        false => target.and_then(|at| newest_word(&vendor.plans[at], today)),
    };
    SurveyRow {
        vendor: at,
        status: vendor.status,
        grade: vendor.grade,
        sso: first(|plan| plan.sso),
        scim,
        current: plans.current,
        target,
        pricing,
        year: step.delta,
        seat_month: step.delta.over(Number::from(seats) * Number::MONTHS),
        jump: jump(step.delta, step.current_year).filter(|_| pricing.is_known()),
        gets: Gets::of(vendor, company.idp),
        priced,
    }
}

fn pricing(vendor: &Vendor, plans: &Plans, step: &Upgrade) -> Pricing {
    if plans.has_scim(vendor) {
        return Pricing::NothingToBuy;
    }
    match step.delta {
        Estimate::Unknown(Reason::NoScim) => Pricing::NoScim,
        Estimate::Unknown(Reason::Quote | Reason::ThirdPartyLeftOut) => Pricing::Unpublished,
        Estimate::Unknown(_) => Pricing::Unknown,
        _ => match step.prices_from {
            Some(PricesFrom::Vendor) => Pricing::Vendor,
            // Nothing else is one's own in a list.
            Some(PricesFrom::Own) => Pricing::Own,
            _ => Pricing::ThirdParty,
        },
    }
}

/// The step in percent of what one pays now, to the corners: its low end is that of the dearest current price.
fn jump(step: Estimate, current: Estimate) -> Option<Estimate> {
    let of = |end: Option<Number>, now: Option<Number>| {
        let now = now.filter(|now| now.is_positive())?;
        Some(end? * Number::HUNDRED / now)
    };
    let ends = (of(step.low(), current.high()), of(step.high(), current.low()));
    let jump = Estimate::between(ends.0, ends.1, Reason::SaysTooLittle).as_difference();
    Some(jump).filter(|jump| !jump.is_unknown())
}

fn oldest(vendor: &Vendor, prices: &[Ref], today: Date) -> Option<Priced> {
    let of = |price: &Ref| match *price {
        Ref::Price { plan, price } => {
            let price = &vendor.plans[plan].prices[price];
            Some(Priced::new(price.checked, price.published, today))
        }
        Ref::Step(step) => {
            let step = &vendor.published_steps[step];
            Some(Priced::new(step.checked, step.published, today))
        }
        Ref::Typed(_) | Ref::Assumption(_) | Ref::Benchmark => None,
    };
    prices.iter().filter_map(of).min_by_key(|price| (price.since, price.checked))
}

fn newest_word(plan: &Plan, today: Date) -> Option<Priced> {
    let newest = plan.prices.iter().max_by_key(|price| price.checked)?;
    Some(Priced::new(newest.checked, newest.published, today))
}
