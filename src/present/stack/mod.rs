//! A whole company's apps in words: each in a line, and all of them together.

mod answer;
mod edits;
mod row;
mod totals;
mod workbook;

pub use answer::{BudgetView, TextRow, budget_view, group_rows, quarter_text, rank_text, ranking_rows};
pub use edits::{app_name, brought_text, done_text, full_text, number_name, undone_text};
pub use row::{StackRow, stack_row, verdict};
pub use totals::{StackOption, TotalsView, names, totals_view};
pub use workbook::{workbook_progress, workbook_saved};
