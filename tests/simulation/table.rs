//! Five links and what their simulation comes to, to the last bit: `percentiles.txt`. The same table is for the
//! native build and for browsers, so this file needs neither.
#![allow(dead_code)]

use crate::{cases, vendors};
use scim_tax::domain::*;
use scim_tax::wire::link;

const TABLE: &str = include_str!("percentiles.txt");

/// A link with the lines that belong to it.
pub struct Row {
    pub link: &'static str,
    pub lines: Vec<&'static str>,
}

pub fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match rows.last_mut() {
            Some(row) if !line.starts_with("v=1&") => row.lines.push(line),
            _ => rows.push(Row { link: line, lines: Vec::new() }),
        }
    }
    rows
}

pub fn scenario(text: &str) -> Scenario {
    let reading = link::read(text);
    assert!(reading.problems.is_empty(), "{text}: {:?}", reading.problems);
    assert_eq!(link::write(&reading.scenario), text, "the link is the canonical one");
    reading.scenario
}

/// The whole way from a link to a result.
pub fn run(text: &str, draws: usize) -> Outcome {
    run_seeded(&scenario(text), Seed::of_text(text), draws)
}

pub fn run_seeded(scenario: &Scenario, seed: Seed, draws: usize) -> Outcome {
    let compiled = Compiled::of(&cases::catalog(vendors::all()), scenario);
    let mut run = Simulation::new(&compiled, seed, draws);
    run.step(draws);
    run.outcome().unwrap()
}

/// A result as it stands in the table. A float is written with the fewest digits that give it back.
pub fn written(outcome: &Outcome) -> Vec<String> {
    let line = |name: &str, amount: Result<Percentiles, Gap>| match amount {
        Ok(Percentiles { p10, p50, p90, mean }) => format!("{name} {p10} {p50} {p90} {mean}"),
        Err(gap) => format!("{name} {}", gap.code()),
    };
    let difference = outcome.difference.as_ref();
    vec![
        line("by_hand", outcome.by_hand),
        line("upgrade", outcome.upgrade),
        line("other", outcome.other),
        line("difference", difference.map(|found| found.percentiles).map_err(|gap| *gap)),
        match difference {
            Ok(found) => format!("upgrade_is_cheaper {}", found.upgrade_is_cheaper),
            Err(gap) => format!("upgrade_is_cheaper {}", gap.code()),
        },
    ]
}
