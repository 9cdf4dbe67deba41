//! A stack out of a table, and back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "table/columns.rs"]
mod columns;
#[path = "table/dialects.rs"]
mod dialects;
#[path = "table/hostile.rs"]
mod hostile;
#[path = "table/notices.rs"]
mod notices;
#[path = "table/refusals.rs"]
mod refusals;
#[path = "table/round_trip.rs"]
mod round_trip;
#[path = "table/vendors.rs"]
mod vendors;

use scim_tax::domain::{App, Catalog, Company, Scenario, VendorMatcher};
use scim_tax::wire::catalog_file::check_all;
use scim_tax::wire::link;
use scim_tax::wire::sites::host;
use scim_tax::wire::table::{Import, Importer, Mapping, Settings, Table, paste};
use std::fs;
use std::sync::LazyLock;

/// The shipped vendors, with what recognises them.
static SHIPPED: LazyLock<(Catalog, VendorMatcher)> = LazyLock::new(|| {
    let texts: Vec<(String, String)> = fs::read_dir("data/vendors")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    let all = check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let hosts: Vec<(String, String)> = all.iter().map(|one| (one.file.id.clone(), host(&one.file.website))).collect();
    let mut vendors: Vec<_> = all.into_iter().map(|one| one.vendor).collect();
    vendors.sort_by(|one, other| one.id.cmp(&other.id));
    let catalog = Catalog { version: scim_tax::domain::Date::new(2026, 11, 21).unwrap(), vendors };
    let matcher = VendorMatcher::new(&catalog, &hosts);
    (catalog, matcher)
});

fn import_with(table: &Table, settings: &Settings) -> Import {
    let (catalog, matcher) = &*SHIPPED;
    let mut importer = Importer::new(table, settings, catalog, matcher);
    while !importer.step(7).is_done() {}
    importer.finish()
}

fn import(table: &Table) -> Import {
    import_with(table, &Settings::new(Mapping::guess(table)))
}

#[track_caller]
fn imported(text: &str) -> Import {
    import(&paste(text).unwrap_or_else(|refusal| panic!("{refusal}: {text}")))
}

/// An app as it stands in a link, after `app=`.
fn as_link(app: &App) -> String {
    let text = link::write(&Scenario { apps: vec![app.clone()], company: Company::default() });
    text.strip_prefix("v=1&app=").unwrap().to_owned()
}

/// The apps of a table as they stand in a link.
fn apps(import: &Import) -> Vec<String> {
    import.rows.iter().map(|row| as_link(&row.app)).collect()
}

fn told(notices: &[scim_tax::wire::table::Notice]) -> Vec<String> {
    notices.iter().map(ToString::to_string).collect()
}
