//! Section 6: what to negotiate.

use crate::cases::{catalog, run_with, scenario, show};
use crate::vendors::*;
use scim_tax::domain::*;

#[track_caller]
fn negotiation(vendor: Vendor, text: &str) -> Negotiation {
    let scenario = scenario(text).resolved(&catalog(vec![vendor.clone()]));
    Negotiation::of(&vendor, &scenario.apps[0], &scenario.company, scenario.apps.len()).unwrap()
}

/// Year, seat-month, percent below the list, off what is asked.
#[track_caller]
fn price(offer: Offer) -> [String; 4] {
    let found = offer.price.unwrap();
    [found.year.to_ten_decimals(), found.seat_month.to_ten_decimals(), show(found.below_list), show(found.off_asked)]
}

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

/// 53,400 now and 943.516 for what SCIM saves, against 83,400: 90.5725... a seat-month, and 29,056.484 too much.
#[test]
fn a_list_price() {
    let found = negotiation(kustomer(), KUSTOMER);
    assert!(!found.for_addon);
    assert_eq!(show(found.by_hand), "1036.916");
    assert_eq!(show(found.worth.year), "943.516");
    assert_eq!(show(found.list_year), "83400");
    assert_eq!(show(found.list_seat_month), "139");
    assert_eq!(show(found.asked_year), "83400");
    let expected = ["54343.516", "90.57", "34.8399088729", "29056.484"];
    assert_eq!(price(found.base), expected);
    assert_eq!(price(found.careful), expected);
    let BreakEven::From(discount) = found.discount.base else { panic!("{found:?}") };
    assert_eq!(discount.to_ten_decimals(), "34.8399088729");
    assert_eq!(found.discount.base, found.discount.careful);
}

/// The list is what it is; 10% off are 75,060 asked, a quote is what it says.
#[test]
fn what_is_asked_is_not_the_list() {
    let found = negotiation(kustomer(), &format!("{KUSTOMER},discount:10"));
    assert_eq!((show(found.list_year), show(found.asked_year)), ("83400".into(), "75060".into()));
    assert_eq!(price(found.base), ["54343.516", "90.57", "34.8399088729", "20716.484"]);
    let found = negotiation(kustomer(), &format!("{KUSTOMER},quote:54000"));
    assert_eq!((show(found.list_year), show(found.asked_year)), ("83400".into(), "54000".into()));
    // Already worth it.
    assert_eq!(price(found.base), ["54343.516", "90.57", "34.8399088729", "-343.516"]);
    assert_eq!(found.discount.base, BreakEven::Always);
}

#[test]
fn a_price_that_is_worth_more_than_the_list() {
    // 12.13825 × 100 are saved; the plan costs 1,000.
    let found = negotiation(pair(flat_year("0"), flat_year("1000")), "app=pair,a,b,100");
    assert_eq!(price(found.base), ["1213.825", "1.01", "-21.3825", "-213.825"]);
    // A cent of a seat-month more is not: 1.0115208... is rounded down.
    assert_eq!(show(found.list_seat_month), "0.8333333333");
}

/// $4 to $6 now, $8 to $10 asked, 600 seat-months. At base 3,588.07, carefully 2,983.8385; against 4,800 and
/// 6,000.
#[test]
fn ranges_stay_ranges() {
    let vendor = Vendor { changes_follow: false, ..pair(seat_month("4..6"), seat_month("8..10")) };
    let found = negotiation(vendor, "app=pair,a,b,50");
    assert_eq!(show(found.list_year), "4800..6000");
    assert_eq!(price(found.base), ["3588.07", "5.98", "25.2485416667..40.1988333333", "1211.93..2411.93"]);
    assert_eq!(price(found.careful), ["2983.8385", "4.97", "37.8366979167..50.2693583333", "1816.1615..3016.1615"]);
}

#[test]
fn an_open_list_says_at_least() {
    let open = |list: &str| {
        let mut vendor = kustomer();
        vendor.plans[2].prices = vec![by_vendor(vec![seat_month(list)])];
        negotiation(vendor, KUSTOMER)
    };
    let found = open("139+");
    assert_eq!(price(found.base), ["54343.516", "90.57", "34.8399088729+", "29056.484+"]);
    assert_eq!(found.discount.base, BreakEven::Unknown);
    // "From $90" may be worth it or not.
    assert_eq!(price(open("90+").base), ["54343.516", "90.57", "? says_too_little", "? says_too_little"]);
}

#[test]
fn without_a_list_there_is_still_a_price() {
    // 60,000 now; by hand 1,083.4625, 93.40 stays.
    let found = negotiation(pigment(), "app=pigment,professional,enterprise,50,now-seat:100");
    assert_eq!(show(found.list_year), "? quote_only");
    assert_eq!(price(found.base), ["60990.0625", "101.65", "? quote_only", "? quote_only"]);
    // Nor is it known what one pays: then what SCIM is worth on top.
    let found = negotiation(kustomer_without_current_price(), KUSTOMER);
    assert_eq!(found.base, Offer { seat_month: BreakEven::Unknown, price: None });
    assert_eq!(show(found.worth.year), "566.9125+");
    // For nothing it costs nothing less: a list of nothing has no percentage.
    let found = negotiation(pair(flat_year("0"), flat_year("0")), "app=pair,a,b,100");
    assert_eq!(price(found.base), ["1213.825", "1.01", "? says_too_little", "-1213.825"]);
}

#[test]
fn an_add_on_is_negotiated_by_itself() {
    // 606.9125 saved and 0.352625 × 63 to 72: see the break-evens. Guard lists at 2,520.
    let found = negotiation(confluence(), "app=confluence,standard,guard,50&billing=monthly");
    assert!(found.for_addon);
    assert_eq!((show(found.list_year), show(found.list_seat_month)), ("2520".into(), "4.2".into()));
    assert_eq!(price(found.base), ["630.7146875", "1.05", "74.9716393849", "1889.2853125"]);
    assert_eq!(price(found.careful), ["629.127875", "1.04", "75.0346081349", "1890.872125"]);
    // The plan under it need not be priced to be careful.
    let found = negotiation(confluence(), "app=confluence,unpriced,guard,50&billing=monthly");
    assert_eq!(found.base.price, None);
    assert_eq!(price(found.careful), ["606.9125", "1.01", "75.9161706349", "1913.0875"]);
}

#[test]
fn never_always_and_nothing_to_buy() {
    let found = negotiation(kustomer(), &format!("{KUSTOMER},once:60000"));
    assert_eq!(found.base, Offer { seat_month: BreakEven::Never, price: None });
    let found = negotiation(kustomer(), &format!("{KUSTOMER},anyway:100"));
    assert_eq!(found.base, Offer { seat_month: BreakEven::Always, price: None });
    for (vendor, text) in
        [(absent(), "app=absent,team,,50"), (included(), "app=included,team,,50"), (unclear(), "app=unclear,team,,50")]
    {
        let scenario = scenario(text);
        assert_eq!(Negotiation::of(&vendor, &scenario.apps[0], &scenario.company, 1), None, "{text}");
    }
}

/// Where leavers are covered, the price worth paying is what one pays now and what SCIM is worth.
#[test]
fn it_is_what_scim_is_worth() {
    for text in
        [KUSTOMER.to_owned(), format!("{KUSTOMER},anyway:25"), format!("{KUSTOMER}&manual=benchmark&idp-cost=900")]
    {
        let money = run_with(vec![kustomer()], &text).money;
        let sum = money.upgrade.current_year.plus(money.worth.year);
        let found = negotiation(kustomer(), &text).base.price.unwrap();
        assert_eq!(found.year.to_ten_decimals(), show(sum), "{text}");
    }
}
