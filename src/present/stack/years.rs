//! A whole stack over the years: the ways for the same apps, in words, as a table and as a chart.

use crate::domain::{Company, Estimate, Number, StackReport, StackTable, StackYears};
use crate::present::chart::{Chart, Kind, Layout, Way, WayYears, Years, years as chart};
use crate::present::decision::{kind_name, more, premises};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// A table as texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextTable {
    /// What the columns hold.
    pub head: Vec<String>,
    /// The rows; the first cell of each is what the row is about.
    pub rows: Vec<Vec<String>>,
}

/// The years in words, as a table and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct StackYearsView {
    /// What it comes to, and of which apps.
    pub says: Vec<String>,
    /// What each way costs in each year.
    pub table: TextTable,
    /// The same by kind of cost, or why there is no chart.
    pub chart: Result<Chart, String>,
}

/// The years of some apps: those of [`StackReport::comparable`], so that like is compared with like.
pub fn stack_years(
    report: &StackReport,
    years: &StackYears,
    apps: &[usize],
    company: &Company,
    layout: Layout,
    numbers: &Numbers,
) -> StackYearsView {
    if apps.is_empty() {
        let why = "No app can be compared: of each a price is missing, or open at one end.".to_owned();
        return StackYearsView { says: Vec::new(), table: TextTable::default(), chart: Err(why) };
    }
    let ways = ways(years);
    let way = |(way, name, table): &(Way, &str, &StackTable)| WayYears {
        way: *way,
        name: (*name).to_owned(),
        kinds: table
            .rows
            .iter()
            .map(|row| Kind {
                name: kind_name(row.kind).into(),
                once: row.kind.is_paid_once(),
                years: row.plain.years.clone(),
            })
            .collect(),
    };
    let drawn = Years { currency: "USD".into(), ways: ways.iter().map(way).collect(), payback: None };
    StackYearsView {
        says: says(report, years, apps, company, numbers),
        table: table(years, company, numbers),
        chart: chart(&drawn, layout, numbers),
    }
}

/// The ways that all of the apps have.
fn ways(years: &StackYears) -> Vec<(Way, &'static str, &StackTable)> {
    let all = [
        (Way::Hand, "By hand", &years.by_hand),
        (Way::Upgrade, "Upgrade", &years.upgrade),
        (Way::Other, "Another tool", &years.other),
    ];
    all.into_iter().filter(|(_, _, table)| table.not_offered.is_empty() && table.not_priced.is_empty()).collect()
}

fn says(report: &StackReport, years: &StackYears, apps: &[usize], company: &Company, numbers: &Numbers) -> Vec<String> {
    let mut says = vec![premises(company, "see “More about your team, time and contract”", numbers)];
    let count = |count: usize| numbers.count(Number::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    let all = report.lines.len();
    if apps.len() < all {
        let apps_of_all = plural(&count(all), "app", "apps");
        let when = if company.years > 1 { " in each of these years" } else { "" };
        let sentence = "Of {} of {}: the others have no price on both sides{}.";
        says.push(fill(sentence, &[&count(apps.len()), &apps_of_all, when]));
    }
    if years.other.not_offered.len() < apps.len() && !years.other.not_offered.is_empty() {
        let entered = count(apps.len() - years.other.not_offered.len());
        says.push(fill("Another tool is left out: a price of it is entered for {} of them only.", &[&entered]));
    }
    let by = more(years.upgrade.plain.total().minus(years.by_hand.plain.total()), numbers);
    says.extend(by.map(|by| fill("The upgrade costs {}.", &[&by])));
    says
}

fn table(years: &StackYears, company: &Company, numbers: &Numbers) -> TextTable {
    let count = years.by_hand.plain.years.len();
    let discounts = company.discount_rate.is_positive();
    let mut head = vec!["A year, as paid".to_owned()];
    head.extend((1..=count).map(|year| fill("Year {}", &[&year.to_string()])));
    if count > 1 {
        head.push("In all".into());
    }
    if discounts {
        head.push("In today’s money".into());
    }
    let cells = |table: &StackTable| -> Vec<Estimate> {
        let years = (0..count).map(|at| table.plain.years.get(at).copied().unwrap_or(Estimate::ZERO));
        let all = (count > 1).then(|| table.plain.total());
        years.chain(all).chain(discounts.then(|| table.discounted.total())).collect()
    };
    let row = |name: &str, cells: Vec<Estimate>| {
        let written = cells.into_iter().map(|amount| numbers.estimate(amount, "USD"));
        std::iter::once(name.to_owned()).chain(written).collect()
    };
    let mut rows: Vec<Vec<String>> = ways(years).into_iter().map(|(_, name, table)| row(name, cells(table))).collect();
    let less = cells(&years.upgrade).into_iter().zip(cells(&years.by_hand)).map(|(a, b)| a.minus(b));
    rows.push(row("Upgrade less by hand", less.collect()));
    TextTable { head, rows }
}
