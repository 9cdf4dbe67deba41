//! Laws that hold for any stack.

use crate::cases::{catalog, number, scenario, show, today};
use crate::vendors;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scim_tax::domain::*;

/// Apps with prices that are exact, ranges, open, unknown, in another currency; some of which save.
fn apps(most: usize) -> impl Strategy<Value = Vec<String>> {
    let app = select(vec![
        "kustomer,enterprise,ultimate",
        "kustomer,enterprise-bundle,ultimate",
        "segment,team,business",
        "ironclad,standard,enterprise",
        "pigment,professional,enterprise",
        "metabase,starter,pro",
        "github,team,enterprise-cloud",
        "confluence,standard,guard",
        "hubspot,starter,professional",
        "included,team,",
        "absent,team,",
        "euro,a,b",
    ]);
    let now = select(vec!["", "", "", ",now-seat:200", ",anyway:50", ",other:500"]);
    let one = (app, 1..200u32, now).prop_map(|(app, seats, now)| format!("app={app},{seats}{now}"));
    vec(one, 1..=most)
}

fn company() -> impl Strategy<Value = String> {
    let idp = select(vec!["okta", "google", "other", "none"]);
    let rest = select(vec!["", "&fx-eur=1.08", "&fx-eur=1.08&idp-cost=3000", "&manual=benchmark&fx-eur=0.9"]);
    (idp, rest).prop_map(|(idp, rest)| format!("&idp={idp}{rest}"))
}

fn stack(apps: &[String], company: &str) -> Stack {
    scenario(&format!("{}{company}", apps.join("&"))).into()
}

fn report(stack: &Stack) -> StackReport {
    StackReport::of(&catalog(vendors::all()), stack, today())
}

/// The amount and how many apps are in it, without places.
fn size(sum: &OptionSum) -> (String, usize, usize, usize, usize) {
    (show(sum.amount), sum.exact, sum.estimated, sum.not_priced.len(), sum.not_offered.len())
}

fn sizes(totals: &StackTotals) -> Vec<(String, usize, usize, usize, usize)> {
    [&totals.step, &totals.by_hand, &totals.upgrade, &totals.other, &totals.saving].map(size).to_vec()
}

/// What an upgrade takes of a budget, up to the cent, and what it avoids.
fn offered(line: &StackLine) -> Option<(Number, Number)> {
    Some(((line.outlay?.high()? * Number::HUNDRED).ceil() / Number::HUNDRED, line.avoided?.base()?))
}

fn base(set: &EfficientSet) -> Number {
    set.chosen.iter().map(|one| one.avoided.base().unwrap()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn the_order_of_apps_changes_no_total(apps in apps(8), company in company(), turn in 0..8usize, budget in 0..200_000u32) {
        let mut turned = apps.clone();
        turned.rotate_left(turn % apps.len());
        turned.reverse();
        let (one, other) = (report(&stack(&apps, &company)), report(&stack(&turned, &company)));
        prop_assert_eq!(sizes(&one.totals()), sizes(&other.totals()));
        let (one, other) = [one, other].map(|report| report.efficient_set(Number::from(budget))).into();
        prop_assert_eq!((one.spent, show(one.avoided)), (other.spent, show(other.avoided)));
    }

    #[test]
    fn totals_are_the_sums_of_their_groups(apps in apps(8), company in company()) {
        let report = report(&stack(&apps, &company));
        let whole = report.totals();
        let groups = report.by_verdict();
        let mut all: Vec<usize> = groups.iter().flat_map(|group| group.apps.clone()).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..apps.len()).collect::<Vec<_>>());
        let of: [fn(&StackTotals) -> &OptionSum; 4] = [|t| &t.step, |t| &t.by_hand, |t| &t.upgrade, |t| &t.saving];
        for sum in of {
            let parts = groups.iter().map(|group| sum(&group.totals));
            let low: Number = parts.clone().filter_map(|part| part.amount.low()).sum();
            if let Some(found) = sum(&whole).amount.low() {
                prop_assert_eq!(found.to_ten_decimals(), low.to_ten_decimals());
            }
            let open: usize = parts.map(|part| part.not_priced.len()).sum();
            prop_assert_eq!(sum(&whole).not_priced.len(), open);
        }
        let leavers: Number = groups.iter().map(|group| group.totals.leavers).sum();
        prop_assert_eq!(whole.leavers.to_ten_decimals(), leavers.to_ten_decimals());
    }

    /// Against all sets, up to 2^10 of them.
    #[test]
    fn no_other_set_avoids_more(apps in apps(10), company in company(), budget in 0..150_000u32) {
        let report = report(&stack(&apps, &company));
        let set = report.efficient_set(Number::from(budget));
        prop_assert!(set.doubt.is_none() && set.spent <= set.budget);
        let offered: Vec<(Number, Number)> = report.lines.iter().filter_map(|line| offered(line)).collect();
        let fixed = if company.contains("idp-cost") { number("3000") } else { Number::ZERO };
        let mut best = Number::ZERO;
        for picked in 1..1_u32 << offered.len() {
            let those = || offered.iter().enumerate().filter(|(at, _)| picked >> at & 1 == 1);
            let spent = those().map(|(_, one)| one.0).sum::<Number>() + fixed;
            if spent <= set.budget {
                best = best.max(those().map(|(_, one)| one.1).sum());
            }
        }
        // To the cent, of each.
        prop_assert!((best - base(&set)).abs() <= number("0.11"), "{} {}", best, base(&set));
    }

    #[test]
    fn more_budget_never_avoids_less(apps in apps(30), company in company(), budget in 0..150_000u32, more in 0..50_000u32) {
        let report = report(&stack(&apps, &company));
        let set = |budget: u32| report.efficient_set(Number::from(budget));
        let (less, more) = (set(budget), set(budget + more));
        prop_assert!(base(&more) >= base(&less) - number("0.3"));
        // Every app with something to buy is in one place.
        let places = less.chosen.len() + less.waiting.len() + less.pointless.len() + less.not_priced.len();
        prop_assert_eq!(places, report.lines.iter().filter(|line| line.upgrade.is_some()).count());
        prop_assert!(less.waiting.iter().all(|one| one.missing.is_positive() || less.chosen.is_empty()));
    }

    #[test]
    fn rankings_hold_every_app_once(apps in apps(12), company in company()) {
        let report = report(&stack(&apps, &company));
        for by in [RankBy::ExtraCost, RankBy::CostPerLeaver, RankBy::Saving] {
            let ranking = report.ranking(by);
            let mut places: Vec<usize> = ranking.iter().map(|one| one.app).collect();
            let bases: Vec<Option<Number>> = ranking.iter().map(|one| one.value.and_then(Estimate::base)).collect();
            for pair in bases.windows(2) {
                let falls = pair[0].is_some() && match (pair[0], pair[1]) {
                    (Some(a), Some(b)) if by == RankBy::CostPerLeaver => a <= b,
                    (Some(a), Some(b)) => a >= b,
                    _ => true,
                };
                prop_assert!(falls || pair[1].is_none(), "{by:?} {bases:?}");
            }
            places.sort_unstable();
            prop_assert_eq!(places, (0..apps.len()).collect::<Vec<_>>());
        }
    }

    /// After any edit the report is the one of the whole.
    #[test]
    fn an_update_is_the_whole_computed_anew(before in apps(6), after in apps(6), kept in 0..6usize, company in company()) {
        let mut apps = before.clone();
        apps.splice(..kept.min(before.len()), after);
        let catalog = catalog(vendors::all());
        let updated = report(&stack(&before, &company)).updated(&catalog, &stack(&apps, &company), today());
        prop_assert_eq!(updated, report(&stack(&apps, &company)));
    }
}
