//! What the page and the worker that writes the workbook say to each other.

use gloo::worker::{HandlerId, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// The vendors of the apps, as a catalog's text.
    pub catalog: String,
    /// The apps and the company, as a link.
    pub link: String,
    /// The day that the workbook says it was written on: `2026-11-21`.
    pub today: String,
    /// Vendors of a file of one's own: their ids, and each as authored.
    pub own: Vec<(String, String)>,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// The sources of so many vendors are fetched, of how many; once of all, the rest is work of its own.
    Fetched(usize, usize),
    /// The bytes of the file, and the names of the vendors whose sources could not be fetched.
    Written(Vec<u8>, Vec<String>),
    /// Why there is no file, as a sentence.
    Failed(String),
}

/// The worker. The page only has to know what it takes and tells; what it does is in its own program, which alone is
/// built with what writes workbooks.
pub struct Writer;

impl Worker for Writer {
    type Message = ();
    type Input = Job;
    type Output = Told;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    #[cfg(feature = "workbook")]
    fn received(&mut self, scope: &WorkerScope<Self>, job: Job, from: HandlerId) {
        super::writer::begin(scope.clone(), job, from);
    }

    #[cfg(not(feature = "workbook"))]
    fn received(&mut self, _: &WorkerScope<Self>, _: Job, _: HandlerId) {}
}
