//! Charts as messages: what a worker has placed is drawn by the page.

use crate::present::chart::{Anchor, Area, Chart, Mark, Point, Reading};
use serde::{Deserialize, Serialize};

/// A chart, or the sentence that says why there is none.
pub type SentChart = Result<Placed, String>;

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    title: String,
    summary: String,
    size: [i32; 2],
    marks: Vec<PlacedMark>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    readings: Vec<([i32; 4], String)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum PlacedMark {
    Rect([i32; 4], String),
    Path(Vec<Vec<[i32; 2]>>, bool, String),
    Dot([i32; 2], i32, String),
    /// Its place, which part of it stands there, class and text.
    Text([i32; 2], Side, String, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Side {
    Start,
    Middle,
    End,
}

fn sent_area(Area { x, y, width, height }: Area) -> [i32; 4] {
    [x, y, width, height]
}

fn area([x, y, width, height]: [i32; 4]) -> Area {
    Area { x, y, width, height }
}

fn sent_point(Point { x, y }: Point) -> [i32; 2] {
    [x, y]
}

fn point([x, y]: [i32; 2]) -> Point {
    Point { x, y }
}

/// Makes a message of a chart.
pub fn send(chart: Result<Chart, String>) -> SentChart {
    let chart = chart?;
    Ok(Placed {
        title: chart.title,
        summary: chart.summary,
        size: [chart.width, chart.height],
        marks: chart.marks.into_iter().map(PlacedMark::from).collect(),
        head: chart.head,
        rows: chart.rows,
        readings: chart.readings.into_iter().map(|reading| (sent_area(reading.area), reading.text)).collect(),
    })
}

/// The chart of a message.
pub fn receive(sent: SentChart) -> Result<Chart, String> {
    let sent = sent?;
    let [width, height] = sent.size;
    Ok(Chart {
        title: sent.title,
        summary: sent.summary,
        width,
        height,
        marks: sent.marks.into_iter().map(Mark::from).collect(),
        head: sent.head,
        rows: sent.rows,
        readings: sent.readings.into_iter().map(|(at, text)| Reading { area: area(at), text }).collect(),
    })
}

impl From<Mark> for PlacedMark {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Rect { area, class } => Self::Rect(sent_area(area), class),
            Mark::Path { lines, closed, class } => {
                let lines = lines.into_iter().map(|line| line.into_iter().map(sent_point).collect());
                Self::Path(lines.collect(), closed, class)
            }
            Mark::Dot { at, radius, class } => Self::Dot(sent_point(at), radius, class),
            Mark::Text { at, anchor, class, text } => {
                let side = match anchor {
                    Anchor::Start => Side::Start,
                    Anchor::Middle => Side::Middle,
                    Anchor::End => Side::End,
                };
                Self::Text(sent_point(at), side, class, text)
            }
        }
    }
}

impl From<PlacedMark> for Mark {
    fn from(mark: PlacedMark) -> Self {
        match mark {
            PlacedMark::Rect(at, class) => Self::Rect { area: area(at), class },
            PlacedMark::Path(lines, closed, class) => {
                let lines = lines.into_iter().map(|line| line.into_iter().map(point).collect());
                Self::Path { lines: lines.collect(), closed, class }
            }
            PlacedMark::Dot(at, radius, class) => Self::Dot { at: point(at), radius, class },
            PlacedMark::Text(at, side, class, text) => {
                let anchor = match side {
                    Side::Start => Anchor::Start,
                    Side::Middle => Anchor::Middle,
                    Side::End => Anchor::End,
                };
                Self::Text { at: point(at), anchor, class, text }
            }
        }
    }
}
