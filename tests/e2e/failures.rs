//! Files that are missing or broken: said in words, with a way on.

use super::{KUSTOMER, assert_quiet, open, wait_for_fragment, with_browser};
use crate::support::Server;

#[tokio::test]
async fn no_catalog() {
    let site = Server::dist();
    with_browser(async |page| {
        let mut no_sentences = Vec::new();
        for (query, status, body, sentence) in [
            ("", 404, "", "The list of vendors could not be fetched: the server answered 404."),
            ("", 500, "<h1>Oops</h1>", "The list of vendors could not be fetched: the server answered 500."),
            ("", 200, "", "broken"),
            ("", 200, "<!DOCTYPE html><title>Home</title>", "broken"),
            ("", 200, "{\"format\":3,\"version\":\"2026-11-21\",\"vendors\":[[\"kust", "broken"),
            ("", 200, "{\"format\":4,\"version\":\"2031-01-01\",\"vendors\":{}}", "format 4"),
            ("", 200, "{\"format\":3,\"version\":\"2026-11-21\",\"vendors\":[7]}", "invalid"),
            ("", 200, "[]", ""),
            ("?embed=1", 404, "", "The list of vendors could not be fetched: the server answered 404."),
            ("?embed=1", 200, "{\"format\":4}", "format 4"),
        ] {
            site.respond("/catalog.json", status, body);
            page.goto("about:blank").await;
            page.goto(&site.url(&format!("/{query}#v=1&app=github,,,100"))).await;
            page.wait_until_text("#content", "The calculator cannot start").await;
            let told = page.text("#content [role=alert]").await;
            assert!(told.contains(sentence), "{body}: {told}");
            if !told.starts_with(char::is_uppercase) || !told.ends_with('.') {
                no_sentences.push(told);
            }
            assert_eq!(page.find_all("#seats").await.len(), 0);

            // It does not help as long as the server stays so, and helps as soon as it does not.
            page.click("#retry").await;
            page.wait_until_text("#content", "The calculator cannot start").await;
            assert_eq!(page.js("return location.hash").await, "#v=1&app=github,,,100");
            site.restore("/catalog.json");
            page.click("#retry").await;
            page.wait_until_text("#headline", "SCIM on GitHub costs").await;
            assert_eq!(page.value("#seats").await, "100");
            if query.is_empty() {
                wait_for_fragment(page, "#v=1&app=github,team,enterprise-cloud,100").await;
            }
            page.fill("#seats", "50").await;
            page.wait_until_text("#headline", "$10,200").await;
        }
        assert!(no_sentences.is_empty(), "{no_sentences:#?}");
    })
    .await;
}

#[tokio::test]
async fn no_sources() {
    let site = Server::dist();
    with_browser(async |page| {
        for (status, body, sentence) in [
            (404, "", "The vendor’s sources could not be fetched: the server answered 404."),
            (200, "{", "The file with the vendor’s sources cannot be read."),
            (200, "<!DOCTYPE html>", "The file with the vendor’s sources cannot be read."),
        ] {
            site.respond("/vendors/kustomer.json", status, body);
            open(page, &site, &format!("/#{KUSTOMER}")).await;
            super::read_on(page).await;
            page.wait_until_text("#evidence", sentence).await;
            // All that needs no sources is there.
            assert_eq!(page.words("#headline").await, "SCIM on Kustomer costs $30,000 more a year");
            page.fill("#seats", "10").await;
            page.wait_until_text("#headline", "$6,000").await;

            page.click("#evidence button").await;
            page.wait_until_text("#evidence", sentence).await;
            site.restore("/vendors/kustomer.json");
            page.click("#evidence button").await;
            page.wait_until_text("#conflicts", "What Ultimate costs a small team").await;
            page.wait_until_text("#sources", "kustomer.com").await;
        }
        // Another vendor's are fetched, and the old ones do not stay.
        super::choose_vendor(page, "pigment").await;
        page.wait_until_text("#sources", "pigment").await;
        assert!(!page.text("#evidence").await.contains("kustomer.com"));
        super::choose_vendor(page, "not on any list").await;
        page.wait_until_reads("#evidence", "").await;
    })
    .await;
}

/// What is opened or read later comes with a program of its own. Without it the answer is there all the same.
#[tokio::test]
async fn no_details() {
    let site = Server::dist();
    let files = std::fs::read_dir(super::support::server::dist_folder()).unwrap();
    let names = files.flatten().map(|file| file.file_name().into_string().unwrap());
    let details: Vec<String> =
        names.filter(|name| name.starts_with("details-")).map(|name| format!("/{name}")).collect();
    assert_eq!(details.len(), 2);
    with_browser(async |page| {
        for file in &details {
            site.respond(file, 404, "");
            open(page, &site, &format!("/#{KUSTOMER}")).await;
            page.click("#open-share").await;
            page.wait_until_text("#no-details", "A part of this page could not be fetched.").await;
            page.fill("#seats", "10").await;
            page.wait_until_text("#headline", "$6,000").await;
            site.restore(file);
        }
        // A browser remembers that a module failed; the page says so, and a reload helps.
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        assert!(!super::is_visible(page, "#no-details").await);
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
    })
    .await;
}

/// Without scripts there is still the example, and a word about what is missing.
#[tokio::test]
async fn no_program() {
    let site = Server::dist();
    let wasm = std::fs::read_dir(super::support::server::dist_folder()).unwrap();
    let wasm = wasm
        .flatten()
        .map(|file| file.file_name().into_string().unwrap())
        .find(|name| name.starts_with("page-") && name.ends_with(".wasm"));
    site.respond(&format!("/{}", wasm.unwrap()), 404, "");
    with_browser(async |page| {
        page.goto(&site.url("/")).await;
        assert_eq!(page.words("h1").await, "SCIM on Kustomer costs $30,000 more a year");
        page.wait_until_text("#content", "The calculator has not started.").await;
        assert_eq!(page.js("return document.querySelector('#seats').matches(':disabled')").await, true);
        page.goto(&site.url(&format!("/#{KUSTOMER}"))).await;
        site.restore("/");
    })
    .await;
    with_browser(async |page| {
        open(page, &Server::dist(), "/").await;
        assert_quiet(page, "a start without anything missing").await;
    })
    .await;
}
