//! The answer in a sentence, and the sentence below it.

use crate::domain::{AppReport, Estimate, Number, Reason};
use crate::present::fill::fill;
use crate::present::messages::reason;
use crate::present::number::Numbers;

/// The big sentence: `SCIM on Kustomer costs | $30,000 | more a year`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// Before the amount.
    pub lead: String,
    /// The amount.
    pub amount: String,
    /// After the amount.
    pub tail: String,
}

pub(super) fn headline(app: &AppReport, numbers: &Numbers) -> Headline {
    let vendor = app.vendor.name.as_str();
    let of = |lead: &str, amount: &str, tail: &str| Headline {
        lead: fill(lead, &[vendor]),
        amount: amount.into(),
        tail: tail.into(),
    };
    if app.nothing_to_buy() {
        let plan = app.current_plan().map_or("Your plan", |plan| plan.name.as_str());
        let lead = fill("{} {} comes with SCIM:", &[vendor, plan]);
        return Headline { lead, amount: "nothing to buy".into(), tail: String::new() };
    }
    match app.money.upgrade.delta {
        Estimate::Unknown(Reason::NoScim) => {
            let amount = headline_money(app.money.hand(), "USD", numbers);
            of("{} has no SCIM. By hand it costs", &amount, "a year")
        }
        Estimate::Unknown(_) => worth_headline(app, numbers),
        Estimate::Exact(saving) if saving.is_negative() => {
            let amount = numbers.whole_money(saving.abs(), &app.vendor.currency);
            of("The plan with SCIM on {} costs", &amount, "less a year")
        }
        delta => {
            let nothing = delta == Estimate::ZERO;
            let amount = if nothing { "nothing".into() } else { headline_money(delta, &app.vendor.currency, numbers) };
            of("SCIM on {} costs", &amount, "more a year")
        }
    }
}

/// Whole units; ends of what is open are rounded to the safe side.
pub(in crate::present) fn headline_money(amount: Estimate, currency: &str, numbers: &Numbers) -> String {
    let whole = |number: Number| {
        if number.abs() < Number::ONE {
            numbers.exact_money(number, currency)
        } else {
            numbers.whole_money(number, currency)
        }
    };
    match amount {
        Estimate::AtLeast(low) => fill("at least {}", &[&whole(low.floor(0))]),
        Estimate::AtMost(high) => fill("at most {}", &[&whole(high.ceil())]),
        other => numbers.estimate_by(other, &whole),
    }
}

fn worth_headline(app: &AppReport, numbers: &Numbers) -> Headline {
    let (lead, amount, tail) = match app.money.worth.year {
        Estimate::Unknown(Reason::BoughtAnyway) => {
            ("You would buy SCIM on {} anyway:", "its price does not matter".into(), "here")
        }
        Estimate::Unknown(_) => ("What SCIM on {} is worth here is", "not known".into(), ""),
        worth if worth.high().is_some_and(|high| !high.is_positive()) => {
            ("SCIM on {} is worth", "nothing".into(), "here: it saves no work")
        }
        worth => ("SCIM on {} is worth", headline_money(worth, "USD", numbers), "a year to you here"),
    };
    Headline { lead: fill(lead, &[&app.vendor.name]), amount, tail: tail.into() }
}

/// What SCIM is worth a year and a seat-month, to the cent.
pub(super) fn worth_sentence(app: &AppReport, numbers: &Numbers) -> String {
    let worth = app.money.worth;
    match worth.year {
        Estimate::Unknown(why) => reason(why, &app.vendor.name, numbers),
        year if year.high().is_some_and(|high| !high.is_positive()) => "SCIM saves nothing here.".into(),
        year => {
            let year = numbers.exact_estimate(year, "USD");
            let month = numbers.exact_estimate(worth.seat_month, "USD");
            fill("SCIM is worth {} a year here, {} a seat a month.", &[&year, &month])
        }
    }
}

/// The sentence under the headline.
pub(super) fn under(app: &AppReport, numbers: &Numbers) -> String {
    let upgrade = &app.money.upgrade;
    if app.nothing_to_buy() {
        return "What is left is to switch it on. Below is what doing it by hand costs you meanwhile.".into();
    }
    let vendor = app.vendor.name.as_str();
    match upgrade.delta {
        Estimate::Unknown(Reason::NoScim) => "There is no upgrade to weigh; another tool is the alternative.".into(),
        Estimate::Unknown(why) => {
            let mut text = worth_sentence(app, numbers);
            if app.money.by_hand.unused_licences.amount.is_unknown() && app.money.worth.year.high().is_none() {
                text.push_str(" More, once you enter what a seat costs you now.");
            }
            let because = match why {
                Reason::Quote | Reason::ThirdPartyLeftOut | Reason::NotRecorded => {
                    let target = upgrade.target_year.is_unknown();
                    let plan = if target { app.target_plan() } else { app.current_plan() };
                    let plan = plan.map_or("the plan with SCIM", |plan| plan.name.as_str());
                    let published = if why == Reason::ThirdPartyLeftOut { " by the vendor" } else { "" };
                    fill(
                        " The price of {} is not published{}: a step above this is not worth paying for SCIM alone.",
                        &[plan, published],
                    )
                }
                other => fill(" {}", &[&reason(other, vendor, numbers)]),
            };
            text.push_str(&because);
            text
        }
        _ => String::new(),
    }
}
