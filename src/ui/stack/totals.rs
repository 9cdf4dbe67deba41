//! What all apps come to, above the list.

use super::super::browser;
use super::super::dom::{list_all, say_all, set_by_id, widen};
use super::State;
use crate::present::stack::totals_view;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;

/// How long after a change the window's title follows: the browser draws it outside of the page, and what is typed
/// would wait for it.
const TITLE_AFTER_MS: u32 = 250;

thread_local! {
    static TITLE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Gives the window a title a moment later; another one in between calls that off.
fn entitle_soon(title: String) {
    TITLE.set(Some(Timeout::new(TITLE_AFTER_MS, move || browser::set_title(&title))));
}

/// Shows it.
pub fn show(state: State) {
    let view = state.figures(|figures| {
        let (report, totals) = figures.all()?;
        (!report.lines.is_empty()).then(|| state.inputs.numbers(|numbers| totals_view(report, totals, numbers)))
    });
    let Some(view) = view else {
        say_all(&[("lead", "My stack"), ("amount", ""), ("tail", ""), ("spoken", ""), ("options-note", "")]);
        entitle_soon("My stack · SCIM tax calculator".into());
        return list_all(&[("said", &[])]);
    };
    let headline = &view.headline;
    let spoken = [headline.lead.as_str(), &headline.amount, &headline.tail].join(" ");
    say_all(&[("lead", &headline.lead), ("amount", &headline.amount), ("tail", &headline.tail), ("spoken", &spoken)]);
    entitle_soon([&spoken, " · SCIM tax calculator"].concat());
    set_by_id("amount", "class", (headline.amount.chars().count() > 14).then_some("long"));
    list_all(&[("said", &view.said)]);
    say_all(&[("options-note", &view.note)]);
    for option in &view.options {
        let id = |part: &str| ["all-", option.kind, part].concat();
        say_all(&[(&id("-detail"), &option.detail), (&id("-amount"), &option.amount)]);
        widen(&id("-sure"), &option.bar.sure);
        widen(&id("-possible"), &option.bar.possible);
        set_by_id(&id("-possible"), "class", Some(if option.bar.open { "possible open" } else { "possible" }));
    }
}
