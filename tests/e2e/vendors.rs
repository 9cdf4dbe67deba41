//! The list of all vendors: finding, filtering, ordering, leaving and coming back; on paper and as a file.

use super::{KUSTOMER, assert_quiet, fragment, is_visible, wait_for_fragment, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// The texts of the rows on the page as a table would be read: a cell's note in brackets.
const ROWS: &str =
    "return [...document.querySelectorAll('#vendor-rows > tr:not([aria-hidden])')].map(row => [...row.children].map(cell => {
        const [text, note] = [...cell.children].map(part => part.textContent);
        return note ? `${text} (${note})` : text;
    }))";

async fn open_list(page: &Page, site: &Server, fragment: &str) {
    page.goto("about:blank").await;
    page.goto(&site.url(&format!("/vendors.html#{fragment}"))).await;
    page.wait_for("#controls:enabled").await;
    page.wait_until("return document.querySelector('#count').textContent !== ''").await;
}

/// Waits until all rows are drawn: those out of sight follow those in sight.
async fn settle(page: &Page) {
    page.wait_until("return !document.querySelector('#rows[aria-busy]')").await;
}

async fn rows(page: &Page) -> Vec<Vec<String>> {
    settle(page).await;
    serde_json::from_value(page.js(ROWS).await).unwrap()
}

/// The names in the first column.
async fn names(page: &Page) -> Vec<String> {
    settle(page).await;
    let script = "return [...document.querySelectorAll('#vendor-rows > tr:not([aria-hidden]) [data-vendor]')].map(name => name.textContent)";
    serde_json::from_value(page.js(script).await).unwrap()
}

async fn sort_by(page: &Page, heading: &str) {
    let script =
        "[...document.querySelectorAll('#heads button')].find(head => head.textContent === arguments[0]).click()";
    page.client.execute(script, vec![heading.into()]).await.unwrap();
}

/// Scrolls a vendor into the middle, and returns where the page then stands. Rows out of sight have an assumed
/// height; only when they were painted does the page stand still.
async fn stand_at(page: &Page, vendor: &str) -> Value {
    let script = "delete document.body.dataset.stands;
        document.querySelector(`[data-vendor=${arguments[0]}]`).scrollIntoView({block: 'center'});
        let frames = 3;
        const wait = () => { frames-- ? requestAnimationFrame(wait) : document.body.dataset.stands = ''; };
        wait();";
    page.client.execute(script, vec![vendor.into()]).await.unwrap();
    page.wait_until("return 'stands' in document.body.dataset").await;
    page.js("return scrollY").await
}

/// How many vendors are shown, of how many.
async fn count(page: &Page) -> String {
    page.words("#count").await
}

#[tokio::test]
async fn from_a_misspelt_name_to_the_calculator_and_back() {
    there_and_back(Session::default()).await;
}

/// As most browsers do: they show the page that one left, without starting it again.
#[tokio::test]
async fn the_same_where_the_browser_keeps_the_page() {
    there_and_back(Session::default().keeps_left_pages()).await;
}

async fn there_and_back(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        open_list(page, &site, KUSTOMER).await;
        page.fill("#search", "kustmoer").await;
        page.wait_until("return document.querySelectorAll('#vendor-rows > tr:not([aria-hidden])').length < 5").await;
        assert_eq!(names(page).await[0], "Kustomer");
        assert_eq!(rows(page).await[0][4], "$30,000 (by a third party’s price)");

        page.fill("#search", "").await;
        page.select("#idp", "google").await;
        page.select("#gets", "closes").await;
        page.select("#status", "gated").await;
        page.select("#computable", "yes").await;
        sort_by(page, "More a year").await;
        page.wait_until_reads("#count", "11 of 300 vendors").await;
        let dearest = ["HubSpot", "Figma", "Canva", "Vercel", "Trello", "Notion", "Slack", "Lucidchart"];
        assert_eq!(names(page).await[..8], dearest);
        let narrowed = format!("#{KUSTOMER}&idp=google&status=gated&gets=closes&computable=yes&sort=-extra");
        wait_for_fragment(page, &narrowed).await;

        page.resize(1280, 500).await;
        let place = stand_at(page, "slack").await;
        page.js("document.querySelector('[data-vendor=slack]').click()").await;
        page.wait_until_text("#sheet", "Slack").await;
        assert!(!is_visible(page, "#list").await);
        assert_eq!(fragment(page).await, format!("{narrowed}&vendor=slack"));
        assert_eq!(page.js("return scrollY").await, 0);
        // Its lead comes with the file, and moves what is below it.
        page.wait_for("#sheet-contents li").await;
        page.click("#sheet-calculate").await;
        // Not #seats: the list has one too.
        page.wait_for("#vendor:enabled").await;
        page.settle().await;
        assert_eq!(page.value("#idp").await, "google");
        assert_eq!(page.value("#vendor").await, "Slack");

        page.client.back().await.unwrap();
        page.wait_until_text("#sheet", "Slack").await;
        page.client.back().await.unwrap();
        page.wait_until("return !document.querySelector('#list').hidden").await;
        page.wait_until_reads("#count", "11 of 300 vendors").await;
        assert_eq!(names(page).await[..8], dearest);
        assert_eq!(fragment(page).await, narrowed);
        for (control, value) in
            [("#idp", "google"), ("#gets", "closes"), ("#status", "gated"), ("#computable", "yes"), ("#sort", "-extra")]
        {
            assert_eq!(page.value(control).await, value, "{control}");
        }
        assert_eq!(page.js("return scrollY").await, place);
        assert_quiet(page, "the way there and back").await;
    })
    .await;
}

#[tokio::test]
async fn back_from_a_sheet_the_list_stands_where_it_stood() {
    let site = Server::dist();
    with_session(Session::default().size(1280, 500), async |page| {
        open_list(page, &site, KUSTOMER).await;
        let place = stand_at(page, "basecamp").await;
        assert!(place.as_f64().unwrap() > 500.0);
        page.js("document.querySelector('[data-vendor=basecamp]').click()").await;
        page.wait_until_text("#sheet", "Basecamp").await;
        page.client.back().await.unwrap();
        page.wait_until("return document.activeElement.dataset.vendor === 'basecamp'").await;
        assert_eq!(page.js("return scrollY").await, place);
        // What is typed right before a sheet is opened is there again too.
        page.fill("#search", "git").await;
        // Of its rows the first is drawn at once, the others in the picture after.
        page.wait_for("[data-vendor=github]").await;
        page.js("document.querySelector('[data-vendor=github]').click()").await;
        page.wait_until_text("#sheet", "GitHub").await;
        page.client.back().await.unwrap();
        page.wait_until_reads("#count", "3 of 300 vendors").await;
        assert_eq!(page.value("#search").await, "git");
    })
    .await;
}

#[tokio::test]
async fn every_part_of_the_summary_shows_what_it_counts() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, KUSTOMER).await;
        let parts = page.js("return [...document.querySelectorAll('#summary a')].map(part => part.textContent)").await;
        let expected = [
            "153 of 300 vendors sell SCIM only on a dearer plan or as an add-on",
            "the median step is 109% dearer, of the 44 that can be computed",
            "90 of those that sell it publish no price of the step",
        ];
        assert_eq!(parts, json!(expected));
        for (at, shown) in [(1, "153 of 300 vendors"), (2, "44 of 300 vendors"), (3, "90 of 300 vendors")] {
            page.js(&format!("document.querySelector('#summary li:nth-of-type({at}) a').click()")).await;
            page.wait_until_reads("#count", shown).await;
        }
        page.js("document.querySelector('#summary li:nth-of-type(2) a').click()").await;
        page.wait_until_reads("#count", "44 of 300 vendors").await;
        assert_eq!(page.js("return document.querySelector('[aria-sort]').textContent").await, "Dearer by");
        // Falling: the median lies halfway between the two in the middle.
        let rows = rows(page).await;
        assert_eq!([&rows[21][6], &rows[22][6]], ["111%", "107%"]);
        page.click("#clear").await;
        page.wait_until_reads("#count", "300 of 300 vendors").await;
        page.client.back().await.unwrap();
        page.wait_until_reads("#count", "44 of 300 vendors").await;
    })
    .await;
}

#[tokio::test]
async fn columns_order_the_list_by_keyboard_and_unknown_stays_last() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, "v=1&status=gated&gets=closes&computable=yes").await;
        page.js("document.querySelectorAll('#heads button')[4].focus()").await;
        page.press(Key::Enter).await;
        page.wait_for("#heads [aria-sort=descending]").await;
        assert_eq!(names(page).await[0], "Intercom");
        page.press(' ').await;
        page.wait_for("#heads [aria-sort=ascending]").await;
        assert_eq!(page.js("return document.activeElement.textContent").await, "More a year");
        let names = names(page).await;
        // Neither euros nor francs have a rate here: they stand after the dollars, each by themselves.
        assert_eq!(names[names.len() - 2..], ["WEDO", "DeepL"]);
        let note = "Amounts in CHF and EUR stand after those in dollars: the calculator has no exchange rate for them.";
        assert_eq!(page.words("#order-note").await, note);
        page.goto("about:blank").await;
        open_list(page, &site, "v=1&sort=extra").await;
        let first = rows(page).await;
        assert_eq!(first[0][4], "nothing to buy");
        page.click("#next").await;
        page.wait_until_reads("#page-said", "51 to 100 of 300").await;
        page.click("#next").await;
        page.wait_until_reads("#page-said", "101 to 150 of 300").await;
        assert!(rows(page).await.iter().all(|row| !row[4].contains('$')), "unknown after what is known");
    })
    .await;
}

/// Rows out of sight wait until nobody types, unless someone scrolls to them.
#[tokio::test]
async fn who_scrolls_right_after_a_key_finds_the_rows_drawn() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, "").await;
        settle(page).await;
        // By the page itself, in the frames after the key; once more where a busy machine was too late for it.
        for text in ["a", "e", "i", "o", "r"] {
            let seen = page
                .js_later(&format!(
                    "const done = arguments[0], field = document.querySelector('#search');
                    const isBusy = () => document.querySelector('#rows').hasAttribute('aria-busy');
                    const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next, 0)));
                    (async () => {{
                        scrollTo(0, 0);
                        await frame();
                        field.value = '{text}';
                        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
                        for (let frames = 0; frames < 4; frames += 1) await frame();
                        const before = isBusy();
                        addEventListener('scroll', () => done([before, isBusy()]), {{ once: true }});
                        scrollTo(0, 600);
                    }})()"
                ))
                .await;
            if seen[0] == true {
                assert_eq!(seen[1], false, "{text}");
                return assert_quiet(page, "scrolled").await;
            }
            settle(page).await;
        }
        panic!("in five searches no row waited");
    })
    .await;
}

#[tokio::test]
async fn pages_hold_fifty_rows() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, KUSTOMER).await;
        assert_eq!((rows(page).await.len(), page.words("#page-said").await), (50, "1 to 50 of 300".into()));
        assert_eq!(page.js("return document.querySelector('#previous').disabled").await, true);
        let first = names(page).await;
        page.click("#next").await;
        page.wait_until_reads("#page-said", "51 to 100 of 300").await;
        assert_ne!(names(page).await, first);
        page.wait_until("return document.activeElement.id === 'rows'").await;
        assert_eq!(fragment(page).await, format!("#{KUSTOMER}&page=2"));
        page.client.back().await.unwrap();
        page.wait_until_reads("#page-said", "1 to 50 of 300").await;
        open_list(page, &site, &format!("{KUSTOMER}&page=99")).await;
        assert_eq!(page.words("#page-said").await, "251 to 300 of 300");
        assert_eq!(page.js("return document.querySelector('#next').disabled").await, true);
        // A search begins on its first page.
        page.fill("#search", "a").await;
        page.wait_until("return document.querySelector('#page-said').textContent.startsWith('1 to 50')").await;
    })
    .await;
}

/// The file that the page offers, without the file.
async fn saved(page: &Page) -> String {
    let script = "const done = arguments[0], {createObjectURL} = URL;
        URL.createObjectURL = blob => { blob.text().then(done); return 'data:,'; };
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector('#save').click();
        delete HTMLAnchorElement.prototype.click;
        URL.createObjectURL = createObjectURL;";
    page.js_later(script).await.as_str().unwrap().to_owned()
}

/// Rows of a file as RFC 4180 has them.
fn parsed(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}

#[tokio::test]
async fn the_file_and_the_paper_say_what_the_screen_says() {
    let site = Server::dist();
    with_browser(async |page| {
        // 153 rows are more than a page.
        open_list(page, &site, &format!("{KUSTOMER}&seats=120&idp=google&status=gated,add-on&sort=-extra&page=2"))
            .await;
        page.wait_until_reads("#page-said", "51 to 100 of 153").await;
        let second = rows(page).await;
        page.js("dispatchEvent(new Event('beforeprint'))").await;
        let all = rows(page).await;
        assert_eq!((all.len(), &all[50..100]), (153, second.as_slice()));
        page.cdp("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
        for hidden in ["#filters", "#save", "#pages", "nav"] {
            assert!(!is_visible(page, hidden).await, "{hidden}");
        }
        let said = "At list prices for 120 seats, billed yearly, through Google Workspace.";
        assert_eq!(page.words("#list-case").await, said);
        assert_eq!(page.words("#filters-said").await, "Shown: SCIM is only on a dearer plan or an add-on");
        page.cdp("Emulation.setEmulatedMedia", json!({"media": ""})).await;
        page.js("dispatchEvent(new Event('afterprint'))").await;
        assert_eq!(rows(page).await, second);

        let file = parsed(&saved(page).await);
        let heads: Vec<String> = serde_json::from_value(
            page.js("return [...document.querySelectorAll('#heads button')].map(head => head.textContent)").await,
        )
        .unwrap();
        assert_eq!(file[0][..10], heads[..]);
        let texts: Vec<&[String]> = file[1..].iter().map(|row| &row[..10]).collect();
        assert_eq!(texts, all.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert!(file.iter().all(|row| row.len() == 22));
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_says_what_would_fill_it() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, &format!("{KUSTOMER}&q=github&status=absent")).await;
        assert_eq!(count(page).await, "0 of 300 vendors");
        assert!(!is_visible(page, "#rows").await);
        let said = page.words("#nothing").await;
        assert_eq!(
            said,
            "No vendor is like this. Take a condition back: Without the search: 81 vendors Without “SCIM is”: 1 vendor"
        );
        page.js("document.querySelectorAll('#loosen a')[1].click()").await;
        page.wait_until_reads("#count", "1 of 300 vendors").await;
        assert_eq!(names(page).await, ["GitHub"]);
        page.fill("#search", "qqqqqqqq").await;
        page.wait_until_text("#nothing", "Without the search: 300 vendors").await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_used_is_said_at_its_place() {
    let site = Server::dist();
    with_browser(async |page| {
        open_list(page, &site, &format!("{KUSTOMER}&status=free&category=toys&page=many")).await;
        let notices = page.words("#notices").await;
        for part in ["“status” with “free” must be one of included, gated,", "“page” with “many” is not a number"]
        {
            assert!(notices.contains(part), "{notices}");
        }
        assert!(notices.contains("“category” with “toys” is not known here and was ignored."), "{notices}");
        assert_eq!(count(page).await, "300 of 300 vendors");
        page.click("#notices [data-do=put-away]").await;
        page.wait_until("return document.querySelector('#notices').hidden").await;
        assert_eq!(fragment(page).await, format!("#{KUSTOMER}"));

        page.fill("#seats", "0").await;
        page.wait_until_reads("#seats-note", "Seats must be between 1 and 1,000,000; 0 was entered.").await;
        assert_eq!(page.words("#list-case").await, "At list prices for 50 seats, billed yearly, through Okta.");
        page.fill("#seats", "1,200").await;
        page.wait_until_reads("#list-case", "At list prices for 1,200 seats, billed yearly, through Okta.").await;
        assert!(!is_visible(page, "#seats-note").await);
        wait_for_fragment(page, &format!("#{KUSTOMER}&seats=1200")).await;
        page.paste("#search", &"z".repeat(81)).await;
        page.wait_until_reads("#search-note", "Only the first 80 letters are looked for.").await;
    })
    .await;
}

#[tokio::test]
async fn without_categories_there_is_a_list_all_the_same() {
    let site = Server::dist();
    with_browser(async |page| {
        for (status, body) in [(404, ""), (200, "{\"version\":\"2026-11-21\"")] {
            site.respond("/vendors.json", status, body);
            open_list(page, &site, KUSTOMER).await;
            assert_eq!(count(page).await, "300 of 300 vendors");
            let said = "The categories could not be fetched. Reload the page to choose one.";
            assert_eq!(page.words("#category-note").await, said);
            assert_eq!(page.js("return document.querySelector('#category').disabled").await, true);
            site.restore("/vendors.json");
        }
        open_list(page, &site, KUSTOMER).await;
        page.select("#category", "password-manager").await;
        page.wait_until_reads("#count", "7 of 300 vendors").await;
        assert!(names(page).await.contains(&"1Password".to_owned()));
        wait_for_fragment(page, &format!("#{KUSTOMER}&category=password-manager")).await;
    })
    .await;
}

async fn findings(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        let mut found: Vec<String> = Vec::new();
        for (state, fragment) in [
            ("all", KUSTOMER.to_owned()),
            ("ordered", format!("{KUSTOMER}&status=gated&sort=-extra")),
            ("none", format!("{KUSTOMER}&q=github&status=absent")),
            ("problems", format!("{KUSTOMER}&status=free")),
        ] {
            for width in [1280, 375] {
                page.resize(width, 800).await;
                open_list(page, &site, &fragment).await;
                found
                    .extend(page.axe_in_both_schemes().await.into_iter().map(|it| format!("{state} at {width}: {it}")));
            }
        }
        page.fill("#seats", "0").await;
        found.extend(page.axe_in_both_schemes().await);
        assert_eq!(found, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_light_and_dark() {
    for session in Session::default().both_schemes() {
        findings(session).await;
    }
}

#[tokio::test]
async fn the_list_fits_every_width() {
    let site = Server::dist();
    with_browser(async |page| {
        let mut found: Vec<Value> = Vec::new();
        for fragment in [KUSTOMER.to_owned(), format!("{KUSTOMER}&seats=1000000&sort=-extra&idp=google")] {
            open_list(page, &site, &fragment).await;
            for width in [320, 375, 560, 900, 1000, 1001, 1280, 1600] {
                page.resize(width, 900).await;
                page.wait_until(&format!("return innerWidth === {width}")).await;
                let script = "const {scrollWidth, clientWidth} = document.documentElement;
                    if (scrollWidth <= clientWidth) return null;
                    return [...document.querySelectorAll('body *')]
                        .filter(it => it.getBoundingClientRect().right > clientWidth + 1)
                        .slice(-3).map(it => `${clientWidth}: ${it.localName}#${it.id}.${it.className}`)";
                found.extend(Some(page.js(script).await).filter(|it| !it.is_null()));
            }
        }
        assert_eq!(found, Vec::<Value>::new());
        // On a phone a vendor is a block, with the names of its columns in it.
        page.resize(375, 800).await;
        assert!(is_visible(page, "#sort").await);
        page.select("#sort", "name").await;
        wait_for_fragment(page, &format!("#{KUSTOMER}&idp=google&seats=1000000&sort=name")).await;
    })
    .await;
}
