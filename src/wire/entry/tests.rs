//! Tables of what people type.

use super::*;

fn read(text: &str) -> Option<String> {
    parse(text, "quote").unwrap_or_else(|problem| panic!("{text}: {problem:?}")).map(|number| number.to_string())
}

#[test]
fn empty_is_no_number() {
    for text in ["", " ", "\t\n", "\u{a0}", "\u{200b}\u{feff}"] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

#[test]
fn units_and_separators_are_understood() {
    for (text, number) in [
        ("0", "0"),
        ("007", "7"),
        ("12.50", "12.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("+5", "5"),
        ("-0", "0"),
        (" 1200 ", "1200"),
        ("1,200", "1200"),
        ("1,200.", "1200"),
        ("1,200,000.50", "1200000.5"),
        ("1.200", "1.2"),
        ("1.200,50", "1200.5"),
        ("1.200.000", "1200000"),
        ("1.200.000,5", "1200000.5"),
        ("1'200.50", "1200.5"),
        ("1’200’000", "1200000"),
        ("1 200", "1200"),
        ("1 200,50", "1200.5"),
        ("1\u{202f}200\u{202f}000", "1200000"),
        ("1\u{a0}200", "1200"),
        ("1\u{2009}200", "1200"),
        ("$1,200", "1200"),
        ("$ 1,200.50", "1200.5"),
        ("€1.200,50", "1200.5"),
        ("1 200,50 €", "1200.5"),
        ("£5", "5"),
        ("¥500", "500"),
        ("USD 1,200", "1200"),
        ("1200EUR", "1200"),
        ("CHF\u{a0}1'200.50", "1200.5"),
        ("US$20", "20"),
        ("CA$ 20", "20"),
        ("10%", "10"),
        ("10 %", "10"),
        ("\u{feff}42", "42"),
        ("999999999999.999999999999", "999999999999.999999999999"),
    ] {
        assert_eq!(read(text).as_deref(), Some(number), "{text}");
    }
}

#[test]
fn what_is_no_number_says_so() {
    let texts = "abc|-|$|%|.|,|USD|1e3|12k|1/2|(5)|--5|0x10|NaN|１２|\
                 1 2|1  200|12 00|1,2,3|1,200,50|1.2.3|1,200.000,5|1.200'50|1,200 000|50 seats|5$6|$20/mo|\u{202e}5|0 500";
    for text in texts.split('|') {
        assert_eq!(parse(text, "quote"), Err(EntryProblem::NotANumber { entered: text.into() }), "{text}");
    }
}

#[test]
fn a_lone_comma_is_not_guessed_at() {
    for text in ["12,5", "0,5", ",5", "0,500", "1,20", "12,", "1234,567", "€12,50"] {
        assert_eq!(parse(text, "quote"), Err(EntryProblem::DecimalComma { entered: text.into() }), "{text}");
    }
}

#[test]
fn limits_of_the_key_hold() {
    let out = |text: &str, key| {
        matches!(parse(text, key), Err(EntryProblem::OutOfRange { entered, limits: told })
            if entered == text && Some(told) == limits(key))
    };
    for (text, key) in [
        ("-5", "quote"),
        ("−5", "quote"),
        ("-$5", "quote"),
        ("$-5", "quote"),
        ("0", "seats"),
        ("1,000,001", "seats"),
        ("100.01", "discount"),
        ("6", "years"),
        ("1000000000000.01", "quote"),
        ("9999999999999999999999999999999999999999", "quote"),
        ("366", "reviews"),
    ] {
        assert!(out(text, key), "{text} {key}: {:?}", parse(text, key));
    }
    let limits = limits("seats").unwrap();
    assert_eq!(parse("2.5", "seats"), Err(EntryProblem::NotWhole { entered: "2.5".into(), limits }));
    assert_eq!(parse("2.0", "seats"), Ok(Some(Number::from(2))));
    assert_eq!(parse("5", "idp"), Err(EntryProblem::NotANumber { entered: "5".into() }));
    assert_eq!(parse_within("12", super::super::link::people_limits()), Ok(Some(Number::from(12))));
}

#[test]
fn the_absurdly_long_is_cut() {
    let long = "9".repeat(65);
    assert_eq!(parse(&long, "quote"), Err(EntryProblem::TooLong { entered: "9".repeat(40) }));
    assert!(matches!(parse(&"ß".repeat(1_000_000), "quote"), Err(EntryProblem::TooLong { .. })));
    let precise = format!("0.{}", "3".repeat(40));
    assert!(matches!(parse(&precise, "quote"), Err(EntryProblem::TooLong { .. })));
}

#[test]
fn a_span_names_the_wrong_field() {
    let span = |texts| parse_span(texts, Assumption::Rate);
    let number = |text| Number::parse(text).unwrap();
    assert_eq!(span(["", " ", ""]), Ok(None));
    assert_eq!(span(["", "$80", ""]), Ok(Some(Span::certain(number("80")))));
    let full = Span { low: number("40"), base: number("50.5"), high: number("1000") };
    assert_eq!(span(["40", "50.5", "1,000"]), Ok(Some(full)));
    assert_eq!(span(["40", "", ""]), Err((1, EntryProblem::Missing)));
    assert_eq!(span(["60", "50", "70"]), Err((0, EntryProblem::NotInOrder)));
    assert_eq!(span(["40", "50", "45"]), Err((2, EntryProblem::NotInOrder)));
    assert_eq!(span(["40", "50", "x"]), Err((2, EntryProblem::NotANumber { entered: "x".into() })));
}
