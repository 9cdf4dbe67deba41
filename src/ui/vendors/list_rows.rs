//! What the list says around its rows: the summary, the heads of the columns, counts and pages, and what would fill
//! an empty list.

use super::super::dom::{element, hide, rows, rows_of, say, say_all, set, set_by_id};
use super::Fixed;
use super::list::List;
use crate::domain::{Column, VendorQuery};
use crate::present::{case_text, column_heading, count_text, filters, loosening_text, order_note, page_text};
use crate::wire::vendors_link::{VendorsLink, sort_word, write};

/// Columns whose cells are amounts: they stand to the right.
pub const AMOUNTS: [Column; 3] = [Column::Extra, Column::SeatMonth, Column::Jump];

/// Shows what changes only with the seats or the company.
pub fn show_case(link: &VendorsLink, fixed: &Fixed) {
    let company = &link.scenario.company;
    say_all(&[("list-case", &case_text(link.seats(), company, &fixed.numbers))]);
    let Some(heads) = element("heads") else { return };
    rows(&heads, Column::ALL.len(), &mut |at, head| {
        let column = Column::ALL[at];
        if let Some(button) = head.first_element_child() {
            say(&button, &column_heading(column, company.idp));
            set(&button, "data-column", Some(&at.to_string()));
        }
        set(head, "class", AMOUNTS.contains(&column).then_some("num"));
    });
}

/// Shows how many rows were selected, and in which order: what belongs to the rows themselves, or moves them.
pub fn show_order(list: &List, link: &VendorsLink, fixed: &Fixed) {
    let query = &link.query;
    let count = count_text(list.selected.len(), list.rows.len(), &fixed.numbers);
    let apart = query.sort.map(|sort| list.orders.apart(sort.column, &list.selected)).unwrap_or_default();
    let note = order_note(&apart).unwrap_or_default();
    say_all(&[("count", &count), ("order-note", &note)]);
    hide("order-note", note.is_empty());
    hide("rows", list.selected.is_empty());
    if !list.selected.is_empty() {
        hide("nothing", true);
    }
    // On a narrow screen it takes a line.
    let all = VendorQuery { sort: query.sort, ..VendorQuery::default() };
    set_by_id("clear", "href", Some(&address(link, &all)));
    hide("clear", query.is_open());
    show_heads(link);
}

/// Shows what stands around the rows that were selected.
pub fn show(list: &mut List, link: &VendorsLink, fixed: &Fixed) {
    show_summary(list, link);
    show_order(list, link, fixed);
    show_filters(list, link);
    show_pages(list, link, fixed);
    show_nothing(list, link, fixed);
}

/// The address of another query on this page.
fn address(link: &VendorsLink, query: &VendorQuery) -> String {
    let other = VendorsLink { query: query.clone(), ..link.clone() };
    ["#", &write(&other)].concat()
}

fn show_summary(list: &List, link: &VendorsLink) {
    let addresses: Vec<String> = list.summary.iter().map(|part| address(link, &part.query)).collect();
    let texts = list.summary.iter().map(|part| part.text.as_str());
    let stands_for: String = addresses.iter().map(String::as_str).chain(texts).collect();
    rows_of("summary", &stands_for, list.summary.len(), &mut |at, row| {
        if let Some(anchor) = row.first_element_child() {
            say(&anchor, &list.summary[at].text);
            set(&anchor, "href", Some(&addresses[at]));
        }
    });
}

fn show_heads(link: &VendorsLink) {
    let stands_for = link.query.sort.map(sort_word).unwrap_or_default();
    rows_of("heads", &stands_for, Column::ALL.len(), &mut |at, head| {
        let sort = link.query.sort.filter(|sort| sort.column == Column::ALL[at]);
        let direction = sort.map(|sort| if sort.descending { "descending" } else { "ascending" });
        set(head, "aria-sort", direction);
    });
}

fn show_filters(list: &List, link: &VendorsLink) {
    let (query, company) = (&link.query, &link.scenario.company);
    let category = list.categories.iter().flat_map(|categories| categories.all());
    let category = category.into_iter().find(|(_, key)| *key == query.category).map_or("", |(name, _)| name);
    let mut narrowed = filters(query, category, company).join("; ");
    if !narrowed.is_empty() {
        narrowed.insert_str(0, "Shown: ");
    }
    say_all(&[("filters-said", &narrowed)]);
    hide("filters-said", narrowed.is_empty());
}

fn show_pages(list: &List, link: &VendorsLink, fixed: &Fixed) {
    let count = list.selected.len();
    let range = link.query.rows_of(count);
    hide("pages", !list.has_pages());
    say_all(&[("page-said", &page_text(range.clone(), count, &fixed.numbers))]);
    set_by_id("previous", "disabled", (range.start == 0).then_some(""));
    set_by_id("next", "disabled", (range.end == count).then_some(""));
}

/// Where nothing is left: what would bring something back.
fn show_nothing(list: &mut List, link: &VendorsLink, fixed: &Fixed) {
    hide("nothing", !list.selected.is_empty());
    let Some(place) = element("loosen").filter(|_| list.selected.is_empty()) else { return };
    let mut ways = Vec::new();
    for query in link.query.loosened() {
        let count = list.found(&query).len();
        if count > 0 {
            ways.push((loosening_text(&link.query, &query, count, &fixed.numbers), address(link, &query)));
        }
    }
    let said = match ways.len() {
        0 => "No vendor is like this, nor would one be without any one of these conditions. Show all vendors.",
        _ => "No vendor is like this. Take a condition back:",
    };
    say_all(&[("nothing-said", said)]);
    rows(&place, ways.len(), &mut |at, row| {
        if let Some(anchor) = row.first_element_child() {
            say(&anchor, &ways[at].0);
            set(&anchor, "href", Some(&ways[at].1));
        }
    });
}
