//! Writes JSON as it goes: indented, each value on a line of its own. Much less code in the page than
//! serde's derived writers.

/// JSON text that grows. Every value has a key; in a list, and at the top, it is empty.
///
/// ```
/// use scim_tax::wire::json::Json;
/// let mut json = Json::default();
/// json.object("");
/// json.text("name", "a \"quoted\"\nname");
/// json.list("numbers");
/// json.whole("", 120);
/// json.end_list();
/// json.list("none");
/// json.end_list();
/// json.end_object();
/// let written = "{\n  \"name\": \"a \\\"quoted\\\"\\u000aname\",\n  \"numbers\": [\n    120\n  ],\n  \"none\": []\n}";
/// assert_eq!(json.finish(), written);
/// ```
#[derive(Default)]
pub struct Json {
    text: String,
    depth: usize,
}

/// Text as a JSON string, with its quotes.
pub fn quoted(text: &str) -> String {
    let mut json = Json::default();
    json.quoted(text);
    json.text
}

impl Json {
    /// Begins an object.
    pub fn object(&mut self, key: &str) {
        self.open(key, '{');
    }

    /// Ends the innermost object.
    pub fn end_object(&mut self) {
        self.close('}');
    }

    /// Begins a list.
    pub fn list(&mut self, key: &str) {
        self.open(key, '[');
    }

    /// Ends the innermost list.
    pub fn end_list(&mut self) {
        self.close(']');
    }

    /// A string.
    pub fn text(&mut self, key: &str, value: &str) {
        self.maybe(key, Some(value));
    }

    /// A string, or null.
    pub fn maybe(&mut self, key: &str, value: Option<&str>) {
        self.key(key);
        match value {
            Some(value) => self.quoted(value),
            None => self.text.push_str("null"),
        }
    }

    /// A whole number.
    pub fn whole(&mut self, key: &str, value: usize) {
        self.key(key);
        self.digits(value);
    }

    /// True or false.
    pub fn truth(&mut self, key: &str, value: bool) {
        self.raw(key, if value { "true" } else { "false" });
    }

    /// Nothing.
    pub fn null(&mut self, key: &str) {
        self.maybe(key, None);
    }

    /// What is JSON already.
    pub fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.text.push_str(json);
    }

    /// All that was written.
    pub fn finish(self) -> String {
        self.text
    }

    fn open(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.text.push(bracket);
        self.depth += 1;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.just_opened() {
            self.line();
        }
        self.text.push(bracket);
    }

    /// All that stands before a value: a comma after another one, a line of its own, the key.
    fn key(&mut self, key: &str) {
        if self.depth > 0 {
            if !self.just_opened() {
                self.text.push(',');
            }
            self.line();
        }
        if !key.is_empty() {
            self.quoted(key);
            self.text.push_str(": ");
        }
    }

    /// Strings end in a quote, so a bracket at the end is one that opened.
    fn just_opened(&self) -> bool {
        matches!(self.text.as_bytes().last(), Some(b'{' | b'['))
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    fn digits(&mut self, value: usize) {
        if value > 9 {
            self.digits(value / 10);
        }
        self.digit(value % 10);
    }

    fn digit(&mut self, value: usize) {
        self.text.push(char::from(b"0123456789abcdef"[value & 15]));
    }

    fn quoted(&mut self, value: &str) {
        self.text.push('"');
        for letter in value.chars() {
            match letter {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(letter);
                }
                ' '.. => self.text.push(letter),
                control => {
                    self.text.push_str("\\u00");
                    self.digit(control as usize >> 4);
                    self.digit(control as usize);
                }
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_comes_back() {
        let mut text: String = ('\0'..='\u{ff}').collect();
        text.push_str("\u{2028} − 価格 🙂 \\u0000 {[");
        let mut json = Json::default();
        json.object("");
        json.text(&text, &text);
        json.null("[");
        json.list("{");
        json.raw("", "[1,2]");
        json.truth("", true);
        json.end_list();
        json.end_object();
        let read: serde_json::Value = serde_json::from_str(&json.finish()).unwrap();
        assert_eq!(read, serde_json::json!({ text.clone(): text, "[": null, "{": [[1, 2], true] }));
    }
}
