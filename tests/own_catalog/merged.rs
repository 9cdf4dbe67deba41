//! What a file of one's own changes: the vendors that it names, and nothing else.

use super::tiny;
use proptest::prelude::*;
use scim_tax::domain::{
    App, AppReport, BreakEvens, Catalog, Company, Date, Prices, PricesFrom, Product, Publisher, Scenario, Term, Vendor,
    compare,
};
use scim_tax::present::{self, Numbers};
use scim_tax::wire::catalog_file::{self, check};
use scim_tax::wire::own_catalog::read;
use scim_tax::wire::report_json;
use std::fs;

fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

/// Every vendor's file, as it is downloaded.
fn published() -> Vec<String> {
    let paths = fs::read_dir("data/vendors").unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = paths.map(|path| fs::read_to_string(path).unwrap()).collect();
    texts.sort();
    texts
}

fn built_in(texts: &[String]) -> Catalog {
    let mut vendors: Vec<Vendor> = texts.iter().flat_map(|text| read(text).unwrap().to_vendors()).collect();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: today(), vendors }
}

/// The catalog with a file of one's own, through the text that the page keeps of it.
fn with(catalog: &Catalog, text: &str) -> Catalog {
    let merged = catalog.clone().with_own(read(text).unwrap().to_vendors());
    let kept = catalog_file::read(&catalog_file::write(&merged)).unwrap();
    assert_eq!(kept, merged);
    kept
}

fn scenario(vendor: &str, seats: u32, change: impl FnOnce(&mut Company)) -> Scenario {
    let product = Product::Listed { vendor: vendor.into(), current: String::new(), target: String::new() };
    let mut company = Company::default();
    change(&mut company);
    Scenario { apps: vec![App::new(product, seats)], company }
}

fn report(catalog: &Catalog, scenario: &Scenario) -> AppReport {
    compare(catalog, scenario, today()).apps.remove(0)
}

const KUSTOMER: &str = include_str!("../../data/vendors/kustomer.json");

#[test]
fn kustomer_opened_unchanged_computes_the_same_and_says_whose_it_is() {
    let catalog = built_in(&published());
    let own = with(&catalog, KUSTOMER);
    let scenario = scenario("kustomer", 50, |_| {});
    let (before, after) = (report(&catalog, &scenario), report(&own, &scenario));
    assert_eq!(after.money.upgrade.delta, before.money.upgrade.delta);
    assert_eq!(after.money.worth, before.money.worth);
    assert_eq!(present::formula_text(&after.money.upgrade.formula, "USD"), "($139 − $89) × 50 seats × 12 months");
    assert_eq!(before.money.upgrade.prices_from, Some(PricesFrom::ThirdParty));
    assert_eq!(after.money.upgrade.prices_from, Some(PricesFrom::Own));
    assert_eq!(after.warnings, []);
    assert_eq!(present::provenance(&after), "Prices from your own file, checked 21 November 2026.");
    let words = present::plan_price(&after.vendor.plans[2], &Company::default(), "USD", &Numbers::default());
    assert_eq!(words, "$139 a seat a month (your file)");
    let json = |catalog: &Catalog| {
        let report = compare(catalog, &scenario, today());
        let break_evens = BreakEvens::of_all(catalog, &scenario);
        report_json::write(&report, &break_evens, today(), 300, "", present::formula_text, present::warning)
    };
    let (before, after) = (json(&catalog), json(&own));
    assert!(before.contains("\"prices_from\": \"third_party\"") && after.contains("\"prices_from\": \"own\""));
    assert!(after.contains("\"publisher\": \"own\"") && !after.contains("third_party"));
}

/// The law of which the above is a case: a published file opened as one's own moves no number of any vendor.
#[test]
fn every_vendor_opened_unchanged_computes_the_same() {
    let texts = published();
    assert!(texts.len() >= 295);
    let catalog = built_in(&texts);
    let own = with(&catalog, &format!("{{\"vendors\": [{}]}}", texts.join(",")));
    assert_eq!(own.own().count(), catalog.vendors.len());
    let mut computed = 0;
    for vendor in &catalog.vendors {
        for seats in [1, 25, 100, 2_000] {
            for billing in [Term::Annual, Term::Monthly] {
                let scenario = scenario(&vendor.id, seats, |company| company.billing = billing);
                let (before, after) = (report(&catalog, &scenario), report(&own, &scenario));
                let numbers = |app: &AppReport| {
                    let upgrade = &app.money.upgrade;
                    (upgrade.delta, upgrade.current_year, upgrade.target_year, app.money.worth, app.verdict.choice)
                };
                assert_eq!(numbers(&after), numbers(&before), "{}, {seats} seats", vendor.id);
                if let Some(from) = after.money.upgrade.prices_from {
                    computed += 1;
                    assert_eq!(from, PricesFrom::Own, "{}", vendor.id);
                }
            }
        }
    }
    assert!(computed > 1_000, "{computed}");
}

#[test]
fn ones_own_prices_stay_where_third_parties_are_left_out() {
    let catalog = built_in(&[KUSTOMER.to_owned()]);
    let own = with(&catalog, KUSTOMER);
    let scenario = scenario("kustomer", 50, |company| company.prices = Prices::Vendor);
    assert!(report(&catalog, &scenario).money.upgrade.delta.is_unknown());
    let delta = report(&own, &scenario).money.upgrade.delta;
    assert_eq!(delta.low().unwrap().to_string(), "30000");
}

/// A difference that a third party prints by team size.
#[test]
fn ones_own_published_step_stays_where_third_parties_are_left_out() {
    let text = fs::read_to_string("data/vendors/ironclad.json").unwrap();
    let catalog = built_in(std::slice::from_ref(&text));
    let own = with(&catalog, &text);
    for (prices, built_in, of_own) in
        [(Prices::All, Some("35000"), Some("35000")), (Prices::Vendor, None, Some("35000"))]
    {
        let scenario = scenario("ironclad", 50, |company| company.prices = prices);
        let low = |catalog| report(catalog, &scenario).money.upgrade.delta.low().map(|low| low.to_string());
        assert_eq!((low(&catalog).as_deref(), low(&own).as_deref()), (built_in, of_own));
    }
}

#[test]
fn a_corrected_price_counts_and_the_rest_is_as_it_was() {
    let catalog = built_in(&published());
    let corrected = KUSTOMER.replace("\"annual\": \"139\"", "\"annual\": \"120\"");
    let own = with(&catalog, &corrected);
    // (120 - 89) x 50 x 12
    let delta = report(&own, &scenario("kustomer", 50, |_| {})).money.upgrade.delta;
    assert_eq!((delta.low(), delta.high()), (delta.high(), delta.low()));
    assert_eq!(delta.low().unwrap().to_string(), "18600");
    assert_eq!(own.vendors.len(), catalog.vendors.len());
    for (own, built_in) in own.vendors.iter().zip(&catalog.vendors).filter(|(own, _)| own.id != "kustomer") {
        assert_eq!(own, built_in);
    }
    assert_eq!(own.own().map(|vendor| vendor.id.as_str()).collect::<Vec<_>>(), ["kustomer"]);
}

#[test]
fn a_new_vendor_joins_in_its_place_also_without_a_price() {
    let catalog = built_in(&published());
    let own = with(&catalog, &format!("[{}, {}]", tiny("zzz", ""), tiny("aaa", "")));
    assert_eq!(own.vendors.len(), catalog.vendors.len() + 2);
    assert!(own.vendors.is_sorted_by(|a, b| a.id < b.id));
    assert!(own.vendor("aaa").unwrap().from_own_file && own.vendor("zzz").unwrap().from_own_file);
    assert!(!own.vendor("kustomer").unwrap().from_own_file);
    assert_eq!(own.version, catalog.version);
}

#[test]
fn what_is_kept_of_a_file_is_read_again_as_it_was() {
    let own = read(&format!("[{KUSTOMER}, {}]", tiny("zzz", ""))).unwrap();
    let texts = own.to_texts();
    assert_eq!(texts.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["kustomer", "zzz"]);
    for (_, text) in &texts {
        assert!(!text.contains('\n'));
    }
    let again =
        read(&format!("[{}]", texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(","))).unwrap();
    assert_eq!(again.to_vendors(), own.to_vendors());
    assert_eq!(again.to_texts(), texts);
}

#[test]
fn a_file_goes_over_another_one() {
    let own = |text: &str| read(text).unwrap();
    let renamed = tiny("b", "").replace("\"name\": \"b\"", "\"name\": \"Bee\"");
    let both = own(&format!("[{}, {}]", tiny("a", ""), tiny("b", ""))).with(own(&format!("[{renamed}, {KUSTOMER}]")));
    let names: Vec<String> = both.unwrap().vendors.into_iter().map(|checked| checked.vendor.name).collect();
    assert_eq!(names, ["a", "Bee", "Kustomer"]);
    let shared = tiny("c", "").replace("\"name\": \"c\"", "\"name\": \"A\"");
    let problems = own(&tiny("a", "")).with(own(&shared)).unwrap_err();
    assert_eq!(problems.list[0].to_string(), "line 2: [1]: \"A\" is also a name of \"a\"");
}

/// What a person gets to read is what was authored, in the order of its fields.
#[test]
fn a_vendor_is_written_readably() {
    let own = read(KUSTOMER).unwrap();
    let readable = own.to_readable();
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert!(readable.starts_with(&KUSTOMER[..400]) && readable.lines().count() == KUSTOMER.lines().count());
    assert!(value(&readable) == value(KUSTOMER));
    let two = read(&format!("[{KUSTOMER}, {}]", tiny("zzz", ""))).unwrap().to_readable();
    assert!(two.starts_with("{\n  \"vendors\": [\n    {\n      \"$schema\"") && two.ends_with("\n  ]\n}\n"), "{two}");
    assert_eq!(read(&two).unwrap().vendors.len(), 2);
    assert_eq!(read("[]").unwrap().to_readable(), "{\n  \"vendors\": []\n}\n");
}

/// Vendors with ids of a few letters, some of them the same.
fn some() -> impl Strategy<Value = Vec<Vendor>> {
    let acme = check("acme.json", include_str!("../catalog/acme.json")).unwrap().vendor;
    let vendor = ("[a-e]{1,2}", any::<bool>()).prop_map(move |(id, renamed)| {
        let name = if renamed { "One" } else { "Other" };
        Vendor { id, name: name.into(), ..acme.clone() }
    });
    prop::collection::vec(vendor, 0..12).prop_map(|mut vendors| {
        vendors.sort_by(|a, b| a.id.cmp(&b.id));
        vendors.dedup_by(|a, b| a.id == b.id);
        vendors
    })
}

proptest! {
    #[test]
    fn one_s_own_goes_over_what_is_built_in(built_in in some(), own in some(), more in some()) {
        let catalog = Catalog { version: today(), vendors: built_in };
        let merged = catalog.clone().with_own(own.clone());
        prop_assert!(merged.vendors.is_sorted_by(|a, b| a.id < b.id));
        for vendor in &merged.vendors {
            let of_own = own.iter().find(|it| it.id == vendor.id).cloned().map(Vendor::into_own);
            prop_assert_eq!(Some(vendor), of_own.as_ref().or(catalog.vendor(&vendor.id)));
        }
        prop_assert!(catalog.vendors.iter().chain(&own).all(|it| merged.vendor(&it.id).is_some()));
        // None changes nothing, the same again neither; the later of two files goes over the earlier one.
        prop_assert_eq!(&catalog.clone().with_own(vec![]), &catalog);
        prop_assert_eq!(&merged.clone().with_own(own.clone()), &merged);
        let both = merged.with_own(more.clone());
        for vendor in &more {
            prop_assert_eq!(both.vendor(&vendor.id), Some(&vendor.clone().into_own()));
        }
        prop_assert_eq!(both.own().count(), own.iter().filter(|it| more.iter().all(|m| m.id != it.id)).count() + more.len());
    }

    #[test]
    fn marking_twice_is_marking_once(vendors in some()) {
        for vendor in vendors {
            let own = vendor.into_own();
            let is_own = |publisher| matches!(publisher, Publisher::Own { .. });
            let prices = own.plans.iter().flat_map(|plan| &plan.prices).map(|price| price.publisher);
            let all = prices.chain(own.published_steps.iter().map(|step| step.publisher)).collect::<Vec<_>>();
            prop_assert!(all.len() > 5 && all.into_iter().all(is_own));
            prop_assert_eq!(own.clone().into_own(), own);
        }
    }
}
