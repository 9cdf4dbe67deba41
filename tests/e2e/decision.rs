//! What stands below the answer: the years, what moves it, how sure it is, other seats, negotiation, business case.

use super::{KUSTOMER, assert_quiet, open, unfold, wait_for_fragment, with_browser, with_session};
use crate::support::browser::{Browser, Page};
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
        // What moves it and how sure it is speak of the same years, and say so.
        assert_eq!(page.text("#h-moves").await, "What moves the answer, over 3 years in today’s money");
        assert_eq!(page.text("#h-sure").await, "How sure this is, over 3 years in today’s money");
        page.wait_until_text("#sure-says", "the upgrade is cheaper over 3 years").await;
        // 103,936.66 − 5,000 − 3,567.97, as the table's rows are rounded.
        assert!(page.words("#moves-chart figcaption").await.contains("costs $95,369 more than by hand, over 3 years"));
        assert!(page.text("#sure-says").await.contains("0% of 10,000 draws the upgrade is cheaper over 3 years"));
        assert_eq!(page.text("#sure-period").await, "All, over 3 years in today’s money");
        // What is said of the verdict stays about its year.
        let of_the_year = "The answer above is about a year. Robust: it holds in at least 19 of 20 draws.";
        assert!(page.text("#sure-says").await.contains(of_the_year));
        assert!(page.text("#confidence").await.ends_with("for a year."));
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

        // More draws; a million of them in simulation.rs.
        page.select("#draws", "100000").await;
        page.wait_until_text("#sure-says", "100,000 draws").await;
        assert_quiet(page, "how sure").await;
    })
    .await;
}

/// How sure it is stands beside the verdict, in a part of its own, and leaves the verdict as it is.
#[tokio::test]
async fn confidence_stands_beside_the_verdict() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        let verdict = page.words("#verdict").await;
        read_on(page).await;
        let robust =
            "Robust: it holds in at least 19 of 20 draws. Each draw takes the uncertain inputs at random, for a year.";
        page.wait_until_text("#confidence", robust).await;
        assert_eq!(
            page.js("return document.querySelector('#confidence').previousElementSibling.id").await,
            "verdict-title"
        );
        assert_eq!(page.words("#verdict").await.replace(&format!("{robust} "), ""), verdict);

        // A step of 900, $43.52 cheaper than by hand: within 5%, and in about as many draws as not.
        page.fill("#now-seat", "89").await;
        page.fill("#quote", "54300").await;
        page.wait_until_text("#confidence", "of 10,000 draws the upgrade is cheaper than doing it by hand").await;
        assert_eq!(page.text("#verdict-title").await, "Too close to call on money");

        // Nothing is said of a verdict that does not come from weighing the two.
        page.select("#current", "ultimate").await;
        page.wait_until("return document.querySelector('#confidence').textContent === ''").await;
        assert_eq!(page.text("#verdict-title").await, "Switch SCIM on");
        assert_quiet(page, "confidence").await;
    })
    .await;
}

#[tokio::test]
async fn assumptions_go_back_to_the_defaults_from_beside_the_charts() {
    let site = Server::dist();
    with_browser(async |page| {
        let changed = format!("{KUSTOMER}&rate=80&missed=2:5:8");
        open(page, &site, &format!("/#{changed}")).await;
        read_on(page).await;
        assert_eq!(page.text("#changes-say").await, "2 assumptions were changed.");
        unfold(page, "Every input").await;
        let marked =
            "return [...document.querySelectorAll('#moves-rows .changed th')].map(it => it.textContent).join()";
        assert_eq!(page.js(marked).await, "Leavers whose account is missed,An hour of IT, all in");

        assert_eq!(page.text("#changes-act").await, "All at our defaults");
        page.click("#changes-act").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}")).await;
        page.wait_until_text("#changes-act", "Undo the reset").await;
        assert_eq!(page.text("#changes-say").await, "All assumptions are at our defaults.");
        assert_eq!(page.js(marked).await, "");
        page.click("#changes-act").await;
        wait_for_fragment(page, &format!("#{changed}")).await;
        page.wait_until_text("#changes-say", "2 assumptions were changed.").await;

        // A field that cannot be computed with loses nothing.
        page.fill("#seats", "many").await;
        page.click("#changes-act").await;
        page.wait_until_text("#changes-say", "A field above needs another look first.").await;
        assert_eq!(page.js("return document.querySelector('#seats').value").await, "many");
        assert_quiet(page, "the reset").await;
    })
    .await;
}

#[tokio::test]
async fn a_vendors_sources_are_fetched_once() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        read_on(page).await;
        let fetched =
            "return performance.getEntriesByType('resource').filter(it => it.name.includes('/vendors/')).length";
        super::read_on(page).await;
        // By this program, and by the one that shows the sources.
        page.wait_until(&format!("{fetched} === 2")).await;
        // $139 × 12 a seat.
        for (seats, asked) in [("60", "It is asked $100,080"), ("70", "It is asked $116,760")] {
            page.fill("#seats", seats).await;
            page.wait_until_text("#negotiate-says", asked).await;
        }
        assert_eq!(page.js(fetched).await, 2);
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
    })
    .await;
}

/// With all that can be typed at its limits, and with all years and ways: on A4 and on Letter it is one page.
#[tokio::test]
async fn the_business_case_is_one_page_at_its_limits() {
    if Browser::from_env() != Browser::Chromium {
        return; // Only Chromium's tools print.
    }
    let site = Server::dist();
    let years = "years=5&growth=10&escalator=7&discount-rate=8&renewal=2027-06-30";
    let team = "rate=45.5:72.5:99.5&leavers=12n&changes=12.5&join-minutes=12:25:30&missed=1:5:13&discovery=2:4:12";
    with_browser(async |page| {
        let mut sheets = Vec::new();
        for (case, link) in [
            ("the example", KUSTOMER.to_owned()),
            ("all of it", format!("{KUSTOMER},discount:10,anyway:25,once:5000,other:1200&employees=1200&idp=other&idp-cost=1200&{years}&{team}")),
            ("a range", format!("v=1&app=segment,team,business,10,other:900&{years}")),
            ("no price", format!("v=1&app=pigment,professional,enterprise,50&{years}")),
        ] {
            open(page, &site, &format!("/#{link}")).await;
            page.js("document.querySelector('#decision').scrollIntoView()").await;
            page.wait_for("#paper-name").await;
            page.wait_until("return document.querySelector('#sure-progress').hidden").await;
            page.fill("#paper-name", &"W".repeat(80)).await;
            page.fill("#paper-note", &"W".repeat(400)).await;
            assert_eq!(page.js("return document.querySelector('#paper-name').maxLength").await, 80);
            assert_eq!(page.js("return document.querySelector('#paper-note').maxLength").await, 400);
            page.js("window.print = () => { window.printed = true; }").await;
            page.click("[data-do=print-paper]").await;
            page.wait_until("return window.printed").await;
            for (paper, width, height) in [("Letter", 8.5, 11.0), ("A4", 8.27, 11.69)] {
                page.js("document.documentElement.dataset.print = 'paper'").await;
                let options = serde_json::json!({ "paperWidth": width, "paperHeight": height });
                let pdf = page.cdp("Page.printToPDF", options).await;
                // Every page of a PDF is an object of this type.
                let count = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g).length";
                let pages = page.client.execute(count, vec![pdf["data"].clone()]).await.unwrap();
                if pages != 1 {
                    sheets.push(format!("{case} on {paper}: {pages}"));
                }
            }
        }
        assert!(sheets.is_empty(), "{sheets:?}");
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
