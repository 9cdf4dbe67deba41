//! Six apps worked by hand, through Okta; permissions follow nowhere, so changes stay manual after SCIM.
//!
//! For a seat by hand: 0.217 joiners and leavers at 20 minutes, 0.1 changes at 10: 9.68 minutes, $9.68; 0.217 × 6.5% =
//! 0.014105 orphaned accounts, $3.52625; half a year of each unused. After SCIM 0.434 × 2 + 1 = 1.868 minutes.
//!
//! | app | step | by hand: labour + orphans + licences | stays | upgrade | avoided |
//! | --- | --- | --- | --- | --- | --- |
//! | 0 kustomer, 50 | 30,000 | 484 + 176.3125 + 0.352625 × 1,068 = 1,036.916 | 93.40 | 30,093.40 | 943.516 |
//! | 1 github, 100 | 17 × 1,200 = 20,400 | 968 + 352.625 + 0.70525 × 48 = 1,354.477 | 186.80 | 20,586.80 | 1,167.677 |
//! | 2 euro, 40 | €960 = $1,036.80 | 387.20 + 141.05 + 0.2821 × 129.60 = 564.81016 | 74.72 | 1,111.52 | 490.09016 |
//! | 3 pigment, 50 | by quote | 484 + 176.3125, a flat price: 660.3125 | 93.40 | unknown | 566.9125 |
//! | 4 absent, 10 | no SCIM | 96.80 + 35.2625 + 0.070525 × 120 = 140.5255 | | none | |
//! | 5 included, 30 | has SCIM | 290.40 + 105.7875 + 0.211575 × 120 = 421.5765 | 56.04 | none | |

use crate::cases::{catalog, number, scenario, show, today};
use crate::vendors;
use scim_tax::domain::*;
use std::sync::Arc;

const APPS: &str = "app=kustomer,enterprise,ultimate,50&app=github,team,enterprise-cloud,100&app=euro,a,b,40\
                    &app=pigment,professional,enterprise,50&app=absent,team,,10&app=included,team,,30";

fn stack(more: &str) -> Stack {
    scenario(&format!("{APPS}{more}")).into()
}

fn report(stack: &Stack) -> StackReport {
    StackReport::of(&catalog(vendors::all()), stack, today())
}

fn six() -> StackReport {
    report(&stack("&fx-eur=1.08"))
}

/// `51436.8+ (4 exact, 0 estimated; not priced [3]; none [4])`.
fn sum(sum: &OptionSum) -> String {
    let OptionSum { amount, exact, estimated, not_priced, not_offered } = sum;
    format!("{} ({exact} exact, {estimated} estimated; not priced {not_priced:?}; none {not_offered:?})", show(*amount))
}

#[test]
fn totals_of_the_six() {
    let totals = six().totals();
    assert_eq!(sum(&totals.step), "51436.8+ (4 exact, 0 estimated; not priced [3]; none [4])");
    assert_eq!(sum(&totals.by_hand), "4178.61766 (6 exact, 0 estimated; not priced []; none [])");
    assert_eq!(sum(&totals.upgrade), "51791.72+ (3 exact, 0 estimated; not priced [3]; none [4, 5])");
    assert_eq!(sum(&totals.other), "0 (0 exact, 0 estimated; not priced []; none [0, 1, 2, 3, 4, 5])");
    assert_eq!(sum(&totals.saving), "-48835.51684 (3 exact, 0 estimated; not priced [3]; none [4, 5])");
    let steps: Vec<_> = totals.steps.iter().map(|(currency, step)| format!("{currency} {}", sum(step))).collect();
    assert_eq!(
        steps,
        [
            "USD 50400+ (3 exact, 0 estimated; not priced [3]; none [4])",
            "EUR 960 (1 exact, 0 estimated; not priced []; none [])"
        ]
    );
    // The same three: what they cost by hand is the upgrade less the saving, 51,791.72 - 48,835.51684.
    let compared = six().compared();
    assert_eq!(compared.apps, [0, 1, 2]);
    assert_eq!(sum(&compared.by_hand), "2956.20316 (3 exact, 0 estimated; not priced []; none [])");
    assert_eq!(sum(&compared.upgrade), "51791.72 (3 exact, 0 estimated; not priced []; none [])");
    assert_eq!(show(compared.by_hand_of_all), "4178.61766");
    assert!(compared.other_of_all().is_none());
    // 280 seats.
    assert_eq!(totals.leavers.to_string(), "60.76");
    assert_eq!(totals.work.it_hours.to_ten_decimals(), "45.1733333333");
    assert_eq!(totals.work.orphaned_accounts.to_string(), "3.9494");
}

#[test]
fn without_a_rate_an_app_in_euros_is_not_priced_in_dollars() {
    let totals = report(&stack("")).totals();
    assert_eq!(sum(&totals.step), "50400+ (3 exact, 0 estimated; not priced [2, 3]; none [4])");
    // Its labour and orphans are known, its licences are not.
    assert_eq!(sum(&totals.by_hand), "4142.0575+ (5 exact, 1 estimated; not priced []; none [])");
    assert_eq!(totals.steps[1].1.amount, Estimate::exact(number("960")));
}

#[test]
fn another_tool_and_ranges_are_counted() {
    let text = "app=segment,team,business,10,other:900&app=ironclad,standard,enterprise,120&app=pigment,,,9";
    let totals = report(&scenario(text).into()).totals();
    // 10,356 to 40,560 and at least 35,000.
    assert_eq!(sum(&totals.step), "45356+ (0 exact, 2 estimated; not priced [2]; none [])");
    // 900 and, with everything covered, (0.434 × 2 + 0.1 × 2) × 10 minutes.
    assert_eq!(sum(&totals.other), "910.68 (1 exact, 0 estimated; not priced []; none [1, 2])");
}

fn ranked(by: RankBy) -> String {
    let one = |Ranked { app, value }: &Ranked| match value {
        Some(value) => format!("{app}: {}", show(*value)),
        None => format!("{app}: none"),
    };
    six().ranking(by).iter().map(one).collect::<Vec<_>>().join(", ")
}

#[test]
fn rankings_of_the_six() {
    assert_eq!(ranked(RankBy::ExtraCost), "0: 30000, 1: 20400, 2: 1036.8, 5: 0, 3: ? quote_only, 4: none");
    // 30,000 / 10.85; 20,400 / 21.7; 1,036.80 / 8.68.
    assert_eq!(
        ranked(RankBy::CostPerLeaver),
        "2: 119.4470046083, 1: 940.0921658986, 0: 2764.9769585253, 3: ? quote_only, 4: none, 5: none"
    );
    assert_eq!(
        ranked(RankBy::Saving),
        "2: -546.70984, 1: -19232.323, 0: -29056.484, 3: ? quote_only, 4: none, 5: none"
    );
}

#[test]
fn ties_keep_their_order_and_ranges_go_by_their_middle() {
    // 10,356 to 40,560: 25,458 in the middle; at least 35,000 goes by its low end.
    let text = "app=github,team,enterprise-cloud,100&app=segment,team,business,10&app=github,team,enterprise-cloud,100\
                &app=ironclad,standard,enterprise,120&app=kustomer,enterprise,ultimate,50";
    let order = |by| report(&scenario(text).into()).ranking(by).iter().map(|one| one.app).collect::<Vec<_>>();
    assert_eq!(order(RankBy::ExtraCost), [3, 4, 1, 0, 2]);
}

#[test]
fn where_removal_is_not_automatic_no_leaver_is_avoided() {
    let per_leaver = |idp: &str| report(&stack(&format!("&idp={idp}"))).lines[0].cost_per_leaver().map(show);
    assert_eq!(per_leaver("okta").as_deref(), Some("2764.9769585253"));
    // Google gets sign-in only; of another provider no source tells.
    assert_eq!(per_leaver("google"), None);
    assert_eq!(per_leaver("other").as_deref(), Some("2764.9769585253+"));
    assert_eq!(report(&stack("&leavers=0")).lines[0].cost_per_leaver(), None);
}

fn listed<K: std::fmt::Debug>(groups: &[Group<K>]) -> Vec<String> {
    groups.iter().map(|group| format!("{:?} {:?} {}", group.key, group.apps, show(group.totals.step.amount))).collect()
}

#[test]
fn groups_of_the_six() {
    let category = |vendor: &str| match vendor {
        "kustomer" => "Support".to_string(),
        "github" | "euro" => "Development".into(),
        "pigment" => "Finance".into(),
        _ => String::new(),
    };
    let by_category = six().by_category(&category);
    assert_eq!(
        listed(&by_category),
        [
            "Some(\"Development\") [1, 2] 21436.8",
            "Some(\"Finance\") [3] ? quote_only",
            "Some(\"Support\") [0] 30000",
            "None [4, 5] 0"
        ]
    );
    assert_eq!(by_category[1].totals.step.not_priced, [3]);
    assert_eq!(
        listed(&six().by_verdict()),
        ["Some(ByHand) [0, 1, 2, 4] 51436.8", "Some(UseScim) [5] 0", "Some(CannotSay) [3] ? quote_only"]
    );
}

#[test]
fn quarters_go_by_the_apps_own_date_before_the_companys() {
    let mut stack = stack("&fx-eur=1.08");
    let date = |text| Some(Date::parse(text).unwrap());
    (stack.apps[0].renewal, stack.apps[1].renewal) = (date("2027-03-31"), date("2027-04-01"));
    stack.apps[2].renewal = date("2026-12-31");
    let quarters = |stack: &Stack| {
        let groups = report(stack).by_renewal(stack);
        let key = |quarter: Quarter| format!("{} {}", quarter.year, quarter.quarter);
        groups.iter().map(|group| (group.key.map(key), group.apps.clone())).collect::<Vec<_>>()
    };
    let named = |text: &str| Some(text.to_string());
    assert_eq!(
        quarters(&stack),
        [(named("2026 4"), vec![2]), (named("2027 1"), vec![0]), (named("2027 2"), vec![1]), (None, vec![3, 4, 5])]
    );
    stack.company.renewal = date("2027-01-01");
    assert_eq!(
        quarters(&stack),
        [(named("2026 4"), vec![2]), (named("2027 1"), vec![0, 3, 4, 5]), (named("2027 2"), vec![1])]
    );
}

fn bought(set: &EfficientSet) -> Vec<usize> {
    set.chosen.iter().map(|one| one.app).collect()
}

#[test]
fn a_budget_buys_what_avoids_most_for_each_dollar_first() {
    let set = six().efficient_set(number("25000"));
    // 490.09016 / 1,036.80 is 47 cents a dollar, 1,167.677 / 20,400 is 6.
    assert_eq!(bought(&set), [2, 1]);
    assert_eq!(set.chosen[0].per_dollar.unwrap().shown(4).to_string(), "0.4727");
    assert_eq!((set.spent.to_string(), set.left.to_string()), ("21436.8".into(), "3563.2".into()));
    assert_eq!(show(set.avoided), "1657.76716");
    assert_eq!((set.not_priced.as_slice(), set.pointless.as_slice(), set.doubt), ([3].as_slice(), [].as_slice(), None));
    let [next] = set.waiting[..] else { panic!("{:?}", set.waiting) };
    assert_eq!((next.upgrade.app, next.missing.to_string()), (0, "26436.8".into()));
    // By hand 484 + 484 + 96.8 minutes, after SCIM 186.8 + 74.72 and with SCIM already there 56.04.
    let (best, worst) = set.stays;
    assert_eq!(best, worst);
    assert_eq!(best.it_hours.to_ten_decimals(), "23.0393333333");
    // 110 seats without SCIM.
    assert_eq!(best.orphaned_accounts.to_string(), "1.55155");
}

#[test]
fn the_best_set_is_not_the_one_that_begins_with_the_best() {
    let six = six();
    let set = |budget: &str| six.efficient_set(number(budget));
    assert_eq!(bought(&set("51436.80")), [2, 1, 0]);
    // A cent less: without the best for a dollar, 943.516 + 1,167.677 is more than 490.09016 + 1,167.677.
    let less = set("51436.79");
    assert_eq!((bought(&less), show(less.avoided)), (vec![1, 0], "2111.193".into()));
    assert_eq!((less.waiting[0].upgrade.app, less.waiting[0].missing.to_string()), (2, "0.01".into()));
    assert_eq!(bought(&set("31036.80")), [2, 1]);
    assert_eq!(bought(&set("20399.99")), [2]);
    assert!(bought(&set("1036.79")).is_empty());
    assert_eq!(set("0").spent, Number::ZERO);
    assert_eq!(set("-5").budget, Number::ZERO);
}

#[test]
fn what_the_identity_provider_charges_is_taken_off_once() {
    let report = report(&stack("&fx-eur=1.08&idp-cost=6000"));
    let set = report.efficient_set(number("25000"));
    assert_eq!((bought(&set), set.spent.to_string()), (vec![2], "7036.8".into()));
    // 20,400 less the 17,963.20 that are left.
    assert_eq!((set.waiting[0].upgrade.app, set.waiting[0].missing.to_string()), (1, "2436.8".into()));
    let none = report.efficient_set(number("5000"));
    assert_eq!((bought(&none), none.spent), (vec![], Number::ZERO));
    // 1,036.80 + 6,000 − 5,000.
    assert_eq!((none.waiting[0].upgrade.app, none.waiting[0].missing.to_string()), (2, "2036.8".into()));
}

#[test]
fn what_saves_comes_first_and_adds_to_the_budget() {
    // 21 × 1,200 − 30 × 1,200 = −10,800.
    let text = "app=euro,a,b,40&app=github,team,enterprise-cloud,100,now-seat:30&fx-eur=1.08";
    let set = report(&scenario(text).into()).efficient_set(Number::ZERO);
    assert_eq!(bought(&set), [1, 0]);
    assert_eq!((set.chosen[0].per_dollar, set.spent.to_string()), (None, "-9763.2".into()));
    // 781.20 + 352.625 + 0.70525 × 360, and 490.09016.
    assert_eq!(show(set.avoided), "1877.80516");
}

#[test]
fn a_budget_holds_at_the_high_end_and_open_prices_stay_out() {
    let text = "app=segment,team,business,10&app=ironclad,standard,enterprise,120";
    let report = report(&scenario(text).into());
    assert_eq!(bought(&report.efficient_set(number("40560"))), [0]);
    let less = report.efficient_set(number("40559.99"));
    assert_eq!((bought(&less), less.not_priced.as_slice()), (vec![], [1].as_slice()));
    // One-offs count: HubSpot's step of 83 × 600 and 1,500 for onboarding.
    let hubspot =
        StackReport::of(&catalog(vendors::all()), &scenario("app=hubspot,starter,professional,50").into(), today());
    assert_eq!(hubspot.efficient_set(number("51299.99")).chosen, []);
    assert_eq!(bought(&hubspot.efficient_set(number("51300"))), [0]);
}

#[test]
fn an_upgrade_that_avoids_nothing_is_never_bought() {
    let set = report(&stack("&fx-eur=1.08&idp=none")).efficient_set(number("1000000"));
    assert_eq!((bought(&set), set.pointless), (vec![], vec![0, 1, 2]));
}

#[test]
fn an_edit_computes_one_line_anew() {
    let catalog = catalog(vendors::all());
    let mut stack = stack("&fx-eur=1.08");
    let before = report(&stack);
    let shared = |now: &StackReport, then: &[Option<usize>]| {
        let same = |(line, then): (&Arc<StackLine>, &Option<usize>)| match then {
            Some(then) => Arc::ptr_eq(line, &before.lines[*then]),
            None => before.lines.iter().all(|old| !Arc::ptr_eq(line, old)),
        };
        now.lines.len() == then.len() && now.lines.iter().zip(then).all(same)
    };
    let all = |from: &[usize]| from.iter().map(|at| Some(*at)).collect::<Vec<_>>();
    stack.apps[1].app.seats = 101;
    let edited = before.updated(&catalog, &stack, today());
    assert!(shared(&edited, &[Some(0), None, Some(2), Some(3), Some(4), Some(5)]));
    assert_eq!(edited, report(&stack));
    let mut typed = before.clone();
    typed.edit(&catalog, 1, &stack.apps[1].app);
    assert!(shared(&typed, &[Some(0), None, Some(2), Some(3), Some(4), Some(5)]));
    assert_eq!(typed, report(&stack));
    typed.edit(&catalog, 6, &stack.apps[1].app);
    assert_eq!(typed, report(&stack));
    stack.apps[1].app.seats = 100;
    assert!(stack.shift(5, 0));
    assert!(shared(&before.updated(&catalog, &stack, today()), &all(&[5, 0, 1, 2, 3, 4])));
    let gone = stack.remove(2).unwrap();
    assert!(shared(&before.updated(&catalog, &stack, today()), &all(&[5, 0, 2, 3, 4])));
    assert!(stack.duplicate(1) && stack.insert(99, gone));
    let more = before.updated(&catalog, &stack, today());
    assert!(shared(&more, &all(&[5, 0, 0, 2, 3, 4, 1])));
    assert_eq!(more, report(&stack));
}

#[test]
fn what_all_apps_share_computes_all_anew() {
    let catalog = catalog(vendors::all());
    let mut stack = stack("&fx-eur=1.08&idp-cost=600");
    let before = report(&stack);
    let anew = |stack: &Stack, day: Date| {
        let now = before.updated(&catalog, stack, day);
        assert_eq!(now, StackReport::of(&catalog, stack, day));
        now.lines.iter().all(|line| before.lines.iter().all(|old| !Arc::ptr_eq(line, old)))
    };
    assert!(!anew(&stack, today()));
    assert!(anew(&stack, Date::parse("2027-11-21").unwrap()));
    stack.remove(5);
    // 600 among five is 120.
    assert!(anew(&stack, today()));
    assert_eq!(show(report(&stack).lines[0].upgrade.unwrap()), "30213.4");
    stack.duplicate(0);
    stack.company.jit = true;
    assert!(anew(&stack, today()));
}

#[test]
fn an_apps_whole_report_is_the_one_of_the_comparison() {
    let (stack, catalog) = (stack("&fx-eur=1.08&idp-cost=600"), catalog(vendors::all()));
    let (whole, report) = (compare(&catalog, &stack.scenario(), today()), report(&stack));
    for (at, app) in whole.apps.iter().enumerate() {
        assert_eq!(report.app(&catalog, at).as_ref(), Some(app));
        let line = &report.lines[at];
        assert_eq!(
            (line.by_hand, line.upgrade, line.step),
            (app.money.hand(), app.money.upgrade_total(), app.money.upgrade.delta)
        );
        assert_eq!((&line.verdict, &line.warnings), (&app.verdict, &app.warnings));
    }
    assert_eq!(report.app(&catalog, 6), None);
}

#[test]
fn a_stack_holds_so_many_apps() {
    let mut stack = Stack::default();
    for _ in 0..MOST_APPS {
        assert!(stack.insert(0, App::listed("github", "", "", 1).into()));
    }
    assert_eq!(stack.room(), 0);
    assert!(!stack.insert(0, App::listed("github", "", "", 1).into()) && !stack.duplicate(0));
    assert!(stack.remove(MOST_APPS).is_none() && !stack.shift(0, MOST_APPS) && !stack.shift(MOST_APPS, 0));
    assert!(stack.remove(0).is_some() && stack.duplicate(0) && !stack.duplicate(MOST_APPS));
}
