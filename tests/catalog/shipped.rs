//! What is in `data/`.

use scim_tax::domain::{
    Age, App, BreakEvens, Catalog, Company, Conflict, Date, Evidence, Fact, Facts, Idp, Operation, Prices, Pricing,
    Scenario, ScimFacts, Source, SourceKind, Term, Warning, compare, survey,
};
use scim_tax::present;
use scim_tax::wire::catalog_file::{CatalogError, Checked, check, check_all, read, version, write};
use scim_tax::wire::vendor_file::{self, VendorFile};
use scim_tax::wire::{evidence, fact_file, link, report_json};
use serde_json::{Value, json};
use std::fs;

fn shipped() -> Vec<Checked> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir("data/vendors").unwrap() {
        let path = entry.unwrap().path();
        texts.push((path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
    }
    check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap_or_else(|problems| {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", list.join("\n"))
    })
}

/// The catalog of all shipped vendors, as the builder writes it.
fn shipped_catalog() -> (Catalog, String) {
    let (files, mut vendors): (Vec<_>, Vec<_>) = shipped().into_iter().map(|one| (one.file, one.vendor)).unzip();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    let catalog = Catalog { version: version(&files).unwrap(), vendors };
    let text = write(&catalog);
    (catalog, text)
}

#[test]
fn every_vendor_keeps_every_rule_and_comes_through_the_catalog_unchanged() {
    let (catalog, text) = shipped_catalog();
    println!("catalog.json: {} vendors, {} bytes", catalog.vendors.len(), text.len());
    assert_eq!(read(&text), Ok(catalog));
}

#[test]
fn a_catalog_that_is_cut_off_is_broken() {
    let (_, text) = shipped_catalog();
    for part in 0..200 {
        let at = (0..=text.len() * part / 200).rfind(|at| text.is_char_boundary(*at)).unwrap();
        assert!(matches!(read(&text[..at]), Err(CatalogError::Broken(_))), "{at}");
    }
}

/// The path to every item of a list, and of the lists in it.
fn paths(value: &Value) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        all.push(vec![index]);
        all.extend(paths(item).into_iter().map(|path| [vec![index], path].concat()));
    }
    all
}

/// Every catalog with one of `others` in the place of one of its values.
fn damaged(catalog: &str, others: &Value) -> impl Iterator<Item = String> {
    let original: Value = serde_json::from_str(catalog).unwrap();
    let paths = paths(&original["vendors"]);
    let changes =
        paths.into_iter().flat_map(|path| others.as_array().unwrap().iter().map(move |other| (path.clone(), other)));
    changes.map(move |(path, other)| {
        let mut changed = original.clone();
        *path.iter().fold(&mut changed["vendors"], |value, index| &mut value[*index]) = other.clone();
        changed.to_string()
    })
}

fn read_damaged(text: &str) -> Option<Catalog> {
    match read(text) {
        Ok(catalog) => Some(catalog),
        Err(CatalogError::Invalid(_)) => None,
        Err(other) => panic!("{other}: {text}"),
    }
}

#[test]
fn a_damaged_catalog_is_refused_or_read() {
    let (catalog, _) = shipped_catalog();
    let (mut refused, mut read) = (0, 0);
    for vendor in &catalog.vendors {
        let text = write(&Catalog { version: catalog.version, vendors: vec![vendor.clone()] });
        for damaged in damaged(&text, &json!([null, true, 5, "", "2026-11-21", [], [[]], {}])) {
            *if read_damaged(&damaged).is_none() { &mut refused } else { &mut read } += 1;
        }
    }
    println!("{refused} refused, {read} read");
    assert!(refused > 10_000 && read > 1_000);
}

/// What is read computes: no index, order or size in a catalog makes the page panic.
#[test]
fn a_damaged_catalog_that_is_read_computes() {
    let vendor = check("acme.json", super::ACME).unwrap().vendor;
    let version = Date::new(2026, 11, 21).unwrap();
    let others = json!([
        null, true, 0, 1, 5, 1_000_000, 4_294_967_295_u32, -1, 1.5, "", "0", "-7", "79228162514264337593543950335",
        "2026-11-21", "pro", [], [null], [[]], ["1", "0"], { "a": [] }
    ]);
    for text in damaged(&write(&Catalog { version, vendors: vec![vendor] }), &others) {
        let Some(catalog) = read_damaged(&text) else { continue };
        for steps in ["acme,basic,pro,50", "acme,basic,enterprise,5&app=acme,pro,pro.sso-pack,1"] {
            let link = format!("v=1&app={steps}&idp=entra");
            let (scenario, _) = link::check_against(&link::read(&link).scenario, &catalog);
            let scenario = scenario.resolved(&catalog);
            let report = compare(&catalog, &scenario, version);
            let break_evens = BreakEvens::of_all(&catalog, &scenario);
            report_json::write(&report, &break_evens, version, 1, &link, present::formula_text, present::warning);
            for app in &report.apps {
                present::page(app, &scenario, &present::Numbers::default());
                present::working(app, &present::Numbers::default());
            }
        }
    }
}

fn kind(text: &str) -> SourceKind {
    match text {
        "vendor_pricing" => SourceKind::VendorPricing,
        "vendor_docs" => SourceKind::VendorDocs,
        "guide" => SourceKind::Guide,
        "list" => SourceKind::List,
        other => panic!("{other}"),
    }
}

fn operations(keys: &[String]) -> Vec<Operation> {
    keys.iter().map(|key| Operation::from_key(key).unwrap()).collect()
}

/// What is shown of a vendor is in the file that the builder writes for it.
#[test]
fn every_vendor_has_its_evidence() {
    for checked in shipped().into_iter().chain([check("acme.json", super::ACME).unwrap()]) {
        let file = VendorFile { schema: String::new(), ..checked.file };
        let text = serde_json::to_string(&file).unwrap();
        let read = evidence::read(&text).unwrap();
        let fact = |fact: &vendor_file::Fact| Fact { text: fact.text.clone(), source: fact.source.clone() };
        let facts = |facts: &[vendor_file::Fact]| -> Vec<Fact> { facts.iter().map(fact).collect() };
        assert_eq!(read.prerequisites, facts(&file.prerequisites));
        assert_eq!(read.limitations, facts(&file.limitations));
        let conflicts = file.conflicts.iter().map(|conflict| Conflict {
            about: conflict.about.clone(),
            claims: facts(&conflict.claims),
            used: conflict.used.clone(),
        });
        assert_eq!(read.conflicts, conflicts.collect::<Vec<_>>());
        let day = |text: &str| Some(Date::parse(text).unwrap());
        let sources = file.sources.into_iter().map(|(key, source)| {
            let vendor_file::Source { url, kind: of, via, published, checked } = source;
            let published = published.and_then(|text| day(&text));
            (key, Source { url, kind: kind(&of), via, published, checked: day(&checked) })
        });
        assert_eq!(read.sources, sources.collect::<Vec<_>>());

        let all = fact_file::read(&text).unwrap();
        assert_eq!(all.evidence, read);
        assert_eq!((all.category, all.website), (file.category, file.website));
        let scim = ScimFacts {
            version: file.scim.version,
            operations: operations(&file.scim.operations),
            changes_follow: file.scim.changes_follow.as_ref().map(fact),
            sso_first: file.scim.sso_first,
            docs: file.scim.docs,
            sources: file.scim.sources,
        };
        assert_eq!(all.scim, scim);
        assert_eq!((all.sso_protocols, all.sso_sources), (file.sso.protocols, file.sso.sources));
        assert_eq!(all.providers.len(), file.identity_providers.len());
        for provider in all.providers {
            let authored = &file.identity_providers[provider.idp.key()];
            assert_eq!(
                (provider.sso, &provider.note, &provider.source),
                (authored.sso, &authored.note, &authored.source)
            );
            assert_eq!(provider.operations, operations(&authored.operations));
        }
        let notes =
            file.plans.iter().map(|plan| (plan.id.clone(), plan.prices.iter().map(|it| it.note.clone()).collect()));
        assert_eq!(all.price_notes, notes.collect::<Vec<_>>());
        assert_eq!(all.benchmark_source, file.manual_cost.map(|row| row.source).unwrap_or_default());

        for cut in (0..text.len()).step_by(71) {
            if let Some(part) = text.get(..cut) {
                assert_eq!(evidence::read(part), None);
                assert_eq!(fact_file::read(part), None);
            }
        }
    }
}

#[test]
fn evidence_of_another_kind_is_empty() {
    for text in ["", "[]", "{}", r#"{"sources": []}"#] {
        assert_eq!(evidence::read(text), None, "{text}");
        assert_eq!(fact_file::read(text), None, "{text}");
    }
    let text = r#"{"conflicts": [5, {"claims": "x"}], "limitations": {}, "prerequisites": [{"text": null}], "sources": {
        "a": {"url": "http://a.example"}, "b": {"url": 5}, "c": null,
        "d": {"url": "https://d.example", "via": 1, "checked": "soon"}}}"#;
    let conflict = Conflict { about: String::new(), claims: vec![], used: String::new() };
    let source = Source { url: "https://d.example".into(), ..Source::default() };
    let expected = Evidence {
        conflicts: vec![conflict.clone(), conflict],
        prerequisites: vec![Fact::default()],
        limitations: vec![],
        sources: vec![("d".into(), source)],
    };
    assert_eq!(evidence::read(text), Some(expected));
}

#[test]
fn facts_of_another_kind_are_empty() {
    let text = r#"{"sources": {}, "category": 5, "website": "javascript:alert(1)", "manual_cost": [], "sso": "SAML",
        "scim": {"docs": "http://a.example", "sso_first": "yes", "operations": ["create", "fly", 7], "version": {}},
        "identity_providers": {"okta": null, "hal": {}, "google": {"sso": 1, "note": []}},
        "plans": [7, {"id": "pro", "prices": [{"note": "Once."}, {"note": 1}]}]}"#;
    let read = fact_file::read(text).unwrap();
    let scim = ScimFacts { operations: vec![Operation::Create], ..ScimFacts::default() };
    let empty = Facts {
        scim,
        providers: read.providers.clone(),
        price_notes: vec![(String::new(), vec![]), ("pro".into(), vec!["Once.".into(), String::new()])],
        ..Facts::default()
    };
    assert_eq!(read, empty);
    assert_eq!((read.price_note("pro", 0), read.price_note("pro", 2), read.price_note("x", 0)), ("Once.", "", ""));
    let of: Vec<Idp> = read.providers.iter().map(|provider| provider.idp).collect();
    assert_eq!(of, [Idp::Okta, Idp::Google]);
    assert!(read.providers.iter().all(|it| it.sso.is_none() && it.note.is_empty() && it.operations.is_empty()));
}

#[cfg(feature = "catalog")]
#[test]
fn the_checked_in_schema_is_that_of_the_types() {
    let checked_in = fs::read_to_string("data/vendor.schema.json").unwrap();
    let advice = "cargo run --no-default-features --features catalog --bin catalog -- schema > data/vendor.schema.json";
    assert!(checked_in == scim_tax::wire::catalog_file::schema(), "data/vendor.schema.json is stale; run: {advice}");
}

/// What is read by hand, what is written by serde, and what the schema says are the same fields.
#[cfg(feature = "catalog")]
#[test]
fn reading_writing_and_the_schema_agree() {
    use scim_tax::wire::fields::FromFields;
    use scim_tax::wire::vendor_file as file;
    use std::collections::BTreeSet;

    let acme: Value = serde_json::from_str(super::ACME).unwrap();
    let read = file::read_named("acme.json", super::ACME).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), acme);

    let schema: Value = serde_json::from_str(&scim_tax::wire::catalog_file::schema()).unwrap();
    let mut fields = BTreeSet::new();
    let mut required = |object: &Value, hand: &[&str]| {
        fields.extend(object["properties"].as_object().unwrap().keys().cloned());
        let in_schema: BTreeSet<&str> =
            object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(in_schema, hand.iter().copied().collect(), "{}", object["description"]);
    };
    required(&schema, VendorFile::REQUIRED);
    for (name, object) in schema["$defs"].as_object().unwrap() {
        let hand = match name.as_str() {
            "Amount" => continue,
            "Band" => file::Band::REQUIRED,
            "Charge" => file::Charge::REQUIRED,
            "Conflict" => file::Conflict::REQUIRED,
            "Fact" => file::Fact::REQUIRED,
            "IdentityProvider" => file::IdentityProvider::REQUIRED,
            "ManualCost" => file::ManualCost::REQUIRED,
            "OneOff" => file::OneOff::REQUIRED,
            "Plan" => file::Plan::REQUIRED,
            "Price" => file::Price::REQUIRED,
            "PublishedStep" => file::PublishedStep::REQUIRED,
            "Rate" => file::Rate::REQUIRED,
            "Scim" => file::Scim::REQUIRED,
            "Source" => file::Source::REQUIRED,
            "Sso" => file::Sso::REQUIRED,
            "Step" => file::Step::REQUIRED,
            "StepRow" => file::StepRow::REQUIRED,
            "Usage" => file::Usage::REQUIRED,
            other => panic!("{other}"),
        };
        required(object, hand);
    }
    // Acme uses every field, so none of them is only in the schema.
    for field in fields {
        assert!(super::ACME.contains(&format!("\"{field}\":")), "{field}");
    }
}

#[test]
fn the_survey_of_all_vendors_says_what_the_calculator_says_of_each() {
    let (catalog, _) = shipped_catalog();
    let today = catalog.version;
    for (seats, billing, prices) in
        [(1, Term::Annual, Prices::All), (25, Term::Monthly, Prices::All), (100, Term::Annual, Prices::Vendor)]
    {
        let company = Company { billing, prices, ..Company::default() };
        let apps = catalog.vendors.iter().map(|vendor| App::listed(&vendor.id, "", "", seats)).collect();
        let report = compare(&catalog, &Scenario { apps, company: company.clone() }, today);
        let rows = survey(&catalog, &company, seats, today);
        assert_eq!(rows.len(), report.apps.len());
        for (row, app) in rows.iter().zip(&report.apps) {
            let vendor = &app.vendor.id;
            assert_eq!(row.year, app.money.upgrade.delta, "{vendor}");
            assert_eq!(row.pricing == Pricing::NothingToBuy, app.nothing_to_buy(), "{vendor}");
            let bought = app.addons.first().copied().or(app.target);
            assert_eq!((row.current, row.target), (app.current, bought), "{vendor}");
            if row.pricing.is_known() {
                let others = app.warnings.contains(&Warning::ThirdPartyPrice);
                assert_eq!(row.pricing == Pricing::ThirdParty, others, "{vendor}");
                let stale = app.warnings.iter().any(|warning| matches!(warning, Warning::StalePrice(_)));
                assert_eq!(row.priced.unwrap().age > Age::Fresh, stale, "{vendor}");
            }
        }
    }
}
