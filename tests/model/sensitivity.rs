//! Section 6: what moves the answer. Kustomer at 50 seats through Okta: by the inputs, upgrade less by hand is
//! 30,000 − 50 × (rate / 60 × l × (join + leave − 2 × scim) + l × missed × (orphan cost + 89 × months)),
//! l being the share of leavers; changes and reviews stay the same on both sides.

use crate::cases::{catalog, number, scenario};
use crate::vendors::*;
use scim_tax::domain::*;

fn compiled(vendors: Vec<Vendor>, text: &str) -> Compiled {
    Compiled::of(&catalog(vendors), &uncertain(text))
}

/// A scenario in which `missed=2:6.5:13` keeps a range, which links can and the cases' own syntax cannot.
fn uncertain(text: &str) -> Scenario {
    let ranges =
        |pair: &&str| pair.contains('=') && pair.split('=').nth(1).is_some_and(|value| value.matches(':').count() == 2);
    let (ranges, rest): (Vec<&str>, Vec<&str>) =
        text.split('&').partition(|pair| !pair.starts_with("app=") && ranges(pair));
    let mut scenario = scenario(&rest.join("&"));
    for pair in ranges {
        let (key, value) = pair.split_once('=').unwrap();
        let [low, base, high] = value.split(':').map(number).collect::<Vec<_>>()[..] else { panic!("{pair}") };
        scenario.company.assumptions.set(Assumption::from_key(key).unwrap(), Span::new(low, base, high).unwrap());
    }
    scenario
}

#[track_caller]
fn of(vendors: Vec<Vendor>, text: &str) -> Sensitivity {
    Sensitivity::of(&compiled(vendors, text)).unwrap()
}

fn name(input: Input) -> String {
    match input {
        Input::Assumption(assumption) => assumption.key().into(),
        Input::CurrentPrice(app) => format!("current price {app}"),
        Input::CurrentSeat(app) => format!("current seat {app}"),
        Input::PublishedStep(app) => format!("step {app}"),
        Input::TargetPrice(app) => format!("target price {app}"),
        Input::TargetSeat(app) => format!("target seat {app}"),
        Input::Coverage(app) => format!("coverage {app}"),
    }
}

/// `missed 29439.272..28503.568 (935.704)`.
fn bars(found: &Sensitivity) -> Vec<String> {
    let bar = |effect: &Effect| {
        let [low, high, swing] = [effect.at_low, effect.at_high, effect.swing].map(Number::to_ten_decimals);
        format!("{} {low}..{high} ({swing})", name(effect.input))
    };
    found.effects.iter().map(bar).collect()
}

/// `missed above 7.1 other`, in the order of the swings.
fn flips(found: &Sensitivity) -> Vec<String> {
    let flip = |effect: &Effect, side: &str, flip: Option<Flip>| {
        flip.map(|flip| format!("{} {side} {} {}", name(effect.input), flip.value.to_ten_decimals(), flip.to.code()))
    };
    let both = |effect: &Effect| [flip(effect, "below", effect.below), flip(effect, "above", effect.above)];
    found.effects.iter().flat_map(both).flatten().collect()
}

fn flippers(found: &Sensitivity) -> Vec<String> {
    found.flippers().map(|effect| name(effect.input)).collect()
}

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

#[test]
fn the_bars_of_the_worked_case() {
    let found = of(vec![kustomer()], KUSTOMER);
    assert_eq!(found.difference.to_ten_decimals(), "29056.484");
    assert_eq!(found.cheapest, Choice::ByHand);
    let expected = [
        // 30,000 − 390.60 − 8,506.40 × missed.
        "missed 29439.272..28503.568 (935.704)",
        // 30,000 − 4,348 × l.
        "leavers 29565.2..28695.6 (869.6)",
        // 0.70525 × 89 = 62.76725 for each month.
        "discovery 29244.78575..28679.8805 (564.90525)",
        // 50 × 0.217 = 10.85 for each minute. Equal swings in the order of the model.
        "join-minutes 29219.234..28947.984 (271.25)",
        "leave-minutes 29219.234..28947.984 (271.25)",
        // 390.60 × rate / 60.
        "rate 29154.134..28958.834 (195.3)",
        "scim-minutes 29034.784..29078.184 (43.4)",
        // 0.70525 for each dollar.
        "orphan-cost 29067.768..29048.021 (19.747)",
        "changes 29056.484..29056.484 (0)",
        "change-minutes 29056.484..29056.484 (0)",
        "reviews 29056.484..29056.484 (0)",
        "review-minutes 29056.484..29056.484 (0)",
    ];
    assert_eq!(bars(&found), expected);
    assert_eq!((flips(&found), found.together), (vec![], None));
}

#[test]
fn what_is_certain_is_no_input() {
    let found = of(vec![kustomer()], &format!("{KUSTOMER}&missed=6.5&leavers=12n&reviews=0&changes=10"));
    // 12 of 500 leave: l is 0.024, which is certain; 50 × 0.024 × 6.5% = 0.078 orphans.
    let expected = ["discovery", "join-minutes", "leave-minutes", "rate", "scim-minutes", "orphan-cost"];
    let names: Vec<String> = found.effects.iter().take(6).map(|effect| name(effect.input)).collect();
    assert_eq!(names, expected);
    assert_eq!(found.effects.len(), 8);
    // 30,000 − 50 × 0.024 × 36 − 0.078 × 784.
    assert_eq!(found.difference.to_ten_decimals(), "29895.648");
}

#[test]
fn where_the_upgrade_becomes_cheaper() {
    // A step of 1,000: 56.484 dearer than by hand.
    let found = of(vec![kustomer()], &format!("{KUSTOMER},now-seat:89,quote:54400"));
    assert_eq!(found.difference.to_ten_decimals(), "56.484");
    let expected = [
        "missed above 7.1640176808 upgrade",
        "leavers above 22.9990800368 upgrade",
        "discovery above 6.8998960445 upgrade",
        "join-minutes above 25.2058986175 upgrade",
        "leave-minutes above 25.2058986175 upgrade",
        // Neither 2 − 56.484 / 21.70 minutes after SCIM nor 250 + 56.484 / 0.70525 an orphan lie within the ranges.
        "rate above 68.6764976959 upgrade",
    ];
    assert_eq!(flips(&found), expected);
    assert_eq!(flippers(&found), ["missed", "leavers"]);
}

#[test]
fn where_doing_it_by_hand_becomes_cheaper() {
    // A step of 900: 43.516 cheaper.
    let found = of(vec![kustomer()], &format!("{KUSTOMER},now-seat:89,quote:54300"));
    assert_eq!(found.cheapest, Choice::Upgrade);
    let expected = [
        "missed below 5.9884322393 by_hand",
        "leavers below 20.6991720331 by_hand",
        "discovery below 5.3067085144 by_hand",
        "join-minutes below 15.9893087558 by_hand",
        "leave-minutes below 15.9893087558 by_hand",
        "rate below 53.3155145929 by_hand",
    ];
    assert_eq!(flips(&found), expected);
}

#[test]
fn both_sides_of_the_end_of_a_range() {
    let step =
        format!("{KUSTOMER},now-seat:89,quote:54400&leavers=21.7&join-minutes=20&leave-minutes=20&rate=60&discovery=6");
    // The crossing is at 7.16...: a range that ends below does not reach it.
    assert_eq!(flips(&of(vec![kustomer()], &format!("{step}&missed=2:6.5:7.16"))), Vec::<String>::new());
    let reached = of(vec![kustomer()], &format!("{step}&missed=2:6.5:7.17"));
    assert_eq!(flips(&reached), ["missed above 7.1640176808 upgrade"]);
    assert_eq!(flippers(&reached), ["missed"]);
}

#[test]
fn prices_move_it_too() {
    // By hand costs 1,213.825 more than what stays.
    let target = of(vec![pair(flat_year("0"), flat_year("1000..2000"))], "app=pair,a,b,100");
    // 20% of leavers × 100 × (36 + 6.5% × 250) is 1,045, a little more than the price.
    assert_eq!(bars(&target)[..2], ["leavers 897.5..-147.5 (1045)", "target price 0 -213.825..786.175 (1000)"]);
    assert!(flips(&target).contains(&"target price 0 below 1213.825 upgrade".to_string()), "{:?}", flips(&target));
    let current = of(vec![pair(flat_year("1000..2000"), flat_year("2500"))], "app=pair,a,b,100");
    assert_eq!(bars(&current)[1], "current price 0 286.175..-713.825 (1000)");
    assert!(flips(&current).contains(&"current price 0 below 1286.175 by_hand".to_string()), "{:?}", flips(&current));
    assert_eq!(current.effects[1].of.span, Span::new(number("1000"), number("1500"), number("2000")).unwrap());
    // $983 to $3,500 a month, less 1,440.
    let segment = of(vec![segment()], "app=segment,team,business,10");
    assert_eq!(segment.effects[0].of.span, Span::new(number("11796"), number("26898"), number("42000")).unwrap());
    assert_eq!(segment.effects[0].swing.to_ten_decimals(), "30204");
}

#[test]
fn the_price_under_an_add_on_moves_the_waste() {
    // $63 to $72 a seat-year; 100 × 0.217 × 6.5% × 6 / 12 = 0.70525 seat-years.
    let found = of(vec![confluence()], "app=confluence,standard,guard,100&billing=monthly");
    let price = found.effects.iter().find(|effect| effect.input == Input::CurrentPrice(0)).unwrap();
    assert_eq!(price.swing.to_ten_decimals(), "6.34725");
    assert_eq!(price.of.span.high.to_string(), "7200");
}

#[test]
fn at_a_kink_the_crossing_is_found() {
    // Half of a step above zero is bought anyway. With 1,300 once: 0.5 × (3,000 − price) + 86.175, and beyond a
    // price of 3,000 the whole of it.
    let vendor = pair(flat_year("0..4000"), flat_year("3000"));
    let found = of(vec![vendor], "app=pair,a,b,100,anyway:50,once:1300");
    assert_eq!(bars(&found)[0], "current price 0 1586.175..-913.825 (2500)");
    assert_eq!(flips(&found)[0], "current price 0 above 3086.175 upgrade");
}

#[test]
fn another_tool_can_become_cheapest() {
    // 1,100 and the 53.40 that stay, against 484 + 8,506.40 × missed.
    let found = of(vec![kustomer()], &format!("{KUSTOMER},other:1100"));
    assert_eq!(found.cheapest, Choice::ByHand);
    assert!(flips(&found).contains(&"missed above 7.8693689457 other".to_string()), "{:?}", flips(&found));
}

#[test]
fn what_the_identity_provider_gets() {
    // Nothing covered: what stays is 484 + 176.3125 + 588.1785; joiners and leavers covered: 93.40.
    let found = of(vec![kustomer()], &format!("{KUSTOMER}&idp=other"));
    assert_eq!(bars(&found)[0], "coverage 0 30211.575..29056.484 (1155.091)");
    assert_eq!(found.difference.to_ten_decimals(), "29634.0295");
    assert_eq!(found.effects[0].of.span.base.to_string(), "0.5");
}

#[test]
fn two_inputs_together() {
    // At most, alone: 30% leavers bring 1,647.50; 13% missed 1,566.45. Together 100 × (10.8 + 0.8 + 9.75) = 2,135.
    let step = |price: &str| of(vec![pair(flat_year("0"), flat_year(price))], "app=pair,a,b,100");
    let both = [(Input::Assumption(Assumption::Leavers), At::High), (Input::Assumption(Assumption::Missed), At::High)];
    let found = step("2134");
    assert_eq!(flippers(&found), Vec::<String>::new());
    assert_eq!(found.together, Some(Together { inputs: both, to: Choice::Upgrade }));
    assert_eq!(step("2136").together, None);
    // One is enough: no pair is told.
    let alone = step("1647");
    assert_eq!((flippers(&alone), alone.together), (vec!["leavers".to_string()], None));
}

#[test]
fn company_inputs_vary_once_for_all_apps() {
    let text = format!(
        "{KUSTOMER}&app=absent,team,,10&app=github,team,enterprise-cloud,100&app=pigment,professional,enterprise,9"
    );
    let compiled = compiled(all(), &text);
    let found = Sensitivity::of(&compiled).unwrap();
    assert_eq!(found.counted, [0, 2]);
    assert_eq!(found.left_out, [(1, Gap::NotOffered), (3, Gap::Unknown(Reason::Quote))]);
    // 29,056.484 and 20,400 − 100 × (7.812 + 0.014105 × 274).
    assert_eq!(found.difference.to_ten_decimals(), "48288.807");
    // 869.60 and 100 × 20% × (36 + 6.5% × 274); 935.704 and 100 × 0.217 × 11% × 274.
    assert_eq!(bars(&found)[..2], ["leavers 49427.1..47481.3 (1945.8)", "missed 48939.156..47349.414 (1589.742)"]);
    // Pigment's price is not among them.
    assert!(found.effects.iter().all(|effect| effect.input.app().is_none()));
    let alone = Sensitivity::of_app(&compiled, 0).unwrap();
    assert_eq!(alone.difference.to_ten_decimals(), "29056.484");
}

#[test]
fn an_app_s_own_inputs_move_nothing_else() {
    let mut ranged = pair(flat_year("0"), flat_year("1000..2000"));
    ranged.id = "ranged".into();
    let found = of(vec![kustomer(), ranged], &format!("{KUSTOMER}&app=ranged,a,b,100"));
    // 29,056.484 − 213.825 and + 786.175.
    assert!(bars(&found).contains(&"target price 1 28842.659..29842.659 (1000)".to_string()), "{:?}", bars(&found));
}

#[test]
fn what_is_unknown_is_said() {
    let gap = |vendor: Vendor, text: &str| Sensitivity::of(&compiled(vec![vendor], text)).unwrap_err();
    let code = |vendor: Vendor, text: &str| gap(vendor, text).code();
    assert_eq!(code(pigment(), "app=pigment,professional,enterprise,50"), "quote_only");
    assert_eq!(code(absent(), "app=absent,team,,50"), "not_offered");
    assert_eq!(code(included(), "app=included,team,,50"), "not_offered");
    assert_eq!(code(ironclad(), "app=ironclad,standard,enterprise,120"), "open_end");
    assert_eq!(code(euro(), "app=euro,a,b,50"), "exchange_rate_needed");
    assert_eq!(code(segment(), "app=segment,team,business,30"), "beyond_maximum_seats");
    // An unused licence costs what no one knows; where no leaver is missed that does not matter.
    let unpriced = "app=confluence,unpriced,guard,50";
    assert_eq!(code(confluence(), unpriced), "seat_price_unknown");
    assert!(Sensitivity::of(&compiled(vec![confluence()], &format!("{unpriced}&missed=0"))).is_ok());
    assert_eq!(code(confluence(), &format!("{unpriced}&missed=0:0:1")), "seat_price_unknown");
    assert_eq!(Sensitivity::of(&compiled(vec![], "employees=5")).unwrap_err(), Gap::NotOffered);
}

#[test]
fn by_the_benchmark() {
    // What stays of the labour is 6,088 × 93.4 / 484; the rate moves neither that nor the rest.
    let found = of(vec![kustomer()], &format!("{KUSTOMER}&manual=benchmark"));
    // 30,000 + 6,088 × 93.4 / 484 − 11,754.
    assert_eq!(found.difference.to_ten_decimals(), "19420.8330578512");
    let rate = found.effects.iter().find(|effect| effect.input == Input::Assumption(Assumption::Rate)).unwrap();
    assert_eq!(rate.swing.to_ten_decimals(), "0");
}

/// Three years, growth 10%, prices 7% higher each, 8% discount. Over them 50, 55 and 61 seats come to
/// S = 50 + 55 / 1.08 + 61 / 1.1664 = 153.2235939643 seat-years of work in today's money, and at rising prices to
/// P = 50 + 55 × 1.07 / 1.08 + 61 × 1.1449 / 1.1664 = 164.3663408779. l leave and l + 10% join; upgrade less by hand is
/// step × P + once − S × (rate / 60 × ((l + 0.1) × (join − scim) + l × (leave − scim)) + l × missed × orphan cost)
/// − P × l × missed × 89 × months.
const YEARS: &str = "years=3&growth=10&escalator=7&discount-rate=8";

#[track_caller]
fn over_years(text: &str) -> Sensitivity {
    Sensitivity::of(&Compiled::over_years(&catalog(vec![kustomer()]), &uncertain(&format!("{text}&{YEARS}")))).unwrap()
}

#[test]
fn the_bars_over_three_years() {
    let found = over_years(&format!("{KUSTOMER},once:5000"));
    // 600 × P + 5,000 − 9.612 × S − 3.52625 × S − 7.53207 × P. The year table, rounded line by line, has 100,368.69.
    assert_eq!(found.difference.to_ten_decimals(), "100368.6958582107");
    assert_eq!(found.cheapest, Choice::ByHand);
    let expected = [
        // 0.217 × missed × (250 × S + 534 × P); in a year leavers come second as well.
        "missed 101599.8428851475..98590.3723748577 (3009.4705102898)",
        // l × (36 + 16.25) × S + l × 34.71 × P, and 1.80 × S whoever leaves.
        "leavers 101972.8932099623..99230.6755146605 (2742.2176953018)",
        // 0.014105 × 89 × P for each month.
        "discovery 100987.7052507789..99130.6770730744 (1857.0281777045)",
        // 0.317 × S for each minute, as those who come for growth are added too; 0.217 × S to remove. A swing is
        // between the ends as they stand, with 10 decimals.
        "join-minutes 101097.2740475111..99882.9770653438 (1214.2969821673)",
        "leave-minutes 100867.4386565646..100036.2006593081 (831.2379972565)",
        // 9.612 / 60 × S for each dollar.
        "rate 100736.892154507..100000.4995619144 (736.3925925926)",
        // (0.317 + 0.217) × S for each minute.
        "scim-minutes 100286.8744590338..100450.5172573877 (163.6427983539)",
        // 0.014105 × S for each dollar.
        "orphan-cost 100403.2753588966..100342.7612326963 (60.5141262003)",
    ];
    assert_eq!(bars(&found)[..8], expected);
    assert_eq!((flips(&found), found.together), (vec![], None));
}

#[test]
fn where_doing_it_by_hand_becomes_cheaper_over_three_years() {
    // A step of 12 a seat and year, 1,000 once: 566.484 dearer in year 1, and over the three 278.7125780033 cheaper.
    let text = format!("{KUSTOMER},now-seat:89,quote:54000,once:1000");
    assert_eq!(of(vec![kustomer()], &format!("{text}&growth=10")).difference.to_ten_decimals(), "566.484");
    let found = over_years(&text);
    assert_eq!((found.difference.to_ten_decimals().as_str(), found.cheapest), ("-278.7125780033", Choice::Upgrade));
    let expected = [
        // (12 × P + 1,000 − 9.612 × S) / (0.217 × (250 × S + 534 × P)).
        "missed below 5.4812698455 by_hand",
        // (12 × P + 1,000 − 1.80 × S) / (52.25 × S + 34.71 × P).
        "leavers below 19.6672468858 by_hand",
        // 6 − 278.71... / (0.014105 × 89 × P).
        "discovery below 4.6492325576 by_hand",
        "join-minutes below 14.2618531114 by_hand",
        "leave-minutes below 11.6175457894 by_hand",
        // 60 × (1 − 278.71... / (9.612 × S)).
        "rate below 48.6454896149 by_hand",
    ];
    assert_eq!(flips(&found), expected);
    assert_eq!(flippers(&found), ["missed", "leavers"]);
}
