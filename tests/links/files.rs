//! Scenario files: all of 500 apps, read totally, and told in words when they cannot be.

use super::{app, company, date, own};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use scim_tax::domain::{Company, Date, Scenario};
use scim_tax::wire::link::{Checksum, LinkReason, MOST_HELD, read_up_to, write_shared};
use scim_tax::wire::scenario_file::{MOST_BYTES, ScenarioFile, read_bytes, write};

const DAY: &str = "2026-11-21";

fn read_text(text: &str) -> Result<ScenarioFile, Vec<String>> {
    read_bytes(text.as_bytes())
}

fn with(fields: &str) -> String {
    format!("{{\"schema\": \"scim-tax/scenario/1\", {fields}}}")
}

#[test]
fn a_file_is_what_it_is_said_to_be() {
    let scenario = super::read("v=1&app=kustomer,enterprise,ultimate,50&app=github,,,9").scenario;
    let link = write_shared(&scenario, date(DAY));
    let text = format!("{{\n  \"schema\": \"scim-tax/scenario/1\",\n  \"link\": \"{link}\"\n}}");
    assert_eq!(write(&scenario, &[], date(DAY)), text);
    assert_eq!(write(&scenario, &[None, None], date(DAY)), text);
    let file = read_text(&text).unwrap();
    assert_eq!((file.link.as_str(), file.renewals.len()), (link.as_str(), 0));
    assert_eq!((file.reading.catalog, file.reading.checked), (Some(date(DAY)), Checksum::Right));

    let dated = write(&scenario, &[Some(date("2027-01-31"))], date(DAY));
    assert!(dated.ends_with("\"renewals\": [\n    \"2027-01-31\",\n    null\n  ]\n}"), "{dated}");
    assert_eq!(read_text(&dated).unwrap().renewals, [Some(date("2027-01-31")), None]);
}

/// By hand, with whatever else: a byte order mark, fields of others, no checksum.
#[test]
fn files_of_others_are_read() {
    let text = with("\"note\": {\"by\": [1, 2.5]}, \"link\": \"#v=1&app=github,,,9\", \"renewals\": [null]");
    let file = read_text(&format!("\u{feff}{text}\r\n")).unwrap();
    assert_eq!((file.reading.scenario.apps.len(), file.reading.checked), (1, Checksum::Absent));
    assert_eq!((file.reading.problems, file.renewals), (vec![], vec![None]));
}

/// What the link itself is told of: the file stands.
#[test]
fn what_is_wrong_in_the_link_is_told_where_links_are() {
    let file = read_text(&with("\"link\": \"v=1&app=github,,,9&employees=0&c=00000000\"")).unwrap();
    assert_eq!(file.reading.checked, Checksum::Wrong);
    let keys: Vec<_> = file.reading.problems.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["c", "employees"]);
    // A date goes with its app.
    let dates = "\"renewals\": [\"2027-01-31\", \"2028-01-31\"]";
    let file = read_text(&with(&format!("\"link\": \"v=1&app=BAD,,,9&app=github,,,9\", {dates}"))).unwrap();
    assert_eq!((file.reading.scenario.apps.len(), file.renewals), (1, vec![Some(date("2028-01-31"))]));
}

#[test]
fn what_cannot_be_read_is_told_in_words() {
    let link = "\"link\": \"v=1&app=github,,,9&app=slack,,,9\"";
    let renewals = |list: &str| with(&format!("{link}, \"renewals\": {list}"));
    let not_one = "It is not a scenario file: its “schema” is not “scim-tax/scenario/1”.";
    let long = "x".repeat(100);
    for (text, expected) in [
        ("", "There is nothing in it."),
        (" \n\u{feff}", "It is not JSON from line 2 on."),
        ("\u{feff} \n", "There is nothing in it."),
        ("v=1&app=github,,,9", "It is not JSON from line 1 on."),
        ("{\n\"schema\": \"scim-tax/scenario/1\",\n\"link\": \"v=1&app=gith", "It is not JSON from line 3 on."),
        (&"[".repeat(100_000), "It is not JSON from line 1 on."),
        ("[]", not_one),
        ("null", not_one),
        ("\"scim-tax/scenario/1\"", not_one),
        ("{\"link\": \"v=1\"}", not_one),
        ("{\"schema\": 1}", not_one),
        ("{\"schema\": \"scim-tax/report/1\", \"link\": \"v=1\"}", not_one),
        ("{\"schema\": \"scim-tax/scenario/2\"}", "It is of a version that this page does not know."),
        ("{\"schema\": \"scim-tax/scenario/1\"}", "It has no “link” with the scenario."),
        (&with("\"link\": [\"v=1\"]"), "It has no “link” with the scenario."),
        (&with("\"link\": \"v=1\", \"link\": \"v=1\""), "“link” stands in it twice."),
        (&with("\"schema\": \"scim-tax/scenario/2\""), "“schema” stands in it twice."),
        (&with("\"link\": \"z=1.A\""), "Its “link” is in the compressed form; a file has the plain one."),
        (&renewals("\"2027-01-31\""), "“renewals” is not a list."),
        (&renewals("{}"), "“renewals” is not a list."),
        (&renewals("[null]"), "“renewals” has 1 entries, and there are 2 apps."),
        (&renewals("[null, null, null]"), "“renewals” has 3 entries, and there are 2 apps."),
        (&renewals("[null, \"2027-02-30\"]"), "Entry 2 of “renewals”, “2027-02-30”, is not a date like 2027-01-31."),
        (&renewals("[20270131, null]"), "Entry 1 of “renewals”, not a text, is not a date like 2027-01-31."),
        (
            &renewals(&format!("[\"{long}\", null]")),
            &format!("Entry 1 of “renewals”, “{}”, is not a date like 2027-01-31.", &long[..80]),
        ),
    ] {
        assert_eq!(read_text(text), Err(vec![expected.to_owned()]), "{}", &text[..text.len().min(90)]);
    }
    assert_eq!(read_bytes(b"{\"schema\": \"\xff\"}"), Err(vec!["It is not text in UTF-8.".to_owned()]));
    let dates = "\"x\",".repeat(499) + "\"x\"";
    let many = with(&format!("\"link\": \"v=1{}\", \"renewals\": [{dates}]", "&app=github,,,9".repeat(500)));
    assert_eq!(read_text(&many).unwrap_err().len(), 20);
}

/// Both sides of each limit.
#[test]
fn limits_are_where_they_are_said_to_be() {
    let text = with("\"link\": \"v=1\"");
    let padded = |bytes: usize| format!("{text}{}", " ".repeat(bytes - text.len()));
    assert!(read_text(&padded(MOST_BYTES)).is_ok());
    assert_eq!(read_text(&padded(MOST_BYTES + 1)), Err(vec!["The file has 2.1 MB; at most 2 MB can be read.".into()]));
    let problems = |length: usize| {
        let link = format!("v=1&app={}", "x".repeat(length - 8));
        read_text(&with(&format!("\"link\": \"{link}\""))).unwrap().reading.problems
    };
    assert!(problems(MOST_HELD).iter().all(|problem| problem.reason == LinkReason::MissingSeats));
    assert_eq!(problems(MOST_HELD + 1)[0].reason, LinkReason::TooLong { limit: MOST_HELD });
    let apps = format!("\"link\": \"v=1{}\"", "&app=github,,,9".repeat(501));
    let dates = format!("{apps}, \"renewals\": [{}null]", "\"2027-01-31\",".repeat(500));
    let file = read_text(&with(&dates)).unwrap();
    assert_eq!((file.reading.scenario.apps.len(), file.renewals.len()), (500, 500));
}

/// The longest text that 500 apps can have fits.
#[test]
fn the_longest_500_apps_fit() {
    let mut longest = own(&"\u{10ffff}".repeat(80).replace('\u{10ffff}', "😀"), 1_000_000);
    for (key, _) in longest.clone().numbers() {
        *longest.number_mut(key).unwrap() = Some(super::number("99.0123456789"));
    }
    let scenario = Scenario { apps: vec![longest; 500], company: Company::default() };
    let renewals = vec![Some(date("2027-01-31")); 500];
    let text = write(&scenario, &renewals, date(DAY));
    assert!((500_000..MOST_BYTES).contains(&text.len()), "{}", text.len());
    let file = read_text(&text).unwrap();
    assert_eq!((file.reading.problems, file.reading.scenario, file.renewals), (vec![], scenario, renewals));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn five_hundred_apps_come_back(apps in vec(app(), 500), company in company(), days in vec(option::of(1_u8..29), 500)) {
        let scenario = Scenario { apps, company };
        let renewals: Vec<Option<Date>> = days.into_iter().map(|day| Date::new(2027, 2, day?)).collect();
        let file = read_text(&write(&scenario, &renewals, date(DAY))).unwrap();
        prop_assert_eq!(&file.reading.problems, &[]);
        prop_assert_eq!(&file.reading.scenario, &scenario);
        prop_assert_eq!(&file.renewals, &renewals);
        prop_assert_eq!(read_up_to(MOST_HELD, &file.link), file.reading);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_read(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_bytes(&bytes);
    }

    /// A file cut anywhere, or with something else put in.
    #[test]
    fn damaged_files_can_be_read(at in any::<prop::sample::Index>(), put in "[\\[\\]{}\",:\\\\a0é]{0,3}", ends in any::<bool>()) {
        let text = with("\"link\": \"v=1&app=github,,,9\", \"renewals\": [\"2027-01-31\"]");
        let at = at.index(text.len());
        let rest = if ends { "" } else { &text[at..] };
        let _ = read_text(&[&text[..at], &put, rest].concat());
    }
}
