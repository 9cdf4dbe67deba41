//! Two targets or two vendors side by side, from the same company.

use crate::domain::{AppReport, BreakEven, BreakEvens, Estimate, Reason};
use crate::present::{Numbers, Page, grade_text};

/// One of two results that are compared.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The result.
    pub app: &'a AppReport,
    /// The same in words.
    pub page: &'a Page,
    /// From what it pays.
    pub break_evens: BreakEvens,
}

/// Two results in columns: the line's name, this one, the other one.
pub fn beside(this: Side, that: Side, numbers: &Numbers) -> Vec<[String; 3]> {
    let line = |name: &str, cell: &dyn Fn(Side) -> String| [name.to_owned(), cell(this), cell(that)];
    let app_line = |name: &str, cell: &dyn Fn(&AppReport) -> String| line(name, &|side| cell(side.app));
    vec![
        app_line("More a year", &|app| numbers.estimate(app.money.upgrade.delta, &app.vendor.currency)),
        app_line("By hand, a year", &|app| numbers.estimate(app.money.hand(), "USD")),
        app_line("Upgrade with what stays, a year", &|app| {
            app.money.upgrade_total().map_or_else(|| "nothing to buy".into(), |total| numbers.estimate(total, "USD"))
        }),
        app_line("What SCIM is worth, a year", &|app| numbers.estimate(app.money.worth.year, "USD")),
        app_line("The same, a seat-month", &|app| numbers.exact_estimate(app.money.worth.seat_month, "USD")),
        app_line("IT hours that stay, a year", &|app| hours(app, numbers)),
        line("Pays from", &|side| match side.break_evens.seats {
            BreakEven::From(seats) => [&numbers.count(seats, 0), " seats"].concat(),
            BreakEven::UpTo(seats) => ["up to ", &numbers.count(seats, 0), " seats"].concat(),
            BreakEven::Always => "any number of seats".into(),
            BreakEven::Never => "no number of seats".into(),
            BreakEven::Unknown => "not known".into(),
        }),
        line("Prices", &|side| side.page.grade.map_or_else(|| "none".into(), |grade| grade_text(grade).to_owned())),
        line("Which way", &|side| side.page.verdict.clone()),
    ]
}

/// The hours that stay with SCIM: one number, or from and to where coverage is not known.
fn hours(app: &AppReport, numbers: &Numbers) -> String {
    let (best, worst) = app.money.residual.it_hours;
    let hours = Estimate::between(Some(best), Some(worst), Reason::NotRecorded);
    numbers.estimate_by(hours, &|hours| numbers.tenth(hours))
}
