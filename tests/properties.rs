//! Laws of the cost model that hold for any input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "model/cases.rs"]
mod cases;
#[path = "model/vendors.rs"]
mod vendors;

use cases::{catalog, number, show, today};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use scim_tax::domain::*;
use vendors::*;

const CASES: u32 = 200;

/// A decimal with two places, 0 to `most`.
fn decimal(most: u32) -> impl Strategy<Value = Number> {
    (0..=most * 100).prop_map(|cents| Number::from(cents) / Number::HUNDRED)
}

fn exact(most: u32) -> BoxedStrategy<Estimate> {
    decimal(most).prop_map(Estimate::exact).boxed()
}

fn any_amount(most: u32) -> BoxedStrategy<Estimate> {
    (decimal(most), decimal(most), 0..6)
        .prop_map(|(a, b, kind)| match kind {
            0 | 1 => Estimate::exact(a),
            2 | 3 => Estimate::between(Some(a), Some(b), Reason::Quote),
            4 => Estimate::AtLeast(a),
            _ => Estimate::AtMost(a),
        })
        .boxed()
}

fn per() -> impl Strategy<Value = Per> {
    select(vec![Per::Month, Per::Year])
}

fn either(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Rate> {
    amount.prop_map(Rate::either)
}

fn per_seat(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
    let pack = select(vec![1, 1, 1, 2, 3, 5, 7]);
    let limit = || select(vec![0u32, 0, 3, 8, 17]);
    (either(amount), per(), limit(), limit(), pack).prop_map(|(rate, per, included, minimum, pack)| Charge::PerSeat {
        rate,
        per,
        included,
        minimum,
        pack,
    })
}

fn banded(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
    let mode = select(vec![Mode::Volume, Mode::Graduated, Mode::Lump]);
    let rates = proptest::collection::vec(either(amount), 3);
    (mode, per(), rates, 1..20u32, 1..20u32, any::<bool>()).prop_map(|(mode, per, rates, first, more, closed)| {
        let ends = [Some(first), Some(first + more), closed.then_some(first + more + 20)];
        let bands = ends.into_iter().zip(rates).map(|(up_to, rate)| Band { up_to, rate }).collect();
        Charge::Bands { mode, per, bands }
    })
}

fn charge(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
    let flat = (either(amount.clone()), per(), proptest::option::of(1..40u32))
        .prop_map(|(rate, per, covers)| Charge::Flat { rate, per, covers });
    let usage = (either(amount.clone()), per(), 0..50u32, 1..20u32).prop_map(|(rate, per, included, block)| {
        Charge::Usage { rate, per, unit: "MTU".into(), included: Number::from(included), block: Number::from(block) }
    });
    prop_oneof![4 => per_seat(amount.clone()), 2 => flat, 2 => banded(amount), 1 => usage]
}

fn price(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Price> {
    let least = proptest::option::weighted(0.3, decimal(3_000));
    (proptest::collection::vec(charge(amount), 1..3), least)
        .prop_map(|(charges, minimum_spend)| Price { minimum_spend, ..by_vendor(charges) })
}

/// Two plans `a` and `b`.
fn two_plans(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Vendor> {
    let gets = select(vec![
        Provisioning::Full,
        Provisioning::Partial(None),
        Provisioning::JustInTime,
        Provisioning::None,
        Provisioning::Unknown,
    ]);
    (price(amount.clone()), price(amount), gets, any::<bool>()).prop_map(|(a, b, gets, changes_follow)| {
        let idps = vec![(Idp::Okta, gets)];
        Vendor { idps, changes_follow, ..vendor("pair", vec![plain("a", vec![a]), scim("b", vec![b])]) }
    })
}

fn company() -> impl Strategy<Value = Company> {
    let work = (decimal(100), decimal(300), decimal(100), decimal(60), decimal(60));
    (work, any::<bool>(), any::<bool>()).prop_map(|((leavers, rate, missed, join, leave), jit, benchmark)| {
        let manual = if benchmark { Manual::Benchmark } else { Manual::Own };
        let mut company = Company { jit, manual, ..Company::default() };
        for (assumption, value) in [
            (Assumption::Leavers, leavers),
            (Assumption::Rate, rate),
            (Assumption::Missed, missed),
            (Assumption::JoinMinutes, join),
            (Assumption::LeaveMinutes, leave),
        ] {
            company.assumptions.set(assumption, Span::certain(value));
        }
        company
    })
}

/// Every assumption with a range, within what is plausible.
fn uncertain_company() -> impl Strategy<Value = Company> {
    // Base and high above zero, so that nothing is certain to be nothing.
    let above = || (1..=10_000u32).prop_map(|cents| Number::from(cents) / Number::HUNDRED);
    let ends = proptest::collection::vec((decimal(100), above(), above()), Assumption::ALL.len());
    let whole = (company(), ends, decimal(50), proptest::option::of(decimal(500)), proptest::option::of(decimal(40)));
    let more = (proptest::option::of(decimal(9_000)), proptest::option::of(0..400u32), 1..2_000u32);
    (whole, more).prop_map(|((company, ends, growth, idp_cost, hours), (third_party, people, employees))| {
        let mut company = Company { growth, idp_cost, setup_hours: hours, third_party, employees, ..company };
        for (assumption, (a, b, c)) in Assumption::ALL.into_iter().zip(ends) {
            let (low, high) = (a.min(b).min(c), a.max(b).max(c));
            let base = a + b + c - low - high;
            company.assumptions.set(assumption, Span::new(low, base, high).unwrap());
        }
        company.assumptions.leavers_people = people.map(Number::from);
        company
    })
}

/// Exact, or a range with its ends apart.
fn exact_or_range(most: u32) -> BoxedStrategy<Estimate> {
    let range = |(a, b)| Estimate::between(Some(a), Some(b), Reason::Quote);
    prop_oneof![exact(most), (decimal(most), decimal(most)).prop_map(range)].boxed()
}

fn at_end(amount: Estimate, at: At) -> Estimate {
    let end = match at {
        At::Low => amount.low(),
        At::Base => amount.base(),
        At::High => amount.high(),
    };
    end.map_or(amount, Estimate::exact)
}

/// The vendor with every price at one end, and what is not known of the identity provider turned out badly or well.
fn pinned(vendor: &Vendor, at: At) -> Vendor {
    let mut vendor = vendor.clone();
    let pin = |rate: &mut Rate| {
        for amount in [&mut rate.annual, &mut rate.monthly].into_iter().flatten() {
            *amount = at_end(*amount, at);
        }
    };
    for charge in vendor.plans.iter_mut().flat_map(|plan| &mut plan.prices).flat_map(|price| &mut price.charges) {
        match charge {
            Charge::PerSeat { rate, .. } | Charge::Flat { rate, .. } | Charge::Usage { rate, .. } => pin(rate),
            Charge::Bands { bands, .. } => bands.iter_mut().for_each(|band| pin(&mut band.rate)),
            _ => {}
        }
    }
    for row in vendor.published_steps.iter_mut().flat_map(|step| &mut step.rows) {
        row.uplift = at_end(row.uplift, at);
    }
    let well = Operations { create: true, update: true, deactivate: true, groups: true };
    if !Coverage::of(&vendor, Idp::Okta).is_certain() {
        vendor.idps = match at {
            At::Low => vec![(Idp::Okta, Provisioning::None)],
            At::Base => vendor.idps,
            At::High => vec![(Idp::Okta, Provisioning::Partial(Some(vendor.operations.unwrap_or(well))))],
        };
    }
    vendor
}

fn pinned_company(company: &Company, at: At) -> Company {
    let mut company = company.clone();
    let people = company.assumptions.leavers_people;
    for assumption in Assumption::ALL {
        let Span { low, base, high } = company.assumptions.span(assumption);
        let value = match at {
            At::Low => low,
            At::Base => base,
            At::High => high,
        };
        company.assumptions.set(assumption, Span::certain(value));
    }
    company.assumptions.leavers_people = people;
    company
}

fn app(seats: u32) -> App {
    App::listed("pair", "a", "b", seats)
}

fn money(vendor: &Vendor, app: &App) -> Money {
    Money::of(vendor, app, &Company::default(), 1)
}

fn delta(vendor: &Vendor, seats: u32) -> Estimate {
    money(vendor, &app(seats)).upgrade.delta
}

/// B − A at base, to 10 decimals; `None` where an end of either is unknown.
fn difference(vendor: &Vendor, app: &App, company: &Company) -> Option<Number> {
    let money = Money::of(vendor, app, company, 1);
    let (upgrade, hand) = (money.upgrade_total()?, money.hand());
    [upgrade, hand].into_iter().all(|total| total.low().is_some() && total.high().is_some()).then_some(())?;
    Some((upgrade.base()? - hand.base()?).shown(10))
}

/// All estimates of a report.
fn estimates(report: &AppReport) -> Vec<Estimate> {
    let money = &report.money;
    let upgrade = &money.upgrade;
    let lines = [&upgrade.current_lines, &upgrade.target_lines, &upgrade.one_offs, &money.hand_lines];
    let mut found: Vec<Estimate> = lines.into_iter().flatten().map(|line| line.amount).collect();
    found.extend(money.upgrade_lines.iter().flatten().map(|line| line.amount));
    found.extend(money.other_lines.iter().flatten().map(|line| line.amount));
    found.extend([upgrade.delta, upgrade.current_year, upgrade.target_year, upgrade.current_seat, upgrade.target_seat]);
    found.extend([money.hand(), money.residual.total(), money.worth.year, money.worth.seat_month]);
    found.extend(money.upgrade_total().into_iter().chain(money.other()));
    found
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
    case.now_seat = Some(number(MOST_MONEY));
    case.seat = Some(number(MOST_MONEY));
    case.once = Some(number(MOST_MONEY));
    let mut company = Company { idp: Idp::None, manual: Manual::Benchmark, ..Company::default() };
    company.employees = 10_000_000;
    company.fx = vec![("eur".into(), number("1000000"))];
    for assumption in Assumption::ALL {
        company.assumptions.set(assumption, Span::certain(assumption.limits().high));
    }
    let report = compare(&catalog(all()), &Scenario { apps: vec![case], company }, today());
    assert_eq!(report.apps.len(), 1);
}

/// Amounts with both ends.
fn closed(most: u32) -> BoxedStrategy<Estimate> {
    (decimal(most), decimal(most), any::<bool>())
        .prop_map(|(a, b, range)| Estimate::between(Some(a), Some(if range { b } else { a }), Reason::Quote))
        .boxed()
}

/// B − A with the target at its high end and A at its low one.
fn careful(vendor: &Vendor, app: &App, company: &Company) -> Option<Number> {
    let money = Money::of(vendor, app, company, 1);
    Some((money.upgrade_total()?.high()? - money.hand().low()?).shown(10))
}

/// A company that looks at several years, and an app with everything that may be paid.
fn several_years() -> impl Strategy<Value = (Company, App)> {
    let percent = |most| proptest::option::of(decimal(most)).prop_map(|rate| rate.unwrap_or(Number::ZERO));
    let rates = (percent(60), percent(30), percent(30), 1..=5u32);
    let paid = proptest::collection::vec(proptest::option::of(decimal(5_000)), 8);
    let renewal = proptest::option::of((2026..=2028u16, 1..=12u8, 1..=28u8));
    let kind = (any::<bool>(), 1..60u32);
    (company(), rates, paid, renewal, kind).prop_map(|(company, rates, paid, renewal, (monthly, seats))| {
        let (growth, escalator, discount_rate, years) = rates;
        let renewal = renewal.and_then(|(year, month, day)| Date::new(year, month, day));
        let billing = if monthly { Term::Monthly } else { Term::Annual };
        let company = Company {
            growth,
            escalator,
            discount_rate,
            years,
            renewal,
            billing,
            idp_cost: paid[0],
            third_party: paid[1],
            setup_hours: paid[2],
            token_hours: paid[3],
            ..company
        };
        let usage = Some(Number::from(30));
        (company, App { once: paid[4], other: paid[5], quote: paid[6], now_quote: paid[7], usage, ..app(seats) })
    })
}

fn tables(horizon: &Horizon) -> impl Iterator<Item = &CostTable> {
    [Some(&horizon.hand), horizon.upgrade.as_ref(), horizon.other.as_ref()].into_iter().flatten()
}

/// Both ends, where both are known.
fn ends(amount: Estimate) -> Option<(Number, Number)> {
    amount.low().zip(amount.high())
}

fn sum_of(amounts: &mut dyn Iterator<Item = Estimate>) -> Option<(Number, Number)> {
    amounts.map(ends).try_fold((Number::ZERO, Number::ZERO), |sum, ends| ends.map(|(l, h)| (sum.0 + l, sum.1 + h)))
}

fn is_in_cents(amount: Estimate) -> bool {
    [amount.low(), amount.high()].into_iter().flatten().all(|end| end == end.shown(2))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn the_rows_of_years_add_up_to_the_cent(
        vendor in two_plans(any_amount(200)), (company, case) in several_years(),
    ) {
        let horizon = Horizon::of(&vendor, &case, &company, 1, today());
        for table in tables(&horizon) {
            for (rows, sums) in [
                (table.rows.iter().map(|row| &row.plain).collect::<Vec<_>>(), &table.plain),
                (table.rows.iter().map(|row| &row.discounted).collect(), &table.discounted),
            ] {
                for year in 0..horizon.years.len() {
                    prop_assert!(rows.iter().all(|row| is_in_cents(row.years[year])));
                    // Down the column, for the year and for all years so far.
                    if let Some(sum) = sum_of(&mut rows.iter().map(|row| row.years[year])) {
                        prop_assert_eq!(ends(sums.years[year]), Some(sum));
                    }
                    if let Some(sum) = sum_of(&mut rows.iter().map(|row| row.cumulative[year])) {
                        prop_assert_eq!(ends(sums.cumulative[year]), Some(sum));
                    }
                    // Along each row, and along the sums.
                    for row in rows.iter().chain([&sums]) {
                        if let Some(sum) = sum_of(&mut row.years[..=year].iter().copied()) {
                            prop_assert_eq!(ends(row.cumulative[year]), Some(sum));
                        }
                    }
                }
                // What is open opens the total: it never claims to be known.
                let open = sums.years.iter().any(|year| year.high().is_none());
                prop_assert!(!open || sums.total().high().is_none());
            }
        }
        if let (Some(upgrade), Some(difference)) = (&horizon.upgrade, &horizon.difference) {
            let (ours, theirs) = (upgrade.plain.total(), horizon.hand.plain.total());
            prop_assert_eq!(difference.plain.total(), ours.minus(theirs));
        }
    }

    #[test]
    fn a_year_in_two_parts_is_the_year(vendor in two_plans(any_amount(200)), (company, case) in several_years()) {
        let horizon = Horizon::of(&vendor, &case, &company, 1, today());
        let Some(Renewal::Splits(split)) = &horizon.renewal else { return Ok(()) };
        prop_assert!(split.days_before <= split.days);
        let splits = [Some(&split.hand), split.upgrade.as_ref(), split.other.as_ref()].into_iter().flatten();
        for (table, split) in tables(&horizon).zip(splits) {
            for (row, parts) in table.rows.iter().zip(&split.rows) {
                prop_assert_eq!(row.plain.years[0], parts.before.plus(parts.after));
                prop_assert!(is_in_cents(parts.before) && is_in_cents(parts.after));
            }
            if let Some(year) = ends(table.plain.years[0]) {
                let parts = [split.cash_before, split.committed, split.after];
                prop_assert_eq!(sum_of(&mut parts.into_iter()), Some(year));
            }
        }
    }

    #[test]
    fn one_year_is_what_compare_says(vendor in two_plans(any_amount(200)), (company, case) in several_years()) {
        let company = Company { years: 1, renewal: None, ..company };
        let horizon = Horizon::of(&vendor, &case, &company, 1, today());
        let scenario = Scenario { apps: vec![case], company };
        let money = compare(&catalog(vec![vendor]), &scenario, today()).apps.remove(0).money;
        let lines = [Some(&money.hand_lines), money.upgrade_lines.as_ref(), money.other_lines.as_ref()];
        let totals = [Some(money.hand()), money.upgrade_total(), money.other()].into_iter().flatten();
        prop_assert_eq!(tables(&horizon).count(), lines.iter().flatten().count());
        for ((table, lines), total) in tables(&horizon).zip(lines.into_iter().flatten()).zip(totals) {
            for (row, line) in table.rows.iter().zip(lines) {
                prop_assert_eq!(row.plain.total(), line.amount.map(&|end| end.shown(12).shown(2)));
                prop_assert_eq!(&row.label, &line.label);
                prop_assert_eq!(&row.plain, &row.discounted);
            }
            prop_assert_eq!(table.rows.len(), lines.len());
            // Each line may be half a cent off.
            let half_cents = Number::from(u32::try_from(lines.len()).unwrap()) / Number::from(200);
            for (ours, theirs) in [(table.plain.total().low(), total.low()), (table.plain.total().high(), total.high())] {
                prop_assert_eq!(ours.is_some(), theirs.is_some());
                prop_assert!(ours.zip(theirs).is_none_or(|(ours, theirs)| (ours - theirs).abs() <= half_cents));
            }
        }
    }

    #[test]
    fn without_growth_and_escalator_years_are_equal(
        vendor in two_plans(any_amount(200)), (company, case) in several_years(),
    ) {
        let company = Company { growth: Number::ZERO, escalator: Number::ZERO, ..company };
        let horizon = Horizon::of(&vendor, &case, &company, 1, today());
        for row in tables(&horizon).flat_map(|table| &table.rows) {
            let expected = if row.kind.is_paid_once() { Estimate::ZERO } else { row.plain.years[0] };
            prop_assert!(row.plain.years[1..].iter().all(|year| *year == expected));
            prop_assert!(company.discount_rate.is_positive() || row.plain == row.discounted);
        }
    }

    #[test]
    fn looking_further_does_not_change_the_years_before(
        vendor in two_plans(any_amount(200)), (company, case) in several_years(),
    ) {
        let all = |years| Horizon::of(&vendor, &case, &Company { years, ..company.clone() }, 1, today());
        let (short, long) = (all(company.years), all(5));
        for (short, long) in tables(&short).zip(tables(&long)) {
            prop_assert!(long.plain.years.starts_with(&short.plain.years));
            prop_assert!(long.discounted.cumulative.starts_with(&short.discounted.cumulative));
        }
        prop_assert_eq!(short.renewal, long.renewal);
    }

    #[test]
    fn at_the_payback_the_savings_have_met_what_is_paid_once(
        vendor in two_plans(closed(20)), (company, case) in several_years(),
    ) {
        let horizon = Horizon::of(&vendor, &case, &company, 1, today());
        let (Some(upgrade), Some(payback)) = (&horizon.upgrade, horizon.payback) else { return Ok(()) };
        let base = |amounts: &[Estimate]| amounts.iter().map(|amount| ends(*amount).and(amount.base())).collect::<Vec<_>>();
        let (ours, theirs) = (base(&upgrade.plain.cumulative), base(&horizon.hand.plain.cumulative));
        let behind: Option<Vec<Number>> = ours.iter().zip(theirs).map(|(ours, theirs)| Some((*ours)? - theirs?)).collect();
        let Some(behind) = behind else { return Ok(()) };
        let first = behind.iter().position(|behind| !behind.is_positive());
        match payback {
            Payback::Months(months) => {
                // In the year in which it is met B has cost no more by its end, and more before.
                let year = usize::try_from((months / Number::MONTHS).ceil().decimal().unwrap()).unwrap();
                prop_assert!(months.is_positive());
                prop_assert_eq!(first.map(|at| at + 1), (year <= behind.len()).then_some(year));
            }
            Payback::Never => prop_assert_eq!(first, None),
            Payback::AtOnce => prop_assert!(case.once.is_none_or(|once| once == Number::ZERO)),
            Payback::Unknown => prop_assert!(false, "both are known"),
        }
    }

    #[test]
    fn the_difference_has_the_other_sign_on_either_side_of_a_price(
        vendor in two_plans(closed(60)), company in company(), seats in 1..60u32,
        once in proptest::option::of(decimal(2_000)), anyway in proptest::option::of(0..100u32),
    ) {
        let case = App { once, anyway: anyway.map(Number::from), usage: Some(Number::from(30)), ..app(seats) };
        let found = PriceBreakEvens::of(&vendor, &case, &company, 1);
        let small = Number::ONE / Number::from(1_000);
        for (at, gap) in [(found.seat_month.base, difference as fn(&_, &_, &_) -> _), (found.seat_month.careful, careful)] {
            let sign = |price: Number| gap(&vendor, &App { seat: Some(price), ..case.clone() }, &company);
            // Above an open price of the current plan the step is "at most" something, which says too little.
            let above = |price: Number| sign(price).unwrap().is_positive();
            match at {
                BreakEven::UpTo(price) => {
                    prop_assert!(sign(price + small).is_none_or(Number::is_positive));
                    prop_assert!(!above((price - small).max(Number::ZERO)));
                    prop_assert_eq!(sign(price).unwrap().shown(8), Number::ZERO);
                }
                BreakEven::Never => prop_assert!(above(Number::ZERO)),
                BreakEven::Always => prop_assert!(false, "a part of the price always counts"),
                BreakEven::Unknown => prop_assert!(sign(Number::from(1_000_000)).is_none()),
                BreakEven::From(_) => prop_assert!(false, "a higher price is no better"),
            }
        }
    }

    #[test]
    fn the_difference_has_the_other_sign_on_either_side_of_a_discount(
        vendor in two_plans(closed(60)), company in company(), seats in 1..60u32, now_discount in proptest::option::of(decimal(100)),
        once in proptest::option::of(decimal(500)), anyway in proptest::option::of(0..=100u32), cheap in 0..20u32,
    ) {
        // Discounts matter where the current plan is cheap beside the target.
        let now_seat = Some(Number::from(cheap));
        let case = App { once, now_discount, now_seat, anyway: anyway.map(Number::from), usage: Some(Number::from(30)), ..app(seats) };
        let found = PriceBreakEvens::of(&vendor, &case, &company, 1);
        let small = Number::ONE / Number::from(1_000);
        for (at, gap) in [(found.discount.base, difference as fn(&_, &_, &_) -> _), (found.discount.careful, careful)] {
            let sign = |percent: Number| gap(&vendor, &App { discount: Some(percent), ..case.clone() }, &company);
            let above = |percent: Number| sign(percent).unwrap().is_positive();
            match at {
                BreakEven::From(percent) => {
                    prop_assert!(!above((percent + small).min(Number::HUNDRED)));
                    prop_assert!(percent < small || above(percent - small));
                }
                BreakEven::Never => prop_assert!(above(Number::HUNDRED)),
                BreakEven::Always => prop_assert!([0, 25, 50, 100].map(Number::from).iter().all(|percent| !above(*percent))),
                BreakEven::Unknown => prop_assert!(sign(Number::ONE).is_none()),
                BreakEven::UpTo(_) => prop_assert!(false, "a larger discount is no worse"),
            }
        }
    }
}
