//! From where the upgrade pays, and what it costs at other numbers of seats.

use crate::domain::{AppReport, AtSeats, BreakEven, BreakEvens};
use crate::present::chart::{BySeats, Chart, Layout, SeatLine, SeatPoint, Way, by_seats as chart};
use crate::present::{Numbers, break_evens};

/// Cost by seats in words and as a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatsView {
    /// From how many seats, leavers and dollars an hour on the upgrade costs no more.
    pub says: Vec<String>,
    /// The ways by seats, or why there is no chart.
    pub chart: Result<Chart, String>,
}

/// Up to how many seats to look: twice one's own, and beyond where the two ways cost the same.
pub fn seats_shown(app: &AppReport, found: BreakEvens) -> u32 {
    let even = even(found).unwrap_or(0);
    let most = app.seats.max(even).saturating_mul(2).clamp(20, 1_000_000);
    app.target_plan().and_then(|plan| plan.max_seats).map_or(most, |limit| most.min(limit.max(app.seats)))
}

/// The costs of an app at other numbers of seats.
pub fn seats(app: &AppReport, found: BreakEvens, points: &[AtSeats], layout: Layout, numbers: &Numbers) -> SeatsView {
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
    let input = BySeats { currency: "USD".into(), lines, even: found.seats, seats: app.seats, years: 1 };
    SeatsView { says: says(app, found, numbers), chart: chart(&input, layout, numbers) }
}

fn even(found: BreakEvens) -> Option<u32> {
    match found.seats {
        BreakEven::From(seats) => seats.to_string().parse().ok(),
        _ => None,
    }
}

fn says(app: &AppReport, found: BreakEvens, numbers: &Numbers) -> Vec<String> {
    let says = break_evens(found, numbers);
    match (says.is_empty(), app.money.upgrade_lines.is_none()) {
        (false, _) => says,
        (true, true) => vec!["There is no upgrade to weigh here.".into()],
        (true, false) => vec!["A price is missing, so where the two cost the same cannot be said.".into()],
    }
}
