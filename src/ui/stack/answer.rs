//! What to do first: with a budget, in order, in groups. Computed when the list has been left alone for a moment: no key
//! waits for it.

use super::super::dom::{hide, list_all, rows_of, say_all, say_children, value_of};
use super::super::fetch;
use super::super::form::note;
use super::super::problems::entry_problem;
use super::State;
use crate::domain::{Number, RankBy};
use crate::present::stack::{
    BudgetView, TextRow, budget_view, group_rows, quarter_text, rank_text, ranking_rows, verdict,
};
use crate::wire::categories::{self, Categories};
use crate::wire::entry;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

/// How long after a change it follows.
const AFTER_MS: u32 = 250;
/// The first apps of an order are listed, the rest when asked for.
const FIRST: usize = 15;
const ORDERS: [RankBy; 3] = [RankBy::ExtraCost, RankBy::CostPerLeaver, RankBy::Saving];

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static BUDGET: Cell<Option<Number>> = const { Cell::new(None) };
    static SHOWS_ALL: Cell<bool> = const { Cell::new(false) };
    static CATEGORIES: RefCell<Option<Categories>> = const { RefCell::new(None) };
}

/// Shows it a moment later; a change in between calls that off.
pub fn show_soon(state: State) {
    if is_empty(state) {
        hide_all(true);
    }
    WAITING.set(Some(Timeout::new(AFTER_MS, move || untrack(|| show(state)))));
}

/// Takes over what is typed as the budget.
pub fn enter_budget(state: State) {
    let parsed = entry::parse(&value_of("budget"), "quote");
    let wrong = parsed
        .as_ref()
        .err()
        .map(|problem| state.inputs.numbers(|numbers| entry_problem(problem, "The budget", numbers)));
    note("budget", wrong.as_deref(), "");
    if let Ok(budget) = parsed {
        BUDGET.set(budget);
        show_soon(state);
    }
}

/// Takes over a choice of order or group.
pub fn choose(state: State, id: &str) {
    SHOWS_ALL.set(SHOWS_ALL.get() && id != "rank");
    if id == "group" && value_of("group") == "category" && CATEGORIES.with_borrow(Option::is_none) {
        let read = move |text: Result<String, String>| {
            let known = text.ok().and_then(|text| categories::read(&text));
            CATEGORIES.set(known);
            untrack(|| show_groups(state));
        };
        return fetch::text("vendors.json".into(), "The list of categories", Box::new(read));
    }
    show(state);
}

/// Lists all apps of the order.
pub fn show_all(state: State) {
    SHOWS_ALL.set(true);
    show_ranking(state);
}

fn show(state: State) {
    show_budget(state);
    show_ranking(state);
    show_groups(state);
    // Not before it is filled.
    hide_all(is_empty(state));
}

fn is_empty(state: State) -> bool {
    state.list(|list| list.entries().is_empty())
}

fn hide_all(holds: bool) {
    hide("first", holds);
    hide("forecast", holds);
}

fn show_budget(state: State) {
    let view = match BUDGET.get() {
        None => BudgetView::default(),
        Some(budget) => {
            let view = state.figures(|figures| {
                let (report, _) = figures.all()?;
                Some(state.inputs.numbers(|numbers| budget_view(report, &report.efficient_set(budget), numbers)))
            });
            view.unwrap_or_default()
        }
    };
    list_all(&[("budget-says", &view.says)]);
    table("budget-rows", &view.chosen);
    table("budget-next-rows", &view.waiting);
    hide("budget-chosen", view.chosen.is_empty());
    hide("budget-next", view.waiting.is_empty());
}

fn show_ranking(state: State) {
    let at: usize = value_of("rank").parse().unwrap_or_default();
    let by = ORDERS.get(at).copied().unwrap_or(RankBy::ExtraCost);
    let mut rows = state.figures(|figures| {
        let ranked = figures.all().map(|(report, _)| state.inputs.numbers(|numbers| ranking_rows(report, by, numbers)));
        ranked.unwrap_or_default()
    });
    let count = rows.len();
    if !SHOWS_ALL.get() {
        rows.truncate(FIRST);
    }
    say_all(&[("rank-head", rank_text(by)), ("rank-all", &["Show all ", &count.to_string()].concat())]);
    hide("rank-all", rows.len() == count);
    table("rank-rows", &rows);
}

fn show_groups(state: State) {
    let by = value_of("group");
    let rows = state.figures(|figures| {
        let Some((report, _)) = figures.all() else { return Vec::new() };
        state.inputs.numbers(|numbers| match by.as_str() {
            "renewal" => {
                let stack = state.list(|list| state.inputs.company(|company| list.stack(company)));
                group_rows(&report.by_renewal(&stack), &quarter_text, numbers)
            }
            "category" => CATEGORIES.with_borrow(|known| {
                let key = |id: &str| known.as_ref().map(|known| known.name_of(id).to_owned()).unwrap_or_default();
                let label = |name: Option<&String>| name.map_or_else(|| "not known".to_owned(), Clone::clone);
                group_rows(&report.by_category(&key), &label, numbers)
            }),
            _ => {
                let label = |choice: Option<&_>| choice.map_or("", |choice| verdict(*choice).0).to_owned();
                group_rows(&report.by_verdict(), &label, numbers)
            }
        })
    });
    table("group-rows", &rows);
}

/// A row of texts for each row of the table with this id.
fn table<const N: usize>(id: &str, rows: &[TextRow<N>]) {
    let stands_for: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    rows_of(id, &stands_for.join("\n"), rows.len(), &mut |at, row| {
        if let Some(texts) = rows.get(at) {
            say_children(row, &texts.each_ref().map(String::as_str));
        }
    });
}
