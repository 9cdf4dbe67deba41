//! All vendors at one size of team.

use crate::cases::{number, scenario, show, today};
use crate::vendors::*;
use scim_tax::domain::*;

/// The rows of these vendors for the company and seats of a scenario.
fn rows(mut vendors: Vec<Vendor>, seats: u32, text: &str) -> Vec<(String, SurveyRow)> {
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    let catalog = Catalog { version: today(), vendors };
    let rows = survey(&catalog, &scenario(text).company, seats, today());
    rows.into_iter().map(|row| (catalog.vendors[row.vendor].id.clone(), row)).collect()
}

fn row(vendor: Vendor, seats: u32, text: &str) -> SurveyRow {
    rows(vec![vendor], seats, text).remove(0).1
}

fn shown(row: &SurveyRow) -> String {
    let jump = row.jump.map_or("–".into(), show);
    format!("{:?} | {} | {} | {jump} | {:?}", row.pricing, show(row.year), show(row.seat_month), row.gets)
}

#[test]
fn steps_of_all_vendors_at_50_seats() {
    let expected = [
        ("absent", "NoScim | ? no_scim | ? no_scim | – | Nothing"),
        // 4.20 × 50 × 12 on top of 3,150 to 3,600; what a seat costs now is a guide's.
        ("confluence", "ThirdParty | 2520 | 4.2 | 70..80 | Closes"),
        ("euro", "Vendor | 1200 | 2 | 20 | Closes"),
        // (21 − 4) × 50 × 12, and 17 in percent of 4.
        ("github", "Vendor | 10200 | 17 | 425 | Closes"),
        ("hubspot", "Vendor | 49800 | 83 | 1185.7142857143 | Closes"),
        ("included", "NothingToBuy | 0 | 0 | – | Closes"),
        // 35,000 of at most 75,000.
        ("ironclad", "ThirdParty | 35000+ | 58.3333333333+ | 46.6666666667+ | Closes"),
        ("kustomer", "ThirdParty | 30000 | 50 | 56.1797752809 | Closes"),
        // 11,410 − 4,005.
        ("metabase", "Vendor | 7405 | 12.3416666667 | 184.8938826467 | Closes"),
        ("miro", "Unpublished | ? quote_only | ? quote_only | – | Closes"),
        ("one-password", "Unknown | ? beyond_maximum_seats | ? beyond_maximum_seats | – | Closes"),
        ("pigment", "Unpublished | ? quote_only | ? quote_only | – | Closes"),
        ("segment", "Unknown | ? beyond_maximum_seats | ? beyond_maximum_seats | – | Closes"),
        ("unclear", "Unknown | ? scim_unknown | ? scim_unknown | – | Unknown"),
    ];
    let found: Vec<(String, String)> = rows(all(), 50, "").iter().map(|(id, row)| (id.clone(), shown(row))).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn seats_and_term_decide_what_can_be_computed() {
    // 983 to 3,500 less 120 a month, in percent of 1,440 a year.
    let segment = row(segment(), 10, "");
    assert_eq!(shown(&segment), "ThirdParty | 10356..40560 | 86.3..338 | 719.1666666667..2816.6666666667 | Closes");
    // (575 − 100) × 12 + 144 × 40 − 72 × 45, of 100 × 12 + 72 × 45.
    let metabase = row(metabase(), 50, "billing=monthly");
    assert_eq!(shown(&metabase), "Vendor | 8220 | 13.7 | 185.1351351351 | Closes");
}

#[test]
fn without_third_parties_their_prices_are_not_published() {
    assert_eq!(shown(&row(kustomer(), 50, "prices=vendor")).split(" | ").next(), Some("Unpublished"));
    assert_eq!(row(kustomer(), 50, "prices=vendor").year, Estimate::Unknown(Reason::ThirdPartyLeftOut));
    assert_eq!(row(github(), 50, "prices=vendor").pricing, Pricing::Vendor);
    // The add-on's price is the vendor's own; what it is a part of is not known then.
    let confluence = row(confluence(), 50, "prices=vendor");
    assert_eq!((confluence.pricing, confluence.jump), (Pricing::Vendor, None));
}

#[test]
fn ones_own_prices_are_neither_the_vendors_nor_a_third_partys() {
    for prices in ["", "prices=vendor"] {
        let own = row(kustomer().into_own(), 50, prices);
        assert_eq!(shown(&own), "Own | 30000 | 50 | 56.1797752809 | Closes");
        assert_eq!(row(github().into_own(), 50, prices).pricing, Pricing::Own);
    }
    assert_eq!(row(pigment().into_own(), 50, "").pricing, Pricing::Unpublished);
}

#[test]
fn a_jump_needs_a_price_to_jump_from() {
    let free = row(pair(flat_year("0"), seat_month("12")), 50, "");
    assert_eq!((show(free.year), free.jump), ("7200".into(), None));
    // 7,200 against 6,000 to 12,000.
    let either_way = row(pair(seat_month("10..20"), seat_month("12")), 50, "");
    assert_eq!(shown(&either_way), "Vendor | -4800..1200 | -8..2 | -40..20 | Closes");
    assert_eq!(either_way.whole_jump(), Some(number("-10")));
    // At most 14,400 less 6,000, but perhaps less than 6,000.
    let open = row(pair(seat_month("10"), seat_month("..24")), 50, "");
    assert_eq!((show(open.year), open.jump), ("? says_too_little".into(), None));
    let from = row(pair(seat_month("10"), seat_month("24+")), 50, "");
    assert_eq!((show(from.jump.unwrap()), from.whole_jump()), ("140+".into(), None));
}

#[test]
fn plans_that_unlock_and_plans_of_the_step() {
    let plans = |row: SurveyRow| (row.sso, row.scim, row.current, row.target);
    // Kustomer sells single sign-on on top of its first plan.
    assert_eq!(plans(row(kustomer(), 50, "")), (Some(0), Some(2), Some(0), Some(2)));
    assert_eq!(plans(row(miro(), 50, "")), (Some(1), Some(2), Some(0), Some(2)));
    // The add-on is what unlocks it.
    assert_eq!(plans(row(confluence(), 50, "")), (Some(0), Some(4), Some(0), Some(4)));
    let elsewhere = Vendor { step: Some(("standard".into(), "enterprise".into())), ..confluence() };
    assert_eq!(plans(row(elsewhere, 50, "")), (Some(0), Some(0), Some(0), Some(3)));
    assert_eq!(plans(row(included(), 50, "")), (Some(0), Some(0), Some(0), None));
    assert_eq!(plans(row(absent(), 50, "")), (None, None, Some(0), None));
    assert_eq!(plans(row(vendor("bare", vec![]), 50, "")), (None, None, None, None));
}

#[test]
fn what_the_identity_provider_gets() {
    let gets = |vendor, idp: &str| row(vendor, 50, &format!("idp={idp}")).gets;
    assert_eq!(gets(kustomer(), "okta"), Gets::Closes);
    assert_eq!(gets(kustomer(), "google"), Gets::Opens);
    assert_eq!(gets(kustomer(), "onelogin"), Gets::Unknown);
    assert_eq!(gets(kustomer(), "none"), Gets::Nothing);
    assert_eq!(gets(absent(), "okta"), Gets::Nothing);
    let no_deactivation = Operations { create: true, ..Operations::default() };
    let only_made = Vendor { operations: Some(no_deactivation), ..kustomer() };
    assert_eq!(gets(only_made, "okta"), Gets::Opens);
    assert_eq!(gets(Vendor { operations: None, ..kustomer() }, "okta"), Gets::Unknown);
}

#[test]
fn the_oldest_price_counts() {
    let day = |text: &str| Date::parse(text).unwrap();
    let priced = |vendor| row(vendor, 50, "").priced;
    let dated = |checked: &str, published: Option<&str>| Price {
        checked: day(checked),
        published: published.map(day),
        ..by_vendor(vec![seat_month("9")])
    };
    let two = |a, b| vendor("two", vec![plain("a", vec![a]), scim("b", vec![b])]);
    let expected = |since: &str, checked: &str, age| Some(Priced { since: day(since), checked: day(checked), age });
    // Today is 2026-11-21.
    assert_eq!(
        priced(two(dated("2026-10-05", None), dated("2025-11-21", None))),
        expected("2025-11-21", "2025-11-21", Age::Fresh)
    );
    assert_eq!(
        priced(two(dated("2026-10-05", Some("2025-11-20")), dated("2026-01-01", None))),
        expected("2025-11-20", "2026-10-05", Age::Stale)
    );
    assert_eq!(
        priced(two(dated("2026-10-05", Some("2024-11-20")), dated("2026-01-01", None))),
        expected("2024-11-20", "2026-10-05", Age::VeryStale)
    );
    // Where there is no amount: when the plan was last seen to be sold by quote.
    assert_eq!(priced(pigment()), expected("2026-10-05", "2026-10-05", Age::Fresh));
    assert_eq!(priced(absent()), None);
}

#[test]
fn prices_of_ones_own_file_are_told_from_the_vendors() {
    let own = |vendors| Price { publisher: Publisher::Own { vendors }, ..by_vendor(vec![seat_month("9")]) };
    let step = |a: Price, b: Price| row(vendor("mine", vec![plain("a", vec![a]), scim("b", vec![b])]), 50, "").pricing;
    let of_vendor = || by_vendor(vec![seat_month("5")]);
    assert_eq!(step(own(false), own(true)), Pricing::Own);
    assert_eq!(step(of_vendor(), own(true)), Pricing::Own);
    assert_eq!(step(by_guide(vec![seat_month("5")]), own(true)), Pricing::ThirdParty);
    assert_eq!(step(of_vendor(), of_vendor()), Pricing::Vendor);
}
