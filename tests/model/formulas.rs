//! The sums written out, as a person reads them.

use crate::cases::{number, run, run_with, written};
use crate::vendors::*;
use scim_tax::domain::*;

#[track_caller]
fn check(text: &str, formula: &str) {
    assert_eq!(written(&run(text).money.upgrade.formula), formula, "{text}");
}

#[track_caller]
fn check_with(vendor: Vendor, text: &str, formula: &str) {
    assert_eq!(written(&run_with(vec![vendor], text).money.upgrade.formula), formula, "{text}");
}

#[test]
fn the_step() {
    check("app=kustomer,enterprise,ultimate,50", "($139 − $89) × 50 seats × 12 months");
    check("app=kustomer,enterprise,ultimate,5", "($139 − $89) × 8 seats × 12 months");
    check("app=kustomer,enterprise,ultimate,50,discount:10", "($125.1 − $89) × 50 seats × 12 months");
    check("app=kustomer,enterprise,ultimate,50,now-seat:80", "($139 − $80) × 50 seats × 12 months");
    check("app=kustomer,enterprise,ultimate,50,quote:70000", "$70000 − $89 × 50 seats × 12 months");
    check("app=github,team,enterprise-cloud,100", "($21 − $4) × 100 seats × 12 months");
    check("app=confluence,standard,guard,100&billing=monthly", "$4.2 × 100 seats × 12 months");
    check(
        "app=confluence,standard,premium.guard,100&billing=monthly",
        "$11.75 × 100 seats × 12 months + $4.2 × 100 seats × 12 months − $5.25–$6 × 100 seats × 12 months",
    );
    check("app=pigment,professional,enterprise,50,quote:180000", "$180000 − $65000–$127500");
    check("app=ironclad,standard,enterprise,120", "$35000+");
}

#[test]
fn several_charges_less_several_charges() {
    check(
        "app=metabase,starter,pro,100",
        "$517.5 × 12 months + $130 × (100 seats − 10 included) − ($90 × 12 months + $65 × (100 seats − 5 included))",
    );
    check(
        "app=segment,team,business,10,usage:50000",
        "$983–$3500 × 12 months − ($120 × 12 months + $10 × 40 × 1000 MTU × 12 months)",
    );
    // What comes to nothing is not written.
    check("app=segment,team,business,10", "($983–$3500 − $120) × 12 months");
}

#[test]
fn a_sum_that_is_taken_off_stands_in_brackets() {
    let graduated = pair(bands(Mode::Graduated, &[(10, "10"), (0, "5")]), seat_month("20"));
    check_with(
        graduated,
        "app=pair,a,b,12",
        "$20 × 12 seats × 12 months − ($10 × 10 seats × 12 months + $5 × 2 seats × 12 months)",
    );
}

#[test]
fn what_falls_away_is_taken_off() {
    // The first ten seats of b are free: the difference is a saving, and reads as one.
    check_with(pair(flat_year("500"), seats("10", 10, 0, 1)), "app=pair,a,b,10", "$0 − $500");
    let mut cheaper = pair(seat_month("10"), seat_month("10"));
    cheaper.plans[0].prices[0].charges.push(flat_year("500"));
    check_with(cheaper, "app=pair,a,b,10", "$0 − $500");
}

#[test]
fn nothing_is_written_where_nothing_is_known() {
    for text in [
        "app=pigment,professional,enterprise,50",
        "app=segment,team,business,30",
        "app=kustomer,enterprise,ultimate,50&prices=vendor",
        "app=ironclad,standard,enterprise,40",
        "app=absent,team,,50",
        "app=included,team,,50",
    ] {
        check(text, "");
    }
    let mut vendor = confluence();
    vendor.plans[4].needs = vec!["sso".into()];
    vendor.plans.push(addon("sso", &["standard"], vec![quote_only()]));
    check_with(vendor, "app=confluence,standard,guard,100", "");
}

#[test]
fn every_price_in_a_formula_says_where_it_is_from() {
    let share = Charge::Share { percent: number("10"), per: Per::Year, unit: "$".into(), floor: number("500") };
    let graduated = bands(Mode::Graduated, &[(10, "10"), (0, "5")]);
    let mut least = pair(graduated.clone(), seat_month("1"));
    least.plans[1].prices[0].minimum_spend = Some(number("9000"));
    for (vendor, text) in [
        (kustomer(), "app=kustomer,,,50"),
        (metabase(), "app=metabase,,,50"),
        (pair(graduated.clone(), share.clone()), "app=pair,a,b,12,usage:20000"),
        (pair(graduated, share), "app=pair,a,b,12,usage:20"),
        (least, "app=pair,a,b,12"),
    ] {
        let upgrade = run_with(vec![vendor], text).money.upgrade;
        assert!(!upgrade.formula.is_empty(), "{text}");
        for (token, from) in &upgrade.formula.0 {
            assert!(!matches!(token, Token::Money(_)) || from.is_some(), "{text}: {token:?}");
        }
    }
}

#[test]
fn the_work() {
    let money = run("app=kustomer,enterprise,ultimate,50").money;
    let lines: Vec<_> = money.by_hand.lines().iter().map(|line| written(&line.formula)).collect();
    assert_eq!(
        lines,
        [
            "(10.85 joiners × 20 minutes + 10.85 leavers × 20 minutes + 5 changes × 10 minutes) ÷ 60 × $60",
            "10.85 leavers × 6.5% × $250",
            "0.70525 orphans × 6 months ÷ 12 months × $1068",
        ]
    );
    let benchmark: Vec<_> = money.benchmark.lines.iter().map(|line| written(&line.formula)).collect();
    assert_eq!(benchmark[0], "$6088 × 500 employees ÷ 500 employees");
}

#[test]
fn the_share_bought_anyway() {
    let money = run("app=kustomer,enterprise,ultimate,50,anyway:40").money;
    let line = &money.upgrade_lines.as_ref().unwrap()[0];
    assert_eq!(line.label, Label::StepNotBoughtAnyway);
    assert_eq!(written(&line.formula), "$30000 × 60%");
}
