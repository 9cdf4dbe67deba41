//! How long the page's work takes natively, for catalogs of sizes to come.

use scim_tax::domain::{Column, Company, Sort, VendorIndex, VendorOrders, VendorQuery, select, survey};
use scim_tax::wire::catalog_file::read;
use std::time::Instant;

/// The fastest of these is how long something takes: the others waited for something else.
const RUNS: usize = 9;

/// Microseconds to read a catalog, to compute the step of each of its vendors and their orders, and to find and order vendors for one
/// key: by a name, by a misspelt one that is looked for among all names, and all of them by price.
pub fn micros(text: &str) -> Result<[u128; 5], String> {
    let catalog = read(text).map_err(|error| error.to_string())?;
    let index = VendorIndex::new(&catalog, &|_| String::new());
    let company = Company::default();
    let rows = survey(&catalog, &company, 50, catalog.version);
    let orders = VendorOrders::of(&rows, &catalog, &company);
    let dearest = Sort { column: Column::Extra, descending: true };
    let name = VendorQuery { text: "data".into(), ..VendorQuery::default() };
    let misspelt = VendorQuery { text: "atlassain cofluence".into(), ..VendorQuery::default() };
    let by_price = VendorQuery { sort: Some(dearest), ..VendorQuery::default() };
    let answer = |query: &VendorQuery| fastest(&|| select(&rows, &index, &orders, query).len());
    Ok([
        fastest(&|| read(text).map_or(0, |catalog| catalog.vendors.len())),
        fastest(&|| {
            let rows = survey(&catalog, &company, 50, catalog.version);
            std::hint::black_box(VendorOrders::of(&rows, &catalog, &company));
            rows.len()
        }),
        answer(&name),
        answer(&misspelt),
        answer(&by_price),
    ])
}

fn fastest(work: &dyn Fn() -> usize) -> u128 {
    let time = |_| {
        let began = Instant::now();
        std::hint::black_box(work());
        began.elapsed().as_micros()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::acme;
    use scim_tax::domain::Catalog;
    use scim_tax::wire::catalog_file::write;

    #[test]
    fn only_a_catalog_can_be_timed() {
        let vendor = acme().vendor;
        let catalog = Catalog { version: vendor.plans[0].prices[0].checked, vendors: vec![vendor] };
        assert_eq!(micros(&write(&catalog)).map(|times| times.len()), Ok(5));
        assert!(micros("[]").is_err());
    }
}
