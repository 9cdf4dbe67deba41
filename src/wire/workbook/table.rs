//! Tables with a row for each app: every app writes the same columns in the same order, and the first one the headings.

use super::book::{Allowed, Content, Format, Kind, Sheet};
use super::calc::Calc;
use super::ends::Ends;
use crate::domain::Number;

/// The first row with an app; above it stand the title, the groups and the headings.
pub(super) const FIRST: u32 = 3;

/// A row that is being written.
pub(super) struct AppRow<'a> {
    sheet: &'a mut Sheet,
    row: u32,
    column: u16,
}

impl<'a> AppRow<'a> {
    /// Begins, or goes on with, the row of the app at this place, counted from 0.
    pub fn begin(sheet: &'a mut Sheet, at: u32, column: u16) -> Self {
        (sheet.heading_rows, sheet.heading_columns) = (FIRST, 2);
        Self { sheet, row: FIRST + at, column }
    }

    /// The column that comes next.
    pub fn column(&self) -> u16 {
        self.column
    }

    /// A heading above the columns that follow.
    pub fn group(&mut self, text: &str) {
        if self.row == FIRST {
            self.sheet.put(1, self.column, Content::Text(text.into()), Kind::Group, Format::Plain);
        }
    }

    fn put(&mut self, heading: &str, width: u16, content: Content, kind: Kind, format: Format) -> Calc {
        if self.row == FIRST {
            self.sheet.heading_of(2, self.column, heading, format.clone());
            self.sheet.widths.insert(self.column, width);
        }
        self.column += 1;
        self.sheet.put(self.row, self.column - 1, content, kind, format)
    }

    pub fn text(&mut self, heading: &str, width: u16, text: impl Into<String>) -> Calc {
        self.put(heading, width, Content::Text(text.into()), Kind::Text, Format::Plain)
    }

    pub fn prose(&mut self, heading: &str, width: u16, text: impl Into<String>) {
        self.put(heading, width, Content::Text(text.into()), Kind::Prose, Format::Plain);
    }

    /// A count that is nobody's to change.
    pub fn fixed(&mut self, heading: &str, width: u16, number: Number) -> Calc {
        self.put(heading, width, Content::Number(number), Kind::Text, Format::Whole)
    }

    pub fn input(&mut self, heading: &str, content: Content, format: Format) -> Calc {
        self.put(heading, 12, content, Kind::Input, format)
    }

    /// An input that takes only some values.
    pub fn choice(&mut self, heading: &str, content: Content, format: Format, allowed: Allowed) -> Calc {
        let at = (self.row, self.column);
        let cell = self.input(heading, content, format);
        self.sheet.allow(at.0, at.1, allowed);
        cell
    }

    pub fn calc(&mut self, heading: &str, calc: &Calc, format: Format) -> Calc {
        self.put(heading, 13, Content::Formula(calc.clone()), Kind::Computed, format)
    }

    pub fn result(&mut self, heading: &str, calc: &Calc, format: Format) -> Calc {
        self.put(heading, 13, Content::Formula(calc.clone()), Kind::Result, format)
    }

    /// Dollars, or hours and the like, at both ends.
    pub fn ends(&mut self, heading: &str, ends: &Ends, format: Format) -> Ends {
        let low = self.calc(&format!("{heading}, low"), &ends.low, format.clone());
        Ends { low, high: self.calc(&format!("{heading}, high"), &ends.high, format) }
    }

    pub fn result_ends(&mut self, heading: &str, ends: &Ends, format: Format) -> Ends {
        let low = self.result(&format!("{heading}, low"), &ends.low, format.clone());
        Ends { low, high: self.result(&format!("{heading}, high"), &ends.high, format) }
    }
}
