//! The sheet Summary: totals, what is not priced, and how to use the workbook.

use super::apps::AppInputs;
use super::book::{Book, Content, Format, Kind, Sheet, Tab};
use super::calc::Calc;
use super::ends::Ends;
use super::prices::Priced;
use super::table::AppRow;
use super::working::Worked;
use crate::domain::{Catalog, Date};

/// What stands where nothing is to be listed: an empty text would be stored as 0.
const NONE: &str = "–";

/// An app's cells on the other sheets.
pub(super) type Done = (AppInputs, Priced, Worked);

const HOW_TO: [&str; 6] = [
    "Yellow cells are inputs: seats, prices, discounts and assumptions. Change any of them, and all else follows.",
    "Amounts have a low and a high end. The two are the same where a price is exact. “not known” is no zero: what is \
     computed from it is not known either, or reads “at least”.",
    "Your own quote goes into the sheet Apps, in the app’s row; it takes the place of the list prices.",
    "The sheet Prices has every charge of every app, with its source; the sheet Working every step in between.",
    "All amounts are a year’s and without taxes. What follows from several years is not in this workbook.",
    "What the verdicts say was computed when the file was written and does not follow changes.",
];

/// Writes the sheet.
pub(super) fn write(book: &mut Book, apps: &[Done], catalog: &Catalog, today: Date, currencies: &[String]) {
    let names: Vec<Calc> = currencies.iter().enumerate().map(|(at, code)| unpriced(book, apps, at, code)).collect();
    let sheet = book.sheet(Tab::Summary);
    sheet.title("What SCIM costs, and what it is worth");
    sheet.text(1, 0, format!("Written on {today}, with the catalog of {}.", catalog.version));
    for (column, width) in (0..).zip([30, 9, 9, 11, 16, 16, 14, 50, 16, 16]) {
        sheet.widths.insert(column, width);
    }
    let headings = [
        "Currency",
        "Apps",
        "Priced",
        "Not priced",
        "Low",
        "High",
        "Reading",
        "Not priced are",
        "Low, as summed",
        "High, as summed",
    ];
    section(sheet, 3, "The step to SCIM, a year", &headings);
    let mut row = 5;
    for (code, names) in currencies.iter().zip(&names) {
        let total = step_total(book.sheet(Tab::Summary), row, apps, code, names);
        let code = code.to_lowercase();
        book.name(&format!("total_step_low_{code}"), &total.low);
        book.name(&format!("total_step_high_{code}"), &total.high);
        row += 1;
    }
    row += 1;
    let sheet = book.sheet(Tab::Summary);
    section(sheet, row, "The work, all apps, a year", &["", "", "", "", "Low", "High", "Reading"]);
    row += 2;
    let column = |of: &dyn Fn(&Worked) -> Ends| {
        let ends: Vec<Ends> = apps.iter().map(|(.., worked)| of(worked)).collect();
        Ends::column_plus(&ends)
    };
    for (what, ends) in [
        ("By hand", column(&|worked| worked.hand.clone())),
        ("Still by hand with SCIM", column(&|worked| worked.residual.clone())),
    ] {
        sheet.text(row, 0, format!("{what}, US dollars"));
        let low = sheet.result(row, 4, ends.low, Format::dollars());
        let high = sheet.result(row, 5, ends.high, Format::dollars());
        sheet.formula(row, 6, Ends { low, high }.reading(), Format::Plain);
        row += 1;
    }
    let hours: Vec<Calc> = apps.iter().map(|(.., worked)| worked.hours.clone()).collect();
    sheet.text(row, 0, "IT hours by hand, by your own numbers");
    sheet.result(row, 4, Calc::column_sum(&hours), Format::Hours);
    row += 2;
    sheet.heading(row, 0, "How to use this workbook");
    for text in HOW_TO {
        row += 1;
        sheet.text(row, 0, text);
    }
    row += 2;
    sheet.put(row, 0, Content::Text("An input".into()), Kind::Input, Format::Plain);
    sheet.put(row, 1, Content::Text("Computed".into()), Kind::Computed, Format::Plain);
    sheet.put(row, 2, Content::Text("A result".into()), Kind::Result, Format::Plain);
}

fn section(sheet: &mut Sheet, row: u32, title: &str, headings: &[&str]) {
    sheet.heading(row, 0, title);
    for (column, heading) in (0..).zip(headings) {
        let is_number = heading.starts_with("Low") || heading.starts_with("High") || (1..=3).contains(&column);
        sheet.heading_of(row + 1, column, *heading, if is_number { Format::Count } else { Format::Plain });
    }
}

/// The column of Working that collects the names of what is not priced in a currency; returns its last cell.
fn unpriced(book: &mut Book, apps: &[Done], place: usize, code: &str) -> Calc {
    let mut names = Calc::text(NONE);
    for (at, (app, _, worked)) in (0..).zip(apps) {
        let column = worked.next_column + u16::try_from(place).unwrap_or(u16::MAX - worked.next_column);
        let mut row = AppRow::begin(book.sheet(Tab::Working), at, column);
        let open = [&worked.counts_in.is(&Calc::text(code)), &worked.is_known.is(&Calc::whole(0))];
        // A cell holds 32,767 characters.
        let room = names.length().below(&Calc::whole(30_000));
        let longer =
            Calc::choose(&names.is(&Calc::text(NONE)), &app.name, &names.then(&Calc::text(", ")).then(&app.name));
        let next = Calc::choose(&Calc::all(&[open[0], open[1], &room]), &longer, &names);
        names = row.calc(&format!("Not priced in {code}, down to here"), &next, Format::Plain);
    }
    names
}

/// The row of a currency.
fn step_total(sheet: &mut Sheet, row: u32, apps: &[Done], code: &str, names: &Calc) -> Ends {
    let column = |of: &dyn Fn(&Done) -> Calc| apps.iter().map(of).collect::<Vec<_>>();
    let keys = column(&|(.., worked)| worked.counts_in.clone());
    let code_cell = sheet.text(row, 0, code);
    let sum = |of: &dyn Fn(&Done) -> Calc| Calc::sum_where(&keys, &code_cell, &column(of));
    let zero = Calc::whole(0);
    let count = sheet.formula(row, 1, Calc::count_where(&keys, &code_cell), Format::Whole);
    let known = sheet.formula(row, 2, sum(&|(.., worked)| worked.is_known.clone()), Format::Whole);
    sheet.formula(row, 3, count.minus(&known), Format::Whole);
    let low = Calc::choose(
        &Calc::all(&[&known.above(&zero), &sum(&|(.., worked)| worked.has_low.clone()).is(&known)]),
        &sum(&|(.., worked)| worked.step.low.clone()),
        &Calc::not_known(),
    );
    let low = Calc::choose(&count.is(&zero), &zero, &low);
    let all = sum(&|(.., worked)| worked.has_high.clone()).is(&count);
    let high = Calc::choose(&all, &sum(&|(.., worked)| worked.step.high.clone()), &Calc::not_known());
    // A difference that is open on one side and could be of either sign says too little.
    let summed = Ends {
        low: sheet.formula(row, 8, low, Format::Money(code.into())),
        high: sheet.formula(row, 9, high, Format::Money(code.into())),
    };
    let total = summed.as_difference();
    let low = sheet.result(row, 4, total.low, Format::Money(code.into()));
    let high = sheet.result(row, 5, total.high, Format::Money(code.into()));
    let total = Ends { low, high };
    sheet.formula(row, 6, total.reading(), Format::Plain);
    sheet.put(row, 7, Content::Formula(names.clone()), Kind::Prose, Format::Plain);
    total
}
