//! A scenario as a short program over its uncertain inputs: all that does not depend on them, prices above
//! all, is worked out once, and what is left is a few sums and products for each app.
//!
//! The program is of the first year, or of all years looked at; its amounts are then sums in today's money.
//!
//! It is written once for any arithmetic: with [`Number`] it gives sensitivity, exactly; with floats, several draws
//! at a time, the simulation. It comes to what [`compare`](super::compare) comes to, which `tests/properties.rs` holds.
//! Where a range goes through a kink or a proportion (a share bought anyway, what stays of a benchmark), the
//! value at base is the one of the inputs at base, not the middle of the two ends.

mod app;
mod build;
mod inputs;
mod prices;
mod team;

pub use inputs::{At, Input, Uncertain};

use super::assumptions::Assumption;
use super::catalog::Catalog;
use super::estimate::Estimate;
use super::horizon::years;
use super::number::Number;
use super::reason::Reason;
use super::scenario::Scenario;
pub(super) use app::{AppProgram, NOTHING, sum_of};
use inputs::assumptions;
pub(super) use inputs::{by_contents, order};
use std::ops::{Add, Div, Mul, Sub};
pub(super) use team::{Team, Values};

/// What the program needs of a number.
pub(super) trait Arithmetic:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// What the program keeps its certain figures as.
    type Constant: Copy;
    const ZERO: Self;
    const ONE: Self;
    const HUNDRED: Self;
    const MINUTES: Self;
    const MONTHS: Self;

    /// A certain figure.
    fn of(constant: Self::Constant) -> Self;
    /// `then` where this is above zero, else `otherwise`.
    fn if_positive(self, then: Self, otherwise: Self) -> Self;
}

impl Arithmetic for Number {
    type Constant = Self;
    const ZERO: Self = Number::ZERO;
    const ONE: Self = Number::ONE;
    const HUNDRED: Self = Number::HUNDRED;
    const MINUTES: Self = Number::MINUTES;
    const MONTHS: Self = Number::MONTHS;

    fn of(constant: Self) -> Self {
        constant
    }

    fn if_positive(self, then: Self, otherwise: Self) -> Self {
        if self.is_positive() { then } else { otherwise }
    }
}

/// Why a way cannot be computed over the ranges of its inputs. Nothing is put in the place of what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// There is no such way: no plan with SCIM to buy, or no price of another tool.
    NotOffered,
    /// A figure is not known.
    Unknown(Reason),
    /// A price is open at one end: "from $60,000".
    OpenEnd,
}

impl Gap {
    /// The stable code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotOffered => "not_offered",
            Self::Unknown(reason) => reason.code(),
            Self::OpenEnd => "open_end",
        }
    }

    /// Both ends of an amount, or why there are not two.
    fn ends(amount: Estimate) -> Result<(Number, Number), Self> {
        match (amount.low(), amount.high(), amount.reason()) {
            (Some(low), Some(high), _) => Ok((low, high)),
            (_, _, Some(reason)) => Err(Self::Unknown(reason)),
            _ => Err(Self::OpenEnd),
        }
    }
}

/// What the three ways come to, in dollars: a year, or the sum of several in today's money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amounts<N> {
    /// Option A.
    pub by_hand: Result<N, Gap>,
    /// Option B.
    pub upgrade: Result<N, Gap>,
    /// Option C.
    pub other: Result<N, Gap>,
}

/// A scenario, compiled. Make it once; sensitivity and simulation both start from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    pub(super) apps: Vec<AppProgram<Number>>,
    pub(super) team: Team<Number>,
    /// The assumptions at base.
    pub(super) values: Values<Number>,
    /// Company's first, then each app's in the order of the scenario.
    pub(super) uncertain: Vec<Uncertain>,
    /// Indexes of the apps in an order that does not depend on the one in the scenario.
    pub(super) order: Vec<usize>,
}

/// The place in the positions where an app's certain prices look: always zero.
const CERTAIN: usize = 0;

impl Compiled {
    /// Compiles the first year of a scenario: amounts are dollars a year.
    pub fn of(catalog: &Catalog, scenario: &Scenario) -> Self {
        Self::over(catalog, scenario, 1)
    }

    /// Compiles all years of a scenario, as [`horizons`](super::horizons) has them: amounts are dollars over those
    /// years in today's money, nothing rounded on the way. An input is drawn once for all years. A way that cannot be
    /// computed in one of the years has no sum.
    pub fn over_years(catalog: &Catalog, scenario: &Scenario) -> Self {
        Self::over(catalog, scenario, usize::MAX)
    }

    fn over(catalog: &Catalog, scenario: &Scenario, most_years: usize) -> Self {
        let scenario = scenario.clone().resolved(catalog);
        let company = &scenario.company;
        let mut uncertain = assumptions(company);
        let mut slots = CERTAIN;
        let mut apps = Vec::new();
        for (at, app) in scenario.apps.iter().enumerate() {
            let vendor = catalog.vendor_of(app);
            let mut years = years(app, company);
            years.truncate(most_years);
            let (program, own) = AppProgram::of(&vendor, app, company, &years, scenario.apps.len(), (at, &mut slots));
            uncertain.extend(own);
            apps.push(program);
        }
        let values = Assumption::ALL.map(|assumption| company.assumptions.base(assumption));
        Self { apps, team: Team::of(company), values, uncertain, order: order(&scenario.apps) }
    }

    /// The uncertain inputs: the company's, then each app's in the order of the scenario.
    pub fn uncertain(&self) -> &[Uncertain] {
        &self.uncertain
    }

    /// The apps that a total counts, and why the others are left out: those of which both doing it by hand
    /// and the upgrade can be computed, so that the sums are of the same apps. If there are none, all.
    pub fn counted(&self) -> (Vec<usize>, Vec<(usize, Gap)>) {
        let gap = |at: &usize| self.apps[*at].by_hand.as_ref().err().or(self.apps[*at].upgrade.as_ref().err()).copied();
        let all = 0..self.apps.len();
        let counted: Vec<usize> = all.clone().filter(|at| gap(at).is_none()).collect();
        match counted.is_empty() {
            true => (all.collect(), Vec::new()),
            false => (counted, all.filter_map(|at| Some((at, gap(&at)?))).collect()),
        }
    }

    /// The three ways over some apps with every input at its low, base or high.
    pub fn amounts(&self, apps: &[usize], at: At) -> Amounts<Number> {
        let (mut values, mut positions) = (self.values, self.positions());
        for one in &self.uncertain {
            one.put(one.position(at), &mut values, &mut positions);
        }
        let team = self.team.year(&values);
        total(apps.iter().map(|app| self.apps[*app].amounts(&team, &positions)))
    }

    /// A place for each uncertain input of an app, all at base.
    pub(super) fn positions(&self) -> Vec<Number> {
        let mut positions = vec![Number::ZERO; self.uncertain.len() + 1];
        let mut values = self.values;
        for one in &self.uncertain {
            one.put(one.position(At::Base), &mut values, &mut positions);
        }
        positions
    }
}

/// The sum of each way; missing if it is missing for one, or if there is nothing to add.
pub(super) fn total<N: Arithmetic>(parts: impl Iterator<Item = Amounts<N>>) -> Amounts<N> {
    let plus = |sum: Result<N, Gap>, part: Result<N, Gap>| sum.and_then(|sum| part.map(|part| sum + part));
    let sum = parts.reduce(|sum, part| Amounts {
        by_hand: plus(sum.by_hand, part.by_hand),
        upgrade: plus(sum.upgrade, part.upgrade),
        other: plus(sum.other, part.other),
    });
    let nothing = Err(Gap::NotOffered);
    sum.unwrap_or(Amounts { by_hand: nothing, upgrade: nothing, other: nothing })
}
