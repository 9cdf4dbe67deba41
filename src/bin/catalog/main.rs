//! The catalog builder: checks `data/vendors/`, and makes from it what the page loads.
//!
//! `check` and `schema` are for people, `build` and `finish` are hooks of trunk (Trunk.toml).
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod finish;
mod summary;

use scim_tax::domain::Catalog;
use scim_tax::wire::catalog_file::{Checked, check_all, schema, version, write};
use scim_tax::wire::vendor_file::VendorFile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: catalog COMMAND

  check   checks every file in data/vendors/ and counts what they hold
  build   checks, then writes catalog.json and vendors/<id>.json
  finish  puts the content security policy into index.html
  schema  prints the JSON Schema of a vendor's file

build and finish write to $TRUNK_STAGING_DIR, or to dist/ where it is not set.";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "check" => check(),
        "build" => build(&output_folder()),
        "finish" => finish_page(&output_folder()),
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
    Ok(())
}

fn build(folder: &Path) -> Result<(), String> {
    let all = load(Path::new("data/vendors"))?;
    let (files, checked): (Vec<_>, Vec<_>) = all.into_iter().map(|one| (one.file, one.vendor)).unzip();
    let version = version(&files).ok_or("data/vendors/ holds no vendor")?;
    let vendors = folder.join("vendors");
    fs::create_dir_all(&vendors).map_err(|error| format!("{}: {error}", vendors.display()))?;
    save(&folder.join("catalog.json"), &write(&Catalog { version, vendors: checked }))?;
    for file in files {
        let sheet = VendorFile { schema: String::new(), ..file };
        let text = serde_json::to_string(&sheet).map_err(|error| format!("{}: {error}", sheet.id))?;
        save(&vendors.join(format!("{}.json", sheet.id)), &text)?;
    }
    Ok(())
}

fn finish_page(folder: &Path) -> Result<(), String> {
    let page = folder.join("index.html");
    let html = finish::finish(&open(&page)?).map_err(|text| format!("{}: {text}", page.display()))?;
    save(&page, &html)
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
