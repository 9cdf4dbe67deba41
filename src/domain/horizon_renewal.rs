//! Year 1 around a renewal: what is paid before it, and what a contract holds until then.

use super::charge::Term;
use super::date::Date;
use super::estimate::Estimate;
use super::formula::Label;
use super::horizon_table::{CostKind, CostTable, cents, sum};
use super::number::Number;

/// What a renewal date does to year 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Renewal {
    /// It has passed, and says nothing about the next one: year 1 is not split.
    Past(Date),
    /// Year 1 in two parts.
    Splits(Box<RenewalSplit>),
}

/// Year 1 before and after the renewal.
#[derive(Clone, Debug, PartialEq)]
pub struct RenewalSplit {
    /// The day of renewal: the first day of the new contract.
    pub date: Date,
    /// Days of year 1 before it; all of them if it is later.
    pub days_before: u32,
    /// Days in year 1: 365 or 366.
    pub days: u32,
    /// Option A.
    pub hand: SplitTable,
    /// Option B, started today: the step in mid-term is prorated.
    pub upgrade: Option<SplitTable>,
    /// Option C, started today.
    pub other: Option<SplitTable>,
}

/// Year 1 of one option in three parts, which add up to the year to the cent.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitTable {
    /// Its lines.
    pub rows: Vec<SplitRow>,
    /// Paid, or worked, before the renewal.
    pub cash_before: Estimate,
    /// Before the renewal, but under contract whatever one does: seats bought for a year cannot be
    /// dropped before it. Avoidable only later.
    pub committed: Estimate,
    /// From the renewal on.
    pub after: Estimate,
}

/// One line of year 1.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitRow {
    /// What it is for.
    pub kind: CostKind,
    /// The line's label.
    pub label: Label,
    /// Before the renewal.
    pub before: Estimate,
    /// From the renewal on.
    pub after: Estimate,
    /// Whether the part before the renewal is under contract already.
    pub committed: bool,
}

impl Renewal {
    /// What `date` does to a year that begins on `start`.
    pub(super) fn of(
        date: Date,
        start: Date,
        billing: Term,
        hand: &CostTable,
        upgrade: Option<&CostTable>,
        other: Option<&CostTable>,
    ) -> Self {
        if date < start {
            return Self::Past(date);
        }
        let days = days_from(start, 1) - days_from(start, 0);
        let days_before = (days_from(date, 0) - days_from(start, 0)).min(days);
        let split = |table: &CostTable| SplitTable::of(table, days_before, days, billing);
        Self::Splits(Box::new(RenewalSplit {
            date,
            days_before,
            days,
            hand: split(hand),
            upgrade: upgrade.map(split),
            other: other.map(split),
        }))
    }
}

impl SplitTable {
    fn of(table: &CostTable, days_before: u32, days: u32, billing: Term) -> Self {
        let rows: Vec<SplitRow> = table
            .rows
            .iter()
            .map(|row| {
                let year = row.plain.years.first().copied().unwrap_or(Estimate::ZERO);
                let before = |end: Number| match row.kind.is_paid_once() {
                    // It is paid at the start.
                    true if days_before > 0 => end,
                    true => Number::ZERO,
                    false => cents(end * Number::from(days_before) / Number::from(days)),
                };
                SplitRow {
                    kind: row.kind,
                    label: row.label.clone(),
                    before: year.map(&before),
                    after: year.map(&|end| end - before(end)),
                    committed: row.kind == CostKind::UnusedLicences && billing == Term::Annual,
                }
            })
            .collect();
        let before = |committed| rows.iter().filter(move |row| row.committed == committed);
        Self {
            cash_before: sum(&mut before(false).map(|row| (row.kind, row.before))),
            committed: sum(&mut before(true).map(|row| (row.kind, row.before))),
            after: sum(&mut rows.iter().map(|row| (row.kind, row.after))),
            rows,
        }
    }
}

/// The number of the day `years` years after a date, counted from the first of March of the year 0. A year
/// after 29 February it is 1 March, where there is no such day.
fn days_from(date: Date, years: u32) -> u32 {
    // A year that begins in March has its leap day at its end.
    let (year, month) = match date.month() {
        month @ 1..=2 => (u32::from(date.year()) + years - 1, u32::from(month) + 9),
        month => (u32::from(date.year()) + years, u32::from(month) - 3),
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(date.day()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str, years: u32) -> u32 {
        days_from(Date::parse(text).unwrap(), years)
    }

    #[test]
    fn days_are_counted_through_months_and_leap_years() {
        assert_eq!(day("2026-12-01", 0) - day("2026-11-21", 0), 10);
        assert_eq!(day("2027-01-01", 0) - day("2026-12-31", 0), 1);
        assert_eq!(day("2028-03-01", 0) - day("2028-02-28", 0), 2);
        assert_eq!(day("2100-03-01", 0) - day("2100-02-28", 0), 1);
        // Both known: 1 January 1970 is 10,957 days before 1 January 2000.
        assert_eq!(day("2000-01-01", 0) - day("1970-01-01", 0), 10_957);
    }

    #[test]
    fn a_year_has_366_days_if_a_leap_day_lies_in_it() {
        for (start, days) in [
            ("2026-11-21", 365),
            ("2027-02-28", 365),
            ("2027-03-01", 366),
            ("2028-02-29", 366),
            ("2028-03-01", 365),
            ("2027-12-31", 366),
            ("2999-12-31", 365),
        ] {
            assert_eq!(day(start, 1) - day(start, 0), days, "{start}");
        }
    }
}
