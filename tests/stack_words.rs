//! What the stack's page says: rows, totals and what a budget buys, of three small vendors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scim_tax::domain::{
    App, Catalog, Charge, Company, Date, Estimate, Grade, Number, Per, Plan, Price, Product, Publisher, RankBy, Rate,
    Stack, StackApp, StackReport, Status, Support, Vendor,
};
use scim_tax::present::Numbers;
use scim_tax::present::stack::{budget_view, group_rows, quarter_text, ranking_rows, stack_row, totals_view, verdict};

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
