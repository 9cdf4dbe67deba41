//! What the two programs that simulate share, `decision` and `forecast`: a result as whole numbers, which go exactly from
//! a worker to its page, and how far a run is.

use super::dom::{hide, set_by_id};
use crate::domain::{Difference, Number, Outcome, Percentiles};
use crate::present::decision;
use js_sys::Date;
use serde::{Deserialize, Serialize};

/// A result, in cents and draws: whole numbers, exact as texts and as amounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Draws.
    pub draws: u32,
    /// P10, P50 and P90 of doing it by hand, of the upgrade, and of another tool; `None` where the way is not
    /// offered or has an open end.
    pub ways: [Option<[i64; 3]>; 3],
    /// Draws in which the upgrade is cheaper in the first year, where that was asked for and can be drawn: what the
    /// verdict is about.
    pub cheaper_in_a_year: Option<u32>,
    /// The upgrade less doing it by hand; else the code of the reason why there is none.
    pub difference: Result<DrawnDifference, String>,
}

/// The spread of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnDifference {
    /// P10, P50 and P90.
    pub percentiles: [i64; 3],
    /// Draws in which the upgrade is cheaper.
    pub cheaper: u32,
    /// The least and the greatest.
    pub ends: [i64; 2],
    /// Draws in classes of equal width between the two.
    pub counts: Vec<u32>,
}

impl Drawn {
    /// What a run came to, and the run of the first year if that is told beside it.
    pub fn of(outcome: &Outcome, first_year: Option<&Outcome>) -> Self {
        let ways = [&outcome.by_hand, &outcome.upgrade, &outcome.other];
        let cheaper_in_a_year = first_year.and_then(|year| Some(cheaper(year.difference.as_ref().ok()?, year.draws)));
        Self {
            draws: count(outcome.draws),
            ways: ways.map(|way| way.as_ref().ok().map(percentiles)),
            cheaper_in_a_year,
            difference: outcome.difference.as_ref().map_err(|gap| gap.code().to_owned()).map(|difference| {
                DrawnDifference {
                    percentiles: percentiles(&difference.percentiles),
                    cheaper: cheaper(difference, outcome.draws),
                    ends: [difference.distribution.least, difference.distribution.greatest].map(cents),
                    counts: difference.distribution.counts.to_vec(),
                }
            }),
        }
    }

    /// Cents as amounts; `None` where the difference cannot be drawn.
    pub fn amounts(&self) -> Option<decision::Drawn> {
        let money =
            |cents: i64| Number::parse(&cents.to_string()).map_or(Number::ZERO, |cents| cents / Number::HUNDRED);
        let difference = self.difference.as_ref().ok()?;
        Some(decision::Drawn {
            draws: self.draws,
            ways: self.ways.map(|way| way.map(|ends| ends.map(money))),
            difference: difference.percentiles.map(money),
            cheaper: difference.cheaper,
            cheaper_in_a_year: self.cheaper_in_a_year,
            ends: difference.ends.map(money),
            counts: difference.counts.clone(),
        })
    }
}

/// Draws in which the upgrade is cheaper.
fn cheaper(difference: &Difference, draws: usize) -> u32 {
    u32::try_from(whole(difference.upgrade_is_cheaper * f64::from(count(draws)))).unwrap_or_default()
}

fn percentiles(of: &Percentiles) -> [i64; 3] {
    [of.p10, of.p50, of.p90].map(cents)
}

fn cents(dollars: f64) -> i64 {
    whole(dollars * 100.0)
}

/// Rounded. Amounts stay far below where a cast would cut.
#[allow(clippy::cast_possible_truncation)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

/// Draws, as they are sent.
pub fn count(draws: usize) -> u32 {
    u32::try_from(draws).unwrap_or(u32::MAX)
}

/// How often a worker tells how far it is.
#[derive(Default)]
pub struct Pace {
    last: f64,
}

impl Pace {
    /// Milliseconds between two words about progress: the page that hears them has other things to do.
    const MS: f64 = 250.0;

    /// Whether it is to be told now.
    pub fn is_due(&mut self) -> bool {
        let now = Date::now();
        let is_due = now >= self.last + Self::MS;
        if is_due {
            self.last = now;
        }
        is_due
    }
}

/// Shows that a run has begun, or that none is under way.
pub fn busy(is_busy: bool) {
    hide("sure-progress", !is_busy);
    hide("sure-stop", !is_busy);
    if is_busy {
        set_by_id("sure-progress", "value", Some("0"));
    }
}

/// Shows how far a run is.
pub fn progress(done: u32, draws: u32) {
    set_by_id("sure-progress", "value", Some(&done.to_string()));
    set_by_id("sure-progress", "max", Some(&draws.to_string()));
}
