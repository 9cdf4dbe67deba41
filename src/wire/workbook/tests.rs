//! Every amount of the workbook beside the engine's, over all recorded links and all vendors. What two spreadsheet
//! programs make of the file is in `tests/workbook.rs`.

use super::calc::{NOT_KNOWN, Value};
use super::ends::Ends;
use super::*;
use crate::domain::{
    App, Assumption, Company, Estimate, Idp, Manual, Number, Prices, Product, Span, Term, Vendor, compare,
};
use crate::wire::{catalog_file, link};
use std::path::{Path, PathBuf};
use std::{fs, iter};

fn words() -> Words {
    Words {
        assumption: |_| ("", "", ""),
        verdict: |_| String::new(),
        reasons: |_| Vec::new(),
        warning: |_, _| String::new(),
    }
}

fn paths(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = all.filter(|path| path.extension().is_some_and(|of| of == ending)).collect();
    found.sort();
    found
}

fn catalog() -> Catalog {
    let named = |path: PathBuf| (path.file_name().unwrap().to_str().unwrap().to_owned(), path);
    let files = paths("data/vendors", "json").into_iter().map(named);
    let texts: Vec<_> = files.map(|(name, path)| (name, fs::read_to_string(path).unwrap())).collect();
    let checked = catalog_file::check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let mut vendors: Vec<_> = checked.into_iter().map(|checked| checked.vendor).collect();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: today(), vendors }
}

fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

/// What a pair of cells says, to six decimals: differences are rounded to eight.
fn read(ends: &Ends) -> String {
    let end = |calc: &Calc| match &calc.value {
        Value::Number(number) => number.shown(6).to_string(),
        Value::Text(text) if text == NOT_KNOWN => "-".into(),
        other => format!("{other:?}"),
    };
    format!("{} {}", end(&ends.low), end(&ends.high))
}

fn engine(amount: Estimate) -> String {
    let end = |end: Option<Number>| end.map_or("-".into(), |end| end.shown(6).to_string());
    format!("{} {}", end(amount.low()), end(amount.high()))
}

/// Where the workbook differs from the engine.
fn differences(catalog: &Catalog, scenario: &Scenario, name: &str) -> Vec<String> {
    let report = compare(catalog, scenario, today());
    let (book, done) = book(catalog, scenario, &report, today(), &[], &words()).unwrap();
    let mut wrong = Vec::new();
    for (sheet, (at, cell)) in book.sheets.iter().flat_map(|sheet| iter::repeat(sheet.tab).zip(&sheet.cells)) {
        if let book::Content::Formula(calc) = &cell.content
            && calc.value == Value::Wrong
        {
            wrong.push(format!("{name}: {} {at:?}: {} has no value", sheet.name(), calc.text));
        }
    }
    for (app, (_, priced, worked)) in report.apps.iter().zip(&done) {
        let money = &app.money;
        let option =
            |total: Option<Estimate>, none: &str| total.map_or_else(|| read(&Ends::exact(&Calc::text(none))), engine);
        for (what, ends, expected) in [
            ("now", &priced.current, engine(money.upgrade.current_year)),
            ("with SCIM", &priced.target, engine(money.upgrade.target_year)),
            ("step", &priced.step, engine(money.upgrade.delta)),
            ("seat now", &priced.current_seat, engine(money.upgrade.current_seat)),
            ("seat with SCIM", &priced.target_seat, engine(money.upgrade.target_seat)),
            ("by hand", &worked.hand, engine(money.hand())),
            ("residual", &worked.residual, engine(money.residual.total())),
            ("upgrade", &worked.upgrade, option(money.upgrade_total(), "nothing to buy")),
            ("other", &worked.other, option(money.other(), "no price entered")),
            ("worth", &worked.worth, engine(money.worth.year)),
            ("worth a seat-month", &worked.worth_seat, engine(money.worth.seat_month)),
            ("hours", &Ends::exact(&worked.hours), engine(Estimate::exact(money.by_hand.it_hours))),
        ] {
            if read(ends) != expected {
                wrong.push(format!("{name}: {}: {what}: {}, engine {expected}", app.vendor.id, read(ends)));
            }
        }
    }
    for total in &report.totals {
        let code = total.currency.to_lowercase();
        let named = |end: &str| {
            let name = format!("total_step_{end}_{code}");
            let (_, place) = book.names.iter().find(|(known, _)| *known == name).unwrap();
            let cells = book.sheets[0].cells.iter();
            let mut cells = cells.filter(|(at, _)| book::address(Tab::Summary, at.0, at.1) == *place);
            let (_, cell) = cells.next().unwrap();
            let book::Content::Formula(calc) = &cell.content else { panic!("{name}") };
            calc.clone()
        };
        let found = Ends { low: named("low"), high: named("high") };
        if read(&found) != engine(total.upgrade) {
            wrong.push(format!("{name}: total {code}: {}, engine {}", read(&found), engine(total.upgrade)));
        }
    }
    wrong
}

#[track_caller]
fn none(wrong: Vec<String>) {
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn recorded_links_come_to_the_same() {
    let catalog = catalog();
    let mut wrong = Vec::new();
    for path in paths("tests/golden", "link") {
        let text = fs::read_to_string(&path).unwrap();
        let reading = link::read(text.trim_end());
        assert_eq!(reading.problems, [], "{text}");
        wrong.extend(differences(&catalog, &reading.scenario, path.file_stem().unwrap().to_str().unwrap()));
    }
    none(wrong);
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// The parts of a catalog's vendors, so that each is in one of `parts` scenarios.
fn part(catalog: &Catalog, at: usize, parts: usize) -> impl Iterator<Item = (usize, &Vendor)> {
    catalog.vendors.iter().enumerate().filter(move |(place, _)| place % parts == at)
}

/// Every vendor's own step, on one of the terms and at one of the sizes each.
#[test]
fn every_vendor_comes_to_the_same() {
    let catalog = catalog();
    let mut wrong = Vec::new();
    let cases = [(Term::Annual, 1), (Term::Monthly, 12), (Term::Annual, 100), (Term::Monthly, 3_000)];
    for (at, (billing, seats)) in cases.into_iter().enumerate() {
        let apps = part(&catalog, at, 4).map(|(_, vendor)| App::listed(&vendor.id, "", "", seats)).collect();
        let company = Company { billing, fx: vec![("eur".into(), number("1.08"))], ..Company::default() };
        let scenario = Scenario { apps, company };
        wrong.extend(differences(&catalog, &scenario, &format!("{billing:?} {seats}")));
    }
    none(wrong);
}

/// What the buyer enters, in turns over all vendors, with both models and each kind of identity provider.
#[test]
fn own_figures_come_to_the_same() {
    let catalog = catalog();
    let mut wrong = Vec::new();
    let typed =
        ["now-quote", "quote", "now-seat", "seat", "now-discount", "discount", "usage", "anyway", "once", "other"];
    let values = ["52000.5", "91000", "12.35", "30.05", "7.5", "12", "70000", "35", "1500", "3333.33"];
    for round in 0_u32..6 {
        let apps = part(&catalog, usize::try_from(round).unwrap() % 3, 3).map(|(at, vendor)| {
            let mut app = App::listed(&vendor.id, "", "", 3 + 7 * u32::try_from(at).unwrap() % 400);
            for (key, (name, value)) in (0_u32..).zip(typed.iter().zip(values)) {
                let turn = u32::try_from(at).unwrap().wrapping_mul(2_654_435_761).wrapping_add(round * 40_503) >> key;
                if turn % 4 == 1 {
                    *app.number_mut(name).unwrap() = Some(number(value));
                }
            }
            app
        });
        let mut apps: Vec<App> = apps.collect();
        let mut own = App::new(Product::Own { name: "=1+1, \"own\" <b>".into() }, 17);
        own.seat = Some(number("21.7")).filter(|_| round % 2 == 0);
        apps.push(own);
        let mut company = Company {
            employees: 730,
            idp: Idp::ALL[usize::try_from(round).unwrap() % 7],
            jit: round == 2,
            manual: if round % 2 == 0 { Manual::Own } else { Manual::Benchmark },
            prices: if round == 4 { Prices::Vendor } else { Prices::All },
            idp_cost: (round > 2).then(|| number("4800")),
            setup_hours: (round == 1).then(|| number("6.5")),
            token_hours: (round == 5).then(|| number("2")),
            third_party: (round % 3 == 0).then(|| number("900")),
            growth: number(if round == 3 { "12.5" } else { "0" }),
            ..Company::default()
        };
        if round == 3 {
            company.assumptions.leavers_people = Some(number("61"));
        }
        if round == 5 {
            company.assumptions.set(Assumption::Missed, Span::certain(Number::ZERO));
            company.assumptions.set(Assumption::Reviews, Span::certain(number("4")));
        }
        wrong.extend(differences(&catalog, &Scenario { apps, company }, &format!("round {round}")));
    }
    none(wrong);
}

#[test]
fn more_charges_than_a_formula_adds_up_are_refused() {
    let mut catalog = catalog();
    let at = catalog.vendors.iter().position(|vendor| vendor.id == "github").unwrap();
    // GitHub's two plans have one charge each.
    let plan = catalog.vendors[at].plans.iter_mut().find(|plan| plan.id == "enterprise-cloud").unwrap();
    let newest = price_that_counts(plan, Prices::All).unwrap().0;
    let charges = &mut plan.prices[newest].charges;
    let charge = charges[0].clone();
    charges.resize(249, charge.clone());
    let scenario =
        Scenario { apps: vec![App::listed("github", "team", "enterprise-cloud", 10)], company: Company::default() };
    let written = |catalog: &Catalog| {
        let report = compare(catalog, &scenario, today());
        write(catalog, &scenario, &report, today(), &[], &words())
    };
    assert!(written(&catalog).is_ok());
    let plan = catalog.vendors[at].plans.iter_mut().find(|plan| plan.id == "enterprise-cloud").unwrap();
    plan.prices[newest].charges.push(charge);
    assert_eq!(
        written(&catalog).unwrap_err().to_string(),
        "The prices of GitHub have 251 charges; a spreadsheet’s formula adds up at most 250. Take the app out, then save \
         the workbook."
    );
}
