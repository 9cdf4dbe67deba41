//! Tables as text (RFC 4180).

/// A row with its end.
///
/// ```
/// use scim_tax::present::csv::{cell, line};
/// assert_eq!(line(&[cell("a, b"), cell("=1+1"), cell("7.99")]), "\"a, b\",'=1+1,7.99\r\n");
/// ```
pub fn line(cells: &[String]) -> String {
    let mut line = cells.join(",");
    line.push_str("\r\n");
    line
}

/// A text as a cell. Spreadsheets run what begins like a formula, so an apostrophe goes before it; quotes
/// as RFC 4180 has them.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { ["'", text].concat() } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) { ["\"", &text.replace('"', "\"\""), "\""].concat() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_have_to_be() {
        for (text, expected) in [
            ("", ""),
            ("Acme", "Acme"),
            ("7.99", "7.99"),
            (" a b ", " a b "),
            ("a,b", "\"a,b\""),
            ("a;b", "a;b"),
            ("12\" tall", "\"12\"\" tall\""),
            ("a\nb", "\"a\nb\""),
            ("a\r\nb", "\"a\r\nb\""),
            ("Müller", "Müller"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_a_text() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("=HYPERLINK(\"https://a.example\",\"b\")", "\"'=HYPERLINK(\"\"https://a.example\"\",\"\"b\"\")\""),
            ("a=1", "a=1"),
            ("1-2", "1-2"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
