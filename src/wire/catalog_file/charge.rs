//! Charges, rates and amounts.

use super::plain::{MOST_SEATS, Words};
use crate::domain::{Band, Charge, Estimate, Mode, Number, Per, Rate, Reason};
use crate::wire::problem::At;
use crate::wire::vendor_file as raw;

#[derive(Clone, Copy)]
pub(super) enum Kind {
    PerSeat,
    Flat,
    Bands,
    Usage,
    Share,
    Quote,
}

impl Kind {
    /// The fields that may stand, see [`raw::Charge`].
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::PerSeat => &["rate", "per", "included", "minimum", "pack"],
            Self::Flat => &["rate", "per", "covers"],
            Self::Bands => &["mode", "bands", "per"],
            Self::Usage => &["rate", "per", "unit", "included", "block"],
            Self::Share => &["percent", "per", "unit", "floor"],
            Self::Quote => &["rate"],
        }
    }
}

pub(super) const KINDS: &Words<Kind> = &[
    ("per_seat", Kind::PerSeat),
    ("flat", Kind::Flat),
    ("bands", Kind::Bands),
    ("usage", Kind::Usage),
    ("share", Kind::Share),
    ("quote", Kind::Quote),
];

pub(super) const MODES: &Words<Mode> =
    &[("volume", Mode::Volume), ("graduated", Mode::Graduated), ("lump", Mode::Lump)];

pub(super) const PERIODS: &Words<Per> = &[("month", Per::Month), ("year", Per::Year)];

pub(super) fn charge(raw: &raw::Charge, at: &At) -> Option<Charge> {
    let kind = at.field("kind").word(&raw.kind, KINDS)?;
    refuse_foreign_fields(raw, kind, at);
    match kind {
        Kind::PerSeat => {
            let (rate, per) = (rate(raw.rate.as_ref(), &at.field("rate")), per(raw, at));
            let included = included_seats(raw.included.as_deref(), &at.field("included"));
            let minimum = at.field("minimum").seats(raw.minimum, 0);
            let pack = at.field("pack").seats(raw.pack, 1);
            Some(Charge::PerSeat { rate: rate?, per: per?, included: included?, minimum: minimum?, pack: pack? })
        }
        Kind::Flat => {
            let (rate, per) = (rate(raw.rate.as_ref(), &at.field("rate")), per(raw, at));
            let covers = at.field("covers").seats(raw.covers, None);
            Some(Charge::Flat { rate: rate?, per: per?, covers: covers? })
        }
        Kind::Bands => {
            let (mode, per) = (at.field("mode").word(&raw.mode, MODES), per(raw, at));
            let bands = bands(&raw.bands, &at.field("bands"));
            Some(Charge::Bands { mode: mode?, per: per?, bands: bands? })
        }
        Kind::Usage => {
            let (rate, per) = (rate(raw.rate.as_ref(), &at.field("rate")), per(raw, at));
            let unit = unit(raw, at);
            let included = at.field("included").number_or(raw.included.as_deref(), Number::ZERO);
            let block = block(raw.block.as_deref(), &at.field("block"));
            Some(Charge::Usage { rate: rate?, per: per?, unit: unit?, included: included?, block: block? })
        }
        Kind::Share => {
            let percent = percent(raw.percent.as_deref(), &at.field("percent"));
            let (per, unit) = (per(raw, at), unit(raw, at));
            let floor = at.field("floor").number_or(raw.floor.as_deref(), Number::ZERO);
            Some(Charge::Share { percent: percent?, per: per?, unit: unit?, floor: floor? })
        }
        Kind::Quote => quote(raw.rate.as_ref(), &at.field("rate")).map(Charge::Quote),
    }
}

/// A field that the kind does not read would be a price that is silently left out.
fn refuse_foreign_fields(raw: &raw::Charge, kind: Kind, at: &At) {
    let present = [
        ("rate", raw.rate.is_some()),
        ("per", !raw.per.is_empty()),
        ("included", raw.included.is_some()),
        ("minimum", raw.minimum.is_some()),
        ("pack", raw.pack.is_some()),
        ("covers", raw.covers.is_some()),
        ("mode", !raw.mode.is_empty()),
        ("bands", !raw.bands.is_empty()),
        ("unit", !raw.unit.is_empty()),
        ("block", raw.block.is_some()),
        ("percent", raw.percent.is_some()),
        ("floor", raw.floor.is_some()),
    ];
    for (name, _) in present.into_iter().filter(|(name, present)| *present && !kind.fields().contains(name)) {
        at.field(name).says(format!("does not belong to a charge of kind {}", raw.kind));
    }
}

fn per(raw: &raw::Charge, at: &At) -> Option<Per> {
    at.field("per").word(&raw.per, PERIODS)
}

fn unit(raw: &raw::Charge, at: &At) -> Option<String> {
    if raw.unit.is_empty() {
        return at.field("unit").problem("missing");
    }
    Some(raw.unit.clone())
}

fn included_seats(text: Option<&str>, at: &At) -> Option<u32> {
    let Some(text) = text else { return Some(0) };
    let seats = text.parse().ok().filter(|seats| *seats <= MOST_SEATS);
    seats.or_else(|| at.problem(format!("\"{text}\" is not a whole number from 0 to {MOST_SEATS}")))
}

fn block(text: Option<&str>, at: &At) -> Option<Number> {
    let block = at.number_or(text, Number::ONE)?;
    if block.is_positive() { Some(block) } else { at.problem("0 is not above 0") }
}

fn percent(text: Option<&str>, at: &At) -> Option<Number> {
    let Some(text) = text else { return at.problem("missing") };
    let percent = at.number(text)?;
    if percent > Number::HUNDRED {
        return at.problem(format!("{text} is above 100"));
    }
    Some(percent)
}

/// A quoted range is for a year whatever the billing: only `either` or `annual` can say that.
fn quote(raw: Option<&raw::Rate>, at: &At) -> Option<Estimate> {
    let Some(raw) = raw else { return Some(Estimate::Unknown(Reason::Quote)) };
    if raw.monthly.is_some() {
        return at.field("monthly").problem("a quote is for a year: it stands as either or annual");
    }
    rate(Some(raw), at)?.annual
}

fn bands(raw: &[raw::Band], at: &At) -> Option<Vec<Band>> {
    if raw.is_empty() {
        return at.problem("missing");
    }
    for (index, pair) in raw.windows(2).enumerate() {
        match (pair[0].up_to, pair[1].up_to) {
            (None, _) => at.item(index).field("up_to").says("missing: only the last band is open"),
            (Some(before), Some(after)) if after <= before => {
                at.item(index + 1).field("up_to").says(format!("{after} is not above {before}, the band before"));
            }
            _ => {}
        }
    }
    at.each(raw, |band, at| {
        let up_to = at.field("up_to").seats(band.up_to, None);
        let rate = rate(Some(&band.rate), &at.field("rate"));
        Some(Band { up_to: up_to?, rate: rate? })
    })
}

fn rate(raw: Option<&raw::Rate>, at: &At) -> Option<Rate> {
    let Some(raw) = raw else { return at.problem("missing") };
    let read = |name, raw: &Option<raw::Amount>| raw.as_ref().map(|raw| amount(raw, &at.field(name)));
    match (read("either", &raw.either), read("annual", &raw.annual), read("monthly", &raw.monthly)) {
        (None, None, None) => at.problem("empty: either, annual or monthly is needed"),
        (Some(either), None, None) => either.map(Rate::either),
        (Some(_), ..) => at.field("either").problem("stands alone, without annual and monthly"),
        (None, annual, monthly) => Some(Rate { annual: annual.flatten(), monthly: monthly.flatten() }),
    }
}

pub(super) fn amount(raw: &raw::Amount, at: &At) -> Option<Estimate> {
    let (low, high) = match raw {
        raw::Amount::Exact(text) => return at.number(text).map(Estimate::exact),
        raw::Amount::Range { low, high } => (low, high),
    };
    let end = |name, text: &Option<String>| text.as_ref().map(|text| at.field(name).number(text));
    let (low, high) = (end("low", low), end("high", high));
    if low.is_none() && high.is_none() {
        return at.problem("empty: low or high is needed");
    }
    match (low.flatten(), high.flatten()) {
        (Some(low), Some(high)) if low > high => at.problem(format!("low {low} is above high {high}")),
        (low, high) => Some(Estimate::between(low, high, Reason::Quote)),
    }
}
