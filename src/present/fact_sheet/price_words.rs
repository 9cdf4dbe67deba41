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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Grade, Publisher, Reason};

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn either(text: &str) -> Rate {
        Rate::either(Estimate::exact(number(text)))
    }

    fn price(charges: Vec<Charge>) -> Price {
        Price {
            publisher: Publisher::Vendor,
            source: "pricing".into(),
            checked: Date::parse("2026-10-05").unwrap(),
            published: None,
            grade: Grade::A,
            net: false,
            minimum_spend: None,
            priced_for: None,
            charges,
            one_offs: Vec::new(),
        }
    }

    #[track_caller]
    fn check(charge: Charge, words: &str) {
        assert_eq!(price_words(&price(vec![charge]), "USD", &Numbers::default()), words);
    }

    #[test]
    fn every_kind_of_charge_has_words() {
        let (rate, per) = (either("7.99"), Per::Month);
        let seats = |minimum, pack, included| Charge::PerSeat { rate, per, included, minimum, pack };
        check(seats(0, 1, 0), "$7.99 a seat a month");
        check(
            seats(3, 5, 10),
            "$7.99 a seat a month, for at least 3 seats, in packs of 5 seats, beyond 10 seats that are included",
        );
        let both = Rate { annual: Some(Estimate::exact(number("100"))), monthly: Some(Estimate::exact(number("120"))) };
        let flat = |rate, covers| Charge::Flat { rate, per, covers };
        check(flat(both, None), "$100 a month billed yearly, $120 billed monthly");
        check(flat(Rate { annual: None, ..both }, Some(1)), "$120 a month, billed monthly, covers 1 seat");
        check(flat(either("0"), None), "free");
        let open = Rate::either(Estimate::AtLeast(number("60000")));
        check(Charge::Flat { rate: open, per: Per::Year, covers: None }, "from $60,000 a year");
        let bands = |mode| Charge::Bands {
            mode,
            per,
            bands: vec![Band { up_to: Some(10), rate: either("10") }, Band { up_to: None, rate: either("8") }],
        };
        check(
            bands(Mode::Volume),
            "all seats at the rate reached: $10 a seat a month up to 10 seats and $8 a seat a month beyond",
        );
        check(
            bands(Mode::Graduated),
            "each band at its own rate: $10 a seat a month up to 10 seats and $8 a seat a month beyond",
        );
        check(bands(Mode::Lump), "by team size: $10 a month up to 10 seats and $8 a month beyond");
        let (unit, included) = (String::from("MTU"), number("10000"));
        check(
            Charge::Usage { rate: either("10"), per, unit: unit.clone(), included, block: number("1000") },
            "$10 for each 1,000 MTU a month, beyond 10,000 that are included",
        );
        check(
            Charge::Usage { rate: either("0.045"), per, unit, included: Number::ZERO, block: Number::ONE },
            "$0.045 for each MTU a month",
        );
        let floor = number("500");
        check(
            Charge::Share { percent: number("10"), per, unit: "spend".into(), floor },
            "10% of spend, at least $500 a month",
        );
        check(Charge::Quote(Estimate::Unknown(Reason::Quote)), "by quote, no amount published");
        check(Charge::Quote(Estimate::AtLeast(number("60000"))), "from $60,000 a year, by quote");
    }

    #[test]
    fn what_applies_to_the_whole_price_stands_behind_its_charges() {
        let whole = Price {
            net: true,
            minimum_spend: Some(number("1000")),
            priced_for: Some(("MTU".into(), number("50000"))),
            one_offs: vec![("onboarding".into(), number("1500"))],
            ..price(vec![
                Charge::Flat { rate: either("100"), per: Per::Month, covers: None },
                Charge::PerSeat { rate: either("8"), per: Per::Month, included: 0, minimum: 0, pack: 1 },
            ])
        };
        let words = "$100 a month, plus $8 a seat a month; at least $1,000 a year in all; printed for 50,000 MTU; \
                     once $1,500 for onboarding; reported after a discount";
        assert_eq!(price_words(&whole, "USD", &Numbers::default()), words);
    }
}
