//! Reading the structs of authored files from JSON by hand: it goes on after a problem, and says where
//! it is in the words of the file: `plans[1].prices[0].grade`. The page does not come here.

use super::problem::At;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A struct that is read from an object.
pub trait FromFields {
    /// The fields that have to be there.
    const REQUIRED: &'static [&'static str];

    /// Takes all fields. Where one has a problem, any value will do: the file is refused.
    fn from_fields(fields: &mut Fields) -> Self;
}

/// Reads a struct from the value at a place.
pub fn read<T: FromFields>(value: Value, at: &At) -> T {
    let mut fields = Fields::of(value, T::REQUIRED, at);
    let read = T::from_fields(&mut fields);
    fields.end();
    read
}

/// The fields of an object, each taken once. A field that nobody takes is a problem.
pub struct Fields<'a> {
    at: &'a At<'a>,
    left: Map<String, Value>,
}

impl<'a> Fields<'a> {
    fn of(value: Value, required: &[&str], at: &'a At<'a>) -> Self {
        let Value::Object(left) = value else {
            at.says("not an object");
            return Self { at, left: Map::new() };
        };
        for name in required.iter().filter(|name| left.get(**name).is_none_or(Value::is_null)) {
            at.field(name).says("missing");
        }
        Self { at, left }
    }

    fn end(self) {
        for (name, _) in self.left.iter().filter(|(_, value)| !value.is_null()) {
            self.at.field(name).says("unknown field");
        }
    }

    /// `null` is as good as missing, and what a taken field leaves behind.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.left.get_mut(name).map(Value::take).filter(|value| !value.is_null())
    }

    fn each<T>(&mut self, name: &str, read: fn(Value, &At) -> T) -> Vec<T> {
        let (items, at) = (self.items(name), self.at.field(name));
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            list.push(read(item, &at.item(index)));
        }
        list
    }

    fn items(&mut self, name: &str) -> Vec<Value> {
        match self.take(name) {
            None => Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => self.at.field(name).problem("not a list").unwrap_or_default(),
        }
    }

    /// A text, empty where it is missing.
    pub fn text(&mut self, name: &str) -> String {
        self.maybe_text(name).unwrap_or_default()
    }

    /// A text that may be missing.
    pub fn maybe_text(&mut self, name: &str) -> Option<String> {
        self.take(name).map(|value| text(value, &self.at.field(name)))
    }

    /// A list of texts, empty where it is missing.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        self.each(name, text)
    }

    /// Yes or no, if it is there.
    pub fn maybe_flag(&mut self, name: &str) -> Option<bool> {
        let value = self.take(name)?;
        value.as_bool().or_else(|| self.at.field(name).problem("neither true nor false"))
    }

    /// A whole number, if it is there.
    pub fn maybe_whole(&mut self, name: &str) -> Option<u32> {
        let value = self.take(name)?;
        let whole = value.as_u64().and_then(|whole| u32::try_from(whole).ok());
        whole.or_else(|| self.at.field(name).problem("not a whole number without quotes"))
    }

    /// A struct that has to be there; its fields are not asked for where it is missing as a whole.
    pub fn one<T: FromFields>(&mut self, name: &str) -> T {
        let at = self.at.field(name);
        match self.take(name) {
            Some(value) => read(value, &at),
            None => T::from_fields(&mut Fields { at: &at, left: Map::new() }),
        }
    }

    /// A struct that may be missing.
    pub fn maybe<T: FromFields>(&mut self, name: &str) -> Option<T> {
        self.take(name).map(|value| read(value, &self.at.field(name)))
    }

    /// A value that is read in its own way, if it is there.
    pub fn maybe_with<T>(&mut self, name: &str, read: impl FnOnce(Value, &At) -> T) -> Option<T> {
        self.take(name).map(|value| read(value, &self.at.field(name)))
    }

    /// A list of structs, empty where it is missing.
    pub fn list<T: FromFields>(&mut self, name: &str) -> Vec<T> {
        self.each(name, read)
    }

    /// Structs by key, empty where it is missing.
    pub fn map<T: FromFields>(&mut self, name: &str) -> BTreeMap<String, T> {
        let (value, at) = (self.take(name), self.at.field(name));
        let entries = match value {
            None => Map::new(),
            Some(Value::Object(entries)) => entries,
            Some(_) => at.problem("not an object").unwrap_or_default(),
        };
        let mut map = BTreeMap::new();
        for (key, value) in entries {
            let read = read(value, &at.field(&key));
            map.insert(key, read);
        }
        map
    }
}

fn text(value: Value, at: &At) -> String {
    match value {
        Value::String(text) => text,
        _ => at.problem("not a text in quotes").unwrap_or_default(),
    }
}
