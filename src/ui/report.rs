//! The report as JSON, for files and for pages that embed this one.

use super::state::State;
use crate::present::{formula_text, warning};
use crate::wire::report_json;

/// The report of the whole scenario, `scim-tax/report/1`.
pub fn report_text(state: State) -> String {
    let (version, vendors) = state.catalog(|catalog| (catalog.version, catalog.vendors.len()));
    state.report(|report| report_json::write(report, version, vendors, &state.link(), formula_text, warning))
}
