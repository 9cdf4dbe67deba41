//! One bad file for every rule, with what the author reads.

use super::ACME;
use scim_tax::wire::catalog_file::{check, check_all};
use serde_json::{Value, json};

/// Acme with one value set at a JSON pointer; an index behind the end adds, `null` removes.
fn acme_with(changes: &[(&str, Value)]) -> String {
    let mut acme: Value = serde_json::from_str(ACME).unwrap();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match acme.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
            Value::Object(fields) if value.is_null() => drop(fields.remove(key).unwrap()),
            Value::Object(fields) => drop(fields.insert(key.into(), value.clone())),
            Value::Array(items) if key.parse::<usize>().unwrap() < items.len() => {
                items[key.parse::<usize>().unwrap()] = value.clone();
            }
            Value::Array(items) => items.push(value.clone()),
            other => panic!("{pointer}: {other}"),
        }
    }
    acme.to_string()
}

#[track_caller]
fn problems(text: &str) -> Vec<String> {
    check("acme.json", text).expect_err("a problem").iter().map(ToString::to_string).collect()
}

#[track_caller]
fn one_each(cases: &[(&str, Value, &str)]) {
    for (pointer, value, expected) in cases {
        let found = problems(&acme_with(&[(pointer, value.clone())]));
        assert_eq!(found, [format!("acme.json: {expected}")], "{pointer} = {value}");
    }
}

#[test]
fn acme_is_right() {
    check("acme.json", ACME).unwrap();
}

#[test]
fn names_addresses_and_currency() {
    one_each(&[
        ("/id", json!("acme2"), "id: \"acme2\" is not the file's name"),
        ("/name", json!(" "), "name: missing"),
        ("/category", json!(""), "category: missing"),
        ("/website", json!("http://acme.example"), "website: \"http://acme.example\" is not an https address"),
        ("/website", json!("https://"), "website: \"https://\" is not an https address"),
        ("/website", json!("https://a b"), "website: \"https://a b\" is not an https address"),
        ("/scim/docs", json!("javascript:x"), "scim.docs: \"javascript:x\" is not an https address"),
        ("/sources/docs/url", json!(""), "sources.docs.url: \"\" is not an https address"),
        ("/currency", json!("usd"), "currency: \"usd\" is not three capitals"),
        ("/currency", json!("USDX"), "currency: \"USDX\" is not three capitals"),
        ("/plans/0/name", json!(""), "plans[0].name: missing"),
        ("/plans/0/prices/0/one_offs/0/label", json!(""), "plans[0].prices[0].one_offs[0].label: missing"),
        ("/plans/1/prices/0/priced_for/unit", json!(""), "plans[1].prices[0].priced_for.unit: missing"),
    ]);
    let found = check("own.json", &acme_with(&[("/id", json!("own"))])).unwrap_err();
    assert_eq!(found[0].to_string(), "own.json: id: \"own\" stands in links for an app that no catalog has");
    let found = check("Acme Inc.json", &acme_with(&[("/id", json!("Acme Inc"))])).unwrap_err();
    assert_eq!(found[0].to_string(), "Acme Inc.json: id: \"Acme Inc\" is not made of a-z, 0-9 and -");
}

#[test]
fn words() {
    one_each(&[
        ("/grade", json!("E"), "grade: \"E\" is unknown; allowed: A, B, C, D"),
        ("/grade", json!(""), "grade: missing; allowed: A, B, C, D"),
        (
            "/scim/status",
            json!("maybe"),
            "scim.status: \"maybe\" is unknown; allowed: included, gated, add_on, partial, absent, unknown",
        ),
        (
            "/scim/operations/1",
            json!("remove"),
            "scim.operations[1]: \"remove\" is unknown; allowed: create, update, deactivate, delete, groups",
        ),
        (
            "/identity_providers/other",
            json!({"scim": "full", "source": "docs"}),
            "identity_providers.other: \"other\" is unknown; allowed: okta, entra, google, onelogin, jumpcloud",
        ),
        (
            "/identity_providers/none",
            json!({"scim": "none", "source": "docs"}),
            "identity_providers.none: \"none\" is unknown; allowed: okta, entra, google, onelogin, jumpcloud",
        ),
        (
            "/identity_providers/okta/scim",
            json!("yes"),
            "identity_providers.okta.scim: \"yes\" is unknown; allowed: full, partial, jit, none, unknown",
        ),
        (
            "/identity_providers/okta/operations",
            json!(["create"]),
            "identity_providers.okta.operations: stands only with \"scim\": \"partial\"",
        ),
        ("/plans/0/sso", json!("maybe"), "plans[0].sso: \"maybe\" is unknown; allowed: yes, no, add_on, unknown"),
        ("/plans/1/scim", json!(""), "plans[1].scim: missing; allowed: yes, no, add_on, unknown"),
        ("/plans/0/prices/0/grade", json!("a"), "plans[0].prices[0].grade: \"a\" is unknown; allowed: A, B, C, D"),
        ("/published_steps/0/grade", json!("F"), "published_steps[0].grade: \"F\" is unknown; allowed: A, B, C, D"),
        (
            "/plans/0/prices/0/charges/0/kind",
            json!("per_user"),
            "plans[0].prices[0].charges[0].kind: \"per_user\" is unknown; allowed: per_seat, flat, bands, usage, \
             share, quote",
        ),
        (
            "/plans/0/prices/0/charges/0/per",
            json!("week"),
            "plans[0].prices[0].charges[0].per: \"week\" is unknown; allowed: month, year",
        ),
        (
            "/plans/1/prices/0/charges/0/mode",
            json!("stairs"),
            "plans[1].prices[0].charges[0].mode: \"stairs\" is unknown; allowed: volume, graduated, lump",
        ),
        ("/manual_cost/basis", json!("own"), "manual_cost.basis: \"own\" is unknown; allowed: vendor, general"),
        (
            "/sources/guide/kind",
            json!("blog"),
            "sources.guide.kind: \"blog\" is unknown; allowed: vendor_pricing, vendor_docs, guide, list",
        ),
    ]);
}

#[test]
fn amounts_and_dates() {
    let rate = "/plans/0/prices/0/charges/0/rate";
    let at = "plans[0].prices[0].charges[0].rate";
    let not_plain = |place: &str, text: &str| format!("{place}: \"{text}\" is not a plain decimal such as 89.50");
    for text in ["", "1e3", "1,200", "$5", " 5", "5.", "NaN"] {
        one_each(&[(&format!("{rate}/either"), json!(text), &not_plain(&format!("{at}.either"), text))]);
    }
    let either = format!("{rate}/either");
    one_each(&[
        (&either, json!("-5"), &format!("{at}.either: -5 is negative")),
        (&either, json!("1000000000000.01"), &format!("{at}.either: 1000000000000.01 is above 1000000000000")),
        (&either, json!({"low": "5", "high": "4.5"}), &format!("{at}.either: low 5 is above high 4.5")),
        (&either, json!({"low": "x", "high": "4"}), &not_plain(&format!("{at}.either.low"), "x")),
        (&either, json!({}), &format!("{at}.either: empty: low or high is needed")),
        (rate, json!({}), &format!("{at}: empty: either, annual or monthly is needed")),
        (
            rate,
            json!({"either": "5", "annual": "4"}),
            &format!("{at}.either: stands alone, without annual and monthly"),
        ),
        (rate, json!({"annual": "x"}), &not_plain(&format!("{at}.annual"), "x")),
        ("/plans/0/prices/0/minimum_spend", json!("x"), &not_plain("plans[0].prices[0].minimum_spend", "x")),
        ("/plans/0/prices/0/one_offs/0/amount", json!("x"), &not_plain("plans[0].prices[0].one_offs[0].amount", "x")),
        (
            "/plans/1/prices/0/priced_for/quantity",
            json!("50K"),
            &not_plain("plans[1].prices[0].priced_for.quantity", "50K"),
        ),
        ("/published_steps/0/rows/1/uplift", json!("75K"), &not_plain("published_steps[0].rows[1].uplift", "75K")),
        (
            "/published_steps/0/rows/1/total",
            json!({"low": "2", "high": "1"}),
            "published_steps[0].rows[1].total: low 2 is above high 1",
        ),
        ("/manual_cost/it_hours", json!("x"), &not_plain("manual_cost.it_hours", "x")),
        ("/manual_cost/employees", json!(0), "manual_cost.employees: 0 is not above 0"),
        (
            "/plans/0/prices/0/checked",
            json!("21.11.2026"),
            "plans[0].prices[0].checked: \"21.11.2026\" is not a date such as 2026-11-21",
        ),
        ("/plans/0/prices/0/checked", json!(""), "plans[0].prices[0].checked: \"\" is not a date such as 2026-11-21"),
        (
            "/published_steps/0/checked",
            json!("2026-02-29"),
            "published_steps[0].checked: \"2026-02-29\" is not a date such as 2026-11-21",
        ),
        ("/sources/guide/checked", json!("2026"), "sources.guide.checked: \"2026\" is not a date such as 2026-11-21"),
        ("/sources/guide/published", json!("x"), "sources.guide.published: \"x\" is not a date such as 2026-11-21"),
        (
            "/sources/guide/published",
            json!("2026-11-22"),
            "sources.guide.published: 2026-11-22 is after 2026-11-21, when it was checked",
        ),
    ]);
}

#[test]
fn fields_of_charges() {
    let charge = "/plans/0/prices/0/charges/0";
    let at = "plans[0].prices[0].charges[0]";
    let rate = json!({"either": "5"});
    let cases = [
        (json!({"kind": "per_seat", "per": "month"}), "rate: missing"),
        (json!({"kind": "per_seat", "rate": rate}), "per: missing; allowed: month, year"),
        (
            json!({"kind": "per_seat", "rate": rate, "per": "month", "included": "2.5"}),
            "included: \"2.5\" is not a whole number from 0 to 1000000",
        ),
        (
            json!({"kind": "per_seat", "rate": rate, "per": "month", "minimum": 0}),
            "minimum: 0 is not between 1 and 1000000",
        ),
        (json!({"kind": "per_seat", "rate": rate, "per": "month", "pack": 0}), "pack: 0 is not between 1 and 1000000"),
        (
            json!({"kind": "per_seat", "rate": rate, "per": "month", "covers": 10}),
            "covers: does not belong to a charge of kind per_seat",
        ),
        (json!({"kind": "flat", "per": "year"}), "rate: missing"),
        (
            json!({"kind": "flat", "rate": rate, "per": "year", "covers": 1_000_001}),
            "covers: 1000001 is not between 1 and 1000000",
        ),
        (
            json!({"kind": "flat", "rate": rate, "per": "year", "minimum": 5}),
            "minimum: does not belong to a charge of kind flat",
        ),
        (
            json!({"kind": "flat", "rate": rate, "per": "year", "pack": 5}),
            "pack: does not belong to a charge of kind flat",
        ),
        (json!({"kind": "usage", "rate": rate, "per": "month"}), "unit: missing"),
        (json!({"kind": "usage", "per": "month", "unit": "MTU"}), "rate: missing"),
        (
            json!({"kind": "usage", "rate": rate, "per": "month", "unit": "MTU", "block": "0"}),
            "block: 0 is not above 0",
        ),
        (
            json!({"kind": "usage", "rate": rate, "per": "month", "unit": "MTU", "floor": "1"}),
            "floor: does not belong to a charge of kind usage",
        ),
        (json!({"kind": "share", "per": "month", "unit": "spend"}), "percent: missing"),
        (json!({"kind": "share", "percent": "101", "per": "month", "unit": "spend"}), "percent: 101 is above 100"),
        (json!({"kind": "share", "percent": "1", "per": "month"}), "unit: missing"),
        (
            json!({"kind": "share", "percent": "1", "per": "month", "unit": "spend", "block": "2"}),
            "block: does not belong to a charge of kind share",
        ),
        (json!({"kind": "quote", "per": "year"}), "per: does not belong to a charge of kind quote"),
        (json!({"kind": "quote", "unit": "MTU"}), "unit: does not belong to a charge of kind quote"),
        (json!({"kind": "quote", "percent": "1"}), "percent: does not belong to a charge of kind quote"),
        (json!({"kind": "quote", "included": "1"}), "included: does not belong to a charge of kind quote"),
        (json!({"kind": "quote", "mode": "lump"}), "mode: does not belong to a charge of kind quote"),
        (json!({"kind": "quote", "bands": [{"rate": rate}]}), "bands: does not belong to a charge of kind quote"),
        (
            json!({"kind": "quote", "rate": {"monthly": "5"}}),
            "rate.monthly: a quote is for a year: it stands as either or annual",
        ),
        (json!({"kind": "bands", "mode": "lump", "per": "year"}), "bands: missing"),
        (
            json!({"kind": "bands", "mode": "lump", "per": "year", "rate": rate, "bands": [{"rate": rate}]}),
            "rate: does not belong to a charge of kind bands",
        ),
    ];
    for (value, expected) in cases {
        one_each(&[(charge, value, &format!("{at}.{expected}"))]);
    }
}

#[test]
fn bands_and_rows_rise() {
    let bands = "/plans/1/prices/0/charges/0/bands";
    let at = "plans[1].prices[0].charges[0].bands";
    let rate = json!({"either": "5"});
    one_each(&[
        (&format!("{bands}/1/up_to"), json!(10), &format!("{at}[1].up_to: 10 is not above 10, the band before")),
        (&format!("{bands}/0/up_to"), json!(0), &format!("{at}[0].up_to: 0 is not between 1 and 1000000")),
        (&format!("{bands}/0/up_to"), Value::Null, &format!("{at}[0].up_to: missing: only the last band is open")),
        (
            &format!("{bands}/3"),
            json!({"rate": rate, "up_to": 99}),
            &format!("{at}[2].up_to: missing: only the last band is open"),
        ),
        (&format!("{bands}/2/rate"), json!({}), &format!("{at}[2].rate: empty: either, annual or monthly is needed")),
        (
            "/published_steps/0/rows/1/seats",
            json!(50),
            "published_steps[0].rows[1].seats: 50 is not above 50, the row before",
        ),
        (
            "/published_steps/0/rows/0/seats",
            json!(0),
            "published_steps[0].rows[0].seats: 0 is not between 1 and 1000000",
        ),
        ("/published_steps/0/rows", json!([]), "published_steps[0].rows: empty"),
        ("/plans/0/max_seats", json!(0), "plans[0].max_seats: 0 is not between 1 and 1000000"),
    ]);
}

#[test]
fn a_price_counts_one_unit_and_has_charges() {
    one_each(&[
        (
            "/plans/1/prices/0/charges/1/unit",
            json!("hosts"),
            "plans[1].prices[0].charges[1].unit: \"hosts\" is not \"MTU\", what the rest of the price counts",
        ),
        (
            "/plans/1/prices/1/charges/1",
            json!({"kind": "usage", "rate": {"either": "1"}, "per": "month", "unit": "hosts"}),
            "plans[1].prices[1].charges[1].unit: \"hosts\" is not \"spend\", what the rest of the price counts",
        ),
        (
            "/plans/0/prices/0/charges",
            json!([]),
            "plans[0].prices[0].charges: empty: without a price it is a charge of kind quote",
        ),
    ]);
}

#[test]
fn plans_that_others_refer_to() {
    one_each(&[
        (
            "/plans/4",
            json!({"id": "starter", "name": "Starter", "sso": "no", "scim": "no"}),
            "plans[4].id: \"starter\" stands twice",
        ),
        ("/plans/0/aliases/0", json!("basic"), "plans[0].aliases[0]: \"basic\" stands twice"),
        ("/plans/0/aliases/0", json!("Old"), "plans[0].aliases[0]: \"Old\" is not made of a-z, 0-9 and -"),
        ("/plans/3/addon_to/1", json!("gone"), "plans[3].addon_to[1]: \"gone\" is not the id of a plan"),
        ("/plans/3/addon_to/1", json!("sso-pack"), "plans[3].addon_to[1]: \"sso-pack\" is itself an add-on"),
        ("/plans/1/needs/0", json!("gone"), "plans[1].needs[0]: \"gone\" is not the id of a plan"),
        ("/plans/1/needs/0", json!("basic"), "plans[1].needs[0]: \"basic\" is not an add-on"),
        ("/step/from", json!("gone"), "step.from: \"gone\" is not the id of a plan"),
        ("/step/from", json!("sso-pack"), "step.from: \"sso-pack\" is an add-on"),
        ("/step/from", json!("pro"), "step.to: \"pro\" is also where the step starts"),
        ("/step/to", json!("starter"), "step.to: \"starter\" is not the id of a plan"),
        ("/plans/1/scim", json!("no"), "step.to: \"pro\" comes without SCIM"),
        ("/published_steps/0/from", json!("gone"), "published_steps[0].from: \"gone\" is not the id of a plan"),
        ("/published_steps/0/to", json!("gone"), "published_steps[0].to: \"gone\" is not the id of a plan"),
    ]);
    let found = problems(&acme_with(&[("/step/to", json!("sso-pack")), ("/plans/3/scim", json!("yes"))]));
    assert_eq!(found, ["acme.json: step.to: \"sso-pack\" does not go on top of \"basic\""]);
    let found = problems(&acme_with(&[("/plans/2/id", json!("En/t"))]));
    assert_eq!(found[0], "acme.json: plans[2].id: \"En/t\" is not made of a-z, 0-9 and -");
}

#[test]
fn no_fact_without_a_source() {
    let no_key = |place: &str| format!("{place}: \"x\" is not a key of sources");
    for (pointer, place) in [
        ("/scim/sources/0", "scim.sources[0]"),
        ("/scim/changes_follow/source", "scim.changes_follow.source"),
        ("/sso/sources/0", "sso.sources[0]"),
        ("/identity_providers/okta/source", "identity_providers.okta.source"),
        ("/plans/0/prices/0/source", "plans[0].prices[0].source"),
        ("/published_steps/0/source", "published_steps[0].source"),
        ("/manual_cost/source", "manual_cost.source"),
        ("/prerequisites/0/source", "prerequisites[0].source"),
        ("/limitations/0/source", "limitations[0].source"),
        ("/conflicts/0/claims/1/source", "conflicts[0].claims[1].source"),
    ] {
        one_each(&[(pointer, json!("x"), &no_key(place))]);
    }
    one_each(&[
        ("/scim/sources", json!([]), "scim.sources: empty: the status needs a source"),
        ("/scim/changes_follow/text", json!(""), "scim.changes_follow.text: missing"),
        ("/prerequisites/0/text", json!(""), "prerequisites[0].text: missing"),
        ("/conflicts/0/about", json!(""), "conflicts[0].about: missing"),
        (
            "/conflicts/0/claims",
            json!([{"text": "Pro.", "source": "docs"}]),
            "conflicts[0].claims: a conflict needs two claims or more",
        ),
    ]);
}

#[test]
fn at_most_so_many() {
    let plans = |count: usize| {
        let plan = |at: usize| json!({"id": format!("p{at}"), "name": "P", "sso": "no", "scim": "no"});
        let plans: Value = (0..count).map(plan).collect();
        acme_with(&[("/plans", plans), ("/step", Value::Null), ("/published_steps", Value::Null)])
    };
    check("acme.json", &plans(200)).unwrap();
    assert_eq!(problems(&plans(201)), ["acme.json: plans: 201 entries; at most 200 are allowed"]);

    let price = json!({"source": "docs", "checked": "2026-11-21", "grade": "A", "charges": [{"kind": "quote"}]});
    let prices = |count: usize| acme_with(&[("/plans/3/prices", vec![price.clone(); count].into())]);
    check("acme.json", &prices(50)).unwrap();
    assert_eq!(problems(&prices(51)), ["acme.json: plans[3].prices: 51 entries; at most 50 are allowed"]);

    let band = |up_to: usize| json!({"up_to": up_to, "rate": {"either": "5"}});
    let bands =
        |count: usize| acme_with(&[("/plans/1/prices/0/charges/0/bands", (1..=count).map(band).collect::<Value>())]);
    check("acme.json", &bands(50)).unwrap();
    let expected = "acme.json: plans[1].prices[0].charges[0].bands: 51 entries; at most 50 are allowed";
    assert_eq!(problems(&bands(51)), [expected]);
}

#[test]
fn shapes() {
    one_each(&[
        ("/name", Value::Null, "name: missing"),
        ("/scim", Value::Null, "scim: missing"),
        (
            "/plans/1/prices/0/charges/0/bands/1/rate",
            Value::Null,
            "plans[1].prices[0].charges[0].bands[1].rate: missing",
        ),
        ("/published_steps/0/rows/0/uplift", Value::Null, "published_steps[0].rows[0].uplift: missing"),
        ("/kategory", json!("x"), "kategory: unknown field"),
        ("/plans/0/prices/0/charges/0/rate/per", json!("x"), "plans[0].prices[0].charges[0].rate.per: unknown field"),
        ("/name", json!(5), "name: not a text in quotes"),
        ("/aliases", json!("Acme"), "aliases: not a list"),
        ("/aliases/1", json!(5), "aliases[1]: not a text in quotes"),
        ("/sso", json!([]), "sso: not an object"),
        ("/sources/docs", json!("https://acme.example"), "sources.docs: not an object"),
        ("/identity_providers", json!([]), "identity_providers: not an object"),
        ("/scim/sso_first", json!("yes"), "scim.sso_first: neither true nor false"),
        ("/plans/0/max_seats", json!("100"), "plans[0].max_seats: not a whole number without quotes"),
        ("/plans/0/max_seats", json!(-1), "plans[0].max_seats: not a whole number without quotes"),
        (
            "/plans/0/prices/0/charges/0/rate/either",
            json!(7.99),
            "plans[0].prices[0].charges[0].rate.either: neither an amount in quotes nor an object with low and high",
        ),
        (
            "/plans/2/prices/1/charges/0/rate/annual/least",
            json!("60000"),
            "plans[2].prices[1].charges[0].rate.annual.least: unknown field",
        ),
    ]);
    let several =
        acme_with(&[("/name", Value::Null), ("/plans/0/price", json!([])), ("/plans/0/max_seats", json!("5"))]);
    let expected =
        ["name: missing", "plans[0].max_seats: not a whole number without quotes", "plans[0].price: unknown field"];
    assert_eq!(problems(&several), expected.map(|text| format!("acme.json: {text}")));
}

#[test]
fn what_is_not_json_is_named_with_line_and_column() {
    for (from, to, expected) in [
        ("\"id\": \"acme\",", "\"id\": \"acme\"", "expected `,` or `}` at line 4 column 3"),
        ("\"okta\": {", "\"entra\": {", "\"entra\" stands twice at line 23 column 11"),
        ("\"per\": \"month\", \"covers\"", "\"per\": \"month\", \"per\"", "\"per\" stands twice at line 41 column 98"),
    ] {
        assert!(ACME.contains(from), "{from}");
        assert_eq!(problems(&ACME.replacen(from, to, 1)), [format!("acme.json: {expected}")]);
    }
}

#[test]
fn all_problems_of_a_file_are_listed() {
    let text = acme_with(&[
        ("/grade", json!("E")),
        ("/plans/0/prices/0/checked", json!("soon")),
        ("/plans/0/prices/0/charges/0/rate/either", json!("-1")),
        ("/plans/0/prices/0/charges/0/pack", json!(0)),
        ("/plans/0/prices/0/charges/1/unit", json!("hosts")),
        ("/plans/1/scim", json!("perhaps")),
        ("/sources/guide/kind", json!("blog")),
        ("/website", json!("acme.example")),
        ("/step/to", json!("gone")),
        ("/limitations/0/source", json!("x")),
    ]);
    let expected = [
        "grade: \"E\" is unknown; allowed: A, B, C, D",
        "plans[0].prices[0].checked: \"soon\" is not a date such as 2026-11-21",
        "plans[0].prices[0].charges[0].rate.either: -1 is negative",
        "plans[0].prices[0].charges[0].pack: 0 is not between 1 and 1000000",
        "plans[0].prices[0].charges[1].unit: does not belong to a charge of kind flat",
        "plans[1].scim: \"perhaps\" is unknown; allowed: yes, no, add_on, unknown",
        "sources.guide.kind: \"blog\" is unknown; allowed: vendor_pricing, vendor_docs, guide, list",
        "website: \"acme.example\" is not an https address",
        "step.to: \"gone\" is not the id of a plan",
        "limitations[0].source: \"x\" is not a key of sources",
    ];
    assert_eq!(problems(&text), expected.map(|text| format!("acme.json: {text}")));
}

#[test]
fn all_files_are_checked_and_share_no_name() {
    let renamed = |id: &str, name: &str, alias: &str| {
        acme_with(&[("/id", json!(id)), ("/name", json!(name)), ("/aliases/0", json!(alias))])
    };
    let (other, third) = (renamed("other", "ACME", "Another"), renamed("third", "Third", "acme cloud"));
    let broken = acme_with(&[("/id", json!("broken")), ("/grade", json!("E"))]);
    let texts = [("acme.json", ACME), ("broken.json", &broken), ("other.json", &other), ("third.json", &third)];
    let found: Vec<String> = check_all(texts).unwrap_err().iter().map(ToString::to_string).collect();
    let expected = [
        "broken.json: grade: \"E\" is unknown; allowed: A, B, C, D",
        "other.json: \"ACME\" is also a name of acme.json",
        "third.json: \"acme cloud\" is also a name of acme.json",
    ];
    assert_eq!(found, expected);
    let two = renamed("other", "Other", "Another");
    assert_eq!(check_all([("acme.json", ACME), ("other.json", &two)]).unwrap().len(), 2);
}
