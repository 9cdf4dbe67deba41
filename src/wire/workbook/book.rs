//! The sheets before they become a file: cells with what they hold and how they look. A formula names only cells that
//! stand already, so each is worked out as it is put down.

use super::calc::{Calc, Value};
use crate::domain::{Date, Number};
use std::collections::BTreeMap;

/// A sheet, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tab {
    Summary,
    Apps,
    Prices,
    Assumptions,
    Working,
    Sources,
    Method,
}

impl Tab {
    pub const ALL: [Self; 7] =
        [Self::Summary, Self::Apps, Self::Prices, Self::Assumptions, Self::Working, Self::Sources, Self::Method];

    /// As it reads on the sheet's tab and in formulas.
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Apps => "Apps",
            Self::Prices => "Prices",
            Self::Assumptions => "Assumptions",
            Self::Working => "Working",
            Self::Sources => "Sources",
            Self::Method => "Method",
        }
    }
}

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// Text, or a number as it comes.
    Plain,
    /// With cents, in this currency (ISO 4217).
    Money(String),
    /// One decimal.
    Hours,
    /// A percentage, the number being percent.
    Percent,
    /// With up to four decimals.
    Count,
    /// Whole.
    Whole,
    /// A day.
    Date,
}

impl Format {
    pub fn dollars() -> Self {
        Self::Money("USD".into())
    }
}

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The sheet's name.
    Title,
    /// The name of a column; it stands at the side at which the format puts what is below.
    Heading,
    /// The name of the columns that follow.
    Group,
    /// A text.
    Text,
    /// A long text, in lines.
    Prose,
    /// To be changed by the reader.
    Input,
    /// Computed.
    Computed,
    /// Computed, and an answer.
    Result,
}

/// What a cell holds.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Nothing: an input that may be filled in.
    Empty,
    Text(String),
    Number(Number),
    Date(Date),
    /// An address, `https:` only.
    Link(String),
    Formula(Calc),
}

impl Content {
    /// A number where there is one.
    pub fn optional(number: Option<Number>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub content: Content,
    pub kind: Kind,
    pub format: Format,
}

/// What may be entered in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// One of a few words.
    Words(&'static [&'static str]),
    /// A whole number between two.
    Whole(u32, u32),
}

/// One sheet.
#[derive(Debug)]
pub(super) struct Sheet {
    pub tab: Tab,
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// Widths of columns, in characters.
    pub widths: BTreeMap<u16, u16>,
    /// Rows above that stay in sight and are repeated on paper.
    pub heading_rows: u32,
    /// Columns on the left that stay in sight.
    pub heading_columns: u16,
    /// What may be entered where.
    pub allowed: Vec<((u32, u16), Allowed)>,
}

/// All sheets, and the names of cells.
#[derive(Debug)]
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    /// Name and cell.
    pub names: Vec<(String, String)>,
}

impl Book {
    pub fn new() -> Self {
        let sheet = |tab| Sheet {
            tab,
            cells: BTreeMap::new(),
            widths: BTreeMap::new(),
            heading_rows: 1,
            heading_columns: 0,
            allowed: Vec::new(),
        };
        Self { sheets: Tab::ALL.into_iter().map(sheet).collect(), names: Vec::new() }
    }

    /// A sheet.
    pub fn sheet(&mut self, tab: Tab) -> &mut Sheet {
        &mut self.sheets[tab as usize]
    }

    /// Gives a cell a name, and the name for formulas.
    pub fn name(&mut self, name: &str, cell: &Calc) -> Calc {
        self.names.push((name.into(), cell.text.clone()));
        Calc::place(name, cell.value.clone())
    }
}

impl Sheet {
    /// Puts a cell down and returns it as formulas name it.
    pub fn put(&mut self, row: u32, column: u16, content: Content, kind: Kind, format: Format) -> Calc {
        let value = match &content {
            Content::Empty => Value::Empty,
            Content::Text(text) | Content::Link(text) => Value::Text(text.clone()),
            Content::Number(number) => Value::Number(*number),
            // No formula reads a day.
            Content::Date(_) => Value::Wrong,
            Content::Formula(calc) => calc.value.clone(),
        };
        self.cells.insert((row, column), Cell { content, kind, format });
        Calc::place(address(self.tab, row, column), value)
    }

    pub fn text(&mut self, row: u32, column: u16, text: impl Into<String>) -> Calc {
        self.put(row, column, Content::Text(text.into()), Kind::Text, Format::Plain)
    }

    /// The heading of a column of texts, or of some rows.
    pub fn heading(&mut self, row: u32, column: u16, text: impl Into<String>) -> Calc {
        self.heading_of(row, column, text, Format::Plain)
    }

    /// The heading of a column with what is written so.
    pub fn heading_of(&mut self, row: u32, column: u16, text: impl Into<String>, format: Format) -> Calc {
        self.put(row, column, Content::Text(text.into()), Kind::Heading, format)
    }

    /// A text that is wrapped within its column.
    pub fn prose(&mut self, row: u32, column: u16, text: impl Into<String>) {
        self.put(row, column, Content::Text(text.into()), Kind::Prose, Format::Plain);
    }

    pub fn title(&mut self, text: impl Into<String>) {
        self.put(0, 0, Content::Text(text.into()), Kind::Title, Format::Plain);
    }

    pub fn input(&mut self, row: u32, column: u16, content: Content, format: Format) -> Calc {
        self.put(row, column, content, Kind::Input, format)
    }

    pub fn formula(&mut self, row: u32, column: u16, calc: Calc, format: Format) -> Calc {
        self.put(row, column, Content::Formula(calc), Kind::Computed, format)
    }

    pub fn result(&mut self, row: u32, column: u16, calc: Calc, format: Format) -> Calc {
        self.put(row, column, Content::Formula(calc), Kind::Result, format)
    }

    /// What may be entered in a cell.
    pub fn allow(&mut self, row: u32, column: u16, allowed: Allowed) {
        self.allowed.push(((row, column), allowed));
    }
}

/// `Apps!F4`.
pub(super) fn address(tab: Tab, row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.insert(0, char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    format!("{}!{letters}{}", tab.name(), row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_after_z_have_two_letters() {
        for (column, expected) in
            [(0, "Apps!A1"), (25, "Apps!Z1"), (26, "Apps!AA1"), (701, "Apps!ZZ1"), (702, "Apps!AAA1")]
        {
            assert_eq!(address(Tab::Apps, 0, column), expected);
        }
    }
}
