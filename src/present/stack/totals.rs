//! What all apps come to together, with what is not priced in sight.

use crate::domain::{Compared, Estimate, Number, OptionSum, Reason, StackLine, StackReport, StackTotals};
use crate::present::fill::fill;
use crate::present::page::headline_money;
use crate::present::{Bar, Headline, Numbers, bars, plural};

/// The most names that a sentence lists.
const MOST_NAMES: usize = 12;

/// All apps in words.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalsView {
    /// The big sentence: `SCIM on all 6 apps costs | at least $102,845 | more a year`.
    pub headline: Headline,
    /// What is not in the amount, and whose work that is.
    pub said: Vec<String>,
    /// By hand, upgrade, another tool, each of the same apps.
    pub options: Vec<StackOption>,
    /// Which apps those are, where they are not all.
    pub note: String,
}

/// One way for all apps.
#[derive(Clone, Debug, PartialEq)]
pub struct StackOption {
    /// `hand`, `upgrade`, `other`.
    pub kind: &'static str,
    /// What is in the amount.
    pub detail: String,
    /// A year, in words.
    pub amount: String,
    /// Its bar beside the others.
    pub bar: Bar,
}

/// Everything that is said of all apps together.
pub fn totals_view(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> TotalsView {
    let compared = report.compared();
    TotalsView {
        headline: headline(report, totals, numbers),
        said: said(report, totals, numbers),
        options: options(&compared, numbers),
        note: note(report, &compared, numbers),
    }
}

/// In dollars where every currency has a rate, else in each of them.
fn amount(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> String {
    if without_rate(report).is_empty() {
        return headline_money(unsigned(totals.step.amount), "USD", numbers);
    }
    let of = |(code, sum): &(String, OptionSum)| headline_money(sum.amount, code, numbers);
    let known = totals.steps.iter().filter(|(_, sum)| sum.exact + sum.estimated > 0);
    let mut amounts: Vec<String> = known.map(of).collect();
    let last = amounts.pop().unwrap_or_default();
    if amounts.is_empty() { last } else { fill("{} and {}", &[&amounts.join(", "), &last]) }
}

/// The apps with a price that cannot be added to the others’.
fn without_rate(report: &StackReport) -> Vec<usize> {
    let lines = report.lines.iter().enumerate();
    lines.filter(|(_, line)| line.step_dollars.reason() == Some(Reason::ExchangeRate)).map(|(at, _)| at).collect()
}

/// A saving is told as less, not as a negative amount.
fn unsigned(amount: Estimate) -> Estimate {
    match amount {
        Estimate::Exact(saving) if saving.is_negative() => Estimate::Exact(saving.abs()),
        other => other,
    }
}

fn headline(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> Headline {
    let count = report.lines.len();
    let apps = apps(count, numbers);
    let which = if count == 1 { "the one app".to_owned() } else { fill("all {}", &[&apps]) };
    let of =
        |lead: &str, amount: String, tail: &str| Headline { lead: fill(lead, &[&which]), amount, tail: tail.into() };
    let priced = totals.steps.iter().any(|(_, sum)| sum.exact + sum.estimated > 0);
    if totals.step.not_offered.len() == count {
        return of("SCIM on {}:", "nothing to buy".into(), "as none of them has it");
    }
    if !priced {
        return of("What SCIM on {} costs more is", "not known".into(), "as none of them has a price");
    }
    match totals.step.amount {
        Estimate::Exact(step) if step.is_negative() => {
            of("SCIM on {} costs", amount(report, totals, numbers), "less a year")
        }
        _ => of("SCIM on {} costs", amount(report, totals, numbers), "more a year"),
    }
}

fn said(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> Vec<String> {
    let mut said = Vec::new();
    let count = report.lines.len();
    let unpriced: Vec<usize> =
        (0..count).filter(|at| totals.steps.iter().any(|(_, sum)| sum.not_priced.contains(at))).collect();
    let all = count_of(count, numbers);
    for (sentence, apps) in
        [("{} of {} not priced: {}", &unpriced), ("{} of {} without SCIM: {}", &totals.step.not_offered)]
    {
        if !apps.is_empty() {
            said.push(fill(sentence, &[&count_of(apps.len(), numbers), &all, &names(report, apps, numbers)]));
        }
    }
    let no_rate = without_rate(report);
    if !no_rate.is_empty() {
        said.push(fill("Not in dollars without an exchange rate: {}", &[&names(report, &no_rate, numbers)]));
    }
    said
}

fn options(compared: &Compared, numbers: &Numbers) -> Vec<StackOption> {
    let count = compared.apps.len();
    let other = compared.other_of_all();
    let upgrade = Some(&compared.upgrade).filter(|sum| sum.not_offered.len() < count);
    let none = Estimate::Unknown(Reason::NotRecorded);
    let sums = [Some(&compared.by_hand), upgrade, other];
    let amounts = sums.map(|sum| sum.map_or(none, |sum| sum.amount));
    let entered = count - compared.other.not_offered.len();
    let details = [
        fill(
            "{} hours of IT, {} accounts left open",
            &[&numbers.tenth(compared.work.it_hours), &numbers.tenth(compared.work.orphaned_accounts)],
        ),
        match (upgrade, compared.upgrade.exact + compared.upgrade.estimated) {
            (None, _) => "Nothing to buy".into(),
            (_, 0) => "Not priced".into(),
            (_, known) if known == count => fill("{}, with the work that stays", &[&apps(count, numbers)]),
            (_, known) => fill("{} of {} with a price", &[&count_of(known, numbers), &apps(count, numbers)]),
        },
        match (other, entered) {
            (Some(_), _) => apps(count, numbers),
            (None, 0) => "Enter a price to compare".into(),
            _ => fill("Priced for {} of these {}", &[&count_of(entered, numbers), &apps(count, numbers)]),
        },
    ];
    let text = |(sum, amount): (Option<&OptionSum>, Estimate)| {
        if sum.is_some() { numbers.estimate(amount, "USD") } else { "–".into() }
    };
    let placed = bars(&amounts).into_iter().zip(details).zip(sums.into_iter().zip(amounts).map(text));
    let option = |(((bar, detail), amount), kind)| StackOption { kind, detail, amount, bar };
    placed.zip(["hand", "upgrade", "other"]).map(option).collect()
}

/// Of which apps the bars are, which are left out and why, and what all of them cost by hand.
fn note(report: &StackReport, compared: &Compared, numbers: &Numbers) -> String {
    let count = report.lines.len();
    let left_out: Vec<usize> = (0..count).filter(|at| compared.apps.binary_search(at).is_err()).collect();
    if left_out.is_empty() {
        return String::new();
    }
    let mut text = match compared.apps.as_slice() {
        [one] => fill("Each of these is of one app, {}.", &[&names(report, &[*one], numbers)]),
        same => fill("Each of these is of the same {}.", &[&apps(same.len(), numbers)]),
    };
    let mut groups: Vec<String> = Vec::new();
    for why in ["not priced", "no exchange rate", "open at one end", "nothing to buy"] {
        let of: Vec<usize> = left_out
            .iter()
            .copied()
            .filter(|at| report.lines.get(*at).is_some_and(|line| left_out_as(line) == why))
            .collect();
        if !of.is_empty() {
            groups.push(fill("{} ({})", &[&names(report, &of, numbers), why]));
        }
    }
    text.push_str(&fill(" Left out: {}.", &[&groups.join("; ")]));
    let by_hand = numbers.estimate(compared.by_hand_of_all, "USD");
    text.push_str(&fill(" By hand all {} come to {} a year.", &[&apps(count, numbers), &by_hand]));
    text
}

/// Why an app cannot be compared.
fn left_out_as(line: &StackLine) -> &'static str {
    match line.upgrade {
        None => "nothing to buy",
        Some(Estimate::Unknown(Reason::ExchangeRate)) => "no exchange rate",
        Some(Estimate::Unknown(_)) => "not priced",
        Some(_) => "open at one end",
    }
}

fn count_of(count: usize, numbers: &Numbers) -> String {
    numbers.count(Number::from(u32::try_from(count).unwrap_or(u32::MAX)), 0)
}

fn apps(count: usize, numbers: &Numbers) -> String {
    plural(&count_of(count, numbers), "app", "apps")
}

/// The names of some apps; of many the first ones and how many more.
pub fn names(report: &StackReport, apps: &[usize], numbers: &Numbers) -> String {
    let name = |at: &usize| report.lines.get(*at).map(|line| line.name.as_str());
    let mut text = apps.iter().take(MOST_NAMES).filter_map(name).collect::<Vec<_>>().join(", ");
    if apps.len() > MOST_NAMES {
        text.push_str(&fill(" and {} more", &[&count_of(apps.len() - MOST_NAMES, numbers)]));
    }
    text
}
