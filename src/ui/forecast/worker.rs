//! Everything about a stack that takes longer than a key may wait, in a worker: charts, years, what moves the answer,
//! the simulation. It runs in turns, between which it hears of a newer job.

use super::super::simulated::{Drawn, Pace, count};
use super::super::turns::Turns;
use super::sent::{SentChart, send};
use crate::domain::{Catalog, Compiled, Date, Number, Scenario, Seed, Sensitivity, Simulation, Stack, StackReport};
use crate::present::Numbers;
use crate::present::chart::Layout;
use crate::present::decision::Period;
use crate::present::stack::{apps_chart, period_head, shares_chart, stack_moves, stack_sure, stack_years};
use crate::wire::{catalog_file, link};
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// Draws of an app in a turn: a few milliseconds.
const STEP: usize = 200_000;
/// The most draws of all apps in a turn.
const MOST_STEP: usize = 5_000;

/// What is asked of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// The vendors, as a catalog's text. Comes first.
    Vendors(String),
    /// A stack, in the place of what is running.
    Show(Job),
    /// Ends what is running.
    Stop,
}

/// A stack, and how what is found is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The apps and the company, as a link.
    pub link: String,
    /// Today.
    pub today: String,
    /// How often the simulation draws.
    pub draws: u32,
    /// Charts are for a phone.
    pub narrow: bool,
    /// What stands between thousands, and before decimals.
    pub separators: [String; 2],
}

/// What the worker tells, in this order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// Bars by app, and how much is priced.
    Apps(SentChart, SentChart),
    /// Over the years: sentences, the chart, and the table's head and rows.
    Years(Vec<String>, SentChart, Vec<String>, Vec<Vec<String>>),
    /// What moves the answer: sentences, the chart, and the inputs, with whether each was changed.
    Moves(Vec<String>, SentChart, Vec<([String; 6], bool)>),
    /// So many draws are done, of how many.
    Progress(u32, u32),
    /// How sure it is: sentences, the chart, what the percentiles are of, and these.
    Sure(Vec<String>, SentChart, String, Vec<[String; 4]>),
    /// Nothing can be drawn at random.
    NotSure,
}

/// The worker.
pub struct Forecaster {
    catalog: Option<Catalog>,
    task: Option<(Task, HandlerId)>,
    turns: Option<Turns>,
}

/// A job under way.
struct Task {
    scenario: Scenario,
    today: Date,
    seed: Seed,
    draws: usize,
    layout: Layout,
    numbers: Numbers,
    report: StackReport,
    stage: Stage,
    pace: Pace,
}

/// What comes next.
enum Stage {
    Apps,
    Years,
    Moves(Box<Compiled>),
    /// With the difference at the base values.
    Draw(Box<Simulation>, Number),
    Done,
}

impl Worker for Forecaster {
    type Message = ();
    type Input = Ask;
    type Output = Told;

    fn create(scope: &WorkerScope<Self>) -> Self {
        let scope = scope.clone();
        Self { catalog: None, task: None, turns: Turns::new(move || scope.send_message(())) }
    }

    fn received(&mut self, _: &WorkerScope<Self>, asked: Ask, from: HandlerId) {
        match asked {
            Ask::Vendors(text) => self.catalog = catalog_file::read(&text).ok(),
            Ask::Show(job) => self.task = self.begin(&job).map(|task| (task, from)),
            Ask::Stop => self.task = None,
        }
        self.go_on();
    }

    fn update(&mut self, scope: &WorkerScope<Self>, (): ()) {
        let Some(((mut task, from), catalog)) = self.task.take().zip(self.catalog.as_ref()) else { return };
        for told in task.step(catalog) {
            scope.respond(from, told);
        }
        if !matches!(task.stage, Stage::Done) {
            self.task = Some((task, from));
            self.go_on();
        }
    }
}

impl Forecaster {
    fn go_on(&self) {
        self.turns.iter().filter(|_| self.task.is_some()).for_each(Turns::next);
    }

    /// `None` if the job's texts cannot be read, which the page that wrote them does not do.
    fn begin(&self, job: &Job) -> Option<Task> {
        let catalog = self.catalog.as_ref()?;
        let scenario = link::read_up_to(link::MOST_HELD, &job.link).scenario.resolved(catalog);
        let today = Date::parse(&job.today)?;
        let [group, point] = job.separators.clone();
        Some(Task {
            report: StackReport::of(catalog, &Stack::from(scenario.clone()), today),
            scenario,
            today,
            seed: Seed::of_text(&job.link),
            draws: usize::try_from(job.draws).ok()?,
            layout: if job.narrow { Layout::Narrow } else { Layout::Wide },
            numbers: Numbers { group, point },
            stage: Stage::Apps,
            pace: Pace::default(),
        })
    }
}

impl Task {
    /// Does what comes next: what to tell of it.
    fn step(&mut self, catalog: &Catalog) -> Vec<Told> {
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Apps => self.apps(),
            Stage::Years => self.years(catalog),
            Stage::Moves(compiled) => self.moves(&compiled),
            Stage::Draw(run, base) => self.draw(run, base),
            Stage::Done => Vec::new(),
        }
    }

    fn apps(&mut self) -> Vec<Told> {
        let charts = [apps_chart, shares_chart].map(|chart| send(chart(&self.report, self.layout, &self.numbers)));
        let [apps, shares] = charts;
        self.stage = Stage::Years;
        vec![Told::Apps(apps, shares)]
    }

    fn years(&mut self, catalog: &Catalog) -> Vec<Told> {
        let compiled = Compiled::over_years(catalog, &self.scenario);
        // Seats may grow beyond what is sold: then an app has a price in the first year and not in all.
        let (counted, _) = compiled.counted();
        let mut apps = self.report.comparable();
        apps.retain(|app| counted.contains(app));
        let company = &self.scenario.company;
        let tables = Stack::from(self.scenario.clone()).years(catalog, &apps, self.today);
        let view = stack_years(&self.report, &tables, &apps, company, self.layout, &self.numbers);
        self.stage = Stage::Moves(Box::new(compiled));
        vec![Told::Years(view.says, send(view.chart), view.table.head, view.table.rows)]
    }

    fn moves(&mut self, compiled: &Compiled) -> Vec<Told> {
        let found = Sensitivity::of(compiled);
        let view = stack_moves(&found, &self.report, &self.scenario.company, self.layout, &self.numbers);
        let rows = view.rows.into_iter().map(|row| (row.cells, row.changed)).collect();
        let told = Told::Moves(view.says, send(view.chart), rows);
        let Ok(found) = found else { return vec![told, Told::NotSure] };
        let run = Simulation::new(compiled, self.seed, self.draws);
        self.stage = Stage::Draw(Box::new(run), found.difference);
        vec![told]
    }

    fn draw(&mut self, mut run: Box<Simulation>, base: Number) -> Vec<Told> {
        run.step((STEP / self.scenario.apps.len().max(1)).clamp(1, MOST_STEP));
        if run.done() < run.draws() {
            let told = self.pace.is_due().then(|| Told::Progress(count(run.done()), count(run.draws())));
            self.stage = Stage::Draw(run, base);
            return told.into_iter().collect();
        }
        // The total has no verdict, which would be about the first year.
        let outcome = run.outcome();
        let drawn = outcome.as_ref().and_then(|outcome| Drawn::of(outcome, None).amounts());
        let Some((outcome, drawn)) = outcome.as_ref().zip(drawn) else {
            return vec![Told::NotSure];
        };
        let half = |share: f64| share > 0.5;
        let cheaper = outcome.apps.iter().map(|app| (app.app, app.upgrade_is_cheaper.is_ok_and(half)));
        let cheaper: Vec<_> = cheaper.collect();
        let period = Period::of(&self.scenario.company);
        let view = stack_sure(&drawn, base, &cheaper, &self.report, period, self.layout, &self.numbers);
        vec![Told::Sure(view.says, send(view.chart), period_head(period.years), view.rows)]
    }
}

/// Makes this program a worker.
pub fn start() {
    Forecaster::registrar().register();
}
