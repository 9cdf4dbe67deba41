//! A stack as CSV, in the columns that are read: what is written comes back as it was.

use super::role::Role;
use super::rows::is_run;
use crate::domain::{App, Catalog, Date, Number, Product};
use crate::wire::link;

/// The columns, in this order.
const COLUMNS: [Role; 16] = [
    Role::Name,
    Role::VendorId,
    Role::CurrentPlan,
    Role::TargetPlan,
    Role::Seats,
    Role::YearCost,
    Role::SeatMonthCost,
    Role::NowDiscount,
    Role::Quote,
    Role::SeatQuote,
    Role::Discount,
    Role::Usage,
    Role::Anyway,
    Role::Once,
    Role::Other,
    Role::Renewal,
];

/// Apps with their renewals as CSV in UTF-8, with the mark by which spreadsheets know that. Plans are written by
/// their ids. Texts that a spreadsheet would run have an apostrophe before them, numbers stay numbers.
///
/// ```
/// use scim_tax::domain::{App, Catalog, Date, Product};
/// use scim_tax::wire::table::write;
/// let day = Date::parse("2026-11-21").unwrap();
/// let catalog = Catalog { version: day, vendors: vec![] };
/// let app = App::new(Product::Own { name: "=cmd".into() }, 50);
/// let text = write([(&app, Some(day))], &catalog);
/// assert!(text.starts_with("\u{feff}App,Vendor id,Current plan,Target plan,Seats,Cost now a year,"));
/// assert!(text.ends_with("\r\n'=cmd,own,,,50,,,,,,,,,,,2026-11-21\r\n"));
/// ```
pub fn write<'a>(apps: impl IntoIterator<Item = (&'a App, Option<Date>)>, catalog: &Catalog) -> String {
    let mut text = String::from('\u{feff}');
    line(&mut text, COLUMNS.iter().map(|role| cell(role.label())));
    for (app, renewal) in apps {
        line(&mut text, COLUMNS.iter().map(|role| value(app, renewal, *role, catalog)));
    }
    text
}

fn value(app: &App, renewal: Option<Date>, role: Role, catalog: &Catalog) -> String {
    let [name, id, current, target] = match &app.product {
        Product::Listed { vendor, current, target } => {
            let name = catalog.vendor(vendor).map_or(vendor, |vendor| &vendor.name);
            [name, vendor, current, target].map(String::as_str)
        }
        Product::Own { name } => [name, link::OWN, "", ""],
    };
    match role {
        Role::Name => cell(name),
        Role::VendorId => cell(id),
        Role::CurrentPlan => cell(current),
        Role::TargetPlan => cell(target),
        Role::Seats => app.seats.to_string(),
        Role::Renewal => renewal.map(|day| day.to_string()).unwrap_or_default(),
        _ => {
            let number = app.numbers().into_iter().find(|(key, _)| role.number() == Some(*key));
            number.and_then(|(_, number)| number).map(plain).unwrap_or_default()
        }
    }
}

/// A number with a point. Three decimals get a fourth one, so that nobody takes the point for one between thousands.
fn plain(number: Number) -> String {
    let Some(decimal) = number.decimal() else { return String::new() };
    let mut text = decimal.normalize().to_string();
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&cell);
    }
    text.push_str("\r\n");
}

/// A text as a cell; one that already has an apostrophe before what a spreadsheet would run gets another, which
/// reading takes off.
fn cell(text: &str) -> String {
    let text = if is_run(text) { ["'", text].concat() } else { text.to_owned() };
    if text.contains([',', ';', '"', '\r', '\n', '\t']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text
    }
}
