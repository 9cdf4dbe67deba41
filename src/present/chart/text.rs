//! How much room a text needs, and how it is made to fit.

/// The size of all text in a chart, in tenths of a unit.
pub(super) const SIZE: i32 = 125;
/// From one line of text to the next.
pub(super) const LINE: i32 = 160;

/// The width that a text can need, in tenths of a unit: of the widest of the usual fonts (DejaVu Sans), so
/// that what does not overlap by it overlaps in no font.
///
/// ```
/// use scim_tax::present::chart::text_width;
/// assert_eq!(text_width("$30K", false), 327); // 3 × 64% of 12.5 units, and 70% for the capital
/// ```
pub fn text_width(text: &str, strong: bool) -> i32 {
    let hundredths: i32 = text.chars().map(hundredths).sum();
    // In eighths: strong letters are an eighth wider.
    let eighths = if strong { 9 } else { 8 };
    hundredths.saturating_mul(SIZE) / 100 * eighths / 8
}

/// The width of a character in hundredths of the size of its font.
fn hundredths(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' | '’' | '|' => 30,
        ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | ':' | ';' | '·' => 33,
        'f' | 't' | 'r' | '(' | ')' | '-' => 42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 100,
        '+' | '−' | '×' | '=' | '<' | '>' | '←' | '→' => 84,
        'O' | 'Q' | 'G' | 'D' | 'N' | 'H' | '&' => 79,
        'A'..='Z' => 70,
        '\u{20}'..='\u{24f}' | '€' => 64,
        _ => 110,
    }
}

/// A text that needs no more room than there is; cut, with three points, where it does.
pub(super) fn cut(text: &str, room: i32, strong: bool) -> String {
    if text_width(text, strong) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        let with_points = [kept.as_str(), "…"].concat();
        if text_width(&with_points, strong) > room {
            kept.pop();
            break;
        }
    }
    [kept.trim_end(), "…"].concat()
}

/// A text in up to three lines, none wider than the room; the last one cut.
pub(super) fn wrapped(text: &str, room: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() < 2 && text_width(rest, false) > room {
        let fits = |at: &usize| text_width(rest.get(..*at).unwrap_or_default(), false) <= room;
        let Some(at) = rest.match_indices(' ').map(|(at, _)| at).rfind(fits) else { break };
        let (line, after) = rest.split_at(at);
        lines.push(line.to_owned());
        rest = after.trim_start();
    }
    lines.push(cut(rest, room, false));
    lines
}

/// Places for lines that want to be near to theirs: in their order, `gap` apart at least, within `top` and
/// `bottom` where they fit.
pub(super) fn spread(wanted: &[(i32, i32)], top: i32, bottom: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| wanted[*at].0);
    let mut places = vec![0; wanted.len()];
    let mut next = top;
    for at in &order {
        let (wish, height) = wanted[*at];
        places[*at] = wish.max(next);
        next = places[*at] + height;
    }
    let mut limit = bottom;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(limit - wanted[*at].1);
        limit = places[*at];
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_wrapped_to_their_room() {
        assert_eq!(cut("Unused licences", 2_000, false), "Unused licences");
        assert_eq!(cut("Unused licences", 800, false), "Unused li…");
        assert_eq!(wrapped("Unused licences", 800), ["Unused", "licences"]);
        assert_eq!(wrapped("Unused licences", 2_000), ["Unused licences"]);
        assert_eq!(wrapped("Unused licences: not priced", 800), ["Unused", "licences:", "not priced"]);
        assert_eq!(wrapped("Unused licences are not priced", 800), ["Unused", "licences", "are not pr…"]);
        assert_eq!(wrapped("Unusedlicences", 800), ["Unusedlic…"]);
        assert_eq!(cut("Unused", 0, false), "…");
    }

    #[test]
    fn lines_are_pushed_apart_and_stay_within() {
        assert_eq!(spread(&[(100, 160), (110, 160), (800, 160)], 0, 1_000), [100, 260, 800]);
        assert_eq!(spread(&[(990, 160), (980, 160)], 0, 1_000), [840, 680]);
        assert_eq!(spread(&[(-50, 160)], 0, 1_000), [0]);
    }
}
