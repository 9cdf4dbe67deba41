//! The JSON Schema of a vendor's file, for editors.

use super::charge::{KINDS, MODES, PERIODS};
use super::plain::Words;
use super::plan::{BASES, GRADES, SOURCE_KINDS, SUPPORTS};
use super::vendor::{IDPS, OPERATIONS, PROVISIONINGS, STATUSES};
use crate::wire::vendor_file::VendorFile;
use schemars::schema_for;
use serde_json::{Value, json};

/// The schema from the Rust types, with the words that each field allows.
pub fn schema() -> String {
    let mut schema = schema_for!(VendorFile).to_value();
    allow(&mut schema, "/properties/grade", &words(GRADES));
    allow(&mut schema, "/$defs/Scim/properties/status", &words(STATUSES));
    allow(&mut schema, "/$defs/Scim/properties/operations/items", &words(OPERATIONS));
    allow(&mut schema, "/$defs/IdentityProvider/properties/scim", &words(PROVISIONINGS));
    allow(&mut schema, "/$defs/IdentityProvider/properties/operations/items", &words(OPERATIONS));
    allow(&mut schema, "/$defs/Plan/properties/sso", &words(SUPPORTS));
    allow(&mut schema, "/$defs/Plan/properties/scim", &words(SUPPORTS));
    allow(&mut schema, "/$defs/Price/properties/grade", &words(GRADES));
    allow(&mut schema, "/$defs/PublishedStep/properties/grade", &words(GRADES));
    allow(&mut schema, "/$defs/Charge/properties/kind", &words(KINDS));
    allow(&mut schema, "/$defs/Charge/properties/mode", &words(MODES));
    allow(&mut schema, "/$defs/Charge/properties/per", &words(PERIODS));
    allow(&mut schema, "/$defs/ManualCost/properties/basis", &words(BASES));
    allow(&mut schema, "/$defs/Source/properties/kind", &words(SOURCE_KINDS));
    insert(&mut schema, "/properties/identity_providers", "propertyNames", json!({ "enum": words(IDPS) }));
    format!("{schema:#}\n")
}

fn words<T>(words: &Words<T>) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

fn allow(schema: &mut Value, field: &str, words: &[&str]) {
    insert(schema, field, "enum", json!(words));
}

/// A field that is not there is left as it is; the test of the checked-in schema shows it.
fn insert(schema: &mut Value, field: &str, key: &str, value: Value) {
    if let Some(field) = schema.pointer_mut(field).and_then(Value::as_object_mut) {
        field.insert(key.to_owned(), value);
    }
}
