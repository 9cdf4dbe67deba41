//! What moves the answer: each uncertain input from low to high with the others at base (model.md, section 6).

use super::break_even::{BreakEven, crossing};
use super::compiled::{Amounts, At, Compiled, Gap, Input, Uncertain, total};
use super::number::Number;
use super::reason::Reason;
use super::verdict::Choice;
use std::cmp::Reverse;

/// What moves the upgrade less doing it by hand, over one app or the sum of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// Indexes of the apps that it is about.
    pub counted: Vec<usize>,
    /// The others, and why they cannot be counted.
    pub left_out: Vec<(usize, Gap)>,
    /// Upgrade less by hand with all inputs at base, dollars a year.
    pub difference: Number,
    /// The way that costs least at base: by hand, the upgrade, or another tool.
    pub cheapest: Choice,
    /// One for each uncertain input, the largest swing first; of equal ones in the order of the model.
    pub effects: Vec<Effect>,
    /// Where no input alone makes another way cheapest: two that do so together.
    pub together: Option<Together>,
}

/// What one input does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The input.
    pub input: Input,
    /// Its least, base and most.
    pub of: Uncertain,
    /// Upgrade less by hand with the input at its low, dollars a year.
    pub at_low: Number,
    /// The same at its high.
    pub at_high: Number,
    /// The distance between the two.
    pub swing: Number,
    /// Where another way becomes cheapest on the way from base down to low.
    pub below: Option<Flip>,
    /// The same on the way up to high.
    pub above: Option<Flip>,
}

/// From where on another way is cheapest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// The input's value at which both cost the same.
    pub value: Number,
    /// The way that is cheapest beyond it.
    pub to: Choice,
}

/// Two inputs that make another way cheapest when both are at an end of their range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// Each with the end.
    pub inputs: [(Input, At); 2],
    /// The way that is cheapest there.
    pub to: Choice,
}

/// How many of the inputs that pull most are tried in pairs.
const PAIRED: usize = 6;
/// The most inputs named as turning the answer.
const NAMED: usize = 2;

impl Sensitivity {
    /// Over all apps that can be counted, see [`Compiled::counted`]; company inputs vary once for all.
    ///
    /// # Errors
    /// Why the difference is not known: no figure is put in the place of a missing one.
    pub fn of(compiled: &Compiled) -> Result<Self, Gap> {
        let (counted, left_out) = compiled.counted();
        Self::over(compiled, counted, left_out)
    }

    /// Of one app.
    ///
    /// # Errors
    /// The same.
    pub fn of_app(compiled: &Compiled, app: usize) -> Result<Self, Gap> {
        Self::over(compiled, vec![app], Vec::new())
    }

    /// The one or two inputs of the largest swing that alone make another way cheapest.
    pub fn flippers(&self) -> impl Iterator<Item = &Effect> {
        self.effects.iter().filter(|effect| effect.below.or(effect.above).is_some()).take(NAMED)
    }

    fn over(compiled: &Compiled, counted: Vec<usize>, left_out: Vec<(usize, Gap)>) -> Result<Self, Gap> {
        let costs = Costs::of(compiled, &counted)?;
        let about = |one: &&Uncertain| one.input.app().is_none_or(|app| counted.contains(&app));
        let inputs: Vec<&Uncertain> = compiled.uncertain.iter().filter(about).collect();
        let mut effects = Vec::new();
        for one in &inputs {
            effects.push(costs.effect(one)?);
        }
        let flips = effects.iter().any(|effect| effect.below.or(effect.above).is_some());
        let together = if flips { None } else { costs.together(&inputs) };
        effects.sort_by_key(|effect| Reverse(effect.swing.decimal()));
        let (difference, cheapest) = (difference(&costs.base)?, costs.cheapest);
        Ok(Self { counted, left_out, difference, cheapest, effects, together })
    }
}

/// To how many decimals a crossing is looked for: quotients do not tip the balance, and between kinks it is
/// closed in on far beyond the 10 decimals that are shown.
const CROSSING: u32 = 16;

/// Upgrade less by hand.
fn difference(amounts: &Amounts<Number>) -> Result<Number, Gap> {
    known((amounts.upgrade? - amounts.by_hand?).shown(10))
}

fn known(number: Number) -> Result<Number, Gap> {
    number.decimal().map_or(Err(Gap::Unknown(Reason::TooLarge)), |_| Ok(number))
}

/// The ways that have a cost, doing it by hand first.
fn ways(amounts: &Amounts<Number>) -> impl Iterator<Item = (Choice, Number)> {
    let ways = [(Choice::ByHand, amounts.by_hand), (Choice::Upgrade, amounts.upgrade), (Choice::Other, amounts.other)];
    ways.into_iter().filter_map(|(choice, amount)| Some((choice, amount.ok()?)))
}

/// What the ways cost with some inputs away from base.
struct Costs<'a> {
    compiled: &'a Compiled,
    apps: &'a [usize],
    positions: Vec<Number>,
    /// Each app at base, and their sum.
    each: Vec<Amounts<Number>>,
    base: Amounts<Number>,
    cheapest: Choice,
}

impl<'a> Costs<'a> {
    fn of(compiled: &'a Compiled, apps: &'a [usize]) -> Result<Self, Gap> {
        let positions = compiled.positions();
        let team = compiled.team.year(&compiled.values);
        let each: Vec<_> = apps.iter().map(|app| compiled.apps[*app].amounts(&team, &positions)).collect();
        let base = total(each.iter().copied());
        difference(&base)?;
        let cheaper = |best: (Choice, Number), way: (Choice, Number)| if way.1 < best.1 { way } else { best };
        let cheapest = ways(&base).reduce(cheaper).map_or(Choice::CannotSay, |(choice, _)| choice);
        Ok(Self { compiled, apps, positions, each, base, cheapest })
    }

    /// The sums with some inputs at other positions.
    fn with(&self, changes: &[(&Uncertain, Number)]) -> Amounts<Number> {
        let (mut values, mut positions) = (self.compiled.values, self.positions.clone());
        for (one, position) in changes {
            one.put(*position, &mut values, &mut positions);
        }
        let team = self.compiled.team.year(&values);
        // An app's own inputs move nothing else.
        let only: Option<Vec<usize>> = changes.iter().map(|(one, _)| one.input.app()).collect();
        let each = self.apps.iter().zip(&self.each);
        total(each.map(|(app, base)| match &only {
            Some(only) if !only.contains(app) => *base,
            _ => self.compiled.apps[*app].amounts(&team, &positions),
        }))
    }

    fn effect(&self, one: &Uncertain) -> Result<Effect, Gap> {
        let at = |end| difference(&self.with(&[(one, one.position(end))]));
        let (at_low, at_high) = (at(At::Low)?, at(At::High)?);
        Ok(Effect {
            input: one.input,
            of: *one,
            at_low,
            at_high,
            swing: (at_high - at_low).abs(),
            below: self.flip(one, At::Low, At::Base),
            above: self.flip(one, At::Base, At::High),
        })
    }

    /// How much dearer than another way the one that is cheapest at base has become.
    fn lost(&self, amounts: &Amounts<Number>, to: Choice) -> Option<Number> {
        let cost = |choice| ways(amounts).find(|(way, _)| *way == choice).map(|(_, cost)| cost);
        known((cost(self.cheapest)? - cost(to)?).shown(CROSSING)).ok()
    }

    fn others(&self) -> impl Iterator<Item = Choice> {
        ways(&self.base).map(|(choice, _)| choice).filter(|choice| *choice != self.cheapest)
    }

    /// The flip that is nearest to base between two of an input's values, one of which is the base.
    fn flip(&self, one: &Uncertain, from: At, to: At) -> Option<Flip> {
        let (start, end) = (one.position(from), one.position(to));
        let mut nearest: Option<(Number, Choice)> = None;
        for other in self.others() {
            let mut lost = |way: Number| self.lost(&self.with(&[(one, start + way)]), other);
            let (BreakEven::From(way) | BreakEven::UpTo(way)) = crossing(end - start, &mut lost) else { continue };
            let nearer = |(found, _): &(Number, Choice)| if from == At::Base { way < *found } else { way > *found };
            if nearest.as_ref().is_none_or(nearer) {
                nearest = Some((way, other));
            }
        }
        nearest.map(|(way, to)| Flip { value: one.value(start + way), to })
    }

    /// The first pair, of the inputs that pull most, whose ends together make another way cheapest.
    fn together(&self, inputs: &[&Uncertain]) -> Option<Together> {
        let lost = |changes: &[(&Uncertain, Number)], to| self.lost(&self.with(changes), to);
        for to in self.others() {
            let mut pulls = Vec::new();
            for (at, one) in inputs.iter().enumerate() {
                let pull = |end| Some((lost(&[(one, one.position(end))], to)?, end));
                let (low, high) = (pull(At::Low)?, pull(At::High)?);
                let (pull, end) = if low.0 > high.0 { low } else { high };
                pulls.push((pull, at, end));
            }
            pulls.sort_by_key(|(pull, ..)| Reverse(pull.decimal()));
            pulls.truncate(PAIRED);
            for (second, (_, b, b_end)) in pulls.iter().enumerate() {
                for (_, a, a_end) in &pulls[..second] {
                    let (one, two) = (inputs[*a], inputs[*b]);
                    let changes = [(one, one.position(*a_end)), (two, two.position(*b_end))];
                    if lost(&changes, to).is_some_and(Number::is_positive) {
                        return Some(Together { inputs: [(one.input, *a_end), (two.input, *b_end)], to });
                    }
                }
            }
        }
        None
    }
}
