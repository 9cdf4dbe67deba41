//! Amounts as the reviewed tables have them, `tests/arithmetic.csv` and `tests/steps.tsv`.

use scim_tax::domain::{Estimate, Number};

/// A year's amount: `5`, `5..7`, `5..` (at least), `..7` (at most), `-` (not known).
pub fn written(amount: Estimate) -> String {
    let end =
        |end: Option<Number>| end.and_then(Number::decimal).map_or(String::new(), |end| end.normalize().to_string());
    match amount {
        Estimate::Unknown(_) => "-".into(),
        Estimate::Exact(_) => end(amount.low()),
        _ => format!("{}..{}", end(amount.low()), end(amount.high())),
    }
}
