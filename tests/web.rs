//! Components in a real browser: what a person types, and what the page makes of it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "model/cases.rs"]
mod cases;
#[path = "simulation/table.rs"]
mod table;
#[path = "model/vendors.rs"]
mod vendors;

use leptos::mount::mount_to;
use leptos::prelude::*;
use scim_tax::domain::{
    BreakEven, Catalog, Charge, Date, Estimate, Grade, Number, Per, Plan, Price, Publisher, Rate, Status, Support,
    USUAL_DRAWS, Vendor,
};
use scim_tax::present::Numbers;
use scim_tax::present::chart::{BySeats, Layout, SeatLine, SeatPoint, Way, by_seats};
use scim_tax::ui::chart::draw;
use scim_tax::ui::dom::list_all;
use scim_tax::ui::state::State;
use scim_tax::ui::turns::Turns;
use scim_tax::ui::{controls, fill};
use scim_tax::wire::packed_link::{pack, unpack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The same bytes here as natively (tests/links/packed.rs).
#[wasm_bindgen_test]
fn links_are_packed_the_same_everywhere() {
    let links: Vec<&str> = include_str!("links.txt").lines().filter(|line| line.starts_with("z=1.")).collect();
    assert!(links.len() >= 5);
    for link in links {
        assert_eq!(pack(&unpack(link).unwrap()), link);
    }
}

/// To the last bit what they come to natively (tests/simulation.rs).
#[wasm_bindgen_test]
fn five_links_are_simulated_the_same_everywhere() {
    let rows = table::rows();
    assert_eq!(rows.len(), 5);
    for row in rows {
        assert_eq!(table::written(&table::run(row.link, USUAL_DRAWS)), row.lines, "{}", row.link);
    }
}

/// Asked for twice, a turn is taken once, and later. A hundred take less time than timers would have them wait, which
/// is four milliseconds each.
#[wasm_bindgen_test]
async fn turns_are_tasks_without_a_pause_between_them() {
    let taken = Rc::new(Cell::new(0));
    let count = Rc::clone(&taken);
    let turns = Turns::new(move || count.set(count.get() + 1)).unwrap();
    turns.next();
    turns.next();
    assert_eq!(taken.get(), 0);
    settle().await;
    assert_eq!(taken.get(), 1);

    let chain: Rc<RefCell<Option<Turns>>> = Rc::default();
    let (again, count, began) = (Rc::clone(&chain), Rc::clone(&taken), js_sys::Date::now());
    let ended = Rc::new(Cell::new(0.0));
    let end = Rc::clone(&ended);
    chain.replace(Turns::new(move || {
        count.set(count.get() + 1);
        match count.get() {
            ..101 => again.borrow().iter().for_each(Turns::next),
            _ => end.set(js_sys::Date::now()),
        }
    }));
    chain.borrow().iter().for_each(Turns::next);
    while taken.get() < 101 && js_sys::Date::now() < began + 5_000.0 {
        settle().await;
    }
    assert_eq!(taken.get(), 101);
    assert!(ended.get() - began < 200.0, "{} ms", ended.get() - began);
}

fn plan(id: &str, rate: u32, scim: Support) -> Plan {
    let rate = Rate::either(Estimate::exact(Number::from(rate)));
    let charge = Charge::PerSeat { rate, per: Per::Month, included: 0, minimum: 0, pack: 1 };
    let price = Price {
        publisher: Publisher::Vendor,
        source: "pricing".into(),
        checked: Date::new(2026, 11, 21).unwrap(),
        published: None,
        grade: Grade::A,
        net: false,
        minimum_spend: None,
        priced_for: None,
        charges: vec![charge],
        one_offs: Vec::new(),
    };
    Plan {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        sso: scim,
        scim,
        addon_to: Vec::new(),
        needs: Vec::new(),
        max_seats: None,
        prices: vec![price],
    }
}

fn vendor(id: &str, name: &str) -> Vendor {
    Vendor {
        id: id.into(),
        name: name.into(),
        aliases: Vec::new(),
        status: Status::Gated,
        step: Some(("team".into(), "enterprise".into())),
        plans: vec![plan("team", 4, Support::No), plan("enterprise", 21, Support::Yes)],
        ..Vendor::own(name)
    }
}

fn catalog() -> Catalog {
    let vendors = vec![vendor("acme", "Acme"), vendor("kustomer", "Kustomer"), vendor("zenith", "Zenith")];
    Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors }
}

/// A freshly opened page with these vendors; it goes when the handle is dropped.
struct Opened {
    state: State,
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn open() -> Opened {
    let html = include_str!("../index.html");
    let (_, body) = html.split_once("<body>").unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
    root.set_inner_html(body.split_once("</body>").unwrap().0);
    document.body().unwrap().append_child(&root).unwrap();
    let state = Rc::new(RefCell::new(None));
    let (made, inside) = (Rc::clone(&state), root.clone());
    let handle = mount_to(root.clone(), move || {
        let state = State::new(catalog(), "");
        controls::listen(state, &inside);
        fill(state);
        made.replace(Some(state));
    });
    let state = state.borrow().unwrap();
    Opened { state, root, _handle: Box::new(handle) }
}

fn find<T: JsCast>(root: &HtmlElement, css: &str) -> T {
    root.query_selector(css).unwrap().unwrap_or_else(|| panic!("no {css}")).dyn_into().unwrap()
}

fn text(root: &HtmlElement, css: &str) -> String {
    find::<HtmlElement>(root, css).text_content().unwrap()
}

async fn type_in(root: &HtmlElement, css: &str, typed: &str) {
    let input: HtmlInputElement = find(root, css);
    input.set_value(typed);
    input.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    settle().await;
}

async fn press(root: &HtmlElement, css: &str, key: &str) {
    let init = web_sys::KeyboardEventInit::new();
    init.set_key(key);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    find::<HtmlInputElement>(root, css).dispatch_event(&event).unwrap();
    settle().await;
}

/// Lets what follows from a change happen, also what waits until that was painted.
async fn settle() {
    let window = web_sys::window().unwrap();
    let mut frame = |done: js_sys::Function, _| {
        window.request_animation_frame(&done).unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut frame)).await.unwrap();
    let mut wait = |done: js_sys::Function, _| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 20).unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut wait)).await.unwrap();
}

/// Waits until something reads as expected: what follows the paint follows at the browser's leisure.
async fn becomes<T: PartialEq + std::fmt::Debug>(read: impl Fn() -> T, expected: T) {
    for _ in 0..100 {
        if read() == expected {
            return;
        }
        settle().await;
    }
    assert_eq!(read(), expected);
}

fn seats_of(state: State) -> u32 {
    state.scenario.with_untracked(|scenario| scenario.apps[0].seats)
}

#[wasm_bindgen_test]
fn rows_are_kept_added_and_taken_away() {
    let opened = open();
    let list = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        list_all(&[("reasons", &texts)]);
    };
    let items = || {
        let found = opened.root.query_selector_all("#reasons > li").unwrap();
        (0..found.length()).map(|at| found.get(at).unwrap().text_content().unwrap()).collect::<Vec<_>>()
    };
    list(&["a", "b", "c"]);
    assert_eq!(items(), ["a", "b", "c"]);
    let first: HtmlElement = find(&opened.root, "#reasons > li");
    list(&["a", "<b>"]);
    assert_eq!(items(), ["a", "<b>"], "a text is never markup");
    assert_eq!(find::<HtmlElement>(&opened.root, "#reasons > li"), first, "what is there is kept");
    list(&[]);
    assert_eq!(items(), [""; 0]);
    assert!(find::<HtmlElement>(&opened.root, "#reasons").has_attribute("hidden"));
    list(&["d"]);
    assert!(!find::<HtmlElement>(&opened.root, "#reasons").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn seats_that_cannot_be_computed_with_are_told_and_kept() {
    let opened = open();
    let (state, root) = (opened.state, opened.root.clone());
    assert_eq!(find::<HtmlInputElement>(&root, "#seats").value(), "50");
    type_in(&root, "#seats", "0").await;
    let note = || text(&root, "#seats-note");
    becomes(note, "Seats must be between 1 and 1,000,000; 0 was entered.".into()).await;
    assert_eq!(find::<HtmlInputElement>(&root, "#seats").value(), "0");
    assert_eq!(seats_of(state), 50, "the last good number stays");
    type_in(&root, "#seats", "").await;
    becomes(note, "Seats needs a number.".into()).await;
    type_in(&root, "#seats", "1,200").await;
    becomes(note, String::new()).await;
    assert_eq!(seats_of(state), 1_200);
    assert_eq!(find::<HtmlInputElement>(&root, "#seats").value(), "1,200", "what was typed stays as typed");
    type_in(&root, "#seats-slider", "75").await;
    becomes(|| find::<HtmlInputElement>(&root, "#seats").value(), "75".into()).await;
    assert_eq!(seats_of(state), 75);
}

#[wasm_bindgen_test]
async fn an_optional_number_can_be_emptied_and_follows_a_link() {
    let opened = open();
    let (state, root) = (opened.state, opened.root.clone());
    let quote = || state.scenario.with_untracked(|scenario| scenario.apps[0].quote);
    type_in(&root, "#quote", "$180,000").await;
    assert_eq!(quote(), Some(Number::from(180_000)));
    type_in(&root, "#quote", "abc").await;
    let told = "Quoted, a year must be a number like 1,200 or 89.50; “abc” was entered.";
    becomes(|| text(&root, "#quote-note"), told.into()).await;
    assert_eq!(quote(), Some(Number::from(180_000)));
    state.load("v=1&app=acme,team,enterprise,10,quote:99.5");
    becomes(|| find::<HtmlInputElement>(&root, "#quote").value(), "99.5".into()).await;
    becomes(|| text(&root, "#quote-note"), String::new()).await;
    type_in(&root, "#quote", "").await;
    assert_eq!(quote(), None);
}

#[wasm_bindgen_test]
async fn a_vendor_is_found_and_chosen_by_keyboard() {
    let opened = open();
    let (state, root) = (opened.state, opened.root.clone());
    let name = || state.report(|report| report.apps[0].vendor.name.clone());
    press(&root, "#vendor", "ArrowDown").await;
    assert_eq!(root.query_selector_all("#vendor-list li").unwrap().length(), 4, "three vendors and one not listed");
    type_in(&root, "#vendor", "ZEN").await;
    assert_eq!(root.query_selector_all("#vendor-list li").unwrap().length(), 2);
    press(&root, "#vendor", "Enter").await;
    assert_eq!(name(), "Zenith");
    assert_eq!(find::<HtmlInputElement>(&root, "#vendor").get_attribute("aria-expanded").unwrap(), "false");
    type_in(&root, "#vendor", "Intranet <mark>").await;
    press(&root, "#vendor", "Enter").await;
    assert_eq!(name(), "Intranet <mark>");
    assert!(root.query_selector("mark").unwrap().is_none(), "a name is text, never markup");
    type_in(&root, "#vendor", "zen").await;
    press(&root, "#vendor", "Escape").await;
    assert_eq!(
        (name(), find::<HtmlInputElement>(&root, "#vendor").value()),
        ("Intranet <mark>".into(), "Intranet <mark>".into())
    );
}

/// By hand at 1 and at 10 seats, under a name.
fn drawn(name: &str, ten: u32) -> Result<scim_tax::present::chart::Chart, String> {
    let point = |seats, cost| SeatPoint { seats, cost: Estimate::exact(Number::from(cost)), step: false };
    let line = SeatLine { way: Way::Hand, name: name.into(), points: vec![point(1, 20), point(10, ten)] };
    let input = BySeats { currency: "USD".into(), lines: vec![line], even: BreakEven::Unknown, seats: 5, years: 1 };
    by_seats(&input, Layout::Narrow, &Numbers::default())
}

#[wasm_bindgen_test]
async fn a_chart_is_drawn_and_read_by_keyboard_and_pointer() {
    let document = web_sys::window().unwrap().document().unwrap();
    let place: HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
    place.set_id("seats-chart");
    document.body().unwrap().append_child(&place).unwrap();
    draw(&place, &drawn("<b>By hand</b>", 110));
    assert!(place.query_selector("svg path.line").unwrap().is_some());
    assert!(place.query_selector("b").unwrap().is_none(), "a name is text, never markup");
    assert_eq!(find::<web_sys::Element>(&place, "svg").get_attribute("viewBox").unwrap(), "0 0 340 294");
    assert_eq!(place.query_selector_all("table tbody tr").unwrap().length(), 3);

    let reader: HtmlInputElement = find(&place, ".reader");
    let reading = || text(&place, ".reading");
    let said = |attribute: &str| reader.get_attribute(attribute).unwrap();
    reader.focus().unwrap();
    reader.dispatch_event(&web_sys::Event::new("focusin").unwrap()).unwrap();
    assert_eq!((reading(), said("aria-valuetext")), ("1 seat: <b>By hand</b> $20.".into(), "1 of 3".into()));
    press(&place, ".reader", "ArrowDown").await;
    // $20 and four ninths of $90.
    assert_eq!((reading(), said("aria-valuetext")), ("5 seats: <b>By hand</b> $60.".into(), "2 of 3".into()));
    type_in(&place, ".reader", "2").await;
    assert_eq!(reading(), "10 seats: <b>By hand</b> $110.");
    press(&place, ".reader", "ArrowDown").await;
    assert_eq!(reading(), "10 seats: <b>By hand</b> $110.", "the last one is the last");

    // Another chart in the same place: one reads on where one was.
    draw(&place, &drawn("By hand", 200));
    assert_eq!((reading(), reader.value()), ("10 seats: By hand $200.".into(), "2".into()));
    let first: web_sys::Element = find(&place, "[data-reading='0']");
    let over = web_sys::Event::new("pointerover").unwrap();
    first.dispatch_event(&over).unwrap();
    assert_eq!(reading(), "1 seat: By hand $20.");
    assert!(first.class_list().contains("on"));

    draw(&place, &Err("Nothing to draw.".into()));
    assert_eq!(text(&place, ".no-chart"), "Nothing to draw.");
    assert!(find::<HtmlElement>(&place, "figure").has_attribute("hidden"));
    place.remove();
}
