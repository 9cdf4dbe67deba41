//! A chart as a picture that stands by itself: its title above it, its colours and its font in it.

use super::svg::{escaped, tenths};
use super::text::cut;
use super::{Chart, text_width};
use crate::present::fill::fill;

/// How a picture looks where a chart on the page takes it from style sheets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The colour behind everything.
    pub paper: String,
    /// The colour of the title.
    pub ink: String,
    /// The family of the font.
    pub font: String,
    /// For each mark of the chart the attributes that stand in for style sheets: `fill`, `stroke` and so on.
    pub marks: Vec<Vec<(&'static str, String)>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// As a file of SVG.
    pub svg: String,
    /// In units, which are pixels of the page.
    pub width: u32,
    /// In units.
    pub height: u32,
}

/// Around the chart, in tenths of a unit.
const MARGIN: i32 = 160;
/// The room of the title.
const TITLE: i32 = 260;

/// A chart as a picture.
///
/// ```
/// use scim_tax::present::Numbers;
/// use scim_tax::present::chart::{Layout, Look, ShareKind, SharePart, Shares, picture, shares};
/// let part = SharePart { kind: ShareKind::Priced, apps: 1, seats: 50, names: String::new() };
/// let chart = shares(&Shares { parts: vec![part] }, Layout::Wide, &Numbers::default()).unwrap();
/// let picture = picture(&chart, &Look::default());
/// assert_eq!(picture.width, 720 + 2 * 16);
/// ```
pub fn picture(chart: &Chart, look: &Look) -> Picture {
    let (width, height) = (chart.width + 2 * MARGIN, chart.height + 2 * MARGIN + TITLE);
    let whole = |tenths: i32| tenths.unsigned_abs().div_ceil(10);
    let (width, height) = (whole(width), whole(height));
    let size = [width.to_string(), height.to_string()];
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" font-family=\"{}\" font-size=\"12.5\">\n<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n";
    let (font, paper) = (escaped(&look.font), escaped(&look.paper));
    let mut svg = fill(head, &[&size[0], &size[1], &size[0], &size[1], &font, &size[0], &size[1], &paper]);
    let title = cut(&chart.title, chart.width - text_width(" ", true), true);
    let line = "<text x=\"{}\" y=\"{}\" font-weight=\"600\" font-size=\"14\" fill=\"{}\">{}</text>\n";
    svg.push_str(&fill(line, &[&tenths(MARGIN), &tenths(MARGIN + 120), &escaped(&look.ink), &escaped(&title)]));
    svg.push_str(&fill("<g transform=\"translate({} {})\">\n", &[&tenths(MARGIN), &tenths(MARGIN + TITLE)]));
    let mut looks = look.marks.iter();
    for mark in &chart.marks {
        let shape = mark.shape();
        svg.push_str(&fill("<{}", &[shape.tag]));
        let own = shape.attributes.iter().filter(|(name, _)| *name != "class");
        for (name, value) in own.chain(looks.next().into_iter().flatten()) {
            svg.push_str(&fill(" {}=\"{}\"", &[name, &escaped(value)]));
        }
        match shape.tag {
            "text" => svg.push_str(&fill(">{}</text>\n", &[&escaped(shape.text)])),
            _ => svg.push_str("/>\n"),
        }
    }
    svg.push_str("</g>\n</svg>\n");
    Picture { svg, width, height }
}
