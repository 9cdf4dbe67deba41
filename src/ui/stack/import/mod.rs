//! A list out of a spreadsheet: pasted, opened or dropped; what was understood is shown and can be corrected, what cannot
//! be used is listed, and only then it joins the list.

mod view;
mod worker;

pub use worker::start as read_tables;

use super::super::dom::{element, hide, on, say_all, set_by_id, set_value, value_of};
use super::super::{browser, drop, fetch};
use super::{State, edits, hand_on};
use crate::domain::{Date, StackApp};
use crate::wire::table::too_large;
use crate::wire::{catalog_file, entry};
use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use leptos::prelude::untrack;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, File, HtmlInputElement};
use worker::{Answers, Asked, Found, Job, Opened, Reader, Told};

/// How long a worker may take to begin before something must be wrong.
const PATIENCE_MS: u32 = 15_000;
/// How long after a key what was pasted is read.
const AFTER_MS: u32 = 250;

/// What is being imported.
#[derive(Default)]
struct Import {
    opened: Opened,
    answers: Answers,
    found: Found,
    /// All that was asked about this table, answered or not.
    asked: Vec<Asked>,
}

thread_local! {
    static WORKER: RefCell<Option<WorkerBridge<Reader>>> = const { RefCell::new(None) };
    static IMPORT: RefCell<Import> = RefCell::default();
    /// Says that nothing came; dropped when something does.
    static PATIENCE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Listens for files, for as long as the page lives.
pub fn prepare(state: State) {
    drop::prepare(move |files| match files.as_slice() {
        [file] => open_file(state, file),
        files => {
            browser::open_dialog("import");
            refuse(&[&files.len().to_string(), " files were dropped. Open one at a time."].concat());
        }
    });
    if let Some(dialog) = element("import") {
        on(&dialog, "input", Box::new(move |event| untrack(|| input(state, event))));
        on(&dialog, "change", Box::new(move |event| untrack(|| change(state, event))));
        on(&dialog, "click", Box::new(move |event| untrack(|| click(state, event))));
    }
}

/// Opens the dialog, empty, with the cursor in one of its fields.
pub fn open(field: &str) {
    IMPORT.take();
    set_value("import-text", "");
    view::clear();
    browser::open_dialog("import");
    browser::focus(field);
}

fn close() {
    if let Some(dialog) = element("import").and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

fn input(state: State, event: &Event) {
    let Some(at) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
    match at.id().as_str() {
        "import-text" => {
            let read = move || {
                let text = value_of("import-text");
                if text.trim().is_empty() { view::clear() } else { send(state, Job::Open(text.into_bytes())) }
            };
            WAITING.set(Some(Timeout::new(AFTER_MS, read)));
        }
        "import-seats" => {
            let seats = entry::parse(&value_of("import-seats"), "seats");
            let wrong = seats.as_ref().err().map(|problem| {
                state.inputs.numbers(|numbers| super::super::problems::entry_problem(problem, "Seats", numbers))
            });
            super::super::form::note("import-seats", wrong.as_deref(), "Lines without seats are left out otherwise");
            if let Ok(seats) = seats {
                IMPORT.with_borrow_mut(|import| {
                    import.answers.seats = seats.and_then(|seats| seats.to_string().parse().ok());
                });
                read(state);
            }
        }
        _ => {}
    }
}

fn change(state: State, event: &Event) {
    let Some(at) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
    let value = super::super::dom::value(&at);
    if at.id() == "import-file" {
        let input = at.unchecked_ref::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open_file(state, &file);
        }
        // So that the same file, when it was corrected, can be chosen again.
        input.set_value("");
    } else if at.id() == "import-header" {
        send(state, Job::Header(value.parse().ok()));
    } else if let Some(column) = number(&at, "data-column") {
        let role: Option<usize> = value.parse().ok();
        IMPORT.with_borrow_mut(|import| {
            for (place, other) in import.answers.columns.iter_mut().enumerate() {
                if place == column {
                    *other = role;
                } else if role.is_some() && *other == role {
                    // Each thing stands in one column.
                    *other = None;
                }
            }
            view::show_roles(&import.answers.columns);
        });
        read(state);
    } else if let Some(column) = number(&at, "data-reading") {
        IMPORT.with_borrow_mut(|import| {
            import.answers.readings.retain(|(of, _)| *of != column);
            if !value.is_empty() {
                import.answers.readings.push((column, value));
            }
        });
        read(state);
    } else if let Some(question) = number(&at, "data-question") {
        IMPORT.with_borrow_mut(|import| answer(import, question, &value));
        read(state);
    }
}

fn number(at: &Element, attribute: &str) -> Option<usize> {
    at.get_attribute(attribute)?.parse().ok()
}

/// What a person says: an id, nothing in the catalog (`own`), or nothing yet.
fn answer(import: &mut Import, question: usize, value: &str) {
    let Some(asked) = import.asked.get(question) else { return };
    let is_own = value == "own";
    let (answers, text) = (&mut import.answers, &asked.text);
    if asked.vendor.is_empty() {
        answers.vendors.retain(|(of, _)| of != text);
        if !value.is_empty() {
            answers.vendors.push((text.clone(), (!is_own).then(|| value.to_owned())));
        }
    } else {
        answers.plans.retain(|(vendor, of, _)| (vendor, of) != (&asked.vendor, text));
        if !value.is_empty() {
            let plan = if is_own { String::new() } else { value.to_owned() };
            answers.plans.push((asked.vendor.clone(), text.clone(), plan));
        }
    }
}

fn click(state: State, event: &Event) {
    match super::super::dom::attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "import-add" => take(state, false),
        "import-replace" => take(state, true),
        "import-close" => close(),
        _ => {}
    }
}

/// Puts what was read into the list.
fn take(state: State, replaces: bool) {
    let apps: Vec<StackApp> = IMPORT.with_borrow(|import| {
        let app = |(text, renewal): &(String, String)| {
            let app = state.inputs.catalog(|catalog| Some(worker::app_of(text)?.resolved(catalog)))?;
            Some(StackApp { app, renewal: Date::parse(renewal) })
        };
        import.found.apps.iter().filter_map(app).collect()
    });
    close();
    edits::bring(state, apps, replaces);
}

/// Reads a file, unless it is too large.
fn open_file(state: State, file: &File) {
    browser::open_dialog("import");
    if let Some(refusal) = too_large(browser::size_of(file)) {
        return refuse(&refusal.to_string());
    }
    let (bytes, is_saved) = (browser::bytes_of(file), hand_on::is_saved(&file.name()));
    spawn_local(async move {
        let Some(bytes) = bytes.await else {
            return refuse("The browser cannot read the file. Is it still there?");
        };
        if !is_saved {
            return send(state, Job::Open(bytes));
        }
        match untrack(|| hand_on::open_saved(state, &bytes)) {
            Ok(()) => close(),
            Err(why) => refuse(&why),
        }
    });
}

fn refuse(why: &str) {
    PATIENCE.take();
    view::clear();
    say_all(&[("import-problem", why)]);
    hide("import-problem", false);
}

/// Has the open table read anew, with what was answered.
fn read(state: State) {
    let answers = IMPORT.with_borrow(|import| import.answers.clone());
    send(state, Job::Read(answers));
}

/// Asks the worker, which is started when it is first needed.
fn send(state: State, job: Job) {
    let Some(address) = browser::named_by_page("data-worker").filter(|_| browser::has_origin()) else {
        return refuse("A table cannot be read in this frame. Open the page in a window of its own.");
    };
    PATIENCE.set(Some(Timeout::new(PATIENCE_MS, || {
        WORKER.take();
        refuse("The table could not be read in time. Is the connection up? Try again.");
    })));
    if WORKER.with_borrow(Option::is_some) {
        return tell_worker(job);
    }
    let mut spawner = Reader::spawner();
    spawner.with_loader(true).callback(move |told| untrack(|| hear(state, told)));
    WORKER.set(Some(spawner.spawn(&address)));
    let catalog = state.inputs.catalog(catalog_file::write);
    let begin = move |sites: Result<String, String>| {
        // Without their sites vendors are found by name alone.
        tell_worker(Job::Vendors(catalog, sites.unwrap_or_default()));
        tell_worker(job);
    };
    fetch::text("sites.json".into(), "The list of sites", Box::new(begin));
}

fn tell_worker(job: Job) {
    WORKER.with_borrow(|worker| {
        if let Some(worker) = worker {
            worker.send(job);
        }
    });
}

fn hear(state: State, told: Told) {
    PATIENCE.take();
    match told {
        Told::Refused(why) => refuse(&why),
        Told::Opened(opened) => {
            IMPORT.with_borrow_mut(|import| {
                let seats = import.answers.seats;
                let columns = opened.columns.iter().map(|column| column.role).collect();
                let rates = state.inputs.company(|company| {
                    company.fx.iter().map(|(code, rate)| (code.clone(), rate.to_string())).collect()
                });
                import.answers = Answers { columns, seats, rates, ..Answers::default() };
                import.opened = opened;
                import.asked.clear();
                view::show_opened(&import.opened);
            });
            read(state);
        }
        Told::Progress(done, of) => {
            hide("import-progress", false);
            set_by_id("import-progress", "max", Some(&of.to_string()));
            set_by_id("import-progress", "value", Some(&done.to_string()));
        }
        Told::Read(found) => {
            hide("import-progress", true);
            let (room, is_example) = (state.list(|list| list.room()), state.screen(|screen| screen.is_example));
            IMPORT.with_borrow_mut(|import| {
                let news: Vec<Asked> =
                    found.questions.iter().filter(|asked| !import.asked.contains(asked)).cloned().collect();
                import.asked.extend(news);
                import.found = found;
                view::show_found(&import.found, room, is_example);
                view::show_readings(&import.found.doubts, &import.answers);
                view::show_questions(&import.asked, &import.answers);
            });
        }
    }
}
