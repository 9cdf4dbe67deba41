//! What there is to know of a table, in words.

use super::import::{Notice, Question, Reason};
use super::refusal::grouped;
use crate::domain::{Likeness, Limits, Number, PlanSide};
use crate::wire::entry::EntryProblem;
use crate::wire::link::LinkReason;
use std::fmt;

impl Reason {
    /// What became of the line or value; empty where nothing was lost.
    fn effect(&self) -> &'static str {
        match self {
            Self::NoName
            | Self::NoSeats
            | Self::BadSeats(_)
            | Self::BadName(_)
            | Self::Sum
            | Self::TooManyCells { .. } => " The line was left out.",
            Self::BadNumber(_) | Self::OtherCurrency { .. } | Self::NotADate | Self::TwoDates { .. } => {
                " The app goes without it."
            }
            Self::UnknownPlan | Self::WhichPlan | Self::BadPlan(_) => " The usual step was taken.",
            Self::AboveHeader
            | Self::Converted { .. }
            | Self::PlanOfOwn
            | Self::PlanInName { .. }
            | Self::UnknownId
            | Self::Thousands { .. }
            | Self::Again { .. }
            | Self::SecondCost { .. }
            | Self::TooManyApps { .. } => "",
        }
    }
}

/// The reason alone, to be put after the value: "must be between 1 and 1,000,000."
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NoName => "nothing names the app.",
            Self::NoSeats => "no seats.",
            Self::BadSeats(problem) | Self::BadNumber(problem) => return entry(problem, f),
            Self::BadName(reason) | Self::BadPlan(reason) => return link(reason, f),
            Self::Sum => "adds up other lines.",
            Self::TooManyCells { cells, columns } => {
                return write!(f, "{cells} cells for {columns} columns: is a separator not in quotes?");
            }
            Self::AboveHeader => "stands above the names of the columns and was not read.",
            Self::OtherCurrency { amount, vendor } => {
                let amount = if amount == "$" { "dollars" } else { amount };
                return write!(f, "in {amount}, but this vendor’s prices are in {vendor}. Enter the rate of exchange.");
            }
            Self::Converted { to, vendor } => return write!(f, "converted to {to} {vendor} at the rates you entered."),
            Self::NotADate => "not a date like 2027-03-31.",
            Self::TwoDates { day_first, month_first } => {
                return write!(f, "{day_first} or {month_first}: say whether day or month comes first.");
            }
            Self::UnknownPlan => "not a plan in the catalog.",
            Self::WhichPlan => "may be one of several plans.",
            Self::PlanOfOwn => "not used: the app is not in the catalog, so its plans are not known.",
            Self::PlanInName { plan } => return write!(f, "read as the vendor and its plan “{plan}”."),
            Self::UnknownId => "not an id in the catalog; the name was looked up.",
            Self::Thousands { cells } => {
                let thousands = if *cells == 1 { "this" } else { "these" };
                let count = grouped(*cells);
                let numbers = if *cells == 1 { "number" } else { "numbers" };
                return write!(
                    f,
                    "{count} {numbers} with one separator before three digits; {thousands} can be thousands or decimals. \
                     Read as thousands."
                );
            }
            Self::Again { line } => return write!(f, "also stands in line {line}. Both are kept."),
            Self::SecondCost { kept } => return write!(f, "not used: another column says {kept} a year."),
            Self::TooManyApps { limit, found } => {
                let (found, limit) = (grouped(*found), grouped(*limit));
                return write!(f, "{found} apps; a stack holds at most {limit}.");
            }
        };
        f.write_str(text)
    }
}

/// `Line 4, Seats, “0”: must be between 1 and 1,000,000. The line was left out.`
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.map(|line| format!("Line {line}"));
        let column = Some(self.column.clone()).filter(|column| !column.is_empty());
        let value = Some(format!("“{}”", self.value)).filter(|_| !self.value.is_empty());
        let place: Vec<String> = [line, column, value].into_iter().flatten().collect();
        let colon = if place.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}{}{}", place.join(", "), self.reason, self.reason.effect())
    }
}

/// `Which vendor is “Acmee”?`
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vendor { name, .. } => write!(f, "Which vendor is “{name}”?"),
            Self::Plan { text, side: PlanSide::Current, .. } => write!(f, "Which plan is “{text}”?"),
            Self::Plan { text, side: PlanSide::Target, .. } => write!(f, "Which plan to go to is “{text}”?"),
        }
    }
}

impl Likeness {
    /// How likely the vendor is meant, as a word beside it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strong => "likely",
            Self::Fair => "possible",
            Self::Weak => "doubtful",
        }
    }
}

fn entry(problem: &EntryProblem, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let between = |limits: &Limits| format!("{} and {}", count(limits.low), count(limits.high));
    match problem {
        EntryProblem::OutOfRange { limits, .. } => write!(f, "must be between {}.", between(limits)),
        EntryProblem::NotWhole { limits, .. } => write!(f, "must be a whole number between {}.", between(limits)),
        EntryProblem::TooLong { .. } => f.write_str("too long for a number."),
        EntryProblem::Missing
        | EntryProblem::NotInOrder
        | EntryProblem::NotANumber { .. }
        | EntryProblem::DecimalComma { .. } => f.write_str("must be a number like 1,200 or 89.50."),
    }
}

fn count(number: Number) -> String {
    let text = number.to_string();
    text.parse().map_or(text, grouped)
}

fn link(reason: &LinkReason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = match reason {
        LinkReason::TooLong { limit } => {
            return write!(f, "a name outside the catalog has at most {} characters.", grouped(*limit));
        }
        LinkReason::NotSoldWith { plan } => return write!(f, "not sold on the plan “{plan}”."),
        LinkReason::ControlCharacters => "has characters that cannot be shown.",
        LinkReason::NoScim => "has no SCIM.",
        LinkReason::AddOnAsPlan => "an add-on, not a plan.",
        LinkReason::PlanAsAddOn => "a plan, not an add-on.",
        _ => "not a plan in the catalog.",
    };
    f.write_str(text)
}
