//! The address and the ways to the other pages follow the inputs, and the inputs follow an address that someone enters.

use super::super::browser;
use super::super::dom::set_by_id;
use super::super::wanted;
use super::{State, hand_on};
use crate::domain::{Company, Scenario};
use crate::wire::link;
use crate::wire::share::for_address;
use gloo::timers::callback::Timeout;
use leptos::prelude::{Track, untrack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long after a change the address follows.
const ADDRESS_AFTER_MS: u32 = 300;
/// The longest link that other pages are handed: longer ones hold more apps than they can compute at every key.
const LONGEST_FOR_OTHERS: usize = 1_800;

/// The fewest characters of an app in a link: `&app=a,b,c,1`.
const SHORTEST_APP: usize = 12;

/// The apps and the company.
pub fn scenario(state: State) -> Scenario {
    state.list(|list| state.inputs.company(|company| list.stack(company).scenario()))
}

/// What makes the address follow.
pub fn follow(state: State) -> Box<dyn FnMut()> {
    let written = Rc::new(RefCell::new(browser::fragment()));
    let last = Rc::clone(&written);
    let is_entered = Rc::new(Cell::new(true));
    let entered = Rc::clone(&is_entered);
    browser::on_hash_change(move || {
        let fragment = browser::fragment();
        if *written.borrow() != fragment {
            written.replace(fragment.clone());
            entered.set(true);
            untrack(|| state.load(&fragment));
        }
    });
    let mut waiting = None::<Timeout>;
    Box::new(move || {
        state.list.track();
        state.inputs.scenario.track();
        let is_example = state.screen(|screen| screen.is_example);
        // An address that was just entered stays until something is changed: the example's none, and a link with
        // problems as it came.
        let stays =
            is_entered.take() && (is_example || untrack(|| state.inputs.screen(|screen| !screen.notices.is_empty())));
        let last = Rc::clone(&last);
        // Replaced, the one that waited is called off.
        waiting.replace(Timeout::new(ADDRESS_AFTER_MS, move || {
            let scenario = untrack(|| scenario(state));
            let text = link::write(&scenario);
            set_by_id("content", "data-link", Some(&text));
            wanted::tell_scenario(&text);
            tell_pages(&scenario, &text);
            let carried = for_address(&text);
            hand_on::tell_address(carried.is_some());
            if let Some(text) = carried.filter(|_| !stays) {
                browser::replace_fragment(&text);
                last.replace(browser::fragment());
            }
        }));
    })
}

fn tell_pages(scenario: &Scenario, text: &str) {
    let alone = Scenario { apps: Vec::new(), company: scenario.company.clone() };
    let short = if text.len() > LONGEST_FOR_OTHERS { link::write(&alone) } else { text.to_owned() };
    set_by_id("to-vendors", "href", Some(&["vendors.html#", &short].concat()));
    let is_empty = scenario.apps.is_empty() && scenario.company == Company::default();
    let calculator = if is_empty || short.len() != text.len() { "./".into() } else { ["./#", &short].concat() };
    set_by_id("to-calculator", "href", Some(&calculator));
}

/// The calculator with the app at a place of the list first, and the others behind it; alone where that gets too long.
pub fn calculator_of(state: State, place: usize) -> String {
    let mut scenario = scenario(state);
    if scenario.apps.len() > LONGEST_FOR_OTHERS / SHORTEST_APP {
        let alone = scenario.apps.drain(..).nth(place);
        scenario.apps.extend(alone);
    }
    if place < scenario.apps.len() {
        let app = scenario.apps.remove(place);
        scenario.apps.insert(0, app);
    }
    let mut text = link::write(&scenario);
    if text.len() > LONGEST_FOR_OTHERS {
        scenario.apps.truncate(1);
        text = link::write(&scenario);
    }
    ["./#", &text].concat()
}
