//! Widths and paper.

use super::{Browser, KUSTOMER, choose_vendor, open, unfold, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use serde_json::json;

const WIDTHS: [u32; 6] = [320, 375, 560, 900, 1280, 1600];

/// What sticks out on the right, where the page can be scrolled sideways.
pub(super) async fn sticks_out(page: &Page) -> String {
    let script = "const {scrollWidth, clientWidth} = document.documentElement;
        if (scrollWidth <= clientWidth) return '';
        const out = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > clientWidth + 1);
        return `${scrollWidth} in ${clientWidth}: ` + out.slice(-3).map(it => `${it.localName}#${it.id}.${it.className}`).join(' ');";
    page.js(script).await.as_str().unwrap().to_owned()
}

/// Opens each state with all its parts unfolded, in every width and both colour schemes, and tells what sticks out.
async fn fits_all_widths(session: Session, states: &[(&str, String)]) {
    let site = Server::dist();
    with_session(session, async |page| {
        let mut found = Vec::new();
        for (state, path) in states {
            open(page, &site, path).await;
            if !path.contains("embed=1") {
                for part in ["Show the working", "Price and contract", "Your team", "Beside the price"] {
                    unfold(page, part).await;
                }
                super::read_on(page).await;
                page.wait_until("return document.querySelector('#evidence-says').textContent !== 'Fetching sources …'")
                    .await;
                super::decision::read_on(page).await;
            }
            for width in WIDTHS {
                page.resize(width, 900).await;
                page.wait_until(&format!("return innerWidth === {width}")).await;
                found.push(format!("{state} at {width} px: {}", sticks_out(page).await));
                if page.browser == Browser::Chromium {
                    page.show_scheme(true).await;
                    found.push(format!("{state} at {width} px in the dark: {}", sticks_out(page).await));
                    page.show_scheme(false).await;
                }
            }
        }
        found.retain(|it| !it.ends_with(": "));
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

fn ordinary() -> Vec<(&'static str, String)> {
    let large = "v=1&app=segment,,,1000000,now-quote:1,quote:999999999999&third-party=999999999999";
    vec![
        ("the example", "/".into()),
        ("a quote", "/#v=1&app=pigment,,,50".into()),
        ("a range", "/#v=1&app=segment,,,10".into()),
        ("no SCIM", "/#v=1&app=workable,,,50".into()),
        ("large amounts", format!("/#{large}")),
        ("several apps", format!("/#{KUSTOMER}&app=github,,,100&app=pigment,,,20")),
        ("the compact view", format!("/?embed=1#{large}")),
    ]
}

#[tokio::test]
async fn nothing_sticks_out() {
    for session in Session::default().both_schemes() {
        fits_all_widths(session, &ordinary()).await;
    }
}

/// The longest name that a link can carry, without a place to break.
#[tokio::test]
async fn long_names_break() {
    let name = "W".repeat(80);
    let own = format!("v=1&app=own,{name},,1000,now-seat:1,seat:2");
    let states = [
        ("a long name", format!("/#{own}")),
        ("a long name among several apps", format!("/#{KUSTOMER}&{}", &own[4..])),
        ("a long name in the compact view", format!("/?embed=1#{own}")),
        ("a long problem", format!("/#{KUSTOMER}&{name}={name}")),
        ("a long problem in the compact view", format!("/?embed=1#{KUSTOMER}&{name}={name}")),
    ];
    fits_all_widths(Session::default(), &states).await;
}

/// Both colour schemes are there, and a query can ask for one.
#[tokio::test]
async fn dark_and_light() {
    let site = Server::dist();
    let paper = "return getComputedStyle(document.body).backgroundColor";
    let seen = async |session: Session, path: &str| {
        with_session(session, async |page| {
            open(page, &site, path).await;
            page.js(paper).await
        })
        .await
    };
    let light = seen(Session::default(), "/").await;
    let dark = seen(Session::default().dark(), "/").await;
    assert_ne!(light, dark);
    assert_eq!(seen(Session::default().dark(), "/?theme=light").await, light);
    assert_eq!(seen(Session::default(), "/?theme=dark").await, dark);
}

#[tokio::test]
async fn on_paper() {
    if Browser::from_env() != Browser::Chromium {
        return; // Only Chromium's tools print.
    }
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}")).await;
        super::read_on(page).await;
        page.wait_for("#sources").await;
        // Paper is light, whatever the screen and whatever the theme.
        let dark = json!([{"name": "prefers-color-scheme", "value": "dark"}]);
        page.cdp("Emulation.setEmulatedMedia", json!({"media": "print", "features": dark})).await;
        page.js("document.documentElement.dataset.theme = 'dark'").await;
        let colours = "const root = getComputedStyle(document.documentElement), body = getComputedStyle(document.body);
            return [body.backgroundColor, body.color, root.getPropertyValue('--hand')]";
        let light = json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)", "#8a6d1f"]);
        assert_eq!(page.js(colours).await, light);
        page.js("delete document.documentElement.dataset.theme").await;
        assert_eq!(page.js(colours).await, light);
        page.cdp("Emulation.setEmulatedMedia", json!({"media": "print", "features": []})).await;
        for hidden in [".inputs", "#open-share", "#working", "#manual", "#third-party"] {
            assert!(!super::is_visible(page, hidden).await, "{hidden}");
        }
        for visible in ["#headline", "#formula", "#provenance", "#options", "#verdict", "#time", "#sources"] {
            assert!(super::is_visible(page, visible).await, "{visible}");
        }
        let line = page.text(".print-only").await;
        let year = page.js("return new Date().getFullYear()").await.to_string();
        for part in ["Printed ", &year, "Catalog of 22 November 2026.", &site.url(&format!("/#{KUSTOMER}"))] {
            assert!(line.contains(part), "{part} in {line}");
        }
        page.cdp("Emulation.setEmulatedMedia", json!({"media": ""})).await;
        assert!(!super::is_visible(page, ".print-only").await);

        let mut sheets = Vec::new();
        for vendor in ["", "pigment", "segment"] {
            if !vendor.is_empty() {
                choose_vendor(page, vendor).await;
                page.wait_until_text("#sources", vendor).await;
            }
            for (paper, width, height) in [("letter", 8.5, 11.0), ("A4", 8.27, 11.69)] {
                let sheet = page.cdp("Page.printToPDF", json!({"paperWidth": width, "paperHeight": height})).await;
                let count = "const pdf = atob(arguments[0]); return pdf.split('/Type /Page').length - pdf.split('/Type /Pages').length";
                let count = page.client.execute(count, vec![sheet["data"].clone()]).await.unwrap();
                sheets.push((vendor, paper, count));
            }
        }
        assert!(sheets.iter().all(|(.., count)| *count == 1), "{sheets:?}");
    })
    .await;
}
