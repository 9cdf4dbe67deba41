//! The list of apps in the hand: moved by a handle, its vendors chosen in a row, kept in a file, opened from a packed
//! link.

use super::links::packed;
use super::stack::{KUSTOMER, open_stack, rows, saved};
use super::{assert_quiet, with_browser};
use crate::support::Server;
use crate::support::browser::{Browser, Page, Session, with_session};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

async fn names(page: &Page) -> String {
    let script = "return [...document.querySelectorAll('.app-row [data-field=vendor]')].map(it => it.value).join()";
    page.js(script).await.as_str().unwrap().to_owned()
}

/// Takes the handle of an app with the mouse, and brings the pointer so many pixels below the middle of an element.
async fn take(page: &Page, app: &str, to: &str, below: f64) {
    page.js(&format!("document.querySelector(`[aria-label='Move {app}']`).scrollIntoView({{block: 'center'}})")).await;
    let handle = page.find(&format!("[aria-label='Move {app}']")).await;
    let to = page.find(to).await;
    let move_to = |element, y| PointerAction::MoveToElement { element, duration: None, x: 0.0, y };
    let actions = MouseActions::new("mouse".into())
        .then(move_to(handle, 0.0))
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(move_to(to, below));
    page.client.perform_actions(actions).await.unwrap();
}

async fn let_go(page: &Page) {
    let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
    page.client.perform_actions(MouseActions::new("mouse".into()).then(up)).await.unwrap();
}

#[tokio::test]
async fn an_app_is_moved_by_its_handle() {
    let site = Server::dist();
    with_browser(async |page| {
        open_stack(page, &site, &format!("{KUSTOMER}&app=github,,,100&app=own,Wiki,,10&app=slack,,,5")).await;
        take(page, "Kustomer", "[aria-label='Move Wiki']", 24.0).await;
        page.wait_until("return !!document.querySelector('[data-drop=after] [aria-label=\"Move Wiki\"]')").await;
        // Until it is let go nothing has moved, and Escape leaves all as it was.
        assert_eq!(names(page).await, "Kustomer,GitHub,Wiki,Slack");
        page.press(Key::Escape).await;
        page.wait_until("return !document.querySelector('[data-drop]')").await;
        let_go(page).await;
        assert_eq!(names(page).await, "Kustomer,GitHub,Wiki,Slack");

        take(page, "Kustomer", "[aria-label='Move Wiki']", 24.0).await;
        let_go(page).await;
        page.wait_until_text("#done", "Kustomer moved.").await;
        assert_eq!(names(page).await, "GitHub,Wiki,Kustomer,Slack");
        page.wait_until("return document.activeElement.ariaLabel === 'Move Kustomer'").await;
        assert_eq!(page.js("return document.querySelectorAll('[data-drop]').length").await, 0);
        take(page, "Slack", "[aria-label='Move GitHub']", -8.0).await;
        let_go(page).await;
        page.wait_until_text("#done", "Slack moved.").await;
        assert_eq!(names(page).await, "Slack,GitHub,Wiki,Kustomer");
        page.click("#undo").await;
        page.wait_until_text("#done", "Taken back: Slack moved.").await;
        page.click("#undo").await;
        page.wait_until_text("#done", "Taken back: Kustomer moved.").await;
        assert_eq!(names(page).await, "Kustomer,GitHub,Wiki,Slack");

        // On the handle the arrows do the same.
        page.js("document.querySelector('[aria-label=\"Move Kustomer\"]').focus()").await;
        page.press(Key::Down).await;
        page.wait_until_reads("#done", "Kustomer moved.").await;
        assert_eq!(names(page).await, "GitHub,Kustomer,Wiki,Slack");
        assert_quiet(page, "moving").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_what_is_missing_and_the_way_to_enter_it_are_words_apart() {
    let site = Server::dist();
    with_session(Session::default().size(320, 800), async |page| {
        open_stack(page, &site, "v=1&app=segment,,,50").await;
        page.wait_until_reads(".app-row [data-label='More a year'] small", "sold for at most 10 seats enter yours")
            .await;
        page.click("[data-do=price]").await;
        page.wait_until("return document.activeElement.id === 'quote'").await;
        assert_quiet(page, "a missing price on a phone").await;
    })
    .await;
}

#[tokio::test]
async fn an_app_is_moved_by_a_finger() {
    if Browser::from_env() != Browser::Chromium {
        return; // Only Chromium's tools touch.
    }
    let site = Server::dist();
    with_browser(async |page| {
        open_stack(page, &site, &format!("{KUSTOMER}&app=github,,,100&app=own,Wiki,,10&app=slack,,,5")).await;
        let touch = async |kind: &str, points: Value| {
            page.cdp("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points})).await;
        };
        page.js("document.querySelector('[aria-label=\"Move Kustomer\"]').scrollIntoView({block: 'center'})").await;
        let middles = "return ['Kustomer', 'Wiki'].map(app => {
            const {x, y, width, height} = document.querySelector(`[aria-label='Move ${app}']`).getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        })";
        let [from, to]: [[f64; 2]; 2] = serde_json::from_value(page.js(middles).await).unwrap();
        let place = page.js("return scrollY").await;
        touch("touchStart", json!([{"x": from[0], "y": from[1]}])).await;
        for step in 1..=4 {
            let y = from[1] + (to[1] + 24.0 - from[1]) * f64::from(step) / 4.0;
            touch("touchMove", json!([{"x": from[0], "y": y}])).await;
        }
        page.wait_until("return !!document.querySelector('[data-drop=after] [aria-label=\"Move Wiki\"]')").await;
        touch("touchEnd", json!([])).await;
        page.wait_until_reads("#done", "Kustomer moved.").await;
        assert_eq!(names(page).await, "GitHub,Wiki,Kustomer,Slack");
        assert_eq!(page.js("return scrollY").await, place, "the page stays where it is");
        assert_quiet(page, "a finger").await;
    })
    .await;
}

#[tokio::test]
async fn an_app_is_moved_beyond_what_is_in_sight() {
    let site = Server::dist();
    with_browser(async |page| {
        let apps: String = (1..=499).map(|seats| format!("&app=slack,,,{seats}")).collect();
        open_stack(page, &site, &format!("{KUSTOMER}{apps}")).await;
        take(page, "Kustomer", "[aria-label='Move Kustomer']", 0.0).await;
        // At the lower end of the window the page scrolls along.
        let height = page.js("return innerHeight").await.as_f64().unwrap();
        let there = PointerAction::MoveTo { duration: None, x: 90.0, y: height - 20.0 };
        page.client.perform_actions(MouseActions::new("mouse".into()).then(there)).await.unwrap();
        page.wait_until("return !!document.querySelector('[aria-label=\"App 80\"]')").await;
        let_go(page).await;
        page.wait_until_text("#done", "Kustomer moved.").await;
        let place =
            "return Number(document.querySelector('[aria-label=\"Move Kustomer\"]').closest('tr').ariaRowIndex)";
        assert!(page.js(place).await.as_u64().unwrap() > 30);
        page.click("#undo").await;
        page.wait_until_text("#done", "Taken back: Kustomer moved.").await;
        page.js("scrollTo(0, 0)").await;
        page.wait_until("return document.querySelector('.app-row [data-field=vendor]')?.value === 'Kustomer'").await;
        assert_quiet(page, "moving far").await;
    })
    .await;
}

#[tokio::test]
async fn the_vendors_of_a_row_are_seen_and_chosen() {
    let site = Server::dist();
    with_browser(async |page| {
        open_stack(page, &site, &format!("{KUSTOMER}&app=own,Wiki,,10")).await;
        page.fill(".app-row:nth-of-type(2) [data-field=vendor]", "github").await;
        page.wait_for("#vendor-list:not([hidden])").await;
        // What is at the middle of the option is the option: neither its row nor the next one covers it.
        let seen =
            "const option = document.querySelector('#vendor-list [role=option]'), at = option.getBoundingClientRect();
            return option.contains(document.elementFromPoint((at.left + at.right) / 2, (at.top + at.bottom) / 2))";
        page.wait_until(seen).await;
        page.click("#vendor-list [role=option]").await;
        page.wait_until_text("#headline", "2 apps").await;
        page.wait_until("return document.querySelector('[aria-label=\"App 1\"]').value === 'GitHub'").await;
        assert_quiet(page, "the vendors of a row").await;
    })
    .await;
}

#[tokio::test]
async fn five_hundred_apps_come_back_from_a_file() {
    let site = Server::dist();
    let path = std::env::temp_dir().join(format!("scim-tax-500-{}.scimtax.json", std::process::id()));
    with_browser(async |page| {
        let apps: String = (1..=500).map(|seats| format!("&app=slack,,,{seats}")).collect();
        open_stack(page, &site, &format!("v=1{apps}&employees=1200")).await;
        page.wait_until_text("#headline", "all 500 apps").await;
        let headline = page.words("#headline").await;
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        let file = saved(page, "[data-do=save-file]").await;
        std::fs::write(&path, &file).unwrap();
        open_stack(page, &site, "v=1").await;
        page.click("[data-do=import-file]").await;
        page.find("#import-file").await.send_keys(path.to_str().unwrap()).await.unwrap();
        page.wait_until_reads("#headline", &headline).await;
        assert_eq!(page.value("#employees").await, "1200");
        assert_eq!(rows(page).await[59].split(" | ").take(2).collect::<Vec<_>>(), ["Slack", "60"]);
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        assert!(saved(page, "[data-do=save-file]").await == file, "the file differs");
        assert_quiet(page, "a file of 500 apps").await;
    })
    .await;
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn packed_links_are_read_on_every_page_and_a_cut_one_says_so() {
    let site = Server::dist();
    let cut = "The compressed link cannot be unpacked: it was cut or edited on the way.";
    with_browser(async |page| {
        open_stack(page, &site, packed()[0]).await;
        page.wait_until_text("#headline", "all 2 apps").await;
        open_stack(page, &site, &packed()[0][..40]).await;
        assert!(page.words("#notices").await.starts_with(cut));

        for (link, seats, notice) in [(packed()[0], "100", ""), (&packed()[0][..40], "50", cut)] {
            page.goto("about:blank").await;
            page.goto(&site.url(&format!("/vendors.html#{link}"))).await;
            page.wait_for("#controls:enabled").await;
            page.wait_until(&format!("return document.querySelector('#notices').textContent.includes('{notice}')"))
                .await;
            assert_eq!(page.js("return document.querySelector('#notices').hidden").await, json!(notice.is_empty()));
            page.wait_until(&format!("return document.querySelector('#seats').value === '{seats}'")).await;
            let has_apps = "return document.querySelector('#to-calculator').href.includes('app=github')";
            assert_eq!(page.js(has_apps).await, json!(notice.is_empty()));
        }
        // Time for what follows a while after.
        sleep(Duration::from_millis(400)).await;
        assert_quiet(page, "packed links").await;
    })
    .await;
}
