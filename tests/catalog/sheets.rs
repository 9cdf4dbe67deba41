//! The fact sheets of what is in `data/`.

use scim_tax::domain::{Catalog, Date, Facts, Idp, ProviderGuide, Scenario, Status, Vendor};
use scim_tax::present::{Block, FactSheet, Known, Link, Numbers, Phrase, fact_sheet};
use scim_tax::wire::catalog_file::{Checked, check_all, version};
use scim_tax::wire::{fact_file, link, provider_file};
use std::fs;
use std::sync::OnceLock;

const EXAMPLE: &str = "v=1&app=kustomer,enterprise,ultimate,50";

pub struct Shipped {
    pub catalog: Catalog,
    facts: Vec<(String, Facts)>,
    guides: Vec<ProviderGuide>,
}

pub fn shipped() -> Shipped {
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir("data/vendors").unwrap() {
        let path = entry.unwrap().path();
        texts.push((path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
    }
    let checked = check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let facts = checked
        .iter()
        .map(|it: &Checked| (it.file.id.clone(), fact_file::read(&serde_json::to_string(&it.file).unwrap()).unwrap()));
    let facts = facts.collect();
    let (files, mut vendors): (Vec<_>, Vec<_>) = checked.into_iter().map(|one| (one.file, one.vendor)).unzip();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    let guides = provider_file::read(&fs::read_to_string("data/identity-providers.json").unwrap());
    Shipped { catalog: Catalog { version: version(&files).unwrap(), vendors }, facts, guides }
}

/// Everybody's sheet for one scenario, with the vendor's file.
fn sheets() -> &'static [(Vendor, FactSheet)] {
    static SHEETS: OnceLock<Vec<(Vendor, FactSheet)>> = OnceLock::new();
    SHEETS.get_or_init(|| {
        let shipped = shipped();
        let sheet = |vendor: &Vendor| (vendor.clone(), shipped.sheet(&vendor.id, EXAMPLE, true));
        shipped.catalog.vendors.iter().map(sheet).collect()
    })
}

impl Shipped {
    fn facts(&self, vendor: &str) -> Option<&Facts> {
        self.facts.iter().find(|(id, _)| id == vendor).map(|(_, facts)| facts)
    }

    pub fn sheet(&self, vendor: &str, text: &str, with_file: bool) -> FactSheet {
        let scenario: Scenario = link::read(text).scenario;
        let category_of = |id: &str| self.facts(id).map(|facts| facts.category.clone());
        let known = Known {
            catalog: &self.catalog,
            vendor,
            facts: self.facts(vendor).filter(|_| with_file),
            guides: if with_file { &self.guides } else { &[] },
            scenario: &scenario,
            seats: None,
            today: Date::parse("2026-11-22").unwrap(),
            numbers: &Numbers::default(),
            category_of: &category_of,
        };
        fact_sheet(&known).unwrap()
    }
}

/// Every phrase of a sheet; tables and terms are looked at on the way.
pub fn phrases(sheet: &FactSheet) -> Vec<&Phrase> {
    let mut all = Vec::new();
    for part in &sheet.parts {
        assert!(!part.title.is_empty() && !part.blocks.is_empty(), "{}: {}", sheet.name, part.id);
        for block in &part.blocks {
            match block {
                Block::Says(phrase) => all.push(phrase),
                Block::List(phrases) | Block::Sources(phrases) => {
                    assert!(!phrases.is_empty(), "{}: {}", sheet.name, part.id);
                    all.extend(phrases);
                }
                Block::Terms(terms) => all.extend(terms.iter().map(|(_, phrase)| phrase)),
                Block::Table(table) => {
                    assert!(!table.caption.is_empty() && !table.rows.is_empty(), "{}: {}", sheet.name, part.id);
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.head.len(), "{}: {}", sheet.name, table.caption);
                        assert!(row.cells.iter().all(|cell| !cell.is_empty()), "{}: {}", sheet.name, table.caption);
                        all.extend(row.cells.iter().flatten());
                    }
                }
            }
        }
    }
    all
}

/// Whatever is not known is said so: nothing is blank, and nothing cites a source that is not there.
fn has_no_blanks(shipped: &Shipped, sheet: &FactSheet, sources: usize) {
    let name = &sheet.name;
    for phrase in phrases(sheet) {
        assert!(!phrase.text.trim().is_empty(), "{name}: a blank");
        assert!(!phrase.text.contains("  ") && !phrase.text.contains(" ."), "{name}: {}", phrase.text);
        assert!(phrase.sources.iter().all(|at| (1..=sources).contains(at)), "{name}: {phrase:?}");
        match &phrase.link {
            Some(Link::Address(address)) => assert!(address.starts_with("https://"), "{name}: {address}"),
            Some(Link::Vendor(id)) => assert!(shipped.catalog.vendor(id).is_some(), "{name}: {id}"),
            None => {}
        }
    }
}

#[test]
fn every_vendor_has_a_sheet_without_blanks() {
    let shipped = shipped();
    for (vendor, sheet) in sheets() {
        let guides: usize = shipped.guides.iter().map(|guide| guide.sources.len()).sum();
        let guides = if vendor.status == Status::Absent { 0 } else { guides };
        has_no_blanks(&shipped, sheet, shipped.facts(&vendor.id).unwrap().evidence.sources.len() + guides);
    }
}

#[test]
fn sheets_have_no_blanks_whatever_was_entered_and_without_the_file() {
    let shipped = shipped();
    let links = [
        EXAMPLE,
        "v=1&app=kustomer,enterprise,ultimate,3,quote:9000&idp=none&billing=monthly&prices=vendor&leavers=30",
        "v=1&app=pigment,,,1000&idp=other&manual=benchmark&jit=yes",
    ];
    for (at, vendor) in shipped.catalog.vendors.iter().enumerate().filter(|(at, _)| at % 5 == 0) {
        let sheet = shipped.sheet(&vendor.id, links[at / 5 % links.len()], false);
        has_no_blanks(&shipped, &sheet, 0);
    }
}

/// Where the data has a source for a price or a claim, the sheet cites it.
#[test]
fn every_price_and_every_claim_cites_its_source() {
    for (vendor, sheet) in sheets() {
        let table = |id: &str, caption: &str| {
            let part = sheet.parts.iter().find(|part| part.id == id).unwrap();
            part.blocks.iter().find_map(|block| match block {
                Block::Table(table) if table.caption.starts_with(caption) => Some(table),
                _ => None,
            })
        };
        let prices: usize = vendor.plans.iter().map(|plan| plan.prices.len()).sum();
        let rows = table("plans", "Every price").map_or(0, |table| {
            assert!(table.rows.iter().all(|row| !row.cells[2][0].sources.is_empty()), "{}", vendor.id);
            table.rows.len()
        });
        assert_eq!(rows, prices, "{}", vendor.id);
        for row in table("conflicts", "Claims").into_iter().flat_map(|table| &table.rows) {
            assert!(row.cells[1].len() >= 2, "{}: {row:?}", vendor.id);
            assert!(row.cells[1].iter().all(|claim| !claim.sources.is_empty()), "{}: {row:?}", vendor.id);
        }
    }
}

/// A step that a guide or a list claims and that is not computed has a reason.
#[test]
fn every_step_that_is_not_computed_says_why() {
    let mut refused = 0;
    for (vendor, sheet) in sheets().iter().filter(|(vendor, _)| vendor.step.is_some()) {
        let Block::Terms(terms) = &sheet.parts[0].blocks[0] else { panic!("{}", vendor.id) };
        let step = &terms.iter().find(|(term, _)| *term == "The step at your seats").unwrap().1.text;
        if let Some(why) = step.strip_prefix("not known at 50 seats. ") {
            refused += 1;
            assert!(why.len() > 20 && why.ends_with('.'), "{}: {step}", vendor.id);
        }
    }
    assert!(refused > 20, "{refused}");
}

/// Where there is SCIM to set up, a sheet tells what that takes at each identity provider, the reader's own first.
#[test]
fn what_an_identity_provider_takes_stands_on_every_sheet_with_scim() {
    let shipped = shipped();
    let rows = |sheet: &FactSheet| {
        let part = sheet.parts.iter().find(|part| part.id == "guides")?;
        let Block::Table(table) = &part.blocks[0] else { panic!("{}", sheet.name) };
        Some(table.rows.clone())
    };
    for (vendor, sheet) in sheets() {
        let Some(rows) = rows(sheet) else {
            assert_eq!(vendor.status, Status::Absent, "{}", vendor.id);
            continue;
        };
        assert_eq!(rows.len(), 5, "{}", vendor.id);
        assert!(rows.iter().all(|row| row.cells[1].len() >= 4), "{}", vendor.id);
        assert!(rows.iter().flat_map(|row| &row.cells[1]).all(|says| says.sources.len() == 1), "{}", vendor.id);
    }
    let first = |idp: &str| {
        let rows = rows(&shipped.sheet("kustomer", &format!("{EXAMPLE}&idp={idp}"), true)).unwrap();
        (rows[0].cells[0][0].text.clone(), rows.iter().filter(|row| row.own).count())
    };
    assert_eq!(first("google"), ("Google Workspace (yours)".into(), 1));
    assert_eq!(first("none"), ("Okta".into(), 0));
    // Of its documentation the identity provider is the vendor.
    let sheet = shipped.sheet("kustomer", EXAMPLE, true);
    let sources = sheet.parts.iter().find(|part| part.id == "sources").unwrap();
    let Block::Sources(sources) = &sources.blocks[0] else { panic!() };
    assert!(sources.iter().any(|line| line.text.starts_with("Okta’s documentation, undated, read 22 November 2026")));
    assert_eq!(sources.iter().filter(|line| line.text.starts_with("Microsoft Entra ID’s documentation")).count(), 3);
}

#[test]
fn the_file_on_identity_providers_is_refused_with_a_reason() {
    let shipped = fs::read_to_string("data/identity-providers.json").unwrap();
    assert_eq!(provider_file::problems(&shipped), [""; 0]);
    let of: Vec<Idp> = provider_file::read(&shipped).iter().map(|guide| guide.idp).collect();
    assert_eq!(of, Idp::ALL[..5]);
    for (from, to, problem) in [
        ("{", "", "not JSON"),
        ("\"okta\"", "\"acme\"", "acme: no identity provider of that name"),
        ("\"okta\"", "\"acme\"", "okta: missing"),
        ("\"deploy\"\n", "\"nowhere\"\n", "okta.facts[1]: no text, or no such source"),
        ("\"deploy\"\n", "\"nowhere\"\n", "okta.sources.deploy: not cited, or no day on which it was read"),
        ("\"2026-10-05\"", "\"October\"", "okta.sources.pricing: not cited, or no day on which it was read"),
        ("https://www.okta", "http://www.okta", "okta.sources: an address that is not https"),
    ] {
        assert!(shipped.contains(from), "{from}");
        let found = provider_file::problems(&shipped.replacen(from, to, 1));
        assert!(found.iter().any(|one| one == problem), "{to}: {found:?}");
    }
    assert_eq!(provider_file::read("[]"), []);
    assert_eq!(provider_file::read(r#"{"okta": {"sources": []}, "entra": {"facts": 5, "sources": {}}}"#).len(), 1);
}
