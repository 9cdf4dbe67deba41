//! The compressed link of a hundred apps: written by the page byte for byte as natively, and read back.

use super::open;
use super::support::Server;
use super::support::browser::Page;
use scim_tax::wire::link::{read, write};
use scim_tax::wire::packed_link::unpack;
use scim_tax::wire::share::{Share, share};

/// Opens the published link of a hundred apps, shares it, and opens what was shared.
pub async fn a_hundred_apps(page: &Page, site: &Server) {
    let published = include_str!("../links.txt").lines().filter(|line| line.starts_with("z=1.")).nth(3).unwrap();
    let scenario = read(&unpack(published).unwrap()).scenario;
    assert_eq!(scenario.apps.len(), 100);
    let in_the_address = format!("#{}", write(&scenario));

    open(page, site, &format!("/#{published}")).await;
    wait_for_address(page, &in_the_address).await;
    page.click("#open-share").await;
    page.wait_for("#share[open] #share-link").await;
    page.wait_until("return document.querySelector('#share-link').value.includes('#z=1.')").await;
    let shared = page.value("#share-link").await;
    // The day of the catalog goes with it: that of the published link may be another.
    let text = unpack(shared.split_once('#').unwrap().1).unwrap();
    let day = read(&text).catalog.unwrap();
    assert_eq!(Share::Packed(shared.clone()), share(&site.url("/#"), &scenario, day));

    page.goto("about:blank").await;
    page.goto(&shared).await;
    page.wait_for("#seats:enabled").await;
    wait_for_address(page, &in_the_address).await;
    // Each app has a row, the total has one more.
    page.wait_until("return document.querySelectorAll('#stack-rows > tr').length > 100").await;
}

async fn wait_for_address(page: &Page, fragment: &str) {
    page.wait_until(&format!("return location.hash === '{fragment}'")).await;
}
