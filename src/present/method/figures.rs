//! Ranges, currencies, rounding.

use super::case::{Case, exact_estimate, exact_money, steps};
use super::example::SUM;
use super::prose::{Cell, list, plain, table, table_with_sum, text};
use super::{Given, Section};
use crate::domain::{Estimate, LineItem, Number, Reason};
use crate::present::{Numbers, formula_text, rounded_parts};

/// Amounts of which an end may be unknown.
pub(super) fn estimates(given: &Given) -> Result<Section, String> {
    let [low, high] = [60_000, 90_000].map(Number::from);
    let written = |amount| Numbers::default().estimate(amount, "USD");
    let kinds = [
        ("known to the cent", Estimate::exact(low)),
        ("between two amounts", Estimate::Range(low, high)),
        ("“from”, with no upper end", Estimate::AtLeast(low)),
        ("“up to”", Estimate::AtMost(high)),
        ("no published amount", Estimate::Unknown(Reason::Quote)),
    ];
    let blocks = vec![
        text(
            "Many prices are published as a range, or from an amount up. The calculator carries both ends through \
             every sum. It does not put a usual price, a middle or a zero in the place of what is not known.",
            &[],
        ),
        table(
            "How an amount is written",
            &["What the source says", "What the page says"],
            kinds.map(|(what, amount)| vec![plain(what), plain(written(amount))]).into(),
        ),
        list(&[
            "*Differences go to the corners*: the lowest step is the lowest price of the one plan less the highest \
             of the other, the highest step the other way round. Where an end is missing, that end of the result is \
             missing too.",
            "What both plans are computed with, seats, usage, wages, has one value on both sides. A charge that \
             both plans have is taken out before they are subtracted.",
            "A plan with SCIM can cost less than yours. Then the step is a saving, and shown as one.",
            "A total with a part that is not priced says “at least”, and names the part.",
            "The middle of a range serves to put the ways in order, and for nothing else. It is never shown as a \
             price. “Starting at” before a price that anyone can buy at is that price.",
        ]),
        steps(
            given,
            "A range on one side, with a quote and without",
            &[
                ("app=pigment,professional,enterprise,50,quote:180000", "quoted $180,000"),
                ("app=pigment,professional,enterprise,50", "no quote"),
            ],
        )?,
    ];
    Ok(Section { id: "estimates", title: "Ranges, and what is not known", blocks })
}

/// Vendors that do not price in dollars.
pub(super) fn currency(given: &Given) -> Result<Section, String> {
    let asked = Case::of(given, "app=wedo,,,50")?;
    let case = Case::of(given, "app=wedo,,,50&fx-chf=1.25")?;
    let lines = case.app.money.upgrade_lines.as_deref().unwrap_or_default();
    let currency = &case.app.vendor.currency;
    let converted = |line: &LineItem| {
        vec![
            plain("The same in dollars"),
            plain(formula_text(&line.formula, currency)),
            plain(exact_estimate(line.amount, "USD")),
        ]
    };
    let mut rows = vec![case.line(&case.app.money.upgrade.line(), currency)];
    rows.extend(lines.iter().take(1).map(converted));
    let blocks = vec![
        text(
            "Every amount of a vendor is in the vendor’s own currency; wages are in US dollars. The step is shown \
             as the vendor prices it. To compare it with work by hand, the calculator needs what one unit of the \
             currency costs, and it knows no rates: you type one. Until then the verdict is “{}”, and the \
             calculator asks.",
            &[&asked.page.verdict],
        ),
        table("A step in Swiss francs, at a rate of 1.25 that was typed", &SUM, rows),
        case.open(),
    ];
    Ok(Section { id: "currency", title: "Currency", blocks })
}

/// What is rounded, and when.
pub(super) fn rounding(given: &Given) -> Result<Section, String> {
    let case = Case::of(given, "app=kustomer,enterprise,ultimate,50")?;
    let lines = case.app.money.by_hand.lines();
    let parts: Vec<Number> = lines.iter().filter_map(|line| line.amount.base()).collect();
    let numbers = Numbers::default();
    let label = |line: &LineItem| crate::present::working::label(&line.label, &case.app);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (line, shown) in lines.iter().zip(rounded_parts(&parts, 2)) {
        rows.push(vec![
            plain(label(line)),
            plain(exact_estimate(line.amount, "USD")),
            plain(numbers.cents(shown, "USD")),
        ]);
    }
    let sum: Number = parts.iter().copied().sum();
    rows.push(vec![plain("By hand"), plain(exact_money(sum, "USD")), plain(numbers.cents(sum, "USD"))]);
    let blocks = vec![
        text(
            "Sums are exact decimals: they are multiplied first and divided last, and rounded once, where they are \
             shown.",
            &[],
        ),
        list(&[
            "The headline and amounts from 1,000 up are shown in whole dollars, smaller ones with cents.",
            "Lines of a sum are rounded so that what is shown adds up: what is left over goes to the line that lost \
             the most.",
            "Hours have one decimal. Prices for a seat and month are rounded down to the cent, so that nothing is \
             called worth more than it is.",
            "The report that other programs read has exact decimals, and quotients to 10 decimals.",
        ]),
        table_with_sum("The example’s work by hand, as computed and as shown", &["What", "#Computed", "#Shown"], rows),
    ];
    Ok(Section { id: "rounding", title: "Rounding", blocks })
}
