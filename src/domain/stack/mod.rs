//! Many apps at once (model.md, section 7): a company's stack, what it comes to, and what to buy first. `line` is what
//! is computed of one app, `report` all lines and how few of them an edit computes anew; `totals`, `ranking` and
//! `groups` only add up and order lines; `efficient_set` spends a budget, by `knapsack`; `years` is the stack over
//! several years; `compared` takes the same apps for each option.

mod compared;
mod efficient_set;
mod groups;
mod knapsack;
mod line;
mod ranking;
mod report;
mod totals;
mod years;

pub use compared::Compared;
pub use efficient_set::{Affordable, EfficientSet, Waiting};
pub use groups::{Group, Quarter};
pub use line::{ManualYear, StackLine};
pub use ranking::{RankBy, Ranked};
pub use report::StackReport;
pub use totals::{OptionSum, StackTotals};
pub use years::{StackRow, StackTable, StackYears};

use super::date::Date;
use super::limits::MOST_APPS;
use super::scenario::{App, Company, Scenario};

/// A company's apps in the order of the list, and what is the same for all of them.
///
/// The fields are open: an edit of one app writes into `apps[at]`, and [`StackReport::updated`] finds out what
/// changed. An undo puts back what [`Stack::remove`] gave, or a clone of the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    /// The apps.
    pub apps: Vec<StackApp>,
    /// What is the same for all apps.
    pub company: Company,
}

/// One app of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct StackApp {
    /// What is computed with.
    pub app: App,
    /// When its contract is renewed; `None`: on the company's date, if there is one.
    pub renewal: Option<Date>,
}

impl From<App> for StackApp {
    fn from(app: App) -> Self {
        Self { app, renewal: None }
    }
}

impl From<Scenario> for Stack {
    fn from(Scenario { apps, company }: Scenario) -> Self {
        Self { apps: apps.into_iter().map(StackApp::from).collect(), company }
    }
}

impl Stack {
    /// The same as links, sensitivity and simulation take it: without the apps' own renewal dates.
    pub fn scenario(&self) -> Scenario {
        Scenario { apps: self.apps.iter().map(|one| one.app.clone()).collect(), company: self.company.clone() }
    }

    /// How many apps may be added: a stack holds [`MOST_APPS`].
    pub fn room(&self) -> usize {
        MOST_APPS.saturating_sub(self.apps.len())
    }

    /// Puts an app at a place, or at the end beyond it; `false` if the stack is full.
    pub fn insert(&mut self, at: usize, app: StackApp) -> bool {
        let fits = self.room() > 0;
        if fits {
            self.apps.insert(at.min(self.apps.len()), app);
        }
        fits
    }

    /// Puts a copy behind an app; `false` if there is no such app, or the stack is full.
    pub fn duplicate(&mut self, at: usize) -> bool {
        self.apps.get(at).cloned().is_some_and(|app| self.insert(at + 1, app))
    }

    /// Takes an app out, to be put back by [`Stack::insert`] at the same place; `None` if there is none.
    pub fn remove(&mut self, at: usize) -> Option<StackApp> {
        (at < self.apps.len()).then(|| self.apps.remove(at))
    }

    /// Moves an app to another place, with those between moving up; `false` if there is none at either.
    ///
    /// ```
    /// use scim_tax::domain::{App, Stack};
    /// let mut stack = Stack::default();
    /// for vendor in ["a", "b", "c"] {
    ///     stack.insert(stack.apps.len(), App::listed(vendor, "", "", 1).into());
    /// }
    /// assert!(stack.shift(0, 2));
    /// let back = App::listed("a", "", "", 1);
    /// assert_eq!(stack.apps[2].app, back);
    /// ```
    pub fn shift(&mut self, from: usize, to: usize) -> bool {
        let both = from.max(to) < self.apps.len();
        if both {
            let app = self.apps.remove(from);
            self.apps.insert(to, app);
        }
        both
    }

    /// When an app is renewed: its own date, else the company's.
    pub fn renewal(&self, at: usize) -> Option<Date> {
        self.apps.get(at).and_then(|one| one.renewal).or(self.company.renewal)
    }
}
