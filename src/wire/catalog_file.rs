//! `dist/catalog.json`: what the page computes with, made from all vendors' files.
//!
//! ```json
//! {"format":3,"version":"2026-11-21","vendors":[["asana",null,"USD",1,1,...],...],"crc32":"5fb1f1a2"}
//! ```
//!
//! `crc32` is that of the list `vendors` as it is written: which data this is, whatever the day.
//! Vendors stand in order of id. Everything in one is a row: a list whose fields are known by their
//! position, so that reading takes little code in the page. A field that is `null` or behind the end
//! of its row has its default. [`write`] and [`read`] stand side by side below, field by field; a
//! change of the fields is a new `FORMAT`.
//!
//! | row | fields |
//! | --- | --- |
//! | vendor | id, name, currency, grade, status, plans, operations, changes follow, step, identity providers, aliases, published steps, benchmark, from own file |
//! | plan | id, name, SSO, SCIM, prices, most seats, aliases, add-on to, needs |
//! | price | publisher, source, checked, grade, charges, published, net, minimum spend, priced for, one-offs |
//! | charge 0, per seat | 0, per, annual, monthly, minimum, pack, included |
//! | charge 1, flat | 1, per, annual, monthly, covers |
//! | charge 2, bands | 2, per, mode, bands |
//! | charge 3, usage | 3, per, annual, monthly, unit, block, included |
//! | charge 4, share | 4, per, unit, percent, floor |
//! | charge 5, quote | 5, amount |
//! | band | annual, monthly, up to |
//! | priced for, one-off | name, number |
//! | step | from, to, as the places of the plans |
//! | identity providers | what each of `IDPS` gets; `null` where nothing is said of it |
//! | published step | publisher, source, checked, grade, from, to, rows, published |
//! | row of it | seats, uplift, total |
//! | benchmark | vendor's own, employees, orphaned accounts, unused licences, IT hours, licences, labour, orphans |
//!
//! - A name that is its id in capitals (`business-plus`: Business Plus) is `null`.
//! - Days are whole numbers, `20261121`, and so are whole amounts where they fit 32 bits; others are texts: `"7.99"`.
//! - A word is its index in the list of its kind (`GRADES` and those after it), a flag is 1.
//! - An amount is a number, or `[low, high]` with `null` for an open end; `[]` is unknown.
//! - Operations are 1 create + 2 update + 4 deactivate + 8 groups; `null` is not known.
//! - What an identity provider gets is its index, or with part of the operations 5 more than these.
//!
//! The rules for authored files are [`check`]'s, at build time. Reading repeats none of them, and
//! refuses only what has no meaning: no catalog panics, here or in what is computed from it.

mod charge;
mod field;
mod plain;
mod plan;
mod references;
mod row;
mod rules;
#[cfg(feature = "catalog")]
mod schema;
mod twice;
mod vendor;

pub use rules::{Checked, MOST_PLANS, check, check_all, judge, shared_names, version};
#[cfg(feature = "catalog")]
pub use schema::schema;
pub use twice::refuse as refuse_twice;

use super::crc32::crc32;
use super::json_read::{Value, parse};
use crate::domain::{
    Band, Benchmark, Catalog, Charge, Date, Grade, Idp, Mode, Number, Per, Plan, Price, Provisioning, PublishedStep,
    Publisher, Status, StepRow, Support, Vendor,
};
use field::{
    amount, bits, date, flag, index, list, maybe_amount, maybe_whole, name, number, row, text, texts, whole_above,
};
use row::{Reading, Row};
use serde_json::Value as Json;
use std::fmt;

/// The format written here, and the only one that is read.
const FORMAT: u32 = 3;

const GRADES: [Grade; 4] = [Grade::A, Grade::B, Grade::C, Grade::D];
const STATUSES: [Status; 6] =
    [Status::Included, Status::Gated, Status::AddOn, Status::Partial, Status::Absent, Status::Unknown];
const SUPPORTS: [Support; 4] = [Support::Yes, Support::No, Support::AddOn, Support::Unknown];
/// The last two only in what the page keeps for itself, never in what is built.
const PUBLISHERS: [Publisher; 4] =
    [Publisher::Vendor, Publisher::ThirdParty, Publisher::Own { vendors: true }, Publisher::Own { vendors: false }];
const PERIODS: [Per; 2] = [Per::Month, Per::Year];
const MODES: [Mode; 3] = [Mode::Volume, Mode::Graduated, Mode::Lump];
const IDPS: [Idp; 5] = [Idp::Okta, Idp::Entra, Idp::Google, Idp::OneLogin, Idp::JumpCloud];
const PROVISIONINGS: [Provisioning; 5] = [
    Provisioning::Full,
    Provisioning::Partial(None),
    Provisioning::JustInTime,
    Provisioning::None,
    Provisioning::Unknown,
];

/// What stands for a part of the operations begins here.
const PARTS: u32 = 5;

/// Why a catalog cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogError {
    /// Not JSON, or cut off; and where.
    Broken(String),
    /// A format that this page does not know, usually because the page is older than the catalog.
    Format(u64),
    /// JSON, but not a catalog; the first thing that is wrong.
    Invalid(String),
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Broken(at) => ["the catalog is broken at ", at].concat(),
            Self::Format(format) => {
                let (format, ours) = (format.to_string(), FORMAT.to_string());
                ["the catalog has format ", &format, ", this program reads format ", &ours].concat()
            }
            Self::Invalid(text) => ["the catalog is invalid: ", text].concat(),
        };
        f.write_str(&text)
    }
}

impl std::error::Error for CatalogError {}

/// Writes a catalog, its vendors in order of id.
pub fn write(catalog: &Catalog) -> String {
    let mut vendors: Vec<&Vendor> = catalog.vendors.iter().collect();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    let vendors: Json = vendors.into_iter().map(vendor_row).collect();
    let (vendors, version) = (vendors.to_string(), catalog.version);
    let crc32 = crc32(vendors.as_bytes());
    format!("{{\"format\":{FORMAT},\"version\":\"{version}\",\"vendors\":{vendors},\"crc32\":\"{crc32:08x}\"}}")
}

/// Reads a catalog.
///
/// ```
/// use scim_tax::wire::catalog_file::{CatalogError, read};
/// assert_eq!(read(r#"{"format":3,"version":"2026-11-21","vendors":[]}"#).unwrap().vendors.len(), 0);
/// assert_eq!(read(r#"{"format":2}"#), Err(CatalogError::Format(2)));
/// ```
pub fn read(text: &str) -> Result<Catalog, CatalogError> {
    let value = parse(text).map_err(|at| CatalogError::Broken(["byte ", &at.to_string()].concat()))?;
    // The format first: what another one holds need not make sense here.
    match value.get("format").and_then(Value::as_u32) {
        Some(FORMAT) => {}
        Some(format) => return Err(CatalogError::Format(format.into())),
        None => return Err(CatalogError::Invalid("format is missing".into())),
    }
    let invalid = |text: &str| CatalogError::Invalid(text.into());
    let version = value.get("version").and_then(Value::as_str).and_then(Date::parse);
    let version = version.ok_or_else(|| invalid("version is not a day"))?;
    let rows = value.get("vendors").and_then(Value::as_list).ok_or_else(|| invalid("vendors is not a list"))?;
    let reading = Reading::of(version);
    let mut vendors = Vec::with_capacity(rows.len());
    for fields in rows {
        vendors.push(vendor(&mut Row::of("vendor", fields, &reading)));
        if let Some(problem) = reading.problem(vendors.len() - 1) {
            return Err(CatalogError::Invalid(problem));
        }
    }
    Ok(Catalog { version, vendors })
}

fn vendor_row(vendor: &Vendor) -> Json {
    row([
        text(&vendor.id),
        name(&vendor.id, &vendor.name),
        text(&vendor.currency),
        index(&GRADES, vendor.grade),
        index(&STATUSES, vendor.status),
        vendor.plans.iter().map(plan_row).collect(),
        vendor.operations.map_or(Json::Null, |operations| Json::from(bits(operations))),
        flag(vendor.changes_follow),
        vendor.step.as_ref().map_or(Json::Null, |step| plans_row(step, &vendor.plans)),
        idps_row(&vendor.idps),
        texts(&vendor.aliases),
        list(&vendor.published_steps, published_step_row),
        vendor.benchmark.as_ref().map_or(Json::Null, benchmark_row),
        flag(vendor.from_own_file),
    ])
}

fn vendor(row: &mut Row) -> Vendor {
    let (id, name) = row.id_and_name();
    let (currency, grade, status) = (row.text(), row.one_of(GRADES), row.one_of(STATUSES));
    let plans = row.each("plan", plan);
    Vendor {
        id,
        name,
        currency,
        grade,
        status,
        operations: row.operations(),
        changes_follow: row.flag(),
        step: row.maybe("step").map(|mut row| (row.plan_id(&plans), row.plan_id(&plans))),
        idps: row.maybe("identity providers").map(idps).unwrap_or_default(),
        aliases: row.texts(),
        published_steps: row.each("published step", published_step),
        benchmark: row.maybe("benchmark").map(benchmark),
        from_own_file: row.flag(),
        plans,
    }
}

/// A plan that is not there would be refused in reading.
fn plans_row((from, to): &(String, String), plans: &[Plan]) -> Json {
    row([from, to].map(|id| Json::from(plans.iter().position(|plan| plan.id == *id).unwrap_or(plans.len()))))
}

fn idps_row(idps: &[(Idp, Provisioning)]) -> Json {
    let gets = row(IDPS.map(|idp| match idps.iter().find(|(of, _)| *of == idp) {
        Some((_, Provisioning::Partial(Some(operations)))) => Json::from(PARTS + bits(*operations)),
        Some((_, gets)) => index(&PROVISIONINGS, *gets),
        None => Json::Null,
    }));
    if idps.is_empty() { Json::Null } else { gets }
}

fn idps(mut row: Row) -> Vec<(Idp, Provisioning)> {
    IDPS.into_iter().filter_map(|idp| Some((idp, row.provisioning()?))).collect()
}

fn plan_row(plan: &Plan) -> Json {
    row([
        text(&plan.id),
        name(&plan.id, &plan.name),
        index(&SUPPORTS, plan.sso),
        index(&SUPPORTS, plan.scim),
        list(&plan.prices, price_row),
        maybe_whole(plan.max_seats),
        texts(&plan.aliases),
        texts(&plan.addon_to),
        texts(&plan.needs),
    ])
}

fn plan(row: &mut Row) -> Plan {
    let (id, name) = row.id_and_name();
    Plan {
        id,
        name,
        sso: row.one_of(SUPPORTS),
        scim: row.one_of(SUPPORTS),
        prices: row.each("price", price),
        max_seats: row.maybe_whole(),
        aliases: row.texts(),
        addon_to: row.texts(),
        needs: row.texts(),
    }
}

fn price_row(price: &Price) -> Json {
    row([
        index(&PUBLISHERS, price.publisher),
        text(&price.source),
        date(price.checked),
        index(&GRADES, price.grade),
        list(&price.charges, charge_row),
        price.published.map_or(Json::Null, date),
        flag(price.net),
        price.minimum_spend.map_or(Json::Null, number),
        price.priced_for.as_ref().map_or(Json::Null, named_row),
        list(&price.one_offs, named_row),
    ])
}

fn price(row: &mut Row) -> Price {
    Price {
        publisher: row.one_of(PUBLISHERS),
        source: row.text(),
        checked: row.date(),
        grade: row.one_of(GRADES),
        charges: row.each("charge", charge),
        published: row.maybe_date(),
        net: row.flag(),
        minimum_spend: row.maybe_number(),
        priced_for: row.maybe("usage").map(|mut row| named(&mut row)),
        one_offs: row.each("one-off", named),
    }
}

fn named_row((name, value): &(String, Number)) -> Json {
    row([text(name), number(*value)])
}

fn named(row: &mut Row) -> (String, Number) {
    (row.text(), row.number())
}

fn charge_row(charge: &Charge) -> Json {
    match charge {
        Charge::PerSeat { rate, per, included, minimum, pack } => row([
            Json::from(0),
            index(&PERIODS, *per),
            maybe_amount(rate.annual),
            maybe_amount(rate.monthly),
            whole_above(0, *minimum),
            whole_above(1, *pack),
            whole_above(0, *included),
        ]),
        Charge::Flat { rate, per, covers } => row([
            Json::from(1),
            index(&PERIODS, *per),
            maybe_amount(rate.annual),
            maybe_amount(rate.monthly),
            maybe_whole(*covers),
        ]),
        Charge::Bands { mode, per, bands } => {
            row([Json::from(2), index(&PERIODS, *per), index(&MODES, *mode), list(bands, band_row)])
        }
        Charge::Usage { rate, per, unit, included, block } => row([
            Json::from(3),
            index(&PERIODS, *per),
            maybe_amount(rate.annual),
            maybe_amount(rate.monthly),
            text(unit),
            number(*block),
            number(*included),
        ]),
        Charge::Share { percent, per, unit, floor } => {
            row([Json::from(4), index(&PERIODS, *per), text(unit), number(*percent), number(*floor)])
        }
        Charge::Quote(estimate) => row([Json::from(5), amount(*estimate)]),
    }
}

fn charge(row: &mut Row) -> Charge {
    let kind = row.below(6);
    if kind == 5 {
        return Charge::Quote(row.amount());
    }
    let per = row.one_of(PERIODS);
    match kind {
        0 => Charge::PerSeat {
            per,
            rate: row.rate(),
            minimum: row.maybe_whole().unwrap_or(0),
            pack: row.maybe_whole().unwrap_or(1),
            included: row.maybe_whole().unwrap_or(0),
        },
        1 => Charge::Flat { per, rate: row.rate(), covers: row.maybe_whole() },
        2 => Charge::Bands { per, mode: row.one_of(MODES), bands: row.each("band", band) },
        3 => Charge::Usage { per, rate: row.rate(), unit: row.text(), block: row.number(), included: row.number() },
        _ => Charge::Share { per, unit: row.text(), percent: row.number(), floor: row.number() },
    }
}

fn band_row(band: &Band) -> Json {
    row([maybe_amount(band.rate.annual), maybe_amount(band.rate.monthly), maybe_whole(band.up_to)])
}

fn band(row: &mut Row) -> Band {
    Band { rate: row.rate(), up_to: row.maybe_whole() }
}

fn published_step_row(step: &PublishedStep) -> Json {
    row([
        index(&PUBLISHERS, step.publisher),
        text(&step.source),
        date(step.checked),
        index(&GRADES, step.grade),
        text(&step.from),
        text(&step.to),
        list(&step.rows, published_row_row),
        step.published.map_or(Json::Null, date),
    ])
}

fn published_step(row: &mut Row) -> PublishedStep {
    PublishedStep {
        publisher: row.one_of(PUBLISHERS),
        source: row.text(),
        checked: row.date(),
        grade: row.one_of(GRADES),
        from: row.text(),
        to: row.text(),
        rows: row.each("row of a published step", step_row),
        published: row.maybe_date(),
    }
}

fn published_row_row(of: &StepRow) -> Json {
    row([whole_above(0, of.seats), amount(of.uplift), maybe_amount(of.total)])
}

fn step_row(row: &mut Row) -> StepRow {
    StepRow { seats: row.maybe_whole().unwrap_or(0), uplift: row.amount(), total: row.maybe_amount() }
}

fn benchmark_row(benchmark: &Benchmark) -> Json {
    row([
        flag(benchmark.vendors_own),
        number(benchmark.employees),
        number(benchmark.orphaned_accounts),
        number(benchmark.unused_licences),
        number(benchmark.it_hours),
        number(benchmark.licences),
        number(benchmark.labour),
        number(benchmark.orphans),
    ])
}

fn benchmark(mut row: Row) -> Benchmark {
    Benchmark {
        vendors_own: row.flag(),
        employees: row.number(),
        orphaned_accounts: row.number(),
        unused_licences: row.number(),
        it_hours: row.number(),
        licences: row.number(),
        labour: row.number(),
        orphans: row.number(),
    }
}
