//! The scenarios that a fact sheet computes: the reader's own with the vendor at hand, and variations of it.

use crate::domain::{App, AppReport, Catalog, Date, Number, Product, Scenario, compare};

/// The size of a team that nobody has told.
const SEATS_INSTEAD: u32 = 50;

/// The scenario with a vendor as its first app: what "calculate with my numbers" opens.
///
/// The app of the scenario that is this vendor's, with all that was entered for it, comes first. A vendor that
/// the scenario does not have takes the place of its only app, or comes before its several ones; prices that were
/// entered for another product are not carried over, nor those for another number of seats. `seats` is the size
/// of the team; without it, it is the app's own, else that of the first app.
///
/// ```
/// use scim_tax::{domain::{App, Company, Scenario}, present::scenario_with};
/// let scenario = Scenario { apps: vec![App::listed("kustomer", "", "", 30)], company: Company::default() };
/// assert_eq!(scenario_with("miro", None, &scenario).apps, [App::listed("miro", "", "", 30)]);
/// assert_eq!(scenario_with("kustomer", None, &scenario), scenario);
/// ```
pub fn scenario_with(vendor: &str, seats: Option<u32>, scenario: &Scenario) -> Scenario {
    let mut apps = scenario.apps.clone();
    let first = match apps.iter().position(|app| is_of(app, vendor)) {
        Some(at) => {
            let app = apps.remove(at);
            match seats.filter(|seats| *seats != app.seats) {
                Some(seats) => list_price(&app, seats),
                None => app,
            }
        }
        None => {
            let seats = seats.or(apps.first().map(|app| app.seats)).unwrap_or(SEATS_INSTEAD);
            if apps.len() == 1 {
                apps.clear();
            }
            App::listed(vendor, "", "", seats)
        }
    };
    apps.insert(0, first);
    Scenario { apps, company: scenario.company.clone() }
}

/// Whether an app is this vendor's.
pub fn is_of(app: &App, vendor: &str) -> bool {
    matches!(&app.product, Product::Listed { vendor: of, .. } if of == vendor)
}

/// The first app of a scenario alone. It bears its share of the identity provider's cost, as among all.
pub fn first_alone(scenario: &Scenario) -> Scenario {
    let mut company = scenario.company.clone();
    let apps = Number::from(u32::try_from(scenario.apps.len()).unwrap_or(u32::MAX));
    company.idp_cost = company.idp_cost.map(|cost| cost / apps.max(Number::ONE));
    Scenario { apps: scenario.apps.first().cloned().into_iter().collect(), company }
}

/// An app at another number of seats, at list prices: quotes and discounts that were entered are for one's own.
fn list_price(app: &App, seats: u32) -> App {
    App { usage: app.usage, anyway: app.anyway, ..App::new(app.product.clone(), seats) }
}

/// The same at another number of seats, at list prices.
pub fn at_seats(scenario: &Scenario, seats: u32) -> Scenario {
    let apps = scenario.apps.iter().map(|app| list_price(app, seats)).collect();
    Scenario { apps, company: scenario.company.clone() }
}

/// The report on the only app of a scenario.
pub fn report(catalog: &Catalog, scenario: &Scenario, today: Date) -> Option<AppReport> {
    compare(catalog, scenario, today).apps.into_iter().next()
}
