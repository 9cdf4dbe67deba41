//! The compact view in a page on another origin, and the messages between the two (assets/contract.md).

use super::{KUSTOMER, assert_quiet, open, with_browser};
use crate::support::Server;
use crate::support::browser::Page;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

/// Long enough for a message that must not come.
const SILENCE: Duration = Duration::from_millis(700);

/// A page that keeps every message and makes its frame as high as the frame asks for.
fn host(attributes: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang='en'><title>Host</title><body style='margin: 0'>
        <script>
        window.messages = [];
        addEventListener('message', ({{data, origin, source}}) => {{
            const frame = document.getElementById('frame');
            messages.push({{...data, origin, isOurs: source === frame.contentWindow}});
            if (data.type === 'height') frame.style.height = `${{data.height}}px`;
        }});
        window.say = message => document.getElementById('frame').contentWindow.postMessage(message, '*');
        </script>
        <iframe id='frame' title='Calculator' style='display: block; border: 0; width: 100%; height: 300px' {attributes}></iframe>
        </body></html>"
    )
}

/// Opens a host page on its own origin with the frame.
async fn embed(page: &Page, host_site: &Server, attributes: &str) {
    host_site.page("/host", &host(attributes));
    page.goto("about:blank").await;
    page.goto(&host_site.url("/host")).await;
    wait_for_messages(page, "ready", 1).await;
    wait_for_messages(page, "height", 1).await;
}

async fn messages(page: &Page, kind: &str) -> Vec<Value> {
    let script = "return messages.filter(message => message.type === arguments[0])";
    let found = page.client.execute(script, vec![kind.into()]).await.unwrap();
    found.as_array().unwrap().clone()
}

/// Waits for that many messages of a type, and returns the last.
async fn wait_for_messages(page: &Page, kind: &str, count: usize) -> Value {
    page.wait_until(&format!("return messages.filter(({{type}}) => type === '{kind}').length >= {count}")).await;
    messages(page, kind).await.pop().unwrap()
}

/// Waits for a report with this step.
async fn wait_for_step(page: &Page, low: &str) -> Value {
    page.wait_until(&format!(
        "return messages.findLast(({{type}}) => type === 'report')?.report.apps[0].upgrade.low === '{low}'"
    ))
    .await;
    messages(page, "report").await.pop().unwrap()
}

/// A JavaScript expression, sent to the frame.
async fn say(page: &Page, message: &str) {
    page.js(&format!("say({message})")).await;
}

fn scenario(link: &str) -> String {
    json!({"source": "scim-tax", "version": 1, "type": "scenario", "link": link}).to_string()
}

async fn frame_reads(page: &Page, css: &str, wanted: &str) {
    page.enter_frame("#frame").await;
    page.wait_until_text(css, wanted).await;
    page.leave_frame().await;
}

#[tokio::test]
async fn a_host_that_asks_gets_the_report() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        let source = site.url(&format!("/?embed=1&report=1#{}", KUSTOMER));
        embed(page, &other, &format!("src='{source}'")).await;
        let told = wait_for_step(page, "30000").await;
        assert_eq!(told["link"], KUSTOMER);
        assert_eq!(told["report"]["schema"], "scim-tax/report/1");
        assert_eq!(told["report"]["link"], KUSTOMER);
        assert_eq!(told["report"]["apps"][0]["upgrade"]["formula"], "($139 − $89) × 50 seats × 12 months");
        assert_eq!(told["report"]["apps"][0]["by_hand"]["total"]["low"], "1036.916");
        let every = page.js("return messages.every(({source, version, isOurs}) => source === 'scim-tax' && version === 1 && isOurs)").await;
        assert_eq!(every, true);
        let origin = site.url("");
        assert_eq!(told["origin"], origin.trim_end_matches('/'));
        frame_reads(page, "footer", "This page can read these figures.").await;

        // A scenario, and the new report
        say(page, &scenario("v=1&app=kustomer,enterprise,ultimate,10")).await;
        let told = wait_for_step(page, "6000").await;
        assert_eq!(told["link"], "v=1&app=kustomer,enterprise,ultimate,10");
        frame_reads(page, "#headline", "$6,000").await;
        // Also with # before it
        say(page, &scenario(&format!("#{KUSTOMER}"))).await;
        wait_for_step(page, "30000").await;

        // What a reader types
        page.enter_frame("#frame").await;
        page.fill("#seats", "25").await;
        page.wait_until_text("#headline", "$15,000").await;
        page.leave_frame().await;
        let told = wait_for_step(page, "15000").await;
        assert_eq!(told["link"], "v=1&app=kustomer,enterprise,ultimate,25");

        // Malformed: an answer, and nothing changes
        sleep(SILENCE).await;
        let reports = messages(page, "report").await.len();
        let megabyte = "x".repeat(1_000_000);
        for (at, (link, key, value, reason)) in [
            ("v=2&app=kustomer,enterprise,ultimate,10", "v", "2", "is of a version that this page does not know. Nothing of the link was used."),
            ("v=1&app=nobody,,,10", "vendor", "nobody", "is not in the catalog and was left out."),
            ("v=1&app=kustomer,enterprise,gold,10", "target", "gold", "is not a plan in the catalog; the usual step was taken."),
            ("v=1&app=kustomer,enterprise,ultimate,10&employees=many", "employees", "many", "“employees” with “many” is not a number with a decimal point."),
            ("v=1&app=kustomer,enterprise,ultimate,10&x=%3Cimg%3E", "x", "%3Cimg%3E", "is not known here and was ignored."),
            ("v=1", "app", "", ""),
            ("", "app", "", ""),
            (&megabyte, "", "", "is longer than the 8,192 characters that are read."),
        ]
        .into_iter()
        .enumerate()
        {
            say(page, &scenario(link)).await;
            let error = wait_for_messages(page, "error", at + 1).await;
            let problem = &error["problems"][0];
            assert_eq!(problem["key"], key, "{error}");
            let reason_is = problem["reason"].as_str().unwrap();
            assert!(reason_is.contains(reason) && !reason_is.is_empty(), "{error}");
            if !value.is_empty() && !value.starts_with('%') {
                assert_eq!(problem["value"], value, "{error}");
            }
        }
        // Not for it: no answer at all
        let errors = messages(page, "error").await.len();
        for message in [
            "null",
            "'v=1'",
            "42",
            "[]",
            "undefined",
            "10n",
            "{}",
            "(() => { const loop = {source: 'scim-tax'}; loop.loop = loop; return loop; })()",
            "{source: 'scim-tax', version: 2, type: 'scenario', link: 'v=1&app=github,,,9'}",
            "{source: 'scim-tax', version: 1, type: 'reset'}",
            "{source: 'other', version: 1, type: 'scenario', link: 'v=1&app=github,,,9'}",
            "new Map([[1, 2]])",
        ] {
            say(page, message).await;
        }
        sleep(SILENCE).await;
        assert_eq!(messages(page, "error").await.len(), errors);
        assert_eq!(messages(page, "report").await.len(), reports);
        frame_reads(page, "#headline", "$15,000").await;
        assert_quiet(page, "report=1").await;
    })
    .await;
}

#[tokio::test]
async fn without_being_asked_no_figure_leaves_the_frame() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        for query in ["embed=1", "embed=1&report=0", "embed=1&report=yes"] {
            let source = site.url(&format!("/?{query}#{KUSTOMER}"));
            embed(page, &other, &format!("src='{source}'")).await;
            page.enter_frame("#frame").await;
            page.fill("#seats", "37").await;
            page.wait_until_text("#headline", "$22,200").await;
            assert_eq!(page.text("footer span").await, "Taxes excluded.");
            page.leave_frame().await;
            say(page, &scenario("v=1&app=kustomer,enterprise,ultimate,10")).await;
            frame_reads(page, "#headline", "$6,000").await;
            sleep(SILENCE).await;
            let all = page.js("return messages").await;
            let kinds: Vec<&str> = all.as_array().unwrap().iter().map(|it| it["type"].as_str().unwrap()).collect();
            assert!(kinds.iter().all(|kind| matches!(*kind, "ready" | "height")), "{query}: {kinds:?}");
            let text = all.to_string();
            for figure in ["30000", "22200", "kustomer", "37"] {
                assert!(!text.contains(&format!("\"{figure}")), "{query}: {text}");
            }
        }

        // Its own link's problems are told, since they are about what the host wrote.
        let source = site.url(&format!("/?embed=1#{KUSTOMER}&employees=many"));
        embed(page, &other, &format!("src='{source}'")).await;
        let error = wait_for_messages(page, "error", 1).await;
        let problem = json!({"key": "employees", "value": "many", "reason": "“employees” with “many” is not a number with a decimal point."});
        assert_eq!(error["problems"], json!([problem]));
        frame_reads(page, "#notices", "“employees” with “many”").await;

        // Messages of others than the parent: a frame beside it, and the frame itself.
        let source = site.url(&format!("/?embed=1&report=1#{KUSTOMER}"));
        embed(page, &other, &format!("src='{source}'")).await;
        wait_for_step(page, "30000").await;
        let message = scenario("v=1&app=kustomer,enterprise,ultimate,10");
        let aside = format!(
            "const beside = document.body.appendChild(document.createElement('iframe'));
            beside.contentWindow.eval(`parent.frames[0].postMessage({message}, '*')`)"
        );
        page.js(&aside).await;
        page.enter_frame("#frame").await;
        page.js(&format!("window.postMessage({message}, '*')")).await;
        sleep(SILENCE).await;
        assert!(page.text("#headline").await.contains("$30,000"));
        page.leave_frame().await;
        assert_eq!(messages(page, "report").await.len(), 1);
        assert_quiet(page, "no report").await;
    })
    .await;
}

#[tokio::test]
async fn a_sandbox_with_scripts_alone_is_enough() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        let source = site.url(&format!("/?embed=1&report=1#{KUSTOMER}"));
        embed(page, &other, &format!("sandbox='allow-scripts' src='{source}'")).await;
        assert_eq!(wait_for_step(page, "30000").await["origin"], "null");
        page.enter_frame("#frame").await;
        page.fill("#seats", "25").await;
        page.wait_until_text("#headline", "$15,000").await;
        page.leave_frame().await;
        wait_for_step(page, "15000").await;
        say(page, &scenario("v=1&app=github,,,100")).await;
        wait_for_step(page, "20400").await;
        say(page, &scenario("v=1&app=nobody,,,1")).await;
        wait_for_messages(page, "error", 1).await;
        assert_quiet(page, "sandbox").await;
    })
    .await;
}

#[tokio::test]
async fn the_frame_has_no_scroll_bar() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        for link in [
            KUSTOMER,
            "v=1&app=pigment,,,50",
            "v=1&app=segment,,,10",
            "v=1&app=workable,,,50",
            "v=1&app=kustomer,enterprise,ultimate,1000000,now-quote:1000000000,quote:999999999999&third-party=9",
            "v=1&app=kustomer,,,5&colour=blue&employees=many&utm_source=a-rather-long-word-without-a-break-in-it-anywhere-at-all",
        ] {
            let source = site.url(&format!("/?embed=1#{link}"));
            embed(page, &other, &format!("src='{source}'")).await;
            for width in [320, 480, 900] {
                page.js(&format!("frame.style.width = '{width}px'")).await;
                page.enter_frame("#frame").await;
                let fits = format!(
                    "const {{clientWidth, clientHeight, scrollWidth, scrollHeight}} = document.documentElement;
                    return innerWidth === {width} && clientWidth === innerWidth && clientHeight === innerHeight
                        && scrollWidth <= clientWidth && scrollHeight <= clientHeight;"
                );
                page.wait_until(&fits).await;
                page.leave_frame().await;
            }
            // The height settles, and does not feed on itself.
            page.enter_frame("#frame").await;
            let height = page.js("return document.querySelector('#content').getBoundingClientRect().height").await;
            page.leave_frame().await;
            let told = "messages.findLast(({type}) => type === 'height').height";
            page.wait_until(&format!("return Math.abs({told} - {height}) < 1")).await;
            let heights = messages(page, "height").await.len();
            assert!(heights <= 12, "{link}: {heights} messages about the height");
            sleep(Duration::from_millis(300)).await;
            assert_eq!(messages(page, "height").await.len(), heights, "{link}");
        }
        assert_quiet(page, "heights").await;
    })
    .await;
}

#[tokio::test]
async fn the_script_makes_a_frame_that_fits() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        let script = site.url("/embed.js");
        other.page(
            "/host",
            &format!(
                "<!DOCTYPE html><html lang='en'><title>Host</title>
                <script>
                window.told = [];
                for (const type of ['ready', 'height', 'report', 'error'])
                    document.addEventListener(`scim-tax:${{type}}`, ({{target, detail}}) => told.push({{...detail, at: target.id}}));
                </script>
                <div id='one' data-scim-tax='v=1&amp;app=kustomer,enterprise,ultimate,50' data-report data-title='Our costs'>Instead</div>
                <div id='two' data-scim-tax='https://example.org/page#v=1&amp;app=github,,,100' data-theme='dark' data-lang='de'></div>
                <script src='{script}'></script><script src='{script}'></script>"
            ),
        );
        page.goto(&other.url("/host")).await;
        page.wait_until("return told.some(({type, at}) => type === 'report' && at === 'one')").await;
        let step = "return told.findLast(({type}) => type === 'report').report.apps[0].upgrade.low";
        assert_eq!(page.js(step).await, "30000");
        assert_eq!(page.find_all("iframe").await.len(), 2, "loading the script twice makes no second frame");
        let frame = page
            .js("const {title, loading, allow, src} = document.querySelector('#one iframe'); return {title, loading, allow, src}")
            .await;
        let source = site.url(&format!("/?embed=1&report=1#{KUSTOMER}"));
        assert_eq!(frame, json!({"title": "Our costs", "loading": "lazy", "allow": "clipboard-write", "src": source}));
        assert!(!page.text("#one").await.contains("Instead"));

        // As high as its content
        page.wait_until(
            "const last = told.findLast(({type, at}) => type === 'height' && at === 'one');
            return document.querySelector('#one iframe').offsetHeight === last.height",
        )
        .await;
        page.enter_frame("#two iframe").await;
        page.wait_until_text("#headline", "$20.400").await;
        assert_eq!(page.js("return document.documentElement.dataset.theme").await, "dark");
        page.leave_frame().await;

        // A scenario for one of them
        page.js("one.dispatchEvent(new CustomEvent('scim-tax:scenario', {detail: {link: 'v=1&app=kustomer,enterprise,ultimate,10'}}))").await;
        page.wait_until(&format!("{step} === '6000'")).await;
        page.js("one.dispatchEvent(new CustomEvent('scim-tax:scenario', {detail: {link: 'v=3'}}))").await;
        page.wait_until("return told.some(({type, at}) => type === 'error' && at === 'one')").await;
        page.enter_frame("#two iframe").await;
        assert!(page.text("#headline").await.contains("GitHub"));
        page.leave_frame().await;
        assert_eq!(page.js("return told.filter(({type, at}) => type === 'report' && at === 'two').length").await, 0);

        // One that comes later
        page.js("const div = document.createElement('div');
            div.id = 'three';
            div.dataset.scimTax = 'v=1&app=pigment,,,50';
            document.body.prepend(div);
            document.dispatchEvent(new Event('scim-tax:scan'));")
            .await;
        page.wait_until("return told.some(({type, at}) => type === 'ready' && at === 'three')").await;
        assert_quiet(page, "embed.js").await;
    })
    .await;
}

/// What the page offers for copying works where it is pasted.
#[tokio::test]
async fn the_snippets_work() {
    let (site, other) = (Server::dist(), Server::empty());
    with_browser(async |page| {
        // A name that would break out of an attribute
        let link = "v=1&app=own,%22%3E%3Cb%20id=out%3E%26amp%3B,,9,now-seat:1,seat:2";
        open(page, &site, &format!("/#{link}")).await;
        page.click("#open-embed").await;
        page.wait_for("#embed[open]").await;
        for id in ["embed-frame", "embed-script"] {
            let snippet = page.value(&format!("#{id}")).await;
            other.page(&format!("/{id}"), &format!("<!DOCTYPE html><html lang='en'><title>Host</title>{snippet}"));
        }
        for id in ["embed-frame", "embed-script"] {
            page.goto(&other.url(&format!("/{id}"))).await;
            page.enter_frame("iframe").await;
            page.wait_until_text("#headline", "SCIM on \"><b id=out>&amp; costs").await;
            page.wait_until_text("#headline", "$108").await;
            page.leave_frame().await;
            assert_eq!(page.find_all("#out").await.len(), 0, "{id}");
        }
        assert_quiet(page, "snippets").await;
    })
    .await;
}
