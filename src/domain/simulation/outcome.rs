//! What a run comes to.

use super::super::compiled::{AppProgram, Gap};
use super::lanes::Lanes;

/// The result of a run. Amounts are dollars a year; after [`Compiled::over_years`](super::super::Compiled::over_years)
/// dollars over all years in today's money.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Draws.
    pub draws: usize,
    /// Option A over all apps counted, or why it cannot be drawn: an open end is not sampled.
    pub by_hand: Result<Percentiles, Gap>,
    /// Option B.
    pub upgrade: Result<Percentiles, Gap>,
    /// Option C.
    pub other: Result<Percentiles, Gap>,
    /// B − A.
    pub difference: Result<Difference, Gap>,
    /// Each app that is counted, in the order of the scenario.
    pub apps: Vec<AppOutcome>,
    /// Indexes of the other apps, and why they are not counted.
    pub left_out: Vec<(usize, Gap)>,
}

/// Of all draws a tenth, half and nine tenths are not above these, by nearest rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentiles {
    /// Of a tenth.
    pub p10: f64,
    /// Of half.
    pub p50: f64,
    /// Of nine tenths.
    pub p90: f64,
    /// The mean of all draws.
    pub mean: f64,
}

/// The upgrade less doing it by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its percentiles.
    pub percentiles: Percentiles,
    /// The share of the draws in which the upgrade is cheaper, 0 to 1.
    pub upgrade_is_cheaper: f64,
    /// How the draws are spread.
    pub distribution: Distribution,
}

/// Draws counted in classes of equal width.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// The least of all draws.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// Draws in each class, from least to greatest.
    pub counts: [u32; CLASSES],
}

/// Classes of a distribution.
const CLASSES: usize = 40;

/// One app: means, and how often the upgrade is cheaper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AppOutcome {
    /// Index of the app.
    pub app: usize,
    /// The mean of option A.
    pub by_hand: Result<f64, Gap>,
    /// The mean of option B.
    pub upgrade: Result<f64, Gap>,
    /// The share of the draws in which B is cheaper than A, 0 to 1.
    pub upgrade_is_cheaper: Result<f64, Gap>,
}

/// All draws of an amount, or why there are none.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    draws: Vec<f64>,
    gap: Option<Gap>,
}

impl Column {
    pub fn for_draws(draws: usize, gap: Option<Gap>) -> Self {
        Self { draws: Vec::with_capacity(if gap.is_some() { 0 } else { draws }), gap }
    }

    /// Takes the first `draws` of the lanes.
    pub fn push(&mut self, lanes: Lanes, draws: usize) {
        if self.gap.is_none() {
            self.draws.extend(lanes.0.iter().take(draws));
        }
    }

    pub fn percentiles(mut self) -> Result<Percentiles, Gap> {
        self.ranked()
    }

    fn ranked(&mut self) -> Result<Percentiles, Gap> {
        if let Some(gap) = self.gap {
            return Err(gap);
        }
        let mean = self.draws.iter().sum::<f64>() / count(self.draws.len());
        let draws = &mut self.draws;
        let mut rank = |percent: usize| {
            let rank = (percent * draws.len()).div_ceil(100).saturating_sub(1);
            *draws.select_nth_unstable_by(rank, f64::total_cmp).1
        };
        Ok(Percentiles { p10: rank(10), p50: rank(50), p90: rank(90), mean })
    }

    pub fn difference(mut self) -> Result<Difference, Gap> {
        let percentiles = self.ranked()?;
        let cheaper = self.draws.iter().filter(|draw| **draw < 0.0).count();
        Ok(Difference {
            percentiles,
            upgrade_is_cheaper: count(cheaper) / count(self.draws.len()),
            distribution: Distribution::of(&self.draws),
        })
    }
}

impl Distribution {
    fn of(draws: &[f64]) -> Self {
        let least = draws.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = draws.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut counts = [0; CLASSES];
        let width = greatest - least;
        for draw in draws {
            let share = if width > 0.0 { (draw - least) / width } else { 0.0 };
            // From 0 to the last class: a share is not negative, and the greatest belongs to the last.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let class = (share * count(CLASSES)) as usize;
            counts[class.min(CLASSES - 1)] += 1;
        }
        Self { least, greatest, counts }
    }
}

/// What is added up for one app.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    app: usize,
    by_hand: f64,
    upgrade: f64,
    cheaper: u32,
}

impl Tally {
    pub fn of(app: usize) -> Self {
        Self { app, by_hand: 0.0, upgrade: 0.0, cheaper: 0 }
    }

    /// Adds lane after lane; one that is not drawn is zero in both.
    #[inline(always)]
    pub fn add(&mut self, by_hand: Lanes, upgrade: Lanes) {
        let ([a, b, c, d], [e, f, g, h]) = (by_hand.0, upgrade.0);
        self.by_hand = self.by_hand + a + b + c + d;
        self.upgrade = self.upgrade + e + f + g + h;
        self.cheaper += u32::from(e < a) + u32::from(f < b) + u32::from(g < c) + u32::from(h < d);
    }

    pub fn outcome(&self, program: &AppProgram<f64>, draws: usize) -> AppOutcome {
        let by_hand = program.by_hand.as_ref().map(|_| ()).map_err(|gap| *gap);
        let upgrade = program.upgrade.as_ref().map(|_| ()).map_err(|gap| *gap);
        AppOutcome {
            app: self.app,
            by_hand: by_hand.map(|()| self.by_hand / count(draws)),
            upgrade: upgrade.map(|()| self.upgrade / count(draws)),
            upgrade_is_cheaper: by_hand.and(upgrade).map(|()| f64::from(self.cheaper) / count(draws)),
        }
    }
}

/// In the order of the scenario.
pub(super) fn in_order(apps: impl Iterator<Item = AppOutcome>) -> Vec<AppOutcome> {
    let mut apps: Vec<AppOutcome> = apps.collect();
    apps.sort_by_key(|app| app.app);
    apps
}

/// Exact: there are far fewer than 2⁵³.
#[allow(clippy::cast_precision_loss)]
fn count(draws: usize) -> f64 {
    draws as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(draws: &[f64]) -> Column {
        Column { draws: draws.to_vec(), gap: None }
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let draws: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        let expected = Percentiles { p10: 1.0, p50: 5.0, p90: 9.0, mean: 5.5 };
        assert_eq!(column(&draws).percentiles(), Ok(expected));
        // 11 draws: ranks 2, 6 and 10.
        let draws: Vec<f64> = (1..=11).map(f64::from).collect();
        assert_eq!(column(&draws).percentiles(), Ok(Percentiles { p10: 2.0, p50: 6.0, p90: 10.0, mean: 6.0 }));
        assert_eq!(column(&[7.0]).percentiles(), Ok(Percentiles { p10: 7.0, p50: 7.0, p90: 7.0, mean: 7.0 }));
    }

    #[test]
    fn equal_costs_are_not_cheaper() {
        let difference = column(&[-1.0, 0.0, 0.0, 3.0]).difference().unwrap();
        assert_eq!(difference.upgrade_is_cheaper, 0.25);
        let distribution = difference.distribution;
        assert_eq!((distribution.least, distribution.greatest), (-1.0, 3.0));
        // A quarter of the way up begins class 10.
        assert_eq!((distribution.counts[0], distribution.counts[10], distribution.counts[39]), (1, 2, 1));
        assert_eq!(column(&[5.0, 5.0]).difference().unwrap().distribution.counts[0], 2);
    }

    #[test]
    fn what_is_missing_has_a_reason_and_no_figure() {
        let mut column = Column::for_draws(4, Some(Gap::OpenEnd));
        column.push(Lanes([0.0; 4]), 1);
        assert_eq!(column.clone().percentiles(), Err(Gap::OpenEnd));
        assert_eq!(column.difference(), Err(Gap::OpenEnd));
    }
}
