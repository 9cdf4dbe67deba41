//! Charts of plain figures, each with what is hard about it in its name.

use scim_tax::domain::{BreakEven, Estimate, Number, Reason};
use scim_tax::present::Numbers;
use scim_tax::present::chart::*;

pub enum Input {
    Years(Years),
    Sensitivity(Sensitivity),
    Distribution(Distribution),
    BySeats(BySeats),
    ByApp(ByApp),
    Shares(Shares),
}

impl Input {
    pub fn draw(&self, layout: Layout) -> Result<Chart, String> {
        let numbers = Numbers::default();
        match self {
            Self::Years(input) => years(input, layout, &numbers),
            Self::Sensitivity(input) => sensitivity(input, layout, &numbers),
            Self::Distribution(input) => distribution(input, layout, &numbers),
            Self::BySeats(input) => by_seats(input, layout, &numbers),
            Self::ByApp(input) => by_app(input, layout, &numbers),
            Self::Shares(input) => shares(input, layout, &numbers),
        }
    }
}

pub fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// `5`, `5..7`, `5+`, `..7`, `?`.
pub fn amount(text: &str) -> Estimate {
    match (text, text.split_once("..")) {
        ("?", _) => Estimate::Unknown(Reason::Quote),
        (_, Some(("", high))) => Estimate::AtMost(number(high)),
        (_, Some((low, high))) => Estimate::Range(number(low), number(high)),
        _ => text.strip_suffix('+').map_or_else(|| Estimate::Exact(number(text)), |low| Estimate::AtLeast(number(low))),
    }
}

pub fn kind(name: &str, years: &[&str]) -> Kind {
    Kind { name: name.into(), once: name.starts_with("Set-up"), years: years.iter().map(|text| amount(text)).collect() }
}

pub fn way(way: Way, kinds: Vec<Kind>) -> WayYears {
    let name = match way {
        Way::Hand => "By hand",
        Way::Upgrade => "Upgrade",
        Way::Other => "Another tool",
    };
    WayYears { way, name: name.into(), kinds }
}

fn several(ways: Vec<WayYears>, payback: Option<&str>) -> Input {
    Input::Years(Years { currency: "USD".into(), ways, payback: payback.map(number) })
}

pub fn three_years() -> Years {
    let hand = vec![
        kind("IT time", &["484", "532.4", "585.64"]),
        kind("Orphaned accounts", &["176.31", "193.94", "213.34"]),
        kind("Unused licences", &["376.6", "443.26", "521.72"]),
    ];
    let upgrade = vec![
        kind("Plan step", &["30000", "35310", "41559.87"]),
        kind("Set-up", &["1500", "0", "0"]),
        kind("IT time", &["93.4", "102.74", "113.01"]),
    ];
    let other = vec![kind("Its price", &["6000", "6420", "6869.4"]), kind("IT time", &["53.4", "58.74", "64.61"])];
    let ways = vec![way(Way::Hand, hand), way(Way::Upgrade, upgrade), way(Way::Other, other)];
    Years { currency: "USD".into(), ways, payback: None }
}

fn swing(name: &str, ends: [&str; 2], at: [&str; 2], flip: Option<&str>) -> Swing {
    let known = |text: &str| (text != "?").then(|| number(text));
    Swing {
        name: name.into(),
        low: ends[0].into(),
        high: ends[1].into(),
        at_low: known(at[0]),
        at_high: known(at[1]),
        flip: flip.map(String::from),
    }
}

fn swings(base: &str, swings: Vec<Swing>) -> Input {
    Input::Sensitivity(Sensitivity { currency: "USD".into(), years: 1, base: number(base), swings })
}

pub fn draws(from: i32, width: i32, counts: &[u32], percentiles: [&str; 3], cheaper: u32) -> Input {
    let at = |bin: usize| number(&(from + width * i32::try_from(bin).unwrap()).to_string());
    let bins = counts.iter().enumerate().map(|(bin, count)| Bin { from: at(bin), to: at(bin + 1), count: *count });
    let [p10, p50, p90] = percentiles.map(number);
    let draws = counts.iter().sum();
    Input::Distribution(Distribution {
        currency: "USD".into(),
        years: 3,
        bins: bins.collect(),
        p10,
        p50,
        p90,
        draws,
        cheaper,
    })
}

/// Points as `seats cost`, a step with a `!` behind the seats.
pub fn line(way: Way, name: &str, points: &[&str]) -> SeatLine {
    let point = |text: &&str| {
        let (seats, cost) = text.split_once(' ').unwrap();
        SeatPoint {
            seats: seats.trim_end_matches('!').parse().unwrap(),
            cost: amount(cost),
            step: seats.ends_with('!'),
        }
    };
    SeatLine { way, name: name.into(), points: points.iter().map(point).collect() }
}

pub fn seats(lines: Vec<SeatLine>, even: BreakEven, seats: u32) -> BySeats {
    BySeats { currency: "USD".into(), lines, even, seats, years: 1 }
}

/// Those that are drawn, in both layouts.
pub fn drawn() -> Vec<(&'static str, Input)> {
    [years_cases(), other_cases(), stack_cases()].into_iter().flatten().collect()
}

fn years_cases() -> Vec<(&'static str, Input)> {
    let five = |start: u32| (0..5).map(|year| (start + start * year / 10).to_string()).collect::<Vec<_>>();
    let grown = |name: &str, start: u32| kind(name, &five(start).iter().map(String::as_str).collect::<Vec<_>>());
    vec![
        ("years", Input::Years(three_years())),
        (
            "years-payback",
            several(
                vec![
                    way(
                        Way::Hand,
                        vec![
                            grown("IT time", 9_000),
                            grown("Unused licences", 6_000),
                            grown("Orphaned accounts", 2_000),
                        ],
                    ),
                    way(
                        Way::Upgrade,
                        vec![
                            grown("Plan step", 7_000),
                            kind("Set-up", &["9000", "0", "0", "0", "0"]),
                            grown("Token renewal", 300),
                            grown("IT time", 1_700),
                        ],
                    ),
                    way(Way::Other, vec![grown("Its price", 11_000), grown("IT time", 1_000)]),
                ],
                Some("13.4"),
            ),
        ),
        (
            "years-ranges",
            several(
                vec![
                    way(Way::Hand, vec![kind("IT time", &["3000", "3300"]), kind("Unused licences", &["900", "990"])]),
                    way(
                        Way::Upgrade,
                        vec![kind("Plan step", &["10356..40560", "11081..43399"]), kind("IT time", &["500", "550"])],
                    ),
                    way(Way::Other, vec![kind("Its price", &["8000+", "8560+"])]),
                ],
                None,
            ),
        ),
        (
            "years-not-priced",
            several(
                vec![
                    way(
                        Way::Hand,
                        vec![kind("IT time", &["484", "532", "586"]), kind("Unused licences", &["?", "?", "?"])],
                    ),
                    way(
                        Way::Upgrade,
                        vec![
                            kind("Plan step", &["?", "?", "?"]),
                            kind("Set-up", &["600", "0", "0"]),
                            kind("IT time", &["93", "103", "113"]),
                        ],
                    ),
                    way(Way::Other, vec![kind("Its price", &["?", "?", "?"])]),
                ],
                None,
            ),
        ),
        (
            "years-saving",
            several(
                vec![
                    way(Way::Hand, vec![kind("IT time", &["900", "950", "1000"])]),
                    way(
                        Way::Upgrade,
                        vec![kind("Plan step", &["-3000", "-3200", "-3400"]), kind("IT time", &["200", "210", "220"])],
                    ),
                ],
                None,
            ),
        ),
        (
            "years-huge",
            several(
                vec![
                    way(Way::Hand, vec![kind("IT time", &["1000000000000"])]),
                    way(
                        Way::Upgrade,
                        vec![kind("Plan step", &["2000000000000..3000000000000"]), kind("IT time", &["0.01"])],
                    ),
                ],
                None,
            ),
        ),
    ]
}

fn other_cases() -> Vec<(&'static str, Input)> {
    vec![
        (
            "moves",
            swings(
                "2900",
                vec![
                    swing("Discount on the upgrade", ["0%", "30%"], ["2900", "-1600"], Some("19.3%")),
                    swing("Hourly rate", ["$45", "$75"], ["4700", "1100"], None),
                    swing("Leavers a year", ["10%", "30%"], ["4200", "1900"], Some("55%")),
                    swing("Minutes to add an account", ["5 min", "30 min"], ["3600", "2500"], None),
                    swing("Months until found", ["3", "12"], ["3100", "2500"], None),
                    swing("Minutes left with SCIM", ["1 min", "3 min"], ["2850", "2950"], None),
                ],
            ),
        ),
        (
            "moves-never",
            swings(
                "29056",
                vec![
                    swing("Hourly rate", ["$45", "$75"], ["29180", "28930"], None),
                    swing("Leavers a year", ["10%", "30%"], ["29400", "?"], None),
                    swing("Seats", ["40", "60"], ["29100", "29300"], None),
                ],
            ),
        ),
        (
            "moves-long-names",
            swings(
                "2900",
                vec![
                    swing("Hourly rate", ["$45", "$75"], ["4700", "1100"], None),
                    swing("Amazon Business: discount on the upgrade", ["0%", "30%"], ["2900", "-1600"], Some("19.3%")),
                    swing("SAP Customer Data Cloud: minutes to remove an account", ["5", "30"], ["3600", "2500"], None),
                    swing(
                        "Microsoft Dynamics 365 Customer Insights and Journeys: what the plan with SCIM costs a seat and month",
                        ["$3", "$12"],
                        ["3100", "2500"],
                        None,
                    ),
                    swing("Internaldocumentationandknowledgebase: seats", ["90", "110"], ["2850", "2950"], None),
                ],
            ),
        ),
        ("moves-at-zero", swings("0", vec![swing("Hourly rate", ["$45", "$75"], ["200", "-200"], Some("$60"))])),
        (
            "sure",
            draws(
                -4_000,
                2_000,
                &[120, 260, 700, 1_300, 1_900, 2_050, 1_500, 1_000, 600, 350, 150, 70],
                ["1200", "6900", "13300"],
                380,
            ),
        ),
        ("sure-one-side", draws(28_000, 100, &[10, 400, 700, 300, 10], ["28150", "28240", "28340"], 0)),
        ("sure-saving", draws(-1_250, 500, &[100, 300, 20], ["-1100", "-600", "-300"], 410)),
        (
            "seats",
            Input::BySeats(seats(
                vec![
                    line(Way::Hand, "By hand", &["1 21", "500 10369"]),
                    line(Way::Upgrade, "Upgrade", &["1 4800", "200 4800", "201! 6000", "500 9200"]),
                ],
                BreakEven::From(number("384")),
                50,
            )),
        ),
        (
            "seats-bands",
            Input::BySeats(seats(
                vec![
                    line(Way::Hand, "By hand", &["1 100", "300 31200"]),
                    line(
                        Way::Upgrade,
                        "Upgrade",
                        &["1 35000+", "100! 42000..60000", "200! 55000..75000", "250 55000..75000", "251 ?", "300 ?"],
                    ),
                ],
                BreakEven::Unknown,
                120,
            )),
        ),
        (
            "seats-million",
            Input::BySeats(seats(
                vec![
                    line(Way::Hand, "By hand", &["1 20", "1000000 20738000"]),
                    line(Way::Upgrade, "Upgrade", &["1 600", "1000000 600000000"]),
                    line(Way::Other, "A tool whose name is long", &["1 6000", "1000000 6000000"]),
                ],
                BreakEven::Never,
                1_000_000,
            )),
        ),
        (
            "seats-one",
            Input::BySeats(seats(
                vec![line(Way::Hand, "By hand", &["1 20"]), line(Way::Upgrade, "Upgrade", &["1 -600"])],
                BreakEven::Always,
                1,
            )),
        ),
    ]
}

/// Apps as `name` and cost, the rest as how many and cost, and those without a bar.
fn apps(costs: &[(&str, &str)], rest: Option<(u32, &str)>, not_drawn: &[(&str, &str)]) -> Input {
    let app = |(name, cost): &(&str, &str)| AppCost { name: (*name).into(), cost: amount(cost) };
    Input::ByApp(ByApp {
        currency: "USD".into(),
        apps: costs.iter().map(app).collect(),
        rest: rest.map(|(count, cost)| (count, amount(cost))),
        not_drawn: not_drawn.iter().map(|(name, why)| ((*name).into(), (*why).into())).collect(),
    })
}

/// Priced, estimated, not priced and nothing to buy: apps, seats and names.
fn shared(parts: [(u32, u32, &str); 4]) -> Input {
    use ShareKind::{Estimated, NotPriced, NothingToBuy, Priced};
    let part = |(kind, (apps, seats, names)): (ShareKind, (u32, u32, &str))| SharePart {
        kind,
        apps,
        seats,
        names: names.into(),
    };
    let kinds = [Priced, Estimated, NotPriced, NothingToBuy];
    Input::Shares(Shares { parts: kinds.into_iter().zip(parts).map(part).collect() })
}

fn stack_cases() -> Vec<(&'static str, Input)> {
    vec![
        (
            "apps",
            apps(
                &[
                    ("Figma", "54000"),
                    ("Kustomer", "30000"),
                    ("GitHub", "20400"),
                    ("Segment", "10356..40560"),
                    ("Ironclad", "35000+"),
                    ("An app whose name is long", "960"),
                    ("Slack", "0"),
                    ("Notion", "-800"),
                ],
                Some((27, "12345.5")),
                &[("Pigment", "not priced"), ("Wiki", "not priced"), ("Personio", "no exchange rate")],
            ),
        ),
        ("apps-one", apps(&[("Kustomer", "30000")], None, &[])),
        (
            "apps-many-not-drawn",
            apps(
                &[("Zoom", "-300..500"), ("Slack", "..100")],
                Some((1, "4")),
                &[("Pigment of the whole company and more", "not priced"); 14],
            ),
        ),
        (
            "shares",
            shared([(3, 240, "Figma, GitHub, Slack"), (1, 50, "Kustomer"), (1, 20, "Pigment"), (1, 30, "Workable")]),
        ),
        ("shares-one", shared([(0, 0, ""), (0, 0, ""), (1, 1_000_000, "Pigment"), (0, 0, "")])),
    ]
}

/// Those that cannot be drawn, and the sentence that says so.
pub fn not_drawn() -> Vec<(Input, &'static str)> {
    const NO_PRICE: &str = "Nothing of this has a price yet, so there is nothing to draw.";
    const TOO_LARGE: &str = "The numbers are too large to draw.";
    let lost = Estimate::Unknown(Reason::TooLarge);
    let large = Number::parse("9999999999999999999999999999").unwrap() * Number::from(1_000);
    let all_too_large = vec![Kind { name: "Plan step".into(), once: false, years: vec![lost] }];
    let point = SeatPoint { seats: 1, cost: lost, step: false };
    vec![
        (several(vec![], None), NO_PRICE),
        (several(vec![way(Way::Upgrade, vec![kind("Plan step", &["?", "?"])])], None), NO_PRICE),
        (
            several(
                vec![
                    way(Way::Hand, vec![kind("IT time", &["0", "0"])]),
                    way(Way::Upgrade, vec![kind("Plan step", &["?", "?"])]),
                ],
                None,
            ),
            "What has a price here costs nothing, so there is nothing to draw.",
        ),
        (several(vec![way(Way::Upgrade, all_too_large)], None), TOO_LARGE),
        (swings("100", vec![]), "No input here is uncertain, so nothing moves the answer."),
        (
            swings("100", vec![swing("Seats", ["1", "2"], ["?", "?"], None)]),
            "No input here is uncertain, so nothing moves the answer.",
        ),
        (
            swings("100", vec![swing("Seats", ["1", "2"], ["100", "100"], None)]),
            "None of these inputs changes the difference within its range.",
        ),
        (
            Input::Sensitivity(Sensitivity {
                currency: "USD".into(),
                years: 1,
                base: large,
                swings: vec![swing("Seats", ["1", "2"], ["1", "2"], None)],
            }),
            TOO_LARGE,
        ),
        (draws(0, 10, &[], ["0", "0", "0"], 0), "Nothing was simulated, so there is nothing to draw."),
        (draws(0, 10, &[0, 0], ["0", "0", "0"], 0), "Nothing was simulated, so there is nothing to draw."),
        (
            draws(29_056, 0, &[10_000], ["29056", "29056", "29056"], 0),
            "Nothing here is uncertain: the difference is +$29,056 in every draw.",
        ),
        (Input::BySeats(seats(vec![line(Way::Upgrade, "Upgrade", &["1 ?", "9 ?"])], BreakEven::Unknown, 5)), NO_PRICE),
        (
            Input::BySeats(seats(vec![line(Way::Upgrade, "Upgrade", &["1 0", "9 0"])], BreakEven::Always, 5)),
            "What has a price here costs nothing at any number of seats.",
        ),
        (
            Input::BySeats(seats(
                vec![SeatLine { way: Way::Hand, name: "By hand".into(), points: vec![point] }],
                BreakEven::Unknown,
                1,
            )),
            TOO_LARGE,
        ),
        (
            apps(&[("Pigment", "?")], None, &[("Wiki", "not priced")]),
            "None of these apps has a price, so there is nothing to draw.",
        ),
        (
            apps(&[("Slack", "0")], None, &[]),
            "None of the priced apps costs more with SCIM, so there is nothing to draw.",
        ),
        (
            Input::ByApp(ByApp {
                currency: "USD".into(),
                apps: vec![AppCost { name: "Slack".into(), cost: lost }],
                rest: None,
                not_drawn: Vec::new(),
            }),
            TOO_LARGE,
        ),
        (shared([(0, 0, ""); 4]), "There are no apps, so there is nothing to draw."),
    ]
}
