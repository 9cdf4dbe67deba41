//! Formulas as text, piece by piece so that each number can be opened.

use super::fill::fill;
use super::number::{Numbers, plural};
use crate::domain::{Estimate, Formula, Number, Ref, Token, Unit};

/// A piece of a formula, and what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// What is shown, with the spaces around it.
    pub text: String,
    /// What can be opened.
    pub from: Option<Ref>,
}

/// The pieces of a formula. Written one after the other they are the formula.
pub fn pieces(formula: &Formula, currency: &str, numbers: &Numbers) -> Vec<Piece> {
    let alone = formula.0.len() == 1;
    formula
        .0
        .iter()
        .map(|(token, from)| {
            let text = match token {
                // A range among other numbers takes brackets: its "to" must not reach over the next sign.
                Token::Money(amount) if !alone && !matches!(amount, Estimate::Exact(_)) => {
                    fill("({})", &[&numbers.exact_estimate(*amount, currency)])
                }
                Token::Money(amount) => numbers.exact_estimate(*amount, currency),
                Token::Percent(number) => numbers.percent(*number),
                Token::Count(number, unit) => count(*number, unit, numbers),
                Token::Plus => " + ".into(),
                Token::Minus => " − ".into(),
                Token::Times => " × ".into(),
                Token::Over => " ÷ ".into(),
                Token::Open => "(".into(),
                Token::Close => ")".into(),
            };
            Piece { text, from: *from }
        })
        .collect()
}

/// A formula in one line, with plain separators: reports and tests.
///
/// ```
/// use scim_tax::domain::{Estimate, Formula, Number, Unit};
/// let price = |text| Formula::money(Estimate::exact(Number::parse(text).unwrap()), None);
/// let seats = Formula::count(Number::from(50), Unit::Seats, None);
/// let months = Formula::count(Number::from(12), Unit::Months, None);
/// let step = price("139").minus(price("89")).bracketed().times(seats).times(months);
/// assert_eq!(scim_tax::present::formula_text(&step, "USD"), "($139 − $89) × 50 seats × 12 months");
/// ```
pub fn formula_text(formula: &Formula, currency: &str) -> String {
    pieces(formula, currency, &Numbers::default()).into_iter().map(|piece| piece.text).collect()
}

fn count(number: Number, unit: &Unit, numbers: &Numbers) -> String {
    let text = numbers.count(number, 5);
    let (one, many) = match unit {
        Unit::Seats => ("seat", "seats"),
        Unit::IncludedSeats => ("included", "included"),
        Unit::Months => ("month", "months"),
        Unit::Minutes => ("minute", "minutes"),
        Unit::MinutesPerHour => return text,
        // Of a small unit many of the digits count.
        Unit::Dollars => return numbers.count(number, 10),
        Unit::Joiners => ("joiner", "joiners"),
        Unit::Leavers => ("leaver", "leavers"),
        Unit::Changes => ("role change", "role changes"),
        Unit::Reviews => ("account reviewed", "accounts reviewed"),
        Unit::OrphanedAccounts => ("account left open", "accounts left open"),
        Unit::Hours => ("hour", "hours"),
        Unit::Employees => ("employee", "employees"),
        Unit::Apps => ("app", "apps"),
        Unit::Usage { name, block } if *block == Number::ONE => return fill("{} {}", &[&text, name]),
        Unit::Usage { name, block } => {
            let blocks = plural(&text, "block of", "blocks of");
            return fill("{} {} {}", &[&blocks, &numbers.count(*block, 0), name]);
        }
    };
    plural(&text, one, many)
}
