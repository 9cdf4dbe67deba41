//! The compact view for a frame on someone else's page, and the messages with that page (the public
//! contract, served as contract.md).

use super::browser;
use super::dialogs::report_text;
use super::dom::say_all;
use super::problems::{link_problem, packed_problem};
use super::state::State;
use super::{follow, wanted};
use crate::domain::Catalog;
use crate::wire::json::quoted;
use crate::wire::json_read::{self, Value};
use crate::wire::link::{self, LinkProblem, LinkReason, MOST_CHARACTERS, MOST_HELD};
use crate::wire::packed_link::{is_packed, unpack};
use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::Cell;
use wasm_bindgen::JsCast;

/// How long after a change the report is sent: one message for a burst of keystrokes.
const REPORT_AFTER_MS: u32 = 200;

/// Sends a message; `payload` is what follows the type, as JSON.
fn send(kind: &str, payload: &str) {
    let message = ["{\"source\":\"scim-tax\",\"version\":1,\"type\":\"", kind, "\"", payload, "}"].concat();
    browser::post_to_parent(&message);
}

/// A problem as the host gets it: key, value and a sentence that says all.
type Told = [String; 3];

fn send_problems(problems: &[Told]) {
    let problem = |[key, value, reason]: &Told| {
        let fields = [key, value, reason].map(|field| quoted(field));
        ["{\"key\":", &fields[0], ",\"value\":", &fields[1], ",\"reason\":", &fields[2], "}"].concat()
    };
    let list = problems.iter().map(problem).collect::<Vec<_>>().join(",");
    send("error", &[",\"problems\":[", &list, "]"].concat());
}

/// The plain form of a link, and everything wrong with it.
fn read(state: State, text: &str) -> (String, Vec<Told>) {
    if !is_packed(text) {
        return (text.to_owned(), problems_of(state, text, MOST_CHARACTERS));
    }
    match unpack(text) {
        Ok(text) => {
            let problems = problems_of(state, &text, MOST_HELD);
            (text, problems)
        }
        Err(problem) => {
            let reason = state.numbers(|numbers| packed_problem(problem, numbers));
            (String::new(), vec![["z".into(), String::new(), reason]])
        }
    }
}

fn problems_of(state: State, text: &str, most: usize) -> Vec<Told> {
    let read = |catalog: &Catalog| link::read_with_up_to(most, text, catalog);
    let link::Reading { scenario, mut problems, .. } = state.catalog(read);
    if scenario.apps.is_empty() && problems.is_empty() {
        problems.push(LinkProblem { app: None, key: "app".into(), value: String::new(), reason: LinkReason::NoApp });
    }
    let told = |problem: LinkProblem| {
        let reason = state.numbers(|numbers| link_problem(&problem, numbers));
        [problem.key, problem.value, reason]
    };
    problems.into_iter().map(told).collect()
}

/// A link that the embedding page wants shown. Malformed, it is answered and changes nothing.
fn take_over(state: State, event: &web_sys::Event) {
    let Some(text) = event.dyn_ref().and_then(browser::from_parent) else { return };
    let Ok(message) = json_read::parse(&text) else { return };
    let says = |key: &str| message.get(key).and_then(Value::as_str);
    let version = message.get("version").and_then(Value::as_u32);
    if says("source") != Some("scim-tax") || version != Some(1) || says("type") != Some("scenario") {
        return;
    }
    let (link, problems) = untrack(|| read(state, says("link").unwrap_or_default()));
    if problems.is_empty() {
        wanted::ask_for(&link);
    } else {
        send_problems(&problems);
    }
}

/// Takes messages from the embedding page, and tells it height and, if it asked, figures. Called once the
/// view stands, so that there is a height to tell.
pub fn converse(state: State) {
    let own = browser::fragment();
    let problems = if own.is_empty() { Vec::new() } else { untrack(|| read(state, &own).1) };
    send("ready", "");
    if !problems.is_empty() {
        send_problems(&problems);
    }
    browser::on_message(move |event| take_over(state, event));
    // The height is sent when it changes, and never for a change that the height itself made.
    let last = Cell::new(0);
    let tell_height = move || {
        if let Some(height) = browser::height_of("content").filter(|height| *height != last.get()) {
            last.set(height);
            send("height", &[",\"height\":", &height.to_string()].concat());
        }
    };
    tell_height();
    browser::on_resize("content", tell_height);
    if tells_figures() {
        follow(figures(state));
    }
}

/// Whether the embedding page asked for figures.
pub fn tells_figures() -> bool {
    is_embedded() && browser::query("report").as_deref() == Some("1")
}

/// Whether this is the compact view.
pub fn is_embedded() -> bool {
    browser::query("embed").as_deref() == Some("1")
}

/// Sets the colour that the embedding page asked for, and says what it can read.
pub fn prepare() {
    if let Some(accent) = browser::query("accent").filter(|hex| is_colour(hex)) {
        browser::set_root_property("--accent", &["#", &accent].concat());
    }
    if tells_figures() {
        say_all(&[("excluded", "Taxes excluded. This page can read these figures.")]);
    }
}

/// Three or six hexadecimal digits.
fn is_colour(hex: &str) -> bool {
    matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What sends link and report after every change.
fn figures(state: State) -> Box<dyn FnMut()> {
    let mut waiting = None::<Timeout>;
    Box::new(move || {
        // Whatever the report depends on.
        state.report(|_| ());
        let tell = move || {
            untrack(|| {
                let payload = [",\"link\":", &quoted(&state.link()), ",\"report\":", &report_text(state)].concat();
                send("report", &payload);
            });
        };
        // Replaced, the one that waited is called off.
        waiting.replace(Timeout::new(REPORT_AFTER_MS, tell));
    })
}
