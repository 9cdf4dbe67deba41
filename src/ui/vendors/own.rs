//! Your own data: a catalog file that is opened, dropped on the page or written in it. What is wrong in it is
//! listed, what is right is used at once; nothing of it is sent anywhere.

use super::super::dom::{attribute_at, element, fill, hide, list_all, on, say_all, value_of};
use super::super::{browser, drop, fetch, own_data};
use super::State;
use crate::present::own_refused;
use crate::wire::own_catalog::{
    self, OwnCatalog, OwnProblem, OwnProblems, read_bytes, read_texts, template, too_large,
};
use leptos::prelude::{Get, untrack};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, File, HtmlInputElement};

/// What a file is called in which data are saved.
const SAVED_AS: &str = "scim-tax-own.json";
/// What the text in the page is called where its problems are listed.
const TYPED: &str = "what you wrote";

thread_local! {
    /// How often one's own data were put away: what was asked for before comes too late.
    static PUT_AWAY: Cell<u32> = const { Cell::new(0) };
    /// What stood in the text area before something else was put there.
    static BEFORE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Listens, and shows what is in use.
pub fn prepare(state: State) {
    if let Some(app) = element("app") {
        on(&app, "click", Box::new(move |event| untrack(|| click(state, event))));
    }
    if let Some(input) = element("own-file") {
        on(&input, "change", Box::new(move |event| choose_file(state, event)));
    }
    drop::prepare(move |files| match files.as_slice() {
        [file] => open(state, file),
        files => {
            unfold("own-outcome");
            let text = [&files.len().to_string(), " files; open one at a time"].concat();
            refuse("what you dropped", &OwnProblem::of_file(text).into());
        }
    });
    show_in_use(&state.fixed(|fixed| own_data::in_use(&fixed.catalog)).unwrap_or_default());
    if own_data::is_kept() {
        match in_use() {
            // The built-in catalog may have become newer than the one that is kept.
            Ok(own) if !own.vendors.is_empty() => adopt(state, in_use, |_, _| {}),
            // Whatever it is, it cannot be used.
            _ => own_data::put_away(),
        }
    }
}

/// Puts what is known of a vendor into the text area, to be corrected there.
fn correct(state: State, id: &str) {
    let show = |text: Result<String, String>| {
        let readable = text.and_then(|text| match own_catalog::read(&text) {
            Ok(own) => Ok(own.to_readable()),
            Err(_) => Err("The vendor’s data cannot be read.".to_owned()),
        });
        unfold("own-text");
        match readable {
            Ok(text) => write(&text),
            Err(problem) => say_all(&[("own-says", &problem)]),
        }
    };
    let is_own = state.fixed(|fixed| fixed.catalog.vendor(id).is_some_and(|vendor| vendor.from_own_file));
    match own_data::text(id).filter(|_| is_own) {
        Some(text) => show(Ok(text)),
        None => fetch::text(["vendors/", id, ".json"].concat(), "The vendor’s data", Box::new(show)),
    }
}

fn click(state: State, event: &Event) {
    match attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "own-use" => take(state, TYPED, own_catalog::read(&value_of("own-text"))),
        "own-correct" => {
            let fragment = state.fragment.get();
            if let Some(id) = fragment.split('&').find_map(|part| part.strip_prefix("vendor=")) {
                correct(state, id);
            }
        }
        "own-add" => {
            write(&template(state.fixed(|fixed| fixed.today)));
            browser::focus("own-text");
        }
        "own-back" => {
            write(&BEFORE.with_borrow(Clone::clone));
            browser::focus("own-text");
        }
        "own-save-text" => browser::download(SAVED_AS, &value_of("own-text")),
        "own-save" => {
            if let Ok(own) = in_use() {
                browser::download(SAVED_AS, &own.to_readable());
            }
        }
        "own-put-away" => {
            PUT_AWAY.set(PUT_AWAY.get().wrapping_add(1));
            own_data::put_away();
            adopt(state, in_use, |_, _| {
                say_all(&[("own-says", "Your own data are put away. This is the built-in catalog again.")]);
            });
            // The button goes; the focus must not go with it.
            browser::focus("content");
        }
        _ => {}
    }
}

/// What is in use, as it was authored.
fn in_use() -> Result<OwnCatalog, OwnProblems> {
    read_texts(own_data::texts().into_iter().map(|(_, text)| text))
}

/// Puts a text into the text area. Another one that was typed there can be brought back.
fn write(text: &str) {
    let Some(area) = element("own-text") else { return };
    let before = value_of("own-text");
    let is_lost = !before.trim().is_empty() && before != text;
    BEFORE.set(before);
    hide("own-back", !is_lost);
    fill(&area, text);
}

fn choose_file(state: State, event: &Event) {
    let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input.filter(|input| input.id() == "own-file") else { return };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        open(state, &file);
    }
    // So that the same file, when it was corrected, can be chosen again.
    input.set_value("");
}

/// Reads a file, unless it is too large.
fn open(state: State, file: &File) {
    let name = file.name();
    unfold("own-outcome");
    if let Some(text) = too_large(browser::size_of(file)) {
        return refuse(&name, &OwnProblem::of_file(text).into());
    }
    let bytes = browser::bytes_of(file);
    spawn_local(async move {
        let own = match bytes.await {
            Some(bytes) => read_bytes(&bytes),
            None => Err(OwnProblem::of_file("The browser cannot read it. Is it still there?").into()),
        };
        take(state, &name, own);
    });
}

/// Uses vendors beside those that are in use, or lists what is wrong with them.
fn take(state: State, name: &str, read: Result<OwnCatalog, OwnProblems>) {
    match read.and_then(|own| match own.vendors.is_empty() {
        true => Err(OwnProblem::of_file("There is no vendor in it.").into()),
        false => in_use()?.with(own.clone()).map(|_| own),
    }) {
        Ok(own) => adopt(
            state,
            || in_use()?.with(own),
            |in_use, kept| {
                let until = match kept {
                    true => "Kept in this tab until you close it, and sent nowhere.",
                    false => "This browser keeps nothing here, so it holds on this page until you leave it.",
                };
                say_all(&[("own-says", &[in_use, " ", until].concat())]);
            },
        ),
        Err(problems) => refuse(name, &problems),
    }
}

/// Computes with the built-in catalog and one's own vendors over it, and says afterwards what is in use and whether
/// it is kept. `own` is asked once the built-in catalog is there: others may have come meanwhile.
fn adopt(state: State, own: impl FnOnce() -> Result<OwnCatalog, OwnProblems> + 'static, say: fn(&str, bool)) {
    let asked = PUT_AWAY.get();
    let own = move || (asked == PUT_AWAY.get()).then(own);
    fetch::built_in(Box::new(move |built_in| match built_in.map(|built_in| (built_in, own())) {
        Ok((built_in, Some(Ok(own)))) => {
            let catalog = built_in.with_own(own.to_vendors());
            let in_use = own_data::in_use(&catalog).unwrap_or_default();
            let kept = own.vendors.is_empty() || own_data::keep(&catalog, &own.to_texts());
            state.set_catalog(catalog);
            list_problems("", &[], 0);
            show_in_use(&in_use);
            say(&in_use, kept);
        }
        Ok((_, Some(Err(problems)))) => refuse("your own data", &problems),
        Ok((_, None)) => {}
        Err(problem) => say_all(&[("own-says", &problem)]),
    }));
}

fn refuse(name: &str, problems: &OwnProblems) {
    let texts: Vec<String> = problems.list.iter().map(ToString::to_string).collect();
    say_all(&[("own-says", "")]);
    list_problems(&own_refused(name, texts.len() + problems.more), &texts, problems.more);
}

fn list_problems(title: &str, texts: &[String], more: usize) {
    hide("own-problems", texts.is_empty());
    let more = if more > 0 { ["And ", &more.to_string(), " more."].concat() } else { String::new() };
    say_all(&[("own-problems-title", title), ("own-more", &more)]);
    list_all(&[("own-problem-rows", texts)]);
}

fn show_in_use(text: &str) {
    hide("own-notice", text.is_empty());
    say_all(&[("own-in-use", text)]);
}

/// Opens the section and brings a part of it into view.
fn unfold(id: &str) {
    browser::focus(id);
}
