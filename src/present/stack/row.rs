//! One app of a stack in a line: what SCIM costs more, what doing it by hand costs, and the verdict in a word.

use crate::domain::{Choice, Estimate, PriceNote, PricesFrom, Reason, StackLine, Warning};
use crate::present::Numbers;
use crate::present::fill::fill;

/// What a row says beside its inputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackRow {
    /// The price step a year: `$30,000`, `not priced`, or `–` where nothing is for sale.
    pub extra: String,
    /// Whose price that is, or why there is none; often empty.
    pub extra_note: String,
    /// A price of the buyer's own would fill it.
    pub wants_price: bool,
    /// Doing it by hand, dollars a year.
    pub by_hand: String,
    /// The verdict in a word or two.
    pub verdict: &'static str,
    /// What SCIM is worth, where the price is missing that would settle it.
    pub verdict_note: String,
    /// How many seats are billed, where that is more than there are; else empty.
    pub seats_note: String,
    /// `hand`, `upgrade`, `other`, or empty: its colour.
    pub tone: &'static str,
}

/// The row of an app.
pub fn stack_row(app: &StackLine, numbers: &Numbers) -> StackRow {
    let delta = app.step;
    let (extra, extra_note) = if app.nothing_to_buy() {
        ("–".into(), "your plan has SCIM".into())
    } else {
        match delta {
            Estimate::Unknown(Reason::NoScim) => ("–".into(), "no SCIM".into()),
            Estimate::Unknown(reason) => ("not priced".into(), short_reason(reason, numbers)),
            delta => (numbers.estimate(delta, &app.currency), whose(app).into()),
        }
    };
    let (verdict, tone) = verdict(app.verdict.choice);
    StackRow {
        extra,
        extra_note,
        wants_price: !app.nothing_to_buy() && delta.reason().is_some_and(is_for_a_price),
        by_hand: numbers.estimate(app.by_hand, "USD"),
        verdict,
        verdict_note: worth(app, numbers),
        seats_note: billed_at_least(app, numbers),
        tone,
    }
}

fn billed_at_least(app: &StackLine, numbers: &Numbers) -> String {
    let minimum = |warning: &Warning| match warning {
        Warning::Price(PriceNote::MinimumSeats { seats, .. }) => Some(*seats),
        _ => None,
    };
    let least = app.warnings.iter().filter_map(minimum).max();
    least.map_or_else(String::new, |seats| fill("{} are billed at least", &[&numbers.count(seats.into(), 0)]))
}

/// A verdict in a word or two, and its colour.
///
/// ```
/// use scim_tax::domain::Choice;
/// assert_eq!(scim_tax::present::stack::verdict(Choice::ByHand), ("By hand", "hand"));
/// assert_eq!(scim_tax::present::stack::verdict(Choice::TooClose), ("Too close", ""));
/// ```
pub fn verdict(choice: Choice) -> (&'static str, &'static str) {
    match choice {
        Choice::ByHand => ("By hand", "hand"),
        Choice::Upgrade => ("Upgrade", "upgrade"),
        Choice::Other => ("Another tool", "other"),
        Choice::UseScim => ("Switch it on", "upgrade"),
        Choice::TooClose => ("Too close", ""),
        Choice::CannotSay => ("Cannot say", ""),
    }
}

/// What SCIM is worth is the answer where its price is not known.
fn worth(app: &StackLine, numbers: &Numbers) -> String {
    let is_open = app.verdict.choice == Choice::CannotSay && app.step.is_unknown();
    match app.worth.year {
        Estimate::Unknown(_) => String::new(),
        _ if !is_open => String::new(),
        worth if worth.high().is_some_and(|high| !high.is_positive()) => "SCIM saves nothing here".into(),
        worth => fill("worth {} a year", &[&numbers.estimate(worth, "USD")]),
    }
}

fn whose(app: &StackLine) -> &'static str {
    match app.prices_from {
        Some(PricesFrom::ThirdParty) => "a third party’s price",
        Some(PricesFrom::Mixed) if app.warnings.contains(&Warning::ThirdPartyPrice) => "partly a third party’s",
        Some(PricesFrom::Mixed) => "partly your price",
        Some(PricesFrom::Own) => "your price",
        Some(PricesFrom::Vendor) | None => "",
    }
}

/// Whether the buyer's own price fills what is missing.
fn is_for_a_price(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::Quote
            | Reason::ThirdPartyLeftOut
            | Reason::NotRecorded
            | Reason::BeyondMaximum { .. }
            | Reason::BelowFirstRow { .. }
            | Reason::SaysTooLittle
            | Reason::SeatPrice
    )
}

fn short_reason(reason: Reason, numbers: &Numbers) -> String {
    let count = |seats: u32| numbers.count(seats.into(), 0);
    let text = match reason {
        Reason::Quote => "sold by quote",
        Reason::ThirdPartyLeftOut => "the vendor publishes none",
        Reason::NoScim => "no SCIM",
        Reason::ScimUnknown => "no source says whether it has SCIM",
        Reason::NotRecorded => "no price recorded",
        Reason::BeyondMaximum { seats } => return fill("sold for at most {} seats", &[&count(seats)]),
        Reason::BelowFirstRow { seats } => return fill("figures start at {} users", &[&count(seats)]),
        Reason::Usage => "usage not entered",
        Reason::SeatPrice => "price of a seat not known",
        Reason::SaysTooLittle => "published prices too open",
        Reason::ExchangeRate => "no exchange rate",
        Reason::BoughtAnyway => "bought anyway",
        Reason::TooLarge => "too large to compute",
    };
    text.into()
}
