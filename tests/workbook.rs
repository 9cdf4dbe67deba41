//! The workbook recomputed by LibreOffice and by IronCalc: five stacks as they are written, and again after seats,
//! prices and other inputs were changed in the file. Every amount equals the engine's to the cent.
//!
//! `tests/workbook/recompute.py` does the recomputing; it needs LibreOffice Calc and `ironcalc`, which `.ci/setup test`
//! installs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "workbook/stacks.rs"]
mod stacks;

use scim_tax::domain::{Catalog, Date, Estimate, Evidence, Number, Report, Scenario, compare};
use scim_tax::present;
use scim_tax::wire::{catalog_file, evidence, workbook};
use serde_json::{Value, json};
use stacks::{Stack, stacks};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Sheet = Vec<Vec<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

/// The catalog, and each vendor's evidence.
fn data() -> (Catalog, BTreeMap<String, Evidence>) {
    let paths = fs::read_dir(root().join("data/vendors")).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), path);
    let mut texts: Vec<_> = paths.map(named).map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect();
    texts.sort();
    let checked = catalog_file::check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let told = texts.iter().map(|(name, text)| (name.replace(".json", ""), evidence::read(text).unwrap())).collect();
    let mut vendors: Vec<_> = checked.into_iter().map(|checked| checked.vendor).collect();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    (Catalog { version: today(), vendors }, told)
}

fn write(catalog: &Catalog, scenario: &Scenario, told: &BTreeMap<String, Evidence>) -> Vec<u8> {
    let report = compare(catalog, scenario, today());
    let evidence: Vec<_> = report.apps.iter().map(|app| told.get(&app.vendor.id)).collect();
    let words = workbook::Words {
        assumption: present::assumption_in_words,
        verdict: present::verdict_in_words,
        reasons: present::reasons_in_words,
        warning: present::warning,
    };
    workbook::write(catalog, scenario, &report, today(), &evidence, &words).unwrap()
}

/// A cell of an amount to the cent; any other text as it is.
fn cents(text: &str) -> String {
    let plain = text.parse::<f64>().ok().and_then(|double| Number::parse(&format!("{double:.8}")));
    plain.map_or_else(|| text.to_owned(), |number| number.shown(2).to_string())
}

fn ends(amount: Estimate) -> [String; 2] {
    let end = |end: Option<Number>| end.map_or("not known".into(), |end| end.shown(2).to_string());
    [end(amount.low()), end(amount.high())]
}

/// How two cells differ from the two ends expected.
fn differs(row: &[String], column: usize, what: &str, expected: [String; 2]) -> Option<String> {
    let found = [cents(&row[column]), cents(&row[column + 1])];
    let text = || format!("{}: {what}: {}, engine {}", row[1], found.join(" to "), expected.join(" to "));
    (found != expected).then(text)
}

/// What differs on a recomputed workbook from a report.
fn differences(sheets: &BTreeMap<String, Sheet>, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, rows) in sheets {
        for (at, row) in rows.iter().enumerate() {
            for text in row.iter().filter(|text| {
                ["#VALUE!", "#NAME?", "#REF!", "#DIV/0!", "#ERROR!", "#N/A", "#NUM!"].contains(&text.as_str())
                    || text.starts_with("Err:")
            }) {
                wrong.push(format!("{name} row {}: {text}", at + 1));
            }
        }
    }
    let apps = &sheets["Apps"];
    let column = |what: &str| apps[2].iter().position(|heading| *heading == format!("{what}, low")).expect(what);
    for (row, app) in apps[3..].iter().zip(&report.apps) {
        assert_eq!(row[1], app.vendor.name);
        let money = &app.money;
        let option = |total: Option<Estimate>, none: &str| total.map_or([none.into(), none.into()], ends);
        for (what, expected) in [
            ("Now", ends(money.upgrade.current_year)),
            ("With SCIM", ends(money.upgrade.target_year)),
            ("The step to SCIM", ends(money.upgrade.delta)),
            ("By hand", ends(money.hand())),
            ("Still by hand with SCIM", ends(money.residual.total())),
            ("Upgrade, all in", option(money.upgrade_total(), "nothing to buy")),
            ("Another tool, all in", option(money.other(), "no price entered")),
            ("What SCIM is worth", ends(money.worth.year)),
            ("Worth a seat-month", ends(money.worth.seat_month)),
        ] {
            wrong.extend(differs(row, column(what), what, expected));
        }
    }
    let summary = &sheets["Summary"];
    for (at, total) in report.totals.iter().enumerate() {
        let row = &summary[5 + at];
        wrong.extend(differs(row, 4, &format!("total {}", total.currency), ends(total.upgrade)));
        let names: Vec<&str> = total.not_priced.iter().map(|at| report.apps[*at].vendor.name.as_str()).collect();
        let found = (row[0].as_str(), cents(&row[3]), row[7].as_str());
        let expected = (
            total.currency.as_str(),
            total.not_priced.len().to_string(),
            if names.is_empty() { "–".into() } else { names.join(", ") },
        );
        if found != (expected.0, expected.1.clone(), expected.2.as_str()) {
            wrong.push(format!("not priced: {found:?}, engine {expected:?}"));
        }
    }
    let after = 5 + report.totals.len() + 3;
    let all = |of: fn(&scim_tax::domain::AppReport) -> Estimate| {
        ends(report.apps.iter().map(of).reduce(Estimate::plus).unwrap())
    };
    wrong.extend(differs(&summary[after], 4, "all by hand", all(|app| app.money.hand())));
    wrong.extend(differs(&summary[after + 1], 4, "all that stays", all(|app| app.money.residual.total())));
    wrong
}

#[test]
fn both_programs_come_to_the_engines_amounts() {
    let (catalog, told) = data();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook");
    // What an earlier run left could be taken for a result.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let stacks = stacks();
    let mut job = Vec::new();
    for Stack { name, scenario, changes, .. } in &stacks {
        let path = folder.join(format!("{name}.xlsx"));
        fs::write(&path, write(&catalog, scenario, &told)).unwrap();
        let changes: Vec<Value> = changes.iter().map(stacks::Change::json).collect();
        job.push(json!({"file": path, "changes": changes}));
    }
    fs::write(folder.join("job.json"), Value::from(job).to_string()).unwrap();
    let ironcalc = std::env::var_os("IRONCALC_ROOT").map_or(root().join(".tools/ironcalc-0.9.1"), PathBuf::from);
    assert!(ironcalc.is_dir(), "{} is missing: run .ci/setup test", ironcalc.display());
    let mut python = Command::new("python3");
    python.arg(root().join("tests/workbook/recompute.py")).arg(folder.join("job.json")).arg(&folder).arg(ironcalc);
    let done = python.output().expect("python3 is missing: install it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let results: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_str(&fs::read_to_string(folder.join("results.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for Stack { name, scenario, change, .. } in &stacks {
        let result = &results[*name];
        let mut check = |kind: &str, report: &Report| {
            let sheets = serde_json::from_value(result[kind].clone()).unwrap();
            wrong.extend(differences(&sheets, report).iter().map(|text| format!("{name}, {kind}: {text}")));
        };
        let report = compare(&catalog, scenario, today());
        for kind in ["cached", "office", "ironcalc"] {
            check(kind, &report);
        }
        let (mut catalog, mut scenario) = (catalog.clone(), scenario.clone());
        change(&mut catalog, &mut scenario);
        let after = compare(&catalog, &scenario, today());
        assert_ne!(after.apps, report.apps, "{name}: the changes change something");
        for kind in ["changed_office", "changed_ironcalc"] {
            check(kind, &after);
        }
        let setup: Vec<String> = serde_json::from_value(result["setup"].clone()).unwrap();
        wrong.extend(setup.iter().map(|text| format!("{name}: {text}")));
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let (catalog, told) = data();
    let scenario = &stacks()[0].scenario;
    let first = write(&catalog, scenario, &told);
    // The file's own clock counts in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(first == write(&catalog, scenario, &told), "the bytes differ");
    assert!(first.len() > 10_000);
}

#[test]
fn what_cannot_be_written_is_said() {
    let (catalog, _) = data();
    let words = workbook::Words {
        assumption: present::assumption_in_words,
        verdict: present::verdict_in_words,
        reasons: present::reasons_in_words,
        warning: present::warning,
    };
    let scenario = stacks()[0].scenario.clone();
    let empty = Scenario { apps: Vec::new(), ..scenario.clone() };
    let none = compare(&catalog, &empty, today());
    let problem = |scenario: &Scenario, report: &Report| {
        workbook::write(&catalog, scenario, report, today(), &[], &words).unwrap_err().to_string()
    };
    assert_eq!(problem(&empty, &none), "There is no app to write a workbook of. Add one first.");
    assert_eq!(
        problem(&scenario, &none),
        "The figures are not of these apps. Compute them again, then save the workbook."
    );
}
