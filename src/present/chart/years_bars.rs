//! A panel for each way with a bar for each year, its kinds stacked.

use super::draw::Sheet;
use super::money::short;
use super::scale::Scale;
use super::text::{LINE, cut, spread, text_width, wrapped};
use super::years::{Levels, WayYears, Years, priced};
use super::{Anchor, Area, Layout, Point, Reading};
use crate::domain::{Estimate, Number};
use crate::present::{Numbers, fill::fill};

/// From the top of a panel to its highest tick: name, total, and room for the number above a bar.
const HEAD: i32 = 640;
/// Below the axis: the years.
const FOOT: i32 = 440;
const GAP: i32 = 240;
/// What has no price stands this high on what has.
const UNPRICED: i32 = 160;
/// Shades for kinds; further ones take the last.
const SHADES: [&str; 6] = ["k1", "k2", "k3", "k4", "k5", "k6"];

/// From the highest tick to the lowest.
fn plot(layout: Layout) -> i32 {
    match layout {
        Layout::Wide => 1_400,
        Layout::Narrow => 1_000,
    }
}

/// How high the panels are together.
pub(super) fn height(layout: Layout, ways: usize) -> i32 {
    let panel = HEAD + plot(layout) + FOOT;
    match layout {
        Layout::Wide => panel,
        Layout::Narrow => panel * i32::try_from(ways).unwrap_or(1),
    }
}

/// Where the bars of a panel stand.
struct Panel<'a> {
    way: &'a WayYears,
    left: i32,
    right: i32,
    top: i32,
    scale: Scale,
    pitch: i32,
    bar: i32,
}

impl Panel<'_> {
    fn bottom(&self) -> i32 {
        self.scale.start
    }

    fn bar_left(&self, year: usize) -> i32 {
        self.left + self.pitch * i32::try_from(year).unwrap_or(0) + (self.pitch - self.bar) / 2
    }
}

/// Draws the panels side by side, or one below the other. What is read of them.
pub(super) fn draw(
    sheet: &mut Sheet,
    input: &Years,
    layout: Layout,
    levels: &Levels,
    gutter: i32,
    numbers: &Numbers,
) -> Vec<Reading> {
    let count = i32::try_from(input.ways.len()).unwrap_or(1).max(1);
    let years = input.ways.iter().map(WayYears::years).max().unwrap_or(0);
    let mut readings = Vec::new();
    for (at, way) in (0..).zip(&input.ways) {
        let (left, right, top) = match layout {
            Layout::Wide => {
                let width = (sheet.width - gutter - GAP * (count - 1)) / count;
                let left = gutter + (width + GAP) * at;
                (left, left + width, 0)
            }
            Layout::Narrow => (gutter, sheet.width, height(layout, 1) * at),
        };
        let pitch = (((right - left) * 11 / 20) / i32::try_from(years).unwrap_or(1)).min(420);
        let scale = levels.scale(top + HEAD + plot(layout), top + HEAD);
        let panel = Panel { way, left, right, top, scale, pitch, bar: pitch * 7 / 10 };
        draw_frame(sheet, &panel, levels, gutter, years, &input.currency, numbers);
        // What may move is placed when all that may not is there.
        for year in 0..years {
            draw_bar(sheet, &panel, year);
            readings.push(read_bar(&panel, year, &input.currency, numbers));
        }
        name_kinds(sheet, &panel, years);
        name_bars(sheet, &panel, years, &input.currency, numbers);
    }
    readings
}

fn draw_frame(
    sheet: &mut Sheet,
    panel: &Panel,
    levels: &Levels,
    gutter: i32,
    years: usize,
    currency: &str,
    numbers: &Numbers,
) {
    let (left, width) = (panel.left, panel.right - panel.left);
    let strong = [panel.way.way.class(), " strong"].concat();
    let name = cut(&panel.way.name, width, true);
    sheet.text(Point { x: left, y: panel.top + 150 }, Anchor::Start, &strong, &name);
    let total = panel.way.up_to(years);
    let whole = priced(total, currency, numbers);
    let shown = match total {
        Estimate::Unknown(_) => whole,
        _ if text_width(&whole, false) <= width => whole,
        total => cut(&numbers.estimate_by(total, &|end| short(end, currency, numbers)), width, false),
    };
    sheet.text(Point { x: left, y: panel.top + 150 + LINE }, Anchor::Start, "muted", &shown);
    let bars_end = left + panel.pitch * i32::try_from(years).unwrap_or(0);
    // Panels beside the first one have the same axis and need no names.
    let names = |at: usize| levels.names.get(at).filter(|_| left == gutter).cloned().unwrap_or_default();
    sheet.levels(&levels.ticks, &panel.scale, left, bars_end, &names);
    let middles: Vec<_> = (0..years).map(|year| panel.bar_left(year) + panel.bar / 2).collect();
    let year_name = |year: usize| if years == 1 { "Year 1".into() } else { year.to_string() };
    let year_names: Vec<_> = (1..=years).map(year_name).collect();
    let below = panel.bottom() + 190;
    sheet.names_below(&middles, below, &year_names);
    if years > 1 {
        sheet.label(&[(Point { x: bars_end + 60, y: below }, Anchor::Start)], "muted", "year");
    }
}

/// A part of a bar: what it is of, and from where to where.
struct Part {
    kind: usize,
    from: i32,
    to: i32,
}

/// The parts of a year's bar that are sure, and the highest and lowest place that they reach.
fn parts(panel: &Panel, year: usize) -> (Vec<Part>, i32, i32) {
    let (mut above, mut below) = (Number::ZERO, Number::ZERO);
    let mut parts = Vec::new();
    for (kind, costs) in panel.way.kinds.iter().enumerate() {
        let Some(low) = costs.years.get(year).and_then(|amount| amount.low()) else { continue };
        let pile = if low.is_negative() { &mut below } else { &mut above };
        let from = panel.scale.place(*pile);
        *pile = *pile + low;
        let mut to = panel.scale.place(*pile);
        // What is there at all is seen.
        if low.is_positive() {
            to = to.min(from - 5);
        } else if low.is_negative() {
            to = to.max(from + 5);
        }
        if from != to {
            parts.push(Part { kind, from, to });
        }
    }
    (parts, panel.scale.place(above), panel.scale.place(below))
}

/// The kinds of a year that have no price, or no lower one.
fn unpriced(way: &WayYears, year: usize) -> Vec<&str> {
    let none = way.kinds.iter().filter(|kind| kind.years.get(year).is_some_and(|amount| amount.low().is_none()));
    none.map(|kind| kind.name.as_str()).collect()
}

fn draw_bar(sheet: &mut Sheet, panel: &Panel, year: usize) {
    let class = panel.way.way.class();
    let (left, right) = (panel.bar_left(year), panel.bar_left(year) + panel.bar);
    let (parts, top, bottom) = parts(panel, year);
    for part in &parts {
        let shade = SHADES.get(part.kind).or(SHADES.last()).copied().unwrap_or_default();
        sheet.rect(Point { x: left, y: part.from }, Point { x: right, y: part.to }, &[class, " bar ", shade].concat());
    }
    let total = panel.way.year(year);
    let middle = (left + right) / 2;
    if let Some(low) = total.low().filter(|_| bottom > panel.scale.place(Number::ZERO)) {
        // Savings below the axis: what is left of the costs above it.
        let y = panel.scale.place(low);
        sheet.line(Point { x: left - 25, y }, Point { x: right + 25, y }, "net");
    }
    if let (Some(low), Some(high)) = (total.low().or(Some(Number::ZERO)), total.high())
        && low < high
    {
        let (from, to) = (panel.scale.place(low), panel.scale.place(high));
        let cap = panel.bar / 4;
        let ends = [from, to].map(|y| vec![Point { x: middle - cap, y }, Point { x: middle + cap, y }]);
        let stem = vec![Point { x: middle, y: from }, Point { x: middle, y: to }];
        sheet.path([vec![stem], ends.to_vec()].concat(), false, "whisker");
    }
    if !unpriced(panel.way, year).is_empty() || total.high().is_none() {
        sheet.hatch(Point { x: left, y: top }, Point { x: right, y: top - UNPRICED }, class);
    }
}

/// Names of the kinds beside the bar of the last year.
fn name_kinds(sheet: &mut Sheet, panel: &Panel, years: usize) {
    let Some(last) = years.checked_sub(1) else { return };
    let edge = panel.bar_left(last) + panel.bar;
    let x = edge + 140;
    let room = panel.right - x;
    let (parts, top, _) = parts(panel, last);
    let mut names = Vec::new();
    for part in parts.iter().filter(|part| part.from.abs_diff(part.to) >= 30) {
        let name = panel.way.kinds.get(part.kind).map_or("", |kind| kind.name.as_str());
        names.push(((part.from + part.to) / 2, wrapped(name, room)));
    }
    let total = panel.way.year(last);
    let words = match unpriced(panel.way, last).as_slice() {
        [] if total.high().is_none() => "possibly more".into(),
        [] => String::new(),
        [one] => fill("{}: not priced", &[one]),
        [one, more @ ..] => fill("{} and {} more: not priced", &[one, &more.len().to_string()]),
    };
    if !words.is_empty() {
        names.push((top - UNPRICED / 2, wrapped(&words, room)));
    }
    // Too many for the room: the thinnest parts have come last to be named, the table has them.
    let height = |lines: &[String]| LINE * i32::try_from(lines.len()).unwrap_or(1) + 20;
    let (upper, lower) = (panel.top + 150 + LINE + 60, panel.bottom() + 60);
    while names.iter().map(|(_, lines)| height(lines)).sum::<i32>() > lower - upper {
        names.pop();
    }
    let wanted: Vec<_> = names.iter().map(|(y, lines)| (y - height(lines) / 2, height(lines))).collect();
    let places = spread(&wanted, upper, lower);
    for ((middle, lines), place) in names.iter().zip(places) {
        let beside = place + height(lines) / 2;
        let line = vec![Point { x: edge + 25, y: *middle }, Point { x: edge + 110, y: beside }];
        sheet.path(vec![line], false, "leader");
        for (at, line) in (0..).zip(lines) {
            sheet.text(Point { x, y: place + 130 + LINE * at }, Anchor::Start, "", line);
        }
    }
}

/// Totals above the bars: all where they fit side by side, else the first or the last.
fn name_bars(sheet: &mut Sheet, panel: &Panel, years: usize, currency: &str, numbers: &Numbers) {
    let text = |year: usize| match panel.way.year(year) {
        Estimate::Exact(total) => short(total, currency, numbers),
        _ => String::new(),
    };
    let all_fit = (0..years).all(|year| text_width(&text(year), false) + 20 <= panel.pitch);
    // Beside a higher bar there is no room for what is wider than its own.
    let top = |year: usize| parts(panel, year).1;
    let free = |year: usize| match year {
        0 => top(0) <= top(1),
        year if year + 1 == years => top(year) <= top(year - 1),
        _ => false,
    };
    for year in (0..years).filter(|year| all_fit || free(*year)) {
        let (_, top, bottom) = parts(panel, year);
        let x = panel.bar_left(year) + panel.bar / 2;
        // A saving is named below its bar.
        let saves = panel.way.year(year).high().is_some_and(Number::is_negative);
        let y = if saves { bottom + 170 } else { top - 50 };
        let text = text(year);
        if !text.is_empty() {
            sheet.label(&[(Point { x, y }, Anchor::Middle)], "", &text);
        }
    }
}

fn read_bar(panel: &Panel, year: usize, currency: &str, numbers: &Numbers) -> Reading {
    let kinds = panel.way.kinds.iter().filter_map(|kind| Some((kind.name.as_str(), *kind.years.get(year)?)));
    let kinds: Vec<_> =
        kinds.map(|(name, amount)| fill("{} {}", &[name, &priced(amount, currency, numbers)])).collect();
    let total = priced(panel.way.year(year), currency, numbers);
    let text = fill("{}, year {}: {}", &[&panel.way.name, &(year + 1).to_string(), &total]);
    let text = match kinds.as_slice() {
        [] | [_] => fill("{}.", &[&text]),
        _ => fill("{}. {}.", &[&text, &kinds.join("; ")]),
    };
    let left = panel.left + panel.pitch * i32::try_from(year).unwrap_or(0);
    Reading {
        area: Area {
            x: left,
            y: panel.top + HEAD - 240,
            width: panel.pitch,
            height: panel.bottom() - panel.top - HEAD + 240,
        },
        text,
    }
}
