//! Reads JSON into a tree. A fifth of the code that serde_json brings into the page: no floats, no maps.

/// How deep lists and objects may stand in each other: the stack of a page is small.
const DEEPEST: usize = 64;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number that fits, and is not negative.
    Whole(u32),
    /// Any other number; nothing in the page reads one.
    Number,
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Self>),
    /// Values by name, in the order of the text.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// The first field of this name, if this is an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_fields()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The fields, if this is an object.
    pub fn as_fields(&self) -> Option<&[(String, Self)]> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The whole number, if it is one.
    pub fn as_u32(&self) -> Option<u32> {
        if let Self::Whole(whole) = self { Some(*whole) } else { None }
    }

    /// The items, if this is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }
}

/// Reads a text, or tells the byte at which it stops being JSON.
///
/// ```
/// use scim_tax::wire::json_read::{Value, parse};
/// let value = parse(r#" {"format": 1, "days": ["2026-11-21", -1.5e3, null]} "#).unwrap();
/// assert_eq!(value.get("format").and_then(Value::as_u32), Some(1));
/// assert_eq!(value.get("days").and_then(Value::as_list).unwrap()[0].as_str(), Some("2026-11-21"));
/// assert_eq!(parse("[1, 2"), Err(5));
/// ```
pub fn parse(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, at: 0 };
    match reader.value(DEEPEST) {
        Some(value) if reader.peek() == 0 && reader.at == text.len() => Ok(value),
        _ => Err(reader.at),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// The byte here; 0, which no JSON has outside a string, at the end.
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

    fn took(&mut self, byte: u8) -> bool {
        let there = self.peek() == byte;
        self.at += usize::from(there);
        there
    }

    fn value(&mut self, deepest: usize) -> Option<Value> {
        match self.peek() {
            b'"' => self.string().map(Value::Text),
            b'[' => self.list(deepest.checked_sub(1)?),
            b'{' => self.object(deepest.checked_sub(1)?),
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            _ => self.number(),
        }
    }

    fn list(&mut self, deepest: usize) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        if !self.took(b']') {
            loop {
                items.push(self.value(deepest)?);
                if self.took(b']') {
                    break;
                }
                self.comma()?;
            }
        }
        Some(Value::List(items))
    }

    fn object(&mut self, deepest: usize) -> Option<Value> {
        self.at += 1;
        let mut fields = Vec::new();
        if !self.took(b'}') {
            loop {
                if self.peek() != b'"' {
                    return None;
                }
                let name = self.string()?;
                if !self.took(b':') {
                    return None;
                }
                fields.push((name, self.value(deepest)?));
                if self.took(b'}') {
                    break;
                }
                self.comma()?;
            }
        }
        Some(Value::Object(fields))
    }

    fn comma(&mut self) -> Option<()> {
        self.took(b',').then_some(())
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        if !self.text.get(self.at..)?.starts_with(word) {
            return None;
        }
        self.at += word.len();
        Some(value)
    }

    fn number(&mut self) -> Option<Value> {
        let negative = self.byte() == b'-';
        self.at += usize::from(negative);
        let starts_with_0 = self.byte() == b'0';
        let (count, whole) = self.digits();
        if count == 0 || starts_with_0 && count > 1 {
            return None;
        }
        let mut plain = !negative;
        if self.byte() == b'.' {
            plain = false;
            self.at += 1;
            if self.digits().0 == 0 {
                return None;
            }
        }
        if matches!(self.byte(), b'e' | b'E') {
            plain = false;
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            if self.digits().0 == 0 {
                return None;
            }
        }
        Some(whole.filter(|_| plain).map_or(Value::Number, Value::Whole))
    }

    /// How many digits there are, and what they say if it fits.
    fn digits(&mut self) -> (usize, Option<u32>) {
        let (start, mut whole) = (self.at, Some(0_u32));
        while self.byte().is_ascii_digit() {
            let digit = u32::from(self.byte() - b'0');
            whole = whole.and_then(|whole| whole.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        (self.at - start, whole)
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0..b' ') {
                self.at += 1;
            }
            text.push_str(self.text.get(start..self.at)?);
            let end = self.byte();
            if end < b' ' {
                return None;
            }
            self.at += 1;
            if end == b'"' {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte();
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        })
    }

    /// Four digits, or twice four for what lies beyond them. Half of such a pair alone is refused.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        let second = if self.word("\\u", Value::Null).is_some() { self.hex()? } else { 0 };
        let second = second.checked_sub(0xDC00).filter(|second| *second < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.byte()).to_digit(16)?;
            self.at += 1;
        }
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same from serde_json.
    fn expected(text: &str) -> Option<Value> {
        fn same(value: serde_json::Value) -> Value {
            match value {
                serde_json::Value::Null => Value::Null,
                serde_json::Value::Bool(is) => Value::Bool(is),
                serde_json::Value::Number(number) => {
                    let whole = number.as_u64().and_then(|whole| u32::try_from(whole).ok());
                    whole.map_or(Value::Number, Value::Whole)
                }
                serde_json::Value::String(text) => Value::Text(text),
                serde_json::Value::Array(items) => Value::List(items.into_iter().map(same).collect()),
                serde_json::Value::Object(fields) => {
                    Value::Object(fields.into_iter().map(|(key, value)| (key, same(value))).collect())
                }
            }
        }
        serde_json::from_str(text).ok().map(same)
    }

    /// serde_json does not keep the order of fields.
    fn in_order_of_name(mut value: Value) -> Value {
        if let Value::Object(fields) = &mut value {
            fields.sort_by(|a, b| a.0.cmp(&b.0));
        }
        value
    }

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(parse(text).ok().map(in_order_of_name), expected(text), "{text:?}");
    }

    const ALL: &str = r#" { "a" : [ ] , "b" : { } , "c" : [ 0 , 70 , -0.5 , 1e5 , 2E-3,
        true , false , null , "" , "\"\\\/\b\f\n\r\t\u0000\u00e9\uD83D\uDE42 é 価格 🙂" , [ [ { "d" : [ 1 ] } ] ] ] } "#;

    #[test]
    fn reads_what_serde_json_reads() {
        assert!(parse(ALL).is_ok());
        check(ALL);
        for text in [
            "",
            " ",
            "nul",
            "nullx",
            "null null",
            "True",
            "tru",
            "01",
            "-",
            "-01",
            "-0",
            "0",
            "1.",
            "1.e5",
            ".5",
            "+1",
            "1e",
            "1e+",
            "1e+5",
            "1E5.",
            "0x1",
            "4294967295",
            "4294967296",
            "1_000",
            "99999999999999999999",
            "\"",
            "\"\\\"",
            "\"a\nb\"",
            "\"\t\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12G4\"",
            "\"\\u+123\"",
            "\"\\uD83D\"",
            "\"\\uD83D\\u0041\"",
            "\"\\uDE42\"",
            "\"\\uD83D\\uDE4\"",
            "\"\\uD83D\\uD83D\"",
            "\"\0\"",
            "\0",
            "[\0]",
            "[",
            "]",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1}",
            "{",
            "}",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{a:1}",
            "{1:1}",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "\u{feff}1",
            "\u{a0}1",
            "é",
            "<!DOCTYPE html>",
        ] {
            check(text);
        }
    }

    #[test]
    fn reads_what_serde_json_reads_after_any_change_of_a_byte() {
        for at in (0..ALL.len()).filter(|at| ALL.is_char_boundary(*at) && ALL.is_char_boundary(at + 1)) {
            check(&ALL[..at]);
            for byte in ["", "\"", "\\", ",", ":", "[", "}", "0", "-", ".", "e", "u", "\0", "é"] {
                check(&[&ALL[..at], byte, &ALL[at + 1..]].concat());
            }
        }
    }

    #[test]
    fn tells_where_it_stops_being_json() {
        for (text, at) in [("", 0), ("<!DOCTYPE html>", 0), ("[1, 2", 5), ("[1, x]", 4), ("{} {}", 3), ("\"é", 3)] {
            assert_eq!(parse(text), Err(at), "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_refused() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert!(parse(&nested(DEEPEST + 1)).is_err());
        assert!(parse(&"[".repeat(1_000_000)).is_err());
    }
}
