//! A price in full: every charge on both billing terms, and what applies to all of it.

use super::words::series;
use crate::domain::{Band, Charge, Estimate, Mode, Number, Per, Price, Rate};
use crate::present::fill::fill;
use crate::present::number::{Numbers, plural};

/// All that a price says: `$89 a seat a month, billed yearly, for at least 8 seats`.
pub fn price_words(price: &Price, currency: &str, numbers: &Numbers) -> String {
    let write = Writer { currency, numbers };
    let charges: Vec<String> = price.charges.iter().map(|charge| write.charge(charge)).collect();
    let mut parts = vec![charges.join(", plus ")];
    parts.extend(price.minimum_spend.map(|least| fill("at least {} a year in all", &[&write.money(least)])));
    parts.extend(
        price.priced_for.as_ref().map(|(unit, quantity)| fill("printed for {} {}", &[&write.count(*quantity), unit])),
    );
    parts.extend(price.one_offs.iter().map(|(label, amount)| fill("once {} for {}", &[&write.money(*amount), label])));
    parts.extend(price.net.then(|| "reported after a discount".to_owned()));
    parts.join("; ")
}

struct Writer<'a> {
    currency: &'a str,
    numbers: &'a Numbers,
}

impl Writer<'_> {
    fn money(&self, amount: Number) -> String {
        self.numbers.exact_money(amount, self.currency)
    }

    fn amount(&self, amount: Estimate) -> String {
        match amount {
            Estimate::AtLeast(low) => fill("from {}", &[&self.money(low)]),
            amount => self.numbers.exact_estimate(amount, self.currency),
        }
    }

    fn count(&self, number: Number) -> String {
        self.numbers.count(number, 2)
    }

    fn seats(&self, seats: u32) -> String {
        plural(&self.count(Number::from(seats)), "seat", "seats")
    }

    /// A rate on its terms, `unit` behind each amount.
    fn rate(&self, rate: Rate, unit: &str) -> String {
        let of = |amount: Estimate| fill("{}{}", &[&self.amount(amount), unit]);
        match (rate.annual, rate.monthly) {
            (Some(annual), Some(monthly)) if annual == monthly => of(annual),
            (Some(annual), Some(monthly)) => {
                fill("{} billed yearly, {} billed monthly", &[&of(annual), &self.amount(monthly)])
            }
            (Some(annual), None) => fill("{}, billed yearly", &[&of(annual)]),
            (None, Some(monthly)) => fill("{}, billed monthly", &[&of(monthly)]),
            (None, None) => "not published".into(),
        }
    }

    fn charge(&self, charge: &Charge) -> String {
        match charge {
            Charge::PerSeat { rate, per, included, minimum, pack } => {
                let mut text = self.rate(*rate, &fill(" a seat{}", &[period(*per)]));
                for (applies, sentence, seats) in [
                    (*minimum > 1, ", for at least {}", *minimum),
                    (*pack > 1, ", in packs of {}", *pack),
                    (*included > 0, ", beyond {} that are included", *included),
                ] {
                    if applies {
                        text.push_str(&fill(sentence, &[&self.seats(seats)]));
                    }
                }
                text
            }
            Charge::Flat { rate, .. } if is_free(*rate) => "free".into(),
            Charge::Flat { rate, per, covers } => {
                let mut text = self.rate(*rate, period(*per));
                if let Some(covers) = covers {
                    text.push_str(&fill(", covers {}", &[&self.seats(*covers)]));
                }
                text
            }
            Charge::Bands { mode, per, bands } => {
                let (unit, how) = match mode {
                    Mode::Volume => (" a seat", "all seats at the rate reached: {}"),
                    Mode::Graduated => (" a seat", "each band at its own rate: {}"),
                    Mode::Lump => ("", "by team size: {}"),
                };
                let unit = fill("{}{}", &[unit, period(*per)]);
                let bands: Vec<String> = bands.iter().map(|band| self.band(band, &unit)).collect();
                fill(how, &[&series(&bands.iter().map(String::as_str).collect::<Vec<_>>())])
            }
            Charge::Usage { rate, per, unit, included, block } => {
                let block = if *block == Number::ONE { String::new() } else { fill("{} ", &[&self.count(*block)]) };
                let mut text = self.rate(*rate, &fill(" for each {}{}{}", &[&block, unit, period(*per)]));
                if included.is_positive() {
                    text.push_str(&fill(", beyond {} that are included", &[&self.count(*included)]));
                }
                text
            }
            Charge::Share { percent, per, unit, floor } => {
                let mut text = fill("{} of {}", &[&self.numbers.percent(*percent), unit]);
                if floor.is_positive() {
                    text.push_str(&fill(", at least {}{}", &[&self.money(*floor), period(*per)]));
                }
                text
            }
            Charge::Quote(Estimate::Unknown(_)) => "by quote, no amount published".into(),
            Charge::Quote(amount) => fill("{} a year, by quote", &[&self.amount(*amount)]),
        }
    }

    fn band(&self, band: &Band, unit: &str) -> String {
        let rate = self.rate(band.rate, unit);
        match band.up_to {
            Some(most) => fill("{} up to {}", &[&rate, &self.seats(most)]),
            None => fill("{} beyond", &[&rate]),
        }
    }
}

fn period(per: Per) -> &'static str {
    match per {
        Per::Month => " a month",
        Per::Year => " a year",
    }
}

/// Whether a rate is nothing.
pub fn is_free(rate: Rate) -> bool {
    [rate.annual, rate.monthly].into_iter().flatten().all(|amount| amount == Estimate::ZERO)
}
