//! One to five years: growth, price rises, discounting, renewal (model.md, section 6).

use super::catalog::{Catalog, Vendor};
use super::date::Date;
use super::formula::LineItem;
use super::horizon_payback::Payback;
use super::horizon_renewal::Renewal;
use super::horizon_table::{CostTable, YearDifference};
use super::number::Number;
use super::options::Money;
use super::scenario::{App, Company, Scenario};

/// The most years looked at.
const MOST_YEARS: u32 = 5;

/// What a year is computed with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// 1 for the first.
    pub number: u32,
    /// Seats; `None` if there are more than can be counted.
    pub seats: Option<u32>,
    /// What today's prices are multiplied by.
    pub price_factor: Number,
    /// What amounts are divided by to be in today's money.
    pub discount_factor: Number,
}

/// The three options of one app through the years, in dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    /// The years looked at.
    pub years: Vec<Year>,
    /// Option A, by hand.
    pub hand: CostTable,
    /// Option B, the upgrade; `None` where there is no plan with SCIM to buy.
    pub upgrade: Option<CostTable>,
    /// Option C, another tool; `None` unless a price was entered.
    pub other: Option<CostTable>,
    /// Option B less option A.
    pub difference: Option<YearDifference>,
    /// When what is paid once has come back; `None` where nothing is.
    pub payback: Option<Payback>,
    /// Year 1 around the renewal; `None` without a date.
    pub renewal: Option<Renewal>,
}

impl Horizon {
    /// Computes the years of one app from `start` on; `apps` share the identity provider's cost.
    ///
    /// Each year is priced at its own seats, so that it crosses bands and limits where they are. A yearly
    /// price that the buyer typed is for the seats typed with it; further seats cost as much each, for that
    /// is what the model takes for a seat of it. Usage, headcount (and with it the benchmark), the other
    /// tool's price and the identity provider's do not grow with the seats.
    ///
    /// A step of $50 a seat-month is 50 × 50 × 12 = $30,000 in year 1, and 10% more in year 2 at 55 seats.
    ///
    /// ```
    /// use scim_tax::domain::{App, Company, Date, Estimate, Horizon, Number, Product, Vendor};
    /// let mut app = App::new(Product::Own { name: "Ours".into() }, 50);
    /// (app.now_seat, app.seat) = (Some(Number::from(89)), Some(Number::from(139)));
    /// let company = Company { years: 2, growth: Number::from(10), ..Company::default() };
    /// let today = Date::parse("2026-11-21").unwrap();
    /// let horizon = Horizon::of(&Vendor::own("Ours"), &app, &company, 1, today);
    /// let step = &horizon.upgrade.unwrap().rows[0].plain;
    /// assert_eq!(step.years[1], Estimate::exact(Number::from(33_000)));
    /// assert_eq!(step.total(), Estimate::exact(Number::from(63_000)));
    /// ```
    pub fn of(vendor: &Vendor, app: &App, company: &Company, apps: usize, start: Date) -> Self {
        let years = years(app, company);
        let in_year = |year: &Year| Some(Money::of(vendor, &at_seats(app, year.seats?), company, apps));
        let money: Vec<Option<Money>> = years.iter().map(in_year).collect();
        let table = |lines: &dyn Fn(&Money) -> Option<&Vec<LineItem>>| {
            // Whether there is such an option does not depend on the seats.
            money.first()?.as_ref().and_then(lines)?;
            let lines: Vec<_> = money.iter().map(|money| money.as_ref().and_then(lines).map(Vec::as_slice)).collect();
            Some(CostTable::of(&years, &lines))
        };
        let hand = table(&|money| Some(&money.hand_lines)).unwrap_or_else(|| CostTable::of(&years, &[]));
        let upgrade = table(&|money| money.upgrade_lines.as_ref());
        let other = table(&|money| money.other_lines.as_ref());
        let renewal = company
            .renewal
            .map(|date| Renewal::of(date, start, company.billing, &hand, upgrade.as_ref(), other.as_ref()));
        Self {
            difference: upgrade.as_ref().map(|upgrade| upgrade.less(&hand)),
            payback: upgrade.as_ref().and_then(|upgrade| Payback::of(&hand, upgrade)),
            years,
            hand,
            upgrade,
            other,
            renewal,
        }
    }
}

/// The years of every app of a scenario, in order.
pub fn horizons(catalog: &Catalog, scenario: &Scenario, start: Date) -> Vec<Horizon> {
    let scenario = scenario.clone().resolved(catalog);
    let of_app = |app: &App| {
        let vendor = catalog.vendor_of(app);
        Horizon::of(&vendor, app, &scenario.company, scenario.apps.len(), start)
    };
    scenario.apps.iter().map(of_app).collect()
}

/// Seats, price level and discount of each year.
fn years(app: &App, company: &Company) -> Vec<Year> {
    let step = |percent: Number| Number::ONE + percent.percent();
    let (mut grown, mut price_factor, mut discount_factor) = (Number::from(app.seats), Number::ONE, Number::ONE);
    let mut years = Vec::new();
    for number in 1..=company.years.clamp(1, MOST_YEARS) {
        let seats = grown.ceil().decimal().and_then(|seats| u32::try_from(seats).ok());
        years.push(Year { number, seats, price_factor, discount_factor });
        grown = grown * step(company.growth);
        price_factor = price_factor * step(company.escalator);
        discount_factor = discount_factor * step(company.discount_rate);
    }
    years
}

/// The app with other seats, and its yearly prices at the same price for a seat.
fn at_seats(app: &App, seats: u32) -> App {
    let scaled = |year: Number| year * Number::from(seats) / Number::from(app.seats);
    App { seats, now_quote: app.now_quote.map(scaled), quote: app.quote.map(scaled), ..app.clone() }
}
