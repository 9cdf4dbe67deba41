//! The share link, version 1: a scenario as text, and back (the public contract in docs).
//!
//! Reading is total. Whatever the text, there is a scenario, and every key in it is either part of
//! that scenario or told of in a [`LinkProblem`]. What needs the catalog comes second:
//! [`check_against`].

mod check;
mod read;
pub(super) mod value;
mod write;

pub use check::{check_against, read_with, read_with_up_to};
pub(super) use check::{check_one, find};
pub(super) use read::plain_name;
pub use read::{read, read_up_to};
pub(super) use write::{encode, put, put_checksum};
pub use write::{write, write_shared};

use crate::domain::{Date, Limits, Number, Scenario};

/// The most characters of a link that are read.
pub const MOST_CHARACTERS: usize = 8192;
/// The most characters of a scenario's text that is not an address: a file's, an unpacked one, or what one part of
/// the page tells another. Room for 500 apps whatever they are called.
pub const MOST_HELD: usize = 1_000_000;
/// The seats of an app whose link names none that can be used; a problem says so.
pub const SEATS_INSTEAD: u32 = 50;
/// The most characters of a link that a problem repeats.
const LONGEST_VALUE: usize = 80;
/// The most problems that are told one by one.
const MOST_PROBLEMS: usize = 50;
/// The "vendor" of an app that the catalog does not have.
pub(super) const OWN: &str = "own";

// The values of keys that take words, the default first.
const JIT: [&str; 2] = ["no", "yes"];
const BILLING: [&str; 2] = ["annual", "monthly"];
const PRICES: [&str; 2] = ["all", "vendor"];
const MANUAL: [&str; 2] = ["own", "benchmark"];

/// What came out of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// All that could be read; without apps where the link had none.
    pub scenario: Scenario,
    /// What was left out of it, in the order of the link; a wrong checksum goes before all else.
    pub problems: Vec<LinkProblem>,
    /// The catalog that the link was written with.
    pub catalog: Option<Date>,
    /// Whether the link is whole.
    pub checked: Checksum,
}

/// Whether a link is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// It carries no checksum: written by hand, or copied from the address bar.
    Absent,
    /// It is whole.
    Right,
    /// It was cut or edited, or something was put after it.
    Wrong,
}

/// A part of a link that was not used, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkProblem {
    /// The app that it belongs to: the vendor's name, where the catalog was not asked or does not know it
    /// the id, or the own app's name, shortened. `None` for what concerns the whole link.
    pub app: Option<String>,
    /// The key; for an app's first fields `vendor`, `name`, `current`, `target` or `seats`; empty
    /// where the link as a whole is meant.
    pub key: String,
    /// As it stands in the link, shortened.
    pub value: String,
    /// Why it was not used.
    pub reason: LinkReason,
}

impl LinkProblem {
    /// The seats that are computed with in the place of missing or invalid ones; `None` for problems
    /// with anything else.
    pub fn seats_instead(&self) -> Option<u32> {
        (self.key == "seats").then_some(SEATS_INSTEAD)
    }
}

/// Why a part of a link was not used.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkReason {
    /// More characters than are read; a link is refused as a whole, a name is left empty.
    TooLong {
        /// The most that is read.
        limit: usize,
    },
    /// Another version than 1: nothing else was read.
    UnknownVersion,
    /// The compressed form, which [`super::packed_link`] reads: nothing of it was used.
    Compressed,
    /// No such key.
    UnknownKey,
    /// The key stands in the link before: the first one counts.
    Repeated,
    /// A `%` without two hexadecimal digits, or bytes that are not UTF-8.
    BadEncoding,
    /// Not a decimal number with a point.
    NotANumber,
    /// Not one value, nor `low:base:high`.
    NotARange,
    /// `low:base:high` that do not rise.
    NotInOrder,
    /// Beyond what can be entered.
    OutOfRange {
        /// What can be.
        limits: Limits,
    },
    /// A fraction where only whole numbers go.
    NotWhole {
        /// What can be entered.
        limits: Limits,
    },
    /// None of the words that the key takes.
    UnknownWord {
        /// Those words.
        allowed: Vec<&'static str>,
    },
    /// Not a day like `2026-11-21`.
    NotADate,
    /// An id of something else than small letters, digits and `-`.
    BadId,
    /// An own app without a name. It is kept.
    EmptyName,
    /// A name with line breaks, control characters or such as turn the direction of text.
    ControlCharacters,
    /// An own app has no plan to go to.
    NoTargetHere,
    /// An app without seats.
    MissingSeats,
    /// More apps than are read: the first ones count.
    TooManyApps {
        /// The most that are read.
        limit: usize,
        /// How many the link has.
        found: usize,
    },
    /// Not in the catalog: the app was left out.
    UnknownVendor,
    /// The vendor has no such plan: the catalog's own step is taken.
    UnknownPlan,
    /// An add-on in the place of the current plan.
    AddOnAsPlan,
    /// A plan in the place of an add-on.
    PlanAsAddOn,
    /// A target without SCIM: the catalog's own step is taken.
    NoScim,
    /// The link is not what the checksum was made of: it was cut or edited. What is left of it counts.
    WrongChecksum,
    /// No app at all, where one is needed.
    NoApp,
    /// The vendor does not sell the add-on on this plan.
    NotSoldWith {
        /// Id of the plan.
        plan: String,
    },
    /// Further problems that are not told one by one.
    More {
        /// How many.
        count: usize,
    },
}

/// Collects problems, without letting a hostile link make the list long.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<LinkProblem>,
    more: usize,
    /// The app that is being looked at.
    app: Option<String>,
}

impl Problems {
    pub(super) fn add(&mut self, key: &str, value: &str, reason: LinkReason) {
        if self.list.len() == MOST_PROBLEMS {
            self.more += 1;
            return;
        }
        let (key, value) = (cut(key, LONGEST_VALUE), cut(value, LONGEST_VALUE));
        self.list.push(LinkProblem { app: self.app.clone(), key, value, reason });
    }

    pub(super) fn finish(mut self) -> Vec<LinkProblem> {
        if self.more > 0 {
            let reason = LinkReason::More { count: self.more };
            self.list.push(LinkProblem { app: None, key: String::new(), value: String::new(), reason });
        }
        self.list
    }
}

/// What `leavers=12n` takes, and the field for the same: whole people, no more than there can be
/// employees.
pub fn people_limits() -> Limits {
    Limits { low: Number::ZERO, high: Number::from(10_000_000), whole: true }
}

/// The first `most` characters.
pub(super) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
