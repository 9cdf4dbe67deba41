//! What spreadsheet programs make of files.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; run .ci/setup test"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// A workbook as it is stored and as LibreOffice and IronCalc recompute it: what `tests/workbook/recompute.py` finds.
pub fn recomputed(workbook: &Path) -> Value {
    let folder = workbook.parent().unwrap();
    let job = json!([{"file": workbook, "changes": []}]);
    fs::write(folder.join("job.json"), job.to_string()).unwrap();
    let ironcalc = env::var_os("IRONCALC_ROOT").map_or(root().join(".tools/ironcalc-0.9.1"), PathBuf::from);
    let script = root().join("tests/workbook/recompute.py");
    run(Command::new("python3").arg(script).arg(folder.join("job.json")).arg(folder).arg(ironcalc));
    let results = fs::read_to_string(folder.join("results.json")).unwrap();
    serde_json::from_str::<Value>(&results).unwrap()[workbook.file_stem().unwrap().to_str().unwrap()].take()
}

/// The text of a part of a workbook.
pub fn part(workbook: &Path, name: &str) -> String {
    let script = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";
    run(Command::new("python3").args(["-c", script]).arg(workbook).arg(name))
}

/// A cell as LibreOffice took it.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// `float`, `string`, `date` and so on; empty for an empty cell.
    pub kind: String,
    /// A number.
    pub value: String,
    /// What is shown.
    pub text: String,
    pub formula: Option<String>,
}

/// CSV files of a folder as LibreOffice opens them, commas between cells, told to compute what looks like a formula.
pub fn opened_tables(folder: &Path, names: &[&str]) -> BTreeMap<String, Vec<Vec<Cell>>> {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    // Comma, double quote, UTF-8, from line 1; quoted cells are not texts by that; numbers and formulas are recognised.
    office.args(["--headless", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true"]);
    office.args(["--convert-to", "fods", "--outdir"]).arg(folder);
    run(office.args(names.iter().map(|name| folder.join(format!("{name}.csv")))));
    let read = |name: &&str| {
        let flat = folder.join(format!("{name}.fods"));
        let text = fs::read_to_string(&flat).unwrap_or_else(|error| panic!("{}: {error}", flat.display()));
        ((*name).to_owned(), rows(&text))
    };
    names.iter().map(read).collect()
}

/// The rows of a flat document with one sheet.
fn rows(flat: &str) -> Vec<Vec<Cell>> {
    let parts = flat.split("<table:table-row").skip(1);
    parts.map(|row| row.split("<table:table-cell").skip(1).flat_map(cell).collect()).collect()
}

/// A cell, as often as it is repeated; at most a table's width, which is what the empty ones at the end are not.
fn cell(element: &str) -> Vec<Cell> {
    let (tag, rest) = element.split_once('>').unwrap();
    let attribute = |name: &str| {
        let (_, after) = tag.split_once(&format!("{name}=\""))?;
        after.split_once('"').map(|(value, _)| unescaped(value))
    };
    let paragraphs = rest.split("<text:p>").skip(1).filter_map(|text| Some(text.split_once("</text:p>")?.0));
    let cell = Cell {
        kind: attribute("office:value-type").unwrap_or_default(),
        value: attribute("office:value").unwrap_or_default(),
        text: unescaped(&paragraphs.collect::<Vec<_>>().join("\n")),
        formula: attribute("table:formula"),
    };
    let times = attribute("table:number-columns-repeated").and_then(|times| times.parse().ok()).unwrap_or(1);
    vec![cell; if times > 100 { 0 } else { times }]
}

fn unescaped(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    marks.iter().fold(text.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}
