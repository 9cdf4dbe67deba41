//! A catalog file of the reader's own: vendors as in `data/vendors/`, one, a list of them, or
//! `{"vendors": [...]}` as in `scim-tax-vendors.json`. The rules are those of the builder
//! ([`crate::wire::catalog_file::judge`]); here come limits, since anybody's file may be opened, and the
//! lines of problems.
//!
//! Whatever the text is, reading ends soon and says in words what is wrong.

mod plain_text;
mod problems;
mod template;

pub use problems::{OwnProblem, OwnProblems};
pub use template::template;

use super::catalog_file::{Checked, MOST_PLANS, judge, refuse_twice, shared_names};
use super::json_scan::{Entry, Group, entries, first_group, is_named, start};
use super::problem::{Problem, Step, collect_at_most};
use super::vendor_file::{self, VendorFile};
use crate::domain::Vendor;
use problems::Listed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// The most vendors in a file.
pub const MOST_VENDORS: usize = 10_000;
/// The most entries of any list or object in a vendor.
pub const MOST_ENTRIES: usize = 1_000;

/// What the published file of all vendors has beside them.
const BESIDE: [&str; 6] = ["title", "version", "crc32", "licence", "licence_url", "attribution"];

/// Vendors of one's own, all of them right.
#[derive(Clone, Debug)]
pub struct OwnCatalog {
    /// In the order of the file.
    pub vendors: Vec<Checked>,
}

impl OwnCatalog {
    /// The vendors as computed with.
    pub fn to_vendors(&self) -> Vec<Vendor> {
        self.vendors.iter().map(|checked| checked.vendor.clone()).collect()
    }

    /// Each vendor as authored, by id, as JSON in one line.
    pub fn to_texts(&self) -> Vec<(String, String)> {
        let text = |file: &VendorFile| serde_json::to_string(file).unwrap_or_default();
        self.vendors.iter().map(|checked| (checked.file.id.clone(), text(&checked.file))).collect()
    }

    /// The file as a person reads it: a vendor alone, more of them in a list.
    pub fn to_readable(&self) -> String {
        let files: Vec<&VendorFile> = self.vendors.iter().map(|checked| &checked.file).collect();
        let text = match files.as_slice() {
            [only] => serde_json::to_string_pretty(only),
            all => serde_json::to_string_pretty(&BTreeMap::from([("vendors", all)])),
        };
        text.unwrap_or_default() + "\n"
    }

    /// With another file over it: a vendor whose id is in both is the other file's.
    ///
    /// # Errors
    /// What is wrong with both together: too much, or two vendors of one name.
    pub fn with(self, other: Self) -> Result<Self, OwnProblems> {
        let others: BTreeSet<&str> = other.vendors.iter().map(|checked| checked.file.id.as_str()).collect();
        let kept = self.to_texts().into_iter().filter(|(id, _)| !others.contains(id.as_str()));
        read_texts(kept.chain(other.to_texts()).map(|(_, text)| text))
    }
}

/// Why a file of so many bytes is not read, if it is not.
///
/// ```
/// use scim_tax::wire::own_catalog::too_large;
/// assert_eq!(too_large(5_000_000), None);
/// assert_eq!(too_large(50_000_001).unwrap(), "The file has 50.1 MB; at most 5 MB can be read.");
/// ```
pub fn too_large(bytes: usize) -> Option<String> {
    let tenths = bytes.div_ceil(100_000);
    (bytes > MOST_BYTES).then(|| format!("The file has {}.{} MB; at most 5 MB can be read.", tenths / 10, tenths % 10))
}

/// Reads a file as it is on the disk.
///
/// # Errors
/// Everything that is wrong in it, see [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<OwnCatalog, OwnProblems> {
    if let Some(text) = too_large(bytes.len()) {
        return Err(OwnProblem::of_file(text).into());
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(OwnProblem::of_file("The file is in UTF-16; save it in UTF-8.").into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let text = "no text in UTF-8 from here on; a catalog file is JSON in UTF-8";
            Err(OwnProblem::at_line(line, text).into())
        }
    }
}

/// Reads the text of a file.
///
/// ```
/// use scim_tax::wire::own_catalog::read;
/// let problems = read("{\n  \"id\": \"acme\",\n  \"name\": 5\n}").unwrap_err();
/// assert_eq!(problems.list[0].to_string(), "line 1: category: missing");
/// assert_eq!(problems.list.last().unwrap().to_string(), "line 3: name: not a text in quotes");
/// ```
///
/// # Errors
/// Everything that is wrong in it, by line; of many problems the first hundred.
pub fn read(text: &str) -> Result<OwnCatalog, OwnProblems> {
    if let Some(text) = too_large(text.len()) {
        return Err(OwnProblem::of_file(text).into());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(OwnProblem::of_file("There is nothing in it.").into());
    }
    refuse_twice(text).map_err(|error| problems::of_json(&error, text))?;
    if let Some(group) = first_group(text, |group| group.entries > most_entries(group)) {
        let sentence = format!("{} entries; at most {} are allowed", group.entries, most_entries(&group));
        return Err(OwnProblem::in_group(text, &group, sentence).into());
    }
    read_vendors(text)
}

/// Reads vendors, each as JSON.
///
/// # Errors
/// As [`read`].
pub fn read_texts(texts: impl Iterator<Item = String>) -> Result<OwnCatalog, OwnProblems> {
    read(&["[", &texts.collect::<Vec<_>>().join(",\n"), "]"].concat())
}

fn most_entries(group: &Group) -> usize {
    match (group.name, group.depth) {
        ("", 0) | ("vendors", 1) => MOST_VENDORS,
        ("plans", _) => MOST_PLANS,
        _ => MOST_ENTRIES,
    }
}

/// Where a vendor stands: the way to it, and its text.
struct Place {
    path: Vec<Step>,
    range: Range<usize>,
}

fn read_vendors(text: &str) -> Result<OwnCatalog, OwnProblems> {
    let mut listed = Listed::new(text);
    let places = places(text, &mut listed);
    let (mut vendors, mut right) = (Vec::new(), Vec::new());
    for place in &places {
        match read_vendor(text, place, listed.room()) {
            Ok(checked) => {
                vendors.push(checked);
                right.push(place);
            }
            Err((problems, more)) => listed.add(place, &problems, more),
        }
    }
    let id = |at: usize| vendors.get(at).map(|checked: &Checked| checked.file.id.as_str()).unwrap_or_default();
    let mut twice = None;
    for (at, name, owner) in shared_names(vendors.iter().map(|checked| &checked.file)) {
        let Some(place) = right.get(at) else { continue };
        if id(at) != id(owner) {
            listed.say(place, "", format!("\"{name}\" is also a name of \"{}\"", id(owner)));
        } else if twice != Some(at) {
            // Once for all its names.
            twice = Some(at);
            listed.say(place, "id", format!("\"{}\" stands twice", id(at)));
        }
    }
    listed.or(OwnCatalog { vendors })
}

/// The vendors of a text; what stands beside them and should not is told.
fn places(text: &str, listed: &mut Listed) -> Vec<Place> {
    let at = start(text);
    let top: Vec<Entry> = entries(text, at).collect();
    let each = |around: &[Step], entries: Vec<Entry>| {
        let place =
            |(at, entry): (usize, Entry)| Place { path: [around, &[Step::Item(at)]].concat(), range: entry.value };
        entries.into_iter().enumerate().map(place).collect()
    };
    if text.get(at..).is_some_and(|text| text.starts_with('[')) {
        return each(&[], top);
    }
    let Some(list) = top.iter().find(|entry| is_named(entry.name, "vendors")).map(|entry| entry.value.start) else {
        return vec![Place { path: Vec::new(), range: at..text.len() }];
    };
    let whole = Place { path: Vec::new(), range: at..text.len() };
    for entry in top.iter().filter(|entry| entry.value.start != list && !BESIDE.contains(&entry.name)) {
        match plain_text::fault_of_name(entry.name) {
            Some(fault) => listed.say(&whole, "", fault),
            None => listed.say(&whole, entry.name, "unknown field".into()),
        }
    }
    if !text.get(list..).is_some_and(|text| text.starts_with('[')) {
        listed.say(&whole, "vendors", "not a list".into());
        return Vec::new();
    }
    each(&[Step::Field("vendors".into())], entries(text, list).collect())
}

/// A vendor; or its problems, at most so many, and how many there are beyond those.
fn read_vendor(text: &str, place: &Place, room: usize) -> Result<Checked, (Vec<Problem>, usize)> {
    let text = text.get(place.range.clone()).unwrap_or_default();
    // The text as a whole is JSON already.
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let (_, problems, more) = collect_at_most(room, "", |at| plain_text::check(&value, at));
    if more > 0 || !problems.is_empty() {
        return Err((problems, more));
    }
    let (file, problems, more) = collect_at_most(room, "", |at| vendor_file::read_value(value, at));
    if more > 0 || !problems.is_empty() {
        return Err((problems, more));
    }
    match collect_at_most(room, "", |at| {
        plain_text::names(&file, at);
        judge(&file, at)
    }) {
        (Some(vendor), problems, 0) if problems.is_empty() => Ok(Checked { file, vendor }),
        (_, problems, more) => Err((problems, more)),
    }
}
