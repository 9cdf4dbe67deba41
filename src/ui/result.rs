//! The answer: headline, sum, proof, the three ways, the verdict, the time.

use super::browser;
use super::dom::{append, element, hide, list_all, rows_of, say_all, say_children, set, set_by_id, widen};
use super::state::State;
use crate::domain::{AppReport, Manual, Number, Ref, Total};
use crate::present::{OptionRow, Page, Piece, TimeRow, answer, date, grade_text};
use web_sys::Element;

/// Fills the answer itself: the headline and its sum.
pub fn show_answer(state: State) {
    let answer = state.app(|app| state.numbers(|numbers| answer(app, numbers)));
    say_all(&[
        ("case", &answer.case),
        ("lead", &answer.headline.lead),
        ("amount", &answer.headline.amount),
        ("tail", &answer.headline.tail),
        ("under", &answer.under),
        ("sticky", &answer.title),
    ]);
    set_by_id("amount", "class", (answer.headline.amount.chars().count() > 11).then_some("long"));
    if let Some(formula) = element("formula") {
        show_pieces(&formula, &answer.formula);
    }
    let outdated = state.has_errors();
    hide("outdated", !outdated);
    set_by_id("result", "class", Some(if outdated { "result outdated" } else { "result" }));
    set_by_id("compact", "class", Some(if outdated { "embed outdated" } else { "embed" }));
}

/// Fills what explains the answer, and the table of all apps where there are more.
pub fn show_rest(state: State) {
    state.page(fill);
    let manual = state.company(|company| company.manual);
    let instead = if manual == Manual::Own { "Use it instead" } else { "Use your own numbers" };
    let version = state.catalog(|catalog| catalog.version);
    let link = [&browser::address(), "#", &state.link()].concat();
    let printed =
        ["All amounts exclude taxes. Printed ", &date(state.today()), ". Catalog of ", &date(version), ". ", &link];
    say_all(&[("manual", instead), ("printed", &printed.concat())]);
    set_by_id("full", "href", Some(&link));
    show_all_apps(state);
}

fn fill(page: &Page) {
    say_all(&[
        ("provenance", &page.provenance),
        ("grade", page.grade.and_then(|grade| grade_text(grade).get(6..7)).unwrap_or_default()),
        ("sso", page.sso.as_deref().unwrap_or_default()),
        ("other-model", &page.other_model),
        ("breach", page.breach.as_deref().unwrap_or_default()),
        ("verdict-title", &page.verdict),
        ("worth", &page.worth),
        ("question", page.question.as_deref().unwrap_or_default()),
        ("spoken", &page.answer.title),
    ]);
    list_all(&[
        ("warnings", &page.warnings),
        ("reasons", &page.reasons),
        ("questions", &page.ask),
        ("stays", &page.stays),
    ]);
    hide("ask", page.ask.is_empty());
    let grade = page.grade.map(grade_text);
    set_by_id("grade", "title", grade);
    set_by_id("grade", "aria-label", grade);
    hide("grade", grade.is_none());
    for option in &page.options {
        show_option(option);
    }
    let texts = |row: &TimeRow| [row.label.as_str(), &row.by_hand, &row.with_scim].join(" ");
    let stands_for: Vec<String> = page.time.iter().map(texts).collect();
    rows_of("time-rows", &stands_for.join(" "), page.time.len(), &mut |at, row| {
        let time = &page.time[at];
        set(row, "class", time.total.then_some("sum"));
        say_children(row, &[&time.label, &time.by_hand, &time.with_scim]);
    });
}

fn show_option(option: &OptionRow) {
    let kind = option.kind;
    let id = |part: &str| [kind, part].concat();
    let chosen = if option.chosen { " (the way to go)" } else { "" };
    say_all(&[(&id("-chosen"), chosen), (&id("-detail"), &option.detail), (&id("-amount"), &option.amount)]);
    let marks =
        [kind, if option.chosen { " chosen" } else { "" }, if option.amount.is_empty() { " empty" } else { "" }];
    set_by_id(kind, "class", Some(&marks.concat()));
    set_by_id(&id("-possible"), "class", Some(if option.bar.open { "possible open" } else { "possible" }));
    widen(&id("-sure"), &option.bar.sure);
    widen(&id("-possible"), &option.bar.possible);
}

/// A formula whose numbers can be opened. Of the same sum with other numbers, only those are written.
pub fn show_pieces(parent: &Element, formula: &[Piece]) {
    let key = |piece: &Piece| piece.from.map(ref_key).unwrap_or_default();
    let shape: String = formula.iter().map(|piece| [&key(piece), ","].concat()).collect();
    if parent.get_attribute("data-shape").is_none_or(|shown| shown != shape) {
        set(parent, "data-shape", Some(&shape));
        parent.set_text_content(None);
        for piece in formula {
            let tag = if piece.from.is_some() { "button" } else { "span" };
            if let Some(made) = append(parent, tag, "").filter(|_| piece.from.is_some()) {
                set(&made, "type", Some("button"));
                set(&made, "class", Some("number"));
                set(&made, "data-ref", Some(&key(piece)));
            }
        }
    }
    let texts: Vec<&str> = formula.iter().map(|piece| piece.text.as_str()).collect();
    say_children(parent, &texts);
}

/// What a number rests on, as an attribute can hold it.
pub fn ref_key(from: Ref) -> String {
    let (kind, first, second) = match from {
        Ref::Price { plan, price } => ("price", plan.to_string(), price.to_string()),
        Ref::Step(step) => ("step", step.to_string(), String::new()),
        Ref::Benchmark => ("benchmark", String::new(), String::new()),
        Ref::Assumption(assumption) => ("assumption", assumption.key().to_owned(), String::new()),
        Ref::Typed(key) => ("typed", key.to_owned(), String::new()),
    };
    [kind, ":", &first, ":", &second].concat()
}

/// All apps of a link, read-only, with the totals.
fn show_all_apps(state: State) {
    hide("stack", state.report(|report| report.apps.len() < 2));
    state.numbers(|numbers| {
        state.report(|report| {
            let app = |app: &AppReport| {
                let amount = numbers.estimate(app.money.upgrade.delta, &app.vendor.currency);
                [app.vendor.name.clone(), numbers.count(Number::from(app.seats), 0), amount]
            };
            let total = |total: &Total| {
                let open: Vec<&str> = total.not_priced.iter().map(|at| report.apps[*at].vendor.name.as_str()).collect();
                let mut text = numbers.estimate(total.upgrade, &total.currency);
                if !open.is_empty() {
                    text = [&text, "; ", &open.len().to_string(), " not priced: ", &open.join(", ")].concat();
                }
                ["Together".to_owned(), String::new(), text]
            };
            let rows: Vec<[String; 3]> = match report.apps.len() {
                0 | 1 => Vec::new(),
                _ => report.apps.iter().map(app).chain(report.totals.iter().map(total)).collect(),
            };
            rows_of("stack-rows", &rows.concat().join(" "), rows.len(), &mut |at, row| {
                let [label, seats, amount] = &rows[at];
                say_children(row, &[label, seats, amount]);
            });
        });
    });
}
