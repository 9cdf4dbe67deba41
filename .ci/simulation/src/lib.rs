//! The engine with a table of apps, or with a catalog and a link, and the few functions that are timed.

use scim_tax::domain::*;
use scim_tax::wire::{catalog_file, link};

#[cfg(target_arch = "wasm32")]
mod exports;

/// Something to measure.
pub struct Bench {
    catalog: Catalog,
    scenario: Scenario,
    compiled: Compiled,
    seed: Seed,
}

impl Bench {
    fn new(catalog: Catalog, scenario: Scenario) -> Self {
        let compiled = Compiled::of(&catalog, &scenario);
        let seed = Seed::of_text(&link::write(&scenario));
        Self { catalog, scenario, compiled, seed }
    }

    /// From a table: a line for each app with its seats, the least and the most of a seat-month on the plan one
    /// has and on the one with SCIM, and 1 where no source tells what the identity provider gets.
    pub fn from_table(text: &str) -> Self {
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
        let vendors = rows.iter().enumerate().map(|(at, row)| vendor(at, row)).collect();
        let app = |(at, row): (usize, &Vec<&str>)| App::listed(&id(at), "a", "b", row[0].parse().expect("seats"));
        let apps = rows.iter().enumerate().map(app).collect();
        let company = Company { idp: Idp::Other, ..Company::default() };
        let mut bench = Self::new(Catalog { version: today(), vendors }, Scenario { apps, company });
        bench.seed = Seed(SEED);
        bench
    }

    /// From a catalog as the page loads it, and a link.
    pub fn from_link(catalog: &str, text: &str) -> Self {
        let catalog = catalog_file::read(catalog).expect("a catalog");
        let reading = link::read_with(text, &catalog);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        Self::new(catalog, reading.scenario)
    }

    /// What is timed: P10, P50, P90 and mean by hand, of the upgrade and of the difference; how often the
    /// upgrade is cheaper; and over all apps the sum of how often it is cheaper there.
    pub fn simulate(&self, draws: usize) -> Vec<f64> {
        let mut run = Simulation::new(&self.compiled, self.seed, draws);
        run.step(draws);
        let outcome = run.outcome().expect("a whole run");
        let difference = outcome.difference.expect("prices");
        let columns = [outcome.by_hand.expect("prices"), outcome.upgrade.expect("prices"), difference.percentiles];
        let mut figures: Vec<f64> = columns.iter().flat_map(|one| [one.p10, one.p50, one.p90, one.mean]).collect();
        figures.push(difference.upgrade_is_cheaper);
        figures.push(outcome.apps.iter().filter_map(|app| app.upgrade_is_cheaper.ok()).sum());
        figures
    }

    /// The whole recomputation without simulation, with break-evens; apps of which one is known.
    pub fn report(&self) -> usize {
        let apps = self.compare();
        let found = BreakEvens::of_all(&self.catalog, &self.scenario);
        assert_eq!(apps, found.len());
        found.iter().filter(|one| one.leavers != BreakEven::Unknown).count()
    }

    /// What the page computes at every key; apps in the report.
    pub fn compare(&self) -> usize {
        compare(&self.catalog, &self.scenario, self.catalog.version).apps.len()
    }

    /// The lines of a stack and their totals; apps that are priced.
    pub fn stack(&self) -> usize {
        let stack = Stack::from(self.scenario.clone());
        StackReport::of(&self.catalog, &stack, self.catalog.version).totals().step.exact
    }

    /// The money of every app alone, as a comparison with it, without break-evens and verdicts.
    pub fn money(&self) -> usize {
        let scenario = self.scenario.clone().resolved(&self.catalog);
        let money = |app: &App| match &app.product {
            Product::Listed { vendor, .. } => {
                let vendor = self.catalog.vendor(vendor)?;
                Some(Money::of(vendor, app, &scenario.company, scenario.apps.len()))
            }
            Product::Own { .. } => None,
        };
        scenario.apps.iter().filter_map(money).filter(|money| !money.hand().is_unknown()).count()
    }

    /// Compiles, and finds what moves the answer; the number of inputs.
    pub fn sensitivity(&self) -> usize {
        let compiled = Compiled::of(&self.catalog, &self.scenario);
        Sensitivity::of(&compiled).expect("prices").effects.len()
    }

    /// Whether both ways of an app can be computed over all ranges.
    pub fn counts(&self, app: usize) -> bool {
        self.compiled.counted().0.contains(&app)
    }
}

/// The seed of the table's simulation: the other languages cannot hash a link that they do not have.
const SEED: u64 = 2026;

fn today() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

fn id(at: usize) -> String {
    format!("app-{at:03}")
}

fn vendor(at: usize, row: &[&str]) -> Vendor {
    let number = |text: &str| Number::parse(text).expect("a price");
    let price = |low: &str, high: &str| {
        let amount = Estimate::between(Some(number(low)), Some(number(high)), Reason::Quote);
        let charge = Charge::PerSeat { rate: Rate::either(amount), per: Per::Month, included: 0, minimum: 0, pack: 1 };
        Price {
            publisher: Publisher::Vendor,
            source: "pricing".into(),
            checked: today(),
            published: None,
            grade: Grade::A,
            net: false,
            minimum_spend: None,
            priced_for: None,
            charges: vec![charge],
            one_offs: Vec::new(),
        }
    };
    let plan = |id: &str, scim, price| Plan {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        sso: scim,
        scim,
        addon_to: Vec::new(),
        needs: Vec::new(),
        max_seats: None,
        prices: vec![price],
    };
    let gets = if row[5] == "1" { Provisioning::Unknown } else { Provisioning::Full };
    Vendor {
        id: id(at),
        status: Status::Gated,
        operations: Some(Operations { create: true, update: true, deactivate: true, groups: true }),
        idps: vec![(Idp::Other, gets)],
        plans: vec![plan("a", Support::No, price(row[1], row[2])), plan("b", Support::Yes, price(row[3], row[4]))],
        step: None,
        ..Vendor::own(row[0])
    }
}
