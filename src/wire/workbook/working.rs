//! The sheet Working: a row for each app with everything between inputs and results. The rules are those of
//! `domain::options`.

use super::apps::AppInputs;
use super::assumptions::Inputs;
use super::book::{Book, Format, Tab};
use super::calc::Calc;
use super::ends::{Ends, all_known};
use super::prices::Priced;
use super::table::AppRow;
use super::work_columns::{self, Given};
use crate::domain::{AppReport, Assumption, Number};

/// The results of an app, and what totals are made of.
pub(super) struct Worked {
    pub hand: Ends,
    pub residual: Ends,
    pub upgrade: Ends,
    pub other: Ends,
    pub worth: Ends,
    pub worth_seat: Ends,
    pub hours: Calc,
    /// IT hours that stay with SCIM.
    pub hours_after: Ends,
    /// The currency that the step counts in, or "none" where the vendor has no SCIM.
    pub counts_in: Calc,
    /// The step in the app's currency.
    pub step: Ends,
    /// 1 where its low end, its high end, or either is known.
    pub has_low: Calc,
    pub has_high: Calc,
    pub is_known: Calc,
    /// The column after them.
    pub next_column: u16,
}

/// Writes the row of the app at a place, counted from 0. `no_scim`: there is none on any plan, so nothing to price.
pub(super) fn write(
    book: &mut Book,
    at: u32,
    report: &AppReport,
    (inputs, apps): (&Inputs, &Calc),
    (app, priced): (&AppInputs, &Priced),
    no_scim: bool,
) -> Worked {
    let sheet = book.sheet(Tab::Working);
    if at == 0 {
        sheet.title(
            "Working: every step between the inputs and the results, a row for each app. Nothing to change here.",
        );
    }
    let mut row = AppRow::begin(sheet, at, 0);
    let dollars = Format::dollars;
    let zero = Calc::number(Number::ZERO);
    row.group("The app");
    row.calc("No.", &app.place, Format::Whole);
    row.calc("App", &app.name, Format::Plain);
    let rate = row.calc("US dollars for one unit", &inputs.dollars_for(&report.vendor.currency), Format::Count);
    let in_dollars = |ends: &Ends| ends.each(|end| all_known(&[end, &rate], &end.times(&rate)));
    let seat = row.ends("One more seat now", &in_dollars(&priced.current_seat), dollars());
    let seat_after = row.ends("One more seat with SCIM", &in_dollars(&priced.target_seat), dollars());
    let benchmark = report.vendor.benchmark;
    let given = Given { inputs, app, seat: &seat, seat_after: &seat_after, benchmark };
    let work = work_columns::write(&mut row, &given);

    row.group("The three ways");
    let hand = row.result_ends("By hand", &work.by_hand.total(), dollars());
    let residual = row.result_ends("Still by hand with SCIM", &work.residual.total(), dollars());
    let in_dollars = row.ends("Step in dollars", &in_dollars(&priced.step), dollars());
    let keep = Calc::number(Number::HUNDRED).minus(&app.anyway).percent();
    let less = in_dollars.map(|end| Calc::choose(&end.above(&zero), &end.times(&keep), end));
    let less = row.ends("Step not bought anyway", &less, dollars());
    let extras = extras(&mut row, (inputs, apps), (app, priced), &rate);
    let rest = row.ends("Beside the step", &Ends::total(&[&extras, &residual]), dollars());
    let buys = priced.buys.is(&Calc::whole(1));
    let nothing = Ends::exact(&Calc::text("nothing to buy"));
    let upgrade = Ends::choose(&buys, &Ends::plus(&[&less, &rest]), &nothing);
    let upgrade = row.result_ends("Upgrade, all in", &upgrade, dollars());
    let own_tool = all_known(&[&app.other, &rate], &app.other.times(&rate));
    let shared = Calc::choose(&inputs.third_party.is_number(), &inputs.third_party, &Calc::text("no price entered"));
    let tool = Calc::choose(&app.other.is_number(), &own_tool, &shared);
    let tool = row.calc("Another tool", &tool, dollars());
    let entered = Calc::count(&[&app.other, &inputs.third_party]).above(&zero);
    let other = Ends {
        low: Calc::sum(&[&tool, &work.labour_at_best]),
        high: Calc::choose(&tool.is_number(), &Calc::sum(&[&tool, &work.labour_at_best]), &Calc::not_known()),
    };
    let other = Ends::choose(&entered, &other, &Ends::exact(&Calc::text("no price entered")));
    let other = row.result_ends("Another tool, all in", &other, dollars());

    row.group("What SCIM is worth");
    let left = row.ends("Saved less what is paid beside the step", &work.saving.minus(&extras), dollars());
    let left = row.ends("The same, read as a difference", &left.as_difference(), dollars());
    let counts = app.anyway.below(&Calc::number(Number::HUNDRED));
    let worth = left.map(|end| Calc::choose(&end.above(&zero), &end.over(&keep), end));
    let worth = row.result_ends("Worth", &Ends::choose(&counts, &worth, &Ends::unknown()), dollars());
    // Rounded down to the cent; to eight decimals before, as 1.57 is a little less as a binary number.
    let seat_months = app.seats.times(&Calc::number(Number::MONTHS));
    let cents = |end: &Calc| end.over(&seat_months).times(&Calc::number(Number::HUNDRED)).rounded(8).rounded_down();
    let worth_seat = row.result_ends("Worth a seat-month", &worth.map(|end| cents(end).percent()), dollars());

    row.group("For the totals");
    let counts_in = if no_scim { "none" } else { &report.vendor.currency };
    let counts_in = row.text("Counts in", 10, counts_in);
    let step = row.ends("Step", &priced.step, Format::Money(report.vendor.currency.clone()));
    let one_if = |test: &Calc| Calc::choose(test, &Calc::whole(1), &zero);
    let has_low = row.calc("Low end known", &one_if(&step.low.is_number()), Format::Whole);
    let has_high = row.calc("High end known", &one_if(&step.high.is_number()), Format::Whole);
    let is_known = row.calc("Step known", &one_if(&step.is_known()), Format::Whole);
    let (hours, hours_after, next_column) = (work.hours, work.hours_after, row.column());
    Worked {
        hand,
        residual,
        upgrade,
        other,
        worth,
        worth_seat,
        hours,
        hours_after,
        counts_in,
        step,
        has_low,
        has_high,
        is_known,
        next_column,
    }
}

/// What the upgrade costs beside the price step and the work that stays.
fn extras(
    row: &mut AppRow<'_>,
    (inputs, apps): (&Inputs, &Calc),
    (app, priced): (&AppInputs, &Priced),
    rate: &Calc,
) -> Ends {
    let zero = Calc::number(Number::ZERO);
    let Inputs { idp_cost, setup_hours, token_hours, .. } = inputs;
    let provider = row.calc("Identity provider’s share", &Calc::sum(&[idp_cost]).over(apps), Format::dollars());
    let hours = Calc::sum(&[setup_hours, token_hours]);
    let hours = row.calc("Set-up and tokens", &hours.times(inputs.base(Assumption::Rate)), Format::dollars());
    let (paid, amounts) = &priced.once;
    let once = all_known(&[rate], &Calc::sum(&[paid, &app.once]).times(rate));
    let once = row.calc("Paid once", &once, Format::dollars());
    let amounts = amounts.plus(&Calc::count(&[&app.once]));
    // Without an exchange rate what is paid once is not known, if there is anything.
    let open = Calc::all(&[&rate.is_number().not(), &amounts.above(&zero)]);
    let known = Calc::sum(&[&provider, &hours, &once]);
    let entered = Calc::count(&[idp_cost, setup_hours, token_hours]).above(&zero);
    let ends = Ends {
        low: Calc::choose(&Calc::all(&[&open, &entered.not()]), &Calc::not_known(), &known),
        high: Calc::choose(&open, &Calc::not_known(), &known),
    };
    row.ends("Paid beside the step", &ends, Format::dollars())
}
