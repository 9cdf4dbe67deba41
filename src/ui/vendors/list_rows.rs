//! What the list shows: the summary, a page of rows, and what is said around them.

use super::super::browser;
use super::super::dom::{below, element, hide, rows, say, say_all, say_children, set, set_by_id};
use super::Fixed;
use super::list::List;
use crate::domain::{Column, SurveyRow, VendorQuery};
use crate::present::{
    case_text, column_heading, count_text, filters, loosening_text, order_note, page_text, summary, vendor_cells,
};
use crate::wire::vendors_link::{VendorsLink, write};
use web_sys::Element;

/// Columns whose cells are amounts: they stand to the right.
const AMOUNTS: [Column; 3] = [Column::Extra, Column::SeatMonth, Column::Jump];

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

/// Shows the rows that were selected.
pub fn show(list: &List, link: &VendorsLink, fixed: &Fixed) {
    show_summary(list, link, fixed);
    show_heads(link);
    show_rows(list, link, fixed);
    show_around(list, link, fixed);
    show_pages(list, link, fixed);
    show_nothing(list, link, fixed);
}

/// The address of another query on this page.
fn address(link: &VendorsLink, query: &VendorQuery) -> String {
    let other = VendorsLink { query: query.clone(), ..link.clone() };
    ["#", &write(&other)].concat()
}

fn show_summary(list: &List, link: &VendorsLink, fixed: &Fixed) {
    let Some(place) = element("summary") else { return };
    let parts = summary(&list.rows, &fixed.numbers);
    rows(&place, parts.len(), &mut |at, row| {
        if let Some(anchor) = row.first_element_child() {
            say(&anchor, &parts[at].text);
            set(&anchor, "href", Some(&address(link, &parts[at].query)));
        }
    });
}

fn show_heads(link: &VendorsLink) {
    let Some(heads) = element("heads") else { return };
    rows(&heads, Column::ALL.len(), &mut |at, head| {
        let sort = link.query.sort.filter(|sort| sort.column == Column::ALL[at]);
        let direction = sort.map(|sort| if sort.descending { "descending" } else { "ascending" });
        set(head, "aria-sort", direction);
    });
}

fn show_rows(list: &List, link: &VendorsLink, fixed: &Fixed) {
    let Some(body) = element("vendor-rows") else { return };
    let range = list.drawn(&link.query);
    // The vendor stands last in a fragment.
    let base = ["#", &write(&VendorsLink { vendor: String::new(), ..link.clone() }), "&vendor="].concat();
    let headings = Column::ALL.map(|column| column_heading(column, link.scenario.company.idp));
    rows(&body, range.len(), &mut |at, row| {
        let found = list.selected.get(range.start + at).and_then(|at| list.row(*at, &fixed.catalog));
        let Some((survey, vendor, category)) = found else { return };
        let cells = vendor_cells(survey, vendor, category, &fixed.numbers);
        let mut place = row.first_element_child();
        for ((cell, heading), column) in cells.iter().zip(&headings).zip(Column::ALL) {
            let Some(at) = place else { return };
            say_children(&at, &[&cell.text, &cell.note]);
            if column == Column::Name {
                if let Some(anchor) = at.first_element_child() {
                    set(&anchor, "href", Some(&[base.as_str(), &vendor.id].concat()));
                    set(&anchor, "data-vendor", Some(&vendor.id));
                }
            } else {
                // On a narrow screen it stands before the cell.
                set(&at, "data-label", Some(heading));
                set(&at, "class", AMOUNTS.contains(&column).then_some("num"));
            }
            place = at.next_element_sibling();
        }
    });
}

fn show_around(list: &List, link: &VendorsLink, fixed: &Fixed) {
    let (query, company, numbers) = (&link.query, &link.scenario.company, &fixed.numbers);
    let count = count_text(list.selected.len(), list.rows.len(), numbers);
    let category = list.categories.iter().flat_map(|categories| categories.all());
    let category = category.into_iter().find(|(_, key)| *key == query.category).map_or("", |(name, _)| name);
    let narrowed = filters(query, category, company).join("; ");
    let selected: Vec<&SurveyRow> = list.selected.iter().filter_map(|at| list.rows.get(*at)).collect();
    let note = order_note(&selected, &fixed.catalog, company, query).unwrap_or_default();
    say_all(&[("count", &count), ("filters-said", &narrowed), ("order-note", &note)]);
    hide("order-note", note.is_empty());
    hide("filters-said", narrowed.is_empty());
    let all = VendorQuery { sort: query.sort, ..VendorQuery::default() };
    set_by_id("clear", "href", Some(&address(link, &all)));
    hide("clear", query.is_open());
    hide("rows", list.selected.is_empty());
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
fn show_nothing(list: &List, link: &VendorsLink, fixed: &Fixed) {
    hide("nothing", !list.selected.is_empty());
    let Some(place) = element("loosen").filter(|_| list.selected.is_empty()) else { return };
    let mut ways = Vec::new();
    for query in link.query.loosened() {
        let count = list.select(fixed, link, &query).len();
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

fn name_of(vendor: &str) -> Option<Element> {
    // Ids are small letters, digits and hyphens.
    below(element("vendor-rows")?.as_ref(), &["[data-vendor='", vendor, "']"].concat())
}

/// Puts the focus on a vendor's name, where it was when the vendor's sheet was opened.
pub fn focus(vendor: &str) {
    if let Some(name) = name_of(vendor) {
        browser::focus_element(&name);
    }
}

/// Shows the first row of a page that was just turned to.
pub fn to_top() {
    browser::focus_soon("rows");
}
