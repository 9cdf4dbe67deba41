//! A second computation of every step that has a price: `tests/arithmetic.csv` holds, to the cent, what
//! a vendor's own step comes to for 1, 25 and 100 seats on each billing term. Its figures were worked
//! from the prices in `data/vendors` and the rules of the cost model, not with this program. A price
//! that changes needs its rows worked again.
//!
//! Amounts are a year's, in the vendor's currency: `5`, `5..7`, `5..` (at least), `..7` (at most), `-`
//! (not known; the note says why).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/written.rs"]
mod written;

use scim_tax::domain::{App, Catalog, Company, Date, Scenario, Term, Upgrade, compare};
use scim_tax::wire::catalog_file;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use written::written;

const SEATS: [u32; 3] = [1, 25, 100];

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

fn upgrade(catalog: &Catalog, vendor: &str, (from, to): (&str, &str), seats: u32, billing: Term) -> Upgrade {
    let company = Company { billing, ..Company::default() };
    let scenario = Scenario { apps: vec![App::listed(vendor, from, to, seats)], company };
    compare(catalog, &scenario, catalog.version).apps.remove(0).money.upgrade
}

#[test]
fn steps_come_to_what_was_worked_apart() {
    let catalog = catalog();
    let table = fs::read_to_string(path("tests/arithmetic.csv")).unwrap();
    let (mut wrong, mut rows) = (Vec::new(), BTreeSet::new());
    for line in table.lines().skip(1) {
        let row: Vec<&str> = line.splitn(9, ',').collect();
        let [vendor, from, to, term, seats, current, target, step, note] = row[..] else { panic!("{line}") };
        let billing = match term {
            "annual" => Term::Annual,
            "monthly" => Term::Monthly,
            _ => panic!("{line}"),
        };
        let upgrade = upgrade(&catalog, vendor, (from, to), seats.parse().unwrap(), billing);
        let amounts = [upgrade.current_year, upgrade.target_year, upgrade.delta].map(written);
        if amounts != [current, target, step] {
            wrong.push(format!("{line}: computed {}", amounts.join(",")));
        }
        assert!(step != "-" || !note.is_empty(), "{line}: why is it not known?");
        assert!(rows.insert((vendor, seats.to_owned(), term)), "{line}: twice");
    }
    // Every step that can be computed, and the monthly term where it comes to something else.
    for vendor in &catalog.vendors {
        let Some((from, to)) = vendor.step.as_ref() else { continue };
        for seats in SEATS {
            let on = |billing| upgrade(&catalog, &vendor.id, (from, to), seats, billing).delta;
            let (annual, monthly) = (on(Term::Annual), on(Term::Monthly));
            for (term, wanted) in [("annual", !annual.is_unknown()), ("monthly", monthly != annual)] {
                if wanted && !rows.contains(&(&vendor.id, seats.to_string(), term)) {
                    wrong.push(format!("{},{from},{to},{term},{seats}: no row", vendor.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
