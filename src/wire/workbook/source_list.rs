//! The sources that prices and published steps cite, numbered in order of first use.

use crate::domain::{Date, Grade, Price, PublishedStep, Publisher};

/// What a price says of where it is from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cited {
    pub key: String,
    pub publisher: Publisher,
    pub checked: Date,
    pub published: Option<Date>,
    pub grade: Grade,
}

impl From<&Price> for Cited {
    fn from(price: &Price) -> Self {
        let Price { publisher, checked, published, grade, .. } = *price;
        Self { key: price.source.clone(), publisher, checked, published, grade }
    }
}

impl From<&PublishedStep> for Cited {
    fn from(step: &PublishedStep) -> Self {
        let PublishedStep { publisher, checked, published, grade, .. } = *step;
        Self { key: step.source.clone(), publisher, checked, published, grade }
    }
}

/// Vendor ids with what they cite.
#[derive(Debug, Default)]
pub(super) struct SourceList(pub Vec<(String, Cited)>);

impl SourceList {
    /// The number of a source, counted from 1.
    pub fn number(&mut self, vendor: &str, cited: Cited) -> u32 {
        let same = |(of, known): &(String, Cited)| of == vendor && *known == cited;
        let at = self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push((vendor.into(), cited));
            self.0.len() - 1
        });
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }
}

/// Who published it, in words.
pub(super) fn publisher(publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Vendor => "the vendor",
        Publisher::ThirdParty => "a third party",
        Publisher::Own { .. } => "your own file",
    }
}
