//! What was computed for the apps: anew only for those that have changed.

use crate::domain::{AppList, AppReport, Catalog, Company, Date, Entry, StackLine, StackReport, StackTotals};
use std::sync::{Arc, OnceLock};

/// What follows from the apps and the company.
#[derive(Default)]
pub struct Figures {
    computed: Option<Computed>,
}

struct Computed {
    /// What the report was computed from; the apps by their allocations.
    entries: Vec<Entry>,
    company: Company,
    today: Date,
    report: StackReport,
    /// Added up when they are asked for: no row waits for them.
    totals: OnceLock<StackTotals>,
}

impl Figures {
    /// Computes what has become another. Without a change nothing is done.
    pub fn update(&mut self, catalog: &Catalog, list: &AppList, company: &Company, today: Date) {
        let entries = list.entries();
        if let Some(old) = &mut self.computed
            && (old.today, old.entries.len(), &old.company) == (today, entries.len(), company)
        {
            let is_other = |(_, (old, new)): &(usize, (&Entry, &Entry))| !Arc::ptr_eq(&old.app, &new.app);
            let mut changed = old.entries.iter().zip(entries).enumerate().filter(is_other);
            match (changed.next(), changed.next()) {
                (None, _) => return,
                // A key in one app: neither copied nor compared, hundreds of apps do not hold it up.
                (Some((at, (_, new))), None) => {
                    old.report.edit(catalog, at, &new.app.app);
                    old.entries = entries.to_vec();
                    old.totals = OnceLock::new();
                    return;
                }
                _ => {}
            }
        }
        let stack = list.stack(company);
        let report = match &self.computed {
            Some(old) => old.report.updated(catalog, &stack, today),
            None => StackReport::of(catalog, &stack, today),
        };
        let totals = OnceLock::new();
        let (entries, company) = (entries.to_vec(), company.clone());
        self.computed = Some(Computed { entries, company, today, report, totals });
    }

    /// What the app at a place of the list comes to.
    pub fn line(&self, place: usize) -> Option<&Arc<StackLine>> {
        self.computed.as_ref()?.report.lines.get(place)
    }

    /// Everything about the app at a place of the list.
    pub fn app(&self, catalog: &Catalog, place: usize) -> Option<AppReport> {
        self.computed.as_ref()?.report.app(catalog, place)
    }

    /// All lines and what they come to, once there are any.
    pub fn all(&self) -> Option<(&StackReport, &StackTotals)> {
        let computed = self.computed.as_ref()?;
        Some((&computed.report, computed.totals.get_or_init(|| computed.report.totals())))
    }
}
