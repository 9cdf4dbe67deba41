//! Share links: what was published reads for ever, what is malformed is told, and nothing breaks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "links/files.rs"]
mod files;
#[path = "links/packed.rs"]
mod packed;
#[path = "links/share.rs"]
mod share;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use scim_tax::domain::{
    App, Assumption, Catalog, Company, Date, Grade, Idp, Limits, Manual, Number, Plan, Prices, Product, Scenario, Span,
    Status, Support, Term, Vendor, limits,
};
use scim_tax::wire::link::{
    self, Checksum, LinkProblem, LinkReason, MOST_CHARACTERS, check_against, people_limits, read, read_with, write,
    write_shared,
};
use std::time::{Duration, Instant};

const PUBLISHED: &str = include_str!("links.txt");
const KUSTOMER: &str = "v=1&app=kustomer,enterprise,ultimate,50";

/// The plain ones.
fn published() -> impl Iterator<Item = &'static str> {
    PUBLISHED.lines().filter(|line| line.starts_with("v=1"))
}

#[test]
fn every_line_is_a_link_or_says_something_about_them() {
    for line in PUBLISHED.lines() {
        assert!(line.is_empty() || ["#", "v=1", "z=1."].iter().any(|begins| line.starts_with(begins)), "{line}");
    }
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn alone(app: App) -> Scenario {
    Scenario { apps: vec![app], company: Company::default() }
}

fn own(name: &str, seats: u32) -> App {
    App::new(Product::Own { name: name.into() }, seats)
}

/// The scenario of a text in which nothing is wrong.
fn fine(text: &str) -> Scenario {
    let reading = read(text);
    assert_eq!(reading.problems, [], "{text}");
    reading.scenario
}

#[test]
fn published_links_read_and_write_back() {
    assert!(published().count() > 20);
    for line in published() {
        let reading = read(line);
        assert_eq!(reading.problems, [], "{line}");
        let again = match reading.catalog {
            Some(version) => write_shared(&reading.scenario, version),
            None => write(&reading.scenario),
        };
        assert_eq!(again, line);
        let checked = if line.contains("&c=") { Checksum::Right } else { Checksum::Absent };
        assert_eq!(reading.checked, checked, "{line}");
        assert_eq!(read(&["#", line].concat()), reading);
    }
}

#[test]
fn an_app_with_all_its_keys() {
    let app = App {
        now_quote: Some(number("65000")),
        quote: Some(number("180000")),
        now_seat: Some(number("67.5")),
        seat: Some(number("99.99")),
        now_discount: Some(number("5")),
        discount: Some(number("12.5")),
        usage: Some(number("0")),
        anyway: Some(number("50")),
        once: Some(number("1500")),
        other: Some(number("4800")),
        ..App::listed("pigment", "professional", "enterprise", 80)
    };
    let text = "v=1&app=pigment,professional,enterprise,80,now-quote:65000,quote:180000,now-seat:67.5,seat:99.99,\
                now-discount:5,discount:12.5,usage:0,anyway:50,once:1500,other:4800";
    assert_eq!(write(&alone(app.clone())), text);
    assert_eq!(fine(text), alone(app));
}

#[test]
fn a_company_with_all_its_keys() {
    let mut company = Company {
        employees: 1200,
        idp: Idp::JumpCloud,
        jit: true,
        billing: Term::Monthly,
        prices: Prices::Vendor,
        manual: Manual::Benchmark,
        idp_cost: Some(number("7200")),
        setup_hours: Some(number("16")),
        token_hours: Some(number("0.5")),
        third_party: Some(number("2400")),
        years: 3,
        growth: number("10"),
        escalator: number("5"),
        discount_rate: number("8.5"),
        renewal: Some(date("2027-03-31")),
        fx: vec![("eur".into(), number("1.08")), ("gbp".into(), number("1.27"))],
        ..Company::default()
    };
    company.assumptions.set(Assumption::Rate, Span::certain(number("72.5")));
    company.assumptions.set(Assumption::Leavers, Span::new(number("8"), number("12"), number("20")).unwrap());
    company.assumptions.set(Assumption::BreachLoss, Span::certain(number("4880000")));
    let text = "v=1&employees=1200&idp=jumpcloud&jit=yes&billing=monthly&prices=vendor&manual=benchmark&rate=72.5\
                &leavers=8:12:20&breach-loss=4880000&idp-cost=7200&setup-hours=16&token-hours=0.5&third-party=2400\
                &years=3&growth=10&escalator=5&discount-rate=8.5&renewal=2027-03-31&fx-eur=1.08&fx-gbp=1.27";
    let mut scenario = Scenario { apps: vec![], company };
    assert_eq!(write(&scenario), text);
    assert_eq!(fine(text), scenario);
    scenario.company.fx.reverse();
    assert_eq!(write(&scenario), text);
}

#[test]
fn leavers_as_people() {
    let mut scenario = alone(App::listed("kustomer", "enterprise", "ultimate", 50));
    scenario.company.assumptions.leavers_people = Some(Number::from(12));
    assert_eq!(write(&scenario), [KUSTOMER, "&leavers=12n"].concat());
    assert_eq!(fine(&write(&scenario)), scenario);
}

#[test]
fn loose_forms_read_and_become_canonical() {
    for (text, canonical) in [
        ("", "v=1"),
        ("#", "v=1"),
        ("  \n", "v=1"),
        ("&&", "v=1"),
        ("app=kustomer,enterprise,ultimate,50", KUSTOMER),
        ("#v=1&app=kustomer,enterprise,ultimate,50&", KUSTOMER),
        ("app=kustomer,enterprise,ultimate,50,&v=1", KUSTOMER),
        ("app=kustomer,enterprise,ultimate,050.00&employees=500&idp=okta&jit=no&billing=annual", KUSTOMER),
        ("app=kustomer,enterprise,ultimate,50&prices=all&manual=own&years=1&growth=0&escalator=0.0", KUSTOMER),
        ("app=kustomer,enterprise,ultimate,50&rate=45:60:75&leavers=10:21.7:30&breach=0&discount-rate=-0", KUSTOMER),
        ("app=kustomer,enterprise,ultimate,%35%30", KUSTOMER),
        ("app=kus%74omer,enterprise,ultimate,50&idp=%6Fkta", KUSTOMER),
        ("rate=60&app=github,,,9,other:3,quote:2.50", "v=1&app=github,,,9,quote:2.5,other:3&rate=60"),
        ("rate=5:5:5", "v=1&rate=5"),
        ("reviews=0", "v=1&reviews=0"),
        ("fx-gbp=1.27&fx-eur=1.080", "v=1&fx-eur=1.08&fx-gbp=1.27"),
        ("app=own,Café 日本,,25", "v=1&app=own,Caf%C3%A9%20%E6%97%A5%E6%9C%AC,,25"),
        ("app=own,%20a+b%20,,25", "v=1&app=own,a%2Bb,,25"),
        ("app=own,a=b:c,,25", "v=1&app=own,a%3Db%3Ac,,25"),
        ("app=own,%3Cscript%3Ealert(1)%3C/script%3E,,1", "v=1&app=own,%3Cscript%3Ealert%281%29%3C%2Fscript%3E,,1"),
    ] {
        assert_eq!(write(&fine(text)), canonical, "{text}");
    }
}

/// A problem as text, `app|key|value|reason`, to compare tables with.
fn told(problem: &LinkProblem) -> String {
    let reason = match &problem.reason {
        LinkReason::OutOfRange { limits } => format!("OutOfRange {} to {}", limits.low, limits.high),
        LinkReason::NotWhole { limits } => format!("NotWhole {} to {}", limits.low, limits.high),
        LinkReason::UnknownWord { allowed } => format!("UnknownWord {}", allowed.join(" ")),
        LinkReason::TooLong { limit } => format!("TooLong {limit}"),
        LinkReason::NotSoldWith { plan } => format!("NotSoldWith {plan}"),
        reason => format!("{reason:?}"),
    };
    format!("{}|{}|{}|{reason}", problem.app.as_deref().unwrap_or_default(), problem.key, problem.value)
}

/// What is wrong, and what is left, of links in which one thing or another is.
#[test]
fn malformed_links_say_what_was_left_out() {
    let rest = "v=1&app=github,,,9";
    for (text, expected, left) in [
        // Versions and forms
        ("v=2&app=github,,,9", &["|v|2|UnknownVersion"][..], "v=1"),
        ("v=&app=github,,,9", &["|v||UnknownVersion"], "v=1"),
        ("v=1.0", &["|v|1.0|UnknownVersion"], "v=1"),
        ("v&app=github,,,9", &["|v||UnknownVersion"], "v=1"),
        ("app=github,,,9&v=3", &["|v|3|UnknownVersion"], "v=1"),
        ("v=1&app=github,,,9&v=2", &["|v|2|Repeated"], rest),
        ("z=1.abc&c=00000000", &["|z|1.abc&c=00000000|Compressed"], "v=1"),
        ("v=1&z=1.abc&app=b,,,2", &["|z|1.abc|UnknownKey"], "v=1&app=b,,,2"),
        // The checksum: of all before it, 2864ad61 with the date
        ("app=github,,,9&c=1", &["|c|1|WrongChecksum"], rest),
        ("c&app=github,,,9&employees=0", &["|c||WrongChecksum", "|employees|0|OutOfRange 1 to 10000000"], rest),
        ("v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad62", &["|c|2864ad62|WrongChecksum"], KUSTOMER),
        ("v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad61", &[], KUSTOMER),
        // Keys
        ("app=github,,,9&utm_source=x", &["|utm_source|x|UnknownKey"], rest),
        ("app=github,,,9&Employees=9", &["|Employees|9|UnknownKey"], rest),
        ("app=github,,,9&=9", &["||9|UnknownKey"], rest),
        ("app=github,,,9&a&a", &["|a||UnknownKey", "|a||UnknownKey"], rest),
        ("app=github,,,9&amp;years=2", &["|amp;years|2|UnknownKey"], rest),
        ("app=github,,,9&%79ears=2", &["|%79ears|2|UnknownKey"], rest),
        ("app=github,,,9&seats=9", &["|seats|9|UnknownKey"], rest),
        ("app=github,,,9&employees=500&employees=7", &["|employees|7|Repeated"], rest),
        ("app=github,,,9&rate=x&rate=60", &["|rate|x|NotANumber", "|rate|60|Repeated"], rest),
        ("leavers=12n&leavers=30", &["|leavers|30|Repeated"], "v=1&leavers=12n"),
        ("fx-eur=1.1&fx-eur=1.2", &["|fx-eur|1.2|Repeated"], "v=1&fx-eur=1.1"),
        // Numbers
        ("app=github,,,9&employees=", &["|employees||NotANumber"], rest),
        ("app=github,,,9&employees", &["|employees||NotANumber"], rest),
        ("app=github,,,9&employees=1,200", &["|employees|1,200|NotANumber"], rest),
        ("app=github,,,9&employees=1e3", &["|employees|1e3|NotANumber"], rest),
        ("app=github,,,9&employees=+5", &["|employees|+5|NotANumber"], rest),
        ("app=github,,,9&employees=%2B5", &["|employees|%2B5|NotANumber"], rest),
        ("app=github,,,9&employees=５", &["|employees|５|NotANumber"], rest),
        ("app=github,,,9&employees=0", &["|employees|0|OutOfRange 1 to 10000000"], rest),
        ("app=github,,,9&employees=10000001", &["|employees|10000001|OutOfRange 1 to 10000000"], rest),
        ("app=github,,,9&employees=1.5", &["|employees|1.5|NotWhole 1 to 10000000"], rest),
        ("app=github,,,9&years=6", &["|years|6|OutOfRange 1 to 5"], rest),
        ("app=github,,,9&growth=-1", &["|growth|-1|OutOfRange 0 to 1000"], rest),
        ("app=github,,,9&discount-rate=5%", &["|discount-rate|5%|BadEncoding"], rest),
        ("app=github,,,9&idp-cost=$5", &["|idp-cost|$5|NotANumber"], rest),
        ("app=github,,,9&third-party=1=2", &["|third-party|1=2|NotANumber"], rest),
        ("app=github,,,9&setup-hours=100001", &["|setup-hours|100001|OutOfRange 0 to 100000"], rest),
        ("app=github,,,9&token-hours=none", &["|token-hours|none|NotANumber"], rest),
        (
            "app=github,,,9&idp-cost=99999999999999999999999999999999",
            &["|idp-cost|99999999999999999999999999999999|NotANumber"],
            rest,
        ),
        // Ranges
        ("app=github,,,9&rate=70:60:80", &["|rate|70:60:80|NotInOrder"], rest),
        ("app=github,,,9&rate=60:80", &["|rate|60:80|NotARange"], rest),
        ("app=github,,,9&rate=1:2:3:4", &["|rate|1:2:3:4|NotARange"], rest),
        ("app=github,,,9&rate=1::3", &["|rate|1::3|NotANumber"], rest),
        ("app=github,,,9&rate=1:2:10001", &["|rate|1:2:10001|OutOfRange 0 to 10000"], rest),
        ("app=github,,,9&rate=1%3A2%3A3", &["|rate|1%3A2%3A3|NotANumber"], rest),
        ("app=github,,,9&leavers=n", &["|leavers|n|NotANumber"], rest),
        ("app=github,,,9&leavers=1:2:3n", &["|leavers|1:2:3n|NotANumber"], rest),
        ("app=github,,,9&leavers=1.5n", &["|leavers|1.5n|NotWhole 0 to 10000000"], rest),
        ("app=github,,,9&leavers=-1n", &["|leavers|-1n|OutOfRange 0 to 10000000"], rest),
        ("app=github,,,9&changes=12n", &["|changes|12n|NotANumber"], rest),
        // Words and dates
        ("app=github,,,9&idp=Okta", &["|idp|Okta|UnknownWord okta entra google onelogin jumpcloud other none"], rest),
        ("app=github,,,9&jit=true", &["|jit|true|UnknownWord no yes"], rest),
        ("app=github,,,9&billing=", &["|billing||UnknownWord annual monthly"], rest),
        ("app=github,,,9&prices=%ff", &["|prices|%ff|BadEncoding"], rest),
        ("app=github,,,9&prices=third", &["|prices|third|UnknownWord all vendor"], rest),
        ("app=github,,,9&manual=both", &["|manual|both|UnknownWord own benchmark"], rest),
        ("app=github,,,9&renewal=31.3.2027", &["|renewal|31.3.2027|NotADate"], rest),
        ("app=github,,,9&renewal=2027-02-29", &["|renewal|2027-02-29|NotADate"], rest),
        ("app=github,,,9&cat=yesterday", &["|cat|yesterday|NotADate"], rest),
        // Currencies
        ("app=github,,,9&fx-=1", &["|fx-|1|UnknownKey"], rest),
        ("app=github,,,9&fx-euro=1", &["|fx-euro|1|UnknownKey"], rest),
        ("app=github,,,9&fx-EUR=1", &["|fx-EUR|1|UnknownKey"], rest),
        ("app=github,,,9&fx-usd=2", &["|fx-usd|2|UnknownKey"], rest),
        ("app=github,,,9&fx-eur=0", &["|fx-eur|0|OutOfRange 0.000001 to 1000000"], rest),
        // Apps
        ("app=&app=github,,,9", &["|vendor||BadId"], rest),
        ("app&app=github,,,9", &["|vendor||BadId"], rest),
        ("app=GitHub,,,9&app=github,,,9", &["GitHub|vendor|GitHub|BadId"], rest),
        ("app=github,Team,,9", &["github|current|Team|BadId"], rest),
        ("app=github,a.b,,9", &["github|current|a.b|BadId"], rest),
        ("app=github,,a.b.c,9", &["github|target|a.b.c|BadId"], rest),
        ("app=github,,a.,9", &["github|target|a.|BadId"], rest),
        ("app=github,,.,9", &["github|target|.|BadId"], rest),
        ("app=github,,a%2Cb,9", &["github|target|a%2Cb|BadId"], rest),
        ("app=github%2C%2C%2C9", &["github%2C%2C%2C9|vendor|github%2C%2C%2C9|BadId"], "v=1"),
        ("app=github", &["github|seats||MissingSeats"], "v=1&app=github,,,50"),
        ("app=github,,,", &["github|seats||MissingSeats"], "v=1&app=github,,,50"),
        ("app=github,,,quote:5", &["github|seats|quote:5|NotANumber"], "v=1&app=github,,,50"),
        ("app=github,,,0", &["github|seats|0|OutOfRange 1 to 1000000"], "v=1&app=github,,,50"),
        ("app=github,,,2.5", &["github|seats|2.5|NotWhole 1 to 1000000"], "v=1&app=github,,,50"),
        ("app=github,,,9,10", &["github|10||UnknownKey"], rest),
        ("app=github,,,9,rate:10", &["github|rate|10|UnknownKey"], rest),
        ("app=github,,,9,quote:ten,once:5", &["github|quote|ten|NotANumber"], "v=1&app=github,,,9,once:5"),
        ("app=github,,,9,quote:1:2", &["github|quote|1:2|NotANumber"], rest),
        ("app=github,,,9,quote", &["github|quote||NotANumber"], rest),
        ("app=github,,,9,once:5,once:6", &["github|once|6|Repeated"], "v=1&app=github,,,9,once:5"),
        ("app=github,,,9,discount:101", &["github|discount|101|OutOfRange 0 to 100"], rest),
        ("app=github,,,9,discount:10%", &["github|discount|10%|BadEncoding"], rest),
        ("app=github,,,9,seat:-1", &["github|seat|-1|OutOfRange 0 to 1000000000000"], rest),
        // Own apps
        ("app=own,,,9", &["|name||EmptyName"], "v=1&app=own,,,9"),
        ("app=own,%20,,9,seat:5", &["%20|name|%20|EmptyName"], "v=1&app=own,,,9,seat:5"),
        ("app=own", &["|name||EmptyName", "|seats||MissingSeats"], "v=1&app=own,,,50"),
        ("app=own,%FF,,9", &["%FF|name|%FF|BadEncoding"], "v=1&app=own,,,9"),
        ("app=own,%E6%97,,9", &["%E6%97|name|%E6%97|BadEncoding"], "v=1&app=own,,,9"),
        ("app=own,50%,,9", &["50%|name|50%|BadEncoding"], "v=1&app=own,,,9"),
        ("app=own,a%0Ab,,9", &["a%0Ab|name|a%0Ab|ControlCharacters"], "v=1&app=own,,,9"),
        ("app=own,a%E2%80%AEb,,9", &["a%E2%80%AEb|name|a%E2%80%AEb|ControlCharacters"], "v=1&app=own,,,9"),
        ("app=own,a%C2%85b,,9", &["a%C2%85b|name|a%C2%85b|ControlCharacters"], "v=1&app=own,,,9"),
        ("app=own,A%26B,pro,9", &["A&B|target|pro|NoTargetHere"], "v=1&app=own,A%26B,,9"),
    ] {
        let reading = read(text);
        assert_eq!(reading.problems.iter().map(told).collect::<Vec<_>>(), expected, "{text}");
        assert_eq!(write(&reading.scenario), left, "{text}");
    }
}

#[test]
fn seats_put_in_are_told() {
    let problems = read("app=github,,,many,quote:x").problems;
    assert_eq!(problems.iter().map(LinkProblem::seats_instead).collect::<Vec<_>>(), [Some(50), None]);
}

#[test]
fn names_have_a_longest() {
    let name = "ß".repeat(80);
    assert_eq!(fine(&["app=own,", &name, ",,9"].concat()), alone(own(&name, 9)));
    let reading = read(&["app=own,", &name, "ß,,9"].concat());
    assert_eq!(reading.problems[0].reason, LinkReason::TooLong { limit: 80 });
    assert_eq!(reading.problems[0].value, name);
    assert_eq!(reading.scenario, alone(own("", 9)));
}

#[test]
fn checksums() {
    let scenario = fine(KUSTOMER);
    let shared = write_shared(&scenario, date("2026-11-21"));
    let state = |text: &str| read(text).checked;
    assert_eq!(state(&shared), Checksum::Right);
    assert_eq!(read(&shared).catalog, Some(date("2026-11-21")));
    assert_eq!(state(KUSTOMER), Checksum::Absent);
    assert_eq!(state("c=00000000"), Checksum::Right);
    let edited = shared.replace(",50&", ",51&");
    assert_eq!(read(&edited).scenario.apps[0].seats, 51);
    for text in [
        edited.as_str(),
        &shared[..shared.len() - 1],
        &shared[..shared.len() - 8],
        &shared[..shared.len() - 9],
        &[&shared, "."].concat(),
        &[&shared, "&employees=9"].concat(),
        &[KUSTOMER, "&c=+1234567"].concat(),
        &[KUSTOMER, "&c=ßßßß"].concat(),
    ] {
        assert_eq!(state(text), Checksum::Wrong, "{text}");
        assert_eq!(read(text).problems[0].reason, LinkReason::WrongChecksum, "{text}");
    }
    // Told of first, however many problems follow.
    let many = read(&["c=1&", &"x=1&".repeat(73)].concat()).problems;
    assert_eq!((many.len(), &many[0].reason), (51, &LinkReason::WrongChecksum));
}

#[test]
fn long_links_are_refused_at_once() {
    let refused = |text: &str| {
        let reading = read(text);
        assert_eq!(reading.scenario, Scenario { apps: vec![], company: Company::default() });
        assert_eq!(reading.problems.len(), 1);
        assert_eq!(reading.problems[0].reason, LinkReason::TooLong { limit: 8192 });
    };
    for unit in ["app=own,x,,1&", "&", "%", "日本", ":,", " "] {
        let mut text = String::from("v=1&");
        text.push_str(&unit.repeat(1_000_000 / unit.len()));
        text.push('x');
        let start = Instant::now();
        refused(&text);
        assert!(start.elapsed() < Duration::from_millis(50), "{unit}: {:?}", start.elapsed());
    }
    let longest = "é".repeat(MOST_CHARACTERS);
    assert_eq!(read(&longest).problems[0].reason, LinkReason::UnknownKey);
    refused(&"é".repeat(MOST_CHARACTERS + 1));
}

#[test]
fn the_longest_links_are_quick() {
    for unit in
        ["app=own,x,,1&", "&", "%", "app=a&", "app=a,,,1,once:1,once:2&", "fx-abc=1&", "rate=1&", "a&", "=", ","]
    {
        let text: String = unit.chars().cycle().take(MOST_CHARACTERS).collect();
        let start = Instant::now();
        let reading = read(&text);
        assert!(start.elapsed() < Duration::from_millis(200), "{unit}: {:?}", start.elapsed());
        assert!(reading.problems.len() <= 51 && reading.scenario.apps.len() <= 500);
    }
}

#[test]
fn apps_and_problems_have_a_most() {
    let reading = read(&"app=a,,,1&".repeat(503));
    assert_eq!(reading.scenario.apps.len(), 500);
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].reason, LinkReason::TooManyApps { limit: 500, found: 503 });
    let problems = read(&"x=1&".repeat(73)).problems;
    assert_eq!(problems.len(), 51);
    assert_eq!(problems[50].reason, LinkReason::More { count: 23 });
    assert_eq!(read(&"x=1&".repeat(50)).problems.len(), 50);
}

fn plan(id: &str, aliases: &[&str], addon_to: &[&str]) -> Plan {
    let strings = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
    Plan {
        id: id.into(),
        name: id.into(),
        aliases: strings(aliases),
        sso: Support::Unknown,
        scim: Support::Unknown,
        addon_to: strings(addon_to),
        needs: vec![],
        max_seats: None,
        prices: vec![],
    }
}

/// One vendor with an add-on that goes on two of three plans, and one whose plans have SCIM or not.
fn catalog() -> Catalog {
    let vendor = |id: &str, aliases: &[&str], plans: Vec<Plan>| Vendor {
        id: id.into(),
        name: id.into(),
        aliases: aliases.iter().map(ToString::to_string).collect(),
        currency: "USD".into(),
        grade: Grade::A,
        status: Status::Gated,
        operations: None,
        changes_follow: false,
        idps: vec![],
        plans,
        step: Some(("standard".into(), "premium".into())),
        published_steps: vec![],
        benchmark: None,
        from_own_file: false,
    };
    let plans = vec![
        plan("free", &[], &[]),
        plan("standard", &["basic"], &[]),
        plan("premium", &[], &[]),
        plan("guard", &["access"], &["standard", "premium"]),
    ];
    let with = |scim, plan| Plan { scim, ..plan };
    let by_scim = vec![
        with(Support::No, plan("basic", &[], &[])),
        with(Support::No, plan("bundle", &["old"], &[])),
        with(Support::Unknown, plan("unclear", &[], &[])),
        with(Support::AddOn, plan("partly", &[], &[])),
        with(Support::Yes, plan("ultimate", &[], &[])),
        with(Support::No, plan("sign-on", &[], &["basic", "bundle", "partly", "ultimate"])),
        with(Support::Yes, plan("sync", &[], &["basic", "bundle"])),
    ];
    let acme = Vendor {
        name: "Acme CRM".into(),
        step: Some(("basic".into(), "ultimate".into())),
        ..vendor("acme", &["Acme Desk"], by_scim)
    };
    let vendors = vec![
        acme,
        vendor("jira", &["Jira Software", "Atlassian"], plans),
        vendor("trello", &["Atlassian"], vec![plan("standard", &[], &[])]),
    ];
    Catalog { version: date("2026-11-21"), vendors }
}

#[test]
fn vendors_and_plans_are_looked_up() {
    for (app, expected, left) in [
        ("jira,standard,premium,9", &[][..], "jira,standard,premium,9"),
        ("jira,,,9", &[], "jira,,,9"),
        ("own,Jira,,9", &[], "own,Jira,,9"),
        // Former ids and names
        ("jira,basic,basic.access,9", &[], "jira,standard,standard.guard,9"),
        ("jira,basic,access,9", &[], "jira,standard,guard,9"),
        ("jira-software,,,9", &[], "jira,,,9"),
        ("atlassian,,,9", &["atlassian|vendor|atlassian|UnknownVendor"], ""),
        ("nobody,x,y,9", &["nobody|vendor|nobody|UnknownVendor"], ""),
        // Plans
        ("jira,gold,premium,9", &["jira|current|gold|UnknownPlan"], "jira,,premium,9"),
        ("jira,gold,silver,9", &["jira|current|gold|UnknownPlan", "jira|target|silver|UnknownPlan"], "jira,,,9"),
        ("jira,guard,,9", &["jira|current|guard|AddOnAsPlan"], "jira,,,9"),
        // Add-ons: on the plan named, on the current one, on the catalog's own step
        ("jira,free,premium.guard,9", &[], "jira,free,premium.guard,9"),
        ("jira,premium,guard,9", &[], "jira,premium,guard,9"),
        ("jira,,guard,9", &[], "jira,,guard,9"),
        ("jira,free,guard,9", &["jira|target|guard|NotSoldWith free"], "jira,free,,9"),
        ("jira,,free.guard,9", &["jira|target|free.guard|NotSoldWith free"], "jira,,,9"),
        ("jira,,gold.guard,9", &["jira|target|gold.guard|UnknownPlan"], "jira,,,9"),
        ("jira,,premium.sso,9", &["jira|target|premium.sso|UnknownPlan"], "jira,,,9"),
        ("jira,,premium.free,9", &["jira|target|premium.free|PlanAsAddOn"], "jira,,,9"),
        ("jira,,guard.guard,9", &["jira|target|guard.guard|AddOnAsPlan"], "jira,,,9"),
        // Targets without SCIM, by today's ids; apps are called as their vendors are
        ("acme,basic,bundle,9", &["Acme CRM|target|bundle|NoScim"], "acme,basic,,9"),
        ("acme,,old,9", &["Acme CRM|target|old|NoScim"], "acme,,,9"),
        ("acme-desk,bundle,basic,9", &["Acme CRM|target|basic|NoScim"], "acme,bundle,,9"),
        ("acme,basic,sign-on,9", &["Acme CRM|target|sign-on|NoScim"], "acme,basic,,9"),
        ("acme,basic,bundle.sign-on,9", &["Acme CRM|target|bundle.sign-on|NoScim"], "acme,basic,,9"),
        // The plan or the add-on brings it, or may bring it
        ("acme,basic,ultimate,9", &[], "acme,basic,ultimate,9"),
        ("acme,basic,ultimate.sign-on,9", &[], "acme,basic,ultimate.sign-on,9"),
        ("acme,basic,bundle.sync,9", &[], "acme,basic,bundle.sync,9"),
        ("acme,bundle,sync,9", &[], "acme,bundle,sync,9"),
        ("acme,basic,unclear,9", &[], "acme,basic,unclear,9"),
        ("acme,basic,partly,9", &["Acme CRM|target|partly|NoScim"], "acme,basic,,9"),
        // Where SCIM is sold on top of a plan, neither the plan nor another add-on brings it
        ("acme,basic,partly.sign-on,9", &["Acme CRM|target|partly.sign-on|NoScim"], "acme,basic,,9"),
        ("acme,gold,,9", &["Acme CRM|current|gold|UnknownPlan"], "acme,,,9"),
    ] {
        let (scenario, problems) = check_against(&fine(&["app=", app].concat()), &catalog());
        assert_eq!(problems.iter().map(told).collect::<Vec<_>>(), expected, "{app}");
        let left = if left.is_empty() { "v=1".into() } else { ["v=1&app=", left].concat() };
        assert_eq!(write(&scenario), left, "{app}");
    }
}

#[test]
fn reading_with_the_catalog_tells_all_and_calls_apps_by_name() {
    let text = "v=1&app=acme-desk,,bundle,many&app=own,Shop,,0&app=nobody,,,x&app=nobody,,,1&c=1";
    let reading = read_with(text, &catalog());
    let expected = [
        "|c|1|WrongChecksum",
        "Acme CRM|seats|many|NotANumber",
        "Shop|seats|0|OutOfRange 1 to 1000000",
        "nobody|seats|x|NotANumber",
        "Acme CRM|target|bundle|NoScim",
        "nobody|vendor|nobody|UnknownVendor",
        "nobody|vendor|nobody|UnknownVendor",
    ];
    assert_eq!(reading.problems.iter().map(told).collect::<Vec<_>>(), expected);
    assert_eq!(write(&reading.scenario), "v=1&app=acme,,,50&app=own,Shop,,50");
    assert_eq!(reading.checked, Checksum::Wrong);
    let fine = read_with("v=1&app=acme,basic,ultimate,9", &catalog());
    assert_eq!((fine.problems, fine.scenario.apps.len()), (vec![], 1));
}

/// A number within limits, with up to four decimals.
fn within(limits: Limits) -> impl Strategy<Value = Number> {
    let places = if limits.whole { 0..1_u32 } else { 0..5 };
    (any::<u32>(), places).prop_map(move |(part, places)| {
        let value = limits.low + (limits.high - limits.low) * Number::from(part) / Number::from(u32::MAX);
        let value = value.floor(places);
        if limits.allow(value) { value } else { limits.low }
    })
}

fn of(key: &str) -> impl Strategy<Value = Number> + use<> {
    within(limits(key).unwrap())
}

fn whole(key: &str) -> impl Strategy<Value = u32> + use<> {
    of(key).prop_map(|number| number.to_string().parse().unwrap())
}

fn product() -> impl Strategy<Value = Product> {
    let vendor = "[a-z0-9-]{1,9}".prop_filter("reserved", |id| id != "own");
    let listed = (vendor, "([a-z0-9-]{1,9})?", "([a-z0-9-]{1,9}([.][a-z0-9-]{1,9})?)?")
        .prop_map(|(vendor, current, target)| Product::Listed { vendor, current, target });
    let name = "[^\\p{C}\\p{Z}]([^\\p{C}\\p{Z}]| ){0,60}[^\\p{C}\\p{Z}]";
    prop_oneof![3 => listed, 1 => name.prop_map(|name| Product::Own { name })]
}

fn app() -> impl Strategy<Value = App> {
    let keys = App::listed("", "", "", 1).numbers().map(|(key, _)| key);
    let numbers: Vec<_> = keys.into_iter().map(|key| (Just(key), option::weighted(0.3, of(key)))).collect();
    (product(), whole("seats"), numbers).prop_map(|(product, seats, numbers)| {
        let mut app = App::new(product, seats);
        for (key, number) in numbers {
            *app.number_mut(key).unwrap() = number;
        }
        app
    })
}

fn span(assumption: Assumption) -> impl Strategy<Value = Span> {
    let value = || within(assumption.limits());
    let range = (value(), value(), value()).prop_map(|(a, b, c)| {
        let (low, high) = (a.min(b).min(c), a.max(b).max(c));
        Span::new(low, a.max(b).min(a.max(c)).min(b.max(c)), high).unwrap()
    });
    prop_oneof![
        3 => Just(assumption.default_span()),
        1 => Just(Span::certain(assumption.default_span().base)),
        1 => value().prop_map(Span::certain),
        1 => range,
    ]
}

fn company() -> impl Strategy<Value = Company> {
    let spans: Vec<_> = Assumption::ALL.into_iter().map(span).collect();
    let people = option::weighted(0.2, within(people_limits()));
    let words = (
        proptest::sample::select(Idp::ALL.to_vec()),
        any::<bool>(),
        prop_oneof![Just(Term::Annual), Just(Term::Monthly)],
        prop_oneof![Just(Prices::All), Just(Prices::Vendor)],
        prop_oneof![Just(Manual::Own), Just(Manual::Benchmark)],
    );
    let optional = ["idp-cost", "setup-hours", "token-hours", "third-party"].map(|key| option::of(of(key)));
    let percents = ["growth", "escalator", "discount-rate"].map(|key| prop_oneof![Just(Number::ZERO), of(key)]);
    let renewal = option::of((1900_u16..3000, 1_u8..13, 1_u8..29).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap()));
    let code = "[a-z]{3}".prop_filter("the dollar", |code| code != "usd");
    let fx = btree_map(code, of("fx-eur"), 0..4);
    let counts = (prop_oneof![Just(500), whole("employees")], whole("years"));
    (counts, words, spans, people, optional, percents, renewal, fx).prop_map(
        |(counts, words, spans, people, optional, percents, renewal, fx)| {
            let mut company = Company::default();
            (company.employees, company.years) = counts;
            (company.idp, company.jit, company.billing, company.prices, company.manual) = words;
            for (assumption, span) in Assumption::ALL.into_iter().zip(spans) {
                company.assumptions.set(assumption, span);
            }
            if people.is_some() {
                company.assumptions.reset(Assumption::Leavers);
                company.assumptions.leavers_people = people;
            }
            [company.idp_cost, company.setup_hours, company.token_hours, company.third_party] = optional;
            [company.growth, company.escalator, company.discount_rate] = percents;
            company.renewal = renewal;
            company.fx = fx.into_iter().collect();
            company
        },
    )
}

fn scenario() -> impl Strategy<Value = Scenario> {
    (vec(app(), 0..6), company()).prop_map(|(apps, company)| Scenario { apps, company })
}

/// A published link with some characters put in, cut out or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let links: Vec<_> = published().collect();
    let change = (any::<prop::sample::Index>(), 0..4_usize, "[&=,:.%#a-f0-9é\u{202e}\u{0}-]{0,3}");
    (proptest::sample::select(links), vec(change, 1..8)).prop_map(|(link, changes)| {
        let mut text: Vec<char> = link.chars().collect();
        for (at, cut, put) in changes {
            let at = at.index(text.len() + 1);
            let end = text.len().min(at + cut);
            text.splice(at..end, put.chars());
        }
        text.into_iter().collect()
    })
}

/// What holds for every text: it reads, and what was read is itself a link.
fn holds(text: &str) {
    let reading = read(text);
    assert!(reading.problems.len() <= 51);
    let again = read(&write(&reading.scenario));
    assert_eq!(again.scenario, reading.scenario, "{text}");
    let only_names = again.problems.iter().all(|problem| problem.reason == LinkReason::EmptyName);
    assert!(only_names || again.problems.is_empty(), "{text}: {:?}", again.problems);
    check_against(&reading.scenario, &catalog());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scenarios_survive_the_link(scenario in scenario()) {
        let text = write(&scenario);
        let reading = read(&text);
        prop_assert_eq!(&reading.problems, &[]);
        prop_assert_eq!(&reading.scenario, &scenario);
        prop_assert_eq!(write(&reading.scenario), text.as_str());
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-,:=&.%".contains(&byte)));
        let shared = link::read(&write_shared(&scenario, date("2026-11-21")));
        prop_assert_eq!(shared.checked, Checksum::Right);
        prop_assert_eq!(shared.scenario, scenario);
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn anything_like_a_link_can_be_read(text in "(v=1)?(&(app=[a-z]{0,5}(,[a-z0-9.:%-]{0,7}){0,6}|[a-z-]{0,9}=?[0-9:.n%]{0,6})){0,20}") {
        holds(&text);
    }

    #[test]
    fn damaged_links_can_be_read(text in mutated()) {
        holds(&text);
    }
}
