//! The sheet of one vendor: what is known, what is not, and the ways there and back.

use super::layout::sticks_out;
use super::{KUSTOMER, assert_quiet, open, read_on, wait_for_fragment, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use serde_json::json;

/// Opens a vendor's sheet afresh and waits until all of it is there.
async fn open_sheet(page: &Page, site: &Server, fragment: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(&format!("/vendors.html#{fragment}"))).await;
    page.wait_for("#sheet-contents li").await;
}

/// The texts of the cells of a table's body, row by row.
async fn cells(page: &Page, css: &str) -> Vec<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll('{css} tbody tr')].map(row => [...row.cells].map(it => it.textContent))"
    );
    serde_json::from_value(page.js(&script).await).unwrap()
}

/// What a term of the quick facts says.
async fn quick(page: &Page, term: &str) -> String {
    let script = format!(
        "return [...document.querySelectorAll('#sheet dt')].find(it => it.textContent === '{term}')
            .nextElementSibling.firstElementChild.textContent"
    );
    page.js(&script).await.as_str().unwrap().to_owned()
}

async fn sheet_text(page: &Page) -> String {
    page.words("#sheet").await
}

#[tokio::test]
async fn kustomer() {
    let site = Server::dist();
    with_browser(async |page| {
        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=kustomer")).await;
        assert_eq!(page.text("#sheet h1").await, "Kustomer");
        assert_eq!(page.js("return document.title").await, "Kustomer: SCIM, prices and sources · SCIM tax calculator");
        assert_eq!(page.text("#sheet-lead").await, "SCIM comes only with a dearer plan: Ultimate.");
        let step = "$30,000 more a year for 50 seats, from Enterprise to Ultimate";
        assert_eq!(quick(page, "The step at your seats").await, step);
        let sso = "Ultimate; at extra charge on Enterprise";
        assert_eq!(quick(page, "Single sign-on comes with").await, sso);

        let steps = cells(page, ".of-step").await;
        assert_eq!(steps[2], ["50 seats (yours)", "$53,400", "$83,400", "$30,000", "$50"]);
        assert_eq!(steps.len(), 4);
        let decisions = cells(page, ".of-decisions").await;
        assert_eq!(decisions[0][3..6], ["$1,037", "$30,093", "$943.52"]);
        assert!(decisions[0][6].starts_with("Stay by hand"), "{decisions:?}");
        let google = decisions.iter().find(|row| row[0] == "Through Google Workspace").unwrap();
        assert_eq!(google[5], "$195.30");

        let all = sheet_text(page).await;
        for sentence in [
            "Enterprise, Enterprise Bundle and Ultimate are billed for at least 8 seats.",
            "Deactivating someone leaves them in their teams.",
            "SCIM is switched on in an app that the customer makes in Okta.",
            "The step to Ultimate is 56%",
            "https://www.kustomer.com/pricing/",
            "File: data/vendors/kustomer.json",
        ] {
            let shown = if sentence.starts_with("File:") { page.value("#sheet-report").await } else { all.clone() };
            assert!(shown.contains(sentence), "{sentence} in {shown}");
        }
        // The price of a guide names it, and leads to it without touching the address.
        let guide = page
            .js("const cite = document.querySelector('.of-plans + .of-plans tbody tr:nth-child(2) .cite');
            cite.click(); return [cite.textContent, document.activeElement.id, document.activeElement.textContent]")
            .await;
        assert_eq!(guide[1], format!("source-{}", guide[0].as_str().unwrap()));
        assert!(guide[2].as_str().unwrap().contains("stitchflow.com/scim/kustomer"), "{guide}");
        assert_eq!(super::fragment(page).await, format!("#{KUSTOMER}&vendor=kustomer"));
        let mail = page.js("return decodeURIComponent(document.querySelector('#sheet-mail').href)").await;
        assert!(
            mail.as_str()
                .unwrap()
                .starts_with("mailto:?subject=Correction: Kustomer (data/vendors/kustomer.json)&body=Vendor")
        );

        page.click("#sheet-calculate").await;
        page.wait_until_text("#headline", "$30,000").await;
        assert_quiet(page, "Kustomer's sheet").await;
    })
    .await;
}

#[tokio::test]
async fn the_calculator_leads_to_it_and_back_to_the_list() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/#v=1&app=kustomer,enterprise,ultimate,30&idp=google").await;
        read_on(page).await;
        page.wait_until_text("#known", "Everything known of Kustomer").await;
        page.click("#known").await;
        page.wait_for("#sheet-contents li").await;
        let own = "#v=1&app=kustomer,enterprise,ultimate,30&idp=google";
        assert_eq!(super::fragment(page).await, format!("{own}&vendor=kustomer"));
        assert_eq!(cells(page, ".of-step").await[2][0], "30 seats (yours)");
        assert!(page.text(".of-providers").await.contains("Google Workspace (yours)"));
        page.click("#sheet-back").await;
        wait_for_fragment(page, own).await;
        page.wait_until("return document.querySelector('#sheet').hidden && !document.querySelector('#list').hidden")
            .await;
        page.wait_until("return document.title.startsWith('Vendors')").await;
    })
    .await;
}

#[tokio::test]
async fn the_list_stays_as_it_was_and_one_sheet_leads_to_another() {
    let site = Server::dist();
    with_browser(async |page| {
        let list = format!("{KUSTOMER}&seats=100&status=gated&sort=-extra");
        open_sheet(page, &site, &format!("{list}&vendor=kustomer")).await;
        // The list's size of the team goes before the app's.
        assert_eq!(
            quick(page, "The step at your seats").await,
            "$60,000 more a year for 100 seats, from Enterprise to Ultimate"
        );
        page.wait_for(".of-related tbody a").await;
        let related = cells(page, ".of-related").await;
        page.click(".of-related tbody tr:first-child a").await;
        page.wait_until_reads("#sheet h1", &related[0][0]).await;
        page.wait_for("#sheet-contents li").await;
        assert_eq!(page.js("return document.activeElement.id").await, "sheet-title");
        page.client.back().await.unwrap();
        page.wait_until_reads("#sheet h1", "Kustomer").await;
        page.click("#sheet-back").await;
        wait_for_fragment(page, &format!("#{list}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_quote_an_included_plan_and_none() {
    let site = Server::dist();
    with_browser(async |page| {
        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=pigment")).await;
        assert_eq!(cells(page, ".of-step").await[0][1..4], ["$65,000 to $127,500", "not published", "not published"]);
        let text = sheet_text(page).await;
        assert!(text.contains("Pigment sells Enterprise by quote and publishes no price."), "{text}");
        assert!(text.contains("the way is the same: It depends on the quote."), "{text}");

        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=bitwarden")).await;
        assert_eq!(page.find_all(".of-step").await.len(), 0);

        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=mparticle")).await;
        assert_eq!(page.text("#sheet-lead").await, "There is no SCIM on any plan.");
        assert_eq!(quick(page, "SCIM comes with").await, "no plan");
        let text = sheet_text(page).await;
        assert!(text.contains("What stays manual") && text.contains("the way is the same: Stay by hand."), "{text}");
        assert_quiet(page, "three vendors").await;
    })
    .await;
}

#[tokio::test]
async fn a_vendor_that_does_not_exist() {
    let site = Server::dist();
    with_browser(async |page| {
        page.goto(&site.url(&format!("/vendors.html#{KUSTOMER}&vendor=kustommer"))).await;
        page.wait_until_reads("#sheet h1", "No vendor “kustommer” here").await;
        assert_eq!(page.text("#sheet-lead").await, "The catalog has none of this name. Was one of these meant?");
        assert!(!super::is_visible(page, "#sheet-correct").await);
        page.click("#sheet-parts a").await;
        page.wait_until_reads("#sheet h1", "Kustomer").await;
        page.wait_for("#sheet-contents li").await;
        assert!(super::is_visible(page, "#sheet-correct").await);
        page.goto(&site.url("/vendors.html#v=1&vendor=qqqqqqqqqq")).await;
        page.wait_until_text("#sheet-lead", "nor one like it").await;
        assert_eq!(page.find_all("#sheet-parts *").await.len(), 0);
        assert_quiet(page, "vendors that do not exist").await;
    })
    .await;
}

#[tokio::test]
async fn what_the_sources_say_is_not_to_be_had() {
    let site = Server::dist();
    with_browser(async |page| {
        for (status, body, sentence) in [
            (404, "", "What the sources say could not be fetched: the server answered 404."),
            (200, "<!DOCTYPE html>", "The file with what the sources say cannot be read."),
        ] {
            site.respond("/vendors/kustomer.json", status, body);
            open_sheet(page, &site, &format!("{KUSTOMER}&vendor=kustomer")).await;
            assert_eq!(page.text("#sheet [role=alert] span").await, sentence);
            // What the catalog knows is there all the same.
            assert_eq!(cells(page, ".of-step").await.len(), 4);
            assert_eq!(page.find_all("#h-sources").await.len(), 0);
            site.restore("/vendors/kustomer.json");
            page.click("#sheet-again").await;
            page.wait_for("#h-sources").await;
            assert!(!super::is_visible(page, "#sheet-note").await);
        }
    })
    .await;
}

/// What axe finds in every state; nothing sticks out in any of them.
async fn all_states(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        let mut found = Vec::new();
        for vendor in ["kustomer", "pigment", "ironclad", "bitwarden", "mparticle", "hubspot"] {
            open_sheet(page, &site, &format!("{KUSTOMER}&vendor={vendor}")).await;
            found.extend(page.axe_in_both_schemes().await.into_iter().map(|finding| format!("{vendor}: {finding}")));
            found.push(sticks_out(page).await);
        }
        page.goto(&site.url(&format!("/vendors.html#{KUSTOMER}&vendor=kustommer"))).await;
        page.wait_for("#sheet-parts li").await;
        found.extend(page.axe_in_both_schemes().await);
        site.respond("/vendors/kustomer.json", 404, "");
        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=kustomer")).await;
        found.extend(page.axe_in_both_schemes().await);
        found.retain(|finding| !finding.is_empty());
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[tokio::test]
async fn wide_in_light_and_dark() {
    for session in Session::default().both_schemes() {
        all_states(session).await;
    }
}

#[tokio::test]
async fn narrow() {
    all_states(Session::default().size(375, 800)).await;
}

#[tokio::test]
async fn on_paper_it_says_what_it_is() {
    let site = Server::dist();
    with_session(Session::default(), async |page| {
        open_sheet(page, &site, &format!("{KUSTOMER}&vendor=kustomer")).await;
        assert!(!super::is_visible(page, "#sheet-printed").await);
        page.cdp("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
        let printed = page.text("#sheet-printed").await;
        assert!(printed.starts_with("Kustomer, printed ") && printed.contains(", catalog of "), "{printed}");
        assert!(printed.ends_with(&format!("vendors.html#{KUSTOMER}&vendor=kustomer")), "{printed}");
        for hidden in ["#sheet-back", "#sheet-calculate", "#sheet-correct", "#sheet-contents"] {
            assert!(!super::is_visible(page, hidden).await, "{hidden}");
        }
        for shown in [".of-step", ".of-decisions", ".of-conflicts", "#sheet .sources"] {
            assert!(super::is_visible(page, shown).await, "{shown}");
        }
    })
    .await;
}
