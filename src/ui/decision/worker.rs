//! The simulation in a worker: it runs in steps, between which it hears of a newer job.

use crate::domain::{Compiled, Outcome, Percentiles, Seed, Simulation};
use crate::wire::{catalog_file, link};
use gloo::timers::callback::Timeout;
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// Draws between two looks at what else has come: a few milliseconds.
const STEP: usize = 5_000;
/// Steps between two words about progress: a screen shows no more.
const TOLD_EVERY: usize = 4;

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
    run: Option<(Simulation, HandlerId)>,
    steps: usize,
    /// The next step; dropped, it is called off.
    next: Option<Timeout>,
}

impl Worker for Simulator {
    type Message = ();
    /// `None` ends what is running.
    type Input = Option<Job>;
    type Output = Told;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { run: None, steps: 0, next: None }
    }

    fn received(&mut self, scope: &WorkerScope<Self>, job: Self::Input, from: HandlerId) {
        self.run = job.and_then(|job| Some((begin(&job)?, from)));
        self.steps = 0;
        self.go_on(scope);
    }

    fn update(&mut self, scope: &WorkerScope<Self>, (): ()) {
        let Some((run, from)) = &mut self.run else { return };
        run.step(STEP);
        self.steps += 1;
        if run.done() < run.draws() {
            if self.steps.is_multiple_of(TOLD_EVERY) {
                scope.respond(*from, Told::Progress(count(run.done()), count(run.draws())));
            }
            return self.go_on(scope);
        }
        if let Some((run, from)) = self.run.take()
            && let Some(outcome) = run.outcome()
        {
            scope.respond(from, Told::Result(drawn(&outcome)));
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

/// The run of a job; `None` if its texts cannot be read, which the page that wrote them does not do.
fn begin(job: &Job) -> Option<Simulation> {
    let catalog = catalog_file::read(&job.catalog).ok()?;
    let scenario = link::read_up_to(link::MOST_HELD, &job.link).scenario.resolved(&catalog);
    let draws = usize::try_from(job.draws).ok()?;
    Some(Simulation::new(&Compiled::of(&catalog, &scenario), Seed::of_text(&job.link), draws))
}

fn drawn(outcome: &Outcome) -> Drawn {
    let share = |share: f64| whole(share * f64::from(count(outcome.draws)));
    let ways = [&outcome.by_hand, &outcome.upgrade, &outcome.other];
    Drawn {
        draws: count(outcome.draws),
        ways: ways.map(|way| way.as_ref().ok().map(percentiles)),
        difference: outcome.difference.as_ref().map_err(|gap| gap.code().to_owned()).map(|difference| {
            DrawnDifference {
                percentiles: percentiles(&difference.percentiles),
                cheaper: u32::try_from(share(difference.upgrade_is_cheaper)).unwrap_or_default(),
                ends: [difference.distribution.least, difference.distribution.greatest].map(cents),
                counts: difference.distribution.counts.to_vec(),
            }
        }),
    }
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
