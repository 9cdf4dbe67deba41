//! How the fields of a row are written.

use crate::domain::{Date, Estimate, Number, Operations};
use serde_json::Value as Json;

/// A row without the defaults at its end.
pub fn row<const N: usize>(fields: [Json; N]) -> Json {
    let mut fields = Vec::from(fields);
    while fields.last().is_some_and(Json::is_null) {
        fields.pop();
    }
    Json::Array(fields)
}

/// A list of rows; one that is empty is the default.
pub fn list<T>(items: &[T], row: impl Fn(&T) -> Json) -> Json {
    if items.is_empty() { Json::Null } else { items.iter().map(row).collect() }
}

/// A text.
pub fn text(text: &str) -> Json {
    Json::from(text)
}

/// An id in capitals: what most names are.
pub fn in_capitals(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    let mut begins = true;
    for letter in id.chars() {
        name.push(if letter == '-' {
            ' '
        } else if begins {
            letter.to_ascii_uppercase()
        } else {
            letter
        });
        begins = letter == '-';
    }
    name
}

/// A name, unless it is its id in capitals.
pub fn name(id: &str, name: &str) -> Json {
    if name == in_capitals(id) { Json::Null } else { text(name) }
}

/// A list of texts.
pub fn texts(texts: &[String]) -> Json {
    list(texts, |one| text(one))
}

/// A day as a whole number, `20261121`.
pub fn date(date: Date) -> Json {
    Json::from((u32::from(date.year()) * 100 + u32::from(date.month())) * 100 + u32::from(date.day()))
}

/// A number: whole where it fits, else as a text.
pub fn number(number: Number) -> Json {
    let text = number.to_string();
    text.parse::<u32>().map_or_else(|_| Json::from(text), Json::from)
}

/// A flag.
pub fn flag(is: bool) -> Json {
    if is { Json::from(1) } else { Json::Null }
}

/// A whole number, if there is one.
pub fn maybe_whole(whole: Option<u32>) -> Json {
    whole.map_or(Json::Null, Json::from)
}

/// A whole number, unless it is the default.
pub fn whole_above(default: u32, whole: u32) -> Json {
    maybe_whole((whole > default).then_some(whole))
}

/// Every word of the domain stands in its list; an index behind the end would be refused in reading.
pub fn index<T: PartialEq>(words: &[T], word: T) -> Json {
    Json::from(words.iter().position(|one| *one == word).unwrap_or(words.len()))
}

/// Operations as the sum of their bits.
pub fn bits(of: Operations) -> u32 {
    let bits = [of.create, of.update, of.deactivate, of.groups];
    bits.into_iter().rev().fold(0, |sum, bit| sum * 2 + u32::from(bit))
}

/// An amount: a number, or both ends.
pub fn amount(amount: Estimate) -> Json {
    let end = |end: Option<Number>| end.map_or(Json::Null, number);
    match amount {
        Estimate::Exact(value) => number(value),
        open => row([end(open.low()), end(open.high())]),
    }
}

/// An amount, if there is one.
pub fn maybe_amount(of: Option<Estimate>) -> Json {
    of.map_or(Json::Null, amount)
}
