//! method.html: what `present::method` says, as HTML in the places of assets/method.html.

use crate::summary::{steps, with_conflicts};
use scim_tax::domain::{Catalog, Scenario};
use scim_tax::present::date;
use scim_tax::present::method::{Block, Given, Section, Span, Table, method};
use scim_tax::wire::catalog_file::Checked;
use scim_tax::wire::link;

const TEMPLATE: &str = include_str!("../../../assets/method.html");
/// From this many columns on a table has narrow ones.
const WIDE: usize = 5;

/// The page. `all` are the catalog's vendors as authored, for their sources.
///
/// # Errors
/// What the page speaks of and the data no longer has.
pub fn page(catalog: &Catalog, all: &[Checked]) -> Result<String, String> {
    let scenario = |text: &str| scenario(catalog, text);
    let source = |vendor: &str, key: &str| {
        let checked = all.iter().find(|checked| checked.file.id == vendor)?;
        Some(checked.file.sources.get(key)?.url.clone())
    };
    let sections = method(&Given {
        catalog,
        steps: steps(all),
        with_conflicts: with_conflicts(all),
        scenario: &scenario,
        source: &source,
    })
    .map_err(|problem| format!("method.html: {problem}"))?;
    let mut html = TEMPLATE.to_owned();
    for (place, content) in [
        ("{{contents}}", contents(&sections)),
        ("{{sections}}", sections.iter().map(section).collect()),
        ("{{version}}", escaped(&date(catalog.version))),
    ] {
        if !html.contains(place) {
            return Err(format!("assets/method.html: {place} is missing"));
        }
        html = html.replace(place, &content);
    }
    Ok(html)
}

/// A worked example's link, of which every part has to be in the catalog.
fn scenario(catalog: &Catalog, text: &str) -> Result<Scenario, String> {
    let reading = link::read_with(&format!("v=1&{text}"), catalog);
    match reading.problems.first() {
        Some(problem) => Err(format!("{} {}: {:?}", problem.key, problem.value, problem.reason)),
        None => Ok(reading.scenario),
    }
}

/// Text as it stands in HTML, in elements and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            // Places are in double braces, and what fills one must not look like another.
            '{' => out += "&#123;",
            _ => out.push(c),
        }
    }
    out
}

fn contents(sections: &[Section]) -> String {
    let entry = |of: &Section| format!("<li><a href=\"#{}\">{}</a></li>\n", of.id, escaped(of.title));
    format!("<ol>\n{}</ol>", sections.iter().map(entry).collect::<String>())
}

fn section(of: &Section) -> String {
    let blocks: String = of.blocks.iter().map(block).collect();
    format!("<section id=\"{}\">\n<h2>{}</h2>\n{blocks}</section>\n", of.id, escaped(of.title))
}

fn block(of: &Block) -> String {
    match of {
        Block::Heading { id, title } => format!("<h3 id=\"{id}\">{}</h3>\n", escaped(title)),
        Block::Text(spans) => format!("<p>{}</p>\n", text(spans)),
        Block::List(items) => {
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", text(item))).collect();
            format!("<ul>\n{items}</ul>\n")
        }
        Block::Table(of) => table(of),
    }
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(of: &Span) -> String {
    match of {
        Span::Plain(text) => escaped(text),
        Span::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Span::Code(text) => format!("<code>{}</code>", escaped(text)),
        Span::Link { text, href } => {
            let leaves = href.starts_with("https://");
            let leaving = if leaves { " rel=\"noopener noreferrer\" target=\"_blank\"" } else { "" };
            format!("<a href=\"{}\"{leaving}>{}</a>", escaped(href), escaped(text))
        }
    }
}

/// A cell also carries its column's title, which stands before it where the page is narrow.
fn table(of: &Table) -> String {
    let class = if of.columns.len() >= WIDE { "plain wide" } else { "plain" };
    let numbers = |at: usize| of.columns.get(at).is_some_and(|column| column.numbers);
    let head: String = of
        .columns
        .iter()
        .map(|column| {
            let class = if column.numbers { " class=\"num\"" } else { "" };
            format!("<th scope=\"col\"{class}>{}</th>", escaped(column.title))
        })
        .collect();
    let cell = |(at, spans): (usize, &Vec<Span>)| {
        let title = of.columns.get(at).map_or("", |column| column.title);
        let class = if numbers(at) { " class=\"num\"" } else { "" };
        match at {
            0 => format!("<th scope=\"row\">{}</th>", text(spans)),
            _ => format!("<td{class} data-column=\"{}\">{}</td>", escaped(title), text(spans)),
        }
    };
    let last = of.rows.len().saturating_sub(1);
    let row = |(at, cells): (usize, &Vec<Vec<Span>>)| {
        let class = if of.has_sum && at == last { " class=\"sum\"" } else { "" };
        format!("<tr{class}>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>())
    };
    let rows: String = of.rows.iter().enumerate().map(row).collect();
    format!(
        "<table class=\"{class}\">\n<caption>{}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        escaped(&of.caption)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use scim_tax::present::method::Column;

    #[test]
    fn nothing_of_a_text_is_markup() {
        let hostile = "<script>\"'&{{version}}";
        let safe = "&lt;script&gt;&quot;&#39;&amp;&#123;&#123;version}}";
        let spans = vec![
            Span::Plain(hostile.into()),
            Span::Strong(hostile.into()),
            Span::Code(hostile.into()),
            Span::Link { text: hostile.into(), href: format!("https://a.example/{hostile}") },
        ];
        let expected = format!(
            "{safe}<strong>{safe}</strong><code>{safe}</code><a href=\"https://a.example/{safe}\" \
             rel=\"noopener noreferrer\" target=\"_blank\">{safe}</a>"
        );
        assert_eq!(text(&spans), expected);
    }

    #[test]
    fn a_cell_carries_its_columns_title() {
        let columns = vec![Column { title: "What", numbers: false }, Column { title: "A year", numbers: true }];
        let row = |what: &str, amount: &str| vec![vec![Span::Plain(what.into())], vec![Span::Plain(amount.into())]];
        let rows = vec![row("One", "$1"), row("Sum", "$1")];
        let html = table(&Table { caption: "C".into(), columns, rows, has_sum: true });
        assert_eq!(
            html,
            "<table class=\"plain\">\n<caption>C</caption>\n\
             <thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"num\">A year</th></tr></thead>\n<tbody>\n\
             <tr><th scope=\"row\">One</th><td class=\"num\" data-column=\"A year\">$1</td></tr>\n\
             <tr class=\"sum\"><th scope=\"row\">Sum</th><td class=\"num\" data-column=\"A year\">$1</td></tr>\n\
             </tbody>\n</table>\n"
        );
    }

    #[test]
    fn an_example_names_only_what_the_catalog_has() {
        let catalog = Catalog { version: scim_tax::domain::Date::parse("2026-11-21").unwrap(), vendors: Vec::new() };
        assert!(scenario(&catalog, "app=kustomer,,,50").unwrap_err().contains("kustomer"));
        assert!(scenario(&catalog, "app=own,Acme,,50,speed:1").unwrap_err().contains("speed"));
        assert_eq!(scenario(&catalog, "app=own,Acme,,50").unwrap().apps.len(), 1);
    }
}
