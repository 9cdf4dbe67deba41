//! Sections 2 and 3: what a plan costs a year, and what the step to SCIM costs.

use crate::cases::{report, run, run_with, show};
use crate::vendors::*;
use scim_tax::domain::*;

#[track_caller]
fn check(text: &str, delta: &str) {
    assert_eq!(show(run(text).money.upgrade.delta), delta, "{text}");
}

/// The step, and what both plans cost in all.
#[track_caller]
fn check_years(text: &str, delta: &str, current: &str, target: &str) {
    let upgrade = run(text).money.upgrade;
    let found = [upgrade.delta, upgrade.current_year, upgrade.target_year].map(show);
    assert_eq!(found, [delta, current, target], "{text}");
}

#[test]
fn kustomer() {
    // ($139 − $89) × seats × 12 months.
    check_years("app=kustomer,enterprise,ultimate,10", "6000", "10680", "16680");
    check_years("app=kustomer,enterprise,ultimate,25", "15000", "26700", "41700");
    check_years("app=kustomer,enterprise,ultimate,50", "30000", "53400", "83400");
    // From the Enterprise Bundle, $129.
    check_years("app=kustomer,enterprise-bundle,ultimate,50", "6000", "77400", "83400");
}

#[test]
fn kustomer_is_sold_for_8_seats_at_least() {
    check_years("app=kustomer,enterprise,ultimate,5", "4800", "8544", "13344");
    check_years("app=kustomer,enterprise,ultimate,8", "4800", "8544", "13344");
    check_years("app=kustomer,enterprise,ultimate,9", "5400", "9612", "15012");
    check_years("app=kustomer,enterprise,ultimate,15", "9000", "16020", "25020");
}

#[test]
fn empty_plans_mean_the_catalogs_own_step() {
    check("app=kustomer,,,50", "30000");
    check("app=confluence,,,100&billing=monthly", "5040");
    // Without a recorded step: the first plan, and the first above it with SCIM.
    check("app=github,,,100", "20400");
}

#[test]
fn discounts() {
    // 10% on the target: (125.10 − 89) × 600. On both: 50 × 0.9 × 600.
    check("app=kustomer,enterprise,ultimate,50,discount:10", "21660");
    check("app=kustomer,enterprise,ultimate,50,now-discount:10,discount:10", "27000");
    // On the current plan only: (139 − 80.10) × 600.
    check("app=kustomer,enterprise,ultimate,50,now-discount:10", "35340");
    check_years("app=kustomer,enterprise,ultimate,50,discount:100", "-53400", "53400", "0");
}

#[test]
fn a_discount_leaves_net_prices_one_offs_and_quotes_alone() {
    // Starter is an offer, reported net: (90 − 7) × 10 × 12.
    check_years("app=hubspot,starter,professional,10", "9960", "840", "10800");
    check_years("app=hubspot,starter,professional,10,now-discount:50", "9960", "840", "10800");
    let upgrade = run("app=hubspot,starter,professional,10,discount:50").money.upgrade;
    assert_eq!(show(upgrade.delta), "4560");
    assert_eq!(show(upgrade.one_offs[0].amount), "1500");
    check("app=pigment,professional,enterprise,50,quote:180000,discount:50", "52500..115000");
}

#[test]
fn segment() {
    // Flat 983 to 3,500 a month against 120: unlike volumes.
    check_years("app=segment,team,business,10", "10356..40560", "1440", "11796..42000");
    // 50,000 MTU: Team costs 120 + 40 × 10 = 520 a month.
    check_years("app=segment,team,business,10,usage:50000", "5556..35760", "6240", "11796..42000");
    // A block begun is billed: 10,001 MTU cost 10 more.
    check("app=segment,team,business,10,usage:10001", "10236..40440");
    check("app=segment,team,business,11", "? beyond_maximum_seats");
    check_years("app=segment,team,business,30", "? beyond_maximum_seats", "? beyond_maximum_seats", "11796..42000");
    let reason = run("app=segment,team,business,30").money.upgrade.delta.reason();
    assert_eq!(reason, Some(Reason::BeyondMaximum { seats: 10 }));
}

#[test]
fn ironclad_by_published_steps() {
    check("app=ironclad,standard,enterprise,49", "? below_first_row");
    check("app=ironclad,standard,enterprise,40", "? below_first_row");
    check_years("app=ironclad,standard,enterprise,50", "35000+", "25000..75000", "60000+");
    check("app=ironclad,standard,enterprise,99", "35000+");
    check_years("app=ironclad,standard,enterprise,100", "35000+", "25000..75000", "85000+");
    check_years("app=ironclad,standard,enterprise,120", "35000+", "25000..75000", "85000+");
    check("app=ironclad,standard,enterprise,199", "35000+");
    check_years("app=ironclad,standard,enterprise,200", "75000+", "25000..75000", "150000+");
    let reason = run("app=ironclad,standard,enterprise,40").money.upgrade.delta.reason();
    assert_eq!(reason, Some(Reason::BelowFirstRow { seats: 50 }));
}

#[test]
fn metabase() {
    // 1,080 + 65 × 95 = 7,255; 6,210 + 130 × 90 = 17,910.
    check_years("app=metabase,starter,pro,100", "10655", "7255", "17910");
    // 1,200 + 72 × 95 = 8,040; 6,900 + 144 × 90 = 19,860.
    check_years("app=metabase,starter,pro,100&billing=monthly", "11820", "8040", "19860");
    // Within what both cover, and on both sides of it.
    check_years("app=metabase,starter,pro,5", "5130", "1080", "6210");
    check_years("app=metabase,starter,pro,6", "5065", "1145", "6210");
    check_years("app=metabase,starter,pro,10", "4805", "1405", "6210");
    check_years("app=metabase,starter,pro,11", "4870", "1470", "6340");
}

#[test]
fn github() {
    check_years("app=github,team,enterprise-cloud,100", "20400", "4800", "25200");
}

#[test]
fn pigment() {
    check_years("app=pigment,professional,enterprise,50", "? quote_only", "65000..127500", "? quote_only");
    check_years("app=pigment,professional,enterprise,50,quote:180000", "52500..115000", "65000..127500", "180000");
}

#[test]
fn one_password() {
    // 24.95 × 12 = 299.40, each seat beyond ten 4.99 × 12 = 59.88; Business 8.99 × 12 = 107.88 a seat.
    check_years("app=one-password,starter-pack,business,10", "779.4", "299.4", "1078.8");
    check_years("app=one-password,starter-pack,business,11", "827.4", "359.28", "1186.68");
    check_years("app=one-password,starter-pack,business,20", "1259.4", "898.2", "2157.6");
    check("app=one-password,starter-pack,business,21", "? beyond_maximum_seats");
}

#[test]
fn an_add_on_sits_on_the_current_plan_whose_price_cancels_out() {
    // Guard, 4.20 × 100 × 12, whatever the plan under it costs.
    check_years("app=confluence,standard,guard,100&billing=monthly", "5040", "6300..7200", "11340..12240");
    check_years("app=confluence,premium,guard,100&billing=monthly", "5040", "14100", "19140");
    check_years(
        "app=confluence,unpriced,guard,100&billing=monthly",
        "5040",
        "? no_price_recorded",
        "? no_price_recorded",
    );
    // The same written as plan and add-on.
    check("app=confluence,standard,standard.guard,100&billing=monthly", "5040");
    // To another plan and the add-on: 11.75 + 4.20 less 5.25 to 6.
    check("app=confluence,standard,premium.guard,100&billing=monthly", "11940..12840");
    // A discount on the target is one on what is bought.
    check("app=confluence,standard,guard,100,discount:10&billing=monthly", "4536");
    // Enterprise is sold by quote.
    check("app=confluence,standard,enterprise,100", "? quote_only");
}

#[test]
fn what_has_no_target() {
    check_years("app=included,team,,50", "0", "6000", "6000");
    check_years("app=included,team,team,50", "0", "6000", "6000");
    check("app=absent,team,,50", "? no_scim");
    check("app=unclear,team,,50", "? scim_unknown");
    check("app=own,Intranet,,50", "? no_price_recorded");
    // The plan one has is no target unless it has SCIM.
    check("app=github,team,team,50", "? no_price_recorded");
}

#[test]
fn own_prices() {
    let base = "app=kustomer,enterprise,ultimate,50";
    let check = |own: &str, delta: &str, current: &str, target: &str| {
        check_years(&format!("{base},{own}"), delta, current, target);
    };
    check("quote:70000", "16600", "53400", "70000");
    check("now-quote:50000", "33400", "50000", "83400");
    check("now-quote:50000,quote:70000", "20000", "50000", "70000");
    // 120 × 50 × 12 = 72,000; 80 × 50 × 12 = 48,000.
    check("seat:120", "18600", "53400", "72000");
    check("now-seat:80,seat:120", "24000", "48000", "72000");
    check("now-seat:80", "35400", "48000", "83400");
    // Own prices are not discounted, and no minimum applies to them.
    check("quote:70000,discount:10", "16600", "53400", "70000");
    check_years("app=kustomer,enterprise,ultimate,5,now-seat:80,seat:120", "2400", "4800", "7200");
    // A saving is shown as such.
    check("quote:50000", "-3400", "53400", "50000");
    // They also price what no source does.
    check_years("app=segment,team,business,30,now-quote:2000,quote:20000", "18000", "2000", "20000");
    check_years("app=own,Intranet,,50,now-seat:5,seat:8", "1800", "3000", "4800");
}

#[test]
fn an_own_price_goes_before_a_published_step() {
    check_years("app=ironclad,standard,enterprise,120,quote:100000", "25000..75000", "25000..75000", "100000");
    // What the source prints for the team size is the target's price, with an own price of the current plan too.
    let now = |seats: u32, price: &str, delta: &str, target: &str| {
        let text = format!("app=ironclad,standard,enterprise,{seats},{price}");
        check_years(&text, delta, "50000", target);
    };
    // Below the first row there is the range for all sizes.
    now(49, "now-quote:50000", "10000..100000", "60000..150000");
    now(50, "now-quote:50000", "10000+", "60000+");
    now(99, "now-quote:50000", "10000+", "60000+");
    now(100, "now-quote:50000", "35000+", "85000+");
    now(199, "now-quote:50000", "35000+", "85000+");
    now(200, "now-quote:50000", "100000+", "150000+");
    // 40 × 100 × 12; at least −5,000 says too little.
    check_years("app=ironclad,standard,enterprise,100,now-seat:40", "37000+", "48000", "85000+");
    check("app=ironclad,standard,enterprise,100,now-quote:90000", "? says_too_little");
    // Both: the buyer's own alone.
    check("app=ironclad,standard,enterprise,120,now-quote:50000,quote:100000", "50000");
    // A source that prints no totals.
    let mut vendor = ironclad();
    vendor.published_steps[0].rows[1].total = None;
    let run = |text| run_with(vec![vendor.clone()], text).money.upgrade;
    assert_eq!(show(run("app=ironclad,standard,enterprise,100,now-quote:50000").delta), "10000..100000");
    let printed = run("app=ironclad,standard,enterprise,100");
    assert_eq!([printed.delta, printed.target_year].map(show), ["35000+", "60000..150000"]);
}

#[test]
fn what_is_shown_of_a_published_step_is_its_total_for_the_team() {
    let upgrade = run("app=ironclad,standard,enterprise,120").money.upgrade;
    let line = &upgrade.target_lines[0];
    assert_eq!((upgrade.target_lines.len(), show(line.amount)), (1, "85000+".into()));
    assert_eq!((&line.label, line.formula.refs()), (&Label::Plan("enterprise".into()), vec![Ref::Step(0)]));
    assert_eq!(upgrade.prices, [Ref::Step(0)]);
    // Also where the plan has no other price.
    let mut quoted = ironclad();
    quoted.plans[1].prices.truncate(1);
    let quoted = run_with(vec![quoted], "app=ironclad,standard,enterprise,120").money.upgrade;
    assert_eq!([quoted.delta, quoted.target_year].map(show), ["35000+", "85000+"]);
    assert_eq!(quoted.target_lines[0].label, Label::Plan("enterprise".into()));
    let upgrade = run("app=ironclad,standard,enterprise,120,now-quote:50000").money.upgrade;
    assert_eq!(upgrade.prices, [Ref::Typed("now-quote"), Ref::Step(0)]);
    assert_eq!(upgrade.prices_from, Some(PricesFrom::Mixed));
}

#[test]
fn where_the_plan_one_has_comes_with_scim_there_is_nothing_to_buy() {
    let mut vendor = pair(seat_month("10"), seat_month("20"));
    vendor.plans.push(scim("c", vec![by_vendor(vec![seat_month("30")])]));
    for text in ["app=pair,b,,50", "app=pair,b,c,50", "app=pair,b,c,50,quote:90000", "app=pair,b,,50,seat:5"] {
        let report = run_with(vec![vendor.clone()], text);
        let upgrade = &report.money.upgrade;
        let years = [upgrade.delta, upgrade.current_year, upgrade.target_year].map(show);
        assert_eq!(years, ["0", "12000", "12000"], "{text}");
        assert!(report.money.upgrade_lines.is_none() && upgrade.target_lines.is_empty(), "{text}");
        assert_eq!(report.verdict.choice, Choice::UseScim, "{text}");
    }
}

#[test]
fn prices_of_the_vendor_only() {
    check("app=kustomer,enterprise,ultimate,50&prices=vendor", "? third_party_left_out");
    check("app=kustomer,enterprise-bundle,ultimate,50&prices=vendor", "? third_party_left_out");
    check("app=ironclad,standard,enterprise,120&prices=vendor", "? third_party_left_out");
    // Where nobody reports one, nothing was left out.
    check("app=pigment,professional,enterprise,50&prices=vendor", "? quote_only");
    check("app=pigment,professional,enterprise,50,quote:180000&prices=vendor", "? third_party_left_out");
    check("app=github,team,enterprise-cloud,100&prices=vendor", "20400");
    // A plan that only a guide prices.
    check("app=kustomer,enterprise-bundle,ultimate,50,quote:90000&prices=vendor", "? third_party_left_out");
}

#[test]
fn who_published_the_prices() {
    let check = |text: &str, from: Option<PricesFrom>| assert_eq!(run(text).money.upgrade.prices_from, from, "{text}");
    check("app=kustomer,enterprise,ultimate,50", Some(PricesFrom::ThirdParty));
    check("app=github,team,enterprise-cloud,100", Some(PricesFrom::Vendor));
    check("app=segment,team,business,10", Some(PricesFrom::Mixed));
    check("app=ironclad,standard,enterprise,120", Some(PricesFrom::ThirdParty));
    check("app=kustomer,enterprise,ultimate,50,quote:70000", Some(PricesFrom::Mixed));
    check("app=kustomer,enterprise,ultimate,50,now-seat:80,seat:120", Some(PricesFrom::Own));
    // Guard's price is the vendor's. What an unused licence costs is a guide's; without a price it costs nothing.
    check("app=confluence,standard,guard,100", Some(PricesFrom::Mixed));
    check("app=confluence,unpriced,guard,100", Some(PricesFrom::Vendor));
    check("app=confluence,standard,guard,100,now-seat:6", Some(PricesFrom::Mixed));
    check("app=confluence,standard,guard,100&prices=vendor", Some(PricesFrom::Vendor));
    // A flat amount has no further seat to waste.
    check("app=pigment,professional,enterprise,50", Some(PricesFrom::ThirdParty));
    // Where nothing is bought, work by hand still counts licences.
    check("app=absent,team,,50", Some(PricesFrom::Vendor));
    check("app=included,team,,50", Some(PricesFrom::Vendor));
    check("app=kustomer,ultimate,,50", Some(PricesFrom::ThirdParty));
    // Up to 8 seats an unused licence costs nothing.
    check("app=kustomer,ultimate,,9", Some(PricesFrom::ThirdParty));
    check("app=kustomer,ultimate,,8", None);
    check("app=unclear,team,,50", Some(PricesFrom::Vendor));
    check("app=own,Intranet,,50", None);
}

#[test]
fn a_third_partys_price_is_told_wherever_a_figure_rests_on_it() {
    let check = |text: &str, told: bool| {
        assert_eq!(run(text).warnings.contains(&Warning::ThirdPartyPrice), told, "{text}");
    };
    check("app=confluence,standard,guard,100", true);
    check("app=confluence,unpriced,guard,100", false);
    check("app=confluence,standard,guard,100,now-seat:6", false);
    check("app=confluence,standard,guard,100&prices=vendor", false);
    check("app=github,,,100", false);
    // Enterprise is sold by quote; what SCIM is worth counts licences at a guide's price.
    check("app=confluence,standard,enterprise,100", true);
    check("app=kustomer,ultimate,,9", true);
    check("app=kustomer,ultimate,,8", false);
    // The step is unknown, and a flat amount has no further seat to waste.
    check("app=pigment,professional,enterprise,50", false);
    check("app=pigment,professional,enterprise,50,quote:180000", true);
}

#[test]
fn totals_per_currency_keep_what_is_not_priced_in_sight() {
    let total = |text: &str| {
        let report = report(all(), text);
        let line = |total: &Total| format!("{} {} {:?}", total.currency, show(total.upgrade), total.not_priced);
        report.totals.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    let kustomer = "app=kustomer,,,50";
    let github = "app=github,,,100";
    assert_eq!(total(kustomer), "USD 30000 []");
    assert_eq!(total(&format!("{kustomer}&{github}")), "USD 50400 []");
    assert_eq!(total(&format!("{kustomer}&app=pigment,,,50&{github}")), "USD 50400+ [1]");
    assert_eq!(total(&format!("{kustomer}&app=euro,,,50&app=segment,,,30")), "USD 30000+ [2]; EUR 1200 []");
    assert_eq!(total("app=pigment,,,50"), "USD ? quote_only [0]");
    // Where there is no SCIM there is nothing to price; where it is included there is nothing to pay.
    assert_eq!(total(&format!("{kustomer}&app=absent,,,50&app=included,,,50")), "USD 30000 []");
    assert_eq!(total(&format!("{kustomer}&app=unclear,,,50")), "USD 30000+ [1]");
    // "At least 35,000" opens the total as well, but is priced.
    assert_eq!(total(&format!("{kustomer}&app=ironclad,,,50")), "USD 65000+ []");
    // At least a saving of 3,400 says too little.
    let saving = "app=kustomer,,,50,quote:50000";
    assert_eq!(total(saving), "USD -3400 []");
    assert_eq!(total(&format!("{saving}&app=pigment,,,50")), "USD ? says_too_little [1]");
}
