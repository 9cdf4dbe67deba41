//! The packed link in the address: unpacked when it is opened, and written where the plain one is too long for an
//! address.

use super::problems::packed_problem;
use super::state::State;
use super::{browser, wanted};
use crate::wire::link::MOST_CHARACTERS;
use crate::wire::packed_link::{is_packed, unpack};
use crate::wire::share::for_address;
use gloo::timers::callback::Timeout;

/// How long after a change the address follows; that of a plain link does as soon.
const ADDRESS_AFTER_MS: u32 = 300;

/// Has the first program show what the packed link in the address says, or why it cannot. A link that is in the
/// address no more, because someone changed something meanwhile, is left alone.
pub fn read(state: State) {
    let fragment = browser::fragment();
    if !is_packed(&fragment) {
        return;
    }
    match unpack(&fragment) {
        Ok(text) => wanted::ask_for(&text),
        Err(problem) => wanted::notify(&state.numbers(|numbers| packed_problem(problem, numbers))),
    }
}

/// What makes the address follow a scenario whose plain link is too long for it.
pub fn write(state: State) -> Box<dyn FnMut()> {
    let mut waiting = None::<Timeout>;
    Box::new(move || {
        let link = state.link();
        let follow = move || {
            if let Some(text) = for_address(&link).filter(|_| link.len() > MOST_CHARACTERS) {
                browser::replace_fragment(&text);
            }
        };
        // Replaced, the one that waited is called off.
        waiting.replace(Timeout::new(ADDRESS_AFTER_MS, follow));
    })
}
