//! What is said where a calculation is handed on or taken over.

use super::fill::fill;

/// Why there is no link: how long it would be, and how long one may be.
///
/// ```
/// use scim_tax::present::no_link;
/// assert!(no_link("2,345", "2,000").starts_with("A link would be 2,345 characters long. Mail and chat programs cut links"));
/// ```
pub fn no_link(characters: &str, most: &str) -> String {
    let sentence = "A link would be {} characters long. Mail and chat programs cut links beyond {}, so save the \
                    calculation as a file: this page opens it.";
    fill(sentence, &[characters, most])
}

/// Why a scenario file was not opened.
///
/// ```
/// use scim_tax::present::file_not_opened;
/// assert_eq!(file_not_opened("a.json", "There is nothing in it."), "“a.json” was not opened. There is nothing in it.");
/// ```
pub fn file_not_opened(name: &str, problem: &str) -> String {
    fill("“{}” was not opened. {}", &[name, problem])
}

/// What is said of the renewal dates of a file that was opened for one app.
pub const RENEWALS_UNUSED: &str =
    "The file also has renewal dates of its apps. This page does not use them, and a file saved here has none.";

/// What is said where several files are dropped at once.
pub const ONE_FILE: &str = "Open one file at a time.";
