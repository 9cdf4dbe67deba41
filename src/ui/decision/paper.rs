//! The business case: a page of its own for paper, from what stands on this one.

use super::super::dom::{list_all, rows_of, say_all, say_children, set_by_id, value_of};
use super::super::state::{Loaded, State};
use super::super::{browser, evidence};
use super::{draw_in, horizon_view, sure};
use crate::domain::{Date, Ref};
use crate::present::chart::Layout;
use crate::present::date;
use crate::present::decision::paper;
use crate::wire::link;
use gloo::timers::callback::Timeout;

/// How long the browser gets to lay the paper out before it prints.
const LAYOUT_MS: u32 = 100;

/// The longest link that is put on paper, in characters: nobody types a longer one, and all has to stay on one page.
const MOST_ON_PAPER: usize = 600;

/// Fills the paper, prints it, and puts the page back as it was.
pub fn print(state: State) {
    fill(state);
    browser::set_root_attribute("data-print", Some("paper"));
    Timeout::new(LAYOUT_MS, || {
        browser::print();
        browser::set_root_attribute("data-print", None);
    })
    .forget();
}

/// Fetches where prices are from, which the paper names: once for a vendor, and again where it could not be had.
pub fn prepare(state: State) {
    let is_another = set_by_id("paper", "data-vendor", Some(&evidence::vendor_id(state)));
    if is_another || state.screen(|screen| matches!(screen.evidence, Loaded::Failed(_))) {
        evidence::fetch(state);
    }
}

fn fill(state: State) {
    let paper = state.scenario(|scenario| {
        state.app(|app| {
            let company = &scenario.company;
            Some(state.page(|page| state.numbers(|numbers| paper(app, page, company, numbers))))
        })
    });
    let Some(paper) = paper else { return };
    let (version, shared) = state
        .catalog(|catalog| (catalog.version, state.scenario(|scenario| link::write_shared(scenario, catalog.version))));
    let link = match shared.len() {
        0..=MOST_ON_PAPER => ["To check and change it: ", &browser::address(), "#", &shared].concat(),
        _ => "To check and change it, ask for the link that “Share” gives: it is too long for paper.".to_owned(),
    };
    let head =
        ["SCIM tax calculator, ", &date(state.today()), ". Prices as of the catalog of ", &date(version)].concat();
    let name = value_of("paper-name");
    let by = if name.trim().is_empty() { String::new() } else { ["From ", name.trim()].concat() };
    say_all(&[
        ("paper-head", &head),
        ("paper-by", &by),
        ("paper-question", &paper.question),
        ("paper-answer", &paper.answer),
        ("paper-formula", &paper.formula),
        ("paper-noted", value_of("paper-note").trim()),
        ("paper-sure", &sure::confidence()),
        ("paper-provenance", &[&paper.provenance, " All amounts exclude taxes."].concat()),
        ("paper-link", &link),
    ]);
    let sources = sources(state);
    list_all(&[("paper-reasons", &paper.reasons), ("paper-sources", &sources)]);
    for (id, rows) in [("paper-ways", &paper.ways), ("paper-inputs", &paper.inputs)] {
        let stands_for = rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        rows_of(id, &stands_for, rows.len(), &mut |at, row| {
            say_children(row, &rows[at].each_ref().map(String::as_str));
        });
    }
    if let Some(view) = horizon_view(state, Layout::Wide) {
        draw_in("paper-chart", &view.chart);
        // The chart's own caption says the same, and the rows of the table above tell a year.
        let several = state.company(|company| company.years > 1);
        list_all(&[("paper-years", if several { view.says.as_slice() } else { &[] })]);
        say_all(&[("paper-period", view.chart.as_ref().map_or("", |chart| chart.title.as_str()))]);
    }
}

/// The addresses of the sources that the prices rest on, or that they could not be had.
fn sources(state: State) -> Vec<String> {
    let evidence = match state.screen(|screen| screen.evidence.clone()) {
        Loaded::There(evidence) => evidence,
        Loaded::Nothing => return Vec::new(),
        Loaded::Waiting | Loaded::Failed(_) => {
            return vec!["The vendor’s sources could not be fetched; the page that the link opens names them.".into()];
        }
    };
    let keys = state.app(|app| {
        let key = |from: &Ref| match from {
            Ref::Price { plan, price } => Some(app.vendor.plans.get(*plan)?.prices.get(*price)?.source.clone()),
            Ref::Step(step) => Some(app.vendor.published_steps.get(*step)?.source.clone()),
            _ => None,
        };
        let mut keys: Vec<String> = app.money.upgrade.prices.iter().filter_map(key).collect();
        keys.dedup();
        keys
    });
    let found = keys.iter().filter_map(|key| evidence.sources.iter().find(|(of, _)| of == key));
    let read = |day: Option<Date>| day.map_or_else(String::new, |day| [", read ", &date(day)].concat());
    found.map(|(_, source)| [source.url.as_str(), &read(source.checked)].concat()).collect()
}
