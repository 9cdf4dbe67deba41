//! Text in, domain out, and back. Pure: no browser, no clock.

pub mod catalog_file;
pub mod categories;
pub mod crc32;
pub mod entry;
pub mod evidence;
pub mod fact_file;
pub mod fields;
pub mod json;
pub mod json_read;
pub mod json_scan;
pub mod link;
pub mod own_catalog;
pub mod packed_link;
pub mod problem;
pub mod provider_file;
pub mod report_json;
pub mod scenario_file;
pub mod share;
pub mod sites;
pub mod table;
pub mod vendor_file;
pub mod vendors_link;
#[cfg(feature = "workbook")]
pub mod workbook;
