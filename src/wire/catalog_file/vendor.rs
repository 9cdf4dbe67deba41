//! A vendor.

use super::plain::Words;
use super::plan::{GRADES, SOURCE_KINDS, benchmark, plan, published_step};
use crate::domain::{Idp, Operations, Provisioning, Status, Vendor};
use crate::wire::problem::At;
use crate::wire::vendor_file as raw;

pub(super) const STATUSES: &Words<Status> = &[
    ("included", Status::Included),
    ("gated", Status::Gated),
    ("add_on", Status::AddOn),
    ("partial", Status::Partial),
    ("absent", Status::Absent),
    ("unknown", Status::Unknown),
];

/// The providers that a vendor can speak of: those that are a product.
pub(super) const IDPS: &Words<Idp> = &[
    ("okta", Idp::Okta),
    ("entra", Idp::Entra),
    ("google", Idp::Google),
    ("onelogin", Idp::OneLogin),
    ("jumpcloud", Idp::JumpCloud),
];

pub(super) const PROVISIONINGS: &Words<Provisioning> = &[
    ("full", Provisioning::Full),
    ("partial", Provisioning::Partial(None)),
    ("jit", Provisioning::JustInTime),
    ("none", Provisioning::None),
    ("unknown", Provisioning::Unknown),
];

const CREATE: Operations = Operations { create: true, update: false, deactivate: false, groups: false };
const UPDATE: Operations = Operations { create: false, update: true, deactivate: false, groups: false };
const DEACTIVATE: Operations = Operations { create: false, update: false, deactivate: true, groups: false };
const GROUPS: Operations = Operations { create: false, update: false, deactivate: false, groups: true };

/// Deleting an account closes it.
pub(super) const OPERATIONS: &Words<Operations> =
    &[("create", CREATE), ("update", UPDATE), ("deactivate", DEACTIVATE), ("delete", DEACTIVATE), ("groups", GROUPS)];

/// The part of a vendor's file that computing needs, in the domain's types. There may be problems at
/// `at` also where a vendor is returned: only without any of them it is right.
pub(super) fn vendor(raw: &raw::VendorFile, at: &At) -> Option<Vendor> {
    let grade = at.field("grade").word(&raw.grade, GRADES);
    let scim = at.field("scim");
    let status = scim.field("status").word(&raw.scim.status, STATUSES);
    let operations = operations(&raw.scim.operations, &scim.field("operations"));
    let idps = idps(raw, &at.field("identity_providers"));
    let plans = at.field("plans").each(&raw.plans, |raw_plan, at| plan(raw_plan, &raw.sources, at));
    let published_steps =
        at.field("published_steps").each(&raw.published_steps, |step, at| published_step(step, &raw.sources, at));
    let benchmark = raw.manual_cost.as_ref().map(|row| benchmark(row, &at.field("manual_cost")));
    for (key, source) in &raw.sources {
        let (at_sources, key) = (at.field("sources"), key.as_str());
        at_sources.field(key).field("kind").word(&source.kind, SOURCE_KINDS);
        if let Some(published) = &source.published {
            at_sources.field(key).field("published").date(published);
        }
    }
    Some(Vendor {
        id: raw.id.clone(),
        name: raw.name.clone(),
        aliases: raw.aliases.clone(),
        currency: raw.currency.clone(),
        grade: grade?,
        status: status?,
        operations: operations?,
        changes_follow: raw.scim.changes_follow.is_some(),
        idps: idps?,
        plans: plans?,
        step: raw.step.as_ref().map(|step| (step.from.clone(), step.to.clone())),
        published_steps: published_steps?,
        benchmark: benchmark.flatten(),
        from_own_file: false,
    })
}

/// `Some(None)` where no operation is listed: not known, which is not the same as nothing.
fn operations(words: &[String], at: &At) -> Option<Option<Operations>> {
    let listed = at.each(words, |word, at| at.word(word, OPERATIONS))?;
    Some(listed.into_iter().reduce(|a, b| Operations {
        create: a.create || b.create,
        update: a.update || b.update,
        deactivate: a.deactivate || b.deactivate,
        groups: a.groups || b.groups,
    }))
}

fn idps(raw: &raw::VendorFile, at: &At) -> Option<Vec<(Idp, Provisioning)>> {
    let read: Vec<_> = raw.identity_providers.iter().map(|(key, raw)| idp(key, raw, &at.field(key))).collect();
    let mut read: Vec<(Idp, Provisioning)> = read.into_iter().collect::<Option<_>>()?;
    // The order of the page, in which the catalog has them.
    read.sort_by_key(|(idp, _)| *idp as u8);
    Some(read)
}

fn idp(key: &str, raw: &raw::IdentityProvider, at: &At) -> Option<(Idp, Provisioning)> {
    let idp = at.word(key, IDPS);
    let operations = operations(&raw.operations, &at.field("operations"));
    let gets = match at.field("scim").word(&raw.scim, PROVISIONINGS)? {
        Provisioning::Partial(_) => Provisioning::Partial(operations?),
        gets => gets,
    };
    Some((idp?, gets))
}
