//! Amounts of which an end may be unknown (model.md, section 1).

use super::number::Number;
use super::reason::Reason;

/// An amount with an optional low and an optional high end. Unknown is never zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Estimate {
    /// Known to the cent.
    Exact(Number),
    /// Somewhere between two ends, the first below the second.
    Range(Number, Number),
    /// This or more: "from $60,000".
    AtLeast(Number),
    /// This or less.
    AtMost(Number),
    /// Not known, and why.
    Unknown(Reason),
}

impl Estimate {
    /// Nothing, exactly.
    pub const ZERO: Self = Self::Exact(Number::ZERO);

    /// From two optional ends. Equal ends are exact; ends in the wrong order are swapped; a number
    /// without a value is unknown because it is too large.
    ///
    /// ```
    /// use scim_tax::domain::{Estimate, Number, Reason};
    /// let ends = Estimate::between(Some(Number::from(983)), Some(Number::from(3500)), Reason::Quote);
    /// assert_eq!(ends, Estimate::Range(Number::from(983), Number::from(3500)));
    /// ```
    pub fn between(low: Option<Number>, high: Option<Number>, reason: Reason) -> Self {
        if [low, high].into_iter().flatten().any(|end| end.decimal().is_none()) {
            return Self::Unknown(Reason::TooLarge);
        }
        match (low, high) {
            (Some(low), Some(high)) if low == high => Self::Exact(low),
            (Some(low), Some(high)) => Self::Range(low.min(high), low.max(high)),
            (Some(low), None) => Self::AtLeast(low),
            (None, Some(high)) => Self::AtMost(high),
            (None, None) => Self::Unknown(reason),
        }
    }

    /// An exact amount, or unknown if it was too large to compute.
    pub fn exact(number: Number) -> Self {
        if number.decimal().is_some() { Self::Exact(number) } else { Self::Unknown(Reason::TooLarge) }
    }

    /// The low end.
    pub fn low(self) -> Option<Number> {
        match self {
            Self::Exact(low) | Self::Range(low, _) | Self::AtLeast(low) => Some(low),
            Self::AtMost(_) | Self::Unknown(_) => None,
        }
    }

    /// The high end.
    pub fn high(self) -> Option<Number> {
        match self {
            Self::Exact(high) | Self::Range(_, high) | Self::AtMost(high) => Some(high),
            Self::AtLeast(_) | Self::Unknown(_) => None,
        }
    }

    /// Why it is unknown.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::Unknown(reason) => Some(reason),
            _ => None,
        }
    }

    /// Whether nothing at all is known of it.
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// The one value to order and draw by, never shown as the price: the midpoint of a range, the
    /// known end of an open one.
    ///
    /// ```
    /// use scim_tax::domain::{Estimate, Number};
    /// let range = Estimate::Range(Number::from(10), Number::from(20));
    /// assert_eq!(range.base(), Some(Number::from(15)));
    /// ```
    pub fn base(self) -> Option<Number> {
        match self {
            Self::Exact(value) | Self::AtLeast(value) | Self::AtMost(value) => Some(value),
            Self::Range(low, high) => Some((low + high) / Number::from(2)),
            Self::Unknown(_) => None,
        }
    }

    /// The sum; an end missing on either side is missing in the sum.
    pub fn plus(self, other: Self) -> Self {
        if let (Self::Exact(one), Self::Exact(other)) = (self, other) {
            return Self::exact(one + other);
        }
        let end = |a: Option<Number>, b: Option<Number>| Some(a? + b?);
        Self::between(end(self.low(), other.low()), end(self.high(), other.high()), self.reason_or(other))
    }

    /// The difference to the corners of two independent amounts: low minus high, high minus low.
    /// What only says "at least something below zero" or "at most something above" says too little
    /// and reads as unknown.
    ///
    /// ```
    /// use scim_tax::domain::{Estimate, Number};
    /// let target = Estimate::Exact(Number::from(180_000));
    /// let current = Estimate::Range(Number::from(65_000), Number::from(127_500));
    /// assert_eq!(target.minus(current), Estimate::Range(Number::from(52_500), Number::from(115_000)));
    /// ```
    pub fn minus(self, other: Self) -> Self {
        let end = |a: Option<Number>, b: Option<Number>| Some(a? - b?);
        let reason = self.reason_or(other);
        Self::between(end(self.low(), other.high()), end(self.high(), other.low()), reason).as_difference()
    }

    /// Read as a difference: an open one that could be of either sign says too little.
    pub(super) fn as_difference(self) -> Self {
        match self {
            Self::AtLeast(low) if low.is_negative() => Self::Unknown(Reason::SaysTooLittle),
            Self::AtMost(high) if high.is_positive() => Self::Unknown(Reason::SaysTooLittle),
            difference => difference,
        }
    }

    /// Both ends times a factor that is not negative.
    pub fn times(self, factor: Number) -> Self {
        self.map(&|end| end * factor)
    }

    /// Both ends divided by a divisor above zero.
    pub fn over(self, divisor: Number) -> Self {
        self.map(&|end| end / divisor)
    }

    /// Both ends through a function that does not change their order.
    pub fn map(self, function: &dyn Fn(Number) -> Number) -> Self {
        match self {
            Self::Unknown(reason) => Self::Unknown(reason),
            Self::Exact(value) => Self::exact(function(value)),
            known => Self::between(known.low().map(function), known.high().map(function), Reason::TooLarge),
        }
    }

    /// The span from the lower of two amounts to the higher: either may be the case.
    pub fn or(self, other: Self) -> Self {
        let reason = self.reason_or(other);
        let low = self.low().zip(other.low()).map(|(a, b)| a.min(b));
        let high = self.high().zip(other.high()).map(|(a, b)| a.max(b));
        Self::between(low, high, reason)
    }

    /// The sum of amounts that cannot be negative: what is unknown adds nothing to the low end and
    /// opens the high one, so the total reads "at least". Unknown if nothing is known.
    ///
    /// ```
    /// use scim_tax::domain::{Estimate, Number, Reason};
    /// let lines = [Estimate::Exact(Number::from(660)), Estimate::Unknown(Reason::SeatPrice)];
    /// assert_eq!(Estimate::total(lines), Estimate::AtLeast(Number::from(660)));
    /// ```
    pub fn total(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::total_of(&mut parts.into_iter())
    }

    fn total_of(parts: &mut dyn Iterator<Item = Self>) -> Self {
        let (mut sum, mut missing) = (None::<Self>, None);
        for part in parts {
            match part {
                Self::Unknown(reason) => missing = missing.or(Some(reason)),
                known => sum = Some(sum.map_or(known, |sum| sum.plus(known))),
            }
        }
        match (sum, missing) {
            (None, None) => Self::ZERO,
            (None, Some(reason)) => Self::Unknown(reason),
            (Some(sum), None) => sum,
            (Some(sum), Some(reason)) => Self::between(sum.low(), None, reason),
        }
    }

    fn reason_or(self, other: Self) -> Reason {
        self.reason().or(other.reason()).unwrap_or(Reason::SaysTooLittle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: u32) -> Number {
        Number::from(value)
    }

    #[test]
    fn a_missing_end_stays_missing() {
        let from_60 = Estimate::AtLeast(n(60));
        let range = Estimate::Range(n(25), n(50));
        assert_eq!(from_60.minus(range), Estimate::AtLeast(n(10)));
        assert_eq!(from_60.plus(range), Estimate::AtLeast(n(85)));
        assert_eq!(range.minus(from_60), Estimate::AtMost(n(0) - n(10)));
    }

    #[test]
    fn an_open_difference_across_zero_is_unknown() {
        let from_40 = Estimate::AtLeast(n(40));
        let up_to_50 = Estimate::Range(n(30), n(50));
        assert_eq!(from_40.minus(up_to_50), Estimate::Unknown(Reason::SaysTooLittle));
        assert_eq!(Estimate::AtLeast(n(50)).minus(up_to_50), Estimate::AtLeast(n(0)));
        assert_eq!(up_to_50.minus(Estimate::AtLeast(n(49))), Estimate::Unknown(Reason::SaysTooLittle));
        assert_eq!(up_to_50.minus(Estimate::AtLeast(n(50))), Estimate::AtMost(n(0)));
    }

    #[test]
    fn unknown_takes_the_reason_along() {
        let quote = Estimate::Unknown(Reason::Quote);
        assert_eq!(quote.minus(Estimate::exact(n(5))), quote);
        assert_eq!(Estimate::exact(n(5)).minus(quote), quote);
        assert_eq!(quote.times(n(3)), quote);
    }

    #[test]
    fn a_saving_is_negative_and_not_clamped() {
        assert_eq!(Estimate::exact(n(5)).minus(Estimate::exact(n(8))), Estimate::Exact(n(0) - n(3)));
    }

    #[test]
    fn totals_say_at_least() {
        assert_eq!(Estimate::total([]), Estimate::ZERO);
        assert_eq!(Estimate::total([Estimate::Unknown(Reason::Quote)]), Estimate::Unknown(Reason::Quote));
        let parts = [Estimate::Range(n(1), n(2)), Estimate::exact(n(10)), Estimate::Unknown(Reason::Quote)];
        assert_eq!(Estimate::total(parts), Estimate::AtLeast(n(11)));
    }
}
