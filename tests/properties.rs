//! Laws of the cost model that hold for any input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "model/cases.rs"]
mod cases;
#[path = "properties/given.rs"]
mod given;
#[path = "model/vendors.rs"]
mod vendors;
#[path = "properties/years.rs"]
mod years;

use cases::{catalog, number, show, today};
use given::*;
use proptest::prelude::*;
use proptest::sample::subsequence;
use scim_tax::domain::*;
use vendors::*;

const CASES: u32 = 200;

fn tables(horizon: &Horizon) -> impl Iterator<Item = &CostTable> {
    [Some(&horizon.hand), horizon.upgrade.as_ref(), horizon.other.as_ref()].into_iter().flatten()
}

fn is_in_cents(amount: Estimate) -> bool {
    [amount.low(), amount.high()].into_iter().flatten().all(|end| end == end.shown(2))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn the_seats_break_even_is_what_trying_all_seats_finds(
        mut vendor in two_plans(exact(60)),
        company in company(),
        bound in 1..120u32,
        quote in proptest::option::weighted(0.2, decimal(5_000)),
        once in decimal(500),
    ) {
        vendor.plans[1].max_seats = Some(bound);
        let case = App { now_quote: quote, usage: Some(Number::from(30)), once: Some(once), ..app(7) };
        // What is paid for by an own price does not limit the seats.
        let limiting = if quote.is_some() { &vendor.plans[1..] } else { &vendor.plans[..] };
        let bands_end = limiting.iter().flat_map(|plan| &plan.prices[0].charges).filter_map(Charge::most_seats).min();
        let bound = bands_end.unwrap_or(bound).min(bound);

        let at = |seats| difference(&vendor, &App { seats, ..case.clone() }, &company);
        let dearer: Vec<Option<bool>> = (1..=bound).map(|seats| at(seats).map(Number::is_positive)).collect();
        let last = dearer.iter().rposition(|dearer| *dearer == Some(true)).map(|at| u32::try_from(at).unwrap() + 1);
        let expected = match last {
            Some(last) if last == bound => BreakEven::Never,
            _ if dearer.contains(&None) => return Ok(()),
            Some(last) => BreakEven::From(Number::from(last + 1)),
            None => BreakEven::Always,
        };
        prop_assert_eq!(BreakEvens::of(&vendor, &case, &company, 1).seats, expected);
    }

    #[test]
    fn at_the_break_evens_the_difference_flips_its_sign(vendor in two_plans(exact(60)), company in company()) {
        let case = App { usage: Some(Number::from(30)), ..app(20) };
        let found = BreakEvens::of(&vendor, &case, &company, 1);
        for (assumption, at) in [(Assumption::Leavers, found.leavers), (Assumption::Rate, found.rate)] {
            let sign = |value: Number| {
                let mut company = company.clone();
                company.assumptions.set(assumption, Span::certain(value));
                difference(&vendor, &case, &company).unwrap().shown(4)
            };
            let small = Number::ONE / Number::from(100_000_000);
            match at {
                BreakEven::From(value) => {
                    prop_assert!(!sign(value + small).is_positive());
                    prop_assert!(!sign((value - small).max(Number::ZERO)).is_negative());
                }
                BreakEven::UpTo(value) => {
                    prop_assert!(!sign((value - small).max(Number::ZERO)).is_positive());
                    prop_assert!(!sign(value + small).is_negative());
                }
                BreakEven::Always => prop_assert!(!sign(Number::ZERO).is_positive()),
                BreakEven::Never => prop_assert!(sign(Number::ZERO).is_positive()),
                BreakEven::Unknown => {}
            }
        }
    }

    #[test]
    fn the_step_is_linear_in_seats_above_minima(
        a in decimal(500), b in decimal(500), minimum in 0..50u32, over in 1..10_000u32,
    ) {
        let plan = |rate: Number| vec![by_vendor(vec![seats(&rate.to_string(), 0, minimum, 1)])];
        let vendor = vendor("pair", vec![plain("a", plan(a)), scim("b", plan(b))]);
        let at = |seats| delta(&vendor, minimum + seats).low().unwrap();
        prop_assert_eq!(at(over + 1) - at(over), (b - a) * Number::MONTHS);
        prop_assert_eq!(at(over), (b - a) * Number::from(minimum + over) * Number::MONTHS);
    }

    /// With all inputs at one end the compiled scenario, exact and in floats, comes to what the report of these
    /// values comes to.
    #[test]
    fn compiled_it_comes_to_the_same(
        mut vendor in two_plans(exact_or_range(200)), shared in proptest::option::of(charge(exact_or_range(90))),
        company in uncertain_company(), kind in 0..5u32, uplift in exact_or_range(9_000), seats in 1..60u32,
        euro in any::<bool>(), unlisted in any::<bool>(),
        (anyway, discount, once, other, now) in (
            proptest::option::of(decimal(100)), proptest::option::of(decimal(100)), proptest::option::of(decimal(900)),
            proptest::option::of(decimal(9_000)), proptest::option::weighted(0.2, decimal(90)),
        ),
    ) {
        let (a, b) = if kind == 2 { ("a", "a.b") } else { ("a", "b") };
        match kind {
            // The same charge on both plans cancels out.
            0 => for plan in &mut vendor.plans { plan.prices[0].charges.extend(shared.clone()); },
            1 => {
                let row = StepRow { seats: 1, uplift, total: None };
                vendor.published_steps = vec![PublishedStep { from: "a".into(), to: "b".into(), ..step(Publisher::Vendor, vec![row]) }];
            }
            2 => vendor.plans[1].addon_to = vec!["a".into()],
            _ => {}
        }
        if unlisted { vendor.operations = None; }
        if euro { vendor.currency = "EUR".into(); }
        let mut company = company;
        company.fx = vec![("eur".into(), number("1.08"))];
        let case = App { anyway, discount, once, other, now_seat: now, usage: Some(number("40")), ..App::listed("pair", a, b, seats) };
        let scenario = Scenario { apps: vec![case], company };
        let compiled = Compiled::of(&catalog(vec![vendor.clone()]), &scenario);
        let whole = Money::of(&vendor, &scenario.apps[0], &scenario.company, 1);

        for at in [At::Low, At::Base, At::High] {
            // A minimum spend bends the way from low to high: its middle is not what the middle rate comes to.
            if at == At::Base && vendor.plans.iter().any(|plan| plan.prices[0].minimum_spend.is_some()) {
                continue;
            }
            // A seat that may cost nothing has no proportion, also where it costs something.
            let seat = whole.upgrade.current_seat;
            if seat.low() == Some(Number::ZERO) && seat.high() != Some(Number::ZERO) {
                continue;
            }
            let money = Money::of(&pinned(&vendor, at), &scenario.apps[0], &pinned_company(&scenario.company, at), 1);
            let exact = compiled.amounts(&[0], at);
            let floats = Simulation::new(&compiled, Seed(1), 1).amounts(at);
            for (found, float, expected, ranged) in [
                (exact.by_hand, floats.by_hand, Some(money.hand()), Some(whole.hand())),
                (exact.upgrade, floats.upgrade, money.upgrade_total(), whole.upgrade_total()),
                (exact.other, floats.other, money.other(), whole.other()),
            ] {
                let (found, expected) = match (found, expected) {
                    (Ok(found), Some(expected)) => (found, expected),
                    (Err(Gap::NotOffered), None) => continue,
                    // Over the ranges something is missing, if not at every end of them.
                    (Err(gap), Some(_)) => {
                        let open = ranged.unwrap();
                        prop_assert!(open.low().is_none() || open.high().is_none(), "{gap:?} for {open:?}");
                        continue;
                    }
                    (found, expected) => { prop_assert!(false, "{found:?}, {expected:?}"); continue }
                };
                // What is half covered at base is a range around it.
                let expected = expected.base().unwrap();
                prop_assert!((found - expected).abs() < Number::ONE / Number::from(1_000_000_000), "{found} {expected}");
                let expected: f64 = expected.to_string().parse().unwrap();
                prop_assert!((float.unwrap() - expected).abs() <= 1e-9 * expected.abs().max(1.0));
            }
        }
    }

    #[test]
    fn the_order_of_apps_does_not_change_the_totals(
        picked in subsequence((0..14usize).collect::<Vec<_>>(), 1..14), turn in 0..14usize, seats in 1..300u32,
    ) {
        let vendors = all();
        let listed: Vec<App> = picked.iter().map(|at| App::listed(&vendors[*at].id, "", "", seats)).collect();
        let mut turned = listed.clone();
        turned.rotate_left(turn % listed.len());
        turned.reverse();
        let totals = |apps: Vec<App>| {
            let scenario = Scenario { apps, company: Company::default() };
            let report = compare(&catalog(all()), &scenario, today());
            let name = |at: &usize| report.apps[*at].vendor.id.clone();
            let mut totals: Vec<_> = report.totals.iter().map(|total| {
                let mut open: Vec<String> = total.not_priced.iter().map(name).collect();
                open.sort();
                (total.currency.clone(), total.upgrade.low().map(Number::to_ten_decimals),
                 total.upgrade.high().map(Number::to_ten_decimals), open)
            }).collect();
            totals.sort();
            totals
        };
        prop_assert_eq!(totals(listed), totals(turned));
    }

    #[test]
    fn low_is_never_above_high(
        vendor in two_plans(any_amount(200)), seats in 1..60u32, company in company(),
        anyway in proptest::option::of(decimal(100)), discount in proptest::option::of(decimal(100)),
        usage in proptest::option::of(decimal(100)),
    ) {
        let case = App { anyway, discount, usage, ..app(seats) };
        let scenario = Scenario { apps: vec![case], company };
        let report = compare(&catalog(vec![vendor]), &scenario, today());
        for estimate in estimates(&report.apps[0]) {
            if let (Some(low), Some(high)) = (estimate.low(), estimate.high()) {
                prop_assert!(low <= high, "{:?}", estimate);
            }
            prop_assert!(estimate.reason() != Some(Reason::TooLarge));
        }
        let upgrade = &report.apps[0].money.upgrade;
        prop_assert!(!upgrade.delta.is_unknown() || upgrade.formula.is_empty());
    }

    #[test]
    fn a_larger_discount_never_makes_the_step_larger(
        vendor in two_plans(any_amount(200)), seats in 1..60u32, a in decimal(100), b in decimal(100),
    ) {
        // Common charges cancel at equal discounts only, which is another rule: price the target alone.
        let step = |discount: Number| {
            let case = App { discount: Some(discount), now_quote: Some(number("500")), usage: Some(number("40")), ..app(seats) };
            money(&vendor, &case).upgrade.delta
        };
        let (less, more) = (step(a.min(b)), step(a.max(b)));
        if let (Some(less), Some(more)) = (less.low(), more.low()) {
            prop_assert!(more <= less);
        }
        if let (Some(less), Some(more)) = (less.high(), more.high()) {
            prop_assert!(more <= less);
        }
    }

    #[test]
    fn from_b_to_a_the_step_is_the_opposite(mut vendor in two_plans(any_amount(200)), seats in 1..60u32) {
        // From a plan with SCIM there is nothing to buy.
        vendor.plans[1].scim = Support::Unknown;
        // Not typed, usage is what the current plan includes, and so depends on the direction.
        let step = |from: &str, to: &str| {
            let case = App { usage: Some(Number::from(30)), ..App::listed("pair", from, to, seats) };
            money(&vendor, &case).upgrade.delta
        };
        let (there, back) = (step("a", "b"), step("b", "a"));
        let negated = |end: Option<Number>| end.map(|end| Number::ZERO - end);
        prop_assert_eq!(there.low(), negated(back.high()));
        prop_assert_eq!(there.high(), negated(back.low()));
    }

    #[test]
    fn at_what_it_is_worth_the_upgrade_costs_the_same(
        seats in 1..500u32, now in decimal(200), company in company(), beside in decimal(2_000), anyway in 0..100u32,
    ) {
        // Where leavers are covered, which a quote for the target leaves alone.
        let mut case = App::listed("kustomer", "enterprise", "ultimate", seats);
        case.now_seat = Some(now);
        case.once = Some(beside);
        case.anyway = Some(Number::from(anyway));
        let worth = Money::of(&kustomer(), &case, &company, 1).worth.year.low().unwrap();
        let paid = now * Number::from(seats) * Number::MONTHS;
        if !(paid + worth).is_negative() {
            case.quote = Some(paid + worth);
            let money = Money::of(&kustomer(), &case, &company, 1);
            prop_assert_eq!(show(money.upgrade_total().unwrap()), show(money.hand()));
        }
    }

    #[test]
    fn the_winner_is_cheapest_at_base(
        vendor in two_plans(any_amount(200)), seats in 1..60u32, company in company(), other in decimal(20_000),
    ) {
        let case = App { other: Some(other), usage: Some(number("40")), ..app(seats) };
        let report = &compare(&catalog(vec![vendor]), &Scenario { apps: vec![case], company }, today()).apps[0];
        let money = &report.money;
        let base = |estimate: Estimate| estimate.base();
        let all = [base(money.hand()), money.upgrade_total().and_then(base), money.other().and_then(base)];
        let chosen = match report.verdict.choice {
            Choice::ByHand => all[0],
            Choice::Upgrade => all[1],
            Choice::Other => all[2],
            _ => return Ok(()),
        };
        for one in all {
            prop_assert!(chosen.unwrap() <= one.unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES / 4) })]

    /// Each end of a bar, and both sides of each flip, are what the report with that value comes to.
    #[test]
    fn bars_and_flips_are_what_the_report_says(vendor in two_plans(exact(60)), company in uncertain_company()) {
        let case = App { usage: Some(Number::from(30)), ..app(20) };
        let scenario = Scenario { apps: vec![case.clone()], company: Company { third_party: None, ..company } };
        let Ok(found) = Sensitivity::of(&Compiled::of(&catalog(vec![vendor.clone()]), &scenario)) else { return Ok(()) };
        let small = Number::ONE / Number::from(100_000_000);
        let about = |one: Number, other: Number| (one - other).abs() < small;
        let by_hand_wins = found.cheapest == Choice::ByHand;
        for effect in &found.effects {
            let Input::Assumption(assumption) = effect.input else { continue };
            let at = |value: Number| {
                let mut company = scenario.company.clone();
                company.assumptions.set(assumption, Span::certain(value));
                difference(&vendor, &case, &company).unwrap()
            };
            let Span { low, base, high } = effect.of.span;
            prop_assert!(about(at(low), effect.at_low) && about(at(high), effect.at_high));
            prop_assert!(about(at(base), found.difference) && effect.swing == (effect.at_high - effect.at_low).abs());
            let dearer = |value: Number| at(value).shown(4).is_positive();
            let cheaper = |value: Number| at(value).shown(4).is_negative();
            for (flip, start, end) in [(effect.below, low, base), (effect.above, base, high)] {
                let Some(Flip { value, to }) = flip else {
                    // Nothing flips: the end is on the side of the base.
                    let far = if start == base { end } else { start };
                    let stays = if by_hand_wins { !cheaper(far) } else { !dearer(far) };
                    prop_assert!(stays);
                    continue;
                };
                prop_assert!(start <= value && value <= end);
                prop_assert!(to != found.cheapest && [Choice::ByHand, Choice::Upgrade].contains(&to));
                let (before, after) = ((value - small).max(Number::ZERO), value + small);
                let (inner, outer) = if start == base { (before, after) } else { (after, before) };
                let stays = if by_hand_wins { !cheaper(inner) } else { !dearer(inner) };
                let turns = if by_hand_wins { !dearer(outer) } else { !cheaper(outer) };
                prop_assert!(stays && turns);
            }
        }
    }

    /// Everything at one of its limits at the same time.
    #[test]
    fn nothing_panics_or_gets_lost_at_the_limits(
        bits in any::<u64>(), price_bits in any::<u32>(), pick in 0..14usize, gets in 0..7usize,
    ) {
        let mut bit = {
            let mut at = 0;
            move || { at += 1; (bits.rotate_left(at * 7) ^ u64::from(price_bits)) & 1 == 1 }
        };
        let mut limit = |key: &str| {
            let limits = limits(key).unwrap();
            if bit() { limits.high } else { limits.low }
        };
        let whole = |number: Number| number.to_string().parse::<u32>().unwrap();
        let vendors = all();
        let mut case = App::listed(&vendors[pick].id, "", "", whole(limit("seats")));
        for (at, key) in ["now-quote", "quote", "now-seat", "seat", "now-discount", "discount", "usage", "anyway", "once", "other"]
            .into_iter()
            .enumerate()
        {
            if price_bits >> at & 1 == 1 {
                *case.number_mut(key).unwrap() = Some(limit(key));
            }
        }
        let mut company = Company { idp: Idp::ALL[gets], ..Company::default() };
        company.employees = whole(limit("employees"));
        company.growth = limit("growth");
        company.idp_cost = Some(limit("idp-cost"));
        company.setup_hours = Some(limit("setup-hours"));
        company.token_hours = Some(limit("token-hours"));
        company.third_party = Some(limit("third-party"));
        company.manual = if price_bits >> 20 & 1 == 1 { Manual::Benchmark } else { Manual::Own };
        for assumption in Assumption::ALL {
            let value = limit(assumption.key());
            company.assumptions.set(assumption, Span::certain(value));
        }
        if price_bits >> 21 & 1 == 1 {
            company.assumptions.leavers_people = Some(limit("employees"));
        }
        company.fx = vec![("eur".into(), Number::from(1))];
        let mut company_of_years = company.clone();
        company_of_years.escalator = limit("escalator");
        company_of_years.discount_rate = limit("discount-rate");
        let case = case.resolved(&catalog(vendors.clone()));
        let scenario = Scenario { apps: vec![case.clone()], company };
        let report = &compare(&catalog(vendors), &scenario, today()).apps[0];
        for estimate in estimates(report) {
            prop_assert!(estimate.reason() != Some(Reason::TooLarge), "{:?}", estimate);
        }
        for count in [report.money.by_hand.it_hours, report.events.joiners, report.events.reviewed] {
            prop_assert!(count.decimal().is_some());
        }
        // Growth and rises at their limits too: what does not fit says so.
        company_of_years.years = 5;
        let horizon = Horizon::of(&report.vendor, &case, &company_of_years, 1, today());
        prop_assert_eq!(horizon.years.len(), 5);
        for table in tables(&horizon) {
            prop_assert!(table.rows.iter().flat_map(|row| &row.plain.years).all(|year| is_in_cents(*year)));
        }
        for offer in Negotiation::of(&report.vendor, &case, &company_of_years, 1).iter().flat_map(|found| [found.base, found.careful]) {
            prop_assert!(offer.price.is_none_or(|price| price.year.decimal().is_some()));
        }
    }
}

#[test]
fn too_large_is_said_and_does_not_panic() {
    // 10^12 a seat-month at a million dollars a euro, times a million seats, times a benchmark.
    let mut case = App::listed("euro", "a", "b", 1_000_000);
    case.now_seat = Some(MOST_MONEY);
    case.seat = Some(MOST_MONEY);
    case.once = Some(MOST_MONEY);
    let mut company = Company { idp: Idp::None, manual: Manual::Benchmark, ..Company::default() };
    company.employees = 10_000_000;
    company.fx = vec![("eur".into(), number("1000000"))];
    for assumption in Assumption::ALL {
        company.assumptions.set(assumption, Span::certain(assumption.limits().high));
    }
    let report = compare(&catalog(all()), &Scenario { apps: vec![case], company }, today());
    assert_eq!(report.apps.len(), 1);
}
