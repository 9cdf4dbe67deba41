//! Section 6: one to five years.

use crate::cases::{amount, catalog, number, scenario, show};
use crate::vendors::*;
use scim_tax::domain::*;

const START: &str = "2026-11-21";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A link's text with the keys of several years.
fn years_case(text: &str) -> Scenario {
    let of_years =
        |pair: &&str| ["years=", "escalator=", "discount-rate=", "renewal="].iter().any(|key| pair.starts_with(key));
    let (years, rest): (Vec<&str>, Vec<&str>) = text.split('&').partition(of_years);
    let mut scenario = scenario(&rest.join("&"));
    for (key, value) in years.iter().map(|pair| pair.split_once('=').unwrap()) {
        match key {
            "years" => scenario.company.years = value.parse().unwrap(),
            "escalator" => scenario.company.escalator = number(value),
            "discount-rate" => scenario.company.discount_rate = number(value),
            _ => scenario.company.renewal = Some(day(value)),
        }
    }
    scenario
}

#[track_caller]
fn run_from(start: &str, vendors: Vec<Vendor>, text: &str) -> Horizon {
    horizons(&catalog(vendors), &years_case(text), day(start)).remove(0)
}

#[track_caller]
fn run(vendor: Vendor, text: &str) -> Horizon {
    run_from(START, vec![vendor], text)
}

fn list(amounts: &[Estimate]) -> String {
    amounts.iter().map(|amount| show(*amount)).collect::<Vec<_>>().join(" | ")
}

fn years(amounts: &YearAmounts) -> String {
    format!("{} = {}", list(&amounts.years), show(amounts.total()))
}

fn row(table: &CostTable, kind: CostKind) -> &CostRow {
    table.rows.iter().find(|row| row.kind == kind).unwrap()
}

fn plain(table: &CostTable, kind: CostKind) -> String {
    years(&row(table, kind).plain)
}

fn upgrade(horizon: &Horizon) -> &CostTable {
    horizon.upgrade.as_ref().unwrap()
}

fn step(horizon: &Horizon) -> String {
    plain(upgrade(horizon), CostKind::PriceStep)
}

fn all_rows(table: &CostTable, amounts: fn(&CostRow) -> &YearAmounts) -> Vec<String> {
    table.rows.iter().map(|row| format!("{:?} {}", row.kind, years(amounts(row)))).collect()
}

/// Kustomer Enterprise to Ultimate at 50 seats, 3 years, growth 10%, escalator 7%, discount 8%, 5,000 once.
///
/// Seats: 50; 50 × 1.1 = 55; 50 × 1.21 = 60.5, so 61. Prices × 1, 1.07, 1.1449. Divided by 1, 1.08, 1.1664.
/// A seat and year by hand: joiners 0.217 + 0.1 = 0.317, leavers 0.217, changes 0.1; minutes
/// 0.317 × 20 + 0.217 × 20 + 0.1 × 10 = 11.68, at a dollar each. Handling 0.217 × 6.5% × 250 = 3.52625. Waste
/// 0.217 × 6.5% × 6 / 12 × 1,068 = 7.53207 at year 1's price.
/// After SCIM (changes stay): 0.317 × 2 + 0.217 × 2 + 0.1 × 10 = 2.068 minutes. The step is 50 × 12 = 600.
///
/// |             |        year 1 |                             year 2 |                               year 3 |
/// |-------------|---------------|------------------------------------|--------------------------------------|
/// | A labour    | 11.68 × 50    | 11.68 × 55 = 642.40                | 11.68 × 61 = 712.48                  |
/// | A handling  | 176.3125      | 193.94375                          | 215.10125                            |
/// | A waste     | 376.6035      | 7.53207 × 55 × 1.07 = 443.2623195  | × 61 × 1.1449 = 526.031483523       |
/// | B step      | 30,000        | 600 × 55 × 1.07 = 35,310           | 600 × 61 × 1.1449 = 41,903.34        |
/// | B residual  | 103.40        | 113.74                             | 126.148                              |
///
/// Discounted: 642.40 / 1.08 = 594.8148, 712.48 / 1.1664 = 610.8368; 193.94375 / 1.08 = 179.5775,
/// 215.10125 / 1.1664 = 184.4146; 443.2623195 / 1.08 = 410.4281, 526.031483523 / 1.1664 = 450.9872;
/// 35,310 / 1.08 = 32,694.4444, 41,903.34 / 1.1664 = 35,925.3601; 113.74 / 1.08 = 105.3148,
/// 126.148 / 1.1664 = 108.1516. Each is rounded, then added.
#[test]
fn three_years_by_hand() {
    let text = "app=kustomer,enterprise,ultimate,50,once:5000&years=3&growth=10&escalator=7&discount-rate=8";
    let horizon = run(kustomer(), text);

    let seats: Vec<_> = horizon.years.iter().map(|year| (year.number, year.seats.unwrap())).collect();
    assert_eq!(seats, [(1, 50), (2, 55), (3, 61)]);

    let hand = &horizon.hand;
    let expected = [
        "Labour 584 | 642.4 | 712.48 = 1938.88",
        "OrphanHandling 176.31 | 193.94 | 215.1 = 585.35",
        "UnusedLicences 376.6 | 443.26 | 526.03 = 1345.89",
    ];
    assert_eq!(all_rows(hand, |row| &row.plain), expected);
    assert_eq!(years(&hand.plain), "1136.91 | 1279.6 | 1453.61 = 3870.12");
    let expected = [
        "Labour 584 | 594.81 | 610.84 = 1789.65",
        "OrphanHandling 176.31 | 179.58 | 184.41 = 540.3",
        "UnusedLicences 376.6 | 410.43 | 450.99 = 1238.02",
    ];
    assert_eq!(all_rows(hand, |row| &row.discounted), expected);
    assert_eq!(years(&hand.discounted), "1136.91 | 1184.82 | 1246.24 = 3567.97");

    let upgrade = upgrade(&horizon);
    let expected = [
        "PriceStep 30000 | 35310 | 41903.34 = 107213.34",
        "OneOff 5000 | 0 | 0 = 5000",
        "Labour 103.4 | 113.74 | 126.15 = 343.29",
        "OrphanHandling 0 | 0 | 0 = 0",
        "UnusedLicences 0 | 0 | 0 = 0",
    ];
    assert_eq!(all_rows(upgrade, |row| &row.plain), expected);
    assert_eq!(years(&upgrade.plain), "35103.4 | 35423.74 | 42029.49 = 112556.63");
    let expected = [
        "PriceStep 30000 | 32694.44 | 35925.36 = 98619.8",
        "OneOff 5000 | 0 | 0 = 5000",
        "Labour 103.4 | 105.31 | 108.15 = 316.86",
        "OrphanHandling 0 | 0 | 0 = 0",
        "UnusedLicences 0 | 0 | 0 = 0",
    ];
    assert_eq!(all_rows(upgrade, |row| &row.discounted), expected);
    assert_eq!(years(&upgrade.discounted), "35103.4 | 32799.75 | 36033.51 = 103936.66");

    let difference = horizon.difference.as_ref().unwrap();
    assert_eq!(list(&difference.plain.years), "33966.49 | 34144.14 | 40575.88");
    assert_eq!(list(&difference.plain.cumulative), "33966.49 | 68110.63 | 108686.51");
    assert_eq!(list(&difference.discounted.years), "33966.49 | 31614.93 | 34787.27");
    assert_eq!(list(&difference.discounted.cumulative), "33966.49 | 65581.42 | 100368.69");

    assert!(horizon.other.is_none() && horizon.renewal.is_none());
    assert_eq!(horizon.payback, Some(Payback::Never));
}

/// 1,200 a year for two apps, 3,000 for another tool; 10 hours to set up, 4 a year for tokens, at $60. Prices
/// rise by 5%: 600, 630, 661.50; 3,000, 3,150, 3,307.50. Labour by hand 484, tokens 240 a year, nothing of it
/// rises.
#[test]
fn prices_rise_and_wages_do_not() {
    let text = "app=kustomer,enterprise,ultimate,50&app=github,team,enterprise-cloud,10&years=3&escalator=5\
                &idp-cost=1200&setup-hours=10&token-hours=4&third-party=3000";
    let horizon = run_from(START, vec![kustomer(), github()], text);
    let table = upgrade(&horizon);
    assert_eq!(step(&horizon), "30000 | 31500 | 33075 = 94575");
    assert_eq!(plain(table, CostKind::IdentityProvider), "600 | 630 | 661.5 = 1891.5");
    assert_eq!(plain(table, CostKind::SetUp), "600 | 0 | 0 = 600");
    assert_eq!(plain(table, CostKind::TokenRenewal), "240 | 240 | 240 = 720");
    assert_eq!(plain(table, CostKind::Labour), "93.4 | 93.4 | 93.4 = 280.2");
    let hand = &horizon.hand;
    assert_eq!(plain(hand, CostKind::Labour), "484 | 484 | 484 = 1452");
    assert_eq!(plain(hand, CostKind::OrphanHandling), "176.31 | 176.31 | 176.31 = 528.93");
    // 376.6035 × 1.05 = 395.433675, × 1.1025 = 415.20535875.
    assert_eq!(plain(hand, CostKind::UnusedLicences), "376.6 | 395.43 | 415.21 = 1187.24");
    let other = horizon.other.as_ref().unwrap();
    assert_eq!(plain(other, CostKind::OtherTool), "3000 | 3150 | 3307.5 = 9457.5");
    // All three events covered.
    assert_eq!(plain(other, CostKind::Labour), "53.4 | 53.4 | 53.4 = 160.2");
    // The other app, in its place: (21 − 4) × 10 × 12.
    let both = horizons(&catalog(vec![kustomer(), github()]), &years_case(text), day(START));
    assert_eq!((both.len(), step(&both[1])), (2, "2040 | 2142 | 2249.1 = 6431.1".into()));
    // Three quarters of it are not bought anyway.
    let horizon = run(kustomer(), "app=kustomer,enterprise,ultimate,50,anyway:25&years=2&escalator=10");
    assert_eq!(step(&horizon), "22500 | 24750 = 47250");
    // Euros at $2: 2 × 50 × 12, and what is paid once.
    let horizon = run(euro(), "app=euro,a,b,50,once:100&fx-eur=2&years=2&escalator=10");
    assert_eq!(step(&horizon), "2400 | 2640 = 5040");
    assert_eq!(plain(upgrade(&horizon), CostKind::OneOff), "200 | 0 = 200");
    // The vendor's one-off, and one typed: each its own row.
    let horizon = run(hubspot(), "app=hubspot,starter,professional,10,once:250&years=2&escalator=10");
    let once = upgrade(&horizon).rows.iter().filter(|row| row.kind == CostKind::OneOff);
    assert_eq!(once.map(|row| years(&row.plain)).collect::<Vec<_>>(), ["1500 | 0 = 1500", "250 | 0 = 250"]);
}

#[test]
fn one_to_five_years() {
    for (asked, looked_at) in [("1", 1), ("2", 2), ("5", 5), ("6", 5), ("0", 1)] {
        let horizon = run(kustomer(), &format!("app=kustomer,enterprise,ultimate,50&years={asked}"));
        assert_eq!(horizon.years.len(), looked_at);
        assert!(horizon.hand.rows.iter().all(|row| row.plain.years.len() == looked_at));
    }
    // One year is what `compare` says, each line to the cent: 484 + 176.31 + 376.60, and 30,000 + 93.40.
    let horizon = run(kustomer(), "app=kustomer,enterprise,ultimate,50");
    assert_eq!(years(&horizon.hand.plain), "1036.91 = 1036.91");
    assert_eq!(years(&upgrade(&horizon).plain), "30093.4 = 30093.4");
}

/// Lumps of 1,200 a year up to 100 seats and 24,000 beyond.
#[test]
fn each_year_is_priced_at_its_seats() {
    let lumps = || pair(flat_year("0"), bands(Mode::Lump, &[(100, "100"), (0, "2000")]));
    let at = |seats: u32, growth: &str| {
        let horizon = run(lumps(), &format!("app=pair,a,b,{seats}&years=3&growth={growth}"));
        let seats: Vec<_> = horizon.years.iter().map(|year| year.seats.unwrap()).collect();
        (seats, step(&horizon))
    };
    // 90 × 1.1 = 99, then 108.9.
    assert_eq!(at(90, "10"), (vec![90, 99, 109], "1200 | 1200 | 24000 = 26400".into()));
    // 91 × 1.1 = 100.1 is 101 seats.
    assert_eq!(at(91, "10"), (vec![91, 101, 111], "1200 | 24000 | 24000 = 49200".into()));
    // 80 × 1.25 = 100 seats are in the band.
    assert_eq!(at(80, "25"), (vec![80, 100, 125], "1200 | 1200 | 24000 = 26400".into()));
    // What is not rounded grows: 20 × 1.001 = 20.02, then 20.04002; 11 × 1.1 would be 12.1.
    assert_eq!(at(20, "0.1").0, [20, 21, 21]);
    assert_eq!(at(10, "5").0, [10, 11, 12]);
    assert_eq!(at(90, "0"), (vec![90, 90, 90], "1200 | 1200 | 1200 = 3600".into()));
}

#[test]
fn minima_stop_to_apply_as_seats_grow() {
    // 5, 7.5 and 11.25 seats of at least 8: 50 × 12 × 8, 8, 12.
    let horizon = run(kustomer(), "app=kustomer,enterprise,ultimate,5&years=3&growth=50");
    assert_eq!(step(&horizon), "4800 | 4800 | 7200 = 16800");
    // Below a minimum a seat more costs nothing, nor does one unused: 12 × 7.53207 above it.
    assert_eq!(plain(&horizon.hand, CostKind::UnusedLicences), "0 | 0 | 90.38 = 90.38");
}

#[test]
fn published_steps_go_by_the_seats_of_the_year() {
    let mut vendor = ironclad();
    for (row, uplift) in vendor.published_steps[0].rows.iter_mut().zip(["35000", "36000", "75000"]) {
        row.uplift = amount(uplift);
    }
    // 90 and 99 seats are in the row of 50, 108.9 in that of 100: × 1.21 in year 3.
    let text = "app=ironclad,standard,enterprise,90&years=3&growth=10&escalator=10";
    assert_eq!(step(&run(vendor, text)), "35000 | 38500 | 43560 = 117060");
    // Open rows stay open.
    assert_eq!(step(&run(ironclad(), text)), "35000+ | 38500+ | 42350+ = 115850+");
}

/// The starter pack is sold for up to 20 seats: 299.40 + 9 × 59.88 = 838.32 for 19, against 107.88 × 19.
#[test]
fn beyond_a_limit_a_year_is_unknown() {
    let text = "app=one-password,starter-pack,business,19&years=3&growth=10";
    let horizon = run(one_password(), text);
    let unsold = "? beyond_maximum_seats | ? beyond_maximum_seats";
    assert_eq!(step(&horizon), format!("1211.4 | {unsold} = 1211.4+"));
    let table = upgrade(&horizon);
    // What stays: 0.634 + 0.434 + 1 minutes for each of 19, 21 (20.9) and 23 (22.99).
    assert_eq!(plain(table, CostKind::Labour), "39.29 | 43.43 | 47.56 = 130.28");
    assert_eq!(list(&table.plain.years), format!("1250.69 | {unsold}"));
    // What is known of the later years is in the sum: 1,250.69 + 43.43 + 47.56.
    assert_eq!(list(&table.plain.cumulative), "1250.69 | 1294.12+ | 1341.68+");
    // By hand it is not known what an unused licence costs then. 0.0070525 × 19 × 59.88 = 8.02.
    let hand = &horizon.hand;
    assert_eq!(plain(hand, CostKind::UnusedLicences), "8.02 | ? seat_price_unknown | ? seat_price_unknown = 8.02+");
    // Labour 11.68 × 63 = 735.84, handling 67.00 + 74.05 + 81.10.
    assert_eq!(show(hand.plain.total()), "966.01+");
    let difference = &horizon.difference.as_ref().unwrap().plain;
    // 1,250.69 − (221.92 + 67.00 + 8.02).
    assert_eq!(list(&difference.years), format!("953.75 | {unsold}"));
    // 20 seats are sold: 299.40 + 10 × 59.88 = 898.20 against 2,157.60.
    let horizon = run(one_password(), "app=one-password,starter-pack,business,20&years=2");
    assert_eq!(step(&horizon), "1259.4 | 1259.4 = 2518.8");
}

#[test]
fn a_saving_says_nothing_of_a_year_that_is_not_priced() {
    // 1,000 less for up to 10 seats: with an open year the sum may be lower still.
    let mut vendor = pair(flat_year("2000"), flat_year("1000"));
    vendor.plans[1].max_seats = Some(10);
    let horizon = run(vendor, "app=pair,a,b,10&years=2&growth=10");
    assert_eq!(step(&horizon), "-1000 | ? beyond_maximum_seats = ? beyond_maximum_seats");
    assert!(upgrade(&horizon).plain.total().is_unknown());
}

#[test]
fn what_is_sold_by_quote_stays_unknown() {
    let horizon = run(pigment(), "app=pigment,professional,enterprise,50&years=2&discount-rate=8");
    assert_eq!(step(&horizon), "? quote_only | ? quote_only = ? quote_only");
    let table = upgrade(&horizon);
    assert_eq!(years(&table.plain), "? quote_only | ? quote_only = ? quote_only");
    assert_eq!(plain(table, CostKind::Labour), "93.4 | 93.4 = 186.8");
    // A range stays one.
    let quoted = run(pigment(), "app=pigment,professional,enterprise,50,quote:180000&years=2&escalator=10");
    assert_eq!(step(&quoted), "52500..115000 | 57750..126500 = 110250..241500");
    // Nothing to buy.
    assert!(run(absent(), "app=absent,team,,50&years=2").upgrade.is_none());
    assert!(run(included(), "app=included,team,,50&years=2").upgrade.is_none());
}

/// A price for the year is for the seats typed with it; a further seat costs as much: 80,000 / 50 = 1,600 and
/// 50,000 / 50 = 1,000. 55 and 61 seats: 600 × 55 = 33,000, 600 × 61 = 36,600.
#[test]
fn a_typed_year_grows_by_the_seat() {
    let text = "app=kustomer,enterprise,ultimate,50,now-quote:50000,quote:80000&years=3&growth=10";
    assert_eq!(step(&run(kustomer(), text)), "30000 | 33000 | 36600 = 99600");
    // × 1.07 and × 1.1449.
    assert_eq!(step(&run(kustomer(), &format!("{text}&escalator=7"))), "30000 | 35310 | 41903.34 = 107213.34");
    // An unused licence costs 1,000 in each year: 0.0070525 × 50, 55, 61 × 1,000.
    let horizon = run(kustomer(), text);
    assert_eq!(plain(&horizon.hand, CostKind::UnusedLicences), "352.63 | 387.89 | 430.2 = 1170.72");
    // Without growth only the escalator is at work.
    let still = run(kustomer(), &text.replace("growth=10", "growth=0&escalator=10"));
    assert_eq!(step(&still), "30000 | 33000 | 36300 = 99300");
}

/// The benchmark goes by headcount, which is not what grows; its unused licences are priced as seats are.
#[test]
fn the_benchmark_keeps_the_headcount() {
    let text = "app=kustomer,enterprise,ultimate,50&manual=benchmark&years=2&growth=10&escalator=10";
    let horizon = run(kustomer(), text);
    let hand = &horizon.hand;
    assert_eq!(plain(hand, CostKind::Labour), "6088 | 6088 = 12176");
    assert_eq!(plain(hand, CostKind::OrphanHandling), "1741 | 1741 = 3482");
    assert_eq!(plain(hand, CostKind::UnusedLicences), "3925 | 4317.5 = 8242.5");
}

#[test]
fn more_seats_than_can_be_counted() {
    // 1,000,000 × 11 × 11 × 11 = 1,331,000,000 can, × 11 again cannot.
    let horizon = run(kustomer(), "app=kustomer,enterprise,ultimate,1000000&years=5&growth=1000");
    assert_eq!(horizon.years[3].seats, Some(1_331_000_000));
    assert_eq!(horizon.years[4].seats, None);
    let labour = &row(&horizon.hand, CostKind::Labour).plain;
    assert_eq!(show(labour.years[4]), "? too_large");
    assert!(matches!(labour.total(), Estimate::AtLeast(_)));
}

#[test]
fn an_app_outside_the_catalog() {
    let horizon = run(kustomer(), "app=own,Ours,,10,now-seat:10,seat:15&years=2&growth=50");
    assert_eq!(step(&horizon), "600 | 900 = 1500");
    // A vendor that has left the catalog.
    assert_eq!(step(&run(kustomer(), "app=gone,a,b,10,now-seat:10,seat:15")), "600 = 600");
}

mod renewal {
    use super::*;

    fn split(start: &str, vendor: Vendor, text: &str) -> RenewalSplit {
        match run_from(start, vec![vendor], text).renewal {
            Some(Renewal::Splits(split)) => *split,
            other => panic!("{other:?}"),
        }
    }

    fn rows(table: &SplitTable) -> Vec<String> {
        let row = |row: &SplitRow| format!("{:?} {} + {}", row.kind, show(row.before), show(row.after));
        table.rows.iter().map(row).collect()
    }

    fn parts(table: &SplitTable) -> String {
        list(&[table.cash_before, table.committed, table.after])
    }

    const CASE: &str = "app=kustomer,enterprise,ultimate,50,once:5000";

    /// From 2026-11-21 to 2027-02-02 are 9 + 31 + 31 + 2 = 73 days, a fifth of 365. Step 30,000 / 5; what stays
    /// 93.40 / 5 = 18.68; by hand 484 / 5 = 96.80, 176.31 / 5 = 35.262, 376.60 / 5 = 75.32.
    #[test]
    fn a_fifth_of_the_year_is_before_it() {
        let annual = split(START, kustomer(), &format!("{CASE}&renewal=2027-02-02"));
        assert_eq!((annual.days_before, annual.days), (73, 365));
        let upgrade = annual.upgrade.unwrap();
        let expected = [
            "PriceStep 6000 + 24000",
            "OneOff 5000 + 0",
            "Labour 18.68 + 74.72",
            "OrphanHandling 0 + 0",
            "UnusedLicences 0 + 0",
        ];
        assert_eq!(rows(&upgrade), expected);
        assert_eq!(parts(&upgrade), "11018.68 | 0 | 24074.72");
        let expected = ["Labour 96.8 + 387.2", "OrphanHandling 35.26 + 141.05", "UnusedLicences 75.32 + 301.28"];
        assert_eq!(rows(&annual.hand), expected);
        // Seats bought for a year are paid until the renewal whether they are used or not.
        assert_eq!(parts(&annual.hand), "132.06 | 75.32 | 829.53");
        // Bought by the month they can go at any time.
        let monthly = split(START, kustomer(), &format!("{CASE}&renewal=2027-02-02&billing=monthly"));
        assert_eq!(parts(&monthly.hand), "207.38 | 0 | 829.53");
    }

    #[test]
    fn on_the_first_and_the_last_day_and_later() {
        let at = |date: &str| {
            let split = split(START, kustomer(), &format!("{CASE}&renewal={date}"));
            (split.days_before, parts(&split.upgrade.unwrap()))
        };
        // Today: everything is under the new contract.
        assert_eq!(at("2026-11-21"), (0, "0 | 0 | 35093.4".into()));
        // A day: 30,000 / 365 = 82.19, 93.40 / 365 = 0.26. The one-off is paid on the first day.
        assert_eq!(at("2026-11-22"), (1, "5082.45 | 0 | 30010.95".into()));
        // But for a day: 29,917.81 + 5,000 + 93.14.
        assert_eq!(at("2027-11-20"), (364, "35010.95 | 0 | 82.45".into()));
        // The year is over.
        assert_eq!(at("2027-11-21"), (365, "35093.4 | 0 | 0".into()));
        assert_eq!(at("2031-01-01"), (365, "35093.4 | 0 | 0".into()));
    }

    #[test]
    fn a_date_that_has_passed_splits_nothing() {
        let horizon = run(kustomer(), &format!("{CASE}&renewal=2026-11-20"));
        assert_eq!(horizon.renewal, Some(Renewal::Past(day("2026-11-20"))));
        assert_eq!(step(&horizon), "30000 = 30000");
    }

    #[test]
    fn a_year_with_a_leap_day_has_366() {
        let days = |start: &str, date: &str| {
            let split = split(start, kustomer(), &format!("{CASE}&renewal={date}"));
            (split.days_before, split.days, show(split.upgrade.unwrap().rows[0].before))
        };
        // 183 of 366: half.
        assert_eq!(days("2028-01-01", "2028-07-02"), (183, 366, "15000".into()));
        assert_eq!(days("2027-01-01", "2027-07-02"), (182, 365, "14958.9".into()));
        assert_eq!(days("2028-02-28", "2028-02-29"), (1, 366, "81.97".into()));
        // A year from 29 February ends with 28 February.
        assert_eq!(days("2028-02-29", "2029-02-28"), (365, 366, "29918.03".into()));
        assert_eq!(days("2028-02-29", "2029-03-01"), (366, 366, "30000".into()));
    }

    #[test]
    fn what_is_not_known_is_not_split() {
        let text = "app=pigment,professional,enterprise,50,once:100&renewal=2027-02-02";
        let upgrade = split(START, pigment(), text).upgrade.unwrap();
        assert_eq!(rows(&upgrade)[..2], ["PriceStep ? quote_only + ? quote_only", "OneOff 100 + 0"]);
        assert_eq!(parts(&upgrade), "? quote_only | 0 | ? quote_only");
        // Open ends stay open: at least 35,000 / 5.
        let open = split(START, ironclad(), "app=ironclad,standard,enterprise,50&renewal=2027-02-02");
        assert_eq!(rows(&open.upgrade.unwrap())[0], "PriceStep 7000+ + 28000+");
    }
}

mod payback {
    use super::*;

    fn written(horizon: &Horizon) -> String {
        match horizon.payback {
            None => "none".into(),
            Some(Payback::AtOnce) => "at once".into(),
            Some(Payback::Months(months)) => months.to_ten_decimals(),
            Some(Payback::Never) => "never".into(),
            Some(Payback::Unknown) => "unknown".into(),
        }
    }

    /// Neither plan costs anything, and all three events are covered.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let horizon = run(pair(flat_year("0"), flat_year("0")), text);
        assert_eq!(written(&horizon), expected, "{text}");
    }

    /// By hand: 484 + 176.31 = 660.31, what stays 53.40; saved 606.91 a year.
    #[test]
    fn where_the_savings_have_met_it() {
        check("app=pair,a,b,50", "none");
        check("app=pair,a,b,50,once:0", "at once");
        check("app=pair,a,b,50,once:606.91", "12");
        // 1,000 × 12 / 606.91, within two years or beyond one.
        check("app=pair,a,b,50,once:1000&years=2", "19.7722891368");
        check("app=pair,a,b,50,once:1000", "19.7722891368");
        // A target that costs as much as is saved, and a cent less.
        check("app=pair,a,b,50,once:1000,quote:606.91", "never");
        check("app=pair,a,b,50,once:1000,quote:606.90", "1200000");
        // Set-up is paid once too: 2 hours at $60.
        check("app=pair,a,b,50&setup-hours=2", "2.3726746964");
        let text = "app=pigment,professional,enterprise,50,once:100";
        assert_eq!(written(&run(pigment(), text)), "unknown");
        assert_eq!(written(&run(absent(), "app=absent,team,,50,once:100")), "none");
    }

    /// Growth 100%: 50 and 100 seats. Joiners 1.217 a seat: minutes 24.34 + 4.34 + 1 = 29.68 less 3.068 after
    /// SCIM; handling 3.52625. Year 1: 1,484 + 176.31 − 153.40 = 1,506.91, year 2: 2,968 + 352.63 − 306.80
    /// = 3,013.83.
    #[test]
    fn with_another_saving_in_each_year() {
        // 12 + 12 × 493.09 / 3,013.83.
        check("app=pair,a,b,50,once:2000&years=2&growth=100", "13.9633091448");
        check("app=pair,a,b,50,once:1506.91&years=2&growth=100", "12");
        // After year 2 its saving goes on: 24 + 12 × 5,479.26 / 3,013.83.
        check("app=pair,a,b,50,once:10000&years=2&growth=100", "45.8164660913");
        // Prices that rise: 606.91 − 500 = 106.91, then − 550 = 56.91, − 605 = 1.91, − 665.50 = −58.59.
        let rising = "app=pair,a,b,50,once:150,quote:500&escalator=10&years=";
        check(&format!("{rising}1"), "16.8365915256");
        // 12 + 12 × 43.09 / 56.91.
        check(&format!("{rising}2"), "21.085925145");
        // 166 − 106.91 − 56.91 − 1.91 = 0.27 are left after three years.
        let more = "app=pair,a,b,50,once:166,quote:500&escalator=10&years=";
        check(&format!("{more}3"), "37.6963350785");
        check(&format!("{more}4"), "never");
    }
}
