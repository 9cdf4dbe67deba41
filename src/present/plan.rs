//! A plan's price in a few words, for the choice of plans.

use super::fill::fill;
use super::number::Numbers;
use crate::domain::{Charge, Company, Estimate, Mode, Per, Plan, Publisher, Rate, price_that_counts};

/// What a plan costs, in a few words: `$89 a seat a month`, with who says so if not the vendor.
pub fn plan_price(plan: &Plan, company: &Company, currency: &str, numbers: &Numbers) -> String {
    let Ok((_, price)) = price_that_counts(plan, company.prices) else { return "price not published".into() };
    let charges: Vec<String> =
        price.charges.iter().filter_map(|charge| charge_text(charge, company, currency, numbers)).collect();
    let mut text = charges.join(", plus ");
    text.push_str(match price.publisher {
        Publisher::Vendor => "",
        Publisher::ThirdParty => " (third party)",
        Publisher::Own { .. } => " (your file)",
    });
    text
}

fn charge_text(charge: &Charge, company: &Company, currency: &str, numbers: &Numbers) -> Option<String> {
    let money = |rate: Rate| numbers.exact_estimate(rate.on(company.billing).0, currency);
    let per = |per: &Per| if *per == Per::Month { " a month" } else { " a year" };
    Some(match charge {
        Charge::PerSeat { rate, per: period, .. } => fill("{} a seat{}", &[&money(*rate), per(period)]),
        Charge::Flat { rate, .. } if rate.on(company.billing).0 == Estimate::ZERO => "free".into(),
        Charge::Flat { rate, per: period, .. } => fill("{}{}", &[&money(*rate), per(period)]),
        Charge::Bands { mode: Mode::Lump, .. } => "by team size".into(),
        Charge::Bands { .. } => "a seat, by team size".into(),
        Charge::Usage { rate, per: period, unit, block, .. } => {
            let block = numbers.count(*block, 2);
            let block = if block == "1" { String::new() } else { fill("{} ", &[&block]) };
            fill("{} for each {}{}{}", &[&money(*rate), &block, unit, per(period)])
        }
        Charge::Share { percent, unit, .. } => fill("{} of {}", &[&numbers.percent(*percent), unit]),
        Charge::Quote(amount) if amount.is_unknown() => return None,
        Charge::Quote(amount) => fill("{} a year by quote", &[&numbers.estimate(*amount, currency)]),
    })
}
