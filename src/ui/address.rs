//! The address and the title follow the inputs, and the inputs follow an address that someone enters.

use super::browser;
use super::dom::set_by_id;
use super::state::State;
use super::wanted;
use crate::wire::link::MOST_CHARACTERS;
use crate::wire::packed_link::is_packed;
use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long after a change the address follows.
const ADDRESS_AFTER_MS: u32 = 300;

/// The title carries the answer, and the other pages the scenario.
fn tell(state: State, link: &str) {
    browser::set_title(&state.page(|page| [&page.answer.title, " · SCIM tax calculator"].concat()));
    for (id, page) in [("to-vendors", "vendors.html#"), ("to-stack", "stack.html#"), ("to-all", "stack.html#")] {
        set_by_id(id, "href", Some(&[page, link].concat()));
    }
}

/// Has the second program unpack a link, if it is packed.
fn unpack(fragment: &str) {
    if is_packed(fragment) {
        wanted::want("link");
    }
}

/// What makes the address and the title follow. The page's `data-link` holds the link at once.
pub fn follow(state: State) -> Box<dyn FnMut()> {
    let written = Rc::new(RefCell::new(browser::fragment()));
    let last = Rc::clone(&written);
    let is_entered = Rc::new(Cell::new(true));
    let entered = Rc::clone(&is_entered);
    unpack(&written.borrow());
    browser::on_hash_change(move || {
        let fragment = browser::fragment();
        if *written.borrow() != fragment {
            written.replace(fragment.clone());
            entered.set(true);
            state.load(&fragment);
            unpack(&fragment);
        }
    });
    let mut waiting = None::<Timeout>;
    Box::new(move || {
        let link = state.link();
        set_by_id("content", "data-link", Some(&link));
        wanted::tell_scenario(&link);
        // An address that was just entered stays until something is changed: the example's none, and a link with
        // problems, or one that is not unpacked yet, as it came.
        if is_entered.take() {
            untrack(|| tell(state, &link));
            if browser::fragment().is_empty() || untrack(|| state.screen(|screen| screen.is_faulty)) {
                return;
            }
        }
        let last = Rc::clone(&last);
        // Replaced, the one that waited is called off.
        waiting.replace(Timeout::new(ADDRESS_AFTER_MS, move || {
            untrack(|| tell(state, &link));
            // What an address cannot carry plain the second program puts there (`packed`), which is here by then.
            if link.len() <= MOST_CHARACTERS {
                browser::replace_fragment(&link);
            }
            last.replace(browser::fragment());
        }));
    })
}
