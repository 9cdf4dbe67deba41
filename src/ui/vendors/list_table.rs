//! The rows of the list as elements. They are kept and written anew, and only where they differ: making elements and
//! asking the page what it shows would cost most of a key's time.

use super::super::browser;
use super::super::dom::{element, set};
use super::Fixed;
use super::list::List;
use super::list_rows::AMOUNTS;
use crate::domain::{Column, Idp, PAGE_SIZE};
use crate::present::{NO_AMOUNT, VendorCell, column_heading, vendor_cells};
use crate::wire::vendors_link::{VendorsLink, write};
use std::cell::RefCell;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, Node};

/// So many rows are in the picture that a key leads to: what fits best, or stands first.
pub const AT_ONCE: usize = 1;
/// At most so many are in sight: drawn before anything else follows.
pub const MOST_IN_SIGHT: usize = 12;

struct Row {
    element: Element,
    cells: Vec<Cell>,
    address: String,
    /// The heading of the column of the identity provider, the only one that becomes another.
    heading: String,
    is_retired: bool,
}

struct Cell {
    element: Element,
    /// Where the fact stands, and where the note.
    places: [Place; 2],
}

/// An element and the only text in it.
struct Place {
    element: Element,
    text: Option<Node>,
    shown: String,
}

thread_local! {
    static ROWS: RefCell<Vec<Row>> = const { RefCell::new(Vec::new()) };
}

/// Draws those of the rows of a page whose places on it are given, and retires what is left of longer pages.
pub fn draw(list: &List, link: &VendorsLink, fixed: &Fixed, places: Range<usize>) {
    let drawn = list.on_page(&link.query);
    // The vendor stands last in a fragment.
    let base = ["#", &write(&VendorsLink { vendor: String::new(), ..link.clone() }), "&vendor="].concat();
    let heading = column_heading(Column::Gets, link.scenario.company.idp);
    ROWS.with_borrow_mut(|rows| {
        for place in places.start..places.end.min(drawn.len()) {
            let found = list.selected.get(drawn.start + place).and_then(|at| list.row(*at, &fixed.catalog));
            let Some((survey, vendor, category)) = found else { return };
            if rows.len() == place {
                let Some(row) = Row::new() else { return };
                rows.push(row);
            }
            let Some(row) = rows.get_mut(place) else { return };
            row.show(vendor_cells(survey, vendor, category, &fixed.numbers));
            row.lead_to([base.as_str(), &vendor.id].concat(), &vendor.id);
            row.head(&heading);
            row.retire(false);
        }
        // Paper takes more rows than a page, and leaves none behind.
        for row in rows.split_off(rows.len().min(drawn.len().max(PAGE_SIZE))) {
            row.element.remove();
        }
        rows.iter_mut().skip(drawn.len()).for_each(|row| row.retire(true));
    });
}

impl Row {
    /// A new row at the end of the table.
    fn new() -> Option<Self> {
        let body = element("vendor-rows")?;
        let template = body.first_element_child()?.dyn_into::<HtmlTemplateElement>().ok()?;
        let pattern = template.content().first_element_child()?;
        let element = pattern.clone_node_with_deep(true).ok()?.unchecked_into::<Element>();
        let (mut cells, mut next) = (Vec::new(), element.first_element_child());
        for column in Column::ALL {
            let cell = next?;
            let fact = cell.first_element_child()?;
            set(&cell, "data-label", Some(&column_heading(column, Idp::Okta)));
            set(&cell, "class", AMOUNTS.contains(&column).then_some("num"));
            next = cell.next_element_sibling();
            let note = fact.next_element_sibling()?;
            let places = [fact, note].map(|element| Place { element, text: None, shown: String::new() });
            cells.push(Cell { element: cell, places });
        }
        body.append_child(&element).ok()?;
        Some(Self { element, cells, address: String::new(), heading: String::new(), is_retired: false })
    }

    fn show(&mut self, texts: [VendorCell; 10]) {
        for (Cell { element, places: [fact, note] }, now) in self.cells.iter_mut().zip(texts) {
            let (was, is) = (fact.shown == NO_AMOUNT, now.text == NO_AMOUNT);
            if was != is {
                set(element, "data-none", is.then_some(""));
            }
            fact.say(now.text);
            note.say(now.note);
        }
    }

    fn lead_to(&mut self, address: String, vendor: &str) {
        if self.address != address
            && let Some(Cell { places: [Place { element: anchor, .. }, _], .. }) = self.cells.first()
        {
            set(anchor, "href", Some(&address));
            set(anchor, "data-vendor", Some(vendor));
            self.address = address;
        }
    }

    fn head(&mut self, heading: &str) {
        let at = Column::ALL.iter().position(|column| *column == Column::Gets);
        if self.heading != heading
            && let Some(cell) = at.and_then(|at| self.cells.get(at))
        {
            set(&cell.element, "data-label", Some(heading));
            heading.clone_into(&mut self.heading);
        }
    }

    /// Takes the row from sight, also of who listens, or brings it back. vendors.css gives such rows no height and
    /// leaves what was laid out in them: with `hidden` a key that finds more would have the browser build it anew.
    fn retire(&mut self, is_retired: bool) {
        if self.is_retired != is_retired {
            set(&self.element, "aria-hidden", is_retired.then_some("true"));
            self.is_retired = is_retired;
        }
    }
}

impl Place {
    /// Puts a text in the place of another. The node that has it is kept: one that is exchanged costs the browser
    /// about twice the work.
    fn say(&mut self, now: String) {
        if self.shown == now {
            return;
        }
        if let Some(text) = &self.text {
            text.set_node_value(Some(&now));
        } else {
            self.element.set_text_content(Some(&now));
            self.text = self.element.first_child();
        }
        self.shown = now;
    }
}

/// How many rows a screen shows, and one more, because rows differ in height; nothing where the list ends before the
/// screen does. To be asked right after a picture, when the browser knows where everything stands.
pub fn in_sight() -> Option<usize> {
    let end = browser::window_height()?;
    ROWS.with_borrow(|rows| {
        let mut there = rows.iter().take(MOST_IN_SIGHT).take_while(|row| !row.is_retired);
        let beyond = there.position(|row| row.element.get_bounding_client_rect().top() >= end);
        beyond.map(|beyond| beyond + 1)
    })
}

/// Puts the focus on a vendor's name, where it was when the vendor's sheet was opened.
pub fn focus(vendor: &str) {
    let end = ["&vendor=", vendor].concat();
    ROWS.with_borrow(|rows| {
        let row = rows.iter().find(|row| !row.is_retired && row.address.ends_with(&end));
        if let Some(cell) = row.and_then(|row| row.cells.first()) {
            browser::focus_element(&cell.places[0].element);
        }
    });
}
