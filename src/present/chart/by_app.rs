//! What each app costs more: a bar for each of the dearest, one for the others together. What has no price is named
//! below and has no bar.

use super::draw::Sheet;
use super::money::{short, tick};
use super::scale::{Scale, Ticks, cent};
use super::text::{LINE, cut, text_width, wrapped};
use super::{Anchor, Area, Chart, Layout, Point, Reading};
use crate::domain::{Estimate, Number, Reason};
use crate::present::{Numbers, fill::fill, plural};

/// What SCIM costs more on each of many apps.
#[derive(Clone, Debug, PartialEq)]
pub struct ByApp {
    /// Of every amount.
    pub currency: String,
    /// Those with a bar of their own, in the order in which they are shown.
    pub apps: Vec<AppCost>,
    /// How many more have a price, and what these come to together.
    pub rest: Option<(u32, Estimate)>,
    /// Names of those without a bar, and why: "not priced".
    pub not_drawn: Vec<(String, String)>,
}

/// One app.
#[derive(Clone, Debug, PartialEq)]
pub struct AppCost {
    /// Its name.
    pub name: String,
    /// What it costs more a year.
    pub cost: Estimate,
}

const BAR: i32 = 150;
/// From the middle of a bar to the base line of what is written beside it.
const BASELINE: i32 = 45;
/// The most room that names get beside the bars.
const NAMES: i32 = 1_900;
/// How far what is open upwards goes on.
const OPEN: i32 = 180;
const HEAD: i32 = 80;
/// From the last app's row to that of the rest.
const APART: i32 = 90;

/// The chart of the apps, dearest first as given. Without one, why there is none.
///
/// # Errors
/// A sentence, where no app has a price, none costs anything, or the numbers are too large.
pub fn by_app(input: &ByApp, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let bars = bars(input);
    let ends: Vec<Number> = bars.iter().flat_map(|(_, cost)| [cost.low(), cost.high()]).flatten().collect();
    let costs = || input.apps.iter().map(|app| app.cost).chain(input.rest.map(|(_, cost)| cost));
    if costs().any(|cost| cost.reason() == Some(Reason::TooLarge)) {
        return Err("The numbers are too large to draw.".into());
    }
    if ends.is_empty() {
        return Err("None of these apps has a price, so there is nothing to draw.".into());
    }
    let low = ends.iter().copied().fold(Number::ZERO, Number::min);
    let high = ends.iter().copied().fold(Number::ZERO, Number::max);
    if low == high {
        return Err("None of the priced apps costs more with SCIM, so there is nothing to draw.".into());
    }

    let width = layout.width();
    let shown: Vec<String> = bars.iter().map(|(_, cost)| shown(*cost, &input.currency, numbers)).collect();
    let widest = |texts: &[String], strong| texts.iter().map(|text| text_width(text, strong)).max().unwrap_or(0);
    let names: Vec<String> = bars.iter().map(|(name, _)| name.clone()).collect();
    let (left, row, middle) = match layout {
        Layout::Wide => (widest(&names, false).min(NAMES) + 120, 250, 125),
        Layout::Narrow => (0, 400, 265),
    };
    let is_open = bars.iter().any(|(_, cost)| matches!(cost, Estimate::AtLeast(_)));
    let values = (widest(&shown, true) + 80).min(width * 2 / 5) + if is_open { OPEN } else { 0 };
    let most = if layout == Layout::Wide { 5 } else { 3 };
    let ticks = Ticks::around(low, high, most, cent());
    let scale = Scale { from: ticks.first(), to: ticks.last(), start: left, end: width - values };
    let count = i32::try_from(bars.len()).unwrap_or(i32::MAX / 1_000);
    let bottom = HEAD + row * count + if input.rest.is_some() { APART } else { 0 };
    let below = not_drawn(input, width);
    let lines = i32::try_from(below.len()).unwrap_or(0);
    let foot = 430 + if lines > 0 { 120 + LINE * lines } else { 0 };
    let mut sheet = Sheet::new(width, bottom + foot);

    draw_axis(&mut sheet, input, &ticks, &scale, bottom, numbers);
    let mut readings = Vec::new();
    for (at, ((name, cost), value)) in (0..).zip(bars.iter().zip(&shown)) {
        let is_rest = input.rest.is_some() && at + 1 == count;
        let top = HEAD + row * at + if is_rest { APART } else { 0 };
        let class = if is_rest { "rest" } else { "upgrade" };
        let (name_y, room) = match layout {
            Layout::Wide => (top + middle + BASELINE, left - 120),
            Layout::Narrow => (top + 140, width),
        };
        sheet.text(Point { x: 0, y: name_y }, Anchor::Start, "", &cut(name, room, false));
        let end = draw_bar(&mut sheet, *cost, &scale, top + middle, class);
        let at = Point { x: end + 60, y: top + middle + BASELINE };
        sheet.text(at, Anchor::Start, "strong", &cut(value, width - at.x, true));
        let text = fill("{}: {} more a year.", &[name, &numbers.estimate(*cost, &input.currency)]);
        readings.push(Reading { area: Area { x: 0, y: top, width, height: row }, text });
    }
    for (at, line) in (0..).zip(&below) {
        sheet.text(Point { x: 0, y: bottom + 430 + 120 + LINE * at }, Anchor::Start, "muted", line);
    }
    Ok(Chart {
        title: "What SCIM costs more, app by app".into(),
        summary: summary(input, numbers),
        width,
        height: sheet.height,
        marks: sheet.marks,
        head: ["App", "More a year"].map(String::from).into(),
        rows: rows(input, numbers),
        readings,
    })
}

/// The name and the cost of each bar, the rest's last.
fn bars(input: &ByApp) -> Vec<(String, Estimate)> {
    let rest = input.rest.map(|(count, cost)| (rest_name(count), cost));
    let apps = input.apps.iter().map(|app| (app.name.clone(), app.cost));
    apps.chain(rest).filter(|(_, cost)| !cost.is_unknown()).collect()
}

fn rest_name(count: u32) -> String {
    match count {
        1 => "One other app".into(),
        _ => fill("{} other apps", &[&count.to_string()]),
    }
}

fn shown(cost: Estimate, currency: &str, numbers: &Numbers) -> String {
    numbers.estimate_by(cost, &|end| short(end, currency, numbers))
}

fn draw_axis(sheet: &mut Sheet, input: &ByApp, ticks: &Ticks, scale: &Scale, bottom: i32, numbers: &Numbers) {
    let places: Vec<_> = ticks.values.iter().map(|value| scale.place(*value)).collect();
    for (x, value) in places.iter().zip(&ticks.values) {
        let class = if *value == Number::ZERO { "axis" } else { "grid" };
        sheet.line(Point { x: *x, y: HEAD - 40 }, Point { x: *x, y: bottom }, class);
    }
    let names: Vec<_> = ticks.values.iter().map(|value| tick(*value, ticks.step, &input.currency, numbers)).collect();
    sheet.names_below(&places, bottom + 190, &names);
    let words = "more a year";
    let half = text_width(words, false) / 2 + 1;
    let middle = ((scale.start + scale.end) / 2).max(half).min(sheet.width - half);
    sheet.text(Point { x: middle, y: bottom + 190 + LINE + 20 }, Anchor::Middle, "muted", words);
}

/// A bar: what is sure from zero on, what is possible lighter behind it. Where it ends on the right.
fn draw_bar(sheet: &mut Sheet, cost: Estimate, scale: &Scale, middle: i32, class: &str) -> i32 {
    let (zero, top, bottom) = (scale.place(Number::ZERO), middle - BAR / 2, middle + BAR / 2);
    let mut rect = |from: i32, to: i32, shade: &str| {
        if from != to {
            sheet.rect(Point { x: from, y: top }, Point { x: to, y: bottom }, &[class, " bar", shade].concat());
        }
    };
    let place = |end: Option<Number>| end.map(|end| scale.place(end));
    let end = match (place(cost.low()), place(cost.high())) {
        (Some(low), Some(high)) => {
            // Of the part between the ends nothing is sure, nor of what lies on both sides of zero.
            let sure = if low > zero { low } else { high.min(zero) };
            rect(zero, sure, "");
            rect(sure.max(low), high, " k4");
            rect(low, sure.min(high).max(low), " k4");
            high
        }
        (Some(low), None) => {
            rect(zero, low, "");
            sheet.hatch(Point { x: low.max(zero), y: top }, Point { x: low.max(zero) + OPEN, y: bottom }, class);
            low.max(zero) + OPEN
        }
        (None, Some(high)) => {
            rect(zero, high, " k4");
            high
        }
        (None, None) => zero,
    };
    // What is there at all is seen.
    if end == zero && cost != Estimate::ZERO {
        sheet.line(Point { x: zero, y: top }, Point { x: zero, y: bottom }, "net");
    }
    end.max(zero)
}

/// What has no bar, in lines as wide as the chart.
fn not_drawn(input: &ByApp, width: i32) -> Vec<String> {
    match reasons(input) {
        text if text.is_empty() => Vec::new(),
        text => wrapped(&fill("No bar: {}", &[&text]), width),
    }
}

/// `Figma, Notion (not priced); Wiki (no exchange rate)`.
fn reasons(input: &ByApp) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, why) in &input.not_drawn {
        match groups.iter_mut().find(|(of, _)| of == why) {
            Some((_, names)) => names.push(name),
            None => groups.push((why, vec![name])),
        }
    }
    let group = |(why, names): &(&str, Vec<&str>)| {
        const MOST: usize = 12;
        let mut text = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
        if names.len() > MOST {
            text.push_str(&fill(" and {} more", &[&(names.len() - MOST).to_string()]));
        }
        fill("{} ({})", &[&text, why])
    };
    groups.iter().map(group).collect::<Vec<_>>().join("; ")
}

fn rows(input: &ByApp, numbers: &Numbers) -> Vec<Vec<String>> {
    let bar = |(name, cost): (String, Estimate)| vec![name, numbers.estimate(cost, &input.currency)];
    let none = |(name, why): &(String, String)| vec![name.clone(), why.clone()];
    bars(input).into_iter().map(bar).chain(input.not_drawn.iter().map(none)).collect()
}

fn summary(input: &ByApp, numbers: &Numbers) -> String {
    let money = |cost: Estimate| numbers.estimate(cost, &input.currency);
    let mut text = input
        .apps
        .first()
        .map_or_else(String::new, |first| fill("{} costs most: {} more a year.", &[&first.name, &money(first.cost)]));
    if let Some((count, cost)) = input.rest {
        let dearest = input.apps.iter().map(|app| app.cost);
        let dearest =
            fill("The {} dearest come to {}", &[&input.apps.len().to_string(), &money(Estimate::total(dearest))]);
        let others = plural(&numbers.count(Number::from(count), 0), "other", "others");
        text.push_str(&fill(" {}, the {} to {}.", &[&dearest, &others, &money(cost)]));
    }
    match reasons(input) {
        none if none.is_empty() => {}
        some => text.push_str(&fill(" Without a bar: {}.", &[&some])),
    }
    text
}
