//! Section 6: from what the upgrade pays.

use crate::cases::{break_evens, scenario};
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
    assert_eq!(show(break_evens(vec![vendor], text).seats), expected, "{text}");
}

#[track_caller]
fn leavers(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(show(break_evens(vec![vendor], text).leavers), expected, "{text}");
}

#[track_caller]
fn rate(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(show(break_evens(vec![vendor], text).rate), expected, "{text}");
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

mod price {
    use super::*;

    /// Base and careful, at most 10 decimals: by the seat-month, by discount.
    fn found(vendor: Vendor, text: &str) -> [[String; 2]; 2] {
        let scenario = scenario(text).resolved(&crate::cases::catalog(vec![vendor.clone()]));
        let found = PriceBreakEvens::of(&vendor, &scenario.apps[0], &scenario.company, scenario.apps.len());
        [found.seat_month, found.discount].map(|corners| [show(corners.base), show(corners.careful)])
    }

    #[track_caller]
    fn worth_paying(vendor: Vendor, text: &str, base: &str, careful: &str) {
        assert_eq!(found(vendor, text)[0], [base, careful], "{text}");
    }

    #[track_caller]
    fn discount(vendor: Vendor, text: &str, base: &str, careful: &str) {
        assert_eq!(found(vendor, text)[1], [base, careful], "{text}");
    }

    const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

    /// By hand 1,036.916, 93.40 stays: 943.516 over 600 seat-months above $89, and the part of $139 that is
    /// too much: (30,000 − 943.516) / 83,400.
    #[test]
    fn a_seat_of_the_plan_with_scim() {
        let price = "up to 90.5725266667";
        worth_paying(kustomer(), KUSTOMER, price, price);
        discount(kustomer(), KUSTOMER, "from 34.8399088729", "from 34.8399088729");
        // What was entered for the target does not matter to what it may cost.
        for entered in ["quote:1", "seat:500", "discount:40"] {
            worth_paying(kustomer(), &format!("{KUSTOMER},{entered}"), price, price);
        }
        discount(kustomer(), &format!("{KUSTOMER},discount:40"), "from 34.8399088729", "from 34.8399088729");
        // With 5,000 once: 89 − (5,000 − 943.516) / 600.
        worth_paying(kustomer(), &format!("{KUSTOMER},once:5000"), "up to 82.2391933333", "up to 82.2391933333");
        // 60,000 once are more than the current plan and what is saved: 53,400 + 943.516.
        worth_paying(kustomer(), &format!("{KUSTOMER},once:60000"), "never", "never");
        discount(kustomer(), &format!("{KUSTOMER},once:60000"), "never", "never");
        worth_paying(kustomer(), &format!("{KUSTOMER},once:54343.516"), "up to 0", "up to 0");
        worth_paying(kustomer(), &format!("{KUSTOMER},once:54343.517"), "never", "never");
        discount(kustomer(), &format!("{KUSTOMER},once:54343.516"), "from 100", "from 100");
        // A discount on the current plan too: 10% of 53,400 less, and of the waste, 376.6035.
        let text = format!("{KUSTOMER},now-discount:10");
        worth_paying(kustomer(), &text, "up to 81.6097594167", "up to 81.6097594167");
    }

    /// Leavers stay manual: an unused licence costs the target's seat, 0.352625 × 12 a seat-month's dollar.
    /// 1,036.916 − 288.70 − 176.3125 = 571.9035; (53,400 + 571.9035) / (600 + 4.2315).
    #[test]
    fn a_dearer_seat_is_a_dearer_unused_licence() {
        let text = format!("{KUSTOMER}&idp=google");
        worth_paying(kustomer(), &text, "up to 89.3232204875", "up to 89.3232204875");
        discount(kustomer(), &text, "from 35.7386902968", "from 35.7386902968");
    }

    /// The part above what one has costs only 75%: a step of 943.516 / 0.75. In the other direction nothing
    /// is bought anyway: with 5,000 once the step is −4,056.484 as without it.
    #[test]
    fn the_share_bought_anyway_bends_the_line() {
        let text = format!("{KUSTOMER},anyway:25");
        worth_paying(kustomer(), &text, "up to 91.0967022222", "up to 91.0967022222");
        discount(kustomer(), &text, "from 34.4628041567", "from 34.4628041567");
        let text = format!("{KUSTOMER},anyway:25,once:5000");
        worth_paying(kustomer(), &text, "up to 82.2391933333", "up to 82.2391933333");
        discount(kustomer(), &text, "from 40.8351127098", "from 40.8351127098");
        // All of it: the price does not matter, unless it has to make up for what is paid once.
        let text = format!("{KUSTOMER},anyway:100");
        worth_paying(kustomer(), &text, "always", "always");
        discount(kustomer(), &text, "always", "always");
        let text = format!("{KUSTOMER},anyway:100,once:943.516");
        worth_paying(kustomer(), &text, "always", "always");
        let text = format!("{KUSTOMER},anyway:100,once:1000");
        worth_paying(kustomer(), &text, "up to 88.90586", "up to 88.90586");
    }

    /// $4 to $6 now. By hand: waste 0.352625 × 48 to 72 a year, so 677.2385 to 685.7015, less 93.40. At base
    /// 60 × 50 + 588.07 over 600; carefully 48 × 50 + 583.8385.
    #[test]
    fn a_range_has_a_base_and_a_careful_corner() {
        let vendor = || Vendor { changes_follow: false, ..pair(seat_month("4..6"), seat_month("8..10")) };
        let text = "app=pair,a,b,50";
        worth_paying(vendor(), text, "up to 5.9801166667", "up to 4.9730641667");
        // 5,400 − 3,588.07 over 5,400; 6,000 − 2,983.8385 over 6,000.
        discount(vendor(), text, "from 33.5542592593", "from 50.2693583333");
        // An own price is one; by hand is the range: the discount is on 8.
        let text = "app=pair,a,b,50,seat:8";
        discount(vendor(), text, "from 25.2485416667", "from 37.8366979167");
    }

    #[test]
    fn what_was_quoted_is_discounted_too() {
        // (60,000 − 54,343.516) / 60,000, the same by the seat.
        discount(kustomer(), &format!("{KUSTOMER},quote:60000"), "from 9.4274733333", "from 9.4274733333");
        discount(kustomer(), &format!("{KUSTOMER},seat:100"), "from 9.4274733333", "from 9.4274733333");
        discount(kustomer(), &format!("{KUSTOMER},quote:54343.516"), "always", "always");
    }

    /// Nothing now; 12 a seat-year for 100, at least so much. SCIM saves 12.13825 a seat, less what is paid once.
    #[test]
    fn a_minimum_spend_ends_the_discount() {
        let least = |amount: &str, once: &str| {
            let mut vendor = to(seat_month("1"));
            vendor.plans[1].prices[0].minimum_spend = Some(crate::cases::number(amount));
            (vendor, format!("{PAIR},once:{once}"))
        };
        let check = |amount: &str, once: &str, expected: &str| {
            let (vendor, text) = least(amount, once);
            discount(vendor, &text, expected, expected);
        };
        // 1,213.825 − 500 are left of 1,200: 40.5%, before the minimum at half of it.
        check("600", "500", "from 40.5145833333");
        // 1,213.825 − 613.825 is the minimum, a little more is not reached.
        check("600", "613.825", "from 50");
        check("600", "613.826", "never");
        check("600", "0", "always");
        check("0", "613.826", "from 50.0000833333");
        check("0", "1213.826", "never");
    }

    #[test]
    fn what_takes_no_discount_says_always_or_never() {
        // The discount on the target is not for what is reported net, nor for a difference that is printed.
        let net = |now: &str| {
            let mut vendor = pair(seat_month(now), seat_month("9"));
            vendor.plans[1].prices[0].net = true;
            vendor
        };
        discount(net("1"), "app=pair,a,b,50", "never", "never");
        discount(net("9"), "app=pair,a,b,50", "always", "always");
        let mut exact = ironclad();
        for row in &mut exact.published_steps[0].rows {
            row.uplift = crate::cases::amount("35000");
        }
        discount(exact, "app=ironclad,standard,enterprise,120", "never", "never");
    }

    /// Guard's own price: 660.3125 are saved, less 53.40, and the plan's unused licences, 0.352625 × 67.50 in the
    /// middle of 63 to 72: 630.714... over 600; carefully 0.352625 × 63.
    #[test]
    fn an_add_on_has_its_own_price() {
        let text = "app=confluence,standard,guard,50&billing=monthly";
        worth_paying(confluence(), text, "up to 1.0511911458", "up to 1.0485464583");
        // Of $4.20.
        discount(confluence(), text, "from 74.9716393849", "from 75.0346081349");
        // The plan's price is not known: at least 606.9125 are saved.
        let text = "app=confluence,unpriced,guard,50&billing=monthly";
        worth_paying(confluence(), text, "unknown", "up to 1.0115208333");
        discount(confluence(), text, "unknown", "from 75.9161706349");
    }

    #[test]
    fn where_a_price_is_missing_or_there_is_nothing_to_buy() {
        // The target's price is what is asked for; what one pays now has to be known.
        worth_paying(
            pigment(),
            "app=pigment,professional,enterprise,50,now-seat:100",
            "up to 101.6501041667",
            "up to 101.6501041667",
        );
        discount(pigment(), "app=pigment,professional,enterprise,50,now-seat:100", "unknown", "unknown");
        worth_paying(kustomer_without_current_price(), KUSTOMER, "unknown", "unknown");
        // "At least $10" now: what is above it may be a step up or down. With 1,000 once it is a step down.
        let open = || pair(seat_month("10+"), seat_month("20"));
        worth_paying(open(), "app=pair,a,b,50", "unknown", "unknown");
        // 606.9125 and 0.352625 × 120 are saved: 10 − 350.7725 / 600.
        worth_paying(open(), "app=pair,a,b,50,once:1000", "unknown", "up to 9.4153791667");
        worth_paying(absent(), "app=absent,team,,50", "unknown", "unknown");
        worth_paying(included(), "app=included,team,,50", "unknown", "unknown");
        worth_paying(unclear(), "app=unclear,team,,50", "unknown", "unknown");
        // No exchange rate. At 2 dollars a euro 660.3125 + 0.352625 × 240 − 93.40 = $651.5425 are saved, €325.77125.
        worth_paying(euro(), "app=euro,a,b,50", "unknown", "unknown");
        worth_paying(euro(), "app=euro,a,b,50&fx-eur=2", "up to 10.5429520833", "up to 10.5429520833");
    }
}
