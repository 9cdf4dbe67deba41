//! Texts of a file of one's own: plain, and not endless. They are shown as text wherever they are shown; this
//! is for files that were made to look like something else.

use crate::domain::LONGEST_NAME;
use crate::wire::problem::At;
use crate::wire::vendor_file::{Plan, VendorFile};
use serde_json::Value;

/// The most characters of any text.
pub const LONGEST_TEXT: usize = 1_000;

/// Looks at every text in a value, names of fields among them.
pub fn check(value: &Value, at: &At) {
    match value {
        Value::String(text) => {
            if let Some(fault) = fault(text, LONGEST_TEXT) {
                at.says(fault);
            }
        }
        Value::Array(items) => at.for_each(items, check),
        Value::Object(fields) => {
            for (name, value) in fields {
                match fault_of_name(name) {
                    Some(fault) => at.says(fault),
                    None => check(value, &at.field(name)),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Looks at the names of a vendor and its plans, which have to fit where they are shown.
pub fn names(file: &VendorFile, at: &At) {
    for (field, text) in [("id", &file.id), ("name", &file.name), ("category", &file.category)] {
        short(text, &at.field(field));
    }
    at.field("aliases").for_each(&file.aliases, |text, at| short(text, at));
    at.field("plans").for_each(&file.plans, |plan: &Plan, at| {
        short(&plan.id, &at.field("id"));
        short(&plan.name, &at.field("name"));
        at.field("aliases").for_each(&plan.aliases, |text, at| short(text, at));
    });
}

/// What is wrong with the name of a field, told without the name.
pub fn fault_of_name(name: &str) -> Option<String> {
    fault(name, LONGEST_NAME).map(|fault| ["the name of a field: ", &fault].concat())
}

fn short(text: &str, at: &At) {
    if let Some(fault) = too_long(text, LONGEST_NAME) {
        at.says(fault);
    }
}

fn too_long(text: &str, most: usize) -> Option<String> {
    let count = text.chars().count();
    (count > most).then(|| format!("{count} characters; at most {most} are allowed"))
}

/// Whether a text looks like what it is.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(is_unseen) && !has_markup(text)
}

fn fault(text: &str, longest: usize) -> Option<String> {
    let plain_only = |what: &str| Some([what, "; only plain text is allowed"].concat());
    if text.chars().any(is_unseen) {
        return plain_only("a character that cannot be seen");
    }
    if has_markup(text) {
        return plain_only("markup");
    }
    too_long(text, longest)
}

/// Control characters, and those that turn the direction of what follows.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A `<` before what would open or close a tag. "< 10 seats" is plain.
fn has_markup(text: &str) -> bool {
    let opens = |next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?');
    text.split('<').skip(1).any(|after| after.starts_with(opens))
}
