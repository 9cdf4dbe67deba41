//! Sentences with something put in.

/// The sentence with the parts in the places of `{}`, in order. Parts are taken as they are.
pub(super) fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut parts = parts.iter();
    for c in sentence.chars() {
        match c {
            '{' => text.push_str(parts.next().unwrap_or(&"")),
            '}' => {}
            _ => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn parts_go_in_their_places() {
        assert_eq!(fill("{} of {}.", &["1", "{}"]), "1 of {}.");
        assert_eq!(fill("none", &[]), "none");
        assert_eq!(fill("{}{}", &["a", "b"]), "ab");
    }
}
