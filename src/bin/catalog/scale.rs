//! Catalogs of sizes that do not exist yet, to see what a vendor costs in bytes and in time to read.
//!
//! The vendors that are there come first. An invented one has the plans of one of them and the identity
//! providers of another, under another name, at other prices read on other days, and with some plans
//! renamed: mere copies would compress to nothing and prove nothing.

use scim_tax::domain::{Band, Catalog, Charge, Date, Estimate, Number, Plan, Price, Rate, Vendor};
use std::collections::BTreeSet;

const SYLLABLES: [&str; 48] = [
    "ba", "bra", "cal", "cen", "cli", "cor", "da", "del", "dro", "en", "fa", "fin", "flo", "ga", "gen", "gri", "har",
    "ing", "jo", "ka", "kel", "la", "lin", "lo", "mar", "mi", "mon", "na", "ner", "no", "or", "pa", "per", "pli",
    "qua", "ra", "ri", "sen", "sta", "ta", "tri", "ul", "va", "ver", "wa", "xo", "ye", "zen",
];
const ENDINGS: [&str; 8] = ["", "", "", "", " Cloud", "ly", "Hub", " One"];

/// A catalog of `count` vendors, the same for the same real ones.
pub fn enlarged(real: &Catalog, count: usize) -> Catalog {
    let mut chance = Chance(20_261_122);
    let mut vendors: Vec<Vendor> = real.vendors.iter().take(count).cloned().collect();
    let mut ids: BTreeSet<String> = vendors.iter().map(|vendor| vendor.id.clone()).collect();
    while vendors.len() < count && !real.vendors.is_empty() {
        let [base, idps] = [0; 2].map(|_| &real.vendors[chance.below(real.vendors.len())]);
        let name = chance.name();
        let id = id_of(&name);
        if ids.insert(id.clone()) {
            let idps = idps.idps.clone();
            vendors.push(invented(Vendor { id, name, idps, ..base.clone() }, real.version, &mut chance));
        }
    }
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: real.version, vendors }
}

fn invented(mut vendor: Vendor, version: Date, chance: &mut Chance) -> Vendor {
    vendor.aliases.iter_mut().for_each(|alias| *alias = chance.name());
    for at in 0..vendor.plans.len() {
        if chance.below(4) == 0 {
            let name = chance.name();
            rename(&mut vendor, at, name);
        }
    }
    let checked = chance.day(version);
    for price in vendor.plans.iter_mut().flat_map(|plan: &mut Plan| &mut plan.prices) {
        reprice(price, checked, chance);
    }
    for step in &mut vendor.published_steps {
        step.checked = checked;
        for row in &mut step.rows {
            row.uplift = chance.amount(row.uplift);
            row.total = row.total.map(|total| chance.amount(total));
        }
    }
    vendor
}

/// Gives a plan another name and id, wherever the vendor speaks of it.
fn rename(vendor: &mut Vendor, at: usize, name: String) {
    let (before, after) = (vendor.plans[at].id.clone(), id_of(&name));
    let links = vendor.plans.iter_mut().flat_map(|plan| plan.addon_to.iter_mut().chain(&mut plan.needs));
    let steps = vendor.step.iter_mut().flat_map(|(from, to)| [from, to]);
    let published = vendor.published_steps.iter_mut().flat_map(|step| [&mut step.from, &mut step.to]);
    for id in links.chain(steps).chain(published).filter(|id| **id == before) {
        id.clone_from(&after);
    }
    (vendor.plans[at].id, vendor.plans[at].name) = (after, name);
}

fn reprice(price: &mut Price, checked: Date, chance: &mut Chance) {
    price.checked = checked;
    price.published = price.published.map(|day| chance.day(day));
    price.minimum_spend = price.minimum_spend.map(|least| chance.number(least));
    price.one_offs.iter_mut().for_each(|(_, amount)| *amount = chance.number(*amount));
    for charge in &mut price.charges {
        match charge {
            Charge::PerSeat { rate, .. } | Charge::Flat { rate, .. } | Charge::Usage { rate, .. } => {
                *rate = chance.rate(*rate);
            }
            Charge::Bands { bands, .. } => {
                bands.iter_mut().for_each(|band: &mut Band| band.rate = chance.rate(band.rate));
            }
            Charge::Share { floor, .. } => *floor = chance.number(*floor),
            Charge::Quote(amount) => *amount = chance.amount(*amount),
        }
    }
}

fn id_of(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Chance that repeats itself: SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % count.max(1) as u64).unwrap_or_default()
    }

    fn name(&mut self) -> String {
        let syllables: String = (0..2 + self.below(2)).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect();
        let (first, rest) = syllables.split_at(1);
        format!("{}{rest}{}", first.to_uppercase(), ENDINGS[self.below(ENDINGS.len())])
    }

    /// A day in the month of `around` or in one of the months before it.
    fn day(&mut self, around: Date) -> Date {
        let month = 1 + self.below(usize::from(around.month()));
        let number = |number: usize| u8::try_from(number).unwrap_or(1);
        Date::new(around.year(), number(month), number(1 + self.below(28))).unwrap_or(around)
    }

    fn rate(&mut self, rate: Rate) -> Rate {
        let annual = rate.annual.map(|amount| self.amount(amount));
        let same = rate.annual == rate.monthly;
        Rate { annual, monthly: if same { annual } else { rate.monthly.map(|amount| self.amount(amount)) } }
    }

    fn amount(&mut self, amount: Estimate) -> Estimate {
        match amount {
            Estimate::Exact(of) => Estimate::Exact(self.number(of)),
            Estimate::Range(low, high) => {
                let low = self.number(low);
                Estimate::Range(low, low + self.number(high))
            }
            Estimate::AtLeast(low) => Estimate::AtLeast(self.number(low)),
            Estimate::AtMost(high) => Estimate::AtMost(self.number(high)),
            Estimate::Unknown(reason) => Estimate::Unknown(reason),
        }
    }

    /// Between 60 and 160 percent of a number, as round as it was: 1200 may become 900, and 7.99 9.43.
    fn number(&mut self, number: Number) -> Number {
        let percent = 60 + self.below(101);
        let text = number.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{decimals}");
        let significant = digits.trim_end_matches('0');
        let Ok(before @ 1..) = significant.parse::<usize>() else { return number };
        let mut after = (before.saturating_mul(percent) / 100).max(1).to_string();
        after += &digits[significant.len()..];
        if !decimals.is_empty() {
            after = format!("{after:0>width$}", width = decimals.len() + 1);
            after.insert(after.len() - decimals.len(), '.');
        }
        Number::parse(&after).unwrap_or(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{acme, vendor};
    use scim_tax::wire::catalog_file::{read, write};

    fn real() -> Catalog {
        let vendors = [acme(), vendor("other", "gated", "CRM", "", "", true)].map(|checked| checked.vendor).to_vec();
        Catalog { version: Date::new(2026, 11, 22).unwrap(), vendors }
    }

    #[test]
    fn invented_vendors_are_a_catalog_beside_the_real_ones() {
        let catalog = enlarged(&real(), 200);
        assert_eq!(catalog.vendors.len(), 200);
        assert_eq!(catalog.vendor("acme"), Some(&acme().vendor));
        assert_eq!(read(&write(&catalog)), Ok(catalog.clone()));
        assert_eq!(enlarged(&real(), 200), catalog);
        assert_eq!(enlarged(&real(), 1).vendors, [acme().vendor]);
        assert_eq!(enlarged(&Catalog { vendors: vec![], ..real() }, 5).vendors, []);
    }

    #[test]
    fn no_two_have_the_same_name_and_their_plans_are_found() {
        let catalog = enlarged(&real(), 200);
        let names: BTreeSet<&str> = catalog.vendors.iter().map(|vendor| vendor.name.as_str()).collect();
        assert_eq!(names.len(), 200);
        for vendor in &catalog.vendors {
            let (from, to) = vendor.step.as_ref().unwrap();
            assert!(vendor.plan(from).is_some() && vendor.plan(to).is_some(), "{}", vendor.id);
            let linked = vendor.plans.iter().flat_map(|plan| plan.addon_to.iter().chain(&plan.needs));
            assert!(linked.into_iter().all(|id| vendor.plan(id).is_some()), "{}", vendor.id);
        }
    }

    #[test]
    fn numbers_change_and_stay_as_round_as_they_were() {
        let mut chance = Chance(1);
        for (text, shape) in [("7.99", 2), ("0.005", 3), ("12", 0)] {
            let numbers: BTreeSet<String> =
                (0..50).map(|_| chance.number(Number::parse(text).unwrap()).to_string()).collect();
            assert!(numbers.len() > 3, "{text}: {numbers:?}");
            assert!(numbers.iter().all(|of| of.split_once('.').map_or(0, |(_, decimals)| decimals.len()) <= shape));
        }
        assert_eq!(chance.number(Number::ZERO), Number::ZERO);
        let thousands = chance.number(Number::from(120_000)).to_string();
        assert!(thousands.ends_with("0000"), "{thousands}");
    }
}
