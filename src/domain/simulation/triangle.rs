//! The triangular distribution from low over base to high.

use super::super::compiled::{At, Uncertain};
use super::float::float;

/// A triangle, ready to draw from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    low: f64,
    high: f64,
    /// The part of the draws that lies below base.
    below: f64,
    /// (high − low) × (base − low), and × (high − base).
    left: f64,
    right: f64,
}

impl Triangle {
    /// Over the positions of an input. Low is below high: what is certain is no input.
    pub fn of(one: &Uncertain) -> Self {
        let [low, base, high] = [At::Low, At::Base, At::High].map(|at| float(one.position(at)));
        let width = high - low;
        Self { low, high, below: (base - low) / width, left: width * (base - low), right: width * (high - base) }
    }

    /// The value that the share `unit` of all draws lies below: the inverse of the distribution.
    #[inline(always)]
    pub fn at(&self, unit: f64) -> f64 {
        let is_below = unit < self.below;
        let root = choose(is_below, unit * self.left, (1.0 - unit) * self.right).sqrt();
        choose(is_below, self.low + root, self.high - root)
    }
}

/// One of two without a branch: a processor cannot guess which way a random number goes, and its wrong guesses would
/// cost more than the rest of the draw.
#[inline(always)]
fn choose(first: bool, one: f64, other: f64) -> f64 {
    let mask = u64::from(first).wrapping_neg();
    f64::from_bits((one.to_bits() & mask) | (other.to_bits() & !mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From 10 over 20 to 60: a fifth of the draws lies below 20.
    fn triangle(low: f64, base: f64, high: f64) -> Triangle {
        let width = high - low;
        Triangle { low, high, below: (base - low) / width, left: width * (base - low), right: width * (high - base) }
    }

    #[test]
    fn shares_of_the_draws() {
        let skew = triangle(10.0, 20.0, 60.0);
        // Below base: 10 + √(0.05 × 50 × 10) = 15; above: 60 − √(0.2 × 50 × 40) = 40.
        for (unit, value) in [(0.0, 10.0), (0.05, 15.0), (0.2, 20.0), (0.8, 40.0)] {
            assert!((skew.at(unit) - value).abs() < 1e-12, "{unit}");
        }
        // Base at an end.
        let (falls, rises) = (triangle(0.0, 0.0, 4.0), triangle(0.0, 4.0, 4.0));
        assert_eq!((falls.at(0.0), falls.at(0.75)), (0.0, 2.0));
        assert_eq!((rises.at(0.0), rises.at(0.25)), (0.0, 2.0));
    }
}
