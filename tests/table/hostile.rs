//! Whatever the bytes are, reading ends, soon, and tells of every line.

use super::{import, imported};
use proptest::prelude::*;
use proptest::sample::select;
use scim_tax::wire::table::{Import, Importer, Mapping, Question, Settings, Table, open, paste};
use std::time::{Duration, Instant};

/// Every row below the header is an app or a refusal, once.
fn all_told(table: &Table, import: &Import) {
    let header = Mapping::guess(table).header;
    let first = header.map_or(0, |row| row + 1);
    let mut lines: Vec<usize> = import.rows.iter().map(|row| row.line).collect();
    lines.extend(import.refused.iter().map(|notice| notice.line.unwrap()));
    lines.sort_unstable();
    let expected: Vec<usize> = (first..table.len()).map(|row| table.line(row)).collect();
    assert_eq!(lines, expected);
    for notice in import.refused.iter().chain(&import.notices) {
        assert!(notice.to_string().chars().count() < 400, "{notice}");
    }
}

fn fragment() -> impl Strategy<Value = String> {
    select(vec![
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "'",
        "=",
        "App",
        "Seats",
        "Plan",
        "Annual cost",
        "Renewal",
        "GitHub",
        "Zoom",
        "1,200",
        "1.200,50",
        "12/31/2027",
        "03/04/2027",
        "€",
        "$",
        "-",
        "n/a",
        "Total",
        "ß",
        "\u{feff}",
        "\u{202e}",
        " ",
        "5",
        "0",
        "own",
        "sep=;",
        "Vendor id",
        "github.com",
        "%",
        "Website",
        "Enterprise",
        "Monthly cost",
        "9999999999999999999999999999",
        "\u{0}",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        match open(&bytes) {
            Ok(table) => all_told(&table, &import(&table)),
            Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
        }
    }

    #[test]
    fn any_pieces_of_a_table_are_read_or_refused(pieces in proptest::collection::vec(fragment(), 0..120)) {
        if let Ok(table) = paste(&pieces.concat()) {
            all_told(&table, &import(&table));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        if let Ok(table) = paste(&text) {
            all_told(&table, &import(&table));
        }
    }
}

/// However many rows a step takes, the same comes out.
#[test]
fn steps_make_no_difference() {
    let text: String = (0..30).map(|at| format!("Tool{at},{}\n", at % 3)).collect();
    let table = paste(&["App,Seats\n", &text].concat()).unwrap();
    let settings = Settings::new(Mapping::guess(&table));
    let (catalog, matcher) = &*super::SHIPPED;
    for rows in [0, 1, 7, 29, 30, 31, 60, 1_000] {
        let mut importer = Importer::new(&table, &settings, catalog, matcher);
        let mut last = 0;
        loop {
            let progress = importer.step(rows);
            assert!(progress.of == 60 && progress.done > last && progress.done <= last + rows.max(1), "{progress:?}");
            last = progress.done;
            if progress.is_done() {
                break;
            }
        }
        assert_eq!(importer.finish(), import(&table), "{rows}");
    }
}

/// Long even where tests run slowly and beside others; what grows faster than the table takes minutes.
const AT_ONCE: Duration = Duration::from_secs(60);

fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < AT_ONCE, "{what}: {:?}", start.elapsed());
    done
}

#[test]
fn tables_made_to_take_long_do_not() {
    for (what, text) in [
        ("quotes", "\"\"".repeat(200_000)),
        ("open quotes", "a\n\"".repeat(150_000)),
        ("delimiters", ",".repeat(300_000)),
        ("line ends", "\n".repeat(300_000)),
        ("columns", [&",".repeat(400), "x\n"].concat().repeat(300)),
        ("long names", [&"ab ".repeat(10_000), ",5\n"].concat().repeat(10)),
        ("numbers", ["App,Seats\nx,", &"9".repeat(30_000), "\n"].concat().repeat(8)),
        ("separators", ["x,\"", &"1,".repeat(16_000), "\"\n"].concat().repeat(8)),
        ("sep", "sep=;\n".repeat(100_000)),
        ("guards", ["'".repeat(32_000).as_str(), "=,5\n"].concat().repeat(8)),
    ] {
        soon(what, || {
            if let Ok(table) = paste(&text) {
                all_told(&table, &import(&table));
            }
        });
    }
}

/// Ten thousand lines, each with numbers, a plan and a date that have to be read.
#[test]
fn ten_thousand_lines_are_read() {
    let names = ["GitHub", "Kustommer", "Intranet", "Notion Labs", "Figma"];
    let line = |at: usize| format!("{},{},{at}.50,Enterprise,31/12/2027\n", names[at % names.len()], 1 + at);
    let text: String = (0..10_000).map(line).collect();
    let header = "App,Seats,Annual cost,Plan,Renewal\n";
    let import = soon("ten thousand lines", || imported(&[header, &text].concat()));
    assert_eq!((import.rows.len(), import.refused.len()), (10_000, 0));
    // A question is asked once, however many lines it is of.
    let asked: Vec<usize> = import
        .questions
        .iter()
        .map(|question| match question {
            Question::Vendor { lines, .. } | Question::Plan { lines, .. } => lines.len(),
        })
        .collect();
    assert_eq!(asked, [2_000, 2_000, 2_000]);
}

/// As many names as lines, all misspelt, so that nothing is found at the first look.
#[test]
fn a_name_in_every_line_is_looked_up() {
    let line = |at: usize| format!("Kustommer {at},5\n");
    let text: String = (0..1_000).map(line).collect();
    let import = soon("a thousand names", || imported(&["App,Seats\n", &text].concat()));
    assert_eq!((import.rows.len(), import.refused.len()), (1_000, 0));
}
