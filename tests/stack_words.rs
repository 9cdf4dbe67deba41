//! What the stack's page says: rows, totals and what a budget buys, of three small vendors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scim_tax::domain::{
    App, Catalog, Charge, Company, Compiled, Date, Estimate, Grade, Number, Per, Plan, Price, Product, Publisher,
    RankBy, Rate, Sensitivity, Stack, StackApp, StackReport, Status, Support, Vendor,
};
use scim_tax::present::Numbers;
use scim_tax::present::chart::{Layout, Reading};
use scim_tax::present::decision::{Drawn, Period};
use scim_tax::present::stack::{
    apps_chart, budget_view, group_rows, quarter_text, ranking_rows, shares_chart, stack_moves, stack_row, stack_sure,
    stack_years, totals_view, verdict,
};

fn price(rate: u32) -> Price {
    price_of(Estimate::exact(Number::from(rate)))
}

fn price_of(rate: Estimate) -> Price {
    let rate = Rate::either(rate);
    Price {
        publisher: Publisher::Vendor,
        source: "pricing".into(),
        checked: Date::new(2026, 11, 21).unwrap(),
        published: None,
        grade: Grade::A,
        net: false,
        minimum_spend: None,
        priced_for: None,
        charges: vec![Charge::PerSeat { rate, per: Per::Month, included: 0, minimum: 0, pack: 1 }],
        one_offs: Vec::new(),
    }
}

fn plan(id: &str, prices: Vec<Price>, scim: Support) -> Plan {
    let own = Vendor::own("x").plans.remove(0);
    Plan { id: id.into(), name: id.into(), sso: scim, scim, prices, ..own }
}

/// Sold in dollars at $4 and $21 a seat, from $21, by quote, and without SCIM; and in euros.
fn catalog() -> Catalog {
    let step = Some(("team".into(), "top".into()));
    let of = |id: &str, top: Vec<Price>| Vendor {
        id: id.into(),
        name: id.to_uppercase(),
        step: step.clone(),
        plans: vec![plan("team", vec![price(4)], Support::No), plan("top", top, Support::Yes)],
        ..Vendor::own(id)
    };
    let none = Vendor {
        status: Status::Absent,
        step: None,
        plans: vec![plan("team", vec![price(4)], Support::No)],
        ..of("none", Vec::new())
    };
    let vendors = vec![
        of("acme", vec![price(21)]),
        Vendor { currency: "EUR".into(), ..of("euro", vec![price(21)]) },
        of("guide", vec![Price { publisher: Publisher::ThirdParty, ..price(21) }]),
        none,
        of("open", vec![price_of(Estimate::AtLeast(Number::from(21)))]),
        of("quoted", Vec::new()),
    ];
    Catalog { version: Date::new(2026, 11, 22).unwrap(), vendors }
}

fn report(apps: &[App], company: Company) -> (Stack, StackReport) {
    let stack = Stack { apps: apps.iter().cloned().map(StackApp::from).collect(), company };
    let report = StackReport::of(&catalog(), &stack, Date::new(2026, 11, 22).unwrap());
    (stack, report)
}

fn app(vendor: &str, seats: u32) -> App {
    App::listed(vendor, "", "", seats)
}

fn report_of(app: &App) -> (Stack, StackReport) {
    report(std::slice::from_ref(app), Company::default())
}

fn headline(apps: &[App], company: Company) -> String {
    let (_, report) = report(apps, company);
    let headline = totals_view(&report, &report.totals(), &Numbers::default()).headline;
    [headline.lead, headline.amount, headline.tail].join(" ")
}

#[test]
fn the_headline_says_what_it_knows_and_no_more() {
    let us = Company::default;
    let rated = || Company { fx: vec![("eur".into(), Number::from(2))], ..Company::default() };
    let cheaper = App { quote: Some(Number::from(4_000)), ..app("acme", 100) };
    for (apps, company, expected) in [
        (vec![app("acme", 100)], us(), "SCIM on the one app costs $20,400 more a year"),
        (vec![app("acme", 100), app("acme", 1)], us(), "SCIM on all 2 apps costs $20,604 more a year"),
        (vec![app("acme", 100), app("quoted", 9)], us(), "SCIM on all 2 apps costs at least $20,400 more a year"),
        (vec![app("acme", 100), app("none", 9)], us(), "SCIM on all 2 apps costs $20,400 more a year"),
        (vec![app("quoted", 9)], us(), "What SCIM on the one app costs more is not known as none of them has a price"),
        (vec![app("none", 9)], us(), "SCIM on the one app: nothing to buy as none of them has it"),
        (vec![cheaper], us(), "SCIM on the one app costs $800 less a year"),
        (vec![app("acme", 100), app("euro", 100)], us(), "SCIM on all 2 apps costs $20,400 and €20,400 more a year"),
        (vec![app("acme", 100), app("euro", 100)], rated(), "SCIM on all 2 apps costs $61,200 more a year"),
    ] {
        assert_eq!(headline(&apps, company), expected);
    }
}

#[test]
fn what_is_not_in_the_total_is_named() {
    let wiki = App::new(Product::Own { name: "Wiki".into() }, 10);
    let (_, report) =
        report(&[app("acme", 100), app("quoted", 9), wiki, app("none", 5), app("euro", 1)], Company::default());
    let view = totals_view(&report, &report.totals(), &Numbers::default());
    let said = [
        "2 of 5 not priced: QUOTED, Wiki",
        "1 of 5 without SCIM: NONE",
        "Not in dollars without an exchange rate: EURO",
    ];
    assert_eq!(view.said, said);
    let details: Vec<&str> = view.options.iter().map(|option| option.detail.as_str()).collect();
    assert_eq!(details[1..], ["1 app, with the work that stays", "Enter a price to compare"]);
}

/// 100 seats of ACME by hand cost $1,354.48 a year, see the row below.
#[test]
fn the_options_are_laid_side_by_side_for_the_same_apps() {
    let tool = App { other: Some(Number::from(3_000)), ..app("acme", 100) };
    let (_, report) = self::report(
        &[tool.clone(), app("none", 100), app("quoted", 9), app("open", 9), app("euro", 1)],
        Company::default(),
    );
    let view = totals_view(&report, &report.totals(), &Numbers::default());
    let amounts: Vec<&str> = view.options.iter().map(|option| option.amount.as_str()).collect();
    assert_eq!(amounts[0], "$1,354");
    // The step of $20,400, and some work that stays.
    assert!(amounts[1].starts_with("$20,"), "{amounts:?}");
    assert_eq!(view.options[2].detail, "1 app");
    assert!(view.note.starts_with(
        "Each of these is of one app, ACME. Left out: QUOTED (not priced); EURO (no exchange rate); OPEN (open at one end); NONE (nothing to buy). \
         By hand all 5 apps come to "
    ), "{}", view.note);

    let (_, report) = self::report(&[tool, app("acme", 50), app("quoted", 9)], Company::default());
    let view = totals_view(&report, &report.totals(), &Numbers::default());
    assert!(
        view.note.starts_with("Each of these is of the same 2 apps. Left out: QUOTED (not priced)."),
        "{}",
        view.note
    );
    assert_eq!(
        (view.options[2].detail.as_str(), view.options[2].amount.as_str()),
        ("Priced for 1 of these 2 apps", "–")
    );

    // With nothing to compare each is of all that it can be of, and says so.
    let (_, report) = self::report(&[app("open", 100), app("quoted", 9)], Company::default());
    let view = totals_view(&report, &report.totals(), &Numbers::default());
    assert_eq!((view.options[1].detail.as_str(), view.note.as_str()), ("1 of 2 apps with a price", ""));
    assert!(view.options[1].amount.starts_with("at least $20,"), "{:?}", view.options[1]);

    // Nothing can be left out where all can be compared, or none.
    for apps in [vec![app("acme", 100)], vec![app("quoted", 9), app("none", 5)]] {
        let (_, report) = self::report(&apps, Company::default());
        assert_eq!(totals_view(&report, &report.totals(), &Numbers::default()).note, "");
    }
}

#[test]
fn a_row_says_the_step_and_the_verdict() {
    let (_, report) = report(&[app("acme", 100), app("quoted", 50), app("none", 50)], Company::default());
    let rows: Vec<_> = report.lines.iter().map(|line| stack_row(line, &Numbers::default())).collect();
    // (434 + 434 + 100) min = 16.13 h at $60: 968; 1.4105 accounts at $250: 352.63; 0.70525 seat-years at $48: 33.85.
    assert_eq!((rows[0].extra.as_str(), rows[0].by_hand.as_str(), rows[0].verdict), ("$20,400", "$1,354", "By hand"));
    assert!(!rows[0].wants_price && rows[1].wants_price && !rows[2].wants_price);
    assert_eq!((rows[1].extra.as_str(), rows[1].extra_note.as_str()), ("not priced", "no price recorded"));
    let quoted = App { quote: Some(Number::from(6_200)), ..app("acme", 100) };
    let (_, with_quote) = report_of(&quoted);
    let row = stack_row(&with_quote.lines[0], &Numbers::default());
    assert_eq!((row.extra.as_str(), row.extra_note.as_str()), ("$1,400", "partly your price"));
    assert_eq!((rows[2].extra.as_str(), rows[2].extra_note.as_str()), ("–", "no SCIM"));
    assert_eq!((rows[0].tone, verdict(report.lines[1].verdict.choice).0), ("hand", "Cannot say"));
    assert!(rows[1].verdict_note.starts_with("worth "), "{}", rows[1].verdict_note);
}

#[test]
fn a_budget_buys_what_avoids_most_for_a_dollar() {
    let cheap = App { quote: Some(Number::from(5_400)), ..app("acme", 100) };
    let (stack, report) = report(&[app("acme", 100), cheap, app("quoted", 9)], Company::default());
    let numbers = Numbers::default();
    let view = budget_view(&report, &report.efficient_set(Number::from(1_000)), &numbers);
    assert!(view.says[0].starts_with("$1,000 a year buys 1 upgrade for $600, and avoids work by hand of "), "{view:?}");
    assert!(view.says[0].ends_with(" $400 stays."), "{view:?}");
    assert_eq!((view.chosen.len(), view.chosen[0][1].as_str()), (1, "$600"));
    assert_eq!((view.waiting[0][1].as_str(), view.waiting[0][3].as_str()), ("$20,400", "$20,000"));
    assert!(view.says.iter().any(|text| text == "Not among them, as no most is known of their price: QUOTED."));
    let view = budget_view(&report, &report.efficient_set(Number::from(599)), &numbers);
    assert_eq!(view.says[0], "$599 a year buys none of the upgrades that avoid work.");
    let order: Vec<String> =
        ranking_rows(&report, RankBy::ExtraCost, &numbers).into_iter().map(|[_, value, _]| value).collect();
    assert_eq!(order, ["$20,400", "$600", "not known"]);
    let groups = group_rows(&report.by_renewal(&stack), &quarter_text, &numbers);
    assert_eq!(groups[0][..3], ["no date entered", "3", "at least $21,000; 1 not priced"]);
}

/// Each seat of ACME costs ($21 - $4) x 12 = $204 more. The 15 dearest of 17 have 17 to 3 seats, the others 2 and 1.
#[test]
fn the_dearest_apps_have_bars_and_the_rest_one_together() {
    let mut apps: Vec<App> = (1..=17).map(|seats| app("acme", seats)).collect();
    apps.extend([app("quoted", 9), app("none", 9), app("euro", 9)]);
    let (_, report) = report(&apps, Company::default());
    let chart = apps_chart(&report, Layout::Wide, &Numbers::default()).unwrap();
    let row = |at: usize| (chart.rows[at][0].as_str(), chart.rows[at][1].as_str());
    assert_eq!((row(0), row(14)), (("ACME", "$3,468"), ("ACME", "$612")));
    assert_eq!((row(15), row(16)), (("2 other apps", "$612"), ("QUOTED", "not priced")));
    assert_eq!((row(17), chart.rows.len()), (("EURO", "no exchange rate"), 18));
    // 204 x (3 + ... + 17) = 204 x 150.
    assert_eq!(
        chart.summary,
        "ACME costs most: $3,468 more a year. The 15 dearest come to $30,600, the 2 others to $612. \
         Without a bar: QUOTED (not priced); EURO (no exchange rate)."
    );
    let (_, report) = report_of(&app("none", 9));
    let why = "None of these apps has a price, so there is nothing to draw.";
    assert_eq!(apps_chart(&report, Layout::Narrow, &Numbers::default()).unwrap_err(), why);
}

#[test]
fn a_price_is_known_estimated_or_not() {
    let asked = App { quote: Some(Number::from(5_000)), ..app("quoted", 40) };
    let apps = [
        app("acme", 100),
        asked,
        app("euro", 10),
        app("open", 20),
        app("guide", 30),
        app("quoted", 50),
        app("none", 7),
    ];
    let (_, report) = report(&apps, Company::default());
    let chart = shares_chart(&report, Layout::Wide, &Numbers::default()).unwrap();
    // Of 7 apps with 257 seats: a rate of exchange is no price, and a price of one's own is one.
    let rows: Vec<String> = chart.rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "Priced: ACME, QUOTED, EURO | 3 | 43% | 150 | 58%",
            "Estimated: OPEN, GUIDE | 2 | 29% | 50 | 19%",
            "Not priced: QUOTED | 1 | 14% | 50 | 19%",
            "Nothing to buy: NONE | 1 | 14% | 7 | 3%",
        ]
    );
    let Reading { text, .. } = &chart.readings[1];
    assert_eq!(text, "Estimated: 2 apps, 29% of 7 apps; 50 seats, 19%. OPEN, GUIDE.");
}

/// By hand $968 + $352.63 + $33.85 a year: see the row above. Twice that is $2,708.96; the second year is worth less
/// by 25%: 1,354.48 + 774.40 + 282.10 + 27.08 = 2,438.06.
#[test]
fn the_years_are_of_the_apps_that_can_be_compared() {
    let company = Company { years: 2, discount_rate: Number::from(25), ..Company::default() };
    let tool = App { other: Some(Number::from(3_000)), ..app("acme", 100) };
    let view = |apps: &[App]| {
        let (stack, report) = report(apps, company.clone());
        let same = report.comparable();
        let years = stack.years(&catalog(), &same, Date::new(2026, 11, 22).unwrap());
        stack_years(&report, &years, &same, &company, Layout::Wide, &Numbers::default())
    };
    let one = view(&[tool.clone(), app("quoted", 9)]);
    assert_eq!(one.table.head, ["A year, as paid", "Year 1", "Year 2", "In all", "In today’s money"]);
    assert_eq!(one.table.rows[0], ["By hand", "$1,354", "$1,354", "$2,709", "$2,438"]);
    let names: Vec<&str> = one.table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["By hand", "Upgrade", "Another tool", "Upgrade less by hand"]);
    assert_eq!(one.says[0], "Over 2 years, with the same seats and prices throughout.");
    assert_eq!(one.says[1], "Of 1 of 2 apps: the others have no price on both sides in each of these years.");
    // By hand $1,354.477 a year: 968 minutes, 1.4105 open accounts at $250, and their $4 a month for 6 months. The upgrade
    // is $20,400 and what stays: $186.80 where the provider closes accounts (21.7 joiners and as many leavers at
    // 2 minutes, 10 changes of role at 10); else all that is done by hand, its accounts at $21 a month: $1,498.346.
    assert_eq!(one.says[2], "The upgrade costs $38,465 to $41,088 more.");
    assert!(one.chart.unwrap().summary.starts_with("Over 2 years: By hand $2,709; Upgrade $4"));

    // A way that only one of them has is not laid beside the others.
    let two = view(&[tool, app("acme", 100)]);
    assert_eq!(two.table.rows.len(), 3);
    assert_eq!(two.says[1], "Another tool is left out: a price of it is entered for 1 of them only.");
    let none = view(&[app("quoted", 9)]);
    assert_eq!((none.table.rows.len(), none.says.len()), (0, 0));
    assert_eq!(none.chart.unwrap_err(), "No app can be compared: of each a price is missing, or open at one end.");
}

#[test]
fn a_companys_input_moves_all_apps_once_and_an_apps_own_is_named() {
    let (stack, report) = report(&[app("acme", 100), app("acme", 10), app("quoted", 5)], Company::default());
    let found = Sensitivity::of(&Compiled::over_years(&catalog(), &stack.scenario()));
    let view = stack_moves(&found, &report, &Company::default(), Layout::Wide, &Numbers::default());
    let count = |name: &str| view.rows.iter().filter(|row| row.cells[0] == name).count();
    assert_eq!((count("An hour of IT, all in"), count("People who leave in a year")), (1, 1));
    assert_eq!(count("ACME: what your identity provider gets"), 2);
    assert!(view.rows.iter().all(|row| !row.cells[0].starts_with("QUOTED")));
    assert_eq!(view.says, ["No input turns the answer anywhere between its low and its high, not even two together."]);
    let (stack, report) = report_of(&app("none", 5));
    let found = Sensitivity::of(&Compiled::over_years(&catalog(), &stack.scenario()));
    let view = stack_moves(&found, &report, &Company::default(), Layout::Wide, &Numbers::default());
    assert_eq!(view.chart.unwrap_err(), "No app can be compared: of each a price is missing, or open at one end.");
}

#[test]
fn how_sure_a_stack_is_names_the_apps_that_go_the_other_way() {
    let (_, report) = report(&[app("acme", 100), app("euro", 5), app("acme", 2)], Company::default());
    let money = |figures: [u32; 3]| figures.map(Number::from);
    let drawn = |cheaper: u32| Drawn {
        draws: 200,
        ways: [Some(money([1, 2, 3])), Some(money([10, 20, 30])), None],
        difference: money([5, 15, 25]),
        cheaper,
        cheaper_in_a_year: None,
        ends: [Number::ZERO, Number::from(40)],
        counts: vec![50, 150],
    };
    let period = Period::of(&Company { years: 3, ..Company::default() });
    let says = |cheaper: u32, base: i64, apps: &[(usize, bool)]| {
        let base = Number::parse(&base.to_string()).unwrap();
        stack_sure(&drawn(cheaper), base, apps, &report, period, Layout::Wide, &Numbers::default())
    };
    // 190 of 200 are 19 of 20, 189 are not.
    let view = says(10, 15, &[(0, false), (2, true)]);
    let robust = "At the base values doing it by hand costs less for these apps together. Robust: it holds in at least 19 of 20 draws.";
    assert_eq!(view.says[0], robust);
    assert_eq!(view.says[2], "App by app: in most draws the upgrade is cheaper for 1 of 2 apps: ACME.");
    assert!(view.says[1].ends_with("in 5% of 200 draws the upgrade is cheaper over 3 years."), "{}", view.says[1]);
    assert!(says(11, 15, &[]).says[0].contains("Likely: "));
    let other = says(200, -15, &[(0, false)]);
    assert!(other.says[0].starts_with("At the base values the upgrade costs less for these apps together. Robust"));
    assert_eq!(other.says[2], "App by app: in most draws the upgrade is cheaper for none of 1 app.");
    assert_eq!(view.rows, [["By hand", "$1", "$2", "$3"], ["Upgrade", "$10", "$20", "$30"]]);
    assert!(view.chart.unwrap().summary.contains("over 3 years"));
}
