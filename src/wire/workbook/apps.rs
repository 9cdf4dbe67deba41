//! The sheet Apps: a row for each app with what may be changed, then what it comes to.

use super::Words;
use super::book::{Allowed, Book, Content, Format, Tab};
use super::calc::Calc;
use super::ends::Ends;
use super::prices::Priced;
use super::table::AppRow;
use super::working::Worked;
use crate::domain::{App, AppReport, Date, Number};

/// The inputs of an app as formulas name them.
pub(super) struct AppInputs {
    /// Place among the apps, counted from 1.
    pub number: u32,
    /// The cell with it.
    pub place: Calc,
    pub name: Calc,
    pub seats: Calc,
    pub now_quote: Calc,
    pub quote: Calc,
    pub now_seat: Calc,
    pub seat: Calc,
    pub now_discount: Calc,
    pub discount: Calc,
    pub usage: Calc,
    pub anyway: Calc,
    pub once: Calc,
    pub other: Calc,
    /// "yes", "no" or "unknown": joiners, leavers, changes.
    pub covered: [Calc; 3],
    /// The column after them.
    column: u16,
}

const COVERED: &[&str] = &["yes", "no", "unknown"];

/// Writes the inputs of the app at a place, counted from 0.
pub(super) fn write_inputs(book: &mut Book, at: u32, app: &App, report: &AppReport) -> AppInputs {
    let sheet = book.sheet(Tab::Apps);
    if at == 0 {
        sheet.title("Apps: yellow cells are yours to change; the results on the right follow.");
    }
    let mut row = AppRow::begin(sheet, at, 0);
    let money = || Format::Money(report.vendor.currency.clone());
    let plan = |at: usize| report.vendor.plans[at].name.clone();
    let target: Vec<String> = report.target.into_iter().chain(report.addons.iter().copied()).map(plan).collect();
    row.group("The app");
    let place = row.fixed("No.", 5, Number::from(at + 1));
    let name = row.text("App", 24, report.vendor.name.clone());
    row.text("Plan now", 20, report.current.map(plan).unwrap_or_default());
    row.text("Plan with SCIM", 24, target.join(" + "));
    row.text("Currency", 10, report.vendor.currency.clone());
    let seats = Content::Number(Number::from(app.seats));
    let seats = row.choice("Seats", seats, Format::Whole, Allowed::Whole(1, 1_000_000));
    row.group("Your own prices and discounts; empty: list prices");
    let mut optional = |heading: &str, value, format| row.input(heading, Content::optional(value), format);
    let now_quote = optional("Now, a year all in", app.now_quote, money());
    let quote = optional("With SCIM, a year all in", app.quote, money());
    let now_seat = optional("Now, a seat-month", app.now_seat, money());
    let seat = optional("With SCIM, a seat-month", app.seat, money());
    let now_discount = optional("Discount now, %", app.now_discount, Format::Percent);
    let discount = optional("Discount with SCIM, %", app.discount, Format::Percent);
    let usage = optional("Usage, in the plan’s unit", app.usage, Format::Count);
    let anyway = optional("Bought anyway, %", app.anyway, Format::Percent);
    let once = optional("Paid once for the upgrade", app.once, money());
    let other = optional("Another tool, a year", app.other, money());
    row.group("SCIM through your provider");
    let (best, worst) = (report.money.coverage.best, report.money.coverage.worst);
    let mut covers = |heading: &str, at_best: bool, at_worst: bool| {
        let word = match (at_best, at_worst) {
            (true, true) => "yes",
            (false, _) => "no",
            (true, false) => "unknown",
        };
        row.choice(heading, Content::Text(word.into()), Format::Plain, Allowed::Words(COVERED))
    };
    let covered = [
        covers("Accounts are made", best.joiners, worst.joiners),
        covers("Accounts are closed", best.leavers, worst.leavers),
        covers("Permissions follow", best.changes, worst.changes),
    ];
    AppInputs {
        number: at + 1,
        place,
        name,
        seats,
        now_quote,
        quote,
        now_seat,
        seat,
        now_discount,
        discount,
        usage,
        anyway,
        once,
        other,
        covered,
        column: row.column(),
    }
}

/// Writes the results beside the inputs.
pub(super) fn write_results(
    book: &mut Book,
    at: u32,
    (app, priced, worked): (&AppInputs, &Priced, &Worked),
    (report, words, today): (&AppReport, &Words, Date),
) {
    let money = || Format::Money(report.vendor.currency.clone());
    let mut row = AppRow::begin(book.sheet(Tab::Apps), at, app.column);
    row.group("A year, in the app’s currency");
    row.result_ends("Now", &priced.current, money());
    row.result_ends("With SCIM", &priced.target, money());
    row.result_ends("The step to SCIM", &priced.step, money());
    row.result("How to read the step", &priced.step.reading(), Format::Plain);
    row.group("A year, in US dollars");
    let mut dollars = |heading: &str, ends: &Ends| row.result_ends(heading, ends, Format::dollars());
    dollars("By hand", &worked.hand);
    dollars("Still by hand with SCIM", &worked.residual);
    dollars("Upgrade, all in", &worked.upgrade);
    dollars("Another tool, all in", &worked.other);
    dollars("What SCIM is worth", &worked.worth);
    dollars("Worth a seat-month", &worked.worth_seat);
    row.result("IT hours by hand", &worked.hours, Format::Hours);
    row.result_ends("IT hours with SCIM", &worked.hours_after, Format::Hours);
    row.group(&format!("As computed on {today}; does not follow changes"));
    row.text("Which way to go", 34, (words.verdict)(report));
    row.prose("Why", 60, (words.reasons)(report).join(" "));
    let warnings: Vec<String> = report.warnings.iter().map(|warning| (words.warning)(warning, report)).collect();
    row.prose("What to know", 60, warnings.join(" "));
}
