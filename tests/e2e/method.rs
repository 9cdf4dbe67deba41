//! The method page: text and tables without a program, and links that keep what they promise.

use super::{assert_quiet, report, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use serde_json::Value;

const PATH: &str = "/method.html";

async fn open(page: &Page, site: &Server, path: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(path)).await;
    page.wait_for("#licences").await;
}

/// A list of texts that a script returns.
async fn texts(page: &Page, script: &str) -> Vec<String> {
    serde_json::from_value(page.js(script).await).unwrap()
}

#[tokio::test]
async fn it_needs_no_program() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        assert_eq!(page.js("return document.scripts.length").await, 0);
        assert_eq!(page.text("h1").await, "How each number is made");
        assert_eq!(page.text(".masthead [aria-current]").await, "Method");
        assert_quiet(page, "the method page").await;
    })
    .await;
    let requests = site.requests();
    assert!(requests.iter().any(|path| path.starts_with("/method-")), "its style sheet in {requests:?}");
    for request in requests {
        let is_its_own = request == PATH
            || (request.starts_with("/page-") || request.starts_with("/method-")) && request.ends_with(".css");
        assert!(is_its_own, "{request}");
    }
}

async fn axe_finds_nothing(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        open(page, &site, PATH).await;
        assert_eq!(page.axe_in_both_schemes().await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_light_and_dark() {
    for session in Session::default().both_schemes() {
        axe_finds_nothing(session).await;
    }
}

#[tokio::test]
async fn axe_finds_nothing_on_a_phone() {
    axe_finds_nothing(Session::default().size(375, 800)).await;
}

#[tokio::test]
async fn nothing_sticks_out() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        for width in [320, 375, 620, 621, 900, 1000, 1001, 1280, 1600] {
            page.resize(width, 900).await;
            page.wait_until(&format!("return innerWidth === {width}")).await;
            let out = texts(
                page,
                "const {scrollWidth, clientWidth} = document.documentElement;
                const right = it => it.getBoundingClientRect().right;
                return [...document.querySelectorAll('main *')].filter(it => right(it) > clientWidth + 1)
                    .map(it => it.textContent.slice(0, 40)).concat(scrollWidth > clientWidth ? ['scrolls'] : []);",
            )
            .await;
            assert_eq!(out, [""; 0], "at {width} px");
        }
    })
    .await;
}

#[tokio::test]
async fn addresses_on_the_page_lead_somewhere() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        let lost = texts(
            page,
            "const ids = [...document.querySelectorAll('[id]')].map(it => it.id);
            const links = [...document.querySelectorAll('a[href^=\"#\"]')].map(it => it.hash.slice(1));
            return links.filter(id => ids.filter(it => it === id).length !== 1);",
        )
        .await;
        assert_eq!(lost, [""; 0]);
        assert_eq!(page.js("return document.querySelectorAll('.contents a').length").await, 23);
        let files = texts(
            page,
            "return [...new Set([...document.querySelectorAll('a')].map(it => it.getAttribute('href'))
                .filter(href => !/^(#|https:|\\.\\/#)/.test(href)))].sort();",
        )
        .await;
        for file in &files {
            let script = format!("const done = arguments[0]; fetch('{file}').then(it => done(it.status), done)");
            assert_eq!(page.js_later(&script).await, 200, "{file}");
        }
        assert_eq!(
            files,
            ["./", "contract.md", "scim-tax-vendors.csv", "scim-tax-vendors.json", "stack.html", "vendors.html"]
        );
        // From outside, to a part.
        open(page, &site, "/method.html#by-hand").await;
        page.wait_until("return Math.abs(document.querySelector('#by-hand').getBoundingClientRect().top) < 40").await;
    })
    .await;
}

#[tokio::test]
async fn the_pages_lead_to_each_other() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        page.js("document.querySelector('.masthead a[href=\"./\"]').click()").await;
        page.wait_for("#seats:enabled").await;
        page.js("document.querySelector('.masthead a[href=\"method.html\"]').click()").await;
        page.wait_for("#licences").await;
        page.js("document.querySelector('.masthead a[href=\"vendors.html\"]').click()").await;
        page.wait_until("return document.title.startsWith('Vendors')").await;
        page.js("document.querySelector('.masthead a[href=\"method.html\"]').click()").await;
        page.wait_for("#licences").await;
    })
    .await;
}

/// Every worked step opens in the calculator, which then shows the same figure.
#[tokio::test]
async fn the_calculator_says_the_same() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        let steps = page
            .js("return [...document.querySelectorAll('#upgrade tbody tr')].map(row =>
                    [row.querySelector('a').getAttribute('href'), row.lastElementChild.textContent])")
            .await;
        let steps: Vec<(String, String)> = serde_json::from_value(steps).unwrap();
        assert!(steps.len() > 12, "{steps:?}");
        for (href, amount) in steps {
            page.goto("about:blank").await;
            page.goto(&site.url(&href.replace("./", "/"))).await;
            page.wait_for("#seats:enabled").await;
            let link = href.trim_start_matches("./#");
            page.wait_for(&format!("#content[data-link='{link}']")).await;
            let shown = page.js("return document.querySelector('h1').textContent").await;
            let shown = shown.as_str().unwrap();
            if amount == "not known" {
                assert!(shown.contains("is worth"), "{href}: {shown}");
            } else {
                assert!(shown.contains(&amount), "{href}: {shown}, the method page says {amount}");
            }
        }

        open(page, &site, PATH).await;
        let by_hand = "const row = [...document.querySelectorAll('#example tr.sum')][0];
            return [row.firstElementChild.textContent, row.lastElementChild.textContent];";
        assert_eq!(texts(page, by_hand).await, ["By hand", "$1,036.916"]);
        page.js("document.querySelector('#example a[href^=\"./#\"]').click()").await;
        page.wait_for("#seats:enabled").await;
        let report: Value = report(page).await;
        assert_eq!(report.pointer("/apps/0/by_hand/total/low").unwrap(), "1036.916");
        assert_eq!(report.pointer("/apps/0/worth/low").unwrap(), "943.516");
    })
    .await;
}

#[tokio::test]
async fn paper_has_all_of_it() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, PATH).await;
        if page.browser != super::Browser::Chromium {
            return;
        }
        page.cdp("Emulation.setEmulatedMedia", serde_json::json!({"media": "print"})).await;
        let hidden = texts(
            page,
            "return [...document.querySelectorAll('section, table')].filter(it => !it.offsetHeight).map(it => it.id)",
        )
        .await;
        assert_eq!(hidden, [""; 0]);
        assert_eq!(page.js("return document.querySelector('.contents').offsetHeight").await, 0);
    })
    .await;
}
