//! A price in words, for tables: `per seat and month: 20 billed annually / 24 billed monthly, at least 5 seats`.

use scim_tax::domain::{Band, Charge, Estimate, Mode, Number, Per, Price, Rate};

/// All that the price says, charges first.
pub fn price(price: &Price) -> String {
    let mut parts = vec![price.charges.iter().map(charge).collect::<Vec<_>>().join(" + ")];
    parts.extend(price.minimum_spend.map(|least| format!("at least {least} a year in all")));
    parts.extend(price.priced_for.as_ref().map(|(unit, quantity)| format!("for {quantity} {unit}")));
    parts.extend(price.one_offs.iter().map(|(label, amount)| format!("once {amount}: {label}")));
    parts.extend(price.net.then(|| "after a discount".to_owned()));
    parts.join("; ")
}

/// What a usage charge counts: `MTU`, `1000 MTU`.
pub fn counted(unit: &str, block: Number) -> String {
    if block == Number::ONE { unit.to_owned() } else { format!("{block} {unit}") }
}

pub fn period(per: Per) -> &'static str {
    match per {
        Per::Month => "month",
        Per::Year => "year",
    }
}

fn seats(count: u32) -> String {
    if count == 1 { "1 seat".to_owned() } else { format!("{count} seats") }
}

fn charge(charge: &Charge) -> String {
    match charge {
        Charge::PerSeat { rate: of, per, included, minimum, pack } => {
            let mut text = format!("per seat and {}: {}", period(*per), rate(*of));
            for (count, from, note) in [
                (minimum, 1, format!(", at least {}", seats(*minimum))),
                (pack, 2, format!(", in packs of {pack}")),
                (included, 1, format!(", {} included", seats(*included))),
            ] {
                text += if *count >= from { &note } else { "" };
            }
            text
        }
        Charge::Flat { rate: of, per, covers } => {
            let covers = covers.map(|most| format!(", up to {}", seats(most))).unwrap_or_default();
            format!("per {}: {}{covers}", period(*per), rate(*of))
        }
        Charge::Bands { mode, per, bands } => {
            let how = match mode {
                Mode::Volume => "per seat and PER, all seats at the rate reached",
                Mode::Graduated => "per seat and PER, each band at its own rate",
                Mode::Lump => "per PER, by team size",
            };
            let bands: Vec<String> = bands.iter().map(band).collect();
            format!("{}: {}", how.replace("PER", period(*per)), bands.join(", "))
        }
        Charge::Usage { rate: of, per, unit, included, block } => {
            let included = if included.is_positive() { format!(", {included} included") } else { String::new() };
            format!("per {}, by usage ({}): {}{included}", period(*per), counted(unit, *block), rate(*of))
        }
        Charge::Share { percent, per, unit, floor } => {
            let floor = if floor.is_positive() { format!(", at least {floor}") } else { String::new() };
            format!("per {}: {percent}% of {unit}{floor}", period(*per))
        }
        Charge::Quote(Estimate::Unknown(_)) => "on request".to_owned(),
        Charge::Quote(of) => format!("on request, per year: {}", amount(*of)),
    }
}

fn band(band: &Band) -> String {
    let which = band.up_to.map_or_else(|| "beyond".to_owned(), |most| format!("up to {}", seats(most)));
    format!("{} {which}", rate(band.rate))
}

fn rate(rate: Rate) -> String {
    match (rate.annual, rate.monthly) {
        (Some(annual), Some(monthly)) if annual == monthly => amount(annual),
        (Some(annual), Some(monthly)) => {
            format!("{} billed annually / {} billed monthly", amount(annual), amount(monthly))
        }
        (Some(annual), None) => format!("{} billed annually", amount(annual)),
        (None, Some(monthly)) => format!("{} billed monthly", amount(monthly)),
        (None, None) => "not known".to_owned(),
    }
}

fn amount(amount: Estimate) -> String {
    match amount {
        Estimate::Exact(amount) => amount.to_string(),
        Estimate::Range(low, high) => format!("{low} to {high}"),
        Estimate::AtLeast(low) => format!("from {low}"),
        Estimate::AtMost(high) => format!("at most {high}"),
        Estimate::Unknown(_) => "not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{acme, vendor};

    #[test]
    fn every_kind_of_charge_has_words() {
        let prices = acme().vendor.plans.into_iter().flat_map(|plan| plan.prices);
        let words: Vec<String> = prices.map(|of| price(&of)).collect();
        assert_eq!(
            words,
            [
                "per seat and month: 7.99, at least 3 seats, in packs of 5, 5 seats included + per month: 100 billed \
                 annually / 120 billed monthly, up to 10 seats; at least 1000 a year in all; once 1500: Onboarding",
                "per seat and month, each band at its own rate: 10 up to 10 seats, 8 up to 50 seats, 5 beyond + per \
                 month, by usage (1000 MTU): 10, 10000 included; for 50000 MTU; after a discount",
                "per month: 10% of spend, at least 500",
                "on request",
                "on request, per year: from 60000",
            ]
        );
    }

    #[test]
    fn terms_and_open_ends_are_said() {
        for (charge, words) in [
            (r#""kind": "flat", "rate": {"annual": "4"}, "per": "year""#, "per year: 4 billed annually"),
            (r#""kind": "flat", "rate": {"either": "4"}, "per": "year", "covers": 1"#, "per year: 4, up to 1 seat"),
            (
                r#""kind": "flat", "rate": {"monthly": {"high": "4"}}, "per": "month""#,
                "per month: at most 4 billed monthly",
            ),
            (
                r#""kind": "per_seat", "rate": {"either": {"low": "4", "high": "8"}}, "per": "month""#,
                "per seat and month: 4 to 8",
            ),
            (
                r#""kind": "usage", "rate": {"either": "0.13"}, "per": "month", "unit": "calls""#,
                "per month, by usage (calls): 0.13",
            ),
            (
                r#""kind": "bands", "mode": "volume", "per": "year", "bands": [{"rate": {"either": "3"}}]"#,
                "per seat and year, all seats at the rate reached: 3 beyond",
            ),
            (
                r#""kind": "bands", "mode": "lump", "per": "month", "bands": [{"up_to": 9, "rate": {"annual": "3", "monthly": "4"}}]"#,
                "per month, by team size: 3 billed annually / 4 billed monthly up to 9 seats",
            ),
        ] {
            let text =
                format!(r#"{{"source": "site", "checked": "2026-11-21", "grade": "A", "charges": [{{{charge}}}]}}"#);
            let checked = vendor("x", "gated", "CRM", &text, "", false);
            assert_eq!(price(&checked.vendor.plans[0].prices[0]), words);
        }
    }
}
