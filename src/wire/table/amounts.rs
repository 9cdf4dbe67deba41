//! Numbers of a table. A whole column speaks for what its separators mean, where a single cell leaves it open.

use crate::domain::{Limits, Number};
use crate::wire::entry::{EntryProblem, entered_as, is_space, parse_within, strip};

/// The character before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1,200.50`
    Point,
    /// `1.200,50`
    Comma,
}

/// What the separators of a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing: it has none, or none but spaces and apostrophes.
    Neutral,
    /// Which one stands before the decimals.
    Says(Mark),
    /// One before three last digits, `1,200` or `1.200`: thousands or decimals.
    Open,
}

/// What the separators of one cell say.
pub(super) fn sign(text: &str) -> Sign {
    let (_, text) = strip(text.trim_matches(is_space));
    let separators: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, ',' | '.')).collect();
    let mark = |c: char| if c == ',' { Mark::Comma } else { Mark::Point };
    let other = |c: char| if c == ',' { Mark::Point } else { Mark::Comma };
    match separators.as_slice() {
        [] => Sign::Neutral,
        [(at, c)] => {
            let (before, after) = (text.get(..*at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let thousands = (1..=3).contains(&before.len()) && digits(before) && !before.starts_with('0');
            if thousands && after.len() == 3 && digits(after) { Sign::Open } else { Sign::Says(mark(*c)) }
        }
        [.., (_, c)] if separators.iter().filter(|(_, other)| other == c).count() == 1 => Sign::Says(mark(*c)),
        // One that stands several times stands between thousands.
        [(_, c), ..] => Sign::Says(other(*c)),
    }
}

/// What the cells of a column, or of all of them, say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    point: bool,
    comma: bool,
    /// The first cell that leaves it open, and how many do.
    pub open: Option<(String, usize)>,
}

impl Marks {
    /// Takes note of a cell.
    pub fn note(&mut self, text: &str) {
        match sign(text) {
            Sign::Neutral => {}
            Sign::Says(Mark::Point) => self.point = true,
            Sign::Says(Mark::Comma) => self.comma = true,
            Sign::Open => match &mut self.open {
                Some((_, count)) => *count += 1,
                None => self.open = Some((text.to_owned(), 1)),
            },
        }
    }

    /// The one mark that its cells have; `None` where they have none, or both.
    pub fn mark(&self) -> Option<Mark> {
        match (self.point, self.comma) {
            (true, false) => Some(Mark::Point),
            (false, true) => Some(Mark::Comma),
            _ => None,
        }
    }

    /// Whether a cell says which mark it has.
    pub fn says(&self) -> bool {
        self.point || self.comma
    }

    /// Together with another column.
    pub fn add(&mut self, other: &Self) {
        self.point |= other.point;
        self.comma |= other.comma;
    }
}

/// Reads a cell; `None` for an empty one. A cell that says its mark is read by it; one that leaves it open by the
/// mark given, without one as thousands: amounts have two decimals or none. Whole numbers have thousands only.
pub(super) fn read(text: &str, mark: Option<Mark>, limits: Limits) -> Result<Option<Number>, EntryProblem> {
    let mark = match (sign(text), mark) {
        (Sign::Open, None) => {
            return parse_within(&text.replace(['.', ','], ""), limits).map_err(|problem| entered_as(problem, text));
        }
        (Sign::Open, Some(_)) if limits.whole => return read(text, None, limits),
        (Sign::Says(mark), _) => mark,
        (_, mark) => mark.unwrap_or(Mark::Point),
    };
    match mark {
        Mark::Point => parse_within(text, limits),
        Mark::Comma => {
            let swapped: String = text.chars().map(swapped).collect();
            parse_within(&swapped, limits).map_err(|problem| entered_as(problem, text))
        }
    }
}

fn swapped(c: char) -> char {
    match c {
        ',' => '.',
        '.' => ',',
        _ => c,
    }
}

/// The currency that a cell names by a sign or code: an ISO code, where a dollar sign alone is `$`.
pub(super) fn currency(text: &str) -> Option<String> {
    let capitals: String = text.chars().filter(char::is_ascii_uppercase).collect();
    let sign = |sign: char| text.contains(sign);
    match capitals.len() {
        3 => Some(capitals),
        _ if sign('€') => Some("EUR".into()),
        _ if sign('£') => Some("GBP".into()),
        _ if sign('¥') => Some("JPY".into()),
        1 | 2 if sign('$') => {
            let country = if capitals == "C" {
                "CA"
            } else if capitals == "A" {
                "AU"
            } else {
                &capitals
            };
            Some([country, "D"].concat())
        }
        _ => sign('$').then(|| "$".into()),
    }
}

/// Whether an amount in what a cell names is in this currency.
pub(super) fn is_in(named: &str, code: &str) -> bool {
    named == code || named == "$" && code.ends_with('D')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits;

    #[test]
    fn separators_say_what_they_can() {
        for (text, expected) in [
            ("1200", Sign::Neutral),
            ("1 200", Sign::Neutral),
            ("1’200", Sign::Neutral),
            ("", Sign::Neutral),
            ("n/a", Sign::Neutral),
            ("1,200", Sign::Open),
            ("1.200", Sign::Open),
            ("$1,200", Sign::Open),
            ("12.000 €", Sign::Open),
            ("123,456", Sign::Open),
            ("1,200.50", Sign::Says(Mark::Point)),
            ("1.200,50", Sign::Says(Mark::Comma)),
            ("1,200,000", Sign::Says(Mark::Point)),
            ("1.200.000", Sign::Says(Mark::Comma)),
            ("1.200.000,5", Sign::Says(Mark::Comma)),
            ("12.5", Sign::Says(Mark::Point)),
            ("12,5", Sign::Says(Mark::Comma)),
            ("12,50 €", Sign::Says(Mark::Comma)),
            ("0,500", Sign::Says(Mark::Comma)),
            ("0.500", Sign::Says(Mark::Point)),
            ("1234,567", Sign::Says(Mark::Comma)),
            ("1.2345", Sign::Says(Mark::Point)),
            ("1 200,500", Sign::Says(Mark::Comma)),
            ("1’200.500", Sign::Says(Mark::Point)),
        ] {
            assert_eq!(sign(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_by_their_mark() {
        let read = |text, mark| read(text, mark, limits("quote").unwrap()).unwrap().map(|number| number.to_string());
        for (text, alone, point, comma) in [
            ("1200", "1200", "1200", "1200"),
            ("1,200", "1200", "1200", "1.2"),
            ("1.200", "1200", "1.2", "1200"),
            ("1 200", "1200", "1200", "1200"),
            ("1’200", "1200", "1200", "1200"),
            ("12 000 €", "12000", "12000", "12000"),
            ("$1,200.00", "1200", "1200", "1200"),
            ("1.200,50", "1200.5", "1200.5", "1200.5"),
            ("1,200.50", "1200.5", "1200.5", "1200.5"),
            ("1\u{202f}200,50\u{a0}€", "1200.5", "1200.5", "1200.5"),
            ("1’200.50", "1200.5", "1200.5", "1200.5"),
            ("1,200,000", "1200000", "1200000", "1200000"),
        ] {
            let expected = [alone, point, comma].map(|text| Some(text.to_owned()));
            let marks = [None, Some(Mark::Point), Some(Mark::Comma)];
            assert_eq!(marks.map(|mark| read(text, mark)), expected, "{text}");
        }
        assert_eq!(read("12,5", None).as_deref(), Some("12.5"));
        assert_eq!(read("0,500", None).as_deref(), Some("0.5"));
        assert_eq!(read(" ", Some(Mark::Comma)), None);
    }

    #[test]
    fn seats_have_thousands_only() {
        let seats = limits("seats").unwrap();
        for text in ["1.200", "1,200", "1 200", "1200", "1200,00", "1.200,0"] {
            for mark in [None, Some(Mark::Comma)] {
                let read = read(text, mark, seats);
                assert_eq!(read, Ok(Some(Number::from(1200))), "{text} {mark:?}");
            }
        }
        let problem = read("12,5", None, seats).unwrap_err();
        assert_eq!(problem, EntryProblem::NotWhole { entered: "12,5".into(), limits: seats });
        let problem = read("1.200.000", None, limits("discount").unwrap()).unwrap_err();
        assert!(matches!(problem, EntryProblem::OutOfRange { entered, .. } if entered == "1.200.000"));
    }

    #[test]
    fn a_column_speaks_for_its_cells() {
        let marks = |cells: &[&str]| {
            let mut marks = Marks::default();
            cells.iter().for_each(|cell| marks.note(cell));
            marks
        };
        assert_eq!(marks(&["1,200", "89.50"]).mark(), Some(Mark::Point));
        assert_eq!(marks(&["1.200", "89,50"]).mark(), Some(Mark::Comma));
        assert_eq!(marks(&["1.200", "89,50", "89.50"]).mark(), None);
        assert_eq!(marks(&["1,200", "3,000", "7"]), Marks { open: Some(("1,200".into(), 2)), ..Marks::default() });
    }

    #[test]
    fn currencies_stand_beside_amounts() {
        for (text, code) in [
            ("12 000 €", Some("EUR")),
            ("$1,200", Some("$")),
            ("USD 1,200", Some("USD")),
            ("1200CHF", Some("CHF")),
            ("CA$20", Some("CAD")),
            ("US$20", Some("USD")),
            ("£5", Some("GBP")),
            ("1200", None),
            ("10%", None),
        ] {
            assert_eq!(currency(text).as_deref(), code, "{text}");
        }
        assert!(is_in("$", "USD") && is_in("$", "CAD") && is_in("EUR", "EUR"));
        assert!(!is_in("$", "EUR") && !is_in("USD", "CAD"));
    }
}
