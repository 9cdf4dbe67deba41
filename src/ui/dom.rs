//! The elements of index.html, by id, and how they are filled.
//!
//! The page stands in index.html; the program writes texts into it and never markup. `view!` made types of
//! their own for every element and every closure in it, and the code that draws them anew for each: 190 KB
//! of the first load (measured on 2026-11-22, brotli), more than all that it computes. What was put there
//! before is not written again, so filling the whole page costs little more than what has changed. An id
//! that the view at hand does not have (the compact one has few) is passed over.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, DocumentFragment, DomParser, Element, Event, HtmlElement, HtmlInputElement, HtmlTemplateElement, Node,
    SupportedType,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with this id, if the view has it.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.unchecked_into::<HtmlElement>().into()
}

/// The first element below another one that a selector finds.
pub fn below(element: &Element, css: &str) -> Option<Element> {
    element.query_selector(css).ok()?
}

/// What of an element is put there by [`put`].
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Text,
    Attribute(&'static str),
    /// A `style` attribute would be refused by the page's policy, a property is not.
    Width,
    /// The rows of a list, as one text.
    Rows,
    /// What a field stands for; what it shows can be written otherwise.
    Field,
}

/// A part of an element and what was last put there.
struct Place {
    id: String,
    part: Part,
    element: Option<HtmlElement>,
    last: Option<String>,
}

thread_local! {
    // A key changes a few texts of some hundred. Asking the page for each what it shows would cost more
    // than writing those few.
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    // Where the last one was found. The page is filled in the same order each time, so the next one is next to it.
    static LAST: Cell<usize> = const { Cell::new(0) };
}

/// Puts a value into a part of the element with this id, unless it is what was put there last. The element,
/// if there is something to do.
fn put(id: &str, part: Part, value: Option<&str>) -> Option<HtmlElement> {
    PLACES.with_borrow_mut(|places| {
        let (before, after) = places.split_at(LAST.get().min(places.len()));
        let is_it = |place: &Place| place.part == part && place.id == id;
        let known = after.iter().position(is_it).map(|at| at + before.len()).or_else(|| before.iter().position(is_it));
        LAST.set(known.unwrap_or(places.len()));
        if known.is_some_and(|at| places[at].last.as_deref() == value) {
            return None;
        }
        let last = value.map(str::to_owned);
        match known {
            Some(at) => {
                places[at].last = last;
                places[at].element.clone()
            }
            None => {
                let element = element(id);
                places.push(Place { id: id.to_owned(), part, element: element.clone(), last });
                element
            }
        }
    })
}

/// Forgets what was put where: for a page that was just opened.
pub fn forget() {
    PLACES.take();
}

/// Puts a text in the place of what an element holds. The text node that is there is kept: one that is
/// exchanged costs the browser about twice the work.
pub fn write(element: &Element, text: &str) {
    match element.first_child() {
        Some(only) if only.node_type() == Node::TEXT_NODE && only.next_sibling().is_none() => {
            only.set_node_value(Some(text));
        }
        _ => element.set_text_content(Some(text)),
    }
}

/// Puts a text in the place of what an element holds, unless it holds it.
pub fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        write(element, text);
    }
}

/// Puts texts into the elements with these ids.
pub fn say_all(texts: &[(&str, &str)]) {
    for (id, text) in texts {
        if let Some(element) = put(id, Part::Text, Some(text)) {
            write(&element, text);
        }
    }
}

/// Puts a text into every element that a selector finds.
pub fn say_everywhere(css: &str, text: &str) {
    let Some(found) = document().and_then(|document| document.query_selector_all(css).ok()) else { return };
    for at in 0..found.length() {
        if let Some(node) = found.get(at) {
            node.set_text_content(Some(text));
        }
    }
}

/// Sets an attribute, or takes it away.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    // Names are ours and valid.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Sets an attribute of the element with this id, or takes it away. Whether it was another one.
pub fn set_by_id(id: &str, name: &'static str, value: Option<&str>) -> bool {
    let element = put(id, Part::Attribute(name), value);
    if let Some(element) = &element {
        set(element, name, value);
    }
    element.is_some()
}

/// Sets an attribute that is there while something holds: `hidden`, `disabled`.
pub fn flag(id: &str, name: &'static str, holds: bool) {
    set_by_id(id, name, holds.then_some(""));
}

/// Hides the element with this id while something holds.
pub fn hide(id: &str, holds: bool) {
    flag(id, "hidden", holds);
}

/// Sets the width of the element with this id.
pub fn widen(id: &str, width: &str) {
    if let Some(element) = put(id, Part::Width, Some(width)) {
        let _ = element.style().set_property("width", width);
    }
}

/// Whether what the field with this id stands for has become another since this was asked last.
pub fn is_news(id: &str, stands_for: &str) -> bool {
    put(id, Part::Field, Some(stands_for)).is_some()
}

/// What a field holds. Inputs, choices and text areas all have it under the same name.
pub fn value(field: &Element) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// Puts a value into a field, unless it is there.
pub fn fill(field: &Element, text: &str) {
    let field = field.unchecked_ref::<HtmlInputElement>();
    if field.value() != text {
        field.set_value(text);
    }
}

/// What the field with this id holds.
pub fn value_of(id: &str) -> String {
    element(id).map(|field| value(&field)).unwrap_or_default()
}

/// Puts a value into the field with this id, unless it is there.
pub fn set_value(id: &str, text: &str) {
    if let Some(field) = element(id) {
        fill(&field, text);
    }
}

/// Ticks the box with this id, or not.
pub fn tick(id: &str, ticked: bool) {
    if let Some(field) = element(id) {
        field.unchecked_ref::<HtmlInputElement>().set_checked(ticked);
    }
}

/// Whether the box with this id is ticked.
pub fn is_ticked(id: &str) -> bool {
    element(id).is_some_and(|field| field.unchecked_ref::<HtmlInputElement>().checked())
}

/// As many rows behind the `<template>` in an element as asked for, each filled. Rows that are there are
/// kept.
pub fn rows(parent: &Element, count: usize, fill: &mut dyn FnMut(usize, &Element)) {
    let template = parent.query_selector(":scope > template").ok().flatten();
    let Some(template) = template.and_then(|it| it.dyn_into::<HtmlTemplateElement>().ok()) else { return };
    let mut next = template.next_element_sibling();
    for at in 0..count {
        let row = next.take().or_else(|| {
            let pattern = template.content().first_element_child()?;
            let row = pattern.clone_node_with_deep(true).ok()?.unchecked_into::<Element>();
            parent.append_child(&row).ok()?;
            Some(row)
        });
        let Some(row) = row else { return };
        fill(at, &row);
        next = row.next_element_sibling();
    }
    while let Some(surplus) = next {
        next = surplus.next_element_sibling();
        surplus.remove();
    }
}

/// The same for the element with this id. Drawn only when the text that stands for all rows is another one.
pub fn rows_of(id: &str, stands_for: &str, count: usize, fill: &mut dyn FnMut(usize, &Element)) {
    if let Some(parent) = put(id, Part::Rows, Some(stands_for)) {
        rows(&parent, count, fill);
    }
}

/// A row for each text in the elements with these ids, which are hidden where there is none.
pub fn list_all(lists: &[(&str, &[String])]) {
    for (id, texts) in lists {
        rows_of(id, &texts.join("\n"), texts.len(), &mut |at, row| say(row, &texts[at]));
        hide(id, texts.is_empty());
    }
}

/// Texts into the children of an element, in their order.
pub fn say_children(parent: &Element, texts: &[&str]) {
    let mut child = parent.first_element_child();
    for text in texts {
        let Some(at) = child else { return };
        say(&at, text);
        child = at.next_element_sibling();
    }
}

/// A new element at the end of another one.
pub fn append(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let made = document()?.create_element(tag).ok()?;
    made.set_text_content(Some(text));
    parent.append_child(&made).ok()?;
    Some(made)
}

/// A new element that stands nowhere yet.
pub fn new_element(tag: &str) -> Option<Element> {
    document()?.create_element(tag).ok()
}

/// A new element of SVG at the end of another one.
pub fn append_drawn(parent: &Element, tag: &str) -> Option<Element> {
    let made = document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), tag).ok()?;
    parent.append_child(&made).ok()?;
    Some(made)
}

/// Acts on an event at an element or anything in it, for as long as the page lives.
pub fn on(element: &Element, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    // Not passive, so that what the browser would do can be prevented; capturing, since some do not rise.
    let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(element, event, options, act).forget();
}

/// The element at which an event happened.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()
}

/// An attribute of the element nearest to where an event happened that has it.
pub fn attribute_at(event: &Event, name: &str) -> Option<String> {
    target(event)?.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}

/// A copy of what the `<template>` with this id holds, at the end of an element.
pub fn append_pattern(parent: &Element, id: &str) {
    let template = element(id).and_then(|it| it.dyn_into::<HtmlTemplateElement>().ok());
    if let Some(copy) = template.and_then(|it| it.content().clone_node_with_deep(true).ok()) {
        let _ = parent.append_child(&copy);
    }
}

/// What a file of ours describes, at the end of an element. It is a part of the program, never of what someone entered.
pub fn append_parsed(parent: &Element, html: &'static str) -> Option<()> {
    let parsed = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let body = parsed.body()?;
    while let Some(child) = body.first_child() {
        parent.append_child(&child).ok()?;
    }
    Some(())
}

/// Takes what an element holds out of the page, to be put back later.
pub fn take_children(parent: &Element) -> Option<DocumentFragment> {
    let taken = document()?.create_document_fragment();
    while let Some(child) = parent.first_child() {
        taken.append_child(&child).ok()?;
    }
    Some(taken)
}
