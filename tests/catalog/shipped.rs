//! What is in `data/`.

use scim_tax::domain::{Catalog, compare};
use scim_tax::wire::catalog_file::{CatalogError, Checked, check, check_all, read, version, write};
use scim_tax::wire::evidence::{self, Conflict, Evidence, Fact, Source};
use scim_tax::wire::vendor_file::{self, VendorFile};
use scim_tax::wire::{link, report_json};
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

/// Puts each of these in the place of each value in turn; calls `look` with every text that results.
fn damaged(value: &mut Value, others: &[Value], path: &mut Vec<usize>, root: &mut dyn FnMut(&[usize], &Value)) {
    let Value::Array(items) = value else { return };
    for index in 0..items.len() {
        path.push(index);
        for other in others {
            root(path, other);
        }
        damaged(&mut items[index], others, path, root);
        path.pop();
    }
}

fn at_path<'a>(value: &'a mut Value, path: &[usize]) -> &'a mut Value {
    path.iter().fold(value, |value, index| &mut value[*index])
}

/// Any value in the place of any other: an error, or a catalog that computes; never a panic.
#[test]
fn no_damage_makes_the_page_panic() {
    let (catalog, text) = shipped_catalog();
    let acme = check("acme.json", super::ACME).unwrap().vendor;
    let acme = write(&Catalog { version: catalog.version, vendors: vec![acme] });
    let others = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(5),
        json!(1_000_000),
        json!(4_294_967_295_u32),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("0"),
        json!("-7"),
        json!("79228162514264337593543950335"),
        json!("2026-11-21"),
        json!("pro"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!(["1", "0"]),
        json!({ "a": [] }),
    ];
    let (mut refused, mut computed) = (0, 0);
    let mut look = |text: &str| match read(text) {
        Err(CatalogError::Invalid(_)) => refused += 1,
        Err(other) => panic!("{other}: {text}"),
        Ok(catalog) => {
            computed += 1;
            for vendor in &catalog.vendors {
                let (from, to) = vendor.step.clone().unwrap_or_default();
                for seats in [1, 50] {
                    let link = format!("v=1&app={},{from},{to},{seats}&idp=okta", vendor.id);
                    let (scenario, _) = link::check_against(&link::read(&link).scenario, &catalog);
                    let report = compare(&catalog, &scenario, catalog.version);
                    report_json::write(&report, catalog.version, 1, &link, |_, _| String::new(), |_| String::new());
                }
            }
        }
    };
    for text in std::iter::once(acme).chain(
        catalog
            .vendors
            .iter()
            .map(|vendor| write(&Catalog { version: catalog.version, vendors: vec![vendor.clone()] })),
    ) {
        let original: Value = serde_json::from_str(&text).unwrap();
        let mut places = original["vendors"].clone();
        damaged(&mut places, &others, &mut Vec::new(), &mut |path, other| {
            let mut changed = original.clone();
            *at_path(&mut changed["vendors"], path) = other.clone();
            look(&changed.to_string());
        });
    }
    println!("{refused} refused, {computed} computed; {} bytes", text.len());
    assert!(refused > 1000 && computed > 1000);
}

/// What the fact sheet shows is in the file that the builder writes for it.
#[test]
fn every_vendor_has_its_evidence() {
    for checked in shipped().into_iter().chain([check("acme.json", super::ACME).unwrap()]) {
        let file = VendorFile { schema: String::new(), ..checked.file };
        let text = serde_json::to_string(&file).unwrap();
        let read = evidence::read(&text).unwrap();
        let facts = |facts: &[vendor_file::Fact]| -> Vec<Fact> {
            facts.iter().map(|fact| Fact { text: fact.text.clone(), source: fact.source.clone() }).collect()
        };
        assert_eq!(read.prerequisites, facts(&file.prerequisites));
        assert_eq!(read.limitations, facts(&file.limitations));
        let conflicts = file.conflicts.iter().map(|conflict| Conflict {
            about: conflict.about.clone(),
            claims: facts(&conflict.claims),
            used: conflict.used.clone(),
        });
        assert_eq!(read.conflicts, conflicts.collect::<Vec<_>>());
        let sources = file.sources.into_iter().map(|(key, source)| {
            let vendor_file::Source { url, kind, via, published, checked } = source;
            (key, Source { url, kind, via, published, checked })
        });
        assert_eq!(read.sources, sources.collect::<Vec<_>>());
        for cut in 0..text.len() {
            if let Some(part) = text.get(..cut) {
                assert_eq!(evidence::read(part), None);
            }
        }
    }
}

#[test]
fn evidence_of_another_kind_is_empty() {
    for text in ["", "[]", "{}", r#"{"sources": []}"#] {
        assert_eq!(evidence::read(text), None, "{text}");
    }
    let text = r#"{"conflicts": [5, {"claims": "x"}], "limitations": {}, "prerequisites": [{"text": null}], "sources": {
        "a": {"url": "http://a.example"}, "b": {"url": 5}, "c": null, "d": {"url": "https://d.example", "via": 1}}}"#;
    let fact = Fact { text: String::new(), source: String::new() };
    let conflict = Conflict { about: String::new(), claims: vec![], used: String::new() };
    let source = Source {
        url: "https://d.example".into(),
        kind: String::new(),
        via: String::new(),
        published: None,
        checked: String::new(),
    };
    let expected = Evidence {
        conflicts: vec![conflict.clone(), conflict],
        prerequisites: vec![fact],
        limitations: vec![],
        sources: vec![("d".into(), source)],
    };
    assert_eq!(evidence::read(text), Some(expected));
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
