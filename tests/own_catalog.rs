//! A catalog file of one's own: what is read, what is refused and in which words, and what it changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "own_catalog/hostile.rs"]
mod hostile;
#[path = "own_catalog/merged.rs"]
mod merged;

use scim_tax::wire::own_catalog::{OwnProblems, read, read_bytes};

/// A vendor with all that has to be there, ten lines of it; `rest` follows, and begins with a comma.
fn tiny(id: &str, rest: &str) -> String {
    format!(
        r#"{{
  "id": "{id}",
  "name": "{id}",
  "category": "CRM", "website": "https://{id}.example",
  "currency": "USD", "grade": "A",
  "scim": {{"status": "gated", "sources": ["site"]}}, "sso": {{}},
  "plans": [],
  "sources": {{
    "site": {{"url": "https://{id}.example", "kind": "vendor_pricing", "checked": "2026-11-21"}}
  }}{rest}
}}"#
    )
}

fn told(problems: &OwnProblems) -> Vec<String> {
    problems.list.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn problems(text: &str) -> Vec<String> {
    let problems = read(text).expect_err("a problem");
    assert_eq!(problems.more, 0);
    told(&problems)
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert_eq!(problems(text), [expected], "{}", text.chars().take(200).collect::<String>());
}

fn ids(text: &str) -> Vec<String> {
    read(text).unwrap().vendors.into_iter().map(|checked| checked.vendor.id).collect()
}

#[test]
fn one_vendor_a_list_and_the_published_file_are_read() {
    let (a, b) = (tiny("a", ""), tiny("b", ""));
    assert_eq!(ids(&a), ["a"]);
    assert_eq!(ids(&format!("\u{feff}\r\n {a}\n")), ["a"]);
    assert_eq!(ids(&format!("[{b},\n{a}]")), ["b", "a"]);
    assert_eq!(ids("[]"), [""; 0]);
    assert_eq!(ids(&format!(r#"{{"vendors": [{a}, {b}]}}"#)), ["a", "b"]);
    assert_eq!(ids(&format!(r#"{{"v\u0065ndors": [{a}]}}"#)), ["a"]);
    let beside =
        r#""title": "x", "version": "2026-11-22", "crc32": "0", "licence": "", "licence_url": "", "attribution": "#;
    assert_eq!(ids(&format!(r#"{{{beside} "", "vendors": [{a}, {b}]}}"#)), ["a", "b"]);
    let schema = a.replacen('{', r#"{"$schema": "../vendor.schema.json","#, 1);
    assert_eq!(ids(&schema), ["a"]);
}

#[test]
fn every_problem_is_told_by_line_and_field() {
    let text = tiny("acme", "")
        .replace("\"name\": \"acme\"", "\"name\": 5")
        .replace("\"grade\": \"A\"", "\"grad\": \"A\"")
        .replace("\"plans\": []", "\"plans\": [{\"id\": \"a\", \"name\": \"A\",\n\"sso\": 1, \"scim\": []}]");
    let expected = [
        "line 1: grade: missing",
        "line 3: name: not a text in quotes",
        "line 5: grad: unknown field",
        "line 8: plans[0].sso: not a text in quotes",
        "line 8: plans[0].scim: not a text in quotes",
    ];
    assert_eq!(problems(&text), expected);
    let expected = expected.map(|text| {
        let (line, rest) = text.strip_prefix("line ").unwrap().split_once(": ").unwrap();
        format!("line {}: vendors[1].{rest}", line.parse::<usize>().unwrap() + 11)
    });
    assert_eq!(problems(&format!("{{\"vendors\": [{},\n{text}]}}", tiny("b", ""))), expected);
}

/// The rules are the builder's.
#[test]
fn what_the_builder_refuses_is_refused() {
    let acme = include_str!("catalog/acme.json");
    for (from, to, expected) in [
        ("\"grade\": \"B\"", "\"grade\": \"E\"", "line 9: grade: \"E\" is unknown; allowed: A, B, C, D"),
        (
            "\"source\": \"pricing\"",
            "\"source\": \"x\"",
            "line 35: plans[0].prices[0].source: \"x\" is not a key of sources",
        ),
    ] {
        assert!(acme.contains(from), "{from}");
        refused(&acme.replacen(from, to, 1), expected);
    }
    assert_eq!(ids(acme), ["acme"]);
}

#[test]
fn vendors_of_one_file_have_ids_and_names_of_their_own() {
    let named =
        |id: &str, name: &str| tiny(id, "").replace(&format!("\"name\": \"{id}\""), &format!("\"name\": \"{name}\""));
    let text = format!("[{},\n{},\n{}]", named("a", "Acme"), named("a", "Acme"), named("c", "ACME"));
    let expected = ["line 13: [1].id: \"a\" stands twice", "line 23: [2]: \"ACME\" is also a name of \"a\""];
    assert_eq!(problems(&text), expected);
    refused(&format!("[{0},\n{0}]", tiny("a", "")), "line 13: [1].id: \"a\" stands twice");
    refused(&tiny("own", ""), "line 2: id: \"own\" stands in links for an app that no catalog has");
    // What is built in may be corrected, and bear its name.
    assert_eq!(ids(include_str!("../data/vendors/kustomer.json")), ["kustomer"]);
}

#[test]
fn at_most_a_hundred_problems_are_listed() {
    let plans = |count: usize| {
        let plans = vec!["{\"id\": \"\", \"name\": \"A\", \"sso\": \"no\", \"scim\": \"no\"}"; count].join(",\n");
        tiny("acme", "").replace("\"plans\": []", &format!("\"plans\": [{plans}]"))
    };
    // The first says that the id is not one; each other one also that it stands twice.
    assert_eq!(problems(&plans(1)), ["line 7: plans[0].id: \"\" is not made of a-z, 0-9 and -"]);
    let found = read(&plans(60)).unwrap_err();
    assert_eq!((found.list.len(), found.more), (100, 19));
    let lines: Vec<_> = found.list.iter().map(|problem| problem.line).collect();
    assert!(lines.is_sorted() && lines[0] == Some(7) && lines[99] == Some(66), "{lines:?}");
    let found = read(&plans(50)).unwrap_err();
    assert_eq!((found.list.len(), found.more), (99, 0));
    let hundred = vec!["{}"; 30].join(",");
    let found = read(&format!("[{hundred}]")).unwrap_err();
    assert_eq!((found.list.len(), found.more), (100, 200));
}

#[test]
fn a_file_is_read_from_its_bytes() {
    let tiny = tiny("acme", "");
    assert_eq!(read_bytes(tiny.as_bytes()).unwrap().vendors.len(), 1);
    assert_eq!(read_bytes(format!("\u{feff}{tiny}").as_bytes()).unwrap().vendors.len(), 1);
    let refused = |bytes: &[u8], expected: &str| assert_eq!(told(&read_bytes(bytes).unwrap_err()), [expected]);
    for mark in [[0xFF, 0xFE], [0xFE, 0xFF]] {
        refused(&[&mark[..], b"{\0}\0"].concat(), "The file is in UTF-16; save it in UTF-8.");
    }
    let no_text = "no text in UTF-8 from here on; a catalog file is JSON in UTF-8";
    refused(b"{\n\n\"id\": \"M\xFCller\"}", &format!("line 3: {no_text}"));
    refused(b"\x89PNG\r\n\x1a\n", &format!("line 1: {no_text}"));
    refused(b"", "There is nothing in it.");
    refused(b" \n ", "There is nothing in it.");
    refused(b"PK\x03\x04\n\0\0", "line 1, character 1: \"PK\" is no value in JSON");
}
