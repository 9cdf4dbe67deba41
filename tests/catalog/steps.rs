//! What became of every step to SCIM that a source names: `tests/steps.tsv` has one line for each, 46 on vendors'
//! own prices, Segment's, and 107 that guides and lists claim.
//!
//! `computed`: the catalog computes that step, to the amount in `more`. `otherwise`: it computes another in its
//! place, and `note` says why. `refused`: it has no amount, and the fact sheet says what stands in `says`. Amounts
//! are a year's on annual billing, at `seats` seats and `usage`, written as in `tests/arithmetic.csv`; they were
//! worked from what the sources publish, not with this program. A plan that ends below 50 seats, or a price by
//! usage, is computed at what it covers, and `says` is what the sheet has for 50 seats.

use super::sheets::{Shipped, phrases, shipped};
use super::written::written;
use scim_tax::domain::{App, AppReport, Company, Number, Scenario, compare};
use std::collections::BTreeSet;
use std::fs;

struct Step<'a> {
    vendor: &'a str,
    kind: &'a str,
    /// The plans by the names that the source gives them, or by their ids.
    claimed: [&'a str; 2],
    /// The plans of the catalog; empty where it has no such step.
    plans: [&'a str; 2],
    seats: u32,
    usage: &'a str,
    outcome: &'a str,
    more: &'a str,
    says: &'a str,
    note: &'a str,
}

fn steps(table: &str) -> Vec<Step<'_>> {
    let read = |line| {
        let cells: Vec<&str> = str::split(line, '\t').collect();
        let [vendor, kind, claimed_from, claimed_to, from, to, seats, usage, outcome, more, says, note] = cells[..]
        else {
            panic!("{line}")
        };
        let (claimed, plans, seats) = ([claimed_from, claimed_to], [from, to], seats.parse().unwrap());
        Step { vendor, kind, claimed, plans, seats, usage, outcome, more, says, note }
    };
    table.lines().skip(1).map(read).collect()
}

impl Step<'_> {
    fn report(&self, shipped: &Shipped) -> AppReport {
        let mut app = App::listed(self.vendor, self.plans[0], self.plans[1], self.seats);
        app.usage = (!self.usage.is_empty()).then(|| Number::parse(self.usage).unwrap());
        let scenario = Scenario { apps: vec![app], company: Company::default() };
        compare(&shipped.catalog, &scenario, shipped.catalog.version).apps.remove(0)
    }

    /// The fact sheet for 50 seats says it in one phrase.
    fn is_said(&self, shipped: &Shipped) -> bool {
        let [from, to] = self.plans;
        let sheet = shipped.sheet(self.vendor, &format!("v=1&app={},{from},{to},50", self.vendor), true);
        phrases(&sheet).iter().any(|phrase| phrase.text.contains(self.says))
    }

    /// Each plan is the claimed one, by its id or its name.
    fn is_as_claimed(&self, shipped: &Shipped) -> bool {
        let vendor = shipped.catalog.vendor(self.vendor).unwrap();
        self.claimed.iter().zip(self.plans).all(|(claimed, plan)| {
            let plan = vendor.plan(plan.rsplit('.').next().unwrap()).unwrap().1;
            plan.id == claimed.to_lowercase().replace(' ', "-") || plan.name == *claimed
        })
    }
}

#[test]
fn every_step_that_a_source_names_is_computed_or_refused_with_a_reason_on_the_sheet() {
    let (shipped, table) = (shipped(), fs::read_to_string("tests/steps.tsv").unwrap());
    let mut wrong = Vec::new();
    for step in steps(&table) {
        let Step { vendor, outcome, more, says, note, .. } = step;
        let report = step.report(&shipped);
        let found = written(report.money.upgrade.delta);
        let right = match outcome {
            "computed" => found == more && found != "-" && step.is_as_claimed(&shipped),
            "otherwise" => found == more && found != "-" && !step.is_as_claimed(&shipped) && !note.is_empty(),
            "refused" => more.is_empty() && !says.is_empty() && (report.nothing_to_buy() || found == "-"),
            _ => false,
        };
        // Where the amount is for other seats than 50 or for a usage, the sheet says what holds at 50.
        let says_why = says.is_empty() == (outcome != "refused" && step.seats == 50 && step.usage.is_empty());
        if !right || !says_why {
            wrong.push(format!("{vendor}: {outcome} {more}, but the catalog has {found}"));
        }
        if !step.is_said(&shipped) {
            wrong.push(format!("{vendor}: its sheet does not say: {says}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_steps_is_whole() {
    let table = fs::read_to_string("tests/steps.tsv").unwrap();
    let steps = steps(&table);
    let count = |kind: &str| steps.iter().filter(|step| step.kind == kind).count();
    assert_eq!(["vendor", "segment", "third party"].map(count), [46, 1, 107]);
    assert_eq!(steps.iter().map(|step| step.vendor).collect::<BTreeSet<_>>().len(), 154);
    // None of the steps on a vendor's own prices is refused.
    assert!(steps.iter().all(|step| step.kind == "third party" || step.outcome == "computed"));
}
