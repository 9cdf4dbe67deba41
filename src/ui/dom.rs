//! Elements on top of Leptos' reactive system.
//!
//! `view!` makes types of their own for every element and every closure in it, and compiles the code that
//! draws them anew for each. For this page that came to 190 KB of the first load (measured on
//! 2026-11-22, brotli), more than all that it computes. Here every element has one type and every closure
//! is boxed, so the code that draws them is there once.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event};

/// An element.
#[derive(Clone)]
pub struct El(pub Element);

fn document() -> Document {
    // The page runs in a window with a document, or not at all.
    web_sys::window().and_then(|window| window.document()).unwrap_or_else(|| wasm_bindgen::throw_str("no document"))
}

/// A new element.
pub fn el(tag: &str) -> El {
    let made = document().create_element(tag);
    El(made.unwrap_or_else(|_| wasm_bindgen::throw_str("not an element")))
}

/// A new element with a class.
pub fn classed(tag: &str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// A new element with a text.
pub fn said(tag: &str, text: &str) -> El {
    el(tag).text(text)
}

/// A button; `class` may be empty.
pub fn button(class: &str, text: &str, act: impl FnMut(Event) + 'static) -> El {
    let button = said("button", text).attr("type", "button").on("click", act);
    if class.is_empty() { button } else { button.attr("class", class) }
}

impl El {
    /// With an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // Names are ours and valid.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// With the id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// With a text at the end.
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_child(&document().create_text_node(text));
        self
    }

    /// With a child at the end.
    pub fn child(self, child: El) -> Self {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// With children at the end.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }

    /// With a text at the end that follows.
    pub fn live(self, text: impl Fn() -> String + 'static) -> Self {
        self.boxed_live(Box::new(text))
    }

    fn boxed_live(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        let _ = self.0.append_child(&node);
        follow(Source::Text(text), Target::Text(node));
        self
    }

    /// With an attribute that follows.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.following(Source::Maybe(Box::new(value)), Kind::Attribute, name)
    }

    /// With an attribute that is there while something holds: `hidden`, `disabled`.
    pub fn flag(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.following(Source::Flag(Box::new(holds)), Kind::Attribute, name)
    }

    /// Hidden while something holds.
    pub fn hidden(self, holds: impl Fn() -> bool + 'static) -> Self {
        self.flag("hidden", holds)
    }

    /// With a property, such as `value` or `checked`, that follows.
    pub fn live_prop(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.following(Source::Text(Box::new(value)), Kind::Property, name)
    }

    /// With a style property that follows. A `style` attribute would be refused by the page's policy.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.following(Source::Text(Box::new(value)), Kind::Style, name)
    }

    fn following(self, source: Source, kind: Kind, name: &'static str) -> Self {
        follow(source, Target::Element(self.0.clone(), kind, name));
        self
    }

    /// Acts on an event, for as long as the page lives. In what is drawn again and again, listen on the
    /// parent.
    pub fn on(self, event: &str, act: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(act));
        self
    }

    /// With children that are drawn anew whenever the text that stands for them changes.
    pub fn redraw(self, stands_for: impl Fn() -> String + 'static, draw: impl Fn() -> Vec<El> + 'static) -> Self {
        redraw(self.0.clone(), Box::new(stands_for), Box::new(draw));
        self
    }

    /// With an item for each text.
    pub fn items(self, texts: impl Fn() -> Vec<String> + 'static) -> Self {
        items(&self.0, Box::new(texts));
        self
    }
}

/// Sets a property of an element that takes text, or for `checked` whether the text is `true`.
pub fn set_property(element: &Element, name: &str, value: &str) {
    let value = if name == "checked" { (value == "true").into() } else { value.into() };
    let _ = js_sys::Reflect::set(element, &name.into(), &value);
}

/// What an input holds.
pub fn value_of(event: &Event) -> String {
    let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
    js_sys::Reflect::get(&target, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether a checkbox is ticked.
pub fn is_checked(event: &Event) -> bool {
    let target = event.target().map(wasm_bindgen::JsValue::from).unwrap_or_default();
    js_sys::Reflect::get(&target, &"checked".into()).is_ok_and(|checked| checked.is_truthy())
}

/// An attribute of the element nearest to where an event happened that has it.
pub fn attribute_at(event: &Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&["[", name, "]"].concat()).ok()??.get_attribute(name)
}

fn listen(element: &Element, event: &str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::wrap(act);
    let _ = element.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    act.forget();
}

/// What is followed.
enum Source {
    Text(Box<dyn Fn() -> String>),
    Maybe(Box<dyn Fn() -> Option<String>>),
    Flag(Box<dyn Fn() -> bool>),
}

/// What follows.
enum Target {
    Text(web_sys::Text),
    Element(Element, Kind, &'static str),
}

#[derive(Clone, Copy)]
enum Kind {
    Attribute,
    Property,
    Style,
}

impl Source {
    fn now(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text()),
            Self::Maybe(text) => text(),
            Self::Flag(holds) => holds().then(String::new),
        }
    }
}

impl Target {
    fn set(&self, value: Option<&str>) {
        let text = value.unwrap_or_default();
        match self {
            Self::Text(node) => node.set_data(text),
            Self::Element(element, Kind::Attribute, name) => {
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
            Self::Element(element, Kind::Property, name) => set_property(element, name, text),
            Self::Element(element, Kind::Style, name) => {
                if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                    let _ = element.style().set_property(name, text);
                }
            }
        }
    }
}

/// Sets the target now and whenever the source becomes another one.
fn follow(source: Source, target: Target) {
    keep(RenderEffect::new(move |last: Option<Option<String>>| {
        let value = source.now();
        if last.as_ref() != Some(&value) {
            target.set(value.as_deref());
        }
        value
    }));
}

fn items(parent: &Element, texts: Box<dyn Fn() -> Vec<String>>) {
    let texts = std::rc::Rc::new(texts);
    let again = std::rc::Rc::clone(&texts);
    let draw = move || again().iter().map(|text| said("li", text)).collect();
    redraw(parent.clone(), Box::new(move || texts().join("\n")), Box::new(draw));
}

fn redraw(parent: Element, stands_for: Box<dyn Fn() -> String>, draw: Box<dyn Fn() -> Vec<El>>) {
    // What is drawn lives until it is drawn anew, not until the text is looked at again.
    let owner = RefCell::new(Owner::new());
    keep(RenderEffect::new(move |last: Option<Option<String>>| {
        let text = Some(stands_for());
        if last.as_ref() != Some(&text) {
            owner.borrow().cleanup();
            let drawn = owner.borrow().with(|| untrack(&draw));
            parent.set_text_content(None);
            for child in drawn {
                let _ = parent.append_child(&child.0);
            }
        }
        text
    }));
}

/// An effect lives as long as what it was made in.
fn keep(effect: RenderEffect<Option<String>>) {
    StoredValue::new_local(effect);
}
