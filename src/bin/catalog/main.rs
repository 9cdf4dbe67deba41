//! The catalog builder: checks `data/vendors/`, and makes from it what the page loads.
//!
//! `check` and `schema` are for people, `build` and `finish` are hooks of trunk (Trunk.toml).
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod csv;
mod download;
mod finish;
mod method;
#[cfg(test)]
mod samples;
mod scale;
mod summary;
mod timing;
mod words;

use scim_tax::domain::Catalog;
use scim_tax::wire::catalog_file::{Checked, check_all, schema, version, write};
use scim_tax::wire::categories;
use scim_tax::wire::provider_file;
use scim_tax::wire::sites;
use scim_tax::wire::vendor_file::VendorFile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: catalog COMMAND

  check   checks every file in data/vendors/ and counts what they hold
  build   checks, then writes catalog.json, vendors.json (categories), sites.json, vendors/<id>.json,
          identity-providers.json, method.html, and for download scim-tax-vendors.json and scim-tax-vendors.csv
  finish  puts the content security policy into every page
  schema  prints the JSON Schema of a vendor's file
  scale   writes catalogs of all vendors, and of 1,000 and 10,000, to the folder
          that follows, and prints of each its count, bytes, and microseconds to read,
          to compute all steps, to find a name and a misspelt one, and to sort by price

build and finish write to $TRUNK_STAGING_DIR, or to dist/ where it is not set.";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "check" => check(),
        "build" => build(&output_folder()),
        "finish" => finish_pages(&output_folder()),
        "scale" => std::env::args().nth(2).ok_or(USAGE.to_owned()).and_then(|folder| measure_scale(folder.as_ref())),
        "schema" => {
            print!("{}", schema());
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn output_folder() -> PathBuf {
    std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| PathBuf::from("dist"), PathBuf::from)
}

fn check() -> Result<(), String> {
    let all = load(Path::new("data/vendors"))?;
    print!("{}", summary::summary(&all));
    identity_providers().map(|_| ())
}

fn build(folder: &Path) -> Result<(), String> {
    let all = load(Path::new("data/vendors"))?;
    let table = csv::table(&all);
    let (catalog, files) = catalog(all.clone())?;
    let method = method::page(&catalog, &all)?;
    let vendors = folder.join("vendors");
    fs::create_dir_all(&vendors).map_err(|error| format!("{}: {error}", vendors.display()))?;
    save(&folder.join("catalog.json"), &write(&catalog))?;
    save(&folder.join("method.html"), &method)?;
    let of: Vec<(&str, &str)> = files.iter().map(|file| (file.id.as_str(), file.category.as_str())).collect();
    save(&folder.join("vendors.json"), &categories::write(catalog.version, &of))?;
    let of: Vec<(&str, &str)> = files.iter().map(|file| (file.id.as_str(), file.website.as_str())).collect();
    save(&folder.join("sites.json"), &sites::write(catalog.version, &of))?;
    for file in &files {
        let text = serde_json::to_string(file).map_err(|error| format!("{}: {error}", file.id))?;
        save(&vendors.join(format!("{}.json", file.id)), &text)?;
    }
    save(&folder.join("identity-providers.json"), &identity_providers()?)?;
    let download = download::text(&files, catalog.version).map_err(|error| error.to_string())?;
    save(&folder.join("scim-tax-vendors.json"), &download)?;
    save(&folder.join("scim-tax-vendors.csv"), &table)
}

/// What the page computes with, and the files as they are published: without the schema, which stays here.
fn catalog(all: Vec<Checked>) -> Result<(Catalog, Vec<VendorFile>), String> {
    let published = |file| VendorFile { schema: String::new(), ..file };
    let (files, mut vendors): (Vec<_>, Vec<_>) = all.into_iter().map(|one| (published(one.file), one.vendor)).unzip();
    // `a-b.json` stands before `a.json`, `a-b` after `a`.
    vendors.sort_by(|one, other| one.id.cmp(&other.id));
    let version = version(&files).ok_or("data/vendors/ holds no vendor")?;
    Ok((Catalog { version, vendors }, files))
}

/// What holds at identity providers, as it is authored; else all that is wrong in it.
fn identity_providers() -> Result<String, String> {
    let path = Path::new("data/identity-providers.json");
    let text = open(path)?;
    let problems = provider_file::problems(&text);
    if problems.is_empty() { Ok(text) } else { Err(format!("{}:\n{}", path.display(), problems.join("\n"))) }
}

/// For .ci/scale.mjs, which compresses what is written here.
fn measure_scale(folder: &Path) -> Result<(), String> {
    let (real, _) = catalog(load(Path::new("data/vendors"))?)?;
    for count in [real.vendors.len(), 1_000, 10_000] {
        let text = write(&scale::enlarged(&real, count));
        save(&folder.join(format!("catalog-{count}.json")), &text)?;
        println!("{count} {} {}", text.len(), timing::micros(&text)?.map(|time| time.to_string()).join(" "));
    }
    Ok(())
}

fn finish_pages(folder: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    for page in paths.filter(|path| path.extension().is_some_and(|ending| ending == "html")) {
        let html = finish::finish(&open(&page)?).map_err(|text| format!("{}: {text}", page.display()))?;
        save(&page, &html)?;
    }
    Ok(())
}

/// All vendors in order of their file names; else every problem of every file.
fn load(folder: &Path) -> Result<Vec<Checked>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in &paths {
        texts.push((path.file_name().unwrap_or_default().to_string_lossy(), open(path)?));
    }
    check_all(texts.iter().map(|(name, text)| (name.as_ref(), text.as_str()))).map_err(|problems| {
        let list: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
        format!("{list}{} problems in {}", problems.len(), folder.display())
    })
}

fn open(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
