//! The rows of a step that a source publishes by team size: the row of the largest size not above the seats counts.

use super::book::{Content, Format, Kind, Sheet};
use super::calc::Calc;
use super::ends::Ends;
use super::plan_rows::Side;
use super::price_row::{FLAG, MINIMUM, PRICE, Row, SOURCE, YEAR};
use super::source_list::{SourceList, publisher};
use crate::domain::{Estimate, Number, PublishedStep, StepRow};

/// What the published rows come to at the seats.
pub(super) struct PublishedYear {
    /// The difference; not known below the first row.
    pub uplift: Ends,
    /// The dearer plan's price.
    pub total: Ends,
    /// Whether one is printed.
    pub has_total: Calc,
}

/// Writes the rows.
pub(super) fn write(
    sheet: &mut Sheet,
    sources: &mut SourceList,
    side: &Side<'_>,
    step: &PublishedStep,
) -> PublishedYear {
    let source = sources.number(&side.vendor.id, step.into());
    let mut uplifts = Vec::new();
    let mut totals = Vec::new();
    for StepRow { seats, uplift, total } in &step.rows {
        let mut put = |what: &str, amount: Estimate| {
            let mut row = Row::begin(sheet, side.buyer, ("step", ""), what);
            let from = row.count(MINIMUM, Number::from(*seats));
            let ends = row.typed(PRICE, amount);
            let at = row.row;
            row.sheet.put(at, SOURCE, Content::Number(Number::from(source)), Kind::Text, Format::Whole);
            row.sheet.text(at, SOURCE + 1, publisher(step.publisher));
            row.sheet.put(at, SOURCE + 2, Content::Date(step.checked), Kind::Text, Format::Date);
            (from, row.ends(YEAR, &ends))
        };
        uplifts.push(put("published difference from these seats up", *uplift));
        totals.push(total.map(|total| put("published price of the dearer plan from these seats up", total)));
    }
    let seats = &side.buyer.seats;
    let mut uplift = Ends::unknown();
    let (mut total, mut has_total) = (Ends::unknown(), Calc::whole(0));
    for ((from, amount), printed) in uplifts.iter().zip(&totals) {
        let reached = seats.at_least(from);
        uplift = Ends::choose(&reached, amount, &uplift);
        let printed = printed.as_ref().map_or_else(Ends::unknown, |(_, printed)| printed.clone());
        total = Ends::choose(&reached, &printed, &total);
        has_total = Calc::choose(&reached, &Calc::count(&[&printed.low, &printed.high]), &has_total);
    }
    let mut row = Row::begin(sheet, side.buyer, ("step", ""), "published difference at these seats");
    let uplift = row.ends(YEAR, &uplift);
    let mut row = Row::begin(sheet, side.buyer, ("step", ""), "published price at these seats (flag: there is one)");
    let total = row.ends(YEAR, &total);
    let has_total = row.calc(FLAG, has_total, Format::Whole).above(&Calc::whole(0));
    PublishedYear { uplift, total, has_total }
}
