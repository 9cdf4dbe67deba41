//! The simulation in a worker: it runs in turns, between which it hears of a newer job.

use super::super::simulated::{Drawn, Pace, count};
use super::super::turns::Turns;
use crate::domain::{Compiled, Outcome, Seed, Simulation};
use crate::wire::{catalog_file, link};
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// Draws of a turn: half a millisecond (measured on 2026-11-23).
const STEP: usize = 2_000;

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

/// The worker.
pub struct Simulator {
    run: Option<Run>,
    pace: Pace,
    turns: Option<Turns>,
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

    fn create(scope: &WorkerScope<Self>) -> Self {
        let scope = scope.clone();
        Self { run: None, pace: Pace::default(), turns: Turns::new(move || scope.send_message(())) }
    }

    fn received(&mut self, _: &WorkerScope<Self>, job: Self::Input, from: HandlerId) {
        self.run = job.and_then(|job| Run::of(&job, from));
        self.go_on();
    }

    fn update(&mut self, scope: &WorkerScope<Self>, (): ()) {
        let Some(run) = &mut self.run else { return };
        run.simulation.step(STEP);
        if run.simulation.done() < run.simulation.draws() {
            if self.pace.is_due() {
                scope.respond(run.from, run.progress());
            }
            return self.go_on();
        }
        let Some(Run { from, simulation, then, first_year }) = self.run.take() else { return };
        let draws = simulation.draws();
        let Some(outcome) = simulation.outcome() else { return };
        match then {
            Some((compiled, seed)) => {
                let simulation = Simulation::new(&compiled, seed, draws);
                self.run = Some(Run { from, simulation, then: None, first_year: Some(outcome) });
                self.go_on();
            }
            None => {
                let first_year = first_year.as_ref().unwrap_or(&outcome);
                scope.respond(from, Told::Result(Drawn::of(&outcome, Some(first_year))));
            }
        }
    }
}

impl Simulator {
    fn go_on(&self) {
        self.turns.iter().filter(|_| self.run.is_some()).for_each(Turns::next);
    }
}

/// Makes this program a worker that simulates.
pub fn start() {
    Simulator::registrar().register();
}
