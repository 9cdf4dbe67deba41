//! A stack over one to five years.

use super::super::catalog::Catalog;
use super::super::date::Date;
use super::super::estimate::Estimate;
use super::super::horizon::Horizon;
use super::super::horizon_table::{CostKind, CostTable, YearAmounts};
use super::super::reason::Reason;
use super::super::scenario::Company;
use super::Stack;

/// The three options of a stack through the years, in dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct StackYears {
    /// Option A.
    pub by_hand: StackTable,
    /// Option B.
    pub upgrade: StackTable,
    /// Option C.
    pub other: StackTable,
}

/// What one option costs by kind and year, over apps. The rows of a column add up to its total to the cent.
#[derive(Clone, Debug, PartialEq)]
pub struct StackTable {
    /// A row for each kind of cost that there is, of the apps that are priced.
    pub rows: Vec<StackRow>,
    /// All rows, as paid; "at least" where an app is not priced.
    pub plain: YearAmounts,
    /// The same in today's money.
    pub discounted: YearAmounts,
    /// Indexes of the apps of which nothing is known over these years.
    pub not_priced: Vec<usize>,
    /// Indexes of the apps that have no such option.
    pub not_offered: Vec<usize>,
}

/// One kind of cost through the years.
#[derive(Clone, Debug, PartialEq)]
pub struct StackRow {
    /// What it is for.
    pub kind: CostKind,
    /// As paid.
    pub plain: YearAmounts,
    /// In today's money.
    pub discounted: YearAmounts,
}

/// Kinds of cost in the order of the rows.
const KINDS: [CostKind; 9] = [
    CostKind::PriceStep,
    CostKind::IdentityProvider,
    CostKind::OneOff,
    CostKind::SetUp,
    CostKind::TokenRenewal,
    CostKind::OtherTool,
    CostKind::Labour,
    CostKind::OrphanHandling,
    CostKind::UnusedLicences,
];

impl Stack {
    /// The years of some apps, by their indexes, from `start` on: each with its own renewal.
    pub fn horizons(&self, catalog: &Catalog, apps: &[usize], start: Date) -> Vec<(usize, Horizon)> {
        let of_app = |at: &usize| {
            let app = self.apps.get(*at)?.app.clone().resolved(catalog);
            let company = Company { renewal: self.renewal(*at), ..self.company.clone() };
            Some((*at, Horizon::of(&catalog.vendor_of(&app), &app, &company, self.apps.len(), start)))
        };
        apps.iter().filter_map(of_app).collect()
    }

    /// The years of some apps together. To lay options side by side take those of
    /// [`StackReport::comparable`](super::StackReport::comparable); all
    /// apps tell what each option comes to, with what is not priced named.
    pub fn years(&self, catalog: &Catalog, apps: &[usize], start: Date) -> StackYears {
        let horizons = self.horizons(catalog, apps, start);
        let table = |of: &dyn Fn(&Horizon) -> Option<&CostTable>| {
            let tables = horizons.iter().map(|(at, horizon)| (*at, of(horizon)));
            StackTable::of(&tables.collect::<Vec<_>>())
        };
        StackYears {
            by_hand: table(&|horizon| Some(&horizon.hand)),
            upgrade: table(&|horizon| horizon.upgrade.as_ref()),
            other: table(&|horizon| horizon.other.as_ref()),
        }
    }
}

impl StackTable {
    fn of(tables: &[(usize, Option<&CostTable>)]) -> Self {
        let (mut priced, mut not_priced, mut not_offered) = (Vec::new(), Vec::new(), Vec::new());
        for (at, table) in tables {
            match table {
                None => not_offered.push(*at),
                Some(table) if table.plain.total().is_unknown() => not_priced.push(*at),
                Some(table) => priced.push(*table),
            }
        }
        let row = |kind: CostKind| {
            let rows = || priced.iter().flat_map(|table| &table.rows).filter(move |row| row.kind == kind);
            rows().next()?;
            let plain = YearAmounts::together(&rows().map(|row| &row.plain).collect::<Vec<_>>());
            let discounted = YearAmounts::together(&rows().map(|row| &row.discounted).collect::<Vec<_>>());
            Some(StackRow { kind, plain, discounted })
        };
        let total = |amounts: &dyn Fn(&CostTable) -> YearAmounts| {
            let all: Vec<YearAmounts> = priced.iter().map(|table| amounts(table)).collect();
            let sum = YearAmounts::together(&all.iter().collect::<Vec<_>>());
            if not_priced.is_empty() { sum } else { sum.open_upwards() }
        };
        Self {
            rows: KINDS.into_iter().filter_map(row).collect(),
            plain: total(&|table| table.plain.clone()),
            discounted: total(&|table| table.discounted.clone()),
            not_priced,
            not_offered,
        }
    }
}

impl YearAmounts {
    /// Year by year the sums of several, all of the same years.
    fn together(parts: &[&Self]) -> Self {
        let years = parts.first().map_or(0, |part| part.years.len());
        let sum = |part: &dyn Fn(&Self) -> Option<Estimate>| {
            Estimate::total(parts.iter().filter_map(|amounts| part(amounts))).as_difference()
        };
        Self {
            years: (0..years).map(|at| sum(&|part| part.years.get(at).copied())).collect(),
            cumulative: (0..years).map(|at| sum(&|part| part.cumulative.get(at).copied())).collect(),
        }
    }

    /// With something missing that is not below zero.
    fn open_upwards(&self) -> Self {
        let open = |amount: &Estimate| match amount {
            Estimate::Unknown(reason) => Estimate::Unknown(*reason),
            known => Estimate::between(known.low(), None, Reason::SaysTooLittle).as_difference(),
        };
        Self { years: self.years.iter().map(open).collect(), cumulative: self.cumulative.iter().map(open).collect() }
    }
}
