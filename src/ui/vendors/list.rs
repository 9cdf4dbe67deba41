//! The list of all vendors.

use super::State;

/// Once, before anything is shown.
pub fn prepare(_: State) {}

/// Shows what the fragment asks for.
pub fn show(_: State) {}
