//! `scim-tax-vendors.json`: all vendors' files in one, for people who compute elsewhere.

use scim_tax::domain::Date;
use scim_tax::wire::crc32::crc32;
use scim_tax::wire::vendor_file::VendorFile;
use serde::Serialize;

#[derive(Serialize)]
struct Download<'a> {
    title: &'static str,
    version: String,
    /// Of `vendors` without white space: which data this is, whatever the day.
    crc32: String,
    licence: &'static str,
    licence_url: &'static str,
    attribution: &'static str,
    vendors: &'a [VendorFile],
}

/// The text of the download, readable. `files` are without their `$schema`.
pub fn text(files: &[VendorFile], version: Date) -> serde_json::Result<String> {
    let compact = serde_json::to_string(files)?;
    let download = Download {
        title: "SCIM tax calculator: vendors",
        version: version.to_string(),
        crc32: format!("{:08x}", crc32(compact.as_bytes())),
        licence: "CC BY 4.0",
        licence_url: "https://creativecommons.org/licenses/by/4.0/",
        attribution: "SCIM tax calculator, and SCIM Tax Index (https://scimtax.org), CC BY 4.0, by way of which many vendor facts come",
        vendors: files,
    };
    serde_json::to_string_pretty(&download).map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{acme, vendor};
    use serde_json::{Value, json};

    fn download(files: &[VendorFile]) -> Value {
        serde_json::from_str(&text(files, Date::new(2026, 11, 22).unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn it_holds_the_files_with_version_checksum_and_whom_to_credit() {
        let file = VendorFile { schema: String::new(), ..acme().file };
        let mut authored: Value = serde_json::from_str(include_str!("../../../tests/catalog/acme.json")).unwrap();
        authored.as_object_mut().unwrap().remove("$schema");
        let expected = json!({
            "title": "SCIM tax calculator: vendors",
            "version": "2026-11-22",
            "crc32": "841d771e",
            "licence": "CC BY 4.0",
            "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "attribution": "SCIM tax calculator, and SCIM Tax Index (https://scimtax.org), CC BY 4.0, by way of which many vendor facts come",
            "vendors": [authored],
        });
        assert_eq!(download(&[file]), expected);
    }

    #[test]
    fn the_checksum_is_that_of_the_vendors() {
        // That of "[]", as zip, PNG and Python's zlib have it.
        assert_eq!(download(&[])["crc32"], "0d4cbb29");
        let one = download(&[vendor("x", "absent", "CRM", "", "", false).file]);
        let other = download(&[vendor("x", "absent", "Design", "", "", false).file]);
        assert_ne!(one["crc32"], other["crc32"]);
        assert_eq!(one["crc32"].as_str().unwrap().len(), 8);
    }
}
