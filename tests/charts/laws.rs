//! What holds of any chart.

use crate::cases::{Input, drawn};
use proptest::prelude::*;
use proptest::sample::select;
use scim_tax::domain::{BreakEven, Estimate, Number, Reason};
use scim_tax::present::chart::*;

/// The width of lines and rounding.
const EDGE: i32 = 20;

fn check(chart: &Chart) {
    let sheet = Area { x: 0, y: 0, width: chart.width, height: chart.height };
    let mut texts: Vec<(Area, &str)> = Vec::new();
    for mark in &chart.marks {
        let bounds = mark.bounds();
        assert!(bounds.width >= 0 && bounds.height >= 0, "{mark:?}");
        let slack = if matches!(mark, Mark::Text { .. }) { 0 } else { EDGE };
        assert!(
            bounds.x >= sheet.x - slack
                && bounds.y >= sheet.y - slack
                && bounds.x + bounds.width <= sheet.width + slack
                && bounds.y + bounds.height <= sheet.height + slack,
            "{mark:?} leaves {sheet:?}"
        );
        if let Mark::Text { text, .. } = mark {
            for (other, words) in &texts {
                assert!(!other.overlaps(bounds), "{text} stands on {words}");
            }
            texts.push((bounds, text));
        }
    }
    assert!(!chart.summary.is_empty() && !chart.readings.is_empty());
    for row in &chart.rows {
        assert_eq!(row.len(), chart.head.len(), "{row:?}");
    }
    for Reading { area, text } in &chart.readings {
        assert!(area.width >= 0 && area.height > 0 && !text.is_empty());
        assert!(
            area.x >= 0 && area.y >= 0 && area.x + area.width <= chart.width && area.y + area.height <= chart.height
        );
    }
}

#[test]
fn recorded_charts_keep_the_laws() {
    for (_, input) in drawn() {
        check(&input.draw(Layout::Wide).unwrap());
        check(&input.draw(Layout::Narrow).unwrap());
    }
}

/// Amounts of every size, some below zero.
fn any_number() -> impl Strategy<Value = Number> {
    (-999i64..=9_999, 0..11u32).prop_map(|(figures, zeros)| {
        let size = (0..zeros).fold(Number::ONE, |size, _| size * Number::from(10)) / Number::HUNDRED;
        let figures = Number::parse(&figures.to_string()).unwrap();
        figures * size
    })
}

fn any_estimate() -> impl Strategy<Value = Estimate> {
    (any_number(), any_number(), 0..8).prop_map(|(a, b, kind)| match kind {
        0..=3 => Estimate::exact(a),
        4 | 5 => Estimate::between(Some(a), Some(b), Reason::Quote),
        6 => Estimate::AtLeast(a),
        _ => Estimate::Unknown(Reason::Quote),
    })
}

fn any_name() -> impl Strategy<Value = String> {
    select(vec![
        "By hand",
        "Upgrade",
        "IT time",
        "Identity provider and all that goes with it",
        "W",
        "Unused licences",
        "個人情報の取り扱い",
    ])
    .prop_map(String::from)
}

fn any_way() -> impl Strategy<Value = Way> {
    select(vec![Way::Hand, Way::Upgrade, Way::Other])
}

fn any_currency() -> impl Strategy<Value = String> {
    select(vec!["USD", "CHF"]).prop_map(String::from)
}

fn any_years() -> impl Strategy<Value = Input> {
    (1..=5usize).prop_flat_map(|count| {
        let kind = (any_name(), any::<bool>(), proptest::collection::vec(any_estimate(), count))
            .prop_map(|(name, once, years)| Kind { name, once, years });
        let way = (any_way(), any_name(), proptest::collection::vec(kind, 1..6))
            .prop_map(|(way, name, kinds)| WayYears { way, name, kinds });
        let payback = proptest::option::of((0..90u32).prop_map(Number::from));
        (any_currency(), proptest::collection::vec(way, 1..=3), payback)
            .prop_map(|(currency, ways, payback)| Input::Years(Years { currency, ways, payback }))
    })
}

fn any_sensitivity() -> impl Strategy<Value = Input> {
    let end = || select(vec!["$45", "30 min", "1,000,000 seats", "7%"]).prop_map(String::from);
    let at = || proptest::option::weighted(0.9, any_number());
    let swing = (any_name(), end(), end(), at(), at(), proptest::option::of(end()))
        .prop_map(|(name, low, high, at_low, at_high, flip)| Swing { name, low, high, at_low, at_high, flip });
    (any_currency(), any_number(), proptest::collection::vec(swing, 1..15))
        .prop_map(|(currency, base, swings)| Input::Sensitivity(Sensitivity { currency, years: 5, base, swings }))
}

fn any_distribution() -> impl Strategy<Value = Input> {
    (any_currency(), any_number(), any_number(), proptest::collection::vec(0..1_000u32, 1..60)).prop_map(
        |(currency, from, width, counts)| {
            let width = width.abs();
            let at = |bin: usize| from + width * Number::from(u32::try_from(bin).unwrap());
            let bins: Vec<_> = counts
                .iter()
                .enumerate()
                .map(|(bin, count)| Bin { from: at(bin), to: at(bin + 1), count: *count })
                .collect();
            let part = |tenths: usize| at(bins.len() * tenths / 10);
            let cheaper = bins.iter().filter(|bin| !bin.to.is_positive()).map(|bin| bin.count).sum();
            let (p10, p50, p90) = (part(1), part(5), part(9));
            let draws = counts.iter().sum();
            Input::Distribution(Distribution { currency, years: 1, bins, p10, p50, p90, draws, cheaper })
        },
    )
}

fn any_seats() -> impl Strategy<Value = Input> {
    let seats = || (1..=9u32, 0..=5u32).prop_map(|(figure, zeros)| figure * 10u32.pow(zeros));
    let point =
        (seats(), any_estimate(), any::<bool>()).prop_map(|(seats, cost, step)| SeatPoint { seats, cost, step });
    let line = (any_way(), any_name(), proptest::collection::vec(point, 1..9)).prop_map(|(way, name, mut points)| {
        points.sort_by_key(|point| point.seats);
        points.dedup_by_key(|point| point.seats);
        SeatLine { way, name, points }
    });
    let even = (seats(), 0..5).prop_map(|(seats, kind)| match kind {
        0 | 1 => BreakEven::From(Number::from(seats)),
        2 => BreakEven::UpTo(Number::from(seats)),
        3 => BreakEven::Never,
        _ => BreakEven::Unknown,
    });
    (any_currency(), proptest::collection::vec(line, 1..=3), even, seats())
        .prop_map(|(currency, lines, even, seats)| Input::BySeats(BySeats { currency, lines, even, seats, years: 1 }))
}

fn any_apps() -> impl Strategy<Value = Input> {
    let app = (any_name(), any_estimate()).prop_map(|(name, cost)| AppCost { name, cost });
    let rest = proptest::option::of((1..400u32, any_estimate()));
    let why = select(vec!["not priced", "no exchange rate"]).prop_map(String::from);
    let not_drawn = proptest::collection::vec((any_name(), why), 0..30);
    (any_currency(), proptest::collection::vec(app, 0..16), rest, not_drawn)
        .prop_map(|(currency, apps, rest, not_drawn)| Input::ByApp(ByApp { currency, apps, rest, not_drawn }))
}

fn any_shares() -> impl Strategy<Value = Input> {
    use ShareKind::{Estimated, NotPriced, NothingToBuy, Priced};
    proptest::collection::vec((0..400u32, 0..=100_000_000u32, any_name()), 4).prop_map(|parts| {
        let part = |(kind, (apps, seats, names))| SharePart { kind, apps, seats, names };
        let kinds = [Priced, Estimated, NotPriced, NothingToBuy];
        Input::Shares(Shares { parts: kinds.into_iter().zip(parts).map(part).collect() })
    })
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![any_years(), any_sensitivity(), any_distribution(), any_seats(), any_apps(), any_shares()]
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Years(input) => input.fmt(f),
            Self::Sensitivity(input) => input.fmt(f),
            Self::Distribution(input) => input.fmt(f),
            Self::BySeats(input) => input.fmt(f),
            Self::ByApp(input) => input.fmt(f),
            Self::Shares(input) => input.fmt(f),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    /// Nothing leaves the sheet, no text stands on another one, and table and readings are whole.
    #[test]
    fn any_chart_keeps_the_laws(input in any_input()) {
        for layout in [Layout::Wide, Layout::Narrow] {
            match input.draw(layout) {
                Ok(chart) => check(&chart),
                Err(sentence) => prop_assert!(sentence.ends_with('.')),
            }
        }
    }
}
