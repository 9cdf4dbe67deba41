//! The list of all vendors.

use super::State;

/// Once, before anything is shown.
pub fn prepare(_: State) {}

/// Forgets what was made of another catalog than the one that is there now.
pub fn renew(_: State) {}

/// Shows what the fragment asks for.
pub fn show(_: State) {}
