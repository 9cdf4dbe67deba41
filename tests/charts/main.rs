//! The charts: figures in, placed marks out. Each case of `cases.rs` gives two pictures in
//! `tests/charts/golden`. After a change that is meant, look at the pictures (with `assets/decision.css`) and
//! accept them with
//!
//! ```text
//! UPDATE_GOLDEN=1 cargo test --no-default-features --test charts
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod laws;
mod places;

use scim_tax::present::chart::{Chart, Layout, svg};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts/golden")
}

/// Everything that a chart says, after the picture: what is read, and the table.
fn written(chart: &Chart) -> String {
    let mut text = svg(chart);
    text.push_str("<!--\n");
    for reading in &chart.readings {
        text.push_str(&format!("{}\n", reading.text));
    }
    for row in std::iter::once(&chart.head).chain(&chart.rows) {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text.push_str("-->\n");
    text
}

#[test]
fn charts_are_as_recorded() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let (mut different, mut names) = (Vec::new(), BTreeSet::new());
    for (case, input) in cases::drawn() {
        for (layout, name) in [(Layout::Wide, "wide"), (Layout::Narrow, "narrow")] {
            let name = format!("{case}.{name}.svg");
            let now = written(&input.draw(layout).unwrap());
            let path = folder().join(&name);
            if fs::read_to_string(&path).unwrap_or_default() != now {
                if update {
                    fs::write(path, now).unwrap();
                } else {
                    different.push(name.clone());
                }
            }
            names.insert(name);
        }
    }
    assert_eq!(different, Vec::<String>::new(), "UPDATE_GOLDEN=1 accepts them");
    let there = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<_>>(), names, "a picture without a case");
}

#[test]
fn what_cannot_be_drawn_is_said() {
    for (input, sentence) in cases::not_drawn() {
        for layout in [Layout::Wide, Layout::Narrow] {
            assert_eq!(input.draw(layout).unwrap_err(), sentence);
        }
    }
}
