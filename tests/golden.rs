//! Link in, report out: each `tests/golden/<case>.link` gives `<case>.json`, every intermediate line
//! of it. After a change that is meant, look at the difference and accept it with
//!
//! ```text
//! UPDATE_GOLDEN=1 cargo test --features catalog --test golden
//! ```
//!
//! What the cost model states is also written down here as literals, worked by hand from model.md, so
//! that accepting a golden cannot change it unseen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scim_tax::domain::{App, Assumption, BreakEvens, Catalog, Date, compare};
use scim_tax::present;
use scim_tax::wire::{catalog_file, link, report_json};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Decides which prices are stale.
const TODAY: &str = "2026-11-21";
/// Written into every report. Fixed, so that a further vendor does not change all of them.
const VENDORS: usize = 24;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Files of a folder that end in `extension`: name without it, and text; in order of name.
fn files(directory: &str, extension: &str) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder(directory)).unwrap().map(|entry| entry.unwrap().path());
    let named = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    let mut files: Vec<_> = named
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The catalog of `data/vendors`, written and read as the page does.
fn catalog() -> Catalog {
    let texts: Vec<_> = files("data/vendors", "json").into_iter().map(|(id, text)| (id + ".json", text)).collect();
    let checked = catalog_file::check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let vendors = checked.into_iter().map(|checked| checked.vendor).collect();
    let catalog = Catalog { version: Date::parse(TODAY).unwrap(), vendors };
    catalog_file::read(&catalog_file::write(&catalog)).unwrap()
}

/// The report of a link, which has to be in the form that the page writes.
fn report(catalog: &Catalog, text: &str) -> String {
    let reading = link::read(text);
    assert_eq!(reading.problems, [], "{text}");
    let (scenario, problems) = link::check_against(&reading.scenario, catalog);
    assert_eq!(problems, [], "{text}");
    let scenario = scenario.resolved(catalog);
    assert_eq!(link::write(&scenario), text);
    let report = compare(catalog, &scenario, Date::parse(TODAY).unwrap());
    let break_evens = BreakEvens::of_all(catalog, &scenario);
    report_json::write(&report, &break_evens, catalog.version, VENDORS, text, present::formula_text, present::warning)
}

fn parsed(catalog: &Catalog, text: &str) -> Value {
    serde_json::from_str(&report(catalog, text)).unwrap()
}

#[test]
fn reports_are_as_recorded() {
    let catalog = catalog();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let links = files("tests/golden", "link");
    let mut different = Vec::new();
    for (case, text) in &links {
        let now = report(&catalog, text.trim_end()) + "\n";
        let path = folder("tests/golden").join(format!("{case}.json"));
        let recorded = fs::read_to_string(&path).unwrap_or_default();
        if now == recorded {
        } else if update {
            fs::write(path, now).unwrap();
        } else {
            let line = now.lines().zip(recorded.lines()).position(|(a, b)| a != b).unwrap_or(0);
            let shown = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").trim().to_owned();
            different.push(format!("{case}.json:{}: {}, recorded {}", line + 1, shown(&now), shown(&recorded)));
        }
    }
    assert!(different.is_empty(), "{}\nUPDATE_GOLDEN=1 accepts them", different.join("\n"));
    let names = |files: Vec<(String, String)>| files.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(files("tests/golden", "json")), names(links), "a recorded report without a link");
}

/// A value as the tables below write it: estimates as `5`, `5 to 7`, `5+`, `up to 7`, `?why`.
fn short(value: &Value) -> String {
    let end = |name: &str| value[name].as_str().unwrap_or("-");
    match value["status"].as_str() {
        Some("exact") if end("low") == end("high") => end("low").into(),
        Some("range") => format!("{} to {}", end("low"), end("high")),
        Some("at_least") => format!("{}+", end("low")),
        Some("at_most") => format!("up to {}", end("high")),
        Some("unknown") => format!("?{}", end("reason")),
        Some(other) => format!("{other} {}", end("value")).trim_end_matches(" -").into(),
        None => match value {
            Value::String(text) => text.clone(),
            Value::Array(items) => items.iter().map(short).collect::<Vec<_>>().join(" "),
            Value::Object(fields) if fields.contains_key("code") => short(&fields["code"]),
            other => other.to_string(),
        },
    }
}

/// Looks up a path from the first app, or from the top if it begins with a slash.
#[track_caller]
fn check(report: &Value, case: &str, expected: &[(&str, &str)]) {
    for (path, expected) in expected {
        let pointer = if path.starts_with('/') { path.to_string() } else { format!("/apps/0/{path}") };
        let found = report.pointer(&pointer).unwrap_or_else(|| panic!("{case}: there is no {path}"));
        assert_eq!(short(found), *expected, "{case}: {path}");
    }
}

type Expected = &'static [(&'static str, &'static [(&'static str, &'static str)])];

#[track_caller]
fn check_cases(cases: Expected) {
    let catalog = catalog();
    let links = files("tests/golden", "link");
    for (case, expected) in cases {
        let (_, text) = links.iter().find(|(name, _)| name == case).unwrap_or_else(|| panic!("no {case}.link"));
        check(&parsed(&catalog, text.trim_end()), case, expected);
    }
}

/// The example of the public contract, figure by figure (sections 4 to 6, Kustomer Enterprise, 50 seats).
#[test]
fn the_contracts_example() {
    check_cases(&[(
        "kustomer-50",
        &[
            ("/schema", "scim-tax/report/1"),
            ("/link", "v=1&app=kustomer,enterprise,ultimate,50"),
            ("/catalog/version", "2026-11-21"),
            ("vendor", "kustomer"),
            ("current", "enterprise"),
            ("target", "ultimate"),
            ("seats", "50"),
            ("currency", "USD"),
            // (139 - 89) x 50 x 12; 89 x 600; 139 x 600.
            ("upgrade", "30000"),
            ("upgrade/current_year", "53400"),
            ("upgrade/target_year", "83400"),
            ("upgrade/formula", "($139 − $89) × 50 seats × 12 months"),
            ("upgrade/reason", "null"),
            // 50 x 21.7% join and leave, 50 x 10% change: (217 + 217 + 50) / 60 hours at $60.
            ("events/joiners", "10.85"),
            ("events/leavers", "10.85"),
            ("events/changes", "5"),
            ("by_hand/model", "own"),
            ("by_hand/it_hours", "8.0666666667"),
            ("by_hand/labour", "484"),
            // 10.85 x 6.5% x $250; 0.70525 x 6 / 12 x $1,068.
            ("by_hand/orphaned_accounts", "0.70525"),
            ("by_hand/orphan_handling", "176.3125"),
            ("by_hand/unused_licences", "376.6035"),
            ("by_hand/total", "1036.916"),
            ("by_hand/benchmark/it_hours", "101"),
            ("by_hand/benchmark/orphaned_accounts", "7"),
            ("by_hand/benchmark/unused_licences", "12"),
            ("by_hand/benchmark/total", "11754"),
            // (21.7 + 21.7 + 50) / 60 x 60.
            ("after_scim/residual", "93.4"),
            ("options/by_hand/total", "1036.916"),
            ("options/upgrade/total", "30093.4"),
            ("options/other", "null"),
            // 1,036.916 - 93.40; / 600 = 1.5725.
            ("worth", "943.516"),
            ("worth/seat_month", "1.57"),
            ("prices_from", "third_party"),
            ("verdict/option", "by_hand"),
            ("verdict/reasons", "cheapest holds_for_all_prices changes_stay_manual third_party_price"),
            ("warnings", "third_party_price"),
            ("/totals/0/currency", "USD"),
            ("/totals/0/upgrade", "30000"),
            ("/totals/0/not_priced", ""),
        ],
    )]);
}

/// Section 3, and the discounts of section 2.
#[test]
fn price_steps() {
    check_cases(&[
        ("kustomer-10", &[("upgrade", "6000"), ("upgrade/target_year", "16680")]),
        ("kustomer-25", &[("upgrade", "15000"), ("upgrade/target_year", "41700")]),
        ("kustomer-8", &[("upgrade/target_year", "13344")]),
        ("kustomer-15", &[("upgrade/target_year", "25020")]),
        // Eight seats at least, on both sides: 50 x 8 x 12.
        (
            "kustomer-5",
            &[
                ("upgrade", "4800"),
                ("upgrade/formula", "($139 − $89) × 8 seats × 12 months"),
                ("upgrade/current_seat", "0"),
                (
                    "verdict/reasons",
                    "cheapest holds_for_all_prices changes_stay_manual few_leavers minimum_applies third_party_price",
                ),
            ],
        ),
        ("kustomer-bundle", &[("upgrade", "6000")]),
        // (139 x 0.9 - 89) x 600; (139 - 89) x 0.9 x 600.
        (
            "kustomer-discount-target",
            &[("upgrade", "21660"), ("upgrade/formula", "($125.10 − $89) × 50 seats × 12 months")],
        ),
        ("kustomer-discount-both", &[("upgrade", "27000")]),
        // (983 - 120) x 12, (3,500 - 120) x 12; with usage 120 + 40 x 10 = 520 a month.
        ("segment-10", &[("upgrade", "10356 to 40560"), ("warnings", "third_party_price unlike_usage")]),
        ("segment-10-usage", &[("upgrade", "5556 to 35760"), ("warnings", "third_party_price")]),
        ("segment-30", &[("upgrade", "?beyond_maximum_seats"), ("upgrade/formula", "null")]),
        ("ironclad-50", &[("upgrade", "35000+")]),
        ("ironclad-100", &[("upgrade", "35000+")]),
        ("ironclad-120", &[("upgrade", "35000+")]),
        ("ironclad-200", &[("upgrade", "75000+")]),
        ("ironclad-40", &[("upgrade", "?below_first_row")]),
        // The total that is printed for 100 users and more, less 50,000; the difference as it is printed.
        (
            "ironclad-now-quote",
            &[
                ("upgrade", "35000+"),
                ("upgrade/target_year", "85000+"),
                ("prices_from", "mixed"),
                ("break_evens/seats", "?-"),
            ],
        ),
        ("ironclad-discount", &[("upgrade", "35000+"), ("warnings", "third_party_price discount_not_applied")]),
        // Starter's price is net: (90 x 0.9 - 7) x 600.
        ("hubspot-discounts", &[("upgrade", "44400"), ("warnings", "discount_not_applied")]),
        (
            "metabase",
            &[
                ("upgrade/current_year", "7255"),
                ("upgrade/target_year", "17910"),
                ("upgrade", "10655"),
                ("prices_from", "vendor"),
            ],
        ),
        ("github", &[("upgrade", "20400"), ("prices_from", "vendor"), ("warnings", "")]),
        // Guard's price is the vendor's, that of a licence nobody uses a guide's.
        (
            "confluence-guard",
            &[
                ("upgrade", "5040"),
                ("target", "guard-standard"),
                ("prices_from", "mixed"),
                ("upgrade/prices/0/plan", "standard"),
                ("upgrade/prices/1/publisher", "vendor"),
                ("warnings", "third_party_price"),
            ],
        ),
        ("jira-guard", &[("upgrade", "5040"), ("upgrade/current_year", "?no_price_recorded")]),
        ("pigment", &[("upgrade", "?quote_only"), ("prices_from", "third_party")]),
        ("pigment-quote", &[("upgrade", "52500 to 115000"), ("prices_from", "mixed")]),
        // Prices that nobody recorded: the buyer's own on both sides. (25 - 10) x 600.
        (
            "own",
            &[
                ("upgrade", "9000"),
                ("vendor", "own"),
                ("name", "Acme CRM"),
                ("current", "null"),
                ("prices_from", "own"),
            ],
        ),
        // (28 - 21) x 600 francs.
        (
            "wedo",
            &[
                ("upgrade", "4200"),
                ("currency", "CHF"),
                ("verdict/option", "cannot_say"),
                ("verdict/question", "exchange_rate"),
            ],
        ),
        (
            "wedo-rate",
            &[
                ("upgrade", "4200"),
                ("upgrade/formula", "(CHF\u{a0}28 − CHF\u{a0}21) × 50 seats × 12 months"),
                ("options/upgrade/lines/0/amount", "5250"),
                ("options/upgrade/lines/0/formula", "(CHF\u{a0}28 − CHF\u{a0}21) × 50 seats × 12 months × 1.25"),
            ],
        ),
    ]);
}

/// A hundred seats, where a figure is easily misread: a rate for a seat as a flat amount, a base amount as a
/// rate, a range by its low end, what is not known as some usual price.
#[test]
fn a_hundred_seats() {
    check_cases(&[
        // (21 - 4) x 1,200, the same on both terms.
        ("github", &[("upgrade", "20400")]),
        ("github-monthly", &[("upgrade", "20400"), ("upgrade/formula", "($21 − $4) × 100 seats × 12 months")]),
        // A full seat, paid by the year: (55 - 16) x 1,200 to the first plan with SCIM, (90 - 16) x 1,200 to
        // the dearest.
        ("figma", &[("upgrade", "46800"), ("upgrade/current_year", "19200"), ("upgrade/target_year", "66000")]),
        ("figma-enterprise", &[("upgrade", "88800"), ("upgrade/target_year", "108000")]),
        // The pack ends at 20 members. Business, paid by the year: 8.99 x 1,200.
        (
            "1password",
            &[
                ("upgrade", "?beyond_maximum_seats"),
                ("upgrade/current_year", "?beyond_maximum_seats"),
                ("upgrade/target_year", "10788"),
            ],
        ),
        // Paid by the year: 90 x 12 + 65 x 95, 517.50 x 12 + 130 x 90. By the month: 100 x 12 + 72 x 95,
        // 575 x 12 + 144 x 90.
        ("metabase", &[("upgrade", "10655")]),
        (
            "metabase-monthly",
            &[("upgrade", "11820"), ("upgrade/current_year", "8040"), ("upgrade/target_year", "19860")],
        ),
        // All by quote; what a list says is of plans that are no longer sold.
        (
            "vanta",
            &[
                ("upgrade", "?quote_only"),
                ("upgrade/current_year", "?quote_only"),
                ("upgrade/target_year", "?quote_only"),
            ],
        ),
        // Paid by the month: 4.20 x 1,200 on whatever plan there is.
        (
            "atlassian-guard",
            &[
                ("upgrade", "5040"),
                ("upgrade/formula", "$4.20 × 100 seats × 12 months"),
                ("upgrade/current_year", "?no_price_recorded"),
                ("prices_from", "vendor"),
            ],
        ),
        // Team ends at 10 seats. Business, paid by the year: 983 x 12 to 3,500 x 12.
        ("segment-100", &[("upgrade", "?beyond_maximum_seats"), ("upgrade/target_year", "11796 to 42000")]),
    ]);
}

/// Sections 4 to 6.
#[test]
fn work_and_worth() {
    check_cases(&[
        // 11,754 x 120 / 500, line by line.
        (
            "kustomer-benchmark-120",
            &[
                ("by_hand/model", "benchmark"),
                ("by_hand/total", "2820.96"),
                ("by_hand/labour", "1461.12"),
                ("by_hand/orphan_handling", "417.84"),
                ("by_hand/unused_licences", "942"),
                ("by_hand/it_hours", "24.24"),
            ],
        ),
        ("kustomer-benchmark-1200", &[("by_hand/total", "28209.6"), ("options/by_hand/total", "28209.6")]),
        // Labour stays as 93.4 of 484 does: 6,088 x 93.4 / 484; the other lines go with the leavers.
        (
            "kustomer-benchmark",
            &[("by_hand/total", "11754"), ("after_scim/residual", "1174.8330578512"), ("worth", "10579.1669421488")],
        ),
        (
            "miro-benchmark",
            &[
                ("by_hand/total", "19839"),
                ("by_hand/it_hours", "132"),
                ("by_hand/orphaned_accounts", "9"),
                ("by_hand/benchmark/unused_licences", "44"),
                ("by_hand/unused_licences", "9673"),
                ("by_hand/labour", "7942"),
                ("by_hand/orphan_handling", "2224"),
                ("by_hand/benchmark/vendors_own", "true"),
            ],
        ),
        // Accounts are made at first sign-in, nothing else: (21.7 + 217 + 50) minutes stay, and an
        // unused licence then costs 139 x 12.
        (
            "kustomer-google",
            &[
                ("after_scim/labour", "288.7"),
                ("after_scim/orphan_handling", "176.3125"),
                ("after_scim/unused_licences", "588.1785"),
                ("after_scim/residual", "1053.191"),
                ("worth", "195.3"),
                (
                    "verdict/reasons",
                    "cheapest holds_for_all_prices idp_gets_no_deprovisioning changes_stay_manual third_party_price",
                ),
            ],
        ),
        // 484 + 176.3125 - 93.40, and the waste of a seat at an unknown price.
        (
            "kustomer-vendor-prices",
            &[
                ("upgrade", "?third_party_left_out"),
                ("by_hand/total", "660.3125+"),
                ("worth", "566.9125+"),
                ("prices_from", "null"),
                ("verdict/option", "cannot_say"),
                ("/totals/0/upgrade", "?third_party_left_out"),
            ],
        ),
        (
            "kustomer-vendor-prices-seat",
            &[
                ("upgrade", "?third_party_left_out"),
                ("by_hand/total", "1036.916"),
                ("worth", "943.516"),
                ("prices_from", "own"),
            ],
        ),
        // 30,000 x 0 + 93.40.
        (
            "kustomer-anyway-100",
            &[
                ("upgrade", "30000"),
                ("worth", "?bought_anyway"),
                ("options/upgrade/total", "93.4"),
                ("verdict/option", "upgrade"),
            ],
        ),
        // No SCIM to buy. By hand 660.3125 + 0.352625 x 588; the other tool 1,200 + 53.40.
        (
            "absent-third-party",
            &[
                ("upgrade", "?no_scim"),
                ("options/upgrade", "null"),
                ("options/by_hand/total", "867.656"),
                ("options/other/total", "1253.4"),
                ("verdict/option", "by_hand"),
                ("verdict/reasons", "no_scim cheapest holds_for_all_prices"),
                ("/totals/0/not_priced", ""),
            ],
        ),
        // No groups and no roles: changes stay. One seat more costs nothing within a flat amount, so
        // an unused licence is no waste: 484 + 176.3125 - 93.40.
        ("pigment", &[("after_scim/residual", "93.4"), ("worth", "566.9125"), ("verdict/option", "cannot_say")]),
        ("pigment-google", &[("worth", "195.3"), ("after_scim/coverage/worst/leavers", "false")]),
    ]);
}

/// What the model's rules come to where it prints no figure.
#[test]
fn further_rules() {
    check_cases(&[
        // Half of 30,000; 600 for one app; 1,000 once; 10 h and 2 h at $60; 93.40. Worth: 943.516 less
        // 600 + 1,000 + 600 + 120, below zero and so not over a half. Breach: 1% x 100,000.
        (
            "extra-costs",
            &[
                (
                    "options/upgrade/lines",
                    "step_not_bought_anyway identity_provider one_off_entered set_up token_renewal labour orphan_handling unused_licences",
                ),
                ("options/upgrade/lines/0/amount", "15000"),
                ("options/upgrade/lines/3/amount", "600"),
                ("options/upgrade/lines/4/amount", "120"),
                ("options/upgrade/total", "17413.4"),
                ("worth", "-1376.484"),
                ("worth/seat_month", "-2.3"),
                ("breach/amount", "1000"),
                ("options/by_hand/total", "1036.916"),
            ],
        ),
        // Joiners already take two minutes: (21.7 + 217 + 50) / 60 x 60.
        ("kustomer-jit", &[("by_hand/labour", "288.7"), ("after_scim/residual", "93.4"), ("worth", "748.216")]),
        // 500 + 53.40, at full coverage.
        ("kustomer-other", &[("options/other/total", "553.4"), ("verdict/option", "other")]),
        (
            "kustomer-has-scim",
            &[("upgrade", "0"), ("target", "null"), ("verdict/option", "use_scim"), ("verdict/reasons", "has_scim")],
        ),
        // (11.75 + 4.20 - 6.00) x 1,200 to (11.75 + 4.20 - 5.25) x 1,200.
        (
            "confluence-premium-guard",
            &[("upgrade", "11940 to 12840"), ("target", "premium.guard-standard"), ("add_ons", "guard-standard")],
        ),
        // (90 - 7) x 600; onboarding once; 660.3125 + 0.352625 x 84 - 93.40 - 1,500.
        (
            "hubspot-onboarding",
            &[
                ("upgrade", "49800"),
                ("upgrade/one_offs/0/amount", "1500"),
                ("options/upgrade/total", "51393.4"),
                ("worth", "-903.467"),
            ],
        ),
        // (85 - 35) x 10 x 12.
        ("warnings", &[("upgrade", "6000"), ("warnings", "more_seats_than_employees one_year_only")]),
    ]);
}

/// Section 6: "All three events covered: 983.516, 1.63", residual $53.40 (section 5). No source says
/// so of Kustomer, so the catalog is changed for it.
#[test]
fn all_three_events_covered() {
    let mut catalog = catalog();
    let kustomer = catalog.vendors.iter_mut().find(|vendor| vendor.id == "kustomer").unwrap();
    kustomer.changes_follow = true;
    let report = parsed(&catalog, "v=1&app=kustomer,enterprise,ultimate,50");
    check(&report, "covered", &[("after_scim/residual", "53.4"), ("worth", "983.516"), ("worth/seat_month", "1.63")]);
}

/// The sentences that tell whose prices count, and what became of a discount.
#[test]
fn sentences_about_prices() {
    let catalog = catalog();
    let shown = |text: &str| {
        let scenario = link::read(text).scenario.resolved(&catalog);
        let report = compare(&catalog, &scenario, Date::parse(TODAY).unwrap());
        let app = &report.apps[0];
        let page = present::page(app, &scenario, &present::Numbers::default());
        let working = present::working(app, &present::Numbers::default());
        let written = |row: &present::Row| row.formula.iter().map(|piece| piece.text.as_str()).collect::<String>();
        let rows = working.iter().flat_map(|section| &section.rows).map(written).collect::<Vec<_>>();
        [page.answer.under, page.provenance, page.reasons.join(" "), page.warnings.join(" "), rows.join("; ")]
            .join(" | ")
    };
    for (text, sentence, is_there) in [
        ("app=kustomer,,,50&prices=vendor", "The price of Ultimate is not published by the vendor:", true),
        ("app=kustomer,,,50&prices=vendor", "Kustomer itself does not publish the price, so its quote decides.", true),
        ("app=pigment,,,50&prices=vendor", "The price of Enterprise is not published:", true),
        ("app=pigment,,,50&prices=vendor", "The plan with SCIM has no public price, so Pigment’s quote decides.", true),
        // The plan whose price is missing, which can be the one that one has.
        ("app=pigment,,,50,quote:1&prices=vendor", "The price of Professional is not published by the vendor:", true),
        ("app=atlassian-jira,,enterprise,50,quote:1", "The price of Standard is not published:", true),
        (
            "app=atlassian-confluence,,,100&billing=monthly",
            "Standard: a third party, undated, read 21 November 2026. Atlassian Guard Standard: Confluence’s own pages",
            true,
        ),
        ("app=atlassian-confluence,,,100", "Part of the prices are a third party’s.", true),
        ("app=kustomer,,,50", "The prices are a third party’s.", true),
        (
            "app=ironclad,,,50,discount:10",
            "No discount is taken off the step: a source prints this difference as it is.",
            true,
        ),
        ("app=ironclad,,,50", "discount", false),
        (
            "app=hubspot,,,50,now-discount:10",
            "The discount on Sales Hub Starter is not counted: it comes off list prices only.",
            true,
        ),
        ("app=hubspot,,,50,discount:10", "discount", false),
        ("app=wedo,,,50&fx-chf=1.250001", "(CHF\u{a0}28 − CHF\u{a0}21) × 50 seats × 12 months × 1.250001", true),
        ("app=wedo,,,50&fx-chf=1.25", "($28 − $21)", false),
    ] {
        let found = shown(text);
        assert_eq!(found.contains(sentence), is_there, "{sentence} in {text}: {found}");
    }
}

/// The public reference names every field and every code of the recorded reports, and every key that a
/// link can have.
#[test]
fn the_reference_is_complete() {
    fn collect(value: &Value, names: &mut BTreeSet<String>) {
        const CODES: [&str; 7] = ["status", "reason", "reasons", "code", "option", "question", "prices_from"];
        match value {
            Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                names.insert(name.clone());
                let codes = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                if CODES.contains(&name.as_str()) {
                    names.extend(codes.iter().filter_map(Value::as_str).map(String::from));
                }
                collect(value, names);
            }),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    for (_, text) in files("tests/golden", "json") {
        collect(&serde_json::from_str(&text).unwrap(), &mut names);
    }
    names.extend(Assumption::ALL.map(|assumption| assumption.key().into()));
    let app = App::listed("", "", "", 1);
    names.extend(app.numbers().map(|(key, _)| key.into()));
    let reference = fs::read_to_string(folder("assets/contract.md")).unwrap();
    let missing: Vec<_> = names
        .iter()
        .filter(|name| !reference.contains(&format!("`{name}`")) && !reference.contains(&format!("\"{name}\"")))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}

/// Section 7.
#[test]
fn totals() {
    check_cases(&[
        ("two-apps", &[("/apps/1/upgrade", "20400"), ("/totals/0/upgrade", "50400"), ("/totals/0/not_priced", "")]),
        (
            "not-priced",
            &[
                ("/totals/0/upgrade", "30000+"),
                ("/totals/0/not_priced/0/app", "1"),
                ("/totals/0/not_priced/0/vendor", "pigment"),
                ("/totals/1/currency", "CHF"),
                ("/totals/1/upgrade", "4200"),
            ],
        ),
    ]);
}
