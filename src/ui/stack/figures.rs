//! What was computed for the apps: anew only for those that have changed.

use crate::domain::{AppList, AppReport, Catalog, Company, Date, StackLine, StackReport, StackTotals};
use std::sync::Arc;

/// What follows from the apps and the company.
#[derive(Default)]
pub struct Figures {
    report: Option<(StackReport, StackTotals)>,
}

impl Figures {
    /// Computes what has become another.
    pub fn update(&mut self, catalog: &Catalog, list: &AppList, company: &Company, today: Date) {
        let stack = list.stack(company);
        let report = match &self.report {
            Some((report, _)) => report.updated(catalog, &stack, today),
            None => StackReport::of(catalog, &stack, today),
        };
        let totals = report.totals();
        self.report = Some((report, totals));
    }

    /// What the app at a place of the list comes to.
    pub fn line(&self, place: usize) -> Option<&Arc<StackLine>> {
        self.report.as_ref()?.0.lines.get(place)
    }

    /// Everything about the app at a place of the list.
    pub fn app(&self, catalog: &Catalog, place: usize) -> Option<AppReport> {
        self.report.as_ref()?.0.app(catalog, place)
    }

    /// All lines and what they come to, once there are any.
    pub fn all(&self) -> Option<&(StackReport, StackTotals)> {
        self.report.as_ref()
    }
}
