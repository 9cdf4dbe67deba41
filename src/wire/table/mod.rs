//! A stack out of a spreadsheet, and back: a table as text or bytes, in any of the dialects that spreadsheets
//! write, as apps.
//!
//! ```text
//! bytes --open--> Table --Mapping::guess--> Mapping --(a person changes it)--> Importer --step, step--> Import
//! ```
//!
//! Nothing is dropped silently: every line below the header is an app or stands in [`Import::refused`] with its
//! line, value and reason, every value that was left out of an app stands in [`Import::notices`]. Nothing is
//! guessed silently either: what can be read in two ways is read in the way that the notice tells, or left out.
//! Sentences for all of it come with `Display`.

mod amounts;
mod bytes;
mod days;
mod delimiter;
mod header;
mod import;
mod importer;
mod line;
mod mapping;
mod refusal;
mod role;
mod rows;
mod vendors;
mod words;
mod write;

pub use amounts::Mark;
pub use bytes::Encoding;
pub use days::DayOrder;
pub use import::{Doubt, Import, Notice, Question, Reason, Row};
pub use importer::{Importer, PlanAnswers, Progress, Settings, VendorAnswer};
pub use mapping::{Column, Mapping};
pub use refusal::{Refusal, too_large};
pub use role::Role;
pub use rows::{Delimiter, MOST_CELL, MOST_COLUMNS, MOST_LINES, Table};
pub use write::write;

/// The table of a file.
///
/// ```
/// use scim_tax::wire::table::{Delimiter, Encoding, open};
/// let table = open(b"\xEF\xBB\xBFApp;Seats\r\nGitHub;50\r\n").unwrap();
/// assert_eq!((table.encoding, table.delimiter, table.len()), (Encoding::Utf8, Delimiter::Semicolon, 2));
/// assert_eq!(table.cells(1), ["GitHub", "50"]);
/// let refused = open(b"PK\x03\x04").unwrap_err().to_string();
/// assert_eq!(refused, "This is a workbook or another packed file. Save the sheet as CSV and open that.");
/// ```
///
/// # Errors
/// Why the file cannot be read at all.
pub fn open(bytes: &[u8]) -> Result<Table, Refusal> {
    let (text, encoding) = bytes::decode(bytes)?;
    rows::read(text, encoding)
}

/// The table of a text that was pasted or typed.
///
/// ```
/// use scim_tax::wire::table::paste;
/// let table = paste("App\tSeats\nGitHub\t50").unwrap();
/// assert_eq!(table.cells(0), ["App", "Seats"]);
/// ```
///
/// # Errors
/// Why it cannot be read at all.
pub fn paste(text: &str) -> Result<Table, Refusal> {
    open(text.as_bytes())
}
