//! Links: the same report for everyone who opens them, and words for what cannot be used.

use super::{
    KUSTOMER, assert_quiet, choose_vendor, fragment, is_visible, open, report, wait_for_fragment, with_browser,
};
use crate::support::Server;
use crate::support::browser::Page;
use scim_tax::wire::packed_link::{pack, unpack};
use std::fs;
use std::path::{Path, PathBuf};
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
        page.settle().await;
        assert_eq!(page.value("#seats").await, "100");
        assert_eq!(page.value("#discount").await, "");
        page.js("history.back()").await;
        page.wait_until_text("#headline", "SCIM on Kustomer").await;
        page.settle().await;
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
            &[
                "This link is in the compressed form. Until it is unpacked, what is shown is not from it.",
                "The compressed link cannot be unpacked: it was cut or edited on the way.",
            ],
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

/// The published packed links: two apps, names, twelve apps, a hundred, five hundred.
pub fn packed() -> Vec<&'static str> {
    include_str!("../links.txt").lines().filter(|line| line.starts_with("z=1.")).collect()
}

/// Waits until so many apps are listed; sums in each currency follow them.
async fn wait_for_apps(page: &Page, count: usize) {
    page.wait_until(&format!("return document.querySelectorAll('#stack-rows > tr').length > {count}")).await;
}

const TWO: &str =
    "v=1&app=github,team,enterprise-cloud,100&app=slack,pro,business-plus,80,discount:10&employees=1200&idp=google";
const NOT_YET: &str = "This link is in the compressed form. Until it is unpacked, what is shown is not from it.";

#[tokio::test]
async fn packed_links_are_read() {
    let site = Server::dist();
    with_browser(async |page| {
        // Opened, the address says plainly what is in it.
        open(page, &site, &format!("/#{}", packed()[0])).await;
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
        wait_for_fragment(page, &format!("#{TWO}")).await;
        assert!(!is_visible(page, "#notices").await);
        wait_for_apps(page, 2).await;
        assert!(page.text("#stack-rows").await.contains("Slack"));
        // Entered while the page is open, and with what a mail program put after it.
        page.client.execute("location.hash = arguments[0]", vec![packed()[3].into()]).await.unwrap();
        wait_for_apps(page, 100).await;
        page.wait_until("return location.hash.startsWith('#v=1&app=')").await;
        let marked = format!("{}&utm_source=mail", packed()[0]);
        page.client.execute("location.hash = arguments[0]", vec![marked.into()]).await.unwrap();
        page.wait_until_text("#notices ul", "“utm_source” with “mail” is not known here and was ignored.").await;
        assert_eq!(page.words("#headline").await, "SCIM on GitHub costs $20,400 more a year");
        // In a frame
        open(page, &site, &format!("/?embed=1#{}", packed()[0])).await;
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
        assert_quiet(page, "packed links").await;
    })
    .await;
}

/// Five hundred apps are more than an address carries plain: it stays packed, and follows.
#[tokio::test]
async fn a_scenario_too_long_for_an_address_stays_packed() {
    let site = Server::dist();
    let link = packed()[4];
    with_browser(async |page| {
        open(page, &site, &format!("/#{link}")).await;
        wait_for_apps(page, 500).await;
        // As the page itself writes it: without the day of the catalog.
        page.wait_until(&format!("return location.hash !== '#{link}'")).await;
        let opened = fragment(page).await;
        page.fill("#seats", "77").await;
        page.wait_until(&format!("return location.hash !== '{opened}'")).await;
        let changed = fragment(page).await;
        assert!(opened.starts_with("#z=1.") && changed.starts_with("#z=1."), "{changed}");
        page.client.refresh().await.unwrap();
        wait_for_apps(page, 500).await;
        page.wait_until("return document.querySelector('#seats').value === '77'").await;
        assert_eq!(fragment(page).await, changed);
        assert_quiet(page, "500 apps").await;
    })
    .await;
}

#[tokio::test]
async fn a_cut_packed_link_says_so_and_stays() {
    let site = Server::dist();
    with_browser(async |page| {
        let cut = &packed()[3][..400];
        open(page, &site, &format!("/#{cut}")).await;
        let sentence = "The compressed link cannot be unpacked: it was cut or edited on the way. Ask for the link again, \
                        or for the calculation as a file.";
        page.wait_until_text("#notices ul", sentence).await;
        page.wait_until_text("#notices ul", NOT_YET).await;
        assert_eq!(page.words("#headline").await, EXAMPLE);
        sleep(Duration::from_millis(600)).await;
        assert_eq!(fragment(page).await, format!("#{cut}"));
        assert_quiet(page, "a cut link").await;
    })
    .await;
}

/// The part of the page that unpacks does not arrive: nothing pretends to be the link's.
#[tokio::test]
async fn a_packed_link_that_cannot_be_unpacked_says_so() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        let address = page.js("return document.querySelector('script[data-wasm]').dataset.detailsWasm").await;
        let path = format!("/{}", address.as_str().unwrap().trim_start_matches("./"));
        site.respond(&path, 404, "");
        open(page, &site, &format!("/#{}", packed()[0])).await;
        page.wait_until_text("#notices ul", NOT_YET).await;
        page.wait_until_text("#no-details", "A part of this page could not be fetched.").await;
        assert_eq!(page.words("#headline").await, EXAMPLE);
        assert_eq!(fragment(page).await, format!("#{}", packed()[0]));
        site.restore(&path);
        page.client.refresh().await.unwrap();
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
    })
    .await;
}

/// A file on the disk.
fn saved(name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("scenario-files");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

async fn open_share(page: &Page) {
    page.click("#open-share").await;
    page.wait_for("#share[open] #scenario-file").await;
}

async fn choose(page: &Page, file: &Path) {
    page.find("#scenario-file").await.send_keys(file.to_str().unwrap()).await.unwrap();
}

/// What "Save as a file" saves, and under which name.
async fn saved_file(page: &Page) -> (String, String) {
    let script = "const done = arguments[0], {createObjectURL} = URL;
        let name = '';
        URL.createObjectURL = blob => { setTimeout(async () => done([name, await blob.text()])); return 'data:,'; };
        HTMLAnchorElement.prototype.click = function () { name = this.download; };
        document.querySelector('#save-file').click();
        delete HTMLAnchorElement.prototype.click;
        URL.createObjectURL = createObjectURL;";
    serde_json::from_value(page.js_later(script).await).unwrap()
}

#[tokio::test]
async fn a_file_is_saved_and_opened_again() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{TWO}")).await;
        open_share(page).await;
        assert_eq!(page.axe().await, Vec::<String>::new());
        let (name, text) = saved_file(page).await;
        assert_eq!(name, "scim-tax.scimtax.json");
        assert!(
            text.contains("\"schema\": \"scim-tax/scenario/1\"") && text.contains(&format!("\"link\": \"{TWO}&cat="))
        );
        // Without the prices that are not to be handed on: a discount is one.
        page.click("#leave-out").await;
        assert!(!saved_file(page).await.1.contains("discount"));

        open(page, &site, "/").await;
        open_share(page).await;
        choose(page, &saved(&name, &text)).await;
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
        wait_for_fragment(page, &format!("#{TWO}")).await;
        assert_eq!(page.find_all("#share[open]").await.len(), 0);
        assert!(!is_visible(page, "#notices").await);

        // Something else than such a file changes nothing.
        open_share(page).await;
        choose(page, &saved("prices.json", "{\"vendors\": []}")).await;
        let sentence =
            "“prices.json” was not opened. It is not a scenario file: its “schema” is not “scim-tax/scenario/1”.";
        page.wait_until_text("#notices ul", sentence).await;
        assert_eq!(page.words("#headline").await, "SCIM on GitHub costs $20,400 more a year");
        assert_quiet(page, "files").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_is_dropped_on_the_page() {
    let site = Server::dist();
    let dated =
        format!("{{\"schema\": \"scim-tax/scenario/1\", \"link\": \"{TWO}\", \"renewals\": [\"2027-01-31\", null]}}");
    with_browser(async |page| {
        open(page, &site, "/").await;
        let script = "const [text] = arguments;
            window.drag = type => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([text], 'dropped.scimtax.json'));
                const event = new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true});
                document.querySelector('#content').dispatchEvent(event);
                return event.defaultPrevented;
            };";
        page.client.execute(script, vec![dated.into()]).await.unwrap();
        // Once a file is over the page, the part that takes it comes.
        page.js("drag('dragenter')").await;
        page.wait_until("return drag('dragover')").await;
        assert_eq!(page.js("return drag('drop')").await, true);
        page.wait_until_reads("#headline", "SCIM on GitHub costs $20,400 more a year").await;
        page.wait_until_text("#notices ul", "The file also has renewal dates of its apps.").await;
        assert_quiet(page, "a dropped file").await;
    })
    .await;
}

/// Plain, packed above 1,800 characters, and a file in the place of a link beyond 2,000.
#[tokio::test]
async fn what_is_shared_is_short_enough() {
    let site = Server::dist();
    with_browser(async |page| {
        for (link, begins) in [(packed()[2], "v=1&"), (packed()[3], "z=1.")] {
            open(page, &site, &format!("/#{link}")).await;
            page.wait_until("return location.hash.startsWith('#v=1&')").await;
            open_share(page).await;
            let shared = page.value("#share-link").await;
            assert!(shared.starts_with(&format!("{}#{begins}", site.url("/"))), "{shared}");
            let link = shared.split_once('#').unwrap().1;
            if begins == "z=1." {
                // The same bytes in this browser as natively.
                assert_eq!(pack(&unpack(link).unwrap()), link);
            }
            assert!(shared.len() < 2_000 && is_visible(page, "#share-link").await);
            assert!(!is_visible(page, "#share-too-long").await && is_visible(page, "#save-file").await);
        }
        let many: String = (0..400).map(|at| format!("&app=own,Tool%20{at},,{}", 7 + at * at % 997)).collect();
        let file = format!("{{\"schema\": \"scim-tax/scenario/1\", \"link\": \"v=1{many}\"}}");
        open(page, &site, "/").await;
        open_share(page).await;
        choose(page, &saved("many.scimtax.json", &file)).await;
        wait_for_apps(page, 400).await;
        open_share(page).await;
        page.wait_until_text("#share-too-long", "Mail and chat programs cut links beyond 2,000").await;
        assert!(!is_visible(page, "#share-link").await && !is_visible(page, "[data-copy=share-link]").await);
        assert_eq!(page.axe().await, Vec::<String>::new());
        assert_quiet(page, "sharing").await;
    })
    .await;
}
