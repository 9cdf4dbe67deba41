//! Apps in order of what matters most.

use super::super::estimate::Estimate;
use super::report::StackReport;
use std::cmp::Reverse;

/// What apps are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankBy {
    /// The price step in dollars a year, the dearest first.
    ExtraCost,
    /// The price step for each leaver whose removal becomes automatic, the cheapest first.
    CostPerLeaver,
    /// By hand less upgrade, the largest saving first.
    Saving,
}

/// An app in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Its index in the stack.
    pub app: usize,
    /// What it is ordered by, dollars; `None` where there is no such figure: nothing to buy, or no leaver whose
    /// removal becomes automatic.
    pub value: Option<Estimate>,
}

impl StackReport {
    /// All apps in an order. A range is ordered by its middle, an open one by the end that is known, as
    /// [`Estimate::base`] has it; then what is not known, then what has no such figure. Of equal ones the first in
    /// the stack is first.
    pub fn ranking(&self, by: RankBy) -> Vec<Ranked> {
        let value = |(app, line): (usize, &std::sync::Arc<super::StackLine>)| Ranked {
            app,
            value: match by {
                RankBy::ExtraCost => (!line.has_no_scim()).then_some(line.step_dollars),
                RankBy::CostPerLeaver => line.cost_per_leaver(),
                RankBy::Saving => line.saving(),
            },
        };
        let mut ranking: Vec<Ranked> = self.lines.iter().enumerate().map(value).collect();
        let base = |ranked: &Ranked| ranked.value.and_then(Estimate::base).and_then(|base| base.decimal());
        match by {
            // None is below all.
            RankBy::ExtraCost | RankBy::Saving => {
                ranking.sort_by_key(|ranked| Reverse((ranked.value.is_some(), base(ranked))));
            }
            RankBy::CostPerLeaver => {
                ranking.sort_by_key(|ranked| (ranked.value.is_none(), base(ranked).is_none(), base(ranked)));
            }
        }
        ranking
    }
}
