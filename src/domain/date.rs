//! Calendar dates, for the age of prices. Today is always an argument.

/// A day of the Gregorian calendar, years 1900 to 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// How old a price is (model.md, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// At most 12 months.
    Fresh,
    /// Over 12 months.
    Stale,
    /// Over 24 months.
    VeryStale,
}

impl Date {
    /// A day that exists, else `None`.
    ///
    /// ```
    /// use scim_tax::domain::Date;
    /// assert!(Date::new(2028, 2, 29).is_some());
    /// assert!(Date::new(2026, 2, 29).is_none());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let valid = (1900..=2999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Reads `2026-11-21`, nothing looser.
    ///
    /// ```
    /// use scim_tax::domain::Date;
    /// assert_eq!(Date::parse("2026-11-21").unwrap().to_string(), "2026-11-21");
    /// assert!(Date::parse("21.11.2026").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            let mut number = 0;
            for byte in text.get(range)?.bytes() {
                number = number * 10 + char::from(byte).to_digit(10)?;
            }
            u16::try_from(number).ok()
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::new(digits(0..4)?, u8::try_from(digits(5..7)?).ok()?, u8::try_from(digits(8..10)?).ok()?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whole months from this day to `today`; none where it is still to come.
    ///
    /// ```
    /// use scim_tax::domain::Date;
    /// let months = |from, to| Date::parse(from).unwrap().months_until(Date::parse(to).unwrap());
    /// assert_eq!((months("2026-10-05", "2026-11-04"), months("2026-10-05", "2026-11-05")), (0, 1));
    /// assert_eq!((months("2025-12-19", "2026-11-21"), months("2026-11-21", "2026-11-20")), (11, 0));
    /// ```
    pub fn months_until(self, today: Self) -> u32 {
        let count = |date: Self| u32::from(date.year) * 12 + u32::from(date.month);
        let begun = count(today).saturating_sub(count(self));
        if today.day < self.day { begun.saturating_sub(1) } else { begun }
    }

    /// How old something of this date is on `today`: over 12 months is stale, over 24 very stale.
    /// Exactly 12 months is still fresh.
    ///
    /// ```
    /// use scim_tax::domain::{Age, Date};
    /// let read = Date::parse("2025-11-21").unwrap();
    /// assert_eq!(read.age_on(Date::parse("2026-11-21").unwrap()), Age::Fresh);
    /// assert_eq!(read.age_on(Date::parse("2026-11-22").unwrap()), Age::Stale);
    /// assert_eq!(read.age_on(Date::parse("2027-11-22").unwrap()), Age::VeryStale);
    /// ```
    pub fn age_on(self, today: Self) -> Age {
        let older_than = |years: u16| (today.year, today.month, today.day) > (self.year + years, self.month, self.day);
        match (older_than(1), older_than(2)) {
            (_, true) => Age::VeryStale,
            (true, false) => Age::Stale,
            (false, false) => Age::Fresh,
        }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Years have four digits.
        let packed = u32::from(self.year) * 10_000 + u32::from(self.month) * 100 + u32::from(self.day);
        let mut text = packed.to_string();
        text.insert(6, '-');
        text.insert(4, '-');
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn only_days_that_exist() {
        for text in ["2026-12-31", "2028-02-29", "2000-02-29", "1900-01-01", "2999-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in [
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-01-00",
            "2100-02-29",
            "1899-12-31",
            "3000-01-01",
            "2026-1-1",
            "2026-11-2",
            "20261121",
            "2026/11/21",
            "2026-11-211",
            "+026-11-21",
            "２026-11-2",
            "",
        ] {
            assert!(Date::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn order_is_by_time() {
        assert!(day("2025-12-31") < day("2026-01-01"));
        assert!(day("2026-01-31") < day("2026-02-01"));
    }

    #[test]
    fn a_leap_day_is_fresh_through_the_last_of_february() {
        let leap = day("2028-02-29");
        assert_eq!(leap.age_on(day("2029-02-28")), Age::Fresh);
        assert_eq!(leap.age_on(day("2029-03-01")), Age::Stale);
        assert_eq!(leap.age_on(day("2030-03-01")), Age::VeryStale);
    }

    #[test]
    fn the_future_is_fresh() {
        assert_eq!(day("2026-11-22").age_on(day("2026-11-21")), Age::Fresh);
    }
}
