//! The list of all vendors in words, and as a file.

use crate::cases::{scenario, today};
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::*;

fn catalog(mut vendors: Vec<Vendor>) -> Catalog {
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: today(), vendors }
}

/// The texts of a vendor's row, as a file has them.
fn texts(vendor: Vendor, text: &str) -> Vec<String> {
    let catalog = catalog(vec![vendor]);
    let rows = survey(&catalog, &scenario(text).company, 50, today());
    vendor_cells(&rows[0], &catalog.vendors[0], "CRM", &Numbers::default()).map(|cell| cell.whole()).to_vec()
}

#[test]
fn a_row_says_what_the_step_costs_and_how_well_that_is_known() {
    let expected = [
        "kustomer (CRM)",
        "dearer plan",
        "enterprise (sold on top)",
        "ultimate (from enterprise)",
        "$30,000 (by a third party’s price)",
        "$50",
        "56%",
        "closes leavers’ accounts",
        "A",
        "21 November 2026",
    ];
    assert_eq!(texts(kustomer(), ""), expected);
    assert_eq!(texts(kustomer().into_own(), "")[0], "kustomer (yours; CRM)");
    let aliases = Vendor { aliases: vec!["Former".into(), "Other".into()], ..kustomer() };
    assert_eq!(texts(aliases, "")[0], "kustomer (CRM; also Former, Other)");
    let mut own = Vendor { from_own_file: true, ..pair(seat_month("5"), seat_month("9")) };
    own.plans[1].prices[0].publisher = Publisher::Own { vendors: false };
    let texts = texts(own, "");
    assert_eq!((texts[0].as_str(), texts[4].as_str()), ("pair (yours; CRM)", "$2,400 (by your file’s price)"));
}

#[test]
fn prices_that_are_open_missing_or_nothing_say_so() {
    let money = |vendor, text: &str| texts(vendor, text)[4..7].to_vec();
    assert_eq!(
        money(ironclad(), ""),
        ["at least $35,000 (by a third party’s price)", "at least $58.33", "at least 46%"]
    );
    assert_eq!(money(confluence(), ""), ["$2,520 (by a third party’s price)", "$4.20", "70% to 80%"]);
    assert_eq!(money(pigment(), ""), ["by quote", "–", "–"]);
    assert_eq!(money(kustomer().into_own(), ""), ["$30,000 (by your file’s price)", "$50", "56%"]);
    assert_eq!(money(kustomer(), "prices=vendor"), ["not published (a third party’s price is left out)", "–", "–"]);
    assert_eq!(money(segment(), ""), ["not known (sold for at most 10 seats)", "–", "–"]);
    assert_eq!(money(included(), ""), ["nothing to buy", "–", "–"]);
    assert_eq!(money(absent(), ""), ["no SCIM to buy", "–", "–"]);
    assert_eq!(money(unclear(), ""), ["not known", "–", "–"]);
    assert_eq!(money(euro(), ""), ["€1,200", "€2", "20%"]);
    // 9.005 − 12 = −2.995 a seat-month, rounded down to the cent, and −24.96 percent.
    let cheaper = pair(seat_month("12"), seat_month("9.005"));
    assert_eq!(money(cheaper, ""), ["−$1,797", "−$3", "−25%"]);
}

#[test]
fn plans_that_cannot_be_named() {
    let plans = |vendor| texts(vendor, "")[2..4].to_vec();
    assert_eq!(plans(absent()), ["no plan", "no plan"]);
    assert_eq!(plans(unclear()), ["no plan", "not known"]);
    assert_eq!(plans(vendor("bare", vec![])), ["not known", "not known"]);
    assert_eq!(plans(included()), ["team", "team"]);
    assert_eq!(plans(confluence()), ["standard (sold on top)", "guard (on top of standard)"]);
    let elsewhere = Vendor { step: Some(("standard".into(), "enterprise".into())), ..confluence() };
    assert_eq!(plans(elsewhere)[1], "standard (priced: standard to enterprise)");
}

#[test]
fn old_prices_say_so() {
    let day = |text: &str| Some(Date::parse(text).unwrap());
    let age = |published: Option<Date>| {
        let price = Price { published, ..by_vendor(vec![seat_month("9")]) };
        texts(vendor("a", vec![plain("a", vec![price.clone()]), scim("b", vec![price])]), "")[9].clone()
    };
    // Read on 5 October 2026; today is 21 November.
    assert_eq!(age(None), "5 October 2026");
    assert_eq!(age(day("2025-11-21")), "21 November 2025 (read 5 October 2026)");
    assert_eq!(age(day("2025-11-20")), "20 November 2025 (over a year old, read 5 October 2026)");
    assert_eq!(age(day("2024-11-20")), "20 November 2024 (over two years old, read 5 October 2026)");
}

#[test]
fn the_column_of_the_provider_is_called_like_it() {
    assert_eq!(column_heading(Column::Gets, Idp::Google), "Through Google Workspace");
    assert_eq!(column_heading(Column::Gets, Idp::None), "Your provider");
    assert_eq!(texts(kustomer(), "idp=google")[7], "opens accounts only");
    assert_eq!(texts(kustomer(), "idp=none")[7], "nothing");
}

fn parts(vendors: Vec<Vendor>, text: &str) -> Vec<(String, Vec<String>)> {
    let (catalog, company) = (catalog(vendors), scenario(text).company);
    let rows = survey(&catalog, &company, 50, today());
    let index = VendorIndex::new(&catalog, &|_| String::new());
    let behind = |query: &VendorQuery| {
        let found = select(&rows, &index, &VendorOrders::of(&rows, &catalog, &company), query);
        found.into_iter().map(|at| catalog.vendors[at].id.clone()).collect()
    };
    summary(&rows, &Numbers::default()).into_iter().map(|part| (part.text, behind(&part.query))).collect()
}

#[test]
fn the_summary_counts_and_shows_the_rows_behind_it() {
    let [sold, median, silent] = parts(all(), "").try_into().unwrap();
    // All but absent, included and unclear.
    assert_eq!(sold.0, "11 of 14 vendors sell SCIM only on a dearer plan or as an add-on");
    assert_eq!(sold.1.len(), 11);
    // 20, 56.18, 75, 184.89, 425, 1,185.71: halfway between the third and the fourth. Ironclad's is open.
    assert_eq!(median.0, "the median step is 130% dearer, of the 6 that can be computed");
    assert_eq!(median.1, ["hubspot", "github", "metabase", "confluence", "kustomer", "euro"]);
    assert_eq!(silent.0, "5 of those that sell it publish no price of the step");
    assert_eq!(silent.1, ["confluence", "ironclad", "kustomer", "miro", "pigment"]);
}

#[test]
fn of_an_odd_number_the_median_is_the_one_in_the_middle() {
    let [_, median, _] = parts(vec![euro(), github(), hubspot()], "").try_into().unwrap();
    assert_eq!(median.0, "the median step is 425% dearer, of the 3 that can be computed");
    assert_eq!(parts(vec![absent()], "").len(), 2);
    assert_eq!(parts(vec![], "")[0].0, "0 of 0 vendors sell SCIM only on a dearer plan or as an add-on");
}

#[test]
fn the_file_has_the_columns_of_the_list_and_plain_numbers() {
    let named = Vendor { name: "=Acme, \"Inc\"".into(), ..ironclad() };
    let catalog = catalog(vec![named, absent()]);
    let company = Company::default();
    let rows = survey(&catalog, &company, 50, today());
    let both = rows.iter().rev().map(|row| (row, &catalog.vendors[row.vendor], "CRM"));
    let expected = [
        "Vendor,SCIM,SSO comes with,SCIM comes with,More a year,\"A seat, a month\",Dearer by,Through Okta,Grade,Price of,\
         vendor_id,currency,more_a_year_low,more_a_year_high,seat_month_low,seat_month_high,dearer_by_percent_low,\
         dearer_by_percent_high,price_published_by,price_of,price_read,seats",
        "\"'=Acme, \"\"Inc\"\" (CRM)\",dearer plan,enterprise,enterprise (from standard),\"at least $35,000 (by a third \
         party’s price)\",at least $58.33,at least 46%,closes leavers’ accounts,A,21 November 2026,ironclad,USD,35000,,\
         58.3333333333,,46.6666666667,,third_party,2026-11-21,2026-11-21,50",
        "absent (CRM),none,no plan,no plan,no SCIM to buy,–,–,nothing,A,–,absent,USD,,,,,,,,,,50",
        "",
    ];
    assert_eq!(vendor_table(both, &company, 50, &Numbers::default()), expected.join("\r\n"));
}

#[test]
fn what_narrows_the_list_is_said() {
    let (company, numbers) = (scenario("idp=google&billing=monthly&prices=vendor").company, Numbers::default());
    let case =
        "At list prices for 1,200 seats, billed monthly, through Google Workspace, at the vendors’ own prices only.";
    assert_eq!(case_text(1_200, &company, &numbers), case);
    let query = VendorQuery {
        text: " git ".into(),
        statuses: vec![Status::Gated, Status::AddOn],
        category: "crm".into(),
        gets: Some(Gets::Closes),
        grades: vec![Grade::A, Grade::B],
        computable: Some(Computable::Vendor),
        ..VendorQuery::default()
    };
    let expected = [
        "found by “git”",
        "SCIM is only on a dearer plan or an add-on",
        "category CRM",
        "Through Google Workspace: closes leavers’ accounts",
        "grade A or B",
        "price of the step can be computed on the vendor’s own prices",
    ];
    assert_eq!(filters(&query, "CRM", &company), expected);
    assert_eq!(filters(&VendorQuery::default(), "", &company), Vec::<String>::new());
    assert_eq!(count_text(212, 1_300, &numbers), "212 of 1,300 vendors");
    assert_eq!(page_text(50..100, 212, &numbers), "51 to 100 of 212");
}

#[test]
fn currencies_that_cannot_be_compared_are_named() {
    let note = |text: &str, column| {
        let (catalog, company) = (catalog(all()), scenario(text).company);
        let rows = survey(&catalog, &company, 50, today());
        let all: Vec<usize> = (0..rows.len()).collect();
        order_note(&VendorOrders::of(&rows, &catalog, &company).apart(column, &all))
    };
    let sentence = "Amounts in EUR stand after those in dollars: the calculator has no exchange rate for them.";
    assert_eq!(note("", Column::Extra).as_deref(), Some(sentence));
    assert_eq!(note("", Column::Jump), None);
    assert_eq!(note("fx-eur=1.08", Column::SeatMonth), None);
    // Only those of rows that are shown.
    let (catalog, company) = (catalog(all()), Company::default());
    let rows = survey(&catalog, &company, 50, today());
    let dollars: Vec<usize> = (0..rows.len()).filter(|at| catalog.vendors[*at].currency == "USD").collect();
    assert_eq!(VendorOrders::of(&rows, &catalog, &company).apart(Column::Extra, &dollars), Vec::<&str>::new());
    assert_eq!(dollars.len() + 1, rows.len());
}

#[test]
fn choices_and_ways_out_of_an_empty_list_have_words() {
    let (company, numbers) = (scenario("idp=entra").company, Numbers::default());
    let sort = |column, descending| sort_choice(Sort { column, descending }, &company);
    assert_eq!(sort(Column::Extra, true), "More a year, falling");
    assert_eq!(sort(Column::Gets, false), "Through Microsoft Entra ID, rising");
    assert_eq!(grades_choice(&[Grade::A, Grade::B, Grade::C]), "A or B or C");
    assert_eq!(statuses_choice(&[Status::Included]), "included on all paid plans");
    let query = VendorQuery {
        text: "git".into(),
        statuses: vec![Status::Absent],
        category: "crm".into(),
        gets: Some(Gets::Closes),
        grades: vec![Grade::D],
        computable: Some(Computable::Yes),
        ..VendorQuery::default()
    };
    let ways: Vec<String> = query.loosened().iter().map(|other| loosening_text(&query, other, 1, &numbers)).collect();
    let expected =
        ["the search", "“SCIM is”", "the category", "“Your provider does”", "the grade", "“Price of the step”"];
    assert_eq!(ways, expected.map(|without| format!("Without {without}: 1 vendor")));
    assert_eq!(VendorQuery::default().loosened(), []);
}
