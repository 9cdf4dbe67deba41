//! A million draws: they show how far they are, are stopped, and give way to what is typed while they run.

use super::decision::read_on;
use super::{KUSTOMER, assert_quiet, open, with_browser};
use crate::support::Server;
use crate::support::browser::Page;

/// Five years, so that a million draws take longer than a person needs for a field.
async fn open_years(page: &Page, site: &Server) {
    open(page, site, &format!("/#{KUSTOMER}&years=5")).await;
    read_on(page).await;
}

/// Keeps in `seen` how far the bar was at each of its changes, `null` where it was hidden.
const WATCH: &str = "
    const bar = document.querySelector('#sure-progress');
    window.seen = [];
    new MutationObserver(() => {
        seen.push(bar.hidden ? null : bar.value / bar.max);
        window.onseen?.();
    }).observe(bar, { attributes: true });";

/// Asks for a million draws, also where that is what is chosen.
const DRAW: &str = "
    const draws = document.querySelector('#draws');
    draws.value = '1000000';
    draws.dispatchEvent(new Event('change', { bubbles: true }));";

#[tokio::test]
async fn a_million_draws_show_progress_and_are_stopped() {
    let site = Server::dist();
    with_browser(async |page| {
        open_years(page, &site).await;
        page.js(WATCH).await;
        // By the page itself, as soon as the bar moves: a fast machine may be done before a driver has clicked.
        page.js("window.onseen = () => {
                if (seen.at(-1) > 0) {
                    window.onseen = null;
                    document.querySelector('#sure-stop').click();
                }
            };")
            .await;
        page.js(DRAW).await;
        page.wait_until_text("#sure-state", "Stopped").await;
        page.wait_until("return ['#sure-progress', '#sure-stop'].every(id => document.querySelector(id).hidden)").await;
        let moved = "return seen.some(far => far > 0 && far < 1)";
        assert_eq!(page.js(moved).await, true, "{}", page.js("return seen").await);
        // No result comes after all, and the one that stood there stays.
        let later = "setTimeout(() => arguments[0](document.querySelector('#sure-state').textContent), 1000)";
        let state = page.js_later(later).await;
        assert!(state.as_str().unwrap().starts_with("Stopped"), "{state}");
        assert!(page.text("#sure-says").await.contains("10,000 draws"));
        assert_quiet(page, "stopped").await;
    })
    .await;
}

#[tokio::test]
async fn typing_is_answered_while_a_million_draws_run_and_takes_their_place() {
    let site = Server::dist();
    with_browser(async |page| {
        open_years(page, &site).await;
        page.js(WATCH).await;
        page.js("new MutationObserver(() => { window.answered ||= !document.querySelector('#sure-progress').hidden; })
                .observe(document.querySelector('.answer'), { subtree: true, childList: true, characterData: true });")
            .await;
        // On a machine where the draws are done before the field is filled, once more with other seats.
        for seats in 51..=55 {
            page.js("seen.length = 0; window.answered = false;").await;
            page.js(DRAW).await;
            page.wait_until("return seen.some(far => far > 0)").await;
            page.fill("#seats", &seats.to_string()).await;
            // ($139 − $89) × seats × 12 months
            page.wait_until_text("#headline", &format!("${},{:03}", seats * 600 / 1_000, seats * 600 % 1_000)).await;
            page.wait_until("return document.querySelector('#sure-progress').hidden").await;
            page.wait_until_text("#sure-says", "1,000,000 draws").await;
            let replaced = "return seen.some((far, at) => seen[at - 1] > far && far === 0)";
            let (answered, replaced) = (page.js("return answered").await, page.js(replaced).await);
            if answered == true && replaced == true {
                return assert_quiet(page, "typed meanwhile").await;
            }
        }
        panic!("in five runs none was replaced while it ran: {}", page.js("return seen").await);
    })
    .await;
}

/// The draws are ended before a key is answered, and begin again where it changed no number.
#[tokio::test]
async fn a_key_that_changes_nothing_costs_no_result() {
    let site = Server::dist();
    with_browser(async |page| {
        open_years(page, &site).await;
        page.js(WATCH).await;
        page.js("const seats = document.querySelector('#seats');
            seats.focus();
            seats.setSelectionRange(2, 2);
            document.querySelector('#app').addEventListener('scenario', () => { window.changed = true; });")
            .await;
        // On a machine where the draws are done before the key, once more.
        for _ in 0..5 {
            page.js("seen.length = 0;").await;
            page.js(DRAW).await;
            page.wait_until("return seen.some(far => far > 0)").await;
            page.press('x').await;
            page.wait_until("return document.querySelector('#sure-progress').hidden").await;
            page.wait_until_text("#sure-says", "1,000,000 draws").await;
            assert_eq!(page.js("return window.changed ?? false").await, false);
            if page.js("return seen.some((far, at) => seen[at - 1] > far && far === 0)").await == true {
                return assert_quiet(page, "no number").await;
            }
        }
        panic!("in five runs none was ended by the key: {}", page.js("return seen").await);
    })
    .await;
}

/// What is told of progress may not keep the page busy: at most about four times a second.
#[tokio::test]
async fn progress_is_told_now_and_then() {
    let site = Server::dist();
    with_browser(async |page| {
        open_years(page, &site).await;
        page.js(WATCH).await;
        page.js("window.times = []; window.onseen = () => { if (seen.at(-1) > 0) times.push(performance.now()); };")
            .await;
        page.js(DRAW).await;
        page.wait_until("return seen.length > 1 && seen.at(-1) === null").await;
        let rate = "return [times.length, times.at(-1) - times[0]]";
        let told = page.js(rate).await;
        let (count, took) = (told[0].as_f64().unwrap(), told[1].as_f64().unwrap());
        // Told every 250 ms of the worker's clock; two may meet in the page where it was busy meanwhile.
        assert!(count >= 1.0 && count <= took / 250.0 + 3.0, "{told}");
    })
    .await;
}
