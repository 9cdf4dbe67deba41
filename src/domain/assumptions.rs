//! What is assumed of the buyer's team, each with a low, base and high value (model.md, section 4).

use super::limits::Limits;
use super::number::Number;

/// An assumption about the buyer's team. Where the values come from is told by `present`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// Loaded hourly rate of IT, dollars.
    Rate,
    /// Leavers, percent of seats a year.
    Leavers,
    /// Role changes, percent of seats a year.
    Changes,
    /// Minutes to add an account.
    JoinMinutes,
    /// Minutes to remove an account.
    LeaveMinutes,
    /// Minutes to change an account.
    ChangeMinutes,
    /// Access reviews a year.
    Reviews,
    /// Minutes for an account in a review.
    ReviewMinutes,
    /// Leavers whose account is missed, percent.
    Missed,
    /// Dollars to handle an orphaned account.
    OrphanCost,
    /// Months until an orphaned account is discovered.
    Discovery,
    /// Minutes that an event still takes after SCIM.
    ScimMinutes,
    /// Probability of a breach through an orphaned account, percent a year.
    Breach,
    /// Loss from such a breach, dollars.
    BreachLoss,
}

/// Key in links, defaults, measure, most that can be entered.
type Row = (&'static str, Span, Measure, Number);

/// One for each, in the same order.
static ROWS: [Row; Assumption::ALL.len()] = {
    use Measure::{Dollars, Minutes, Months, Percent, Times};
    [
        row("rate", ["45", "60", "75"], Dollars, "10000"),
        row("leavers", ["10", "21.7", "30"], Percent, "500"),
        row("changes", ["5", "10", "20"], Percent, "1000"),
        row("join-minutes", ["5", "20", "30"], Minutes, "10000"),
        row("leave-minutes", ["5", "20", "30"], Minutes, "10000"),
        row("change-minutes", ["5", "10", "20"], Minutes, "10000"),
        row("reviews", ["0", "0", "4"], Times, "365"),
        row("review-minutes", ["1", "2", "5"], Minutes, "10000"),
        row("missed", ["2", "6.5", "13"], Percent, "100"),
        row("orphan-cost", ["234", "250", "262"], Dollars, "1000000000"),
        row("discovery", ["3", "6", "12"], Months, "120"),
        row("scim-minutes", ["1", "2", "3"], Minutes, "10000"),
        row("breach", ["0", "0", "0"], Percent, "100"),
        row("breach-loss", ["0", "0", "0"], Dollars, "1000000000000"),
    ]
};

const fn row(key: &'static str, [low, base, high]: [&str; 3], measure: Measure, most: &str) -> Row {
    let span = Span { low: Number::constant(low), base: Number::constant(base), high: Number::constant(high) };
    (key, span, measure, Number::constant(most))
}

/// How an assumption is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Dollars.
    Dollars,
    /// Percent.
    Percent,
    /// Minutes.
    Minutes,
    /// Months.
    Months,
    /// Times a year.
    Times,
}

impl Assumption {
    /// All, in the order of model.md and of links.
    pub const ALL: [Self; 14] = [
        Self::Rate,
        Self::Leavers,
        Self::Changes,
        Self::JoinMinutes,
        Self::LeaveMinutes,
        Self::ChangeMinutes,
        Self::Reviews,
        Self::ReviewMinutes,
        Self::Missed,
        Self::OrphanCost,
        Self::Discovery,
        Self::ScimMinutes,
        Self::Breach,
        Self::BreachLoss,
    ];

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The key in links.
    pub fn key(self) -> &'static str {
        self.row().0
    }

    /// The assumption of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|assumption| assumption.key() == key)
    }

    /// How it is measured.
    pub fn measure(self) -> Measure {
        self.row().2
    }

    /// Low, base and high of model.md.
    ///
    /// ```
    /// use scim_tax::domain::Assumption;
    /// assert_eq!(Assumption::Leavers.default_span().base.to_string(), "21.7");
    /// ```
    pub fn default_span(self) -> Span {
        self.row().1
    }

    /// What can be entered.
    pub fn limits(self) -> Limits {
        Limits { low: Number::ZERO, high: self.row().3, whole: false }
    }
}

/// Low, base and high; low <= base <= high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The least that is plausible.
    pub low: Number,
    /// What is computed with.
    pub base: Number,
    /// The most that is plausible.
    pub high: Number,
}

impl Span {
    /// A typed value is certain.
    pub fn certain(value: Number) -> Self {
        Self { low: value, base: value, high: value }
    }

    /// Three values in order, else `None`.
    pub fn new(low: Number, base: Number, high: Number) -> Option<Self> {
        (low <= base && base <= high).then_some(Self { low, base, high })
    }

    /// Whether it is one value.
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

/// All assumptions of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    spans: [Span; 14],
    /// An exact number of leavers a year in the whole company, in the place of the percentage.
    pub leavers_people: Option<Number>,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self { spans: Assumption::ALL.map(Assumption::default_span), leavers_people: None }
    }
}

impl Assumptions {
    /// Low, base and high of one.
    pub fn span(&self, assumption: Assumption) -> Span {
        self.spans[assumption as usize]
    }

    /// The base value of one.
    pub fn base(&self, assumption: Assumption) -> Number {
        self.span(assumption).base
    }

    /// Replaces one.
    pub fn set(&mut self, assumption: Assumption, span: Span) {
        self.spans[assumption as usize] = span;
        if assumption == Assumption::Leavers {
            self.leavers_people = None;
        }
    }

    /// Back to the default.
    pub fn reset(&mut self, assumption: Assumption) {
        self.set(assumption, assumption.default_span());
    }

    /// Whether one differs from its default.
    pub fn is_changed(&self, assumption: Assumption) -> bool {
        self.span(assumption) != assumption.default_span()
            || (assumption == Assumption::Leavers && self.leavers_people.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_place_its_key_and_a_default_within_its_limits() {
        for (at, assumption) in Assumption::ALL.into_iter().enumerate() {
            assert_eq!(assumption as usize, at);
            assert_eq!(Assumption::from_key(assumption.key()), Some(assumption));
            let Span { low, base, high } = assumption.default_span();
            assert!(Span::new(low, base, high).is_some(), "{assumption:?}");
            let limits = assumption.limits();
            assert!([low, base, high].iter().all(|value| limits.allow(*value)), "{assumption:?}");
        }
        assert_eq!(Assumption::from_key("Rate"), None);
    }

    #[test]
    fn a_span_is_in_order() {
        let [one, two] = [1, 2].map(Number::from);
        assert!(Span::new(one, one, two).is_some_and(|span| !span.is_certain()));
        assert!(Span::new(two, one, two).is_none() && Span::new(one, two, one).is_none());
        assert!(Span::certain(one).is_certain());
    }

    #[test]
    fn a_percentage_of_leavers_replaces_a_number_of_people() {
        let mut assumptions = Assumptions { leavers_people: Some(Number::from(12)), ..Assumptions::default() };
        assert!(assumptions.is_changed(Assumption::Leavers));
        assumptions.set(Assumption::Rate, Span::certain(Number::from(75)));
        assert_eq!(assumptions.leavers_people, Some(Number::from(12)));
        assumptions.reset(Assumption::Leavers);
        assert!(!assumptions.is_changed(Assumption::Leavers) && assumptions.is_changed(Assumption::Rate));
    }
}
