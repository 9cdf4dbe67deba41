//! What SCIM covers through which identity provider, and what stays.

use super::case::{Case, exact_estimate};
use super::example::SUM;
use super::prose::{Cell, heading, list, plain, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{Coverage, Covered, Idp, Operations, Provisioning, Vendor, total};
use crate::present::working::label;

/// What stays manual after SCIM.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let case = |more: &str| Case::of(given, &format!("app=kustomer,enterprise,ultimate,50{more}"));
    let (okta, google, other) = (case("")?, case("&idp=google")?, case(",other:500")?);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let amount = |of: &Case, at: usize| exact_estimate(of.app.money.residual.lines[at].amount, "USD");
    for (at, line) in okta.app.money.residual.lines.iter().enumerate() {
        rows.push(vec![plain(label(&line.label, &okta.app)), plain(amount(&okta, at)), plain(amount(&google, at))]);
    }
    let stays = |of: &Case| plain(exact_estimate(of.app.money.residual.total(), "USD"));
    rows.push(vec![plain("Work that stays"), stays(&okta), stays(&google)]);
    let google_lines = google.app.money.residual.lines.iter().map(|line| google.line(line, "USD")).collect();
    let covered = other.app.money.other_lines.as_deref().unwrap_or_default();
    let all_covered = total(covered.get(1..).unwrap_or_default());
    let blocks = vec![
        text(
            "Buying the plan does not end the work. What it ends depends on what the vendor’s SCIM can do, and on \
             what your identity provider does with it.",
            &[],
        ),
        heading("coverage", "What is covered"),
        list(&[
            "An event that is covered still takes the minutes left with SCIM. One that is not takes all its \
             minutes.",
            "Access reviews stay.",
            "Where leavers are not covered, accounts are still missed, and licences still unused. They then cost \
             what a seat of the plan with SCIM costs.",
            "That permissions follow groups or roles is counted only where a source says so.",
        ]),
        table(
            "What is covered, for a vendor whose SCIM creates, changes and closes accounts and sends groups",
            &["Through the identity provider", "At best", "At worst"],
            coverage(),
        ),
        heading("what-stays", "What stays, with numbers"),
        text(
            "Kustomer, 50 seats. Through Google Workspace, accounts are made at the first sign-in and nothing more, \
             so the plan with SCIM saves little. If joiners, leavers and changes were all covered, {} would stay.",
            &[&exact_estimate(all_covered, "USD")],
        ),
        table_with_sum("Work that stays, a year", &["What", "#Through Okta", "#Through Google Workspace"], rows),
        table("The sums for Google Workspace", &SUM, google_lines),
        google.open(),
        heading("benchmark-stays", "With the benchmark"),
        text(
            "Compared with [the published benchmark](#benchmark), each of its lines stays in the proportion in \
             which the same line stays by your numbers. Where that line is nothing or not known, nothing of it \
             stays if leavers are covered, and all of it if not.",
            &[],
        ),
    ];
    Ok(Section { id: "after-scim", title: "After SCIM, some work stays", blocks })
}

/// Every support that an identity provider can have, through the rules of the calculator.
fn coverage() -> Vec<Vec<Cell>> {
    let all = Some(Operations { create: true, update: true, deactivate: true, groups: true });
    let rows = [
        ("Everything that the vendor’s SCIM does", Provisioning::Full, all, false),
        ("The same, where a source says that permissions follow", Provisioning::Full, all, true),
        ("The same, where no source lists what it does", Provisioning::Full, None, false),
        ("A part of it, and no source says which", Provisioning::Partial(None), all, false),
        ("Accounts at the first sign-in only", Provisioning::JustInTime, all, false),
        ("Nothing, or no identity provider", Provisioning::None, all, false),
        ("Not known, or another identity provider", Provisioning::Unknown, all, false),
    ];
    rows.map(|(what, gets, operations, changes_follow)| {
        let acme = Vendor { idps: vec![(Idp::Okta, gets)], operations, changes_follow, ..Vendor::own("Acme") };
        let coverage = Coverage::of(&acme, Idp::Okta);
        vec![plain(what), plain(covered(coverage.best)), plain(covered(coverage.worst))]
    })
    .into()
}

fn covered(covered: Covered) -> String {
    let events = [(covered.joiners, "joiners"), (covered.leavers, "leavers"), (covered.changes, "changes of role")];
    let words: Vec<&str> = events.into_iter().filter_map(|(is, word)| is.then_some(word)).collect();
    if words.is_empty() { "nothing".into() } else { words.join(", ") }
}
