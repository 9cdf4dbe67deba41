//! What is said while the workbook is written, and when it is.

use crate::domain::Number;
use crate::present::Numbers;
use crate::present::fill::fill;
use crate::present::own_data::listed;

/// Vendors from which on their sources are counted while they are fetched.
const COUNTED_FROM: usize = 20;

/// That it is being written; of many vendors also how many of their files are fetched.
///
/// ```
/// use scim_tax::present::Numbers;
/// use scim_tax::present::stack::workbook_progress;
/// assert_eq!(workbook_progress(3, 6, &Numbers::default()), "Writing the workbook …");
/// let many = workbook_progress(60, 180, &Numbers::default());
/// assert_eq!(many, "Writing the workbook: the sources of 60 of 180 vendors are fetched …");
/// assert_eq!(workbook_progress(180, 180, &Numbers::default()), "Writing the workbook …");
/// ```
pub fn workbook_progress(done: usize, of: usize, numbers: &Numbers) -> String {
    if done >= of || of < COUNTED_FROM {
        return "Writing the workbook …".into();
    }
    let count = |count: usize| numbers.count(Number::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    let sentence = "Writing the workbook: the sources of {} of {} vendors are fetched …";
    fill(sentence, &[&count(done), &count(of)])
}

/// That it is saved, and what is not in it.
///
/// ```
/// use scim_tax::present::stack::workbook_saved;
/// assert_eq!(workbook_saved("a.xlsx", &[]), "Saved as a.xlsx.");
/// assert_eq!(
///     workbook_saved("a.xlsx", &["Figma", "GitHub"]),
///     "Saved as a.xlsx, without the sources of Figma and GitHub, which could not be fetched. All amounts are in it. \
///      Save it again for the sources."
/// );
/// ```
pub fn workbook_saved(file: &str, missing: &[&str]) -> String {
    if missing.is_empty() {
        return fill("Saved as {}.", &[file]);
    }
    let sentence = "Saved as {}, without the sources of {}, which could not be fetched. All amounts are in it. Save it \
                    again for the sources.";
    fill(sentence, &[file, &listed(missing)])
}
