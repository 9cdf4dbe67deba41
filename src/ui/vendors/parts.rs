//! Draws the parts of a fact sheet: headings, lists, terms and tables, made of elements and text nodes only.

use super::super::dom::{append, set};
use crate::present::{Block, Link, Part, Phrase, Table, TableRow};
use web_sys::Element;

/// Draws a part at the end of an element. `address_of` is where the sheet of another vendor is.
pub fn draw(parent: &Element, part: &Part, address_of: &dyn Fn(&str) -> String) -> Option<()> {
    let section = append(parent, "section", "")?;
    set(&section, "aria-labelledby", Some(&heading_id(part)));
    let heading = append(&section, "h2", &part.title)?;
    set(&heading, "id", Some(&heading_id(part)));
    set(&heading, "tabindex", Some("-1"));
    let draw = Drawing { address_of };
    for block in &part.blocks {
        draw.block(&section, part, block)?;
    }
    Some(())
}

/// Draws a list alone.
pub fn draw_list(parent: &Element, phrases: &[Phrase], address_of: &dyn Fn(&str) -> String) -> Option<()> {
    if phrases.is_empty() { None } else { Drawing { address_of }.list(parent, phrases) }
}

/// The id of a part's heading.
pub fn heading_id(part: &Part) -> String {
    ["h-", part.id].concat()
}

fn source_id(number: usize) -> String {
    ["source-", &number.to_string()].concat()
}

struct Drawing<'a> {
    address_of: &'a dyn Fn(&str) -> String,
}

impl Drawing<'_> {
    fn block(&self, section: &Element, part: &Part, block: &Block) -> Option<()> {
        match block {
            Block::Says(phrase) => self.phrase(&append(section, "p", "")?, phrase),
            Block::List(phrases) => self.list(section, phrases),
            Block::Terms(terms) => {
                let list = append(section, "dl", "")?;
                for (term, phrase) in terms {
                    append(&list, "dt", term)?;
                    self.phrase(&append(&list, "dd", "")?, phrase)?;
                }
                Some(())
            }
            Block::Table(table) => self.table(section, part, table),
            Block::Sources(phrases) => {
                let list = append(section, "ol", "")?;
                set(&list, "class", Some("sources"));
                for (at, phrase) in phrases.iter().enumerate() {
                    let item = append(&list, "li", "")?;
                    set(&item, "id", Some(&source_id(at + 1)));
                    set(&item, "tabindex", Some("-1"));
                    self.source(&item, phrase)?;
                }
                Some(())
            }
        }
    }

    fn list(&self, parent: &Element, phrases: &[Phrase]) -> Option<()> {
        let list = append(parent, "ul", "")?;
        for phrase in phrases {
            self.phrase(&append(&list, "li", "")?, phrase)?;
        }
        Some(())
    }

    /// A text, as a link where it leads somewhere, and the numbers of its sources.
    fn phrase(&self, element: &Element, phrase: &Phrase) -> Option<()> {
        match &phrase.link {
            None => append(element, "span", &phrase.text)?,
            Some(link) => self.link(element, &phrase.text, link)?,
        };
        for number in &phrase.sources {
            let cite = append(element, "a", &number.to_string())?;
            let id = source_id(*number);
            set(&cite, "class", Some("cite"));
            set(&cite, "href", Some(&["#", &id].concat()));
            set(&cite, "data-to", Some(&id));
            set(&cite, "aria-label", Some(&["Source ", &number.to_string()].concat()));
        }
        Some(())
    }

    fn link(&self, element: &Element, text: &str, link: &Link) -> Option<Element> {
        let drawn = append(element, "a", text)?;
        match link {
            Link::Vendor(id) => set(&drawn, "href", Some(&(self.address_of)(id))),
            Link::Address(address) => {
                set(&drawn, "href", Some(address));
                set(&drawn, "target", Some("_blank"));
                set(&drawn, "rel", Some("noopener noreferrer"));
            }
        }
        Some(drawn)
    }

    /// What a source is, and its address as a link.
    fn source(&self, item: &Element, phrase: &Phrase) -> Option<()> {
        append(item, "span", &[&phrase.text, ": "].concat())?;
        if let Some(link @ Link::Address(address)) = &phrase.link {
            self.link(item, address, link)?;
        }
        Some(())
    }

    /// On a phone each row stands on its own, so a cell has the name of its column, and elements have the roles
    /// that another layout takes from them.
    fn table(&self, section: &Element, part: &Part, table: &Table) -> Option<()> {
        let drawn = append(section, "table", "")?;
        set(&drawn, "class", Some(&["plain sheet-table of-", part.id].concat()));
        set(&drawn, "role", Some("table"));
        append(&drawn, "caption", &table.caption)?;
        let head = append(&drawn, "thead", "")?;
        set(&head, "role", Some("rowgroup"));
        let row = append(&head, "tr", "")?;
        set(&row, "role", Some("row"));
        for text in &table.head {
            let cell = append(&row, "th", text)?;
            set(&cell, "scope", Some("col"));
            set(&cell, "role", Some("columnheader"));
        }
        let body = append(&drawn, "tbody", "")?;
        set(&body, "role", Some("rowgroup"));
        for row in &table.rows {
            self.row(&body, table, row)?;
        }
        Some(())
    }

    fn row(&self, body: &Element, table: &Table, row: &TableRow) -> Option<()> {
        let drawn = append(body, "tr", "")?;
        set(&drawn, "role", Some("row"));
        set(&drawn, "class", row.own.then_some("own"));
        for (at, (phrases, label)) in row.cells.iter().zip(&table.head).enumerate() {
            let cell = append(&drawn, if at == 0 { "th" } else { "td" }, "")?;
            set(&cell, "role", Some(if at == 0 { "rowheader" } else { "cell" }));
            set(&cell, "scope", (at == 0).then_some("row"));
            set(&cell, "data-label", Some(label));
            match phrases.as_slice() {
                [only] => self.phrase(&cell, only)?,
                several => self.list(&cell, several)?,
            }
        }
        Some(())
    }
}
