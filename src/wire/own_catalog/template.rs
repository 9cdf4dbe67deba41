//! A vendor to begin with.

use crate::domain::Date;

/// A small vendor that is right as it stands: two plans with a price each, read today.
///
/// ```
/// use scim_tax::domain::Date;
/// use scim_tax::wire::own_catalog::{read, template};
/// let own = read(&template(Date::new(2026, 11, 22).unwrap())).unwrap();
/// assert_eq!(own.vendors[0].vendor.name, "Your vendor");
/// ```
pub fn template(today: Date) -> String {
    TEMPLATE.replace("TODAY", &today.to_string())
}

const TEMPLATE: &str = r#"{
  "id": "your-vendor",
  "name": "Your vendor",
  "category": "Software",
  "website": "https://vendor.example",
  "currency": "USD",
  "grade": "A",
  "scim": { "status": "gated", "sources": ["offer"] },
  "sso": {},
  "plans": [
    {
      "id": "team",
      "name": "Team",
      "sso": "no",
      "scim": "no",
      "prices": [
        {
          "source": "offer",
          "checked": "TODAY",
          "grade": "A",
          "charges": [{ "kind": "per_seat", "rate": { "either": "10" }, "per": "month" }]
        }
      ]
    },
    {
      "id": "enterprise",
      "name": "Enterprise",
      "sso": "yes",
      "scim": "yes",
      "prices": [
        {
          "source": "offer",
          "checked": "TODAY",
          "grade": "A",
          "charges": [{ "kind": "per_seat", "rate": { "either": "25" }, "per": "month" }]
        }
      ]
    }
  ],
  "step": { "from": "team", "to": "enterprise" },
  "sources": {
    "offer": { "url": "https://vendor.example/pricing", "kind": "vendor_pricing", "checked": "TODAY" }
  }
}
"#;
