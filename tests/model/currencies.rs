//! Currencies: prices stay in the vendor's, options are in dollars.

use crate::cases::{break_evens, number, run, run_with, show, written};
use crate::vendors::*;
use scim_tax::domain::*;

const EURO: &str = "app=euro,a,b,50";

#[test]
fn without_a_rate_there_is_a_price_but_no_verdict() {
    let report = run(EURO);
    let money = &report.money;
    assert_eq!(show(money.upgrade.delta), "1200");
    assert_eq!(show(money.by_hand.unused_licences.amount), "? exchange_rate_needed");
    assert_eq!(show(money.hand()), "660.3125+");
    assert_eq!(show(money.upgrade_total().unwrap()), "? exchange_rate_needed");
    assert_eq!(show(money.worth.year), "566.9125+");
    assert_eq!(report.verdict.choice, Choice::CannotSay);
    assert_eq!(report.verdict.question, Some(Question::ExchangeRate));
    assert!(report.warnings.contains(&Warning::ExchangeRateNeeded));
    assert_eq!(break_evens(all(), EURO).seats, BreakEven::Unknown);
}

#[test]
fn a_rate_of_another_currency_does_not_help() {
    assert_eq!(run(&format!("{EURO}&fx-gbp=1.2")).verdict.choice, Choice::CannotSay);
}

#[test]
fn with_a_rate_the_options_are_in_dollars() {
    let report = run(&format!("{EURO}&fx-eur=1.08"));
    let money = &report.money;
    // The step itself stays in euros.
    assert_eq!(show(money.upgrade.delta), "1200");
    // 0.352625 × €120 × 1.08.
    assert_eq!(show(money.by_hand.unused_licences.amount), "45.7002");
    assert_eq!(show(money.hand()), "706.0127");
    // 1,200 × 1.08 + 93.40.
    assert_eq!(show(money.upgrade_total().unwrap()), "1389.4");
    assert_eq!(show(money.worth.year), "612.6127");
    assert_eq!(report.verdict.choice, Choice::ByHand);
}

#[test]
fn what_is_typed_for_an_app_is_in_its_currency_and_what_is_typed_for_the_company_in_dollars() {
    let lines = |more: &str| {
        let money = run(&format!("{EURO}{more}&fx-eur=1.08")).money;
        let other = money.other().map(show).unwrap_or_default();
        (show(money.upgrade_total().unwrap()), other)
    };
    assert_eq!(lines(",once:100").0, "1497.4");
    assert_eq!(lines("&idp-cost=100").0, "1489.4");
    assert_eq!(lines(",other:100").1, "161.4");
    assert_eq!(lines("&third-party=100").1, "153.4");
    // 15 × 600 = 9,000 less 6,000 euros.
    assert_eq!(lines(",seat:15").0, "3333.4");
}

#[test]
fn what_the_vendor_charges_is_written_out_with_the_rate() {
    let lines = |vendor: Vendor, more: &str| {
        let lines = run_with(vec![vendor], &format!("{EURO}{more}")).money.upgrade_lines.unwrap();
        lines.iter().map(|line| format!("{} = {}", written(&line.formula), show(line.amount))).collect::<Vec<_>>()
    };
    let first = |more: &str| lines(euro(), more).remove(0);
    assert_eq!(first("&fx-eur=1.08"), "($12 − $10) × 50 seats × 12 months × 1.08 = 1296");
    // A sum is taken as a whole: (9,000 − 6,000) × 1.08.
    assert_eq!(first(",quote:9000&fx-eur=1.08"), "($9000 − $10 × 50 seats × 12 months) × 1.08 = 3240");
    assert_eq!(first(",anyway:50&fx-eur=1.08"), "$1296 × 50% = 648");
    // At a rate of 1, and without one, there is nothing to convert.
    assert_eq!(first("&fx-eur=1"), "($12 − $10) × 50 seats × 12 months = 1200");
    assert_eq!(first(""), "($12 − $10) × 50 seats × 12 months = ? exchange_rate_needed");
    // What is not known is not written.
    let mut quoted = euro();
    quoted.plans[1].prices = vec![quote_only()];
    assert_eq!(lines(quoted, "&fx-eur=1.08")[0], " = ? quote_only");
    let mut once = euro();
    once.plans[1].prices[0].one_offs = vec![("Onboarding".into(), number("500"))];
    assert_eq!(lines(once, "&fx-eur=1.08")[1], "$500 × 1.08 = 540");
    // The step itself stays in euros.
    assert_eq!(
        written(&run(&format!("{EURO}&fx-eur=1.08")).money.upgrade.formula),
        "($12 − $10) × 50 seats × 12 months"
    );
}

#[test]
fn nothing_to_buy_needs_no_rate() {
    let vendor = Vendor { currency: "EUR".into(), ..included() };
    assert_eq!(run_with(vec![vendor], "app=included,team,,50").verdict.choice, Choice::UseScim);
    let vendor = Vendor { currency: "EUR".into(), ..absent() };
    assert_eq!(run_with(vec![vendor], "app=absent,team,,50").verdict.choice, Choice::ByHand);
}

#[test]
fn a_missing_quote_is_asked_for_before_a_missing_rate() {
    let vendor = Vendor { currency: "EUR".into(), ..pigment() };
    let verdict = run_with(vec![vendor], "app=pigment,professional,enterprise,50").verdict;
    assert_eq!(verdict.question, Some(Question::Quote));
}
