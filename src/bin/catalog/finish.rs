//! The last step of a build: the pages are made safe to serve.

/// Nothing but the page's own files, and no script in the page itself. `wasm-unsafe-eval` only allows
/// compiling WebAssembly.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/// Puts the policy right after the charset, so that it holds for all that follows, and adds
/// `crossorigin` where there is `integrity`: in a sandboxed frame the page's origin is opaque, and
/// browsers refuse what they cannot compare. What the policy would block is an error.
pub fn finish(html: &str) -> Result<String, String> {
    let (mut finished, mut rest, mut has_policy) = (String::new(), html, false);
    while let Some((before, tag, after)) = next_tag(rest) {
        if let Some(blocked) = blocked(tag) {
            return Err(format!("{blocked} is blocked by the content security policy: {tag}"));
        }
        finished += before;
        if has(tag, "integrity") && !has(tag, "crossorigin") {
            finished += tag.trim_end_matches(['/', '>']).trim_end();
            finished += " crossorigin>";
        } else {
            finished += tag;
        }
        if !has_policy && tag.starts_with("<meta") && has(tag, "charset") {
            finished += &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
            has_policy = true;
        }
        rest = after;
    }
    if has_policy { Ok(finished + rest) } else { Err("no <meta charset> to put the policy after".into()) }
}

/// The text before the next opening tag, the tag, and the rest. Attributes hold no `>` in our page.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let opens = html.match_indices('<').map(|(at, _)| at);
    let start = opens.into_iter().find(|at| html[at + 1..].starts_with(|first: char| first.is_ascii_alphabetic()))?;
    let end = start + html[start..].find('>')? + 1;
    Some((&html[..start], &html[start..end], &html[end..]))
}

fn blocked(tag: &str) -> Option<&'static str> {
    let inline_handler = attributes(tag).any(|name| name.starts_with("on"));
    match tag {
        _ if tag.starts_with("<script") && !has(tag, "src") => Some("a script in the page"),
        _ if tag.starts_with("<style") => Some("a style sheet in the page"),
        _ if has(tag, "style") => Some("a style attribute"),
        _ if inline_handler => Some("an event handler"),
        _ => None,
    }
}

fn has(tag: &str, attribute: &str) -> bool {
    attributes(tag).any(|name| name == attribute)
}

/// The names of a tag's attributes: what stands outside quotes.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    let unquoted = tag.split('"').step_by(2);
    unquoted.flat_map(|part| part.split([' ', '\n', '\t', '=', '>', '/'])).filter(|name| !name.is_empty()).skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\">";

    #[test]
    fn the_policy_stands_right_after_the_charset() {
        let html = finish(&format!("{HEAD}<title>a > b</title></head></html>")).unwrap();
        let expected = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                        content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                        img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'\"><title>";
        assert!(html.contains(expected), "{html}");
        assert!(html.ends_with("<title>a > b</title></head></html>"), "{html}");
    }

    #[test]
    fn what_has_integrity_gets_crossorigin() {
        for (tag, expected) in [
            (
                "<link rel=\"stylesheet\" href=\"a.css\" integrity=\"sha384-a/=\"/>",
                "integrity=\"sha384-a/=\" crossorigin>",
            ),
            ("<script type=\"module\" src=\"a.js\" integrity=\"x\">", "integrity=\"x\" crossorigin>"),
            ("<link crossorigin=\"anonymous\" integrity=\"x\">", "<link crossorigin=\"anonymous\" integrity=\"x\">"),
        ] {
            let html = finish(&format!("{HEAD}{tag}</head>")).unwrap();
            assert!(html.ends_with(&format!("{expected}</head>")), "{html}");
        }
    }

    #[test]
    fn what_the_policy_blocks_is_an_error() {
        for (tag, blocked) in [
            ("<script>", "a script in the page"),
            ("<script type=\"module\">", "a script in the page"),
            ("<style>", "a style sheet in the page"),
            ("<p class=\"a\" style=\"color: red\">", "a style attribute"),
            ("<img alt=\"\" onerror=\"x\">", "an event handler"),
        ] {
            let expected = format!("{blocked} is blocked by the content security policy: {tag}");
            assert_eq!(finish(&format!("{HEAD}{tag}")), Err(expected));
        }
        assert!(finish(&format!("{HEAD}<script type=\"module\" src=\"boot.js\"></script>")).is_ok());
    }

    #[test]
    fn a_page_without_charset_is_refused() {
        assert_eq!(finish("<html></html>"), Err("no <meta charset> to put the policy after".into()));
    }
}
