//! Another plan or vendor beside the one that was entered, for the same company and seats.

use super::super::dom::{hide, rows_of, say, say_all, say_children, set, set_value, value_of};
use super::super::state::State;
use super::first_break_evens;
use crate::domain::{App, Catalog, Product, Scenario, compare};
use crate::present::decision::{Side, beside};
use crate::present::page;

/// Fills the choice with the vendor's other ways to SCIM, then the other vendors, and shows what is chosen.
pub fn show(state: State) {
    let options = state.catalog(|catalog| state.scenario(|scenario| options(catalog, scenario)));
    let stands_for: String = options.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>().join(" ");
    let chosen = value_of("beside");
    rows_of("beside", &stands_for, options.len(), &mut |at, option| {
        let (value, text) = &options[at];
        say(option, text);
        set(option, "value", Some(value));
    });
    // What was chosen stays chosen while it can be.
    let keeps = options.iter().any(|(value, _)| *value == chosen);
    set_value("beside", if keeps { &chosen } else { "" });
    choose(state);
}

/// Value and text of each option. A value is `vendor,current,target` as in links; the first is none.
fn options(catalog: &Catalog, scenario: &Scenario) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "nothing".to_owned())];
    let Some(Product::Listed { vendor: id, current, target }) = scenario.apps.first().map(|app| &app.product) else {
        return options;
    };
    if let Some(vendor) = catalog.vendor(id) {
        let others = vendor.plans.iter().filter(|plan| plan.may_bring_scim() && !plan.is_addon() && plan.id != *target);
        let others = others.filter(|plan| plan.id != *current);
        options.extend(others.map(|plan| {
            ([id.as_str(), ",", current, ",", &plan.id].concat(), [vendor.name.as_str(), " ", &plan.name].concat())
        }));
    }
    let others = catalog.vendors.iter().filter(|vendor| vendor.id != *id);
    options.extend(others.map(|vendor| ([vendor.id.as_str(), ",,"].concat(), vendor.name.clone())));
    options
}

/// Shows what is chosen beside what was entered.
pub fn choose(state: State) {
    let value = value_of("beside");
    let mut parts = value.split(',');
    let (Some(vendor), Some(current), Some(target)) = (parts.next(), parts.next(), parts.next()) else {
        return hide("beside-table", true);
    };
    let mut other = state.scenario(Clone::clone);
    let Some(app) = other.apps.first_mut() else { return };
    *app = App::listed(vendor, current, target, app.seats);
    let report = state.catalog(|catalog| compare(catalog, &other, state.today()));
    let Some(that) = report.apps.first() else { return };
    let (rows, names) = state.numbers(|numbers| {
        let that_page = page(that, &other, numbers);
        let names = [state.page(|page| page.answer.case.clone()), that_page.answer.case.clone()];
        let rows = state.app(|app| {
            state.page(|page| {
                let break_evens = state.scenario(|scenario| first_break_evens(app, scenario))?;
                let this = Side { app, page, break_evens };
                let that = Side { app: that, page: &that_page, break_evens: first_break_evens(that, &other)? };
                Some(beside(this, that, numbers))
            })
        });
        (rows.unwrap_or_default(), names)
    });
    say_all(&[("beside-this", &names[0]), ("beside-that", &names[1])]);
    let stands_for = rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    rows_of("beside-rows", &stands_for, rows.len(), &mut |at, row| {
        say_children(row, &rows[at].each_ref().map(String::as_str));
    });
    hide("beside-table", false);
}
