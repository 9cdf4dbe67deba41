//! Text as rows of cells: RFC 4180 with the delimiters and line ends that spreadsheets write.

use super::bytes::Encoding;
use super::delimiter;
use super::refusal::Refusal;
use std::borrow::Cow;
use std::ops::Range;

/// The most lines below the first, empty ones apart.
pub const MOST_LINES: usize = 20_000;
/// The first line may be the header.
const MOST_LINES_AND_HEADER: usize = MOST_LINES + 1;
/// The most columns of a line.
pub const MOST_COLUMNS: usize = 500;
/// The most characters of a cell: as many as a spreadsheet allows.
pub const MOST_CELL: usize = 32_767;

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The tabulator, which pasted cells have, and a list of one column.
    Tab,
}

impl Delimiter {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// A table as it stands in a file: rows of cells, of which nothing is understood yet. Lines without anything in
/// their cells are not among the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How the file was encoded.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    text: String,
    rows: Vec<Place>,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    at: usize,
    line: usize,
}

impl Table {
    /// How many rows it has, the header among them.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Never: a text without rows is refused.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The line of the text in which a row begins, counted from 1; 0 for a row that is not there.
    pub fn line(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |place| place.line)
    }

    /// The cells of a row without quotes, white space around them, and the apostrophe that keeps a spreadsheet from
    /// running a text; none for a row that is not there.
    pub fn cells(&self, row: usize) -> Vec<Cow<'_, str>> {
        self.rows.get(row).map_or_else(Vec::new, |place| Self::cells_at(&self.text, place.at, self.delimiter))
    }

    /// The cells of the row that begins here.
    pub(super) fn cells_at(text: &str, at: usize, delimiter: Delimiter) -> Vec<Cow<'_, str>> {
        let mut cells = Vec::new();
        let mut at = Some(at);
        while let Some(start) = at {
            let cell = cell(text, start, delimiter.byte());
            cells.push(cell.value(text));
            at = cell.goes_on.then_some(cell.end);
        }
        cells
    }
}

/// The rows of a text.
pub(super) fn read(text: String, encoding: Encoding) -> Result<Table, Refusal> {
    let (named, start) = delimiter::named(&text);
    let empty = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"');
    if text.get(start..).unwrap_or_default().chars().all(empty) {
        return Err(Refusal::Empty);
    }
    let delimiter = named.unwrap_or_else(|| delimiter::found(&text, start));
    let (mut at, mut line) = (start, 1 + usize::from(start > 0));
    let (mut rows, mut count) = (Vec::new(), 0);
    while at < text.len() {
        let row = row(&text, at, line, delimiter.byte())?;
        if !row.blank {
            count += 1;
            if count <= MOST_LINES_AND_HEADER {
                rows.push(Place { at, line });
            }
        }
        line += breaks(text.get(at..row.end).unwrap_or_default());
        at = row.end;
    }
    match count {
        ..=MOST_LINES_AND_HEADER => Ok(Table { encoding, delimiter, text, rows }),
        _ => Err(Refusal::TooManyLines { found: count - 1 }),
    }
}

/// A row as far as it has to be known before its cells are wanted.
pub(super) struct RowPlace {
    pub cells: usize,
    pub blank: bool,
    /// Where the next row begins.
    pub end: usize,
}

/// The row that begins here.
pub(super) fn row(text: &str, at: usize, line: usize, delimiter: u8) -> Result<RowPlace, Refusal> {
    let mut row = RowPlace { cells: 0, blank: true, end: at };
    loop {
        let cell = cell(text, row.end, delimiter);
        let line = || line + breaks(text.get(at..row.end).unwrap_or_default());
        if !cell.closed {
            return Err(Refusal::OpenQuote { line: line() });
        }
        let inner = text.get(cell.inner.clone()).unwrap_or_default();
        if inner.len() > MOST_CELL && inner.chars().nth(MOST_CELL).is_some() {
            return Err(Refusal::LongCell { line: line() });
        }
        if row.cells == MOST_COLUMNS {
            return Err(Refusal::TooManyColumns { line: line() });
        }
        row.cells += 1;
        row.blank &= inner.trim().is_empty() && text.get(cell.tail.clone()).unwrap_or_default().trim().is_empty();
        row.end = cell.end;
        if !cell.goes_on {
            return Ok(row);
        }
    }
}

/// A cell in the text.
struct Cell {
    /// What is in it, between its quotes where it has any.
    inner: Range<usize>,
    /// What stands after the closing quote, where nothing should.
    tail: Range<usize>,
    quoted: bool,
    /// Whether its quote is closed.
    closed: bool,
    /// Whether another cell of the row follows.
    goes_on: bool,
    /// After its delimiter or line end.
    end: usize,
}

/// The cell that begins here. Only a quote at its beginning, spaces apart, is one; within it two stand for one.
fn cell(text: &str, at: usize, delimiter: u8) -> Cell {
    let bytes = text.as_bytes();
    let from = |at: usize| bytes.get(at..).unwrap_or_default();
    let spaces = from(at).iter().take_while(|byte| **byte == b' ').count();
    let (mut inner, mut after, mut closed) = (at..at, at, true);
    let quoted = from(at + spaces).first() == Some(&b'"');
    if quoted {
        let start = at + spaces + 1;
        let mut place = start;
        closed = false;
        while let Some(quote) = from(place).iter().position(|byte| *byte == b'"') {
            place += quote;
            if from(place + 1).first() != Some(&b'"') {
                closed = true;
                break;
            }
            place += 2;
        }
        let end = if closed { place } else { bytes.len() };
        (inner, after) = (start..end, (end + 1).min(bytes.len()));
    }
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    let stop = from(after).iter().position(ends).map_or(bytes.len(), |length| after + length);
    let tail = if quoted { after..stop } else { stop..stop };
    if !quoted {
        inner = at..stop;
    }
    let (goes_on, ending) = match from(stop) {
        [b'\r', b'\n', ..] => (false, 2),
        [byte, ..] => (*byte == delimiter, 1),
        [] => (false, 0),
    };
    Cell { inner, tail, quoted, closed, goes_on, end: stop + ending }
}

impl Cell {
    fn value<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let inner = text.get(self.inner.clone()).unwrap_or_default();
        let tail = text.get(self.tail.clone()).unwrap_or_default().trim();
        if self.quoted && (inner.contains('"') || !tail.is_empty()) {
            let whole = [&inner.replace("\"\"", "\""), tail].concat();
            let whole = whole.trim();
            return Cow::Owned(without_guard(whole).to_owned());
        }
        Cow::Borrowed(without_guard(inner.trim()))
    }
}

/// Without the apostrophe before what a spreadsheet would run; [`super::write()`] puts it there.
fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_run(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet would run this text, or would once apostrophes are taken off it.
pub(super) fn is_run(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Line breaks in a text; CR LF is one.
fn breaks(text: &str) -> usize {
    let count = |byte: u8| text.bytes().filter(|other| *other == byte).count();
    count(b'\n') + count(b'\r') - text.matches("\r\n").count()
}
