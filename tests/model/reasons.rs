//! Every reason code: a scenario that brings it, and its nearest neighbour, across the threshold, that does not.
//! The rows are also a match without a rest, so that a code without a row does not compile.

use crate::cases::{number, run, run_with};
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::{Numbers, reason, why};

/// With 100 seats the work by hand costs $1,000 (10 leavers, 100 minutes each at $60), and nothing stays.
const ROUND: &str = "leavers=10&changes=0&join-minutes=0&leave-minutes=100&scim-minutes=0&missed=0";

/// By hand $1,000, against a step from $1,000 to `target`.
fn to(target: &str) -> AppReport {
    run_with(vec![pair(flat_year("1000"), flat_year(target))], &format!("app=pair,a,b,100&{ROUND}"))
}

/// A step to a price that was looked up on a day; today is 2026-11-21.
fn looked_up(day: &str) -> AppReport {
    let mut vendor = pair(flat_year("0"), flat_year("9000"));
    vendor.plans[1].prices[0].checked = Date::parse(day).unwrap();
    run_with(vec![vendor], "app=pair,a,b,50")
}

struct Case<T> {
    code: T,
    sentence: &'static str,
    with: AppReport,
    without: AppReport,
}

macro_rules! reasons_for_a_verdict {
    ($($code:ident, $sentence:literal, $with:expr, $without:expr;)*) => {
        fn verdicts() -> Vec<Case<Why>> {
            vec![$(Case { code: Why::$code, sentence: $sentence, with: $with, without: $without }),*]
        }

        #[allow(dead_code)]
        fn every_reason_of_a_verdict_has_a_row(code: Why) {
            match code { $(Why::$code => {})* }
        }
    };
}

reasons_for_a_verdict! {
    HasScim, "Your plan already comes with SCIM: there is nothing to buy for it.",
        run("app=kustomer,ultimate,ultimate,50"), run("app=kustomer,enterprise-bundle,ultimate,50");
    NoScim, "absent has no SCIM on any plan, so there is no upgrade to weigh.",
        run("app=absent,team,,50"),
        run_with(vec![Vendor { status: Status::Unknown, ..absent() }], "app=absent,team,,50");
    ScimUnknown, "No source says on which plan unclear has SCIM, if on any.",
        run("app=unclear,team,,50"),
        run_with(vec![Vendor { status: Status::Absent, ..unclear() }], "app=unclear,team,,50");
    // 5% of 1,053 is 52.65, and it costs 53 more; 5% of 1,052 is 52.60, and it costs 52 more.
    Cheapest, "By hand it costs $1,000 a year, with the upgrade $1,053.", to("2053"), to("2052");
    // From 1,001 to 1,105 it is always dearer, by 5% at base; from 1,000 on it may cost the same.
    HoldsForAllPrices, "That holds at every price within the published ranges.", to("2001..2105"), to("2000..2105");
    WithinMargin, "The cheapest two ways are within 5% of each other.", to("2052"), to("2053");
    RangesOverlap, "Within the published ranges, either way can turn out cheaper.", to("2000..2105"), to("2001..2105");
    QuoteOnly, "The plan with SCIM has no public price, so pigment’s quote decides.",
        run("app=pigment,professional,enterprise,50"), run("app=pigment,professional,enterprise,50,quote:180000");
    // At least as much as by hand may be the same; a dollar more is dearer whatever it comes to.
    FigureMissing, "A figure is missing that could turn the answer.", to("2000+"), to("2001+");
    IdpGetsNoDeprovisioning,
        "Buying the plan leaves leavers manual: your identity provider gets no deprovisioning for the money.",
        run("app=kustomer,,,50&idp=google"), run("app=kustomer,,,50&idp=okta");
    CoverageUnknown, "No source says what your identity provider gets here, so what stays manual is a range.",
        run("app=kustomer,,,50&idp=other"), run("app=kustomer,,,50&idp=okta");
    ChangesStayManual, "Changes of role stay manual after the upgrade: no source says that permissions follow.",
        run("app=kustomer,,,50"), run_with(vec![kustomer_where_changes_follow()], "app=kustomer,,,50");
    // A tenth of the people leaves: 1.9 and 2.
    FewLeavers, "Few people leave: 1.9 leavers a year at these seats.",
        run("app=github,,,19&leavers=10"), run("app=github,,,20&leavers=10");
    BoughtAnyway, "You would buy part of the upgrade anyway; only the rest is counted.",
        run("app=github,,,100,anyway:0.01"), run("app=github,,,100,anyway:0");
    MinimumApplies, "A minimum applies: part of the price is for seats or spend you do not use.",
        run("app=kustomer,,,7"), run("app=kustomer,,,8");
    UnlikeUsage, "The two prices were published for different usage.",
        run("app=segment,,,10,usage:49999"), run("app=segment,,,10,usage:50000");
    ThirdPartyPrice, "Part of the prices are a third party’s. Check them against your quote.",
        run("app=kustomer,,,50,seat:139"), run("app=kustomer,,,50,seat:139,now-seat:89");
    StalePrice, "A price is over a year old.", looked_up("2025-11-20"), looked_up("2025-11-21");
}

#[test]
fn each_reason_for_a_verdict_has_its_threshold() {
    for Case { code, sentence, with, without } in verdicts() {
        assert!(with.verdict.reasons.contains(&code), "{}: {:?}", code.code(), with.verdict);
        assert!(!without.verdict.reasons.contains(&code), "{}: {:?}", code.code(), without.verdict);
        assert_eq!(why(code, &with, &Numbers::default()), sentence, "{}", code.code());
    }
}

type Amount = fn(&AppReport) -> Estimate;

/// What the plan with SCIM costs more.
const STEP: Amount = |app| app.money.upgrade.delta;
const WORTH: Amount = |app| app.money.worth.year;
const LICENCES: Amount = |app| app.money.by_hand.unused_licences.amount;
const BY_HAND: Amount = |app| app.money.hand();

macro_rules! reasons_for_a_gap {
    ($($code:ident { $($seats:literal)? }, $sentence:literal, $amount:expr, $with:expr, $without:expr;)*) => {
        fn gaps() -> Vec<(Case<Reason>, Amount)> {
            vec![$((Case {
                code: Reason::$code $({ seats: $seats })?, sentence: $sentence, with: $with, without: $without,
            }, $amount)),*]
        }

        #[allow(dead_code)]
        fn every_reason_of_a_gap_has_a_row(code: Reason) {
            match code { $(Reason::$code { .. } => {})* }
        }
    };
}

/// Nothing to 10²⁴ a seat-month: 12 × 6,602 of them are the last that a decimal of 96 bits holds.
fn large(seats: u32) -> AppReport {
    let vendor = pair(flat_year("0"), seat_month("1000000000000000000000000"));
    run_with(vec![vendor], &format!("app=pair,a,b,{seats}"))
}

reasons_for_a_gap! {
    Quote {}, "pigment sells this plan by quote and publishes no price.", STEP,
        run("app=pigment,professional,enterprise,50"), run("app=pigment,professional,enterprise,50,quote:180000");
    ThirdPartyLeftOut {}, "Only third parties report a price for kustomer, and you have left those out.", STEP,
        run("app=kustomer,,,50&prices=vendor"), run("app=kustomer,,,50&prices=all");
    NoScim {}, "absent has no SCIM on any plan.", STEP,
        run("app=absent,team,,50"),
        run_with(vec![Vendor { status: Status::Unknown, ..absent() }], "app=absent,team,,50");
    ScimUnknown {}, "No source says on which plan unclear has SCIM, if on any.", STEP,
        run("app=unclear,team,,50"),
        run_with(vec![Vendor { status: Status::Absent, ..unclear() }], "app=unclear,team,,50");
    NotRecorded {}, "No price of this plan is recorded.", STEP,
        run("app=own,Intranet,,50,now-seat:1"), run("app=own,Intranet,,50,now-seat:1,seat:1");
    BeyondMaximum { 20 }, "This plan is sold for at most 20 seats, so it has no price for more.", STEP,
        run("app=one-password,starter-pack,business,21"), run("app=one-password,starter-pack,business,20");
    BelowFirstRow { 50 }, "The published figures start at 50 users; for fewer nothing is known.", STEP,
        run("app=ironclad,standard,enterprise,49"), run("app=ironclad,standard,enterprise,50");
    Usage {}, "The price depends on usage that is not entered yet.", STEP,
        run_with(vec![pair(flat_year("0"), mtu("0"))], "app=pair,a,b,50"),
        run_with(vec![pair(flat_year("0"), mtu("0"))], "app=pair,a,b,50,usage:0");
    SeatPrice {}, "What a seat costs is not known.", LICENCES,
        run("app=confluence,unpriced,guard,50"), run("app=confluence,unpriced,guard,50,now-seat:0");
    // At most 0.01 more may be a saving; at most nothing more is one, or nothing.
    SaysTooLittle {}, "The published prices are too open to give a difference.", STEP, to("..1000.01"), to("..1000");
    ExchangeRate {}, "It needs an exchange rate to the US dollar.", LICENCES,
        run("app=euro,a,b,50"), run("app=euro,a,b,50&fx-eur=1.08");
    BoughtAnyway {}, "You would buy the whole upgrade anyway, so its price does not matter here.", WORTH,
        run("app=github,,,100,anyway:100"), run("app=github,,,100,anyway:99.99");
    TooLarge {}, "The numbers are too large to compute exactly.", STEP, large(6603), large(6602);
}

#[test]
fn each_reason_for_a_gap_has_its_threshold() {
    for (Case { code, sentence, with, without }, amount) in gaps() {
        assert_eq!(amount(&with).reason(), Some(code), "{}", code.code());
        assert_ne!(amount(&without).reason(), Some(code), "{}", code.code());
        assert_eq!(reason(code, &with.vendor.name, &Numbers::default()), sentence, "{}", code.code());
    }
}

/// What an unused licence costs is not known, and what is known is said all the same: at least the rest.
#[test]
fn a_gap_in_a_sum_leaves_the_rest() {
    let unpriced = run("app=confluence,unpriced,guard,50");
    // Labour 484, orphans 176.3125.
    assert_eq!(BY_HAND(&unpriced), Estimate::AtLeast(number("660.3125")));
}
