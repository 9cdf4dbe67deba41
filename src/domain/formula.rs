//! A sum written out with the numbers put in, each traceable to its price or assumption.

use super::assumptions::Assumption;
use super::estimate::Estimate;
use super::number::Number;

/// What a number in a formula rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ref {
    /// A price: indexes into the vendor's plans and the plan's prices.
    Price {
        /// Index of the plan.
        plan: usize,
        /// Index of the price.
        price: usize,
    },
    /// A published step: index into the vendor's published steps.
    Step(usize),
    /// The by-hand benchmark.
    Benchmark,
    /// An assumption about the buyer's team.
    Assumption(Assumption),
    /// Something that the buyer entered, by its key in the link: `seats`, `quote`, `employees`.
    Typed(&'static str),
}

/// What is counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// Seats of the app.
    Seats,
    /// Seats that the price includes.
    IncludedSeats,
    /// Months.
    Months,
    /// Minutes.
    Minutes,
    /// Minutes in an hour.
    MinutesPerHour,
    /// Joiners a year.
    Joiners,
    /// Leavers a year.
    Leavers,
    /// Role changes a year.
    Changes,
    /// Access reviews a year.
    Reviews,
    /// Accounts left open.
    OrphanedAccounts,
    /// Hours of IT.
    Hours,
    /// Employees of the company.
    Employees,
    /// Apps that share a cost.
    Apps,
    /// Dollars for one unit of the vendor's currency.
    Dollars,
    /// Units of usage, in blocks of the given size.
    Usage {
        /// What is counted.
        name: String,
        /// How many make a block.
        block: Number,
    },
}

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// Money, in the line's currency.
    Money(Estimate),
    /// A count of something.
    Count(Number, Unit),
    /// A percentage.
    Percent(Number),
    /// `+`
    Plus,
    /// `−`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// A sum written out. Empty where there is nothing to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formula(pub Vec<(Token, Option<Ref>)>);

impl Formula {
    /// A single amount.
    pub fn money(amount: Estimate, from: Option<Ref>) -> Self {
        Self::one(Token::Money(amount), from)
    }

    /// An amount times factors, if there are any.
    pub(super) fn money_times(amount: Estimate, from: Option<Ref>, factors: &Self) -> Self {
        let mut tokens = Vec::with_capacity(factors.0.len() + 2);
        tokens.push((Token::Money(amount), from));
        if !factors.is_empty() {
            tokens.push((Token::Times, None));
            tokens.extend_from_slice(&factors.0);
        }
        Self(tokens)
    }

    /// A single count.
    pub fn count(number: Number, unit: Unit, from: Option<Ref>) -> Self {
        Self::one(Token::Count(number, unit), from)
    }

    /// A single percentage.
    pub fn percent(number: Number, from: Option<Ref>) -> Self {
        Self::one(Token::Percent(number), from)
    }

    /// With room for what mostly follows.
    fn one(token: Token, from: Option<Ref>) -> Self {
        let mut tokens = Vec::with_capacity(4);
        tokens.push((token, from));
        Self(tokens)
    }

    /// Nothing to write.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Written in brackets.
    pub fn bracketed(mut self) -> Self {
        self.0.insert(0, (Token::Open, None));
        self.0.push((Token::Close, None));
        self
    }

    /// Followed by a sign and another formula; just one of the two if the other is empty.
    pub fn then(mut self, sign: Token, other: Self) -> Self {
        if self.is_empty() {
            return other;
        }
        if !other.is_empty() {
            self.0.push((sign, None));
            self.0.extend(other.0);
        }
        self
    }

    /// `self × other`
    pub fn times(self, other: Self) -> Self {
        self.then(Token::Times, other)
    }

    /// `self − other`, in brackets if the other is a sum.
    pub fn minus(self, other: Self) -> Self {
        let other = if other.is_sum() { other.bracketed() } else { other };
        self.then(Token::Minus, other)
    }

    /// In dollars, at this rate where there is one but 1.
    pub(super) fn in_dollars(self, rate: Option<Number>) -> Self {
        match rate.filter(|rate| *rate != Number::ONE && !self.is_empty()) {
            Some(rate) => {
                let formula = if self.is_sum() { self.bracketed() } else { self };
                formula.times(Self::count(rate, Unit::Dollars, None))
            }
            None => self,
        }
    }

    /// Whether a plus or minus stands outside of all brackets.
    fn is_sum(&self) -> bool {
        let mut depth = 0;
        self.0.iter().any(|(token, _)| {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(token, Token::Plus | Token::Minus)
        })
    }

    /// `self + other`
    pub fn plus(self, other: Self) -> Self {
        self.then(Token::Plus, other)
    }

    /// `self ÷ other`
    pub fn over(self, other: Self) -> Self {
        self.then(Token::Over, other)
    }

    /// The prices and assumptions that the formula uses, each once, in order.
    pub fn refs(&self) -> Vec<Ref> {
        let mut refs = Vec::new();
        for (_, from) in &self.0 {
            if let Some(from) = from
                && !refs.contains(from)
            {
                refs.push(*from);
            }
        }
        refs
    }
}

/// What a line item is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A charge of a plan, by the plan's name.
    Plan(String),
    /// The price step between two plans.
    Step,
    /// The part of the step that counts, where a share is bought anyway.
    StepNotBoughtAnyway,
    /// IT labour by hand.
    Labour,
    /// Handling of orphaned accounts.
    OrphanHandling,
    /// Unused licences.
    UnusedLicences,
    /// Expected cost of a breach, shown apart.
    Breach,
    /// What the identity provider charges for provisioning, this app's share.
    IdentityProvider,
    /// What is paid once, by its name.
    OneOff(String),
    /// One-off cost that the buyer entered.
    OneOffTyped,
    /// IT time to set SCIM up.
    SetUp,
    /// IT time to renew tokens, a year.
    TokenRenewal,
    /// Another tool's price.
    OtherTool,
}

/// One line of a result: what, how it is computed, how much.
#[derive(Clone, Debug, PartialEq)]
pub struct LineItem {
    /// What it is.
    pub label: Label,
    /// The sum with the numbers put in. Its references are the line's references.
    pub formula: Formula,
    /// The amount.
    pub amount: Estimate,
}

impl LineItem {
    /// A line item.
    pub fn new(label: Label, formula: Formula, amount: Estimate) -> Self {
        Self { label, formula, amount }
    }
}

/// The total of lines of which none can be negative; see [`Estimate::total`].
pub fn total(lines: &[LineItem]) -> Estimate {
    Estimate::total(lines.iter().map(|line| line.amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(number: u32) -> Formula {
        Formula::count(Number::from(number), Unit::Hours, None)
    }

    /// Numbers and signs, `(1+2)`.
    fn text(formula: &Formula) -> String {
        let sign = |token: &Token| match token {
            Token::Count(number, _) => number.to_string(),
            Token::Money(_) | Token::Percent(_) => "?".into(),
            Token::Plus => "+".into(),
            Token::Minus => "-".into(),
            Token::Times => "*".into(),
            Token::Over => "/".into(),
            Token::Open => "(".into(),
            Token::Close => ")".into(),
        };
        formula.0.iter().map(|(token, _)| sign(token)).collect()
    }

    #[test]
    fn only_a_sum_that_is_taken_off_needs_brackets() {
        assert_eq!(text(&n(1).minus(n(2).plus(n(3)))), "1-(2+3)");
        assert_eq!(text(&n(1).minus(n(2).minus(n(3)))), "1-(2-3)");
        assert_eq!(text(&n(1).minus(n(2).times(n(3)))), "1-2*3");
        assert_eq!(text(&n(1).minus(n(2).times(n(3).plus(n(4)).bracketed()))), "1-2*(3+4)");
        assert_eq!(text(&n(1).plus(n(2).plus(n(3)))), "1+2+3");
    }

    #[test]
    fn what_is_empty_leaves_no_sign() {
        let nothing = Formula::default;
        assert_eq!(text(&nothing().times(n(1))), "1");
        assert_eq!(text(&n(1).over(nothing())), "1");
        assert!(nothing().minus(nothing()).is_empty());
    }

    #[test]
    fn references_are_listed_once_in_order() {
        let typed = |key| Formula::count(Number::ONE, Unit::Seats, Some(Ref::Typed(key)));
        let sum = typed("seats").plus(n(1)).plus(typed("quote")).plus(typed("seats"));
        assert_eq!(sum.refs(), [Ref::Typed("seats"), Ref::Typed("quote")]);
    }
}
