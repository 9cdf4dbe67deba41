//! Puts marks on a sheet, and keeps texts from standing on one another.

use super::scale::{Scale, Ticks};
use super::svg::text_area;
use super::text::{LINE, cut, spread, text_width};
use super::{Anchor, Area, Mark, Point, Way};

/// How far a label looks for a free place, and in which steps.
const SEARCH: i32 = 40;

/// The end of a line that is to be named there.
pub(super) struct End<'a> {
    pub way: Way,
    pub name: &'a str,
    /// What to know of it: "at least".
    pub note: &'a str,
    /// Where its name would stand best.
    pub y: i32,
}

/// Marks being put together.
#[derive(Default)]
pub(super) struct Sheet {
    pub marks: Vec<Mark>,
    pub width: i32,
    pub height: i32,
    taken: Vec<Area>,
}

impl Sheet {
    pub fn new(width: i32, height: i32) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// A rectangle between two corners.
    pub fn rect(&mut self, a: Point, b: Point, class: &str) {
        let area = Area { x: a.x.min(b.x), y: a.y.min(b.y), width: (a.x - b.x).abs(), height: (a.y - b.y).abs() };
        self.marks.push(Mark::Rect { area, class: class.into() });
    }

    pub fn line(&mut self, from: Point, to: Point, class: &str) {
        self.path(vec![vec![from, to]], false, class);
    }

    pub fn path(&mut self, lines: Vec<Vec<Point>>, closed: bool, class: &str) {
        let lines: Vec<_> = lines.into_iter().filter(|line| line.len() > 1).collect();
        if !lines.is_empty() {
            self.marks.push(Mark::Path { lines, closed, class: class.into() });
        }
    }

    pub fn dot(&mut self, at: Point, class: &str) {
        self.marks.push(Mark::Dot { at, radius: 45, class: class.into() });
    }

    /// An area with lines across it, which stands for what has no price.
    pub fn hatch(&mut self, a: Point, b: Point, class: &str) {
        let (left, right, top, bottom) = (a.x.min(b.x), a.x.max(b.x), a.y.min(b.y), a.y.max(b.y));
        let height = bottom - top;
        let mut lines = Vec::new();
        // Each line falls as far as it goes to the left; its ends are where it enters and leaves.
        let mut at = 45;
        while at < right - left + height {
            let (x, y) = (left + at, top);
            let upper = if x > right { Point { x: right, y: y + x - right } } else { Point { x, y } };
            let lower = if at > height { Point { x: x - height, y: bottom } } else { Point { x: left, y: top + at } };
            lines.push(vec![upper, lower]);
            at += 45;
        }
        self.path(lines, false, &[class, " hatch"].concat());
        let corners = vec![
            Point { x: left, y: top },
            Point { x: right, y: top },
            Point { x: right, y: bottom },
            Point { x: left, y: bottom },
        ];
        self.path(vec![corners], true, &[class, " hatch"].concat());
    }

    /// A text that is where it has to be.
    pub fn text(&mut self, at: Point, anchor: Anchor, class: &str, text: &str) {
        if text.is_empty() || text == "…" {
            return;
        }
        self.taken.push(text_area(at, anchor, class, text));
        self.marks.push(Mark::Text { at, anchor, class: class.into(), text: text.into() });
    }

    fn is_free(&self, area: Area) -> bool {
        let within =
            area.x >= 0 && area.y >= 0 && area.x + area.width <= self.width && area.y + area.height <= self.height;
        within && !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// A text at the first place that is free; else near the first one, pushed up or down. Left out where the
    /// whole column is taken: the table has it.
    pub fn label(&mut self, places: &[(Point, Anchor)], class: &str, text: &str) -> Option<Point> {
        let strong = class.contains("strong");
        let text = cut(text, self.width, strong);
        let free = |sheet: &Self, at: Point, anchor| sheet.is_free(text_area(at, anchor, class, &text));
        let mut found = places.iter().copied().find(|(at, anchor)| free(self, *at, *anchor));
        if found.is_none() {
            let (at, anchor) = *places.first()?;
            let (before, after) = match anchor {
                Anchor::Start => (0, text_width(&text, strong)),
                Anchor::Middle => (text_width(&text, strong) / 2, text_width(&text, strong) / 2 + 1),
                Anchor::End => (text_width(&text, strong), 0),
            };
            let x = at.x.min(self.width - after).max(before);
            let away = (0..self.height / SEARCH).flat_map(|step| [-step * SEARCH, step * SEARCH]);
            found = away.map(|by| (Point { x, y: at.y + by }, anchor)).find(|(at, anchor)| free(self, *at, *anchor));
        }
        let (at, anchor) = found?;
        self.text(at, anchor, class, &text);
        Some(at)
    }

    /// Lines across for each tick of an upward axis, named at the left of `left`.
    pub fn levels(&mut self, ticks: &Ticks, scale: &Scale, left: i32, right: i32, name: &dyn Fn(usize) -> String) {
        for (at, value) in ticks.values.iter().enumerate() {
            let y = scale.place(*value);
            let class = if *value == crate::domain::Number::ZERO { "axis" } else { "grid" };
            self.line(Point { x: left, y }, Point { x: right, y }, class);
            self.text(Point { x: left - 70, y: y + LINE / 4 }, Anchor::End, "muted", &name(at));
        }
    }

    /// Names of lines at the right of `right`, where they end, pushed apart between `top` and `bottom`.
    pub fn name_ends(&mut self, ends: &[End], right: i32, top: i32, bottom: i32) {
        let height = |end: &End| if end.note.is_empty() { LINE } else { 2 * LINE };
        let wanted: Vec<_> = ends.iter().map(|end| (end.y - height(end) / 2, height(end))).collect();
        for (end, place) in ends.iter().zip(spread(&wanted, top, bottom)) {
            let middle = Point { x: right + 90, y: place + height(end) / 2 };
            self.line(Point { x: right + 15, y: end.y }, middle, "leader");
            let at = Point { x: right + 120, y: place + 120 };
            let room = self.width - at.x;
            self.text(at, Anchor::Start, &[end.way.class(), " strong"].concat(), &cut(end.name, room, true));
            let below = Point { x: at.x, y: at.y + LINE };
            self.text(below, Anchor::Start, "muted", &cut(end.note, room, false));
        }
    }

    /// Names below an axis that goes from left to right; every second or third one where all do not fit.
    pub fn names_below(&mut self, places: &[i32], y: i32, names: &[String]) {
        let half = |name: &String| text_width(name, false) / 2 + 1;
        let within = |(x, name): (&i32, &String)| (*x).min(self.width - half(name)).max(half(name));
        let middles: Vec<_> = places.iter().zip(names).map(within).collect();
        let fits = |every: usize| {
            let shown = || middles.iter().zip(names).step_by(every);
            shown().zip(shown().skip(1)).all(|((a, one), (b, next))| b - a >= half(one) + half(next) + 60)
        };
        let every = (1..=names.len()).find(|every| fits(*every)).unwrap_or(1);
        for (x, name) in middles.iter().zip(names).step_by(every) {
            self.text(Point { x: *x, y }, Anchor::Middle, "muted", name);
        }
    }
}
