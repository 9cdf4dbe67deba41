//! The address and the title follow the inputs, and the inputs follow an address that someone enters.

use super::browser;
use super::dom::set_by_id;
use super::state::State;
use super::wanted;
use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::rc::Rc;

/// How long after a change the address follows.
const ADDRESS_AFTER_MS: u32 = 300;

/// The title carries the answer, and the other pages the scenario.
fn tell(state: State, link: &str) {
    browser::set_title(&state.page(|page| [&page.title, " · SCIM tax calculator"].concat()));
    for (id, page) in [("to-vendors", "vendors.html#"), ("to-stack", "stack.html#")] {
        set_by_id(id, "href", Some(&[page, link].concat()));
    }
}

/// What makes the address and the title follow. The page's `data-link` holds the link at once.
pub fn follow(state: State) -> Box<dyn FnMut()> {
    let written = Rc::new(RefCell::new(browser::fragment()));
    let last = Rc::clone(&written);
    browser::on_hash_change(move || {
        let fragment = browser::fragment();
        if *written.borrow() != fragment {
            written.replace(fragment.clone());
            state.load(&fragment);
        }
    });
    let (mut is_first, mut waiting) = (true, None::<Timeout>);
    Box::new(move || {
        let link = state.link();
        set_by_id("content", "data-link", Some(&link));
        wanted::tell_scenario(&link);
        // A page that was just opened keeps its address until something is changed: the example none, and
        // a link with problems as it came.
        if std::mem::take(&mut is_first) {
            untrack(|| tell(state, &link));
            if browser::fragment().is_empty() || untrack(|| state.screen(|screen| !screen.notices.is_empty())) {
                return;
            }
        }
        let last = Rc::clone(&last);
        // Replaced, the one that waited is called off.
        waiting.replace(Timeout::new(ADDRESS_AFTER_MS, move || {
            untrack(|| tell(state, &link));
            browser::replace_fragment(&link);
            last.replace(browser::fragment());
        }));
    })
}
