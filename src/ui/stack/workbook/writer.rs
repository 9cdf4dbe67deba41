//! The worker's part: computes the apps anew, fetches their vendors' sources, and writes the workbook.

use super::messages::{Job, Told, Writer};
use super::sources;
use crate::domain::{Date, Evidence, Report, compare};
use crate::present::{assumption_in_words, reasons_in_words, verdict_in_words, warning};
use crate::wire::workbook::{self, Words};
use crate::wire::{catalog_file, evidence, link};
use gloo::worker::{HandlerId, Registrable, WorkerScope};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How often progress is told at most: a reader of screens says each of them.
const TOLD: usize = 5;

const WORDS: Words =
    Words { assumption: assumption_in_words, verdict: verdict_in_words, reasons: reasons_in_words, warning };

/// Begins a job; what comes of it is told to whom it is from.
pub fn begin(scope: WorkerScope<Writer>, job: Job, from: HandlerId) {
    let hears = scope.clone();
    let tell = move |done: usize, of: usize| {
        if done >= of || done * TOLD / of > (done - 1) * TOLD / of {
            hears.respond(from, Told::Fetched(done, of));
        }
    };
    wasm_bindgen_futures::spawn_local(async move {
        let told = write(&job, Rc::new(tell)).await.unwrap_or_else(Told::Failed);
        scope.respond(from, told);
    });
}

async fn write(job: &Job, tell: Rc<dyn Fn(usize, usize)>) -> Result<Told, String> {
    let unread = |_| "The list of vendors cannot be read. Reload the page, then save the workbook.".to_owned();
    let catalog = catalog_file::read(&job.catalog).map_err(unread)?;
    let scenario = link::read_up_to(link::MOST_HELD, &job.link).scenario.resolved(&catalog);
    // The page that wrote it writes it well.
    let today = Date::parse(&job.today).unwrap_or(catalog.version);
    let report = compare(&catalog, &scenario, today);
    let vendors = vendors(&report);
    let own = |id: &str| job.own.iter().find(|(of, _)| of == id).and_then(|(_, text)| evidence::read(text));
    let mut known: BTreeMap<String, Evidence> =
        vendors.keys().filter_map(|id| Some(((*id).to_owned(), own(id)?))).collect();
    let wanted = |(id, (_, is_own)): (&&str, &(&str, bool))| (!is_own).then(|| (*id).to_owned());
    let wanted: Vec<String> = vendors.iter().filter_map(wanted).collect();
    let of = wanted.len();
    known.extend(sources::fetch_all(wanted, Rc::clone(&tell)).await);
    tell(of, of);
    let evidence: Vec<_> = report.apps.iter().map(|app| known.get(&app.vendor.id)).collect();
    let bytes =
        workbook::write(&catalog, &scenario, &report, today, &evidence, &WORDS).map_err(|why| why.to_string())?;
    let missing = vendors.iter().filter(|(id, _)| !known.contains_key(**id));
    Ok(Told::Written(bytes, missing.map(|(_, (name, _))| (*name).to_owned()).collect()))
}

/// The vendors of the apps that are listed: id, and name with whether it is from a file of one's own.
fn vendors(report: &Report) -> BTreeMap<&str, (&str, bool)> {
    let listed = report.apps.iter().filter(|app| !app.is_own).map(|app| &app.vendor);
    listed.map(|vendor| (vendor.id.as_str(), (vendor.name.as_str(), vendor.from_own_file))).collect()
}

/// Makes this program a worker that writes workbooks.
pub fn start() {
    Writer::registrar().register();
}
