//! What is wrong in a file of one's own, by line.

use super::Place;
use super::plain_text::is_plain;
use crate::wire::json_scan::{Group, find, line_of};
use crate::wire::problem::{Path, Problem, Step};
use std::fmt;

/// The most problems that are listed.
pub const MOST_LISTED: usize = 100;
/// The most characters of a sentence: it may hold a value of the file.
const LONGEST_SENTENCE: usize = 300;

/// Something wrong in a file of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProblem {
    /// Counted from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// The character in the line, counted from 1, where it stops being JSON.
    pub column: Option<usize>,
    /// The way to the value: `vendors[3].plans[0].id`; may be empty.
    pub field: String,
    /// What is wrong.
    pub text: String,
}

impl fmt::Display for OwnProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            if let Some(column) = self.column {
                write!(f, ", character {column}")?;
            }
            f.write_str(": ")?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.text)
    }
}

/// Everything wrong in a file of one's own; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProblems {
    /// At most a hundred, by line.
    pub list: Vec<OwnProblem>,
    /// How many more there are.
    pub more: usize,
}

impl From<OwnProblem> for OwnProblems {
    fn from(one: OwnProblem) -> Self {
        Self { list: vec![one], more: 0 }
    }
}

impl OwnProblem {
    /// What is wrong with a file as a whole.
    pub fn of_file(text: impl Into<String>) -> Self {
        Self { line: None, column: None, field: String::new(), text: text.into() }
    }

    pub(super) fn at_line(line: usize, text: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::of_file(text) }
    }

    pub(super) fn in_group(text: &str, group: &Group, sentence: String) -> Self {
        Self { field: shortened(group.name), ..Self::at_line(line_of(text, group.at), sentence) }
    }
}

/// Why a text is not JSON, or has a name twice in an object.
pub(super) fn of_json(error: &serde_json::Error, text: &str) -> OwnProblem {
    let line_text = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    // In bytes, and 0 where the line before has ended too early.
    let before = line_text.get(..error.column().saturating_sub(1)).unwrap_or(line_text);
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let found = line_text.get(before.len()..).unwrap_or_default();
    OwnProblem {
        column: Some(before.chars().count() + 1),
        ..OwnProblem::at_line(error.line(), shortened(&sentence(message, found)))
    }
}

/// What serde_json says, in words for people who have never seen its source.
fn sentence(message: &str, found: &str) -> String {
    let word: String = found.chars().take_while(|it| it.is_alphanumeric() || matches!(it, '-' | '+' | '.')).collect();
    let text = match message {
        "expected value" | "expected ident" | "invalid number" if !word.is_empty() => {
            return format!("\"{word}\" is no value in JSON");
        }
        "expected value" | "expected ident" | "invalid number" => "no value in JSON",
        "number out of range" => "a number that is too large; amounts are texts in quotes",
        "trailing comma" => "a comma before the closing bracket",
        "trailing characters" => "more text after the end of the JSON",
        "key must be a string" => "the name of a field is missing, in double quotes",
        "recursion limit exceeded" => "lists and objects stand too deep in each other",
        "expected `:`" => "a colon is missing",
        "expected `,` or `}`" => "a comma or a closing brace is missing",
        "expected `,` or `]`" => "a comma or a closing bracket is missing",
        _ if message.starts_with("EOF while parsing") => "the text ends here, before everything is closed",
        _ if message.starts_with("control character") => {
            "a text goes on to the next line: is its closing quote missing?"
        }
        _ if message.ends_with("stands twice") && is_plain(message) => message,
        _ if message.ends_with("stands twice") => "the name of a field stands twice",
        _ => return format!("not JSON: {message}"),
    };
    text.to_owned()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SENTENCE) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// The problems of a text, as they are found.
pub(super) struct Listed<'a> {
    text: &'a str,
    problems: OwnProblems,
}

impl<'a> Listed<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, problems: OwnProblems { list: Vec::new(), more: 0 } }
    }

    /// How many more are kept.
    pub fn room(&self) -> usize {
        MOST_LISTED - self.problems.list.len()
    }

    /// Adds what was found in a vendor, at most as many as there is room for, and how many there are beyond.
    pub fn add(&mut self, place: &Place, problems: &[Problem], more: usize) {
        let text = self.text.get(place.range.clone()).unwrap_or_default();
        let lines_before = if problems.is_empty() { 0 } else { line_of(self.text, place.range.start) - 1 };
        for Problem { path, text: sentence, .. } in problems {
            let line = lines_before + line_of(text, find(text, &path.0));
            let field = Path([place.path.as_slice(), &path.0].concat()).to_string();
            self.problems
                .list
                .push(OwnProblem { field: shortened(&field), ..OwnProblem::at_line(line, shortened(sentence)) });
        }
        self.problems.more += more;
    }

    /// Adds one problem of a field of a vendor, or of the vendor where the name is empty.
    pub fn say(&mut self, place: &Place, field: &str, text: String) {
        let path = Path(if field.is_empty() { Vec::new() } else { vec![Step::Field(field.to_owned())] });
        if self.room() == 0 {
            self.problems.more += 1;
        } else {
            self.add(place, &[Problem { file: String::new(), path, text }], 0);
        }
    }

    /// What was read, if nothing is wrong.
    pub fn or<T>(mut self, read: T) -> Result<T, OwnProblems> {
        if self.problems.list.is_empty() && self.problems.more == 0 {
            return Ok(read);
        }
        self.problems.list.sort_by_key(|problem| problem.line);
        Err(self.problems)
    }
}
