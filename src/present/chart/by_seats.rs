//! What by hand and the upgrade cost at each number of seats, and from where on they are equal.

use super::draw::{End, Sheet};
use super::scale::{Scale, Ticks};
use super::text::{LINE, text_width};
use super::years::{Levels, period, priced};
use super::{Anchor, Area, Chart, Layout, Point, Reading, Way};
use crate::domain::{BreakEven, Estimate, Number, Reason};
use crate::present::{Numbers, fill::fill, plural};
use rust_decimal::prelude::ToPrimitive;

/// What the ways cost by the number of seats.
#[derive(Clone, Debug, PartialEq)]
pub struct BySeats {
    /// Of every amount.
    pub currency: String,
    /// One for each way.
    pub lines: Vec<SeatLine>,
    /// At how many seats the upgrade costs no more than by hand.
    pub even: BreakEven,
    /// The user's own.
    pub seats: u32,
    /// Over how many years the costs are.
    pub years: u32,
}

/// What one way costs by seats.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatLine {
    /// Which it is.
    pub way: Way,
    /// Its name.
    pub name: String,
    /// By rising seats. Between two points the cost goes evenly, unless the latter is a step.
    pub points: Vec<SeatPoint>,
}

/// A cost at a number of seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeatPoint {
    /// How many.
    pub seats: u32,
    /// Over the years that are told.
    pub cost: Estimate,
    /// Up to here it costs what it cost at the point before.
    pub step: bool,
}

const HEAD: i32 = 480;
const PLOT: i32 = 2_000;

/// The chart of cost by seats. Without one, why there is none.
///
/// # Errors
/// A sentence, where nothing has a price or the numbers are too large.
pub fn by_seats(input: &BySeats, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let points = || input.lines.iter().flat_map(|line| &line.points);
    if points().any(|point| point.cost.reason() == Some(Reason::TooLarge)) {
        return Err("The numbers are too large to draw.".into());
    }
    let amounts: Vec<_> = points().flat_map(|point| [point.cost.low(), point.cost.high()]).flatten().collect();
    if amounts.is_empty() {
        return Err("Nothing of this has a price yet, so there is nothing to draw.".into());
    }
    if amounts.iter().all(|amount| *amount == Number::ZERO) {
        return Err("What has a price here costs nothing at any number of seats.".into());
    }

    let levels = Levels::of(&amounts, 5, &input.currency, numbers);
    let width = layout.width();
    let most_name = if layout == Layout::Wide { 1_600 } else { 900 };
    let names = input.lines.iter().map(|line| text_width(&line.name, true)).max().unwrap_or(0).min(most_name);
    let (left, right) = (levels.gutter, width - names - 140);
    let mut sheet = Sheet::new(width, HEAD + PLOT + 460);
    let upward = levels.scale(HEAD + PLOT, HEAD);
    let most = points().map(|point| point.seats).max().unwrap_or(1).max(1);
    let seats =
        Ticks::around(Number::ZERO, Number::from(most), if layout == Layout::Wide { 6 } else { 3 }, Number::ONE);
    let along = Scale { from: Number::ZERO, to: Number::from(most), start: left, end: right };

    sheet.levels(&levels.ticks, &upward, left, right, &|at| levels.names.get(at).cloned().unwrap_or_default());
    let shown: Vec<_> = seats.values.iter().filter(|value| **value <= Number::from(most)).collect();
    let places: Vec<_> = shown.iter().map(|value| along.place(**value)).collect();
    let seat_names: Vec<_> = shown.iter().map(|value| numbers.count(**value, 0)).collect();
    sheet.names_below(&places, HEAD + PLOT + 190, &seat_names);
    let middle = Point { x: (left + right) / 2, y: HEAD + PLOT + 210 + LINE };
    sheet.text(middle, Anchor::Middle, "muted", "number of seats");

    let mut ends = Vec::new();
    for line in &input.lines {
        if let Some(end) = draw_line(&mut sheet, line, &along, &upward) {
            ends.push((line, end));
        }
    }
    name_lines(&mut sheet, &ends, right);
    mark_seats(&mut sheet, input, &along, &upward, most, numbers);
    Ok(Chart {
        title: "What it costs by number of seats".into(),
        summary: summary(input, most, numbers),
        width,
        height: sheet.height,
        marks: sheet.marks,
        head: std::iter::once(String::from("Seats")).chain(input.lines.iter().map(|line| line.name.clone())).collect(),
        rows: rows(input, numbers),
        readings: readings(input, &along, right, numbers),
    })
}

/// Draws the parts of a line that have a price. The last place of it.
fn draw_line(sheet: &mut Sheet, line: &SeatLine, along: &Scale, upward: &Scale) -> Option<Point> {
    let class = line.way.class();
    let mut last = None;
    let mut draw = |sheet: &mut Sheet, part: &[SeatPoint]| {
        let edge = |end: &dyn Fn(Estimate) -> Option<Number>| edge(part, end, along, upward);
        let (low, high) = (edge(&|cost| cost.low()), edge(&|cost| cost.high()));
        let end = low.last().or(high.last()).copied();
        if low.is_empty() || high.is_empty() {
            let open = if low.is_empty() { high } else { low };
            sheet.path(vec![open], false, &[class, " line open"].concat());
        } else if low == high {
            // One point alone is no line.
            match low.as_slice() {
                [at] => sheet.dot(*at, class),
                _ => sheet.path(vec![low], false, &[class, " line"].concat()),
            }
        } else {
            let band = low.iter().chain(high.iter().rev()).copied().collect();
            sheet.path(vec![band], true, &[class, " band"].concat());
            sheet.path(vec![low, high], false, &[class, " line edge"].concat());
        }
        last = end.or(last);
    };
    // A line goes on as long as the same of its ends are known.
    let kind = |cost: Estimate| (cost.low().is_some(), cost.high().is_some());
    let mut parts = line.points.chunk_by(|a, b| kind(a.cost) == kind(b.cost)).peekable();
    while let Some(part) = parts.next() {
        let mut part = part.to_vec();
        // Up to a step it costs what it cost before.
        if let (Some(end), Some(next)) = (part.last().copied(), parts.peek().and_then(|next| next.first()))
            && next.step
        {
            part.push(SeatPoint { seats: next.seats, ..end });
        }
        if part.first().is_some_and(|point| !point.cost.is_unknown()) {
            draw(sheet, &part);
        }
    }
    last
}

fn edge(part: &[SeatPoint], end: &dyn Fn(Estimate) -> Option<Number>, along: &Scale, upward: &Scale) -> Vec<Point> {
    let mut line: Vec<Point> = Vec::new();
    for point in part {
        let Some(cost) = end(point.cost) else { continue };
        let at = Point { x: along.place(Number::from(point.seats)), y: upward.place(cost) };
        if let Some(before) = line.last().filter(|before| point.step && before.y != at.y) {
            line.push(Point { x: at.x, y: before.y });
        }
        line.push(at);
    }
    line
}

/// Names at the ends of the lines; where one ends early, it says why.
fn name_lines(sheet: &mut Sheet, ends: &[(&SeatLine, Point)], right: i32) {
    let (whole, early): (Vec<_>, Vec<_>) = ends.iter().partition(|(_, end)| end.x >= right);
    let end = |(line, end): &(&SeatLine, Point)| {
        let note = match line.points.last().map(|point| point.cost) {
            Some(Estimate::AtLeast(_)) => "at least",
            Some(Estimate::AtMost(_)) => "at most",
            _ => "",
        };
        (line.way, line.name.clone(), note, end.y)
    };
    let whole: Vec<_> = whole.iter().map(end).collect();
    let whole: Vec<_> = whole.iter().map(|(way, name, note, y)| End { way: *way, name, note, y: *y }).collect();
    sheet.name_ends(&whole, right, HEAD - 100, HEAD + PLOT + 80);
    for (line, end) in early {
        let class = [line.way.class(), " strong"].concat();
        let x = end.x + 60;
        let beside = [(Point { x, y: end.y }, Anchor::Start), (Point { x: end.x, y: end.y - 80 }, Anchor::End)];
        let named = sheet.label(&beside, &class, &line.name);
        if let Some(at) = named.filter(|at| at.x == x) {
            sheet.label(&[(Point { x, y: at.y + LINE }, Anchor::Start)], "muted", "not priced beyond");
        } else if let Some(at) = named {
            sheet.label(&[(Point { x: end.x, y: at.y - LINE }, Anchor::End)], "muted", "not priced beyond");
        }
    }
}

/// The cost of a line at a number of seats, where there is one.
fn cost_at(line: &SeatLine, seats: u32) -> Option<Estimate> {
    if let Some(at) = line.points.iter().find(|point| point.seats == seats) {
        return Some(at.cost);
    }
    let (before, after) =
        line.points.iter().zip(line.points.iter().skip(1)).find(|(a, b)| a.seats < seats && seats < b.seats)?;
    if after.step {
        return Some(before.cost);
    }
    let part = |from: Number, to: Number| {
        from + (to - from) * Number::from(seats - before.seats) / Number::from(after.seats - before.seats)
    };
    let end = |a: Option<Number>, b: Option<Number>| Some(part(a?, b?));
    let (low, high) = (end(before.cost.low(), after.cost.low()), end(before.cost.high(), after.cost.high()));
    let reason = before.cost.reason().or(after.cost.reason()).unwrap_or(Reason::SaysTooLittle);
    Some(Estimate::between(low, high, reason))
}

/// The number of seats at which the two are equal, where there is one.
fn even_at(even: BreakEven) -> Option<u32> {
    match even {
        BreakEven::From(seats) | BreakEven::UpTo(seats) => seats.decimal()?.to_u32(),
        BreakEven::Always | BreakEven::Never | BreakEven::Unknown => None,
    }
}

/// Marks the user's own seats, and from where on the upgrade costs no more.
fn mark_seats(sheet: &mut Sheet, input: &BySeats, along: &Scale, upward: &Scale, most: u32, numbers: &Numbers) {
    if input.seats <= most {
        let x = along.place(Number::from(input.seats));
        sheet.line(Point { x, y: HEAD - 100 }, Point { x, y: HEAD + PLOT }, "marker");
        let words = fill("your {}", &[&seats_text(input.seats, numbers)]);
        let y = HEAD - 160;
        let beside = [
            (Point { x, y }, Anchor::Middle),
            (Point { x: x - 40, y }, Anchor::Start),
            (Point { x: x + 40, y }, Anchor::End),
        ];
        sheet.label(&beside, "", &words);
    }
    let Some(even) = even_at(input.even).filter(|even| *even <= most) else { return };
    let hand = input.lines.iter().find(|line| line.way == Way::Hand);
    let Some(cost) = hand.and_then(|line| cost_at(line, even)?.base()) else { return };
    let at = Point { x: along.place(Number::from(even)), y: upward.place(cost) };
    sheet.dot(at, "even");
    let sentence = if matches!(input.even, BreakEven::UpTo(_)) { "equal up to {}" } else { "equal from {}" };
    let words = fill(sentence, &[&seats_text(even, numbers)]);
    let (x, y) = (at.x, at.y);
    let beside = [
        (Point { x: x + 90, y: y + 220 }, Anchor::Start),
        (Point { x: x - 90, y: y - 130 }, Anchor::End),
        (Point { x: x + 90, y: y - 130 }, Anchor::Start),
        (Point { x: x - 90, y: y + 220 }, Anchor::End),
    ];
    sheet.label(&beside, "strong", &words);
}

fn seats_text(seats: u32, numbers: &Numbers) -> String {
    plural(&numbers.count(Number::from(seats), 0), "seat", "seats")
}

/// Every number of seats at which a line has a point, and one's own.
fn told(input: &BySeats) -> Vec<u32> {
    let points = input.lines.iter().flat_map(|line| line.points.iter().map(|point| point.seats));
    let most = points.clone().max().unwrap_or(0);
    let mut told: Vec<_> =
        points.chain(even_at(input.even)).chain([input.seats]).filter(|seats| *seats <= most).collect();
    told.sort_unstable();
    told.dedup();
    told
}

fn rows(input: &BySeats, numbers: &Numbers) -> Vec<Vec<String>> {
    let row = |seats: u32| {
        let cost = |line: &SeatLine| match cost_at(line, seats) {
            Some(Estimate::Unknown(_)) | None => "not priced".into(),
            Some(cost) => numbers.estimate_by(cost, &|end| numbers.whole_money(end, &input.currency)),
        };
        std::iter::once(numbers.count(Number::from(seats), 0)).chain(input.lines.iter().map(cost)).collect()
    };
    told(input).into_iter().map(row).collect()
}

fn readings(input: &BySeats, along: &Scale, right: i32, numbers: &Numbers) -> Vec<Reading> {
    let told = told(input);
    let places: Vec<_> = told.iter().map(|seats| along.place(Number::from(*seats))).collect();
    let mut readings = Vec::new();
    for (at, seats) in told.iter().enumerate() {
        let x = places[at];
        // Half way to the neighbours.
        let left = at.checked_sub(1).and_then(|at| places.get(at)).map_or(along.start, |before| (before + x) / 2);
        let end = places.get(at + 1).map_or(right, |after| (after + x) / 2);
        let cost = |line: &SeatLine| {
            let cost = cost_at(line, *seats).map(|cost| priced(cost, &input.currency, numbers));
            fill("{} {}", &[&line.name, &cost.unwrap_or_else(|| "not priced".into())])
        };
        let costs: Vec<_> = input.lines.iter().map(cost).collect();
        let text = fill("{}: {}.", &[&seats_text(*seats, numbers), &costs.join("; ")]);
        readings.push(Reading { area: Area { x: left, y: HEAD, width: end - left, height: PLOT }, text });
    }
    readings
}

fn summary(input: &BySeats, most: u32, numbers: &Numbers) -> String {
    let at = |seats: u32| {
        let cost = |line: &SeatLine| {
            let cost = cost_at(line, seats).map(|cost| priced(cost, &input.currency, numbers));
            fill("{} {}", &[&line.name, &cost.unwrap_or_else(|| "not priced".into())])
        };
        let costs: Vec<_> = input.lines.iter().map(cost).collect();
        fill("At {}, {}: {}.", &[&seats_text(seats, numbers), &period(input.years), &costs.join("; ")])
    };
    let mut text = at(input.seats.min(most));
    let seats = even_at(input.even).map(|seats| seats_text(seats, numbers)).unwrap_or_default();
    let sentence = match input.even {
        BreakEven::From(_) => " The upgrade costs no more from {} up.",
        BreakEven::UpTo(_) => " The upgrade costs no more up to {}.",
        BreakEven::Always => " The upgrade costs no more at any number of seats.",
        BreakEven::Never => " The upgrade never gets cheaper than by hand.",
        BreakEven::Unknown => "",
    };
    text.push_str(&fill(sentence, &[&seats]));
    text
}
