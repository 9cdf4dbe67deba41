//! How sure the answer is: the uncertain inputs drawn at random many times (model.md, section 6).
//!
//! The one place where floats are allowed. Every browser and the native build get the same bits from the same
//! scenario: there is nothing but + − × ÷ and square roots, which IEEE 754 rounds exactly, in a fixed order; and
//! the random numbers are our own.
#![allow(clippy::float_arithmetic)]

mod float;
mod lanes;
mod outcome;
mod random;
mod triangle;

pub use outcome::{AppOutcome, Difference, Distribution, Outcome, Percentiles};
pub use random::Seed;

use super::compiled::{
    Amounts, AppProgram, Arithmetic, At, Compiled, Gap, Input, NOTHING, Team, Uncertain, Values, sum_of, total,
};
use super::number::Number;
use float::float;
use lanes::{LANES, Lanes};
use outcome::{Column, Tally};
use random::Xoshiro;
use std::ops::ControlFlow;
use triangle::Triangle;

/// The draws of a run, where nothing else was asked for.
pub const USUAL_DRAWS: usize = 10_000;
/// The most draws of a run: then about 32 MB are held.
pub const MOST_DRAWS: usize = 1_000_000;

/// A run of the simulation: made, driven in steps that a caller chooses, then read.
///
/// Company inputs are drawn once for all apps, an app's own inputs (prices, coverage) for it alone. Each draw
/// takes one random number for each uncertain input, whatever the years: the company's in the order of the model, then those of
/// the apps that are counted, in an order that does not depend on the one in the scenario.
///
/// ```
/// use scim_tax::domain::{App, Catalog, Company, Compiled, Date, Product, Scenario, Seed, Simulation};
/// # use scim_tax::domain::Number;
/// let mut app = App::new(Product::Own { name: "Acme".into() }, 50);
/// (app.now_seat, app.seat) = (Some(Number::from(10)), Some(Number::from(11)));
/// let scenario = Scenario { apps: vec![app], company: Company::default() };
/// let catalog = Catalog { version: Date::parse("2026-11-21").unwrap(), vendors: Vec::new() };
/// let mut run = Simulation::new(&Compiled::of(&catalog, &scenario), Seed(1), 1_000);
/// while run.done() < run.draws() {
///     run.step(250);
/// }
/// let difference = run.outcome().unwrap().difference.unwrap();
/// assert!(difference.percentiles.p10 < difference.percentiles.p90);
/// ```
#[derive(Clone, Debug)]
pub struct Simulation {
    draws: usize,
    done: usize,
    random: Xoshiro,
    team: Team<f64>,
    /// The assumptions and the positions of the draws that are at work.
    values: Values<Lanes>,
    positions: Vec<Lanes>,
    /// The inputs in the order in which they are drawn: the company's, then those of the apps.
    inputs: Vec<Uncertain>,
    /// The same as they are drawn: the company's with their places among the values, the apps' with theirs among the
    /// positions.
    company: Vec<(usize, Triangle)>,
    own: Vec<(usize, Triangle)>,
    /// The apps in the order in which they are added up.
    apps: Vec<(AppProgram<f64>, Tally)>,
    left_out: Vec<(usize, Gap)>,
    by_hand: Column,
    upgrade: Column,
    other: Column,
    difference: Column,
}

impl Simulation {
    /// A run over the apps that can be counted, see [`Compiled::counted`]; at least one draw, at most
    /// [`MOST_DRAWS`].
    pub fn new(compiled: &Compiled, seed: Seed, draws: usize) -> Self {
        let draws = draws.clamp(1, MOST_DRAWS);
        let (counted, left_out) = compiled.counted();
        let order: Vec<usize> = compiled.order.iter().copied().filter(|app| counted.contains(app)).collect();
        let of = |app: Option<usize>| compiled.uncertain.iter().filter(move |one| one.input.app() == app);
        let inputs: Vec<Uncertain> = of(None).chain(order.iter().flat_map(|app| of(Some(*app)))).copied().collect();
        let (mut company, mut own) = (Vec::new(), Vec::new());
        for one in &inputs {
            let (drawn, place) = match one.input {
                Input::Assumption(assumption) => (&mut company, assumption as usize),
                _ => (&mut own, one.slot),
            };
            drawn.push((place, Triangle::of(one)));
        }
        let apps: Vec<(AppProgram<f64>, Tally)> =
            order.iter().map(|app| (compiled.apps[*app].map(&float), Tally::of(*app))).collect();
        let mut run = Self {
            draws,
            done: 0,
            random: Xoshiro::new(seed),
            team: compiled.team.map(&float),
            values: compiled.values.map(lanes),
            positions: compiled.positions().into_iter().map(lanes).collect(),
            inputs,
            company,
            own,
            apps,
            left_out,
            by_hand: Column::default(),
            upgrade: Column::default(),
            other: Column::default(),
            difference: Column::default(),
        };
        let Amounts { by_hand, upgrade, other } = run.amounts(At::Base);
        let column = |amount: Result<f64, Gap>| Column::for_draws(draws, amount.err());
        (run.by_hand, run.upgrade, run.other) = (column(by_hand), column(upgrade), column(other));
        run.difference = column(by_hand.and(upgrade));
        run
    }

    /// Draws in all.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Draws done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Draws `draws` times more, or what is left; how many it was.
    pub fn step(&mut self, draws: usize) -> usize {
        let draws = draws.min(self.draws - self.done);
        let mut left = draws;
        while left > 0 {
            let some = left.min(LANES);
            self.draw(some);
            left -= some;
        }
        self.done += draws;
        draws
    }

    /// Draws all that is left in steps of `chunk`, at least one. After each it tells how many draws are done,
    /// of how many, and stops if it is told so.
    pub fn run(&mut self, chunk: usize, progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> ControlFlow<()> {
        while self.done < self.draws {
            self.step(chunk.max(1));
            progress(self.done, self.draws)?;
        }
        ControlFlow::Continue(())
    }

    /// The result; `None` until all is drawn.
    pub fn outcome(self) -> Option<Outcome> {
        (self.done == self.draws).then(|| Outcome {
            draws: self.draws,
            by_hand: self.by_hand.percentiles(),
            upgrade: self.upgrade.percentiles(),
            other: self.other.percentiles(),
            difference: self.difference.difference(),
            apps: outcome::in_order(self.apps.iter().map(|(program, tally)| tally.outcome(program, self.draws))),
            left_out: self.left_out,
        })
    }

    /// The sums of the ways with every input at its low, base or high: what the draws lie around.
    pub fn amounts(&self, at: At) -> Amounts<f64> {
        let (mut values, mut positions) = (self.values, self.positions.clone());
        for one in &self.inputs {
            one.put(lanes(one.position(at)), &mut values, &mut positions);
        }
        let team = self.team.year(&values);
        let amounts = total(self.apps.iter().map(|(program, _)| program.amounts::<Lanes>(&team, &positions)));
        let one = |amount: Result<Lanes, Gap>| amount.map(|lanes| lanes.0[0]);
        Amounts { by_hand: one(amounts.by_hand), upgrade: one(amounts.upgrade), other: one(amounts.other) }
    }

    /// Draws `draws` times, at most as many as there are lanes; the lanes beyond hold what is left of earlier draws and
    /// count nothing.
    fn draw(&mut self, draws: usize) {
        // Apart from what is written to, so that it stays in registers.
        let mut random = self.random.clone();
        for lane in 0..draws {
            for (place, triangle) in &self.company {
                self.values[*place].0[lane] = triangle.at(random.unit());
            }
            for (place, triangle) in &self.own {
                self.positions[*place].0[lane] = triangle.at(random.unit());
            }
        }
        self.random = random;
        let (team, positions) = (self.team.year(&self.values), self.positions.as_slice());
        // A way that an app does not have adds nothing, and has no column that takes the sum.
        let (mut by_hand, mut upgrade, mut other) = (Lanes::ZERO, Lanes::ZERO, Lanes::ZERO);
        for (program, tally) in &mut self.apps {
            let mut work = match &program.by_hand {
                Ok(years) => sum_of(years, |work| work.year(NOTHING, &team, positions)),
                Err(_) => Lanes::ZERO,
            };
            let mut bought = match &program.upgrade {
                Ok(years) => sum_of(years, |bought| bought.year(&team, positions)),
                Err(_) => Lanes::ZERO,
            };
            if draws < LANES {
                (work, bought) = (work.first(draws), bought.first(draws));
            }
            by_hand = by_hand + work;
            upgrade = upgrade + bought;
            if let Ok(tool) = &program.other {
                other = other + sum_of(tool, |tool| tool.year(&team, positions));
            }
            tally.add(work, bought);
        }
        self.by_hand.push(by_hand, draws);
        self.upgrade.push(upgrade, draws);
        self.other.push(other, draws);
        self.difference.push(upgrade - by_hand, draws);
    }
}

/// An exact number in every lane.
fn lanes(number: Number) -> Lanes {
    Lanes::of(float(number))
}
