//! Files made to break something.

use super::{ids, problems, refused, tiny};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use scim_tax::wire::own_catalog::{MOST_BYTES, MOST_ENTRIES, MOST_VENDORS, read, read_bytes, too_large};
use std::time::{Duration, Instant};

/// Long even where tests run slowly and beside others; what hangs takes minutes.
const AT_ONCE: Duration = Duration::from_secs(30);

#[test]
fn five_megabytes_are_read_and_a_byte_more_is_not() {
    let tiny = tiny("acme", "");
    let filled = |bytes: usize| format!("{tiny}{}", " ".repeat(bytes - tiny.len()));
    assert_eq!(MOST_BYTES, 5_000_000);
    assert_eq!(ids(&filled(5_000_000)), ["acme"]);
    refused(&filled(5_000_001), "The file has 5.1 MB; at most 5 MB can be read.");
    assert_eq!(too_large(50_000_000).unwrap(), "The file has 50.0 MB; at most 5 MB can be read.");
    let bytes = vec![b' '; 50_000_000];
    assert_eq!(read_bytes(&bytes).unwrap_err().list[0].to_string(), "The file has 50.0 MB; at most 5 MB can be read.");
}

#[test]
fn what_is_not_json_is_told_by_line_and_character() {
    for (text, expected) in [
        ("x", "line 1, character 1: \"x\" is no value in JSON"),
        ("<!DOCTYPE html>", "line 1, character 1: no value in JSON"),
        ("{\n\"a\": NaN}", "line 2, character 6: \"NaN\" is no value in JSON"),
        ("[\"é\", NaN]", "line 1, character 7: \"NaN\" is no value in JSON"),
        ("[Infinity]", "line 1, character 2: \"Infinity\" is no value in JSON"),
        ("[-Infinity]", "line 1, character 3: \"Infinity\" is no value in JSON"),
        ("[undefined]", "line 1, character 2: \"undefined\" is no value in JSON"),
        ("[nul]", "line 1, character 5: no value in JSON"),
        ("['a']", "line 1, character 2: no value in JSON"),
        ("[1e999]", "line 1, character 6: a number that is too large; amounts are texts in quotes"),
        ("[01]", "line 1, character 3: \"1\" is no value in JSON"),
        ("[1.]", "line 1, character 4: no value in JSON"),
        ("[1,]", "line 1, character 4: a comma before the closing bracket"),
        ("{\"a\": 1,}", "line 1, character 9: a comma before the closing bracket"),
        ("{\"a\" 1}", "line 1, character 6: a colon is missing"),
        ("{\"a\": 1 \"b\": 2}", "line 1, character 9: a comma or a closing brace is missing"),
        ("[1 2]", "line 1, character 4: a comma or a closing bracket is missing"),
        ("[1}", "line 1, character 3: a comma or a closing bracket is missing"),
        ("{a: 1}", "line 1, character 2: the name of a field is missing, in double quotes"),
        ("{} {}", "line 1, character 4: more text after the end of the JSON"),
        ("{\n\n\"a\": [", "line 3, character 6: the text ends here, before everything is closed"),
        ("[\"a\nb\"]", "line 2, character 1: a text goes on to the next line: is its closing quote missing?"),
        ("[\"\\x\"]", "line 1, character 4: not JSON: invalid escape"),
        ("[\"\\uD800\"]", "line 1, character 9: not JSON: unexpected end of hex escape"),
        ("{\"a\": 1,\n\"a\": 2}", "line 2, character 3: \"a\" stands twice"),
        ("{\"<b>\": 1,\n\"<b>\": 2}", "line 2, character 5: the name of a field stands twice"),
        ("{\"a\": {\"b\": 1, \"\\u0062\": 2}}", "line 1, character 23: \"b\" stands twice"),
    ] {
        refused(text, expected);
    }
}

#[test]
fn json_that_is_no_catalog_is_refused() {
    for text in ["5", "-1.5", "\"id\"", "true", "null"] {
        refused(text, "line 1: not an object");
    }
    refused("[5]", "line 1: [0]: not an object");
    refused("{\"vendors\": 5}", "line 1: vendors: not a list");
    refused("{\"vendors\": {}}", "line 1: vendors: not a list");
    refused("{\"vendors\": [null]}", "line 1: vendors[0]: not an object");
    refused("{\n\"vendors\": [],\n\"prices\": []}", "line 3: prices: unknown field");
    refused("{\"<b>\": 5, \"vendors\": []}", "line 1: the name of a field: markup; only plain text is allowed");
    assert_eq!(problems("{}").len(), 10);
}

#[test]
fn lists_have_as_many_entries_as_a_vendor_can_need() {
    let many = |count: usize, one: &str| vec![one; count].join(",");
    let plans =
        |count: usize| tiny("acme", "").replace("\"plans\": []", &format!("\"plans\": [{}]", many(count, "{}")));
    let missing = read(&plans(200)).unwrap_err();
    assert_eq!((missing.list[0].to_string(), missing.more), ("line 7: plans[0].id: missing".into(), 700));
    refused(&plans(201), "line 7: plans: 201 entries; at most 200 are allowed");
    let million = plans(1_000_000);
    let began = Instant::now();
    refused(&million, "line 7: plans: 1000000 entries; at most 200 are allowed");
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());

    let aliases = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("\"a{at}\"")).collect();
        tiny("acme", &format!(",\n\"aliases\": [{}]", names.join(",")))
    };
    assert_eq!(ids(&aliases(MOST_ENTRIES)), ["acme"]);
    refused(&aliases(MOST_ENTRIES + 1), "line 11: aliases: 1001 entries; at most 1000 are allowed");
    let fields: Vec<String> = (0..100_000).map(|at| format!("\"a{at}\": 1")).collect();
    let expected = "line 11: limitations: 100000 entries; at most 1000 are allowed";
    refused(&tiny("acme", &format!(",\n\"limitations\": {{{}}}", fields.join(","))), expected);

    let vendors = |count: usize| (0..count).map(|at| tiny(&format!("a{at}"), "")).collect::<Vec<_>>().join(",");
    assert_eq!(read(&format!("[{}]", vendors(MOST_VENDORS))).unwrap().vendors.len(), 10_000);
    refused(&format!("[{}]", vendors(10_001)), "line 1: 10001 entries; at most 10000 are allowed");
    refused(
        &format!("{{\"vendors\":\n[{}]}}", many(10_001, "5")),
        "line 2: vendors: 10001 entries; at most 10000 are allowed",
    );
    let numbers = read(&format!("[{}]", many(10_000, "5"))).unwrap_err();
    assert_eq!((numbers.list.len(), numbers.more), (100, 9_900));
}

#[test]
fn what_stands_too_deep_is_refused() {
    let began = Instant::now();
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [200, 5_000_000 / (open.len() + close.len() + 1)] {
            let nested = [open.repeat(depth), "1".into(), close.repeat(depth)].concat();
            let found = problems(&nested);
            assert!(found[0].ends_with(": lists and objects stand too deep in each other"), "{found:?}");
        }
        let open_only = open.repeat(900_000);
        assert!(problems(&open_only)[0].ends_with("too deep in each other"));
    }
    // As deep as is read, it is not a vendor.
    refused(&["[".repeat(100), "]".repeat(100)].concat(), "line 1: [0]: not an object");
    assert!(began.elapsed() < AT_ONCE, "{:?}", began.elapsed());
}

#[test]
fn texts_are_plain_and_not_endless() {
    let limited =
        |text: &str| tiny("acme", &format!(",\n\"limitations\": [{{\"text\": \"{text}\", \"source\": \"site\"}}]"));
    for fine in ["a", "< 10 seats", "a<", "5 <6", "&lt;b&gt;", "Müller 価格 🙂", &"é".repeat(1_000)] {
        assert_eq!(ids(&limited(fine)), ["acme"], "{fine}");
    }
    let at = "line 11: limitations[0].text: ";
    let markup = [at, "markup; only plain text is allowed"].concat();
    for text in ["<script>alert(1)</script>", "</p>", "a<!-- b", "<?xml", "x <img src=x onerror=alert(1)>", "\\u003cb>"]
    {
        refused(&limited(text), &markup);
    }
    let unseen = [at, "a character that cannot be seen; only plain text is allowed"].concat();
    for text in ["\\u0000", "a\\nb", "\\u007f", "\u{202e}a", "\u{2066}a", "\u{200f}"] {
        refused(&limited(text), &unseen);
    }
    refused(&limited(&"é".repeat(1_001)), &[at, "1001 characters; at most 1000 are allowed"].concat());

    let named = |name: &str| tiny("acme", "").replace("\"name\": \"acme\"", &format!("\"name\": \"{name}\""));
    assert_eq!(ids(&named(&"é".repeat(80))), ["acme"]);
    refused(&named(&"é".repeat(81)), "line 3: name: 81 characters; at most 80 are allowed");
    refused(&named("<b>Acme</b>"), "line 3: name: markup; only plain text is allowed");
    let id = |id: &str| tiny("acme", "").replace("\"id\": \"acme\"", &format!("\"id\": \"{id}\""));
    assert_eq!(ids(&id(&"a".repeat(80))), ["a".repeat(80)]);
    refused(&id(&"a".repeat(81)), "line 2: id: 81 characters; at most 80 are allowed");
    let field = |name: &str| tiny("acme", &format!(",\n\"{name}\": 1"));
    refused(&field("<img>"), "line 1: the name of a field: markup; only plain text is allowed");
    refused(&field(&"x".repeat(81)), "line 1: the name of a field: 81 characters; at most 80 are allowed");
    refused(&field(&"x".repeat(80)), &format!("line 11: {}: unknown field", "x".repeat(80)));
}

#[test]
fn addresses_are_https() {
    let long = format!("http://{}", "x".repeat(990));
    for bad in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "http://a.example",
        "//a.example",
        "https:a",
        &long,
    ] {
        let text =
            tiny("acme", "").replace("\"website\": \"https://acme.example\"", &format!("\"website\": \"{bad}\""));
        let sentence = format!("\"{bad}\" is not an https address");
        let shown: String = sentence.chars().take(300).collect();
        let more = if sentence.len() > 300 { "…" } else { "" };
        refused(&text, &format!("line 4: website: {shown}{more}"));
        let text = tiny("acme", "").replace("{\"url\": \"https://acme.example\"", &format!("{{\"url\": \"{bad}\""));
        refused(&text, &format!("line 9: sources.site.url: {shown}{more}"));
    }
}

/// Nothing that a person can open makes it panic; and what it lists is never empty or endless.
fn is_total(text: &str) -> Result<(), TestCaseError> {
    if let Err(problems) = read(text) {
        prop_assert!((1..=100).contains(&problems.list.len()));
        for problem in &problems.list {
            prop_assert!(problem.line.is_none_or(|line| line <= text.split('\n').count()), "{problem}");
            prop_assert!(problem.to_string().chars().count() < 700);
        }
    }
    Ok(())
}

const ACME: &str = include_str!("../catalog/acme.json");

fn char_start(text: &str, at: Index) -> usize {
    let at = at.index(text.len() + 1);
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap()
}

fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "NaN",
        "1e999",
        "-0",
        "\\u0000",
        "é",
        "🙂",
        "\n",
        "{}",
        "[]",
        "{\"vendors\": [",
        "\"id\"",
        "99999999999999999999",
        "\u{feff}",
        "true",
        "\\uD800",
    ];
    prop_oneof![4 => select(pieces.to_vec()).prop_map(str::to_owned), 1 => ".{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_change_of_a_vendor_makes_it_panic(changes in prop::collection::vec((any::<Index>(), 0..40_usize, piece()), 1..6)) {
        let mut text = ACME.to_owned();
        for (at, cut, piece) in changes {
            let start = char_start(&text, at);
            let end = (start + cut..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
            text.replace_range(start..end, &piece);
        }
        is_total(&text)?;
    }

    #[test]
    fn no_text_makes_it_panic(text in prop::collection::vec(piece(), 0..30)) {
        is_total(&text.concat())?;
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        prop_assert!(read_bytes(&bytes).is_err() || bytes.is_empty() || bytes.starts_with(b"["));
    }

    /// Values of other kinds in the place of those of a vendor.
    #[test]
    fn no_other_value_makes_it_panic(at in any::<Index>(), other in select(vec![
        "null", "true", "5", "-1", "1.5", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"a\": []}", "[[[]]]", "\"1000000000001\"",
        "\"0.0000000000000000000000000000001\"", "\"79228162514264337593543950335\"", "4294967296", "\"2026-02-30\"",
    ])) {
        let mut vendor: serde_json::Value = serde_json::from_str(ACME).unwrap();
        let pointers = pointers(&vendor, String::new());
        let place = vendor.pointer_mut(&pointers[at.index(pointers.len())]).unwrap();
        *place = serde_json::from_str(other).unwrap();
        let text = serde_json::to_string_pretty(&vendor).unwrap();
        is_total(&text)?;
        prop_assert!(read(&text).is_err() || text == "[]" || read(&text).unwrap().vendors.len() == 1);
    }
}

fn pointers(value: &serde_json::Value, here: String) -> Vec<String> {
    let mut all = vec![here.clone()];
    match value {
        serde_json::Value::Object(fields) => {
            all.extend(fields.iter().flat_map(|(key, value)| pointers(value, format!("{here}/{key}"))));
        }
        serde_json::Value::Array(items) => {
            all.extend(items.iter().enumerate().flat_map(|(at, value)| pointers(value, format!("{here}/{at}"))));
        }
        _ => {}
    }
    all
}
