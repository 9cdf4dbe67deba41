//! The one state: what was entered. All else is computed from it.

use super::{browser, problems, wanted};
use crate::domain::{
    App, AppReport, Assumption, Assumptions, Catalog, Company, Date, Evidence, Number, Product, Report, Scenario,
    compare,
};
use crate::present::{Numbers, Page, page};
use crate::wire::link;
use crate::wire::packed_link::is_packed;
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// The scenario that the page opens with, marked as an example.
pub const EXAMPLE: &str = "v=1&app=kustomer,enterprise,ultimate,50";

/// What the page works with.
#[derive(Clone, Copy)]
pub struct State {
    /// What was entered. It always holds at least one app.
    pub scenario: RwSignal<Scenario>,
    /// What follows from it.
    computed: Memo<Computed>,
    /// What is open, wrong or under way on the page.
    pub screen: RwSignal<Screen>,
    fixed: StoredValue<Fixed>,
}

/// What does not change while the page is open.
struct Fixed {
    catalog: Catalog,
    numbers: Numbers,
    today: Date,
}

/// The result, and what follows from it: worked out when it is first asked for, which is after the answer is seen.
#[derive(Clone)]
struct Computed(Arc<Shown>);

struct Shown {
    report: Report,
    /// The first app's result in words.
    page: OnceLock<Arc<Page>>,
    /// The link that says all that was entered.
    link: OnceLock<String>,
}

impl PartialEq for Computed {
    /// It is computed anew only when an input has changed, and then it counts as changed: comparing it
    /// would take longer than drawing what differs.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What is open, wrong or under way on the page.
#[derive(Default)]
pub struct Screen {
    /// Fields that cannot be computed with, by key, and why; the last good result stays.
    pub errors: Vec<(String, String)>,
    /// What was ignored in the link, in words.
    pub notices: Vec<String>,
    /// Something in the link could not be used.
    pub is_faulty: bool,
    /// What is typed in the vendor's field while its list is open.
    pub vendor_typed: Option<String>,
    /// The option of that list that Enter would choose.
    pub vendor_active: usize,
    /// The working is shown.
    pub working: bool,
    /// The vendor's evidence.
    pub evidence: Loaded,
    /// What a reset of the assumptions threw away.
    pub before_reset: Option<Assumptions>,
}

/// The vendor's evidence, which is fetched when it is needed.
#[derive(Clone, Default)]
pub enum Loaded {
    /// There is none.
    #[default]
    Nothing,
    /// On its way.
    Waiting,
    /// Here.
    There(Arc<Evidence>),
    /// Not to be had, and why.
    Failed(String),
}

impl State {
    /// The state of a freshly opened page: what a link says, else the example.
    pub fn new(catalog: Catalog, link: &str) -> Self {
        let today = browser::today().unwrap_or(catalog.version);
        let numbers = browser::numbers(browser::query("lang").as_deref());
        let scenario = RwSignal::new(link::read(EXAMPLE).scenario.resolved(&catalog));
        let fixed = StoredValue::new(Fixed { catalog, numbers, today });
        let computed = Memo::new(move |_| {
            fixed.with_value(|fixed| {
                scenario.with(|scenario| {
                    let report = compare(&fixed.catalog, scenario, fixed.today);
                    Computed(Arc::new(Shown { report, page: OnceLock::new(), link: OnceLock::new() }))
                })
            })
        });
        let state = Self { scenario, computed, screen: RwSignal::new(Screen::default()), fixed };
        state.load(link);
        state
    }

    /// Takes over a link from an address. The second program is asked to tell what cannot be used of it; a link
    /// without an app brings the example.
    pub fn load(self, text: &str) {
        self.load_explained(link::MOST_CHARACTERS, text);
    }

    /// The same with what another part of the page has unpacked or read from a file.
    pub fn load_asked(self, text: &str) {
        self.load_explained(link::MOST_HELD, text);
    }

    /// Takes over the scenario that the first program shows, which has told what is wrong with it.
    pub fn load_held(self, text: &str) {
        self.load_up_to(link::MOST_HELD, text);
    }

    fn load_explained(self, most: usize, text: &str) {
        self.load_up_to(most, text);
        if untrack(|| self.screen(|screen| screen.is_faulty)) && !is_packed(text) {
            wanted::explain(most, text);
        }
    }

    fn load_up_to(self, most: usize, text: &str) {
        let mut is_faulty = false;
        let scenario = self.fixed(|fixed| {
            let link::Reading { mut scenario, problems, .. } = link::read_with_up_to(most, text, &fixed.catalog);
            is_faulty = !problems.is_empty();
            if scenario.apps.is_empty() {
                scenario.apps = link::read(EXAMPLE).scenario.apps;
            }
            scenario.resolved(&fixed.catalog)
        });
        self.set_screen(|screen| {
            screen.is_faulty = is_faulty;
            screen.notices.clear();
            screen.errors.clear();
            screen.before_reset = None;
            if is_packed(text) {
                screen.notices.push(problems::NOT_YET.into());
            }
        });
        self.scenario.set(scenario);
    }

    // Thin ways in: what reads and writes signals is there once, not once for each caller.

    /// Reads what was entered.
    pub fn scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        read(&self.scenario.read())
    }

    /// Changes what was entered.
    pub fn set_scenario(self, change: impl FnOnce(&mut Scenario)) {
        change(&mut self.scenario.write());
    }

    /// Reads what is open, wrong or under way.
    pub fn screen<T>(self, read: impl FnOnce(&Screen) -> T) -> T {
        read(&self.screen.read())
    }

    /// Changes what is open, wrong or under way.
    pub fn set_screen(self, change: impl FnOnce(&mut Screen)) {
        change(&mut self.screen.write());
    }

    fn fixed<T>(self, read: impl FnOnce(&Fixed) -> T) -> T {
        read(&self.fixed.read_value())
    }

    /// The catalog.
    pub fn catalog<T>(self, read: impl FnOnce(&Catalog) -> T) -> T {
        self.fixed(|fixed| read(&fixed.catalog))
    }

    /// The separators of numbers.
    pub fn numbers<T>(self, write: impl FnOnce(&Numbers) -> T) -> T {
        self.fixed(|fixed| write(&fixed.numbers))
    }

    /// Today.
    pub fn today(self) -> Date {
        self.fixed(|fixed| fixed.today)
    }

    /// Reads the whole report.
    pub fn report<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        read(&self.computed.read().0.report)
    }

    /// Reads the first app's result; the default where there is none, which the page never comes to.
    pub fn app<T: Default>(self, read: impl FnOnce(&AppReport) -> T) -> T {
        self.report(|report| report.apps.first().map(read).unwrap_or_default())
    }

    /// Reads the first app's result in words.
    pub fn page<T>(self, read: impl FnOnce(&Page) -> T) -> T {
        read(&self.in_words())
    }

    fn in_words(self) -> Arc<Page> {
        let shown = &self.computed.read().0;
        let in_words = |app| self.scenario(|scenario| self.numbers(|numbers| page(app, scenario, numbers)));
        let first = || Arc::new(shown.report.apps.first().map(in_words).unwrap_or_default());
        Arc::clone(shown.page.get_or_init(first))
    }

    /// Reads the company's inputs.
    pub fn company<T>(self, read: impl FnOnce(&Company) -> T) -> T {
        self.scenario(|scenario| read(&scenario.company))
    }

    /// Changes the company's inputs.
    pub fn set_company(self, change: impl FnOnce(&mut Company)) {
        self.set_scenario(|scenario| change(&mut scenario.company));
    }

    /// Follows all that is computed, without reading it.
    pub fn track(self) {
        self.computed.track();
    }

    /// The scenario as text, without `#`.
    pub fn link(self) -> String {
        self.computed.read().0.link.get_or_init(|| self.scenario(link::write)).clone()
    }

    /// Whether it is still the example.
    pub fn is_example(self) -> bool {
        self.link() == EXAMPLE
    }

    /// Why a field cannot be computed with.
    pub fn error(self, key: &str) -> Option<String> {
        self.screen(|screen| screen.errors.iter().find(|(of, _)| of == key).map(|(_, why)| why.clone()))
    }

    /// Whether any field cannot be computed with.
    pub fn has_errors(self) -> bool {
        self.screen(|screen| !screen.errors.is_empty())
    }

    /// Says why a field cannot be computed with, or that it can.
    pub fn set_error(self, key: &str, why: Option<String>) {
        let known = self.screen(|screen| screen.errors.iter().any(|(of, _)| of == key));
        if known || why.is_some() {
            self.set_screen(|screen| {
                screen.errors.retain(|(of, _)| of != key);
                screen.errors.extend(why.map(|why| (key.to_owned(), why)));
            });
        }
    }

    /// A number by its key in links.
    pub fn number(self, key: &str) -> Option<Number> {
        self.scenario(|scenario| number_of(scenario, key))
    }

    /// Replaces a number by its key.
    pub fn set_number(self, key: &str, value: Option<Number>) {
        self.set_scenario(|scenario| set_number(scenario, key, value));
    }
    /// The plan ids of the first app: current and target.
    pub fn plan_ids(self) -> (String, String) {
        let ids = |app: &App| match &app.product {
            Product::Listed { current, target, .. } => (current.clone(), target.clone()),
            Product::Own { .. } => Default::default(),
        };
        self.scenario(|scenario| scenario.apps.first().map(ids).unwrap_or_default())
    }

    /// Changes what the first app is.
    pub fn change_product(self, change: impl FnOnce(&mut Product)) {
        self.fixed(|fixed| {
            self.set_scenario(|scenario| {
                if let Some(app) = scenario.apps.first_mut() {
                    change(&mut app.product);
                    *app = app.clone().resolved(&fixed.catalog);
                }
            });
        });
    }

    /// Puts another product in the place of the first app. Prices that were entered for the former one
    /// do not carry over; seats do.
    pub fn set_product(self, product: Product) {
        self.set_scenario(|scenario| {
            if let Some(app) = scenario.apps.first_mut() {
                *app = App::new(product.clone(), app.seats);
            }
        });
        self.set_screen(|screen| {
            screen.errors.clear();
        });
        self.change_product(|app| *app = product);
    }
}

fn number_of(scenario: &Scenario, key: &str) -> Option<Number> {
    let company = &scenario.company;
    let app = scenario.apps.first();
    match key {
        "seats" => app.map(|app| Number::from(app.seats)),
        "employees" => Some(Number::from(company.employees)),
        "growth" => Some(company.growth).filter(|growth| growth.is_positive()),
        "escalator" => Some(company.escalator).filter(|rise| rise.is_positive()),
        "discount-rate" => Some(company.discount_rate).filter(|rate| rate.is_positive()),
        "years" => Some(Number::from(company.years)).filter(|years| *years > Number::ONE),
        "idp-cost" => company.idp_cost,
        "setup-hours" => company.setup_hours,
        "token-hours" => company.token_hours,
        "third-party" => company.third_party,
        "leavers-people" => company.assumptions.leavers_people,
        _ => match key.strip_prefix("fx-") {
            Some(code) => company.fx.iter().find(|(of, _)| of == code).map(|(_, rate)| *rate),
            None => app?.numbers().into_iter().find(|(of, _)| *of == key).and_then(|(_, value)| value),
        },
    }
}

fn set_number(scenario: &mut Scenario, key: &str, value: Option<Number>) {
    let whole = || value.and_then(|value| value.to_string().parse::<u32>().ok());
    let company = &mut scenario.company;
    match key {
        "seats" => {
            if let (Some(app), Some(seats)) = (scenario.apps.first_mut(), whole()) {
                app.seats = seats;
            }
        }
        "employees" => company.employees = whole().unwrap_or(company.employees),
        "growth" => company.growth = value.unwrap_or(Number::ZERO),
        "escalator" => company.escalator = value.unwrap_or(Number::ZERO),
        "discount-rate" => company.discount_rate = value.unwrap_or(Number::ZERO),
        "years" => company.years = whole().unwrap_or(1),
        "idp-cost" => company.idp_cost = value,
        "setup-hours" => company.setup_hours = value,
        "token-hours" => company.token_hours = value,
        "third-party" => company.third_party = value,
        "leavers-people" => {
            // The two say the same thing; a link carries only one.
            company.assumptions.reset(Assumption::Leavers);
            company.assumptions.leavers_people = value;
        }
        _ => match key.strip_prefix("fx-") {
            Some(code) => {
                company.fx.retain(|(of, _)| of != code);
                let at = company.fx.iter().take_while(|(of, _)| of.as_str() < code).count();
                if let Some(rate) = value {
                    company.fx.insert(at, (code.to_owned(), rate));
                }
            }
            None => {
                if let Some(place) = scenario.apps.first_mut().and_then(|app| app.number_mut(key)) {
                    *place = value;
                }
            }
        },
    }
}
