//! The simulation in a worker: it runs in steps, between which it hears of a newer job.

use crate::domain::{Compiled, Difference, Outcome, Percentiles, Seed, Simulation};
use crate::wire::{catalog_file, link};
use gloo::timers::callback::Timeout;
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use js_sys::Date;
use serde::{Deserialize, Serialize};

/// Draws between two looks at the clock.
const STEP: usize = 1_000;
/// Milliseconds between two looks at what else has come.
const TURN_MS: f64 = 20.0;
/// Milliseconds between two words about progress: the page that hears them has other things to do.
const TOLD_MS: f64 = 250.0;

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The vendors of the scenario, as a catalog's text.
    pub catalog: String,
    /// The scenario, as a link.
    pub link: String,
    /// How often.
    pub draws: u32,
}

/// What a worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// So many draws are done, of how many.
    Progress(u32, u32),
    /// All of them.
    Result(Drawn),
}

/// A result, in cents and draws: whole numbers, exact as texts and as amounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Draws.
    pub draws: u32,
    /// P10, P50 and P90 of doing it by hand, of the upgrade, and of another tool; `None` where the way is not
    /// offered or has an open end.
    pub ways: [Option<[i64; 3]>; 3],
    /// Draws in which the upgrade is cheaper in the first year, where that can be drawn: what the verdict is about.
    pub cheaper_in_a_year: Option<u32>,
    /// The upgrade less doing it by hand; else the code of the reason why there is none.
    pub difference: Result<DrawnDifference, String>,
}

/// The spread of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnDifference {
    /// P10, P50 and P90.
    pub percentiles: [i64; 3],
    /// Draws in which the upgrade is cheaper.
    pub cheaper: u32,
    /// The least and the greatest.
    pub ends: [i64; 2],
    /// Draws in classes of equal width between the two.
    pub counts: Vec<u32>,
}

/// The worker.
pub struct Simulator {
    run: Option<Run>,
    /// When it last said how far it is.
    told: f64,
    /// The next step; dropped, it is called off.
    next: Option<Timeout>,
}

/// What is being drawn: the first year alone, then all of them; or the only one.
struct Run {
    from: HandlerId,
    simulation: Simulation,
    /// What is drawn next.
    then: Option<(Compiled, Seed)>,
    /// Of the first year, if it was drawn already.
    first_year: Option<Outcome>,
}

impl Run {
    /// The run of a job; `None` if its texts cannot be read, which the page that wrote them does not do.
    fn of(job: &Job, from: HandlerId) -> Option<Self> {
        let catalog = catalog_file::read(&job.catalog).ok()?;
        let scenario = link::read_up_to(link::MOST_HELD, &job.link).scenario.resolved(&catalog);
        let draws = usize::try_from(job.draws).ok()?;
        let seed = Seed::of_text(&job.link);
        let several = scenario.company.years > 1;
        let then = several.then(|| (Compiled::over_years(&catalog, &scenario), seed));
        let simulation = Simulation::new(&Compiled::of(&catalog, &scenario), seed, draws);
        Some(Self { from, simulation, then, first_year: None })
    }

    /// Draws done, and how many there will be.
    fn progress(&self) -> Told {
        let (done, draws) = (count(self.simulation.done()), count(self.simulation.draws()));
        match (&self.then, &self.first_year) {
            (Some(_), _) => Told::Progress(done, draws * 2),
            (None, Some(_)) => Told::Progress(draws + done, draws * 2),
            (None, None) => Told::Progress(done, draws),
        }
    }
}

impl Worker for Simulator {
    type Message = ();
    /// `None` ends what is running.
    type Input = Option<Job>;
    type Output = Told;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { run: None, told: 0.0, next: None }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, job: Self::Input, from: HandlerId) {
        self.run = job.and_then(|job| Run::of(&job, from));
        self.go_on(scope);
    }

    fn update(&mut self, scope: &WorkerScope<Self>, (): ()) {
        let Some(run) = &mut self.run else { return };
        let began = Date::now();
        while run.simulation.step(STEP) > 0 && Date::now() < began + TURN_MS {}
        if run.simulation.done() < run.simulation.draws() {
            if began >= self.told + TOLD_MS {
                self.told = began;
                scope.respond(run.from, run.progress());
            }
            return self.go_on(scope);
        }
        let Some(Run { from, simulation, then, first_year }) = self.run.take() else { return };
        let draws = simulation.draws();
        let Some(outcome) = simulation.outcome() else { return };
        match then {
            Some((compiled, seed)) => {
                let simulation = Simulation::new(&compiled, seed, draws);
                self.run = Some(Run { from, simulation, then: None, first_year: Some(outcome) });
                self.go_on(scope);
            }
            None => scope.respond(from, Told::Result(drawn(&outcome, first_year.as_ref().unwrap_or(&outcome)))),
        }
    }
}

impl Simulator {
    /// The next step in a task of its own, so that messages come in between.
    fn go_on(&mut self, scope: &WorkerScope<Self>) {
        let scope = scope.clone();
        self.next = self.run.is_some().then(|| Timeout::new(0, move || scope.send_message(())));
    }
}

fn drawn(outcome: &Outcome, first_year: &Outcome) -> Drawn {
    let ways = [&outcome.by_hand, &outcome.upgrade, &outcome.other];
    Drawn {
        draws: count(outcome.draws),
        ways: ways.map(|way| way.as_ref().ok().map(percentiles)),
        cheaper_in_a_year: first_year.difference.as_ref().ok().map(|difference| cheaper(difference, first_year.draws)),
        difference: outcome.difference.as_ref().map_err(|gap| gap.code().to_owned()).map(|difference| {
            DrawnDifference {
                percentiles: percentiles(&difference.percentiles),
                cheaper: cheaper(difference, outcome.draws),
                ends: [difference.distribution.least, difference.distribution.greatest].map(cents),
                counts: difference.distribution.counts.to_vec(),
            }
        }),
    }
}

/// Draws in which the upgrade is cheaper.
fn cheaper(difference: &Difference, draws: usize) -> u32 {
    u32::try_from(whole(difference.upgrade_is_cheaper * f64::from(count(draws)))).unwrap_or_default()
}

fn percentiles(of: &Percentiles) -> [i64; 3] {
    [of.p10, of.p50, of.p90].map(cents)
}

fn cents(dollars: f64) -> i64 {
    whole(dollars * 100.0)
}

/// Rounded. Amounts stay far below where a cast would cut.
#[allow(clippy::cast_possible_truncation)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn count(draws: usize) -> u32 {
    u32::try_from(draws).unwrap_or(u32::MAX)
}

/// Makes this program a worker that simulates.
pub fn start() {
    Simulator::registrar().register();
}
