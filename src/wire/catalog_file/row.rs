//! How the fields of a row are read, one after another.

use super::super::json_read::Value;
use super::field::in_capitals;
use super::plain::MOST_SEATS;
use super::{PARTS, PROVISIONINGS};
use crate::domain::{Date, Estimate, Number, Operations, Plan, Provisioning, Rate, Reason};
use std::cell::Cell;

fn operations(bits: u32) -> Operations {
    let bit = |bit| bits & bit != 0;
    Operations { create: bit(1), update: bit(2), deactivate: bit(4), groups: bit(8) }
}

/// What is wrong in a row.
#[derive(Clone, Copy)]
struct Fault {
    row: &'static str,
    /// Counted from 1; 0 is the row itself.
    field: usize,
    expected: &'static str,
}

impl Fault {
    fn sentence(self, vendor: usize) -> String {
        let (vendor, field) = (vendor.to_string(), self.field.to_string());
        ["vendors[", &vendor, "], ", self.row, ", field ", &field, ": not ", self.expected].concat()
    }
}

/// What the rows of a catalog share.
pub struct Reading {
    fault: Cell<Option<Fault>>,
    version: Date,
}

impl Reading {
    /// Of a catalog of this day.
    pub fn of(version: Date) -> Self {
        Self { fault: Cell::new(None), version }
    }

    /// The first thing that is wrong, told of the vendor at this place.
    pub fn problem(&self, vendor: usize) -> Option<String> {
        self.fault.get().map(|fault| fault.sentence(vendor))
    }
}

/// The fields of a row, taken one after another.
///
/// What cannot be read is noted as a fault and replaced by any value, since the catalog is refused:
/// readers without a way out at every field are much smaller.
pub struct Row<'a> {
    name: &'static str,
    fields: &'a [Value],
    taken: usize,
    reading: &'a Reading,
}

impl<'a> Row<'a> {
    /// The row of this name, as faults tell it.
    pub fn of(name: &'static str, value: &'a Value, reading: &'a Reading) -> Self {
        let mut row = Self { name, fields: &[], taken: 0, reading };
        match value {
            Value::List(fields) => row.fields = fields,
            _ => row.expected("a row"),
        }
        row
    }

    /// The first fault stays.
    fn expected(&self, expected: &'static str) {
        if self.reading.fault.get().is_none() {
            self.reading.fault.set(Some(Fault { row: self.name, field: self.taken, expected }));
        }
    }

    /// The next field, unless it has its default.
    fn take(&mut self) -> Option<&'a Value> {
        let field = self.fields.get(self.taken);
        self.taken += 1;
        field.filter(|field| **field != Value::Null)
    }

    fn items(&mut self) -> &'a [Value] {
        match self.take() {
            None => &[],
            Some(Value::List(items)) => items,
            Some(_) => {
                self.expected("a list");
                &[]
            }
        }
    }

    /// Rows of their own, as a list.
    pub fn each<T>(&mut self, name: &'static str, read: fn(&mut Self) -> T) -> Vec<T> {
        let reading = self.reading;
        self.items().iter().map(|item| read(&mut Row::of(name, item, reading))).collect()
    }

    /// A row of its own, if it is there.
    pub fn maybe(&mut self, name: &'static str) -> Option<Self> {
        let item = self.take()?;
        Some(Row::of(name, item, self.reading))
    }

    /// A text that has no default.
    pub fn text(&mut self) -> String {
        let text = self.take().and_then(Value::as_str);
        if text.is_none() {
            self.expected("a text");
        }
        text.unwrap_or_default().to_owned()
    }

    /// An id and the name behind it.
    pub fn id_and_name(&mut self) -> (String, String) {
        let id = self.text();
        let name = match self.take() {
            Some(name) => name.as_str().map(str::to_owned),
            None => Some(in_capitals(&id)),
        };
        if name.is_none() {
            self.expected("a text");
        }
        let name = name.unwrap_or_default();
        (id, name)
    }

    /// A list of texts.
    pub fn texts(&mut self) -> Vec<String> {
        let items = self.items();
        let mut texts = Row { fields: items, taken: 0, ..*self };
        items.iter().map(|_| texts.text()).collect()
    }

    /// Whether a flag is set.
    pub fn flag(&mut self) -> bool {
        self.maybe_whole().is_some()
    }

    /// A whole number, if it is there.
    pub fn maybe_whole(&mut self) -> Option<u32> {
        let whole = self.take()?.as_u32().filter(|whole| *whole <= MOST_SEATS);
        if whole.is_none() {
            self.expected("a whole number up to 1000000");
        }
        whole
    }

    /// A whole number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        let whole = self.maybe_whole().map_or(count, |whole| whole as usize);
        if whole >= count {
            self.expected("a number of the list");
            return 0;
        }
        whole
    }

    /// A word by its place in the list of its kind.
    pub fn one_of<T: Copy, const N: usize>(&mut self, words: [T; N]) -> T {
        words[self.below(N).min(N - 1)]
    }

    /// The operations, if they are known.
    pub fn operations(&mut self) -> Option<Operations> {
        self.maybe_whole().map(operations)
    }

    /// What an identity provider gets, if something is said of it.
    pub fn provisioning(&mut self) -> Option<Provisioning> {
        let whole = self.maybe_whole()?;
        match (PROVISIONINGS.get(whole as usize), whole) {
            (Some(gets), _) => Some(*gets),
            (None, whole) => {
                if whole >= PARTS + 16 {
                    self.expected("a number of the list");
                }
                Some(Provisioning::Partial(Some(operations(whole - PARTS))))
            }
        }
    }

    /// The id of the plan at a place.
    pub fn plan_id(&mut self, plans: &[Plan]) -> String {
        let at = self.below(plans.len());
        plans.get(at).map_or_else(String::new, |plan| plan.id.clone())
    }

    /// A day, if it is there.
    pub fn maybe_date(&mut self) -> Option<Date> {
        let day = self.take()?.as_u32();
        let date = day.and_then(|day| {
            let year = u16::try_from(day / 10_000).ok()?;
            Date::new(year, (day / 100 % 100) as u8, (day % 100) as u8)
        });
        if date.is_none() {
            self.expected("a day");
        }
        date
    }

    /// A day that has no default.
    pub fn date(&mut self) -> Date {
        self.maybe_date().unwrap_or_else(|| {
            self.expected("a day");
            self.reading.version
        })
    }

    /// A number, if it is there.
    pub fn maybe_number(&mut self) -> Option<Number> {
        let number = match self.take()? {
            Value::Whole(whole) => Some(Number::from(*whole)),
            value => value.as_str().and_then(Number::parse),
        };
        if number.is_none() {
            self.expected("a number");
        }
        number
    }

    /// A number that has no default.
    pub fn number(&mut self) -> Number {
        self.maybe_number().unwrap_or_else(|| {
            self.expected("a number");
            Number::ZERO
        })
    }

    /// An amount, if it is there.
    pub fn maybe_amount(&mut self) -> Option<Estimate> {
        let Some(Value::List(ends)) = self.fields.get(self.taken) else {
            return self.maybe_number().map(Estimate::Exact);
        };
        self.taken += 1;
        let mut ends = Row { name: "amount", fields: ends, taken: 0, reading: self.reading };
        Some(Estimate::between(ends.maybe_number(), ends.maybe_number(), Reason::Quote))
    }

    /// An amount that has no default.
    pub fn amount(&mut self) -> Estimate {
        self.maybe_amount().unwrap_or_else(|| {
            self.expected("an amount");
            Estimate::ZERO
        })
    }

    /// A rate by billing term.
    pub fn rate(&mut self) -> Rate {
        Rate { annual: self.maybe_amount(), monthly: self.maybe_amount() }
    }
}
