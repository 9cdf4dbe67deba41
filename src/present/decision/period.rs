//! Over how long a part below the answer speaks: a year, as the answer does, or all the years that were entered.

use crate::domain::Company;
use crate::present::chart::Chart;
use crate::present::fill::fill;
use crate::present::plural;

/// A year, or several years in today's money.
///
/// ```
/// use scim_tax::domain::{Company, Number};
/// use scim_tax::present::decision::Period;
/// let company = Company { years: 3, discount_rate: Number::from(8), ..Company::default() };
/// let heading = Period::of(&company).heading("How sure this is");
/// assert_eq!(heading, "How sure this is, over 3 years in today’s money");
/// assert_eq!(Period::of(&Company::default()).heading("How sure this is"), "How sure this is, in a year");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// How many years.
    pub years: u32,
    /// Later amounts are worth less.
    is_discounted: bool,
}

impl Period {
    /// The years of a company's plan.
    pub fn of(company: &Company) -> Self {
        Self { years: company.years, is_discounted: company.discount_rate.is_positive() }
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

    /// A heading or a label with the period behind it, and in which money.
    pub fn heading(self, text: &str) -> String {
        let money = if self.is_discounted && !self.is_a_year() { " in today’s money" } else { "" };
        [text, ", ", &self.words(), money].concat()
    }

    /// " over 3 years" for the middle of a sentence; nothing for a year, which all sentences are about else.
    pub(super) fn within(self) -> String {
        if self.is_a_year() { String::new() } else { [" ", &self.words()].concat() }
    }

    /// A chart whose name says which period it is about. One of a year stays as it is.
    pub(super) fn told_by(self, chart: Chart) -> Chart {
        if self.is_a_year() { chart } else { Chart { title: self.heading(&chart.title), ..chart } }
    }
}
