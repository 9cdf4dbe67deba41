//! Two targets or two vendors side by side, from the same company.

use crate::domain::{AppReport, BreakEven, Estimate, Reason};
use crate::present::{Numbers, Page, grade_text};

/// Two results in columns: the line's name, this one, the other one.
pub fn beside(this: (&AppReport, &Page), that: (&AppReport, &Page), numbers: &Numbers) -> Vec<[String; 3]> {
    let line = |name: &str, cell: &dyn Fn(&AppReport, &Page) -> String| {
        [name.to_owned(), cell(this.0, this.1), cell(that.0, that.1)]
    };
    vec![
        line("More a year", &|app, _| numbers.estimate(app.money.upgrade.delta, &app.vendor.currency)),
        line("By hand, a year", &|app, _| numbers.estimate(app.money.hand(), "USD")),
        line("Upgrade with what stays, a year", &|app, _| {
            app.money.upgrade_total().map_or_else(|| "nothing to buy".into(), |total| numbers.estimate(total, "USD"))
        }),
        line("What SCIM is worth, a year", &|app, _| numbers.estimate(app.money.worth.year, "USD")),
        line("The same, a seat-month", &|app, _| numbers.exact_estimate(app.money.worth.seat_month, "USD")),
        line("IT hours that stay, a year", &|app, _| hours(app, numbers)),
        line("Pays from", &|app, _| match app.break_evens.seats {
            BreakEven::From(seats) => [&numbers.count(seats, 0), " seats"].concat(),
            BreakEven::UpTo(seats) => ["up to ", &numbers.count(seats, 0), " seats"].concat(),
            BreakEven::Always => "any number of seats".into(),
            BreakEven::Never => "no number of seats".into(),
            BreakEven::Unknown => "not known".into(),
        }),
        line("Prices", &|_, page| page.grade.map_or_else(|| "none".into(), |grade| grade_text(grade).to_owned())),
        line("Which way", &|_, page| page.verdict.clone()),
    ]
}

/// The hours that stay with SCIM: one number, or from and to where coverage is not known.
fn hours(app: &AppReport, numbers: &Numbers) -> String {
    let (best, worst) = app.money.residual.it_hours;
    let hours = Estimate::between(Some(best), Some(worst), Reason::NotRecorded);
    numbers.estimate_by(hours, &|hours| numbers.tenth(hours))
}
