//! The fragment of the vendors page: the calculator's scenario as [`super::link`] writes it, and after it what the page
//! shows.
//!
//! ```text
//! v=1&app=kustomer,enterprise,ultimate,50&idp=google&seats=100&q=git&status=gated,add-on&category=crm
//!   &gets=closes&grade=A,B&computable=yes&sort=-extra&page=2&vendor=kustomer
//! ```
//!
//! The identity provider and the billing term of the list are the scenario's, so that what is chosen on one page
//! holds on the other.

use super::link::value::{decode, id, whole, within, word};
use super::link::{self, LinkProblem, LinkReason, MOST_CHARACTERS, Problems, SEATS_INSTEAD, encode, put};
use crate::domain::{
    Column, Company, Computable, Gets, Grade, LONGEST_SEARCH, Limits, Number, Scenario, Sort, Status, VendorQuery,
};

/// What the page's fragment says.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorsLink {
    /// The calculator's.
    pub scenario: Scenario,
    /// Size of the team; where there is none see [`VendorsLink::seats`].
    pub seats: Option<u32>,
    /// Which vendors are shown.
    pub query: VendorQuery,
    /// Id of the vendor whose sheet is shown; empty for the list.
    pub vendor: String,
}

impl Default for VendorsLink {
    fn default() -> Self {
        let scenario = Scenario { apps: Vec::new(), company: Company::default() };
        Self { scenario, seats: None, query: VendorQuery::default(), vendor: String::new() }
    }
}

impl VendorsLink {
    /// The size of the team: the page's own, else that of the scenario's first app, else 50.
    pub fn seats(&self) -> u32 {
        let of_app = || self.scenario.apps.first().map(|app| app.seats);
        self.seats.or_else(of_app).unwrap_or(SEATS_INSTEAD)
    }
}

const KEYS: [&str; 10] = ["seats", "q", "status", "category", "gets", "grade", "computable", "sort", "page", "vendor"];

const STATUSES: [(&str, Status); 6] = [
    ("included", Status::Included),
    ("gated", Status::Gated),
    ("add-on", Status::AddOn),
    ("partial", Status::Partial),
    ("absent", Status::Absent),
    ("unknown", Status::Unknown),
];
const GETS: [(&str, Gets); 4] =
    [("closes", Gets::Closes), ("opens", Gets::Opens), ("nothing", Gets::Nothing), ("unknown", Gets::Unknown)];
const GRADES: [(&str, Grade); 4] = [("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)];
const COMPUTABLE: [(&str, Computable); 5] = [
    ("yes", Computable::Yes),
    ("vendor", Computable::Vendor),
    ("jump", Computable::Jump),
    ("unpublished", Computable::Unpublished),
    ("no", Computable::No),
];
const COLUMNS: [(&str, Column); 10] = [
    ("name", Column::Name),
    ("status", Column::Status),
    ("sso", Column::Sso),
    ("scim", Column::Scim),
    ("extra", Column::Extra),
    ("seat", Column::SeatMonth),
    ("jump", Column::Jump),
    ("gets", Column::Gets),
    ("grade", Column::Grade),
    ("age", Column::Age),
];

/// The value of `status` in links.
pub fn status_words(statuses: &[Status]) -> String {
    words(&STATUSES, statuses)
}

/// The value of `gets`.
pub fn gets_word(gets: Gets) -> &'static str {
    word_of(&GETS, gets)
}

/// The value of `grade`.
pub fn grade_words(grades: &[Grade]) -> String {
    words(&GRADES, grades)
}

/// The value of `computable`.
pub fn computable_word(computable: Computable) -> &'static str {
    word_of(&COMPUTABLE, computable)
}

/// The value of `sort`.
pub fn sort_word(sort: Sort) -> String {
    [if sort.descending { "-" } else { "" }, word_of(&COLUMNS, sort.column)].concat()
}

fn word_of<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, of)| *of == value).map_or("", |(word, _)| word)
}

/// Reads the fragment, with or without `#`. Never fails: what cannot be used is left out, and told in the problems.
///
/// ```
/// use scim_tax::wire::vendors_link::read;
/// let (link, problems) = read("#v=1&app=kustomer,enterprise,ultimate,80&q=git&status=gated,free&sort=-extra");
/// assert_eq!((link.seats(), link.query.text.as_str(), link.query.statuses.len()), (80, "git", 1));
/// assert_eq!((problems[0].key.as_str(), problems[0].value.as_str()), ("status", "free"));
/// ```
pub fn read(text: &str) -> (VendorsLink, Vec<LinkProblem>) {
    let text = text.trim();
    let text = text.strip_prefix('#').unwrap_or(text);
    // No character has more than four bytes: a text far too long is refused without counting it.
    if text.len() > 4 * MOST_CHARACTERS || text.chars().count() > MOST_CHARACTERS {
        let mut problems = Problems::default();
        problems.add("", text, LinkReason::TooLong { limit: MOST_CHARACTERS });
        return (VendorsLink::default(), problems.finish());
    }
    let (mut rest, mut seen) = (Vec::new(), Vec::new());
    let (mut link, mut problems) = (VendorsLink::default(), Problems::default());
    for part in text.split('&') {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        if !KEYS.contains(&key) {
            rest.push(part);
        } else if seen.contains(&key) {
            problems.add(key, value, LinkReason::Repeated);
        } else {
            seen.push(key);
            if let Err(reason) = read_pair(&mut link, key, value, &mut problems) {
                problems.add(key, value, reason);
            }
        }
    }
    let reading = link::read(&rest.join("&"));
    link.scenario = reading.scenario;
    (link, [reading.problems, problems.finish()].concat())
}

fn read_pair(link: &mut VendorsLink, key: &str, value: &str, problems: &mut Problems) -> Result<(), LinkReason> {
    let query = &mut link.query;
    match key {
        "seats" => link.seats = Some(whole(key, value)?),
        "q" => query.text = search(value)?,
        "status" => query.statuses = list(&STATUSES, key, value, problems),
        "category" => query.category = id(value)?,
        "gets" => query.gets = Some(one(&GETS, value)?),
        "grade" => query.grades = list(&GRADES, key, value, problems),
        "computable" => query.computable = Some(one(&COMPUTABLE, value)?),
        "sort" => {
            let (word, descending) = value.strip_prefix('-').map_or((value, false), |word| (word, true));
            query.sort = Some(Sort { column: one(&COLUMNS, word)?, descending });
        }
        "page" => query.page = page(value)?,
        _ => link.vendor = id(value)?,
    }
    Ok(())
}

fn one<T: Copy, const N: usize>(words: &[(&'static str, T); N], raw: &str) -> Result<T, LinkReason> {
    Ok(words[word(raw, &words.map(|(word, _)| word))?].1)
}

/// The values of the words that are known, each once, in their own order whatever that of the link.
fn list<T: Copy, const N: usize>(
    words: &[(&'static str, T); N],
    key: &str,
    raw: &str,
    problems: &mut Problems,
) -> Vec<T> {
    let mut chosen = [false; N];
    for part in raw.split(',') {
        match word(part, &words.map(|(word, _)| word)) {
            Ok(at) => chosen[at] = true,
            Err(reason) => problems.add(key, part, reason),
        }
    }
    words.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|((_, value), _)| *value).collect()
}

fn search(raw: &str) -> Result<String, LinkReason> {
    let text = decode(raw)?;
    if text.contains(char::is_control) {
        Err(LinkReason::ControlCharacters)
    } else if text.chars().count() > LONGEST_SEARCH {
        Err(LinkReason::TooLong { limit: LONGEST_SEARCH })
    } else {
        Ok(text.into_owned())
    }
}

fn page(raw: &str) -> Result<u32, LinkReason> {
    let limits = Limits { low: Number::ONE, high: Number::from(1_000_000), whole: true };
    let page = within(raw, limits)?.decimal().and_then(|page| page.try_into().ok());
    page.ok_or(LinkReason::NotANumber)
}

/// The canonical fragment, without `#`: the same link gives the same text, and defaults are left out. The vendor stands
/// last.
///
/// ```
/// use scim_tax::domain::{App, Status, VendorQuery};
/// use scim_tax::wire::vendors_link::{VendorsLink, write};
/// let mut link = VendorsLink { seats: Some(100), ..VendorsLink::default() };
/// link.scenario.apps = vec![App::listed("kustomer", "enterprise", "ultimate", 50)];
/// link.query = VendorQuery { text: "bill.com & co".into(), statuses: vec![Status::AddOn], ..VendorQuery::default() };
/// let text = "v=1&app=kustomer,enterprise,ultimate,50&seats=100&q=bill.com%20%26%20co&status=add-on";
/// assert_eq!(write(&link), text);
/// ```
pub fn write(link: &VendorsLink) -> String {
    let VendorsLink { scenario, seats, query, vendor } = link;
    let mut text = link::write(scenario);
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            put(&mut text, key, value);
        }
    };
    add("seats", &seats.map(|seats| seats.to_string()).unwrap_or_default());
    let mut sought = String::new();
    encode(&mut sought, &query.text);
    add("q", &sought);
    add("status", &status_words(&query.statuses));
    add("category", &query.category);
    add("gets", query.gets.map_or("", gets_word));
    add("grade", &grade_words(&query.grades));
    add("computable", query.computable.map_or("", computable_word));
    add("sort", &query.sort.map(sort_word).unwrap_or_default());
    if query.page > 1 {
        add("page", &query.page.to_string());
    }
    add("vendor", vendor);
    text
}

fn words<T: Copy + PartialEq>(words: &[(&'static str, T)], chosen: &[T]) -> String {
    let chosen: Vec<&str> = words.iter().filter(|(_, value)| chosen.contains(value)).map(|(word, _)| *word).collect();
    chosen.join(",")
}
