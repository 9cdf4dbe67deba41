//! What a fact sheet is made of: parts with sentences, lists, terms and tables, whose phrases cite sources.

use crate::domain::Evidence;

/// A text, where it leads, and the sources it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What is read.
    pub text: String,
    /// Where it leads.
    pub link: Option<Link>,
    /// The places of its sources in the list of sources, from 1.
    pub sources: Vec<usize>,
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Phrase {
    /// The same with the sources of these keys behind it.
    pub fn cites<'a>(mut self, evidence: &Evidence, keys: impl IntoIterator<Item = &'a str>) -> Self {
        for number in keys.into_iter().filter_map(|key| evidence.number_of(key)) {
            if !self.sources.contains(&number) {
                self.sources.push(number);
            }
        }
        self.sources.sort_unstable();
        self
    }
}

/// Where a phrase leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A page elsewhere, `https:` only.
    Address(String),
    /// The fact sheet of another vendor, by its id.
    Vendor(String),
}

/// A part of the sheet under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name in the page.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Something in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Says(Phrase),
    /// A list.
    List(Vec<Phrase>),
    /// Terms and what they are.
    Terms(Vec<(&'static str, Phrase)>),
    /// A table.
    Table(Table),
    /// The sources, in the order of their numbers.
    Sources(Vec<Phrase>),
}

/// A table. The first cell of a row is what the row is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// What its columns hold.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// As many cells as columns; a cell with several phrases is a list.
    pub cells: Vec<Vec<Phrase>>,
    /// It is about what the reader has.
    pub own: bool,
}

impl TableRow {
    /// A row with a phrase in each cell.
    pub fn of(cells: Vec<Phrase>, own: bool) -> Self {
        Self { cells: cells.into_iter().map(|phrase| vec![phrase]).collect(), own }
    }
}
