//! What the upgrade costs more than doing it by hand, in figures alone: what [`Money`](super::options::Money) comes to
//! at base without the sums written out, for the many times that a break-even asks.

use super::after_scim::{Coverage, Stays};
use super::assumptions::Assumption;
use super::by_hand::{BenchmarkYear, Covered, Events, WorkFigures, benchmark_of};
use super::catalog::Vendor;
use super::charge::Sums;
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
        let step = Step::new(self.vendor, (app, company), &self.plans, self.usage, Sums::LeftOut);
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
        let or_nothing = |amount: Option<Number>| amount.unwrap_or(Number::ZERO);
        let hours = or_nothing(company.setup_hours) + or_nothing(company.token_hours);
        let wages = hours * company.assumptions.base(Assumption::Rate);
        let shared = or_nothing(company.idp_cost) / self.apps;
        let bought = known_base(prices.step)? + known_base(prices.once)? + shared + wages;
        let events = Events::of(app, company);
        let difference = match &self.benchmark {
            None => bought + self.work(prices, &events, company)?,
            Some(benchmark) => {
                let by_hand = WorkFigures::of(&events, company, Covered::NOTHING, prices.current_seat).amounts;
                let stays = Stays::of(&events, company, self.coverage, prices.target_seat);
                let stays = stays.amounts(Some((benchmark, by_hand)));
                stays.into_iter().zip(&benchmark.lines).try_fold(bought, |sum, (stays, printed)| {
                    Some(sum + known_base(stays)? - known_base(printed.amount)?)
                })?
            }
        };
        difference.decimal().map(|_| difference.shown(10))
    }

    /// The work that stays less that by hand, by the buyer's own numbers: what [`WorkFigures`] and [`Stays`] come to at
    /// base, in plain numbers.
    fn work(&self, prices: &StepPrices, events: &Events, company: &Company) -> Option<Number> {
        let base = |assumption| company.assumptions.base(assumption);
        let reviewing = events.reviewed * base(Assumption::ReviewMinutes);
        let minutes = |covered, by_hand| base(if covered { Assumption::ScimMinutes } else { by_hand });
        let labour = |covered: Covered| {
            let joining = events.joiners * minutes(covered.joiners || company.jit, Assumption::JoinMinutes);
            let leaving = events.leavers * minutes(covered.leavers, Assumption::LeaveMinutes);
            let changing = events.changes * minutes(covered.changes, Assumption::ChangeMinutes);
            (joining + leaving + changing + reviewing) * base(Assumption::Rate) / Number::MINUTES
        };
        // Orphaned accounts and unused licences, where leavers are not covered.
        let orphans = events.leavers * base(Assumption::Missed).percent();
        let handling = orphans * base(Assumption::OrphanCost);
        let months = orphans * base(Assumption::Discovery);
        let orphaned = |seat: Option<Number>| {
            let waste = if orphans == Number::ZERO { Number::ZERO } else { months * seat? / Number::MONTHS };
            Some(handling + waste)
        };
        let half = |whole: Number| whole / Number::from(2);

        let Coverage { best, worst } = self.coverage;
        let stays = if best == worst { labour(worst) } else { half(labour(best) + labour(worst)) };
        let stays_orphaned = match (best.leavers, worst.leavers) {
            (true, true) => Number::ZERO,
            (false, false) => orphaned(known_base(prices.target_seat))?,
            // From nothing to all of it.
            _ => half(orphaned(prices.target_seat.low().and(prices.target_seat.high()))?),
        };
        let by_hand = labour(Covered::NOTHING) + orphaned(known_base(prices.current_seat))?;
        Some(stays + stays_orphaned - by_hand)
    }
}

/// The base of an amount with two ends.
fn known_base(amount: Estimate) -> Option<Number> {
    amount.low().and(amount.high()).and(amount.base())
}
