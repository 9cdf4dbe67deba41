//! Section 6: from what the upgrade pays.

use crate::cases::{run_with, scenario};
use crate::vendors::*;
use scim_tax::domain::*;

fn show(found: BreakEven) -> String {
    match found {
        BreakEven::From(value) => format!("from {}", value.to_ten_decimals()),
        BreakEven::UpTo(value) => format!("up to {}", value.to_ten_decimals()),
        BreakEven::Always => "always".into(),
        BreakEven::Never => "never".into(),
        BreakEven::Unknown => "unknown".into(),
    }
}

#[track_caller]
fn seats(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(show(run_with(vec![vendor], text).break_evens.seats), expected, "{text}");
}

#[track_caller]
fn leavers(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(show(run_with(vec![vendor], text).break_evens.leavers), expected, "{text}");
}

#[track_caller]
fn rate(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(show(run_with(vec![vendor], text).break_evens.rate), expected, "{text}");
}

/// Nothing to a charge. SCIM saves 12.13825 a seat and year: 0.217 × 36 + 0.1 × 8 = 8.612 minutes at
/// a dollar, and 0.217 × 6.5% × 250 = 3.52625.
fn to(charge: Charge) -> Vendor {
    pair(flat_year("0"), charge)
}

const PAIR: &str = "app=pair,a,b,100";

#[test]
fn seats_of_plans_sold_by_the_seat() {
    seats(kustomer(), "app=kustomer,enterprise,ultimate,50", "never");
    seats(github(), "app=github,team,enterprise-cloud,50", "never");
    // $1 a seat-month is 12 a year, less than it saves; $1.02 is 12.24.
    seats(to(seat_month("1")), PAIR, "always");
    seats(to(seat_month("1.02")), PAIR, "never");
}

#[test]
fn seats_of_a_flat_target() {
    // 6,000 / 12.13825 = 494.3.
    seats(to(flat_year("6000")), PAIR, "from 495");
    // The number of seats entered does not matter.
    seats(to(flat_year("6000")), "app=pair,a,b,3", "from 495");
    // 495 × 12.13825 = 6,008.43375: at exactly that, B = A.
    seats(to(flat_year("6008.43375")), PAIR, "from 495");
    seats(to(flat_year("6008.43376")), PAIR, "from 496");
    // 12.13825 × 1,000,000 is the most that it can save.
    seats(to(flat_year("12138250")), PAIR, "from 1000000");
    seats(to(flat_year("12138251")), PAIR, "never");
    seats(to(flat_year("0")), PAIR, "always");
}

#[test]
fn seats_up_to_the_most_that_are_sold() {
    let sold = |target: Option<u32>, current: Option<u32>| {
        let mut vendor = to(flat_year("6000"));
        vendor.plans[0].max_seats = current;
        vendor.plans[1].max_seats = target;
        vendor
    };
    seats(sold(Some(495), None), PAIR, "from 495");
    seats(sold(Some(494), None), PAIR, "never");
    seats(sold(Some(5000), Some(494)), PAIR, "never");
    // The last band ends: not sold beyond it.
    let closed = |most| to(bands(Mode::Lump, &[(100, "500"), (most, "500")]));
    seats(closed(600), PAIR, "from 495");
    seats(closed(400), PAIR, "never");
}

#[test]
fn seats_with_a_minimum() {
    // 0.50 × 12 = 6 a seat-year, at least for 1,000: 6,000.
    seats(to(super::vendors::seats("0.5", 0, 1000, 1)), PAIR, "from 495");
    // The same as a minimum spend.
    let mut vendor = to(seat_month("0.5"));
    vendor.plans[1].prices[0].minimum_spend = Some(crate::cases::number("6000"));
    seats(vendor, PAIR, "from 495");
}

#[test]
fn seats_in_packs() {
    // 600 for each fifty. 86 packs for 4,251 seats: 51,600 against 51,599.70. 87 packs: 4,301 save 52,206.61.
    seats(to(super::vendors::seats("1", 0, 0, 50)), PAIR, "from 4252");
}

#[test]
fn seats_in_bands() {
    // Lumps a year of 1,200 up to 100 seats, 24,000 up to 1,000, 30,000 beyond: 30,000 / 12.13825 = 2,471.5.
    let lumps = bands(Mode::Lump, &[(100, "100"), (1000, "2000"), (0, "2500")]);
    seats(to(lumps), PAIR, "from 2472");
    // Volume: 24 a seat-year up to 100, then 9.60.
    seats(to(bands(Mode::Volume, &[(100, "2"), (0, "0.8")])), PAIR, "from 101");
    // Graduated: 2,400 for the first 100, which save 1,213.825; then 9.60: 1,186.175 / 2.53825 = 467.3 more.
    seats(to(bands(Mode::Graduated, &[(100, "2"), (0, "0.8")])), PAIR, "from 568");
}

#[test]
fn seats_by_a_published_step() {
    // No role changes follow: 11.33825 a seat. 75,000 / 11.33825 = 6,614.8.
    let text = "app=ironclad,standard,enterprise,120";
    let mut exact = ironclad();
    for (row, uplift) in exact.published_steps[0].rows.iter_mut().zip(["35000", "35000", "75000"]) {
        row.uplift = crate::cases::amount(uplift);
    }
    seats(exact, text, "from 6615");
}

#[test]
fn an_open_price_has_no_break_even() {
    let text = "app=ironclad,standard,enterprise,120";
    seats(ironclad(), text, "unknown");
    leavers(ironclad(), text, "unknown");
    rate(ironclad(), text, "unknown");
    let flat = |price: &str| to(flat_year(price));
    // The middle of a range, not the end of an open price.
    seats(flat("5000..7000"), PAIR, "from 495");
    seats(flat("6000+"), PAIR, "unknown");
    rate(flat("6000+"), "app=pair,a,b,600", "unknown");
    leavers(flat("6000+"), "app=pair,a,b,600", "unknown");
    // Waste by hand at a seat price that is not known.
    leavers(confluence(), "app=confluence,unpriced,guard,50", "unknown");
    seats(confluence(), "app=confluence,unpriced,guard,50", "unknown");
    // Open for the most seats only, or below them.
    seats(to(bands(Mode::Lump, &[(600, "500"), (0, "500+")])), PAIR, "unknown");
    seats(to(bands(Mode::Lump, &[(600, "500+"), (0, "500")])), PAIR, "from 601");
}

#[test]
fn seats_where_a_price_is_missing() {
    seats(pigment(), "app=pigment,professional,enterprise,50", "unknown");
    seats(absent(), "app=absent,team,,50", "unknown");
}

#[test]
fn seats_with_a_quote_for_the_year() {
    // The step is 1,000 whatever the seats. Waste by hand, 0.217 × 6.5% × 6 / 12 × 60,000 in all, is 423.15:
    // 576.85 / 12.13825 = 47.5.
    let quotes = "app=pair,a,b,70,now-quote:60000,quote:61000";
    seats(to(flat_year("0")), quotes, "from 48");
    // A seventh of the staff leaves: quotients that are not exact do not hide the crossing. Each seat
    // saves 36/7 + 0.8 + 16.25/7 = 8.2642857...; waste in all 1,000 × 6.5% / 14 = 4.642857...; 11.5.
    seats(to(flat_year("0")), "app=pair,a,b,7,now-quote:1000,quote:1100&leavers=100n&employees=700", "from 12");
}

#[test]
fn leavers_by_hand() {
    let text = "app=kustomer,enterprise,ultimate,50";
    // Even if all leave: 86.96 each × 50 is less than 30,000.
    leavers(kustomer(), text, "never");
    // A step of 1,000 / (50 × (36 + 16.25 + 34.71)).
    leavers(kustomer(), &format!("{text},now-seat:89,quote:54400"), "from 22.9990800368");
    leavers(kustomer(), &format!("{text},now-seat:89,quote:53000"), "always");
    // An exact number of people is one way to enter the same rate.
    leavers(kustomer(), &format!("{text},now-seat:89,quote:54400&leavers=12n"), "from 22.9990800368");
}

#[test]
fn leavers_can_make_the_upgrade_dearer() {
    // With Google leavers stay: each saves 18 minutes of adding and wastes a seat that costs 600 more,
    // 19.50. A step of −30 lasts until 50 × 1.50 a leaver.
    let vendor = pair(flat_year("30030"), seat_month("50"));
    leavers(vendor, "app=pair,a,b,50&idp=google", "up to 40");
}

#[test]
fn the_hourly_rate() {
    let text = "app=kustomer,enterprise,ultimate,50";
    // 6.51 hours are saved: (30,000 − 176.3125 − 376.6035) / 6.51.
    rate(kustomer(), text, "from 4523.3615975422");
    // With all three events 7.17666... hours: 29,447.084 × 3 / 21.53.
    rate(kustomer_where_changes_follow(), text, "from 4103.170088249");
    rate(kustomer(), &format!("{text},quote:53900"), "always");
    rate(kustomer(), &format!("{text},quote:200000"), "never");
    // Nothing is saved, tokens take 10 hours: a step of −300 lasts until $30.
    let vendor = pair(flat_year("1300"), flat_year("1000"));
    rate(vendor, "app=pair,a,b,50&idp=none&token-hours=10", "up to 30");
}

#[test]
fn by_the_benchmark() {
    let text = "app=kustomer,enterprise,ultimate,50&manual=benchmark";
    // What stays of 6,088 is (93.4 − 50) parts of leavers in (484 − 50), and the changes:
    // 6,088 × (200 × l + 50) / (2,000 × l + 50) = 11,754 − step, with l the share of leavers.
    // Step 10,000: 6,088 × (200 l + 50) = 1,754 × (2,000 l + 50), so l = 216,700 / 2,290,400.
    leavers(kustomer(), &text.replace("50&", "50,now-seat:89,quote:63400&"), "from 9.4612294796");
    // The rate moves nothing: both keep their proportion.
    rate(kustomer(), text, "never");
}

#[test]
fn at_the_break_even_the_sign_flips() {
    let at = |seats: u32| {
        let vendor = to(flat_year("6000"));
        let mut one = scenario(PAIR);
        one.apps[0].seats = seats;
        let money = Money::of(&vendor, &one.apps[0], &one.company, 1);
        money.upgrade_total().unwrap().base().unwrap() - money.hand().base().unwrap()
    };
    assert!(at(494).is_positive());
    assert!(!at(495).is_positive());
}
