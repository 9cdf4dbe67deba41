//! What it costs at other numbers of seats, and from how many on the upgrade costs no more.

use crate::domain::{AppReport, AtSeats, BreakEven};
use crate::present::chart::{BySeats, Chart, Layout, SeatLine, SeatPoint, Way, by_seats as chart};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// Cost by seats in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatsView {
    /// From how many seats on the upgrade costs no more.
    pub says: String,
    /// The ways by seats, or why there is no chart.
    pub chart: Result<Chart, String>,
}

/// Up to how many seats to look: twice one's own, and beyond where the two ways cost the same.
pub fn seats_shown(app: &AppReport) -> u32 {
    let even = even(app).unwrap_or(0);
    let most = app.seats.max(even).saturating_mul(2).clamp(20, 1_000_000);
    app.target_plan().and_then(|plan| plan.max_seats).map_or(most, |limit| most.min(limit.max(app.seats)))
}

/// The costs of an app at other numbers of seats.
pub fn seats(app: &AppReport, points: &[AtSeats], layout: Layout, numbers: &Numbers) -> SeatsView {
    let line = |way, name: &str, cost: &dyn Fn(&AtSeats) -> Option<crate::domain::Estimate>| SeatLine {
        way,
        name: name.into(),
        points: points
            .iter()
            .filter_map(|at| Some(SeatPoint { seats: at.seats, cost: cost(at)?, step: false }))
            .collect(),
    };
    let lines =
        vec![line(Way::Hand, "By hand", &|at| Some(at.by_hand)), line(Way::Upgrade, "Upgrade", &|at| at.upgrade)];
    let lines = lines.into_iter().filter(|line| !line.points.is_empty()).collect();
    let input = BySeats { currency: "USD".into(), lines, even: app.break_evens.seats, seats: app.seats, years: 1 };
    SeatsView { says: says(app, numbers), chart: chart(&input, layout, numbers) }
}

fn even(app: &AppReport) -> Option<u32> {
    match app.break_evens.seats {
        BreakEven::From(seats) => seats.to_string().parse().ok(),
        _ => None,
    }
}

fn says(app: &AppReport, numbers: &Numbers) -> String {
    match app.break_evens.seats {
        BreakEven::From(seats) => {
            let seats = plural(&numbers.count(seats, 0), "seat", "seats");
            fill("From {} on, the upgrade costs no more than doing it by hand.", &[&seats])
        }
        BreakEven::UpTo(seats) => {
            let seats = plural(&numbers.count(seats, 0), "seat", "seats");
            fill("Up to {}, the upgrade costs no more than doing it by hand.", &[&seats])
        }
        BreakEven::Always => "At any number of seats, the upgrade costs no more than doing it by hand.".into(),
        BreakEven::Never => "At no number of seats does the upgrade get cheaper than doing it by hand.".into(),
        BreakEven::Unknown => "A price is missing, so where the two cost the same cannot be said.".into(),
    }
}
