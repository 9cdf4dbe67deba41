//! The worked numbers of the cost model, as the page shows them. The expected texts were worked by hand from
//! model.md, sections 3 to 6.

use super::{KUSTOMER, assert_quiet, choose_vendor, enter_link, open, report, with_browser};
use crate::support::Server;
use serde_json::json;

const THIRD_PARTY: &str =
    "Prices from a third party, undated, read 21 November 2026. Kustomer itself does not publish them.";

#[tokio::test]
async fn kustomer_by_typing() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        for (seats, amount, formula) in [
            ("10", "$6,000", "($139 − $89) × 10 seats × 12 months"),
            ("25", "$15,000", "($139 − $89) × 25 seats × 12 months"),
            // The minimum of 8 seats at work
            ("5", "$4,800", "($139 − $89) × 8 seats × 12 months"),
            ("8", "$4,800", "($139 − $89) × 8 seats × 12 months"),
            ("50", "$30,000", "($139 − $89) × 50 seats × 12 months"),
        ] {
            page.fill("#seats", seats).await;
            page.wait_until_reads("#formula", formula).await;
            page.settle().await;
            assert_eq!(page.words("#headline").await, format!("SCIM on Kustomer costs {amount} more a year"));
            // The title follows a moment after the last key.
            let title = format!("SCIM on Kustomer costs {amount} more a year · SCIM tax calculator");
            page.wait_until(&format!("return document.title === '{title}'")).await;
            let warnings = page.text("#warnings").await;
            let billed = "Enterprise is billed for at least 8 seats.\nUltimate is billed for at least 8 seats.";
            assert_eq!(warnings.contains(billed), seats == "5", "{seats} seats: {warnings}");
            let provenance = page.text("#provenance").await;
            assert!(provenance.contains(THIRD_PARTY), "{seats} seats: {provenance}");
        }

        // By hand and what stays, 50 seats
        assert_eq!(page.text(".hand .amount").await, "$1,037");
        assert_eq!(page.text(".upgrade .amount").await, "$30,093");
        assert!(page.text(".upgrade th").await.contains("$30,000 and $93.40 of work that stays"));
        assert_eq!(page.text("#worth").await, "SCIM is worth $943.52 a year here, $1.57 a seat a month.");
        assert_eq!(page.text("#verdict h2").await, "Stay by hand");
        assert!(page.text("#time").await.contains("IT hours 8.1 h 1.6 h"));
        // What comes into view with it, and moves it, comes first.
        super::decision::read_on(page).await;
        page.click("#working summary").await;
        page.wait_until_text("#working", "Total $1,036.92").await;
        let working = page.text("#working").await;
        for line in ["$83,400.00", "$53,400.00", "$30,000.00", "$484.00", "$176.31", "$376.61", "$30,093.40"] {
            assert!(working.contains(line), "{line} in {working}");
        }

        page.select("#current", "enterprise-bundle").await;
        page.wait_until_reads("#formula", "($139 − $129) × 50 seats × 12 months").await;
        assert_eq!(page.words("#headline").await, "SCIM on Kustomer costs $6,000 more a year");
        page.settle().await;
        assert!(page.text("#provenance").await.contains(THIRD_PARTY));

        // Discounts: on the target only, then on both
        page.select("#current", "enterprise").await;
        page.fill("#discount", "10").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer costs $21,660 more a year").await;
        page.fill("#now-discount", "10%").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer costs $27,000 more a year").await;
        assert_quiet(page, "typing").await;
    })
    .await;
}

#[tokio::test]
async fn kustomer_with_the_vendors_own_prices_only() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        page.select("#prices", "vendor").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer is worth at least $566 a year to you here").await;
        page.settle().await;
        let under = page.text("#under").await;
        for sentence in [
            "SCIM is worth at least $566.91 a year here, at least $0.94 a seat a month.",
            "More, once you enter what a seat costs you now.",
            "The price of Ultimate is not published",
        ] {
            assert!(under.contains(sentence), "{sentence} in {under}");
        }
        assert!(!page.text("#current-note").await.contains("$89"), "a price that was left out");

        page.fill("#now-seat", "89").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer is worth $944 a year to you here").await;
        page.settle().await;
        assert_eq!(page.text("#worth").await, "SCIM is worth $943.52 a year here, $1.57 a seat a month.");
        assert_eq!(page.text("#verdict h2").await, "It depends on the quote");
        let worth = &report(page).await["apps"][0]["worth"];
        assert_eq!(
            *worth,
            json!({"status": "exact", "low": "943.516", "high": "943.516", "reason": null,
            "seat_month": "1.57", "seat_month_high": "1.57"})
        );
        assert_quiet(page, "prices").await;
    })
    .await;
}

#[tokio::test]
async fn pigment_is_sold_by_quote() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        choose_vendor(page, "pigment").await;
        page.wait_until_reads("#headline", "SCIM on Pigment is worth $567 a year to you here").await;
        page.settle().await;
        let under = page.text("#under").await;
        assert!(under.starts_with("SCIM is worth $566.91 a year here, $0.94 a seat a month."), "{under}");
        assert!(under.contains("The price of Enterprise is not published"), "{under}");
        assert_eq!(page.text("#target-note").await, "price not published");
        assert_eq!(page.text("#verdict h2").await, "It depends on the quote");
        let asks = "Ask Pigment what Enterprise costs you a year, all in, and enter it as the quote.";
        assert!(page.text("#verdict").await.contains(asks));
        assert_eq!(page.text(".upgrade .amount").await, "not known");

        page.fill("#quote", "180000").await;
        page.wait_until_reads("#headline", "SCIM on Pigment costs $52,500 to $115,000 more a year").await;
        page.settle().await;
        assert_eq!(page.words("#formula").await, "$180,000 − ($65,000 to $127,500)");
        assert_eq!(page.text(".upgrade .amount").await, "$52,593 to $115,093");
        assert!(!page.text("#verdict").await.contains("leavers manual"));

        // Google Workspace gets sign-on, and no deprovisioning: $288.70 of work, $176.3125 for orphaned accounts,
        // and licences at the quoted seat: 0.352625 × 180,000 ÷ 50 = $1,269.45.
        page.select("#idp", "google").await;
        page.wait_until_text("#verdict", "Buying the plan leaves leavers manual").await;
        assert_eq!(page.text(".upgrade .amount").await, "$54,234 to $116,734");
        assert!(page.text("#stays").await.contains("Accounts of leavers are still closed by hand"));
        assert_eq!(page.text("#worth").await, "SCIM is worth $195.30 a year here, $0.32 a seat a month.");
        let residual = &report(page).await["apps"][0]["after_scim"]["residual"];
        assert_eq!((&residual["low"], &residual["high"]), (&json!("1734.4625"), &json!("1734.4625")));
        assert_quiet(page, "quote").await;
    })
    .await;
}

#[tokio::test]
async fn published_ranges() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        choose_vendor(page, "segment").await;
        page.fill("#seats", "10").await;
        page.wait_until_reads("#headline", "SCIM on Segment costs $10,356 to $40,560 more a year").await;
        page.settle().await;
        let unlike =
            "Business’s price was published for 50,000 MTU, and this compares it at 10,000 MTU: not like with like.";
        assert!(page.text("#warnings").await.contains(unlike));
        assert!(page.text("#verdict").await.contains("The two prices were published for different usage."));
        super::read_on(page).await;
        page.wait_until_text("#conflicts", "How many times dearer Business is").await;
        assert!(page.text("#conflicts").await.contains("$983 and $3,500 divided by $120 give 8.2 and 29.2"));
        page.fill("#usage", "50,000").await;
        page.wait_until_reads("#headline", "SCIM on Segment costs $5,556 to $35,760 more a year").await;
        page.settle().await;
        assert!(!page.text("#warnings").await.contains("not like with like"));
        page.fill("#seats", "30").await;
        page.wait_until_text("#under", "This plan is sold for at most 10 seats").await;

        choose_vendor(page, "ironclad").await;
        page.fill("#seats", "50").await;
        page.wait_until_reads("#headline", "SCIM on Ironclad costs at least $35,000 more a year").await;
        super::read_on(page).await;
        page.wait_until_text("#conflicts", "What Standard costs").await;
        let conflicts = page.find_all("#conflicts tbody tr").await.len();
        assert!(conflicts >= 5, "{conflicts} conflicts");
        assert_quiet(page, "ranges").await;
    })
    .await;
}

#[tokio::test]
async fn by_link() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        for (link, headline, low, high) in [
            (KUSTOMER, "SCIM on Kustomer costs $30,000 more a year", json!("30000"), json!("30000")),
            (
                "v=1&app=kustomer,enterprise,ultimate,15",
                "SCIM on Kustomer costs $9,000 more a year",
                json!("9000"),
                json!("9000"),
            ),
            (
                "v=1&app=ironclad,standard,enterprise,100",
                "SCIM on Ironclad costs at least $35,000 more a year",
                json!("35000"),
                json!(null),
            ),
            (
                "v=1&app=ironclad,standard,enterprise,120",
                "SCIM on Ironclad costs at least $35,000 more a year",
                json!("35000"),
                json!(null),
            ),
            (
                "v=1&app=ironclad,standard,enterprise,200",
                "SCIM on Ironclad costs at least $75,000 more a year",
                json!("75000"),
                json!(null),
            ),
            (
                "v=1&app=ironclad,standard,enterprise,40",
                "SCIM on Ironclad is worth $454 a year to you here",
                json!(null),
                json!(null),
            ),
            (
                "v=1&app=metabase,starter,pro,100",
                "SCIM on Metabase costs $10,655 more a year",
                json!("10655"),
                json!("10655"),
            ),
            (
                "v=1&app=github,team,enterprise-cloud,100",
                "SCIM on GitHub costs $20,400 more a year",
                json!("20400"),
                json!("20400"),
            ),
            (
                "v=1&app=atlassian-confluence,standard,guard-standard,100&billing=monthly",
                "SCIM on Confluence costs $5,040 more a year",
                json!("5040"),
                json!("5040"),
            ),
            (
                "v=1&app=atlassian-jira,standard,guard-standard,100&billing=monthly",
                "SCIM on Jira costs $5,040 more a year",
                json!("5040"),
                json!("5040"),
            ),
            (
                "v=1&app=kustomer,enterprise,ultimate,50,anyway:100",
                "SCIM on Kustomer costs $30,000 more a year",
                json!("30000"),
                json!("30000"),
            ),
        ] {
            enter_link(page, link).await;
            page.wait_until_reads("#headline", headline).await;
            let report = report(page).await;
            let upgrade = &report["apps"][0]["upgrade"];
            assert_eq!((&upgrade["low"], &upgrade["high"]), (&low, &high), "{link}");
            assert_eq!(report["link"], link);
        }

        for (link, by_hand, worth) in [
            // Just-in-time sign-on through Google Workspace; a benchmark by headcount
            (
                "v=1&app=kustomer,enterprise,ultimate,50&idp=google",
                "$1,037",
                "SCIM is worth $195.30 a year here, $0.32 a seat a month.",
            ),
            ("v=1&app=kustomer,enterprise,ultimate,50&manual=benchmark", "$11,754", ""),
            ("v=1&app=kustomer,enterprise,ultimate,50&employees=120&manual=benchmark", "$2,821", ""),
            ("v=1&app=kustomer,enterprise,ultimate,50&employees=1200&manual=benchmark", "$28,210", ""),
            ("v=1&app=miro,business,enterprise,50&manual=benchmark", "$19,839", ""),
        ] {
            enter_link(page, link).await;
            page.wait_until_reads(".hand .amount", by_hand).await;
            assert!(page.text("#worth").await.contains(worth), "{link}: {}", page.text("#worth").await);
        }
        assert_quiet(page, "links").await;
    })
    .await;
}

/// What is read before the program arrives must be what the program then says.
#[tokio::test]
async fn the_shell_shows_the_example() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        let read = "const words = element => element.textContent.replace(/\\s+/g, ' ').trim();
            const of = page => Object.fromEntries([
                ...['.masthead .name', '.masthead .what', '.example', '.case', 'h1', '.formula', '#price summary', '#team summary']
                    .map(css => [css, words(page.querySelector(css))]),
                ...['#vendor', '#seats'].map(css => [css, page.querySelector(css).value]),
                ...['#current', '#target', '#idp'].map(css => {
                    const field = page.querySelector(css);
                    return [css, [words(field.selectedOptions[0]), words(field.parentElement.querySelector('small') ?? {textContent: ''})]];
                }),
            ]);
            const done = arguments[0];
            fetch('./').then(answer => answer.text()).then(text => done({
                shell: of(new DOMParser().parseFromString(text, 'text/html')),
                page: of(document),
            }));";
        let read = page.js_later(read).await;
        assert_eq!(read["shell"], read["page"]);
        assert_eq!(read["shell"]["h1"], "SCIM on Kustomer costs $30,000 more a year");
    })
    .await;
}
