//! The fragment of the vendors page, and the file of categories.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scim_tax::domain::*;
use scim_tax::wire::categories;
use scim_tax::wire::link::{self, LinkProblem, LinkReason};
use scim_tax::wire::vendors_link::{VendorsLink, read, write};

/// What is wrong with a fragment, as key, value and reason.
fn problems(text: &str) -> Vec<(String, String, LinkReason)> {
    read(text).1.into_iter().map(|LinkProblem { key, value, reason, .. }| (key, value, reason)).collect()
}

#[test]
fn every_key_is_read() {
    let text = "#v=1&app=kustomer,enterprise,ultimate,50&idp=google&seats=100&q=bill.com%20%26%20co&status=gated,add-on\
                &category=customer-service&gets=closes&grade=A,B&computable=yes&sort=-extra&page=2&vendor=kustomer";
    let (read, problems) = read(text);
    assert_eq!(problems, []);
    let query = VendorQuery {
        text: "bill.com & co".into(),
        statuses: vec![Status::Gated, Status::AddOn],
        category: "customer-service".into(),
        gets: Some(Gets::Closes),
        grades: vec![Grade::A, Grade::B],
        computable: Some(Computable::Yes),
        sort: Some(Sort { column: Column::Extra, descending: true }),
        page: 2,
    };
    let scenario = link::read("v=1&app=kustomer,enterprise,ultimate,50&idp=google").scenario;
    let expected = VendorsLink { scenario, seats: Some(100), query, vendor: "kustomer".into() };
    assert_eq!(read, expected);
    assert_eq!(format!("#{}", write(&read)), text);
}

#[test]
fn the_page_begins_with_the_seats_of_the_scenario() {
    for (text, seats) in [
        ("", 50),
        ("v=1&app=kustomer,,,80&app=github,,,7", 80),
        ("v=1&app=kustomer,,,80&seats=1000000", 1_000_000),
        ("v=1&app=kustomer,,,80&seats=1000001", 80),
        ("v=1&app=kustomer,,,80&seats=0", 80),
        ("v=1&seats=1", 1),
    ] {
        assert_eq!(read(text).0.seats(), seats, "{text}");
    }
}

#[test]
fn keys_of_both_parts_may_stand_anywhere() {
    let (read, problems) = read("q=git&v=1&status=gated&app=kustomer,,,80&prices=vendor");
    assert_eq!(problems, []);
    assert_eq!(write(&read), "v=1&app=kustomer,,,80&prices=vendor&q=git&status=gated");
}

#[test]
fn a_checksum_covers_what_the_calculator_wrote() {
    let shared = "v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad61";
    assert_eq!(problems(&format!("{shared}&q=git&vendor=github")), []);
    let cut = shared.replace("50&cat", "5&cat");
    assert_eq!(problems(&format!("{cut}&q=git"))[0].2, LinkReason::WrongChecksum);
}

#[test]
fn what_cannot_be_used_is_told_and_left_out() {
    let told = |text: &str| {
        let (read, _) = read(text);
        let told: Vec<String> = problems(text).into_iter().map(|(key, value, _)| format!("{key}={value}")).collect();
        (write(&read), told.join(" "))
    };
    for (text, kept, wrong) in [
        ("v=1&status=gated,free,&q=a", "v=1&q=a&status=gated", "status=free status="),
        ("v=1&status=gated,gated", "v=1&status=gated", ""),
        ("v=1&status=unknown,included", "v=1&status=included,unknown", ""),
        ("v=1&grade=a,E,B", "v=1&grade=B", "grade=a grade=E"),
        ("v=1&gets=all", "v=1", "gets=all"),
        ("v=1&computable=maybe", "v=1", "computable=maybe"),
        ("v=1&sort=price", "v=1", "sort=price"),
        ("v=1&sort=--extra", "v=1", "sort=--extra"),
        ("v=1&page=0", "v=1", "page=0"),
        ("v=1&page=1", "v=1", ""),
        ("v=1&page=1.5", "v=1", "page=1.5"),
        ("v=1&page=1000001", "v=1", "page=1000001"),
        ("v=1&category=CRM", "v=1", "category=CRM"),
        ("v=1&vendor=%3Cb%3E", "v=1", "vendor=%3Cb%3E"),
        ("v=1&q=%", "v=1", "q=%"),
        ("v=1&q=a%0Ab", "v=1", "q=a%0Ab"),
        ("v=1&q=a&q=b", "v=1&q=a", "q=b"),
        ("v=1&colour=red", "v=1", "colour=red"),
        ("v=1&seats=many", "v=1", "seats=many"),
        ("v=2&q=a", "v=1&q=a", "v=2"),
    ] {
        assert_eq!(told(text), (kept.to_owned(), wrong.to_owned()), "{text}");
    }
}

#[test]
fn searches_and_fragments_have_limits() {
    let search = |letters: usize| problems(&format!("v=1&q={}", "ä".repeat(letters)));
    assert_eq!(search(80), []);
    assert_eq!(search(81)[0].2, LinkReason::TooLong { limit: 80 });
    let whole = |letters: usize| problems(&format!("v=1&{}", "a".repeat(letters - 4)));
    assert_eq!(whole(8192)[0].2, LinkReason::UnknownKey);
    assert_eq!(whole(8193)[0].2, LinkReason::TooLong { limit: 8192 });
    assert_eq!(read(&"&status=x".repeat(1_000_000)).0, VendorsLink::default());
}

fn query() -> impl Strategy<Value = VendorQuery> {
    let statuses = [Status::Included, Status::Gated, Status::AddOn, Status::Partial, Status::Absent, Status::Unknown];
    let gets = [Gets::Closes, Gets::Opens, Gets::Nothing, Gets::Unknown].to_vec();
    let computable =
        [Computable::Yes, Computable::Vendor, Computable::Jump, Computable::Unpublished, Computable::No].to_vec();
    let sort = (select(Column::ALL.to_vec()), any::<bool>());
    (
        "[^\\p{C}\u{2028}\u{2029}]{0,20}",
        subsequence(statuses.to_vec(), 0..=6),
        "([a-z0-9]{1,5}(-[a-z0-9]{1,5})?)?",
        proptest::option::of(select(gets)),
        subsequence(vec![Grade::A, Grade::B, Grade::C, Grade::D], 0..=4),
        proptest::option::of(select(computable)),
        proptest::option::of(sort.prop_map(|(column, descending)| Sort { column, descending })),
        1..=1_000_000_u32,
    )
        .prop_map(|(text, statuses, category, gets, grades, computable, sort, page)| VendorQuery {
            text,
            statuses,
            category,
            gets,
            grades,
            computable,
            sort,
            page,
        })
}

fn any_link() -> impl Strategy<Value = VendorsLink> {
    let scenario = select(vec![
        "v=1",
        "v=1&app=kustomer,enterprise,ultimate,50",
        "v=1&app=confluence,standard,standard.guard,10,discount:10&app=own,M%C3%BCller%20%26%20Co,,5&idp=google",
        "v=1&employees=1200&billing=monthly&leavers=12n&fx-eur=1.08",
    ]);
    let seats = proptest::option::of(1..=1_000_000_u32);
    (scenario, seats, query(), "([a-z0-9]{1,9})?").prop_map(|(scenario, seats, query, vendor)| {
        let scenario = link::read(scenario).scenario;
        VendorsLink { scenario, seats, query, vendor }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(link in any_link()) {
        let text = write(&link);
        let (back, problems) = read(&text);
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(&back, &link);
        prop_assert_eq!(write(&back), text);
    }

    #[test]
    fn reading_is_total(text in "([a-z]{1,5}|v|app|seats|q|status|sort|page|vendor|[=&,%#-]|\\PC){0,40}") {
        let (link, _) = read(&text);
        let written = write(&link);
        let (again, problems) = read(&written);
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(write(&again), written);
    }
}

#[test]
fn categories_belong_to_their_vendors() {
    let of = [("c", "CRM"), ("a-b", "CRM"), ("a", "IT management")];
    let text = categories::write(Date::parse("2026-11-21").unwrap(), &of);
    assert_eq!(text, r#"{"categories":["CRM","IT management"],"of":{"a":1,"a-b":0,"c":0},"version":"2026-11-21"}"#);
    let read = categories::read(&text).unwrap();
    for (vendor, category) in of {
        assert_eq!(read.name_of(vendor), category);
    }
    assert_eq!((read.name_of("d"), read.key_of("a").as_str(), read.key_of("d").as_str()), ("", "it-management", ""));
    let all: Vec<(&str, String)> = read.all().collect();
    assert_eq!(all, [("CRM", "crm".to_owned()), ("IT management", "it-management".to_owned())]);
}

#[test]
fn keys_of_categories_are_plain() {
    for (name, key) in [("Contracts and e-signature", "contracts-and-e-signature"), (" A & B / C! ", "a-b-c"), ("", "")]
    {
        assert_eq!(categories::key(name), key);
    }
}

#[test]
fn a_broken_file_has_no_categories() {
    let good = r#"{"version":"2026-11-21","categories":["CRM"],"of":{"b":0,"a":0}}"#;
    assert_eq!(categories::read(good).unwrap().name_of("a"), "CRM");
    for (from, to) in [
        ("\"a\":0", "\"a\":1"),
        ("\"a\":0", "\"a\":-1"),
        ("\"a\":0", "\"a\":\"0\""),
        ("{\"b\":0,\"a\":0}", "[0,0]"),
        ("[\"CRM\"]", "[1]"),
        ("[\"CRM\"]", "[]"),
        ("\"of\"", "\"off\""),
        ("}", ""),
    ] {
        assert!(good.contains(from));
        assert_eq!(categories::read(&good.replacen(from, to, 1)), None, "{to}");
    }
}
