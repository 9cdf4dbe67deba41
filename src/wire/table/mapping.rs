//! Which column is what: guessed from the names of the columns, else from what is in them; a person can change it.

use super::header::{self, Meaning};
use super::role::Role;
use super::rows::Table;
use super::{amounts, days};
use crate::domain::limits;
use std::borrow::Cow;

/// The header is looked for in so many rows: exports put a title above it.
const MOST_ABOVE: usize = 10;
/// Rows that are looked at to tell what is in a column.
const SAMPLE: usize = 50;
/// Values of a column that a person is shown.
const SAMPLES: usize = 3;
/// Characters of a column's name or value that a person is shown.
const LONGEST_SHOWN: usize = 40;

/// What was understood of a table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The row that names the columns; rows above it are no apps. `None` where every row is an app.
    pub header: Option<usize>,
    /// In the order of the table.
    pub columns: Vec<Column>,
}

/// What was understood of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, shortened; `Column 3` where it has none.
    pub title: String,
    /// What it is; `None` where it is not used.
    pub role: Option<Role>,
    /// Whether its name says so in full; else the person should look.
    pub sure: bool,
    /// Its first values, shortened.
    pub samples: Vec<String>,
    /// The currency in its name: an ISO code, or `$`.
    pub(super) currency: Option<&'static str>,
}

impl Mapping {
    /// What the table's columns seem to be.
    ///
    /// ```
    /// use scim_tax::wire::table::{Mapping, Role, paste};
    /// let mapping = Mapping::guess(&paste("Owner,Licences,Application\nJo,50,GitHub").unwrap());
    /// let roles: Vec<_> = mapping.columns.iter().map(|column| column.role).collect();
    /// assert_eq!(roles, [None, Some(Role::Seats), Some(Role::Name)]);
    /// assert_eq!(mapping.unused().map(|column| column.title.as_str()).collect::<Vec<_>>(), ["Owner"]);
    /// ```
    pub fn guess(table: &Table) -> Self {
        Self::with_header(table, header_of(table))
    }

    /// The same where the person has said which row names the columns, or that none does.
    pub fn with_header(table: &Table, header: Option<usize>) -> Self {
        let names = header.map(|row| table.cells(row)).unwrap_or_default();
        let first = header.map_or(0, |row| row + 1);
        let rows: Vec<Vec<Cow<str>>> = (first..table.len()).take(SAMPLE).map(|row| table.cells(row)).collect();
        let count = names.len().max(usual_width(&rows));
        let column = |at: usize| {
            let name = names.get(at).map_or("", |name| name);
            let values = rows.iter().filter_map(|row| row.get(at)).filter(|value| !value.is_empty());
            Column {
                title: if name.is_empty() { format!("Column {}", at + 1) } else { shown(name) },
                role: None,
                sure: true,
                samples: values.take(SAMPLES).map(|value| shown(value)).collect(),
                currency: header::currency(name),
            }
        };
        let mut mapping = Self { header, columns: (0..count).map(column).collect() };
        mapping.by_names(&names);
        mapping.by_values(&rows);
        mapping
    }

    /// Says what a column is, or that it is not used. Another column that was it is not used then.
    pub fn set(&mut self, column: usize, role: Option<Role>) {
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                (other.role, other.sure) = (role, true);
            } else if role.is_some() && other.role == role {
                other.role = None;
            }
        }
    }

    /// The place of the column that is this.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == Some(role))
    }

    /// Columns of which nothing is read.
    pub fn unused(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.role.is_none())
    }

    /// What cannot go without saying before lines become apps: a column that names them, and one with their seats.
    pub fn missing(&self) -> Vec<Role> {
        let named = [Role::Name, Role::Maker, Role::Site, Role::VendorId];
        let names = named.iter().all(|role| self.column(*role).is_none()).then_some(Role::Name);
        let seats = self.column(Role::Seats).is_none().then_some(Role::Seats);
        names.into_iter().chain(seats).collect()
    }

    /// The row of the first app.
    pub(super) fn first_row(&self) -> usize {
        self.header.map_or(0, |row| row + 1)
    }

    fn by_names(&mut self, names: &[Cow<str>]) {
        let meanings: Vec<Option<Meaning>> = names.iter().map(|name| header::meaning(name)).collect();
        for role in Role::ALL {
            let of_role = meanings.iter().enumerate().filter_map(|(at, meaning)| Some((at, (*meaning)?)));
            let best =
                of_role.filter(|(_, meaning)| meaning.role == role).min_by_key(|(at, meaning)| (meaning.rank, *at));
            if let Some((at, meaning)) = best
                && let Some(column) = self.columns.get_mut(at)
            {
                (column.role, column.sure) = (Some(role), meaning.sure);
            }
        }
        if self.column(Role::Name).is_none()
            && let Some(column) = self.columns.iter_mut().find(|column| column.role == Some(Role::Maker))
        {
            column.role = Some(Role::Name);
        }
        // One cost a year is enough; the others say the same, or something else.
        let costs = [Role::YearCost, Role::MonthCost, Role::SeatYearCost].map(|role| self.column(role));
        for at in costs.into_iter().flatten().skip(1) {
            if let Some(column) = self.columns.get_mut(at) {
                column.role = None;
            }
        }
    }

    /// Where no name of a column says what it is: the first column of words names the apps, the first of whole
    /// numbers has their seats, the first of dates the renewal. Where names say something, only the names of the apps
    /// are looked for so.
    fn by_values(&mut self, rows: &[Vec<Cow<str>>]) {
        let named = self.columns.iter().any(|column| column.role.is_some());
        let kinds: Vec<Kind> = (0..self.columns.len()).map(|at| kind(rows, at)).collect();
        let wanted = [(Role::Name, Kind::Words), (Role::Seats, Kind::Count), (Role::Renewal, Kind::Days)];
        let missing = self.missing();
        for (role, kind) in wanted {
            let sought = if named { role == Role::Name && missing.contains(&role) } else { true };
            let free = |(column, of): &(&mut Column, &Kind)| column.role.is_none() && **of == kind;
            if sought && let Some((column, _)) = self.columns.iter_mut().zip(&kinds).find(free) {
                (column.role, column.sure) = (Some(role), false);
            }
        }
    }
}

/// What most values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Nothing,
    Words,
    Count,
    Number,
    Days,
}

fn kind(rows: &[Vec<Cow<str>>], at: usize) -> Kind {
    let values = rows.iter().filter_map(|row| row.get(at)).filter(|value| !value.is_empty());
    let kinds: Vec<Kind> = values.map(|value| kind_of(value)).collect();
    let most = [Kind::Words, Kind::Count, Kind::Number, Kind::Days]
        .into_iter()
        .find(|kind| kinds.iter().filter(|other| *other == kind).count() * 2 > kinds.len());
    // Counts among which a sum with decimals stands are numbers.
    if most == Some(Kind::Count) && kinds.contains(&Kind::Number) {
        Kind::Number
    } else {
        most.unwrap_or(Kind::Nothing)
    }
}

fn kind_of(value: &str) -> Kind {
    let reads = |key: &str| limits(key).is_some_and(|limits| matches!(amounts::read(value, None, limits), Ok(Some(_))));
    match days::read(value) {
        days::Day::Sure(..) | days::Day::Either(..) => Kind::Days,
        days::Day::No if amounts::currency(value).is_none() && !value.contains('%') && reads("seats") => Kind::Count,
        days::Day::No if reads("quote") => Kind::Number,
        days::Day::No => Kind::Words,
    }
}

/// The row that names the columns: the first with two names that are known; else the first of all, where it has one,
/// or where it has words above numbers.
fn header_of(table: &Table) -> Option<usize> {
    let rows: Vec<Vec<Cow<str>>> = (0..table.len().min(SAMPLE)).map(|row| table.cells(row)).collect();
    if let Some(row) = rows.iter().take(MOST_ABOVE).position(|row| header::known(row) > 1) {
        return Some(row);
    }
    let (first, below) = rows.split_first()?;
    let is_number = |cell: &Cow<str>| !cell.is_empty() && kind_of(cell) != Kind::Words;
    let above_numbers =
        |(at, cell): (usize, &Cow<str>)| !cell.is_empty() && below.iter().any(|row| row.get(at).is_some_and(is_number));
    let named = header::known(first) > 0 || !first.iter().any(is_number) && first.iter().enumerate().any(above_numbers);
    (named && !below.is_empty()).then_some(0)
}

/// How many cells most rows have.
fn usual_width(rows: &[Vec<Cow<str>>]) -> usize {
    let with = |width: usize| rows.iter().filter(|row| row.len() == width).count();
    rows.iter().map(Vec::len).max_by_key(|width| (with(*width), *width)).unwrap_or(0)
}

pub(super) fn shown(text: &str) -> String {
    let mut shown = crate::wire::link::cut(text, LONGEST_SHOWN);
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
