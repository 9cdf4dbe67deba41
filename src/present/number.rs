//! Numbers as text: separators by locale, money by currency, rounding at the glass (model.md, section 8).

use super::fill::fill;
use crate::domain::{Date, Estimate, Number};

/// How digits are grouped and pointed. The page takes both from the browser's `Intl`.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// Between thousands.
    pub group: String,
    /// Before decimals.
    pub point: String,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { group: ",".into(), point: ".".into() }
    }
}

impl Numbers {
    /// A plain number with at most `places` decimals, without trailing zeros.
    ///
    /// ```
    /// use scim_tax::{domain::Number, present::Numbers};
    /// let numbers = Numbers::default();
    /// assert_eq!(numbers.count(Number::parse("1234567.891").unwrap(), 2), "1,234,567.89");
    /// ```
    pub fn count(&self, number: Number, places: u32) -> String {
        self.digits(number.shown(places), 0)
    }

    /// Exactly one decimal: hours.
    pub fn tenth(&self, number: Number) -> String {
        self.digits(number.shown(1), 1)
    }

    /// A percentage: `21.7%`.
    pub fn percent(&self, number: Number) -> String {
        let mut text = self.count(number, 2);
        text.push('%');
        text
    }

    /// Whole units of money: headlines.
    ///
    /// ```
    /// use scim_tax::{domain::Number, present::Numbers};
    /// let numbers = Numbers::default();
    /// assert_eq!(numbers.whole_money(Number::parse("943.516").unwrap(), "USD"), "$944");
    /// assert_eq!(numbers.whole_money(Number::from(30_000), "CHF"), "CHF\u{a0}30,000");
    /// ```
    pub fn whole_money(&self, number: Number, currency: &str) -> String {
        self.signed(number.shown(0), currency, 0)
    }

    /// With cents unless it is whole: workings and rates. Rates below a cent keep up to 4 decimals.
    ///
    /// ```
    /// use scim_tax::{domain::Number, present::Numbers};
    /// let numbers = Numbers::default();
    /// let money = |text| numbers.exact_money(Number::parse(text).unwrap(), "USD");
    /// assert_eq!((money("139"), money("125.1"), money("0.045")), ("$139".into(), "$125.10".into(), "$0.045".into()));
    /// ```
    pub fn exact_money(&self, number: Number, currency: &str) -> String {
        let places = if number.abs() < Number::ONE { 4 } else { 2 };
        let rounded = number.shown(places);
        let whole = rounded == rounded.floor(0);
        self.signed(rounded, currency, if whole { 0 } else { 2 })
    }

    /// Always with cents: columns that add up.
    pub fn cents(&self, number: Number, currency: &str) -> String {
        self.signed(number.shown(2), currency, 2)
    }

    /// Whole from 1,000 up, else with cents: results in running text and tables.
    ///
    /// ```
    /// use scim_tax::{domain::Number, present::Numbers};
    /// let numbers = Numbers::default();
    /// let money = |text| numbers.money(Number::parse(text).unwrap(), "USD");
    /// assert_eq!((money("1036.916"), money("93.4")), ("$1,037".into(), "$93.40".into()));
    /// assert_eq!((money("999.994"), money("999.995")), ("$999.99".into(), "$1,000".into()));
    /// ```
    pub fn money(&self, number: Number, currency: &str) -> String {
        if number.abs().shown(2) < Number::from(1_000) {
            return self.exact_money(number.shown(2), currency);
        }
        self.whole_money(number, currency)
    }

    /// An estimate in words: `$30,000`, `$10,356 to $40,560`, `at least $35,000`, `not known`.
    pub fn estimate(&self, estimate: Estimate, currency: &str) -> String {
        self.estimate_by(estimate, &|number| self.money(number, currency))
    }

    /// The same with cents unless whole: workings.
    pub fn exact_estimate(&self, estimate: Estimate, currency: &str) -> String {
        self.estimate_by(estimate, &|number| self.exact_money(number, currency))
    }

    /// An estimate in words with each end through `write`.
    pub fn estimate_by(&self, estimate: Estimate, write: &dyn Fn(Number) -> String) -> String {
        match estimate {
            Estimate::Exact(value) => write(value),
            Estimate::Range(low, high) => fill("{} to {}", &[&write(low), &write(high)]),
            Estimate::AtLeast(low) => fill("at least {}", &[&write(low)]),
            Estimate::AtMost(high) => fill("at most {}", &[&write(high)]),
            Estimate::Unknown(_) => "not known".into(),
        }
    }

    fn signed(&self, rounded: Number, currency: &str, places: usize) -> String {
        let sign = if rounded.is_negative() { "−" } else { "" };
        fill("{}{}{}", &[sign, symbol(currency), &self.digits(rounded.abs(), places)])
    }

    /// Groups the digits of an already rounded number; at least `places` decimals.
    fn digits(&self, rounded: Number, places: usize) -> String {
        let text = rounded.to_string();
        let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let mut out = String::from(sign);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && digit.is_ascii_digit() {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() || places > 0 {
            out.push_str(&self.point);
            out.push_str(fraction);
            for _ in fraction.len()..places {
                out.push('0');
            }
        }
        out
    }
}

/// What stands before an amount: a sign where it is unmistakable, else the code and a space.
pub fn symbol(currency: &str) -> &str {
    match currency {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "CHF" => "CHF\u{a0}",
        "CAD" => "C$",
        "AUD" => "A$",
        "JPY" => "¥",
        _ => currency,
    }
}

/// Rounds the parts of a sum to the cent so that they add up to the rounded sum: the largest remainders
/// are rounded up (model.md, section 8).
///
/// ```
/// use scim_tax::{domain::Number, present::rounded_parts};
/// let parts = ["484", "176.3125", "376.6035"].map(|text| Number::parse(text).unwrap());
/// let shown: Vec<String> = rounded_parts(&parts, 2).iter().map(Number::to_string).collect();
/// assert_eq!(shown, ["484", "176.31", "376.61"]); // 1,036.92
/// ```
pub fn rounded_parts(parts: &[Number], places: u32) -> Vec<Number> {
    let mut unit = Number::ONE;
    for _ in 0..places {
        unit = unit / Number::from(10);
    }
    let mut rounded: Vec<Number> = parts.iter().map(|part| part.floor(places)).collect();
    let sum = |parts: &[Number]| parts.iter().copied().sum::<Number>();
    let mut left = sum(parts).shown(places) - sum(&rounded);
    // There are a few parts, and fewer cents left than parts.
    while left.is_positive() {
        let remainder = |at: &usize| parts[*at] - rounded[*at];
        let larger = |best: usize, at: usize| if remainder(&at) > remainder(&best) { at } else { best };
        let Some(at) = (0..parts.len()).reduce(larger) else { break };
        rounded[at] = rounded[at] + unit;
        left = left - unit;
    }
    rounded
}

/// `21 November 2026`
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::from(date.month()) - 1];
    fill("{} {} {}", &[&u32::from(date.day()).to_string(), month, &u32::from(date.year()).to_string()])
}

/// `1 seat`, `50 seats`
pub fn plural(count: &str, one: &str, many: &str) -> String {
    fill("{} {}", &[count, if count == "1" { one } else { many }])
}
