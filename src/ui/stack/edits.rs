//! What people do to the list: every edit is told in words and can be taken back.

use super::super::problems::entry_problem;
use super::super::{browser, dom};
use super::{EXAMPLE_STACK, State, Wrong, list, opened, window};
use crate::domain::{App, AppList, Date, Product, StackApp};
use crate::present::stack::{brought_text, done_text, full_text, number_name, undone_text};
use crate::wire::entry::{self, EntryProblem};
use crate::wire::link;
use leptos::prelude::*;

/// Changes the list, and says what was done. The example becomes one's own list.
fn edit<T>(state: State, change: impl FnOnce(&mut AppList) -> T) -> T {
    let made = change(&mut state.list.write());
    state.set_screen(|screen| screen.is_example = false);
    made
}

/// Says what was done last, below the tools.
fn tell(state: State) {
    let text = state.inputs.catalog(|catalog| {
        state.inputs.numbers(|numbers| {
            let list = state.list.read();
            list.to_undo().map(|edit| done_text(edit, catalog, numbers)).unwrap_or_default()
        })
    });
    state.set_screen(|screen| screen.done = text);
}

/// Puts a vendor, or an app that is not listed, at the end of the list. From the example it begins a list of one's own.
pub fn add(state: State, product: Product) {
    let app = state.inputs.catalog(|catalog| App::new(product, link::SEATS_INSTEAD).resolved(catalog));
    let app = StackApp::from(app);
    let is_own = matches!(app.app.product, Product::Own { .. });
    let was_example = state.screen(|screen| screen.is_example);
    let added = edit(state, |list| match was_example {
        true => {
            list.replace(vec![app]);
            1
        }
        false => list.add(vec![app]),
    });
    if added == 0 {
        let text = state.inputs.numbers(full_text);
        return state.set_screen(|screen| screen.done = text);
    }
    let Some(key) = state.list(|list| list.entries().last().map(|entry| entry.key)) else { return };
    state.set_screen(|screen| {
        screen.opened = is_own.then_some(key);
        screen.wrong.clear();
    });
    tell(state);
    window::reveal(state, key, "seats");
}

/// Puts another product in the place of an app's. Prices that were entered for the former one do not carry over;
/// seats do.
pub fn change_product(state: State, key: u32, product: Product) {
    let is_own = matches!(product, Product::Own { .. });
    edit(state, |list| {
        state.inputs.catalog(|catalog| {
            list.change(key, "product", |one| one.app = App::new(product, one.app.seats).resolved(catalog));
        });
    });
    forget_wrong(state, key, None);
    if is_own {
        state.set_screen(|screen| screen.opened = Some(key));
    }
    tell(state);
}

/// Takes over a choice of a plan.
pub fn choose_plan(state: State, key: u32, field: &str, plan: String) {
    let is_target = field == "target";
    edit(state, |list| {
        state.inputs.catalog(|catalog| {
            list.change(key, if is_target { "target" } else { "current" }, |one| {
                if let Product::Listed { current, target, .. } = &mut one.app.product {
                    if is_target {
                        *target = plan;
                    } else {
                        *current = plan;
                        // The usual step from there.
                        target.clear();
                    }
                }
                one.app = one.app.clone().resolved(catalog);
            });
        });
    });
}

/// Takes over what someone types into a number of an app.
pub fn enter(state: State, key: u32, field: &str, typed: &str) {
    let parsed = match entry::parse(typed, field) {
        Ok(None) if field == "seats" => Err(EntryProblem::Missing),
        parsed => parsed,
    };
    forget_wrong(state, key, Some(field));
    match parsed {
        Ok(number) => edit(state, |list| {
            let Some(of) = number_name(field).map(|(of, _)| of) else { return };
            list.change(key, of, |one| match one.app.number_mut(field) {
                Some(place) => *place = number,
                None => one.app.seats = number.and_then(|it| it.to_string().parse().ok()).unwrap_or(one.app.seats),
            });
        }),
        Err(problem) => {
            let name = number_name(field).map_or("The number", |(_, name)| name);
            let why = state.inputs.numbers(|numbers| entry_problem(&problem, name, numbers));
            let wrong = Wrong { key, field: field.to_owned(), typed: typed.to_owned(), why };
            state.set_screen(|screen| screen.wrong.push(wrong));
        }
    }
}

/// Forgets what is wrong with a field of an app, or with all of them.
fn forget_wrong(state: State, key: u32, field: Option<&str>) {
    let is_it = |wrong: &Wrong| wrong.key == key && field.is_none_or(|field| wrong.field == field);
    if state.screen(|screen| screen.wrong.iter().any(is_it)) {
        state.set_screen(|screen| screen.wrong.retain(|wrong| !is_it(wrong)));
    }
}

/// When an app's contract is renewed; the browser gives a whole day or nothing.
pub fn set_renewal(state: State, key: u32, day: &str) {
    let day = Date::parse(day);
    edit(state, |list| list.change(key, "renewal", |one| one.renewal = day));
}

/// Apps from elsewhere: at the end of the list as far as there is room, or in the place of it.
pub fn bring(state: State, apps: Vec<StackApp>, replaces: bool) {
    if replaces || state.screen(|screen| screen.is_example) {
        edit(state, |list| list.replace(apps));
        after_replacing(state);
        let count = state.list(|list| list.entries().len());
        let text = state.inputs.numbers(|numbers| brought_text(count, numbers));
        state.set_screen(|screen| screen.done = text);
    } else {
        edit(state, |list| list.add(apps));
        tell(state);
    }
    browser::focus_soon("headline");
}

/// Takes an app out of the list; the focus goes to what can bring it back.
pub fn remove(state: State, key: u32) {
    let next = state.list(|list| {
        let place = list.place(key)?;
        let next = list.entries().get(place + 1).or_else(|| list.entries().get(place.checked_sub(1)?))?;
        Some(next.key)
    });
    edit(state, |list| list.remove(key));
    forget_wrong(state, key, None);
    opened::close(state, key);
    tell(state);
    match next {
        Some(next) => window::reveal(state, next, "remove"),
        None => browser::focus_soon("undo"),
    }
}

/// Puts a copy of an app behind it.
pub fn duplicate(state: State, key: u32) {
    match edit(state, |list| list.duplicate(key)) {
        Some(copy) => {
            tell(state);
            state.set_screen(|screen| screen.opened = None);
            window::reveal(state, copy, "seats");
        }
        None => {
            let text = state.inputs.numbers(full_text);
            state.set_screen(|screen| screen.done = text);
        }
    }
}

/// Moves an app a place up or down. What had the focus keeps it.
pub fn shift(state: State, key: u32, is_down: bool) {
    let Some(place) = state.list(|list| list.place(key)) else { return };
    let to = if is_down { place + 1 } else { place.wrapping_sub(1) };
    let focused = list::focused_field(key);
    if edit(state, |list| list.move_to(key, to)) {
        tell(state);
        window::reveal(state, key, focused.as_deref().unwrap_or("open"));
    }
}

/// Moves an app to a place of the list.
pub fn move_to(state: State, key: u32, place: usize) {
    if edit(state, |list| list.move_to(key, place)) {
        tell(state);
        window::reveal(state, key, "move");
    }
}

/// Takes all apps out.
pub fn clear(state: State) {
    edit(state, |list| list.replace(Vec::new()));
    after_replacing(state);
    browser::focus_soon("add");
}

/// Puts the example in the place of all apps.
pub fn show_example(state: State) {
    let apps = state.inputs.catalog(|catalog| link::read(EXAMPLE_STACK).scenario.resolved(catalog).apps);
    edit(state, |list| list.replace(apps.into_iter().map(StackApp::from).collect()));
    after_replacing(state);
    state.set_screen(|screen| screen.is_example = true);
    browser::focus_soon("headline");
}

fn after_replacing(state: State) {
    state.set_screen(|screen| {
        screen.opened = None;
        screen.wrong.clear();
        screen.first = 0;
    });
    tell(state);
}

/// Takes the last edit back.
pub fn undo(state: State) {
    exchange(state, true);
}

/// Does again what was taken back last.
pub fn redo(state: State) {
    exchange(state, false);
}

fn exchange(state: State, is_undo: bool) {
    let edit = {
        let list = &mut state.list.write();
        if is_undo { list.undo() } else { list.redo() }
    };
    let Some(edit) = edit else { return };
    let text = state.inputs.catalog(|catalog| {
        state.inputs.numbers(|numbers| match is_undo {
            true => undone_text(&edit, catalog, numbers),
            false => done_text(&edit, catalog, numbers),
        })
    });
    state.set_screen(|screen| {
        screen.done = text;
        screen.is_example = false;
        screen.wrong.clear();
    });
    // The button may be off now.
    let (used, other) = if is_undo { ("undo", "redo") } else { ("redo", "undo") };
    let is_left = state.list(|list| if is_undo { list.to_undo().is_some() } else { list.to_redo().is_some() });
    if !is_left && dom::element(used).is_some_and(|button| browser::has_focus(&button)) {
        browser::focus_soon(other);
    }
}
