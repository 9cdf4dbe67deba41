//! The links of `tests/simulation/percentiles.txt`, simulated by the page's own worker.

use super::support::Server;
use super::support::browser::Page;
use super::{cases, open, table, vendors};
use scim_tax::domain::{Number, USUAL_DRAWS};
use scim_tax::present::Numbers;
use scim_tax::wire::{catalog_file, link};

/// The cells of the page's table. Engines differ in what they take for the text of a table that is out of sight.
const CELLS: &str =
    "return [...document.querySelectorAll('#sure-rows :is(th, td)')].map(it => it.textContent).join(' ')";

/// The page shows what the table says, rounded as it rounds. The last bits are compared in `tests/web.rs`.
pub async fn five_links(page: &Page) {
    let site = Server::dist();
    site.respond("/catalog.json", 200, catalog_file::write(&cases::catalog(vendors::all())));
    let rows = table::rows();
    assert_eq!(rows.len(), 5);
    for row in rows {
        let lines = match first_alone(row.link) {
            Some(alone) => table::written(&table::run(&alone, USUAL_DRAWS)),
            None => row.lines.iter().map(|line| (*line).to_owned()).collect(),
        };
        open(page, &site, &format!("/#{}", row.link)).await;
        page.js("document.querySelector('#decision').scrollIntoView()").await;
        page.wait_for("#sure-chart figure").await;
        assert_eq!(page.js(CELLS).await, shown(&lines), "{}", row.link);
        page.wait_until_text("#sure-says", &cheaper(&lines)).await;
    }
}

/// Of several apps the page simulates the first by itself, with its share of what the identity provider costs.
fn first_alone(text: &str) -> Option<String> {
    let mut scenario = link::read(text).scenario;
    let apps = Number::from(u32::try_from(scenario.apps.len()).unwrap());
    scenario.apps.truncate(1);
    scenario.company.idp_cost = scenario.company.idp_cost.map(|cost| cost / apps);
    (apps > Number::ONE).then(|| link::write(&scenario))
}

/// The page's table of these lines: P10, P50 and P90 of each way that is offered.
fn shown(lines: &[String]) -> String {
    let row = |(name, line): (&str, &String)| {
        let amounts: Vec<f64> = line.split(' ').skip(1).take(3).filter_map(|amount| amount.parse().ok()).collect();
        let amounts: Vec<String> = amounts.into_iter().map(money).collect();
        (!amounts.is_empty()).then(|| format!("{name} {}", amounts.join(" ")))
    };
    let names = ["By hand", "Upgrade", "Another tool"];
    names.into_iter().zip(lines).filter_map(row).collect::<Vec<_>>().join(" ")
}

/// An amount as the page shows it, which has it from its worker in cents.
#[allow(clippy::float_arithmetic, reason = "the table's amounts are floats")]
fn money(dollars: f64) -> String {
    let cents = Number::parse(&format!("{:.0}", (dollars * 100.0).round())).unwrap();
    Numbers::default().money(cents / Number::HUNDRED, "USD")
}

/// How often the upgrade is cheaper, in the page's words.
fn cheaper(lines: &[String]) -> String {
    let share = lines.last().unwrap().strip_prefix("upgrade_is_cheaper ").unwrap();
    let percent = Number::parse(share).unwrap() * Number::HUNDRED;
    format!("in {} of 10,000 draws the upgrade is cheaper", Numbers::default().percent(percent.shown(1)))
}
