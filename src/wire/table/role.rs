//! What a column of a table can be.

/// What is read from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The app's name.
    Name,
    /// Who makes it, where another column names the app: it helps to find the vendor.
    Maker,
    /// Its web site, a host name, or an address of mail there.
    Site,
    /// The vendor's id in the catalog, or `own` for an app outside it.
    VendorId,
    /// The plan that one has.
    CurrentPlan,
    /// The plan to go to.
    TargetPlan,
    /// Seats.
    Seats,
    /// What one pays now, a year, all in: `now-quote`.
    YearCost,
    /// The same a month.
    MonthCost,
    /// What a seat costs now, a year.
    SeatYearCost,
    /// What a seat costs now, a month: `now-seat`.
    SeatMonthCost,
    /// What the target was quoted at, a year, all in: `quote`.
    Quote,
    /// What a seat of the target was quoted at, a month: `seat`.
    SeatQuote,
    /// Discount on the current plan, percent: `now-discount`.
    NowDiscount,
    /// Discount on the target, percent: `discount`.
    Discount,
    /// Usage in the plan's unit: `usage`.
    Usage,
    /// Share of the upgrade that would be bought anyway, percent: `anyway`.
    Anyway,
    /// One-off cost of the upgrade: `once`.
    Once,
    /// Another tool for this app, a year: `other`.
    Other,
    /// When the contract is renewed.
    Renewal,
}

impl Role {
    /// All, in the order in which a person chooses among them.
    pub const ALL: [Self; 20] = [
        Self::Name,
        Self::Maker,
        Self::Site,
        Self::VendorId,
        Self::CurrentPlan,
        Self::TargetPlan,
        Self::Seats,
        Self::YearCost,
        Self::MonthCost,
        Self::SeatYearCost,
        Self::SeatMonthCost,
        Self::Quote,
        Self::SeatQuote,
        Self::NowDiscount,
        Self::Discount,
        Self::Usage,
        Self::Anyway,
        Self::Once,
        Self::Other,
        Self::Renewal,
    ];

    /// What the role is called, and the header of its column where a stack is written.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "App",
            Self::Maker => "Vendor",
            Self::Site => "Web site",
            Self::VendorId => "Vendor id",
            Self::CurrentPlan => "Current plan",
            Self::TargetPlan => "Target plan",
            Self::Seats => "Seats",
            Self::YearCost => "Cost now a year",
            Self::MonthCost => "Cost now a month",
            Self::SeatYearCost => "Cost now per seat a year",
            Self::SeatMonthCost => "Cost now per seat a month",
            Self::Quote => "Quote a year",
            Self::SeatQuote => "Quote per seat a month",
            Self::NowDiscount => "Discount now %",
            Self::Discount => "Target discount %",
            Self::Usage => "Usage in units",
            Self::Anyway => "Bought anyway %",
            Self::Once => "One-off cost",
            Self::Other => "Other tool a year",
            Self::Renewal => "Renewal date",
        }
    }

    /// The key in links of the number that the column holds; also where it has to be multiplied first. `None` for
    /// columns that hold no optional number.
    ///
    /// ```
    /// use scim_tax::wire::table::Role;
    /// assert_eq!(Role::MonthCost.number(), Some("now-quote"));
    /// assert_eq!((Role::Seats.number(), Role::Renewal.number()), (None, None));
    /// ```
    pub fn number(self) -> Option<&'static str> {
        Some(match self {
            Self::YearCost | Self::MonthCost | Self::SeatYearCost => "now-quote",
            Self::SeatMonthCost => "now-seat",
            Self::Quote => "quote",
            Self::SeatQuote => "seat",
            Self::NowDiscount => "now-discount",
            Self::Discount => "discount",
            Self::Usage => "usage",
            Self::Anyway => "anyway",
            Self::Once => "once",
            Self::Other => "other",
            Self::Name
            | Self::Maker
            | Self::Site
            | Self::VendorId
            | Self::CurrentPlan
            | Self::TargetPlan
            | Self::Seats
            | Self::Renewal => return None,
        })
    }

    /// Whether its numbers are money.
    pub(super) fn is_money(self) -> bool {
        self.number().is_some() && !matches!(self, Self::NowDiscount | Self::Discount | Self::Usage | Self::Anyway)
    }
}
