//! The controls of the list: what they hold, and what each does.

use super::super::dom::{
    attribute_at, element, on, rows_of, say, say_all, set, set_by_id, set_value, target, value, value_of,
};
use super::super::problems::entry_problem;
use super::super::{browser, dom};
use super::list::{self, List};
use super::{State, list_steps};
use crate::domain::{
    Column, Computable, Gets, Grade, Idp, LONGEST_SEARCH, Number, Prices, Sort, Status, Term, VendorQuery,
};
use crate::present::{computable_choice, gets_text, grades_choice, sort_choice, statuses_choice};
use crate::wire::entry::{self, EntryProblem};
use crate::wire::vendors_link::{
    self, VendorsLink, computable_word, gets_word, grade_words, sort_word, status_words, write,
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::{Element, Event};

/// How long after a key the address follows.
const ADDRESS_AFTER_MS: u32 = 300;
/// So many vendors take long enough to compute that the steps wait until the number is typed.
const MANY_VENDORS: usize = 1_000;
const STEPS_AFTER_MS: u32 = 200;

/// Choices that narrow or order the list. Their ids are their keys in the fragment.
const CHOICES: [&str; 6] = ["gets", "status", "computable", "category", "grade", "sort"];

thread_local! {
    /// What the address is about to say, unless it is called off.
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// A number of seats that is about to be computed with.
    static SEATS: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// What an event at an element does.
type Act = fn(State, &Event, &Element);

/// Listens for as long as the page lives.
pub fn listen(state: State) {
    let Some(root) = element("list") else { return };
    let acts: [(&'static str, Act); 4] = [
        ("input", |state, _, at| input(state, at)),
        ("change", |state, _, at| change(state, at)),
        ("submit", |_, event, _| event.prevent_default()),
        ("click", click),
    ];
    for (name, act) in acts {
        let act = move |event: &Event| {
            if let Some(at) = target(event) {
                untrack(|| act(state, event, &at));
            }
        };
        on(&root, name, Box::new(act));
    }
}

/// Shows another link now, and in the address when no key has followed for a while.
fn go(state: State, link: &VendorsLink) {
    state.fragment.set(write(link));
    tell_address(state);
}

/// The same for a link that asks for other rows of the same case: those in sight first.
fn ask(state: State, link: VendorsLink) {
    state.fragment.update_untracked(|fragment| *fragment = write(&link));
    list_steps::begin(state, link);
    tell_address(state);
}

fn tell_address(state: State) {
    let tell = move || browser::replace_fragment(&state.fragment.get_untracked());
    WAITING.set(Some(Timeout::new(ADDRESS_AFTER_MS, tell)));
}

/// Shows all that was asked for and lets the address say it at once, before something else becomes of it.
fn settle(state: State) {
    if list_steps::is_under_way() {
        untrack(|| super::show(state));
    }
    if WAITING.take().is_some() {
        browser::replace_fragment(&state.fragment.get_untracked());
    }
}

/// Shows another link as a step from which Back returns.
fn step(state: State, link: &VendorsLink) {
    settle(state);
    state.go(write(link), true);
}

fn input(state: State, at: &Element) {
    match at.id().as_str() {
        "search" => search(state, &value(at)),
        "seats" => enter_seats(state),
        _ => {}
    }
}

fn search(state: State, typed: &str) {
    let mut link = list::link(state);
    let clean = typed.chars().filter(|c| !c.is_control());
    link.query.text = clean.take(LONGEST_SEARCH).collect();
    link.query.page = 1;
    ask(state, link);
    let is_long = typed.chars().nth(LONGEST_SEARCH).is_some();
    say_all(&[("search-note", if is_long { "Only the first 80 letters are looked for." } else { "" })]);
}

fn enter_seats(state: State) {
    let parsed = match entry::parse(&value_of("seats"), "seats") {
        Ok(None) => Err(EntryProblem::Missing),
        parsed => parsed,
    };
    let error =
        parsed.as_ref().err().map(|problem| state.fixed(|fixed| entry_problem(problem, "Seats", &fixed.numbers)));
    set_by_id("seats", "aria-invalid", error.as_ref().map(|_| "true"));
    set_by_id("seats-note", "class", error.as_ref().map(|_| "error"));
    say_all(&[("seats-note", error.as_deref().unwrap_or_default())]);
    let seats = parsed.ok().flatten().and_then(|seats| seats.to_string().parse::<u32>().ok());
    SEATS.take();
    let Some(seats) = seats else { return };
    let enter = move || {
        let mut link = list::link(state);
        link.seats = None;
        if link.seats() != seats {
            link.seats = Some(seats);
        }
        go(state, &link);
    };
    if state.fixed(|fixed| fixed.catalog.vendors.len()) < MANY_VENDORS {
        enter();
    } else {
        SEATS.set(Some(Timeout::new(STEPS_AFTER_MS, enter)));
    }
}

fn change(state: State, at: &Element) {
    let (id, chosen) = (at.id(), value(at));
    let mut link = list::link(state);
    let company = &mut link.scenario.company;
    match id.as_str() {
        "idp" => company.idp = Idp::from_key(&chosen).unwrap_or(company.idp),
        "billing" => company.billing = if chosen == "monthly" { Term::Monthly } else { Term::Annual },
        "prices" => company.prices = if chosen == "vendor" { Prices::Vendor } else { Prices::All },
        key if CHOICES.contains(&key) => {
            // The value is the fragment's own word for it.
            let one = vendors_link::read(&[key, "=", &chosen].concat()).0.query;
            let query = &mut link.query;
            match key {
                "gets" => query.gets = one.gets,
                "status" => query.statuses = one.statuses,
                "computable" => query.computable = one.computable,
                "category" => query.category = one.category,
                "grade" => query.grades = one.grades,
                _ => query.sort = one.sort,
            }
            query.page = 1;
            return ask(state, link);
        }
        _ => return,
    }
    go(state, &link);
}

fn click(state: State, event: &Event, at: &Element) {
    if let Some(column) = attribute_at(event, "data-column") {
        let mut link = list::link(state);
        let chosen = column.parse::<usize>().ok().and_then(|at| Column::ALL.get(at).copied());
        let Some(column) = chosen else { return };
        let descending = match link.query.sort {
            Some(sort) if sort.column == column => !sort.descending,
            _ => column.starts_descending(),
        };
        link.query.sort = Some(Sort { column, descending });
        link.query.page = 1;
        return ask(state, link);
    }
    settle(state);
    if let Some(vendor) = attribute_at(event, "data-vendor") {
        return list::leave(vendor);
    }
    let mut link = list::link(state);
    match attribute_at(event, "data-do").unwrap_or_default().as_str() {
        "csv" => browser::download("scim-tax-vendors-list.csv", &list::table(state)),
        "page" => {
            let shown = list::with(|list| link.query.page_of(list.selected.len())).unwrap_or(1);
            let page = if at.id() == "next" { shown + 1 } else { shown.saturating_sub(1).max(1) };
            link.query.page = u32::try_from(page).unwrap_or(1);
            step(state, &link);
            // The button may be gone on the next page; reading goes on at its first row.
            browser::focus_soon("rows");
        }
        _ => {}
    }
}

/// Fills the controls. What someone is typing is left alone while it says the same.
pub fn show(list: &mut List, link: &VendorsLink) {
    let company = &link.scenario.company;
    let seats = Number::from(link.seats());
    if entry::parse(&value_of("seats"), "seats") != Ok(Some(seats)) {
        set_value("seats", &link.seats().to_string());
        set_by_id("seats", "aria-invalid", None);
        say_all(&[("seats-note", "")]);
    }
    let typed: String = value_of("search").chars().filter(|c| !c.is_control()).take(LONGEST_SEARCH).collect();
    if typed != link.query.text {
        set_value("search", &link.query.text);
        say_all(&[("search-note", "")]);
    }
    set_value("billing", if company.billing == Term::Monthly { "monthly" } else { "annual" });
    set_value("prices", if company.prices == Prices::Vendor { "vendor" } else { "all" });
    set_value("idp", company.idp.key());
    // Of all that a key can change the choices are left as they are.
    let asked = VendorQuery { text: String::new(), page: 1, ..link.query.clone() };
    if list.choices.as_ref() != Some(&(asked.clone(), company.idp)) {
        list.choices = Some((asked, company.idp));
        for id in CHOICES {
            let (options, chosen) = choice(id, list, link);
            choose(id, options, chosen);
        }
    }
    let missing = list.categories.is_none();
    dom::flag("category", "disabled", missing);
    let note = if missing { "The categories could not be fetched. Reload the page to choose one." } else { "" };
    say_all(&[("category-note", note)]);
}

type Options = Vec<(String, String)>;

/// The options of a choice, value and text, and the value that is chosen.
fn choice(id: &str, list: &List, link: &VendorsLink) -> (Options, String) {
    let (query, company) = (&link.query, &link.scenario.company);
    let any = |text: &str| (String::new(), text.to_owned());
    let mut options = vec![any(if id == "sort" { "best match, then name" } else { "any" })];
    let chosen = match id {
        "gets" => {
            let all = [Gets::Closes, Gets::Opens, Gets::Nothing, Gets::Unknown];
            options.extend(all.map(|gets| (gets_word(gets).to_owned(), gets_text(gets).to_owned())));
            query.gets.map_or("", gets_word).to_owned()
        }
        "status" => {
            let sold = vec![Status::Gated, Status::AddOn];
            let all = [Status::Included, Status::Partial, Status::Absent, Status::Unknown].map(|status| vec![status]);
            let each = [vec![Status::Gated], vec![Status::AddOn], sold].into_iter().chain(all);
            options.extend(each.map(|statuses| (status_words(&statuses), statuses_choice(&statuses))));
            status_words(&query.statuses)
        }
        "grade" => {
            let all = [Grade::A, Grade::B, Grade::C, Grade::D];
            let up_to = (1..4).map(|count| &all[..count]).chain([&all[2..], &all[3..]]);
            options.extend(up_to.map(|grades| (grade_words(grades), grades_choice(grades))));
            grade_words(&query.grades)
        }
        "computable" => {
            let all = [Computable::Yes, Computable::Vendor, Computable::Jump, Computable::Unpublished, Computable::No];
            options.extend(all.map(|it| (computable_word(it).to_owned(), computable_choice(it).to_owned())));
            query.computable.map_or("", computable_word).to_owned()
        }
        "category" => {
            let all = list.categories.iter().flat_map(|categories| categories.all());
            options.extend(all.map(|(name, key)| (key, name.to_owned())));
            query.category.clone()
        }
        _ => {
            for column in Column::ALL {
                let first = column.starts_descending();
                let both = [first, !first].map(|descending| Sort { column, descending });
                options.extend(both.map(|sort| (sort_word(sort), sort_choice(sort, company))));
            }
            query.sort.map(sort_word).unwrap_or_default()
        }
    };
    // What a link asks for can always be chosen.
    if !options.iter().any(|(value, _)| *value == chosen) {
        let text = if id == "status" { statuses_choice(&query.statuses) } else { grades_choice(&query.grades) };
        options.push((chosen.clone(), text));
    }
    (options, chosen)
}

fn choose(id: &str, options: Options, chosen: String) {
    let stands_for: String = options.iter().map(|(value, text)| [value.as_str(), "=", text, "\n"].concat()).collect();
    rows_of(id, &stands_for, options.len(), &mut |at, option| {
        let (value, text) = &options[at];
        say(option, text);
        set(option, "value", Some(value));
    });
    set_value(id, &chosen);
}
