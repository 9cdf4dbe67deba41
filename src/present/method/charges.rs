//! What a plan costs a year.

use super::case::{Case, exact_estimate, steps};
use super::prose::{Cell, heading, list, plain, prose, table, text};
use super::{Given, Section};
use crate::domain::{Band, Basis, Charge, Estimate, Mode, Number, Per, Rate, Term};
use crate::present::formula_text;

/// What a plan costs a year: charges, seats, usage, billing, discounts.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let mut blocks = vec![
        text(
            "A plan is a list of charges. Its price for a year is what they add up to. Nothing is rounded before it \
             is shown, and taxes are in none of it.",
            &[],
        ),
        table("The kinds of charge", &["Charge", "What it comes to in a year"], kinds()),
        table("The same with numbers", &["For example", "The sum", "#A year"], examples()),
        heading("seats", "Seats and minimums"),
        list(&[
            "Where a plan is sold for a minimum of seats, the minimum is billed, on both sides of the step.",
            "Where seats are sold in packs, full packs are billed.",
            "Beyond the seats that a flat amount covers, further seats cost their own price. Where none is \
             published, the plan costs at least the amount.",
            "Beyond the most seats that a plan is sold for, its price is not known. The plan is never changed for \
             you.",
            "Where a plan has a minimum spend a year, its charges together are raised to it.",
        ]),
        text(
            "What one seat more or less costs matters too: it prices [licences that nobody uses](#by-hand). At or \
             below a minimum, within what is included or under a flat amount, it is nothing.",
            &[],
        ),
        heading("usage", "Usage"),
        text(
            "Where a price counts usage and you type none, both plans are computed at what your plan includes. \
             Where it includes nothing, the price is not known, and the calculator asks. A price that was published \
             for another usage is marked.",
            &[],
        ),
        heading("billing", "Billing term"),
        text(
            "A plan can cost more when it is billed by the month. The calculator uses the price of the term that \
             you choose. Where a plan has no price on that term, it takes twelve months of the other one, and says \
             so.",
            &[],
        ),
        steps(
            given,
            "One step on both terms",
            &[
                ("app=metabase,starter,pro,100", "billed by the year"),
                ("app=metabase,starter,pro,100&billing=monthly", "billed by the month"),
            ],
        )?,
        heading("discounts", "Discounts"),
        text(
            "A discount that you type comes off recurring list prices, before a minimum spend, and for each plan \
             apart. It does not come off what is paid once, off a quote, or off a price that its source already \
             reports after a discount; where one is not counted, the calculator says so.",
            &[],
        ),
        steps(
            given,
            "A discount",
            &[
                ("app=kustomer,enterprise,ultimate,50,discount:10", "10% off Ultimate"),
                ("app=kustomer,enterprise,ultimate,50,now-discount:10,discount:10", "10% off both"),
            ],
        )?,
        heading("own-price", "Your own price"),
        text(
            "What you pay, or were quoted, goes before any published price. It is for a year, all in, or for a seat \
             and month; no discount is taken off it.",
            &[],
        ),
        heading("add-ons", "Add-ons"),
        text(
            "Where SCIM is sold on top of the plan you have, that plan stands on both sides. Its price cancels out, \
             and need not be known.",
            &[],
        ),
        steps(
            given,
            "An add-on",
            &[("app=atlassian-jira,standard,guard-standard,100&billing=monthly", "billed by the month")],
        )?,
        heading("one-offs", "What is paid once"),
        text(
            "What a vendor charges once, such as a setup fee, is not part of the step. It is added to [the \
             upgrade’s cost](#options) in the first year.",
            &[],
        ),
    ];
    let case = Case::of(given, "app=hubspot,,,50")?;
    let upgrade = &case.app.money.upgrade;
    let once: Vec<Vec<Cell>> = upgrade.one_offs.iter().map(|line| case.line(line, "USD")).collect();
    if !once.is_empty() {
        let mut rows = vec![case.line(&upgrade.line(), "USD")];
        rows.extend(once);
        blocks.push(table(&case.page.answer.case, &["What", "The sum", "#Amount"], rows));
    }
    Ok(Section { id: "prices", title: "What a plan costs a year", blocks })
}

fn kinds() -> Vec<Vec<Cell>> {
    [
        ("Per seat", "rate × seats that are billed × periods; seats that are included are not billed"),
        ("Flat", "amount × periods, for as many seats as it covers"),
        ("By team size, one rate", "all seats at the rate of the size that is reached"),
        ("By team size, in slices", "each slice of seats at its own rate"),
        ("By team size, one amount", "the amount of the size that is reached"),
        ("Usage", "rate × blocks begun beyond what is included × periods"),
        ("Share of spend", "percentage × spend × periods, and at least the least that is charged"),
        ("A published step", "the difference that a source prints for the largest team not above yours"),
        ("By quote", "a range where one is published, else not known until you type your quote"),
    ]
    .map(|(kind, rule)| vec![plain(kind), plain(rule)])
    .into()
}

/// Invented charges, computed by the same rules.
fn examples() -> Vec<Vec<Cell>> {
    let either = |amount: u32| Rate::either(Estimate::exact(Number::from(amount)));
    let per_seat = |rate, minimum, pack, included| Charge::PerSeat {
        rate: either(rate),
        per: Per::Month,
        included,
        minimum,
        pack,
    };
    let bands = |mode, per, first, second| Charge::Bands {
        mode,
        per,
        bands: vec![Band { up_to: Some(10), rate: either(first) }, Band { up_to: Some(50), rate: either(second) }],
    };
    let (volume, slices, lump) = (Mode::Volume, Mode::Graduated, Mode::Lump);
    let usage = Charge::Usage {
        rate: either(10),
        per: Per::Month,
        unit: "users".into(),
        included: Number::from(10_000),
        block: Number::from(1_000),
    };
    let share =
        Charge::Share { percent: Number::from(10), per: Per::Month, unit: "spend".into(), floor: Number::from(500) };
    let flat = Charge::Flat { rate: either(299), per: Per::Month, covers: None };
    [
        ("$20 a seat a month, 50 seats", per_seat(20, 0, 1, 0), 50, None),
        ("the same, 8 seats at least, 5 seats", per_seat(20, 8, 1, 0), 5, None),
        ("the same, in packs of 5, 12 seats", per_seat(20, 0, 5, 0), 12, None),
        ("the same, 5 seats included, 12 seats", per_seat(20, 0, 1, 5), 12, None),
        ("$299 a month for all, 12 seats", flat, 12, None),
        ("$10 a seat a month up to 10 seats, then $8 for all, 10 seats", bands(volume, Per::Month, 10, 8), 10, None),
        ("the same, 11 seats", bands(volume, Per::Month, 10, 8), 11, None),
        ("$10 for the first 10 seats, $8 for those after them, 11 seats", bands(slices, Per::Month, 10, 8), 11, None),
        ("$1,000 a year up to 10 seats, $3,000 up to 50, 10 seats", bands(lump, Per::Year, 1_000, 3_000), 10, None),
        ("the same, 11 seats", bands(lump, Per::Year, 1_000, 3_000), 11, None),
        ("$10 for each 1,000 users beyond 10,000, 12,500 users", usage, 12, Some(12_500)),
        ("10% of spend, $500 a month at least, spend of $3,000", share.clone(), 12, Some(3_000)),
        ("the same, spend of $8,000", share, 12, Some(8_000)),
    ]
    .map(|(what, charge, seats, usage)| {
        let usage = usage.map(Number::from);
        let billed = charge.year(Basis { seats, term: Term::Annual, usage, discount: Number::ZERO });
        let sum = formula_text(&billed.formula(None), "USD");
        vec![prose(what, &[]), plain(sum), plain(exact_estimate(billed.amount, "USD"))]
    })
    .into()
}
