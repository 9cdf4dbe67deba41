//! Plain fields: words, numbers, dates, seats.

use crate::domain::{Date, MOST_MONEY, Number};
use crate::wire::problem::At;

/// The most seats that a file may speak of; the same as what a person may enter.
pub const MOST_SEATS: u32 = 1_000_000;

/// The words that a field allows, with what they mean.
pub type Words<T> = [(&'static str, T)];

impl At<'_> {
    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, text: &str, words: &Words<T>) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        found.or_else(|| self.unknown_word(text, words.iter().map(|(word, _)| *word).collect()))
    }

    fn unknown_word<T>(&self, text: &str, allowed: Vec<&str>) -> Option<T> {
        let allowed = allowed.join(", ");
        if text.is_empty() {
            return self.problem(format!("missing; allowed: {allowed}"));
        }
        self.problem(format!("\"{text}\" is unknown; allowed: {allowed}"))
    }

    /// A day: `2026-11-21`.
    pub(super) fn date(&self, text: &str) -> Option<Date> {
        Date::parse(text).or_else(|| self.problem(format!("\"{text}\" is not a date such as 2026-11-21")))
    }

    /// A plain decimal from 0 to 10^12.
    pub(super) fn number(&self, text: &str) -> Option<Number> {
        let Some(number) = Number::parse(text) else {
            return self.problem(format!("\"{text}\" is not a plain decimal such as 89.50"));
        };
        if number.is_negative() {
            return self.problem(format!("{text} is negative"));
        }
        if number > MOST_MONEY {
            return self.problem(format!("{text} is above {MOST_MONEY}"));
        }
        Some(number)
    }

    /// A plain decimal that may be missing.
    pub(super) fn number_or(&self, text: Option<&str>, otherwise: Number) -> Option<Number> {
        text.map_or(Some(otherwise), |text| self.number(text))
    }

    /// A number of seats, 1 or more, that may be missing.
    pub(super) fn seats<T: From<u32>>(&self, seats: Option<u32>, otherwise: T) -> Option<T> {
        match seats {
            None => Some(otherwise),
            Some(seats @ 1..=MOST_SEATS) => Some(T::from(seats)),
            Some(seats) => self.problem(format!("{seats} is not between 1 and {MOST_SEATS}")),
        }
    }
}
