//! How sure the answer is, from the simulation.

use super::Period;
use crate::domain::{Choice, Confidence, Number};
use crate::present::chart::{Bin, Chart, Distribution, Layout, distribution};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// A simulation's result for showing. Amounts are dollars over the years looked at, in today's money.
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
    /// The same in the first year alone, which the verdict is about; `None` where that cannot be drawn.
    pub cheaper_in_a_year: Option<u32>,
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

/// What a simulation over a period says about a verdict.
pub fn sure(drawn: &Drawn, choice: Choice, period: Period, layout: Layout, numbers: &Numbers) -> SureView {
    SureView {
        says: says(drawn, choice, period, numbers),
        chart: distribution(&spread_of(drawn, period), layout, numbers).map(|chart| period.told_by(chart)),
        rows: percentile_rows(drawn, numbers),
    }
}

/// The spread of the difference over a period.
pub(in crate::present) fn spread_of(drawn: &Drawn, period: Period) -> Distribution {
    let [least, greatest] = drawn.ends;
    let classes = Number::from(u32::try_from(drawn.counts.len()).unwrap_or(1).max(1));
    let width = (greatest - least) / classes;
    let edge = |at: usize| least + width * Number::from(u32::try_from(at).unwrap_or(0));
    let bin = |(at, count): (usize, &u32)| Bin { from: edge(at), to: edge(at + 1), count: *count };
    let [p10, p50, p90] = drawn.difference;
    Distribution {
        currency: "USD".into(),
        years: period.years,
        bins: drawn.counts.iter().enumerate().map(bin).collect(),
        p10,
        p50,
        p90,
        draws: drawn.draws,
        cheaper: drawn.cheaper,
    }
}

/// Name, P10, P50 and P90 of each way.
pub(in crate::present) fn percentile_rows(drawn: &Drawn, numbers: &Numbers) -> Vec<[String; 4]> {
    let names = ["By hand", "Upgrade", "Another tool"];
    let row = |(name, way): (&str, &Option<[Number; 3]>)| {
        let [p10, p50, p90] = way.as_ref()?.map(|amount| numbers.money(amount, "USD"));
        Some([name.to_owned(), p10, p50, p90])
    };
    names.into_iter().zip(&drawn.ways).filter_map(row).collect()
}

fn says(drawn: &Drawn, choice: Choice, period: Period, numbers: &Numbers) -> Vec<String> {
    let confidence = drawn.cheaper_in_a_year.and_then(|cheaper| Confidence::of(choice, cheaper, drawn.draws));
    let confidence = confidence.map(|of| match period.is_a_year() {
        true => confidence_sentence(of).to_owned(),
        false => fill("The answer above is about a year. {}", &[confidence_sentence(of)]),
    });
    let drawn_so = share_sentence(drawn, period, numbers);
    match period.is_a_year() {
        true => confidence.into_iter().chain([drawn_so]).collect(),
        false => [drawn_so].into_iter().chain(confidence).collect(),
    }
}

/// How it was drawn, and in how many draws the upgrade is cheaper.
pub(in crate::present) fn share_sentence(drawn: &Drawn, period: Period, numbers: &Numbers) -> String {
    fill(
        "Each uncertain input was drawn at random between its low and its high, most often near its base: in {} of {} the upgrade is cheaper{}.",
        &[&share(drawn.cheaper, drawn.draws, numbers), &draws(drawn.draws, numbers), &period.within()],
    )
}

/// What stands beside the verdict, in a part of its own: in how many of the draws, in `cheaper` of which the upgrade
/// is cheaper in a year, it holds. `None` for a verdict that does not come from weighing the two.
///
/// ```
/// use scim_tax::{domain::Choice, present::{Numbers, decision::weighed}};
/// let says = "Robust: it holds in at least 19 of 20 draws. Each draw takes the uncertain inputs at random, for a year.";
/// assert_eq!(weighed(Choice::ByHand, 500, 10_000, &Numbers::default()).as_deref(), Some(says));
/// assert_eq!(weighed(Choice::CannotSay, 500, 10_000, &Numbers::default()), None);
/// ```
pub fn weighed(choice: Choice, cheaper: u32, of: u32, numbers: &Numbers) -> Option<String> {
    if choice == Choice::TooClose && of > 0 {
        return Some(fill(
            "In {} of {} the upgrade is cheaper than doing it by hand. Each draw takes the uncertain inputs at random, for a year.",
            &[&share(cheaper, of, numbers), &draws(of, numbers)],
        ));
    }
    let confidence = Confidence::of(choice, cheaper, of)?;
    Some(fill("{} Each draw takes the uncertain inputs at random, for a year.", &[confidence_sentence(confidence)]))
}

fn share(cheaper: u32, of: u32, numbers: &Numbers) -> String {
    numbers.percent((Number::from(cheaper) * Number::HUNDRED / Number::from(of.max(1))).shown(1))
}

fn draws(count: u32, numbers: &Numbers) -> String {
    plural(&numbers.count(Number::from(count), 0), "draw", "draws")
}

/// A confidence as a sentence.
pub fn confidence_sentence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Robust => "Robust: it holds in at least 19 of 20 draws.",
        Confidence::Likely => "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20.",
        Confidence::TooCloseToCall => "Too close to call: it holds in fewer than 3 of 4 draws.",
    }
}
