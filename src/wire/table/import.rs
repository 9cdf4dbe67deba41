//! What came out of a table.

use crate::domain::{App, Candidate, Date, Number, PlanSide};
use crate::wire::entry::EntryProblem;
use crate::wire::link::LinkReason;

/// What came out of a table: every line below the header is in `rows` or in `refused`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The apps, in the order of the table.
    pub rows: Vec<Row>,
    /// Lines that are no apps, and why.
    pub refused: Vec<Notice>,
    /// What a person should know of lines that are apps, and of the table as a whole.
    pub notices: Vec<Notice>,
    /// What only a person can tell; until then the apps go without it.
    pub questions: Vec<Question>,
    /// Columns whose cells can be read in two ways, whatever a person has said of them.
    pub doubts: Vec<Doubt>,
}

/// A column whose cells can be read in two ways, where none of them says which one is meant.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Dates like 03/04/2027. Settled in [`super::Settings::dates`]; left out until then.
    Dates {
        /// The place of the column in the table.
        column: usize,
        /// The first such cell, shortened.
        value: String,
        /// Where the day comes first.
        day_first: Date,
        /// Where the month does.
        month_first: Date,
    },
    /// Numbers like 1.200. Settled in [`super::Settings::decimals`].
    Numbers {
        /// The place of the column in the table.
        column: usize,
        /// The first such cell, shortened.
        value: String,
        /// With a point before decimals.
        point: Number,
        /// With a comma there.
        comma: Number,
        /// How it is read until then: as other columns are written, else as thousands.
        taken: Number,
    },
}

/// A line as an app.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line of the table, counted from 1.
    pub line: usize,
    /// The app's name as it stands there.
    pub name: String,
    /// The app. Where its vendor is in question it is one of its own, outside the catalog.
    pub app: App,
    /// When its contract is renewed.
    pub renewal: Option<Date>,
}

/// Something that only a person can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which vendor is meant by a name, if any of these. Answered in [`super::Settings::vendors`].
    Vendor {
        /// The name as it stands in the table.
        name: String,
        /// The likeliest first.
        candidates: Vec<Candidate>,
        /// Where it stands.
        lines: Vec<usize>,
    },
    /// Which plan of a vendor is meant, if any of these. Answered in [`super::Settings::plans`].
    Plan {
        /// The vendor's id.
        vendor: String,
        /// As it stands in the table.
        text: String,
        /// What it is for.
        side: PlanSide,
        /// Ids of plans, `plan.add-on` or `add-on`.
        candidates: Vec<String>,
        /// Where it stands.
        lines: Vec<usize>,
    },
}

/// Something about a line or a value, for a person to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The line; `None` for the table as a whole, or for a column.
    pub line: Option<usize>,
    /// The name of the column; may be empty.
    pub column: String,
    /// The value as it stands there, shortened; may be empty.
    pub value: String,
    /// What there is to know.
    pub reason: Reason,
}

/// What there is to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Refused: nothing names the app.
    NoName,
    /// Refused: the line has no seats.
    NoSeats,
    /// Refused: the seats cannot be read.
    BadSeats(EntryProblem),
    /// Refused: an app outside the catalog cannot have this name.
    BadName(LinkReason),
    /// Refused: a line that adds up the others.
    Sum,
    /// Refused: more cells than columns; a separator that should be in quotes moves the others.
    TooManyCells {
        /// How many cells.
        cells: usize,
        /// How many columns.
        columns: usize,
    },
    /// The line stands above the names of the columns.
    AboveHeader,
    /// Left out: a number that cannot be read.
    BadNumber(EntryProblem),
    /// Left out: an amount in another currency than the vendor's, without a rate of exchange.
    OtherCurrency {
        /// The amount's: a code, or `$`.
        amount: String,
        /// The vendor's.
        vendor: String,
    },
    /// An amount in another currency was converted at the rates entered.
    Converted {
        /// What came out, in the vendor's currency.
        to: String,
        /// That currency.
        vendor: String,
    },
    /// Left out: not a date.
    NotADate,
    /// Left out: a date that can be two days.
    TwoDates {
        /// Where the day comes first.
        day_first: String,
        /// Where the month does.
        month_first: String,
    },
    /// Left out: no plan of this vendor; the catalog's own step is taken.
    UnknownPlan,
    /// Left out until it is answered: more than one plan may be meant; the catalog's own step is taken.
    WhichPlan,
    /// Left out: a plan that cannot stand there; the catalog's own step is taken.
    BadPlan(LinkReason),
    /// Left out: an app outside the catalog has no plans.
    PlanOfOwn,
    /// The name was read as a vendor's with the current plan after it, as the table does not say the plan elsewhere.
    PlanInName {
        /// Id of the plan.
        plan: String,
    },
    /// An id that is not in the catalog: the name was looked up in its place.
    UnknownId,
    /// Numbers of a column whose one separator was read as thousands, as nothing says otherwise.
    Thousands {
        /// How many there are.
        cells: usize,
    },
    /// The same app stands in an earlier line too; both are kept.
    Again {
        /// That line.
        line: usize,
    },
    /// Not used: another cell of the line says something else of the same.
    SecondCost {
        /// What is used, a year.
        kept: String,
    },
    /// More apps than a stack can hold.
    TooManyApps {
        /// The most.
        limit: usize,
        /// How many there are.
        found: usize,
    },
}
