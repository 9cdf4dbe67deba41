//! Money as it fits on an axis: `$30K`, `$1.2M`.

use crate::domain::Number;
use crate::present::{Numbers, fill::fill, symbol};

/// What amounts are shortened by, the largest first.
const UNITS: [(u32, &str); 3] = [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")];

/// Three figures of an amount: `$944`, `$30.1K`, `$1.04M`, `−$5K`.
pub(super) fn short(value: Number, currency: &str, numbers: &Numbers) -> String {
    let size = value.abs();
    // 999,500 is a million: three figures of it are.
    let reached = |unit: u32| size * Number::from(10_000) >= Number::from(unit) * Number::from(9_995);
    let Some((unit, name)) = UNITS.into_iter().find(|(unit, _)| reached(*unit)) else {
        return match size < Number::from(10) {
            true => numbers.exact_money(value.shown(2), currency),
            false => numbers.whole_money(value, currency),
        };
    };
    let in_unit = size / Number::from(unit);
    let places = match in_unit {
        small if small < Number::from(10) => 2,
        middle if middle < Number::HUNDRED => 1,
        _ => 0,
    };
    written(value, in_unit.shown(places), places, name, currency, numbers)
}

/// The same beside an axis with this step, whole where three figures would not tell places apart; from a
/// billion up that would need more room than there is.
pub(super) fn near(value: Number, step: Number, currency: &str, numbers: &Numbers) -> String {
    if value.abs() > step * Number::from(10) && value.abs() < Number::from(1_000_000_000) {
        return numbers.whole_money(value, currency);
    }
    short(value, currency, numbers)
}

/// The same for a tick, with as many figures as its step needs.
pub(super) fn tick(value: Number, step: Number, currency: &str, numbers: &Numbers) -> String {
    for (unit, name) in UNITS {
        let unit = Number::from(unit);
        let exact = |number: Number| number / unit == (number / unit).shown(2);
        if value.abs() >= unit && exact(step) && exact(value) {
            return written(value, value.abs() / unit, 2, name, currency, numbers);
        }
    }
    numbers.exact_money(value, currency)
}

fn written(value: Number, shown: Number, places: u32, name: &str, currency: &str, numbers: &Numbers) -> String {
    let sign = if value.is_negative() { "−" } else { "" };
    fill("{}{}{}{}", &[sign, symbol(currency), &numbers.count(shown, places), name])
}

/// A difference with its sign: `+$9.1K`, `−$300`.
pub(super) fn signed(text: String, value: Number) -> String {
    if value.is_positive() { ["+", &text].concat() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn three_figures() {
        for (value, shown) in [
            ("0", "$0"),
            ("0.455", "$0.46"),
            ("9.5", "$9.50"),
            ("943.516", "$944"),
            ("999.4", "$999"),
            ("999.5", "$1K"),
            ("1037", "$1.04K"),
            ("30093.4", "$30.1K"),
            ("104321", "$104K"),
            ("999499", "$999K"),
            ("999500", "$1M"),
            ("1234567", "$1.23M"),
            ("-5000", "−$5K"),
            ("1000000000000", "$1,000B"),
        ] {
            assert_eq!(short(number(value), "USD", &Numbers::default()), shown, "{value}");
        }
        assert_eq!(short(number("30093"), "CHF", &Numbers::default()), "CHF\u{a0}30.1K");
    }

    #[test]
    fn figures_are_whole_where_three_would_not_do() {
        let shown = |value, step| near(number(value), number(step), "USD", &Numbers::default());
        assert_eq!((shown("28150", "100"), shown("13300", "5000")), ("$28,150".into(), "$13.3K".into()));
        assert_eq!((shown("999999999", "1"), shown("1000000000", "1")), ("$999,999,999".into(), "$1B".into()));
        assert_eq!((shown("-50000", "5000"), shown("-50001", "5000")), ("−$50K".into(), "−$50,001".into()));
    }

    #[test]
    fn ticks_tell_each_step_apart() {
        for (value, step, shown) in [
            ("0", "10000", "$0"),
            ("500", "500", "$500"),
            ("1500", "500", "$1.5K"),
            ("1050000", "50000", "$1.05M"),
            ("1000020", "20", "$1,000.02K"),
            ("-20000", "10000", "−$20K"),
            ("1000001", "1", "$1,000,001"),
        ] {
            assert_eq!(tick(number(value), number(step), "USD", &Numbers::default()), shown, "{value}");
        }
    }
}
