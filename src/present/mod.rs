//! What is shown, as plain values: numbers by locale, every sentence about a result, placed bars. Pure.

mod assumptions;
mod bar;
pub mod chart;
pub mod csv;
pub mod decision;
mod fact_sheet;
mod fill;
mod formula;
mod in_words;
mod messages;
pub mod method;
mod number;
mod own_data;
mod page;
mod plan;
mod sharing;
pub mod stack;
mod vendor_list;
mod vendor_summary;
mod working;

pub use assumptions::{AssumptionText, assumption_text};
pub use bar::{Bar, bars};
pub use fact_sheet::{
    Block, Correction, FactSheet, Known, Link, NoVendor, Part, Phrase, Table, TableRow, fact_sheet, scenario_with,
    source_text,
};
pub use formula::{Piece, formula_text, pieces};
pub use in_words::{assumption_in_words, reasons_in_words, verdict_in_words};
pub use messages::{break_evens, provenance, question, reason, warning, warning_in, why};
pub use number::{Numbers, date, plural, rounded_parts, symbol};
pub use own_data::{own_in_use, own_is_not_shared, own_refused};
pub use page::{Answer, Headline, OptionRow, Page, TimeRow, answer, page};
pub use plan::plan_price;
pub use sharing::{ONE_FILE, RENEWALS_UNUSED, file_not_opened, no_link};
pub use vendor_list::{NO_AMOUNT, VendorCell, column_heading, gets_text, status_text, vendor_cells, vendor_table};
pub use vendor_summary::{
    SummaryPart, case_text, computable_choice, count_text, filters, grades_choice, loosening_text, order_note,
    page_text, sort_choice, statuses_choice, summary,
};
pub use working::{Row, Section, about, grade_text, working};
