//! Links: the same report for everyone who opens them, and words for what cannot be used.

use super::{
    KUSTOMER, assert_quiet, choose_vendor, fragment, is_visible, open, report, wait_for_fragment, with_browser,
};
use crate::support::Server;
use std::time::Duration;
use tokio::time::sleep;

#[tokio::test]
async fn a_link_says_what_was_typed() {
    let site = Server::dist();
    let typed = with_browser(async |page| {
        open(page, &site, "/#v=1&app=github,team,enterprise-cloud,7&idp=google").await;
        choose_vendor(page, "kustom").await;
        page.select("#current", "enterprise").await;
        page.select("#target", "ultimate").await;
        page.select("#idp", "okta").await;
        page.fill("#seats", "50").await;
        wait_for_fragment(page, "#v=1&app=kustomer,enterprise,ultimate,50").await;
        report(page).await
    })
    .await;
    let opened = with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        page.wait_until_reads("#headline", "SCIM on Kustomer costs $30,000 more a year").await;
        assert_eq!(fragment(page).await, format!("#{KUSTOMER}"));
        report(page).await
    })
    .await;
    assert_eq!(opened, typed);
    assert_eq!(opened["link"], KUSTOMER);
    assert_eq!(opened["schema"], "scim-tax/report/1");
}

#[tokio::test]
async fn the_address_follows() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        sleep(Duration::from_millis(600)).await;
        assert_eq!(page.js("return location.href").await, site.url("/"), "the example leaves the address alone");
        let entries = page.js("return history.length").await;

        page.fill("#seats", "51").await;
        wait_for_fragment(page, "#v=1&app=kustomer,enterprise,ultimate,51").await;
        page.fill("#seats", "50").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}")).await;
        page.fill("#discount", "12.5").await;
        wait_for_fragment(page, &format!("#{KUSTOMER},discount:12.5")).await;
        page.select("#billing", "monthly").await;
        wait_for_fragment(page, &format!("#{KUSTOMER},discount:12.5&billing=monthly")).await;
        assert_eq!(page.js("return history.length").await, entries, "no step back for every change");

        // Another fragment is another case, and Back comes back to this one.
        page.js("location.hash = 'v=1&app=github,,,100'").await;
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
        assert_eq!(page.value("#seats").await, "100");
        assert_eq!(page.value("#discount").await, "");
        page.js("history.back()").await;
        page.wait_until_text("#headline", "SCIM on Kustomer").await;
        assert_eq!(page.value("#discount").await, "12.5");
        assert_eq!(page.value("#billing").await, "monthly");

        // The catalog's own step is written out.
        open(page, &site, "/#app=github,,,100").await;
        wait_for_fragment(page, "#v=1&app=github,team,enterprise-cloud,100").await;
        assert_quiet(page, "address").await;
    })
    .await;
}

const EXAMPLE: &str = "SCIM on Kustomer costs $30,000 more a year";
const IS_EXAMPLE: &str = "The link names no app that can be computed, so this is the example.";
const CUT: &str = "This link was cut or edited on the way. What is left of it is computed.";

#[tokio::test]
async fn malformed_links_are_told_in_words() {
    let site = Server::dist();
    let megabyte = format!("v=1&app=own,{},,9", "x".repeat(1_000_000));
    let kustomer = |rest: &str| format!("{KUSTOMER}{rest}");
    let cases: Vec<(String, &[&str], &str)> = vec![
        (
            "v=1&app=nobody,,,50".into(),
            &["“vendor” with “nobody” is not in the catalog and was left out.", IS_EXAMPLE],
            EXAMPLE,
        ),
        (
            "v=1&app=kustomer,gold,ultimate,50".into(),
            &["Kustomer: “current” with “gold” is not a plan in the catalog; the usual step was taken."],
            EXAMPLE,
        ),
        (
            "v=1&app=kustomer,enterprise,gold,50".into(),
            &["Kustomer: “target” with “gold” is not a plan in the catalog; the usual step was taken."],
            EXAMPLE,
        ),
        (
            "v=1&app=kustomer,enterprise,ultimate,0".into(),
            &["Kustomer: “seats” with “0” must be between 1 and 1,000,000. Computed with 50 seats."],
            EXAMPLE,
        ),
        (
            "v=1&app=kustomer,enterprise,ultimate,many".into(),
            &["Kustomer: “seats” with “many” is not a number with a decimal point. Computed with 50 seats."],
            EXAMPLE,
        ),
        ("v=1&app=kustomer".into(), &["Kustomer: “seats” is missing. Computed with 50 seats."], EXAMPLE),
        (
            "v=1&app=Kustomer%20Inc,,,50".into(),
            &["is not an id: small letters, digits and hyphens.", IS_EXAMPLE],
            EXAMPLE,
        ),
        (kustomer(",colour:blue"), &["Kustomer: “colour” with “blue” is not known here and was ignored."], EXAMPLE),
        (kustomer(",discount:101"), &["Kustomer: “discount” with “101” must be between 0 and 100."], EXAMPLE),
        (kustomer("&employees=0"), &["“employees” with “0” must be between 1 and 10,000,000."], EXAMPLE),
        (
            kustomer("&employees=12&employees=13"),
            &["“employees” with “13” stands in the link twice; the first one counts."],
            EXAMPLE,
        ),
        (
            kustomer("&idp=acme"),
            &["“idp” with “acme” must be one of okta, entra, google, onelogin, jumpcloud, other, none."],
            EXAMPLE,
        ),
        (kustomer("&rate=60:45:75"), &["“rate” with “60:45:75” does not rise from low to base to high."], EXAMPLE),
        (kustomer("&renewal=2027-02-30"), &["“renewal” with “2027-02-30” is not a date like 2027-03-31."], EXAMPLE),
        (kustomer("&utm_source=mail"), &["“utm_source” with “mail” is not known here and was ignored."], EXAMPLE),
        (
            "v=2&app=github,,,9".into(),
            &["“v” with “2” is of a version that this page does not know. Nothing of the link was used.", IS_EXAMPLE],
            EXAMPLE,
        ),
        (
            "z=1.abcd&c=00000000".into(),
            &["is in the compressed form, which this page does not read yet.", IS_EXAMPLE],
            EXAMPLE,
        ),
        (kustomer("&cat=2026-11-21&c=2864ad62"), &[CUT], EXAMPLE),
        (
            "v=1&app=kustomer,enterprise,ult".into(),
            &["“target” with “ult” is not a plan in the catalog", "“seats” is missing."],
            EXAMPLE,
        ),
        (megabyte, &["is longer than the 8,192 characters that are read.", IS_EXAMPLE], EXAMPLE),
        (kustomer("&cat=2026-11-21&c=2864a"), &[CUT], EXAMPLE),
        ("%FF%00&&&=&=1&app=,,,,,:".into(), &[IS_EXAMPLE], EXAMPLE),
        (
            "v=1&app=own,%3Cimg%20src=x%20onerror=alert(1)%3E,,9,now-seat:1,seat:2".into(),
            &[],
            "SCIM on <img src=x onerror=alert(1)> costs $108 more a year",
        ),
        (
            "v=1&app=own,%3Cimg src=x onerror=alert(1)%3E,,9,now-seat:1,seat:2".into(),
            &[],
            "SCIM on <img src=x onerror=alert(1)> costs $108 more a year",
        ),
        (
            "v=1&app=%3Cscript%3Ealert(1)%3C%2Fscript%3E,,,9&%3Cb%3E=%3Ci%3E".into(),
            &[
                "is not an id: small letters, digits and hyphens.",
                "“%3Cb%3E” with “%3Ci%3E” is not known here and was ignored.",
            ],
            EXAMPLE,
        ),
        (
            "v=1&app=own,%7B%7D%20%24%26%20%7Bplan%7D,,9,now-seat:1,seat:2".into(),
            &[],
            "SCIM on {} $& {plan} costs $108 more a year",
        ),
        (
            "v=1&app=own,a%E2%80%AEb,,9,now-seat:1,seat:2".into(),
            &["has characters that cannot be shown."],
            "costs $108 more a year",
        ),
        ("v=1&app=own,%20,,9,now-seat:1,seat:2".into(), &["has no name."], "costs $108 more a year"),
    ];
    with_browser(async |page| {
        open(page, &site, "/").await;
        for (link, notices, headline) in &cases {
            let shown: String = link.chars().take(90).collect();
            // What could do harm is opened afresh; the rest is entered, which is quicker.
            if notices.is_empty() || link.contains("%3C") || link.len() > 1000 || link.contains("&c=") {
                open(page, &site, &format!("/#{link}")).await;
            } else {
                page.client.execute("location.hash = arguments[0]", vec![link.as_str().into()]).await.unwrap();
            }
            for sentence in *notices {
                page.wait_until_text("#notices ul", sentence).await;
            }
            assert_eq!(is_visible(page, "#notices").await, !notices.is_empty(), "{shown}");
            page.wait_until("return document.querySelector('#headline').textContent !== ''").await;
            let seen = page.words("#headline").await;
            assert!(seen.contains(headline), "{shown}: {seen}");
            let injected = "return document.querySelectorAll('img, #app script, b > i').length";
            assert_eq!(page.js(injected).await, 0, "{shown}");
            assert_quiet(page, &shown).await;
        }
    })
    .await;
}

/// What is said goes away when it is put away, and the link stands as it came until something changes.
#[tokio::test]
async fn notices_can_be_put_away() {
    let site = Server::dist();
    with_browser(async |page| {
        let link = "#v=1&app=kustomer,enterprise,ultimate,50&colour=blue";
        open(page, &site, &format!("/{link}")).await;
        page.wait_until_text("#notices", "“colour” with “blue” is not known here and was ignored.").await;
        sleep(Duration::from_millis(600)).await;
        assert_eq!(fragment(page).await, link, "a link with problems stands as it came");
        page.click("#notices button").await;
        assert!(!is_visible(page, "#notices").await);
        page.fill("#seats", "60").await;
        wait_for_fragment(page, "#v=1&app=kustomer,enterprise,ultimate,60").await;
    })
    .await;
}
