//! What people type into fields: accepted with the signs they use, or answered at its place with nothing lost.

use super::{assert_quiet, choose_vendor, enter_link, is_visible, open, unfold, wait_for_fragment, with_browser};
use crate::support::Server;
use crate::support::browser::Page;
use fantoccini::key::Key;

const HEADLINE: &str = "SCIM on Kustomer costs $30,000 more a year";

/// What is wrong is said at the field, the text stays, and so does the last result.
async fn is_refused(page: &Page, field: &str, typed: &str, sentence: &str) {
    page.paste(field, typed).await;
    page.wait_until_reads(&format!("{field}-note"), sentence).await;
    assert_eq!(page.value(field).await, typed, "{field}");
    assert_eq!(page.find(field).await.attr("aria-invalid").await.unwrap().as_deref(), Some("true"), "{field} {typed}");
    assert!(is_visible(page, ".outdated-note").await, "{field} {typed}");
    assert_eq!(page.find_all("article.outdated").await.len(), 1, "{field} {typed}");
    assert_eq!(page.words("#headline").await, HEADLINE, "{field} {typed}");
}

async fn is_taken(page: &Page, field: &str, typed: &str) {
    page.fill(field, typed).await;
    page.wait_until("return !document.querySelector('article.outdated')").await;
    page.settle().await;
    assert_eq!(page.value(field).await, typed);
    assert_eq!(page.find(field).await.attr("aria-invalid").await.unwrap(), None, "{field} {typed}");
    assert!(!is_visible(page, ".outdated-note").await, "{field} {typed}");
}

#[tokio::test]
async fn seats() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        let long = "9".repeat(200);
        let too_long = format!("Seats must be a number; “{}…” is too long for one.", &long[..40]);
        for (typed, sentence) in [
            ("0", "Seats must be between 1 and 1,000,000; 0 was entered."),
            ("-5", "Seats must be between 1 and 1,000,000; -5 was entered."),
            ("1000001", "Seats must be between 1 and 1,000,000; 1000001 was entered."),
            ("100000000000000000000", "Seats must be between 1 and 1,000,000; 100000000000000000000 was entered."),
            ("12.5", "Seats must be a whole number between 1 and 1,000,000; 12.5 was entered."),
            ("abc", "Seats must be a number like 1,200 or 89.50; “abc” was entered."),
            ("1e3", "Seats must be a number like 1,200 or 89.50; “1e3” was entered."),
            ("<b>", "Seats must be a number like 1,200 or 89.50; “<b>” was entered."),
            ("12,5", "“12,5” can be read in two ways. Write decimals with a point, like 12.5."),
            (&long, &too_long),
            ("", "Seats needs a number."),
        ] {
            is_refused(page, "#seats", typed, sentence).await;
            // Nothing of it gets into the address.
            is_taken(page, "#seats", "50").await;
            assert_eq!(page.words("#headline").await, HEADLINE);
        }
        for (typed, headline, fragment) in [
            ("1,200", "SCIM on Kustomer costs $720,000 more a year", "#v=1&app=kustomer,enterprise,ultimate,1200"),
            (" 40 ", "SCIM on Kustomer costs $24,000 more a year", "#v=1&app=kustomer,enterprise,ultimate,40"),
            ("1 200", "SCIM on Kustomer costs $720,000 more a year", "#v=1&app=kustomer,enterprise,ultimate,1200"),
            (
                "1000000",
                "SCIM on Kustomer costs $600,000,000 more a year",
                "#v=1&app=kustomer,enterprise,ultimate,1000000",
            ),
        ] {
            is_taken(page, "#seats", typed).await;
            page.wait_until_reads("#headline", headline).await;
            wait_for_fragment(page, fragment).await;
            assert_eq!(page.value("#seats").await, typed, "what was typed stays as typed");
        }
        assert_quiet(page, "seats").await;
    })
    .await;
}

#[tokio::test]
async fn money_and_percentages() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        unfold(page, "Your team").await;
        for (field, typed, sentence) in [
            ("#now-seat", "-1", "{} must be between 0 and 1,000,000,000,000; -1 was entered."),
            ("#now-seat", "free", "{} must be a number like 1,200 or 89.50; “free” was entered."),
            ("#now-seat", "12,5", "“12,5” can be read in two ways. Write decimals with a point, like 12.5."),
            ("#quote", "1000000000001", "{} must be between 0 and 1,000,000,000,000; 1000000000001 was entered."),
            ("#discount", "101%", "{} must be between 0 and 100; 101% was entered."),
            ("#anyway", "half", "{} must be a number like 1,200 or 89.50; “half” was entered."),
            ("#employees", "0", "{} must be between 1 and 10,000,000; 0 was entered."),
            ("#employees", "", "{} needs a number."),
            ("#leavers-people", "1.5", "{} must be a whole number between 0 and 10,000,000; 1.5 was entered."),
            ("#rate", "10001", "An hour of IT, all in must be between 0 and 10,000; 10001 was entered."),
            ("#third-party", "lots", "The price must be a number like 1,200 or 89.50; “lots” was entered."),
        ] {
            let label = "return document.querySelector(`label[for='${arguments[0].slice(1)}']`)?.textContent ?? ''";
            let label = page.client.execute(label, vec![field.into()]).await.unwrap();
            is_refused(page, field, typed, &sentence.replace("{}", label.as_str().unwrap())).await;
            is_taken(
                page,
                field,
                [("#employees", "500"), ("#rate", "60")]
                    .into_iter()
                    .find_map(|(of, value)| (of == field).then_some(value))
                    .unwrap_or_default(),
            )
            .await;
        }
        // Low, base and high of one assumption must rise.
        page.fill("#leavers-low", "40").await;
        page.wait_until_reads(
            "#leavers-note",
            "People who leave in a year: low, base and high must rise in this order.",
        )
        .await;
        page.fill("#leavers-low", "10").await;
        page.wait_until("return !document.querySelector('article.outdated')").await;

        is_taken(page, "#now-seat", "$89.50").await;
        page.wait_until_reads("#formula", "($139 − $89.50) × 50 seats × 12 months").await;
        is_taken(page, "#now-seat", "").await;
        is_taken(page, "#quote", "US$ 100,000.00").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer costs $46,600 more a year").await;
        is_taken(page, "#quote", "").await;
        is_taken(page, "#discount", "10 %").await;
        page.wait_until_reads("#headline", "SCIM on Kustomer costs $21,660 more a year").await;
        assert_quiet(page, "fields").await;
    })
    .await;
}

/// People empty a field before they type anew. It must not be filled behind their back.
#[tokio::test]
async fn an_emptied_field_waits_for_what_is_typed() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, "/").await;
        unfold(page, "Your team").await;
        let mut filled = Vec::new();
        for field in ["#seats", "#employees", "#rate", "#leavers", "#scim-minutes", "#quote", "#third-party"] {
            for typed in ["30", "40"] {
                page.fill(field, "").await;
                page.find(field).await.send_keys(typed).await.unwrap();
                let value = page.value(field).await;
                if value != typed {
                    filled.push(format!("{field}: {typed} became {value}"));
                }
            }
        }
        assert!(filled.is_empty(), "{filled:#?}");
    })
    .await;
}

/// What is wrong does not outlive what it was about: with another vendor, another link or the slider the field
/// shows what is computed with.
#[tokio::test]
async fn a_mistake_goes_with_what_it_was_about() {
    let site = Server::dist();
    with_browser(async |page| {
        let mut stale = Vec::new();
        for (change, seats, headline) in [
            ("another vendor", "50", "SCIM on GitHub costs $10,200 more a year"),
            ("another link", "50", "SCIM on GitHub costs $10,200 more a year"),
            ("the slider", "51", "SCIM on Kustomer costs $30,600 more a year"),
        ] {
            open(page, &site, "/").await;
            page.fill("#seats", "abc").await;
            page.wait_until_text("#seats-note", "abc").await;
            match change {
                "another vendor" => choose_vendor(page, "github").await,
                "another link" => enter_link(page, "v=1&app=github,team,enterprise-cloud,50").await,
                _ => {
                    let right = char::from(Key::Right).to_string();
                    page.find("#seats-slider").await.send_keys(&right).await.unwrap();
                }
            }
            page.wait_until_reads("#headline", headline).await;
            page.settle().await;
            let value = page.value("#seats").await;
            let is_marked = page.find("#seats").await.attr("aria-invalid").await.unwrap().is_some();
            if value != seats || is_marked || is_visible(page, ".outdated-note").await {
                stale.push(format!("{change}: {value} at {headline}, marked as wrong: {is_marked}"));
            }
        }
        assert!(stale.is_empty(), "{stale:#?}");
        assert_quiet(page, "mistakes").await;
    })
    .await;
}
