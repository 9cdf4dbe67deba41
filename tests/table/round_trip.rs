//! What is written comes back as it was, and runs nothing in a spreadsheet.

use super::{SHIPPED, import, told};
use proptest::prelude::*;
use proptest::sample::select;
use scim_tax::domain::{App, Date, MOST_APPS, Number, Plan, Product};
use scim_tax::wire::link;
use scim_tax::wire::table::{Mapping, Role, open, paste, write};

/// Names that could be mistaken for something else, and any other that a link allows.
fn own_name() -> impl Strategy<Value = String> {
    let tricky = select(vec![
        "",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "'=1",
        "''-x",
        "'",
        "\"",
        "\"\"x",
        "a,b;c",
        "a|b",
        "GitHub",
        "Total",
        "n/a",
        "-",
        "own",
        "1,200",
        "2027-03-31",
        "App",
        "Müller’s “Tool”",
        "價格",
        "🎈",
        "x\u{a0}y",
        "sep=;",
        "<b>",
        "{\"",
        "=cmd|' /C calc'!A0",
    ]);
    let any = "[ -~äß€“\u{a0}]{0,80}".prop_map(|name| name.trim().to_owned());
    prop_oneof![2 => tricky.prop_map(str::to_owned), 1 => any]
}

fn number(most: u64) -> impl Strategy<Value = Option<Number>> {
    let text = prop_oneof![
        (0..=most).prop_map(|whole| whole.to_string()),
        (0..most, 0..1000_u32).prop_map(|(whole, thousandths)| format!("{whole}.{thousandths:03}")),
        (0..most, 0..1_000_000_000_u32).prop_map(|(whole, rest)| format!("{whole}.{rest:09}")),
    ];
    proptest::option::weighted(0.4, text.prop_map(|text| Number::parse(&text).unwrap()))
}

fn product() -> impl Strategy<Value = Product> {
    let listed = (0..SHIPPED.0.vendors.len(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8);
    let listed = listed.prop_map(|(at, current, target, kind)| {
        let vendor = &SHIPPED.0.vendors[at];
        let plans: Vec<&Plan> = vendor.plans.iter().filter(|plan| !plan.is_addon()).collect();
        let pick = |from: &[&Plan], index: prop::sample::Index| match from {
            [] => String::new(),
            _ => from[index.index(from.len())].id.clone(),
        };
        let current = if kind == 0 { String::new() } else { pick(&plans, current) };
        let all: Vec<&Plan> = vendor.plans.iter().collect();
        let mut target = if kind < 2 { String::new() } else { pick(&all, target) };
        if kind == 3
            && let Some(addon) = vendor.plans.iter().find(|plan| plan.is_addon())
        {
            target = format!("{}.{}", addon.addon_to[0], addon.id);
        }
        Product::Listed { vendor: vendor.id.clone(), current, target }
    });
    prop_oneof![3 => listed, 1 => own_name().prop_map(|name| Product::Own { name })]
}

const MOST: u64 = 999_999_999_999;

fn app() -> impl Strategy<Value = (App, Option<Date>)> {
    let money = || number(MOST);
    let numbers = (money(), money(), money(), money(), number(99), number(99), money(), number(99), money(), money());
    let date = proptest::option::of((1900..3000_u16, 1..13_u8, 1..29_u8));
    (product(), 1..=1_000_000_u32, numbers, date).prop_map(|(product, seats, numbers, date)| {
        let mut app = App::new(product, seats);
        (app.now_quote, app.quote, app.now_seat, app.seat) = (numbers.0, numbers.1, numbers.2, numbers.3);
        (app.now_discount, app.discount, app.usage) = (numbers.4, numbers.5, numbers.6);
        (app.anyway, app.once, app.other) = (numbers.7, numbers.8, numbers.9);
        (app, date.and_then(|(year, month, day)| Date::new(year, month, day)))
    })
}

/// Apps as a stack has them: checked against the catalog, as links are.
fn stack() -> impl Strategy<Value = Vec<(App, Option<Date>)>> {
    proptest::collection::vec(app(), 0..=40).prop_map(|apps| {
        let checked = |(app, renewal): (App, Option<Date>)| {
            let scenario = scim_tax::domain::Scenario { apps: vec![app], company: Default::default() };
            let (scenario, _) = link::check_against(&scenario, &SHIPPED.0);
            scenario.apps.into_iter().next().map(|app| (app, renewal))
        };
        apps.into_iter().filter_map(checked).collect()
    })
}

fn there_and_back(apps: &[(App, Option<Date>)]) -> Vec<(App, Option<Date>)> {
    let text = write(apps.iter().map(|(app, renewal)| (app, *renewal)), &SHIPPED.0);
    let import = import(&open(text.as_bytes()).unwrap());
    assert_eq!(told(&import.refused), Vec::<String>::new());
    assert!(import.questions.is_empty(), "{:?}", import.questions);
    let only_twice = told(&import.notices).iter().all(|text| text.ends_with("Both are kept."));
    assert!(only_twice, "{:?}", told(&import.notices));
    import.rows.into_iter().map(|row| (row.app, row.renewal)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stack_comes_back_as_it_was(apps in stack()) {
        prop_assert_eq!(there_and_back(&apps), apps);
    }

    #[test]
    fn no_cell_that_is_written_runs(name in own_name()) {
        let app = App::new(Product::Own { name }, 5);
        let text = write([(&app, None)], &SHIPPED.0);
        let line = text.split_once("\r\n").unwrap().1;
        prop_assert!(!line.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", line);
    }
}

#[test]
fn the_largest_stack_comes_back() {
    let number = |text: &str| Number::parse(text);
    let one = |at: usize| {
        let mut app = App::new(Product::Own { name: format!("Tool {at}, \"of\" ours") }, 1 + at as u32);
        (app.now_quote, app.once) = (number("1234.567"), number("0.001"));
        (app, Date::new(2027, 3, 4))
    };
    let apps: Vec<_> = (0..MOST_APPS).map(one).collect();
    assert_eq!(there_and_back(&apps), apps);
}

#[test]
fn what_is_written_is_what_is_read() {
    let (catalog, _) = &*SHIPPED;
    let number = |text: &str| Number::parse(text);
    let mut kustomer = App::listed("kustomer", "enterprise", "ultimate", 50);
    (kustomer.now_seat, kustomer.quote, kustomer.discount) = (number("89.5"), number("83400.125"), number("10"));
    let own = App::new(Product::Own { name: "=HYPERLINK(\"x\")".into() }, 1200);
    let text = write([(&kustomer, Date::parse("2027-03-31")), (&own, None)], catalog);
    let expected = "\u{feff}App,Vendor id,Current plan,Target plan,Seats,Cost now a year,Cost now per seat a month,\
                    Discount now %,Quote a year,Quote per seat a month,Target discount %,Usage in units,Bought anyway %,\
                    One-off cost,Other tool a year,Renewal date\r\n\
                    Kustomer,kustomer,enterprise,ultimate,50,,89.5,,83400.1250,,10,,,,,2027-03-31\r\n\
                    \"'=HYPERLINK(\"\"x\"\")\",own,,,1200,,,,,,,,,,,\r\n";
    assert_eq!(text, expected);
    // Every column is known for sure, and holds one thing.
    let mapping = Mapping::guess(&open(text.as_bytes()).unwrap());
    assert!(mapping.columns.iter().all(|column| column.role.is_some() && column.sure));
    let keys: Vec<&str> = mapping.columns.iter().filter_map(|column| column.role.and_then(Role::number)).collect();
    let mut links: Vec<&str> = kustomer.numbers().map(|(key, _)| key).to_vec();
    links.sort_by_key(|key| keys.iter().position(|other| other == key));
    assert_eq!(keys, links);
    // Another spreadsheet's dialect of the same.
    let german =
        text.replace(['\u{feff}'], "").replace(',', ";").replace("89.5", "89,5").replace("83400.1250", "83400,125");
    let import = import(&paste(&german).unwrap());
    assert_eq!(import.rows.iter().map(|row| row.app.clone()).collect::<Vec<_>>(), [kustomer, own]);
}
