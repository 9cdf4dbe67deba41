//! Which vendor is meant by a text of somebody's table: by name, former name, id or web site, and how sure that is.

use super::catalog::Catalog;
use super::plan_match::{PlanMatch, PlanSide, match_plan};
use super::vendor_index::{BEGINNING, INSIDE, KINDS, VendorIndex, WORDS, letters};
use std::collections::BTreeMap;

/// The most vendors that a doubtful text is offered.
pub const MOST_CANDIDATES: usize = 5;
/// The most words of a text that are looked at.
const MOST_WORDS: usize = 12;
/// The most bytes of a text that is taken for a vendor with a plan.
const LONGEST_WITH_PLAN: usize = 120;
/// The least letters that speak for a vendor when they stand somewhere inside a name, or begin one with a slip: fewer
/// do so by chance.
const LEAST_LETTERS: usize = 6;

/// Words after a vendor's name that make no other product of it.
const EMPTY_WORDS: [&str; 27] = [
    "ab",
    "ag",
    "app",
    "bv",
    "cloud",
    "co",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "licence",
    "licences",
    "license",
    "licenses",
    "limited",
    "llc",
    "ltd",
    "online",
    "platform",
    "plc",
    "pty",
    "saas",
    "sas",
    "software",
    "subscription",
    "web",
];

/// Which vendor a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VendorMatch {
    /// The vendor of this id.
    Sure(String),
    /// One of these, or none: the likeliest first, at least one.
    Doubtful(Vec<Candidate>),
    /// None that is in the catalog.
    Unknown,
}

/// A vendor that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub vendor: String,
    /// How much speaks for it.
    pub likeness: Likeness,
}

/// How much a text is like a vendor's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One slip in the whole name, a beginning that only one vendor has, or a name or site that several share.
    Strong,
    /// A part of the text is a name, or the text begins a word of one.
    Fair,
    /// The text stands somewhere inside a name, or is like the beginning of one.
    Weak,
}

/// Names, former names, ids and sites of a catalog's vendors, made once and asked for each text.
#[derive(Clone, Debug)]
pub struct VendorMatcher {
    ids: Vec<String>,
    /// Vendors by the letters of every name.
    names: BTreeMap<String, Vec<usize>>,
    /// Vendors by host name.
    sites: BTreeMap<String, Vec<usize>>,
    index: VendorIndex,
}

impl VendorMatcher {
    /// For a catalog; `sites` has ids of vendors with the host name of their site, without `www.`.
    pub fn new(catalog: &Catalog, sites: &[(String, String)]) -> Self {
        let ids: Vec<String> = catalog.vendors.iter().map(|vendor| vendor.id.clone()).collect();
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, vendor) in catalog.vendors.iter().enumerate() {
            for name in vendor.aliases.iter().chain([&vendor.name, &vendor.id]) {
                let owners = names.entry(letters(name)).or_default();
                if owners.last() != Some(&at) {
                    owners.push(at);
                }
            }
        }
        names.remove("");
        let mut by_host: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (id, host) in sites {
            if let Ok(at) = ids.binary_search(id) {
                by_host.entry(host.to_ascii_lowercase()).or_default().push(at);
            }
        }
        Self { ids, names, sites: by_host, index: VendorIndex::new(catalog, &|_| String::new()) }
    }

    /// The vendor that a name means. A text that is an address of the web or of mail is looked up by its site.
    ///
    /// Sure are names, former names and ids, whatever their case, accents and punctuation, also with "Inc." and the
    /// like after them. Nothing with a slip or a remainder is sure.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Likeness, Vendor, VendorMatch, VendorMatcher};
    /// let vendors = ["Asana", "GitHub"].map(|name| Vendor { id: name.to_lowercase(), ..Vendor::own(name) }).to_vec();
    /// let matcher = VendorMatcher::new(&Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors }, &[]);
    /// assert_eq!(matcher.named("Git Hub, Inc."), VendorMatch::Sure("github".into()));
    /// let VendorMatch::Doubtful(candidates) = matcher.named("GihtHub") else { panic!() };
    /// assert_eq!((candidates[0].vendor.as_str(), candidates[0].likeness), ("github", Likeness::Strong));
    /// assert_eq!(matcher.named("Wiki"), VendorMatch::Unknown);
    /// ```
    pub fn named(&self, text: &str) -> VendorMatch {
        let exact = self.called(text);
        if !exact.is_empty() {
            return self.settled(exact, Likeness::Strong);
        }
        if host_of(text).is_some() {
            return self.at_site(text);
        }
        let mut found = Vec::new();
        let words: Vec<&str> = words(text).take(MOST_WORDS).collect();
        for count in (1..words.len()).rev() {
            let (first, rest) = words.split_at(count);
            let owners = self.called(&first.concat());
            if owners.len() == 1 && rest.iter().all(|word| EMPTY_WORDS.contains(&letters(word).as_str())) {
                return self.settled(owners, Likeness::Strong);
            }
            let at_end = self.called(&words.split_at(words.len() - count).1.concat());
            found.extend(owners.iter().chain(at_end).map(|at| (Likeness::Fair, *at)));
        }
        found.extend(self.like(text));
        self.doubtful(found)
    }

    /// The vendor and the plan of it that a text names one after the other: `Slack Business+`. Both by their whole
    /// names; `catalog` is the one that this was made for.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Vendor, VendorMatcher};
    /// let acme = Vendor { id: "acme".into(), ..Vendor::own("Acme") }; // it has "your plan"
    /// let catalog = Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors: vec![acme] };
    /// let matcher = VendorMatcher::new(&catalog, &[]);
    /// assert_eq!(matcher.with_plan(&catalog, "Acme: your plan"), Some(("acme".into(), "now".into())));
    /// assert_eq!(matcher.with_plan(&catalog, "Acme Gold"), None);
    /// ```
    pub fn with_plan(&self, catalog: &Catalog, text: &str) -> Option<(String, String)> {
        let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric()).rev();
        ends.filter(|_| text.len() <= LONGEST_WITH_PLAN).find_map(|(at, _)| {
            let (name, plan) = text.split_at(at);
            let [owner] = self.called(name) else { return None };
            match match_plan(catalog.vendors.get(*owner)?, plan, PlanSide::Current) {
                PlanMatch::Sure(plan) => Some((self.ids.get(*owner)?.clone(), plan)),
                PlanMatch::Doubtful(_) | PlanMatch::Unknown => None,
            }
        })
    }

    /// The vendor whose site an address is on: `github.com`, `https://github.com/login`, `billing@github.com`. Where
    /// no vendor is known to have that site, the name in it is looked for, which is never sure.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Vendor, VendorMatch, VendorMatcher};
    /// let vendors = ["Asana", "Zoom"].map(|name| Vendor { id: name.to_lowercase(), ..Vendor::own(name) }).to_vec();
    /// let catalog = Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors };
    /// let matcher = VendorMatcher::new(&catalog, &[("zoom".into(), "zoom.us".into())]);
    /// assert_eq!(matcher.at_site("https://us02web.zoom.us/j/1"), VendorMatch::Sure("zoom".into()));
    /// assert!(matches!(matcher.at_site("asana.com"), VendorMatch::Doubtful(_)));
    /// assert_eq!(matcher.at_site("no address"), VendorMatch::Unknown);
    /// ```
    pub fn at_site(&self, text: &str) -> VendorMatch {
        let Some(host) = host_of(text) else { return VendorMatch::Unknown };
        let mut part = host.as_str();
        while part.contains('.') {
            if let Some(owners) = self.sites.get(part) {
                return self.settled(owners, Likeness::Strong);
            }
            part = part.split_once('.').map_or("", |(_, rest)| rest);
        }
        let name = name_in(&host);
        let mut found: Vec<_> = self.called(name).iter().map(|at| (Likeness::Strong, *at)).collect();
        found.extend(self.like(name).into_iter().filter(|(likeness, _)| *likeness != Likeness::Weak));
        self.doubtful(found)
    }

    /// The vendors with exactly this name.
    fn called(&self, text: &str) -> &[usize] {
        self.names.get(&letters(text)).map_or(&[], Vec::as_slice)
    }

    /// What the forgiving search finds.
    fn like(&self, text: &str) -> Vec<(Likeness, usize)> {
        let length = letters(text).chars().count();
        if length < 2 {
            return Vec::new();
        }
        let levels: Vec<Option<usize>> =
            self.index.search(text).into_iter().map(|quality| quality.map(|quality| quality / KINDS)).collect();
        let beginnings = levels.iter().flatten().filter(|level| **level <= BEGINNING).count();
        let likeness = |level: usize| match level {
            ..=BEGINNING if beginnings == 1 && length >= LEAST_LETTERS => Some(Likeness::Strong),
            ..=WORDS => Some(Likeness::Fair),
            // One slip to the end of the name, two of them; else a name that goes on, or the text inside one.
            _ if level == INSIDE + 2 && length >= LEAST_LETTERS => Some(Likeness::Strong),
            _ if level == INSIDE + 2 => Some(Likeness::Weak),
            _ if level == INSIDE + 4 => Some(Likeness::Fair),
            _ => (length >= LEAST_LETTERS).then_some(Likeness::Weak),
        };
        let found = levels.into_iter().enumerate().filter_map(|(at, level)| Some((likeness(level?)?, at)));
        found.collect()
    }

    fn settled(&self, owners: &[usize], likeness: Likeness) -> VendorMatch {
        match owners {
            [only] => self.ids.get(*only).map_or(VendorMatch::Unknown, |id| VendorMatch::Sure(id.clone())),
            several => self.doubtful(several.iter().map(|at| (likeness, *at)).collect()),
        }
    }

    fn doubtful(&self, mut found: Vec<(Likeness, usize)>) -> VendorMatch {
        found.sort_by_key(|(likeness, at)| (*likeness, self.index.place(*at)));
        let mut candidates: Vec<Candidate> = Vec::new();
        for (likeness, at) in found {
            let Some(id) = self.ids.get(at) else { continue };
            if candidates.len() < MOST_CANDIDATES && candidates.iter().all(|candidate| candidate.vendor != *id) {
                candidates.push(Candidate { vendor: id.clone(), likeness });
            }
        }
        if candidates.is_empty() { VendorMatch::Unknown } else { VendorMatch::Doubtful(candidates) }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’'))
        .filter(|word| !letters(word).is_empty())
}

/// The host of an address, in small letters and without `www.`; `None` where the text is none.
fn host_of(text: &str) -> Option<String> {
    let text = text.trim();
    let after = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let ending = host.rsplit('.').next().unwrap_or_default();
    let is_host = host.contains('.')
        && host.split('.').all(label)
        && ending.len() > 1
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_host.then(|| host.to_owned())
}

/// The label that is a name: `acme` in `mail.acme.com` and in `acme.co.uk`.
fn name_in(host: &str) -> &str {
    let mut labels = host.rsplit('.');
    let (ending, before) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let is_ending = ending.len() == 2 && matches!(before, "ac" | "co" | "com" | "net" | "org");
    if is_ending { labels.next().unwrap_or(before) } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_found_in_addresses() {
        for (text, host) in [
            ("github.com", Some("github.com")),
            (" HTTPS://www.GitHub.com/a/b?c#d ", Some("github.com")),
            ("billing@eu.acme.co.uk", Some("eu.acme.co.uk")),
            ("https://user:word@acme.io:8443/", Some("acme.io")),
            ("acme.com.", Some("acme.com")),
            ("acme", None),
            ("Acme Inc.", None),
            ("St. John", None),
            ("1.5", None),
            ("a..b", None),
            ("v2.0", None),
            ("", None),
        ] {
            assert_eq!(host_of(text).as_deref(), host, "{text}");
        }
    }

    #[test]
    fn the_name_in_a_host_stands_before_its_ending() {
        for (host, name) in
            [("acme.com", "acme"), ("mail.acme.com", "acme"), ("acme.co.uk", "acme"), ("co.uk", "co"), ("a.io", "a")]
        {
            assert_eq!(name_in(host), name, "{host}");
        }
    }

    #[test]
    fn words_that_say_nothing_are_in_order() {
        assert!(EMPTY_WORDS.is_sorted());
    }
}
