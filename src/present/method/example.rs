//! What the page is about, and one case from end to end.

use super::case::{Case, count, exact_estimate};
use super::prose::{Block, Cell, heading, list, plain, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{AppReport, Assumption, Estimate, LineItem, Number, Scenario, total};
use crate::present::{Numbers, date};

/// The columns of a sum that is written out.
pub(super) const SUM: [&str; 3] = ["What", "The sum", "#A year"];

/// What the page is about.
pub(super) fn in_short(given: &Given) -> Section {
    let blocks = vec![
        text(
            "Many vendors sell SCIM, which makes and closes accounts by itself, only on a dearer plan. That is the \
             SCIM tax. The calculator sets what it costs beside what it saves:",
            &[],
        ),
        list(&[
            "*The step* is the price of the plan with SCIM less the price of yours, [at your seats](#upgrade).",
            "*By hand* is what a year of adding, changing and removing accounts costs you, [missed accounts \
             included](#by-hand).",
            "*What stays* is the work that SCIM leaves to you, through [your identity provider](#after-scim).",
            "*What SCIM is worth* is by hand less what stays: [the most that the step may cost](#worth).",
            "*The verdict* names the cheapest way, [if it is clearly the cheapest](#verdict).",
        ]),
        text(
            "What the calculator comes to on this page is not typed in: its own rules computed it, from its catalog \
             of {}. Each worked case opens in the calculator. What is not known stays not known.",
            &[&date(given.catalog.version)],
        ),
    ];
    Section { id: "in-short", title: "In short", blocks }
}

/// Kustomer with 50 seats, from the prices to the verdict.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let case = Case::of(given, "app=kustomer,enterprise,ultimate,50")?;
    let (app, page) = (&case.app, &case.page);
    let money = &app.money;
    let mut blocks = vec![text(
        "A company uses {} for {}, and would get SCIM with {}. Its identity provider is Okta. It has typed nothing \
         else.",
        &[
            &format!("{} {}", app.vendor.name, app.current_plan().map_or("", |plan| plan.name.as_str())),
            &format!("{} seats", app.seats),
            app.target_plan().map_or("the plan with SCIM", |plan| plan.name.as_str()),
        ],
    )];

    blocks.push(heading("example-step", "1. The step"));
    let lines = money.upgrade.target_lines.iter().chain(&money.upgrade.current_lines);
    let mut rows: Vec<Vec<Cell>> = lines.map(|line| case.line(line, "USD")).collect();
    rows.push(case.line(&money.upgrade.line(), "USD"));
    blocks.push(table("The two plans, and the step between them", &SUM, rows));
    blocks.push(Block::Text(plain(page.provenance.clone())));

    blocks.push(heading("example-by-hand", "2. By hand"));
    blocks.push(text("First how often something has to be done, at these seats:", &[]));
    blocks.push(table("What happens in a year", &["What", "The sum", "#Times a year"], events(app, &case.scenario)));
    blocks.push(text("Then what that costs:", &[]));
    let mut rows: Vec<Vec<Cell>> = money.by_hand.lines().iter().map(|line| case.line(line, "USD")).collect();
    rows.push(Case::sum("By hand", money.hand(), "USD"));
    blocks.push(table_with_sum("A year by hand", &SUM, rows));
    blocks.push(text(
        "That is {} hours of IT a year. A licence nobody uses costs what a seat of {} costs, {} a year. The \
         calculator shows the total as {}.",
        &[
            &Numbers::default().count(money.by_hand.it_hours, 2),
            app.current_plan().map_or("your plan", |plan| plan.name.as_str()),
            &exact_estimate(money.upgrade.current_seat, "USD"),
            &Numbers::default().estimate(money.hand(), "USD"),
        ],
    ));

    blocks.push(heading("example-after-scim", "3. After SCIM"));
    blocks.push(text(
        "Through Okta, joiners and leavers are covered: each still takes {} minutes. No account of a leaver is \
         missed. Changes of role stay as they are, because no source says that permissions follow here.",
        &[&count(case.scenario.company.assumptions.base(Assumption::ScimMinutes))],
    ));
    let stays: Vec<&LineItem> = money.residual.lines.iter().filter(|line| line.amount != Estimate::ZERO).collect();
    blocks.push(table("Work that stays", &SUM, stays.iter().map(|line| case.line(line, "USD")).collect()));

    blocks.push(heading("example-compare", "4. The two ways"));
    let upgrade = money.upgrade_total().unwrap_or(Estimate::ZERO);
    let rest = total(&money.residual.lines);
    blocks.push(table(
        "A year, by hand and with the upgrade",
        &SUM,
        vec![
            vec![plain("By hand"), plain("as above"), plain(exact_estimate(money.hand(), "USD"))],
            vec![
                plain("The upgrade"),
                plain(format!("{} + {}", exact_estimate(money.upgrade.delta, "USD"), exact_estimate(rest, "USD"))),
                plain(exact_estimate(upgrade, "USD")),
            ],
            vec![
                plain("What SCIM is worth"),
                plain(format!("{} − {}", exact_estimate(money.hand(), "USD"), exact_estimate(rest, "USD"))),
                plain(exact_estimate(money.worth.year, "USD")),
            ],
            vec![
                plain("The same, for a seat and month"),
                plain(format!(
                    "{} ÷ {} seats ÷ 12 months, down to the cent",
                    exact_estimate(money.worth.year, "USD"),
                    app.seats
                )),
                plain(exact_estimate(money.worth.seat_month, "USD")),
            ],
        ],
    ));

    blocks.push(heading("example-verdict", "5. The verdict"));
    blocks.push(text("*{}.* {}", &[&page.verdict, &page.reasons.join(" ")]));
    blocks.push(case.open());
    Ok(Section { id: "example", title: "One case from end to end", blocks })
}

/// How often something happens, with the sums.
fn events(app: &AppReport, scenario: &Scenario) -> Vec<Vec<Cell>> {
    let share = |assumption| Numbers::default().percent(scenario.company.assumptions.base(assumption));
    let of_seats = |assumption| format!("{} seats × {}", app.seats, share(assumption));
    let row = |what: &str, sum: String, number: Number| vec![plain(what), plain(sum), plain(count(number))];
    let leavers = app.events.leavers;
    vec![
        row("People who leave", of_seats(Assumption::Leavers), leavers),
        row("People who join in their place", "as many as leave".into(), app.events.joiners),
        row("People whose role changes", of_seats(Assumption::Changes), app.events.changes),
        row(
            "Accounts of leavers that are missed",
            format!("{} × {}", count(leavers), share(Assumption::Missed)),
            app.money.by_hand.orphaned_accounts,
        ),
    ]
}
