//! Numbers as people type and paste them. Links are stricter: they are written by machines.

use crate::domain::{Assumption, Limits, Number, Span, limits};

/// The most characters of an entry that are looked at.
pub const LONGEST_ENTRY: usize = 64;
/// The most characters of an entry that a problem repeats.
const LONGEST_SHOWN: usize = 40;

/// Why an entry is not a number that can be computed with. `entered` is what was typed, shortened.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryProblem {
    /// Nothing where something is needed.
    Missing,
    /// Not a number.
    NotANumber {
        /// What was typed.
        entered: String,
    },
    /// `12,5`: could be twelve and a half or a slip in 125. Decimals take a point.
    DecimalComma {
        /// What was typed.
        entered: String,
    },
    /// More characters than a number has.
    TooLong {
        /// What was typed.
        entered: String,
    },
    /// Beyond what can be entered.
    OutOfRange {
        /// What was typed.
        entered: String,
        /// What can be.
        limits: Limits,
    },
    /// A fraction where only whole numbers go.
    NotWhole {
        /// What was typed.
        entered: String,
        /// What can be.
        limits: Limits,
    },
    /// Low, base and high do not rise.
    NotInOrder,
}

/// Reads the entry of a field by its key in links; `None` for an empty one.
///
/// Currency signs and codes, `%`, spaces, and separators between thousands are understood:
/// `$1,200.50`, `1'200.50 CHF`, `1 200,50 €`. A comma alone separates thousands or nothing.
///
/// ```
/// use scim_tax::domain::Number;
/// use scim_tax::wire::entry::{EntryProblem, parse};
/// assert_eq!(parse("$1,200", "quote"), Ok(Some(Number::from(1200))));
/// assert_eq!(parse("  ", "quote"), Ok(None));
/// assert_eq!(parse("12,5", "rate"), Err(EntryProblem::DecimalComma { entered: "12,5".into() }));
/// ```
pub fn parse(text: &str, key: &str) -> Result<Option<Number>, EntryProblem> {
    match limits(key) {
        Some(limits) => parse_within(text, limits),
        None => Err(EntryProblem::NotANumber { entered: shown(text) }),
    }
}

/// The same for a field without a key of its own.
pub fn parse_within(text: &str, limits: Limits) -> Result<Option<Number>, EntryProblem> {
    let text = text.trim_matches(is_space);
    let entered = shown(text);
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().nth(LONGEST_ENTRY).is_some() {
        return Err(EntryProblem::TooLong { entered });
    }
    let (negative, digits) = strip(text);
    let mut plain = match plain(digits) {
        Plain::Number(plain) => plain,
        Plain::Comma => return Err(EntryProblem::DecimalComma { entered }),
        Plain::No => return Err(EntryProblem::NotANumber { entered }),
    };
    // More digits than fit are too many before the point, or too many after it.
    if plain.find('.').unwrap_or(plain.len()) > 20 {
        return Err(EntryProblem::OutOfRange { entered, limits });
    }
    if negative {
        plain.insert(0, '-');
    }
    match Number::parse(&plain) {
        None => Err(EntryProblem::TooLong { entered }),
        Some(number) if limits.allow(number) => Ok(Some(number)),
        Some(number) if limits.low <= number && number <= limits.high => {
            Err(EntryProblem::NotWhole { entered, limits })
        }
        Some(_) => Err(EntryProblem::OutOfRange { entered, limits }),
    }
}

/// Reads low, base and high of an assumption. All empty: `None`, the default. The base alone is
/// certain; an empty end beside a filled one is the base.
///
/// # Errors
/// The field that is wrong (0 low, 1 base, 2 high), and why.
///
/// ```
/// use scim_tax::domain::Assumption;
/// use scim_tax::wire::entry::{EntryProblem, parse_span};
/// let span = parse_span(["10", "20", ""], Assumption::Leavers).unwrap().unwrap();
/// assert_eq!((span.low.to_string(), span.high.to_string()), ("10".into(), "20".into()));
/// assert_eq!(parse_span(["30", "20", ""], Assumption::Leavers), Err((0, EntryProblem::NotInOrder)));
/// ```
pub fn parse_span(texts: [&str; 3], assumption: Assumption) -> Result<Option<Span>, (usize, EntryProblem)> {
    let limits = assumption.limits();
    let read = |at: usize| parse_within(texts[at], limits).map_err(|problem| (at, problem));
    match (read(0)?, read(1)?, read(2)?) {
        (None, None, None) => Ok(None),
        (_, None, _) => Err((1, EntryProblem::Missing)),
        (low, Some(base), high) => {
            let (low, high) = (low.unwrap_or(base), high.unwrap_or(base));
            let wrong = if low > base { 0 } else { 2 };
            Span::new(low, base, high).map(Some).ok_or((wrong, EntryProblem::NotInOrder))
        }
    }
}

/// The same problem with what was entered before it was changed to be read.
pub(super) fn entered_as(problem: EntryProblem, text: &str) -> EntryProblem {
    let entered = shown(text);
    match problem {
        EntryProblem::NotANumber { .. } | EntryProblem::DecimalComma { .. } => EntryProblem::NotANumber { entered },
        EntryProblem::TooLong { .. } => EntryProblem::TooLong { entered },
        EntryProblem::OutOfRange { limits, .. } => EntryProblem::OutOfRange { entered, limits },
        EntryProblem::NotWhole { limits, .. } => EntryProblem::NotWhole { entered, limits },
        EntryProblem::Missing | EntryProblem::NotInOrder => problem,
    }
}

fn shown(text: &str) -> String {
    super::link::cut(text.trim_matches(is_space), LONGEST_SHOWN)
}

/// White space, no-break and thin ones among it, and what is pasted unseen.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Takes the sign and what says the unit from both ends.
pub(super) fn strip(text: &str) -> (bool, &str) {
    let unit = |c: char| is_space(c) || matches!(c, '$' | '€' | '£' | '¥' | '%');
    let (mut rest, mut negative, mut signed) = (text, false, false);
    loop {
        let before = rest;
        rest = without_code(rest.trim_matches(unit));
        if let Some(after) = rest.strip_prefix(['-', '−', '+'])
            && !signed
        {
            (negative, signed) = (!rest.starts_with('+'), true);
            rest = after;
        }
        if rest == before {
            return (negative, rest);
        }
    }
}

/// Without a currency's three capitals before or after, or the letters of `US$` before the sign.
fn without_code(text: &str) -> &str {
    let after = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let before = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    match (text.len() - after.len(), text.len() - before.len()) {
        (3, 0 | 3) => after,
        (0, 3) => before,
        (1 | 2, _) if after.starts_with('$') => after,
        _ => text,
    }
}

enum Plain {
    /// Digits, with at most one point between them.
    Number(String),
    /// A comma that cannot be between thousands.
    Comma,
    No,
}

/// Sorts out which separator is the decimal one: of two kinds the last, of one kind the point.
fn plain(text: &str) -> Plain {
    let alike = |c: char| match c {
        '’' => '\'',
        _ if is_space(c) => ' ',
        _ => c,
    };
    let separator = |c: char| !c.is_ascii_digit();
    let mut kinds: Vec<char> = text.chars().filter(|c| separator(*c)).map(alike).collect();
    let last = kinds.last().copied();
    let times = kinds.iter().filter(|kind| Some(**kind) == last).count();
    kinds.dedup();
    let (whole, fraction) = match (kinds.as_slice(), times) {
        ([], _) => (text, None),
        (['.'], 1) | ([_, '.' | ','], 1) => match text.rsplit_once(separator) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        },
        ([_], _) => (text, None),
        _ => return Plain::No,
    };
    let known = kinds.iter().all(|kind| matches!(kind, '.' | ',' | '\'' | ' '));
    if !known || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Plain::No;
    }
    if !are_thousands(whole, separator) {
        return if kinds == [','] && times == 1 { Plain::Comma } else { Plain::No };
    }
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    if plain.is_empty() {
        plain.push('0');
    }
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        plain.push('.');
        plain.push_str(fraction);
    }
    Plain::Number(plain)
}

/// Either without separators, or groups of three after the first; `0,500` is not five hundred.
fn are_thousands(whole: &str, separator: impl Fn(char) -> bool) -> bool {
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none()
        || ((1..=3).contains(&first.len()) && !first.starts_with('0') && rest.all(|group| group.len() == 3))
}

#[cfg(test)]
mod tests;
