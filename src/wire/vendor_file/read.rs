//! Reading the text of a vendor's file.

use super::{
    Amount, Band, Charge, Conflict, Fact, IdentityProvider, ManualCost, OneOff, Plan, Price, PublishedStep, Rate, Scim,
    Source, Sso, Step, StepRow, Usage, VendorFile,
};
use crate::wire::fields::{self, Fields, FromFields};
use crate::wire::problem::{At, Path, Problem, collect};
use serde_json::Value;

/// Reads an authored file, given its name. Only the shape is looked at; what it says is checked by
/// [`crate::wire::catalog_file::check`].
///
/// ```
/// use scim_tax::wire::vendor_file::read_named;
/// let problems = read_named("acme.json", r#"{"id": "acme"}"#).unwrap_err();
/// assert_eq!(problems[0].to_string(), "acme.json: name: missing");
/// ```
pub fn read_named(name: &str, text: &str) -> Result<VendorFile, Vec<Problem>> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![Problem { file: name.to_owned(), path: Path::default(), text: error.to_string() }])?;
    let (file, problems) = collect(name, |at| read_value(value, at));
    if problems.is_empty() { Ok(file) } else { Err(problems) }
}

/// Reads one vendor from JSON that stands at a place. Only without a problem there it is right.
pub fn read_value(value: Value, at: &At) -> VendorFile {
    fields::read(value, at)
}

impl FromFields for VendorFile {
    const REQUIRED: &'static [&'static str] =
        &["id", "name", "category", "website", "currency", "grade", "scim", "sso", "plans", "sources"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            schema: fields.text("$schema"),
            id: fields.text("id"),
            name: fields.text("name"),
            aliases: fields.texts("aliases"),
            category: fields.text("category"),
            website: fields.text("website"),
            currency: fields.text("currency"),
            grade: fields.text("grade"),
            scim: fields.one("scim"),
            sso: fields.one("sso"),
            identity_providers: fields.map("identity_providers"),
            plans: fields.list("plans"),
            step: fields.maybe("step"),
            published_steps: fields.list("published_steps"),
            manual_cost: fields.maybe("manual_cost"),
            prerequisites: fields.list("prerequisites"),
            limitations: fields.list("limitations"),
            conflicts: fields.list("conflicts"),
            sources: fields.map("sources"),
        }
    }
}

impl FromFields for Scim {
    const REQUIRED: &'static [&'static str] = &["status", "sources"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            status: fields.text("status"),
            version: fields.text("version"),
            operations: fields.texts("operations"),
            changes_follow: fields.maybe("changes_follow"),
            sso_first: fields.maybe_flag("sso_first").unwrap_or_default(),
            docs: fields.text("docs"),
            sources: fields.texts("sources"),
        }
    }
}

impl FromFields for Sso {
    const REQUIRED: &'static [&'static str] = &[];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { protocols: fields.texts("protocols"), sources: fields.texts("sources") }
    }
}

impl FromFields for IdentityProvider {
    const REQUIRED: &'static [&'static str] = &["scim", "source"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            sso: fields.maybe_flag("sso"),
            scim: fields.text("scim"),
            operations: fields.texts("operations"),
            note: fields.text("note"),
            source: fields.text("source"),
        }
    }
}

impl FromFields for Plan {
    const REQUIRED: &'static [&'static str] = &["id", "name", "sso", "scim"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            id: fields.text("id"),
            name: fields.text("name"),
            aliases: fields.texts("aliases"),
            sso: fields.text("sso"),
            scim: fields.text("scim"),
            addon_to: fields.texts("addon_to"),
            needs: fields.texts("needs"),
            max_seats: fields.maybe_whole("max_seats"),
            prices: fields.list("prices"),
        }
    }
}

impl FromFields for Price {
    const REQUIRED: &'static [&'static str] = &["source", "checked", "grade", "charges"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            source: fields.text("source"),
            checked: fields.text("checked"),
            grade: fields.text("grade"),
            net: fields.maybe_flag("net").unwrap_or_default(),
            minimum_spend: fields.maybe_text("minimum_spend"),
            priced_for: fields.maybe("priced_for"),
            charges: fields.list("charges"),
            one_offs: fields.list("one_offs"),
            note: fields.text("note"),
        }
    }
}

impl FromFields for Usage {
    const REQUIRED: &'static [&'static str] = &["unit", "quantity"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { unit: fields.text("unit"), quantity: fields.text("quantity") }
    }
}

impl FromFields for OneOff {
    const REQUIRED: &'static [&'static str] = &["label", "amount"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { label: fields.text("label"), amount: fields.text("amount") }
    }
}

impl FromFields for Charge {
    const REQUIRED: &'static [&'static str] = &["kind"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            kind: fields.text("kind"),
            rate: fields.maybe("rate"),
            per: fields.text("per"),
            included: fields.maybe_text("included"),
            minimum: fields.maybe_whole("minimum"),
            pack: fields.maybe_whole("pack"),
            covers: fields.maybe_whole("covers"),
            mode: fields.text("mode"),
            bands: fields.list("bands"),
            unit: fields.text("unit"),
            block: fields.maybe_text("block"),
            percent: fields.maybe_text("percent"),
            floor: fields.maybe_text("floor"),
        }
    }
}

impl FromFields for Band {
    const REQUIRED: &'static [&'static str] = &["rate"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { up_to: fields.maybe_whole("up_to"), rate: fields.one("rate") }
    }
}

impl FromFields for Rate {
    const REQUIRED: &'static [&'static str] = &[];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            either: fields.maybe_with("either", amount),
            annual: fields.maybe_with("annual", amount),
            monthly: fields.maybe_with("monthly", amount),
        }
    }
}

/// The two ends of [`Amount::Range`].
struct Ends {
    low: Option<String>,
    high: Option<String>,
}

impl FromFields for Ends {
    const REQUIRED: &'static [&'static str] = &[];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { low: fields.maybe_text("low"), high: fields.maybe_text("high") }
    }
}

fn amount(value: Value, at: &At) -> Amount {
    match value {
        Value::String(text) => Amount::Exact(text),
        Value::Object(_) => {
            let Ends { low, high } = fields::read(value, at);
            Amount::Range { low, high }
        }
        _ => {
            at.says("neither an amount in quotes nor an object with low and high");
            Amount::Exact(String::new())
        }
    }
}

impl FromFields for Step {
    const REQUIRED: &'static [&'static str] = &["from", "to"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { from: fields.text("from"), to: fields.text("to") }
    }
}

impl FromFields for PublishedStep {
    const REQUIRED: &'static [&'static str] = &["source", "checked", "grade", "from", "to", "rows"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            source: fields.text("source"),
            checked: fields.text("checked"),
            grade: fields.text("grade"),
            from: fields.text("from"),
            to: fields.text("to"),
            rows: fields.list("rows"),
        }
    }
}

impl FromFields for StepRow {
    const REQUIRED: &'static [&'static str] = &["seats", "uplift"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            seats: fields.maybe_whole("seats").unwrap_or_default(),
            uplift: fields.maybe_with("uplift", amount).unwrap_or(Amount::Exact(String::new())),
            total: fields.maybe_with("total", amount),
        }
    }
}

impl FromFields for ManualCost {
    const REQUIRED: &'static [&'static str] = &[
        "source",
        "basis",
        "employees",
        "orphaned_accounts",
        "unused_licences",
        "it_hours",
        "licences",
        "labour",
        "orphans",
    ];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            source: fields.text("source"),
            basis: fields.text("basis"),
            employees: fields.maybe_whole("employees").unwrap_or_default(),
            orphaned_accounts: fields.text("orphaned_accounts"),
            unused_licences: fields.text("unused_licences"),
            it_hours: fields.text("it_hours"),
            licences: fields.text("licences"),
            labour: fields.text("labour"),
            orphans: fields.text("orphans"),
        }
    }
}

impl FromFields for Fact {
    const REQUIRED: &'static [&'static str] = &["text", "source"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { text: fields.text("text"), source: fields.text("source") }
    }
}

impl FromFields for Conflict {
    const REQUIRED: &'static [&'static str] = &["about", "claims"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self { about: fields.text("about"), claims: fields.list("claims"), used: fields.text("used") }
    }
}

impl FromFields for Source {
    const REQUIRED: &'static [&'static str] = &["url", "kind", "checked"];

    fn from_fields(fields: &mut Fields) -> Self {
        Self {
            url: fields.text("url"),
            kind: fields.text("kind"),
            via: fields.text("via"),
            published: fields.maybe_text("published"),
            checked: fields.text("checked"),
        }
    }
}
