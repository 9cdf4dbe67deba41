//! Several years, and how sure the answer is.

use super::case::{Case, exact_money};
use super::prose::{Block, Cell, heading, list, plain, prose, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{
    Choice, Compiled, Confidence, Effect, Estimate, Gap, Horizon, Input, Number, Payback, Percentiles, Seed,
    Sensitivity, Simulation, USUAL_DRAWS, horizons,
};
use crate::present::decision::{confidence_sentence, input_name};
use crate::present::{Numbers, assumption_text};
use std::ops::ControlFlow;

/// How many of the inputs that move the answer most are shown.
const SHOWN: usize = 6;
/// Draws between two looks at whether to go on; nobody looks here.
const STEP: usize = 1_000;

/// Growth, price rises, discounting, renewal and payback.
pub(super) fn years(given: &Given) -> Result<Section, String> {
    let link = "app=kustomer,enterprise,ultimate,50,once:5000&years=3&growth=10&escalator=7&discount-rate=8";
    let case = Case::of(given, link)?;
    let horizon = horizons(given.catalog, &case.scenario, given.catalog.version).swap_remove(0);
    let (Some(upgrade), Some(difference)) = (&horizon.upgrade, &horizon.difference) else {
        return Err(format!("worked example {link}: it has no upgrade"));
    };
    let cents = |amount: Estimate| Numbers::default().estimate_by(amount, &|end| Numbers::default().cents(end, "USD"));
    let row = |at: usize| {
        let year = &horizon.years[at];
        let seats = year.seats.map_or_else(|| "too many".into(), |seats| seats.to_string());
        vec![
            plain(format!("Year {}", year.number)),
            plain(seats),
            plain(factor(year.price_factor)),
            plain(factor(year.discount_factor)),
            plain(cents(horizon.hand.plain.years[at])),
            plain(cents(upgrade.plain.years[at])),
            plain(cents(difference.discounted.years[at])),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = (0..horizon.years.len()).map(row).collect();
    rows.push(vec![
        plain("All years"),
        plain(""),
        plain(""),
        plain(""),
        plain(cents(horizon.hand.plain.total())),
        plain(cents(upgrade.plain.total())),
        plain(cents(difference.discounted.total())),
    ]);
    let blocks = vec![
        text("The years can be one to five. Each is priced at its own seats.", &[]),
        list(&[
            "*Seats* grow by the share that you type, and are rounded up. So a year can cross a minimum or the most \
             seats that a plan is sold for.",
            "*Prices* rise by the share that you type, from the second year on: plans, quotes, another tool, the \
             identity provider. Wages do not.",
            "*Today’s money* divides a later year by the discount rate. Each line of a year is rounded to the cent, \
             and totals add the rounded lines.",
            "*What is paid once* is in the first year. It is paid back when what the upgrade saves each month has \
             added up to it.",
            "*A renewal date* splits the first year by days, into what is paid before it and what after. Seats that \
             were bought for the year cannot be dropped before it.",
        ]),
        table_with_sum(
            "Growth of 10%, prices up 7%, a discount rate of 8%, $5,000 once",
            &["Year", "#Seats", "#Prices ×", "#Today ÷", "#By hand", "#Upgrade", "#More, in today’s money"],
            rows,
        ),
        text("What is paid once: {}", &[payback(&horizon)]),
        case.open(),
    ];
    Ok(Section { id: "years", title: "Several years", blocks })
}

fn factor(number: Number) -> String {
    Numbers::default().count(number, 6)
}

fn payback(horizon: &Horizon) -> &'static str {
    match horizon.payback {
        Some(Payback::Months(_)) => "it comes back.",
        Some(Payback::AtOnce) | None => "nothing has to come back.",
        Some(Payback::Never) => "it never comes back here, because the upgrade saves nothing in any year.",
        Some(Payback::Unknown) => "whether it comes back is not known.",
    }
}

/// What moves the answer, and the simulation.
pub(super) fn uncertainty(given: &Given) -> Result<Section, String> {
    let link = "app=kustomer,enterprise,ultimate,50,quote:54000";
    let case = Case::of(given, link)?;
    let compiled = Compiled::of(given.catalog, &case.scenario);
    let gap = |gap: Gap| format!("worked example {link}: {}", gap.code());
    let sensitivity = Sensitivity::of(&compiled).map_err(gap)?;
    let mut run = Simulation::new(&compiled, Seed::of_text(&format!("v=1&{link}")), USUAL_DRAWS);
    // Nothing stops it.
    let _ = run.run(STEP, &mut |_, _| ControlFlow::Continue(()));
    let outcome = run.outcome().ok_or("worked example: the simulation has not ended")?;
    let difference = outcome.difference.map_err(gap)?;
    let rows = [
        ("By hand", outcome.by_hand.map_err(gap)?),
        ("The upgrade", outcome.upgrade.map_err(gap)?),
        ("The upgrade less by hand", difference.percentiles),
    ];
    let effects = sensitivity.effects.iter().take(SHOWN).map(effect).collect();
    let blocks = vec![
        text(
            "The values that are computed with are not certain. Two questions follow. Which of them moves the answer? \
             And how often would the upgrade be the cheaper way? Both take the ranges of [the assumptions]\
             (#assumptions) and of published prices. What you type is certain, and does not move.",
            &[],
        ),
        heading("sensitivity", "What moves the answer"),
        text(
            "Each value is set to its low and to its high with the others as they are, and the difference between \
             the upgrade and the work by hand is taken. The one that moves it most stands first. Here, Kustomer at \
             50 seats with a quote of $54,000 a year, the difference is {}.",
            &[&exact_money(sensitivity.difference, "USD")],
        ),
        table(
            "What moves the difference most",
            &["Value", "#Difference at its low", "#At its high", "Another way is cheapest"],
            effects,
        ),
        heading("simulation", "The simulation"),
        text(
            "All values are drawn at random, {} times, each between its low and its high and most often near what is \
             computed with (a triangle). The company’s values are drawn once for all apps. The random numbers come \
             from the link itself, so that the same link gives the same figures everywhere. A price with an open end \
             is not drawn, and the figure is then not known.",
            &[&Numbers::default().count(Number::from(draws(USUAL_DRAWS)), 0)],
        ),
        table(
            "The same case",
            &["A year", "#A tenth of the draws is not above", "#Half is not above", "#Nine tenths are not above"],
            rows.map(percentiles).into(),
        ),
        Block::Text(prose(
            "The upgrade is cheaper in {}% of the draws.",
            &[&format!("{:.0}", difference.upgrade_is_cheaper * 100.0)],
        )),
        text(
            "Beside the verdict stands how often it holds in the draws. It never changes which way the verdict names. \
             {} {} {}",
            &[
                confidence_sentence(Confidence::Robust),
                confidence_sentence(Confidence::Likely),
                confidence_sentence(Confidence::TooCloseToCall),
            ],
        ),
        text(
            "Where several years are entered, both are over all of them, in today’s money where there is a discount \
             rate; a value is then the same in all years. The verdict is about a year, and so is what stands beside it.",
            &[],
        ),
        case.open(),
    ];
    Ok(Section { id: "uncertainty", title: "How sure it is", blocks })
}

fn draws(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn effect(of: &Effect) -> Vec<Cell> {
    let name = input_name(of.input);
    let unit = match of.input {
        Input::Assumption(assumption) => assumption_text(assumption).unit,
        _ => "",
    };
    let at = |number: Number| match unit {
        "%" => Numbers::default().percent(number),
        "$" => Numbers::default().exact_money(number, "USD"),
        unit => format!("{} {unit}", Numbers::default().count(number, 2)),
    };
    let below = of.below.map(|flip| format!("at {} and below: {}", at(flip.value), way(flip.to)));
    let above = of.above.map(|flip| format!("from {} up: {}", at(flip.value), way(flip.to)));
    let flips: Vec<String> = below.into_iter().chain(above).collect();
    let amount = |number: Number| plain(exact_money(number.shown(2), "USD"));
    vec![plain(name), amount(of.at_low), amount(of.at_high), plain(flips.join("; "))]
}

fn percentiles((what, of): (&str, Percentiles)) -> Vec<Cell> {
    let whole = |float: f64| {
        Number::parse(&format!("{float:.0}"))
            .map_or_else(String::new, |number| Numbers::default().whole_money(number, "USD"))
    };
    vec![plain(what), plain(whole(of.p10)), plain(whole(of.p50)), plain(whole(of.p90))]
}

fn way(choice: Choice) -> &'static str {
    match choice {
        Choice::Upgrade => "the upgrade",
        Choice::Other => "another tool",
        _ => "by hand",
    }
}
