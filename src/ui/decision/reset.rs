//! The assumptions back at our defaults, from beside the charts; and that taken back. It asks the first program, which
//! has what was entered.

use super::super::dom::{element, hide, say_all};
use super::super::state::State;
use super::super::wanted;
use crate::domain::{Assumption, Assumptions};
use crate::present::plural;
use crate::wire::link;
use std::cell::RefCell;

thread_local! {
    /// What a reset threw away; until something is changed anew.
    static BEFORE: RefCell<Option<Assumptions>> = const { RefCell::new(None) };
}

/// Says how many assumptions were changed, and offers what can be done about it.
pub fn show(state: State) {
    let is_changed = |assumptions: &Assumptions| Assumption::ALL.map(|one| assumptions.is_changed(one));
    let changes = state.company(|company| is_changed(&company.assumptions)).into_iter().filter(|it| *it).count();
    if changes > 0 {
        BEFORE.take();
    }
    let can_undo = BEFORE.with_borrow(Option::is_some);
    let says = match changes {
        0 => "All assumptions are at our defaults.".to_owned(),
        _ => [&plural(&changes.to_string(), "assumption was", "assumptions were"), " changed."].concat(),
    };
    let act = match changes {
        0 => "Undo the reset",
        1 => "Back to our default",
        _ => "All at our defaults",
    };
    say_all(&[("changes-say", &says), ("changes-act", act)]);
    hide("changes-act", changes == 0 && !can_undo);
}

/// Puts the defaults back; right after that, what was there before.
pub fn act() {
    // A field that cannot be computed with would lose what is typed there.
    if element("outdated").is_some_and(|note| !note.has_attribute("hidden")) {
        return say_all(&[("changes-say", "A field above needs another look first.")]);
    }
    // From there and not from here, where what was typed a moment ago may not have come to yet.
    let mut scenario = link::read_up_to(link::MOST_HELD, &wanted::scenario()).scenario;
    let before = BEFORE.take();
    if before.is_none() {
        BEFORE.set(Some(scenario.company.assumptions.clone()));
    }
    scenario.company.assumptions = before.unwrap_or_default();
    wanted::ask_for(&link::write(&scenario));
}
