//! A formula and what it comes to, made together: the text goes into the cell, the value is what a viewer without a
//! calculation engine shows. Values are exact decimals, as everywhere.

use crate::domain::Number;

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// The answer to a question.
    Bool(bool),
    /// What has no answer, as a text added to a number.
    Wrong,
}

/// What stands where an amount, or an end of it, is not known.
pub(super) const NOT_KNOWN: &str = "not known";

/// A formula, without the equals sign, and its value.
#[derive(Clone, Debug)]
pub(super) struct Calc {
    /// With cells of other sheets and of its own written alike: `Apps!F4`.
    pub text: String,
    /// What it comes to.
    pub value: Value,
    /// Whether it has to be bracketed inside another one.
    compound: bool,
}

impl Calc {
    /// A cell or a name, with what it shows.
    pub fn place(text: impl Into<String>, value: Value) -> Self {
        Self { text: text.into(), value, compound: false }
    }

    /// A number written out.
    pub fn number(number: Number) -> Self {
        Self { text: number.to_string(), value: Value::Number(number), compound: number.is_negative() }
    }

    /// A whole number written out.
    pub fn whole(number: u32) -> Self {
        Self::number(Number::from(number))
    }

    /// A text written out.
    pub fn text(text: &str) -> Self {
        Self::place(format!("\"{}\"", text.replace('"', "\"\"")), Value::Text(text.into()))
    }

    /// "not known".
    pub fn not_known() -> Self {
        Self::text(NOT_KNOWN)
    }

    fn inside(&self) -> String {
        if self.compound { format!("({})", self.text) } else { self.text.clone() }
    }

    /// What it counts as in a sum: nothing where the cell is empty.
    fn as_number(&self) -> Option<Number> {
        match self.value {
            Value::Number(number) => Some(number),
            Value::Empty => Some(Number::ZERO),
            _ => None,
        }
    }

    fn binary(&self, sign: &str, other: &Self, value: impl Fn(Number, Number) -> Value) -> Self {
        let numbers = self.as_number().zip(other.as_number());
        let value = numbers.map_or(Value::Wrong, |(a, b)| value(a, b));
        Self { text: format!("{}{sign}{}", self.inside(), other.inside()), value, compound: true }
    }

    pub fn plus(&self, other: &Self) -> Self {
        self.binary("+", other, |a, b| Value::Number(a + b))
    }

    pub fn minus(&self, other: &Self) -> Self {
        self.binary("-", other, |a, b| Value::Number(a - b))
    }

    pub fn times(&self, other: &Self) -> Self {
        self.binary("*", other, |a, b| Value::Number(a * b))
    }

    pub fn over(&self, other: &Self) -> Self {
        self.binary("/", other, |a, b| if b == Number::ZERO { Value::Wrong } else { Value::Number(a / b) })
    }

    /// A hundredth of it.
    pub fn percent(&self) -> Self {
        self.over(&Self::number(Number::HUNDRED))
    }

    pub fn above(&self, other: &Self) -> Self {
        self.binary(">", other, |a, b| Value::Bool(a > b))
    }

    pub fn at_least(&self, other: &Self) -> Self {
        self.binary(">=", other, |a, b| Value::Bool(a >= b))
    }

    pub fn at_most(&self, other: &Self) -> Self {
        self.binary("<=", other, |a, b| Value::Bool(a <= b))
    }

    pub fn below(&self, other: &Self) -> Self {
        self.binary("<", other, |a, b| Value::Bool(a < b))
    }

    /// Whether two cells show the same; an empty one equals 0 and the empty text, as in spreadsheets.
    pub fn is(&self, other: &Self) -> Self {
        let same = match (&self.value, &other.value) {
            (Value::Wrong, _) | (_, Value::Wrong) => Value::Wrong,
            // Spreadsheets take no notice of capitals.
            (Value::Text(a), Value::Text(b)) => Value::Bool(a.to_lowercase() == b.to_lowercase()),
            (Value::Empty, Value::Text(text)) | (Value::Text(text), Value::Empty) => Value::Bool(text.is_empty()),
            (a, b) => Value::Bool(a == b || self.as_number().zip(other.as_number()).is_some_and(|(a, b)| a == b)),
        };
        Self { text: format!("{}={}", self.inside(), other.inside()), value: same, compound: true }
    }

    /// The one text after the other.
    pub fn then(&self, other: &Self) -> Self {
        let shown = |value: &Value| match value {
            Value::Empty => Some(String::new()),
            Value::Number(number) => Some(number.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::Bool(_) | Value::Wrong => None,
        };
        let value = shown(&self.value).zip(shown(&other.value)).map_or(Value::Wrong, |(a, b)| Value::Text(a + &b));
        Self { text: format!("{}&{}", self.inside(), other.inside()), value, compound: true }
    }

    fn call(name: &str, arguments: &[&Self], value: Value) -> Self {
        let list: Vec<&str> = arguments.iter().map(|argument| argument.text.as_str()).collect();
        Self::place(format!("{name}({})", list.join(",")), value)
    }

    fn of_number(&self, name: &str, more: &[&Self], function: impl Fn(Number) -> Number) -> Self {
        let value = self.as_number().map_or(Value::Wrong, |number| Value::Number(function(number)));
        Self::call(name, &[&[self], more].concat(), value)
    }

    /// Rounded to `places` decimals, halves away from zero.
    pub fn rounded(&self, places: u32) -> Self {
        self.of_number("ROUND", &[&Self::whole(places)], |number| number.shown(places))
    }

    /// The next whole number at or above what is not negative.
    pub fn rounded_up(&self) -> Self {
        self.of_number("ROUNDUP", &[&Self::whole(0)], Number::ceil)
    }

    /// The next whole number at or below.
    pub fn rounded_down(&self) -> Self {
        self.of_number("INT", &[], |number| number.floor(0))
    }

    /// The length of a text.
    pub fn length(&self) -> Self {
        let value = match &self.value {
            Value::Text(text) => {
                Value::Number(Number::from(u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)))
            }
            Value::Empty => Value::Number(Number::ZERO),
            _ => Value::Wrong,
        };
        Self::call("LEN", &[self], value)
    }

    /// Whether it is a number, not a text and not an empty cell.
    pub fn is_number(&self) -> Self {
        Self::call("ISNUMBER", &[self], Value::Bool(matches!(self.value, Value::Number(_))))
    }

    /// Whether it is an empty cell.
    pub fn is_empty(&self) -> Self {
        Self::call("ISBLANK", &[self], Value::Bool(self.value == Value::Empty))
    }

    pub fn not(&self) -> Self {
        let value = match self.value {
            Value::Bool(yes) => Value::Bool(!yes),
            _ => Value::Wrong,
        };
        Self::call("NOT", &[self], value)
    }

    /// The one or the other.
    pub fn choose(test: &Self, yes: &Self, no: &Self) -> Self {
        let value = match test.value {
            Value::Bool(true) => yes.value.clone(),
            Value::Bool(false) => no.value.clone(),
            _ => Value::Wrong,
        };
        // A formula that finds an empty cell shows 0.
        let value = if value == Value::Empty { Value::Number(Number::ZERO) } else { value };
        Self::call("IF", &[test, yes, no], value)
    }

    /// All of them hold.
    pub fn all(tests: &[&Self]) -> Self {
        match tests {
            [one] => (*one).clone(),
            _ => Self::call("AND", tests, truths(tests, |all| all.iter().all(|yes| *yes))),
        }
    }

    /// Any of them holds.
    pub fn any(tests: &[&Self]) -> Self {
        match tests {
            [one] => (*one).clone(),
            _ => Self::call("OR", tests, truths(tests, |all| all.iter().any(|yes| *yes))),
        }
    }

    /// How many of the cells show a number.
    pub fn count(cells: &[&Self]) -> Self {
        let numbers = cells.iter().filter(|cell| matches!(cell.value, Value::Number(_))).count();
        Self::call("COUNT", cells, Value::Number(Number::from(u32::try_from(numbers).unwrap_or(u32::MAX))))
    }

    /// Sum of the numbers; texts and empty cells add nothing.
    pub fn sum(cells: &[&Self]) -> Self {
        match cells {
            [] => Self::number(Number::ZERO),
            [one] if matches!(one.value, Value::Number(_)) => (*one).clone(),
            _ => Self::call("SUM", cells, Value::Number(numbers(cells).sum())),
        }
    }

    /// The smallest.
    pub fn least(cells: &[&Self]) -> Self {
        Self::call("MIN", cells, Value::Number(numbers(cells).reduce(Number::min).unwrap_or(Number::ZERO)))
    }

    /// The largest.
    pub fn most(cells: &[&Self]) -> Self {
        Self::call("MAX", cells, Value::Number(numbers(cells).reduce(Number::max).unwrap_or(Number::ZERO)))
    }

    /// Sum of a column.
    pub fn column_sum(cells: &[Self]) -> Self {
        let all: Vec<&Self> = cells.iter().collect();
        Self::call("SUM", &[&range(cells)], Value::Number(numbers(&all).sum()))
    }

    /// How many numbers stand in a column.
    pub fn column_count(cells: &[Self]) -> Self {
        let all: Vec<&Self> = cells.iter().collect();
        Self::call("COUNT", &[&range(cells)], Self::count(&all).value)
    }

    /// In how many rows a column shows `key`.
    pub fn count_where(keys: &[Self], key: &Self) -> Self {
        let found = keys.iter().filter(|of| of.value == key.value).count();
        let found = Value::Number(Number::from(u32::try_from(found).unwrap_or(u32::MAX)));
        Self::call("COUNTIF", &[&range(keys), key], found)
    }

    /// Sum of a column's numbers in the rows where another column shows `key`.
    pub fn sum_where(keys: &[Self], key: &Self, cells: &[Self]) -> Self {
        let of_key = keys.iter().zip(cells).filter(|(of, _)| of.value == key.value).map(|(_, cell)| cell);
        let sum = numbers(&of_key.collect::<Vec<_>>()).sum();
        Self::call("SUMIF", &[&range(keys), key, &range(cells)], Value::Number(sum))
    }
}

fn numbers<'a>(cells: &'a [&Calc]) -> impl Iterator<Item = Number> + 'a {
    cells.iter().filter_map(|cell| match cell.value {
        Value::Number(number) => Some(number),
        _ => None,
    })
}

fn truths(tests: &[&Calc], all: impl Fn(&[bool]) -> bool) -> Value {
    let found = tests.iter().map(|test| match test.value {
        Value::Bool(yes) => Some(yes),
        _ => None,
    });
    found.collect::<Option<Vec<_>>>().map_or(Value::Wrong, |found| Value::Bool(all(&found)))
}

/// The first cell to the last, which stand under each other on one sheet.
fn range(cells: &[Calc]) -> Calc {
    debug_assert!(cells.windows(2).all(|two| under(&two[0].text) == Some(two[1].text.clone())), "a gap: {cells:?}");
    let text = match (cells.first(), cells.last()) {
        (Some(first), Some(last)) => {
            let end = last.text.rsplit('!').next().unwrap_or_default();
            format!("{}:{end}", first.text)
        }
        _ => String::new(),
    };
    Calc::place(text, Value::Empty)
}

/// The cell under a cell.
fn under(cell: &str) -> Option<String> {
    let digits = cell.find('!')? + cell[cell.find('!')?..].find(|it: char| it.is_ascii_digit())?;
    let row: u32 = cell[digits..].parse().ok()?;
    Some(format!("{}{}", &cell[..digits], row + 1))
}
