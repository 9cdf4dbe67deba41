//! What a plan costs a year for a buyer: which price counts, its charges and limits (model.md, section 2).

use super::catalog::{Plan, Price, Publisher, Vendor};
use super::charge::{Basis, Billed, Charge, Sums, Term};
use super::estimate::Estimate;
use super::formula::{Formula, Label, LineItem, Ref, Unit};
use super::number::Number;
use super::reason::Reason;
use super::scenario::{App, Company, Prices};

/// Which of the two plans is priced: it decides which of the buyer's own prices and discounts apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The plan one has.
    Current,
    /// The plan with SCIM.
    Target,
}

/// Something about a price that the reader has to know.
#[derive(Clone, Debug, PartialEq)]
pub enum PriceNote {
    /// More seats are billed than there are.
    MinimumSeats {
        /// The plan's name.
        plan: String,
        /// Seats billed at least.
        seats: u32,
    },
    /// The sum of the charges was raised to a minimum spend.
    MinimumSpend {
        /// The plan's name.
        plan: String,
        /// The least, a year.
        amount: Number,
    },
    /// The plan is not sold on the billing term asked for; twelve months of the other one are taken.
    OtherTerm {
        /// The plan's name.
        plan: String,
        /// The term that it is sold on.
        sold: Term,
    },
    /// A flat amount covers fewer seats, and no price of a further seat is published.
    FlatExceeded {
        /// The plan's name.
        plan: String,
        /// Seats covered.
        covers: u32,
    },
    /// A discount was entered, and there is no list price to take it off.
    NotDiscounted {
        /// The plan's name; `None` where it is the step that a source prints.
        plan: Option<String>,
    },
    /// The price was published for another usage than the one computed with.
    UnlikeUsage {
        /// The plan's name.
        plan: String,
        /// The usage that it was published for.
        published_for: Number,
        /// What is counted.
        unit: String,
        /// The usage computed with, where known.
        used: Option<Number>,
    },
}

/// One charge as it enters a side.
pub(super) struct Entry<'a> {
    /// The list charge; `None` for the buyer's own price.
    pub charge: Option<&'a Charge>,
    /// Discount in percent that was taken off.
    pub discount: Number,
    /// Where the price is from.
    pub from: Ref,
    /// The plan's name.
    pub plan: &'a str,
    /// What it comes to.
    pub billed: Billed,
}

/// What one side of an upgrade costs a year.
pub(super) struct SideYear<'a> {
    /// A year.
    pub amount: Estimate,
    /// What one seat more or less costs a year.
    pub marginal: Estimate,
    /// Its charges.
    pub entries: Vec<Entry<'a>>,
    /// What is paid once.
    pub one_offs: Vec<LineItem>,
    /// What the reader has to know.
    pub notes: Vec<PriceNote>,
    /// The list prices that were used.
    pub prices: Vec<Ref>,
    /// A minimum spend is at work, so charges cannot be taken off one by one.
    pub has_minimum_spend: bool,
    /// Every part of it is among the entries.
    pub is_itemised: bool,
}

impl<'a> SideYear<'a> {
    fn unknown(reason: Reason) -> Self {
        Self {
            amount: Estimate::Unknown(reason),
            marginal: Estimate::Unknown(Reason::SeatPrice),
            entries: Vec::new(),
            one_offs: Vec::new(),
            notes: Vec::new(),
            prices: Vec::new(),
            has_minimum_spend: false,
            is_itemised: false,
        }
    }

    /// Both together: a plan and its add-ons.
    pub fn with(mut self, other: Self) -> Self {
        self.amount = self.amount.plus(other.amount);
        self.marginal = self.marginal.plus(other.marginal);
        self.entries.extend(other.entries);
        self.one_offs.extend(other.one_offs);
        self.notes.extend(other.notes);
        self.prices.extend(other.prices);
        self.has_minimum_spend |= other.has_minimum_spend;
        self.is_itemised &= other.is_itemised;
        self
    }

    /// What its amount rests on: list prices, or what stands in their place.
    pub fn sources(&self) -> Vec<Ref> {
        match self.entries.first() {
            Some(Entry { charge: None, from, .. }) => vec![*from],
            _ => self.prices.clone(),
        }
    }

    /// What the price of an unused licence rests on, where it has one.
    pub fn seat_sources(&self) -> Vec<Ref> {
        if self.marginal.base().is_some_and(Number::is_positive) { self.sources() } else { Vec::new() }
    }

    /// Unknown because it is not sold for that many seats.
    pub fn beyond_maximum(&self) -> Option<Estimate> {
        let beyond = |reason: &Reason| matches!(reason, Reason::BeyondMaximum { .. });
        self.amount.reason().filter(beyond).map(Estimate::Unknown)
    }

    /// A total that a source prints for this team size, in the place of the charges.
    pub fn take_total(&mut self, total: Estimate, discount: Option<Number>, from: Ref, plan: &'a str) {
        let discount = discount.unwrap_or(Number::ZERO);
        self.amount = total.times((Number::HUNDRED - discount).percent());
        let billed = Billed::new(self.amount, Some(self.amount), Formula::default(), self.marginal);
        self.entries = vec![Entry { charge: None, discount, from, plan, billed }];
        (self.has_minimum_spend, self.is_itemised) = (false, true);
    }

    /// A line for each charge.
    pub fn lines(&self) -> Vec<LineItem> {
        let mut lines = Vec::new();
        for entry in &self.entries {
            let formula = entry.billed.formula(Some(entry.from));
            lines.push(LineItem::new(Label::Plan(entry.plan.into()), formula, entry.billed.amount));
        }
        lines
    }
}

/// The price of a plan that counts: the vendor's newest; where that says no amount, the newest of a
/// third party, unless the buyer leaves those out. What a file of one's own says is never left out.
///
/// # Errors
/// The reason why there is none.
pub fn price_that_counts(plan: &Plan, prices: Prices) -> Result<(usize, &Price), Reason> {
    let newest = |by_vendor| {
        let fits = move |(_, price): &(usize, &Price)| price.publisher.is_vendor() == by_vendor;
        plan.prices.iter().enumerate().filter(fits).max_by_key(|(at, price)| (price.checked, *at))
    };
    let vendors = newest(true);
    if let Some((at, price)) = vendors.filter(|(_, price)| !price.is_bare_quote()) {
        return Ok((at, price));
    }
    match newest(false).filter(|(_, price)| !price.is_bare_quote()) {
        Some((at, price)) if prices == Prices::All || price.publisher != Publisher::ThirdParty => Ok((at, price)),
        Some(_) => Err(Reason::ThirdPartyLeftOut),
        _ if plan.prices.is_empty() => Err(Reason::NotRecorded),
        _ => Err(Reason::Quote),
    }
}

/// The usage that both sides are computed with: what was typed, else what the current plan includes.
pub(super) fn usage_in_force(app: &App, current: Option<&Plan>, prices: Prices) -> Option<Number> {
    let included = || {
        let (_, price) = price_that_counts(current?, prices).ok()?;
        price.charges.iter().find_map(|charge| match charge {
            Charge::Usage { included, .. } if included.is_positive() => Some(*included),
            _ => None,
        })
    };
    app.usage.or_else(included)
}

/// The buyer's own price of a side, if one was typed: a year all in, or a seat-month.
fn own_price(app: &App, side: Side) -> Option<SideYear<'static>> {
    let (year, seat, year_key, seat_key) = match side {
        Side::Current => (app.now_quote, app.now_seat, "now-quote", "now-seat"),
        Side::Target => (app.quote, app.seat, "quote", "seat"),
    };
    let seats = Number::from(app.seats);
    let (rate, factors, marginal, key) = match (year, seat) {
        (Some(year), _) => (year, Formula::default(), year / seats, year_key),
        (None, Some(month)) => {
            let months = Formula::count(Number::MONTHS, Unit::Months, None);
            let factors = Formula::count(seats, Unit::Seats, Some(Ref::Typed("seats"))).times(months);
            (month, factors, month * Number::MONTHS, seat_key)
        }
        (None, None) => return None,
    };
    let times = if year.is_some() { Number::ONE } else { seats * Number::MONTHS };
    let amount = Estimate::exact(rate * times);
    let billed = Billed::new(amount, Some(Estimate::exact(rate)), factors, Estimate::exact(marginal));
    let entry = Entry { charge: None, discount: Number::ZERO, from: Ref::Typed(key), plan: "", billed };
    Some(SideYear {
        amount,
        marginal: Estimate::exact(marginal),
        entries: vec![entry],
        is_itemised: true,
        ..SideYear::unknown(Reason::Quote)
    })
}

/// What a side costs a year: the buyer's own price where typed, else the charges of its plans, add-ons
/// among them.
pub(super) fn side_year<'a>(
    vendor: &'a Vendor,
    plans: &[usize],
    (app, company): (&App, &Company),
    usage: Option<Number>,
    (side, sums): (Side, Sums),
) -> SideYear<'a> {
    let discount = match side {
        Side::Current => app.now_discount,
        Side::Target => app.discount,
    };
    let basis = Basis { seats: app.seats, term: company.billing, usage, discount: discount.unwrap_or(Number::ZERO) };
    let mut listed = None;
    for at in plans {
        let year = plan_year(&vendor.plans[*at], *at, basis, (company.prices, sums));
        listed = Some(match listed {
            None => year,
            Some(before) => SideYear::with(before, year),
        });
    }
    match (own_price(app, side), listed) {
        (Some(own), Some(listed)) => {
            // The add-on gives what is bought its name, as everywhere.
            let plan = plans.get(1).or(plans.first()).filter(|_| basis.discount.is_positive());
            let note = plan.map(|at| PriceNote::NotDiscounted { plan: Some(vendor.plans[*at].name.clone()) });
            // What is paid once is not part of a quote for a year.
            SideYear { one_offs: listed.one_offs, notes: note.into_iter().collect(), ..own }
        }
        (Some(own), None) => own,
        (None, Some(listed)) => listed,
        (None, None) => SideYear::unknown(Reason::NotRecorded),
    }
}

fn plan_year(plan: &Plan, at: usize, basis: Basis, (prices, sums): (Prices, Sums)) -> SideYear<'_> {
    if let Some(seats) = plan.max_seats.filter(|most| basis.seats > *most) {
        return SideYear::unknown(Reason::BeyondMaximum { seats });
    }
    let (price_at, price) = match price_that_counts(plan, prices) {
        Ok(found) => found,
        Err(reason) => return SideYear::unknown(reason),
    };
    let from = Ref::Price { plan: at, price: price_at };
    let discount = if price.net { Number::ZERO } else { basis.discount };
    let mut year = SideYear { prices: vec![from], is_itemised: true, ..SideYear::unknown(Reason::NotRecorded) };
    (year.amount, year.marginal) = (Estimate::ZERO, Estimate::ZERO);
    let is_quote = |charge: &Charge| matches!(charge, Charge::Quote(_));
    if basis.discount.is_positive() && (price.net || price.charges.iter().all(is_quote)) {
        year.notes.push(PriceNote::NotDiscounted { plan: Some(plan.name.clone()) });
    }
    let extra_seats_sold = price.charges.iter().any(|charge| matches!(charge, Charge::PerSeat { .. }));
    for charge in &price.charges {
        let mut billed = charge.billed(Basis { discount, ..basis }, sums);
        if let Some(covers) = billed.exceeds.filter(|_| !extra_seats_sold) {
            billed.amount = Estimate::between(billed.amount.low(), None, Reason::SeatPrice);
            billed.rate = billed.rate.map(|rate| Estimate::between(rate.low(), None, Reason::SeatPrice));
            billed.marginal = Estimate::Unknown(Reason::SeatPrice);
            year.notes.push(PriceNote::FlatExceeded { plan: plan.name.clone(), covers });
        }
        if let Some(seats) = billed.minimum {
            year.notes.push(PriceNote::MinimumSeats { plan: plan.name.clone(), seats });
        }
        if billed.other_term {
            let sold = if basis.term == Term::Annual { Term::Monthly } else { Term::Annual };
            let note = PriceNote::OtherTerm { plan: plan.name.clone(), sold };
            if !year.notes.contains(&note) {
                year.notes.push(note);
            }
        }
        year.amount = year.amount.plus(billed.amount);
        year.marginal = year.marginal.plus(billed.marginal);
        let entry = Entry { charge: Some(charge), discount, from, plan: &plan.name, billed };
        year.entries.push(entry);
    }
    if let Some(least) = price.minimum_spend {
        raise_to_minimum(&mut year, least, &plan.name);
    }
    if let Some((unit, quantity)) = price.priced_for.as_ref().filter(|(_, quantity)| basis.usage != Some(*quantity)) {
        year.notes.push(PriceNote::UnlikeUsage {
            plan: plan.name.clone(),
            published_for: *quantity,
            unit: unit.clone(),
            used: basis.usage,
        });
    }
    for (label, amount) in &price.one_offs {
        let amount = Estimate::exact(*amount);
        year.one_offs.push(LineItem::new(Label::OneOff(label.clone()), Formula::money(amount, Some(from)), amount));
    }
    year
}

fn raise_to_minimum(year: &mut SideYear<'_>, least: Number, plan: &str) {
    let within = |end: Option<Number>| end.is_some_and(|end| end <= least);
    if within(year.amount.low()) {
        // Up to the minimum a seat more or less changes nothing.
        year.marginal = if within(year.amount.high()) { Estimate::ZERO } else { Estimate::ZERO.or(year.marginal) };
    }
    if year.amount.low().is_none_or(|low| low < least) {
        year.has_minimum_spend = true;
        if !year.amount.is_unknown() {
            year.notes.push(PriceNote::MinimumSpend { plan: plan.into(), amount: least });
        }
    }
    year.amount = year.amount.map(&|end| end.max(least));
}
