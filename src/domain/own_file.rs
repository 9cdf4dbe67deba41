//! A catalog file of the reader's own, over the built-in catalog.

use super::catalog::{Catalog, Publisher, Vendor};

impl Vendor {
    /// The vendor marked as one's own, with every price and published step. Which of its prices counts stays
    /// as it was.
    pub fn into_own(mut self) -> Self {
        let own = |publisher: &mut Publisher| *publisher = Publisher::Own { vendors: publisher.is_vendor() };
        for price in self.plans.iter_mut().flat_map(|plan| &mut plan.prices) {
            own(&mut price.publisher);
        }
        self.published_steps.iter_mut().for_each(|step| own(&mut step.publisher));
        Self { from_own_file: true, ..self }
    }
}

impl Catalog {
    /// The catalog with vendors of one's own: one whose id is there takes its place, another joins. The
    /// version stays that of what is built in.
    ///
    /// ```
    /// use scim_tax::domain::{Catalog, Date, Vendor};
    /// let named = |id: &str, name: &str| Vendor { id: id.into(), ..Vendor::own(name) };
    /// let version = Date::new(2026, 11, 22).unwrap();
    /// let built_in = Catalog { version, vendors: vec![named("acme", "Acme"), named("zoom", "Zoom")] };
    /// let merged = built_in.with_own(vec![named("notion", "Notion"), named("acme", "Acme, corrected")]);
    /// let names: Vec<_> = merged.vendors.iter().map(|vendor| vendor.name.as_str()).collect();
    /// assert_eq!(names, ["Acme, corrected", "Notion", "Zoom"]);
    /// assert_eq!(merged.own().count(), 2);
    /// ```
    pub fn with_own(self, own: Vec<Vendor>) -> Self {
        let mut vendors: Vec<Vendor> = own.into_iter().map(Vendor::into_own).chain(self.vendors).collect();
        // The order of equals is kept, so one's own comes first and stays.
        vendors.sort_by(|a, b| a.id.cmp(&b.id));
        vendors.dedup_by(|later, first| later.id == first.id);
        Self { vendors, ..self }
    }

    /// The vendors of one's own.
    pub fn own(&self) -> impl Iterator<Item = &Vendor> {
        self.vendors.iter().filter(|vendor| vendor.from_own_file)
    }
}
