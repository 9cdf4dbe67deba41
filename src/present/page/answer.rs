//! The answer itself: the headline and its sum. It is seen before the rest of the page is worked out.

use super::fill;
use super::headline::{Headline, headline, under};
use crate::domain::{AppReport, Number};
use crate::present::formula::{Piece, pieces};
use crate::present::number::{Numbers, plural};

/// What the step costs, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The title of the window: it carries the answer.
    pub title: String,
    /// What is being compared.
    pub case: String,
    /// The answer.
    pub headline: Headline,
    /// The sum under it.
    pub formula: Vec<Piece>,
    /// A sentence under it, where there is no sum or it needs one.
    pub under: String,
}

/// The answer of one app in words.
pub fn answer(app: &AppReport, numbers: &Numbers) -> Answer {
    let upgrade = &app.money.upgrade;
    let headline = headline(app, numbers);
    let known = !upgrade.delta.is_unknown();
    Answer {
        title: fill("{} {} {}", &[headline.lead.as_str(), &headline.amount, &headline.tail]).trim().into(),
        case: case(app, numbers),
        formula: if known { pieces(&upgrade.formula, &app.vendor.currency, numbers) } else { Vec::new() },
        under: under(app, numbers),
        headline,
    }
}

/// Kustomer, Enterprise to Ultimate, 50 seats.
fn case(app: &AppReport, numbers: &Numbers) -> String {
    let seats = plural(&numbers.count(Number::from(app.seats), 0), "seat", "seats");
    let name = app.vendor.name.clone();
    let plans = match (app.current_plan(), app.target_plan()) {
        (Some(current), Some(target)) => Some(fill("{} to {}", &[current.name.as_str(), &target.name])),
        (Some(current), None) => Some(current.name.clone()),
        _ => None,
    };
    std::iter::once(name).chain(plans).chain([seats]).collect::<Vec<_>>().join(", ")
}
