//! A row of the list as elements. They are kept and written anew, and only where they differ: making elements and asking
//! the page what it shows would cost most of a key's time.

use super::super::dom::{append, below, element, fill, set, value, write};
use super::super::{browser, form};
use super::Wrong;
use super::picker::is_open_in;
use crate::domain::{App, Catalog, Number, Plan, Product, StackApp, StackLine};
use crate::present::stack::{StackRow, app_name};
use crate::wire::entry;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement};

/// A row, and what it shows.
pub struct Row {
    /// The row.
    pub element: Element,
    /// The app that it shows.
    pub key: u32,
    parts: Parts,
    shown: Shown,
    drawn: Option<Drawn>,
}

/// What a row was drawn of, the same allocations as long as nothing about them changes.
#[derive(Clone)]
pub struct Drawn {
    /// What was entered.
    pub app: Arc<StackApp>,
    /// What follows from it.
    pub line: Arc<StackLine>,
    /// The place in the list.
    pub place: usize,
    /// The seats cannot be computed with.
    pub wrong: Option<Wrong>,
    /// The details are open.
    pub is_open: bool,
}

/// The elements in a row that are written.
struct Parts {
    vendor: Element,
    current: Element,
    target: Element,
    seats: Element,
    seats_note: Element,
    extra: [Element; 2],
    by_hand: Element,
    verdict: [Element; 2],
    handle: Element,
    open: Element,
    remove: Element,
}

/// What a row shows.
#[derive(Default, PartialEq)]
struct Shown {
    place: usize,
    name: String,
    /// Of both choices: options as value and text, and the value that is chosen.
    plans: [(Vec<(String, String)>, String); 2],
    seats: u32,
    wrong: Option<Wrong>,
    says: StackRow,
    is_open: bool,
}

/// What a row is about.
pub struct About<'a> {
    /// The app's key.
    pub key: u32,
    /// Its place in the list.
    pub place: usize,
    /// What was entered.
    pub app: &'a App,
    /// What follows from it.
    pub says: StackRow,
    /// Its seats cannot be computed with.
    pub wrong: Option<&'a Wrong>,
    /// Its details are open.
    pub is_open: bool,
}

impl Row {
    /// A new row, which is not in the page yet.
    pub fn new() -> Option<Self> {
        let template = below(element("app-rows")?.as_ref(), "template")?.dyn_into::<HtmlTemplateElement>().ok()?;
        let pattern = template.content().first_element_child()?;
        let row = pattern.clone_node_with_deep(true).ok()?.unchecked_into::<Element>();
        let field = |name: &str| below(&row, &["[data-field=", name, "]"].concat());
        let act = |name: &str| below(&row, &["[data-do=", name, "]"].concat());
        let cell = |at: u32| row.children().item(at);
        let both = |at: u32| {
            let text = cell(at)?.first_element_child()?;
            let note = text.next_element_sibling()?;
            Some([text, note])
        };
        let seats = field("seats")?;
        let [by_hand, _] = both(5)?;
        let parts = Parts {
            vendor: field("vendor")?,
            current: field("current")?,
            target: field("target")?,
            seats_note: cell(3)?.last_element_child()?,
            seats,
            extra: both(4)?,
            by_hand,
            verdict: both(6)?,
            handle: act("move")?,
            open: act("open")?,
            remove: act("remove")?,
        };
        Some(Self { element: row, key: u32::MAX, parts, shown: Shown::default(), drawn: None })
    }

    /// Whether the row shows all this already: most rows do after an edit, and then nothing is made of them anew.
    pub fn is_drawn(&self, key: u32, of: &Drawn) -> bool {
        let same = |drawn: &Drawn| {
            Arc::ptr_eq(&drawn.app, &of.app)
                && Arc::ptr_eq(&drawn.line, &of.line)
                && (drawn.place, drawn.is_open) == (of.place, of.is_open)
                && drawn.wrong == of.wrong
        };
        self.key == key && self.drawn.as_ref().is_some_and(same)
    }

    /// Remembers what the row was drawn of.
    pub fn set_drawn(&mut self, of: Drawn) {
        self.drawn = Some(of);
    }

    /// Shows an app. What someone is typing is left alone while it says the same or is wrong.
    pub fn show(&mut self, about: &About, catalog: &Catalog) {
        let is_other = self.key != about.key;
        let parts = &self.parts;
        if is_other {
            self.key = about.key;
            set(&self.element, "data-key", Some(&about.key.to_string()));
        }
        let plans = choices(about.app, catalog);
        let now = Shown {
            place: about.place,
            name: app_name(about.app, catalog).to_owned(),
            plans,
            seats: about.app.seats,
            wrong: about.wrong.cloned(),
            says: about.says.clone(),
            is_open: about.is_open,
        };
        let was = &self.shown;
        if was.place != now.place || is_other {
            // The heads are the first row.
            set(&self.element, "aria-rowindex", Some(&(now.place + 2).to_string()));
        }
        if is_other || was.name != now.name || was.place != now.place {
            self.name(&now);
        }
        for (at, select) in [&parts.current, &parts.target].into_iter().enumerate() {
            if is_other || was.plans[at] != now.plans[at] {
                choose(select, &was.plans[at].0, &now.plans[at]);
            }
        }
        if is_other || was.seats != now.seats || was.wrong != now.wrong || was.says.seats_note != now.says.seats_note {
            self.show_seats(&now, is_other);
        }
        let (before, says) = (&was.says, &now.says);
        for (element, before, now) in [
            (&parts.extra[0], before.extra.as_str(), says.extra.as_str()),
            (&parts.by_hand, &before.by_hand, &says.by_hand),
            (&parts.verdict[0], before.verdict, says.verdict),
            (&parts.verdict[1], &before.verdict_note, &says.verdict_note),
        ] {
            if before != now {
                write(element, now);
            }
        }
        for (element, before, now) in
            [(&parts.extra[0], &before.extra, &says.extra), (&parts.by_hand, &before.by_hand, &says.by_hand)]
        {
            if is_short(before) != is_short(now) {
                set(element, "class", is_short(now).then_some("short"));
            }
        }
        if before.extra_note != says.extra_note || before.wants_price != says.wants_price {
            self.show_note(says);
        }
        if before.tone != says.tone {
            set(&parts.verdict[0], "class", Some(says.tone));
        }
        if is_other || was.is_open != now.is_open {
            set(&parts.open, "aria-expanded", Some(if now.is_open { "true" } else { "false" }));
            set(&self.element, "class", Some(if now.is_open { "app-row is-open" } else { "app-row" }));
        }
        self.shown = now;
    }

    /// The name, and the names of all that belongs to it.
    fn name(&self, now: &Shown) {
        let parts = &self.parts;
        if !is_open_in(&self.element) {
            fill(&parts.vendor, &now.name);
        }
        set(&parts.vendor, "aria-label", Some(&["App ", &(now.place + 1).to_string()].concat()));
        for (element, what) in [
            (&parts.current, "The plan you have of "),
            (&parts.target, "The plan with SCIM of "),
            (&parts.seats, "Seats of "),
            (&parts.handle, "Move "),
            (&parts.open, "Details of "),
            (&parts.remove, "Remove "),
        ] {
            set(element, "aria-label", Some(&[what, &now.name].concat()));
        }
    }

    fn show_seats(&self, now: &Shown, is_other: bool) {
        let parts = &self.parts;
        let field = &parts.seats;
        match &now.wrong {
            Some(wrong) => fill(field, &wrong.typed),
            None => {
                let says_it = entry::parse(&value(field), "seats") == Ok(Some(Number::from(now.seats)));
                if is_other || !says_it || !browser::has_focus(field) {
                    fill(field, &now.seats.to_string());
                }
            }
        }
        if is_other {
            let id = ["seats-note-", &self.key.to_string()].concat();
            set(&parts.seats_note, "id", Some(&id));
            set(field, "aria-describedby", Some(&id));
        }
        let why = |shown: &Shown| shown.wrong.as_ref().map(|wrong| wrong.why.clone());
        let (before, why) = (why(&self.shown), why(now));
        if before.is_some() != why.is_some() {
            set(field, "aria-invalid", why.as_ref().map(|_| "true"));
            set(&parts.seats_note, "class", why.as_ref().map(|_| "error"));
        }
        let note = why.as_ref().unwrap_or(&now.says.seats_note);
        if before.as_ref().unwrap_or(&self.shown.says.seats_note) != note {
            parts.seats_note.set_text_content(Some(note));
        }
    }

    /// Why there is no price, with a way to enter one.
    fn show_note(&self, says: &StackRow) {
        let note = &self.parts.extra[1];
        if !says.wants_price {
            return note.set_text_content(Some(&says.extra_note));
        }
        note.set_text_content(Some(&[&says.extra_note, " "].concat()));
        if let Some(button) = append(note, "button", "enter yours") {
            set(&button, "type", Some("button"));
            set(&button, "class", Some("link"));
            set(&button, "data-do", Some("price"));
        }
    }

    /// An element of the row: a field, or a button by what it does.
    pub fn part(&self, name: &str) -> &Element {
        match name {
            "vendor" => &self.parts.vendor,
            "current" => &self.parts.current,
            "target" => &self.parts.target,
            "seats" => &self.parts.seats,
            "move" => &self.parts.handle,
            "remove" => &self.parts.remove,
            _ => &self.parts.open,
        }
    }
}

/// Whether an amount fits into its column on every screen that has columns: `$123,456`. It has room of its own then
/// (stack.css), and another one in its place does not lay out the page around it.
fn is_short(amount: &str) -> bool {
    const MOST: usize = 8;
    (1..=MOST).contains(&amount.chars().count())
}

/// The plans that can be chosen, and those that are: the one somebody has, and the one with SCIM.
fn choices(app: &App, catalog: &Catalog) -> [(Vec<(String, String)>, String); 2] {
    let Product::Listed { vendor, current, target } = &app.product else { return Default::default() };
    let Some(vendor) = catalog.vendor(vendor) else { return Default::default() };
    let named = |plan: &Plan| (plan.id.clone(), plan.name.clone());
    let plans = vendor.plans.iter().filter(|plan| !plan.is_addon()).map(named).collect();
    [(plans, current.clone()), (form::targets(vendor, current, target), target.clone())]
}

/// Fills a choice. Without options there is nothing to choose.
fn choose(select: &Element, before: &[(String, String)], (options, chosen): &(Vec<(String, String)>, String)) {
    if before != options.as_slice() {
        select.set_text_content(None);
        for (value, text) in options {
            if let Some(option) = append(select, "option", text) {
                set(&option, "value", Some(value));
            }
        }
        set(select, "hidden", options.is_empty().then_some(""));
    }
    fill(select, chosen);
}
