//! A whole company's apps in words: each in a line, and all of them together.

mod answer;
mod edits;
mod moves;
mod picture;
mod row;
mod sure;
mod totals;
mod workbook;
mod years;

pub use answer::{BudgetView, TextRow, budget_view, group_rows, quarter_text, rank_text, ranking_rows};
pub use edits::{app_name, brought_text, done_text, full_text, number_name, undone_text};
pub use moves::stack_moves;
pub use picture::{apps_chart, shares_chart};
pub use row::{StackRow, stack_row, verdict};
pub use sure::{period_head, stack_sure};
pub use totals::{StackOption, TotalsView, names, totals_view};
pub use workbook::{workbook_progress, workbook_saved};
pub use years::{StackYearsView, TextTable, stack_years};
