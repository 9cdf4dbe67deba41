//! What moves the answer: for each input a bar from the difference at its low end to that at its high end.

use super::draw::Sheet;
use super::money::{near, signed, tick};
use super::scale::{Scale, Ticks, cent};
use super::text::{LINE, cut, text_width, wrapped};
use super::years::period;
use super::{Anchor, Area, Chart, Layout, Point, Reading};
use crate::domain::Number;
use crate::present::{Numbers, fill::fill};

/// What the difference, the upgrade's cost less that by hand, becomes as inputs go from low to high.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// Of every amount.
    pub currency: String,
    /// Over how many years the differences are.
    pub years: u32,
    /// The difference with every input at its base.
    pub base: Number,
    /// In the order in which they are shown.
    pub swings: Vec<Swing>,
}

/// What one input does.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// The input's name: "Hourly rate".
    pub name: String,
    /// The input's low end as it is shown: "$45".
    pub low: String,
    /// The input's high end as it is shown.
    pub high: String,
    /// The difference at the input's low end, where it is known.
    pub at_low: Option<Number>,
    /// The difference at the input's high end, where it is known.
    pub at_high: Option<Number>,
    /// The input's value, as it is shown, at which the difference is nothing.
    pub flip: Option<String>,
}

impl Swing {
    /// The lowest and the highest difference that it leads to.
    fn ends(&self, base: Number) -> (Number, Number) {
        let known = || [self.at_low, self.at_high].into_iter().flatten();
        (known().fold(base, Number::min), known().fold(base, Number::max))
    }

    /// Whether the difference changes its sign within the input's ends.
    fn flips(&self, base: Number) -> bool {
        let (low, high) = self.ends(base);
        !low.is_positive() && !high.is_negative() && low < high
    }
}

const BAR: i32 = 150;
/// From the middle of a bar to the base line of what is written beside it.
const BASELINE: i32 = 45;
/// The most room that names get beside the bars; longer ones take more lines.
const NAMES: i32 = 2_200;
/// From the top to the first row: which side is whose, and the base.
const HEAD: i32 = 520;

/// Where the rows of a layout are.
struct Rows {
    /// Up to here the names have their room.
    names: i32,
    left: i32,
    right: i32,
    /// Under each other, in the order of the inputs.
    rows: Vec<Row>,
}

/// One row.
struct Row {
    /// The input's name, in as many lines as it takes.
    name: Vec<String>,
    /// The base line of the first of them.
    baseline: i32,
    top: i32,
    height: i32,
    /// The middle of its bar.
    middle: i32,
}

impl Rows {
    fn of(input: &Sensitivity, layout: Layout, width: i32) -> Self {
        let label = |text: &str| text_width(text, false);
        let widest = |texts: &mut dyn Iterator<Item = i32>| texts.max().unwrap_or(0);
        let ends = widest(&mut input.swings.iter().map(|swing| label(&swing.low).max(label(&swing.high))));
        let ends = (ends + 120).min(width / 4);
        let (names, room) = match layout {
            Layout::Wide => {
                let names = widest(&mut input.swings.iter().map(|swing| label(&swing.name))).min(NAMES);
                (names + 160, NAMES)
            }
            // Above its bar a name has the whole width.
            Layout::Narrow => (0, width),
        };
        let mut top = HEAD;
        let mut row = |swing: &Swing| {
            let name = wrapped(&swing.name, room);
            let more = LINE * (i32::try_from(name.len()).unwrap_or(1) - 1);
            let (height, middle) = match layout {
                Layout::Wide => (300 + more, 150 + more / 2),
                Layout::Narrow => (440 + more, 285 + more),
            };
            let baseline = match layout {
                Layout::Wide => middle + BASELINE - more / 2,
                Layout::Narrow => 140,
            };
            let row = Row { name, baseline: top + baseline, top, height, middle: top + middle };
            top += height;
            row
        };
        let rows = input.swings.iter().map(&mut row).collect();
        Self { names, left: names + ends, right: width - ends, rows }
    }

    /// Where the last one ends.
    fn bottom(&self) -> i32 {
        self.rows.last().map_or(HEAD, |row| row.top + row.height)
    }
}

/// The chart of what moves the answer, a bar for each input, as given. Without one, why there is none.
///
/// # Errors
/// A sentence, where no input is uncertain or the numbers are too large.
pub fn sensitivity(input: &Sensitivity, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let base = input.base;
    let known = |swing: &&Swing| swing.at_low.is_some() || swing.at_high.is_some();
    if input.swings.iter().filter(known).count() == 0 {
        return Err("No input here is uncertain, so nothing moves the answer.".into());
    }
    let ends: Vec<_> = input.swings.iter().map(|swing| swing.ends(base)).collect();
    let low = ends.iter().fold(base, |least, (low, _)| least.min(*low));
    let high = ends.iter().fold(base, |most, (_, high)| most.max(*high));
    if (high - low).decimal().is_none() {
        return Err("The numbers are too large to draw.".into());
    }
    if low == high {
        return Err("None of these inputs changes the difference within its range.".into());
    }

    let width = layout.width();
    let rows = Rows::of(input, layout, width);
    let bottom = rows.bottom();
    let mut sheet = Sheet::new(width, bottom + 460);
    let most = if layout == Layout::Wide { 5 } else { 3 };
    let ticks = Ticks::around(low, high, most, cent());
    let scale = Scale { from: ticks.first(), to: ticks.last(), start: rows.left, end: rows.right };
    draw_axis(&mut sheet, input, &ticks, &scale, bottom, numbers);
    draw_sides(&mut sheet, &scale, (low, high), bottom);
    draw_base(&mut sheet, input, &scale, ticks.step, bottom, numbers);
    let mut readings = Vec::new();
    for (row, swing) in rows.rows.iter().zip(&input.swings) {
        draw_bars(&mut sheet, swing, base, &scale, row);
        let area = Area { x: 0, y: row.top, width, height: row.height };
        readings.push(Reading { area, text: read(swing, base, &input.currency, numbers) });
    }
    // What may move is placed when all that may not is there.
    for (row, swing) in rows.rows.iter().zip(&input.swings) {
        name_ends(&mut sheet, swing, base, &scale, row.middle, rows.names);
    }
    for (row, swing) in rows.rows.iter().zip(&input.swings) {
        mark_flip(&mut sheet, swing, base, &scale, row.middle);
    }
    Ok(Chart {
        title: "What moves the answer".into(),
        summary: summary(input, numbers),
        width,
        height: sheet.height,
        marks: sheet.marks,
        head: ["Input", "Low", "Difference at low", "High", "Difference at high", "Flips at"].map(String::from).into(),
        rows: input.swings.iter().map(|swing| row(swing, &input.currency, numbers)).collect(),
        readings,
    })
}

fn draw_axis(sheet: &mut Sheet, input: &Sensitivity, ticks: &Ticks, scale: &Scale, bottom: i32, numbers: &Numbers) {
    let places: Vec<_> = ticks.values.iter().map(|value| scale.place(*value)).collect();
    for x in &places {
        sheet.line(Point { x: *x, y: HEAD - 40 }, Point { x: *x, y: bottom }, "grid");
    }
    let names: Vec<_> =
        ticks.values.iter().map(|value| signed(tick(*value, ticks.step, &input.currency, numbers), *value)).collect();
    sheet.names_below(&places, bottom + 190, &names);
    let words = fill("upgrade minus by hand, {}", &[&period(input.years)]);
    let half = text_width(&words, false) / 2 + 1;
    let middle = ((scale.start + scale.end) / 2).max(half).min(sheet.width - half);
    sheet.text(Point { x: middle, y: bottom + 190 + LINE + 20 }, Anchor::Middle, "muted", &words);
}

/// Which side of zero is whose.
fn draw_sides(sheet: &mut Sheet, scale: &Scale, (low, high): (Number, Number), bottom: i32) {
    let (left, right) = (scale.start, scale.end);
    let y = 150;
    if low.is_negative() && high.is_positive() {
        let x = scale.place(Number::ZERO);
        sheet.line(Point { x, y: y - 90 }, Point { x, y: bottom }, "zero");
        let sides = [
            (x - 60, Anchor::End, "upgrade strong", "upgrade cheaper"),
            (x + 60, Anchor::Start, "hand strong", "by hand cheaper"),
        ];
        for (x, anchor, class, words) in sides {
            let width = text_width(words, true);
            let fits = if anchor == Anchor::End { x >= width } else { x + width <= sheet.width };
            // Where a side is too narrow for its name, the other one's name tells it.
            if fits {
                sheet.text(Point { x, y }, anchor, class, words);
            }
        }
    } else {
        let (class, words) = match low.is_negative() {
            true => ("upgrade strong", "The upgrade costs no more at any of these"),
            false => ("hand strong", "By hand costs no more at any of these"),
        };
        let half = text_width(words, true) / 2 + 1;
        let x = ((left + right) / 2).max(half).min(sheet.width - half);
        sheet.text(Point { x, y }, Anchor::Middle, class, words);
    }
}

fn draw_base(sheet: &mut Sheet, input: &Sensitivity, scale: &Scale, step: Number, bottom: i32, numbers: &Numbers) {
    let x = scale.place(input.base);
    sheet.line(Point { x, y: HEAD - 110 }, Point { x, y: bottom }, "base");
    let words = fill("base {}", &[&signed(near(input.base, step, &input.currency, numbers), input.base)]);
    let y = HEAD - 160;
    let beside = [(Point { x, y }, Anchor::Middle), (Point { x, y }, Anchor::Start), (Point { x, y }, Anchor::End)];
    sheet.label(&beside, "", &words);
}

/// Where the ends of a bar are, and whether both lie on the same side of the base.
fn places(swing: &Swing, base: Number, scale: &Scale) -> (Option<i32>, Option<i32>, bool) {
    let x = scale.place(base);
    let place = |end: Option<Number>| end.map(|end| scale.place(end));
    let (low, high) = (place(swing.at_low), place(swing.at_high));
    let same = low.zip(high).is_some_and(|(low, high)| (low - x).signum() * (high - x).signum() > 0);
    (low, high, same)
}

fn draw_bars(sheet: &mut Sheet, swing: &Swing, base: Number, scale: &Scale, row: &Row) {
    let middle = row.middle;
    for (at, line) in (0..).zip(&row.name) {
        sheet.text(Point { x: 0, y: row.baseline + LINE * at }, Anchor::Start, "", line);
    }
    let x = scale.place(base);
    let (low, high, same_side) = places(swing, base, scale);
    // Where both ends lead to the same side, one lies above the other.
    let whole = (-BAR / 2, BAR / 2);
    let (upper, lower) = if same_side { ((-BAR / 2, -5), (5, BAR / 2)) } else { (whole, whole) };
    for (end, half, class) in [(low, upper, "swing low"), (high, lower, "swing high")] {
        let Some(to) = end else { continue };
        // What is there at all is seen.
        let to = if to == x { x + 5 } else { to };
        sheet.rect(Point { x, y: middle + half.0 }, Point { x: to, y: middle + half.1 }, class);
    }
}

/// The input's own ends beside the ends of its bar.
fn name_ends(sheet: &mut Sheet, swing: &Swing, base: Number, scale: &Scale, middle: i32, names: i32) {
    let x = scale.place(base);
    let mut write = |at: i32, leftwards: bool, text: &str| {
        let (free, at, anchor) = match leftwards {
            true => (at - names, at - 60, Anchor::End),
            false => (sheet.width - at, at + 60, Anchor::Start),
        };
        let text = cut(text, free - 60, false);
        sheet.label(&[(Point { x: at, y: middle + BASELINE }, anchor)], "", &text);
    };
    let (low, high, same_side) = places(swing, base, scale);
    if let (Some(low), Some(high), true) = (low, high, same_side) {
        let leftwards = low < x;
        let far = if leftwards { low.min(high) } else { low.max(high) };
        write(far, leftwards, &fill("{} or {}", &[&swing.low, &swing.high]));
        return;
    }
    let low_is_left = match (low, high) {
        (Some(low), Some(high)) => low < high || low == high && low <= x,
        (Some(low), None) => low <= x,
        (None, Some(high)) => high > x,
        (None, None) => true,
    };
    for (end, text, leftwards) in [(low, &swing.low, low_is_left), (high, &swing.high, !low_is_left)] {
        match end {
            Some(end) => write(end, leftwards, text),
            None => write(x, leftwards, &fill("{}: not known", &[text])),
        }
    }
}

fn mark_flip(sheet: &mut Sheet, swing: &Swing, base: Number, scale: &Scale, middle: i32) {
    let Some(value) = swing.flip.as_ref().filter(|_| swing.flips(base)) else { return };
    let x = scale.place(Number::ZERO);
    sheet.dot(Point { x, y: middle }, "flip");
    let y = middle - BAR / 2 - 35;
    let beside = [
        (Point { x, y }, Anchor::Middle),
        (Point { x: x + 60, y }, Anchor::Start),
        (Point { x: x - 60, y }, Anchor::End),
    ];
    sheet.label(&beside, "strong", &fill("flips at {}", &[value]));
}

fn amount(value: Option<Number>, currency: &str, numbers: &Numbers) -> String {
    value.map_or_else(|| "not known".into(), |value| signed(numbers.whole_money(value, currency), value))
}

fn read(swing: &Swing, base: Number, currency: &str, numbers: &Numbers) -> String {
    let (low, high) = (amount(swing.at_low, currency, numbers), amount(swing.at_high, currency, numbers));
    let mut text =
        fill("{}: at {} the difference is {}, at {} it is {}.", &[&swing.name, &swing.low, &low, &swing.high, &high]);
    if let Some(flip) = &swing.flip {
        let sentence = match swing.flips(base) {
            true => " The answer flips at {}.",
            false => " It would flip at {}, beyond this range.",
        };
        text.push_str(&fill(sentence, &[flip]));
    }
    text
}

fn row(swing: &Swing, currency: &str, numbers: &Numbers) -> Vec<String> {
    let flip = swing.flip.clone().unwrap_or_else(|| "never".into());
    let (low, high) = (amount(swing.at_low, currency, numbers), amount(swing.at_high, currency, numbers));
    vec![swing.name.clone(), swing.low.clone(), low, swing.high.clone(), high, flip]
}

fn summary(input: &Sensitivity, numbers: &Numbers) -> String {
    let base = input.base;
    let size = numbers.whole_money(base.abs(), &input.currency);
    let over = period(input.years);
    let mut text = match (base.is_positive(), base.is_negative()) {
        (true, _) => fill("At the base values the upgrade costs {} more than by hand, {}.", &[&size, &over]),
        (_, true) => fill("At the base values the upgrade costs {} less than by hand, {}.", &[&size, &over]),
        _ => "At the base values the upgrade costs the same as by hand.".into(),
    };
    if let Some(first) = input.swings.first() {
        let (low, high) = first.ends(base);
        let ends = [low, high].map(|end| amount(Some(end), &input.currency, numbers));
        text.push_str(&fill(" {} moves it most: {} to {}.", &[&first.name, &ends[0], &ends[1]]));
    }
    let flips = input.swings.iter().filter(|swing| swing.flips(base));
    let flips: Vec<_> =
        flips.filter_map(|swing| Some(fill("{} at {}", &[&swing.name, swing.flip.as_ref()?]))).collect();
    text.push_str(&match flips.as_slice() {
        [] => " No single input flips the answer within its range.".into(),
        flips => fill(" The answer flips with {}.", &[&flips.join("; ")]),
    });
    text
}
