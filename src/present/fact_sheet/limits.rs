//! What a plan binds the buyer to: minima, seat limits, packs, billing terms, what is paid once. One sentence
//! for all plans of which the same is true.

use super::Sheet;
use super::phrase::{Block, Part, Phrase};
use super::price_words::is_free;
use super::words::series;
use crate::domain::{Charge, Number, Plan, Price, Rate, price_that_counts};
use crate::present::fill::fill;
use crate::present::number::plural;

/// A sentence with a place for the plans, in the singular and in the plural, and what else is put in.
struct Limit<'a> {
    plan: &'a str,
    one: &'static str,
    many: &'static str,
    value: String,
}

pub fn part(sheet: &Sheet) -> Option<Part> {
    let mut limits = Vec::new();
    for plan in &sheet.vendor.plans {
        of_plan(sheet, plan, &mut limits);
        if let Ok((_, price)) = price_that_counts(plan, sheet.scenario.company.prices) {
            of_price(sheet, plan, price, &mut limits);
        }
    }
    let blocks = match limits.is_empty() {
        true => Block::Says("No source names a minimum, a limit of seats or a billing term.".into()),
        false => Block::List(sentences(&limits)),
    };
    Some(Part { id: "limits", title: "What binds the buyer".into(), blocks: vec![blocks] })
}

/// The limits in the order in which they were found, those that say the same of several plans in one.
fn sentences(limits: &[Limit]) -> Vec<Phrase> {
    let mut said: Vec<(&str, &str)> = Vec::new();
    let mut phrases = Vec::new();
    for limit in limits {
        if said.contains(&(limit.one, &limit.value)) {
            continue;
        }
        said.push((limit.one, &limit.value));
        let same = limits.iter().filter(|other| other.one == limit.one && other.value == limit.value);
        let mut plans: Vec<&str> = same.map(|limit| limit.plan).collect();
        plans.dedup();
        let sentence = if plans.len() == 1 { limit.one } else { limit.many };
        phrases.push(fill(sentence, &[&series(&plans), &limit.value]).into());
    }
    phrases
}

fn of_plan<'a>(sheet: &Sheet<'a>, plan: &'a Plan, limits: &mut Vec<Limit<'a>>) {
    if let Some(most) = plan.max_seats {
        let (one, many) = ("{} is sold for at most {}.", "{} are sold for at most {}.");
        limits.push(Limit { plan: &plan.name, one, many, value: seats(sheet, most) });
    }
    let needs: Vec<&str> = plan.needs.iter().filter_map(|id| Some(sheet.vendor.plan(id)?.1.name.as_str())).collect();
    if !needs.is_empty() {
        let (one, many) = ("{} needs {} bought with it.", "{} need {} bought with them.");
        limits.push(Limit { plan: &plan.name, one, many, value: series(&needs) });
    }
}

fn of_price<'a>(sheet: &Sheet<'a>, plan: &'a Plan, price: &'a Price, limits: &mut Vec<Limit<'a>>) {
    let mut add = |one, many, value| limits.push(Limit { plan: &plan.name, one, many, value });
    let money = |amount| sheet.numbers().exact_money(amount, &sheet.vendor.currency);
    if let Some(least) = price.minimum_spend {
        add("{} costs at least {} a year.", "{} cost at least {} a year each.", money(least));
    }
    for charge in &price.charges {
        if let Some(rate) = rate_of(charge).filter(|rate| !is_free(*rate)) {
            if rate.annual.is_none() {
                let one = "Of {} only a price by the month is published.";
                add(one, one, String::new());
            }
            if rate.monthly.is_none() {
                let one = "Of {} only a price for a year at a time is published.";
                add(one, one, String::new());
            }
        }
        match charge {
            Charge::PerSeat { minimum, pack, included, .. } => {
                if *minimum > 1 {
                    let (one, many) = ("{} is billed for at least {}.", "{} are billed for at least {}.");
                    add(one, many, seats(sheet, *minimum));
                }
                if *pack > 1 {
                    let one = "Seats of {} are sold in packs of {}.";
                    add(one, one, sheet.numbers().count(Number::from(*pack), 0));
                }
                if *included > 0 {
                    let one = "The price of {} includes {}.";
                    add(one, one, seats(sheet, *included));
                }
            }
            Charge::Flat { covers: Some(covers), .. } => {
                let one = "The price of {} covers {}.";
                add(one, one, seats(sheet, *covers));
            }
            Charge::Bands { .. } => {
                if let Some(most) = charge.most_seats() {
                    let one = "The published price of {} ends at {}.";
                    add(one, one, seats(sheet, most));
                }
            }
            Charge::Usage { unit, .. } | Charge::Share { unit, .. } => {
                let one = "What {} costs also depends on usage: {}.";
                add(one, one, unit.clone());
            }
            Charge::Flat { covers: None, .. } | Charge::Quote(_) => {}
        }
    }
    for (label, amount) in &price.one_offs {
        let one = "With {} comes something paid once: {}.";
        add(one, one, fill("{}, {}", &[label, &money(*amount)]));
    }
    if price.net {
        let one = "The price of {} was reported after a discount; the list price is higher.";
        let many = "The prices of {} were reported after a discount; list prices are higher.";
        add(one, many, String::new());
    }
}

/// The rate of a charge that costs something.
fn rate_of(charge: &Charge) -> Option<Rate> {
    match charge {
        Charge::PerSeat { rate, .. } | Charge::Flat { rate, .. } | Charge::Usage { rate, .. } => Some(*rate),
        Charge::Bands { bands, .. } => bands.first().map(|band| band.rate),
        Charge::Share { .. } | Charge::Quote(_) => None,
    }
}

fn seats(sheet: &Sheet, seats: u32) -> String {
    plural(&sheet.numbers().count(Number::from(seats), 0), "seat", "seats")
}
