//! The list of all vendors: what it has at hand between two keys, and what a fragment makes of it.
//!
//! What is costly is done when its causes change: names are folded once, steps are computed anew for other seats or
//! another company. A key only selects, and draws at most a page of rows.

use super::super::dom::{element, set_by_id};
use super::super::{browser, fetch};
use super::{Fixed, State, list_controls, list_rows, list_table};
use crate::domain::{
    Catalog, Idp, Number, PAGE_SIZE, Prices, SurveyRow, Term, Vendor, VendorIndex, VendorOrders, VendorQuery, select,
    survey,
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
    orders: VendorOrders,
    /// Those that the query asks for, in its order.
    pub selected: Vec<usize>,
    /// What is said of all of them.
    pub summary: Vec<SummaryPart>,
    /// What the choices were filled for.
    pub choices: Option<(VendorQuery, Idp)>,
    /// So many rows are drawn before anything else; the others after the next picture.
    first: usize,
    /// Those are under way.
    is_under_way: bool,
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
                selected: Vec::new(),
                summary: Vec::new(),
                choices: None,
                first: list_table::MOST_AT_FIRST,
                is_under_way: false,
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

/// Shows what a link asks for, and tells what in it is not there. `is_back`: the list was not shown before.
pub fn show(state: State, mut link: VendorsLink, is_back: bool) -> Option<LinkProblem> {
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
        let first = if returns || list.is_printed { usize::MAX } else { list.first };
        state.fixed(|fixed| list_table::draw(list, &link, fixed, 0..first));
        if first < list.drawn(&link.query).len() && !std::mem::replace(&mut list.is_under_way, true) {
            browser::after_paint(move || draw_rest(state));
        }
        (problem, returns.then(|| list.opened.take()))
    })?;
    if let Some(opened) = opened {
        opened.iter().for_each(|vendor| list_table::focus(vendor));
        browser::scroll_to(browser::kept_scroll());
    }
    problem
}

/// Draws the rows behind the first ones.
fn draw_rest(state: State) {
    let link = link(state);
    with(|list| {
        list.is_under_way = false;
        let drawn = list.first;
        list.first = list_table::in_sight();
        state.fixed(|fixed| list_table::draw(list, &link, fixed, drawn..usize::MAX));
    });
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
            self.case = case;
        }
        self.selected = self.select(&link.query);
        is_other
    }

    /// The rows that another query asks for.
    pub fn select(&self, query: &VendorQuery) -> Vec<usize> {
        select(&self.rows, &self.index, &self.orders, query)
    }

    /// A row with its vendor and the name of its category.
    pub fn row<'a>(&'a self, at: usize, catalog: &'a Catalog) -> Option<(&'a SurveyRow, &'a Vendor, &'a str)> {
        let row = self.rows.get(at)?;
        let vendor = catalog.vendors.get(row.vendor)?;
        let category = self.categories.as_ref().map_or("", |categories| categories.name_of(&vendor.id));
        Some((row, vendor, category))
    }

    /// Which of the selected rows are drawn.
    pub fn drawn(&self, query: &VendorQuery) -> Range<usize> {
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
