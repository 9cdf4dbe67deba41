//! Laws over several years, and of the price and the discount that turn the answer.

use super::cases::{catalog, today};
use super::given::*;
use super::{CASES, is_in_cents, tables};
use proptest::prelude::*;
use scim_tax::domain::*;

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

/// Both ends, where both are known.
fn ends(amount: Estimate) -> Option<(Number, Number)> {
    amount.low().zip(amount.high())
}

fn sum_of(amounts: &mut dyn Iterator<Item = Estimate>) -> Option<(Number, Number)> {
    amounts.map(ends).try_fold((Number::ZERO, Number::ZERO), |sum, ends| ends.map(|(l, h)| (sum.0 + l, sum.1 + h)))
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
