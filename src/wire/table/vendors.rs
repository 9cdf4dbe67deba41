//! Which vendor a line means, from all of its cells that say something of it.

use super::importer::VendorAnswer;
use super::{Importer, Role};
use crate::domain::{Candidate, Likeness, VendorMatch};
use crate::wire::link;

/// What names an app in its line; empty where the table does not say it.
pub(super) struct Named<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub maker: &'a str,
    pub site: &'a str,
}

/// Whose app it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// This vendor's.
    Listed {
        /// Its id.
        vendor: String,
        /// Id of the plan that stands after its name; may be empty.
        plan: String,
    },
    /// Nobody's in the catalog.
    Own,
    /// One of these vendors', or nobody's.
    Asked(Vec<Candidate>),
}

fn listed(vendor: String) -> Whose {
    Whose::Listed { vendor, plan: String::new() }
}

impl Importer<'_> {
    /// Whose app is meant. The id goes before all, the person's answer before what the names are like.
    pub(super) fn whose(&mut self, named: &Named) -> Whose {
        let key = [named.id, named.name, named.maker, named.site].join("\u{1f}");
        if let Some(whose) = self.known.get(&key) {
            return whose.clone();
        }
        let whose = self.looked_up(named);
        self.known.insert(key, whose.clone());
        whose
    }

    fn looked_up(&self, named: &Named) -> Whose {
        if named.id == link::OWN {
            return Whose::Own;
        }
        if let Some(vendor) = link::find(self.catalog, named.id) {
            return listed(vendor.id.clone());
        }
        match self.settings.vendors.get(named.name) {
            Some(VendorAnswer::Listed(id)) if self.catalog.vendor(id).is_some() => return listed(id.clone()),
            Some(VendorAnswer::Own) => return Whose::Own,
            Some(VendorAnswer::Listed(_)) | None => {}
        }
        let (by_name, by_site) = (self.matcher.named(named.name), self.matcher.at_site(named.site));
        match (by_name, by_site) {
            (VendorMatch::Sure(one), VendorMatch::Sure(other)) if one != other => {
                Whose::Asked([one, other].map(|vendor| Candidate { vendor, likeness: Likeness::Strong }).to_vec())
            }
            (VendorMatch::Sure(id), _) | (_, VendorMatch::Sure(id)) => listed(id),
            (by_name, by_site) => self.with_maker(named, by_name, by_site),
        }
    }

    /// Where neither name nor site is sure: with the maker before it the name may be, and the maker may be meant.
    fn with_maker(&self, named: &Named, by_name: VendorMatch, by_site: VendorMatch) -> Whose {
        if !named.maker.is_empty()
            && let VendorMatch::Sure(id) = self.matcher.named(&[named.maker, " ", named.name].concat())
        {
            return listed(id);
        }
        if let Some((vendor, plan)) = self.matcher.with_plan(self.catalog, named.name) {
            return Whose::Listed { vendor, plan };
        }
        match (by_name, by_site, self.matcher.named(named.maker)) {
            (VendorMatch::Doubtful(candidates), ..) | (_, VendorMatch::Doubtful(candidates), _) => {
                Whose::Asked(candidates)
            }
            (.., VendorMatch::Sure(vendor)) => Whose::Asked(vec![Candidate { vendor, likeness: Likeness::Fair }]),
            (.., VendorMatch::Doubtful(candidates)) => Whose::Asked(candidates),
            _ => Whose::Own,
        }
    }

    /// Whether the line has an id that says nothing.
    pub(super) fn has_unknown_id(&self, id: &str) -> bool {
        self.place(Role::VendorId).is_some()
            && !id.is_empty()
            && id != link::OWN
            && link::find(self.catalog, id).is_none()
    }
}
