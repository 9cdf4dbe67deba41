//! The three ways: by hand, upgrade, another tool; and what SCIM is worth (model.md, section 6).

use super::after_scim::{Coverage, Residual, saved};
use super::assumptions::Assumption;
use super::by_hand::{BenchmarkYear, Covered, Events, Work, WorkFigures, benchmark_of};
use super::catalog::Vendor;
use super::estimate::Estimate;
use super::formula::{Formula, Label, LineItem, Ref, Unit, total};
use super::number::Number;
use super::reason::Reason;
use super::scenario::{App, Company, Manual};
use super::upgrade::{Plans, Upgrade, upgrade};

/// What SCIM is worth: the price step at which the upgrade costs the same as doing it by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Dollars a year.
    pub year: Estimate,
    /// Dollars for a seat-month, rounded down to the cent.
    pub seat_month: Estimate,
}

/// All the money of one app. Company amounts and options are in dollars, the upgrade in the vendor's
/// currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The price step.
    pub upgrade: Upgrade,
    /// The work by hand, by the buyer's own numbers.
    pub by_hand: Work,
    /// The work by hand, by the published benchmark.
    pub benchmark: BenchmarkYear,
    /// What SCIM covers.
    pub coverage: Coverage,
    /// What stays manual after the upgrade.
    pub residual: Residual,
    /// Option A: the lines of the model that is compared with.
    pub hand_lines: Vec<LineItem>,
    /// Option B; `None` where there is no plan with SCIM to buy.
    pub upgrade_lines: Option<Vec<LineItem>>,
    /// Option C; `None` unless a price was entered.
    pub other_lines: Option<Vec<LineItem>>,
    /// What SCIM is worth.
    pub worth: Worth,
}

impl Money {
    /// Computes the money of one app; `apps` share the identity provider's cost.
    pub fn of(vendor: &Vendor, app: &App, company: &Company, apps: usize) -> Self {
        let upgrade = upgrade(vendor, app, company);
        let dollars = company.dollars_for(&vendor.currency);
        let in_dollars = |amount| in_dollars(amount, dollars);
        let current_seat = in_dollars(upgrade.current_seat);
        let events = Events::of(app, company);
        let figures = WorkFigures::of(&events, company, Covered::NOTHING, current_seat);
        let by_hand = Work::written(&figures, company, current_seat);
        let benchmark = benchmark_of(vendor).for_employees(company.employees);
        let primary = (company.manual == Manual::Benchmark).then_some(&benchmark);
        let with_hand = primary.map(|benchmark| (benchmark, &by_hand));
        let coverage = Coverage::of(vendor, company.idp);
        let residual = Residual::of(&events, company, coverage, in_dollars(upgrade.target_seat), with_hand);

        let hand_lines = match primary {
            Some(benchmark) => benchmark.lines.to_vec(),
            None => by_hand.lines().into_iter().cloned().collect(),
        };
        let extras = extra_lines(&upgrade, app, company, apps, dollars);
        let upgrade_lines = Plans::of(vendor, app).can_be_bought(vendor, app).then(|| {
            let mut lines = vec![step_line(&upgrade, app, dollars)];
            lines.extend(extras.iter().cloned());
            lines.extend(residual.lines.iter().cloned());
            lines
        });
        let typed = app.other.map(|price| (in_dollars(Estimate::exact(price)), "other"));
        let shared = company.third_party.map(|price| (Estimate::exact(price), "third-party"));
        let other_lines = typed.or(shared).map(|(price, key)| {
            let everything = Coverage { best: Covered::ALL, worst: Covered::ALL };
            let stays = Residual::of(&events, company, everything, current_seat, with_hand);
            let line = LineItem::new(Label::OtherTool, Formula::money(price, Some(Ref::Typed(key))), price);
            std::iter::once(line).chain(stays.lines).collect()
        });
        let saving = saved(&events, company, coverage, current_seat, primary);
        let worth = worth(saving, total(&extras), app);
        Self { upgrade, by_hand, benchmark, coverage, residual, hand_lines, upgrade_lines, other_lines, worth }
    }

    /// Option A, dollars a year.
    pub fn hand(&self) -> Estimate {
        total(&self.hand_lines)
    }

    /// Option B, dollars a year; unknown if its price step is.
    pub fn upgrade_total(&self) -> Option<Estimate> {
        let lines = self.upgrade_lines.as_ref()?;
        Some(match lines.first() {
            Some(step) => step.amount.plus(total(&lines[1..])),
            None => Estimate::ZERO,
        })
    }

    /// Option C, dollars a year.
    pub fn other(&self) -> Option<Estimate> {
        self.other_lines.as_deref().map(total)
    }
}

/// An amount in the vendor's currency, at its rate to the dollar.
pub(super) fn in_dollars(amount: Estimate, rate: Option<Number>) -> Estimate {
    rate.map_or(Estimate::Unknown(Reason::ExchangeRate), |rate| amount.times(rate))
}

/// The price step less the share that is bought anyway, which applies to what is above zero.
fn step_line(upgrade: &Upgrade, app: &App, rate: Option<Number>) -> LineItem {
    let step = in_dollars(upgrade.delta, rate);
    let Some(anyway) = app.anyway.filter(|share| share.is_positive()) else {
        return LineItem::new(Label::Step, upgrade.formula.clone().in_dollars(rate), step);
    };
    let keep = Number::HUNDRED - anyway;
    let amount = not_bought_anyway(step, anyway);
    let formula = if step.is_unknown() {
        Formula::default()
    } else {
        Formula::money(step, None).times(Formula::percent(keep, Some(Ref::Typed("anyway"))))
    };
    LineItem::new(Label::StepNotBoughtAnyway, formula, amount)
}

/// A price step less the share that is bought anyway, percent: of each end that is above zero.
pub(super) fn not_bought_anyway(step: Estimate, anyway: Number) -> Estimate {
    let keep = (Number::HUNDRED - anyway).percent();
    step.map(&|end| if end.is_positive() { end * keep } else { end })
}

/// What the upgrade costs beside the price step and the work that stays: the identity provider's share,
/// one-offs, set-up and token renewal.
fn extra_lines(upgrade: &Upgrade, app: &App, company: &Company, apps: usize, dollars: Option<Number>) -> Vec<LineItem> {
    let mut lines = Vec::new();
    if let Some(cost) = company.idp_cost {
        let apps = Number::from(u32::try_from(apps).unwrap_or(u32::MAX));
        let formula = Formula::money(Estimate::exact(cost), Some(Ref::Typed("idp-cost")));
        let shared = Formula::count(apps, Unit::Apps, None);
        let formula = if apps == Number::ONE { formula } else { formula.over(shared) };
        lines.push(LineItem::new(Label::IdentityProvider, formula, Estimate::exact(cost / apps)));
    }
    for line in &upgrade.one_offs {
        let formula = line.formula.clone().in_dollars(dollars);
        lines.push(LineItem::new(line.label.clone(), formula, in_dollars(line.amount, dollars)));
    }
    if let Some(once) = app.once {
        let amount = in_dollars(Estimate::exact(once), dollars);
        lines.push(LineItem::new(Label::OneOffTyped, Formula::money(amount, Some(Ref::Typed("once"))), amount));
    }
    let rate = company.assumptions.base(Assumption::Rate);
    for (hours, label, key) in
        [(company.setup_hours, Label::SetUp, "setup-hours"), (company.token_hours, Label::TokenRenewal, "token-hours")]
    {
        if let Some(hours) = hours {
            let wage = Formula::money(Estimate::exact(rate), Some(Ref::Assumption(Assumption::Rate)));
            let formula = Formula::count(hours, Unit::Hours, Some(Ref::Typed(key))).times(wage);
            lines.push(LineItem::new(label, formula, Estimate::exact(hours * rate)));
        }
    }
    lines
}

/// What is saved, less what the upgrade costs beside its price, over the share that is not bought anyway.
fn worth(saving: Estimate, extras: Estimate, app: &App) -> Worth {
    let keep = (Number::HUNDRED - app.anyway.unwrap_or(Number::ZERO)).percent();
    let year = match saving.minus(extras) {
        _ if !keep.is_positive() => Estimate::Unknown(Reason::BoughtAnyway),
        // Only a price above zero has a part that is bought anyway.
        left => left.map(&|end| if end.is_positive() { end / keep } else { end }),
    };
    let seat_month = year.map(&|end| (end / (Number::from(app.seats) * Number::MONTHS)).floor(2));
    Worth { year, seat_month }
}
