//! The turns of a worker: each is a task of its own, so that what the page sends is heard in between.
//!
//! Not by timers: a browser has those that follow each other wait four milliseconds each, so turns would have to be
//! long, and who types would share the processor with one for as long as it lasts.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageChannel, MessagePort};

/// Where the next turn is asked for.
pub struct Turns {
    asked: MessagePort,
    is_asked: Rc<Cell<bool>>,
}

impl Turns {
    /// `take` takes a turn each time that one was asked for. `None` in a browser without channels, which has no
    /// WebAssembly either.
    pub fn new(mut take: impl FnMut() + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let is_asked = Rc::new(Cell::new(false));
        let asked = Rc::clone(&is_asked);
        let heard = Closure::<dyn FnMut()>::new(move || {
            asked.set(false);
            take();
        });
        channel.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        Some(Self { asked: channel.port2(), is_asked })
    }

    /// Asks for the next turn, unless it is asked for.
    pub fn next(&self) {
        if !self.is_asked.replace(true) {
            // Nothing goes with it, so nothing can be refused.
            let _ = self.asked.post_message(&wasm_bindgen::JsValue::NULL);
        }
    }
}
