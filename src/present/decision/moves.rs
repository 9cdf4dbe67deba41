//! What moves the answer: each uncertain input from low to high, and where another way becomes cheapest.

use super::{Period, gap_sentence, way_name};
use crate::domain::{
    AppReport, Assumption, Assumptions, At, Choice, Company, Effect, Flip, Gap, Input, Measure, Number, Sensitivity,
    Uncertain,
};
use crate::present::chart::{self, Chart, Layout, Swing};
use crate::present::fill::fill;
use crate::present::{Numbers, assumption_text, plural};

/// The most bars that a chart shows; those after it move little.
const MOST_BARS: usize = 10;

/// What moves the answer in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct MovesView {
    /// What would turn it.
    pub says: Vec<String>,
    /// The inputs by what they move, or why there is no chart where `says` does not tell.
    pub chart: Result<Chart, String>,
    /// Every uncertain input, the one that moves most first; then what was entered as certain.
    pub rows: Vec<MovesRow>,
}

/// One input of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct MovesRow {
    /// Name, low, base, high, what it moves from end to end, and where its values are from.
    pub cells: [String; 6],
    /// It was changed from our default.
    pub changed: bool,
}

/// What moves the answer for one app, over the company's years.
pub fn moves(
    found: &Result<Sensitivity, Gap>,
    app: &AppReport,
    company: &Company,
    layout: Layout,
    numbers: &Numbers,
) -> MovesView {
    let (period, currency) = (Period::of(company), app.vendor.currency.as_str());
    let found = match found {
        Ok(found) => found,
        Err(gap) => {
            let mut says = vec![gap_sentence(*gap, &app.vendor.name, numbers)];
            if !period.is_a_year() && *gap != Gap::NotOffered {
                says.insert(0, fill("This cannot be worked out {}.", &[&period.words()]));
            }
            return MovesView { says, chart: Err(String::new()), rows: Vec::new() };
        }
    };
    let name = |input: Input| input_name(input).to_owned();
    let about = About { name: &name, currency: &|_| currency.to_owned(), period, assumptions: &company.assumptions };
    let mut view = moves_of(found, &about, layout, numbers);
    view.says.splice(..0, cheapest(found, app, period));
    view
}

/// What the inputs are of.
pub(in crate::present) struct About<'a> {
    /// What an input is called.
    pub name: &'a dyn Fn(Input) -> String,
    /// What its prices are in.
    pub currency: &'a dyn Fn(Input) -> String,
    /// Over how long the differences are.
    pub period: Period,
    /// Of the company.
    pub assumptions: &'a Assumptions,
}

/// The same of what was found.
pub(in crate::present) fn moves_of(found: &Sensitivity, about: &About, layout: Layout, numbers: &Numbers) -> MovesView {
    let moving = |effect: &&Effect| effect.swing.is_positive();
    let swing = |effect: &Effect| {
        let at = |number| about.value(&effect.of, number, numbers);
        Swing {
            name: (about.name)(effect.input),
            low: at(effect.of.span.low),
            high: at(effect.of.span.high),
            at_low: Some(effect.at_low),
            at_high: Some(effect.at_high),
            flip: flip(effect).map(|flip| at(flip.value)),
        }
    };
    let swings = found.effects.iter().filter(moving).take(MOST_BARS).map(swing).collect();
    let input =
        chart::Sensitivity { currency: "USD".into(), base: found.difference, years: about.period.years, swings };
    let row = |effect: &Effect| {
        let span = effect.of.span;
        let at = |number| about.value(&effect.of, number, numbers);
        let moves = numbers.money(effect.swing, "USD");
        let (from, changed) = origin(effect.input, about.assumptions);
        let cells = [(about.name)(effect.input), at(span.low), at(span.base), at(span.high), moves, from.to_owned()];
        MovesRow { cells, changed }
    };
    MovesView {
        says: turning(found, about, numbers),
        chart: chart::sensitivity(&input, layout, numbers).map(|chart| about.period.told_by(chart)),
        rows: found.effects.iter().map(row).chain(certain(found, about.assumptions, numbers)).collect(),
    }
}

/// The answer is about a year. Where another way costs least over several, that is said.
fn cheapest(found: &Sensitivity, app: &AppReport, period: Period) -> Option<String> {
    let same = period.is_a_year() || found.cheapest == app.verdict.choice;
    let words = [way_name(found.cheapest), &period.words()];
    (!same && found.cheapest != Choice::CannotSay)
        .then(|| fill("The answer above is about a year. At the base values, {} is cheapest {}.", &words))
}

/// Where an input's values are from, and whether they were changed.
fn origin(input: Input, assumptions: &Assumptions) -> (&'static str, bool) {
    match input {
        Input::Assumption(assumption) if assumptions.is_changed(assumption) => ("Entered by you.", true),
        Input::Assumption(assumption) => (assumption_text(assumption).source, false),
        Input::Coverage(_) => ("No source says it: from nothing to all.", false),
        _ => ("As published.", false),
    }
}

/// What was entered as certain: it moves nothing, and is shown all the same.
fn certain(found: &Sensitivity, assumptions: &Assumptions, numbers: &Numbers) -> Vec<MovesRow> {
    let varies = |of: Assumption| found.effects.iter().any(|effect| effect.input == Input::Assumption(of));
    let row = |of: Assumption| {
        let entered = assumptions.leavers_people.filter(|_| of == Assumption::Leavers);
        let base = match entered {
            Some(people) => plural(&numbers.count(people, 2), "person", "people"),
            None => measured(of, assumptions.base(of), numbers),
        };
        let (low, high) = (String::new(), String::new());
        let cells = [assumption_text(of).name.into(), low, base, high, "certain".into(), "Entered by you.".into()];
        MovesRow { cells, changed: true }
    };
    Assumption::ALL.into_iter().filter(|of| assumptions.is_changed(*of) && !varies(*of)).map(row).collect()
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

impl About<'_> {
    /// A value of an input with its unit.
    fn value(&self, of: &Uncertain, number: Number, numbers: &Numbers) -> String {
        value(of, number, &(self.currency)(of.input), numbers)
    }
}

fn value(of: &Uncertain, number: Number, currency: &str, numbers: &Numbers) -> String {
    match of.input {
        Input::Coverage(_) if number == Number::ZERO => "nothing".into(),
        Input::Coverage(_) if number == Number::ONE => "all".into(),
        Input::Coverage(_) => numbers.percent((number * Number::HUNDRED).shown(0)),
        Input::Assumption(assumption) => measured(assumption, number, numbers),
        _ => numbers.money(number, currency),
    }
}

/// A value of an assumption with its unit.
fn measured(assumption: Assumption, number: Number, numbers: &Numbers) -> String {
    match assumption.measure() {
        Measure::Dollars => numbers.exact_money(number, "USD"),
        Measure::Percent => numbers.percent(number),
        Measure::Minutes => fill("{} min", &[&numbers.count(number, 1)]),
        Measure::Months => fill("{} months", &[&numbers.count(number, 1)]),
        Measure::Times => numbers.count(number, 1),
    }
}

fn flip(effect: &Effect) -> Option<Flip> {
    effect.below.or(effect.above)
}

/// The one or two inputs that would turn the answer, else two together, else that none does.
fn turning(found: &Sensitivity, about: &About, numbers: &Numbers) -> Vec<String> {
    let within = about.period.within();
    let one = |effect: &Effect, flip: Flip, beyond: &str| {
        let at = about.value(&effect.of, flip.value, numbers);
        fill("{}: {} {} {} is cheapest{}.", &[&(about.name)(effect.input), beyond, &at, way_name(flip.to), &within])
    };
    let mut says = Vec::new();
    for effect in found.flippers() {
        says.extend(effect.below.map(|flip| one(effect, flip, "below")));
        says.extend(effect.above.map(|flip| one(effect, flip, "above")));
    }
    if let (true, Some(together)) = (says.is_empty(), &found.together) {
        let end = |(input, at): (Input, At)| {
            let word = if at == At::Low { "at its lowest" } else { "at its highest" };
            fill("“{}” {}", &[&(about.name)(input), word])
        };
        let [a, b] = together.inputs.map(end);
        says.push(fill(
            "No single input turns the answer. {} and {} together do: then {} is cheapest{}.",
            &[&a, &b, way_name(together.to), &within],
        ));
    }
    if says.is_empty() {
        says.push(fill(
            "No input turns the answer{} anywhere between its low and its high, not even two together.",
            &[&within],
        ));
    }
    says
}
