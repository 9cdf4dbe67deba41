//! Which vendors of the survey are shown, and in which order.

use super::catalog::{Catalog, Grade, Status};
use super::date::Date;
use super::estimate::Estimate;
use super::number::Number;
use super::scenario::Company;
use super::survey::{Gets, Pricing, SurveyRow};
use super::vendor_index::VendorIndex;
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
            Self::Jump => row.whole_jump().is_some(),
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
/// use scim_tax::domain::{Catalog, Company, Date, Vendor, VendorIndex, VendorQuery, select, survey};
/// let today = Date::parse("2026-11-21").unwrap();
/// let vendors = ["Zoom", "Asana"].map(|name| Vendor { id: name.to_lowercase(), ..Vendor::own(name) }).to_vec();
/// let catalog = Catalog { version: today, vendors };
/// let (company, index) = (Company::default(), VendorIndex::new(&catalog, &|_| String::new()));
/// let rows = survey(&catalog, &company, 50, today);
/// assert_eq!(select(&rows, &catalog, &index, &company, &VendorQuery::default()), [1, 0]);
/// ```
pub fn select(
    rows: &[SurveyRow],
    catalog: &Catalog,
    index: &VendorIndex,
    company: &Company,
    query: &VendorQuery,
) -> Vec<usize> {
    let answers = index.search(&query.text);
    let quality = |row: &SurveyRow| answers.get(row.vendor).copied().flatten();
    let asked = |row: &SurveyRow| {
        (query.statuses.is_empty() || query.statuses.contains(&row.status))
            && (query.grades.is_empty() || query.grades.contains(&row.grade))
            && (query.category.is_empty() || query.category == index.category(row.vendor))
            && query.gets.is_none_or(|gets| gets == row.gets)
            && query.computable.is_none_or(|computable| computable.allows(row))
    };
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        found.extend(quality(row).filter(|_| asked(row)).map(|quality| (at, row, quality)));
    }
    let orders = Orders::of(query.sort, &found, catalog, company);
    let mut selected = Vec::with_capacity(found.len());
    for (nth, (at, row, quality)) in found.into_iter().enumerate() {
        let place = index.place(row.vendor);
        selected.push((orders.key(nth, row, place, quality, catalog), place, at));
    }
    // Plain numbers in plain tuples: all rows are ordered anew at every key.
    selected.sort_unstable();
    selected.into_iter().map(|(_, _, at)| at).collect()
}

/// What a row is ordered by: its group, the same in either direction, and its value within.
type Key = (usize, i128);

/// After everything that is known.
const LAST: Key = (usize::MAX, 0);

/// The index of a row that was found, the row, and how well it answers the search.
type Found<'a> = (usize, &'a SurveyRow, usize);

/// What is the same for all rows of an order.
struct Orders<'a> {
    sort: Option<Sort>,
    company: &'a Company,
    /// Of the amounts, in alphabetical order.
    currencies: Vec<&'a str>,
    /// For every row that was found the place of its plan's name among all such names.
    plan_names: Vec<Option<usize>>,
}

impl<'a> Orders<'a> {
    fn of(sort: Option<Sort>, found: &[Found], catalog: &'a Catalog, company: &'a Company) -> Self {
        let mut orders = Self { sort, company, currencies: Vec::new(), plan_names: Vec::new() };
        match sort.map(|sort| sort.column) {
            Some(Column::Sso) => orders.plan_names = plan_names(found, catalog, |row| row.sso),
            Some(Column::Scim) => orders.plan_names = plan_names(found, catalog, |row| row.scim),
            Some(Column::Extra | Column::SeatMonth) => {
                for vendor in &catalog.vendors {
                    if let Err(at) = orders.currencies.binary_search(&vendor.currency.as_str()) {
                        orders.currencies.insert(at, &vendor.currency);
                    }
                }
            }
            _ => {}
        }
        orders
    }

    fn key(&self, nth: usize, row: &SurveyRow, place: usize, quality: usize, catalog: &Catalog) -> Key {
        let Some(Sort { column, descending }) = self.sort else { return (0, as_value(quality)) };
        let key = match column {
            Column::Name => Some((0, as_value(place))),
            Column::Status => (row.status != Status::Unknown).then_some((0, row.status as i128)),
            Column::Sso | Column::Scim => self.plan_names.get(nth).copied().flatten().map(|place| (0, as_value(place))),
            Column::Extra => self.money(row.year, row, catalog),
            Column::SeatMonth => self.money(row.seat_month, row, catalog),
            Column::Jump if row.pricing == Pricing::NothingToBuy => Some((0, 0)),
            Column::Jump => row.jump.and_then(millionths).map(|jump| (0, jump)),
            Column::Gets => (row.gets != Gets::Unknown).then_some((0, row.gets as i128)),
            Column::Grade => Some((0, row.grade as i128)),
            Column::Age => row.priced.map(|priced| (0, days(priced.since))),
        };
        match key {
            Some((group, value)) => (group, if descending { -value } else { value }),
            None => LAST,
        }
    }

    /// In dollars where there is a rate; else in a group of its own currency, after the dollars.
    fn money(&self, amount: Estimate, row: &SurveyRow, catalog: &Catalog) -> Option<Key> {
        let currency = catalog.vendors.get(row.vendor)?.currency.as_str();
        match self.company.dollars_for(currency) {
            Some(rate) if rate == Number::ONE => Some((0, millionths(amount)?)),
            Some(rate) => Some((0, millionths(amount.times(rate))?)),
            // Nothing to buy is the same in every currency.
            None if row.pricing == Pricing::NothingToBuy => Some((0, 0)),
            None => Some((1 + self.currencies.binary_search(&currency).ok()?, millionths(amount)?)),
        }
    }
}

fn as_value(place: usize) -> i128 {
    place as i128
}

fn millionths(amount: Estimate) -> Option<i128> {
    amount.base()?.millionths()
}

/// A number that rises with the date.
fn days(date: Date) -> i128 {
    (i128::from(date.year()) * 100 + i128::from(date.month())) * 100 + i128::from(date.day())
}

fn plan_names(found: &[Found], catalog: &Catalog, plan: fn(&SurveyRow) -> Option<usize>) -> Vec<Option<usize>> {
    let name = |row: &SurveyRow| Some(catalog.vendors.get(row.vendor)?.plans.get(plan(row)?)?.name.to_lowercase());
    let names: Vec<Option<String>> = found.iter().map(|(_, row, _)| name(row)).collect();
    let mut all: Vec<&String> = names.iter().flatten().collect();
    all.sort_unstable();
    all.dedup();
    names.iter().map(|name| all.binary_search(&name.as_ref()?).ok()).collect()
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
