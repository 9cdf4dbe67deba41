//! Rules for what refers to something else in the file: plans, and the sources of every fact.

use super::rules::{id, present};
use crate::wire::problem::At;
use crate::wire::vendor_file::{Fact, Plan, VendorFile};
use std::collections::BTreeSet;

pub(super) fn check(file: &VendorFile, at: &At) {
    unique_ids(file, &at.field("plans"));
    at.field("plans").for_each(&file.plans, |plan, at| addon(file, plan, at));
    steps(file, at);
    sources(file, at);
}

/// Former ids count: an old link must lead to one plan.
fn unique_ids(file: &VendorFile, at: &At) {
    let mut seen = BTreeSet::new();
    for (index, plan) in file.plans.iter().enumerate() {
        let at = at.item(index);
        if !seen.insert(&plan.id) {
            at.field("id").says(format!("\"{}\" stands twice", plan.id));
        }
        for (index, alias) in plan.aliases.iter().enumerate() {
            let at = at.field("aliases");
            id(alias, &at.item(index));
            if !seen.insert(alias) {
                at.item(index).says(format!("\"{alias}\" stands twice"));
            }
        }
    }
}

/// The plan of an id; a problem if there is none.
fn plan<'a>(file: &'a VendorFile, id: &str, at: &At) -> Option<&'a Plan> {
    file.plans.iter().find(|plan| plan.id == id).or_else(|| at.problem(format!("\"{id}\" is not the id of a plan")))
}

fn addon(file: &VendorFile, of: &Plan, at: &At) {
    at.field("addon_to").for_each(&of.addon_to, |id, at| {
        if plan(file, id, at).is_some_and(is_addon) {
            at.says(format!("\"{id}\" is itself an add-on"));
        }
    });
    at.field("needs").for_each(&of.needs, |id, at| {
        if plan(file, id, at).is_some_and(|plan| !is_addon(plan)) {
            at.says(format!("\"{id}\" is not an add-on"));
        }
    });
}

fn is_addon(plan: &Plan) -> bool {
    !plan.addon_to.is_empty()
}

fn steps(file: &VendorFile, at: &At) {
    if let Some(raw) = &file.step {
        step(file, &raw.from, &raw.to, &at.field("step"));
    }
    at.field("published_steps").for_each(&file.published_steps, |raw, at| step(file, &raw.from, &raw.to, at));
}

fn step(file: &VendorFile, from: &str, to: &str, at: &At) {
    let from_plan = plan(file, from, &at.field("from"));
    let to_plan = plan(file, to, &at.field("to"));
    if from_plan.is_some_and(is_addon) {
        at.field("from").says(format!("\"{from}\" is an add-on"));
    }
    if from == to {
        at.field("to").says(format!("\"{to}\" is also where the step starts"));
    }
    let Some(to_plan) = to_plan else { return };
    if to_plan.scim == "no" {
        at.field("to").says(format!("\"{to}\" comes without SCIM"));
    }
    if is_addon(to_plan) && !to_plan.addon_to.iter().any(|under| under == from) {
        at.field("to").says(format!("\"{to}\" does not go on top of \"{from}\""));
    }
}

fn sources(file: &VendorFile, at: &At) {
    let key = |key: &String, at: &At| source(file, key, at);
    let fact = |fact: &Fact, at: &At| {
        present(&fact.text, &at.field("text"));
        key(&fact.source, &at.field("source"));
    };
    let scim = at.field("scim");
    if file.scim.sources.is_empty() {
        scim.field("sources").says("empty: the status needs a source");
    }
    scim.field("sources").for_each(&file.scim.sources, key);
    at.field("sso").field("sources").for_each(&file.sso.sources, key);
    if let Some(follow) = &file.scim.changes_follow {
        fact(follow, &scim.field("changes_follow"));
    }
    for (name, idp) in &file.identity_providers {
        key(&idp.source, &at.field("identity_providers").field(name).field("source"));
    }
    if let Some(row) = &file.manual_cost {
        key(&row.source, &at.field("manual_cost").field("source"));
    }
    at.field("prerequisites").for_each(&file.prerequisites, fact);
    at.field("limitations").for_each(&file.limitations, fact);
    at.field("conflicts").for_each(&file.conflicts, |conflict, at| {
        present(&conflict.about, &at.field("about"));
        if conflict.claims.len() < 2 {
            at.field("claims").says("a conflict needs two claims or more");
        }
        at.field("claims").for_each(&conflict.claims, fact);
    });
}

fn source(file: &VendorFile, key: &str, at: &At) {
    if !file.sources.contains_key(key) {
        at.says(format!("\"{key}\" is not a key of sources"));
    }
}
