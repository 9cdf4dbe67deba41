//! The assumptions in words: name, unit, and where the values come from (model.md, section 4).

use crate::domain::{Assumption, Measure};

/// An assumption in words.
pub struct AssumptionText {
    /// What it is.
    pub name: &'static str,
    /// What stands behind the number.
    pub unit: &'static str,
    /// Where low, base and high come from.
    pub source: &'static str,
}

/// An assumption in words.
pub fn assumption_text(assumption: Assumption) -> AssumptionText {
    let (name, source) = match assumption {
        Assumption::Rate => (
            "An hour of IT, all in",
            "The published benchmark implies $60 (6,088 ÷ 101 hours). The median US administrator’s wage of $46.54, at 70.5% of labour cost, gives $66.",
        ),
        Assumption::Leavers => {
            ("People who leave in a year", "A tenure of 4.6 years gives 21.7%. Published examples use 10% and 30%.")
        }
        Assumption::Changes => {
            ("People whose role changes in a year", "Our assumption; no published figure was found.")
        }
        Assumption::JoinMinutes => ("Time to add an account", "Three vendors publish 5, 20 and 30 minutes."),
        Assumption::LeaveMinutes => ("Time to remove an account", "Our assumption: as long as adding one."),
        Assumption::ChangeMinutes => ("Time to change an account", "Our assumption."),
        Assumption::Reviews => ("Access reviews in a year", "Our assumption. Reviews stay after SCIM."),
        Assumption::ReviewMinutes => ("Review of one account", "Our assumption."),
        Assumption::Missed => {
            ("Leavers whose account is missed", "Ours: 6.5% gives the published benchmark’s 7 accounts at 500 people.")
        }
        Assumption::OrphanCost => ("Dealing with a missed account", "Two published benchmark rows allow $234 to $262."),
        Assumption::Discovery => ("Time until a missed account is found", "Our assumption."),
        Assumption::ScimMinutes => ("Time that an account still takes with SCIM", "Published: 2 to 3 minutes."),
        Assumption::Breach => (
            "Chance of a breach through a missed account, a year",
            "Off. If you enter one, it is shown beside the result and never in it.",
        ),
        Assumption::BreachLoss => ("Loss from such a breach", "Off, as above."),
    };
    let unit = match assumption.measure() {
        Measure::Dollars => "$",
        Measure::Percent => "%",
        Measure::Minutes => "min",
        Measure::Months => "months",
        Measure::Times => "times",
    };
    AssumptionText { name, unit, source }
}
