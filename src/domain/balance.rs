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

    /// What a year of a company comes to whatever the seats and prices.
    pub fn team<'c>(&self, company: &'c Company) -> TeamYear<'c> {
        let or_nothing = |amount: Option<Number>| amount.unwrap_or(Number::ZERO);
        let hours = or_nothing(company.setup_hours) + or_nothing(company.token_hours);
        let wages = hours * company.assumptions.base(Assumption::Rate);
        let shared = or_nothing(company.idp_cost) / self.apps;
        TeamYear { company, beside: shared + wages, seat: SeatWork::of(company, self.coverage) }
    }

    /// Upgrade less by hand, dollars a year at base, to 10 decimals, so that quotients do not tip the balance;
    /// `None` where an end of either is unknown: the known one does not say what it costs.
    pub fn at(&self, prices: &StepPrices, seats: u32, team: &TeamYear) -> Option<Number> {
        let seats = Number::from(seats);
        let bought = known_base(prices.step)? + known_base(prices.once)? + team.beside;
        let work = match &self.benchmark {
            None => seats * self.seat(prices, &team.seat)?,
            Some(benchmark) => self.in_proportion(benchmark, prices, &Events::at(seats, team.company), team.company)?,
        };
        let difference = bought + work;
        difference.decimal().map(|_| difference.shown(10))
    }

    /// The work that stays of a seat less that by hand, by the buyer's own numbers.
    fn seat(&self, prices: &StepPrices, work: &SeatWork) -> Option<Number> {
        let orphaned = |seat: Option<Number>| {
            let unused = work.unused.map_or(Some(Number::ZERO), |years| Some(years * seat?));
            Some(work.handling + unused?)
        };
        let Coverage { best, worst } = self.coverage;
        let stays = match (best.leavers, worst.leavers) {
            (true, true) => Number::ZERO,
            (false, false) => orphaned(known_base(prices.target_seat))?,
            // From nothing to all of it.
            _ => half(orphaned(prices.target_seat.low().and(prices.target_seat.high()))?),
        };
        Some(stays - orphaned(known_base(prices.current_seat))? - work.spared)
    }

    /// The work that stays less that by hand, where that is the benchmark.
    fn in_proportion(
        &self,
        benchmark: &BenchmarkYear,
        prices: &StepPrices,
        events: &Events,
        company: &Company,
    ) -> Option<Number> {
        let by_hand = WorkFigures::of(events, company, Covered::NOTHING, prices.current_seat).amounts;
        let stays = Stays::of(events, company, self.coverage, prices.target_seat).amounts(Some((benchmark, by_hand)));
        stays.into_iter().zip(&benchmark.lines).try_fold(Number::ZERO, |sum, (stays, printed)| {
            Some(sum + known_base(stays)? - known_base(printed.amount)?)
        })
    }
}

/// A company's year, as far as neither seats nor prices change it.
pub(super) struct TeamYear<'a> {
    company: &'a Company,
    /// What the upgrade costs beside its price: the identity provider's share, set-up and token renewal, dollars.
    beside: Number,
    seat: SeatWork,
}

/// What SCIM changes of a seat's work in a year, by the buyer's own numbers: [`WorkFigures`] and [`Stays`] at base,
/// without what is the same both ways, such as reviews.
struct SeatWork {
    /// Dollars of labour that SCIM spares.
    spared: Number,
    /// Dollars to handle orphaned accounts, where leavers are not covered.
    handling: Number,
    /// Years of unused licences there; `None` where no account is orphaned, so that no price is asked for.
    unused: Option<Number>,
}

impl SeatWork {
    fn of(company: &Company, Coverage { best, worst }: Coverage) -> Self {
        let base = |assumption| company.assumptions.base(assumption);
        let events = Events::at(Number::ONE, company);
        let spared = |(best, worst), count: Number, by_hand| {
            let minutes = || count * (base(by_hand) - base(Assumption::ScimMinutes));
            match (best, worst) {
                (false, false) => Number::ZERO,
                (true, true) => minutes(),
                // From nothing to all of it.
                _ => half(minutes()),
            }
        };
        // Where sign-in makes accounts today, adding one takes what it takes after SCIM.
        let joiners = (best.joiners && !company.jit, worst.joiners && !company.jit);
        let joining = spared(joiners, events.joiners, Assumption::JoinMinutes);
        let leaving = spared((best.leavers, worst.leavers), events.leavers, Assumption::LeaveMinutes);
        let changing = spared((best.changes, worst.changes), events.changes, Assumption::ChangeMinutes);
        let orphans = events.leavers * base(Assumption::Missed).percent();
        Self {
            spared: (joining + leaving + changing) * base(Assumption::Rate) / Number::MINUTES,
            handling: orphans * base(Assumption::OrphanCost),
            unused: (orphans != Number::ZERO).then(|| orphans * base(Assumption::Discovery) / Number::MONTHS),
        }
    }
}

fn half(whole: Number) -> Number {
    whole / Number::from(2)
}

/// The base of an amount with two ends.
fn known_base(amount: Estimate) -> Option<Number> {
    amount.low().and(amount.high()).and(amount.base())
}
