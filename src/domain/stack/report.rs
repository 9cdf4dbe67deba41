//! All lines of a stack, and which of them an edit computes anew.

use super::super::catalog::Catalog;
use super::super::compare::{AppReport, app_report};
use super::super::compiled::{by_contents, order};
use super::super::date::Date;
use super::super::scenario::{App, Company};
use super::Stack;
use super::line::StackLine;
use std::sync::Arc;

/// What a stack comes to, app by app; totals, rankings, groups and the efficient set are asked of it.
///
/// Lines are shared: a clone copies none, and [`StackReport::updated`] computes only those of apps that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct StackReport {
    /// One for each app, in the order of the stack.
    pub lines: Vec<Arc<StackLine>>,
    /// What the lines were computed from.
    apps: Vec<App>,
    pub(super) company: Company,
    today: Date,
}

impl StackReport {
    /// Computes every line. `today` decides which prices are stale, nothing else.
    pub fn of(catalog: &Catalog, stack: &Stack, today: Date) -> Self {
        Self { lines: Vec::new(), apps: Vec::new(), company: stack.company.clone(), today }
            .updated(catalog, stack, today)
    }

    /// The report on a changed stack with the same catalog. An app that was there before, at any place, keeps its
    /// line; after an edit of one app one line is computed. All are where something changed that they share: the
    /// company, the day, or the number of apps while these share what the identity provider charges.
    ///
    /// After another catalog was opened, call [`StackReport::of`].
    pub fn updated(&self, catalog: &Catalog, stack: &Stack, today: Date) -> Self {
        let count = stack.apps.len();
        let sharing = stack.company.idp_cost.is_some() && count != self.apps.len();
        let same = self.company == stack.company && self.today == today && !sharing;
        let before = Before { report: self, sorted: None };
        let mut before = same.then_some(before);
        let line = |(at, one): (usize, &super::StackApp)| {
            let kept = before.as_mut().and_then(|before| before.line(at, &one.app));
            kept.unwrap_or_else(|| Arc::new(StackLine::of(catalog, &one.app, &stack.company, count, today)))
        };
        let lines = stack.apps.iter().enumerate().map(line).collect();
        let apps = stack.apps.iter().map(|one| one.app.clone()).collect();
        Self { lines, apps, company: stack.company.clone(), today }
    }

    /// Takes over the edit of the app at a place and computes its line; all other lines stay, and nothing is compared.
    /// The same report as [`StackReport::updated`] gives, without the rest of the stack. No such place, no change.
    pub fn edit(&mut self, catalog: &Catalog, at: usize, app: &App) {
        let count = self.apps.len();
        let (Some(line), Some(place)) = (self.lines.get_mut(at), self.apps.get_mut(at)) else { return };
        *line = Arc::new(StackLine::of(catalog, app, &self.company, count, self.today));
        place.clone_from(app);
    }

    /// The whole report on one app, with its sums written out and its break-evens; `None` if there is none.
    pub fn app(&self, catalog: &Catalog, at: usize) -> Option<AppReport> {
        let app = self.apps.get(at)?.clone().resolved(catalog);
        Some(app_report(catalog, &app, &self.company, self.apps.len(), self.today))
    }
}

/// The lines of a report by what they were computed from.
struct Before<'a> {
    report: &'a StackReport,
    /// Places in order of the apps' contents, once one is looked for that is not in its place.
    sorted: Option<Vec<usize>>,
}

impl Before<'_> {
    fn line(&mut self, at: usize, app: &App) -> Option<Arc<StackLine>> {
        let apps = &self.report.apps;
        let found = if apps.get(at) == Some(app) {
            at
        } else {
            let sorted = self.sorted.get_or_insert_with(|| order(apps));
            let place = sorted.binary_search_by(|old| by_contents(&apps[*old], app)).ok()?;
            sorted[place]
        };
        self.report.lines.get(found).cloned()
    }
}
