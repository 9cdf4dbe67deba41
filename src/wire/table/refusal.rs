//! Why a table cannot be read at all.

use super::rows::{MOST_CELL, MOST_COLUMNS, MOST_LINES};
use crate::wire::own_catalog;
use std::fmt;

/// Why a file or text cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than 5 MB.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Nothing, or nothing but white space.
    Empty,
    /// A workbook: XLSX, ODS or another packed file.
    Workbook,
    /// A workbook of Excel before 2007.
    OldWorkbook,
    /// A PDF.
    Pdf,
    /// HTML or XML, also where a file that ends in `.xls` holds it.
    Markup,
    /// JSON.
    Json,
    /// A picture, a program, or anything else that is no text.
    NotText,
    /// A quote that is not closed.
    OpenQuote {
        /// The line in which it opens.
        line: usize,
    },
    /// A cell of more than 32,767 characters.
    LongCell {
        /// The line in which it begins.
        line: usize,
    },
    /// More than 500 columns.
    TooManyColumns {
        /// The line that has them.
        line: usize,
    },
    /// More than 20,000 lines.
    TooManyLines {
        /// How many, without the first and without empty ones.
        found: usize,
    },
}

/// Why a file of so many bytes is not read, if it is not: to be asked before it is read.
///
/// ```
/// use scim_tax::wire::table::too_large;
/// assert_eq!(too_large(5_000_000), None);
/// assert_eq!(too_large(104_857_600).unwrap().to_string(), "The file has 104.9 MB; at most 5 MB can be read.");
/// ```
pub fn too_large(bytes: usize) -> Option<Refusal> {
    (bytes > own_catalog::MOST_BYTES).then_some(Refusal::TooLarge { bytes })
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::TooLarge { bytes } => return f.write_str(&own_catalog::too_large(*bytes).unwrap_or_default()),
            Self::Empty => "There is nothing in it.",
            Self::Workbook => "This is a workbook or another packed file. Save the sheet as CSV and open that.",
            Self::OldWorkbook => "This is an old workbook. Save the sheet as CSV and open that.",
            Self::Pdf => "This is a PDF, not a table. Open the spreadsheet that it was made from, saved as CSV.",
            Self::Markup => "This is a web page or XML, not a table. Open it in a spreadsheet and save it as CSV.",
            Self::Json => "This is JSON, not a table with lines and columns.",
            Self::NotText => "This is not a text. Save the table as CSV and open that.",
            Self::OpenQuote { line } => {
                return write!(
                    f,
                    "The quote that opens in line {line} is not closed, so where its cell ends is unknown."
                );
            }
            Self::LongCell { line } => {
                let most = grouped(MOST_CELL);
                return write!(f, "A cell in line {line} is longer than {most} characters. Is a quote not closed?");
            }
            Self::TooManyColumns { line } => {
                return write!(f, "Line {line} has more than {MOST_COLUMNS} columns.");
            }
            Self::TooManyLines { found } => {
                let (found, most) = (grouped(*found), grouped(MOST_LINES));
                return write!(f, "The table has {found} lines; at most {most} can be read.");
            }
        };
        f.write_str(text)
    }
}

/// With commas between thousands.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
