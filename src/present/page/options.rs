//! The three ways, what the other model says, and which way to go.

use super::ask::wants_quote;
use crate::domain::{AppReport, Choice, Estimate, Manual, Number, Reason, Scenario};
use crate::present::bar::{Bar, bars};
use crate::present::fill::fill;
use crate::present::number::{Numbers, plural};

/// A row of the options table.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionRow {
    /// `hand`, `upgrade`, `other`: its colour.
    pub kind: &'static str,
    /// What it is.
    pub name: &'static str,
    /// What is behind the amount.
    pub detail: String,
    /// A year, in words.
    pub amount: String,
    /// Its bar.
    pub bar: Bar,
    /// It is what the verdict names.
    pub chosen: bool,
}

pub(super) fn options(app: &AppReport, numbers: &Numbers) -> Vec<OptionRow> {
    let money = &app.money;
    let hand = money.hand();
    let upgrade = money.upgrade_total().unwrap_or(Estimate::Unknown(Reason::NoScim));
    let other = money.other();
    let placed = bars(&[hand, upgrade, other.unwrap_or(Estimate::Unknown(Reason::NotRecorded))]);
    let words = |amount: Estimate| numbers.estimate(amount, "USD");
    let hours = numbers.tenth(money.by_hand.it_hours);
    let orphans = numbers.tenth(money.by_hand.orphaned_accounts);
    let upgrade_detail = match (money.upgrade_lines.as_ref(), upgrade) {
        (None, _) if app.nothing_to_buy() => "Nothing to buy: your plan has it".to_owned(),
        (None, _) => "No plan with SCIM to buy".to_owned(),
        (Some(_), Estimate::Unknown(_)) => {
            fill("Price not known, and {} of work that stays", &[&words(money.residual.total())])
        }
        (Some(lines), _) => {
            let step = lines.first().map_or(Estimate::ZERO, |line| line.amount);
            fill("{} and {} of work that stays", &[&words(step), &words(money.residual.total())])
        }
    };
    let chosen = app.verdict.choice;
    let hand_detail = fill("{} hours of IT, {} accounts left open", &[hours.as_str(), &orphans]);
    vec![
        OptionRow {
            kind: "hand",
            name: "By hand",
            detail: hand_detail,
            amount: words(hand),
            bar: placed[0].clone(),
            chosen: chosen == Choice::ByHand,
        },
        OptionRow {
            kind: "upgrade",
            name: "Upgrade",
            detail: upgrade_detail,
            amount: if money.upgrade_lines.is_none() { "–".into() } else { words(upgrade) },
            bar: placed[1].clone(),
            chosen: matches!(chosen, Choice::Upgrade | Choice::UseScim),
        },
        OptionRow {
            kind: "other",
            name: "Another tool",
            detail: match other {
                Some(_) => "Your price, and the little work that stays".into(),
                None => "Enter a price to compare".into(),
            },
            amount: other.map(words).unwrap_or_default(),
            bar: placed[2].clone(),
            chosen: chosen == Choice::Other,
        },
    ]
}

pub(super) fn other_model(app: &AppReport, scenario: &Scenario, numbers: &Numbers) -> String {
    let employees = plural(&numbers.count(Number::from(scenario.company.employees), 0), "person", "people");
    let whose = if app.money.benchmark.vendors_own {
        fill("measured at {}’s customers", &[&app.vendor.name])
    } else {
        "the same for most apps".into()
    };
    let total = numbers.estimate(app.money.benchmark.total(), "USD");
    match scenario.company.manual {
        Manual::Own => {
            fill("A published benchmark, {}, puts the manual work at {} for {}.", &[&whose, &total, &employees])
        }
        Manual::Benchmark => {
            let own = Estimate::total(app.money.by_hand.lines().map(|line| line.amount));
            let own = numbers.estimate(own, "USD");
            fill("Compared with the published benchmark, {}. By your own numbers it is {} a year.", &[&whose, &own])
        }
    }
}

/// The verdict in a few words: `Stay by hand`.
pub(in crate::present) fn verdict_title(app: &AppReport) -> String {
    let target = app.target_plan().map_or("the upgrade", |plan| plan.name.as_str());
    let title = match app.verdict.choice {
        Choice::ByHand => "Stay by hand",
        Choice::Upgrade => "Buy {}",
        Choice::Other => "Use the other tool",
        Choice::UseScim => "Switch SCIM on",
        Choice::TooClose => "Too close to call on money",
        Choice::CannotSay if wants_quote(app) => "It depends on the quote",
        Choice::CannotSay => "A figure is missing",
    };
    fill(title, &[target])
}
