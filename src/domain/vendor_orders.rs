//! By what the rows of a survey are ordered, column by column: made once for a survey, because comparing amounts,
//! currencies and names of plans at every key would take most of the key's time.

use super::catalog::{Catalog, Status};
use super::estimate::Estimate;
use super::number::Number;
use super::scenario::Company;
use super::survey::{Gets, Pricing, SurveyRow};
use super::vendor_query::{Column, Sort};

/// The places of a survey's rows in the orders that take long to work out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorOrders {
    sso: Vec<Place>,
    scim: Vec<Place>,
    extra: Vec<Place>,
    seat_month: Vec<Place>,
    jump: Vec<Place>,
    /// All currencies by name: the groups of amounts after that of dollars.
    currencies: Vec<String>,
}

/// A group, the same in either direction, and the rank of the value; rows that are equal share it.
type Place = Option<(u32, u32)>;

/// A group and a value in it.
type Value = Option<(usize, i128)>;

impl VendorOrders {
    /// The orders of a survey's rows. Amounts are compared in dollars at the company's rates of exchange; those of
    /// a currency without a rate have a group of their own.
    pub fn of(rows: &[SurveyRow], catalog: &Catalog, company: &Company) -> Self {
        let mut currencies: Vec<String> = catalog.vendors.iter().map(|vendor| vendor.currency.clone()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        let money = |row: &SurveyRow, amount: Estimate| in_dollars(row, amount, catalog, company, &currencies);
        let jump = |row: &SurveyRow| match row.pricing {
            Pricing::NothingToBuy => Some((0, 0)),
            _ => Some((0, millionths(row.jump?)?)),
        };
        Self {
            sso: plan_names(rows, catalog, |row| row.sso),
            scim: plan_names(rows, catalog, |row| row.scim),
            extra: ranked(rows.iter().map(|row| money(row, row.year)).collect()),
            seat_month: ranked(rows.iter().map(|row| money(row, row.seat_month)).collect()),
            jump: ranked(rows.iter().map(jump).collect()),
            currencies,
        }
    }

    /// The currencies that stand apart from dollars in an order of these rows by a column, for want of a rate of
    /// exchange.
    pub fn apart(&self, column: Column, rows: &[usize]) -> Vec<&str> {
        let places = match column {
            Column::Extra => &self.extra,
            Column::SeatMonth => &self.seat_month,
            _ => return Vec::new(),
        };
        let mut stands = vec![false; 1 + self.currencies.len()];
        for (group, _) in rows.iter().filter_map(|at| places.get(*at).copied().flatten()) {
            stands[group as usize] = true;
        }
        let apart = self.currencies.iter().zip(&stands[1..]).filter(|(_, stands)| **stands);
        apart.map(|(currency, _)| currency.as_str()).collect()
    }

    /// What a row is ordered by: the least comes first, what is not known last in either direction. `at` is the row's
    /// index, `place` that of its name among all names.
    pub(super) fn key(&self, at: usize, row: &SurveyRow, place: usize, sort: Sort) -> u64 {
        let kept = |places: &[Place]| places.get(at).copied().flatten();
        let place = match sort.column {
            Column::Name => Some((0, u32::try_from(place).unwrap_or(u32::MAX))),
            Column::Status => (row.status != Status::Unknown).then_some((0, row.status as u32)),
            Column::Sso => kept(&self.sso),
            Column::Scim => kept(&self.scim),
            Column::Extra => kept(&self.extra),
            Column::SeatMonth => kept(&self.seat_month),
            Column::Jump => kept(&self.jump),
            Column::Gets => (row.gets != Gets::Unknown).then_some((0, row.gets as u32)),
            Column::Grade => Some((0, row.grade as u32)),
            Column::Age => row.priced.map(|priced| {
                let day = priced.since;
                (0, (u32::from(day.year()) * 100 + u32::from(day.month())) * 100 + u32::from(day.day()))
            }),
        };
        match place {
            Some((group, rank)) => u64::from(group) << 32 | u64::from(if sort.descending { !rank } else { rank }),
            None => u64::MAX,
        }
    }
}

/// In dollars where there is a rate; else in a group of its own currency, after the dollars.
fn in_dollars(row: &SurveyRow, amount: Estimate, catalog: &Catalog, company: &Company, currencies: &[String]) -> Value {
    let currency = catalog.vendors.get(row.vendor)?.currency.as_str();
    match company.dollars_for(currency) {
        Some(rate) if rate == Number::ONE => Some((0, millionths(amount)?)),
        Some(rate) => Some((0, millionths(amount.times(rate))?)),
        // Nothing to buy is the same in every currency.
        None if row.pricing == Pricing::NothingToBuy => Some((0, 0)),
        None => {
            Some((1 + currencies.binary_search_by(|known| known.as_str().cmp(currency)).ok()?, millionths(amount)?))
        }
    }
}

fn millionths(amount: Estimate) -> Option<i128> {
    amount.base()?.millionths()
}

fn plan_names(rows: &[SurveyRow], catalog: &Catalog, plan: fn(&SurveyRow) -> Option<usize>) -> Vec<Place> {
    let name = |row: &SurveyRow| Some(catalog.vendors.get(row.vendor)?.plans.get(plan(row)?)?.name.to_lowercase());
    let names: Vec<Option<String>> = rows.iter().map(name).collect();
    let mut all: Vec<&String> = names.iter().flatten().collect();
    all.sort_unstable();
    all.dedup();
    let rank = |name: &Option<String>| Some((0, u32::try_from(all.binary_search(&name.as_ref()?).ok()?).ok()?));
    names.iter().map(rank).collect()
}

/// Values as ranks, which are quick to compare.
fn ranked(values: Vec<Value>) -> Vec<Place> {
    let mut all: Vec<(usize, i128)> = values.iter().copied().flatten().collect();
    all.sort_unstable();
    all.dedup();
    let rank = |value: Value| {
        let value = value?;
        Some((u32::try_from(value.0).ok()?, u32::try_from(all.binary_search(&value).ok()?).ok()?))
    };
    values.into_iter().map(rank).collect()
}
