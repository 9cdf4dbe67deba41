//! What to do first: apps in order, in groups, and which upgrades a budget buys.

use super::row::verdict;
use super::totals::names;
use crate::domain::{Affordable, EfficientSet, Group, Number, Quarter, RankBy, StackReport, StackTotals, Waiting};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// A table's row as texts.
pub type TextRow<const N: usize> = [String; N];

/// What apps are ordered by, in words.
pub fn rank_text(by: RankBy) -> &'static str {
    match by {
        RankBy::ExtraCost => "More a year",
        RankBy::CostPerLeaver => "Cost for each leaver’s removal",
        RankBy::Saving => "Saved a year",
    }
}

/// Apps in an order: name, what they are ordered by, verdict.
pub fn ranking_rows(report: &StackReport, by: RankBy, numbers: &Numbers) -> Vec<TextRow<3>> {
    let row = |ranked: crate::domain::Ranked| {
        let line = report.lines.get(ranked.app)?;
        let value = match ranked.value {
            None => "–".into(),
            Some(value) => numbers.estimate(value, "USD"),
        };
        Some([line.name.clone(), value, verdict(line.verdict.choice).0.to_owned()])
    };
    report.ranking(by).into_iter().filter_map(row).collect()
}

/// Groups: what they have in common, how many apps, and what these come to.
pub fn group_rows<K>(groups: &[Group<K>], label: &dyn Fn(Option<&K>) -> String, numbers: &Numbers) -> Vec<TextRow<4>> {
    let row = |group: &Group<K>| {
        let count = Number::from(u32::try_from(group.apps.len()).unwrap_or(u32::MAX));
        [
            label(group.key.as_ref()),
            numbers.count(count, 0),
            step(&group.totals, numbers),
            numbers.estimate(group.totals.by_hand.amount, "USD"),
        ]
    };
    groups.iter().map(row).collect()
}

/// The price steps of a group, with how many are not priced.
fn step(totals: &StackTotals, numbers: &Numbers) -> String {
    let sum = &totals.step;
    if sum.exact + sum.estimated == 0 {
        return if sum.not_priced.is_empty() { "–".into() } else { "not priced".into() };
    }
    let amount = numbers.estimate(sum.amount, "USD");
    match sum.not_priced.len() {
        0 => amount,
        open => fill("{}; {} not priced", &[&amount, &open.to_string()]),
    }
}

/// A quarter in words: `Q1 2027`.
pub fn quarter_text(quarter: Option<&Quarter>) -> String {
    quarter
        .map_or_else(|| "no date entered".into(), |it| fill("Q{} {}", &[&it.quarter.to_string(), &it.year.to_string()]))
}

/// What a budget buys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BudgetView {
    /// The answer in sentences.
    pub says: Vec<String>,
    /// What to buy: app, takes of the budget, work avoided, avoided for a dollar.
    pub chosen: Vec<TextRow<4>>,
    /// What would come next: app, costs, work avoided, how much more it needs.
    pub waiting: Vec<TextRow<4>>,
}

/// The most upgrades that are listed as next.
const MOST_WAITING: usize = 10;

/// What a budget buys, explained.
pub fn budget_view(report: &StackReport, set: &EfficientSet, numbers: &Numbers) -> BudgetView {
    let money = |amount: Number| numbers.money(amount, "USD");
    let name = |at: usize| report.lines.get(at).map(|line| line.name.clone()).unwrap_or_default();
    let avoided = |one: &Affordable| numbers.estimate(one.avoided, "USD");
    let per_dollar = |one: &Affordable| {
        one.per_dollar.map_or_else(|| "costs nothing".into(), |each| numbers.exact_money(each, "USD"))
    };
    let chosen = set.chosen.iter().map(|one| [name(one.app), money(one.cost), avoided(one), per_dollar(one)]);
    let waiting = set.waiting.iter().take(MOST_WAITING);
    let next = |Waiting { upgrade, missing }: &Waiting| {
        [name(upgrade.app), money(upgrade.cost), avoided(upgrade), money(*missing)]
    };
    BudgetView { says: says(report, set, numbers), chosen: chosen.collect(), waiting: waiting.map(next).collect() }
}

fn says(report: &StackReport, set: &EfficientSet, numbers: &Numbers) -> Vec<String> {
    let money = |amount: Number| numbers.money(amount, "USD");
    let count = |count: usize| plural(&count.to_string(), "upgrade", "upgrades");
    let mut says = Vec::new();
    if set.chosen.is_empty() {
        says.push(fill("{} a year buys none of the upgrades that avoid work.", &[&money(set.budget)]));
    } else {
        says.push(fill(
            "{} a year buys {} for {}, and avoids work by hand of {} a year. {} stays.",
            &[
                &money(set.budget),
                &count(set.chosen.len()),
                &money(set.spent),
                &numbers.estimate(set.avoided, "USD"),
                &money(set.left),
            ],
        ));
        says.push(match set.doubt {
            None => "No other set of these upgrades avoids more within the budget.".into(),
            Some(more) => {
                fill("The list is too long to try every set: another one could avoid {} more at most.", &[&money(more)])
            }
        });
    }
    let (best, worst) = set.stays;
    let span = |low: Number, high: Number| match (numbers.tenth(low), numbers.tenth(high)) {
        (low, high) if low == high => low,
        (low, high) => fill("{} to {}", &[&low, &high]),
    };
    says.push(fill(
        "What stays manual in all apps: {} hours of IT and {} accounts left open a year.",
        &[&span(best.it_hours, worst.it_hours), &span(best.orphaned_accounts, worst.orphaned_accounts)],
    ));
    if set.identity_provider.is_positive() && !set.chosen.is_empty() {
        says.push(fill("The identity provider’s charge of {} is in it once.", &[&money(set.identity_provider)]));
    }
    for (apps, sentence) in [
        (&set.not_priced, "Not among them, as no most is known of their price: {}."),
        (&set.pointless, "Upgrades that avoid no work: {}."),
    ] {
        if !apps.is_empty() {
            says.push(fill(sentence, &[&names(report, apps, numbers)]));
        }
    }
    says
}
