//! Sensitivity and simulation of a stack over several years.

use crate::cases::{catalog, number, scenario, show, today};
use crate::vendors;
use scim_tax::domain::*;

/// A scenario over some years: growth, escalator and discount rate in percent.
fn over(text: &str, years: u32, [growth, escalator, discount]: [&str; 3]) -> Scenario {
    let mut scenario = scenario(text);
    let company = &mut scenario.company;
    (company.years, company.growth) = (years, number(growth));
    (company.escalator, company.discount_rate) = (number(escalator), number(discount));
    scenario
}

fn compiled(scenario: &Scenario) -> Compiled {
    Compiled::over_years(&catalog(vendors::all()), scenario)
}

fn amounts(scenario: &Scenario, at: At) -> [String; 2] {
    let compiled = compiled(scenario);
    let apps: Vec<usize> = (0..scenario.apps.len()).collect();
    let Amounts { by_hand, upgrade, .. } = compiled.amounts(&apps, at);
    [by_hand, upgrade].map(|amount| amount.unwrap().to_ten_decimals())
}

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

#[test]
fn two_years_of_kustomer() {
    // Year 2, 10% dearer: 33,000 + 93.40; by hand 484 + 176.3125 + 376.6035 × 1.1 = 1,074.57635.
    assert_eq!(amounts(&over(KUSTOMER, 2, ["0", "10", "0"]), At::Base), ["2111.49235", "63186.8"]);
    // A quarter less is its worth today: 859.66108 and 26,474.72.
    assert_eq!(amounts(&over(KUSTOMER, 2, ["0", "10", "25"]), At::Base), ["1896.57708", "56568.12"]);
    // 55 seats in year 2, and 5 and 5.5 people more who join, at 20 minutes by hand and 2 after SCIM: by hand
    // 1,036.916 × 2.1 + 10.5 × 20, the upgrade 63,000 + 93.40 × 2.1 + 10.5 × 2.
    assert_eq!(amounts(&over(KUSTOMER, 2, ["10", "0", "0"]), At::Base), ["2387.5236", "63217.14"]);
}

#[test]
fn what_is_paid_once_and_what_is_paid_each_year() {
    // Year 1: 30,093.40 + 5,000 + 20 hours and 2 at 60 + 1,200; year 2: 33,093.40 + 2 hours + 1,320.
    let text = format!("{KUSTOMER},once:5000&idp-cost=1200&setup-hours=20&token-hours=2");
    let [_, upgrade] = amounts(&over(&text, 2, ["0", "10", "0"]), At::Base);
    assert_eq!(upgrade, "72146.8");
}

#[test]
fn the_bars_are_as_long_as_the_years_together() {
    let swing = |years| {
        let scenario = over(KUSTOMER, years, ["0", "0", "0"]);
        let found = Sensitivity::of(&compiled(&scenario)).unwrap();
        let rate = found.effects.iter().find(|effect| effect.input == Input::Assumption(Assumption::Rate)).unwrap();
        (found.difference.to_string(), rate.swing.to_string())
    };
    // 8.0667 − 1.5567 hours, at 45 to 75 dollars.
    assert_eq!(swing(1), ("29056.484".into(), "195.3".into()));
    assert_eq!(swing(2), ("58112.968".into(), "390.6".into()));
}

#[test]
fn the_years_are_those_of_the_tables() {
    let text = "app=kustomer,enterprise,ultimate,50,once:2500&app=github,team,enterprise-cloud,100,anyway:25\
                &app=confluence,premium,guard,80,other:900&app=metabase,starter,pro,8&app=euro,a,b,40&app=miro,starter,business,30\
                &fx-eur=1.08&idp-cost=5000&setup-hours=8&token-hours=3&third-party=700";
    for manual in ["own", "benchmark"] {
        let scenario = over(&format!("{text}&manual={manual}&employees=300"), 5, ["13", "7", "8"]);
        let tables = horizons(&catalog(vendors::all()), &scenario, today());
        let compiled = compiled(&scenario);
        for (at, table) in tables.iter().enumerate() {
            let Amounts { by_hand, upgrade, other } = compiled.amounts(&[at], At::Base);
            let same = |amount: Result<Number, Gap>, table: Option<&CostTable>| match (amount, table) {
                (Ok(amount), Some(table)) => {
                    let total = table.discounted.total().base().unwrap();
                    // Half a cent for each line and year.
                    assert!((amount - total).abs() < number("0.25"), "{manual} {at}: {amount} {total}");
                }
                (amount, table) => assert!(amount.is_err() && table.is_none(), "{manual} {at}: {amount:?}"),
            };
            same(by_hand, Some(&table.hand));
            same(upgrade, table.upgrade.as_ref());
            same(other, table.other.as_ref());
        }
    }
}

fn table(table: &StackTable) -> Vec<String> {
    let list = |amounts: &YearAmounts| {
        let cells: Vec<String> = amounts.years.iter().map(|amount| show(*amount)).collect();
        format!("{} = {}", cells.join(" | "), show(amounts.total()))
    };
    let rows = table.rows.iter().map(|row| format!("{:?} {}", row.kind, list(&row.plain)));
    rows.chain([list(&table.plain), list(&table.discounted)]).collect()
}

#[test]
fn tables_of_a_stack_add_up_to_the_cent() {
    // Kustomer as above in two years, 10% dearer, at a quarter less: labour 484, orphans 176.31, licences 376.60 and
    // 414.26; GitHub labour 968, orphans 352.63 (half a cent up), licences 33.85 and 37.24. Pigment is sold by quote,
    // the last has SCIM.
    let text = format!(
        "{KUSTOMER}&app=github,team,enterprise-cloud,100,once:500&app=pigment,professional,enterprise,50&app=included,team,,30"
    );
    let stack: Stack = over(&text, 2, ["0", "10", "25"]).into();
    let catalog = catalog(vendors::all());
    let years = stack.years(&catalog, &[0, 1], today());
    assert_eq!(
        table(&years.by_hand),
        [
            "Labour 1452 | 1452 = 2904",
            "OrphanHandling 528.94 | 528.94 = 1057.88",
            "UnusedLicences 410.45 | 451.5 = 861.95",
            "2391.39 | 2432.44 = 4823.83",
            // 1,161.60 + (141.05 + 282.10) + (331.41 + 29.79) in year 2.
            "2391.39 | 1945.95 = 4337.34",
        ]
    );
    let all: Vec<usize> = (0..4).collect();
    let years = stack.years(&catalog, &all, today());
    assert_eq!(
        (years.upgrade.not_priced.as_slice(), years.upgrade.not_offered.as_slice()),
        ([2].as_slice(), [3].as_slice())
    );
    assert_eq!(
        table(&years.upgrade)[..5],
        [
            "PriceStep 50400 | 55440 = 105840",
            "OneOff 500 | 0 = 500",
            "Labour 280.2 | 280.2 = 560.4",
            "OrphanHandling 0 | 0 = 0",
            "UnusedLicences 0 | 0 = 0"
        ]
    );
    assert_eq!(table(&years.upgrade)[5], "51180.2+ | 55720.2+ = 106900.4+");
    assert_eq!((years.other.rows.len(), years.other.not_offered.len()), (0, 4));
    assert_eq!(StackReport::of(&catalog, &stack, today()).comparable(), [0, 1]);
    assert_eq!(Compiled::of(&catalog, &stack.scenario()).counted().0, [0, 1]);
}

#[test]
fn an_apps_years_have_its_own_renewal() {
    let mut stack: Stack = over(&[KUSTOMER; 2].join("&"), 1, ["0", "0", "0"]).into();
    stack.company.renewal = Date::parse("2027-05-21");
    stack.apps[1].renewal = Date::parse("2026-12-01");
    let days = |horizon: &Horizon| match &horizon.renewal {
        Some(Renewal::Splits(split)) => split.days_before,
        other => panic!("{other:?}"),
    };
    let found: Vec<_> = stack
        .horizons(&catalog(vendors::all()), &[1, 0, 7], today())
        .iter()
        .map(|(at, one)| (*at, days(one)))
        .collect();
    // 10 days to 1 December; half a year, 181 days, to 21 May.
    assert_eq!(found, [(1, 10), (0, 181)]);
}

fn outcome(compiled: &Compiled) -> Outcome {
    let mut run = Simulation::new(compiled, Seed(7), 1_000);
    run.step(1_000);
    run.outcome().unwrap()
}

#[test]
fn one_year_is_the_first_to_the_bit() {
    let text = "app=segment,team,business,10&app=kustomer,enterprise,ultimate,50&idp=other&third-party=400";
    let scenario = over(text, 1, ["5", "7", "8"]);
    let first = Compiled::of(&catalog(vendors::all()), &scenario);
    assert_eq!(compiled(&scenario), first);
    // And of more years only the first is compiled, unless it is asked for.
    let longer = Scenario { company: Company { years: 3, ..scenario.company.clone() }, ..scenario };
    assert_eq!(outcome(&Compiled::of(&catalog(vendors::all()), &longer)), outcome(&first));
    assert_ne!(outcome(&compiled(&longer)), outcome(&first));
}

#[test]
fn an_input_is_drawn_once_for_all_years_and_a_companys_once_for_all_apps() {
    let p = |compiled: &Compiled| {
        let Percentiles { p10, p50, p90, .. } = outcome(compiled).difference.unwrap().percentiles;
        [p10, p50, p90]
    };
    let same = |one: [f64; 3], other: [f64; 3]| one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-6 * b.abs());
    let one = p(&compiled(&over(KUSTOMER, 1, ["0", "0", "0"])));
    assert!(same(p(&compiled(&over(KUSTOMER, 4, ["0", "0", "0"]))), one.map(|value| value * 4.0)));
    assert!(same(p(&compiled(&over(&[KUSTOMER; 3].join("&"), 1, ["0", "0", "0"]))), one.map(|value| value * 3.0)));
    // A price is the app's own: two of them vary less together than twice one.
    let still = "leavers=0&changes=0&reviews=0";
    let segment = "app=segment,team,business,10";
    let spread = |apps: &str| {
        let [p10, _, p90] = p(&compiled(&over(&format!("{apps}&{still}"), 1, ["0", "0", "0"])));
        p90 - p10
    };
    let (one, two) = (spread(segment), spread(&[segment; 2].join("&")));
    assert!(one < two && two < 1.7 * one, "{one} {two}");
}

#[test]
fn a_year_that_cannot_be_priced_leaves_the_sum_open() {
    // Sold for 10 seats at most, 11 in year 2.
    let scenario = over("app=segment,team,business,10", 2, ["10", "0", "0"]);
    let beyond = Gap::Unknown(Reason::BeyondMaximum { seats: 10 });
    assert_eq!(compiled(&scenario).amounts(&[0], At::Base).upgrade, Err(beyond));
    assert!(
        compiled(&over("app=segment,team,business,10", 2, ["0", "0", "0"])).amounts(&[0], At::Base).upgrade.is_ok()
    );
}
