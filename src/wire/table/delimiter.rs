//! Which character stands between the cells of a text.

use super::header;
use super::refusal::Refusal;
use super::rows::{Delimiter, MOST_COLUMNS, Table, row};

/// How many rows are looked at.
const SAMPLE: usize = 20;

/// The delimiter that the first line names, `sep=;`, as Excel writes it, and where the table then begins.
pub(super) fn named(text: &str) -> (Option<Delimiter>, usize) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let first = first.trim_start_matches('\u{feff}').trim_matches('"');
    let delimiter = match first.get(..4).zip(first.get(4..)) {
        Some((sep, ",")) if sep.eq_ignore_ascii_case("sep=") => Delimiter::Comma,
        Some((sep, ";")) if sep.eq_ignore_ascii_case("sep=") => Delimiter::Semicolon,
        Some((sep, "\t")) if sep.eq_ignore_ascii_case("sep=") => Delimiter::Tab,
        _ => return (None, 0),
    };
    let line_end = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    (Some(delimiter), end + line_end)
}

/// The delimiter by which the first rows look most like a table: with the most names of columns that are known in
/// one of them, then with the most rows of as many cells, then with the most cells. Where none divides anything it
/// is the tabulator, so that a comma in a list of names divides none of them.
pub(super) fn found(text: &str, start: usize) -> Delimiter {
    let mut best = (Delimiter::Tab, (0, 0, 1));
    for delimiter in [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma] {
        let score = score(text, start, delimiter);
        if score.2 > 1 && score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Known names of columns in the row that has the most of them, rows with as many cells as most have, and how many
/// cells those have.
fn score(text: &str, start: usize, delimiter: Delimiter) -> (usize, usize, usize) {
    let (mut at, mut counts, mut known) = (start, Vec::new(), 0);
    while at < text.len() && counts.len() < SAMPLE {
        let row = match row(text, at, 1, delimiter.byte()) {
            Ok(row) => row,
            // What is wrong is told when the table is read.
            Err(Refusal::TooManyColumns { .. }) => {
                counts.push(MOST_COLUMNS);
                break;
            }
            Err(_) => break,
        };
        if !row.blank {
            counts.push(row.cells);
            known = known.max(header::known(&Table::cells_at(text, at, delimiter)));
        }
        at = row.end;
    }
    let with = |cells: usize| counts.iter().filter(|count| **count == cells).count();
    let usual = counts.iter().copied().filter(|count| *count > 1).max_by_key(|count| (with(*count), *count));
    usual.map_or((0, 0, 0), |cells| (if known > 1 { known } else { 0 }, with(cells), cells))
}
