//! The sheet of one vendor.

use super::super::dom::say_all;
use super::State;

/// Once, before anything is shown.
pub fn prepare(_: State) {}

/// Forgets what was made of another catalog than the one that is there now.
pub fn renew(_: State) {}

/// Shows a vendor.
pub fn show(state: State, id: &str) {
    let name = state.fixed(|fixed| fixed.catalog.vendor(id).map(|vendor| vendor.name.clone()).unwrap_or_default());
    say_all(&[("sheet-title", &name)]);
}
