//! The rules for authored files, beyond what reading them needs. A catalog is written from checked
//! vendors, so that the page needs none of this.

use super::{references, twice, vendor::vendor};
use crate::domain::{Date, Vendor};
use crate::wire::problem::{At, Path, Problem, collect};
use crate::wire::vendor_file::{self, IdentityProvider, Plan, Price, Source, VendorFile};
use std::collections::BTreeMap;

/// The most plans of a vendor.
pub const MOST_PLANS: usize = 200;
const MOST_PRICES: usize = 50;
const MOST_BANDS: usize = 50;

/// A vendor's file in which no rule finds a problem.
#[derive(Clone, Debug)]
pub struct Checked {
    /// As authored.
    pub file: VendorFile,
    /// As computed with.
    pub vendor: Vendor,
}

/// Checks one authored file, given its name.
///
/// ```
/// use scim_tax::wire::catalog_file::check;
/// let problems = check("acme.json", "{}").unwrap_err();
/// assert_eq!(problems[0].to_string(), "acme.json: id: missing");
/// ```
pub fn check(name: &str, text: &str) -> Result<Checked, Vec<Problem>> {
    twice::refuse(text).map_err(|error| vec![of_file(name.to_owned(), error.to_string())])?;
    let file = vendor_file::read_named(name, text)?;
    match collect(name, |at| {
        let vendor = judge(&file, at);
        if format!("{}.json", file.id) != name {
            at.field("id").says(format!("\"{}\" is not the file's name", file.id));
        }
        vendor
    }) {
        (Some(vendor), problems) if problems.is_empty() => Ok(Checked { file, vendor }),
        (_, problems) => Err(problems),
    }
}

/// What a vendor's file comes to in computing, and every rule for it. Only without a problem it is right.
pub fn judge(file: &VendorFile, at: &At) -> Option<Vendor> {
    let vendor = vendor(file, at);
    rules(file, at);
    vendor
}

fn of_file(file: String, text: String) -> Problem {
    Problem { file, path: Path::default(), text }
}

/// Checks authored files, given with their names, and that no two speak of the same vendor.
pub fn check_all<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<Checked>, Vec<Problem>> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for (name, text) in texts {
        match check(name, text) {
            Ok(checked) => all.push(checked),
            Err(found) => problems.extend(found),
        }
    }
    for (at, name, owner) in shared_names(all.iter().map(|checked| &checked.file)) {
        let file = |at: usize| format!("{}.json", all[at].file.id);
        problems.push(of_file(file(at), format!("\"{name}\" is also a name of {}", file(owner))));
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// The version of a catalog of these: the newest day on which something in them was checked.
pub fn version(files: &[VendorFile]) -> Option<Date> {
    files.iter().flat_map(checked_days).filter_map(|day| Date::parse(day)).max()
}

fn checked_days(file: &VendorFile) -> impl Iterator<Item = &String> {
    let sources = file.sources.values().map(|source| &source.checked);
    let prices = file.plans.iter().flat_map(|plan| &plan.prices).map(|price| &price.checked);
    sources.chain(prices).chain(file.published_steps.iter().map(|step| &step.checked))
}

/// Names under which two vendors would be found: which vendor, the name, and the vendor that had it first.
/// Capitals make no difference in the picker.
pub fn shared_names<'a>(all: impl Iterator<Item = &'a VendorFile>) -> Vec<(usize, &'a str, usize)> {
    let mut owners = BTreeMap::<String, usize>::new();
    let mut shared = Vec::new();
    for (at, file) in all.enumerate() {
        for name in [&file.id, &file.name].into_iter().chain(&file.aliases) {
            let owner = *owners.entry(name.to_lowercase()).or_insert(at);
            if owner != at {
                shared.push((at, name.as_str(), owner));
            }
        }
    }
    shared
}

fn rules(file: &VendorFile, at: &At) {
    id(&file.id, &at.field("id"));
    if file.id == "own" {
        at.field("id").says("\"own\" stands in links for an app that no catalog has");
    }
    present(&file.name, &at.field("name"));
    present(&file.category, &at.field("category"));
    https(&file.website, &at.field("website"));
    if file.currency.len() != 3 || !file.currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        at.field("currency").says(format!("\"{}\" is not three capitals", file.currency));
    }
    if !file.scim.docs.is_empty() {
        https(&file.scim.docs, &at.field("scim").field("docs"));
    }
    for (key, idp) in &file.identity_providers {
        operations_of_partial(idp, &at.field("identity_providers").field(key));
    }
    at_most(MOST_PLANS, file.plans.len(), &at.field("plans"));
    at.field("plans").for_each(&file.plans, plan);
    for (key, one) in &file.sources {
        source(one, &at.field("sources").field(key));
    }
    references::check(file, at);
}

fn operations_of_partial(idp: &IdentityProvider, at: &At) {
    if idp.scim != "partial" && !idp.operations.is_empty() {
        at.field("operations").says("stands only with \"scim\": \"partial\"");
    }
}

fn plan(plan: &Plan, at: &At) {
    id(&plan.id, &at.field("id"));
    present(&plan.name, &at.field("name"));
    at_most(MOST_PRICES, plan.prices.len(), &at.field("prices"));
    at.field("prices").for_each(&plan.prices, price);
}

fn price(price: &Price, at: &At) {
    if price.charges.is_empty() {
        at.field("charges").says("empty: without a price it is a charge of kind quote");
    }
    if let Some(usage) = &price.priced_for {
        present(&usage.unit, &at.field("priced_for").field("unit"));
    }
    at.field("one_offs").for_each(&price.one_offs, |one_off, at| present(&one_off.label, &at.field("label")));
    let charges = at.field("charges");
    charges.for_each(&price.charges, |charge, at| at_most(MOST_BANDS, charge.bands.len(), &at.field("bands")));
    one_unit(price, at);
}

/// A buyer types one usage for a plan, so all charges of a price have to count the same.
fn one_unit(price: &Price, at: &At) {
    let priced_for = price.priced_for.as_ref().map(|usage| &usage.unit);
    let mut units = priced_for.into_iter().chain(price.charges.iter().map(|charge| &charge.unit));
    let Some(unit) = units.find(|unit| !unit.is_empty()) else { return };
    at.field("charges").for_each(&price.charges, |charge, at| {
        if !charge.unit.is_empty() && charge.unit != *unit {
            let text = format!("\"{}\" is not \"{unit}\", what the rest of the price counts", charge.unit);
            at.field("unit").says(text);
        }
    });
}

fn source(source: &Source, at: &At) {
    https(&source.url, &at.field("url"));
    let checked = at.field("checked").date(&source.checked);
    let published = source.published.as_deref().and_then(Date::parse);
    if let (Some(published), Some(checked)) = (published, checked)
        && published > checked
    {
        at.field("published").says(format!("{published} is after {checked}, when it was checked"));
    }
}

pub(super) fn id(text: &str, at: &At) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.is_empty() || !text.bytes().all(plain) {
        at.says(format!("\"{text}\" is not made of a-z, 0-9 and -"));
    }
}

pub(super) fn present(text: &str, at: &At) {
    if text.trim().is_empty() {
        at.says("missing");
    }
}

/// A host has to follow, without spaces: the address is shown as a link.
fn https(text: &str, at: &At) {
    let host = text.strip_prefix("https://");
    if !host.is_some_and(|host| host.starts_with(|first: char| first.is_ascii_alphanumeric()) && !host.contains(' ')) {
        at.says(format!("\"{text}\" is not an https address"));
    }
}

fn at_most(most: usize, count: usize, at: &At) {
    if count > most {
        at.says(format!("{count} entries; at most {most} are allowed"));
    }
}
