//! Vendors for tests.

use scim_tax::wire::catalog_file::{Checked, check};

/// The vendor that uses every field.
pub fn acme() -> Checked {
    check("acme.json", include_str!("../../../tests/catalog/acme.json")).unwrap()
}

/// One with the plans `a` and `b` at these prices, and perhaps a step between them.
pub fn vendor(id: &str, status: &str, category: &str, a: &str, b: &str, step: bool) -> Checked {
    let step = if step { r#""step": {"from": "a", "to": "b"},"# } else { "" };
    let text = format!(
        r#"{{"id": "{id}", "name": "{id}", "category": "{category}", "website": "https://{id}.example",
            "currency": "USD", "grade": "A", "scim": {{"status": "{status}", "sources": ["site"]}}, "sso": {{}},
            "plans": [{{"id": "a", "name": "A", "sso": "no", "scim": "no", "prices": [{a}]}},
                      {{"id": "b", "name": "B", "sso": "yes", "scim": "yes", "prices": [{b}]}}], {step}
            "sources": {{"site": {{"url": "https://{id}.example", "kind": "vendor_pricing", "checked": "2026-11-21"}},
                        "guide": {{"url": "https://guide.example", "kind": "guide", "published": "2026-01-11",
                                  "checked": "2026-11-21"}}}}}}"#
    );
    check(&format!("{id}.json"), &text).unwrap()
}
