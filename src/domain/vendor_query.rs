//! Which vendors of the survey are shown, and in which order.

use super::catalog::{Grade, Status};
use super::estimate::Estimate;
use super::number::Number;
use super::survey::{Gets, Pricing, SurveyRow};
use super::vendor_index::VendorIndex;
use super::vendor_orders::VendorOrders;
use std::ops::Range;

/// Rows of a page.
pub const PAGE_SIZE: usize = 50;

/// What is asked of the list of vendors. The default shows all of them by name.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorQuery {
    /// Looked for in names, former names and ids.
    pub text: String,
    /// Any of these; all where empty.
    pub statuses: Vec<Status>,
    /// Key of the category; all where empty.
    pub category: String,
    /// What the identity provider gets.
    pub gets: Option<Gets>,
    /// Any of these; all where empty.
    pub grades: Vec<Grade>,
    /// What is known of the price.
    pub computable: Option<Computable>,
    /// In this order; else by how well the text is found, else by name.
    pub sort: Option<Sort>,
    /// Page of the result, from 1.
    pub page: u32,
}

impl Default for VendorQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            statuses: Vec::new(),
            category: String::new(),
            gets: None,
            grades: Vec::new(),
            computable: None,
            sort: None,
            page: 1,
        }
    }
}

/// What has to be known of the price of the way to SCIM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computable {
    /// It has an amount.
    Yes,
    /// It has one on the vendor's own prices alone.
    Vendor,
    /// It is known, from both ends, how much dearer it is in percent.
    Jump,
    /// The vendor does not publish it, whether or not others do.
    Unpublished,
    /// SCIM is, or may be, for sale, and the amount is not known.
    No,
}

impl Computable {
    fn allows(self, row: &SurveyRow) -> bool {
        match self {
            Self::Yes => row.pricing.is_known(),
            Self::Vendor => row.pricing == Pricing::Vendor,
            // Whether there is one, without computing it: this is asked of all rows at a key.
            Self::Jump => matches!(row.jump, Some(Estimate::Exact(_) | Estimate::Range(..))),
            Self::Unpublished => matches!(row.pricing, Pricing::ThirdParty | Pricing::Unpublished),
            Self::No => matches!(row.pricing, Pricing::Unpublished | Pricing::Unknown),
        }
    }
}

impl SurveyRow {
    /// How much dearer the step is in percent, where both ends are known: the midpoint.
    pub fn whole_jump(&self) -> Option<Number> {
        match self.jump? {
            jump @ (Estimate::Exact(_) | Estimate::Range(..)) => jump.base(),
            Estimate::AtLeast(_) | Estimate::AtMost(_) | Estimate::Unknown(_) => None,
        }
    }
}

/// An order of the rows. Unknown comes last in either direction, equal rows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By this column.
    pub column: Column,
    /// The largest first.
    pub descending: bool,
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The vendor's name.
    Name,
    /// Status, from included to absent.
    Status,
    /// Name of the plan that brings single sign-on.
    Sso,
    /// Name of the plan that brings SCIM.
    Scim,
    /// What the step costs more a year. Amounts in a currency without a rate of exchange cannot be compared
    /// with dollars and come after them.
    Extra,
    /// The same for a seat and month.
    SeatMonth,
    /// The same in percent of what one pays now.
    Jump,
    /// What the identity provider gets.
    Gets,
    /// How well the status is known.
    Grade,
    /// The age of the price.
    Age,
}

impl Column {
    /// All, in the order of the list.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Status,
        Self::Sso,
        Self::Scim,
        Self::Extra,
        Self::SeatMonth,
        Self::Jump,
        Self::Gets,
        Self::Grade,
        Self::Age,
    ];

    /// Whether its largest comes first when it is chosen: one looks for what is dear, not for what is cheap.
    pub fn starts_descending(self) -> bool {
        matches!(self, Self::Extra | Self::SeatMonth | Self::Jump)
    }
}

/// The rows that a query asks for, as indexes, all pages of them, in its order.
///
/// ```
/// use scim_tax::domain::{Catalog, Company, Date, Vendor, VendorIndex, VendorOrders, VendorQuery, select, survey};
/// let today = Date::parse("2026-11-21").unwrap();
/// let vendors = ["Zoom", "Asana"].map(|name| Vendor { id: name.to_lowercase(), ..Vendor::own(name) }).to_vec();
/// let catalog = Catalog { version: today, vendors };
/// let (company, index) = (Company::default(), VendorIndex::new(&catalog, &|_| String::new()));
/// let rows = survey(&catalog, &company, 50, today);
/// let orders = VendorOrders::of(&rows, &catalog, &company);
/// assert_eq!(select(&rows, &index, &orders, &VendorQuery::default()), [1, 0]);
/// ```
pub fn select(rows: &[SurveyRow], index: &VendorIndex, orders: &VendorOrders, query: &VendorQuery) -> Vec<usize> {
    narrowed_rows(&ordered_rows(rows, index, orders, query.sort), rows, index, query)
}

/// The indexes of all rows in an order, or by name where there is none: what [`narrowed_rows`] takes. It changes with the
/// order alone, so that a search or a filter need not make it anew.
pub fn ordered_rows(rows: &[SurveyRow], index: &VendorIndex, orders: &VendorOrders, sort: Option<Sort>) -> Vec<usize> {
    let key = |at, row: &SurveyRow| {
        let place = index.place(row.vendor);
        (sort.map_or(0, |sort| orders.key(at, row, place, sort)), place, at)
    };
    let mut ordered: Vec<(u64, usize, usize)> = rows.iter().enumerate().map(|(at, row)| key(at, row)).collect();
    ordered.sort_unstable();
    ordered.into_iter().map(|(_, _, at)| at).collect()
}

/// Those of the rows that a query asks for: `rows` is what a survey gives, one for each vendor of the index in the same
/// order, and `ordered` what [`ordered_rows`] gives for the query's order; where it has none, what answers the search best
/// comes first.
pub fn narrowed_rows(ordered: &[usize], rows: &[SurveyRow], index: &VendorIndex, query: &VendorQuery) -> Vec<usize> {
    if query.is_open() {
        return ordered.to_vec();
    }
    let asked = |row: &SurveyRow| {
        (query.statuses.is_empty() || query.statuses.contains(&row.status))
            && (query.grades.is_empty() || query.grades.contains(&row.grade))
            && (query.category.is_empty() || query.category == index.category(row.vendor))
            && query.gets.is_none_or(|gets| gets == row.gets)
            && query.computable.is_none_or(|computable| computable.allows(row))
    };
    // Row after row: they are large, and far from each other in most orders.
    let mut answers = index.search(&query.text);
    for (answer, row) in answers.iter_mut().zip(rows) {
        *answer = answer.filter(|_| asked(row));
    }
    // Qualities are few: those alike are kept together, in the order that they come in.
    let mut alike: Vec<Vec<usize>> = Vec::new();
    for at in ordered.iter().copied() {
        let Some(quality) = answers.get(at).copied().flatten() else { continue };
        let place = if query.sort.is_some() { 0 } else { quality };
        if alike.len() <= place {
            alike.resize(place + 1, Vec::new());
        }
        alike[place].push(at);
    }
    alike.concat()
}

impl VendorQuery {
    /// The page that can be shown: the one asked for, or the last.
    pub fn page_of(&self, count: usize) -> usize {
        (self.page.max(1) as usize).min(count.div_ceil(PAGE_SIZE).max(1))
    }

    /// The places of that page's rows among `count` of them.
    ///
    /// ```
    /// use scim_tax::domain::VendorQuery;
    /// let query = VendorQuery { page: 3, ..VendorQuery::default() };
    /// assert_eq!((query.rows_of(112), query.rows_of(60), query.rows_of(0)), (100..112, 50..60, 0..0));
    /// ```
    pub fn rows_of(&self, count: usize) -> Range<usize> {
        let start = (self.page_of(count) - 1) * PAGE_SIZE;
        start..(start + PAGE_SIZE).min(count)
    }

    /// The same with one of its conditions taken back, for each that it has.
    ///
    /// ```
    /// use scim_tax::domain::{Status, VendorQuery};
    /// let query = VendorQuery { text: "git".into(), statuses: vec![Status::Absent], ..VendorQuery::default() };
    /// let loosened = query.loosened();
    /// assert_eq!(loosened.len(), 2);
    /// assert_eq!(loosened[0], VendorQuery { text: String::new(), ..query });
    /// ```
    pub fn loosened(&self) -> Vec<Self> {
        let first = || Self { page: 1, ..self.clone() };
        let without = [
            Self { text: String::new(), ..first() },
            Self { statuses: Vec::new(), ..first() },
            Self { category: String::new(), ..first() },
            Self { gets: None, ..first() },
            Self { grades: Vec::new(), ..first() },
            Self { computable: None, ..first() },
        ];
        without.into_iter().filter(|other| *other != first()).collect()
    }

    /// Whether every vendor answers it.
    pub fn is_open(&self) -> bool {
        *self == Self { sort: self.sort, page: self.page, ..Self::default() }
    }
}
