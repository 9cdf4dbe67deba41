//! A scenario as a file, `.scimtax.json`: for more apps than a link can carry, and to keep.
//!
//! ```json
//! {
//!   "schema": "scim-tax/scenario/1",
//!   "link": "v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad61",
//!   "renewals": ["2027-01-31"]
//! }
//! ```
//!
//! The link is the plain form, however long: it names the catalog and carries the checksum. Reading ends soon and
//! says in words what is wrong, whatever the file is; what is wrong within the link is told where links are read.

use super::json::Json;
use super::json_read::{Value, parse};
use super::json_scan::line_of;
use super::link::{MOST_HELD, Reading, read, read_up_to, write_shared};
use super::packed_link::is_packed;
use crate::domain::{Date, MOST_APPS, Scenario};

/// What the file's name ends with.
pub const ENDING: &str = ".scimtax.json";
/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 2_000_000;

/// What the file says it is.
const SCHEMA: &str = "scim-tax/scenario/1";
/// What the schema begins with in every version.
const ANY_VERSION: &str = "scim-tax/scenario/";
/// The most problems that are told one by one.
const MOST_PROBLEMS: usize = 20;
/// The most characters of a file that a problem repeats.
const LONGEST_VALUE: usize = 80;

/// What is in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioFile {
    /// The scenario's text, as it stands in the file.
    pub link: String,
    /// What came out of it, without asking the catalog.
    pub reading: Reading,
    /// When the contract of each app of the reading is renewed, in the same order; empty if the file has none.
    pub renewals: Vec<Option<Date>>,
}

/// The text of a file. Renewals are those of the scenario's apps, in order; none are written where no app has one.
///
/// ```
/// use scim_tax::domain::Date;
/// use scim_tax::wire::{link, scenario_file};
/// let scenario = link::read("v=1&app=kustomer,enterprise,ultimate,50&app=github,,,9").scenario;
/// let renewals = [None, Date::parse("2027-01-31")];
/// let text = scenario_file::write(&scenario, &renewals, Date::parse("2026-11-21").unwrap());
/// let file = scenario_file::read_bytes(text.as_bytes()).unwrap();
/// assert_eq!((file.reading.scenario, file.renewals), (scenario, renewals.to_vec()));
/// ```
pub fn write(scenario: &Scenario, renewals: &[Option<Date>], catalog_version: Date) -> String {
    let mut json = Json::default();
    json.object("");
    json.text("schema", SCHEMA);
    json.text("link", &write_shared(scenario, catalog_version));
    if renewals.iter().any(Option::is_some) {
        json.list("renewals");
        for at in 0..scenario.apps.len() {
            let date = renewals.get(at).copied().flatten().map(|date| date.to_string());
            json.maybe("", date.as_deref());
        }
        json.end_list();
    }
    json.end_object();
    json.finish()
}

/// A sentence if a file is too large to be read.
///
/// ```
/// use scim_tax::wire::scenario_file::too_large;
/// assert_eq!(too_large(2_000_000), None);
/// assert_eq!(too_large(2_000_001).unwrap(), "The file has 2.1 MB; at most 2 MB can be read.");
/// ```
pub fn too_large(bytes: usize) -> Option<String> {
    let tenths = bytes.div_ceil(100_000);
    (bytes > MOST_BYTES).then(|| {
        let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
        ["The file has ", &whole, ".", &tenth, " MB; at most 2 MB can be read."].concat()
    })
}

/// Reads a file as it is on the disk.
///
/// # Errors
/// What is wrong in it, in sentences; at least one.
pub fn read_bytes(bytes: &[u8]) -> Result<ScenarioFile, Vec<String>> {
    if let Some(text) = too_large(bytes.len()) {
        return Err(vec![text]);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| vec!["It is not text in UTF-8.".to_owned()])?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(vec!["There is nothing in it.".into()]);
    }
    let value = parse(text)
        .map_err(|at| vec![["It is not JSON from line ", &line_of(text, at).to_string(), " on."].concat()])?;
    read_fields(&value)
}

fn read_fields(value: &Value) -> Result<ScenarioFile, Vec<String>> {
    let alone = |text: &str| vec![text.to_owned()];
    let fields = value.as_fields().unwrap_or_default();
    match value.get("schema").and_then(Value::as_str) {
        Some(SCHEMA) => {}
        Some(other) if other.starts_with(ANY_VERSION) => {
            return Err(alone("It is of a version that this page does not know."));
        }
        _ => return Err(vec![["It is not a scenario file: its “schema” is not “", SCHEMA, "”."].concat()]),
    }
    for name in ["schema", "link", "renewals"] {
        if fields.iter().filter(|(other, _)| other == name).count() > 1 {
            return Err(vec![["“", name, "” stands in it twice."].concat()]);
        }
    }
    let Some(link) = value.get("link").and_then(Value::as_str) else {
        return Err(alone("It has no “link” with the scenario."));
    };
    if is_packed(link) {
        return Err(alone("Its “link” is in the compressed form; a file has the plain one."));
    }
    let reading = read_up_to(MOST_HELD, link);
    let apps: Vec<&str> = link.split('&').filter(|part| part.starts_with("app=")).collect();
    let renewals = match value.get("renewals") {
        None => Vec::new(),
        Some(list) => read_renewals(list, &apps)?,
    };
    Ok(ScenarioFile { link: link.to_owned(), reading, renewals })
}

/// The dates of the apps that the link's reading has.
fn read_renewals(list: &Value, apps: &[&str]) -> Result<Vec<Option<Date>>, Vec<String>> {
    let Some(items) = list.as_list() else {
        return Err(vec!["“renewals” is not a list.".into()]);
    };
    if items.len() != apps.len() {
        let (dates, apps) = (items.len().to_string(), apps.len().to_string());
        return Err(vec![["“renewals” has ", &dates, " entries, and there are ", &apps, " apps."].concat()]);
    }
    let (mut renewals, mut problems) = (Vec::new(), Vec::new());
    for (at, (item, app)) in items.iter().zip(apps).enumerate().take(MOST_APPS) {
        match read_renewal(item) {
            // Without its app a date says nothing.
            Ok(date) if !read(app).scenario.apps.is_empty() => renewals.push(date),
            Ok(_) => {}
            Err(found) if problems.len() < MOST_PROBLEMS => {
                let place = (at + 1).to_string();
                problems
                    .push(["Entry ", &place, " of “renewals”, ", &found, ", is not a date like 2027-01-31."].concat());
            }
            Err(_) => {}
        }
    }
    if problems.is_empty() { Ok(renewals) } else { Err(problems) }
}

/// A date or none; else what stands there.
fn read_renewal(item: &Value) -> Result<Option<Date>, String> {
    match item {
        Value::Null => Ok(None),
        Value::Text(text) => match Date::parse(text) {
            Some(date) => Ok(Some(date)),
            None => Err(["“", &text.chars().take(LONGEST_VALUE).collect::<String>(), "”"].concat()),
        },
        _ => Err("not a text".into()),
    }
}
