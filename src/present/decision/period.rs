//! Over how long a part below the answer speaks: a year, as the answer does, or all the years that were entered.

use crate::domain::{Company, Number};
use crate::present::chart::Chart;
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// A year, or several years in today's money.
///
/// ```
/// use scim_tax::domain::{Company, Number};
/// use scim_tax::present::{Numbers, decision::Period};
/// let company = Company { years: 3, discount_rate: Number::from(8), ..Company::default() };
/// let period = Period::of(&company);
/// assert_eq!(period.heading("How sure this is"), "How sure this is, over 3 years");
/// let says = "This part is over 3 years, in today’s money at 8% a year.";
/// assert_eq!(period.premise(&Numbers::default()).as_deref(), Some(says));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// How many years.
    pub years: u32,
    /// By how many percent a year later amounts are worth less.
    discount_rate: Number,
}

impl Period {
    /// The years of a company's plan.
    pub fn of(company: &Company) -> Self {
        Self { years: company.years, discount_rate: company.discount_rate }
    }

    /// Whether it is the one year of the answer.
    pub fn is_a_year(self) -> bool {
        self.years <= 1
    }

    /// "in a year", "over 3 years".
    pub fn words(self) -> String {
        match self.is_a_year() {
            true => "in a year".into(),
            false => fill("over {}", &[&plural(&self.years.to_string(), "year", "years")]),
        }
    }

    /// A heading or a label with the period behind it.
    pub fn heading(self, text: &str) -> String {
        [text, ", ", &self.words()].concat()
    }

    /// " over 3 years" for the middle of a sentence; nothing for a year, which all sentences are about else.
    pub(super) fn within(self) -> String {
        if self.is_a_year() { String::new() } else { [" ", &self.words()].concat() }
    }

    /// What the amounts of several years are; nothing for a year.
    pub fn premise(self, numbers: &Numbers) -> Option<String> {
        let rate = numbers.percent(self.discount_rate);
        let money = match self.discount_rate.is_positive() {
            true => fill("in today’s money at {} a year", &[&rate]),
            false => "as paid".into(),
        };
        (!self.is_a_year()).then(|| fill("This part is {}, {}.", &[&self.words(), &money]))
    }

    /// A chart whose name and words say which period it is about. One of a year stays as it is.
    pub(super) fn told_by(self, chart: Chart, numbers: &Numbers) -> Chart {
        match self.premise(numbers) {
            None => chart,
            Some(premise) => {
                Chart { title: self.heading(&chart.title), summary: [&premise, " ", &chart.summary].concat(), ..chart }
            }
        }
    }
}
