//! What a part of the page is made of, and how its sentences are written down.

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// With weight.
    Strong(String),
    /// A key or code, as it stands in links and reports.
    Code(String),
    /// A link.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        href: String,
    },
}

/// The content of a table's cell.
pub type Cell = Vec<Span>;

/// A block of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the part's own, with an address.
    Heading {
        /// Its address on the page.
        id: &'static str,
        /// The heading.
        title: &'static str,
    },
    /// A paragraph.
    Text(Vec<Span>),
    /// A list.
    List(Vec<Vec<Span>>),
    /// A table.
    Table(Table),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub title: &'static str,
    /// It holds numbers, so it stands to the right.
    pub numbers: bool,
}

/// A table. The first cell of a row says what the row is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it is about.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The last row is the sum of the others.
    pub has_sum: bool,
}

/// A sentence with the parts in the places of `{}`, in order. `*weight*`, `` `code` `` and `[text](address)`
/// are understood in the sentence and not in the parts, which are taken as they are.
///
/// A sign that is not closed runs to the end.
pub(super) fn prose(sentence: &str, parts: &[&str]) -> Vec<Span> {
    let mut parts = parts.iter();
    let mut spans = Vec::new();
    let mut rest = sentence;
    while !rest.is_empty() {
        let (plain, after) = until(rest, &['*', '`', '[']);
        let plain = filled(plain, &mut parts);
        if !plain.is_empty() {
            spans.push(Span::Plain(plain));
        }
        let Some((sign, after)) = after else { break };
        rest = match sign {
            '*' => {
                let (inside, after) = until(after, &['*']);
                spans.push(Span::Strong(filled(inside, &mut parts)));
                after.map_or("", |(_, rest)| rest)
            }
            '`' => {
                let (inside, after) = until(after, &['`']);
                spans.push(Span::Code(filled(inside, &mut parts)));
                after.map_or("", |(_, rest)| rest)
            }
            _ => {
                let (text, after) = until(after, &[']']);
                let text = filled(text, &mut parts);
                let (href, after) = until(after.map_or("", |(_, rest)| rest).trim_start_matches('('), &[')']);
                spans.push(Span::Link { text, href: filled(href, &mut parts) });
                after.map_or("", |(_, rest)| rest)
            }
        };
    }
    spans
}

/// The text before the first of the signs, and the sign with what follows it.
fn until<'a>(text: &'a str, signs: &[char]) -> (&'a str, Option<(char, &'a str)>) {
    match text.char_indices().find(|(_, sign)| signs.contains(sign)) {
        Some((at, sign)) => (&text[..at], Some((sign, &text[at + sign.len_utf8()..]))),
        None => (text, None),
    }
}

fn filled<'a>(text: &str, parts: &mut impl Iterator<Item = &'a &'a str>) -> String {
    let mut out = String::new();
    for (at, piece) in text.split("{}").enumerate() {
        if at > 0 {
            out.push_str(parts.next().unwrap_or(&""));
        }
        out.push_str(piece);
    }
    out
}

/// Text as it is.
pub(super) fn plain(text: impl Into<String>) -> Cell {
    vec![Span::Plain(text.into())]
}

/// A key or code.
pub(super) fn code(text: impl Into<String>) -> Cell {
    vec![Span::Code(text.into())]
}

/// A link.
pub(super) fn link(text: impl Into<String>, href: impl Into<String>) -> Cell {
    vec![Span::Link { text: text.into(), href: href.into() }]
}

/// A paragraph: [`prose`].
pub(super) fn text(sentence: &str, parts: &[&str]) -> Block {
    Block::Text(prose(sentence, parts))
}

/// A list of sentences without parts.
pub(super) fn list(sentences: &[&str]) -> Block {
    Block::List(sentences.iter().map(|sentence| prose(sentence, &[])).collect())
}

/// A heading within a part.
pub(super) fn heading(id: &'static str, title: &'static str) -> Block {
    Block::Heading { id, title }
}

/// A table without a sum. The title of a column of numbers begins with `#`.
pub(super) fn table(caption: &str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(table_of(caption, columns, rows, false))
}

/// A table of which the last row is the sum of the others.
pub(super) fn table_with_sum(caption: &str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(table_of(caption, columns, rows, true))
}

fn table_of(caption: &str, columns: &[&'static str], rows: Vec<Vec<Cell>>, has_sum: bool) -> Table {
    let column = |title: &&'static str| Column {
        title: title.strip_prefix('#').unwrap_or(title),
        numbers: title.starts_with('#'),
    };
    Table { caption: caption.into(), columns: columns.iter().map(column).collect(), rows, has_sum }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_understood_in_the_sentence_only() {
        assert_eq!(
            prose("*{}* is `{}`, see [the {}](#{}).", &["*a*", "b`", "[c]", "d"]),
            [
                Span::Strong("*a*".into()),
                Span::Plain(" is ".into()),
                Span::Code("b`".into()),
                Span::Plain(", see ".into()),
                Span::Link { text: "the [c]".into(), href: "#d".into() },
                Span::Plain(".".into()),
            ]
        );
    }

    #[test]
    fn what_is_not_closed_runs_to_the_end() {
        assert_eq!(prose("a *b", &[]), [Span::Plain("a ".into()), Span::Strong("b".into())]);
        assert_eq!(prose("`b", &[]), [Span::Code("b".into())]);
        assert_eq!(prose("[b", &[]), [Span::Link { text: "b".into(), href: String::new() }]);
        assert_eq!(prose("", &["a"]), []);
    }

    #[test]
    fn columns_of_numbers_are_marked() {
        let Block::Table(table) = table("t", &["What", "#A year"], Vec::new()) else { panic!("a table") };
        assert_eq!(
            table.columns,
            [("What", false), ("A year", true)].map(|(title, numbers)| Column { title, numbers })
        );
    }
}
