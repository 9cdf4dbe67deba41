//! The program of the stack page's last part: charts of all apps, the years, what moves the total, how sure it is. It is
//! loaded when its place comes near (assets/start.js). A worker computes, words and places everything; the page draws,
//! and typing never waits.

mod sent;
mod worker;

use super::chart::{draw, draw_table, layout};
use super::dom::{append_parsed, element, hide, list_all, on, rows_of, say_all, say_children, set, target, value_of};
use super::simulated::{busy, progress};
use super::{browser, fetch, picture, wanted};
use crate::domain::{Catalog, Date};
use crate::present::Numbers;
use crate::present::chart::Layout;
use crate::wire::catalog_file;
use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use sent::{SentChart, receive};
use std::cell::RefCell;
use web_sys::Element;
use worker::{Ask, Forecaster, Job, Told};

/// How long a worker may take to begin before something must be wrong.
const PATIENCE_MS: u32 = 15_000;

/// The charts: their places, and what a picture of each is called.
const CHARTS: [(&str, &str); 5] = [
    ("apps-chart", "scim-tax-apps.png"),
    ("shares-chart", "scim-tax-priced.png"),
    ("years-chart", "scim-tax-years.png"),
    ("moves-chart", "scim-tax-moves.png"),
    ("sure-chart", "scim-tax-sure.png"),
];

thread_local! {
    static WORKER: RefCell<Option<WorkerBridge<Forecaster>>> = const { RefCell::new(None) };
    /// Says that nothing came; dropped when something does.
    static PATIENCE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// What stays the same while the page is open.
#[derive(Clone)]
struct Page {
    /// The vendors, as the worker reads them.
    vendors: String,
    today: Date,
    numbers: Numbers,
}

/// Starts the program beside the stack's, whose catalog the browser still has; or in a worker. It is one program for
/// both, because the browser has it by then.
pub fn start() {
    if browser::is_worker() {
        return worker::start();
    }
    fetch::catalog(Box::new(|catalog| {
        if let (Some(place), Ok(catalog)) = (element("forecast"), catalog) {
            run(&place, &catalog);
        }
    }));
}

fn run(place: &Element, catalog: &Catalog) {
    // The style sheet of charts comes with this program.
    browser::bring_style("data-forecast-css");
    append_parsed(place, include_str!("view.html"));
    let page = Page {
        vendors: catalog_file::write(catalog),
        today: browser::today().unwrap_or(catalog.version),
        numbers: browser::numbers(browser::query("lang").as_deref()),
    };
    if let Some(app) = element("app") {
        let page = page.clone();
        on(&app, "scenario", Box::new(move |_| show(&page)));
    }
    let again = page.clone();
    on(
        place,
        "change",
        Box::new(move |event| {
            if target(event).is_some_and(|at| at.id() == "draws") {
                show(&again)
            }
        }),
    );
    let clicked = |event: &web_sys::Event| {
        if target(event).is_some_and(|at| at.id() == "sure-stop") {
            stop();
        }
    };
    on(place, "click", Box::new(clicked));
    show(&page);
}

/// Has the worker show what is in the list, in the place of what it is at.
fn show(page: &Page) {
    let link = wanted::scenario();
    if !link.contains("app=") {
        return;
    }
    // Without an origin a browser starts no worker.
    let Some(address) = browser::named_by_page("data-forecast-worker").filter(|_| browser::has_origin()) else {
        return tell("Nothing can be worked out in this frame. Open the page in a window of its own.");
    };
    let narrow = element("apps-chart").is_some_and(|place| layout(&place) == Layout::Narrow);
    let Numbers { group, point } = page.numbers.clone();
    let draws = value_of("draws").parse().unwrap_or(10_000);
    let job = Job { link, today: page.today.to_string(), draws, narrow, separators: [group, point] };
    PATIENCE.set(Some(Timeout::new(PATIENCE_MS, || {
        busy(false);
        tell("The figures have not come. Is the connection up? Change a number to try again.");
        WORKER.take();
    })));
    busy(true);
    WORKER.with_borrow_mut(|worker| {
        let worker = worker.get_or_insert_with(|| {
            let mut spawner = Forecaster::spawner();
            spawner.with_loader(true).callback(hear);
            let worker = spawner.spawn(&address);
            worker.send(Ask::Vendors(page.vendors.clone()));
            worker
        });
        worker.send(Ask::Show(job));
    });
}

/// Ends what is running.
fn stop() {
    PATIENCE.take();
    WORKER.with_borrow(|worker| {
        if let Some(worker) = worker {
            worker.send(Ask::Stop);
        }
    });
    busy(false);
    say_all(&[("sure-state", "Stopped. What stands here is of an earlier run.")]);
}

fn hear(told: Told) {
    PATIENCE.take();
    tell("");
    match told {
        Told::Apps(apps, shares) => {
            draw_in("apps-chart", apps);
            draw_in("shares-chart", shares);
        }
        Told::Years(says, chart, head, rows) => {
            list_all(&[("years-says", &says)]);
            draw_in("years-chart", chart);
            hide("years-frame", rows.is_empty());
            if let Some(table) = element("years-table") {
                let _ = draw_table(&table, &head, &rows);
            }
        }
        Told::Moves(says, chart, rows) => {
            list_all(&[("moves-says", &says)]);
            draw_in("moves-chart", chart);
            hide("moves-table", rows.is_empty());
            let (cells, changed): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            fill_rows("moves-rows", &cells, &changed);
        }
        Told::Progress(done, draws) => progress(done, draws),
        Told::Sure(says, chart, head, rows) => {
            busy(false);
            say_all(&[("sure-state", ""), ("sure-head", &head)]);
            list_all(&[("sure-says", &says)]);
            draw_in("sure-chart", chart);
            hide("sure-table", rows.is_empty());
            fill_rows("sure-rows", &rows, &[]);
        }
        Told::NotSure => {
            busy(false);
            list_all(&[("sure-says", &[])]);
            draw_in("sure-chart", Err(String::new()));
            hide("sure-table", true);
            say_all(&[("sure-state", "Nothing can be drawn at random here: a price is missing, or open at one end.")]);
        }
    }
}

/// Draws a chart into its place, with a button that saves it as a picture.
fn draw_in(id: &str, chart: SentChart) {
    let (Some(place), chart) = (element(id), receive(chart)) else { return };
    draw(&place, &chart);
    let name = CHARTS.iter().find(|(of, _)| *of == id).map_or("", |(_, name)| name);
    picture::offer(&place, chart.ok(), name);
}

/// Fills a table; rows that were changed are marked.
fn fill_rows<const N: usize>(id: &str, rows: &[[String; N]], changed: &[bool]) {
    let stands_for = rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\t");
    rows_of(id, &stands_for, rows.len(), &mut |at, row| {
        if let Some(texts) = rows.get(at) {
            set(row, "class", changed.get(at).is_some_and(|it| *it).then_some("changed"));
            say_children(row, &texts.each_ref().map(String::as_str));
        }
    });
}

fn tell(text: &str) {
    say_all(&[("forecast-state", text)]);
}
