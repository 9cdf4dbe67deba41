//! What the step to SCIM costs a year (model.md, section 3).

use super::catalog::{Plan, PublishedStep, Publisher, Status, Support, Vendor};
use super::charge::Sums;
use super::estimate::Estimate;
use super::formula::{Formula, Label, LineItem, Ref, Token};
use super::number::Number;
use super::price::{Entry, PriceNote, Side, SideYear, price_that_counts, side_year, usage_in_force};
use super::reason::Reason;
use super::scenario::{App, Company, Prices, Product};
use std::borrow::Cow;

/// Where the prices of a result are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PricesFrom {
    /// The vendor alone.
    Vendor,
    /// Third parties alone.
    ThirdParty,
    /// The buyer alone.
    Own,
    /// More than one of these.
    Mixed,
}

impl PricesFrom {
    /// The stable code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::ThirdParty => "third_party",
            Self::Own => "own",
            Self::Mixed => "mixed",
        }
    }
}

/// The step to a plan with single sign-on, where that is not the step to SCIM.
#[derive(Clone, Debug, PartialEq)]
pub struct SsoStep {
    /// The name of the plan or add-on.
    pub plan: String,
    /// What it costs more a year.
    pub delta: Estimate,
    /// The sum written out.
    pub formula: Formula,
}

/// What the step to SCIM costs a year, in the vendor's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade {
    /// The difference a year.
    pub delta: Estimate,
    /// The sum written out; empty where the difference is unknown.
    pub formula: Formula,
    /// What the current plan costs a year.
    pub current_year: Estimate,
    /// What the target costs a year.
    pub target_year: Estimate,
    /// What one seat more or less costs a year on the current plan.
    pub current_seat: Estimate,
    /// The same on the target.
    pub target_seat: Estimate,
    /// A line for each charge of the current plan.
    pub current_lines: Vec<LineItem>,
    /// A line for each charge of the target.
    pub target_lines: Vec<LineItem>,
    /// What the vendor charges once.
    pub one_offs: Vec<LineItem>,
    /// What the reader has to know about the prices.
    pub notes: Vec<PriceNote>,
    /// The prices and published steps that the difference rests on.
    pub prices: Vec<Ref>,
    /// Who published those; `None` where there are none.
    pub prices_from: Option<PricesFrom>,
    /// The step to single sign-on, where it is another one.
    pub sso_step: Option<SsoStep>,
    /// The unit of usage that one of the prices depends on.
    pub usage_unit: Option<String>,
    /// The usage computed with.
    pub usage: Option<Number>,
}

/// The plans of a step, as indexes into the vendor's plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Plans {
    /// The plan one has.
    pub current: Option<usize>,
    /// The plan with SCIM, where the target is not only an add-on on the current plan.
    pub target: Option<usize>,
    /// Add-ons of the target.
    pub addons: Vec<usize>,
}

impl Plans {
    /// Looks up an app's plans; unknown ids are left out.
    pub fn of(vendor: &Vendor, app: &App) -> Self {
        let (current, target) = match &app.product {
            Product::Listed { current, target, .. } => (current.as_str(), target.as_str()),
            Product::Own { .. } => ("now", "scim"),
        };
        let index = |id: &str| vendor.plan(id).map(|(at, _)| at);
        let current = index(current);
        let only_current = Self { current, target: None, addons: Vec::new() };
        if only_current.has_scim(vendor) {
            // There is nothing to buy for it.
            return only_current;
        }
        let (plan, addon) = match target.split_once('.') {
            Some((plan, addon)) => (index(plan), index(addon)),
            None => match index(target) {
                Some(at) if vendor.plans[at].is_addon() => (None, Some(at)),
                plan => (plan, None),
            },
        };
        let mut addons: Vec<usize> = addon.into_iter().collect();
        let under = plan.or(current).map(|at| &vendor.plans[at]);
        for at in plan.into_iter().chain(addon).flat_map(|at| needed(vendor, &vendor.plans[at], under)) {
            if !addons.contains(&at) {
                addons.push(at);
            }
        }
        // The plan one has is nothing to buy; its add-ons are.
        Self { current, target: plan.filter(|at| Some(*at) != current), addons }
    }

    /// Whether there is a plan or add-on to buy.
    pub fn has_target(&self) -> bool {
        self.target.is_some() || !self.addons.is_empty()
    }

    /// Whether the plan one has stays, with add-ons bought on top.
    pub(super) fn buys_addons_only(&self) -> bool {
        self.target.is_none() && !self.addons.is_empty()
    }

    /// Whether the plan one has comes with SCIM.
    pub(super) fn has_scim(&self, vendor: &Vendor) -> bool {
        self.current.is_some_and(|at| vendor.plans[at].scim == Support::Yes)
    }

    /// Whether SCIM can be bought: there is a target, or a price that the buyer was told for one.
    pub(super) fn can_be_bought(&self, vendor: &Vendor, app: &App) -> bool {
        let told = self.has_target() || app.quote.or(app.seat).is_some();
        told && vendor.status != Status::Absent && !self.has_scim(vendor)
    }
}

/// Add-ons that have to be bought with a plan, less what the plan under them already brings.
fn needed<'a>(vendor: &'a Vendor, plan: &'a Plan, under: Option<&'a Plan>) -> impl Iterator<Item = usize> + 'a {
    plan.needs.iter().filter_map(move |id| {
        let (at, addon) = vendor.plan(id)?;
        let brings = under.is_some_and(|under| under.sso == Support::Yes && addon.sso == Support::Yes);
        let fits = under.is_none_or(|under| addon.addon_to.contains(&under.id));
        (fits && !brings).then_some(at)
    })
}

/// What the step from the current plan to the target costs a year.
pub fn upgrade(vendor: &Vendor, app: &App, company: &Company) -> Upgrade {
    let plans = Plans::of(vendor, app);
    let current_plan = plans.current.map(|at| &vendor.plans[at]);
    let usage = usage_in_force(app, current_plan, company.prices);
    let buys = plans.can_be_bought(vendor, app);
    let priced = if buys { Cow::Borrowed(app) } else { Cow::Owned(App { quote: None, seat: None, ..app.clone() }) };
    let mut step = Step::new(vendor, (&priced, company), &plans, usage, Sums::Written);
    if !buys {
        let missing = Estimate::Unknown(no_target(vendor));
        let has_scim = plans.has_scim(vendor);
        step.delta = if has_scim { Estimate::ZERO } else { missing };
        step.target_year = if has_scim { step.current.amount } else { missing };
        step.target_seat = step.current.marginal;
    }
    let prices = if buys { step.prices() } else { step.current.seat_sources() };
    let formula = if buys { step.formula() } else { Formula::default() };
    let prices_from = publishers(vendor, &prices);
    let mut upgrade = Upgrade {
        delta: step.delta,
        formula,
        current_year: step.current.amount,
        target_year: step.target_year,
        current_seat: step.current.marginal,
        target_seat: step.target_seat,
        current_lines: step.current.lines(),
        target_lines: step.target.lines(),
        one_offs: step.target.one_offs,
        notes: step.current.notes,
        prices,
        prices_from,
        sso_step: None,
        usage_unit: usage_unit(vendor, &plans, company),
        usage,
    };
    for note in step.target.notes {
        if !upgrade.notes.contains(&note) {
            upgrade.notes.push(note);
        }
    }
    upgrade.sso_step = sso_step(vendor, app, company, &plans, usage);
    upgrade
}

/// Why there is no target to price.
fn no_target(vendor: &Vendor) -> Reason {
    match vendor.status {
        Status::Absent => Reason::NoScim,
        Status::Unknown | Status::Partial => Reason::ScimUnknown,
        Status::Included | Status::Gated | Status::AddOn => Reason::NotRecorded,
    }
}

/// A step with both of its sides.
pub(super) struct Step<'a> {
    pub delta: Estimate,
    sum: Sum,
    pub current: SideYear<'a>,
    pub target: SideYear<'a>,
    target_year: Estimate,
    pub target_seat: Estimate,
}

/// How the sum of a step is written out.
enum Sum {
    /// The charges of what is bought on top.
    OnTop,
    /// What a source prints, and what the price of a seat on the target rests on.
    Published { step: usize, uplift: Option<Estimate>, seats_from: Vec<Ref> },
    /// Target less current.
    Difference,
}

impl<'a> Step<'a> {
    /// The sum written out; empty where the difference is unknown.
    fn formula(&self) -> Formula {
        match &self.sum {
            _ if self.delta.is_unknown() => Formula::default(),
            Sum::OnTop => sum_formula(&self.target.entries.iter().collect::<Vec<_>>()),
            Sum::Published { step, uplift, .. } => {
                uplift.map(|uplift| Formula::money(uplift, Some(Ref::Step(*step)))).unwrap_or_default()
            }
            Sum::Difference => difference_formula(&self.current, &self.target),
        }
    }

    /// The prices and published steps that the difference rests on.
    fn prices(&self) -> Vec<Ref> {
        match &self.sum {
            Sum::OnTop => [self.current.seat_sources(), self.target.sources()].concat(),
            Sum::Published { step, seats_from, .. } => {
                [&self.current.seat_sources(), seats_from.as_slice(), &[Ref::Step(*step)]].concat()
            }
            Sum::Difference => [self.current.sources(), self.target.sources()].concat(),
        }
    }

    pub fn new(vendor: &'a Vendor, case: (&App, &Company), plans: &Plans, usage: Option<Number>, sums: Sums) -> Self {
        let (app, company) = case;
        let current = side_year(vendor, plans.current.as_slice(), case, usage, (Side::Current, sums));
        let quoted = app.quote.is_some() || app.seat.is_some();
        if plans.target.is_none() && !quoted {
            // The current plan stands on both sides: its price cancels out and need not be known.
            let addons = side_year(vendor, &plans.addons, case, usage, (Side::Target, sums));
            return Self {
                delta: current.beyond_maximum().unwrap_or(addons.amount),
                sum: Sum::OnTop,
                target_year: current.amount.plus(addons.amount),
                target_seat: current.marginal.plus(addons.marginal),
                current,
                target: addons,
            };
        }
        let mut bought: Vec<usize> = plans.target.or(plans.current).into_iter().collect();
        bought.extend_from_slice(&plans.addons);
        let mut target = side_year(vendor, &bought, case, usage, (Side::Target, sums));
        if let Some((at, published)) = published_step(vendor, plans, company).filter(|_| !quoted) {
            // The row of the largest size not above the seats.
            let row = published.rows.iter().rev().find(|row| row.seats <= app.seats);
            let seats_from = target.seat_sources();
            if let Some(total) = row.and_then(|row| row.total).filter(|_| target.beyond_maximum().is_none()) {
                target.take_total(total, app.discount, Ref::Step(at), &vendor.plans[bought[0]].name);
            }
            if app.now_quote.or(app.now_seat).is_none() {
                let beyond = current.beyond_maximum().or(target.beyond_maximum());
                // Below the first row nothing is known.
                let first = published.rows.first().map_or(0, |row| row.seats);
                let below = Estimate::Unknown(Reason::BelowFirstRow { seats: first });
                if app.discount.or(app.now_discount).is_some_and(Number::is_positive) {
                    target.notes.push(PriceNote::NotDiscounted { plan: None });
                }
                return Self {
                    delta: beyond.or(row.map(|row| row.uplift)).unwrap_or(below),
                    sum: Sum::Published { step: at, uplift: row.map(|row| row.uplift), seats_from },
                    target_year: target.amount,
                    target_seat: target.marginal,
                    current,
                    target,
                };
            }
        }
        let delta = difference(&current, &target);
        let (target_year, target_seat, sum) = (target.amount, target.marginal, Sum::Difference);
        Self { delta, sum, target_year, target_seat, current, target }
    }
}

/// The published step between the two plans, unless it is a third party's and the vendor itself publishes
/// both prices. With add-ons the step is another one.
pub fn published_step<'a>(vendor: &'a Vendor, plans: &Plans, company: &Company) -> Option<(usize, &'a PublishedStep)> {
    let target = plans.target.filter(|_| plans.addons.is_empty())?;
    let (current, target) = (&vendor.plans[plans.current?], &vendor.plans[target]);
    let of_vendor = |plan| price_that_counts(plan, company.prices).is_ok_and(|(_, price)| price.publisher.is_vendor());
    let others = !(of_vendor(current) && of_vendor(target));
    let left_out = |by: Publisher| by == Publisher::ThirdParty && company.prices == Prices::Vendor;
    let allowed = |step: &PublishedStep| step.publisher.is_vendor() || others && !left_out(step.publisher);
    let fits = |step: &PublishedStep| step.from == current.id && step.to == target.id;
    vendor.published_steps.iter().enumerate().rev().find(|(_, step)| fits(step) && allowed(step))
}

/// Target less current, to the corners; charges that both have are left out of the sum.
fn difference(current: &SideYear, target: &SideYear) -> Estimate {
    let shares = |theirs: &Entry| current.entries.iter().any(|ours| is_same(ours, theirs));
    let apart = target.entries.iter().any(shares).then(|| apart(current, target)).flatten();
    let Some((ours, theirs)) = apart else { return target.amount.minus(current.amount) };
    let sum = |entries: &[&Entry]| entries.iter().fold(Estimate::ZERO, |sum, entry| sum.plus(entry.billed.amount));
    sum(&theirs).minus(sum(&ours))
}

/// Whether two entries are the same charge of a list, at the same discount.
fn is_same(ours: &Entry, theirs: &Entry) -> bool {
    let listed = ours.charge.is_some() && ours.charge == theirs.charge;
    listed && ours.discount == theirs.discount && ours.billed == theirs.billed
}

/// The charges of current and target that the other does not have; `None` where they cannot be taken one by one.
pub(super) fn apart<'a>(
    current: &'a SideYear<'a>,
    target: &'a SideYear<'a>,
) -> Option<(Vec<&'a Entry<'a>>, Vec<&'a Entry<'a>>)> {
    if current.has_minimum_spend || target.has_minimum_spend || !current.is_itemised || !target.is_itemised {
        return None;
    }
    let mut ours: Vec<&Entry> = current.entries.iter().collect();
    let mut theirs: Vec<&Entry> = Vec::new();
    for entry in &target.entries {
        match ours.iter().position(|ours| is_same(ours, entry)) {
            Some(at) => {
                ours.remove(at);
            }
            None => theirs.push(entry),
        }
    }
    Some((ours, theirs))
}

fn difference_formula(current: &SideYear, target: &SideYear) -> Formula {
    let Some((mut ours, mut theirs)) = apart(current, target) else {
        let whole = |side: &SideYear| Formula::money(side.amount, side.entries.first().map(|entry| entry.from));
        return whole(target).minus(whole(current));
    };
    let costs = |entry: &&Entry| entry.billed.is_written();
    ours.retain(costs);
    theirs.retain(costs);
    if let ([ours], [theirs]) = (ours.as_slice(), theirs.as_slice())
        && let (Some(rate), Some(target_rate)) = (ours.billed.rate, theirs.billed.rate)
        && ours.billed.factors == theirs.billed.factors
    {
        let (rate, target_rate) =
            ((Token::Money(rate), Some(ours.from)), (Token::Money(target_rate), Some(theirs.from)));
        let factors = &theirs.billed.factors.0;
        let mut formula = Vec::with_capacity(factors.len() + 6);
        match factors.is_empty() {
            true => formula.extend([target_rate, (Token::Minus, None), rate]),
            false => {
                formula.extend([(Token::Open, None), target_rate, (Token::Minus, None), rate]);
                formula.extend([(Token::Close, None), (Token::Times, None)]);
                formula.extend_from_slice(factors);
            }
        }
        return Formula(formula);
    }
    let (ours, theirs) = (sum_formula(&ours), sum_formula(&theirs));
    match theirs.is_empty() && !ours.is_empty() {
        true => Formula::money(Estimate::ZERO, None).minus(ours),
        false => theirs.minus(ours),
    }
}

fn sum_formula(entries: &[&Entry]) -> Formula {
    entries.iter().fold(Formula::default(), |sum, entry| sum.plus(entry.billed.formula(Some(entry.from))))
}

pub(super) fn publishers(vendor: &Vendor, prices: &[Ref]) -> Option<PricesFrom> {
    let from = |publisher| match publisher {
        Publisher::Vendor => PricesFrom::Vendor,
        Publisher::ThirdParty => PricesFrom::ThirdParty,
        Publisher::Own { .. } => PricesFrom::Own,
    };
    let of = |price: &Ref| match *price {
        Ref::Price { plan, price } => from(vendor.plans[plan].prices[price].publisher),
        Ref::Step(step) => from(vendor.published_steps[step].publisher),
        Ref::Typed(_) | Ref::Assumption(_) | Ref::Benchmark => PricesFrom::Own,
    };
    prices.iter().map(of).reduce(|all, one| if all == one { all } else { PricesFrom::Mixed })
}

fn usage_unit(vendor: &Vendor, plans: &Plans, company: &Company) -> Option<String> {
    let of_plan = |at: usize| {
        let (_, price) = price_that_counts(&vendor.plans[at], company.prices).ok()?;
        let asked = price.charges.iter().find_map(|charge| charge.usage_unit().map(str::to_owned));
        asked.or_else(|| price.priced_for.as_ref().map(|(unit, _)| unit.clone()))
    };
    plans.current.into_iter().chain(plans.target).chain(plans.addons.iter().copied()).find_map(of_plan)
}

/// The step to single sign-on, where that does not come along with SCIM: to the first plan on the way that
/// brings it, else with an add-on on the current plan.
fn sso_step(vendor: &Vendor, app: &App, company: &Company, plans: &Plans, usage: Option<Number>) -> Option<SsoStep> {
    let at = plans.current?;
    let current = &vendor.plans[at];
    if current.sso == Support::Yes || !plans.has_target() {
        return None;
    }
    let on_the_way = at + 1..plans.target.map_or(at + 1, |target| target + 1);
    let addons = (0..vendor.plans.len()).filter(|at| vendor.plans[*at].addon_to.contains(&current.id));
    let brings = |at: &usize| vendor.plans[*at].sso == Support::Yes;
    let found = on_the_way.filter(|at| !vendor.plans[*at].is_addon()).chain(addons).find(brings)?;
    let step = match vendor.plans[found].is_addon() {
        true => Plans { current: plans.current, target: None, addons: vec![found] },
        false => Plans { current: plans.current, target: Some(found), addons: Vec::new() },
    };
    if step == *plans || vendor.plans[found].scim == Support::Yes {
        return None;
    }
    // What the buyer entered for the target is for the step to SCIM.
    let list = App { quote: None, seat: None, discount: None, ..app.clone() };
    let step = Step::new(vendor, (&list, company), &step, usage, Sums::Written);
    Some(SsoStep { plan: vendor.plans[found].name.clone(), delta: step.delta, formula: step.formula() })
}

impl Upgrade {
    /// The step as one line.
    pub fn line(&self) -> LineItem {
        LineItem::new(Label::Step, self.formula.clone(), self.delta)
    }
}
