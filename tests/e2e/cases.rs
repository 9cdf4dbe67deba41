//! What people come with: apps that are not listed, vendors without SCIM, several apps, their own figures.

use super::{
    KUSTOMER, assert_quiet, choose_vendor, enter_link, is_visible, open, report, unfold, wait_for_fragment,
    with_browser,
};
use crate::support::Server;
use fantoccini::key::Key;

#[tokio::test]
async fn an_app_that_is_not_listed() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        page.fill("#vendor", "Acme CRM").await;
        assert_eq!(page.words("#vendor-list li").await, "“Acme CRM” is not listed enter its prices yourself");
        page.click("#vendor-list li").await;
        page.wait_for("#own-name").await;
        assert_eq!(page.value("#own-name").await, "Acme CRM");
        page.fill("#seats", "40").await;
        page.fill("#now-seat", "$20").await;
        page.fill("#seat", "$35").await;
        page.wait_until_reads("#headline", "SCIM on Acme CRM costs $7,200 more a year").await;
        assert_eq!(page.words("#formula").await, "($35 − $20) × 40 seats × 12 months");
        page.settle().await;
        assert!(page.text("#provenance").await.contains("your own figures"));
        wait_for_fragment(page, "#v=1&app=own,Acme%20CRM,,40,now-seat:20,seat:35").await;

        // A yearly quote in the place of the seat's price
        page.fill("#quote", "20,000").await;
        page.wait_until_reads("#headline", "SCIM on Acme CRM costs $10,400 more a year").await;
        page.fill("#own-name", "Acme").await;
        page.press(fantoccini::key::Key::Tab).await;
        page.wait_until_text("#headline", "SCIM on Acme costs").await;
        wait_for_fragment(page, "#v=1&app=own,Acme,,40,quote:20000,now-seat:20,seat:35").await;
        assert_eq!(report(page).await["apps"][0]["prices_from"], "own");

        // Back to a listed one: prices do not carry over, seats do.
        choose_vendor(page, "github").await;
        wait_for_fragment(page, "#v=1&app=github,team,enterprise-cloud,40").await;
        assert_eq!(page.value("#quote").await, "");
        assert_quiet(page, "own app").await;
    })
    .await;
}

#[tokio::test]
async fn vendors_without_scim_and_plans_that_have_it() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        choose_vendor(page, "workable").await;
        page.wait_until_reads("#headline", "Workable has no SCIM. By hand it costs $660 a year").await;
        page.settle().await;
        assert_eq!(page.words("#under").await, "There is no upgrade to weigh; another tool is the alternative.");
        assert_eq!(page.text(".hand .amount").await, "$660.31");
        assert_eq!(page.text(".upgrade .amount").await, "–");
        assert_eq!(page.text("#verdict h2").await, "Stay by hand");
        // The third way, typed where it is compared: with all three events covered $53.40 of work stays.
        page.fill("#third-party", "100").await;
        page.wait_until_reads(".other .amount", "$153.40").await;
        page.wait_until_reads("#verdict h2", "Use the other tool").await;
        page.fill("#third-party", "5000").await;
        page.wait_until_reads("#verdict h2", "Stay by hand").await;
        assert_eq!(page.text(".other .amount").await, "$5,053");
        let upgrade = &report(page).await["apps"][0]["upgrade"];
        assert_eq!((&upgrade["status"], &upgrade["reason"]), (&"unknown".into(), &"no_scim".into()));
        enter_link(page, "v=1&app=slack,business-plus,,50").await;
        page.wait_until_reads("#headline", "Slack Business+ comes with SCIM: nothing to buy").await;
        assert_eq!(page.text("#verdict h2").await, "Switch SCIM on");
        assert_quiet(page, "no scim").await;
    })
    .await;
}

/// Where there is no SCIM, nothing speaks as if it could be had.
#[tokio::test]
async fn what_is_not_for_sale_is_not_valued() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/#v=1&app=workable,,,50").await;
        page.wait_until_text("#headline", "Workable has no SCIM.").await;
        assert_eq!(page.text("#worth").await, "");
    })
    .await;
}

#[tokio::test]
async fn several_apps() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}&app=github,,,100&app=pigment,,,20")).await;
        page.wait_until_text("#stack", "Kustomer 50 $30,000").await;
        let stack = page.text("#stack").await;
        for row in ["GitHub 100 $20,400", "Pigment 20 not known", "at least $50,400; 1 not priced: Pigment"] {
            assert!(stack.contains(row), "{row} in {stack}");
        }
        assert_eq!(page.find_all("#stack :is(input, select, button)").await.len(), 0, "read-only");
        // The first is edited, the others stay.
        page.fill("#seats", "10").await;
        page.wait_until_text("#stack", "at least $26,400; 1 not priced: Pigment").await;
        wait_for_fragment(
            page,
            "#v=1&app=kustomer,enterprise,ultimate,10&app=github,team,enterprise-cloud,100&app=pigment,professional,enterprise,20",
        )
        .await;
        assert_eq!(report(page).await["totals"][0]["upgrade"]["low"], "26400");
        // All of them can be worked with on the page of the stack.
        page.js("document.querySelector('#to-all').focus()").await;
        page.press(Key::Enter).await;
        page.wait_until_reads("#headline", "SCIM on all 3 apps costs at least $26,400 more a year").await;
        page.client.back().await.unwrap();
        page.wait_until_text("#stack", "at least $26,400; 1 not priced: Pigment").await;
        enter_link(page, KUSTOMER).await;
        assert!(!is_visible(page, "#stack").await);
        assert_quiet(page, "several apps").await;
    })
    .await;
}

#[tokio::test]
async fn sharing() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        assert!(!is_visible(page, "#share-warning").await);
        let expected = site.url(&format!("/#{KUSTOMER}&cat=2026-11-22&c=b16dfcdb"));
        assert_eq!(page.value("#share-link").await, expected);
        page.press(fantoccini::key::Key::Escape).await;

        page.fill("#quote", "98765").await;
        page.fill("#discount", "7").await;
        page.click("#open-share").await;
        assert!(page.text("#share-warning").await.contains("It carries prices you entered, such as a quote."));
        let with_prices = page.value("#share-link").await;
        assert!(with_prices.contains("quote:98765"), "{with_prices}");
        page.click("#leave-out").await;
        page.wait_until("return !document.querySelector('#share-link').value.includes('98765')").await;
        let without = page.value("#share-link").await;
        assert_eq!(without, expected);
        page.click("#leave-out").await;
        assert_eq!(page.value("#share-link").await, with_prices);
        page.js("document.querySelector('#share button').click()").await;
        page.wait_until("return document.querySelector('#share [role=status]').textContent.length > 5").await;

        // What was shared opens as it was, and says so if it was changed on the way.
        page.goto("about:blank").await;
        page.goto(&with_prices).await;
        page.wait_for("#seats:enabled").await;
        page.wait_until_text("#headline", "$45,365").await;
        assert!(!is_visible(page, "#notices").await);
        page.goto("about:blank").await;
        page.goto(&with_prices.replace("98765", "58765")).await;
        page.wait_until_text("#notices", "This link was cut or edited on the way.").await;
        page.wait_until_text("#headline", "$5,365").await;
        assert_quiet(page, "share").await;
    })
    .await;
}

#[tokio::test]
async fn team_and_time() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        unfold(page, "Your team").await;
        assert_eq!(page.text("#reset").await, "All at our defaults");
        assert!(!page.find("#reset").await.is_enabled().await.unwrap());
        assert_eq!(page.value("#leavers").await, "21.7");
        assert_eq!((page.value("#leavers-low").await, page.value("#leavers-high").await), ("10".into(), "30".into()));

        // An hour at $120 doubles the labour of $484.
        page.fill("#rate", "120").await;
        page.wait_until_reads(".hand .amount", "$1,521").await;
        assert_eq!((page.value("#rate-low").await, page.value("#rate-high").await), (String::new(), String::new()));
        page.fill("#leavers-low", "5").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}&rate=120&leavers=5:21.7:30")).await;
        assert_eq!(page.text("#reset").await, "Reset 2 changes");
        page.click("#reset").await;
        page.wait_until_reads(".hand .amount", "$1,037").await;
        assert_eq!((page.value("#rate").await, page.value("#rate-low").await), ("60".into(), "45".into()));
        page.click("#undo-reset").await;
        page.wait_until_reads(".hand .amount", "$1,521").await;
        assert_eq!((page.value("#rate").await, page.value("#leavers-low").await), ("120".into(), "5".into()));
        page.click("#reset").await;

        // 12 people of 500 are 1.2 of 50 seats.
        page.fill("#leavers-people", "12").await;
        page.wait_until_text("#verdict", "Few people leave: 1.2 leavers a year at these seats.").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}&leavers=12n")).await;
        page.fill("#leavers-people", "").await;
        page.wait_until_reads(".hand .amount", "$1,037").await;

        // More seats than employees
        page.fill("#employees", "40").await;
        page.wait_until_text("#warnings", "50 seats for 40 employees: is one of the two a slip?").await;
        page.fill("#employees", "1,200").await;
        page.wait_until("return !document.querySelector('#warnings').textContent.includes('slip')").await;

        // The published benchmark, by headcount
        page.wait_until_text(".bench", "puts the manual work at $28,210 for 1,200 people").await;
        page.click("#manual").await;
        page.wait_until_reads(".hand .amount", "$28,210").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}&employees=1200&manual=benchmark")).await;
        page.wait_until_text(".bench", "By your own numbers it is $1,037 a year.").await;
        page.click("#manual").await;
        page.wait_until_reads(".hand .amount", "$1,037").await;

        // Accounts made at first sign-in already: joiners take 2 minutes instead of 20.
        page.click("#jit").await;
        page.wait_until_reads(".hand .amount", "$841.62").await;
        assert_quiet(page, "team").await;
    })
    .await;
}

/// Names that begin as typed come before those that only have it in them.
#[tokio::test]
async fn the_likeliest_vendor_comes_first() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        page.fill("#vendor", "hub").await;
        page.wait_until_text("#vendor-list", "GitHub").await;
        let names = page.js("return [...document.querySelectorAll('#vendor-list span')].map(it => it.innerText)").await;
        assert_eq!((names[0].as_str(), names[1].as_str()), (Some("HubSpot"), Some("GitHub")), "{names}");
    })
    .await;
}
