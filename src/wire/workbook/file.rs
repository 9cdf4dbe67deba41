//! The sheets as an `.xlsx` file.

use super::Problem;
use super::book::{Allowed, Book, Cell, Content, Format, Kind, Sheet};
use super::calc::{Calc, Value};
use crate::domain::{Date, Number};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder,
    Formula, Url, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The most characters of a formula.
const LONGEST_FORMULA: usize = 8_192;
/// So many characters go side by side on paper, A4 lying, in letters of 7.5 points: smaller ones are hard to read.
const PAGE_WIDTH: u16 = 205;
/// Of the row with the names of columns, in points.
const HEADING_HEIGHT: u16 = 45;
/// Of a line, in points.
const LINE_HEIGHT: usize = 15;
/// A row is at most 409 points high.
const MOST_LINES: usize = 27;
/// The most characters of an address that spreadsheets follow.
const LONGEST_LINK: usize = 2_000;

impl From<XlsxError> for Problem {
    fn from(error: XlsxError) -> Self {
        Self(format!("The workbook could not be written: {error}."))
    }
}

/// The bytes of the file. `today` is the day that it says it was made on.
pub(super) fn write(book: &Book, today: Date) -> Result<Vec<u8>, Problem> {
    let mut file = Workbook::new();
    let made = ExcelDateTime::from_ymd(today.year(), today.month(), today.day())?;
    let properties = DocProperties::new().set_title("What SCIM costs, and what it is worth");
    file.set_properties(&properties.set_creation_datetime(&made));
    let mut looks = Looks::default();
    for sheet in &book.sheets {
        write_sheet(file.add_worksheet(), sheet, &mut looks)?;
    }
    for (name, cell) in &book.names {
        file.define_name(name, &format!("={}", fixed(cell)))?;
    }
    Ok(file.save_to_buffer()?)
}

/// `Apps!F4` as `Apps!$F$4`.
fn fixed(cell: &str) -> String {
    let (sheet, place) = cell.split_once('!').unwrap_or_default();
    let digits = place.find(|it: char| it.is_ascii_digit()).unwrap_or(place.len());
    let (letters, row) = place.split_at(digits);
    format!("{sheet}!${letters}${row}")
}

fn write_sheet(to: &mut Worksheet, sheet: &Sheet, looks: &mut Looks) -> Result<(), Problem> {
    to.set_name(sheet.tab.name())?;
    to.set_header(format!("&L{}&RPage &P of &N", sheet.tab.name()));
    to.set_freeze_panes(sheet.heading_rows, sheet.heading_columns)?;
    if sheet.heading_rows > 0 {
        // The title only on the first page, where there are headings below it.
        to.set_repeat_rows(1.min(sheet.heading_rows - 1), sheet.heading_rows - 1)?;
    }
    if sheet.heading_rows > 1 {
        // Three lines: the headings of narrow columns are wrapped.
        to.set_row_height(sheet.heading_rows - 1, HEADING_HEIGHT)?;
    }
    if sheet.heading_columns > 0 {
        to.set_repeat_columns(0, sheet.heading_columns - 1)?;
    }
    let mut widths = sheet.widths.clone();
    for ((_, column), cell) in &sheet.cells {
        let width = widths.entry(*column).or_insert(0);
        *width = widest(*width, cell);
    }
    for (column, width) in &widths {
        to.set_column_width(*column, *width)?;
    }
    to.set_landscape().set_paper_size(9).set_print_fit_to_pages(pages_wide(&widths, sheet.heading_columns), 0);
    for (row, lines) in lines(sheet) {
        to.set_row_height(row, u32::try_from(lines * LINE_HEIGHT).unwrap_or(u32::MAX))?;
    }
    let own = format!("{}!", sheet.tab.name());
    for ((row, column), cell) in &sheet.cells {
        write_cell(to, (*row, *column), cell, looks, &own)?;
    }
    for Together { column, first, last, allowed } in together(&sheet.allowed) {
        let rule = match allowed {
            Allowed::Words(words) => DataValidation::new().allow_list_strings(words)?,
            Allowed::Whole(low, high) => {
                let end = |end: u32| i32::try_from(end).unwrap_or(i32::MAX);
                DataValidation::new().allow_whole_number(DataValidationRule::Between(end(*low), end(*high)))
            }
        };
        to.add_data_validation(first, column, last, column, &rule)?;
    }
    Ok(())
}

/// How many pages side by side a sheet is printed on. One with columns that are repeated has many more: on as many pages
/// as it takes to be read. A sheet without them is a text or a short table, and is kept together on one.
fn pages_wide(widths: &BTreeMap<u16, u16>, repeated: u16) -> u16 {
    if repeated == 0 {
        return 1;
    }
    let all: u16 = widths.values().sum();
    let again: u16 = widths.range(..repeated).map(|(_, width)| width).sum();
    (all - again).div_ceil(PAGE_WIDTH.saturating_sub(again).max(1)).max(1)
}

/// The width of a column, or what an amount in it takes: spreadsheets show `####` for one that has no room, and cut the
/// words that stand in the place of one.
fn widest(width: u16, cell: &Cell) -> u16 {
    let Format::Money(code) = &cell.format else { return width };
    let number = match &cell.content {
        Content::Number(number) => *number,
        Content::Formula(Calc { value: Value::Number(number), .. }) => *number,
        Content::Formula(Calc { value: Value::Text(words), .. }) => {
            return width.max(u16::try_from(words.chars().count() + 2).unwrap_or(width));
        }
        _ => return width,
    };
    let digits = number.shown(2).to_string().len();
    let sign = if code == "USD" { 1 } else { code.len() + 1 };
    width.max(u16::try_from(digits + digits / 4 + sign + 2).unwrap_or(width))
}

/// The lines of rows with a text that is wrapped: not every spreadsheet finds their heights by itself.
fn lines(sheet: &Sheet) -> BTreeMap<u32, usize> {
    let mut lines = BTreeMap::new();
    for ((row, column), cell) in sheet.cells.iter().filter(|(_, cell)| cell.kind == Kind::Prose) {
        let text = match &cell.content {
            Content::Text(text) => text,
            Content::Formula(Calc { value: Value::Text(text), .. }) => text,
            _ => continue,
        };
        // Letters take a little more than digits, by which widths count.
        let room = sheet.widths.get(column).map_or(1, |width| usize::from(*width) * 9 / 10);
        let needed = text.chars().count().div_ceil(room.max(1));
        let most = lines.entry(*row).or_insert(1);
        *most = needed.clamp(*most, MOST_LINES);
    }
    lines.retain(|_, lines| *lines > 1);
    lines
}

fn write_cell(
    to: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &mut Looks,
    own: &str,
) -> Result<(), Problem> {
    let look = looks.of(cell.kind, &cell.format);
    match &cell.content {
        Content::Empty => to.write_blank(row, column, look)?,
        Content::Text(text) => to.write_string_with_format(row, column, text, look)?,
        Content::Number(number) => match double(*number) {
            Some(double) => to.write_number_with_format(row, column, double, look)?,
            None => to.write_string_with_format(row, column, "too large", look)?,
        },
        Content::Date(day) => {
            let day = ExcelDateTime::from_ymd(day.year(), day.month(), day.day())?;
            to.write_datetime_with_format(row, column, &day, look)?
        }
        Content::Link(address) if address.len() <= LONGEST_LINK && address.starts_with("https://") => {
            to.write_url(row, column, Url::new(address))?
        }
        Content::Link(address) => to.write_string_with_format(row, column, address, look)?,
        Content::Formula(calc) => to.write_formula_with_format(row, column, formula(calc, own)?, look)?,
    };
    Ok(())
}

/// The formula with its own sheet's name left out, and its value.
fn formula(calc: &Calc, own: &str) -> Result<Formula, Problem> {
    let text = calc.text.replace(own, "");
    if text.len() > LONGEST_FORMULA {
        let sentence = "A price here has more parts than a spreadsheet’s formula can hold (8,192 characters).";
        return Err(Problem(sentence.into()));
    }
    let value = match &calc.value {
        Value::Number(number) => double(*number).map_or_else(|| "too large".into(), |double| double.to_string()),
        Value::Text(text) => text.clone(),
        Value::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.into(),
        Value::Empty => "0".into(),
        // Without a text the file would say 0.
        Value::Wrong => "too large".into(),
    };
    Ok(Formula::new(format!("={text}")).set_result(value))
}

/// A decimal as spreadsheets hold it, computed exactly before: their cells hold nothing else. Nothing is computed with
/// it.
fn double(number: Number) -> Option<f64> {
    number.decimal().and_then(|decimal| decimal.to_string().parse().ok())
}

/// Cells of a column that take the same.
struct Together<'a> {
    column: u16,
    first: u32,
    last: u32,
    allowed: &'a Allowed,
}

/// Rules for cells under each other made one.
fn together(allowed: &[((u32, u16), Allowed)]) -> Vec<Together<'_>> {
    let mut cells: Vec<_> = allowed.iter().collect();
    cells.sort_by_key(|((row, column), _)| (*column, *row));
    let mut found: Vec<Together<'_>> = Vec::new();
    for ((row, column), rule) in cells {
        match found.last_mut() {
            Some(same) if same.column == *column && same.last + 1 == *row && same.allowed == rule => same.last = *row,
            _ => found.push(Together { column: *column, first: *row, last: *row, allowed: rule }),
        }
    }
    found
}

/// The looks of cells, each made once.
#[derive(Default)]
struct Looks(BTreeMap<(Kind, Format), Look>);

impl Looks {
    fn of(&mut self, kind: Kind, format: &Format) -> &Look {
        self.0.entry((kind, format.clone())).or_insert_with(|| look(kind, format))
    }
}

fn look(kind: Kind, format: &Format) -> Look {
    let look = Look::new().set_align(FormatAlign::Top);
    let look = match format {
        Format::Plain | Format::Count => look,
        Format::Money(code) => look.set_num_format(money(code)),
        Format::Hours => look.set_num_format("#,##0.0"),
        Format::Percent => look.set_num_format("0.0#\"%\""),
        Format::Whole => look.set_num_format("#,##0"),
        Format::Date => look.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
    };
    match kind {
        Kind::Title => look.set_bold().set_font_size(14),
        Kind::Heading => at_side(look, format).set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E3_E8EE)),
        Kind::Group => look.set_bold().set_font_color(Color::RGB(0x0033_4E68)),
        Kind::Text => beside(look, format),
        Kind::Computed => at_side(look, format),
        Kind::Prose => beside(look, format).set_text_wrap(),
        Kind::Input => {
            let look = look.set_background_color(Color::RGB(0x00FF_F6CC)).set_font_color(Color::RGB(0x001F_3A8A));
            look.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00D6_C98A))
        }
        Kind::Result => at_side(look, format).set_bold().set_background_color(Color::RGB(0x00EE_F4EA)),
    }
}

/// "not known" stands where the number would.
fn at_side(look: Look, format: &Format) -> Look {
    if *format == Format::Plain { beside(look, format) } else { look.set_align(FormatAlign::Right) }
}

/// A text keeps away from the number before it.
fn beside(look: Look, format: &Format) -> Look {
    if matches!(format, Format::Plain | Format::Date) { look.set_align(FormatAlign::Left).set_indent(1) } else { look }
}

/// `"$"#,##0.00`, or the currency's code and a space before the amount.
fn money(code: &str) -> String {
    let letters: String = code.chars().filter(char::is_ascii_alphabetic).collect();
    let sign = if letters == "USD" { "$".to_owned() } else { format!("{letters} ") };
    format!("\"{sign}\"#,##0.00;-\"{sign}\"#,##0.00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_as_many_pages_side_by_side_as_it_takes_to_be_read() {
        // 31 characters are on each page, which leaves 174 of 205.
        let widths = |rest: u16| BTreeMap::from([(0, 6), (1, 25), (2, rest)]);
        assert_eq!([1, 174, 175, 348, 349].map(|rest| pages_wide(&widths(rest), 2)), [1, 1, 2, 2, 3]);
        // Nothing is repeated: all on one.
        assert_eq!(pages_wide(&widths(349), 0), 1);
    }
}
