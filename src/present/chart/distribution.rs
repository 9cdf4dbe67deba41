//! How sure the answer is: how often the simulation came to which difference.

use super::draw::Sheet;
use super::money::{near, signed, tick};
use super::scale::{Scale, Ticks, cent};
use super::text::{LINE, text_width};
use super::years::period;
use super::{Anchor, Area, Chart, Layout, Point, Reading};
use crate::domain::Number;
use crate::present::{Numbers, fill::fill};

/// The differences, the upgrade's cost less that by hand, that the simulation drew.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// Of every amount.
    pub currency: String,
    /// Over how many years the differences are.
    pub years: u32,
    /// From low to high, of equal width, each beginning where the one before it ends.
    pub bins: Vec<Bin>,
    /// One in ten differences is lower.
    pub p10: Number,
    /// Half of them are lower.
    pub p50: Number,
    /// Nine in ten are lower.
    pub p90: Number,
    /// How many differences were drawn.
    pub draws: u32,
    /// How many of them are below zero: the upgrade is cheaper.
    pub cheaper: u32,
}

/// How many differences lie between two values.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// The lowest.
    pub from: Number,
    /// The lowest that is no longer in it; the last bin has it too.
    pub to: Number,
    /// How many.
    pub count: u32,
}

/// From the top to the highest bin: the sides of zero, and two lines for the percentiles.
const HEAD: i32 = 880;
const PLOT: i32 = 1_600;
const SIDE: i32 = 150;

/// The chart of how sure the answer is. Without one, why there is none.
///
/// # Errors
/// A sentence, where nothing was drawn, the numbers are too large, or every draw came to the same.
pub fn distribution(input: &Distribution, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let most = input.bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    let (Some(first), Some(last)) = (input.bins.first(), input.bins.last()) else {
        return Err("Nothing was simulated, so there is nothing to draw.".into());
    };
    if input.draws == 0 || most == 0 {
        return Err("Nothing was simulated, so there is nothing to draw.".into());
    }
    let (low, high) = (first.from, last.to);
    if (high - low).decimal().is_none() {
        return Err("The numbers are too large to draw.".into());
    }
    if low == high {
        let same = signed(numbers.money(low, &input.currency), low);
        return Err(fill("Nothing here is uncertain: the difference is {} in every draw.", &[&same]));
    }

    let width = layout.width();
    let mut sheet = Sheet::new(width, HEAD + PLOT + 480);
    let ticks = Ticks::around(low, high, if layout == Layout::Wide { 6 } else { 3 }, cent());
    let scale = Scale { from: ticks.first(), to: ticks.last(), start: 100, end: width - 100 };
    draw_bins(&mut sheet, input, &scale, most);
    draw_axis(&mut sheet, input, &ticks, &scale, numbers);
    draw_sides(&mut sheet, input, &scale, numbers);
    draw_percentiles(&mut sheet, input, &scale, ticks.step, numbers);
    Ok(Chart {
        title: "How sure this is".into(),
        summary: summary(input, numbers),
        width,
        height: sheet.height,
        marks: sheet.marks,
        head: ["Difference", "Draws", "Share"].map(String::from).into(),
        rows: rows(input, numbers),
        readings: readings(input, &scale, numbers),
    })
}

fn draw_bins(sheet: &mut Sheet, input: &Distribution, scale: &Scale, most: u32) {
    let bottom = HEAD + PLOT;
    let heights = Scale { from: Number::ZERO, to: Number::from(most), start: bottom, end: HEAD };
    let zero = scale.place(Number::ZERO);
    for bin in input.bins.iter().filter(|bin| bin.count > 0) {
        let (left, right) = (scale.place(bin.from), scale.place(bin.to));
        // What is there at all is seen.
        let top = heights.place(Number::from(bin.count)).min(bottom - 5);
        // A little apart, where there is room for it.
        let gap = if right - left > 40 { 10 } else { 0 };
        // The bin in which zero lies belongs to both sides.
        let middle = if bin.from.is_negative() && bin.to.is_positive() { zero.max(left).min(right) } else { right };
        let (before, after) = match bin.from.is_negative() {
            true => ("upgrade bin", "hand bin"),
            false => ("hand bin", "hand bin"),
        };
        sheet.rect(
            Point { x: left, y: top },
            Point { x: middle.max(left + gap) - if middle == right { gap } else { 0 }, y: bottom },
            before,
        );
        if middle < right {
            sheet.rect(Point { x: middle, y: top }, Point { x: (right - gap).max(middle), y: bottom }, after);
        }
    }
}

fn draw_axis(sheet: &mut Sheet, input: &Distribution, ticks: &Ticks, scale: &Scale, numbers: &Numbers) {
    let bottom = HEAD + PLOT;
    sheet.line(Point { x: scale.start, y: bottom }, Point { x: scale.end, y: bottom }, "axis");
    let places: Vec<_> = ticks.values.iter().map(|value| scale.place(*value)).collect();
    let lines = places.iter().map(|x| vec![Point { x: *x, y: bottom }, Point { x: *x, y: bottom + 50 }]);
    sheet.path(lines.collect(), false, "axis");
    let names: Vec<_> =
        ticks.values.iter().map(|value| signed(tick(*value, ticks.step, &input.currency, numbers), *value)).collect();
    sheet.names_below(&places, bottom + 210, &names);
    let words = fill("upgrade minus by hand, {}", &[&period(input.years)]);
    sheet.text(Point { x: sheet.width / 2, y: bottom + 230 + LINE }, Anchor::Middle, "muted", &words);
}

/// How many of the draws, as one says it: "3 of 100".
fn share(count: u32, draws: u32, numbers: &Numbers) -> String {
    let percent = Number::from(count) * Number::HUNDRED / Number::from(draws);
    if count == 0 {
        return "no draw".into();
    }
    if count >= draws {
        return "every draw".into();
    }
    if percent < Number::ONE {
        return "fewer than 1 of 100".into();
    }
    let shown = percent.shown(0);
    if shown == Number::HUNDRED { "more than 99 of 100".into() } else { fill("{} of 100", &[&numbers.count(shown, 0)]) }
}

/// Whose the sides of zero are, and how often each was drawn.
fn draw_sides(sheet: &mut Sheet, input: &Distribution, scale: &Scale, numbers: &Numbers) {
    let dearer = input.draws.saturating_sub(input.cheaper);
    let low = input.bins.first().is_some_and(|bin| bin.from.is_negative());
    let high = input.bins.last().is_some_and(|bin| bin.to.is_positive());
    let narrow = sheet.width < Layout::Wide.width();
    let say = |what: &str, count: u32| match narrow {
        true => vec![what.to_owned(), fill("in {}", &[&share(count, input.draws, numbers)])],
        false => vec![fill("{} in {}", &[what, &share(count, input.draws, numbers)])],
    };
    let upgrade = say("upgrade cheaper", input.cheaper);
    let hand = say("by hand cheaper", dearer);
    if low && high {
        let x = scale.place(Number::ZERO);
        sheet.line(Point { x, y: HEAD - 20 }, Point { x, y: HEAD + PLOT }, "zero");
    }
    // At the edges, so that they have room wherever zero is.
    let mut write = |lines: Vec<String>, anchor, class: &str| {
        let x = if anchor == Anchor::Start { 0 } else { sheet.width };
        for (at, line) in (0..).zip(lines) {
            let class = if at == 0 { class } else { "" };
            sheet.text(Point { x, y: SIDE + LINE * at }, anchor, class, &line);
        }
    };
    if low || input.cheaper > 0 {
        write(upgrade, Anchor::Start, "upgrade strong");
    }
    if high || dearer > 0 {
        write(hand, Anchor::End, "hand strong");
    }
}

/// P50 above the other two, P10 to the left of its line and P90 to the right: no line meets a name.
fn draw_percentiles(sheet: &mut Sheet, input: &Distribution, scale: &Scale, step: Number, numbers: &Numbers) {
    let named = |name: &str, value: Number| {
        let text = fill("{} {}", &[name, &signed(near(value, step, &input.currency, numbers), value)]);
        (text_width(&text, true), text)
    };
    let (low, middle, high) = (named("P10", input.p10), named("P50", input.p50), named("P90", input.p90));
    let (first, second) = (HEAD - 220 - LINE, HEAD - 220);
    let gap = 100;
    let low_x = (scale.place(input.p10) - low.0 + 20).min(sheet.width - low.0 - gap - high.0).max(0);
    let high_x = (scale.place(input.p90) - 20).min(sheet.width - high.0).max(low_x + low.0 + gap);
    let middle_x = (scale.place(input.p50) - middle.0 / 2).min(sheet.width - middle.0).max(0);
    for (value, x, y, text, class) in [
        (input.p10, low_x, second, low.1, ""),
        (input.p50, middle_x, first, middle.1, "strong"),
        (input.p90, high_x, second, high.1, ""),
    ] {
        let at = scale.place(value);
        sheet.line(Point { x: at, y: y + 50 }, Point { x: at, y: HEAD + PLOT }, "percentile");
        sheet.text(Point { x, y }, Anchor::Start, class, &text);
    }
}

fn between(bin: &Bin, currency: &str, numbers: &Numbers) -> String {
    let ends = [bin.from, bin.to].map(|end| signed(numbers.whole_money(end, currency), end));
    fill("{} to {}", &[&ends[0], &ends[1]])
}

fn percent(bin: &Bin, draws: u32, numbers: &Numbers) -> String {
    numbers.percent((Number::from(bin.count) * Number::HUNDRED / Number::from(draws)).shown(1))
}

fn rows(input: &Distribution, numbers: &Numbers) -> Vec<Vec<String>> {
    let marks = [("P10", input.p10), ("P50", input.p50), ("P90", input.p90)];
    let mark = |(name, value): (&str, Number)| {
        let value = signed(numbers.whole_money(value, &input.currency), value);
        vec![fill("{}: {}", &[name, &value]), String::new(), String::new()]
    };
    let bin = |bin: &Bin| {
        let count = numbers.count(Number::from(bin.count), 0);
        vec![between(bin, &input.currency, numbers), count, percent(bin, input.draws, numbers)]
    };
    marks.into_iter().map(mark).chain(input.bins.iter().map(bin)).collect()
}

fn readings(input: &Distribution, scale: &Scale, numbers: &Numbers) -> Vec<Reading> {
    let reading = |bin: &Bin| {
        let (left, right) = (scale.place(bin.from), scale.place(bin.to));
        let area = Area { x: left, y: HEAD, width: right - left, height: PLOT };
        let parts = [between(bin, &input.currency, numbers), percent(bin, input.draws, numbers)];
        Reading { area, text: fill("{}: {} of the draws.", &[&parts[0], &parts[1]]) }
    };
    input.bins.iter().map(reading).collect()
}

fn summary(input: &Distribution, numbers: &Numbers) -> String {
    let money = |value: Number| signed(numbers.whole_money(value, &input.currency), value);
    let draws = numbers.count(Number::from(input.draws), 0);
    let first =
        fill("Of {} draws, the upgrade is cheaper in {}.", &[&draws, &share(input.cheaper, input.draws, numbers)]);
    let second = fill(
        " What it costs more than by hand, {}: {} (P10), {} (P50), {} (P90).",
        &[&period(input.years), &money(input.p10), &money(input.p50), &money(input.p90)],
    );
    [first, second].concat()
}
