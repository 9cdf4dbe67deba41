//! The years: what each way costs, what it comes to, when what is paid once has come back, and the renewal.

use crate::domain::{
    Company, CostKind, CostTable, Estimate, Horizon, Number, Payback, Renewal, RenewalSplit, SplitTable,
};
use crate::present::chart::{Chart, Kind, Layout, Way, WayYears, Years, years as chart};
use crate::present::fill::fill;
use crate::present::{Numbers, date, plural};

/// The years in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct YearsView {
    /// What it comes to.
    pub says: Vec<String>,
    /// The ways by year, or why there is no chart.
    pub chart: Result<Chart, String>,
    /// What the renewal date does.
    pub renewal: Vec<String>,
}

/// The years of one app.
pub fn years(horizon: &Horizon, company: &Company, layout: Layout, numbers: &Numbers) -> YearsView {
    let ways = ways(horizon);
    let mut says = vec![premises(company, "see “Several years” in the form", numbers)];
    says.extend(sums(horizon, company, numbers));
    says.extend(horizon.payback.map(|payback| payback_sentence(payback, numbers)));
    let payback = match horizon.payback {
        Some(Payback::Months(months)) => Some(months),
        _ => None,
    };
    YearsView {
        says,
        chart: chart(&Years { currency: "USD".into(), ways, payback }, layout, numbers),
        renewal: horizon.renewal.as_ref().map(|renewal| around(renewal, numbers)).unwrap_or_default(),
    }
}

/// The tables of the ways there are, with their names.
fn tables(horizon: &Horizon) -> impl Iterator<Item = (Way, &'static str, &CostTable)> {
    let all = [
        (Way::Hand, "By hand", Some(&horizon.hand)),
        (Way::Upgrade, "Upgrade", horizon.upgrade.as_ref()),
        (Way::Other, "Another tool", horizon.other.as_ref()),
    ];
    all.into_iter().filter_map(|(way, name, table)| Some((way, name, table?)))
}

fn ways(horizon: &Horizon) -> Vec<WayYears> {
    let way = |(way, name, table): (Way, &str, &CostTable)| {
        let mut kinds: Vec<Kind> = Vec::new();
        for row in &table.rows {
            let name = kind_name(row.kind);
            // Several lines of one kind, one-offs above all, are one part of a bar.
            match kinds.iter_mut().find(|kind| kind.name == name) {
                Some(kind) => {
                    let sum = |(a, b): (&Estimate, &Estimate)| Estimate::total([*a, *b]);
                    kind.years = kind.years.iter().zip(&row.plain.years).map(sum).collect();
                }
                None => {
                    let years = row.plain.years.clone();
                    kinds.push(Kind { name: name.into(), once: row.kind.is_paid_once(), years });
                }
            }
        }
        WayYears { way, name: name.into(), kinds }
    };
    tables(horizon).map(way).collect()
}

pub(in crate::present) fn kind_name(kind: CostKind) -> &'static str {
    match kind {
        CostKind::PriceStep => "The dearer plan",
        CostKind::OneOff => "Paid once",
        CostKind::SetUp => "Set-up",
        CostKind::IdentityProvider => "Identity provider",
        CostKind::TokenRenewal => "Token renewal",
        CostKind::OtherTool => "The other tool",
        CostKind::Labour => "IT time",
        CostKind::OrphanHandling => "Orphaned accounts",
        CostKind::UnusedLicences => "Unused licences",
    }
}

/// "Three years, 10% more seats and 7% higher prices a year." `place` is where more is entered.
pub(in crate::present) fn premises(company: &Company, place: &str, numbers: &Numbers) -> String {
    let years = plural(&company.years.to_string(), "year", "years");
    let grows = company.growth.is_positive().then(|| fill("{} more seats", &[&numbers.percent(company.growth)]));
    let rises =
        company.escalator.is_positive().then(|| fill("prices {} higher", &[&numbers.percent(company.escalator)]));
    let changes: Vec<String> = [grows, rises].into_iter().flatten().collect();
    match (company.years, changes.is_empty()) {
        (1, _) => fill("One year. For more, with growth and price rises, {}.", &[place]),
        (_, true) => fill("Over {}, with the same seats and prices throughout.", &[&years]),
        (_, false) => fill("Over {}, each with {}.", &[&years, &changes.join(" and ")]),
    }
}

/// What each way comes to, as paid and in today's money, and what the upgrade costs more.
fn sums(horizon: &Horizon, company: &Company, numbers: &Numbers) -> Vec<String> {
    let money = |amount| numbers.estimate(amount, "USD");
    let list = |total: &dyn Fn(&CostTable) -> Estimate| {
        let part = |(_, name, table): (Way, &str, &CostTable)| fill("{} {}", &[&lower(name), &money(total(table))]);
        tables(horizon).map(part).collect::<Vec<_>>().join(", ")
    };
    let mut says = vec![fill("In all: {}.", &[&list(&|table| table.plain.total())])];
    if company.discount_rate.is_positive() {
        let rate = numbers.percent(company.discount_rate);
        says.push(fill("In today’s money at {} a year: {}.", &[&rate, &list(&|table| table.discounted.total())]));
    }
    if let Some(difference) = &horizon.difference {
        let plain = more(difference.plain.total(), numbers);
        let today = more(difference.discounted.total(), numbers).filter(|_| company.discount_rate.is_positive());
        says.extend(plain.map(|by| fill("The upgrade costs {}.", &[&by])));
        says.extend(today.map(|by| fill("In today’s money it costs {}.", &[&by])));
    }
    says
}

/// "$30,000 more": what the upgrade costs more or less than doing it by hand; nothing where that is not known.
pub(in crate::present) fn more(difference: Estimate, numbers: &Numbers) -> Option<String> {
    let money = |amount: Number| numbers.money(amount.abs(), "USD");
    let sign = |amount: Number| if amount.is_negative() { "less" } else { "more" };
    Some(match difference {
        Estimate::Exact(by) => fill("{} {}", &[&money(by), sign(by)]),
        Estimate::Range(low, high) if low.is_negative() != high.is_negative() => {
            fill("from {} less to {} more", &[&money(low), &money(high)])
        }
        Estimate::Range(low, high) => {
            let (least, most) = if low.is_negative() { (high, low) } else { (low, high) };
            fill("{} to {} {}", &[&money(least), &money(most), sign(low)])
        }
        Estimate::AtLeast(low) if !low.is_negative() => fill("at least {} more", &[&money(low)]),
        Estimate::AtMost(high) if high.is_negative() => fill("at least {} less", &[&money(high)]),
        _ => return None,
    })
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn payback_sentence(payback: Payback, numbers: &Numbers) -> String {
    match payback {
        Payback::AtOnce => "Nothing that is paid once has to be earned back.".into(),
        Payback::Months(months) => {
            let months = plural(&numbers.tenth(months), "month", "months");
            fill("What is paid once has come back after {}.", &[&months])
        }
        Payback::Never => "What is paid once never comes back: the upgrade saves nothing in any year.".into(),
        Payback::Unknown => "When what is paid once comes back cannot be said: an amount is missing.".into(),
    }
}

fn around(renewal: &Renewal, numbers: &Numbers) -> Vec<String> {
    let split = match renewal {
        Renewal::Past(day) => {
            return vec![fill("The renewal on {} has passed, so the first year is not split.", &[&date(*day)])];
        }
        Renewal::Splits(split) => split,
    };
    let days = plural(&split.days_before.to_string(), "day", "days");
    let mut says =
        vec![fill("The contract is renewed on {}: {} of the first year lie before it.", &[&date(split.date), &days])];
    says.extend(splits(split).map(|(name, table)| split_sentence(name, table, numbers)));
    says
}

fn splits(split: &RenewalSplit) -> impl Iterator<Item = (&'static str, &SplitTable)> {
    let all =
        [("By hand", Some(&split.hand)), ("Upgrade", split.upgrade.as_ref()), ("Another tool", split.other.as_ref())];
    all.into_iter().filter_map(|(name, table)| Some((name, table?)))
}

/// What is paid before the renewal, what is under contract until then whatever one does, and the rest.
fn split_sentence(name: &str, table: &SplitTable, numbers: &Numbers) -> String {
    let money = |amount| numbers.estimate(amount, "USD");
    let (before, after) = (money(table.cash_before), money(table.after));
    if table.committed.high().is_some_and(Number::is_positive) {
        let committed = money(table.committed);
        let sentence = "{}: {} before it, {} after it; {} of unused licences is under contract until then and avoidable only later.";
        return fill(sentence, &[name, &before, &after, &committed]);
    }
    fill("{}: {} before it, {} after it.", &[name, &before, &after])
}
