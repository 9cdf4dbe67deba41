//! A line for each way: what it has come to by the end of each year.

use super::draw::{End, Sheet};
use super::scale::Scale;
use super::text::text_width;
use super::years::{Levels, WayYears, Years, months_text, priced};
use super::{Anchor, Area, Layout, Point, Reading};
use crate::domain::{Estimate, Number};
use crate::present::{Numbers, fill::fill};

/// From the top of the part to its highest tick.
const HEAD: i32 = 560;
const PLOT: i32 = 1_300;
/// How high this part of the chart is.
pub(super) const HEIGHT: i32 = HEAD + PLOT + 280;

/// Draws the lines below `top`. What is read of them.
pub(super) fn draw(
    sheet: &mut Sheet,
    input: &Years,
    layout: Layout,
    levels: &Levels,
    gutter: i32,
    top: i32,
    numbers: &Numbers,
) -> Vec<Reading> {
    let years = input.ways.iter().map(WayYears::years).max().unwrap_or(0);
    // Names stand at the ends of the lines.
    let most = if layout == Layout::Wide { 1_600 } else { 1_050 };
    let widest = input.ways.iter().map(|way| text_width(&way.name, true).max(600)).max().unwrap_or(0).min(most);
    let right = sheet.width - widest - 140;
    let scale = levels.scale(top + HEAD + PLOT, top + HEAD);
    let place = |months: Number| {
        let to = Number::MONTHS * Number::from(u32::try_from(years).unwrap_or(1));
        Scale { from: Number::ZERO, to, start: gutter, end: right }.place(months)
    };
    let end_of = |year: usize| place(Number::MONTHS * Number::from(u32::try_from(year).unwrap_or(0)));

    sheet.text(Point { x: gutter, y: top + 190 }, Anchor::Start, "strong", "Added up");
    let name = |at: usize| levels.names.get(at).cloned().unwrap_or_default();
    sheet.levels(&levels.ticks, &scale, gutter, right, &name);
    let ends: Vec<_> = (0..=years).map(end_of).collect();
    let names = (0..=years).map(|year| match year {
        0 => "start".into(),
        _ => fill("year {}", &[&year.to_string()]),
    });
    sheet.names_below(&ends, top + HEAD + PLOT + 190, &names.collect::<Vec<_>>());

    let mut labels = Vec::new();
    for way in input.ways.iter().filter(|way| !way.up_to(years).is_unknown()) {
        let class = way.way.class();
        // Until something has a price, it is nothing or more.
        let sum = |year: usize| match way.up_to(year) {
            Estimate::Unknown(_) => Estimate::AtLeast(Number::ZERO),
            known => known,
        };
        let sums: Vec<_> = (0..=years).map(sum).collect();
        let line = |end: &dyn Fn(Estimate) -> Option<Number>| -> Vec<Point> {
            let known = sums.iter().zip(&ends).filter_map(|(sum, x)| Some(Point { x: *x, y: scale.place(end(*sum)?) }));
            known.collect()
        };
        let (low, high) = (line(&|sum| sum.low()), line(&|sum| sum.high()));
        let whole = |line: &[Point]| line.len() == sums.len();
        if whole(&low) && whole(&high) && low != high {
            let band = low.iter().chain(high.iter().rev()).copied().collect();
            sheet.path(vec![band], true, &[class, " band"].concat());
            sheet.path(vec![low.clone(), high.clone()], false, &[class, " line edge"].concat());
        } else if whole(&low) {
            let open = if whole(&high) { "" } else { " open" };
            sheet.path(vec![low.clone()], false, &[class, " line", open].concat());
        } else {
            sheet.path(vec![high.clone()], false, &[class, " line open"].concat());
        }
        if let Some(end) = low.last().or(high.last()) {
            let upper = high.last().filter(|_| whole(&high)).map_or(end.y, |high| high.y);
            let note = match way.up_to(years) {
                Estimate::AtLeast(_) => "at least",
                Estimate::AtMost(_) => "at most",
                _ => "",
            };
            labels.push(End { way: way.way, name: &way.name, note, y: (end.y + upper) / 2 });
        }
    }
    if let Some(months) = input.payback.filter(|months| place(*months) < right && !months.is_negative()) {
        let x = place(months);
        sheet.line(Point { x, y: top + HEAD - 100 }, Point { x, y: top + HEAD + PLOT }, "marker");
        let words = fill("paid back after {}", &[&months_text(months, numbers)]);
        let y = top + HEAD - 160;
        let beside = [
            (Point { x, y }, Anchor::Middle),
            (Point { x: x - 40, y }, Anchor::Start),
            (Point { x: x + 40, y }, Anchor::End),
        ];
        sheet.label(&beside, "strong", &words);
    }
    sheet.name_ends(&labels, right, top + HEAD - 100, top + HEAD + PLOT + 80);
    (1..=years).map(|year| read(input, year, &ends, top, numbers)).collect()
}

fn read(input: &Years, year: usize, ends: &[i32], top: i32, numbers: &Numbers) -> Reading {
    let amounts = input.ways.iter();
    let amounts: Vec<_> =
        amounts.map(|way| fill("{} {}", &[&way.name, &priced(way.up_to(year), &input.currency, numbers)])).collect();
    let text = fill("By the end of year {}: {}.", &[&year.to_string(), &amounts.join("; ")]);
    let (left, right) = match ends.get(year - 1..=year) {
        Some([left, right]) => (*left, *right),
        _ => (0, 0),
    };
    Reading { area: Area { x: left, y: top + HEAD, width: right - left, height: PLOT }, text }
}
