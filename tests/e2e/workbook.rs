//! The stack in spreadsheets: the workbook is saved, recomputed by LibreOffice and IronCalc, and says what the page says;
//! CSV files hold no live formula.

use super::{assert_quiet, with_browser};
use crate::support::browser::Page;
use crate::support::server::dist_folder;
use crate::support::{Server, spreadsheets};
use fantoccini::key::Key;
use scim_tax::domain::{App, Catalog, Date, Number, Product};
use scim_tax::wire::table;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::sleep;

/// Exact; a range; not known; an own quote; an app that is not listed, with a name that a spreadsheet would run.
const STACK: &str = "v=1&app=kustomer,enterprise,ultimate,50&app=segment,team,business,10&app=pigment,professional,enterprise,50\
                     &app=github,team,enterprise-cloud,100,quote:25000.55&app=own,%3D1%2B1,,12,now-seat:10,seat:25";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier run left could be taken for a result.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

async fn open(page: &Page, site: &Server, fragment: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(&format!("/stack.html#{fragment}"))).await;
    page.wait_for("#inputs:enabled").await;
    page.click("#open-share").await;
    page.wait_for("#share[open]").await;
}

/// Keeps what the page saves, and what it says of the workbook, instead of saving.
async fn catch_files(page: &Page) {
    page.js(
        "window.files = []; window.said = [];
        URL.createObjectURL = blob => { files.push({blob}); return 'data:,'; };
        HTMLAnchorElement.prototype.click = function () { files.at(-1).name = this.download; };
        const says = document.querySelector('#workbook-says');
        new MutationObserver(() => said.push(says.textContent)).observe(says, {childList: true, characterData: true, subtree: true});",
    )
    .await;
}

/// The bytes of the file that is saved next, under this name. A build for tests writes slowly.
async fn file(page: &Page, name: &str) -> Vec<u8> {
    for _ in 0..600 {
        if page.js("return files.length > 0").await == true {
            assert_eq!(page.js("return files[0].name").await, name);
            // A character for each byte: a list of numbers takes the driver many times as long.
            let script = "const done = arguments[0];
                files.shift().blob.arrayBuffer().then(buffer => {
                    const bytes = new Uint8Array(buffer);
                    let text = '';
                    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
                    done(text);
                })";
            let text = page.js_later(script).await;
            return text.as_str().unwrap().chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("{name} was not saved: {}", page.text("#workbook-says").await);
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
}

/// An amount of a report to the cent, as the workbook's two cells.
fn ends(amount: &Value) -> [String; 2] {
    ["low", "high"].map(|end| amount[end].as_str().map_or("not known".into(), |it| number(it).shown(2).to_string()))
}

fn cells(row: &[String], column: usize) -> [String; 2] {
    let cents =
        |text: &String| text.parse::<f64>().map_or(text.clone(), |it| number(&format!("{it:.8}")).shown(2).to_string());
    [cents(&row[column]), cents(&row[column + 1])]
}

#[tokio::test]
async fn the_workbook_says_what_the_page_says() {
    let site = Server::dist();
    let (bytes, report, shown) = with_browser(async |page| {
        open(page, &site, STACK).await;
        catch_files(page).await;
        let before = site.requests().len();
        page.js("document.querySelector('#workbook').focus()").await;
        page.press(Key::Enter).await;
        let bytes = file(page, "scim-tax-stack.xlsx").await;
        page.wait_until_reads("#workbook-says", "Saved as scim-tax-stack.xlsx.").await;
        let said = page.js("return said[0]").await;
        assert_eq!(said, "Writing the workbook …");
        // Only the program and the files of the vendors were asked for.
        let mut asked: Vec<String> = site.requests()[before..].to_vec();
        asked.sort();
        let vendors = ["github", "kustomer", "pigment", "segment"].map(|id| format!("/vendors/{id}.json"));
        assert_eq!(asked[..4], vendors, "{asked:?}");
        assert!(asked[4..].iter().all(|it| it.starts_with("/work")), "{asked:?}");
        page.click("#report").await;
        let report: Value = serde_json::from_slice(&file(page, "scim-tax-stack-report.json").await).unwrap();
        assert_eq!(page.axe().await, [""; 0]);
        page.press(Key::Escape).await;
        let shown = [page.words("#headline").await, page.words("#options-note").await];
        assert_quiet(page, "the workbook").await;
        (bytes, report, shown)
    })
    .await;
    // 30,000 and 10,356 to 40,560; Pigment open; 25,000.55 - 4 × 100 × 12 = 20,200.55; (25 - 10) × 12 × 12 = 2,160.
    assert_eq!(shown[0], "SCIM on all 5 apps costs at least $62,716 more a year");

    let path = folder("e2e-workbook").join("stack.xlsx");
    fs::write(&path, bytes).unwrap();
    let result = spreadsheets::recomputed(&path);
    assert_eq!(result["setup"], serde_json::json!([]));
    for kind in ["cached", "office", "ironcalc"] {
        let sheets: BTreeMap<String, Vec<Vec<String>>> = serde_json::from_value(result[kind].clone()).unwrap();
        let (summary, apps) = (&sheets["Summary"], &sheets["Apps"]);
        assert_eq!(cells(&summary[5], 4), ["62716.55", "not known"].map(String::from), "{kind}");
        assert_eq!(cells(&summary[5], 4), ends(&report["totals"][0]["upgrade"]), "{kind}");
        assert_eq!(
            (number(&summary[5][3]).shown(0).to_string().as_str(), summary[5][7].as_str()),
            ("1", "Pigment"),
            "{kind}"
        );
        let [low, high] = cells(&summary[9], 4);
        assert_eq!(low, high, "{kind}");
        let by_hand = format!("By hand all 5 apps come to ${} a year.", thousands(&number(&low).shown(0).to_string()));
        assert!(shown[1].ends_with(&by_hand), "{kind}: {by_hand} in {}", shown[1]);
        let column =
            |what: &str| apps[2].iter().position(|heading| *heading == format!("{what}, low")).expect("a column");
        for (row, app) in apps[3..].iter().zip(report["apps"].as_array().unwrap()) {
            for (what, amount) in [
                ("The step to SCIM", &app["upgrade"]),
                ("Now", &app["upgrade"]["current_year"]),
                ("With SCIM", &app["upgrade"]["target_year"]),
                ("By hand", &app["by_hand"]["total"]),
                ("What SCIM is worth", &app["worth"]),
            ] {
                assert_eq!(cells(row, column(what)), ends(amount), "{kind}: {} of {}", what, row[1]);
            }
        }
        assert_eq!(apps[7][1], "=1+1", "{kind}: a name is a text");
        let links = sheets["Sources"].iter().filter(|row| row.iter().any(|it| it.starts_with("https://"))).count();
        assert!(links >= 4, "{kind}: {links} addresses");
    }
}

fn thousands(whole: &str) -> String {
    let parts: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
    parts.join(",")
}

#[tokio::test]
async fn what_fails_is_said_and_can_be_tried_again() {
    let site = Server::dist();
    let program = fs::read_dir(dist_folder()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let program = program.into_iter().find(|name| name.starts_with("workbook-") && name.ends_with(".js")).unwrap();
    with_browser(async |page| {
        open(page, &site, STACK).await;
        catch_files(page).await;
        // A vendor's sources are gone: all amounts are there all the same.
        site.respond("/vendors/github.json", 404, "");
        page.click("#workbook").await;
        let bytes = file(page, "scim-tax-stack.xlsx").await;
        let says = "Saved as scim-tax-stack.xlsx, without the sources of GitHub, which could not be fetched. All amounts \
                    are in it. Save it again for the sources.";
        page.wait_until_reads("#workbook-says", says).await;
        let path = folder("e2e-missing").join("stack.xlsx");
        fs::write(&path, bytes).unwrap();
        let texts = spreadsheets::part(&path, "xl/sharedStrings.xml");
        assert_eq!(texts.matches("file could not be fetched when this workbook was written").count(), 1);
        site.restore("/vendors/github.json");

        // The program does not arrive: time is up, which is made to pass quickly.
        site.respond(&format!("/{program}"), 404, "");
        let quick = "window.unhurried = setTimeout; window.setTimeout = (act, time) => unhurried(act, time / 30)";
        page.js(quick).await;
        page.click("#workbook").await;
        let state = "return document.querySelector('#workbook').getAttribute('aria-disabled')";
        assert_eq!(page.js(state).await, "true");
        let says = "The workbook could not be written in time. Is the connection up? Try again.";
        page.wait_until_reads("#workbook-says", says).await;
        assert_eq!(page.js(state).await, Value::Null);
        site.restore(&format!("/{program}"));
        page.js("window.setTimeout = unhurried").await;
        page.click("#workbook").await;
        assert!(file(page, "scim-tax-stack.xlsx").await.len() > 10_000);
        page.wait_until_reads("#workbook-says", "Saved as scim-tax-stack.xlsx.").await;

        // No apps, no workbook.
        open(page, &site, "v=1").await;
        page.click("#workbook").await;
        page.wait_until_reads("#workbook-says", "There is no app to write a workbook of. Add one first.").await;
    })
    .await;
}

#[tokio::test]
async fn five_hundred_apps_become_a_workbook() {
    let site = Server::dist();
    let files = fs::read_dir(dist_folder().join("vendors")).unwrap().map(|it| it.unwrap().path());
    let mut ids: Vec<String> = files.map(|it| it.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    ids.sort();
    let apps: String = ids.iter().cycle().zip(1..=500).map(|(id, seats)| format!("&app={id},,,{seats}")).collect();
    with_browser(async |page| {
        open(page, &site, &format!("v=1{apps}")).await;
        catch_files(page).await;
        page.click("#workbook").await;
        // Pressed again it goes on with what it does.
        page.click("#workbook").await;
        let bytes = file(page, "scim-tax-stack.xlsx").await;
        page.wait_until_reads("#workbook-says", "Saved as scim-tax-stack.xlsx.").await;
        let said = page.js("return said").await.to_string();
        assert!(said.contains(&format!("of {} vendors are fetched …", ids.len())), "{said}");
        assert_eq!(page.js("return files.length").await, 0);
        let path = folder("e2e-many").join("many.xlsx");
        fs::write(&path, bytes).unwrap();
        // Three rows of headings, and one for each app.
        assert_eq!(spreadsheets::part(&path, "xl/worksheets/sheet2.xml").matches("<row ").count(), 503);
        assert_quiet(page, "500 apps").await;
    })
    .await;
}

#[tokio::test]
async fn tables_hold_no_live_formula() {
    let site = Server::dist();
    let folder = folder("e2e-csv");
    let names = ["=1+1", "+1", "-1", "@SUM(A1)"];
    // As a colleague's file may have them; what begins with a tab or goes over two lines among them.
    let rows = "App,Seats,Cost now a year\r\n=1+1,5,1234.5\r\n+1,6,\r\n-1,7,\r\n@SUM(A1),8,\r\n\"\t=2+2\",9,\r\n\"one\n=3+3\",10,\r\n";
    let given = folder.join("given.csv");
    fs::write(&given, rows).unwrap();
    let (saved, listed) = with_browser(async |page| {
        page.goto(&site.url("/stack.html#v=1")).await;
        page.wait_for("#inputs:enabled").await;
        page.click("[data-do=import-file]").await;
        page.find("#import-file").await.send_keys(given.to_str().unwrap()).await.unwrap();
        page.wait_until("return /^[56] apps? can be used/.test(document.querySelector('#import-count').textContent)")
            .await;
        page.click("#import-add").await;
        page.wait_until("return document.querySelectorAll('.app-row').length > 4").await;
        let listed = page.js("return [...document.querySelectorAll('[data-field=vendor]')].map(it => it.value)").await;
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        catch_files(page).await;
        page.click("#csv").await;
        (file(page, "scim-tax-stack.csv").await, listed)
    })
    .await;
    let listed: Vec<String> = serde_json::from_value(listed).unwrap();
    assert_eq!(listed[..4], names, "{listed:?}");

    let day = Date::parse("2026-11-21").unwrap();
    let hostile: Vec<App> = ["\t=2+2", "one\n=3+3", "\r=4+4", "=1+1"]
        .map(|name| App { quote: Some(number("1234.5")), ..App::new(Product::Own { name: name.into() }, 5) })
        .into();
    let raw = table::write(hostile.iter().map(|app| (app, Some(day))), &Catalog { version: day, vendors: Vec::new() });
    for (name, text) in [("saved", saved), ("raw", raw.into_bytes()), ("control", b"App,Seats\r\n=1+1,5\r\n".to_vec())]
    {
        fs::write(folder.join(format!("{name}.csv")), text).unwrap();
    }
    fs::copy(dist_folder().join("scim-tax-vendors.csv"), folder.join("vendors.csv")).unwrap();
    let sheets = spreadsheets::opened_tables(&folder, &["saved", "raw", "vendors", "control"]);
    // LibreOffice would compute, had the page not seen to it.
    assert_eq!(sheets["control"][1][0].formula.as_deref(), Some("of:=1+1"));
    for name in ["saved", "raw", "vendors"] {
        let live: Vec<_> = sheets[name].iter().flatten().filter(|cell| cell.formula.is_some()).collect();
        assert!(live.is_empty(), "{name}: {live:?}");
    }
    let seats = |name: &str| sheets[name][0].iter().position(|cell| cell.text == "Seats").unwrap();
    for (row, name) in sheets["saved"][1..].iter().zip(&listed) {
        assert_eq!((row[0].kind.as_str(), row[0].text.trim_start_matches('\'')), ("string", name.as_str()));
        assert_eq!(row[seats("saved")].kind, "float", "{name}");
    }
    let cost = sheets["saved"][0].iter().position(|cell| cell.text == "Cost now a year").unwrap();
    let paid = &sheets["saved"][1][cost];
    assert_eq!((paid.kind.as_str(), paid.value.as_str()), ("float", "1234.5"));
    for row in &sheets["raw"][1..] {
        assert_eq!((row[0].kind.as_str(), row[seats("raw")].value.as_str()), ("string", "5"));
        assert!(row.iter().any(|cell| cell.kind == "float" && cell.value == "1234.5"), "{row:?}");
    }
}
