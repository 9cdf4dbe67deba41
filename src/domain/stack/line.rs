//! What a stack needs of one app.

use super::super::after_scim::saved;
use super::super::by_hand::Events;
use super::super::catalog::Catalog;
use super::super::compare::{Warning, warnings};
use super::super::date::Date;
use super::super::estimate::Estimate;
use super::super::formula::{Label, total};
use super::super::number::Number;
use super::super::options::{Money, Worth};
use super::super::reason::Reason;
use super::super::scenario::{App, Company, Manual};
use super::super::upgrade::{Plans, PricesFrom};
use super::super::verdict::{Choice, Verdict, verdict};
use std::borrow::Cow;

/// One app of a stack: the figures of an [`AppReport`](super::super::AppReport) that lists and sums show, without
/// the sums written out and without break-evens. Dollars a year, where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub struct StackLine {
    /// The vendor's id, `own` for an app that the catalog does not have.
    pub vendor: String,
    /// The app's name.
    pub name: String,
    /// Whether the app is not in the catalog.
    pub is_own: bool,
    /// Name of the plan one has.
    pub current: Option<String>,
    /// Name of the plan or add-on that brings SCIM.
    pub target: Option<String>,
    /// ISO 4217 code of the vendor's prices.
    pub currency: String,
    /// Seats.
    pub seats: u32,
    /// The price step: the extra cost, in the vendor's currency. Zero where the current plan has SCIM.
    pub step: Estimate,
    /// The same in dollars.
    pub step_dollars: Estimate,
    /// Option A.
    pub by_hand: Estimate,
    /// Option B; `None` where there is nothing to buy.
    pub upgrade: Option<Estimate>,
    /// Option C; `None` unless a price was entered.
    pub other: Option<Estimate>,
    /// What B costs beside the work that stays, without the share of what the identity provider charges the company.
    pub outlay: Option<Estimate>,
    /// The work by hand that B avoids, with unused licences at today's price, as [`Worth`] counts it.
    pub avoided: Option<Estimate>,
    /// What SCIM is worth.
    pub worth: Worth,
    /// Events a year.
    pub events: Events,
    /// Leavers a year whose removal B makes automatic, at best and at worst.
    pub automatic: Option<(Number, Number)>,
    /// Work by hand, by the buyer's own numbers, whatever model the dollars are of.
    pub work: ManualYear,
    /// What stays of it after SCIM, at best and at worst.
    pub stays: (ManualYear, ManualYear),
    /// Which way to go.
    pub verdict: Verdict,
    /// Who published the prices; `None` where there are none.
    pub prices_from: Option<PricesFrom>,
    /// What the reader has to know.
    pub warnings: Vec<Warning>,
}

/// Manual work of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ManualYear {
    /// Hours of IT.
    pub it_hours: Number,
    /// Accounts of people who left, found too late.
    pub orphaned_accounts: Number,
}

impl ManualYear {
    /// None of it.
    pub const NOTHING: Self = Self { it_hours: Number::ZERO, orphaned_accounts: Number::ZERO };

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            it_hours: self.it_hours + other.it_hours,
            orphaned_accounts: self.orphaned_accounts + other.orphaned_accounts,
        }
    }
}

impl StackLine {
    /// Computes one app; `apps` share the identity provider's cost.
    pub(super) fn of(catalog: &Catalog, app: &App, company: &Company, apps: usize, today: Date) -> Self {
        let app = &app.clone().resolved(catalog);
        let vendor = catalog.vendor_of(app);
        let plans = Plans::of(&vendor, app);
        let money = Money::of(&vendor, app, company, apps);
        let name = |at: usize| vendor.plans.get(at).map(|plan| plan.name.clone());
        let rate = company.dollars_for(&vendor.currency);
        let in_dollars =
            |amount: Estimate| rate.map_or(Estimate::Unknown(Reason::ExchangeRate), |rate| amount.times(rate));
        let primary = (company.manual == Manual::Benchmark).then_some(&money.benchmark);
        let current_seat = in_dollars(money.upgrade.current_seat);
        let buys = money.upgrade_lines.is_some();
        let events = Events::of(app, company);
        let leavers = |covered: bool| if covered { events.leavers } else { Number::ZERO };
        let left = |it_hours, orphaned_accounts| ManualYear { it_hours, orphaned_accounts };
        let (hours, orphans) = (money.residual.it_hours, money.residual.orphaned_accounts);
        Self {
            vendor: vendor.id.clone(),
            name: vendor.name.clone(),
            is_own: matches!(vendor, Cow::Owned(_)),
            current: plans.current.and_then(name),
            target: plans.addons.first().copied().or(plans.target).and_then(name),
            currency: vendor.currency.clone(),
            seats: app.seats,
            step: money.upgrade.delta,
            step_dollars: if money.upgrade.delta.is_unknown() {
                money.upgrade.delta
            } else {
                in_dollars(money.upgrade.delta)
            },
            by_hand: money.hand(),
            upgrade: money.upgrade_total(),
            other: money.other(),
            outlay: outlay(&money),
            avoided: buys.then(|| saved(&events, company, money.coverage, current_seat, primary)),
            worth: money.worth,
            events,
            automatic: buys.then(|| (leavers(money.coverage.best.leavers), leavers(money.coverage.worst.leavers))),
            work: left(money.by_hand.it_hours, money.by_hand.orphaned_accounts),
            stays: (left(hours.0, orphans.0), left(hours.1, orphans.1)),
            verdict: verdict(&vendor, app, company, &money, today),
            prices_from: money.upgrade.prices_from,
            warnings: warnings(&vendor, app, company, &money.upgrade, today),
        }
    }

    /// Whether the current plan has SCIM.
    pub fn nothing_to_buy(&self) -> bool {
        self.verdict.choice == Choice::UseScim
    }

    /// Whether the vendor has no SCIM on any plan: there is nothing to price.
    pub fn has_no_scim(&self) -> bool {
        self.step.reason() == Some(Reason::NoScim)
    }

    /// What the upgrade saves: by hand less upgrade, to the corners of both; `None` where there is nothing to buy.
    pub fn saving(&self) -> Option<Estimate> {
        self.upgrade.map(|upgrade| self.by_hand.minus(upgrade))
    }

    /// The extra cost for each leaver whose removal becomes automatic, dollars. "At least" where no source tells
    /// whether removal does; `None` where it does not, nobody leaves, or there is nothing to buy.
    pub fn cost_per_leaver(&self) -> Option<Estimate> {
        let (best, worst) = self.automatic.filter(|(best, _)| best.is_positive())?;
        let each = self.step_dollars.over(best);
        let open =
            || Estimate::between(each.low(), None, each.reason().unwrap_or(Reason::SaysTooLittle)).as_difference();
        Some(if worst.is_positive() { each } else { open() })
    }
}

/// The lines of option B but for the work that stays and the identity provider's charge.
fn outlay(money: &Money) -> Option<Estimate> {
    let lines = money.upgrade_lines.as_ref()?;
    let bought = lines.get(..lines.len().saturating_sub(money.residual.lines.len()))?;
    let (step, extras) = bought.split_first()?;
    let extras: Vec<_> = extras.iter().filter(|line| line.label != Label::IdentityProvider).cloned().collect();
    Some(step.amount.plus(total(&extras)))
}
