//! The method page says what the calculator does: with its figures, its texts, and every code it has.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scim_tax::domain::{Assumption, Catalog, Date, Grade};
use scim_tax::present::method::{Block, Cell, Given, Section, Span, Steps, Table, method};
use scim_tax::present::{assumption_text, grade_text};
use scim_tax::wire::{catalog_file, link};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Addresses on the page that others link to: none is ever taken away.
const IDS: [&str; 23] = [
    "in-short",
    "example",
    "prices",
    "estimates",
    "sources",
    "upgrade",
    "by-hand",
    "assumptions",
    "after-scim",
    "options",
    "worth",
    "verdict",
    "break-even",
    "years",
    "uncertainty",
    "many-apps",
    "currency",
    "rounding",
    "catalog",
    "disagreements",
    "not-claimed",
    "privacy",
    "licences",
];
/// The same, within a part.
const IDS_WITHIN: [&str; 26] = [
    "example-by-hand",
    "seats",
    "usage",
    "billing",
    "discounts",
    "own-price",
    "add-ons",
    "one-offs",
    "publishers",
    "grades",
    "age",
    "statuses",
    "upgrade-usage",
    "upgrade-quote",
    "your-numbers",
    "benchmark",
    "coverage",
    "what-stays",
    "benchmark-stays",
    "reasons",
    "unknown",
    "warnings",
    "sensitivity",
    "simulation",
    "disagreements-guides",
    "disagreements-work",
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn catalog() -> Catalog {
    let paths = fs::read_dir(path("data/vendors")).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), path);
    let texts: Vec<_> = paths.map(named).map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect();
    let checked = catalog_file::check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let mut vendors: Vec<_> = checked.into_iter().map(|checked| checked.vendor).collect();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: Date::parse("2026-11-21").unwrap(), vendors }
}

fn page_of(catalog: &Catalog) -> Result<Vec<Section>, String> {
    let scenario = |text: &str| {
        let reading = link::read_with(&format!("v=1&{text}"), catalog);
        if reading.problems.is_empty() { Ok(reading.scenario) } else { Err(format!("{:?}", reading.problems)) }
    };
    let source = |vendor: &str, key: &str| Some(format!("https://{vendor}.example/{key}"));
    let steps =
        Steps { on_vendor_prices: 9001, on_third_party_prices: 9002, by_quote: 9003, included: 9004, none: 9005 };
    method(&Given { catalog, steps, with_conflicts: 9006, scenario: &scenario, source: &source })
}

/// The page, made once.
fn page() -> &'static [Section] {
    static PAGE: LazyLock<Vec<Section>> = LazyLock::new(|| page_of(&catalog()).unwrap());
    &PAGE
}

fn words(cell: &Cell) -> String {
    let word = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) | Span::Code(text) | Span::Link { text, .. } => text.clone(),
    };
    cell.iter().map(word).collect()
}

fn tables(section: &Section) -> impl Iterator<Item = &Table> {
    section.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// The cells of all rows of a part's tables, as text.
fn rows(page: &[Section], id: &str) -> Vec<Vec<String>> {
    let section = page.iter().find(|section| section.id == id).unwrap_or_else(|| panic!("no part {id}"));
    tables(section).flat_map(|table| &table.rows).map(|row| row.iter().map(words).collect()).collect()
}

fn spans(section: &Section) -> Vec<&Span> {
    let mut all = Vec::new();
    for block in &section.blocks {
        all.extend(match block {
            Block::Heading { .. } => Vec::new(),
            Block::Text(spans) => spans.iter().collect::<Vec<_>>(),
            Block::List(items) => items.iter().flatten().collect(),
            Block::Table(table) => table.rows.iter().flatten().flatten().collect(),
        });
    }
    all
}

#[test]
fn the_example_is_the_cost_models() {
    let page = page();
    // Section 3 to 6 of the cost model, Kustomer, 50 seats: label, sum, amount.
    for (id, row) in [
        ("example", &["Ultimate", "$139 × 50 seats × 12 months", "$83,400"] as &[&str]),
        ("example", &["Enterprise", "$89 × 50 seats × 12 months", "$53,400"]),
        ("example", &["Step in price", "($139 − $89) × 50 seats × 12 months", "$30,000"]),
        ("example", &["People who leave", "50 seats × 21.7%", "10.85"]),
        ("example", &["People whose role changes", "50 seats × 10%", "5"]),
        ("example", &["Accounts of leavers that are missed", "10.85 × 6.5%", "0.70525"]),
        (
            "example",
            &[
                "IT labour",
                "(10.85 joiners × 20 minutes + 10.85 leavers × 20 minutes + 5 role changes × 10 minutes) ÷ 60 × $60",
                "$484",
            ],
        ),
        ("example", &["Accounts left open, dealt with", "10.85 leavers × 6.5% × $250", "$176.3125"]),
        (
            "example",
            &["Licences nobody uses", "0.70525 accounts left open × 6 months ÷ 12 months × $1,068", "$376.6035"],
        ),
        ("example", &["By hand", "", "$1,036.916"]),
        ("example", &["The upgrade", "$30,000 + $93.40", "$30,093.40"]),
        ("example", &["What SCIM is worth", "$1,036.916 − $93.40", "$943.516"]),
        ("example", &["The same, for a seat and month", "$943.516 ÷ 50 seats ÷ 12 months, down to the cent", "$1.57"]),
        ("after-scim", &["Work that stays", "$93.40", "$1,053.191"]),
        ("after-scim", &["Licences nobody uses", "$0", "$588.1785"]),
        ("options", &["Another tool", "", "$553.40"]),
        ("worth", &["Through Google Workspace", "$195.30", "$0.32"]),
        (
            "worth",
            &["Without third parties’ prices: a seat’s price is not known", "at least $566.9125", "at least $0.94"],
        ),
        // tests/model/horizon.rs has the sums.
        ("years", &["Year 2", "55", "1.07", "1.08", "$1,279.60", "$35,423.74", "$31,614.93"]),
        ("years", &["All years", "", "", "", "$3,870.12", "$112,556.63", "$100,368.69"]),
        // 20 minutes become 5: 10.85 × 15 minutes less at a dollar each, on −343.516.
        ("uncertainty", &["Time to add an account", "−$180.77", "−$452.02", ""]),
        ("rounding", &["Licences nobody uses", "$376.6035", "$376.61"]),
        ("rounding", &["By hand", "$1,036.916", "$1,036.92"]),
        ("by-hand", &["Together", "$11,754", "$2,820.96", "$28,209.60", "$19,839"]),
    ] {
        let rows = rows(page, id);
        assert!(rows.iter().any(|found| found == row), "{id}: {row:?} in {rows:#?}");
    }
}

#[test]
fn steps_are_the_cost_models() {
    let page = page();
    let rows: Vec<Vec<String>> = ["prices", "estimates", "upgrade"].iter().flat_map(|id| rows(page, id)).collect();
    for (case, amount) in [
        ("Kustomer, Enterprise to Ultimate, 10 seats", "$6,000"),
        ("Kustomer, Enterprise to Ultimate, 25 seats", "$15,000"),
        ("Kustomer, Enterprise Bundle to Ultimate, 50 seats", "$6,000"),
        ("Kustomer, Enterprise to Ultimate, 5 seats", "$4,800"),
        ("Kustomer, Enterprise to Ultimate, 50 seats, 10% off Ultimate", "$21,660"),
        ("Kustomer, Enterprise to Ultimate, 50 seats, 10% off both", "$27,000"),
        ("Segment, Team to Business, 10 seats", "$10,356 to $40,560"),
        ("Segment, Team to Business, 10 seats, 50,000 MTU", "$5,556 to $35,760"),
        ("Segment, Team to Business, 30 seats", "not known"),
        ("Ironclad, Standard to Enterprise, 40 seats", "not known"),
        ("Ironclad, Standard to Enterprise, 120 seats", "at least $35,000"),
        ("Ironclad, Standard to Enterprise, 200 seats", "at least $75,000"),
        ("Metabase, Starter to Pro, 100 seats", "$10,655"),
        ("Metabase, Starter to Pro, 100 seats, billed by the month", "$11,820"),
        ("GitHub, Team to Enterprise Cloud, 100 seats", "$20,400"),
        ("Jira, Standard to Atlassian Guard Standard, 100 seats, billed by the month", "$5,040"),
        ("Pigment, Professional to Enterprise, 50 seats, quoted $180,000", "$52,500 to $115,000"),
    ] {
        let found = rows.iter().find(|row| row[0] == case).unwrap_or_else(|| panic!("no row {case}"));
        assert_eq!(found.last().unwrap(), amount, "{case}");
    }
    for (case, why) in [
        ("Segment, Team to Business, 30 seats", "This plan is sold for at most 10 seats, so it has no price for more."),
        (
            "Ironclad, Standard to Enterprise, 40 seats",
            "The published figures start at 50 users; for fewer nothing is known.",
        ),
    ] {
        assert!(rows.iter().any(|row| row[0] == case && row[1] == why), "{case}: {why}");
    }
    // What a charge comes to, both sides of a threshold.
    for (charge, amount) in [
        ("the same, 8 seats at least, 5 seats", "$1,920"),
        ("the same, in packs of 5, 12 seats", "$3,600"),
        ("$10 a seat a month up to 10 seats, then $8 for all, 10 seats", "$1,200"),
        ("$10 for the first 10 seats, $8 for those after them, 11 seats", "$1,296"),
        ("$10 for each 1,000 users beyond 10,000, 12,500 users", "$360"),
        ("the same, spend of $8,000", "$9,600"),
    ] {
        let found = rows.iter().find(|row| row[0] == charge).unwrap_or_else(|| panic!("no row {charge}"));
        assert_eq!(found.last().unwrap(), amount, "{charge}");
    }
}

#[test]
fn disagreements_name_what_is_printed_and_what_comes_out_here() {
    let page = page();
    let rows = rows(page, "disagreements");
    for (what, printed, here) in [
        ("GitHub", "$204", "$20,400"),
        ("Figma", "$888", "$88,800 to Enterprise, $46,800 to Organization, the first with SCIM"),
        ("1Password", "$0", "Not known. This plan is sold for at most 20 seats, so it has no price for more."),
        ("Metabase", "$570,000", "$10,655 billed by the year, $11,820 by the month"),
        ("Vanta", "$0", "Not known. Vanta sells this plan by quote and publishes no price."),
        ("Atlassian Guard", "$24,000", "$5,040 billed by the month"),
        ("Segment", "$24,000", "Not known. This plan is sold for at most 10 seats, so it has no price for more."),
        ("What Kustomer’s Ultimate costs 8 to 15 seats", "Guide: $12,500 to $26,000", "$13,344 to $25,020"),
        (
            "By how much Ultimate is dearer",
            "Guide: 56%",
            "56.2% from Enterprise, 7.8% from the Enterprise Bundle: $6,000",
        ),
        ("What staying on Ironclad’s Standard saves", "Guide: $60,000 and more", "at least $35,000 for 50 users"),
    ] {
        let found = rows.iter().find(|row| row[0] == what).unwrap_or_else(|| panic!("no row {what}"));
        assert_eq!((found[1].as_str(), found[2].as_str()), (printed, here));
    }
    let disagreements = page.iter().find(|section| section.id == "disagreements").unwrap();
    for row in tables(disagreements).flat_map(|table| &table.rows) {
        for (cell, starts) in [(&row[1], "https://"), (&row[2], "./#v=1&app=")] {
            let leads = |span: &Span| matches!(span, Span::Link { href, .. } if href.starts_with(starts));
            assert!(cell.iter().any(leads), "{} leads to {starts}", words(cell));
        }
        assert!(!words(&row[3]).is_empty(), "{}", words(&row[0]));
    }
}

#[test]
fn every_assumption_stands_with_its_values_and_its_source() {
    let page = page();
    let rows = rows(page, "assumptions");
    assert_eq!(rows.len(), Assumption::ALL.len());
    for (assumption, row) in Assumption::ALL.into_iter().zip(&rows) {
        let (words, span) = (assumption_text(assumption), assumption.default_span());
        assert_eq!((&row[0], row[4].as_str()), (&format!("{} {}", words.name, assumption.key()), words.source));
        for (cell, value) in row[1..4].iter().zip([span.low, span.base, span.high]) {
            let value = value.to_string();
            let shown = [format!("${value}"), format!("{value}%"), format!("{value} {}", words.unit)];
            assert!(shown.contains(cell) && cell.contains(words.unit), "{}: {cell}", words.name);
        }
    }
    assert_eq!(rows[0][1..4], ["$45", "$60", "$75"]);
    assert_eq!(rows[1][1..4], ["10%", "21.7%", "30%"]);
    assert_eq!(rows[3][1..4], ["5 min", "20 min", "30 min"]);
}

/// Codes are looked up where the program has them, so that a new one cannot be left out.
#[test]
fn every_code_stands_with_a_sentence() {
    let page = page();
    let rows = rows(page, "verdict");
    let mut count = 0;
    for (file, types) in [("reason.rs", 1), ("verdict.rs", 2), ("compare.rs", 1)] {
        let source = fs::read_to_string(path("src/domain").join(file)).unwrap();
        let bodies: Vec<&str> = source.split("pub fn code(").skip(1).collect();
        assert_eq!(bodies.len(), types, "{file}");
        for body in bodies {
            let body = body.split("\n    }\n").next().unwrap();
            for code in body.split(" => \"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                count += 1;
                let found: Vec<_> = rows.iter().filter(|row| row[0] == code).collect();
                assert!(!found.is_empty(), "{code} is not on the page");
                assert!(found.iter().all(|row| row[1].len() > 10), "{code} has no sentence: {found:?}");
            }
        }
    }
    assert_eq!(count, 13 + 6 + 18 + 11);
}

#[test]
fn every_grade_has_its_meaning() {
    let rows = rows(page(), "sources");
    for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
        let sentence = grade_text(grade);
        assert!(rows.iter().any(|row| row.join(": ") == sentence), "{sentence}");
    }
}

#[test]
fn the_catalog_is_counted() {
    let catalog = catalog();
    let rows = rows(&page_of(&catalog).unwrap(), "catalog");
    let counts: Vec<usize> = rows.iter().map(|row| row[1].parse().unwrap()).collect();
    let (status, rest) = counts.split_at(6);
    let (grade, steps) = rest.split_at(4);
    assert_eq!(status.iter().sum::<usize>(), catalog.vendors.len());
    assert_eq!(grade.iter().sum::<usize>(), catalog.vendors.len());
    assert_eq!(steps, [9001, 9002, 9003, 9004, 9005]);
}

#[test]
fn addresses_on_the_page_are_there_once_and_lead_somewhere() {
    let page = page();
    let parts: Vec<&str> = page.iter().map(|section| section.id).collect();
    let within = page.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Heading { id, .. } => Some(*id),
        _ => None,
    });
    let all: Vec<&str> = parts.iter().copied().chain(within).collect();
    let ids: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(ids.len(), all.len(), "twice in {all:?}");
    assert_eq!(parts, IDS);
    for id in IDS_WITHIN {
        assert!(ids.contains(id), "{id} is gone");
    }
    for span in page.iter().flat_map(spans) {
        let Span::Link { text, href } = span else { continue };
        assert!(!text.is_empty(), "{href} has no text");
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{text} leads to {href}"),
            None => assert!(
                ["https://", "./#v=1&"].iter().any(|start| href.starts_with(start))
                    || ["vendors.html", "contract.md", "scim-tax-vendors.json", "scim-tax-vendors.csv"]
                        .contains(&href.as_str()),
                "{text} leads to {href}"
            ),
        }
    }
}

#[test]
fn tables_are_whole() {
    for section in page() {
        for table in tables(section) {
            assert!(!table.rows.is_empty() && !table.caption.is_empty(), "{}: {}", section.id, table.caption);
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}: {}", table.caption, words(&row[0]));
                assert!(!row[0].is_empty());
            }
        }
    }
}

#[test]
fn an_example_that_is_gone_ends_the_build() {
    let mut catalog = catalog();
    catalog.vendors.retain(|vendor| vendor.id != "metabase");
    let problem = page_of(&catalog).unwrap_err();
    assert!(problem.contains("metabase,starter,pro,100"), "{problem}");
}
