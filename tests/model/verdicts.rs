//! Section 6: the verdict and its reasons.

use crate::cases::{number, run, run_with};
use crate::vendors::*;
use scim_tax::domain::*;

/// With 100 seats the work by hand costs $1,000 (10 leavers, 100 minutes each at $60), and nothing stays.
const ROUND: &str = "leavers=10&changes=0&join-minutes=0&leave-minutes=100&scim-minutes=0&missed=0";

/// `choice reason reason ? Question`
fn said(verdict: &Verdict) -> String {
    let reasons = verdict.reasons.iter().map(|why| why.code());
    let words: Vec<&str> = std::iter::once(verdict.choice.code()).chain(reasons).collect();
    let question = verdict.question.map(|question| format!(" ? {question:?}")).unwrap_or_default();
    words.join(" ") + &question
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(said(&run(text).verdict), expected, "{text}");
}

#[track_caller]
fn check_with(vendor: Vendor, text: &str, expected: &str) {
    assert_eq!(said(&run_with(vec![vendor], text).verdict), expected, "{text}");
}

/// By hand $1,000 against a step from $1,000 to `target`.
#[track_caller]
fn check_target(target: &str, expected: &str) {
    let vendor = pair(flat_year("1000"), flat_year(target));
    let verdict = run_with(vec![vendor], &format!("app=pair,a,b,100&{ROUND}")).verdict;
    assert_eq!(said(&verdict), expected, "to {target}");
}

const BY_HAND: &str = "by_hand cheapest holds_for_all_prices";
const UPGRADE: &str = "upgrade cheapest holds_for_all_prices";
const OTHER: &str = "other cheapest holds_for_all_prices";
const MARGIN: &str = "too_close within_margin";
const OVERLAP: &str = "too_close ranges_overlap";

#[test]
fn the_cheaper_wins_by_5_percent_of_the_dearer() {
    // By hand 1,000; 5% of 1,053 is 52.65, of 1,052 it is 52.60.
    check_target("2053", BY_HAND);
    check_target("2052", MARGIN);
    check_target("2000", MARGIN);
    check_target("1951", MARGIN);
    check_target("1950", UPGRADE);
    check_target("1000", UPGRADE);
    check_target("0", UPGRADE);
}

#[test]
fn it_must_win_at_every_price() {
    check_target("2100..4000", BY_HAND);
    check_target("1900..4000", OVERLAP);
    check_target("2000..4000", OVERLAP);
    check_target("1500..1940", UPGRADE);
    check_target("1500..1999", UPGRADE);
    check_target("1500..2000", OVERLAP);
    // Always dearer, but at base (1,045.50) by less than 5%; at 1,053 by more.
    check_target("2001..2090", MARGIN);
    check_target("2001..2105", BY_HAND);
}

#[test]
fn both_ends_of_the_current_price_count() {
    // Steps of 500 to 1,500 around 1,000, of 1,100 to 1,500, and of 500 to 900.
    let check = |current: &str, target: &str, expected: &str| {
        check_with(pair(flat_year(current), flat_year(target)), &format!("app=pair,a,b,100&{ROUND}"), expected);
    };
    check("1000..2000", "2500", OVERLAP);
    check("1000..1400", "2500", BY_HAND);
    check("1600..2000", "2500", UPGRADE);
}

#[test]
fn an_open_end_matters_only_where_it_could_turn_the_answer() {
    check_target("2100+", BY_HAND);
    check_target("1900+", "cannot_say figure_missing ? UpperPrice");
    check_target("2000+", "cannot_say figure_missing ? UpperPrice");
    check_target("..900", UPGRADE);
    // "At most 500 more" could also be a saving: it says too little.
    check_target("..1500", "cannot_say figure_missing ? Quote");
}

#[test]
fn what_to_ask() {
    check("app=pigment,professional,enterprise,50", "cannot_say quote_only changes_stay_manual ? Quote");
    check(
        "app=pigment,professional,enterprise,50,quote:180000",
        &format!("{BY_HAND} changes_stay_manual third_party_price"),
    );
    check("app=kustomer,,,50&prices=vendor", "cannot_say quote_only changes_stay_manual ? Quote");
    check("app=segment,,,30", "cannot_say figure_missing changes_stay_manual unlike_usage ? Quote");
    check("app=ironclad,standard,enterprise,40", "cannot_say figure_missing changes_stay_manual ? Quote");
    check("app=own,Intranet,,50", "cannot_say figure_missing coverage_unknown changes_stay_manual ? Quote");
    // What a seat costs today could make the work by hand as dear as Guard.
    check("app=confluence,unpriced,guard,50", "cannot_say figure_missing ? SeatPrice");
    check("app=confluence,unpriced,guard,50&missed=0", BY_HAND);
    check("app=confluence,unpriced,guard,50,now-seat:5", BY_HAND);
    let metered = pair(flat_year("0"), mtu("0"));
    check_with(metered.clone(), "app=pair,a,b,50", "cannot_say figure_missing ? Usage");
    check_with(metered, "app=pair,a,b,50,usage:1000", UPGRADE);
    check("app=euro,a,b,50", "cannot_say figure_missing changes_stay_manual ? ExchangeRate");
    check("app=euro,a,b,50&fx-eur=1.08", &format!("{BY_HAND} changes_stay_manual"));
    check("app=unclear,team,,50", "cannot_say scim_unknown ? Scim");
}

#[test]
fn nothing_to_buy() {
    check("app=included,team,,50", "use_scim has_scim");
    check("app=included,team,,1", "use_scim has_scim");
    check("app=kustomer,ultimate,,50", "use_scim has_scim");
    check("app=kustomer,ultimate,ultimate,50", "use_scim has_scim");
    check("app=included,team,,50&third-party=1&idp=google", "use_scim has_scim");
}

#[test]
fn no_scim() {
    check("app=absent,team,,50", "by_hand no_scim");
    // By hand 702.6275; another tool costs its price and 53.40.
    check("app=absent,team,,50&third-party=100", "other no_scim cheapest holds_for_all_prices");
    check("app=absent,team,,50&third-party=5000", "by_hand no_scim cheapest holds_for_all_prices");
    check("app=absent,team,,50&third-party=649", "too_close no_scim within_margin");
    // A quote does not make a vendor's SCIM exist.
    check("app=absent,team,,50,quote:9000", "by_hand no_scim");
    let mut unpriced = absent();
    unpriced.plans[0].prices.clear();
    check_with(unpriced, "app=absent,team,,50&third-party=5000", "cannot_say no_scim figure_missing ? SeatPrice");
}

#[test]
fn another_tool() {
    let check = |target: &str, other: &str, expected: &str| {
        let vendor = pair(flat_year("1000"), flat_year(target));
        check_with(vendor, &format!("app=pair,a,b,100,other:{other}&{ROUND}"), expected);
    };
    check("1800", "700", OTHER);
    check("1800", "900", UPGRADE);
    check("1500", "490", MARGIN);
    check("1500", "475", OTHER);
    check("3000", "1053", BY_HAND);
    check("3000", "1052", MARGIN);
    // Cheaper than both ends of the other two, and than one of them only.
    check("1800..1900", "700", OTHER);
    check("1600..1900", "700", OVERLAP);
    check("1800+", "700", OTHER);
    check("1600+", "700", "cannot_say figure_missing ? UpperPrice");
}

#[test]
fn what_the_identity_provider_gets() {
    let with = |more: &str, reasons: &str| {
        check(&format!("app=kustomer,,,50{more}"), &format!("{BY_HAND}{reasons} third_party_price"));
    };
    with("", " changes_stay_manual");
    with("&idp=google", " idp_gets_no_deprovisioning changes_stay_manual");
    with("&idp=none", " idp_gets_no_deprovisioning");
    with("&idp=other", " coverage_unknown changes_stay_manual");
    check_with(kustomer_where_changes_follow(), "app=kustomer,,,50", &format!("{BY_HAND} third_party_price"));
    check_with(
        Vendor { idps: vec![(Idp::Okta, Provisioning::Partial(None))], ..kustomer_where_changes_follow() },
        "app=kustomer,,,50",
        &format!("{BY_HAND} changes_stay_manual third_party_price"),
    );
}

#[test]
fn few_leavers() {
    // 9 seats: 1.953 leavers a year; 10 seats: 2.17.
    check("app=github,,,9", &format!("{BY_HAND} changes_stay_manual few_leavers"));
    check("app=github,,,10", &format!("{BY_HAND} changes_stay_manual"));
    // Exactly 2 is not few.
    check("app=github,,,20&leavers=10", &format!("{BY_HAND} changes_stay_manual"));
    check("app=github,,,19&leavers=10", &format!("{BY_HAND} changes_stay_manual few_leavers"));
}

#[test]
fn bought_anyway() {
    check("app=github,,,100,anyway:50", &format!("{BY_HAND} changes_stay_manual bought_anyway"));
    check("app=github,,,100,anyway:0", &format!("{BY_HAND} changes_stay_manual"));
    check("app=github,,,100,anyway:100", &format!("{UPGRADE} changes_stay_manual bought_anyway"));
}

#[test]
fn minimum_applies() {
    let reasons = "changes_stay_manual few_leavers";
    check("app=kustomer,,,7", &format!("{BY_HAND} {reasons} minimum_applies third_party_price"));
    check("app=kustomer,,,8", &format!("{BY_HAND} {reasons} third_party_price"));
    let mut spend = pair(seat_month("10"), seat_month("25"));
    spend.plans[1].prices[0].minimum_spend = Some(number("9000"));
    check_with(spend.clone(), "app=pair,a,b,29", &format!("{BY_HAND} minimum_applies"));
    check_with(spend, "app=pair,a,b,30", BY_HAND);
}

#[test]
fn unlike_usage() {
    let by_hand = format!("{BY_HAND} changes_stay_manual");
    check("app=segment,,,10", &format!("{by_hand} unlike_usage third_party_price"));
    check("app=segment,,,10,usage:49999", &format!("{by_hand} unlike_usage third_party_price"));
    check("app=segment,,,10,usage:50000", &format!("{by_hand} third_party_price"));
}

#[test]
fn third_party_price() {
    check("app=kustomer,,,50,now-seat:89,seat:139", &format!("{BY_HAND} changes_stay_manual"));
    check("app=kustomer,,,50,seat:139", &format!("{BY_HAND} changes_stay_manual third_party_price"));
    check("app=ironclad,standard,enterprise,120", &format!("{BY_HAND} changes_stay_manual third_party_price"));
    check("app=github,,,50", &format!("{BY_HAND} changes_stay_manual"));
    // The guide's price of the plan under an add-on cancels out, and prices an unused licence.
    check("app=confluence,,,50", &format!("{BY_HAND} third_party_price"));
    check("app=confluence,,,50,now-seat:6", BY_HAND);
}

#[test]
fn stale_price() {
    let day = |text: &str| Date::parse(text).unwrap();
    let check = |checked: &str, published: Option<&str>, expected: &str, age: Option<Age>| {
        let mut vendor = pair(flat_year("0"), flat_year("9000"));
        vendor.plans[1].prices[0].checked = day(checked);
        vendor.plans[1].prices[0].published = published.map(day);
        let report = run_with(vec![vendor], "app=pair,a,b,50");
        assert_eq!(said(&report.verdict), expected, "checked {checked}, published {published:?}");
        let found = report.warnings.iter().find_map(|warning| match warning {
            Warning::StalePrice(age) => Some(*age),
            _ => None,
        });
        assert_eq!(found, age, "checked {checked}, published {published:?}");
    };
    let stale = format!("{BY_HAND} stale_price");
    // Today is 2026-11-21.
    check("2025-11-21", None, BY_HAND, None);
    check("2025-11-20", None, &stale, Some(Age::Stale));
    check("2024-11-21", None, &stale, Some(Age::Stale));
    check("2024-11-20", None, &stale, Some(Age::VeryStale));
    // The older of the two counts.
    check("2026-11-21", Some("2025-11-20"), &stale, Some(Age::Stale));
    check("2025-11-20", Some("2026-11-20"), &stale, Some(Age::Stale));
}

#[test]
fn the_readers_warnings() {
    let warnings = |text: &str| run(text).warnings.iter().map(Warning::code).collect::<Vec<_>>().join(" ");
    assert_eq!(warnings("app=kustomer,,,50"), "third_party_price");
    // Both plans have the minimum.
    assert_eq!(warnings("app=kustomer,,,7"), "third_party_price minimum_applies minimum_applies");
    assert_eq!(warnings("app=github,,,501"), "more_seats_than_employees");
    assert_eq!(warnings("app=github,,,500"), "");
    assert_eq!(warnings("app=euro,,,50"), "exchange_rate_needed");
    assert_eq!(warnings("app=segment,,,10"), "third_party_price unlike_usage");
    assert_eq!(warnings("app=confluence,,,50"), "third_party_price other_billing_term");
    assert_eq!(warnings("app=confluence,,,50&billing=monthly"), "third_party_price");
    assert_eq!(warnings("app=ironclad,,,50,discount:10"), "third_party_price discount_not_applied");
}
