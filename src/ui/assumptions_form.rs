//! The team and its time: every assumption with low, base and high, its unit and source.

use super::browser;
use super::dom::{El, button, classed, el, said, set_property, value_of};
use super::field::{note, number, tick};
use super::problems::entry_problem;
use super::state::State;
use crate::domain::{Assumption, Assumptions, Span};
use crate::present::assumption_text;
use crate::wire::entry;
use std::rc::Rc;

/// The assumptions, the headcount, and a way back.
pub fn assumptions_form(state: State) -> El {
    let changes = move || {
        state.company(|company| Assumption::ALL.into_iter().filter(|one| company.assumptions.is_changed(*one)).count())
    };
    let reset = move |_| {
        let old = state.scenario(|scenario| scenario.company.assumptions.clone());
        state.set_screen(|screen| {
            screen.before_reset = Some(old);
            screen.errors.retain(|(key, _)| Assumption::from_key(key).is_none());
        });
        state.set_company(|company| company.assumptions = Assumptions::default());
        browser::focus_soon("undo-reset");
    };
    let undo = move |_| {
        if let Some(old) = state.screen(|screen| screen.before_reset.clone()) {
            state.set_company(|company| company.assumptions = old);
            state.set_screen(|screen| screen.before_reset = None);
            browser::focus_soon("reset");
        }
    };
    let reset_text = move || match changes() {
        0 => "All at our defaults".to_owned(),
        1 => "Reset 1 change".to_owned(),
        count => ["Reset ", &count.to_string(), " changes"].concat(),
    };
    let no_undo = move || changes() > 0 || state.screen(|screen| screen.before_reset.is_none());
    let employees = number("employees", "Employees", "", "", "").hint(|| "In the whole company".into());
    let left = number("leavers-people", "Left last year", "", "", "by percentage")
        .hint(|| "People, in the whole company".into());
    let jit = tick(
        "jit",
        "Accounts are made at first sign-in already",
        move || state.company(|company| company.jit),
        move |jit| state.set_company(|company| company.jit = jit),
    );
    let ends = ["", "low", "base", "high"].map(|end| said("span", end));
    el("details")
        .child(said("summary", "Your team and time ").child(el("em").live(move || summary(state))))
        .child(classed("div", "pair").child(employees.view(state)).child(left.view(state)))
        .child(
            classed("div", "pair")
                .child(number("growth", "Seats grow a year", "", "%", "0").view(state))
                .child(classed("div", "field check").child(jit)),
        )
        .child(
            classed("div", "assumptions")
                .attr("role", "group")
                .attr("aria-label", "Assumptions")
                .child(classed("p", "ends").attr("aria-hidden", "true").children(ends))
                .children(Assumption::ALL.map(|assumption| row(state, assumption))),
        )
        .child(
            classed("p", "acts")
                .child(button("quiet", "", reset).id("reset").flag("disabled", move || changes() == 0).live(reset_text))
                .child(button("quiet", "Undo the reset", undo).id("undo-reset").hidden(no_undo)),
        )
}

fn summary(state: State) -> String {
    state.company(|company| {
        let assumptions = &company.assumptions;
        state.numbers(|numbers| {
            let rate = numbers.exact_money(assumptions.base(Assumption::Rate), "USD");
            let leave = match assumptions.leavers_people {
                Some(people) => numbers.count(people, 0),
                None => numbers.percent(assumptions.base(Assumption::Leavers)),
            };
            [&rate, "/h, ", &leave, " leave a year"].concat()
        })
    })
}

/// What the three fields show: a certain value has no ends.
fn texts(assumption: Assumption, span: Span) -> [String; 3] {
    if span.is_certain() && assumption.default_span() != span {
        [String::new(), span.base.to_string(), String::new()]
    } else {
        [span.low, span.base, span.high].map(|value| value.to_string())
    }
}

/// Low, base and high of one assumption.
fn row(state: State, assumption: Assumption) -> El {
    let text = assumption_text(assumption);
    let key = assumption.key();
    let span = move || state.company(|company| company.assumptions.span(assumption));
    let described = [key, "-note"].concat();
    let input = |end: &str| {
        el("input")
            .id(&if end == "base" { key.to_owned() } else { [key, "-", end].concat() })
            .attr("inputmode", "decimal")
            .attr("autocomplete", "off")
            .attr("aria-label", &[text.name, ", ", end].concat())
            .attr("aria-describedby", &described)
            .live_attr("aria-invalid", move || state.error(key).map(|_| "true".into()))
    };
    let inputs = Rc::new(["low", "base", "high"].map(input));
    let shown = {
        let inputs = Rc::clone(&inputs);
        move || {
            inputs.each_ref().map(|input| {
                js_sys::Reflect::get(&input.0, &"value".into())
                    .ok()
                    .and_then(|value| value.as_string())
                    .unwrap_or_default()
            })
        }
    };
    let parse = move |texts: &[String; 3]| entry::parse_span([&texts[0], &texts[1], &texts[2]], assumption);
    for (at, input) in inputs.iter().enumerate() {
        let (shown, all) = (shown.clone(), Rc::clone(&inputs));
        input.clone().on("input", move |event| {
            let mut entered = shown();
            let default = texts(assumption, assumption.default_span());
            if at == 1 && entered[0] == default[0] && entered[2] == default[2] && value_of(&event) != default[1] {
                // A new base alone is certain: the default ends were about the default base.
                (entered[0], entered[2]) = (String::new(), String::new());
                set_property(&all[0].0, "value", "");
                set_property(&all[2].0, "value", "");
            }
            let parsed = parse(&entered);
            let wrong =
                |problem| state.numbers(|numbers| entry_problem(problem, assumption_text(assumption).name, numbers));
            state.set_error(key, parsed.as_ref().err().map(|(_, problem)| wrong(problem)));
            match parsed {
                Ok(Some(span)) => state.set_company(|company| company.assumptions.set(assumption, span)),
                Ok(None) => state.set_company(|company| company.assumptions.reset(assumption)),
                Err(_) => {}
            }
        });
    }
    let changed = move || state.company(|company| company.assumptions.is_changed(assumption));
    let label = said("label", text.name).attr("for", key).text(" ").child(said("b", text.unit));
    let fields = Rc::clone(&inputs);
    let fill = Rc::new(move || {
        for (field, text) in fields.iter().zip(&texts(assumption, span())) {
            set_property(&field.0, "value", text);
        }
    });
    let fill_again = Rc::clone(&fill);
    let frame = classed("div", "assumption");
    let element = frame.0.clone();
    frame
        .live_attr("class", move || Some(if changed() { "assumption changed" } else { "assumption" }.into()))
        // Follows the span when it changes from elsewhere, and leaves alone what the person is typing.
        .live_attr("data-span", move || {
            if !browser::has_focus(&element) && parse(&shown()) != Ok(Some(span())) {
                fill();
            }
            Some(texts(assumption, span()).join(":"))
        })
        // A field that was left empty shows its default again.
        .on("change", move |_| {
            if state.error(key).is_none() {
                fill_again();
            }
        })
        .child(label)
        .children(inputs.iter().cloned())
        .child(note(state, key.to_owned(), Box::new(|| text.source.to_owned())))
}
