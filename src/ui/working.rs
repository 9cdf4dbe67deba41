//! Every line item of the sum, and what a number in it rests on.

use super::browser;
use super::dom::{below, element, list_all, rows, rows_of, say, say_all, set};
use super::result::{ref_key, show_pieces};
use super::state::State;
use crate::domain::{AppReport, Formula, Ref};
use crate::present::{Section, about, working};
use web_sys::Element;

/// Draws the working while it is open.
pub fn show(state: State) {
    let sections = match state.screen(|screen| screen.working) {
        true => state.numbers(|numbers| state.app(|app| working(app, numbers))),
        false => Vec::new(),
    };
    let stands_for = if sections.is_empty() { String::new() } else { state.link() };
    rows_of("sums", &stands_for, sections.len(), &mut |at, table| show_section(table, &sections[at]));
}

fn show_section(table: &Element, section: &Section) {
    if let Some(caption) = below(table, "caption") {
        say(&caption, &section.title);
    }
    let Some(body) = below(table, "tbody") else { return };
    let count = section.rows.len() + usize::from(section.total.is_some());
    rows(&body, count, &mut |at, row| {
        let line = section.rows.get(at);
        let label = line.map_or("Total", |line| line.label.as_str());
        let amount = line.map(|line| &line.amount).or(section.total.as_ref());
        set(row, "class", line.is_none().then_some("sum"));
        for (css, text) in [("th", label), (".num", amount.map_or("", String::as_str))] {
            if let Some(cell) = below(row, css) {
                say(&cell, text);
            }
        }
        if let Some(sum) = below(row, ".sum-of") {
            show_pieces(&sum, line.map_or(&[], |line| &line.formula));
        }
    });
}

/// Shows what a number rests on; of one that was entered, its field.
pub fn open(state: State, key: &str) {
    if let Some(typed) = key.strip_prefix("typed:") {
        let typed = typed.trim_end_matches(':');
        // The field of the rate of exchange serves every currency.
        return browser::focus(if typed.starts_with("fx-") { "fx" } else { typed });
    }
    // Of all that the result rests on, the one that is written so.
    let from = state.app(|app| all_refs(app).into_iter().find(|from| ref_key(*from) == key));
    let Some(from) = from else { return };
    let text = |app: &AppReport| state.numbers(|numbers| state.scenario(|it| Some(about(from, app, it, numbers))));
    if let Some((title, sentences)) = state.app(text) {
        say_all(&[("about-title", &title)]);
        list_all(&[("about-list", &sentences)]);
        browser::open_dialog("about");
    }
}

fn all_refs(app: &AppReport) -> Vec<Ref> {
    let money = &app.money;
    let lists = [
        Some(&money.upgrade.target_lines),
        Some(&money.upgrade.current_lines),
        Some(&money.hand_lines),
        money.upgrade_lines.as_ref(),
        money.other_lines.as_ref(),
    ];
    let lines = lists.into_iter().flatten().flatten();
    let lines = lines.chain(money.by_hand.lines()).chain(&money.benchmark.lines);
    lines.map(|line| &line.formula).chain([&money.upgrade.formula]).flat_map(Formula::refs).collect()
}

/// Follows whether the working is open.
pub fn toggle(state: State) {
    let is_open = element("working").is_some_and(|working| working.has_attribute("open"));
    if state.screen(|screen| screen.working) != is_open {
        state.set_screen(|screen| screen.working = is_open);
    }
}
