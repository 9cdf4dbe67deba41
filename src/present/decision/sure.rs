//! How sure the answer is, from the simulation.

use crate::domain::{Choice, Confidence, Number};
use crate::present::chart::{Bin, Chart, Distribution, Layout, distribution};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// A simulation's result for showing. Amounts are dollars a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// How often it was drawn.
    pub draws: u32,
    /// P10, P50 and P90 of doing it by hand, the upgrade and another tool, where they can be drawn.
    pub ways: [Option<[Number; 3]>; 3],
    /// P10, P50 and P90 of the upgrade less doing it by hand.
    pub difference: [Number; 3],
    /// Draws in which the upgrade is cheaper.
    pub cheaper: u32,
    /// The least and the greatest difference.
    pub ends: [Number; 2],
    /// Draws in classes of equal width between the two.
    pub counts: Vec<u32>,
}

/// How sure the answer is, in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct SureView {
    /// The confidence, and what it rests on.
    pub says: Vec<String>,
    /// The spread of the difference, or why there is no chart.
    pub chart: Result<Chart, String>,
    /// Name, P10, P50 and P90 of each way.
    pub rows: Vec<[String; 4]>,
}

/// What a simulation says about a verdict.
pub fn sure(drawn: &Drawn, choice: Choice, layout: Layout, numbers: &Numbers) -> SureView {
    let [least, greatest] = drawn.ends;
    let classes = Number::from(u32::try_from(drawn.counts.len()).unwrap_or(1).max(1));
    let width = (greatest - least) / classes;
    let edge = |at: usize| least + width * Number::from(u32::try_from(at).unwrap_or(0));
    let bin = |(at, count): (usize, &u32)| Bin { from: edge(at), to: edge(at + 1), count: *count };
    let [p10, p50, p90] = drawn.difference;
    let input = Distribution {
        currency: "USD".into(),
        years: 1,
        bins: drawn.counts.iter().enumerate().map(bin).collect(),
        p10,
        p50,
        p90,
        draws: drawn.draws,
        cheaper: drawn.cheaper,
    };
    let names = ["By hand", "Upgrade", "Another tool"];
    let row = |(name, way): (&str, &Option<[Number; 3]>)| {
        let [p10, p50, p90] = way.as_ref()?.map(|amount| numbers.money(amount, "USD"));
        Some([name.to_owned(), p10, p50, p90])
    };
    SureView {
        says: says(drawn, choice, numbers),
        chart: distribution(&input, layout, numbers),
        rows: names.into_iter().zip(&drawn.ways).filter_map(row).collect(),
    }
}

fn says(drawn: &Drawn, choice: Choice, numbers: &Numbers) -> Vec<String> {
    let mut says: Vec<String> = Confidence::of(choice, drawn.cheaper, drawn.draws)
        .map(|of| confidence_sentence(of).to_owned())
        .into_iter()
        .collect();
    let draws = plural(&numbers.count(Number::from(drawn.draws), 0), "draw", "draws");
    let share =
        numbers.percent((Number::from(drawn.cheaper) * Number::HUNDRED / Number::from(drawn.draws.max(1))).shown(1));
    says.push(fill(
        "Each uncertain input was drawn at random between its low and its high, most often near its base: in {} of {} the upgrade is cheaper.",
        &[&share, &draws],
    ));
    says
}

/// A confidence as a sentence.
pub fn confidence_sentence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Robust => "Robust: it holds in at least 19 of 20 draws.",
        Confidence::Likely => "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20.",
        Confidence::TooCloseToCall => "Too close to call: it holds in fewer than 3 of 4 draws.",
    }
}
