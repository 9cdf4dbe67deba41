//! The vendors' files with their sources, fetched some at a time. What cannot be had is left out: the amounts do not
//! need it.

use super::super::super::fetch;
use crate::domain::Evidence;
use crate::wire::evidence;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// How many are fetched at a time.
const AT_ONCE: usize = 8;
/// How long nothing may arrive before the rest is given up.
const PATIENCE_MS: u32 = 10_000;

/// What is under way.
struct Run {
    /// Ids not asked for yet.
    waiting: RefCell<Vec<String>>,
    found: RefCell<BTreeMap<String, Evidence>>,
    done: Cell<usize>,
    of: usize,
    tell: Rc<dyn Fn(usize, usize)>,
    give_up: RefCell<Option<Function>>,
    /// Gives up unless something arrives.
    patience: RefCell<Option<Timeout>>,
}

/// The evidence of the vendors with these ids, as far as it can be had. `tell` hears how many files are through.
pub async fn fetch_all(ids: Vec<String>, tell: Rc<dyn Fn(usize, usize)>) -> BTreeMap<String, Evidence> {
    let of = ids.len();
    let run = Rc::new(Run {
        waiting: RefCell::new(ids),
        found: RefCell::default(),
        done: Cell::new(0),
        of,
        tell,
        give_up: RefCell::default(),
        patience: RefCell::default(),
    });
    let given_up = Promise::new(&mut |resolve, _| {
        run.give_up.replace(Some(resolve));
    });
    run.wait();
    let lane = |_| {
        let run = Rc::clone(&run);
        future_to_promise(async move {
            run.fetch_in_turn().await;
            Ok(JsValue::UNDEFINED)
        })
    };
    let all = Promise::all(&(0..AT_ONCE.min(of)).map(lane).collect::<Array>());
    let _ = JsFuture::from(Promise::race(&Array::of2(&all, &given_up))).await;
    run.patience.take();
    // What is still asked for comes too late.
    run.waiting.borrow_mut().clear();
    run.found.take()
}

impl Run {
    async fn fetch_in_turn(&self) {
        loop {
            let Some(id) = self.waiting.borrow_mut().pop() else { return };
            let text = fetch::get(&["vendors/", &id, ".json"].concat(), "").await;
            if self.patience.borrow().is_none() {
                return;
            }
            if let Some(evidence) = text.ok().and_then(|text| evidence::read(&text)) {
                self.found.borrow_mut().insert(id, evidence);
            }
            self.done.set(self.done.get() + 1);
            (self.tell)(self.done.get(), self.of);
            self.wait();
        }
    }

    /// Waits anew for something to arrive.
    fn wait(&self) {
        let give_up = self.give_up.borrow().clone();
        let give_up = move || {
            if let Some(give_up) = give_up {
                let _ = give_up.call0(&JsValue::UNDEFINED);
            }
        };
        self.patience.replace(Some(Timeout::new(PATIENCE_MS, give_up)));
    }
}
