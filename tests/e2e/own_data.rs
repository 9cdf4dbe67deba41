//! A catalog file of one's own: opened, dropped or written, used by both pages, and never sent.

use super::{KUSTOMER, assert_quiet, is_visible, open, read_on, unfold, with_browser, with_session};
use crate::support::browser::{Browser, Page};
use crate::support::{Server, Session};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::sleep;

const KUSTOMERS_FILE: &str = include_str!("../../data/vendors/kustomer.json");

/// Kustomer with Ultimate at $120 in the place of $139: (120 - 89) x 50 x 12 is 18,600.
fn corrected() -> String {
    KUSTOMERS_FILE.replace("\"annual\": \"139\"", "\"annual\": \"120\"")
}

/// A vendor as small as can be.
fn tiny(id: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": "{id}", "category": "CRM", "website": "https://{id}.example", "currency": "USD",
"grade": "A", "scim": {{"status": "gated", "sources": ["site"]}}, "sso": {{}}, "plans": [],
"sources": {{"site": {{"url": "https://{id}.example", "kind": "vendor_pricing", "checked": "2026-11-21"}}}}}}"#
    )
}

async fn open_vendors(page: &Page, site: &Server, fragment: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(&format!("/vendors.html{fragment}"))).await;
    page.wait_for("#app:not(.shell)").await;
    page.wait_for("#controls:enabled").await;
    unfold(page, "Your own data").await;
}

/// A file on the disk, in a folder of its own so that tests do not share it.
fn saved(test: &str, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

async fn choose(page: &Page, file: &Path) {
    page.find("#own-file").await.send_keys(file.to_str().unwrap()).await.unwrap();
}

async fn kept(page: &Page) -> serde_json::Value {
    page.js("return Object.keys(sessionStorage).sort()").await
}

async fn write(page: &Page, text: &str) {
    let script = "document.getElementById('own-text').value = arguments[0]";
    page.client.execute(script, vec![text.into()]).await.unwrap();
}

#[tokio::test]
async fn a_file_is_used_by_both_pages_until_it_is_put_away() {
    let site = Server::dist();
    let file = saved("used", "prices.json", format!("[{}, {}]", corrected(), tiny("acme")));
    with_browser(async |page| {
        open_vendors(page, &site, "").await;
        assert!(!is_visible(page, "#own-notice").await);
        choose(page, &file).await;
        page.wait_until_reads("#own-in-use", "2 vendors of your own file are in use: acme and Kustomer.").await;
        page.wait_until_text("#own-says", "Kept in this tab until you close it, and sent nowhere.").await;
        page.wait_until_text("#catalog-version", "301 vendors").await;
        assert_eq!(kept(page).await, json!(["scim-tax-catalog", "scim-tax-own"]));

        // So does the list, at once and after a reload.
        for again in [false, true] {
            if again {
                open_vendors(page, &site, "").await;
            }
            page.fill("#seats", "50").await;
            page.fill("#search", "kustomer").await;
            page.wait_until_text("#vendor-rows", "$18,600").await;
            let row = page.text("#vendor-rows").await;
            assert!(row.contains("yours; Customer service") && row.contains("by your file’s price"), "{row}");
            page.fill("#search", "zoom").await;
            page.wait_until_text("#vendor-rows", "Zoom").await;
            assert!(!page.text("#vendor-rows").await.contains("your"));
        }

        // The calculator computes with it, and says whose it is.
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        page.wait_until_text("#headline", "$18,600").await;
        page.settle().await;
        assert_eq!(page.text("#provenance").await, "Prices from your own file, checked 21 November 2026.");
        assert!(page.text("#target-note").await.ends_with("(your file)"));
        page.wait_until_text("#own-notice", "2 vendors of your own file are in use: acme and Kustomer.").await;
        page.fill("#vendor", "acm").await;
        page.wait_until_text("#vendor-list", "SCIM on a dearer plan, grade A, yours").await;
        page.fill("#vendor", "zoo").await;
        page.wait_until_text("#vendor-list", "Zoom").await;
        assert!(!page.text("#vendor-list").await.contains(", yours"));
        page.press(fantoccini::key::Key::Escape).await;
        read_on(page).await;
        page.wait_until_text("#sources", "stitchflow.com").await;
        assert!(site.requests().iter().all(|request| !request.starts_with("/vendors/kustomer")));
        // What is shared does not carry it, and says so.
        for (opener, dialog) in [("#open-share", "#share"), ("#open-embed", "#embed")] {
            page.click(opener).await;
            page.wait_for(&format!("{dialog}[open]")).await;
            let told = page.text(&format!("{dialog} .own-warning")).await;
            assert!(told.starts_with("Kustomer is from your own file, which the link does not carry."), "{told}");
            page.press(fantoccini::key::Key::Escape).await;
        }
        let report = super::report(page).await;
        assert_eq!(report["apps"][0]["prices_from"], "own");

        // A frame neither knows it nor keeps anything.
        open(page, &site, &format!("/?embed=1#{KUSTOMER}")).await;
        page.wait_until_text("#headline", "$30,000").await;
        assert!(page.find_all("#own-notice").await.is_empty());

        // Another vendor's link is shared without a word.
        open(page, &site, "/#v=1&app=github,,,100").await;
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        assert!(!is_visible(page, "#share .own-warning").await);
        page.press(fantoccini::key::Key::Escape).await;

        open(page, &site, &format!("/#{KUSTOMER}")).await;
        page.wait_for("#own-notice").await;
        page.click("#own-notice button").await;
        page.wait_until_text("#headline", "$30,000").await;
        page.wait_until("return document.querySelector('#own-notice') === null").await;
        page.wait_until("return sessionStorage.length === 0").await;
        assert_eq!(super::fragment(page).await, format!("#{KUSTOMER}"));
        let elsewhere = "return performance.getEntriesByType('resource')
            .filter(({name}) => new URL(name).origin !== location.origin && !name.startsWith('data:')).length";
        assert_eq!(page.js(elsewhere).await, 0);
        assert_quiet(page, "a file of one's own").await;
    })
    .await;
}

/// The built-in catalog may take its time to arrive, and then in any order.
#[tokio::test]
async fn what_is_used_meanwhile_is_not_lost() {
    let site = Server::dist();
    with_browser(async |page| {
        open_vendors(page, &site, "").await;
        let holds = "window.held = [];
            const get = window.fetch;
            window.fetch = (...all) => new Promise(done => held.push(() => done(get(...all))))";
        page.js(holds).await;
        page.click("[data-do=own-add]").await;
        let template = page.value("#own-text").await;
        for id in ["first", "second"] {
            write(page, &template.replace("your-vendor", id).replace("Your vendor", id)).await;
            page.click("[data-do=own-use]").await;
        }
        assert_eq!(page.js("return held.length").await, 2);
        page.js("held[1]()").await;
        page.wait_until_reads("#own-in-use", "1 vendor of your own file is in use: second.").await;
        page.js("held[0]()").await;
        page.wait_until_reads("#own-in-use", "2 vendors of your own file are in use: first and second.").await;

        // What is put away does not come back with an answer that is late.
        open_vendors(page, &site, "").await;
        page.js(holds).await;
        page.click("[data-do=own-add]").await;
        write(page, &template).await;
        page.click("[data-do=own-use]").await;
        page.click("#own-notice [data-do=own-put-away]").await;
        page.js("held[1]()").await;
        page.wait_until_text("#catalog-version", "300 vendors").await;
        page.js("held[0]()").await;
        sleep(Duration::from_millis(300)).await;
        assert!(page.text("#catalog-version").await.contains("300 vendors"));
        assert!(!is_visible(page, "#own-notice").await);
        assert_eq!(kept(page).await, json!([]));
        assert_quiet(page, "late answers").await;
    })
    .await;
}

#[tokio::test]
async fn a_hostile_file_is_refused_in_words() {
    let site = Server::dist();
    let many =
        |count: usize| tiny("acme").replace("\"plans\": []", &format!("\"plans\": [{}]", vec!["{}"; count].join(",")));
    let with = |from: &str, to: &str| tiny("acme").replace(from, to).into_bytes();
    let markup = "<img src=x onerror=window.ran=1><script>window.ran=1</script>";
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        (
            "types.json",
            with("\"name\": \"acme\"", "\"name\": {\"first\": 5}"),
            "1 problem in types.json.",
            "line 1: name: not a text in quotes",
        ),
        (
            "plans.json",
            many(1_000_000).into_bytes(),
            "1 problem in",
            "line 2: plans: 1000000 entries; at most 200 are allowed",
        ),
        ("nan.json", with("\"plans\": []", "\"plans\": NaN"), "1 problem in", "\"NaN\" is no value in JSON"),
        (
            "markup.json",
            with("\"name\": \"acme\"", &format!("\"name\": \"{markup}\"")),
            "1 problem in",
            "line 1: name: markup; only plain text is allowed",
        ),
        (
            "url.json",
            with("\"https://acme.example\"", "\"javascript:window.ran=1\""),
            "2 problems in",
            "is not an https address",
        ),
        (
            "ids.json",
            format!("[{},\n{}]", tiny("acme"), tiny("acme")).into_bytes(),
            "1 problem in",
            "line 4: [1].id: \"acme\" stands twice",
        ),
        ("deep.json", "[".repeat(1_000_000).into_bytes(), "1 problem in", "too deep in each other"),
        ("page.html", b"<!DOCTYPE html><script>window.ran=1</script>".to_vec(), "1 problem in", "no value in JSON"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "1 problem in", "line 1: no text in UTF-8 from here on"),
        ("empty.json", Vec::new(), "1 problem in", "There is nothing in it."),
        ("none.json", b"[]".to_vec(), "1 problem in", "There is no vendor in it."),
        (
            "large.json",
            vec![b' '; 50_000_000],
            "1 problem in large.json.",
            "The file has 50.0 MB; at most 5 MB can be read.",
        ),
    ];
    let files: Vec<_> = cases.iter().map(|(name, content, ..)| saved("hostile", name, content)).collect();
    with_browser(async |page| {
        open_vendors(page, &site, "").await;
        write(page, "what I typed").await;
        page.js("window.read = 0; const {arrayBuffer} = Blob.prototype;
            Blob.prototype.arrayBuffer = function() { window.read += 1; return arrayBuffer.call(this); }")
            .await;
        for ((name, _, title, sentence), file) in cases.iter().zip(&files) {
            choose(page, file).await;
            page.wait_until_text("#own-problems-title", &format!(" in {name}. Nothing of it is used.")).await;
            assert!(page.text("#own-problems-title").await.starts_with(title), "{name}");
            let told = page.text("#own-problem-rows").await;
            assert!(told.contains(sentence), "{name}: {told}");
            assert!(!told.contains('<'), "{name}: {told}");
        }
        // The last one was refused by its size, before it was read.
        assert_eq!(page.js("return window.read").await, cases.len() - 1);
        assert_eq!(page.js("return window.ran === undefined").await, true);
        assert_eq!(page.js("return document.querySelectorAll('main img, main script').length").await, 0);
        assert!(!is_visible(page, "#own-notice").await);
        assert_eq!(kept(page).await, json!([]));
        assert_eq!(page.value("#own-text").await, "what I typed");
        // A right one after all these.
        choose(page, &saved("hostile", "right.json", tiny("acme"))).await;
        page.wait_until_text("#own-in-use", "1 vendor of your own file is in use: acme.").await;
        assert!(!is_visible(page, "#own-problems").await);
        assert_quiet(page, "hostile files").await;
    })
    .await;
    for file in files {
        fs::remove_file(file).unwrap();
    }
}

#[tokio::test]
async fn a_vendor_is_corrected_and_added_in_the_page() {
    let site = Server::dist();
    with_browser(async |page| {
        open_vendors(page, &site, "#v=1&vendor=kustomer").await;
        page.click("[data-do=own-correct]").await;
        page.wait_until("return document.getElementById('own-text').value.includes('\"139\"')").await;
        assert!(page.value("#own-text").await.starts_with("{\n  \"id\": \"kustomer\",\n  \"name\": \"Kustomer\","));
        // A slip is told by line and loses nothing.
        let slip = page.value("#own-text").await.replace("\"annual\": \"139\"", "\"annual\": \"139 dollars\"");
        write(page, &slip).await;
        page.click("[data-do=own-use]").await;
        page.wait_until_text("#own-problems", "\"139 dollars\" is not a plain decimal such as 89.50").await;
        let line = slip.lines().position(|line| line.contains("139 dollars")).unwrap() + 1;
        let told = page.text("#own-problem-rows").await;
        assert!(told.starts_with(&format!("line {line}: plans[2].prices[1].charges[0].rate.annual: ")), "{told}");
        assert_eq!(page.value("#own-text").await, slip);
        assert!(!is_visible(page, "#own-notice").await);
        write(page, &slip.replace("139 dollars", "120")).await;
        page.click("[data-do=own-use]").await;
        page.wait_until_text("#own-in-use", "1 vendor of your own file is in use: Kustomer.").await;

        // Another one joins it. What stood in the text area can be brought back.
        page.click("[data-do=own-add]").await;
        assert!(page.value("#own-text").await.contains("\"id\": \"your-vendor\""));
        page.click("#own-back").await;
        assert!(page.value("#own-text").await.contains("\"id\": \"kustomer\""));
        page.click("#own-back").await;
        page.click("[data-do=own-use]").await;
        page.wait_until_text("#own-in-use", "2 vendors of your own file are in use: Kustomer and Your vendor.").await;

        // Both are saved as a file that can be opened again; the correction is in it.
        let text = page
            .js_later(
                "const done = arguments[0];
                URL.createObjectURL = blob => { blob.text().then(done); return 'data:,'; };
                HTMLAnchorElement.prototype.click = () => {};
                document.querySelector('[data-do=own-save]').click();",
            )
            .await;
        let saved: serde_json::Value = serde_json::from_str(text.as_str().unwrap()).unwrap();
        assert_eq!(saved["vendors"][0]["plans"][2]["prices"][1]["charges"][0]["rate"]["annual"], "120");
        assert_eq!(saved["vendors"][1]["id"], "your-vendor");

        // (25 - 10) x 10 x 12
        open(page, &site, "/#v=1&app=your-vendor,,,10").await;
        page.wait_until_text("#headline", "$1,800").await;
        // In the same tab it is there after a reload, and what is corrected is one's own file.
        open_vendors(page, &site, "#v=1&vendor=kustomer").await;
        page.wait_until_text("#own-in-use", "Kustomer and Your vendor").await;
        page.click("[data-do=own-correct]").await;
        page.wait_until("return document.getElementById('own-text').value.includes('\"120\"')").await;
        page.click("#own-notice [data-do=own-put-away]").await;
        page.wait_until_text("#own-says", "Your own data are put away.").await;
        page.wait_until_text("#catalog-version", "300 vendors").await;
        assert!(!is_visible(page, "#own-notice").await);
        assert_eq!(kept(page).await, json!([]));
        assert!(page.value("#own-text").await.contains("\"120\""));
        assert_quiet(page, "typed data").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_is_dropped_and_nothing_else_leaves_the_page() {
    let site = Server::dist();
    with_browser(async |page| {
        open_vendors(page, &site, "").await;
        page.client
            .execute(
                "const [text] = arguments;
                window.drag = (type, at, fill) => {
                    const dataTransfer = new DataTransfer();
                    fill(dataTransfer);
                    const event = new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true});
                    document.querySelector(at).dispatchEvent(event);
                    return event.defaultPrevented;
                };
                window.file = data => data.items.add(new File([text], 'dropped.json'));
                window.link = data => data.setData('text/uri-list', 'https://elsewhere.example');",
                vec![tiny("acme").into()],
            )
            .await
            .unwrap();
        assert!(!is_visible(page, "#drop-here").await);
        assert_eq!(page.js("return drag('dragover', '#content', file)").await, true);
        assert!(is_visible(page, "#drop-here").await);
        page.wait_until("return document.querySelector('#drop-here').hidden").await;
        page.js("drag('dragover', '.foot', file)").await;
        assert_eq!(page.js("return drag('drop', '.foot', file)").await, true);
        page.wait_until_text("#own-in-use", "1 vendor of your own file is in use: acme.").await;
        assert!(!is_visible(page, "#drop-here").await);
        // Two at once, a link, and a text that goes into a field.
        assert_eq!(page.js("return drag('drop', 'body', data => { file(data); file(data); })").await, true);
        page.wait_until_text("#own-problems", "2 files; open one at a time").await;
        assert_eq!(page.js("return drag('dragover', '#content', link) && drag('drop', '#content', link)").await, true);
        let text = "data => data.setData('text/plain', 'x')";
        let into_field = format!("return drag('dragover', '#own-text', {text}) || drag('drop', '#own-text', {text})");
        assert_eq!(page.js(&into_field).await, false);
        assert_eq!(page.js("return drag('drop', '#own-text', file)").await, true);
        assert_quiet(page, "drops").await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_it_holds_until_one_leaves() {
    let site = Server::dist();
    let file = saved("unkept", "prices.json", tiny("acme"));
    with_browser(async |page| {
        open_vendors(page, &site, "").await;
        // Full to the brim.
        page.js("for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
            for (let at = 0; at < 3; at += 1) try { sessionStorage[`full-${size}-${at}`] = 'x'.repeat(size); } catch {}").await;
        choose(page, &file).await;
        page.wait_until_text("#own-in-use", "1 vendor of your own file is in use: acme.").await;
        page.wait_until_text("#own-says", "This browser keeps nothing here, so it holds on this page until you leave it.").await;
        let ours = "return Object.keys(sessionStorage).filter(key => key.startsWith('scim')).length";
        assert_eq!(page.js(ours).await, 0);
        open_vendors(page, &site, "").await;
        page.wait_until_text("#catalog-version", "300 vendors").await;
        assert!(!is_visible(page, "#own-notice").await);
        page.js("sessionStorage.clear()").await;

        // What is kept and cannot be read is passed over, and forgotten.
        for junk in ["", "junk", "{\"format\":2}", "{\"format\":9,\"version\":\"2026-11-21\",\"vendors\":[]}"] {
            for path in ["/", "/vendors.html"] {
                page.goto(&site.url("/contract.md")).await;
                let script = "sessionStorage['scim-tax-catalog'] = sessionStorage['scim-tax-own'] = arguments[0]";
                page.client.execute(script, vec![junk.into()]).await.unwrap();
                page.goto(&site.url(path)).await;
                page.wait_until_text("#catalog-version", "300 vendors").await;
                if path == "/" {
                    page.wait_until_text("#headline", "$30,000").await;
                    read_on(page).await;
                }
                page.wait_until("return sessionStorage.length === 0").await;
            }
        }
        assert_quiet(page, "nothing kept").await;
    })
    .await;
}

/// Some browsers throw at the very mention.
#[tokio::test]
async fn storage_that_throws_stops_nothing() {
    let site = Server::dist();
    let file = saved("throws", "prices.json", tiny("acme"));
    with_browser(async |page| {
        if page.browser != Browser::Chromium {
            return;
        }
        let throws = "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }})";
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": throws})).await;
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        page.wait_until_text("#headline", "$30,000").await;
        open_vendors(page, &site, "").await;
        choose(page, &file).await;
        page.wait_until_text("#own-says", "This browser keeps nothing here").await;
        page.wait_until_text("#own-in-use", "1 vendor of your own file is in use: acme.").await;
        page.click("#own-notice [data-do=own-put-away]").await;
        page.wait_until_text("#own-says", "Your own data are put away.").await;
        assert_quiet(page, "storage that throws").await;
    })
    .await;
}

async fn nothing_found_by_axe(session: Session) {
    let site = Server::dist();
    let file = saved("axe", "prices.json", corrected());
    with_session(session, async |page| {
        open_vendors(page, &site, "").await;
        assert_eq!(page.axe().await, [""; 0], "the section");
        write(page, "[{}]").await;
        page.click("[data-do=own-use]").await;
        page.wait_until_text("#own-problems", "missing").await;
        page.screenshot(format!("{}/own-problems.png", env!("CARGO_TARGET_TMPDIR"))).await;
        assert_eq!(page.axe().await, [""; 0], "problems");
        choose(page, &file).await;
        page.wait_until_text("#own-in-use", "Kustomer").await;
        page.screenshot(format!("{}/own-in-use.png", env!("CARGO_TARGET_TMPDIR"))).await;
        assert_eq!(page.axe().await, [""; 0], "in use");
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        page.wait_for("#own-notice").await;
        page.screenshot(format!("{}/own-calculator.png", env!("CARGO_TARGET_TMPDIR"))).await;
        assert_eq!(page.axe().await, [""; 0], "the calculator");
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        page.screenshot(format!("{}/own-share.png", env!("CARGO_TARGET_TMPDIR"))).await;
        assert_eq!(page.axe().await, [""; 0], "sharing");
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing() {
    nothing_found_by_axe(Session::default()).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_dark_and_narrow() {
    nothing_found_by_axe(Session::default().size(360, 800).dark()).await;
}
