//! Where the time goes, and what of it stays.

use crate::domain::{AppReport, Number};
use crate::present::fill::fill;
use crate::present::number::{Numbers, plural};

/// A row of the table of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// What happens.
    pub label: String,
    /// By hand.
    pub by_hand: String,
    /// With SCIM.
    pub with_scim: String,
    /// A sum.
    pub total: bool,
}

pub(super) fn time(app: &AppReport, numbers: &Numbers) -> Vec<TimeRow> {
    let (before, after) = (&app.money.by_hand, &app.money.residual);
    let events = app.events;
    let many = |count: Number, one: &str, many: &str| plural(&numbers.count(count, 1), one, many);
    let labels = [
        many(events.joiners, "joiner", "joiners"),
        many(events.leavers, "leaver", "leavers"),
        many(events.changes, "change of role", "changes of role"),
        many(events.reviewed, "account reviewed", "accounts reviewed"),
    ];
    let hours = |number: Number| fill("{} h", &[numbers.tenth(number).as_str()]);
    let span = |(best, worst): (Number, Number), write: &dyn Fn(Number) -> String| {
        if best == worst { write(worst) } else { fill("{} to {}", &[&write(best), &write(worst)]) }
    };
    let reviewed = events.reviewed.is_positive();
    let mut rows: Vec<TimeRow> = labels
        .into_iter()
        .enumerate()
        .filter(|(at, _)| *at < 3 || reviewed)
        .map(|(at, label)| TimeRow {
            label,
            by_hand: hours(before.hours_by_event[at]),
            with_scim: hours(after.hours_by_event[at]),
            total: false,
        })
        .collect();
    rows.push(TimeRow {
        label: "IT hours".into(),
        by_hand: hours(before.it_hours),
        with_scim: span(after.it_hours, &hours),
        total: true,
    });
    let accounts = |number: Number| numbers.tenth(number);
    rows.push(TimeRow {
        label: "Accounts left open".into(),
        by_hand: accounts(before.orphaned_accounts),
        with_scim: span(after.orphaned_accounts, &accounts),
        total: false,
    });
    let licences = |amount| numbers.estimate(amount, "USD");
    rows.push(TimeRow {
        label: "Unused licences".into(),
        by_hand: licences(before.unused_licences.amount),
        with_scim: licences(after.own_unused_licences),
        total: false,
    });
    rows
}

/// What stays manual, event by event.
pub(super) fn stays(app: &AppReport) -> Vec<String> {
    let coverage = app.money.coverage;
    let (best, worst) = (coverage.best, coverage.worst);
    let events = [
        (
            best.joiners,
            worst.joiners,
            "Accounts for joiners are still made by hand.",
            "Accounts for joiners may still have to be made by hand.",
        ),
        (
            best.leavers,
            worst.leavers,
            "Accounts of leavers are still closed by hand, so some will be missed and their licences paid for.",
            "Accounts of leavers may still have to be closed by hand.",
        ),
        (
            best.changes,
            worst.changes,
            "Changes of role are still made by hand: no source says that groups or roles sent over SCIM carry permissions here.",
            "Changes of role may still have to be made by hand.",
        ),
    ];
    let mut lines = Vec::new();
    for (best, worst, stays, perhaps) in events {
        if !(best && worst) {
            lines.push(String::from(if best { perhaps } else { stays }));
        }
    }
    if lines.is_empty() {
        lines.push("Joiners, leavers and changes of role are all covered through your identity provider.".into());
    }
    lines
}
