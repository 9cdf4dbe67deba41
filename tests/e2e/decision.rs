//! What stands below the answer: the years, what moves it, how sure it is, other seats, negotiation, business case.

use super::{KUSTOMER, assert_quiet, open, unfold, wait_for_fragment, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};

/// Reads on to the decision, whose program is loaded when its place comes into view, until it is drawn and simulated,
/// or says why it cannot be.
pub(super) async fn read_on(page: &Page) {
    page.js("document.querySelector('#decision').scrollIntoView()").await;
    for chart in ["years", "sure"] {
        page.wait_for(&format!("#{chart}-chart figure")).await;
    }
}

#[tokio::test]
async fn several_years_are_entered_and_worked_out() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        read_on(page).await;
        assert!(page.text("#years-says").await.contains("see “Several years” in the form"));

        unfold(page, "Several years").await;
        page.fill("#years", "3").await;
        page.fill("#growth", "10").await;
        page.fill("#escalator", "7").await;
        page.fill("#discount-rate", "8").await;
        page.wait_until_text("#years-says", "In today’s money at 8% a year").await;
        // By hand as in tests/model/horizon.rs; the upgrade without the 5,000 paid once there.
        let says = page.text("#years-says").await;
        assert!(says.contains("In all: by hand $3,870, upgrade $107,557."), "{says}");
        wait_for_fragment(page, &format!("#{KUSTOMER}&years=3&growth=10&escalator=7&discount-rate=8")).await;

        page.fill("#years", "6").await;
        page.wait_until_text("#years-note", "1 and 5").await;
        assert!(page.text("#years-note").await.contains('6'));
        assert_quiet(page, "several years").await;
    })
    .await;
}

#[tokio::test]
async fn what_moves_it_and_how_sure_it_is() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        read_on(page).await;
        assert!(page.text("#moves-says").await.contains("No input turns the answer"));
        let sure = page.text("#sure-says").await;
        assert!(sure.contains("Robust: it holds in at least 19 of 20 draws."), "{sure}");
        assert!(sure.contains("in 0% of 10,000 draws the upgrade is cheaper"), "{sure}");
        assert!(page.text("#seats-says").await.contains("By seats: the upgrade never gets cheaper than by hand."));
        assert!(page.text("#negotiate-says").await.contains("Kustomer Ultimate is worth up to $54,344 a year here"));

        // The keyboard reads the values of a chart.
        page.js("document.querySelector('#seats-chart .reader').focus()").await;
        page.press(fantoccini::key::Key::Down).await;
        assert!(page.text("#seats-chart .reading").await.contains('$'));

        // A million draws show progress and can be stopped; what stood there stays.
        page.select("#draws", "1000000").await;
        page.wait_for("#sure-progress:not([hidden])").await;
        page.click("#sure-stop").await;
        page.wait_until_text("#sure-state", "Stopped").await;
        assert!(page.text("#sure-says").await.contains("10,000 draws"));

        // A newer input takes the place of what runs.
        page.select("#draws", "100000").await;
        page.wait_until_text("#sure-says", "100,000 draws").await;
        assert_quiet(page, "how sure").await;
    })
    .await;
}

#[tokio::test]
async fn without_a_price_the_parts_say_why() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/#v=1&app=pigment,professional,enterprise,50").await;
        page.js("document.querySelector('#decision').scrollIntoView()").await;
        page.wait_until_text("#sure-state", "a price is missing").await;
        assert!(page.text("#negotiate-says").await.contains("No price is published"));
        page.fill("#quote", "180000").await;
        page.wait_for("#sure-chart svg").await;
        assert_quiet(page, "no price").await;
    })
    .await;
}

#[tokio::test]
async fn two_targets_stand_side_by_side() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        read_on(page).await;
        page.select("#beside", "github,,").await;
        page.wait_until_text("#beside-that", "GitHub").await;
        let table = page.words("#beside-table").await;
        // ($21 − $4) × 50 seats × 12 months
        assert!(table.contains("More a year $30,000 $10,200"), "{table}");
        page.select("#beside", "").await;
        page.wait_for("#beside-table[hidden]").await;
    })
    .await;
}

#[tokio::test]
async fn the_business_case_prints_on_one_page() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        read_on(page).await;
        page.fill("#paper-name", "A. Buyer").await;
        page.fill("#paper-note", "<b>For the board</b>").await;
        page.js("window.print = () => { window.printed = document.documentElement.dataset.print; }").await;
        page.click("[data-do=print-paper]").await;
        page.wait_until("return window.printed === 'paper'").await;
        let paper = page.js("return document.querySelector('#paper').textContent").await;
        let paper = paper.as_str().unwrap();
        for text in [
            "From A. Buyer",
            "<b>For the board</b>",
            "Should we buy Kustomer Ultimate for automatic user provisioning?",
            "Stay by hand. SCIM on Kustomer costs $30,000 more a year.",
            "($139 − $89) × 50 seats × 12 months",
            "app=kustomer,enterprise,ultimate,50&cat=",
        ] {
            assert!(paper.contains(text), "{text} is not in {paper}");
        }
        page.js("document.documentElement.dataset.print = 'paper'").await;
        let options = serde_json::json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": false });
        let pdf = page.cdp("Page.printToPDF", options).await;
        let pdf = pdf["data"].as_str().unwrap();
        // Every page of a PDF is an object of this type.
        let pages = page
            .client
            .execute("return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g).length", vec![pdf.into()])
            .await
            .unwrap();
        assert_eq!(pages, 1);
    })
    .await;
}

async fn axe(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        open(page, &site, &format!("/#{KUSTOMER}&years=3&renewal=2027-03-01")).await;
        read_on(page).await;
        unfold(page, "Every input").await;
        page.select("#beside", "github,,").await;
        assert_eq!(page.axe().await, Vec::<String>::new());
        let too_wide = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(page.js(too_wide).await, false);
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_light() {
    axe(Session::default()).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_dark_on_a_phone() {
    axe(Session::default().size(375, 800).dark()).await;
}
