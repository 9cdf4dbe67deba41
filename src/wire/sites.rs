//! `dist/sites.json`: the host names of the vendors' sites, by which a table's web addresses are recognised. Only
//! the import of a table needs it.
//!
//! ```json
//! {"version":"2026-11-21","hosts":{"acme":"acme.example"}}
//! ```

use super::json_read::{Value, parse};
use crate::domain::Date;

/// The host name of a vendor's site, without `www.`; empty for a text that is no `https:` address.
///
/// ```
/// use scim_tax::wire::sites::host;
/// assert_eq!(host("https://www.Acme.example/product?a#b"), "acme.example");
/// assert_eq!(host("acme"), "");
/// ```
pub fn host(website: &str) -> String {
    let host = website.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#', ':']).next());
    let host = host.unwrap_or_default().to_ascii_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

/// The file's text, from every vendor's id and site.
pub fn write(version: Date, vendors: &[(&str, &str)]) -> String {
    let hosts: serde_json::Map<String, serde_json::Value> =
        vendors.iter().map(|(id, website)| ((*id).to_owned(), host(website).into())).collect();
    serde_json::json!({ "version": version.to_string(), "hosts": hosts }).to_string()
}

/// Reads the file, as ids with their hosts; `None` where it is none.
///
/// ```
/// use scim_tax::domain::Date;
/// use scim_tax::wire::sites::{read, write};
/// let text = write(Date::parse("2026-11-21").unwrap(), &[("acme", "https://acme.example")]);
/// assert_eq!(read(&text), Some(vec![("acme".into(), "acme.example".into())]));
/// assert_eq!(read("{}"), None);
/// ```
pub fn read(text: &str) -> Option<Vec<(String, String)>> {
    let file = parse(text).ok()?;
    let host = |(id, host): &(String, Value)| Some((id.clone(), host.as_str()?.to_owned()));
    file.get("hosts")?.as_fields()?.iter().map(host).collect()
}
