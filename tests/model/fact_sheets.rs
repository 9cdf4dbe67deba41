//! What the catalog knows of a vendor, as tables.

use crate::cases::scenario;
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::{FactTable, Numbers, fact_sheet};

fn sheet(vendors: Vec<Vendor>, text: &str) -> Vec<FactTable> {
    let day = Date::parse("2026-11-21").unwrap();
    fact_sheet(&Catalog { version: day, vendors }, &scenario(text), day, &Numbers::default())
}

#[test]
fn the_step_at_other_sizes() {
    let sheet = sheet(vec![kustomer()], "app=kustomer,enterprise,ultimate,7,quote:1");
    let sizes = sheet.last().unwrap();
    // 89, 139 and 50 dollars, times seats, times 12; a quote is for one's own size only.
    let expected = [
        ["10", "$10,680", "$16,680", "$6,000"],
        ["25", "$26,700", "$41,700", "$15,000"],
        ["50", "$53,400", "$83,400", "$30,000"],
        ["100", "$106,800", "$166,800", "$60,000"],
    ];
    assert_eq!(sizes.rows, expected);
}

#[test]
fn plans_and_identity_providers() {
    let sheet = sheet(vec![kustomer()], "app=kustomer,enterprise,ultimate,50");
    let titles: Vec<&str> = sheet.iter().map(|table| table.title.as_str()).collect();
    let all = ["Plans of kustomer", "Through which identity provider", "The step at other sizes, at list prices"];
    assert_eq!(titles, all);
    assert!(sheet[0].rows.iter().any(|row| row[0] == "ultimate" && row[3] == "yes"), "{:?}", sheet[0].rows);
    let google = sheet[1].rows.iter().find(|row| row[0] == "Google Workspace").unwrap();
    assert_eq!(google[1], "Accounts are made at the first sign-in; leavers stay");
}

#[test]
fn an_app_that_is_not_listed_has_none() {
    assert_eq!(sheet(vec![kustomer()], "app=own,Acme,,50,now-seat:20,seat:35"), []);
}
