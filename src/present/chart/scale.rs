//! From values to places, and round values for ticks.

use crate::domain::Number;
use rust_decimal::prelude::ToPrimitive;

/// Puts values between two places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub from: Number,
    pub to: Number,
    /// Where `from` is.
    pub start: i32,
    /// Where `to` is; above `start` on paper for what grows upwards.
    pub end: i32,
}

impl Scale {
    /// Where a value is; at an end what is beyond it.
    pub fn place(&self, value: Number) -> i32 {
        let length = Number::from(self.end.abs_diff(self.start));
        let along = (value - self.from) * length / (self.to - self.from);
        let along = along.max(Number::ZERO).min(length).decimal().and_then(|it| it.round().to_i32()).unwrap_or(0);
        if self.end < self.start { self.start - along } else { self.start + along }
    }
}

/// Round values with equal steps of 1, 2 or 5 times a power of ten.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticks {
    pub step: Number,
    pub values: Vec<Number>,
}

impl Ticks {
    /// From at or below `low` to at or above `high`, in at most `most` steps between the two, none smaller
    /// than `finest`.
    pub fn around(low: Number, high: Number, most: u32, finest: Number) -> Self {
        let least = ((high - low) / Number::from(most.max(1))).max(finest);
        let ten = Number::from(10);
        let mut power = Number::ONE;
        while power < least {
            power = power * ten;
        }
        while power > least {
            power = power / ten;
        }
        let round = [1, 2, 5, 10].into_iter().map(|times| power * Number::from(times));
        let step = round.into_iter().find(|step| *step >= least).unwrap_or(power * ten);
        let mut value = (low / step).floor(0) * step;
        let mut values = vec![value];
        while value < high || values.len() < 2 {
            value = value + step;
            values.push(value);
        }
        Self { step, values }
    }

    pub fn first(&self) -> Number {
        self.values.first().copied().unwrap_or(Number::ZERO)
    }

    pub fn last(&self) -> Number {
        self.values.last().copied().unwrap_or(Number::ZERO)
    }
}

/// A cent: no axis of money has finer steps.
pub(super) fn cent() -> Number {
    Number::ONE.percent()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn ticks(low: &str, high: &str, most: u32) -> Vec<String> {
        Ticks::around(number(low), number(high), most, cent()).values.iter().map(Number::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_enclose() {
        assert_eq!(ticks("0", "30093.4", 4), ["0", "10000", "20000", "30000", "40000"]);
        assert_eq!(ticks("0", "100", 5), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks("-3", "7", 4), ["-5", "0", "5", "10"]);
        assert_eq!(ticks("0", "0.001", 4), ["0", "0.01"]);
        assert_eq!(ticks("5", "5", 4), ["5", "5.01"]);
        assert_eq!(ticks("0", "1000000000000", 2), ["0", "500000000000", "1000000000000"]);
    }

    #[test]
    fn values_are_placed_in_proportion() {
        let down = Scale { from: Number::ZERO, to: number("40000"), start: 2_000, end: 400 };
        assert_eq!(
            (down.place(Number::ZERO), down.place(number("30000")), down.place(number("50000"))),
            (2_000, 800, 400)
        );
        let along = Scale { from: number("-5"), to: number("5"), start: 100, end: 1_100 };
        assert_eq!((along.place(Number::ZERO), along.place(number("2.5"))), (600, 850));
    }
}
