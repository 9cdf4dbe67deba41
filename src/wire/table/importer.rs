//! A table as apps, a few lines at a time.

use super::amounts::{self, Mark, Marks};
use super::days::{self, Day, DayOrder, Orders};
use super::import::{Doubt, Import, Notice, Question, Reason};
use super::line::is_nothing;
use super::mapping::{Mapping, shown};
use super::role::Role;
use super::rows::Table;
use super::vendors::Whose;
use crate::domain::{Catalog, MOST_APPS, Number, PlanMatch, PlanSide, VendorMatcher, limits};
use std::collections::BTreeMap;

/// Plans that a person has chosen, by the vendor's id and the text in the table; an empty id is the catalog's own
/// step.
pub type PlanAnswers = BTreeMap<(String, String), String>;

/// Whose app a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VendorAnswer {
    /// This vendor's, by its id.
    Listed(String),
    /// Nobody's in the catalog.
    Own,
}

/// How a table is to be understood: what was guessed, and what a person has said.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Which column is what.
    pub mapping: Mapping,
    /// The character before decimals in a column; one that is not here decides itself.
    pub decimals: BTreeMap<Role, Mark>,
    /// What comes first in dates; `None`: the column decides.
    pub dates: Option<DayOrder>,
    /// Seats of lines that have none, 1 to 1,000,000; `None`: such lines are refused.
    pub seats: Option<u32>,
    /// Whose apps names mean, by the name in the table.
    pub vendors: BTreeMap<String, VendorAnswer>,
    /// Which plans are meant.
    pub plans: PlanAnswers,
    /// Dollars for one unit of a currency, by its lower-case code, as [`crate::domain::Company::fx`].
    pub rates: Vec<(String, Number)>,
}

impl Settings {
    /// Nothing said yet.
    pub fn new(mapping: Mapping) -> Self {
        Self {
            mapping,
            decimals: BTreeMap::new(),
            dates: None,
            seats: None,
            vendors: BTreeMap::new(),
            plans: BTreeMap::new(),
            rates: Vec::new(),
        }
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Of so many steps of work so many are done.
    pub done: usize,
    /// All of them.
    pub of: usize,
}

impl Progress {
    /// Whether nothing is left to do.
    pub fn is_done(self) -> bool {
        self.done >= self.of
    }
}

/// Makes apps of a table. All lines are looked at first, so that columns can say what their numbers and dates mean;
/// then every line becomes an app or a refusal. The work is in proportion to the length of the table, and each name
/// and plan is looked up once.
///
/// ```
/// use scim_tax::domain::{Catalog, Date, Vendor, VendorMatcher};
/// use scim_tax::wire::table::{Importer, Mapping, Settings, paste};
/// let acme = Vendor { id: "acme".into(), ..Vendor::own("Acme") };
/// let catalog = Catalog { version: Date::parse("2026-11-21").unwrap(), vendors: vec![acme] };
/// let matcher = VendorMatcher::new(&catalog, &[]);
/// let table = paste("App\tSeats\nACME, Inc.\t1,200\nWiki\tmany").unwrap();
/// let settings = Settings::new(Mapping::guess(&table));
/// let mut importer = Importer::new(&table, &settings, &catalog, &matcher);
/// while !importer.step(500).is_done() {}
/// let import = importer.finish();
/// assert_eq!((import.rows.len(), import.rows[0].app.seats), (1, 1200));
/// let expected = "Line 3, Seats, “many”: must be a number like 1,200 or 89.50. The line was left out.";
/// assert_eq!(import.refused[0].to_string(), expected);
/// ```
pub struct Importer<'a> {
    pub(super) table: &'a Table,
    pub(super) settings: &'a Settings,
    pub(super) catalog: &'a Catalog,
    pub(super) matcher: &'a VendorMatcher,
    /// Columns by what they are, in the order of [`Role::ALL`].
    pub(super) places: [Option<usize>; Role::ALL.len()],
    /// Rows looked at, then rows read.
    done: usize,
    marks: BTreeMap<Role, Marks>,
    orders: Orders,
    /// What comes before decimals, by column; filled once all rows are looked at.
    pub(super) decimals: BTreeMap<Role, Option<Mark>>,
    /// Whose apps were looked up.
    pub(super) known: BTreeMap<String, Whose>,
    /// Which plans were looked up, by vendor and text.
    pub(super) known_plans: BTreeMap<(PlanSide, String, String), PlanMatch>,
    /// Apps that came before, with their lines.
    pub(super) seen: BTreeMap<String, usize>,
    /// Places of questions in the import.
    pub(super) asked: BTreeMap<[String; 3], usize>,
    pub(super) import: Import,
}

impl<'a> Importer<'a> {
    /// Begins; `matcher` is of the same catalog.
    pub fn new(table: &'a Table, settings: &'a Settings, catalog: &'a Catalog, matcher: &'a VendorMatcher) -> Self {
        let mut importer = Self {
            table,
            settings,
            catalog,
            matcher,
            places: Role::ALL.map(|role| settings.mapping.column(role)),
            done: 0,
            marks: BTreeMap::new(),
            orders: Orders::default(),
            decimals: BTreeMap::new(),
            known: BTreeMap::new(),
            known_plans: BTreeMap::new(),
            seen: BTreeMap::new(),
            asked: BTreeMap::new(),
            import: Import::default(),
        };
        for row in 0..settings.mapping.header.unwrap_or(0) {
            let value = table.cells(row).join(" ");
            importer.tell(Some(table.line(row)), None, value.trim(), Reason::AboveHeader);
        }
        importer
    }

    /// Works on so many rows, at least one, and tells how far it is.
    pub fn step(&mut self, rows: usize) -> Progress {
        let first = self.settings.mapping.first_row();
        let count = self.table.len().saturating_sub(first);
        for _ in 0..rows.max(1) {
            match self.done {
                done if done < count => self.look(first + done),
                done if done < 2 * count => {
                    if done == count {
                        self.decide();
                    }
                    self.read(first + done - count);
                }
                _ => break,
            }
            self.done += 1;
        }
        Progress { done: self.done, of: 2 * count }
    }

    /// What came out; does the rest of the work first.
    pub fn finish(mut self) -> Import {
        while !self.step(usize::MAX).is_done() {}
        let found = self.import.rows.len();
        if found > MOST_APPS {
            self.tell(None, None, "", Reason::TooManyApps { limit: MOST_APPS, found });
        }
        self.import
    }

    /// The place of the column that is this.
    pub(super) fn place(&self, role: Role) -> Option<usize> {
        self.places[role as usize]
    }

    /// What comes first in the column of dates.
    pub(super) fn order(&self) -> Option<DayOrder> {
        self.settings.dates.or(self.orders.order())
    }

    fn look(&mut self, row: usize) {
        let cells = self.table.cells(row);
        for (role, at) in Role::ALL.into_iter().zip(self.places) {
            let cell = at.and_then(|at| cells.get(at)).map_or("", |cell| cell);
            match role {
                Role::Renewal => self.orders.note(cell),
                _ if (role == Role::Seats || role.number().is_some()) && !is_nothing(cell) => {
                    self.marks.entry(role).or_default().note(cell);
                }
                _ => {}
            }
        }
    }

    /// What the columns say, before the first line is read: a column that says nothing goes by the others.
    fn decide(&mut self) {
        self.doubt_dates();
        let mut all = Marks::default();
        self.marks.values().for_each(|marks| all.add(marks));
        for (role, marks) in std::mem::take(&mut self.marks) {
            let mark = if marks.says() { marks.mark() } else { all.mark() };
            self.doubt_numbers(role, &marks, mark);
            let mark = self.settings.decimals.get(&role).copied().or(mark);
            self.decimals.insert(role, mark);
            if let (None, Some((value, cells))) = (mark, marks.open)
                && role != Role::Seats
            {
                self.tell(None, Some(role), &value, Reason::Thousands { cells });
            }
        }
    }

    /// Takes note of dates that no cell of their column settles.
    fn doubt_dates(&mut self) {
        let (Some(column), None, Some(cell)) = (self.place(Role::Renewal), self.orders.order(), &self.orders.open)
        else {
            return;
        };
        if let Day::Either(day_first, month_first) = days::read(cell) {
            let doubt = Doubt::Dates { column, value: shown(cell.trim()), day_first, month_first };
            self.import.doubts.push(doubt);
        }
    }

    /// Takes note of numbers that no cell of their column settles. Whole numbers have no decimals to doubt.
    fn doubt_numbers(&mut self, role: Role, marks: &Marks, taken: Option<Mark>) {
        let may_have_decimals = role.number().and_then(limits).is_some_and(|limits| !limits.whole);
        let (Some(column), None, Some((cell, _)), true) =
            (self.place(role), marks.mark(), &marks.open, may_have_decimals)
        else {
            return;
        };
        // Within the limits of amounts: what the field's own do not allow is told where it is read.
        let read = |mark| limits("quote").and_then(|limits| amounts::read(cell, mark, limits).ok().flatten());
        if let (Some(point), Some(comma), Some(taken)) = (read(Some(Mark::Point)), read(Some(Mark::Comma)), read(taken))
        {
            let doubt = Doubt::Numbers { column, value: shown(cell.trim()), point, comma, taken };
            self.import.doubts.push(doubt);
        }
    }

    pub(super) fn notice(&self, line: Option<usize>, role: Option<Role>, value: &str, reason: Reason) -> Notice {
        let column = role.and_then(|role| self.settings.mapping.columns.get(self.place(role)?));
        let column = column.map(|column| column.title.clone()).unwrap_or_default();
        Notice { line, column, value: shown(value), reason }
    }

    /// Takes note of something about a line that is an app, or about the table.
    pub(super) fn tell(&mut self, line: Option<usize>, role: Option<Role>, value: &str, reason: Reason) {
        let notice = self.notice(line, role, value, reason);
        self.import.notices.push(notice);
    }

    /// Asks, or adds the line to what is asked already.
    pub(super) fn ask(&mut self, key: [&str; 3], line: usize, question: impl FnOnce() -> Question) {
        let places = self.import.questions.len();
        let at = *self.asked.entry(key.map(str::to_owned)).or_insert(places);
        if at == places {
            self.import.questions.push(question());
        }
        if let Some(Question::Vendor { lines, .. } | Question::Plan { lines, .. }) = self.import.questions.get_mut(at) {
            lines.push(line);
        }
    }
}
