//! What sources say of a vendor beside the numbers: where they differ, what has to be in place, what SCIM
//! does not do. Shown, never computed with.

use super::catalog::Publisher;
use super::date::Date;

/// The evidence of a vendor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where sources differ.
    pub conflicts: Vec<Conflict>,
    /// What must be in place before SCIM can be switched on.
    pub prerequisites: Vec<Fact>,
    /// What SCIM does not do here.
    pub limitations: Vec<Fact>,
    /// Sources with the keys that facts cite, in order of key.
    pub sources: Vec<(String, Source)>,
}

impl Evidence {
    /// The place of a source among all, counted from 1 as readers do; `None` where a fact cites none that is
    /// there.
    ///
    /// ```
    /// use scim_tax::domain::{Evidence, Source};
    /// let evidence = Evidence { sources: vec![("docs".into(), Source::default())], ..Evidence::default() };
    /// assert_eq!((evidence.number_of("docs"), evidence.number_of("guide")), (Some(1), None));
    /// ```
    pub fn number_of(&self, key: &str) -> Option<usize> {
        self.sources.iter().position(|(own, _)| own == key).map(|at| at + 1)
    }
}

/// Something on which sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub about: String,
    /// Each with its source.
    pub claims: Vec<Fact>,
    /// What this calculator uses, and why; may be empty.
    pub used: String,
}

/// A sentence with its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The sentence.
    pub text: String,
    /// Key of the source.
    pub source: String,
}

/// Where a fact is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// `https:` only.
    pub url: String,
    /// What it is.
    pub kind: SourceKind,
    /// Who transcribed it, or empty.
    pub via: String,
    /// The day that the source says of itself.
    pub published: Option<Date>,
    /// The day it was last read.
    pub checked: Option<Date>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    /// The vendor's pricing page.
    VendorPricing,
    /// The vendor's documentation.
    VendorDocs,
    /// A third party's guide.
    Guide,
    /// A third party's list, or anything else.
    #[default]
    List,
}

impl SourceKind {
    /// Who publishes it.
    pub fn publisher(self) -> Publisher {
        match self {
            Self::VendorPricing | Self::VendorDocs => Publisher::Vendor,
            Self::Guide | Self::List => Publisher::ThirdParty,
        }
    }
}
