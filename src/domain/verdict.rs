//! Which way to go, and why (model.md, section 6).

use super::by_hand::Events;
use super::catalog::{Status, Vendor};
use super::date::{Age, Date};
use super::estimate::Estimate;
use super::formula::Ref;
use super::number::Number;
use super::options::Money;
use super::price::PriceNote;
use super::reason::Reason;
use super::scenario::{App, Company};
use super::upgrade::{Plans, PricesFrom};

/// The way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Go on by hand.
    ByHand,
    /// Buy the plan with SCIM.
    Upgrade,
    /// Use another tool.
    Other,
    /// The current plan has SCIM: there is nothing to buy.
    UseScim,
    /// The ways are too close to call.
    TooClose,
    /// A missing figure could turn the answer.
    CannotSay,
}

impl Choice {
    /// The stable code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::Upgrade => "upgrade",
            Self::Other => "other",
            Self::UseScim => "use_scim",
            Self::TooClose => "too_close",
            Self::CannotSay => "cannot_say",
        }
    }
}

/// Why, as a stable code with a sentence in `present`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The current plan comes with SCIM.
    HasScim,
    /// The vendor has no SCIM on any plan.
    NoScim,
    /// No source tells whether there is SCIM.
    ScimUnknown,
    /// It costs least.
    Cheapest,
    /// It costs least at every price within the ranges.
    HoldsForAllPrices,
    /// The difference is under 5%.
    WithinMargin,
    /// Within the ranges, either can be cheaper.
    RangesOverlap,
    /// The plan is sold by quote only.
    QuoteOnly,
    /// A figure is missing.
    FigureMissing,
    /// The identity provider gets no deprovisioning for the money.
    IdpGetsNoDeprovisioning,
    /// No source tells what the identity provider gets.
    CoverageUnknown,
    /// Role changes stay manual after the upgrade.
    ChangesStayManual,
    /// Under 2 leavers a year.
    FewLeavers,
    /// Part of the upgrade is bought anyway.
    BoughtAnyway,
    /// A seat minimum or minimum spend is at work.
    MinimumApplies,
    /// Prices were published for unlike usage.
    UnlikeUsage,
    /// The prices are a third party's.
    ThirdPartyPrice,
    /// A price is over 12 months old.
    StalePrice,
}

impl Why {
    /// The stable code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::HasScim => "has_scim",
            Self::NoScim => "no_scim",
            Self::ScimUnknown => "scim_unknown",
            Self::Cheapest => "cheapest",
            Self::HoldsForAllPrices => "holds_for_all_prices",
            Self::WithinMargin => "within_margin",
            Self::RangesOverlap => "ranges_overlap",
            Self::QuoteOnly => "quote_only",
            Self::FigureMissing => "figure_missing",
            Self::IdpGetsNoDeprovisioning => "idp_gets_no_deprovisioning",
            Self::CoverageUnknown => "coverage_unknown",
            Self::ChangesStayManual => "changes_stay_manual",
            Self::FewLeavers => "few_leavers",
            Self::BoughtAnyway => "bought_anyway",
            Self::MinimumApplies => "minimum_applies",
            Self::UnlikeUsage => "unlike_usage",
            Self::ThirdPartyPrice => "third_party_price",
            Self::StalePrice => "stale_price",
        }
    }
}

/// What to find out where the answer cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What the plan with SCIM costs.
    Quote,
    /// The most that it can cost: a published price is open upwards.
    UpperPrice,
    /// What a seat costs today.
    SeatPrice,
    /// How much is used.
    Usage,
    /// The exchange rate.
    ExchangeRate,
    /// Whether there is SCIM, and on which plan.
    Scim,
}

/// The way to go, the reasons in order, and what to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The way.
    pub choice: Choice,
    /// Why, the decisive reason first.
    pub reasons: Vec<Why>,
    /// What would settle it, with [`Choice::CannotSay`].
    pub question: Option<Question>,
}

/// Below this share of the dearer way the cheaper one does not win: 5%.
pub const MARGIN: u32 = 5;
/// Under this many leavers a year the verdict says that there are few.
pub const FEW_LEAVERS: u32 = 2;

/// Which way to go.
pub fn verdict(vendor: &Vendor, app: &App, company: &Company, money: &Money, today: Date) -> Verdict {
    let plans = Plans::of(vendor, app);
    let (choice, mut reasons, question) = decide(vendor, &plans, money);
    let buys = money.upgrade_lines.is_some();
    let mut add = |applies: bool, why| {
        if applies {
            reasons.push(why);
        }
    };
    if choice != Choice::UseScim && buys {
        let coverage = money.coverage;
        add(!coverage.best.leavers, Why::IdpGetsNoDeprovisioning);
        add(!coverage.is_certain(), Why::CoverageUnknown);
        add(!coverage.best.changes && (coverage.best.joiners || coverage.best.leavers), Why::ChangesStayManual);
    }
    if choice != Choice::UseScim {
        add(Events::of(app, company).leavers < Number::from(FEW_LEAVERS), Why::FewLeavers);
    }
    if buys {
        add(app.anyway.is_some_and(Number::is_positive), Why::BoughtAnyway);
        let notes = &money.upgrade.notes;
        let minimum =
            |note: &PriceNote| matches!(note, PriceNote::MinimumSeats { .. } | PriceNote::MinimumSpend { .. });
        add(notes.iter().any(minimum), Why::MinimumApplies);
        add(notes.iter().any(|note| matches!(note, PriceNote::UnlikeUsage { .. })), Why::UnlikeUsage);
        let known = !money.upgrade.delta.is_unknown();
        let third_party = rests_on_third_party(vendor, &money.upgrade.prices);
        add(known && third_party, Why::ThirdPartyPrice);
        add(oldest(vendor, &money.upgrade.prices, today) > Age::Fresh, Why::StalePrice);
    }
    Verdict { choice, reasons, question }
}

/// Whether any of the prices was published by a third party.
pub(super) fn rests_on_third_party(vendor: &Vendor, prices: &[Ref]) -> bool {
    prices.iter().any(|price| super::upgrade::publishers(vendor, &[*price]) == Some(PricesFrom::ThirdParty))
}

/// The age of the oldest price.
pub(super) fn oldest(vendor: &Vendor, prices: &[Ref], today: Date) -> Age {
    let age = |price: &Ref| match *price {
        Ref::Price { plan, price } => vendor.plans[plan].prices[price].age_on(today),
        Ref::Step(step) => vendor.published_steps[step].age_on(today),
        _ => Age::Fresh,
    };
    prices.iter().map(age).max().unwrap_or(Age::Fresh)
}

fn decide(vendor: &Vendor, plans: &Plans, money: &Money) -> (Choice, Vec<Why>, Option<Question>) {
    if plans.has_scim(vendor) {
        return (Choice::UseScim, vec![Why::HasScim], None);
    }
    let Some(upgrade) = money.upgrade_total() else {
        if vendor.status != Status::Absent {
            return (Choice::CannotSay, vec![Why::ScimUnknown], Some(Question::Scim));
        }
        return match money.other() {
            None => (Choice::ByHand, vec![Why::NoScim], None),
            Some(other) => {
                let (choice, mut reasons, question) =
                    cheapest(&[(Choice::ByHand, money.hand()), (Choice::Other, other)], money);
                reasons.insert(0, Why::NoScim);
                (choice, reasons, question)
            }
        };
    };
    let mut options = vec![(Choice::ByHand, money.hand()), (Choice::Upgrade, upgrade)];
    options.extend(money.other().map(|other| (Choice::Other, other)));
    cheapest(&options, money)
}

/// The option that is cheapest at base wins if against each other one the difference keeps its sign at
/// every corner and is at least 5% of the dearer; a missing end that could turn it makes it unsayable.
fn cheapest(options: &[(Choice, Estimate)], money: &Money) -> (Choice, Vec<Why>, Option<Question>) {
    let unsayable = || {
        let (why, question) = missing(money);
        (Choice::CannotSay, vec![why], Some(question))
    };
    let mut based = Vec::new();
    for (choice, amount) in options {
        match amount.base() {
            Some(base) => based.push((*choice, *amount, base)),
            None => return unsayable(),
        }
    }
    let first = |best: usize, at: usize| if based[at].2 < based[best].2 { at } else { best };
    let winner = (0..based.len()).fold(0, first);
    let (choice, amount, base) = based[winner];
    let mut doubt = None;
    for (_, other, other_base) in based.iter().enumerate().filter(|(at, _)| *at != winner).map(|(_, option)| option) {
        let (low, high) = (other.low().zip(amount.high()), other.high().zip(amount.low()));
        let keeps_sign = low.is_some_and(|(other, own)| other > own);
        if !keeps_sign && (low.is_none() || high.is_none()) {
            return unsayable();
        }
        let margin = Number::from(MARGIN).percent() * other_base.abs();
        if !keeps_sign {
            doubt = Some(Why::RangesOverlap);
        } else if *other_base - base < margin {
            doubt = doubt.or(Some(Why::WithinMargin));
        }
    }
    match doubt {
        // With exact amounts nothing overlaps: they are equal, or as good as.
        Some(Why::RangesOverlap) if options.iter().all(|(_, amount)| matches!(amount, Estimate::Exact(_))) => {
            (Choice::TooClose, vec![Why::WithinMargin], None)
        }
        Some(why) => (Choice::TooClose, vec![why], None),
        None => (choice, vec![Why::Cheapest, Why::HoldsForAllPrices], None),
    }
}

/// What is missing, the most useful thing to find out first.
fn missing(money: &Money) -> (Why, Question) {
    let delta = money.upgrade.delta;
    match delta.reason() {
        Some(Reason::Quote | Reason::ThirdPartyLeftOut) => (Why::QuoteOnly, Question::Quote),
        Some(Reason::Usage) => (Why::FigureMissing, Question::Usage),
        Some(_) if money.upgrade_lines.is_some() => (Why::FigureMissing, Question::Quote),
        _ if money.hand().reason() == Some(Reason::ExchangeRate)
            || money.upgrade_total().and_then(Estimate::reason) == Some(Reason::ExchangeRate) =>
        {
            (Why::FigureMissing, Question::ExchangeRate)
        }
        _ if money.hand().high().is_none() => (Why::FigureMissing, Question::SeatPrice),
        _ => (Why::FigureMissing, Question::UpperPrice),
    }
}
