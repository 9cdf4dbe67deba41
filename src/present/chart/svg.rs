//! Marks as elements of SVG: for the page, which makes them one by one, and as text.

use super::text::SIZE;
use super::{Anchor, Area, Chart, Mark, Point};
use crate::present::fill::fill;

/// An element of SVG without what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape<'a> {
    /// Its name.
    pub tag: &'static str,
    /// Its attributes, the class last.
    pub attributes: Vec<(&'static str, String)>,
    /// The text in it.
    pub text: &'a str,
}

/// Tenths of a unit as a number of units.
///
/// ```
/// use scim_tax::present::chart::tenths;
/// assert_eq!((tenths(125), tenths(120), tenths(-5)), ("12.5".into(), "12".into(), "-0.5".into()));
/// ```
pub fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    match rest {
        0 => fill("{}{}", &[sign, &whole.to_string()]),
        _ => fill("{}{}.{}", &[sign, &whole.to_string(), &rest.to_string()]),
    }
}

impl Mark {
    /// The element that draws it.
    pub fn shape(&self) -> Shape<'_> {
        let (tag, mut attributes, class, text) = match self {
            Self::Rect { area: Area { x, y, width, height }, class } => {
                let size = [("x", x), ("y", y), ("width", width), ("height", height)];
                ("rect", size.map(|(name, value)| (name, tenths(*value))).to_vec(), class, "")
            }
            Self::Path { lines, closed, class } => ("path", vec![("d", path(lines, *closed))], class, ""),
            Self::Dot { at, radius, class } => {
                let place = [("cx", at.x), ("cy", at.y), ("r", *radius)];
                ("circle", place.map(|(name, value)| (name, tenths(value))).to_vec(), class, "")
            }
            Self::Text { at, anchor, class, text } => {
                let mut place = vec![("x", tenths(at.x)), ("y", tenths(at.y))];
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => place.push(("text-anchor", "middle".into())),
                    Anchor::End => place.push(("text-anchor", "end".into())),
                }
                ("text", place, class, text.as_str())
            }
        };
        attributes.push(("class", class.clone()));
        Shape { tag, attributes, text }
    }
}

fn path(lines: &[Vec<Point>], closed: bool) -> String {
    let mut data = String::new();
    for line in lines {
        for (at, point) in line.iter().enumerate() {
            data.push_str(&fill("{}{} {}", &[if at == 0 { "M" } else { "L" }, &tenths(point.x), &tenths(point.y)]));
        }
        if closed {
            data.push('Z');
        }
    }
    data
}

/// A text as it may stand in markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// A chart as a file of its own, one element a line.
pub fn svg(chart: &Chart) -> String {
    let size = [tenths(chart.width), tenths(chart.height)];
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\">\n";
    let mut text = fill(head, &[&size[0], &size[1]]);
    text.push_str(&fill("<title>{}</title>\n", &[&escaped(&chart.title)]));
    text.push_str(&fill("<desc>{}</desc>\n", &[&escaped(&chart.summary)]));
    for mark in &chart.marks {
        let shape = mark.shape();
        text.push_str(&fill("<{}", &[shape.tag]));
        for (name, value) in &shape.attributes {
            text.push_str(&fill(" {}=\"{}\"", &[name, &escaped(value)]));
        }
        match shape.tag {
            "text" => text.push_str(&fill(">{}</text>\n", &[&escaped(shape.text)])),
            _ => text.push_str("/>\n"),
        }
    }
    text.push_str("</svg>\n");
    text
}

impl Mark {
    /// The rectangle that it is drawn in, without the width of lines; a text by what it may need at most.
    pub fn bounds(&self) -> Area {
        match self {
            Self::Rect { area, .. } => *area,
            Self::Dot { at, radius, .. } => {
                Area { x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius }
            }
            Self::Text { at, anchor, class, text } => text_area(*at, *anchor, class, text),
            Self::Path { lines, .. } => {
                let all = || lines.iter().flatten();
                let (left, top) = (all().map(|at| at.x).min(), all().map(|at| at.y).min());
                let (right, bottom) = (all().map(|at| at.x).max(), all().map(|at| at.y).max());
                let (x, y) = (left.unwrap_or(0), top.unwrap_or(0));
                Area { x, y, width: right.unwrap_or(0) - x, height: bottom.unwrap_or(0) - y }
            }
        }
    }
}

/// What a text needs at most.
pub(super) fn text_area(at: Point, anchor: Anchor, class: &str, text: &str) -> Area {
    let width = super::text::text_width(text, class.contains("strong"));
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2,
        Anchor::End => at.x - width,
    };
    Area { x, y: at.y - SIZE * 19 / 20, width, height: SIZE * 6 / 5 }
}
