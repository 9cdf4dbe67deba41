//! What is no table is refused at once, with words.

use super::imported;
use scim_tax::wire::table::{Encoding, MOST_LINES, Refusal, open, paste, too_large};

fn refused(bytes: &[u8]) -> String {
    match open(bytes) {
        Ok(table) => panic!("read: {table:?}"),
        Err(refusal) => refusal.to_string(),
    }
}

#[test]
fn what_is_no_table_is_refused_with_words() {
    let workbook = "This is a workbook or another packed file. Save the sheet as CSV and open that.";
    let old = "This is an old workbook. Save the sheet as CSV and open that.";
    let pdf = "This is a PDF, not a table. Open the spreadsheet that it was made from, saved as CSV.";
    let markup = "This is a web page or XML, not a table. Open it in a spreadsheet and save it as CSV.";
    let json = "This is JSON, not a table with lines and columns.";
    let no_text = "This is not a text. Save the table as CSV and open that.";
    let empty = "There is nothing in it.";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases: Vec<(&[u8], &str)> = vec![
        (b"", empty),
        (b"\n", empty),
        (b" \r\n\t\r\n ", empty),
        (b"\xEF\xBB\xBF", empty),
        (b"\xFF\xFE", empty),
        (b"\xFE\xFF", empty),
        (b"\xEF\xBB\xBF\r\n", empty),
        (b",,,\n,,\n", empty),
        (b"\"\",\"\"\n", empty),
        (b"\t\t\n", empty),
        (b"sep=;\r\n", empty),
        (b"sep=;", empty),
        (b"PK\x03\x04\x14\0\x06\0\x08\0", workbook),
        (b"PK\x05\x06\0\0", workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", old),
        (b"%PDF-1.7\n1 0 obj", pdf),
        (b"<!DOCTYPE html><table>", markup),
        (b"  <html>", markup),
        (b"<?xml version=\"1.0\"?>", markup),
        (b"<table border=1>", markup),
        (b"\xEF\xBB\xBF<Workbook>", markup),
        (b"{\"apps\": []}", json),
        (b"{\n  \"a\": 1\n}", json),
        (b"[{\"app\": 1}]", json),
        (b"{}", json),
        (b"{\\rtf1 App}", no_text),
        (b"\x89PNG\r\n\x1a\n", no_text),
        (b"\xFF\xD8\xFF\xE0", no_text),
        (b"GIF89a", no_text),
        (b"\x1F\x8B\x08", no_text),
        (b"Rar!\x1a\x07", no_text),
        (b"7z\xBC\xAF\x27\x1C", no_text),
        (b"\x7fELF\x02\x01\x01\0\0", no_text),
        (b"MZ\x90\0\x03\0", no_text),
        (b"App,Seats\nGit\0Hub,50\n", no_text),
        (b"\0\0\0\0\0\0", no_text),
        (b"\xFF\xFE\0\0A\0\0\0", no_text),
        (
            b"App,Seats\nGitHub,\"50\n",
            "The quote that opens in line 2 is not closed, so where its cell ends is unknown.",
        ),
        (
            b"App,Seats\n\n\"Git\nHub,50\n",
            "The quote that opens in line 3 is not closed, so where its cell ends is unknown.",
        ),
        (b"\"", empty),
        (b"a\n\"b\"\"\n", "The quote that opens in line 2 is not closed, so where its cell ends is unknown."),
    ];
    for (bytes, expected) in &cases {
        assert_eq!(refused(bytes), *expected, "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(refused(&utf16("A\0B\0C,D\nE,F\nGH,IJ\n")), no_text);
    let noise: Vec<u8> = (0..20_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8 | 1).collect();
    assert_eq!(refused(&noise), no_text);
}

#[test]
fn size_is_looked_at_before_the_bytes() {
    assert_eq!(too_large(5_000_000), None);
    let mut bytes = b"App,Seats\nGitHub,50\n".to_vec();
    bytes.resize(5_000_001, b' ');
    assert_eq!(refused(&bytes), "The file has 5.1 MB; at most 5 MB can be read.");
    // By size alone, whatever it is.
    bytes[..4].copy_from_slice(b"PK\x03\x04");
    assert_eq!(refused(&bytes), "The file has 5.1 MB; at most 5 MB can be read.");
    assert_eq!(too_large(100_000_000), Some(Refusal::TooLarge { bytes: 100_000_000 }));
    assert_eq!(too_large(100_000_000).unwrap().to_string(), "The file has 100.0 MB; at most 5 MB can be read.");
    assert_eq!(too_large(usize::MAX).unwrap().to_string().split_once("at most").unwrap().1, " 5 MB can be read.");
}

#[test]
fn there_are_limits_to_lines_columns_and_cells() {
    let lines = |count: usize| ["App,Seats\n", &"GitHub,50\n".repeat(count)].concat();
    assert_eq!(paste(&lines(MOST_LINES)).unwrap().len(), 20_001);
    assert_eq!(refused(lines(MOST_LINES + 1).as_bytes()), "The table has 20,001 lines; at most 20,000 can be read.");
    // Empty lines are none.
    assert!(paste(&[&lines(MOST_LINES), "\n,\n"].concat()).is_ok());

    let columns = |count: usize| ["App,Seats\nGitHub,50", &",".repeat(count - 2), "\n"].concat();
    assert!(paste(&columns(500)).is_ok());
    assert_eq!(refused(columns(501).as_bytes()), "Line 2 has more than 500 columns.");

    let cell = |length: usize| ["App,Seats\nGitHub,50\n\"", &"ß".repeat(length), "\",1\n"].concat();
    assert!(paste(&cell(32_767)).is_ok());
    let long = "A cell in line 3 is longer than 32,767 characters. Is a quote not closed?";
    assert_eq!(refused(cell(32_768).as_bytes()), long);
}

#[test]
fn what_is_cut_or_odd_is_still_read() {
    for (bytes, encoding, name) in [
        // The last character was cut.
        (&b"App,Seats,Note\nM\xC3\xBCller,50,\xC3"[..], Encoding::Utf8, "Müller"),
        (b"App,Seats\nM\xFCller,50", Encoding::Windows1252, "Müller"),
        (b"App,Seats\nCaf\xE9 \x80,50", Encoding::Windows1252, "Café €"),
        (b"\xFF\xFEA\0p\0p\0,\0S\0e\0a\0t\0s\0\n\0M\0\xFC\0,\x005\x000\0\n\0\n", Encoding::Utf16Le, "Mü"),
    ] {
        let table = open(bytes).unwrap();
        assert_eq!((table.encoding, table.cells(1)[0].as_ref()), (encoding, name));
    }
    assert_eq!([Encoding::Utf8, Encoding::Windows1252].map(Encoding::name), ["UTF-8", "Windows-1252"]);
    assert_eq!([Encoding::Utf16Le, Encoding::Utf16Be].map(Encoding::name), ["UTF-16", "UTF-16"]);
}

#[test]
fn a_header_alone_is_no_app_and_no_error() {
    let import = imported("App,Seats\n");
    assert!(import.rows.is_empty() && import.refused.is_empty() && import.notices.is_empty());
}

#[test]
fn cells_are_what_stands_between_their_delimiters() {
    for (line, cells) in [
        ("a,b,c", vec!["a", "b", "c"]),
        ("a,,c,", vec!["a", "", "c", ""]),
        ("\"a,b\",c", vec!["a,b", "c"]),
        ("\"a\"\"b\",c", vec!["a\"b", "c"]),
        ("\"\"\"a\"\"\",c", vec!["\"a\"", "c"]),
        ("\"a\nb\",c", vec!["a\nb", "c"]),
        ("a\"b\",c", vec!["a\"b\"", "c"]),
        ("\"a\" b,c", vec!["ab", "c"]),
        ("\"\",c", vec!["", "c"]),
        (" a ,\" c \"", vec!["a", "c"]),
        ("'=1+1,'+5", vec!["=1+1", "+5"]),
        ("'a,'5", vec!["'a", "'5"]),
        ("''=a,'-1", vec!["'=a", "-1"]),
        ("\"'@x\",c", vec!["@x", "c"]),
    ] {
        let table = paste(&["x,y\n", line, "\nlast,z\n"].concat()).unwrap();
        assert_eq!(table.cells(1), cells, "{line}");
        assert_eq!(table.cells(2), ["last", "z"], "{line}");
        assert_eq!(table.line(2), 3 + line.matches('\n').count(), "{line}");
    }
    let table = paste("a,b").unwrap();
    assert!(table.cells(1).is_empty() && table.line(1) == 0 && !table.is_empty());
}
