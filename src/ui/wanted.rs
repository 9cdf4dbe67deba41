//! How the two programs of the page speak to each other: by what stands at its elements, and events there.
//!
//! The first program is the calculator. The second one, `details`, has what is opened or read later: the
//! working, the sources, sharing, and the messages of a frame. assets/boot.js loads it when it is first
//! wanted, so that nobody waits for it before the answer.

use super::dom::{element, set};
use gloo::timers::callback::Timeout;
use web_sys::Event;

fn tell(name: &str, attribute: &str, value: &str) {
    let (Some(app), Ok(event)) = (element("app"), Event::new(name)) else { return };
    set(&app, attribute, Some(value));
    let _ = app.dispatch_event(&event);
}

fn told(attribute: &str) -> String {
    element("app").and_then(|app| app.get_attribute(attribute)).unwrap_or_default()
}

/// Asks the second program for something: `share`, `embed`, `link` for the packed one in the address, or `number:`
/// with what a number rests on.
pub fn want(what: &str) {
    tell("wanted", "data-wanted", what);
}

/// What the second program was asked for last; empty once it was taken.
pub fn take_wanted() -> String {
    take("data-wanted")
}

/// Asks the second program to say what is wrong with a link, of which so many characters are read.
pub fn explain(most: usize, link: &str) {
    if let Some(app) = element("app") {
        set(&app, "data-faulty", Some(&[&most.to_string(), " ", link].concat()));
    }
    // A task of its own: the second program may be the one that has asked for this link, and hears one thing at a time.
    Timeout::new(0, || want("")).forget();
}

/// The link that is to be explained, and how many characters of it are read; nothing once it was taken.
pub fn take_faulty() -> Option<(usize, String)> {
    let told = take("data-faulty");
    let (most, link) = told.split_once(' ')?;
    Some((most.parse().ok()?, link.to_owned()))
}

fn take(attribute: &str) -> String {
    let what = told(attribute);
    if let Some(app) = element("app") {
        set(&app, attribute, None);
    }
    what
}

/// Tells the second program which scenario is shown.
pub fn tell_scenario(link: &str) {
    tell("scenario", "data-scenario", link);
}

/// The scenario that is shown.
pub fn scenario() -> String {
    told("data-scenario")
}

/// Asks the first program to show another scenario.
pub fn ask_for(link: &str) {
    tell("asked", "data-asked", link);
}

/// The scenario that the first program is asked for.
pub fn asked() -> String {
    told("data-asked")
}

/// Has the first program say something above the page, beside what it says there already.
pub fn notify(text: &str) {
    tell("told", "data-told", text);
}

/// What the first program is to say.
pub fn told_notice() -> String {
    told("data-told")
}
