//! All apps of a company in charts, over the years, what moves the total and how sure it is.

use super::layout::sticks_out;
use super::stack::open_stack;
use super::{Browser, assert_quiet, is_visible, unfold, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use fantoccini::key::Key;
use serde_json::json;

/// Two of them have a price on both sides.
const THREE: &str = "v=1&app=kustomer,enterprise,ultimate,50&app=github,team,enterprise-cloud,100&app=pigment,,,20";

/// Opens a list, and reads on to its last part until it is drawn and simulated.
async fn open(page: &Page, site: &Server, link: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(&format!("/stack.html#{link}"))).await;
    page.wait_for("#inputs:enabled").await;
    assert_eq!(page.js("return document.querySelectorAll('#forecast figure').length").await, 0);
    page.wait_for("#forecast:not([hidden])").await;
    page.js("document.querySelector('#forecast').scrollIntoView()").await;
    let is_done = "const text = id => document.querySelector(id)?.textContent.trim();
        return !!(document.querySelector('#sure-progress')?.hidden && text('#apps-chart') && (text('#sure-says') || text('#sure-state')))";
    page.wait_until(is_done).await;
}

/// The cells of a table of the page.
async fn table(page: &Page, css: &str) -> Vec<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll('{css} tr')].map(row => [...row.children].map(it => it.textContent))"
    );
    serde_json::from_value(page.js(&script).await).unwrap()
}

#[tokio::test]
async fn the_charts_of_a_stack_are_read_by_keyboard_and_as_tables() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, THREE).await;
        // ($139 - $89) x 50 x 12, and ($21 - $4) x 100 x 12.
        let apps = table(page, "#apps-chart").await;
        let expected =
            [["App", "More a year"], ["Kustomer", "$30,000"], ["GitHub", "$20,400"], ["Pigment", "not priced"]];
        assert_eq!(apps, expected);
        page.js("document.querySelector('#apps-chart .reader').focus()").await;
        assert_eq!(page.text("#apps-chart .reading").await, "Kustomer: $30,000 more a year.");
        page.press(Key::Down).await;
        assert_eq!(page.text("#apps-chart .reading").await, "GitHub: $20,400 more a year.");
        page.press(Key::Down).await;
        assert_eq!(page.text("#apps-chart .reading").await, "GitHub: $20,400 more a year.");

        let shares = table(page, "#shares-chart").await;
        assert_eq!(shares[1], ["Priced: GitHub", "1", "33%", "100", "59%"]);
        assert_eq!(shares[2], ["Estimated: Kustomer", "1", "33%", "50", "29%"]);
        assert_eq!(shares[3], ["Not priced: Pigment", "1", "33%", "20", "12%"]);

        // The bars above are of the same apps, and say so.
        let note = page.text("#options-note").await;
        assert!(note.starts_with("Each of these is of the same 2 apps. Left out: Pigment (not priced)."), "{note}");
        assert_quiet(page, "charts").await;
    })
    .await;
}

#[tokio::test]
async fn paper_has_the_charts_and_no_words_for_the_screen() {
    if Browser::from_env() != Browser::Chromium {
        return; // Only Chromium's tools print.
    }
    let site = Server::dist();
    with_browser(async |page| {
        let media = async |media| page.cdp("Emulation.setEmulatedMedia", json!({"media": media})).await;
        open_stack(page, &site, THREE).await;
        page.wait_for("#forecast:not([hidden])").await;
        media("print").await;
        assert!(!is_visible(page, "#h-forecast").await, "a heading with nothing below it");
        media("").await;
        open(page, &site, THREE).await;
        assert!(is_visible(page, "#apps-chart .reading").await);
        media("print").await;
        for (shown, css) in [(true, "#h-forecast"), (true, "#apps-chart .chart"), (false, "#apps-chart .reading")] {
            assert_eq!(is_visible(page, css).await, shown, "{css}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_years_follow_what_is_entered() {
    let site = Server::dist();
    with_browser(async |page| {
        // What can be compared is Kustomer alone, as on the calculator: see tests/e2e/decision.rs.
        let link = "v=1&app=kustomer,enterprise,ultimate,50&app=pigment,,,20&app=workable,,,30";
        open(page, &site, link).await;
        assert!(page.text("#years-says").await.contains("see “More about your team, time and contract”"));
        assert_eq!(page.text("#sure-head").await, "A year");
        unfold(page, "More about your team").await;
        for (id, value) in [("#years", "3"), ("#growth", "10"), ("#escalator", "7"), ("#discount-rate", "8")] {
            page.fill(id, value).await;
        }
        page.wait_until_text("#years-table", "In today’s money").await;
        let years = table(page, "#years-table").await;
        assert_eq!(years[0], ["A year, as paid", "Year 1", "Year 2", "Year 3", "In all", "In today’s money"]);
        assert_eq!((years[1][0].as_str(), years[1][4].as_str()), ("By hand", "$3,870"));
        assert_eq!((years[2][0].as_str(), years[2][4].as_str()), ("Upgrade", "$107,557"));
        assert!(page.text("#years-says").await.contains("Of 1 of 3 apps"));
        page.wait_until_text("#sure-head", "Over 3 years, in today’s money").await;
        assert_quiet(page, "years").await;
    })
    .await;
}

#[tokio::test]
async fn the_simulation_of_a_stack_can_be_stopped() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, THREE).await;
        let says = page.text("#sure-says").await;
        assert!(
            says.contains("At the base values doing it by hand costs less for these apps together. Robust"),
            "{says}"
        );
        assert!(says.contains("in 0% of 10,000 draws the upgrade is cheaper."), "{says}");
        assert!(says.contains("the upgrade is cheaper for none of 2 apps."), "{says}");
        let rows = table(page, "#sure-rows").await;
        assert_eq!((rows.len(), rows[0][0].as_str(), rows[1][0].as_str()), (2, "By hand", "Upgrade"));
        // A company's input once, whatever the apps.
        let moves = table(page, "#moves-rows").await;
        assert_eq!(moves.iter().filter(|row| row[0] == "An hour of IT, all in").count(), 1);

        // So many apps that a driver has clicked before a million draws are done: 40 times $30,000.
        open(page, &site, &format!("v=1{}", "&app=kustomer,enterprise,ultimate,50".repeat(40))).await;
        page.wait_until_text("#headline", "$1,200,000").await;
        page.select("#draws", "1000000").await;
        page.wait_until(
            "const {value, max} = document.querySelector('#sure-progress'); return value > 0 && value < max",
        )
        .await;
        // Typing goes on meanwhile: 60 seats are $36,000.
        page.fill("[data-field=seats]", "60").await;
        page.wait_until_text("#headline", "$1,206,000").await;
        page.wait_for("#sure-progress:not([hidden])").await;
        page.click("#sure-stop").await;
        page.wait_until_text("#sure-state", "Stopped").await;
        assert!(page.text("#sure-says").await.contains("10,000 draws"));
        page.select("#draws", "100000").await;
        page.wait_until_text("#sure-says", "100,000 draws").await;
        assert_quiet(page, "stopping").await;
    })
    .await;
}

#[tokio::test]
async fn a_chart_is_saved_as_a_picture_of_twice_its_size() {
    let site = Server::dist();
    with_session(Session::default().dark(), async |page| {
        open(page, &site, THREE).await;
        let picture = page
            .js_later(
                "const done = arguments[0];
                URL.createObjectURL = blob => {
                    blob.arrayBuffer().then(bytes => {
                        const view = new DataView(bytes);
                        const signature = [...new Uint8Array(bytes, 0, 8)].join(' ');
                        const [, , width, height] = document.querySelector('#apps-chart svg').getAttribute('viewBox').split(' ');
                        createImageBitmap(blob).then(image => {
                            const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
                            pen.drawImage(image, 0, 0);
                            const {data} = pen.getImageData(0, 0, image.width, image.height);
                            const colours = new Set();
                            for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join(' '));
                            done({type: blob.type, signature, size: [view.getUint32(16), view.getUint32(20)],
                                of: [+width, +height], corner: data.slice(0, 4).join(' '), bar: colours.has('184 67 31')});
                        });
                    });
                    return 'data:,';
                };
                HTMLAnchorElement.prototype.click = () => {};
                document.querySelector('#apps-chart .picture button').click();",
            )
            .await;
        assert_eq!(picture["type"], "image/png");
        assert_eq!(picture["signature"], "137 80 78 71 13 10 26 10");
        let size = |at: usize, more: f64| 2.0 * (picture["of"][at].as_f64().unwrap() + more).ceil();
        // Twice the chart with its margins of 16 and, above it, its title of 26.
        assert_eq!(picture["size"], json!([size(0, 32.0) as u32, size(1, 58.0) as u32]));
        // In the light colours, also on a dark page: the paper, and the bars of what SCIM costs.
        assert_eq!((&picture["corner"], &picture["bar"]), (&json!("250 249 246 255"), &json!(true)));
        assert_eq!(page.js("return document.documentElement.dataset.theme === undefined").await, true);
        assert_quiet(page, "a picture").await;
    })
    .await;
}

async fn findings(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        let mut found: Vec<String> = Vec::new();
        for link in [THREE, "v=1&app=pigment,,,20"] {
            open(page, &site, link).await;
            page.js("document.querySelectorAll('#forecast details').forEach(it => { it.open = true; })").await;
            found.extend(page.axe().await);
            found.push(sticks_out(page).await);
        }
        found.retain(|it| !it.is_empty());
        assert_eq!(found, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_light() {
    findings(Session::default().size(1280, 900)).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_dark_on_a_phone() {
    findings(Session::default().size(375, 800).dark()).await;
}
