//! The team and its time: every assumption with low, base and high, its unit and source.

use super::browser;
use super::dom::{below, fill, flag, rows_of, say_all, say_children, set, value};
use super::form::note;
use super::problems::entry_problem;
use super::state::State;
use crate::domain::{Assumption, Assumptions, Span};
use crate::present::assumption_text;
use crate::wire::entry;
use web_sys::Element;

/// The inputs of a row are its children after the label, in this order.
const ENDS: [&str; 3] = ["low", "base", "high"];

/// A row for each assumption.
pub fn prepare() {
    rows_of("assumptions", "", Assumption::ALL.len(), &mut |at, row| {
        let (key, text) = (Assumption::ALL[at].key(), assumption_text(Assumption::ALL[at]));
        set(row, "data-assumption", Some(key));
        if let Some(label) = below(row, "label") {
            set(&label, "for", Some(key));
            say_children(&label, &[text.name, text.unit]);
        }
        for (end, input) in ENDS.iter().zip(inputs(row)) {
            let id = if *end == "base" { key.to_owned() } else { [key, "-", end].concat() };
            set(&input, "id", Some(&id));
            set(&input, "aria-label", Some(&[text.name, ", ", end].concat()));
            set(&input, "aria-describedby", Some(&[key, "-note"].concat()));
        }
        if let Some(source) = below(row, "small") {
            set(&source, "id", Some(&[key, "-note"].concat()));
        }
    });
}

fn inputs(row: &Element) -> Vec<Element> {
    let children = row.children();
    (1..=3).filter_map(|at| children.item(at)).collect()
}

fn typed(row: &Element) -> [String; 3] {
    let mut texts = inputs(row).into_iter().map(|input| value(&input));
    [(); 3].map(|()| texts.next().unwrap_or_default())
}

fn write(row: &Element, texts: &[String; 3]) {
    for (input, text) in inputs(row).iter().zip(texts) {
        fill(input, text);
    }
}

/// What the three fields show: a certain value has no ends.
fn texts(assumption: Assumption, span: Span) -> [String; 3] {
    if span.is_certain() && assumption.default_span() != span {
        [String::new(), span.base.to_string(), String::new()]
    } else {
        [span.low, span.base, span.high].map(|value| value.to_string())
    }
}

fn parse(texts: &[String; 3], of: Assumption) -> Result<Option<Span>, (usize, entry::EntryProblem)> {
    entry::parse_span([&texts[0], &texts[1], &texts[2]], of)
}

/// Takes over what someone types into a row.
pub fn enter(state: State, key: &str, row: &Element, field: &Element) {
    let Some(assumption) = Assumption::from_key(key) else { return };
    let mut entered = typed(row);
    let default = texts(assumption, assumption.default_span());
    if field.id() == key && entered[0] == default[0] && entered[2] == default[2] && entered[1] != default[1] {
        // A new base alone is certain: the default ends were about the default base.
        (entered[0], entered[2]) = (String::new(), String::new());
        write(row, &entered);
    }
    let parsed = parse(&entered, assumption);
    let wrong = |problem| state.numbers(|numbers| entry_problem(problem, assumption_text(assumption).name, numbers));
    state.set_error(key, parsed.as_ref().err().map(|(_, problem)| wrong(problem)));
    match parsed {
        Ok(Some(span)) => state.set_company(|company| company.assumptions.set(assumption, span)),
        Ok(None) => state.set_company(|company| company.assumptions.reset(assumption)),
        Err(_) => {}
    }
}

/// A field that was left empty shows its default again.
pub fn leave(state: State, key: &str, row: &Element) {
    if let Some(assumption) = Assumption::from_key(key).filter(|_| state.error(key).is_none()) {
        write(row, &texts(assumption, state.company(|company| company.assumptions.span(assumption))));
    }
}

/// Fills the rows. One that someone is typing in is left alone, and one that is wrong.
pub fn show(state: State) {
    let assumptions = state.company(|company| company.assumptions.clone());
    let changes = Assumption::ALL.iter().filter(|one| assumptions.is_changed(**one)).count();
    let stands_for = Assumption::ALL.map(|one| {
        let error = state.error(one.key()).unwrap_or_default();
        [texts(one, assumptions.span(one)).join(":"), error].concat()
    });
    rows_of("assumptions", &stands_for.join(" "), Assumption::ALL.len(), &mut |at, row| {
        let assumption = Assumption::ALL[at];
        let (key, span) = (assumption.key(), assumptions.span(assumption));
        let changed = assumptions.is_changed(assumption);
        set(row, "class", Some(if changed { "assumption changed" } else { "assumption" }));
        let error = state.error(key);
        if error.is_none() && !browser::has_focus(row) && parse(&typed(row), assumption) != Ok(Some(span)) {
            write(row, &texts(assumption, span));
        }
        for end in inputs(row) {
            set(&end, "aria-invalid", error.as_ref().map(|_| "true"));
        }
        note(key, error.as_deref(), assumption_text(assumption).source);
    });
    let reset = match changes {
        0 => "All at our defaults".to_owned(),
        1 => "Reset 1 change".to_owned(),
        count => ["Reset ", &count.to_string(), " changes"].concat(),
    };
    say_all(&[("reset", &reset), ("team-summary", &summary(state, &assumptions))]);
    flag("reset", "disabled", changes == 0);
    flag("undo-reset", "hidden", changes > 0 || state.screen(|screen| screen.before_reset.is_none()));
}

fn summary(state: State, assumptions: &Assumptions) -> String {
    state.numbers(|numbers| {
        let rate = numbers.exact_money(assumptions.base(Assumption::Rate), "USD");
        let leave = match assumptions.leavers_people {
            Some(people) => numbers.count(people, 0),
            None => numbers.percent(assumptions.base(Assumption::Leavers)),
        };
        [&rate, "/h, ", &leave, " leave a year"].concat()
    })
}

/// Puts the defaults back; what was there can be had again.
pub fn reset(state: State) {
    let old = state.company(|company| company.assumptions.clone());
    state.set_screen(|screen| {
        screen.before_reset = Some(old);
        screen.errors.retain(|(key, _)| Assumption::from_key(key).is_none());
    });
    state.set_company(|company| company.assumptions = Assumptions::default());
    browser::focus_soon("undo-reset");
}

/// Takes a reset back.
pub fn undo_reset(state: State) {
    if let Some(old) = state.screen(|screen| screen.before_reset.clone()) {
        state.set_company(|company| company.assumptions = old);
        state.set_screen(|screen| screen.before_reset = None);
        browser::focus_soon("reset");
    }
}
