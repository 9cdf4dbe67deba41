//! What to negotiate: the price worth paying, and how far it is from what is asked (model.md, section 6).

use super::break_even::BreakEven;
use super::break_even_price::{Corners, PriceBreakEvens};
use super::catalog::Vendor;
use super::estimate::Estimate;
use super::number::Number;
use super::options::{Money, Worth};
use super::reason::Reason;
use super::scenario::{App, Company};
use super::upgrade::{Plans, upgrade};

/// What is negotiated. Prices are in the vendor's currency, before the company's exchange rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Negotiation {
    /// It is the price of an add-on on the current plan, not of a plan.
    pub for_addon: bool,
    /// What doing it by hand costs, dollars a year.
    pub by_hand: Estimate,
    /// The price step that SCIM is worth, dollars: known also where no price of the target is.
    pub worth: Worth,
    /// The list price a year, without discount and own prices.
    pub list_year: Estimate,
    /// The list price by the seat-month.
    pub list_seat_month: Estimate,
    /// What is asked a year: as quoted, or the list less the discount entered.
    pub asked_year: Estimate,
    /// What is worth paying in the middle of all ranges.
    pub base: Offer,
    /// What is worth paying even if current price and work by hand are at their low ends.
    pub careful: Offer,
    /// The discount to enter, percent, see [`PriceBreakEvens::discount`].
    pub discount: Corners,
}

/// Up to which price the upgrade costs no more than doing it by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// A seat-month, exactly: up to a price, always (the price does not matter) or never.
    pub seat_month: BreakEven,
    /// What the price means, where it is one.
    pub price: Option<PriceWorthPaying>,
}

/// A price that is worth paying, as one would write it down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceWorthPaying {
    /// A year.
    pub year: Number,
    /// A seat-month, rounded down to the cent.
    pub seat_month: Number,
    /// Percent below the list; a range where the list is one, below zero where the list is worth paying.
    pub below_list: Estimate,
    /// What has to come off the price asked, a year; below zero where it is worth paying as it is.
    pub off_asked: Estimate,
}

impl Negotiation {
    /// For one app; `None` where there is nothing to buy.
    ///
    /// $89 a seat-month now, $139 asked; SCIM saves $943.516 a year at 50 seats, $1.57 a seat-month.
    ///
    /// ```
    /// use scim_tax::domain::{App, Company, Idp, Negotiation, Number, Product, Provisioning, Vendor};
    /// let vendor = Vendor { idps: vec![(Idp::Okta, Provisioning::Partial(None))], ..Vendor::own("Ours") };
    /// let mut app = App::new(Product::Own { name: "Ours".into() }, 50);
    /// (app.now_seat, app.seat) = (Some(Number::from(89)), Some(Number::from(139)));
    /// let found = Negotiation::of(&vendor, &app, &Company::default(), 1).unwrap();
    /// assert_eq!(found.base.price.unwrap().seat_month.to_string(), "90.57");
    /// ```
    pub fn of(vendor: &Vendor, app: &App, company: &Company, apps: usize) -> Option<Self> {
        let plans = Plans::of(vendor, app);
        if !plans.can_be_bought(vendor, app) {
            return None;
        }
        let for_addon = plans.buys_addons_only();
        let money = Money::of(vendor, app, company, apps);
        let year = |upgrade: &super::upgrade::Upgrade| if for_addon { upgrade.delta } else { upgrade.target_year };
        let asked_year = year(&money.upgrade);
        let plain = App { quote: None, seat: None, discount: None, ..app.clone() };
        let list_year = year(&upgrade(vendor, &plain, company));
        let found = PriceBreakEvens::of(vendor, app, company, apps);
        let seat_months = Number::from(app.seats) * Number::MONTHS;
        let offer = |seat_month| Offer::of(seat_month, seat_months, list_year, asked_year);
        Some(Self {
            for_addon,
            by_hand: money.hand(),
            worth: money.worth,
            list_year,
            list_seat_month: list_year.over(seat_months),
            asked_year,
            base: offer(found.seat_month.base),
            careful: offer(found.seat_month.careful),
            discount: found.discount,
        })
    }
}

impl Offer {
    fn of(seat_month: BreakEven, seat_months: Number, list: Estimate, asked: Estimate) -> Self {
        let BreakEven::UpTo(price) = seat_month else { return Self { seat_month, price: None } };
        // Quotients end in digits that no sum has.
        let year = (price * seat_months).shown(10);
        let worth_paying = PriceWorthPaying {
            year,
            seat_month: price.shown(10).floor(2),
            below_list: below(year, list),
            off_asked: asked.minus(Estimate::exact(year)),
        };
        Self { seat_month, price: year.decimal().map(|_| worth_paying) }
    }
}

/// How far a price is below the list, in percent of the list; unknown of a list of nothing.
fn below(price: Number, list: Estimate) -> Estimate {
    let percent = |list: Number| (list - price) * Number::HUNDRED / list;
    let ends = [list.low(), list.high()].map(|end| end.filter(|end| end.is_positive()).map(percent));
    Estimate::between(ends[0], ends[1], list.reason().unwrap_or(Reason::SaysTooLittle)).as_difference()
}
