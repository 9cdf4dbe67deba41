//! Several draws side by side: what a program looks up and decides once serves all of them.

use super::super::compiled::Arithmetic;
use std::ops::{Add, Div, Mul, Sub};

/// Draws side by side. More would need more registers than there are.
pub(super) const LANES: usize = 4;

/// A value in each of the draws. What is done to it is done in each of them, by the same operations as if it were
/// alone, so the bits are the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lanes(pub [f64; LANES]);

impl Lanes {
    /// The first draws; zero in the others.
    #[inline(always)]
    pub fn first(self, draws: usize) -> Self {
        let [a, b, c, d] = self.0;
        let kept = |lane: usize, value: f64| if lane < draws { value } else { 0.0 };
        Self([kept(0, a), kept(1, b), kept(2, c), kept(3, d)])
    }

    #[inline(always)]
    fn with(self, other: Self, operation: fn(f64, f64) -> f64) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([operation(a, e), operation(b, f), operation(c, g), operation(d, h)])
    }
}

impl Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(other, f64::add)
    }
}

impl Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.with(other, f64::sub)
    }
}

impl Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(other, f64::mul)
    }
}

impl Div for Lanes {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.with(other, f64::div)
    }
}

impl Arithmetic for Lanes {
    type Constant = f64;
    const ZERO: Self = Self([0.0; LANES]);
    const ONE: Self = Self([1.0; LANES]);
    const HUNDRED: Self = Self([100.0; LANES]);
    const MINUTES: Self = Self([60.0; LANES]);
    const MONTHS: Self = Self([12.0; LANES]);

    #[inline(always)]
    fn of(constant: f64) -> Self {
        Self([constant; LANES])
    }

    #[inline(always)]
    fn if_positive(self, then: Self, otherwise: Self) -> Self {
        let [a, b, c, d] = self.0;
        let ([e, f, g, h], [i, j, k, l]) = (then.0, otherwise.0);
        let choose = |value: f64, then: f64, otherwise: f64| if value > 0.0 { then } else { otherwise };
        Self([choose(a, e, i), choose(b, f, j), choose(c, g, k), choose(d, h, l)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lane_is_worked_by_itself() {
        let (some, others) = (Lanes([6.0, -8.0, 0.0, 1.5]), Lanes([2.0, 4.0, 5.0, -3.0]));
        assert_eq!(some + others, Lanes([8.0, -4.0, 5.0, -1.5]));
        assert_eq!(some - others, Lanes([4.0, -12.0, -5.0, 4.5]));
        assert_eq!(some * others, Lanes([12.0, -32.0, 0.0, -4.5]));
        assert_eq!(some / others, Lanes([3.0, -2.0, 0.0, -0.5]));
        assert_eq!(some.if_positive(others, Lanes::ONE), Lanes([2.0, 1.0, 1.0, -3.0]));
    }

    #[test]
    fn lanes_that_are_not_drawn_count_nothing() {
        let lanes = Lanes([1.0, 2.0, 3.0, 4.0]);
        assert_eq!(lanes.first(1), Lanes([1.0, 0.0, 0.0, 0.0]));
        assert_eq!(lanes.first(3), Lanes([1.0, 2.0, 3.0, 0.0]));
    }
}
