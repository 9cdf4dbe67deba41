//! A year of manual work, by both models, and what is assumed for it.

use super::case::{Case, count, exact_estimate, exact_money};
use super::prose::{Block, Cell, code, heading, link, list, plain, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{Assumption, Benchmark, BenchmarkYear, Number};
use crate::present::{Numbers, assumption_text};

/// The guide that prints the benchmark: a vendor whose file records it, and the source's key there.
pub(super) const GUIDE: (&str, &str) = ("segment", "guide");

/// Both models of work by hand.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let source = given.source_of(GUIDE.0, GUIDE.1)?;
    let blocks = vec![
        text(
            "There are two ways to say what manual work costs. The calculator computes both, compares with your own \
             numbers unless you choose otherwise, and names the other one below the result.",
            &[],
        ),
        heading("your-numbers", "Your numbers"),
        text("They are about this app, at its seats, with [the assumptions below](#assumptions):", &[]),
        list(&[
            "*People who leave* are seats × the share that leaves in a year. *People who join* are as many, and the \
             growth of seats if you type one. *Changes of role* are seats × their share.",
            "*IT hours* are joiners, leavers, changes and reviewed accounts, each × its minutes, ÷ 60. *IT labour* \
             is hours × what an hour costs, all in.",
            "*Accounts left open* are leavers × the share that is missed. Dealing with one has a price.",
            "*Licences nobody uses* are accounts left open × the months until they are found ÷ 12 × what one seat \
             of your plan costs a year. Where that is not known, the total says “at least”.",
            "Where accounts are already made at the first sign-in, joiners take only the minutes left with SCIM.",
        ]),
        text(
            "A breach through an account left open is in no total. If you type a chance and a loss, their product \
              is shown beside the result.",
            &[],
        ),
        text("[The example](#example-by-hand) has the sums with numbers.", &[]),
        heading("benchmark", "The published benchmark"),
        text(
            "A [guide]({}) prints figures scaled to 500 employees, the same row for most apps. It does not say how they \
             were measured. The calculator takes the printed dollars × your \
             employees ÷ 500. It is by employees, not by the app’s seats. Where a guide prints a row that was \
             measured at a vendor’s own customers, that row counts.",
            &[&source],
        ),
        benchmark(given)?,
    ];
    Ok(Section { id: "by-hand", title: "By hand", blocks })
}

/// The benchmark's rows as columns: as printed, at two headcounts, and a vendor's own.
fn benchmark(given: &Given) -> Result<Block, String> {
    let own = Case::of(given, "app=miro,,,50&manual=benchmark")?;
    if !own.app.money.benchmark.vendors_own {
        return Err("worked example: no row of the benchmark is Miro’s own any more".into());
    }
    let general = Benchmark::general();
    let columns = [
        general.for_employees(500),
        general.for_employees(120),
        general.for_employees(1_200),
        own.app.money.benchmark.clone(),
    ];
    let row = |what: &str, of: &dyn Fn(&BenchmarkYear) -> String| -> Vec<Cell> {
        std::iter::once(plain(what)).chain(columns.iter().map(|column| plain(of(column)))).collect()
    };
    let line = |at: usize| move |year: &BenchmarkYear| exact_estimate(year.lines[at].amount, "USD");
    let rows = vec![
        row("IT hours", &|year| count(year.it_hours)),
        row("Accounts left open", &|year| count(year.orphaned_accounts)),
        row("Unused licences", &|year| count(year.unused_licences)),
        row("IT labour", &line(0)),
        row("Accounts left open, dealt with", &line(1)),
        row("Licences nobody uses", &line(2)),
        row("Together", &|year| exact_estimate(year.total(), "USD")),
    ];
    let columns = ["A year", "#500 employees, as printed", "#120 employees", "#1,200 employees", "#Miro’s own, 500"];
    Ok(table_with_sum("The benchmark", &columns, rows))
}

/// What is assumed of the buyer's team.
pub(super) fn assumptions() -> Section {
    let blocks = vec![
        text(
            "These are the defaults. Each can be changed in the calculator, under “Your team and time”, and each is \
             shown beside its source. Low and high say what is plausible; the value between them is used. A \
             value that you type counts as certain.",
            &[],
        ),
        table(
            "Assumptions",
            &["What, and its key in links", "#Low", "#Used", "#High", "Where it comes from"],
            Assumption::ALL.map(assumption).into(),
        ),
        text("Company size is 500 employees, and the identity provider is Okta, until you say otherwise.", &[]),
    ];
    Section { id: "assumptions", title: "Assumptions", blocks }
}

fn assumption(of: Assumption) -> Vec<Cell> {
    let (words, span) = (assumption_text(of), of.default_span());
    let value = |number: Number| match words.unit {
        "$" => exact_money(number, "USD"),
        "%" => Numbers::default().percent(number),
        unit => format!("{} {unit}", count(number)),
    };
    vec![
        [plain(format!("{} ", words.name)), code(of.key())].concat(),
        plain(value(span.low)),
        plain(value(span.base)),
        plain(value(span.high)),
        plain(words.source),
    ]
}

/// What the benchmark comes to for 500 employees.
pub(super) fn benchmark_total(numbers: &Numbers) -> String {
    numbers.estimate(Benchmark::general().for_employees(500).total(), "USD")
}

/// A link to the guide.
pub(super) fn guide(given: &Given, text: &str) -> Result<Cell, String> {
    Ok(link(text, given.source_of(GUIDE.0, GUIDE.1)?))
}
