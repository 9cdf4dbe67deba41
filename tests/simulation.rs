//! How sure the answer is: the same percentiles everywhere, means where they are known, and laws.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::float_arithmetic, missing_docs)]

#[path = "model/cases.rs"]
mod cases;
#[path = "simulation/laws.rs"]
mod laws;
#[path = "simulation/table.rs"]
mod table;
#[path = "model/vendors.rs"]
mod vendors;

use scim_tax::domain::*;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use table::{rows, run, run_seeded, scenario, written};

#[test]
fn five_links_come_to_what_stands_in_the_table() {
    let found: Vec<Vec<String>> = rows().iter().map(|row| written(&run(row.link, USUAL_DRAWS))).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/simulation/percentiles.txt");
        let text = fs::read_to_string(&path).unwrap();
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("# ")).collect();
        let blocks: Vec<String> =
            rows().iter().zip(&found).map(|(row, lines)| format!("{}\n{}\n", row.link, lines.join("\n"))).collect();
        fs::write(path, format!("{}\n\n{}", head.join("\n"), blocks.join("\n"))).unwrap();
        return;
    }
    assert_eq!(found.len(), 5);
    for (row, found) in rows().iter().zip(found) {
        assert_eq!(found, row.lines, "{}", row.link);
    }
}

/// Draws where the sampling error has to be small.
const MANY: usize = 200_000;
const KUSTOMER: &str = "v=1&app=kustomer,enterprise,ultimate,50";

/// The standard error of a mean, from the spread of the draws: (P90 − P10) / 2.56 is about one deviation.
fn error(percentiles: &Percentiles, draws: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let root = (draws as f64).sqrt();
    (percentiles.p90 - percentiles.p10) / 2.56 / root
}

#[test]
fn means_are_the_exact_expectation_where_that_is_known() {
    // The inputs are independent, so the mean of a product is the product of the means, each (low + base + high) / 3:
    // leavers 61.7 / 3 %, join, leave 55 / 3, changes 35 / 3 % at 35 / 3 minutes, reviews 4 / 3 of 8 / 3 minutes,
    // rate 60, missed 21.5 / 3 %, orphans 746 / 3, months 7, after SCIM 2.
    let outcome = run(KUSTOMER, MANY);
    let (leavers, changes, missed) = (61.7 / 3.0 / 100.0, 35.0 / 3.0 / 100.0, 21.5 / 3.0 / 100.0);
    let reviews = 4.0 / 3.0 * 8.0 / 3.0;
    let stays = changes * 35.0 / 3.0 + reviews;
    let by_hand = 50.0 * (leavers * 110.0 / 3.0 + stays + leavers * missed * (746.0 / 3.0 + 7.0 * 89.0));
    let upgrade = 30_000.0 + 50.0 * (leavers * 4.0 + stays);
    let (found, expected) = (outcome.by_hand.unwrap(), by_hand);
    assert!((found.mean - expected).abs() < 4.0 * error(&found, MANY), "{} {expected}", found.mean);
    let (found, expected) = (outcome.upgrade.unwrap(), upgrade);
    assert!((found.mean - expected).abs() < 4.0 * error(&found, MANY), "{} {expected}", found.mean);
    let (found, expected) = (outcome.difference.unwrap().percentiles, upgrade - by_hand);
    assert!((found.mean - expected).abs() < 4.0 * error(&found, MANY), "{} {expected}", found.mean);
}

#[test]
fn one_price_alone_has_the_percentiles_of_its_triangle() {
    // All else is certain and nobody joins or leaves: the difference is the target's 11,796 to 42,000 less 1,440.
    let still = "leavers=0&changes=0&reviews=0&rate=60&missed=0&orphan-cost=0&discovery=0";
    let minutes = "join-minutes=0&leave-minutes=0&change-minutes=0&review-minutes=0&scim-minutes=0";
    let text = format!("app=segment,team,business,10&{still}&{minutes}");
    let outcome = run_seeded(&cases::scenario(&text), Seed(7), MANY);
    let found = outcome.difference.unwrap().percentiles;
    // √(0.1 / 2) of the width from either end.
    let tail = 30_204.0 * 0.05_f64.sqrt();
    for (found, expected) in
        [(found.p10, 10_356.0 + tail), (found.p50, 25_458.0), (found.p90, 40_560.0 - tail), (found.mean, 25_458.0)]
    {
        assert!((found - expected).abs() < 75.0, "{found} {expected}");
    }
    assert_eq!(outcome.upgrade.unwrap().p50, found.p50);
}

#[test]
fn certain_inputs_give_one_value() {
    let certain = "rate=60&leavers=21.7&changes=10&join-minutes=20&leave-minutes=20&change-minutes=10&reviews=0";
    let rest = "review-minutes=2&missed=6.5&orphan-cost=250&discovery=6&scim-minutes=2";
    let text = format!("app=kustomer,enterprise,ultimate,50&{certain}&{rest}");
    let outcome = run_seeded(&cases::scenario(&text), Seed(7), 100);
    let by_hand = outcome.by_hand.unwrap();
    assert_eq!((by_hand.p10, by_hand.p90), (by_hand.p50, by_hand.p50));
    assert!((by_hand.p50 - 1_036.916).abs() < 1e-9);
    let difference = outcome.difference.unwrap();
    assert!((difference.percentiles.mean - 29_056.484).abs() < 1e-6);
    assert_eq!(difference.upgrade_is_cheaper, 0.0);
}

#[test]
fn what_has_no_end_is_not_drawn() {
    let outcome = |text: &str| run_seeded(&cases::scenario(text), Seed(7), 100);
    let quote = outcome("app=pigment,professional,enterprise,50");
    assert_eq!(quote.upgrade, Err(Gap::Unknown(Reason::Quote)));
    assert_eq!(quote.difference.unwrap_err(), Gap::Unknown(Reason::Quote));
    // By hand it can be drawn all the same.
    assert!(quote.by_hand.is_ok() && quote.apps[0].by_hand.is_ok() && quote.apps[0].upgrade_is_cheaper.is_err());
    assert_eq!(outcome("app=ironclad,standard,enterprise,120").upgrade, Err(Gap::OpenEnd));
    assert_eq!(outcome("app=included,team,,50").difference.unwrap_err(), Gap::NotOffered);
    assert_eq!(outcome("app=euro,a,b,50").difference.unwrap_err(), Gap::Unknown(Reason::ExchangeRate));
    assert_eq!(outcome("app=kustomer,enterprise,ultimate,50").other, Err(Gap::NotOffered));
    let unpriced = outcome("app=confluence,unpriced,guard,50");
    assert_eq!(unpriced.by_hand, Err(Gap::Unknown(Reason::SeatPrice)));
    assert!(unpriced.upgrade.is_ok() && unpriced.difference.is_err());
    assert_eq!(outcome("employees=5").by_hand, Err(Gap::NotOffered));
}

#[test]
fn a_total_is_of_the_apps_that_can_be_counted() {
    let text = "app=pigment,professional,enterprise,9&app=kustomer,enterprise,ultimate,50&app=absent,team,,10";
    let outcome = run_seeded(&cases::scenario(text), Seed(7), 1_000);
    assert_eq!(outcome.left_out, [(0, Gap::Unknown(Reason::Quote)), (2, Gap::NotOffered)]);
    assert_eq!(outcome.apps.iter().map(|app| app.app).collect::<Vec<_>>(), [1]);
    let alone = run_seeded(&cases::scenario("app=kustomer,enterprise,ultimate,50"), Seed(7), 1_000);
    assert_eq!((outcome.by_hand, outcome.difference), (alone.by_hand, alone.difference));
}

#[test]
fn it_is_driven_in_steps_and_can_be_stopped() {
    let compiled = Compiled::of(&cases::catalog(vendors::all()), &scenario(KUSTOMER));
    let seed = Seed::of_text(KUSTOMER);
    let mut run = Simulation::new(&compiled, seed, 1_000);
    let mut heard = Vec::new();
    let stopped = run.run(300, &mut |done, draws| {
        heard.push((done, draws));
        if done < 600 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!((stopped, heard), (ControlFlow::Break(()), vec![(300, 1_000), (600, 1_000)]));
    assert!(run.clone().outcome().is_none());
    // What was stopped can go on, and comes to the same as in one go.
    assert_eq!((run.step(399), run.step(5), run.step(5)), (399, 1, 0));
    let mut whole = Simulation::new(&compiled, seed, 1_000);
    assert_eq!(whole.run(0, &mut |_, _| ControlFlow::Continue(())), ControlFlow::Continue(()));
    assert_eq!(run.outcome(), whole.outcome());
}

#[test]
fn draws_have_limits() {
    let compiled = Compiled::of(&cases::catalog(vendors::all()), &scenario(KUSTOMER));
    let draws = |wanted| Simulation::new(&compiled, Seed(1), wanted).draws();
    assert_eq!([draws(0), draws(1), draws(1_000_000), draws(MOST_DRAWS + 1)], [1, 1, 1_000_000, MOST_DRAWS]);
}

#[test]
fn the_draws_of_a_distribution_are_all_counted() {
    let outcome = run(rows()[1].link, 1_000);
    let Difference { percentiles, distribution, .. } = outcome.difference.unwrap();
    assert_eq!(distribution.counts.iter().sum::<u32>(), 1_000);
    assert!(distribution.least <= percentiles.p10 && percentiles.p90 <= distribution.greatest);
}
