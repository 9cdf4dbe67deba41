//! A table of costs by kind and year, whose rows add up to the total to the cent.

use super::estimate::Estimate;
use super::formula::{Label, LineItem};
use super::horizon::Year;
use super::number::Number;
use super::reason::Reason;

/// What a cost is for: the parts that a chart stacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostKind {
    /// The dearer plan.
    PriceStep,
    /// Paid once, when the upgrade starts.
    OneOff,
    /// IT time to set SCIM up, once.
    SetUp,
    /// What the identity provider charges.
    IdentityProvider,
    /// IT time to renew tokens.
    TokenRenewal,
    /// Another tool's price.
    OtherTool,
    /// IT labour by hand, or what stays of it.
    Labour,
    /// Handling of orphaned accounts, or what stays of it.
    OrphanHandling,
    /// Unused licences, or what stays of them.
    UnusedLicences,
}

impl CostKind {
    /// The kind of a line.
    pub fn of(label: &Label) -> Self {
        match label {
            Label::Step | Label::StepNotBoughtAnyway | Label::Plan(_) => Self::PriceStep,
            Label::OneOff(_) | Label::OneOffTyped => Self::OneOff,
            Label::SetUp => Self::SetUp,
            Label::IdentityProvider => Self::IdentityProvider,
            Label::TokenRenewal => Self::TokenRenewal,
            Label::OtherTool => Self::OtherTool,
            Label::Labour => Self::Labour,
            Label::OrphanHandling | Label::Breach => Self::OrphanHandling,
            Label::UnusedLicences => Self::UnusedLicences,
        }
    }

    /// Whether it is paid in year 1 alone.
    pub fn is_paid_once(self) -> bool {
        matches!(self, Self::OneOff | Self::SetUp)
    }

    /// Whether it is a price, which the escalator raises; wages stay as they are.
    pub fn is_price(self) -> bool {
        matches!(self, Self::PriceStep | Self::IdentityProvider | Self::OtherTool | Self::UnusedLicences)
    }
}

/// YearAmounts by year, dollars rounded to the cent.
#[derive(Clone, Debug, PartialEq)]
pub struct YearAmounts {
    /// Each year.
    pub years: Vec<Estimate>,
    /// From year 1 to the end of each year.
    pub cumulative: Vec<Estimate>,
}

impl YearAmounts {
    /// Over all years.
    pub fn total(&self) -> Estimate {
        self.cumulative.last().copied().unwrap_or(Estimate::ZERO)
    }

    fn of(years: Vec<Estimate>) -> Self {
        let cumulative = (1..=years.len()).map(|most| over_years(&years[..most])).collect();
        Self { years, cumulative }
    }

    /// The sums of rows: year by year, and of what has come together by the end of each year.
    fn sum(rows: &[CostRow], amounts: &dyn Fn(&CostRow) -> &Self, years: usize) -> Self {
        let column = |part: &dyn Fn(&Self) -> &Vec<Estimate>, at: usize| {
            sum(&mut rows.iter().map(|row| (row.kind, part(amounts(row))[at])))
        };
        Self {
            years: (0..years).map(|at| column(&|of| &of.years, at)).collect(),
            cumulative: (0..years).map(|at| column(&|of| &of.cumulative, at)).collect(),
        }
    }

    fn less(&self, other: &Self) -> Self {
        let differences = |ours: &[Estimate], theirs: &[Estimate]| {
            ours.iter().zip(theirs).map(|(ours, theirs)| ours.minus(*theirs)).collect()
        };
        Self {
            years: differences(&self.years, &other.years),
            cumulative: differences(&self.cumulative, &other.cumulative),
        }
    }
}

/// One line of costs through the years.
#[derive(Clone, Debug, PartialEq)]
pub struct CostRow {
    /// What it is for.
    pub kind: CostKind,
    /// The line's label in year 1.
    pub label: Label,
    /// As paid.
    pub plain: YearAmounts,
    /// In today's money.
    pub discounted: YearAmounts,
}

/// What one option costs, line by line and year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct CostTable {
    /// The lines.
    pub rows: Vec<CostRow>,
    /// Their sums, as paid.
    pub plain: YearAmounts,
    /// Their sums, in today's money.
    pub discounted: YearAmounts,
}

/// What one option costs more than another: year by year, and by the end of each year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearDifference {
    /// As paid.
    pub plain: YearAmounts,
    /// In today's money.
    pub discounted: YearAmounts,
}

impl CostTable {
    /// From the lines of each year at that year's seats and at today's prices; `None` for a year with more
    /// seats than can be counted.
    pub(super) fn of(years: &[Year], lines: &[Option<&[LineItem]>]) -> Self {
        let first = lines.first().copied().flatten().unwrap_or_default();
        let row = |(index, line): (usize, &LineItem)| {
            let kind = CostKind::of(&line.label);
            let amount = |at: usize| match lines[at] {
                _ if at > 0 && kind.is_paid_once() => Estimate::ZERO,
                Some(lines) if at == 0 => lines[index].amount,
                Some(lines) => same_line(lines, &line.label),
                None => Estimate::Unknown(Reason::TooLarge),
            };
            let cells = |discounted: bool| {
                let cell = |(at, year): (usize, &Year)| {
                    let rise = if kind.is_price() { year.price_factor } else { Number::ONE };
                    let worth = if discounted { year.discount_factor } else { Number::ONE };
                    amount(at).map(&|end| cents(end * rise / worth))
                };
                YearAmounts::of(years.iter().enumerate().map(cell).collect())
            };
            CostRow { kind, label: line.label.clone(), plain: cells(false), discounted: cells(true) }
        };
        let rows: Vec<CostRow> = first.iter().enumerate().map(row).collect();
        let plain = YearAmounts::sum(&rows, &|row| &row.plain, years.len());
        let discounted = YearAmounts::sum(&rows, &|row| &row.discounted, years.len());
        Self { rows, plain, discounted }
    }

    /// What this option costs more than `other`, to the corners of both.
    pub fn less(&self, other: &Self) -> YearDifference {
        YearDifference { plain: self.plain.less(&other.plain), discounted: self.discounted.less(&other.discounted) }
    }
}

/// To the cent, halves away from zero. Digits that only quotients have do not tip a half.
pub(super) fn cents(amount: Number) -> Number {
    amount.shown(12).shown(2)
}

fn same_line(lines: &[LineItem], label: &Label) -> Estimate {
    lines.iter().find(|line| line.label == *label).map_or(Estimate::Unknown(Reason::NotRecorded), |line| line.amount)
}

/// A column's sum: "at least" while a part is not known, unknown while the price step is, as
/// [`super::options::Money::upgrade_total`] has it.
pub(super) fn sum(cells: &mut dyn Iterator<Item = (CostKind, Estimate)>) -> Estimate {
    let (mut step, mut rest) = (None, Vec::new());
    for (kind, amount) in cells {
        match kind {
            CostKind::PriceStep => step = Some(amount),
            _ => rest.push(amount),
        }
    }
    let rest = Estimate::total(rest);
    step.map_or(rest, |step| step.plus(rest))
}

/// A line's sum over years: "at least" while one of them is not priced; unknown if a priced year is a
/// saving, for then the open one may be too.
fn over_years(cells: &[Estimate]) -> Estimate {
    let saves = cells.iter().any(|cell| cell.low().is_some_and(Number::is_negative));
    match cells.iter().find(|cell| cell.is_unknown()) {
        Some(open) if saves => *open,
        _ => Estimate::total(cells.iter().copied()),
    }
}
