//! What is wrong with a link or an entry, in words: which value, which limit, what happens instead.

use super::state::State;
use super::wanted;
use crate::domain::{Limits, Number};
use crate::present::{Numbers, plural};
use crate::wire::entry::EntryProblem;
use crate::wire::link::{self, LinkProblem, LinkReason};
use crate::wire::packed_link::PackedProblem;

/// What is told of a compressed link until the second program has unpacked it.
pub const NOT_YET: &str = "This link is in the compressed form. Until it is unpacked, what is shown is not from it.";

fn limits_text(limits: Limits, numbers: &Numbers) -> String {
    [&numbers.count(limits.low, 6), " and ", &numbers.count(limits.high, 6)].concat()
}

/// What is wrong with an entry: "Seats must be between 1 and 1,000,000; 0 was entered."
pub fn entry_problem(problem: &EntryProblem, name: &str, numbers: &Numbers) -> String {
    match problem {
        EntryProblem::Missing => [name, " needs a number."].concat(),
        EntryProblem::NotANumber { entered } => {
            [name, " must be a number like 1,200 or 89.50; “", entered, "” was entered."].concat()
        }
        EntryProblem::DecimalComma { entered } => {
            ["“", entered, "” can be read in two ways. Write decimals with a point, like 12.5."].concat()
        }
        EntryProblem::TooLong { entered } => {
            [name, " must be a number; “", entered, "…” is too long for one."].concat()
        }
        EntryProblem::OutOfRange { entered, limits } => {
            [name, " must be between ", &limits_text(*limits, numbers), "; ", entered, " was entered."].concat()
        }
        EntryProblem::NotWhole { entered, limits } => {
            [name, " must be a whole number between ", &limits_text(*limits, numbers), "; ", entered, " was entered."]
                .concat()
        }
        EntryProblem::NotInOrder => [name, ": low, base and high must rise in this order."].concat(),
    }
}

/// Has the first program say what is wrong with a link, of which so many characters are read.
pub fn tell(state: State, most: usize, link: &str) {
    let link::Reading { scenario, problems, .. } = state.catalog(|catalog| link::read_with_up_to(most, link, catalog));
    for problem in &problems {
        wanted::notify(&state.numbers(|numbers| link_problem(problem, numbers)));
    }
    if scenario.apps.is_empty() {
        wanted::notify("The link names no app that can be computed, so this is the example.");
    }
}

/// What was ignored in a link, and why.
pub fn link_problem(problem: &LinkProblem, numbers: &Numbers) -> String {
    match problem.reason {
        LinkReason::WrongChecksum => {
            return "This link was cut or edited on the way. What is left of it is computed.".into();
        }
        LinkReason::Compressed => return NOT_YET.into(),
        _ => {}
    }
    let mut text = String::new();
    if let Some(app) = problem.app.as_deref().filter(|app| *app != problem.value) {
        text.push_str(app);
        text.push_str(": ");
    }
    text.push_str(&what(problem));
    text.push(' ');
    text.push_str(&link_reason(&problem.reason, numbers));
    if let Some(seats) = problem.seats_instead() {
        text.push_str(" Computed with ");
        text.push_str(&plural(&numbers.count(Number::from(seats), 0), "seat", "seats"));
        text.push('.');
    }
    text
}

fn what(problem: &LinkProblem) -> String {
    match (problem.key.as_str(), problem.value.as_str()) {
        ("", "") => "The link".into(),
        ("", value) => ["“", value, "”"].concat(),
        (key, "") => ["“", key, "”"].concat(),
        (key, value) => ["“", key, "” with “", value, "”"].concat(),
    }
}

/// Why a part of a link was not used.
pub fn link_reason(reason: &LinkReason, numbers: &Numbers) -> String {
    let size = |limit: usize| numbers.count(Number::from(u32::try_from(limit).unwrap_or(u32::MAX)), 0);
    match reason {
        LinkReason::TooLong { limit } => ["is longer than the ", &size(*limit), " characters that are read."].concat(),
        LinkReason::UnknownVersion => {
            "is of a version that this page does not know. Nothing of the link was used.".into()
        }
        LinkReason::Compressed => "is in the compressed form.".into(),
        LinkReason::UnknownKey => "is not known here and was ignored.".into(),
        LinkReason::Repeated => "stands in the link twice; the first one counts.".into(),
        LinkReason::BadEncoding => "is not encoded as a link has to be.".into(),
        LinkReason::NotANumber => "is not a number with a decimal point.".into(),
        LinkReason::NotARange => "is neither a number nor low:base:high.".into(),
        LinkReason::NotInOrder => "does not rise from low to base to high.".into(),
        LinkReason::OutOfRange { limits } => ["must be between ", &limits_text(*limits, numbers), "."].concat(),
        LinkReason::NotWhole { limits } => {
            ["must be a whole number between ", &limits_text(*limits, numbers), "."].concat()
        }
        LinkReason::UnknownWord { allowed } => ["must be one of ", &allowed.join(", "), "."].concat(),
        LinkReason::NotADate => "is not a date like 2027-03-31.".into(),
        LinkReason::BadId => "is not an id: small letters, digits and hyphens.".into(),
        LinkReason::EmptyName => "has no name.".into(),
        LinkReason::ControlCharacters => "has characters that cannot be shown.".into(),
        LinkReason::NoTargetHere => "names a plan, which an app of one’s own does not have.".into(),
        LinkReason::MissingSeats => "is missing.".into(),
        LinkReason::TooManyApps { limit, found } => {
            [&size(*found), " apps are in the link; the first ", &size(*limit), " count."].concat()
        }
        LinkReason::UnknownVendor => "is not in the catalog and was left out.".into(),
        LinkReason::UnknownPlan => "is not a plan in the catalog; the usual step was taken.".into(),
        LinkReason::AddOnAsPlan => "is an add-on, not a plan; the usual step was taken.".into(),
        LinkReason::PlanAsAddOn => "is a plan, not an add-on; the usual step was taken.".into(),
        LinkReason::NoScim => "has no SCIM; the usual step was taken.".into(),
        LinkReason::WrongChecksum => "is not the checksum of this link.".into(),
        LinkReason::NoApp => "is missing: a link names at least one app.".into(),
        LinkReason::NotSoldWith { plan } => {
            ["is not sold on the plan “", plan, "”; the usual step was taken."].concat()
        }
        LinkReason::More { count } => ["has ", &size(*count), " more problems."].concat(),
    }
}

/// Why a packed link cannot be used.
pub fn packed_problem(problem: PackedProblem, numbers: &Numbers) -> String {
    let size = |limit: usize| numbers.count(Number::from(u32::try_from(limit).unwrap_or(u32::MAX)), 0);
    let reason = match problem {
        PackedProblem::TooLong { limit } => {
            ["it is longer than the ", &size(limit), " characters that are read."].concat()
        }
        PackedProblem::UnknownVersion => "it is of a version that this page does not know.".into(),
        PackedProblem::NotWhole => {
            "it was cut or edited on the way. Ask for the link again, or for the calculation as a file.".into()
        }
        PackedProblem::Broken => "it is not what this page writes.".into(),
        PackedProblem::TooLarge { limit } => {
            ["what is in it is longer than the ", &size(limit), " characters that are read."].concat()
        }
    };
    ["The compressed link cannot be unpacked: ", &reason].concat()
}
