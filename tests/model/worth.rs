//! Section 6: the options, and what SCIM is worth.

use crate::cases::{report, run, run_with, show};
use crate::vendors::*;
use scim_tax::domain::*;

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

/// A year, and a seat-month.
#[track_caller]
fn check(money: &Money, year: &str, seat_month: &str) {
    assert_eq!([show(money.worth.year), show(money.worth.seat_month)], [year, seat_month]);
}

#[track_caller]
fn check_kustomer(more: &str, year: &str, seat_month: &str) {
    check(&run(&format!("{KUSTOMER}{more}")).money, year, seat_month);
}

#[test]
fn worth() {
    // 1,036.916 − 93.40.
    check_kustomer("", "943.516", "1.57");
    // 1,036.916 − 53.40; 983.516 / 600 = 1.639...
    let follows = run_with(vec![kustomer_where_changes_follow()], KUSTOMER);
    check(&follows.money, "983.516", "1.63");
    // 484 − 288.70; the waste that stays is priced at the seat one has now.
    check_kustomer("&idp=google", "195.3", "0.32");
    check_kustomer("&idp=none", "0", "0");
    check_kustomer("&idp=other", "0..943.516", "0..1.57");
    // Just-in-time sign-in is already there: only leavers are won.
    check_kustomer("&jit=yes", "748.216", "1.24");
    check_kustomer("&jit=yes&idp=google", "0", "0");
}

#[test]
fn worth_without_a_seat_price_is_at_least() {
    check_kustomer("&prices=vendor", "566.9125+", "0.94+");
    check_kustomer(",now-seat:89&prices=vendor", "943.516", "1.57");
    check(&run_with(vec![kustomer_without_current_price()], KUSTOMER).money, "566.9125+", "0.94+");
    // Between 63 and 72 a seat-year: 430.60 + 176.3125 + 0.352625 × 63 or 72.
    check(&run("app=confluence,standard,guard,50").money, "629.127875..632.3015", "1.04..1.05");
}

#[test]
fn worth_needs_no_price_of_the_target() {
    check(&run("app=pigment,professional,enterprise,50").money, "566.9125", "0.94");
}

#[test]
fn worth_less_what_comes_beside_the_price() {
    check_kustomer("&idp-cost=300", "643.516", "1.07");
    check_kustomer(",once:300", "643.516", "1.07");
    check_kustomer("&setup-hours=10", "343.516", "0.57");
    check_kustomer("&token-hours=2", "823.516", "1.37");
    check_kustomer("&setup-hours=10&rate=0", "552.916", "0.92");
    // SCIM saves nothing here; rounded down, not towards zero.
    check_kustomer("&idp-cost=943.516", "0", "0");
    check_kustomer("&idp-cost=1000", "-56.484", "-0.1");
    // 119.3066 − 1,500 for the onboarding.
    check(&run("app=hubspot,starter,professional,10").money, "-1380.6934", "-11.51");
}

#[test]
fn worth_where_a_share_is_bought_anyway() {
    check_kustomer(",anyway:50", "1887.032", "3.14");
    check_kustomer(",anyway:0", "943.516", "1.57");
    check_kustomer(",anyway:100", "? bought_anyway", "? bought_anyway");
    // A price below zero has no part that is bought anyway.
    check_kustomer(",anyway:50&idp-cost=1000", "-56.484", "-0.1");
}

#[test]
fn worth_by_the_benchmark() {
    // 11,754 − 1,174.8330578512.
    check_kustomer("&manual=benchmark", "10579.1669421488", "17.63");
    // 6,088 − 3,631.4165289256: orphans and licences stay.
    check_kustomer("&manual=benchmark&idp=google", "2456.5834710744", "4.09");
}

#[test]
fn at_what_it_is_worth_the_upgrade_costs_the_same() {
    let money = run(&format!("{KUSTOMER},quote:54343.516")).money;
    assert_eq!(show(money.upgrade.delta), "943.516");
    assert_eq!(show(money.hand()), "1036.916");
    assert_eq!(show(money.upgrade_total().unwrap()), "1036.916");
    // Half of it bought anyway: twice the step.
    let money = run(&format!("{KUSTOMER},quote:55287.032,anyway:50")).money;
    assert_eq!(show(money.upgrade_total().unwrap()), "1036.916");
}

#[track_caller]
fn check_b(text: &str, expected: &str) {
    assert_eq!(show(run(text).money.upgrade_total().unwrap()), expected, "{text}");
}

#[test]
fn the_upgrade() {
    check_b(KUSTOMER, "30093.4");
    let follows = run_with(vec![kustomer_where_changes_follow()], KUSTOMER).money;
    assert_eq!(show(follows.upgrade_total().unwrap()), "30053.4");
    check_b(&format!("{KUSTOMER}&idp=google"), "31053.191");
    check_b(&format!("{KUSTOMER}&idp-cost=1200&setup-hours=10&token-hours=2"), "32013.4");
    check_b(&format!("{KUSTOMER},once:500"), "30593.4");
    check_b("app=hubspot,starter,professional,10", "11478.68");
    check_b("app=ironclad,standard,enterprise,120", "35224.16+");
    check_b(&format!("{KUSTOMER}&idp=other"), "30093.4..31248.491");
    check_b("app=pigment,professional,enterprise,50", "? quote_only");
}

#[test]
fn the_share_bought_anyway() {
    check_b(&format!("{KUSTOMER},anyway:40"), "18093.4");
    check_b(&format!("{KUSTOMER},anyway:100"), "93.4");
    // A saving counts in full.
    check_b(&format!("{KUSTOMER},quote:50000,anyway:50"), "-3306.6");
    // From −1,000 to 1,000: only the positive end is halved. 106.80 stays.
    let range = pair(flat_year("1000..3000"), flat_year("2000"));
    let money = run_with(vec![range], "app=pair,a,b,100,anyway:50").money;
    assert_eq!(show(money.upgrade_lines.as_ref().unwrap()[0].amount), "-1000..500");
    assert_eq!(show(money.upgrade_total().unwrap()), "-893.2..606.8");
}

#[test]
fn the_identity_providers_cost_is_shared_by_the_apps() {
    let apps = report(all(), &format!("{KUSTOMER}&app=github,,,100&app=miro,,,50&app=absent,,,5&idp-cost=1200")).apps;
    let lines = apps[0].money.upgrade_lines.as_ref().unwrap();
    let share = lines.iter().find(|line| line.label == Label::IdentityProvider).unwrap();
    assert_eq!(show(share.amount), "300");
}

#[test]
fn there_is_no_upgrade_without_a_plan_to_buy() {
    for text in ["app=included,team,,50", "app=absent,team,,50", "app=unclear,team,,50"] {
        assert_eq!(run(text).money.upgrade_lines, None, "{text}");
    }
}

#[test]
fn another_tool() {
    let check = |text: &str, expected: Option<&str>| {
        let other = run(text).money.other().map(show);
        assert_eq!(other.as_deref(), expected, "{text}");
    };
    check(KUSTOMER, None);
    // With the work that stays at full coverage, 53.40, whatever the identity provider gets.
    check(&format!("{KUSTOMER}&third-party=1200"), Some("1253.4"));
    check(&format!("{KUSTOMER}&third-party=1200&idp=google"), Some("1253.4"));
    check(&format!("{KUSTOMER},other:600&third-party=1200"), Some("653.4"));
    check(&format!("{KUSTOMER},other:0"), Some("53.4"));
    check(&format!("{KUSTOMER},other:600&reviews=4"), Some("1053.4"));
    check("app=absent,team,,50&third-party=1200", Some("1253.4"));
    // 6,088 × 53.4 / 484.
    check(&format!("{KUSTOMER},other:600&manual=benchmark"), Some("1271.6925619835"));
}
