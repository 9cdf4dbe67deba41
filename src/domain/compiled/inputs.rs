//! The uncertain inputs of a scenario, in the order of the model.

use super::super::assumptions::{Assumption, Span};
use super::super::number::Number;
use super::super::scenario::{App, Company, Product};
use super::team::Values;
use std::cmp::Ordering;

/// Something that is not known for certain. Apps are indexes into the scenario's; their prices are in the
/// vendor's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// An assumption about the team, the same for all apps.
    Assumption(Assumption),
    /// The price of the plan one has, a year.
    CurrentPrice(usize),
    /// What a seat more or less costs a year on the plan one has, where the plan's price does not vary.
    CurrentSeat(usize),
    /// The difference that a source publishes, a year.
    PublishedStep(usize),
    /// The price of the plan with SCIM, a year; of the add-on, where only that is bought.
    TargetPrice(usize),
    /// What a seat more or less costs a year on the plan with SCIM, where the plan's price does not vary.
    TargetSeat(usize),
    /// How much of what SCIM could cover it covers through the identity provider: 0 nothing, 1 all.
    Coverage(usize),
}

impl Input {
    /// The app that it belongs to; `None` for the company's.
    pub fn app(self) -> Option<usize> {
        match self {
            Self::Assumption(_) => None,
            Self::CurrentPrice(app)
            | Self::CurrentSeat(app)
            | Self::PublishedStep(app)
            | Self::TargetPrice(app)
            | Self::TargetSeat(app)
            | Self::Coverage(app) => Some(app),
        }
    }
}

/// One of the three values of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The least that is plausible.
    Low,
    /// What is computed with.
    Base,
    /// The most that is plausible.
    High,
}

/// An uncertain input with its three values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uncertain {
    /// Which.
    pub input: Input,
    /// From low to high, in the input's own unit.
    pub span: Span,
    /// Where an app's input stands among the positions.
    pub(in super::super) slot: usize,
}

impl Uncertain {
    /// One of its values as the program takes it: an assumption as it is, an app's input as the share of the
    /// way from low to high, because several figures of a price move with it.
    pub(in super::super) fn position(&self, at: At) -> Number {
        match (self.input, at) {
            (Input::Assumption(_), At::Low) => self.span.low,
            (Input::Assumption(_), At::Base) => self.span.base,
            (Input::Assumption(_), At::High) => self.span.high,
            (_, At::Low) => Number::ZERO,
            (_, At::Base) => Number::ONE / Number::from(2),
            (_, At::High) => Number::ONE,
        }
    }

    /// The value, in the input's own unit, of a position.
    pub(in super::super) fn value(&self, position: Number) -> Number {
        match self.input {
            Input::Assumption(_) => position,
            _ => self.span.low + position * (self.span.high - self.span.low),
        }
    }

    /// Sets it where the program looks.
    pub(in super::super) fn put<N>(&self, position: N, values: &mut Values<N>, positions: &mut [N]) {
        match self.input {
            Input::Assumption(assumption) => values[assumption as usize] = position,
            _ => positions[self.slot] = position,
        }
    }
}

/// The assumptions that were not entered as certain.
pub(super) fn assumptions(company: &Company) -> Vec<Uncertain> {
    let assumptions = &company.assumptions;
    // An exact number of people is certain, whatever the percentage would have been.
    let entered = |assumption| assumption == Assumption::Leavers && assumptions.leavers_people.is_some();
    let uncertain = Assumption::ALL.into_iter().filter(|one| !entered(*one) && !assumptions.span(*one).is_certain());
    uncertain
        .map(|one| Uncertain { input: Input::Assumption(one), span: assumptions.span(one), slot: super::CERTAIN })
        .collect()
}

/// Indexes of the apps ordered by what they are, so that the order in the scenario moves no figure.
pub(in super::super) fn order(apps: &[App]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..apps.len()).collect();
    order.sort_by(|a, b| by_contents(&apps[*a], &apps[*b]));
    order
}

/// An order of apps by all that they are; equal are only those that are the same.
pub(in super::super) fn by_contents(a: &App, b: &App) -> Ordering {
    fn names(app: &App) -> [&str; 4] {
        match &app.product {
            Product::Listed { vendor, current, target } => ["listed", vendor, current, target],
            Product::Own { name } => ["own", name, "", ""],
        }
    }
    let numbers = |app: &App| app.numbers().map(|(_, number)| number.map(Number::decimal));
    names(a).cmp(&names(b)).then(a.seats.cmp(&b.seats)).then_with(|| numbers(a).cmp(&numbers(b)))
}
