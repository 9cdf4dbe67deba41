//! Section 4: what doing it by hand costs.

use crate::cases::{run, scenario, show};
use scim_tax::domain::*;

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

/// Hours, orphaned accounts, labour, handling, unused licences, total.
#[track_caller]
fn check(more: &str, expected: [&str; 6]) {
    let money = run(&format!("{KUSTOMER}{more}")).money;
    let work = &money.by_hand;
    let [labour, handling, waste] = work.lines().map(|line| show(line.amount));
    let found = [
        work.it_hours.to_ten_decimals(),
        work.orphaned_accounts.to_ten_decimals(),
        labour,
        handling,
        waste,
        show(total(&work.lines().map(LineItem::clone))),
    ];
    assert_eq!(found, expected, "{more}");
}

#[test]
fn your_numbers() {
    // Joiners 10.85, leavers 10.85, changes 5: (217 + 217 + 50) / 60 h.
    check("", ["8.0666666667", "0.70525", "484", "176.3125", "376.6035", "1036.916"]);
    // Half the seats, half of everything.
    check_seats(25, ["4.0333333333", "0.352625", "242", "88.15625", "188.30175", "518.458"]);
    // 8 seats are at the minimum: a seat less saves nothing.
    check_seats(8, ["1.2906666667", "0.11284", "77.44", "28.21", "0", "105.65"]);
    // 9 × 0.217 × 0.065 × 0.5 × 1,068.
    check_seats(9, ["1.452", "0.126945", "87.12", "31.73625", "67.78863", "186.64488"]);
}

#[track_caller]
fn check_seats(seats: u32, expected: [&str; 6]) {
    let work = run(&format!("app=kustomer,enterprise,ultimate,{seats}")).money.by_hand;
    let [labour, handling, waste] = work.lines().map(|line| show(line.amount));
    let all = show(total(&work.lines().map(LineItem::clone)));
    let hours = [work.it_hours, work.orphaned_accounts].map(Number::to_ten_decimals);
    let [hours, orphans] = hours;
    assert_eq!([hours, orphans, labour, handling, waste, all], expected, "{seats} seats");
}

#[test]
fn each_assumption() {
    // Hours, orphans, labour, handling, waste, total; one changed at a time.
    check("&rate=75", ["8.0666666667", "0.70525", "605", "176.3125", "376.6035", "1157.916"]);
    // 5 leavers and joiners: (100 + 100 + 50) / 60 h; 5 × 0.065 = 0.325 orphans.
    check("&leavers=10", ["4.1666666667", "0.325", "250", "81.25", "173.55", "504.8"]);
    check("&changes=20", ["8.9", "0.70525", "534", "176.3125", "376.6035", "1086.916"]);
    check("&join-minutes=30", ["9.875", "0.70525", "592.5", "176.3125", "376.6035", "1145.416"]);
    check("&leave-minutes=5", ["5.3541666667", "0.70525", "321.25", "176.3125", "376.6035", "874.166"]);
    check("&change-minutes=20", ["8.9", "0.70525", "534", "176.3125", "376.6035", "1086.916"]);
    // 4 reviews of 50 accounts, 2 minutes each: 400 minutes more.
    check("&reviews=4", ["14.7333333333", "0.70525", "884", "176.3125", "376.6035", "1436.916"]);
    check("&reviews=4&review-minutes=5", ["24.7333333333", "0.70525", "1484", "176.3125", "376.6035", "2036.916"]);
    check("&missed=13", ["8.0666666667", "1.4105", "484", "352.625", "753.207", "1589.832"]);
    check("&missed=0", ["8.0666666667", "0", "484", "0", "0", "484"]);
    check("&orphan-cost=234", ["8.0666666667", "0.70525", "484", "165.0285", "376.6035", "1025.632"]);
    check("&discovery=12", ["8.0666666667", "0.70525", "484", "176.3125", "753.207", "1413.5195"]);
    // The minutes after SCIM do not matter by hand.
    check("&scim-minutes=3", ["8.0666666667", "0.70525", "484", "176.3125", "376.6035", "1036.916"]);
    // Growth adds joiners: 50 × 20% × 20 minutes.
    check("&growth=20", ["11.4", "0.70525", "684", "176.3125", "376.6035", "1236.916"]);
}

#[test]
fn just_in_time_sign_in_today_spares_most_of_adding() {
    // (10.85 × 2 + 217 + 50) / 60 h.
    check("&jit=yes", ["4.8116666667", "0.70525", "288.7", "176.3125", "376.6035", "841.616"]);
}

#[test]
fn an_exact_number_of_leavers_in_the_company() {
    // 100 of 500 employees leave: 10 of these 50 seats.
    check("&leavers=100n", ["7.5", "0.65", "450", "162.5", "347.1", "959.6"]);
    // 12 of 600: 1 of 50.
    check("&leavers=12n&employees=600", ["1.5", "0.065", "90", "16.25", "34.71", "140.96"]);
}

#[test]
fn an_unknown_seat_price_leaves_the_waste_open() {
    let money = run("app=pigment,professional,enterprise,50,now-quote:100000").money;
    // 100,000 / 50 a seat-year × 0.352625.
    assert_eq!(show(money.by_hand.unused_licences.amount), "705.25");
    let text = "app=confluence,unpriced,guard,50";
    let money = run(text).money;
    assert_eq!(show(money.by_hand.unused_licences.amount), "? seat_price_unknown");
    assert_eq!(show(money.hand()), "660.3125+");
    // Nobody is missed: nothing is wasted, whatever a seat costs.
    assert_eq!(show(run(&format!("{text}&missed=0")).money.hand()), "484");
}

#[test]
fn a_seat_more_or_less() {
    let marginal = |text: &str| {
        let upgrade = run(text).money.upgrade;
        [upgrade.current_seat, upgrade.target_seat].map(show)
    };
    assert_eq!(marginal("app=kustomer,enterprise,ultimate,50"), ["1068", "1668"]);
    assert_eq!(marginal("app=kustomer,enterprise,ultimate,50,now-discount:10,discount:50"), ["961.2", "834"]);
    assert_eq!(marginal("app=kustomer,enterprise,ultimate,8"), ["0", "0"]);
    assert_eq!(marginal("app=kustomer,enterprise,ultimate,50,now-seat:80,quote:70000"), ["960", "1400"]);
    assert_eq!(marginal("app=metabase,starter,pro,8"), ["65", "0"]);
    assert_eq!(marginal("app=segment,team,business,10"), ["0", "0"]);
    assert_eq!(marginal("app=pigment,professional,enterprise,50"), ["0", "? seat_price_unknown"]);
    // The add-on comes on top of the plan under it.
    assert_eq!(marginal("app=confluence,standard,guard,50"), ["63..72", "113.4..122.4"]);
    assert_eq!(marginal("app=included,team,,50"), ["120", "120"]);
}

/// Hours, orphans, licences, then labour, orphans, licences in dollars, total.
#[track_caller]
fn check_benchmark(text: &str, own: bool, expected: [&str; 7]) {
    let benchmark = run(text).money.benchmark;
    let counts = [benchmark.it_hours, benchmark.orphaned_accounts, benchmark.unused_licences];
    let [hours, orphans, licences] = counts.map(Number::to_ten_decimals);
    let [labour, handling, waste] = benchmark.lines.each_ref().map(|line| show(line.amount));
    let found = [hours, orphans, licences, labour, handling, waste, show(benchmark.total())];
    assert_eq!(found, expected, "{text}");
    assert_eq!(benchmark.vendors_own, own, "{text}");
}

#[test]
fn the_benchmark() {
    let at_500 = ["101", "7", "12", "6088", "1741", "3925", "11754"];
    check_benchmark(KUSTOMER, false, at_500);
    // Seats do not matter to it.
    check_benchmark("app=kustomer,enterprise,ultimate,9", false, at_500);
    let at_120 = ["24.24", "1.68", "2.88", "1461.12", "417.84", "942", "2820.96"];
    check_benchmark(&format!("{KUSTOMER}&employees=120"), false, at_120);
    let at_1200 = ["242.4", "16.8", "28.8", "14611.2", "4178.4", "9420", "28209.6"];
    check_benchmark(&format!("{KUSTOMER}&employees=1200"), false, at_1200);
    let miro = ["132", "9", "44", "7942", "2224", "9673", "19839"];
    check_benchmark("app=miro,starter,enterprise,50", true, miro);
}

#[test]
fn the_scenario_says_which_model_is_compared_with() {
    assert_eq!(show(run(KUSTOMER).money.hand()), "1036.916");
    let money = run(&format!("{KUSTOMER}&manual=benchmark&employees=120")).money;
    assert_eq!(show(money.hand()), "2820.96");
    assert_eq!(show(total(&money.by_hand.lines().map(LineItem::clone))), "1036.916");
}

#[test]
fn breach_risk_is_off_unless_typed_and_apart_from_the_total() {
    assert_eq!(run(KUSTOMER).breach, None);
    assert_eq!(run(&format!("{KUSTOMER}&breach=2")).breach, None);
    let report = run(&format!("{KUSTOMER}&breach=0.5&breach-loss=4000000"));
    assert_eq!(show(report.breach.unwrap().amount), "20000");
    assert_eq!(show(report.money.hand()), "1036.916");
}

#[test]
fn defaults_are_those_of_the_model() {
    let company = scenario("").company;
    let spans = Assumption::ALL.map(|assumption| {
        let span = company.assumptions.span(assumption);
        format!("{} {} {} {}", assumption.key(), span.low, span.base, span.high)
    });
    assert_eq!(
        spans,
        [
            "rate 45 60 75",
            "leavers 10 21.7 30",
            "changes 5 10 20",
            "join-minutes 5 20 30",
            "leave-minutes 5 20 30",
            "change-minutes 5 10 20",
            "reviews 0 0 4",
            "review-minutes 1 2 5",
            "missed 2 6.5 13",
            "orphan-cost 234 250 262",
            "discovery 3 6 12",
            "scim-minutes 1 2 3",
            "breach 0 0 0",
            "breach-loss 0 0 0",
        ]
    );
}
