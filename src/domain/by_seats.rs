//! What the ways cost at other numbers of seats, everything else as entered.

use super::catalog::Vendor;
use super::estimate::Estimate;
use super::options::Money;
use super::scenario::{App, Company};

/// The most numbers of seats looked at: more than a chart has places for.
const MOST_POINTS: u32 = 120;

/// What the ways cost at a number of seats, dollars a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtSeats {
    /// The number.
    pub seats: u32,
    /// Option A.
    pub by_hand: Estimate,
    /// Option B; `None` where there is no plan with SCIM to buy.
    pub upgrade: Option<Estimate>,
}

/// The costs from 1 seat up to `most`: at each number, or where that is too many at even distances, and at the
/// entered number in any case.
pub fn by_seats(vendor: &Vendor, app: &App, company: &Company, apps: usize, most: u32) -> Vec<AtSeats> {
    let points = most.clamp(2, MOST_POINTS);
    let spread = |at: u32| 1 + u64::from(most.max(2) - 1) * u64::from(at) / u64::from(points - 1);
    let mut seats: Vec<u32> = (0..points).filter_map(|at| u32::try_from(spread(at)).ok()).collect();
    seats.push(app.seats);
    seats.sort_unstable();
    seats.dedup();
    let at = |seats: u32| {
        let money = Money::of(vendor, &App { seats, ..app.clone() }, company, apps);
        AtSeats { seats, by_hand: money.hand(), upgrade: money.upgrade_total() }
    };
    seats.into_iter().filter(|seats| *seats <= most.max(app.seats)).map(at).collect()
}
