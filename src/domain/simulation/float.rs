//! From exact numbers to floats.

use super::super::number::Number;

/// Powers of ten, up to the most decimals of an exact number.
const TENS: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

/// The nearest float to within a few units in its last place, the same on every machine. What is too large to
/// compute exactly is not a number; the limits of what can be entered rule it out.
pub(super) fn float(number: Number) -> f64 {
    let Some(decimal) = number.decimal() else { return f64::NAN };
    let ten = TENS.get(decimal.scale() as usize).copied().unwrap_or(f64::NAN);
    #[allow(clippy::cast_precision_loss)]
    let digits = decimal.mantissa() as f64;
    digits / ten
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_person_enters_are_the_nearest_float() {
        for (text, expected) in [("0", 0.0), ("21.7", 21.7), ("-0.1", -0.1), ("1000000000000", 1e12), ("6.5", 6.5)] {
            assert_eq!(float(Number::parse(text).unwrap()), expected, "{text}");
        }
        let third = float(Number::ONE / Number::from(3));
        assert!((third - 1.0 / 3.0).abs() < 1e-16);
        assert!(float(Number::ONE / Number::ZERO).is_nan());
    }
}
