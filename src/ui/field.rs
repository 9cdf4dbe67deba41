//! Labelled fields. What is typed stays as typed; what cannot be computed with is said below the field,
//! and the last good result stays.

use super::dom::{El, classed, el, said, set_property, value_of};
use super::problems::entry_problem;
use super::state::State;
use crate::domain::Number;
use crate::wire::{entry, link};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// A field for the number of a key in links.
pub struct NumberField {
    /// The key in links; also the id.
    pub key: String,
    /// What it is.
    pub label: String,
    /// What stands before the number.
    pub before: &'static str,
    /// What stands behind it.
    pub after: &'static str,
    /// Shown while it is empty; without one the field cannot be empty.
    pub placeholder: &'static str,
    /// A sentence below it.
    pub hint: Box<dyn Fn() -> String>,
}

/// A field for a number that can be left empty.
pub fn number(
    key: &str,
    label: &str,
    before: &'static str,
    after: &'static str,
    placeholder: &'static str,
) -> NumberField {
    NumberField { key: key.into(), label: label.into(), before, after, placeholder, hint: Box::new(String::new) }
}

impl NumberField {
    /// With a sentence below.
    pub fn hint(self, hint: impl Fn() -> String + 'static) -> Self {
        Self { hint: Box::new(hint), ..self }
    }

    /// The label, the input, and what is wrong with it.
    pub fn view(self, state: State) -> El {
        let Self { key, label, before, after, placeholder, hint } = self;
        let unit = classed("span", "unit");
        let sign = |text: &str| said("b", text).attr("aria-hidden", "true");
        let unit = if before.is_empty() { unit } else { unit.child(sign(before)) };
        let unit = unit.child(number_input(state, &key, &label, placeholder));
        let unit = if after.is_empty() { unit } else { unit.child(sign(after)) };
        field(&key, &label).child(unit).child(note(state, key, hint))
    }
}

/// A field's frame with its label.
fn field(id: &str, label: &str) -> El {
    classed("div", "field").child(said("label", label).attr("for", id))
}

/// What is wrong with a field, else its hint.
pub fn note(state: State, key: String, hint: Box<dyn Fn() -> String>) -> El {
    let of = key.clone();
    el("small")
        .id(&note_id(&key))
        .live_attr("class", move || state.error(&of).map(|_| "error".into()))
        .live(move || state.error(&key).unwrap_or_else(&hint))
}

fn note_id(key: &str) -> String {
    [key, "-note"].concat()
}

/// The bare input for the number of a key. Without a placeholder it cannot be empty.
pub fn number_input(state: State, key: &str, name: &str, placeholder: &'static str) -> El {
    let key: Rc<str> = key.into();
    let name = name.to_owned();
    let (of, at) = (Rc::clone(&key), Rc::clone(&key));
    let input = el("input")
        .id(&key)
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("placeholder", placeholder)
        .attr("aria-describedby", &note_id(&key))
        .live_attr("aria-invalid", move || state.error(&of).map(|_| "true".into()))
        .on("input", move |event| {
            let parsed = match read(&value_of(&event), &at) {
                Ok(None) if placeholder.is_empty() => Err(entry::EntryProblem::Missing),
                parsed => parsed,
            };
            let wrong =
                parsed.as_ref().err().map(|problem| state.numbers(|numbers| entry_problem(problem, &name, numbers)));
            state.set_error(&at, wrong);
            if let Ok(number) = parsed {
                state.set_number(&at, number);
            }
        });
    // Follows the number when it changes from elsewhere, and leaves alone what the person is typing.
    let element = input.0.clone();
    let loads = Cell::new(0);
    input.live_attr("data-value", move || {
        let value = state.number(&key);
        let shown = value.map_or_else(String::new, |number| number.to_string());
        let all_replaced = loads.replace(state.screen(|screen| screen.loads)) != loads.get();
        let changed = element.get_attribute("data-value").as_ref() != Some(&shown);
        let typed = js_sys::Reflect::get(&element, &"value".into()).ok().and_then(|typed| typed.as_string());
        if all_replaced || (changed && typed.map(|typed| read(&typed, &key)) != Some(Ok(value))) {
            set_property(&element, "value", &shown);
            let key = Rc::clone(&key);
            untrack(move || state.set_error(&key, None));
        }
        Some(shown)
    })
}

fn read(text: &str, key: &str) -> Result<Option<Number>, entry::EntryProblem> {
    match key {
        "leavers-people" => entry::parse_within(text, link::people_limits()),
        key => entry::parse(text, key),
    }
}

/// The seats: a field and, beside it, a slider for trying things out.
pub fn seats(state: State, hint: Box<dyn Fn() -> String>) -> El {
    let count = move || state.number("seats").map_or(1, |seats| seats.to_string().parse::<u32>().unwrap_or(1));
    // The slider grows in steps, so that it does not move under the finger.
    let most = move || [500, 5_000, 50_000].into_iter().find(|most| count() <= *most).unwrap_or(1_000_000);
    let slider = el("input")
        .id("seats-slider")
        .attr("type", "range")
        .attr("aria-label", "Seats, slider")
        .attr("min", "1")
        .live_attr("max", move || Some(most().to_string()))
        .live_prop("value", move || count().to_string())
        .on("input", move |event| state.set_number("seats", Number::parse(&value_of(&event))));
    let row = classed("span", "row").child(number_input(state, "seats", "Seats", "")).child(slider);
    let frame = classed("div", "field seats").child(said("label", "Seats").attr("for", "seats"));
    frame.child(row).child(note(state, "seats".into(), hint))
}

/// A choice between a few words: value and text of each, and the value that is chosen.
pub fn choice(
    id: &str,
    label: &str,
    options: impl Fn() -> Vec<(String, String)> + Clone + 'static,
    chosen: impl Fn() -> String + Clone + 'static,
    hint: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let (all, which) = (options.clone(), chosen.clone());
    let stands_for = move || {
        let texts = all().into_iter().flat_map(|(value, text)| [value, text]);
        std::iter::once(which()).chain(texts).collect::<Vec<_>>().join("\n")
    };
    let draw = move || {
        let chosen = chosen();
        let option = |(value, text): (String, String)| {
            let option = said("option", &text).attr("value", &value);
            if value == chosen { option.attr("selected", "") } else { option }
        };
        options().into_iter().map(option).collect()
    };
    let select = el("select")
        .id(id)
        .attr("aria-describedby", &note_id(id))
        .redraw(stands_for, draw)
        .on("change", move |event| choose(value_of(&event)));
    field(id, label).child(select).child(el("small").id(&note_id(id)).live(hint))
}

/// A box to tick.
pub fn tick(id: &str, label: &str, ticked: impl Fn() -> bool + 'static, set: impl Fn(bool) + 'static) -> El {
    let input = el("input")
        .id(id)
        .attr("type", "checkbox")
        .live_prop("checked", move || ticked().to_string())
        .on("change", move |event| set(super::dom::is_checked(&event)));
    el("label").child(input).text(" ").text(label)
}
