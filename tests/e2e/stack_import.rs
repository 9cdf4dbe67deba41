//! What an import of apps asks and refuses: columns that can be read in two ways, files that are no table.

use super::stack::{KUSTOMER, open_stack, paste_table};
use super::{assert_quiet, is_visible, wait_for_fragment, with_browser};
use crate::support::Server;
use serde_json::json;

#[tokio::test]
async fn a_column_that_can_be_read_in_two_ways_is_settled_where_it_stands() {
    let site = Server::dist();
    with_browser(async |page| {
        open_stack(page, &site, KUSTOMER).await;
        let table = "App\tSeats\tAnnual cost\tRenewal\nWiki\t1.200\t1.200\t03/04/2027\nForms\t7\t3.400\t\n";
        paste_table(page, table).await;
        page.wait_until_reads("#import-count", "2 apps can be used.").await;
        let asked = "return [...document.querySelectorAll('.read-as:not([hidden])')].map(one =>
            [one.firstElementChild.textContent, ...[...one.querySelectorAll('option')].map(it => it.textContent)])";
        // Seats are whole, so their point stands between thousands.
        let expected = json!([
            ["“1.200” is", "not said: taken as 1200", "thousands: 1200", "decimals: 1.2"],
            ["“03/04/2027” is", "not said: left out", "3 April 2027", "4 March 2027"]
        ]);
        assert_eq!(page.js(asked).await, expected);
        page.wait_until_text("#import-notices-title", "What to know (2)").await;
        page.select("[data-reading='2']", "point").await;
        page.wait_until_text("#import-notices-title", "What to know (1)").await;
        page.select("[data-reading='3']", "day").await;
        page.wait_until("return document.querySelector('#import-notices-of').hidden").await;
        // What was said stays in sight, and can be said otherwise.
        assert_eq!(page.js(asked).await, expected);
        page.select("[data-reading='3']", "month").await;
        assert_eq!(page.value("[data-reading='2']").await, "point");
        page.click("#import-add").await;
        let link = format!("#{KUSTOMER}&app=own,Wiki,,1200,now-quote:1.2&app=own,Forms,,7,now-quote:3.4");
        wait_for_fragment(page, &link).await;
        page.click("[aria-label='Details of Wiki']").await;
        page.wait_until("return document.querySelector('#app-renewal').value === '2027-03-04'").await;
        // The next table is asked about anew.
        paste_table(page, "App\tSeats\nWiki\t5\n").await;
        page.wait_until_reads("#import-count", "1 app can be used.").await;
        assert_eq!(page.js(asked).await, json!([]));
        assert_quiet(page, "two readings").await;
    })
    .await;
}

/// Chooses a file that the page makes itself, or drops it: bytes by a script, and a name.
fn give(bytes: &str, name: &str, is_dropped: bool) -> String {
    let hand_over = if is_dropped {
        "document.querySelector('h1').dispatchEvent(new DragEvent('drop', {dataTransfer: all, bubbles: true}))"
    } else {
        "const field = document.querySelector('#import-file');
         field.files = all.files; field.dispatchEvent(new Event('change', {bubbles: true}))"
    };
    format!(
        "window.wasRead ??= [];
        const {{arrayBuffer}} = Blob.prototype;
        Blob.prototype.arrayBuffer = function() {{ wasRead.push(this.size); return arrayBuffer.call(this); }};
        const all = new DataTransfer(); all.items.add(new File([{bytes}], '{name}'));
        {hand_over};
        Blob.prototype.arrayBuffer = arrayBuffer;"
    )
}

#[tokio::test]
async fn what_is_no_table_is_refused_at_once() {
    let site = Server::dist();
    with_browser(async |page| {
        open_stack(page, &site, KUSTOMER).await;
        let says = "The file has 100.0 MB; at most 5 MB can be read.";
        for is_dropped in [false, true] {
            page.js(&give("new Uint8Array(1e8)", "large.csv", is_dropped)).await;
            page.wait_until_reads("#import-problem", says).await;
            assert!(is_visible(page, "#import[open]").await);
            page.js("document.querySelector('#import-problem').textContent = ''").await;
            page.click("[data-do=import-close]").await;
        }
        // Not a byte of it was read.
        assert_eq!(page.js("return wasRead").await, json!([]));
        for (bytes, says) in [
            ("new Uint8Array(4e6).fill(0x9d)", "This is not a text. Save the table as CSV and open that."),
            ("'\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0'", "This is not a text. Save the table as CSV and open that."),
            ("'%PDF-1.7'", "This is a PDF, not a table. Open the spreadsheet that it was made from, saved as CSV."),
        ] {
            page.js(&give(bytes, "apps.csv", true)).await;
            page.wait_until_reads("#import-problem", says).await;
        }
        assert!(!is_visible(page, "#import-table").await);
        assert_eq!(page.words("#headline").await, "SCIM on the one app costs $36,000 more a year");
        assert_quiet(page, "files that are no table").await;
    })
    .await;
}
