//! The list of all vendors: what it has at hand between two keys, and what a fragment makes of it.
//!
//! What is costly is done when its causes change: names are folded once, steps are computed anew for other seats or
//! another company, rows are ordered anew for another order. A key only selects, and draws at most a page of rows, in
//! steps (`list_steps`).

use super::super::dom::{element, set_by_id};
use super::super::{browser, fetch};
use super::{Fixed, State, list_controls, list_rows, list_steps, list_table};
use crate::domain::{
    Catalog, Idp, Number, PAGE_SIZE, Prices, Sort, SurveyRow, Term, Vendor, VendorIndex, VendorOrders, VendorQuery,
    narrowed_rows, ordered_rows, survey,
};
use crate::present::{SummaryPart, summary, vendor_table};
use crate::wire::categories::{self, Categories};
use crate::wire::link::{LinkProblem, LinkReason};
use crate::wire::vendors_link::{self, VendorsLink};
use leptos::prelude::*;
use std::cell::RefCell;
use std::ops::Range;

/// Whatever steps, and the order of their amounts, depend on.
type Case = (u32, Term, Prices, Idp, Vec<(String, Number)>);

/// What the list is drawn from.
pub struct List {
    /// The categories of vendors; `None` where they could not be fetched.
    pub categories: Option<Categories>,
    index: VendorIndex,
    /// What the rows were computed for.
    case: Option<Case>,
    /// A row for every vendor.
    pub rows: Vec<SurveyRow>,
    /// By what they are ordered.
    pub orders: VendorOrders,
    /// All of them in each order that was asked for.
    ordered: Vec<(Option<Sort>, Vec<usize>)>,
    /// Those that the query asks for, in its order.
    pub selected: Vec<usize>,
    /// That query.
    asked: Option<VendorQuery>,
    /// What is said of all of them.
    pub summary: Vec<SummaryPart>,
    /// What the choices were filled for.
    pub choices: Option<(VendorQuery, Idp)>,
    /// So many rows are in sight.
    in_sight: usize,
    /// So many of the page show what is selected.
    drawn: usize,
    /// Paper has all of them.
    is_printed: bool,
    /// The vendor whose sheet was opened from here.
    opened: Option<String>,
    /// It was not shown yet.
    is_new: bool,
}

thread_local! {
    static LIST: RefCell<Option<List>> = const { RefCell::new(None) };
}

/// Reads the list, once it is there.
pub fn with<T>(read: impl FnOnce(&mut List) -> T) -> Option<T> {
    LIST.with_borrow_mut(|list| list.as_mut().map(read))
}

/// Once, before anything is shown: fetches the categories. Without them there is a list all the same.
pub fn prepare(state: State) {
    browser::scroll_by_hand();
    list_controls::listen(state);
    let begin = move |text: Result<String, String>| {
        let list = state.fixed(|fixed| {
            let categories = text.ok().and_then(|text| categories::read(&text));
            let category = |vendor: &str| categories.as_ref().map(|of| of.key_of(vendor)).unwrap_or_default();
            let index = VendorIndex::new(&fixed.catalog, &category);
            List {
                categories,
                index,
                case: None,
                rows: Vec::new(),
                orders: VendorOrders::default(),
                ordered: Vec::new(),
                selected: Vec::new(),
                asked: None,
                summary: Vec::new(),
                choices: None,
                in_sight: list_table::MOST_IN_SIGHT,
                drawn: 0,
                is_printed: false,
                opened: None,
                is_new: true,
            }
        });
        LIST.set(Some(list));
        set_by_id("controls", "disabled", None);
        set_by_id("save", "disabled", None);
        state.fragment.notify();
    };
    fetch::text("vendors.json".into(), "The list of categories", Box::new(begin));
    browser::on_window("beforeprint", move || print(state, true));
    browser::on_window("afterprint", move || print(state, false));
    browser::on_window("pagehide", browser::keep_scroll);
    browser::on_window("scroll", move || list_steps::hurry(state));
}

/// Forgets what was made of another catalog than the one that is there now.
pub fn renew(state: State) {
    with(|list| {
        state.fixed(|fixed| {
            let category = |vendor: &str| list.categories.as_ref().map(|of| of.key_of(vendor)).unwrap_or_default();
            list.index = VendorIndex::new(&fixed.catalog, &category);
        });
        list.case = None;
    });
}

/// Shows the first of what a key has asked for.
pub fn show_first(state: State, link: &VendorsLink) {
    with(|list| {
        state.fixed(|fixed| {
            list.select(&link.query);
            list.draw(link, fixed, list_table::AT_ONCE);
            list_rows::show_order(list, link, fixed);
        });
    });
}

/// Shows what a link asks for, and tells what in it is not there. `is_back`: the list was not shown before.
pub fn show(state: State, mut link: VendorsLink, is_back: bool) -> Option<LinkProblem> {
    let is_key = list_steps::end();
    let (problem, opened) = with(|list| {
        let problem = list.without_unknown_category(&mut link.query);
        state.fixed(|fixed| {
            let is_other_case = list.update(fixed, &link);
            if is_other_case {
                list.summary = summary(&list.rows, &fixed.numbers);
                list_rows::show_case(&link, fixed);
            }
            list_controls::show(list, &link);
            list_rows::show(list, &link, fixed);
        });
        let returns = is_back | std::mem::take(&mut list.is_new);
        // Where the page is put back to, all rows have to be there.
        let first = if returns || list.is_printed { usize::MAX } else { list.in_sight };
        if !is_key {
            list.drawn = 0;
        }
        let has_more = state.fixed(|fixed| list.draw(&link, fixed, first));
        if has_more {
            list_steps::draw_rest(state, is_key);
        }
        (problem, returns.then(|| list.opened.take()))
    })?;
    if let Some(opened) = opened {
        opened.iter().for_each(|vendor| list_table::focus(vendor));
        browser::scroll_to(browser::kept_scroll());
    }
    problem
}

/// Draws so many of the rows behind those that are drawn; whether there are more. To be called right after a picture.
pub fn draw_more(state: State, most: usize) -> bool {
    let link = link(state);
    let has_more = with(|list| {
        if let Some(in_sight) = list_table::in_sight() {
            list.in_sight = in_sight;
        }
        let end = list.drawn.saturating_add(most);
        state.fixed(|fixed| list.draw(&link, fixed, end))
    });
    has_more.unwrap_or_default()
}

/// What the page shows now, without the problems of its fragment.
pub fn link(state: State) -> VendorsLink {
    let (mut link, _) = vendors_link::read(&state.fragment.get_untracked());
    with(|list| list.without_unknown_category(&mut link.query));
    link
}

/// The sheet of a vendor is about to be opened: Back returns to where the list stands now.
pub fn leave(vendor: String) {
    browser::keep_scroll();
    with(|list| list.opened = Some(vendor));
}

fn print(state: State, is_printed: bool) {
    with(|list| list.is_printed = is_printed);
    // At once: the browser does not wait for effects.
    if element("list").is_some_and(|list| !list.hidden()) {
        untrack(|| show(state, vendors_link::read(&state.fragment.get()).0, false));
    }
}

/// The rows that the filters leave, as a file.
pub fn table(state: State) -> String {
    let link = link(state);
    let text = with(|list| {
        state.fixed(|fixed| {
            let rows = list.selected.iter().filter_map(|at| list.row(*at, &fixed.catalog));
            vendor_table(rows, &link.scenario.company, link.seats(), &fixed.numbers)
        })
    });
    text.unwrap_or_default()
}

impl List {
    /// Computes what has become another; whether all steps have.
    fn update(&mut self, fixed: &Fixed, link: &VendorsLink) -> bool {
        let company = &link.scenario.company;
        let case = Some((link.seats(), company.billing, company.prices, company.idp, company.fx.clone()));
        let is_other = self.case != case;
        if is_other {
            self.rows = survey(&fixed.catalog, company, link.seats(), fixed.today);
            self.orders = VendorOrders::of(&self.rows, &fixed.catalog, company);
            (self.ordered, self.asked) = (Vec::new(), None);
            self.case = case;
        }
        self.select(&link.query);
        is_other
    }

    /// Selects the rows that a query asks for.
    fn select(&mut self, query: &VendorQuery) {
        if self.asked.as_ref() != Some(query) {
            self.selected = self.found(query);
            self.asked = Some(query.clone());
            self.drawn = 0;
        }
    }

    /// The rows that another query asks for.
    pub fn found(&mut self, query: &VendorQuery) -> Vec<usize> {
        let (sort, rows, index, orders) = (query.sort, &self.rows, &self.index, &self.orders);
        let known = self.ordered.iter().position(|(of, _)| *of == sort);
        let at = known.unwrap_or_else(|| {
            self.ordered.push((sort, ordered_rows(rows, index, orders, sort)));
            self.ordered.len() - 1
        });
        narrowed_rows(&self.ordered[at].1, rows, index, query)
    }

    /// Draws rows up to a place of the page; whether there are more.
    fn draw(&mut self, link: &VendorsLink, fixed: &Fixed, end: usize) -> bool {
        let count = self.on_page(&link.query).len();
        list_table::draw(self, link, fixed, self.drawn..end.min(count));
        self.drawn = self.drawn.max(end.min(count));
        let has_more = self.drawn < count;
        list_steps::set_busy(has_more);
        has_more
    }

    /// A row with its vendor and the name of its category.
    pub fn row<'a>(&'a self, at: usize, catalog: &'a Catalog) -> Option<(&'a SurveyRow, &'a Vendor, &'a str)> {
        let row = self.rows.get(at)?;
        let vendor = catalog.vendors.get(row.vendor)?;
        let category = self.categories.as_ref().map_or("", |categories| categories.name_of(&vendor.id));
        Some((row, vendor, category))
    }

    /// Which of the selected rows are on the page.
    pub fn on_page(&self, query: &VendorQuery) -> Range<usize> {
        if self.is_printed { 0..self.selected.len() } else { query.rows_of(self.selected.len()) }
    }

    /// Whether there is more than a page of rows.
    pub fn has_pages(&self) -> bool {
        self.selected.len() > PAGE_SIZE
    }

    /// Takes a category that does not exist out of the query, and tells of it.
    fn without_unknown_category(&self, query: &mut VendorQuery) -> Option<LinkProblem> {
        let is_known = |key: &str| self.categories.as_ref().is_some_and(|of| of.all().any(|(_, known)| known == key));
        if query.category.is_empty() || is_known(&query.category) {
            return None;
        }
        let value = std::mem::take(&mut query.category);
        Some(LinkProblem { app: None, key: "category".into(), value, reason: LinkReason::UnknownKey })
    }
}
