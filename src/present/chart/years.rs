//! The ways over the years: what each costs in a year, by kind, and what it has come to.

use super::draw::Sheet;
use super::money::tick;
use super::scale::{Scale, Ticks, cent};
use super::text::text_width;
use super::{Chart, Layout, Way, years_bars, years_sums};
use crate::domain::{Estimate, Number, Reason};
use crate::present::{Numbers, fill::fill, plural};

/// What the ways cost over several years.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// Of every amount.
    pub currency: String,
    /// In the order in which they are shown.
    pub ways: Vec<WayYears>,
    /// After how many months the upgrade has cost no more than by hand, where there is something to pay back.
    pub payback: Option<Number>,
}

/// What one way costs.
#[derive(Clone, Debug, PartialEq)]
pub struct WayYears {
    /// Which it is.
    pub way: Way,
    /// Its name: "By hand".
    pub name: String,
    /// What its costs are for, in the order in which they are stacked.
    pub kinds: Vec<Kind>,
}

/// Costs of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// What they are for: "IT time".
    pub name: String,
    /// Paid once, at the start of the first year.
    pub once: bool,
    /// An amount for each year.
    pub years: Vec<Estimate>,
}

impl WayYears {
    /// How many years are told.
    pub(super) fn years(&self) -> usize {
        self.kinds.iter().map(|kind| kind.years.len()).max().unwrap_or(0)
    }

    /// All of a year's kinds.
    pub(super) fn year(&self, year: usize) -> Estimate {
        Estimate::total(self.kinds.iter().filter_map(|kind| kind.years.get(year).copied()))
    }

    /// What it comes to by the end of a year, the first being 1; by 0 what is paid once at the start.
    pub(super) fn up_to(&self, years: usize) -> Estimate {
        if years == 0 {
            let once = self.kinds.iter().filter(|kind| kind.once);
            return Estimate::total(once.filter_map(|kind| kind.years.first().copied()));
        }
        Estimate::total(self.kinds.iter().flat_map(|kind| kind.years.iter().take(years).copied()))
    }

    /// Every amount that has to be in the picture: the ends of each year, and of what is stacked in it.
    fn heights(&self) -> Vec<Number> {
        let of_year = |year: usize| {
            let lows = self.kinds.iter().filter_map(move |kind| kind.years.get(year)?.low());
            let (below, above): (Vec<_>, Vec<_>) = lows.partition(|low| low.is_negative());
            let total = self.year(year);
            let ends = [total.low(), total.high()].into_iter().flatten();
            ends.chain([below.into_iter().sum(), above.into_iter().sum()]).collect::<Vec<Number>>()
        };
        (0..self.years()).flat_map(of_year).collect()
    }
}

/// What is known of the amounts of a chart: an amount as words, unknown ones as "not priced".
pub(super) fn priced(amount: Estimate, currency: &str, numbers: &Numbers) -> String {
    match amount {
        Estimate::Unknown(_) => "not priced".into(),
        amount => numbers.estimate(amount, currency),
    }
}

/// Over how long: "a year", "over 3 years".
pub(super) fn period(years: u32) -> String {
    match years {
        1 => "a year".into(),
        _ => fill("over {} years", &[&years.to_string()]),
    }
}

/// What an upward axis shows, and how it is named.
pub(super) struct Levels {
    pub ticks: Ticks,
    pub names: Vec<String>,
    /// What the widest name needs, with the distance to the axis.
    pub gutter: i32,
}

impl Levels {
    /// For amounts, zero being among them.
    pub fn of(amounts: &[Number], most: u32, currency: &str, numbers: &Numbers) -> Self {
        let low = amounts.iter().copied().fold(Number::ZERO, Number::min);
        let high = amounts.iter().copied().fold(Number::ZERO, Number::max);
        let ticks = Ticks::around(low, high, most, cent());
        let names: Vec<_> = ticks.values.iter().map(|value| tick(*value, ticks.step, currency, numbers)).collect();
        let widest = names.iter().map(|name| text_width(name, false)).max().unwrap_or(0);
        Self { ticks, names, gutter: widest + 80 }
    }

    pub fn scale(&self, bottom: i32, top: i32) -> Scale {
        Scale { from: self.ticks.first(), to: self.ticks.last(), start: bottom, end: top }
    }
}

/// The chart of several years. Without one, why there is none.
///
/// # Errors
/// A sentence, where nothing has a price, everything costs nothing, or the numbers are too large.
pub fn years(input: &Years, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let count = input.ways.iter().map(WayYears::years).max().unwrap_or(0);
    let totals: Vec<_> = input.ways.iter().map(|way| way.up_to(count)).collect();
    if totals.iter().any(|total| total.reason() == Some(Reason::TooLarge)) {
        return Err("The numbers are too large to draw.".into());
    }
    let known = |total: &Estimate| total.low().or(total.high()).is_some();
    if count == 0 || !totals.iter().any(known) {
        return Err("Nothing of this has a price yet, so there is nothing to draw.".into());
    }
    let heights: Vec<_> = input.ways.iter().flat_map(WayYears::heights).collect();
    if heights.iter().all(|height| *height == Number::ZERO) {
        return Err("What has a price here costs nothing, so there is nothing to draw.".into());
    }
    let sums: Vec<_> = (0..=count)
        .flat_map(|year| input.ways.iter().map(move |way| way.up_to(year)))
        .flat_map(|sum| [sum.low(), sum.high()])
        .flatten()
        .collect();
    let bars = Levels::of(&heights, 4, &input.currency, numbers);
    let added = Levels::of(&sums, 4, &input.currency, numbers);
    let gutter = bars.gutter.max(added.gutter);

    let mut sheet = Sheet::new(layout.width(), years_bars::height(layout, input.ways.len()) + years_sums::HEIGHT);
    let mut readings = years_bars::draw(&mut sheet, input, layout, &bars, gutter, numbers);
    let top = sheet.height - years_sums::HEIGHT;
    readings.extend(years_sums::draw(&mut sheet, input, layout, &added, gutter, top, numbers));
    Ok(Chart {
        title: title(count),
        summary: summary(input, count, &totals, numbers),
        width: sheet.width,
        height: sheet.height,
        marks: sheet.marks,
        head: head(count),
        rows: rows(input, count, numbers),
        readings,
    })
}

fn title(years: usize) -> String {
    match years {
        1 => "What it costs in one year".into(),
        _ => fill("What it costs over {} years", &[&years.to_string()]),
    }
}

fn summary(input: &Years, years: usize, totals: &[Estimate], numbers: &Numbers) -> String {
    let amounts = input.ways.iter().zip(totals);
    let amounts: Vec<_> =
        amounts.map(|(way, total)| fill("{} {}", &[&way.name, &priced(*total, &input.currency, numbers)])).collect();
    let start = if years == 1 { "In one year".into() } else { fill("Over {} years", &[&years.to_string()]) };
    let mut text = fill("{}: {}.", &[&start, &amounts.join("; ")]);
    if let Some(months) = input.payback {
        let sentence = match months > Number::from(12 * u32::try_from(years).unwrap_or(0)) {
            true => " The upgrade is paid back after {}, later than is shown.",
            false => " The upgrade is paid back after {}.",
        };
        text.push_str(&fill(sentence, &[&months_text(months, numbers)]));
    }
    text
}

/// "14 months"; a month that has begun counts.
pub(super) fn months_text(months: Number, numbers: &Numbers) -> String {
    plural(&numbers.count(months.ceil(), 0), "month", "months")
}

fn head(years: usize) -> Vec<String> {
    let each = (1..=years).map(|year| fill("Year {}", &[&year.to_string()]));
    let mut head: Vec<_> = std::iter::once(String::from("Cost")).chain(each).collect();
    head.push("In all".into());
    head
}

fn rows(input: &Years, years: usize, numbers: &Numbers) -> Vec<Vec<String>> {
    let write = |amount: Estimate| match amount {
        Estimate::Unknown(_) => "not priced".into(),
        amount => numbers.estimate_by(amount, &|end| numbers.whole_money(end, &input.currency)),
    };
    let mut rows = Vec::new();
    for way in &input.ways {
        for kind in &way.kinds {
            let mut row = vec![fill("{}: {}", &[&way.name, &kind.name])];
            let amount = |year: usize| kind.years.get(year).map_or_else(String::new, |amount| write(*amount));
            row.extend((0..years).map(amount));
            row.push(write(Estimate::total(kind.years.iter().copied())));
            rows.push(row);
        }
        let mut row = vec![fill("{}, together", &[&way.name])];
        row.extend((0..years).map(|year| write(way.year(year))));
        row.push(write(way.up_to(years)));
        rows.push(row);
        let mut row = vec![fill("{}, added up", &[&way.name])];
        row.extend((1..=years).map(|year| write(way.up_to(year))));
        row.push(String::new());
        rows.push(row);
    }
    rows
}
