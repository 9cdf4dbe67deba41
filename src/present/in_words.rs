//! What files say in words: the verdict, its reasons, an assumption. The page says the same.

use super::assumptions::assumption_text;
use super::messages::{question, why};
use super::number::Numbers;
use super::page::verdict_title;
use crate::domain::{AppReport, Assumption};

/// Which way to go, in a few words: `Stay by hand`.
pub fn verdict_in_words(app: &AppReport) -> String {
    verdict_title(app)
}

/// Why, a sentence each, and last what to ask where the answer cannot be given.
pub fn reasons_in_words(app: &AppReport) -> Vec<String> {
    let numbers = Numbers::default();
    let reasons = app.verdict.reasons.iter().map(|reason| why(*reason, app, &numbers));
    let asked = app.verdict.question.map(|asked| question(asked, app));
    reasons.chain(asked).filter(|sentence| !sentence.is_empty()).collect()
}

/// Name, unit, and where the values of an assumption come from.
pub fn assumption_in_words(assumption: Assumption) -> (&'static str, &'static str, &'static str) {
    let text = assumption_text(assumption);
    (text.name, text.unit, text.source)
}
