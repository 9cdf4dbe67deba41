//! What may be given: prices, plans, companies and apps, drawn at random.

use super::vendors::*;
use proptest::prelude::*;
use proptest::sample::select;
use scim_tax::domain::*;

/// A decimal with two places, 0 to `most`.
pub fn decimal(most: u32) -> impl Strategy<Value = Number> {
    (0..=most * 100).prop_map(|cents| Number::from(cents) / Number::HUNDRED)
}

pub fn exact(most: u32) -> BoxedStrategy<Estimate> {
    decimal(most).prop_map(Estimate::exact).boxed()
}

pub fn any_amount(most: u32) -> BoxedStrategy<Estimate> {
    (decimal(most), decimal(most), 0..6)
        .prop_map(|(a, b, kind)| match kind {
            0 | 1 => Estimate::exact(a),
            2 | 3 => Estimate::between(Some(a), Some(b), Reason::Quote),
            4 => Estimate::AtLeast(a),
            _ => Estimate::AtMost(a),
        })
        .boxed()
}

pub fn per() -> impl Strategy<Value = Per> {
    select(vec![Per::Month, Per::Year])
}

pub fn either(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Rate> {
    amount.prop_map(Rate::either)
}

pub fn per_seat(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
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

pub fn banded(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
    let mode = select(vec![Mode::Volume, Mode::Graduated, Mode::Lump]);
    let rates = proptest::collection::vec(either(amount), 3);
    (mode, per(), rates, 1..20u32, 1..20u32, any::<bool>()).prop_map(|(mode, per, rates, first, more, closed)| {
        let ends = [Some(first), Some(first + more), closed.then_some(first + more + 20)];
        let bands = ends.into_iter().zip(rates).map(|(up_to, rate)| Band { up_to, rate }).collect();
        Charge::Bands { mode, per, bands }
    })
}

pub fn charge(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Charge> {
    let flat = (either(amount.clone()), per(), proptest::option::of(1..40u32))
        .prop_map(|(rate, per, covers)| Charge::Flat { rate, per, covers });
    let usage = (either(amount.clone()), per(), 0..50u32, 1..20u32).prop_map(|(rate, per, included, block)| {
        Charge::Usage { rate, per, unit: "MTU".into(), included: Number::from(included), block: Number::from(block) }
    });
    prop_oneof![4 => per_seat(amount.clone()), 2 => flat, 2 => banded(amount), 1 => usage]
}

pub fn price(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Price> {
    let least = proptest::option::weighted(0.3, decimal(3_000));
    (proptest::collection::vec(charge(amount), 1..3), least)
        .prop_map(|(charges, minimum_spend)| Price { minimum_spend, ..by_vendor(charges) })
}

/// Two plans `a` and `b`.
pub fn two_plans(amount: BoxedStrategy<Estimate>) -> impl Strategy<Value = Vendor> {
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

pub fn company() -> impl Strategy<Value = Company> {
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
pub fn uncertain_company() -> impl Strategy<Value = Company> {
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
pub fn exact_or_range(most: u32) -> BoxedStrategy<Estimate> {
    let range = |(a, b)| Estimate::between(Some(a), Some(b), Reason::Quote);
    prop_oneof![exact(most), (decimal(most), decimal(most)).prop_map(range)].boxed()
}

pub fn at_end(amount: Estimate, at: At) -> Estimate {
    let end = match at {
        At::Low => amount.low(),
        At::Base => amount.base(),
        At::High => amount.high(),
    };
    end.map_or(amount, Estimate::exact)
}

/// The vendor with every price at one end, and what is not known of the identity provider turned out badly or well.
pub fn pinned(vendor: &Vendor, at: At) -> Vendor {
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

pub fn pinned_company(company: &Company, at: At) -> Company {
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

pub fn app(seats: u32) -> App {
    App::listed("pair", "a", "b", seats)
}

pub fn money(vendor: &Vendor, app: &App) -> Money {
    Money::of(vendor, app, &Company::default(), 1)
}

pub fn delta(vendor: &Vendor, seats: u32) -> Estimate {
    money(vendor, &app(seats)).upgrade.delta
}

/// B − A at base, to 10 decimals; `None` where an end of either is unknown.
pub fn difference(vendor: &Vendor, app: &App, company: &Company) -> Option<Number> {
    let money = Money::of(vendor, app, company, 1);
    let (upgrade, hand) = (money.upgrade_total()?, money.hand());
    [upgrade, hand].into_iter().all(|total| total.low().is_some() && total.high().is_some()).then_some(())?;
    Some((upgrade.base()? - hand.base()?).shown(10))
}

/// All estimates of a report.
pub fn estimates(report: &AppReport) -> Vec<Estimate> {
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

/// Amounts with both ends.
pub fn closed(most: u32) -> BoxedStrategy<Estimate> {
    (decimal(most), decimal(most), any::<bool>())
        .prop_map(|(a, b, range)| Estimate::between(Some(a), Some(if range { b } else { a }), Reason::Quote))
        .boxed()
}
