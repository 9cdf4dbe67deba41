//! The ways, what SCIM is worth, the verdict, break-evens, many apps.

use super::case::{Case, calculator, exact_estimate};
use super::codes;
use super::example::SUM;
use super::prose::{Block, Cell, heading, link, list, plain, prose, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{Assumption, Estimate, FEW_LEAVERS, LineItem, MARGIN, compare, limits};
use crate::present::{Numbers, break_evens as sentences_of};

/// The three ways and what each is made of.
pub(super) fn options(given: &Given) -> Result<Section, String> {
    let link = "app=kustomer,enterprise,ultimate,50,anyway:50,once:1000,other:500&idp-cost=600&setup-hours=10";
    let case = Case::of(given, link)?;
    let money = &case.app.money;
    let lines = |lines: &[LineItem]| -> Vec<Vec<Cell>> {
        let costs = |line: &&LineItem| line.amount != Estimate::ZERO;
        lines.iter().filter(costs).map(|line| case.line(line, "USD")).collect()
    };
    let (upgrade, other) = (money.upgrade_total(), money.other());
    let mut upgrade_rows = lines(money.upgrade_lines.as_deref().unwrap_or_default());
    upgrade_rows.extend(upgrade.map(|total| Case::sum("The upgrade", total, "USD")));
    let mut other_rows = lines(money.other_lines.as_deref().unwrap_or_default());
    other_rows.extend(other.map(|total| Case::sum("Another tool", total, "USD")));
    let blocks = vec![
        text("A year of each way is set beside the others. No way is promoted, and no vendor favoured.", &[]),
        list(&[
            "*By hand*: [a year of the work as it is](#by-hand).",
            "*The upgrade*: the step, less the share of it that you would buy anyway; this app’s share of what your \
             identity provider charges for provisioning; what is paid once; hours to set it up and to renew tokens, \
             if you type them; and the work that stays.",
            "*Another tool*: its price, if you type one, and the work that stays when joiners, leavers and changes \
             are all covered.",
        ]),
        text(
            "The share that you would buy anyway comes off the part of a step above zero. What your identity \
             provider charges is for the company, and shared equally by the apps that are compared.",
            &[],
        ),
        table_with_sum(
            "An upgrade of which half is bought anyway, $600 for the identity provider, $1,000 once, ten hours of \
             set-up",
            &SUM,
            upgrade_rows,
        ),
        table_with_sum("Another tool at $500 a year", &SUM, other_rows),
        case.open(),
    ];
    Ok(Section { id: "options", title: "The three ways", blocks })
}

/// What SCIM is worth.
pub(super) fn worth(given: &Given) -> Result<Section, String> {
    let rows = [
        ("Through Okta", ""),
        ("Through Google Workspace", "&idp=google"),
        ("Without third parties’ prices: a seat’s price is not known", "&prices=vendor"),
        ("With a one-off cost of $1,500", ",once:1500"),
        ("If the whole upgrade is bought anyway", ",anyway:100"),
    ]
    .map(|(what, more)| {
        let case = Case::of(given, &format!("app=kustomer,enterprise,ultimate,50{more}"))?;
        let worth = case.app.money.worth;
        let mut what = link(what, case.href.clone());
        what.extend(plain(worth.year.reason().map_or_else(String::new, |why| format!(". {}", case.why(why)))));
        Ok(vec![what, plain(exact_estimate(worth.year, "USD")), plain(exact_estimate(worth.seat_month, "USD"))])
    });
    let rows = rows.into_iter().collect::<Result<Vec<Vec<Cell>>, String>>()?;
    let blocks = vec![
        text(
            "What SCIM is worth is the step at which the upgrade costs exactly what the work by hand costs. Above \
             it, SCIM alone does not pay.",
            &[],
        ),
        text(
            "(by hand − work that stays − identity provider − what is paid once or every year beside the price) ÷ \
             the share that is not bought anyway",
            &[],
        ),
        text(
            "It needs no price of the plan with SCIM. So where that is by quote, it is the headline: the figure to \
             hold the quote against. A licence nobody uses is priced at your seat on both sides, and what stays to \
             the same amount saves nothing. At or below zero the calculator says that SCIM saves nothing here.",
            &[],
        ),
        table("What SCIM on Kustomer is worth, 50 seats", &["Case", "#A year", "#A seat a month"], rows),
    ];
    Ok(Section { id: "worth", title: "What SCIM is worth", blocks })
}

/// How the verdict is found, with every sentence that it can carry.
pub(super) fn verdict(given: &Given) -> Result<Section, String> {
    let acme = codes::acme(given, 50)?;
    let few_seats = codes::acme(given, 5)?;
    let blocks = vec![
        text("The verdict is about money. It is found in this order:", &[]),
        list(&[
            "*First*, whether your plan has SCIM already: then there is nothing to buy.",
            "*Second*, whether there is a plan with SCIM to buy. Where the vendor has none, the upgrade is out. Where \
             no source tells, the calculator asks.",
            "*Third*, which way costs least, ranges taken at their middle.",
        ]),
        text(
            "That way wins if two things hold against each of the others. At every end of the published ranges it stays the \
             cheaper one. And it is cheaper by at least {}% of the dearer one.",
            &[&MARGIN.to_string()],
        ),
        text(
            "If not, the ways are too close to call. Where an end is missing that could turn the answer, the \
             calculator does not say, and asks for the figure that would settle it.",
            &[],
        ),
        codes::choices(&acme),
        heading("reasons", "Reasons"),
        text(
            "The decisive reason stands first, then what a reader has to know. Few leavers means fewer than {} a \
             year. These are the calculator’s own sentences, as it says them of a vendor called Acme with a step \
             from $89 to $139 a seat. The codes are those of [reports](contract.md).",
            &[&FEW_LEAVERS.to_string()],
        ),
        codes::reasons(&acme, &few_seats),
        codes::questions(&acme),
        heading("unknown", "Why an amount is not known"),
        codes::unknown(),
        heading("warnings", "What to know about a result"),
        codes::warnings(&acme),
    ];
    Ok(Section { id: "verdict", title: "The verdict", blocks })
}

/// From what the upgrade pays.
pub(super) fn break_evens(given: &Given) -> Result<Section, String> {
    let most = |key: &str| limits(key).map(|limits| Numbers::default().count(limits.high, 0)).unwrap_or_default();
    let sentences = |link: &str, note: &str| {
        let case = Case::of(given, link)?;
        let said = sentences_of(case.break_evens, &Numbers::default()).join(" ");
        Ok::<Vec<Cell>, String>(vec![case.cell(note), plain(said)])
    };
    let rows = vec![
        sentences("app=kustomer,enterprise,ultimate,50", "at list price")?,
        sentences("app=kustomer,enterprise,ultimate,50,quote:54000", "quoted $54,000 a year")?,
        sentences(
            "app=kustomer,enterprise,ultimate,50,quote:54000&idp=google",
            "quoted $54,000 a year, through Google Workspace",
        )?,
    ];
    let blocks = vec![
        text("With everything else as it is, from what does the upgrade cost no more than the work by hand?", &[]),
        Block::List(vec![
            prose(
                "*By seats*: the smallest number from which that holds up to {} seats, or to the most that both \
                 plans are sold for.",
                &[&most("seats")],
            ),
            prose("*By leavers*: the share of people who leave in a year, up to 100%.", &[]),
            prose(
                "*By wages*: what an hour of IT costs, up to ${}.",
                &[&Numbers::default().count(Assumption::Rate.limits().high, 0)],
            ),
        ]),
        text(
            "“Never” and “always” are answers. Ranges count with their middle; where an end is missing, there is no \
              answer.",
            &[],
        ),
        table("From what the upgrade pays", &["Case", "What the page says"], rows),
    ];
    Ok(Section { id: "break-even", title: "From what the upgrade pays", blocks })
}

/// Several apps at once.
pub(super) fn many_apps(given: &Given) -> Result<Section, String> {
    let link = "app=kustomer,,,50&app=github,,,100&app=pigment,,,50&app=wedo,,,50";
    let scenario = (given.scenario)(link).map_err(|problem| format!("worked example {link}: {problem}"))?;
    let report = compare(given.catalog, &scenario, given.catalog.version);
    let names = |at: &[usize]| {
        let names: Vec<&str> = at.iter().map(|at| report.apps[*at].vendor.name.as_str()).collect();
        if names.is_empty() { "all are priced".to_owned() } else { format!("not priced: {}", names.join(", ")) }
    };
    let rows = report.totals.iter().map(|total| {
        let amount = Numbers::default().estimate(total.upgrade, &total.currency);
        vec![plain(total.currency.clone()), plain(names(&total.not_priced)), plain(amount)]
    });
    let apps = report.apps.iter().map(|app| format!("{} {}", app.vendor.name, app.seats));
    let blocks = vec![
        text(
            "A link can hold several apps. Each is computed on its own; the company’s size, wages and identity \
             provider are the same for all. The steps are added up by currency. An app without a price keeps its \
             place: the total says “at least”, and names it. One whose vendor has no SCIM is in no total.",
            &[],
        ),
        text("[Seats of four apps]({}): {}.", &[&calculator(link), &apps.collect::<Vec<_>>().join(", ")]),
        table("Their steps together", &["Currency", "What is in it", "#More a year"], rows.collect()),
        text("The published benchmark is for one app, so it counts once for each.", &[]),
    ];
    Ok(Section { id: "many-apps", title: "Many apps", blocks })
}
