//! What the upgrade costs more than doing it by hand, in figures alone: what [`Money`](super::options::Money) comes to
//! at base without the sums written out, for the many times that a break-even asks.

use super::after_scim::{Coverage, Stays};
use super::assumptions::Assumption;
use super::by_hand::{BenchmarkYear, Covered, WorkFigures, benchmark_of};
use super::catalog::Vendor;
use super::estimate::Estimate;
use super::number::Number;
use super::options::{in_dollars, not_bought_anyway};
use super::price::usage_in_force;
use super::scenario::{App, Company, Manual};
use super::upgrade::{Plans, Step};

/// One app whose upgrade can be bought.
pub(super) struct Balance<'a> {
    vendor: &'a Vendor,
    pub plans: Plans,
    usage: Option<Number>,
    coverage: Coverage,
    /// Dollars for one unit of the vendor's currency.
    rate: Option<Number>,
    /// Apps that share the identity provider's cost.
    apps: Number,
    /// The benchmark, where that is compared with.
    benchmark: Option<BenchmarkYear>,
}

/// The prices that it takes, dollars a year.
#[derive(Clone, Copy)]
pub(super) struct StepPrices {
    step: Estimate,
    once: Estimate,
    current_seat: Estimate,
    target_seat: Estimate,
}

impl<'a> Balance<'a> {
    /// `None` where there is nothing to buy.
    pub fn of(vendor: &'a Vendor, app: &App, company: &Company, apps: usize) -> Option<Self> {
        let plans = Plans::of(vendor, app);
        if !plans.can_be_bought(vendor, app) {
            return None;
        }
        let benchmark = || benchmark_of(vendor).for_employees(company.employees);
        Some(Self {
            usage: usage_in_force(app, plans.current.map(|at| &vendor.plans[at]), company.prices),
            plans,
            coverage: Coverage::of(vendor, company.idp),
            rate: company.dollars_for(&vendor.currency),
            apps: Number::from(u32::try_from(apps).unwrap_or(u32::MAX)),
            benchmark: (company.manual == Manual::Benchmark).then(benchmark),
            vendor,
        })
    }

    /// The prices at an app's seats.
    pub fn prices(&self, app: &App, company: &Company) -> StepPrices {
        let step = Step::new(self.vendor, app, company, &self.plans, self.usage);
        let dollars = |amount| in_dollars(amount, self.rate);
        let once: Number = step.target.one_offs.iter().filter_map(|line| line.amount.base()).sum();
        StepPrices {
            step: not_bought_anyway(dollars(step.delta), app.anyway.unwrap_or(Number::ZERO)),
            once: dollars(Estimate::exact(once + app.once.unwrap_or(Number::ZERO))),
            current_seat: dollars(step.current.marginal),
            target_seat: dollars(step.target_seat),
        }
    }

    /// Upgrade less by hand, dollars a year at base, to 10 decimals, so that quotients do not tip the balance;
    /// `None` where an end of either is unknown: the known one does not say what it costs.
    pub fn at(&self, prices: &StepPrices, app: &App, company: &Company) -> Option<Number> {
        let by_hand = WorkFigures::of(app, company, Covered::NOTHING, prices.current_seat).amounts;
        let stays = Stays::of(app, company, self.coverage, prices.target_seat);
        let stays = stays.amounts(self.benchmark.as_ref().map(|benchmark| (benchmark, by_hand)));
        let or_nothing = |amount: Option<Number>| amount.unwrap_or(Number::ZERO);
        let hours = or_nothing(company.setup_hours) + or_nothing(company.token_hours);
        let wages = hours * company.assumptions.base(Assumption::Rate);
        let shared = or_nothing(company.idp_cost) / self.apps;
        let base = |amount: Estimate| amount.low().and(amount.high()).and(amount.base());
        let mut difference = base(prices.step)? + base(prices.once)? + shared + wages;
        for (at, (stays, by_hand)) in stays.into_iter().zip(by_hand).enumerate() {
            let by_hand = self.benchmark.as_ref().map_or(by_hand, |benchmark| benchmark.lines[at].amount);
            difference = difference + base(stays)? - base(by_hand)?;
        }
        difference.decimal().map(|_| difference.shown(10))
    }
}
