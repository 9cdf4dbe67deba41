//! What all apps come to together, with what is not priced in sight.

use crate::domain::{Estimate, Number, OptionSum, Reason, StackReport, StackTotals};
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
    /// By hand, upgrade, another tool.
    pub options: Vec<StackOption>,
}

/// One way for all apps.
#[derive(Clone, Debug, PartialEq)]
pub struct StackOption {
    /// `hand`, `upgrade`, `other`.
    pub kind: &'static str,
    /// What is in the amount and what is not.
    pub detail: String,
    /// A year, in words.
    pub amount: String,
    /// Its bar beside the others.
    pub bar: Bar,
}

/// Everything that is said of all apps together.
pub fn totals_view(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> TotalsView {
    TotalsView {
        headline: headline(report, totals, numbers),
        said: said(report, totals, numbers),
        options: options(report, totals, numbers),
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

fn options(report: &StackReport, totals: &StackTotals, numbers: &Numbers) -> Vec<StackOption> {
    let sums = [&totals.by_hand, &totals.upgrade, &totals.other];
    let offered = |sum: &OptionSum| sum.not_offered.len() < report.lines.len();
    let none = Estimate::Unknown(Reason::NotRecorded);
    let amounts = sums.map(|sum| if offered(sum) { sum.amount } else { none });
    let work = [numbers.tenth(totals.work.it_hours), numbers.tenth(totals.work.orphaned_accounts)];
    let details = [
        fill("{} hours of IT, {} accounts left open", &[&work[0], &work[1]]),
        in_it(report, &totals.upgrade, "with nothing to buy", numbers),
        match offered(&totals.other) {
            true => in_it(report, &totals.other, "with no price entered", numbers),
            false => "Enter a price to compare".into(),
        },
    ];
    let texts = amounts.map(|amount| numbers.estimate(amount, "USD"));
    let placed = bars(&amounts).into_iter().zip(details).zip(texts).zip(sums).zip(["hand", "upgrade", "other"]);
    let option = |((((bar, detail), amount), sum), kind)| StackOption {
        kind,
        detail,
        amount: if offered(sum) { amount } else { "–".into() },
        bar,
    };
    placed.map(option).collect()
}

/// Of how many apps a sum is.
fn in_it(report: &StackReport, sum: &OptionSum, none: &str, numbers: &Numbers) -> String {
    let count = report.lines.len();
    let mut text = fill("{} of {}", &[&count_of(sum.exact + sum.estimated, numbers), &apps(count, numbers)]);
    for (apps, what) in [(&sum.not_priced, "not priced"), (&sum.not_offered, none)] {
        if !apps.is_empty() {
            text.push_str(&fill(", {} {}", &[&count_of(apps.len(), numbers), what]));
        }
    }
    text
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
