//! Sixty apps in every dialect that spreadsheets write.

use super::{as_link, import, told};
use scim_tax::wire::table::{Delimiter, Encoding, Question, open};

/// App, plan, seats, cost a year, renewal, and the app as it stands in a link.
const SIXTY: &str = include_str!("sixty.txt");

/// How numbers and dates are written.
#[derive(Clone, Copy, Debug)]
enum Convention {
    Plain,
    American,
    German,
    French,
    Swiss,
}

const CONVENTIONS: [Convention; 5] =
    [Convention::Plain, Convention::American, Convention::German, Convention::French, Convention::Swiss];

fn with_thousands(digits: &str, between: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(between);
        }
        text.push(digit);
    }
    text
}

impl Convention {
    fn number(self, plain: &str, unit: &str) -> String {
        let (between, mark) = match self {
            Self::Plain => ("", "."),
            Self::American => (",", "."),
            Self::German => (".", ","),
            Self::French => ("\u{a0}", ","),
            Self::Swiss => ("’", "."),
        };
        let text = match plain.split_once('.') {
            _ if plain.is_empty() => return String::new(),
            Some((whole, decimals)) => [&with_thousands(whole, between), mark, decimals].concat(),
            None => with_thousands(plain, between),
        };
        match (self, unit) {
            (Self::American, "$") => ["$", &text].concat(),
            (Self::German | Self::French, "$") => [&text, " $"].concat(),
            (Self::Swiss, "$") => ["USD ", &text].concat(),
            _ => text,
        }
    }

    fn date(self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        match (self, parts.as_slice()) {
            (Self::American, [year, month, day]) => {
                format!("{}/{}/{year}", month.trim_start_matches('0'), day.trim_start_matches('0'))
            }
            (Self::German | Self::Swiss, [year, month, day]) => format!("{day}.{month}.{year}"),
            (Self::French, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => iso.to_owned(),
        }
    }
}

/// The table in one dialect: columns in another order than ours, a column that nobody reads, notes with everything
/// that has to be in quotes.
fn table(delimiter: char, line_end: &str, convention: Convention) -> String {
    let quoted = |text: &str| match text.contains([delimiter, '"', '\n']) {
        true => ["\"", &text.replace('"', "\"\""), "\""].concat(),
        false => text.to_owned(),
    };
    let line = |cells: [&str; 7]| cells.map(quoted).join(&delimiter.to_string()) + line_end;
    let mut text = line(["Owner", "Renewal Date", "Application", "Licences", "Annual Cost", "Tier", "Notes"]);
    for (at, source) in SIXTY.lines().enumerate() {
        let [name, plan, seats, cost, renewal, _]: [&str; 6] =
            source.split('|').collect::<Vec<_>>().try_into().unwrap();
        let notes = ["", "two\nlines", "5\" tall, \"quoted\"; or\tnot"][at % 3];
        let (seats, cost) = (convention.number(seats, ""), convention.number(cost, "$"));
        text += &line(["Jo", &convention.date(renewal), name, &seats, &cost, plan, notes]);
    }
    text
}

const WINDOWS_1252: [(char, u8); 4] = [('’', 0x92), ('“', 0x93), ('”', 0x94), ('€', 0x80)];

fn encoded(text: &str) -> Vec<(&'static str, Encoding, Vec<u8>)> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let western = |c: char| match WINDOWS_1252.iter().find(|(special, _)| *special == c) {
        Some((_, byte)) => *byte,
        None => u8::try_from(u32::from(c)).unwrap(),
    };
    vec![
        ("UTF-8", Encoding::Utf8, text.as_bytes().to_vec()),
        ("UTF-8 with mark", Encoding::Utf8, [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("UTF-16 LE with mark", Encoding::Utf16Le, [b"\xFF\xFE", &little[..]].concat()),
        ("UTF-16 BE with mark", Encoding::Utf16Be, [b"\xFE\xFF", &big[..]].concat()),
        ("UTF-16 LE", Encoding::Utf16Le, little),
        ("UTF-16 BE", Encoding::Utf16Be, big),
        ("Windows-1252", Encoding::Windows1252, text.chars().map(western).collect()),
    ]
}

#[test]
fn sixty_apps_come_in_from_every_dialect() {
    let expected: Vec<(&str, Option<&str>)> = SIXTY
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (cells[5], Some(cells[4]).filter(|renewal| !renewal.is_empty()))
        })
        .collect();
    assert_eq!(expected.len(), 60);
    let mut dialects = 0;
    for (delimiter, is) in [(',', Delimiter::Comma), (';', Delimiter::Semicolon), ('\t', Delimiter::Tab)] {
        for (line_end, convention) in ["\r\n", "\n", "\r"].into_iter().cycle().zip(CONVENTIONS) {
            for (name, encoding, bytes) in encoded(&table(delimiter, line_end, convention)) {
                let place = format!("{is:?} {line_end:?} {convention:?} {name}");
                let table = open(&bytes).unwrap_or_else(|refusal| panic!("{place}: {refusal}"));
                assert_eq!((table.encoding, table.delimiter, table.len()), (encoding, is, 61), "{place}");
                let import = import(&table);
                assert_eq!((told(&import.refused), told(&import.notices)), (vec![], vec![]), "{place}");
                assert_eq!(import.rows.len(), 60, "{place}");
                for (row, expected) in import.rows.iter().zip(&expected) {
                    let renewal = row.renewal.map(|day| day.to_string());
                    assert_eq!((as_link(&row.app).as_str(), renewal.as_deref()), *expected, "{place}");
                }
                let asked: Vec<&str> = import
                    .questions
                    .iter()
                    .map(|question| match question {
                        Question::Vendor { name, .. } => name.as_str(),
                        Question::Plan { text, .. } => text,
                    })
                    .collect();
                assert_eq!(asked, ["Notion Labs", "Githhub"], "{place}");
                dialects += 1;
            }
        }
    }
    assert_eq!(dialects, 3 * 5 * 7);
}

/// By hand, so that the writer above is not taken at its word.
#[test]
fn lines_copied_from_spreadsheets_come_in() {
    for (text, app) in [
        ("App;Seats;Annual cost\r\nKustomer;1.200;57.600,50 €\r\n", "kustomer,,,1200"),
        ("App;Seats;Annual cost\r\nKustomer;1.200;57.600,50\r\n", "kustomer,,,1200,now-quote:57600.5"),
        ("App,Seats,Annual cost\nKustomer,\"1,200\",\"$57,600.50\"\n", "kustomer,,,1200,now-quote:57600.5"),
        ("App\tSeats\tAnnual cost\rKustomer\t1 200\t57 600,50\r", "kustomer,,,1200,now-quote:57600.5"),
        ("App\tSeats\tAnnual cost\nKustomer\t1’200\t57’600.50", "kustomer,,,1200,now-quote:57600.5"),
        ("sep=;\r\nApp;Seats\r\nKustomer;50\r\n", "kustomer,,,50"),
        ("sep=,\r\nApp,Seats\r\nKustomer,50", "kustomer,,,50"),
        ("  App , Seats \n  Kustomer ,  50 ", "kustomer,,,50"),
        ("App, \"Seats\"\n\"Kustomer\", \"50\"", "kustomer,,,50"),
        ("\n\n,,\nApp,Seats\n\n , \nKustomer,50\n\n", "kustomer,,,50"),
        ("Seats,App\n50,\"Kustomer\nby Meta\"", "own,Kustomer%20by%20Meta,,50"),
        ("App,Seats\nKustomer,50\u{0}".trim_end_matches('\0'), "kustomer,,,50"),
    ] {
        let import = super::imported(text);
        assert_eq!(super::apps(&import), [app], "{text:?}");
    }
}
