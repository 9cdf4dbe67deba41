//! What moves the answer: each uncertain input from low to high, and where another way becomes cheapest.

use super::{gap_sentence, way_name};
use crate::domain::{At, Effect, Flip, Gap, Input, Measure, Number, Sensitivity, Uncertain};
use crate::present::chart::{self, Chart, Layout, Swing};
use crate::present::fill::fill;
use crate::present::{Numbers, assumption_text};

/// The most bars that a chart shows; those after it move little.
const MOST_BARS: usize = 10;

/// What moves the answer in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct MovesView {
    /// What would turn it.
    pub says: Vec<String>,
    /// The inputs by what they move, or why there is no chart.
    pub chart: Result<Chart, String>,
    /// Every uncertain input: name, low, base, high, and what it moves from end to end.
    pub rows: Vec<[String; 5]>,
}

/// What moves the answer for one app of `vendor` (its name), whose prices are in `currency`.
pub fn moves(
    found: &Result<Sensitivity, Gap>,
    vendor: &str,
    currency: &str,
    layout: Layout,
    numbers: &Numbers,
) -> MovesView {
    let found = match found {
        Ok(found) => found,
        Err(gap) => {
            let sentence = gap_sentence(*gap, vendor, numbers);
            return MovesView { says: vec![sentence.clone()], chart: Err(sentence), rows: Vec::new() };
        }
    };
    let moving = |effect: &&Effect| effect.swing.is_positive();
    let swing = |effect: &Effect| Swing {
        name: input_name(effect.input).into(),
        low: value(&effect.of, effect.of.span.low, currency, numbers),
        high: value(&effect.of, effect.of.span.high, currency, numbers),
        at_low: Some(effect.at_low),
        at_high: Some(effect.at_high),
        flip: flip(effect).map(|flip| value(&effect.of, flip.value, currency, numbers)),
    };
    let swings = found.effects.iter().filter(moving).take(MOST_BARS).map(swing).collect();
    let input = chart::Sensitivity { currency: "USD".into(), base: found.difference, years: 1, swings };
    let row = |effect: &Effect| {
        let span = effect.of.span;
        let at = |number| value(&effect.of, number, currency, numbers);
        let moves = numbers.money(effect.swing, "USD");
        [input_name(effect.input).to_owned(), at(span.low), at(span.base), at(span.high), moves]
    };
    MovesView {
        says: turning(found, currency, numbers),
        chart: chart::sensitivity(&input, layout, numbers),
        rows: found.effects.iter().map(row).collect(),
    }
}

/// What an input is called.
pub fn input_name(input: Input) -> &'static str {
    match input {
        Input::Assumption(assumption) => assumption_text(assumption).name,
        Input::CurrentPrice(_) => "Price of the plan you have",
        Input::CurrentSeat(_) => "Price of a seat you have",
        Input::PublishedStep(_) => "The published step in price",
        Input::TargetPrice(_) => "Price of the plan with SCIM",
        Input::TargetSeat(_) => "Price of a seat with SCIM",
        Input::Coverage(_) => "What your identity provider gets",
    }
}

/// A value of an input with its unit.
fn value(of: &Uncertain, number: Number, currency: &str, numbers: &Numbers) -> String {
    match of.input {
        Input::Coverage(_) if number == Number::ZERO => "nothing".into(),
        Input::Coverage(_) if number == Number::ONE => "all".into(),
        Input::Coverage(_) => numbers.percent((number * Number::HUNDRED).shown(0)),
        Input::Assumption(assumption) => match assumption.measure() {
            Measure::Dollars => numbers.exact_money(number, "USD"),
            Measure::Percent => numbers.percent(number),
            Measure::Minutes => fill("{} min", &[&numbers.count(number, 1)]),
            Measure::Months => fill("{} months", &[&numbers.count(number, 1)]),
            Measure::Times => numbers.count(number, 1),
        },
        _ => numbers.money(number, currency),
    }
}

fn flip(effect: &Effect) -> Option<Flip> {
    effect.below.or(effect.above)
}

/// The one or two inputs that would turn the answer, else two together, else that none does.
fn turning(found: &Sensitivity, currency: &str, numbers: &Numbers) -> Vec<String> {
    let one = |effect: &Effect, flip: Flip, beyond: &str| {
        let at = value(&effect.of, flip.value, currency, numbers);
        fill("{}: {} {} {} is cheapest.", &[input_name(effect.input), beyond, &at, way_name(flip.to)])
    };
    let mut says = Vec::new();
    for effect in found.flippers() {
        says.extend(effect.below.map(|flip| one(effect, flip, "below")));
        says.extend(effect.above.map(|flip| one(effect, flip, "above")));
    }
    if let (true, Some(together)) = (says.is_empty(), &found.together) {
        let end = |(input, at): (Input, At)| {
            let word = if at == At::Low { "at its lowest" } else { "at its highest" };
            fill("“{}” {}", &[input_name(input), word])
        };
        let [a, b] = together.inputs.map(end);
        says.push(fill(
            "No single input turns the answer. {} and {} together do: then {} is cheapest.",
            &[&a, &b, way_name(together.to)],
        ));
    }
    if says.is_empty() {
        says.push("No input turns the answer anywhere between its low and its high, not even two together.".into());
    }
    says
}
