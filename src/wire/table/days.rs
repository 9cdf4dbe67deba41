//! Dates of a table. `03/04/2027` is a day in March or in April; its column decides, or the person, or nobody.

use crate::domain::Date;

/// Which comes first where both day and month are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// One day, and the order of its numbers where another reading of them is no day.
    Sure(Date, Option<DayOrder>),
    /// Two days: the first where the day comes first, the second where the month does.
    Either(Date, Date),
    /// None.
    No,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// No date is longer, with its time and zone.
const LONGEST: usize = 64;

/// Reads a cell: `2026-12-31`, `2026/12/31`, `31.12.2026`, `31/12/2026`, `12/31/2026`, `31 Dec 2026`,
/// `December 31, 2026`, each also with a time after it. Points stand in dates whose day comes first. Years of two
/// digits are of this century.
pub(super) fn read(text: &str) -> Day {
    let text = text.trim();
    if text.len() > LONGEST || !text.is_ascii() {
        return Day::No;
    }
    let lower = text.to_ascii_lowercase();
    let day = lower.split_once('t').filter(|(day, time)| digit_at_end(day) && time.starts_with(digit));
    let (day, time) = match day {
        Some((day, time)) => (day, Some(time)),
        None => (lower.as_str(), None),
    };
    let mut parts: Vec<&str> =
        day.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.first().is_some_and(|first| is_weekday(first)) {
        parts.remove(0);
    }
    let (Some(date), rest) = (parts.get(..3), parts.get(3..).unwrap_or_default()) else { return Day::No };
    if !rest.iter().all(|part| is_time(part))
        || time.is_some_and(|time| !time.split(|c: char| !c.is_ascii_alphanumeric()).all(is_time))
    {
        return Day::No;
    }
    let points = day.matches('.').count() >= 2;
    let [first, second, third] = [date[0], date[1], date[2]];
    let sure = |date: Option<Date>| date.map_or(Day::No, |date| Day::Sure(date, None));
    if first.len() == 4 {
        return sure(of(first, second, third));
    }
    if let Some(month) = month(second) {
        return sure(of(third, &month, first));
    }
    if let Some(month) = month(first) {
        return sure(of(third, &month, ordinal(second)));
    }
    match (of(third, second, first), of(third, first, second)) {
        (day_first, _) if points => sure(day_first),
        (Some(one), Some(other)) if one == other => Day::Sure(one, None),
        (Some(day_first), Some(month_first)) => Day::Either(day_first, month_first),
        (Some(date), None) => Day::Sure(date, Some(DayOrder::DayFirst)),
        (None, Some(date)) => Day::Sure(date, Some(DayOrder::MonthFirst)),
        (None, None) => Day::No,
    }
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn digit_at_end(text: &str) -> bool {
    text.ends_with(digit)
}

/// A day of numbers written out: one or two digits for day and month, two or four for the year.
fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str, most: usize| {
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u16>().ok()).flatten()
    };
    let year = match year.len() {
        2 => 2000 + number(year, 2)?,
        4 => number(year, 4)?,
        _ => return None,
    };
    Date::new(year, u8::try_from(number(month, 2)?).ok()?, u8::try_from(number(ordinal(day), 2)?).ok()?)
}

/// `31` of `31st`.
fn ordinal(day: &str) -> &str {
    let rest = day.trim_start_matches(digit);
    if matches!(rest, "st" | "nd" | "rd" | "th") { day.trim_end_matches(rest) } else { day }
}

/// The number of a month's name, of three letters and more.
fn month(name: &str) -> Option<String> {
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().zip(WHOLE).position(|(short, whole)| {
        name.starts_with(short) && whole.starts_with(name) || name == "sept" && *short == "sep"
    })?;
    Some((at + 1).to_string())
}

fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() > 2 && days.iter().any(|day| day.starts_with(word))
}

/// A part of a time of day, or its zone.
fn is_time(part: &str) -> bool {
    let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
    let rest = part.get(digits.len()..).unwrap_or_default();
    digits.bytes().all(|byte| byte.is_ascii_digit()) && matches!(rest, "" | "z" | "am" | "pm" | "utc" | "gmt")
}

/// What the cells of a column say of the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Orders {
    day_first: bool,
    month_first: bool,
    /// The first cell that can be two days.
    pub open: Option<String>,
}

impl Orders {
    /// Takes note of a cell.
    pub fn note(&mut self, text: &str) {
        match read(text) {
            Day::Sure(_, Some(DayOrder::DayFirst)) => self.day_first = true,
            Day::Sure(_, Some(DayOrder::MonthFirst)) => self.month_first = true,
            Day::Either(..) if self.open.is_none() => self.open = Some(text.to_owned()),
            Day::Sure(_, None) | Day::Either(..) | Day::No => {}
        }
    }

    /// The order that all cells have which say one.
    pub fn order(&self) -> Option<DayOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match read(text) {
            Day::Sure(date, None) => date.to_string(),
            Day::Sure(date, Some(DayOrder::DayFirst)) => format!("{date} d/m"),
            Day::Sure(date, Some(DayOrder::MonthFirst)) => format!("{date} m/d"),
            Day::Either(one, other) => format!("{one} or {other}"),
            Day::No => "no".into(),
        }
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("2026-12-31", "2026-12-31"),
            (" 2026/12/31 ", "2026-12-31"),
            ("2026-1-2", "2026-01-02"),
            ("2026-12-31T23:59:59Z", "2026-12-31"),
            ("2026-12-31 00:00:00", "2026-12-31"),
            ("2026-12-31T00:00:00.000+00:00", "2026-12-31"),
            ("31.12.2026", "2026-12-31"),
            ("3.4.2026", "2026-04-03"),
            ("3.4.26", "2026-04-03"),
            ("31/12/2026", "2026-12-31 d/m"),
            ("31-12-2026", "2026-12-31 d/m"),
            ("12/31/2026", "2026-12-31 m/d"),
            ("12/31/26", "2026-12-31 m/d"),
            ("12/31/2026 12:00:00 AM", "2026-12-31 m/d"),
            ("03/04/2026", "2026-04-03 or 2026-03-04"),
            ("3/4/26", "2026-04-03 or 2026-03-04"),
            ("05/05/2026", "2026-05-05"),
            ("31 Dec 2026", "2026-12-31"),
            ("31-Dec-26", "2026-12-31"),
            ("Dec 31, 2026", "2026-12-31"),
            ("December 31st, 2026", "2026-12-31"),
            ("1 Sept 2026", "2026-09-01"),
            ("Thu, 31 Dec 2026", "2026-12-31"),
            ("Thursday, December 31, 2026", "2026-12-31"),
            ("29.02.2028", "2028-02-29"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "n/a",
            "2026",
            "46387",
            "12/2026",
            "Q4 2026",
            "31.13.2026",
            "12.31.2026",
            "30/02/2026",
            "13/13/2026",
            "2026-02-30",
            "2026-12-31-5x",
            "31/12/206",
            "1/2/3/4/x",
            "31 Foo 2026",
            "tomorrow",
            "٣١/١٢/٢٠٢٦",
            "0/0/0",
            "99/99/9999",
            "Ma 5 2026",
            "31 12 1899",
            "T",
            "-1-2-3-",
        ] {
            assert_eq!(shown(text), "no", "{text}");
        }
        assert_eq!(read(&"1/".repeat(1_000_000)), Day::No);
    }

    #[test]
    fn a_column_decides_only_where_it_is_of_one_mind() {
        let order = |cells: &[&str]| {
            let mut orders = Orders::default();
            cells.iter().for_each(|cell| orders.note(cell));
            orders.order()
        };
        assert_eq!(order(&["03/04/2026", "31/12/2026"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["03/04/2026", "12/31/2026"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["31/12/2026", "12/31/2026"]), None);
        assert_eq!(order(&["03/04/2026", "2026-12-31", "31.12.2026"]), None);
    }
}
