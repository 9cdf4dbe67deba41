//! Looks at JSON text without reading it into a tree: how many entries its lists have, and where in it a
//! value stands. For text that is known to be JSON; of any other the answers mean nothing, but there are some.

use super::problem::Step;
use std::ops::Range;

/// A list or an object in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The byte at which it begins.
    pub at: usize,
    /// The name of the field that holds it, as written; empty for others.
    pub name: &'a str,
    /// How many lists and objects are around it.
    pub depth: usize,
    /// How many entries it has.
    pub entries: usize,
}

/// One entry of a list or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The name of a field, as written; empty for an item of a list.
    pub name: &'a str,
    /// The byte at which it begins, with its name.
    pub at: usize,
    /// Its value.
    pub value: Range<usize>,
}

/// The line that a byte stands in, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The first list or object, in the order in which they end, of which something holds.
pub fn first_group<'a>(text: &'a str, holds: impl Fn(&Group) -> bool) -> Option<Group<'a>> {
    let mut scan = Scan { text, at: 0 };
    let (mut open, mut last, mut name) = (Vec::<(Group, bool)>::new(), "", "");
    loop {
        let byte = scan.peek();
        if !matches!(byte, b'}' | b']' | 0)
            && let Some((_, is_empty)) = open.last_mut()
        {
            *is_empty = false;
        }
        match byte {
            b'"' => last = scan.string(),
            b'{' | b'[' => {
                let depth = open.len();
                open.push((Group { at: scan.at, name: std::mem::take(&mut name), depth, entries: 0 }, true));
                scan.at += 1;
            }
            b'}' | b']' => {
                let (mut group, is_empty) = open.pop()?;
                group.entries += usize::from(!is_empty);
                if holds(&group) {
                    return Some(group);
                }
                scan.at += 1;
            }
            b',' => {
                if let Some((group, _)) = open.last_mut() {
                    group.entries += 1;
                }
                name = "";
                scan.at += 1;
            }
            b':' => {
                name = last;
                scan.at += 1;
            }
            0 => return None,
            _ => {
                name = "";
                scan.plain();
            }
        }
    }
}

/// The entries of the list or object that begins at a byte; none of anything else.
pub fn entries(text: &str, at: usize) -> impl Iterator<Item = Entry<'_>> {
    let mut scan = Scan { text, at };
    let is_object = scan.peek() == b'{';
    scan.at += 1;
    std::iter::from_fn(move || {
        if scan.peek() == b',' {
            scan.at += 1;
        }
        let (mut name, at) = ("", {
            scan.peek();
            scan.at
        });
        if is_object && scan.byte() == b'"' {
            name = scan.string();
            if scan.peek() == b':' {
                scan.at += 1;
            }
            scan.peek();
        }
        let start = scan.at;
        scan.value();
        (scan.at > start).then_some(Entry { name, at, value: start..scan.at })
    })
}

/// The byte at which the value at the end of a path stands, with its name. Where the path leads to
/// something that is missing, that of the last value on the way.
pub fn find(text: &str, path: &[Step]) -> usize {
    let (mut found, mut inside) = (start(text), start(text));
    for step in path {
        let entry = match step {
            Step::Item(index) => entries(text, inside).nth(*index),
            Step::Field(name) => entries(text, inside).find(|entry| is_named(entry.name, name)),
        };
        let Some(entry) = entry else { return found };
        (found, inside) = (entry.at, entry.value.start);
    }
    found
}

/// The byte at which the first value stands.
pub fn start(text: &str) -> usize {
    let mut scan = Scan { text, at: 0 };
    scan.peek();
    scan.at
}

/// Whether a name as written, perhaps with escapes, is this one.
pub fn is_named(written: &str, name: &str) -> bool {
    let quoted = || serde_json::from_str::<String>(&["\"", written, "\""].concat());
    written == name || written.contains('\\') && quoted().is_ok_and(|read| read == name)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// The byte here, 0 at the end.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The byte after any blanks.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.byte()
    }

    /// Passes over a text in quotes, and returns what is within them.
    fn string(&mut self) -> &'a str {
        let start = self.at + 1;
        self.at = start;
        while !matches!(self.byte(), b'"' | 0) {
            self.at += if self.byte() == b'\\' { 2 } else { 1 };
        }
        let end = self.at.min(self.text.len());
        self.at = (end + 1).min(self.text.len());
        self.text.get(start..end).unwrap_or_default()
    }

    /// Passes over a number or a word, or whatever else stands here.
    fn plain(&mut self) {
        while !matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'"' | b'[' | b']' | b'{' | b'}' | 0)
        {
            self.at += 1;
        }
    }

    /// Passes over any value.
    fn value(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => drop(self.string()),
                b'{' | b'[' => {
                    (depth, self.at) = (depth + 1, self.at + 1);
                    continue;
                }
                b'}' | b']' if depth > 0 => (depth, self.at) = (depth - 1, self.at + 1),
                b',' | b':' if depth > 0 => self.at += 1,
                b'}' | b']' | b',' | b':' | 0 => return,
                _ => self.plain(),
            }
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\n{ \"a\": [1, \"x,]}\\\"\", {}],\r\n  \"b.c\": {\"\\u0064\": [[]]},\n\"e\": null }\n";

    fn step(path: &str) -> Vec<Step> {
        path.split_whitespace().map(|it| it.parse().map_or_else(|_| Step::Field(it.into()), Step::Item)).collect()
    }

    #[test]
    fn finds_the_line_of_a_value_or_of_what_should_hold_it() {
        for (path, line, rest) in [
            ("", 2, "{ \"a\""),
            ("a", 2, "\"a\": [1"),
            ("a 0", 2, "1, "),
            ("a 1", 2, "\"x,]}"),
            ("a 2", 2, "{}]"),
            ("a 3", 2, "\"a\": [1"),
            ("a 2 z", 2, "{}]"),
            ("b.c", 3, "\"b.c\""),
            ("b.c d", 3, "\"\\u0064\": [["),
            ("b.c d 0", 3, "[]]"),
            ("b.c d 0 0", 3, "[]]"),
            ("e", 4, "\"e\""),
            ("e f", 4, "\"e\""),
            ("z", 2, "{ \"a\""),
        ] {
            let at = find(TEXT, &step(path));
            assert!(TEXT[at..].starts_with(rest), "{path}: {}", &TEXT[at..]);
            assert_eq!(line_of(TEXT, at), line, "{path}");
        }
    }

    #[test]
    fn counts_entries() {
        let mut groups = std::cell::RefCell::new(Vec::new());
        let see = |group: &Group| {
            groups.borrow_mut().push((group.name.to_owned(), group.depth, group.entries));
            false
        };
        assert_eq!(first_group(TEXT, see), None);
        let expected = [("", 2, 0), ("a", 1, 3), ("", 3, 0), ("\\u0064", 2, 1), ("b.c", 1, 1), ("", 0, 3)];
        assert_eq!(*groups.get_mut(), expected.map(|(name, depth, entries)| (name.to_owned(), depth, entries)));
        let first = first_group(TEXT, |group| group.entries > 1).unwrap();
        assert_eq!(first, Group { at: 8, name: "a", depth: 1, entries: 3 });
    }

    #[test]
    fn lists_entries_with_their_text() {
        let found: Vec<_> = entries(TEXT, 8).map(|entry| (entry.name, &TEXT[entry.value])).collect();
        assert_eq!(found, [("", "1"), ("", "\"x,]}\\\"\""), ("", "{}")]);
        let found: Vec<_> = entries(TEXT, 1).map(|entry| (entry.name, &TEXT[entry.value])).collect();
        assert_eq!(found, [("a", "[1, \"x,]}\\\"\", {}]"), ("b.c", "{\"\\u0064\": [[]]}"), ("e", "null")]);
        assert_eq!(entries("5", 0).count() + entries("", 0).count() + entries("[]", 0).count(), 0);
    }

    /// The end is reached whatever the text is.
    #[test]
    fn what_is_not_json_ends_too() {
        for at in (0..TEXT.len()).filter(|at| TEXT.is_char_boundary(*at)) {
            for with in ["", "\"", "\\", ",", ":", "[", "}", "é", "\0"] {
                let text = [&TEXT[..at], with, &TEXT[(at + 1).min(TEXT.len())..]].concat();
                first_group(&text, |_| false);
                find(&text, &step("b.c d 0"));
                entries(&text, start(&text)).for_each(drop);
                first_group(&[&TEXT[..at], with].concat(), |_| false);
            }
        }
    }
}
