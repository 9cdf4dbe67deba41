//! What stands below the answer, in words. The figures behind the sentences are worked in `horizon`, `negotiate`,
//! `sensitivity` and section 6 of model.md.

use crate::cases::{catalog, number, run, scenario, today};
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::chart::Layout;
use scim_tax::present::decision::{
    Drawn, MovesView, Period, Side, beside, moves, negotiate, paper, seats, seats_shown, sure, weighed, years,
};
use scim_tax::present::{Numbers, page};

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

fn plain() -> Numbers {
    Numbers::default()
}

/// What a link says, with the years and the ranges that the cases' own syntax does not have.
fn linked(text: &str) -> Scenario {
    scim_tax::wire::link::read(&format!("v=1&{text}")).scenario
}

fn years_of(vendor: &Vendor, text: &str) -> (Vec<String>, Vec<String>) {
    let scenario = linked(text);
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
        // 108,686.51 and 100,368.69, as in tests/model/horizon.rs.
        "The upgrade costs $108,687 more.",
        "In today’s money it costs $100,369 more.",
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

/// What moves the first app's answer, over the years of the link.
fn moves_of(vendors: Vec<Vendor>, text: &str) -> MovesView {
    let catalog = catalog(vendors);
    let scenario = linked(text);
    let app = compare(&catalog, &scenario, today()).apps.remove(0);
    let found = Sensitivity::of_app(&Compiled::over_years(&catalog, &scenario), 0);
    moves(&found, &app, &scenario.company, Layout::Wide, &plain())
}

fn moved(vendors: Vec<Vendor>, text: &str) -> Vec<String> {
    moves_of(vendors, text).says
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

/// Each year as in `sensitivity`, the first with 5,000 paid once; the second and the third a tenth dearer each.
const YEARS: &str = "app=kustomer,enterprise,ultimate,50,once:5000&years=3&growth=10&escalator=7&discount-rate=8";

#[test]
fn over_several_years_everything_says_so() {
    let view = moves_of(vec![kustomer()], YEARS);
    let expected =
        "No input turns the answer over 3 years anywhere between its low and its high, not even two together.";
    assert_eq!(view.says, [expected]);
    let chart = view.chart.unwrap();
    assert_eq!(chart.title, "What moves the answer, over 3 years in today’s money");
    // 100,368.68..., worked in `sensitivity`.
    let says = "At the base values the upgrade costs $100,369 more than by hand, over 3 years.";
    assert!(chart.summary.starts_with(says), "{}", chart.summary);
    let as_paid = moves_of(vec![kustomer()], &YEARS.replace("&discount-rate=8", "")).chart.unwrap();
    assert_eq!(as_paid.title, "What moves the answer, over 3 years");
    // A year says nothing more than it did.
    let year = moves_of(vec![kustomer()], KUSTOMER).chart.unwrap();
    assert_eq!(year.title, "What moves the answer");
    let says = "At the base values the upgrade costs $29,056 more than by hand, a year.";
    assert!(year.summary.starts_with(says), "{}", year.summary);
}

#[test]
fn another_way_over_the_years_than_in_the_first_is_said() {
    // In year 1 the step of 600 and 1,000 once are dearer than the 943.516 that SCIM saves, over 5 years they are not.
    let text = "app=kustomer,enterprise,ultimate,50,now-seat:89,quote:54000,once:1000";
    let words = "The answer above is about a year. At the base values, the upgrade is cheapest over 5 years.";
    assert_eq!(moved(vec![kustomer()], &format!("{text}&years=5"))[0], words);
    // 656.484 dearer in year 1; each further year saves 343.516: two make up for it, one does not.
    let says = |years| moved(vec![kustomer()], &format!("{text}&years={years}"));
    assert!(!says(2).iter().any(|text| text.contains("The answer above")), "{:?}", says(2));
    assert!(says(3)[0].ends_with("the upgrade is cheapest over 3 years."), "{:?}", says(3));
}

#[test]
fn a_year_that_is_not_priced_leaves_a_gap_over_all() {
    // 20 seats are the most that the starter pack is sold for: 22 in year 2.
    let text = "app=one-password,starter-pack,business,20";
    assert!(moves_of(vec![one_password()], text).chart.is_ok());
    let view = moves_of(vec![one_password()], &format!("{text}&years=2&growth=10"));
    let expected = [
        "This cannot be worked out over 2 years.",
        "This plan is sold for at most 20 seats, so it has no price for more.",
    ];
    assert_eq!((view.says, view.chart, view.rows.len()), (expected.map(String::from).into(), Err(String::new()), 0));
}

#[test]
fn the_table_of_inputs_marks_what_was_changed() {
    let view = moves_of(vec![kustomer()], &format!("{KUSTOMER}&rate=70:80:90&leavers=12n&missed=5"));
    let row = |name: &str| {
        let row = view.rows.iter().find(|row| row.cells[0] == name).unwrap();
        (row.cells[1..].join(" | "), row.changed)
    };
    // 12 of 500 are 1.2 of 50: (36 × 1.2) / 60 = 0.72 hours for each of the 20 dollars.
    assert_eq!(row("An hour of IT, all in"), ("$70 | $80 | $90 | $14.40 | Entered by you.".into(), true));
    // What is certain moves nothing, and does not go missing.
    assert_eq!(row("People who leave in a year"), (" | 12 people |  | certain | Entered by you.".into(), true));
    assert_eq!(row("Leavers whose account is missed"), (" | 5% |  | certain | Entered by you.".into(), true));
    let (cells, changed) = row("Time to add an account");
    assert!(cells.ends_with("Three vendors publish 5, 20 and 30 minutes.") && !changed, "{cells}");
    let certain = view.rows.iter().filter(|row| row.cells[4] == "certain").count();
    assert_eq!((certain, view.rows.len()), (2, 12));
}

fn drawn(cheaper: u32) -> Drawn {
    let money = |text: &str| number(text);
    Drawn {
        draws: 10_000,
        ways: [Some(["700", "1000", "1400"].map(money)), Some(["29000", "30000", "31000"].map(money)), None],
        difference: ["28000", "29000", "30000"].map(money),
        cheaper,
        cheaper_in_a_year: Some(cheaper),
        ends: ["27000", "31000"].map(money),
        counts: vec![1_000, 4_000, 4_000, 1_000],
    }
}

fn period(text: &str) -> Period {
    Period::of(&linked(text).company)
}

#[test]
fn confidence_is_told_with_its_share() {
    let year = period(KUSTOMER);
    for (cheaper, choice, expected) in [
        (500, Choice::ByHand, "Robust: it holds in at least 19 of 20 draws."),
        (501, Choice::ByHand, "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20."),
        (2_500, Choice::ByHand, "Likely: it holds in at least 3 of 4 draws, but not in 19 of 20."),
        (2_501, Choice::ByHand, "Too close to call: it holds in fewer than 3 of 4 draws."),
        (9_500, Choice::Upgrade, "Robust: it holds in at least 19 of 20 draws."),
    ] {
        let view = sure(&drawn(cheaper), choice, year, Layout::Wide, &plain());
        assert_eq!(view.says[0], expected, "{cheaper}");
        assert_eq!(view.says.len(), 2);
        // Beside the verdict it is told with what a draw is.
        let beside = [expected, " Each draw takes the uncertain inputs at random, for a year."].concat();
        assert_eq!(weighed(choice, cheaper, 10_000, &plain()), Some(beside));
    }
    let view = sure(&drawn(500), Choice::TooClose, year, Layout::Wide, &plain());
    assert!(
        view.says.len() == 1 && view.says[0].ends_with("in 5% of 10,000 draws the upgrade is cheaper."),
        "{view:?}"
    );
    assert_eq!(view.rows, [["By hand", "$700", "$1,000", "$1,400"], ["Upgrade", "$29,000", "$30,000", "$31,000"]]);
}

#[test]
fn beside_a_verdict_that_draws_cannot_weigh_stands_nothing() {
    for choice in [Choice::Other, Choice::UseScim, Choice::CannotSay] {
        assert_eq!(weighed(choice, 500, 10_000, &plain()), None, "{choice:?}");
    }
    let close = "In 5% of 10,000 draws the upgrade is cheaper than doing it by hand. \
                 Each draw takes the uncertain inputs at random, for a year.";
    assert_eq!(weighed(Choice::TooClose, 500, 10_000, &plain()).as_deref(), Some(close));
    assert_eq!(weighed(Choice::TooClose, 0, 0, &plain()), None);
}

/// The verdict is about a year (model.md, section 6), and so is what is said of how sure it is; the rest is over the
/// years that were entered.
#[test]
fn over_several_years_confidence_stays_about_the_year_of_the_verdict() {
    let years = period(&format!("{KUSTOMER}&years=3&discount-rate=8"));
    let both = Drawn { cheaper_in_a_year: Some(100), ..drawn(9_900) };
    let view = sure(&both, Choice::ByHand, years, Layout::Wide, &plain());
    assert_eq!(view.says.len(), 2);
    assert!(view.says[0].ends_with("in 99% of 10,000 draws the upgrade is cheaper over 3 years."), "{view:?}");
    assert_eq!(view.says[1], "The answer above is about a year. Robust: it holds in at least 19 of 20 draws.");
    let chart = view.chart.unwrap();
    assert_eq!(chart.title, "How sure this is, over 3 years in today’s money");
    assert!(chart.summary.contains("What it costs more than by hand, over 3 years:"), "{}", chart.summary);
    // Where the year alone cannot be drawn, nothing is said of it.
    let unknown = Drawn { cheaper_in_a_year: None, ..drawn(9_900) };
    assert_eq!(sure(&unknown, Choice::ByHand, years, Layout::Wide, &plain()).says.len(), 1);
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
