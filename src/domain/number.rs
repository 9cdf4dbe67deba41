//! Exact decimal arithmetic that never overflows silently and never panics.

use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// An exact decimal, or "too large to compute exactly".
///
/// A result that does not fit in 28 digits before the point, or a division by zero, has no value;
/// everything computed from it has none either. Nothing panics and nothing wraps round. Quotients are
/// kept to 28 digits, so multiply first and divide last.
///
/// ```
/// use scim_tax::domain::Number;
/// let delta = (Number::from(139) - Number::from(89)) * Number::from(50) * Number::from(12);
/// assert_eq!(delta.to_string(), "30000");
/// assert!((Number::from(1) / Number::from(0)).decimal().is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(Option<Decimal>);

impl Number {
    /// Nothing of it.
    pub const ZERO: Self = Self(Some(Decimal::ZERO));
    /// A whole.
    pub const ONE: Self = Self(Some(Decimal::ONE));
    /// One hundred, for percentages.
    pub const HUNDRED: Self = Self(Some(Decimal::ONE_HUNDRED));
    /// Months in a year.
    pub const MONTHS: Self = Self::constant("12");
    /// Minutes in an hour.
    pub const MINUTES: Self = Self::constant("60");

    /// A number of the model as it is written there, digits with at most one point: for constants, which are then worked
    /// out when the program is built, and what is no number ends the build.
    ///
    /// ```
    /// use scim_tax::domain::Number;
    /// const LEAVERS: Number = Number::constant("21.7");
    /// assert_eq!(LEAVERS.to_string(), "21.7");
    /// ```
    pub const fn constant(text: &str) -> Self {
        let (text, mut at, mut value, mut places, mut is_fraction) = (text.as_bytes(), 0, 0, 0, false);
        while at < text.len() {
            if text[at] == b'.' && !is_fraction {
                is_fraction = true;
            } else {
                assert!(text[at].is_ascii_digit(), "not a number");
                value = 10 * value + (text[at] - b'0') as u64;
                places += is_fraction as u32;
            }
            at += 1;
        }
        Self(Some(Decimal::from_parts(value as u32, (value >> 32) as u32, 0, false, places)))
    }

    /// Reads a decimal with a point: `"89.50"`, `"-3"`. No exponent, no separators; `None` for
    /// anything else, and for more than 28 digits.
    ///
    /// ```
    /// use scim_tax::domain::Number;
    /// assert_eq!(Number::parse("89.50").unwrap().to_string(), "89.5");
    /// assert!(Number::parse("1e9").is_none());
    /// assert!(Number::parse("1,200").is_none());
    /// assert!(Number::parse("").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > 32 || !plain(whole) || !plain(fraction) {
            return None;
        }
        Decimal::from_str_exact(text).ok().map(|value| Self(Some(value.normalize())))
    }

    /// The value, or `None` if it was too large to compute exactly.
    pub fn decimal(self) -> Option<Decimal> {
        self.0
    }

    /// Rounded half to even to 10 decimals, without trailing zeros: how the report writes quotients
    /// (model.md, section 8).
    ///
    /// ```
    /// use scim_tax::domain::Number;
    /// assert_eq!((Number::from(484) / Number::from(60)).to_ten_decimals(), "8.0666666667");
    /// assert_eq!(Number::from(30_000).to_ten_decimals(), "30000");
    /// ```
    pub fn to_ten_decimals(self) -> String {
        self.rounded(10, RoundingStrategy::MidpointNearestEven).to_string()
    }

    /// Rounded to `places` decimals, halves away from zero: what a person expects to read.
    pub fn shown(self, places: u32) -> Self {
        self.rounded(places, RoundingStrategy::MidpointAwayFromZero)
    }

    /// Rounded towards minus infinity to `places` decimals: prices per seat-month.
    ///
    /// ```
    /// use scim_tax::domain::Number;
    /// let worth = Number::parse("943.516").unwrap();
    /// let seat_month = worth / Number::from(50) / Number::from(12);
    /// assert_eq!(seat_month.floor(2).to_string(), "1.57");
    /// ```
    pub fn floor(self, places: u32) -> Self {
        self.rounded(places, RoundingStrategy::ToNegativeInfinity)
    }

    /// The next whole number at or above.
    pub fn ceil(self) -> Self {
        self.rounded(0, RoundingStrategy::ToPositiveInfinity)
    }

    fn rounded(self, places: u32, strategy: RoundingStrategy) -> Self {
        Self(self.0.map(|value| value.round_dp_with_strategy(places, strategy).normalize()))
    }

    /// How many millionths it is, to the nearest: for ordering thousands of numbers, of which each is compared
    /// with many. `None` for a number without a value.
    ///
    /// ```
    /// use scim_tax::domain::Number;
    /// assert_eq!(Number::parse("-0.0000015").unwrap().millionths(), Some(-2));
    /// assert_eq!(Number::from(30_000).millionths(), Some(30_000_000_000));
    /// ```
    pub fn millionths(self) -> Option<i128> {
        let rounded = self.0?.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
        // At most 96 bits, times a million: it fits.
        Some(rounded.mantissa() * 10_i128.pow(6_u32.saturating_sub(rounded.scale())))
    }

    /// Below zero. False for a number without a value.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// Above zero. False for a number without a value.
    pub fn is_positive(self) -> bool {
        self > Self::ZERO
    }

    /// The distance from zero.
    pub fn abs(self) -> Self {
        Self(self.0.map(|value| value.abs()))
    }

    /// The larger of the two; a number without a value wins, so that it is not lost.
    pub fn max(self, other: Self) -> Self {
        if other.0.is_none() || other > self { other } else { self }
    }

    /// The smaller of the two; a number without a value wins, so that it is not lost.
    pub fn min(self, other: Self) -> Self {
        if other.0.is_none() || other < self { other } else { self }
    }

    /// A hundredth: what a percentage multiplies by.
    pub fn percent(self) -> Self {
        self * Self(Some(Decimal::from_parts(1, 0, 0, false, 2)))
    }

    /// Zero has no sign.
    fn negated(self) -> Self {
        Self(self.0.map(|value| if value.is_zero() { value } else { -value }))
    }

    fn with(self, other: Self, operation: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        Self(self.0.zip(other.0).and_then(|(a, b)| operation(a, b)))
    }
}

impl Add for Number {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, Decimal::checked_add)
    }
}

impl Sub for Number {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        // One addition in the code instead of two.
        Add::add(self, other.negated())
    }
}

impl Mul for Number {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, Decimal::checked_mul)
    }
}

impl Div for Number {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, Decimal::checked_div)
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.0?.cmp(&other.0?))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self(Some(Decimal::from(value)))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(value) => write!(f, "{}", value.normalize()),
            None => f.write_str("too large"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_large_stays_without_a_value() {
        let huge = Number::parse("70000000000000000000000000000").unwrap();
        let lost = huge * Number::from(2);
        assert_eq!(lost.decimal(), None);
        assert_eq!((lost - huge).decimal(), None);
        assert_eq!(lost.max(Number::ONE).decimal(), None);
        assert_eq!(Number::ONE.min(lost).decimal(), None);
        assert!(!lost.is_positive() && !lost.is_negative());
    }

    #[test]
    fn rounds_as_named() {
        let number = |text| Number::parse(text).unwrap();
        assert_eq!(number("0.00000000005").to_ten_decimals(), "0");
        assert_eq!(number("0.00000000015").to_ten_decimals(), "0.0000000002");
        assert_eq!(number("2.5").shown(0).to_string(), "3");
        assert_eq!(number("-2.5").shown(0).to_string(), "-3");
        assert_eq!(number("-1.231").floor(2).to_string(), "-1.24");
        assert_eq!(number("1.001").ceil().to_string(), "2");
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for text in ["", "-", ".", "1.", ".5", "1e3", "+1", "1_000", "1 000", "NaN", "0x10", "１"] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
        assert!(Number::parse(&"9".repeat(40)).is_none());
    }
}
