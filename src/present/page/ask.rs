//! What to ask the vendor.

use crate::domain::{Age, AppReport, Number, PriceNote, Reason, Status, Support, Warning};
use crate::present::fill::fill;
use crate::present::number::{Numbers, plural};

pub(super) fn wants_quote(app: &AppReport) -> bool {
    let asked = matches!(app.money.upgrade.delta.reason(), Some(why) if why != Reason::NoScim && why != Reason::Usage);
    asked && !app.nothing_to_buy() && app.vendor.status != Status::Absent
}

/// What to ask the vendor before signing.
pub(super) fn ask(app: &AppReport, numbers: &Numbers) -> Vec<String> {
    if app.nothing_to_buy() || app.vendor.status == Status::Absent || app.is_own {
        return Vec::new();
    }
    let target = app.target_plan().map_or("the plan with SCIM", |plan| plan.name.as_str());
    let seats = plural(&numbers.count(Number::from(app.seats), 0), "seat", "seats");
    let minimum = |note: &PriceNote| matches!(note, PriceNote::MinimumSeats { .. } | PriceNote::MinimumSpend { .. });
    let stale = |warning: &Warning| matches!(warning, Warning::StalePrice(age) if *age > Age::Fresh);
    let (upgrade, coverage) = (&app.money.upgrade, app.money.coverage);
    let addon = app.target_plan().is_some_and(|plan| plan.is_addon());
    let asked = [
        (true, "What does {} cost a year for {}, all in, and at which list price?"),
        (!addon, "Can SCIM be bought on its own, on top of the plan we have?"),
        (
            upgrade.notes.iter().any(minimum) || wants_quote(app),
            "Is there a minimum of seats or spend, and may seats go down at renewal?",
        ),
        (
            app.current_plan().is_some_and(|plan| plan.sso != Support::Yes),
            "Does single sign-on have to be bought first, and is it in that price?",
        ),
        (!coverage.best.changes, "Do groups sent over SCIM set roles and permissions, or only membership?"),
        (
            !coverage.is_certain() || !coverage.best.leavers,
            "Which of create, change and deactivate work through our identity provider?",
        ),
        (app.warnings.iter().any(stale), "Is the published price still the price?"),
    ];
    asked.iter().filter(|(applies, _)| *applies).map(|(_, question)| fill(question, &[target, &seats])).collect()
}
