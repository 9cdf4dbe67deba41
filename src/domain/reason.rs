//! Why an amount is unknown.

/// Why an amount is unknown. [`Reason::code`] is what the report says; sentences are in `present`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Sold by quote; no price is published.
    Quote,
    /// Only a third party publishes a price, and the scenario leaves those out.
    ThirdPartyLeftOut,
    /// The vendor has no SCIM on any plan.
    NoScim,
    /// No source tells whether, or on which plan, there is SCIM.
    ScimUnknown,
    /// The plan has no recorded price.
    NotRecorded,
    /// The plan is not sold for that many seats.
    BeyondMaximum {
        /// The most seats that it is sold for.
        seats: u32,
    },
    /// The team is smaller than the first row of a published table.
    BelowFirstRow {
        /// The first row's team size.
        seats: u32,
    },
    /// The price depends on a usage that was not typed.
    Usage,
    /// What a seat costs is not known.
    SeatPrice,
    /// The known end says too little: "at least something below zero".
    SaysTooLittle,
    /// No exchange rate was typed.
    ExchangeRate,
    /// The whole plan is bought anyway, so the price does not matter.
    BoughtAnyway,
    /// The sum is too large to compute exactly.
    TooLarge,
}

impl Reason {
    /// The stable code in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quote => "quote_only",
            Self::ThirdPartyLeftOut => "third_party_left_out",
            Self::NoScim => "no_scim",
            Self::ScimUnknown => "scim_unknown",
            Self::NotRecorded => "no_price_recorded",
            Self::BeyondMaximum { .. } => "beyond_maximum_seats",
            Self::BelowFirstRow { .. } => "below_first_row",
            Self::Usage => "usage_needed",
            Self::SeatPrice => "seat_price_unknown",
            Self::SaysTooLittle => "says_too_little",
            Self::ExchangeRate => "exchange_rate_needed",
            Self::BoughtAnyway => "bought_anyway",
            Self::TooLarge => "too_large",
        }
    }
}
