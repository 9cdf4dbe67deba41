//! What a person may enter, by the key that it has in a link.

use super::assumptions::Assumption;
use super::number::Number;

/// The largest amount of money that can be entered: 10^12.
pub const MOST_MONEY: Number = Number::constant("1000000000000");
/// The most apps that a scenario may hold.
pub const MOST_APPS: usize = 500;
/// The most characters in the name of an app that is not in the catalog.
pub const LONGEST_NAME: usize = 80;

/// The bounds of an input, both allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The least.
    pub low: Number,
    /// The most.
    pub high: Number,
    /// Only whole numbers.
    pub whole: bool,
}

impl Limits {
    /// Whether a number lies within.
    pub fn allow(&self, number: Number) -> bool {
        self.low <= number && number <= self.high && (!self.whole || number == number.floor(0))
    }
}

/// The limits of a key; `None` for keys that take no number.
///
/// ```
/// use scim_tax::domain::{Number, limits};
/// let seats = limits("seats").unwrap();
/// assert!(seats.allow(Number::from(1)) && seats.allow(Number::from(1_000_000)));
/// assert!(!seats.allow(Number::from(0)) && !seats.allow(Number::from(1_000_001)));
/// ```
pub fn limits(key: &str) -> Option<Limits> {
    if let Some(assumption) = Assumption::from_key(key) {
        return Some(assumption.limits());
    }
    match key {
        "seats" => const { between("1", "1000000", true) },
        "employees" => const { between("1", "10000000", true) },
        "years" => const { between("1", "5", true) },
        "now-quote" | "quote" | "now-seat" | "seat" | "once" | "other" | "usage" | "idp-cost" | "third-party" => {
            Some(Limits { low: Number::ZERO, high: MOST_MONEY, whole: false })
        }
        "now-discount" | "discount" | "anyway" | "discount-rate" | "escalator" => const { between("0", "100", false) },
        "growth" => const { between("0", "1000", false) },
        "setup-hours" | "token-hours" => const { between("0", "100000", false) },
        _ if key.starts_with("fx-") => const { between("0.000001", "1000000", false) },
        _ => None,
    }
}

const fn between(low: &str, high: &str, whole: bool) -> Option<Limits> {
    Some(Limits { low: Number::constant(low), high: Number::constant(high), whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bounds_are_allowed_and_nothing_beyond() {
        for (key, low, high, beyond) in [
            ("seats", "1", "1000000", ["0", "1000001"]),
            ("employees", "1", "10000000", ["0", "10000001"]),
            ("years", "1", "5", ["0", "6"]),
            ("quote", "0", "1000000000000", ["-0.01", "1000000000000.01"]),
            ("discount", "0", "100", ["-1", "100.1"]),
            ("growth", "0", "1000", ["-1", "1001"]),
            ("fx-eur", "0.000001", "1000000", ["0", "1000001"]),
            ("leavers", "0", "500", ["-1", "501"]),
            ("missed", "0", "100", ["-1", "101"]),
        ] {
            let limits = limits(key).unwrap();
            let allows = |text: &str| limits.allow(Number::parse(text).unwrap());
            assert!(allows(low) && allows(high), "{key}");
            assert!(beyond.iter().all(|text| !allows(text)), "{key}");
        }
    }

    #[test]
    fn people_and_years_are_whole() {
        let allows = |key: &str| limits(key).unwrap().allow(Number::parse("2.5").unwrap());
        assert!(!allows("seats") && !allows("employees") && !allows("years"));
        assert!(allows("rate") && allows("seat"));
        assert!(limits("idp").is_none() && limits("").is_none());
    }
}
