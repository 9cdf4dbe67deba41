//! The rows of a step that a source publishes by team size: the row of the largest size not above the seats counts.

use super::book::{Content, Format, Kind, Sheet};
use super::calc::Calc;
use super::ends::Ends;
use super::plan_rows::Side;
use super::price_row::{FLAG, MINIMUM, PRICE, Row, SOURCE, YEAR};
use super::source_list::{SourceList, publisher};
use crate::domain::{Estimate, Number, PublishedStep};

/// What the published rows come to at the seats.
pub(super) struct PublishedYear {
    /// The difference; not known below the first row.
    pub uplift: Ends,
    /// The dearer plan's price.
    pub total: Ends,
    /// Whether one is printed.
    pub has_total: Calc,
}

/// Writes the rows. Each shows what counts down to it, so the last one has what counts: a chain of rows may be longer
/// than what a spreadsheet takes inside one formula.
pub(super) fn write(
    sheet: &mut Sheet,
    sources: &mut SourceList,
    side: &Side<'_>,
    step: &PublishedStep,
) -> PublishedYear {
    let source = sources.number(&side.vendor.id, step.into());
    let mut chain = |what: &str, rows: &[(u32, Option<Estimate>)]| {
        let (mut amount, mut found) = (Ends::unknown(), Calc::whole(0));
        for (seats, printed) in rows {
            let mut row = Row::begin(sheet, side.buyer, ("step", ""), what);
            let from = row.count(MINIMUM, Number::from(*seats));
            let reached = side.buyer.seats.at_least(&from);
            let own = printed.map_or_else(Ends::unknown, |printed| row.typed(PRICE, printed));
            let at = row.row;
            row.sheet.put(at, SOURCE, Content::Number(Number::from(source)), Kind::Text, Format::Whole);
            row.sheet.text(at, SOURCE + 1, publisher(step.publisher));
            row.sheet.put(at, SOURCE + 2, Content::Date(step.checked), Kind::Text, Format::Date);
            amount = row.ends(YEAR, &Ends::choose(&reached, &own, &amount));
            let known = Calc::whole(u32::from(printed.is_some()));
            found = row.calc(FLAG, Calc::choose(&reached, &known, &found), Format::Whole);
        }
        (amount, found.above(&Calc::whole(0)))
    };
    let uplifts: Vec<_> = step.rows.iter().map(|row| (row.seats, Some(row.uplift))).collect();
    let (uplift, _) = chain("published difference from these seats up; the last row counts", &uplifts);
    let totals: Vec<_> = step.rows.iter().map(|row| (row.seats, row.total)).collect();
    let (total, has_total) = chain("published dearer price from these seats up; the last row counts", &totals);
    PublishedYear { uplift, total, has_total }
}
