//! The whole task without a mouse.

use super::{KUSTOMER, assert_quiet, is_visible, open, unfold, wait_for_fragment, with_browser, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

const SHIFT: char = '\u{e008}';
const SHIFT_TAB: &str = "\u{e008}\u{e004}";

/// Types keys wherever the focus is, as a keyboard does: what is typed "into" a file's field would be taken for a path.
async fn keys(page: &Page, keys: &str) {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for value in keys.chars() {
        actions = actions.then(KeyAction::Down { value });
        if value != SHIFT {
            actions = actions.then(KeyAction::Up { value });
        }
    }
    if keys.contains(SHIFT) {
        actions = actions.then(KeyAction::Up { value: SHIFT });
    }
    page.client.perform_actions(actions).await.unwrap();
}

/// Presses Tab, or Shift and Tab, until the focus is there. Every stop on the way must show that it has the focus.
async fn tab_to(page: &Page, css: &str, key: &str) {
    let mut stops = Vec::new();
    for _ in 0..80 {
        keys(page, key).await;
        let stop = page
            .client
            .execute(
                "const stop = document.activeElement, ring = stop.closest('.unit') ?? stop;
                const {outlineStyle, outlineWidth} = getComputedStyle(ring);
                const box = stop.getBoundingClientRect();
                return {
                    is: stop.matches(arguments[0]),
                    name: stop.id || stop.textContent.slice(0, 30) || stop.localName,
                    isShown: stop === document.body || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1),
                    isInView: stop === document.body || (box.width > 0 && box.bottom > 0 && box.top < innerHeight),
                };",
                vec![css.into()],
            )
            .await
            .unwrap();
        assert!(stop["isShown"] == true && stop["isInView"] == true, "focus shows nowhere: {stop}");
        if stop["is"] == true {
            return;
        }
        stops.push(stop["name"].to_string());
    }
    panic!("Tab does not lead to {css}, but to {stops:?}");
}

async fn has_focus(page: &Page, css: &str) -> bool {
    page.js(&format!("return document.activeElement.matches('{css}')")).await == true
}

#[tokio::test]
async fn from_vendor_to_share() {
    let site = Server::dist();
    let tab = String::from(char::from(Key::Tab));
    with_browser(async |page| {
        open(page, &site, "/").await;

        // The list of vendors: filtered by typing, walked by arrows in a circle, left by Escape, chosen by Enter
        tab_to(page, "#vendor", &tab).await;
        let expanded = async || page.find("#vendor").await.attr("aria-expanded").await.unwrap().unwrap();
        let active = async || {
            let script =
                "return document.getElementById(vendor.getAttribute('aria-activedescendant'))?.innerText ?? ''";
            page.js(script).await.as_str().unwrap().to_owned()
        };
        keys(page, "pig").await;
        assert_eq!(expanded().await, "true");
        assert!(active().await.starts_with("Pigment"), "{}", active().await);
        page.press(Key::Down).await;
        assert!(active().await.starts_with("“pig” is not listed"), "{}", active().await);
        page.press(Key::Down).await;
        assert!(active().await.starts_with("Pigment"), "{}", active().await);
        page.press(Key::Up).await;
        page.press(Key::Up).await;
        page.press(Key::Escape).await;
        assert_eq!(expanded().await, "false");
        assert_eq!(page.value("#vendor").await, "Kustomer");
        page.press(Key::Down).await;
        assert_eq!(expanded().await, "true");
        page.press(Key::Escape).await;
        // What stood there is marked and typed over, or the name stands before it; either way Pigment is meant.
        page.press(Key::Down).await;
        keys(page, "pig").await;
        assert!(active().await.starts_with("Pigment"), "{}", active().await);
        page.press(Key::Enter).await;
        page.wait_until_text("#headline", "SCIM on Pigment is worth").await;
        assert_eq!(expanded().await, "false");
        assert_eq!(page.value("#vendor").await, "Pigment");

        tab_to(page, "#seats", &tab).await;
        keys(page, "80").await;
        page.wait_until_text(".case", "80 seats").await;
        tab_to(page, "#seats-slider", &tab).await;
        page.press(Key::Right).await;
        page.wait_until_text(".case", "81 seats").await;
        tab_to(page, "#idp", &tab).await;
        keys(page, "G").await;
        page.wait_until_text("#verdict", "leaves leavers manual").await;

        // Folded parts close and open
        tab_to(page, "summary", &tab).await;
        page.press(Key::Enter).await;
        assert!(!is_visible(page, "#quote").await);
        page.press(Key::Enter).await;
        assert!(is_visible(page, "#quote").await);
        tab_to(page, "#quote", &tab).await;
        keys(page, "180000").await;
        page.wait_until_reads("#headline", "SCIM on Pigment costs $52,500 to $115,000 more a year").await;
        // The dialog: opened by Enter, kept in, left by Escape, back to where one was
        tab_to(page, "#open-share", SHIFT_TAB).await;
        page.press(Key::Enter).await;
        page.wait_for("#share[open]").await;
        assert!(page.value("#share-link").await.contains("quote:180000"));
        tab_to(page, "#leave-out", &tab).await;
        page.press(' ').await;
        page.wait_until("return !document.querySelector('#share-link').value.includes('quote')").await;
        page.press(Key::Escape).await;
        page.wait_until("return !document.querySelector('#share').open").await;
        assert!(has_focus(page, "#open-share").await);
        wait_for_fragment(page, "#v=1&app=pigment,professional,enterprise,81,quote:180000&idp=google").await;

        // On to the assumptions, and past them folded again
        tab_to(page, "details:not([open]) > summary:has(+ .pair #employees)", &tab).await;
        page.press(Key::Enter).await;
        tab_to(page, "#rate", &tab).await;
        keys(page, "80").await;
        wait_for_fragment(page, "#v=1&app=pigment,professional,enterprise,81,quote:180000&idp=google&rate=80").await;
        tab_to(page, "summary", SHIFT_TAB).await;
        page.press(Key::Enter).await;
        assert!(!is_visible(page, "#rate").await);
        tab_to(page, "#formula button", &tab).await;
        page.press(Key::Enter).await;
        page.wait_until("return document.querySelector('#about').open || document.activeElement.id === 'quote'").await;
        if page.js("return document.querySelector('#about').open").await == true {
            page.press(Key::Escape).await;
        }
        tab_to(page, "#working summary", &tab).await;
        page.press(Key::Enter).await;
        page.wait_until_text("#working", "Total").await;
        assert_quiet(page, "keyboard").await;
    })
    .await;
}

/// A button that does its work and turns itself off must not take the focus with it.
#[tokio::test]
async fn the_focus_stays_on_the_page() {
    let site = Server::dist();
    with_browser(async |page| {
        open(page, &site, &format!("/#{KUSTOMER}&rate=80&colour=blue")).await;
        unfold(page, "Your team").await;
        let mut lost = Vec::new();
        for button in ["#reset", "#undo-reset", "#notices button"] {
            page.js(&format!("document.querySelector('{button}').focus()")).await;
            page.press(Key::Enter).await;
            // The focus is moved when what it moves to is shown.
            page.settle().await;
            if has_focus(page, "body").await {
                lost.push(button);
            }
        }
        assert!(lost.is_empty(), "these take the focus with them: {lost:?}");
    })
    .await;
}

/// On a narrow page a bar with the answer stays at the lower edge. What has the focus must not lie under it.
#[tokio::test]
async fn the_bar_covers_nothing_that_has_the_focus() {
    let site = Server::dist();
    with_session(Session::default().size(390, 800), async |page| {
        open(page, &site, "/").await;
        unfold(page, "Your team").await;
        super::read_on(page).await;
        page.wait_for("#sources").await;
        let mut covered = Vec::new();
        for _ in 0..150 {
            keys(page, &String::from(char::from(Key::Tab))).await;
            let stop = page
                .js("const stop = document.activeElement;
                    if (stop === document.body) return null;
                    const bar = document.querySelector('.sticky').getBoundingClientRect();
                    const {top, bottom} = stop.getBoundingClientRect();
                    return top >= bar.top - 1 && bottom > bar.top ? stop.id || stop.textContent : ''")
                .await;
            match stop.as_str() {
                None => break,
                Some("") => {}
                Some(name) => covered.push(name.to_owned()),
            }
        }
        assert!(covered.is_empty(), "under the bar: {covered:?}");
    })
    .await;
}

#[tokio::test]
async fn the_skip_link() {
    let site = Server::dist();
    let tab = String::from(char::from(Key::Tab));
    with_browser(async |page| {
        open(page, &site, "/").await;
        keys(page, &tab).await;
        assert_eq!(page.text(".skip").await, "Skip to the answer");
        assert!(has_focus(page, ".skip").await);
        let left = page.js("return document.querySelector('.skip').getBoundingClientRect().left").await;
        assert!(left.as_f64().unwrap() >= 0.0, "out of sight while it has the focus");
        page.press(Key::Enter).await;
        assert!(has_focus(page, "#headline").await);
        tab_to(page, "#formula button", &tab).await;
        assert_eq!(page.js("return location.hash").await, "", "the address keeps the scenario");

        // A number of the sum tells where it is from, and gives the focus back.
        page.press(Key::Enter).await;
        page.wait_for("#about[open]").await;
        assert!(page.text("#about").await.contains("Published by a third party, not by the vendor."));
        page.press(Key::Escape).await;
        page.wait_until("return !document.querySelector('#about').open").await;
        assert!(has_focus(page, "#formula button").await);
    })
    .await;
}
