//! What only the catalog can tell of a link: whether its vendors and plans exist.

use super::{LinkProblem, LinkReason, MOST_CHARACTERS, Problems, Reading, read_up_to};
use crate::domain::{App, Catalog, Plan, Product, Scenario, Vendor};

/// Reads a link as [`super::read`] does and checks it as [`check_against`] does: all problems of both, in which
/// apps are called as their vendors are.
///
/// ```
/// use scim_tax::domain::{Catalog, Date, Vendor};
/// use scim_tax::wire::link;
/// let acme = Vendor { id: "acme".into(), ..Vendor::own("Acme CRM") };
/// let catalog = Catalog { version: Date::parse("2026-11-21").unwrap(), vendors: vec![acme] };
/// let reading = link::read_with("v=1&app=acme,,,many", &catalog);
/// assert_eq!(reading.problems[0].app.as_deref(), Some("Acme CRM"));
/// ```
pub fn read_with(text: &str, catalog: &Catalog) -> Reading {
    read_with_up_to(MOST_CHARACTERS, text, catalog)
}

/// The same for a text of at most so many characters, as [`read_up_to`] reads it.
pub fn read_with_up_to(most: usize, text: &str, catalog: &Catalog) -> Reading {
    let mut reading = read_up_to(most, text);
    for app in reading.problems.iter_mut().filter_map(|problem| problem.app.as_mut()) {
        if let Some(vendor) = find(catalog, app) {
            app.clone_from(&vendor.name);
        }
    }
    let (scenario, problems) = check_against(&reading.scenario, catalog);
    reading.scenario = scenario;
    reading.problems.extend(problems);
    reading
}

/// Leaves out apps of unknown vendors and puts the catalog's own step in the place of unknown plans and of
/// targets without SCIM, with a problem for each. Former ids, and ids made of a vendor's former name, are
/// followed: the scenario comes back with today's.
///
/// ```
/// use scim_tax::domain::{Catalog, Date};
/// use scim_tax::wire::link;
/// let catalog = Catalog { version: Date::parse("2026-11-21").unwrap(), vendors: vec![] };
/// let reading = link::read("v=1&app=nobody,,,50");
/// let (scenario, problems) = link::check_against(&reading.scenario, &catalog);
/// assert!(scenario.apps.is_empty());
/// assert_eq!(problems[0].value, "nobody");
/// assert_eq!(problems[0].reason, link::LinkReason::UnknownVendor);
/// ```
pub fn check_against(scenario: &Scenario, catalog: &Catalog) -> (Scenario, Vec<LinkProblem>) {
    let mut problems = Problems::default();
    let mut scenario = scenario.clone();
    scenario.apps.retain_mut(|app| check_app(app, catalog, &mut problems));
    problems.app = None;
    (scenario, problems.finish())
}

/// The same for one app. It stays where its vendor is unknown.
pub(in crate::wire) fn check_one(app: &mut App, catalog: &Catalog) -> Vec<LinkProblem> {
    let mut problems = Problems::default();
    check_app(app, catalog, &mut problems);
    problems.finish()
}

/// Whether the app can stay.
fn check_app(app: &mut App, catalog: &Catalog, problems: &mut Problems) -> bool {
    let Product::Listed { vendor: id, current, target } = &mut app.product else { return true };
    problems.app = Some(id.clone());
    let Some(vendor) = find(catalog, id) else {
        problems.add("vendor", id, LinkReason::UnknownVendor);
        return false;
    };
    problems.app = Some(vendor.name.clone());
    id.clone_from(&vendor.id);
    let checked = today(current, |id| plan(vendor, id).map(|plan| plan.id.clone()));
    settle(current, checked, "current", problems);
    // The plan that a bare add-on goes on: the one chosen, else the catalog's own.
    let under = App::listed(&vendor.id, current, "", app.seats).resolved(catalog).product;
    let Product::Listed { current: under, .. } = under else { return true };
    let checked = today(target, |id| target_today(vendor, &under, id));
    settle(target, checked, "target", problems);
    true
}

fn today(id: &str, find: impl Fn(&str) -> Result<String, LinkReason>) -> Result<String, LinkReason> {
    if id.is_empty() { Ok(String::new()) } else { find(id) }
}

fn settle(id: &mut String, checked: Result<String, LinkReason>, key: &str, problems: &mut Problems) {
    *id = checked.unwrap_or_else(|reason| {
        problems.add(key, id, reason);
        String::new()
    });
}

/// Today's ids of `plan`, `plan.add-on` or `add-on`.
fn target_today(vendor: &Vendor, under: &str, target: &str) -> Result<String, LinkReason> {
    if let Some((id, extra)) = target.split_once('.') {
        let plan = plan(vendor, id)?;
        let addon = addon_on(vendor, extra, &plan.id)?;
        return brings_scim(&[plan, addon], [plan.id.as_str(), ".", &addon.id].concat());
    }
    let bought = match vendor.plan(target) {
        Some((_, plan)) if !plan.is_addon() => plan,
        _ => addon_on(vendor, target, under)?,
    };
    brings_scim(&[bought], bought.id.clone())
}

/// The id of what is bought, if SCIM may come with it.
fn brings_scim(bought: &[&Plan], id: String) -> Result<String, LinkReason> {
    if bought.iter().any(|plan| plan.may_bring_scim()) { Ok(id) } else { Err(LinkReason::NoScim) }
}

fn plan<'a>(vendor: &'a Vendor, id: &str) -> Result<&'a Plan, LinkReason> {
    let (_, plan) = vendor.plan(id).ok_or(LinkReason::UnknownPlan)?;
    if plan.is_addon() { Err(LinkReason::AddOnAsPlan) } else { Ok(plan) }
}

/// The add-on, if it is sold on this plan.
fn addon_on<'a>(vendor: &'a Vendor, id: &str, plan: &str) -> Result<&'a Plan, LinkReason> {
    let (_, addon) = vendor.plan(id).ok_or(LinkReason::UnknownPlan)?;
    if !addon.is_addon() {
        Err(LinkReason::PlanAsAddOn)
    } else if !addon.addon_to.iter().any(|under| under == plan) {
        Err(LinkReason::NotSoldWith { plan: plan.to_string() })
    } else {
        Ok(addon)
    }
}

/// The vendor with this id, or that was called so.
pub(in crate::wire) fn find<'a>(catalog: &'a Catalog, id: &str) -> Option<&'a Vendor> {
    catalog.vendor(id).or_else(|| formerly(catalog, id))
}

/// The one vendor that was called so, as an id would write it: `twilio-sendgrid` for Twilio SendGrid.
fn formerly<'a>(catalog: &'a Catalog, id: &str) -> Option<&'a Vendor> {
    let mut found = None;
    for vendor in &catalog.vendors {
        if vendor.aliases.iter().any(|alias| as_id(alias) == id) {
            if found.is_some() {
                return None;
            }
            found = Some(vendor);
        }
    }
    found
}

/// Its words in small letters, with `-` between them.
fn as_id(name: &str) -> String {
    let mut id = String::new();
    let mut between = false;
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() {
            if between && !id.is_empty() {
                id.push('-');
            }
            id.push(char::from(byte.to_ascii_lowercase()));
        }
        between = !byte.is_ascii_alphanumeric();
    }
    id
}
