//! What stands below the answer, in words. The figures behind the sentences are worked in `horizon`, `negotiate`,
//! `sensitivity` and section 6 of model.md.

use crate::cases::{catalog, number, report, run, scenario};
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::chart::Layout;
use scim_tax::present::decision::{Drawn, Side, beside, moves, negotiate, paper, seats, seats_shown, sure, years};
use scim_tax::present::{Numbers, page};

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

fn plain() -> Numbers {
    Numbers::default()
}

fn years_of(vendor: &Vendor, text: &str) -> (Vec<String>, Vec<String>) {
    let scenario = scim_tax::wire::link::read(&format!("v=1&{text}")).scenario;
    let start = Date::parse("2026-11-22").unwrap();
    let horizon = Horizon::of(vendor, &scenario.apps[0], &scenario.company, scenario.apps.len(), start);
    let view = years(&horizon, &scenario.company, Layout::Wide, &plain());
    assert!(view.chart.is_ok(), "{:?}", view.chart);
    (view.says, view.renewal)
}

#[test]
fn three_years_are_told_as_paid_and_in_todays_money() {
    let text = "app=kustomer,enterprise,ultimate,50,once:5000&years=3&growth=10&escalator=7&discount-rate=8";
    let (says, renewal) = years_of(&kustomer(), text);
    let expected = [
        "Over 3 years, each with 10% more seats and prices 7% higher.",
        "In all: by hand $3,870, upgrade $112,557.",
        "In today’s money at 8% a year: by hand $3,568, upgrade $103,937.",
        "The upgrade costs $108,687 more.",
        "What is paid once never comes back: the upgrade saves nothing in any year.",
    ];
    assert_eq!(says, expected);
    assert!(renewal.is_empty());
}

#[test]
fn one_year_says_where_to_ask_for_more() {
    let (says, _) = years_of(&kustomer(), KUSTOMER);
    assert_eq!(says[0], "One year. For more, with growth and price rises, see “Several years” in the form.");
    assert_eq!(says.len(), 3);
}

/// 73 of 365 days lie before the renewal: a fifth of each line. The step 30,000 × 0.2 = 6,000 and labour that stays
/// 93.40 × 0.2 = 18.68: 6,018.68 before, 24,074.72 after. By hand 96.80 + 35.2625 of work, and 75.3207 of unused
/// licences that are under contract.
#[test]
fn a_renewal_parts_the_first_year() {
    let (_, renewal) = years_of(&kustomer(), &format!("{KUSTOMER}&renewal=2027-02-03"));
    let expected = [
        "The contract is renewed on 3 February 2027: 73 days of the first year lie before it.",
        "By hand: $132.06 before it, $829.53 after it; $75.32 of unused licences is under contract until then and avoidable only later.",
        "Upgrade: $6,019 before it, $24,075 after it.",
    ];
    assert_eq!(renewal, expected);
    let (_, past) = years_of(&kustomer(), &format!("{KUSTOMER}&renewal=2026-11-21"));
    assert_eq!(past, ["The renewal on 21 November 2026 has passed, so the first year is not split."]);
}

fn negotiated(text: &str) -> (Vec<String>, Vec<String>, String) {
    let app = run(text);
    let scenario = scenario(text);
    let found = Negotiation::of(&app.vendor, &scenario.apps[0], &scenario.company, scenario.apps.len());
    let view = negotiate(&app, found.as_ref(), &plain());
    (view.says, view.ask, view.paragraph)
}

/// 53,400 paid now and 943.516 that SCIM is worth: 54,343.516, over 600 seat-months 90.57 rounded down. 83,400 is
/// asked, 29,056.484 more, 34.84% of it.
#[test]
fn the_price_worth_paying_is_told_with_what_has_to_come_off() {
    let (says, ask, paragraph) = negotiated(KUSTOMER);
    let expected = [
        "Doing it by hand costs $1,037 a year at these numbers.",
        "kustomer ultimate is worth up to $54,344 a year here, $90.57 a seat a month.",
        "It is asked $83,400: $29,056 would have to come off, 34.8% below the list price.",
    ];
    assert_eq!(says, expected);
    assert_eq!(ask[0], "Ask for SCIM as an add-on to the plan you have: that is the part you need.");
    assert!(paragraph.starts_with("Doing it by hand") && paragraph.contains("34.8%") && paragraph.ends_with("added."));
}

#[test]
fn a_price_below_what_it_is_worth_is_worth_paying_as_it_is() {
    let (says, _, _) = negotiated(&format!("{KUSTOMER},quote:54000"));
    assert_eq!(says[2], "It is asked $54,000: worth paying as it is.");
}

#[test]
fn without_a_price_nothing_is_made_up() {
    let (says, _, _) = negotiated("app=pigment,professional,enterprise,50");
    assert!(says.iter().any(|text| text.starts_with("No price is published and none was entered")), "{says:?}");
    assert!(!says.iter().any(|text| text.contains("come off")), "{says:?}");
}

#[test]
fn other_numbers_of_seats_reach_twice_ones_own() {
    let (app, scenario) = (run(KUSTOMER), scenario(KUSTOMER));
    let found = BreakEvens::of(&app.vendor, &scenario.apps[0], &scenario.company, 1);
    assert_eq!(seats_shown(&app, found), 100);
    let points = by_seats(&app.vendor, &scenario.apps[0], &scenario.company, 1, 100);
    assert_eq!((points.len(), points[0].seats, points[99].seats), (100, 1, 100));
    // Eight seats are billed at least: (139 − 89) × 8 × 12, and 1.868 minutes of each seat stay.
    let first = points[0].upgrade.unwrap();
    assert_eq!(first, Estimate::exact(number("4801.868")));
    let view = seats(&app, found, &points, Layout::Narrow, &plain());
    assert_eq!(
        view.says,
        [
            "By seats: the upgrade never gets cheaper than by hand.",
            "By leavers: not even if everyone left within the year.",
            // 6.51 hours and $552.916 beside them are saved: (30,000 − 552.916) / 6.51 = 4,523.36.
            "By wages: it pays if an hour of IT costs $4,523 or more.",
        ]
    );
    assert!(view.chart.is_ok());
}

#[test]
fn many_seats_are_looked_at_in_steps_with_ones_own_among_them() {
    let (app, scenario) = (run(KUSTOMER), scenario(KUSTOMER));
    let points = by_seats(&app.vendor, &scenario.apps[0], &scenario.company, 1, 1_000_000);
    assert_eq!(points.len(), 121);
    assert!(points.iter().any(|at| at.seats == 50));
    assert_eq!(points[120].seats, 1_000_000);
}

fn moved(vendors: Vec<Vendor>, text: &str) -> Vec<String> {
    let app = report(vendors.clone(), text).apps.remove(0);
    let compiled = Compiled::of(&catalog(vendors), &scenario(text));
    let found = Sensitivity::of_app(&compiled, 0);
    moves(&found, &app.vendor.name, &app.vendor.currency, Layout::Wide, &plain()).says
}

#[test]
fn what_turns_the_answer_is_named_or_that_nothing_does() {
    let none = "No input turns the answer anywhere between its low and its high, not even two together.";
    assert_eq!(moved(vec![kustomer()], KUSTOMER), [none]);
    // A step of 900 lies between what SCIM is worth at low and at high leavers.
    let near = moved(vec![kustomer()], "app=kustomer,enterprise,ultimate,50,quote:54300");
    assert!(near[0].contains(" is cheapest."), "{near:?}");
    assert!(near.len() <= 2 * 2, "{near:?}");
}

fn drawn(cheaper: u32) -> Drawn {
    let money = |text: &str| number(text);
    Drawn {
        draws: 10_000,
        ways: [Some(["700", "1000", "1400"].map(money)), Some(["29000", "30000", "31000"].map(money)), None],
        difference: ["28000", "29000", "30000"].map(money),
        cheaper,
        ends: ["27000", "31000"].map(money),
        counts: vec![1_000, 4_000, 4_000, 1_000],
    }
}

#[test]
fn confidence_is_told_with_its_share() {
    for (cheaper, choice, expected) in [
        (500, Choice::ByHand, "Robust: it holds in at least 19 of 20 draws."),
        (501, Choice::ByHand, "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20."),
        (2_500, Choice::ByHand, "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20."),
        (2_501, Choice::ByHand, "Too close to call: it holds in fewer than 3 of 4 draws."),
        (9_500, Choice::Upgrade, "Robust: it holds in at least 19 of 20 draws."),
    ] {
        let view = sure(&drawn(cheaper), choice, Layout::Wide, &plain());
        assert_eq!(view.says[0], expected, "{cheaper}");
        assert_eq!(view.says.len(), 2);
    }
    let view = sure(&drawn(500), Choice::TooClose, Layout::Wide, &plain());
    assert!(
        view.says.len() == 1 && view.says[0].ends_with("in 5% of 10,000 draws the upgrade is cheaper."),
        "{view:?}"
    );
    assert_eq!(view.rows, [["By hand", "$700", "$1,000", "$1,400"], ["Upgrade", "$29,000", "$30,000", "$31,000"]]);
}

#[test]
fn two_targets_stand_side_by_side() {
    let [ultimate, bundle] = ["ultimate", "enterprise-bundle"].map(|target| {
        let text = format!("app=kustomer,enterprise,{target},50");
        (run(&text), scenario(&text))
    });
    let pages = [&ultimate, &bundle].map(|(app, scenario)| page(app, scenario, &plain()));
    let side = |at: usize| {
        let (app, scenario) = [&ultimate, &bundle][at];
        let break_evens = BreakEvens::of(&app.vendor, &scenario.apps[0], &scenario.company, 1);
        Side { app, page: &pages[at], break_evens }
    };
    let rows = beside(side(0), side(1), &plain());
    assert_eq!(rows[0][..2], ["More a year", "$30,000"]);
    assert_eq!(rows[1], ["By hand, a year", "$1,037", "$1,037"]);
    assert_eq!(rows[3][..2], ["What SCIM is worth, a year", "$943.52"]);
}

#[test]
fn the_business_case_has_question_answer_and_what_it_rests_on() {
    let (app, scenario) = (run(KUSTOMER), scenario(KUSTOMER));
    let page = page(&app, &scenario, &plain());
    let paper = paper(&app, &page, &scenario.company, &plain());
    assert_eq!(paper.question, "Should we buy kustomer ultimate for automatic user provisioning?");
    assert_eq!(paper.answer, "Stay by hand. SCIM on kustomer costs $30,000 more a year.");
    assert_eq!(paper.formula, "($139 − $89) × 50 seats × 12 months");
    assert_eq!(paper.inputs[0], ["Seats", "50", "entered"]);
    let leavers = paper.inputs.iter().find(|row| row[0] == "People who leave in a year").unwrap();
    assert_eq!(leavers[1], "21.7%");
    assert!(leavers[2].starts_with("A tenure of 4.6 years"));
}
