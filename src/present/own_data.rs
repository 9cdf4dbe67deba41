//! What is said about a catalog file of one's own.

use super::fill::fill;
use super::number::plural;

/// The most names in a sentence.
const MOST_NAMED: usize = 5;

/// Whose vendors are computed with.
///
/// ```
/// use scim_tax::present::own_in_use;
/// assert_eq!(own_in_use(&["Acme"]), "1 vendor of your own file is in use: Acme.");
/// assert_eq!(own_in_use(&["A", "B"]), "2 vendors of your own file are in use: A and B.");
/// let seven = own_in_use(&["A", "B", "C", "D", "E", "F", "G"]);
/// assert_eq!(seven, "7 vendors of your own file are in use: A, B, C, D, E and 2 more.");
/// ```
pub fn own_in_use(names: &[&str]) -> String {
    let vendors = plural(&names.len().to_string(), "vendor", "vendors");
    let are = if names.len() == 1 { "is" } else { "are" };
    fill("{} of your own file {} in use: {}.", &[&vendors, are, &listed(names)])
}

/// What those have to know who get a link to a calculation with one's own vendors.
///
/// ```
/// use scim_tax::present::own_is_not_shared;
/// let said = own_is_not_shared(&["Acme"]);
/// assert!(said.starts_with("Acme is from your own file, which the link does not carry. Whoever opens it needs the file too"));
/// ```
pub fn own_is_not_shared(names: &[&str]) -> String {
    let are = if names.len() == 1 { "is" } else { "are" };
    let sentence = "{} {} from your own file, which the link does not carry. Whoever opens it needs the file too, \
                    else it is computed with the prices of this catalog, or not at all.";
    fill(sentence, &[&listed(names), are])
}

/// How many problems a file has, before they are listed.
///
/// ```
/// use scim_tax::present::own_refused;
/// assert_eq!(own_refused("prices.json", 1), "1 problem in prices.json. Nothing of it is used.");
/// ```
pub fn own_refused(file: &str, problems: usize) -> String {
    let problems = plural(&problems.to_string(), "problem", "problems");
    fill("{} in {}. Nothing of it is used.", &[&problems, file])
}

/// The first names, and how many more there are: `A, B and C`.
pub(super) fn listed(names: &[&str]) -> String {
    let more = names.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| fill("{} more", &[&more.to_string()]));
    let mut named: Vec<&str> = names.iter().take(MOST_NAMED).copied().chain(more.as_deref()).collect();
    match named.pop() {
        Some(last) if !named.is_empty() => [named.join(", ").as_str(), " and ", last].concat(),
        last => last.unwrap_or_default().to_owned(),
    }
}
