//! Plans, prices, published steps, and the benchmark.

use super::charge::{amount, charge};
use super::plain::Words;
use crate::domain::{Benchmark, Date, Grade, Number, Plan, Price, PublishedStep, Publisher, StepRow, Support};
use crate::wire::problem::At;
use crate::wire::vendor_file as raw;
use std::collections::BTreeMap;

type Sources = BTreeMap<String, raw::Source>;

pub(super) const GRADES: &Words<Grade> = &[("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)];

pub(super) const SOURCE_KINDS: &Words<Publisher> = &[
    ("vendor_pricing", Publisher::Vendor),
    ("vendor_docs", Publisher::Vendor),
    ("guide", Publisher::ThirdParty),
    ("list", Publisher::ThirdParty),
];

/// Whether a row of the benchmark is the vendor's own.
pub(super) const BASES: &Words<bool> = &[("vendor", true), ("general", false)];

pub(super) const SUPPORTS: &Words<Support> =
    &[("yes", Support::Yes), ("no", Support::No), ("add_on", Support::AddOn), ("unknown", Support::Unknown)];

/// What a price takes over from its source. Only an unknown key is a problem here: what is wrong in
/// the source itself is said once, at the source.
fn published_by(sources: &Sources, key: &str, at: &At) -> Option<(Publisher, Option<Date>)> {
    let Some(source) = sources.get(key) else {
        return at.field("source").problem(format!("\"{key}\" is not a key of sources"));
    };
    let (_, publisher) = SOURCE_KINDS.iter().find(|(kind, _)| *kind == source.kind)?;
    Some((*publisher, source.published.as_deref().and_then(Date::parse)))
}

pub(super) fn plan(raw: &raw::Plan, sources: &Sources, at: &At) -> Option<Plan> {
    let sso = at.field("sso").word(&raw.sso, SUPPORTS);
    let scim = at.field("scim").word(&raw.scim, SUPPORTS);
    let max_seats = at.field("max_seats").seats(raw.max_seats, None);
    let prices = at.field("prices").each(&raw.prices, |raw, at| price(raw, sources, at));
    Some(Plan {
        id: raw.id.clone(),
        name: raw.name.clone(),
        aliases: raw.aliases.clone(),
        sso: sso?,
        scim: scim?,
        addon_to: raw.addon_to.clone(),
        needs: raw.needs.clone(),
        max_seats: max_seats?,
        prices: prices?,
    })
}

fn price(raw: &raw::Price, sources: &Sources, at: &At) -> Option<Price> {
    let by = published_by(sources, &raw.source, at);
    let checked = at.field("checked").date(&raw.checked);
    let grade = at.field("grade").word(&raw.grade, GRADES);
    let minimum_spend = raw.minimum_spend.as_ref().map(|text| at.field("minimum_spend").number(text));
    let priced_for = raw.priced_for.as_ref().map(|usage| {
        let quantity = at.field("priced_for").field("quantity").number(&usage.quantity)?;
        Some((usage.unit.clone(), quantity))
    });
    let charges = at.field("charges").each(&raw.charges, charge);
    let one_offs = at
        .field("one_offs")
        .each(&raw.one_offs, |one_off, at| Some((one_off.label.clone(), at.field("amount").number(&one_off.amount)?)));
    let (publisher, published) = by?;
    Some(Price {
        publisher,
        source: raw.source.clone(),
        checked: checked?,
        published,
        grade: grade?,
        net: raw.net,
        minimum_spend: minimum_spend.flatten(),
        priced_for: priced_for.flatten(),
        charges: charges?,
        one_offs: one_offs?,
    })
}

pub(super) fn published_step(raw: &raw::PublishedStep, sources: &Sources, at: &At) -> Option<PublishedStep> {
    let by = published_by(sources, &raw.source, at);
    let checked = at.field("checked").date(&raw.checked);
    let grade = at.field("grade").word(&raw.grade, GRADES);
    let rows = rows(&raw.rows, &at.field("rows"));
    let (publisher, published) = by?;
    Some(PublishedStep {
        publisher,
        source: raw.source.clone(),
        checked: checked?,
        published,
        grade: grade?,
        from: raw.from.clone(),
        to: raw.to.clone(),
        rows: rows?,
    })
}

fn rows(raw: &[raw::StepRow], at: &At) -> Option<Vec<StepRow>> {
    if raw.is_empty() {
        return at.problem("empty");
    }
    for (index, pair) in raw.windows(2).enumerate() {
        let (before, after) = (pair[0].seats, pair[1].seats);
        if after <= before {
            at.item(index + 1).field("seats").says(format!("{after} is not above {before}, the row before"));
        }
    }
    at.each(raw, |row, at| {
        let seats = at.field("seats").seats(Some(row.seats), 0);
        let uplift = amount(&row.uplift, &at.field("uplift"));
        let total = row.total.as_ref().map(|total| amount(total, &at.field("total")));
        Some(StepRow { seats: seats?, uplift: uplift?, total: total.flatten() })
    })
}

pub(super) fn benchmark(raw: &raw::ManualCost, at: &At) -> Option<Benchmark> {
    let vendors_own = at.field("basis").word(&raw.basis, BASES);
    let number = |name, text: &str| at.field(name).number(text);
    let orphaned_accounts = number("orphaned_accounts", &raw.orphaned_accounts);
    let unused_licences = number("unused_licences", &raw.unused_licences);
    let it_hours = number("it_hours", &raw.it_hours);
    let licences = number("licences", &raw.licences);
    let labour = number("labour", &raw.labour);
    let orphans = number("orphans", &raw.orphans);
    if raw.employees == 0 {
        return at.field("employees").problem("0 is not above 0");
    }
    Some(Benchmark {
        vendors_own: vendors_own?,
        employees: Number::from(raw.employees),
        orphaned_accounts: orphaned_accounts?,
        unused_licences: unused_licences?,
        it_hours: it_hours?,
        licences: licences?,
        labour: labour?,
        orphans: orphans?,
    })
}
