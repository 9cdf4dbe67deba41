//! Charts as placed values: every mark has its place, every chart its table and its words. Pure.
//!
//! Coordinates are whole tenths of a unit of the view box, so that the same input gives the same marks
//! everywhere. What is drawn is told apart by class only; `assets/decision.css` has the colours.

mod by_app;
mod by_seats;
mod distribution;
mod draw;
mod money;
mod picture;
mod scale;
mod sensitivity;
mod shares;
mod svg;
mod text;
mod years;
mod years_bars;
mod years_sums;

pub use by_app::{AppCost, ByApp, by_app};
pub use by_seats::{BySeats, SeatLine, SeatPoint, by_seats};
pub use distribution::{Bin, Distribution, distribution};
pub use picture::{Look, Picture, picture};
pub use sensitivity::{Sensitivity, Swing, sensitivity};
pub use shares::{ShareKind, SharePart, Shares, shares};
pub use svg::{Shape, svg, tenths};
pub use text::text_width;
pub use years::{Kind, WayYears, Years, years};

/// For which width a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// 720 units: a desk, or paper.
    Wide,
    /// 340 units: a phone.
    Narrow,
}

impl Layout {
    /// The width of a chart in tenths of a unit.
    pub fn width(self) -> i32 {
        match self {
            Self::Wide => 7_200,
            Self::Narrow => 3_400,
        }
    }
}

/// One of the ways that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Going on by hand.
    Hand,
    /// Buying the plan with SCIM.
    Upgrade,
    /// Buying another tool.
    Other,
}

impl Way {
    /// Its class in `assets/decision.css`.
    pub fn class(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Upgrade => "upgrade",
            Self::Other => "other",
        }
    }
}

/// A place in a chart, in tenths of a unit from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A rectangle in a chart, in tenths of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Never below zero.
    pub width: i32,
    /// Never below zero.
    pub height: i32,
}

impl Area {
    /// Whether the two have a point in common that is not on an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// Where a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// What is drawn, in the order in which it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Rect {
        /// Where.
        area: Area,
        /// Which kind of thing it is.
        class: String,
    },
    /// Lines from point to point, or areas within them.
    Path {
        /// Each a line of at least two points.
        lines: Vec<Vec<Point>>,
        /// Whether each goes back to its first point.
        closed: bool,
        /// Which kind of thing it is.
        class: String,
    },
    /// A round marker.
    Dot {
        /// Its middle.
        at: Point,
        /// In tenths of a unit.
        radius: i32,
        /// Which kind of thing it is.
        class: String,
    },
    /// A line of text.
    Text {
        /// The base line at its anchor.
        at: Point,
        /// Which part of it stands there.
        anchor: Anchor,
        /// Which kind of thing it is.
        class: String,
        /// As it is shown.
        text: String,
    },
}

/// What pointer and keyboard read at a place of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The part of the chart that it stands for.
    pub area: Area,
    /// A sentence with the values.
    pub text: String,
}

/// A chart with what says the same without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is about.
    pub title: String,
    /// What it shows, with the figures: one or two sentences.
    pub summary: String,
    /// In tenths of a unit.
    pub width: i32,
    /// In tenths of a unit.
    pub height: i32,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// What the columns of the table hold.
    pub head: Vec<String>,
    /// The rows of the table; the first cell of each is what the row is about.
    pub rows: Vec<Vec<String>>,
    /// What is read, in the order in which one steps through.
    pub readings: Vec<Reading>,
}
