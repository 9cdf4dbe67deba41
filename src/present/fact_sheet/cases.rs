//! The scenarios that a fact sheet computes: the reader's own with the vendor at hand, and variations of it.

use crate::domain::{App, AppReport, Catalog, Date, Number, Product, Scenario, compare};

/// The scenario with a vendor as its first app: what "calculate with my numbers" opens.
///
/// The app of the scenario that is this vendor's, with all that was entered for it, comes first. A vendor that
/// the scenario does not have takes the place of its only app, or comes before its several ones, at the first
/// app's seats; prices that were entered for another product are not carried over.
///
/// ```
/// use scim_tax::{domain::{App, Company, Scenario}, present::scenario_with};
/// let scenario = Scenario { apps: vec![App::listed("kustomer", "", "", 30)], company: Company::default() };
/// assert_eq!(scenario_with("miro", &scenario).apps, [App::listed("miro", "", "", 30)]);
/// assert_eq!(scenario_with("kustomer", &scenario), scenario);
/// ```
pub fn scenario_with(vendor: &str, scenario: &Scenario) -> Scenario {
    let mut apps = scenario.apps.clone();
    let first = match apps.iter().position(|app| is_of(app, vendor)) {
        Some(at) => apps.remove(at),
        None => {
            let seats = apps.first().map_or(50, |app| app.seats);
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

/// The same at another number of seats, at list prices: quotes and discounts that were entered are for one's
/// own size.
pub fn at_seats(scenario: &Scenario, seats: u32) -> Scenario {
    let list = |app: &App| App { usage: app.usage, anyway: app.anyway, ..App::new(app.product.clone(), seats) };
    Scenario { apps: scenario.apps.iter().map(list).collect(), company: scenario.company.clone() }
}

/// The report on the only app of a scenario.
pub fn report(catalog: &Catalog, scenario: &Scenario, today: Date) -> Option<AppReport> {
    compare(catalog, scenario, today).apps.into_iter().next()
}
