//! The facts that a reader looks for first.

use super::Sheet;
use super::phrase::{Block, Link, Part, Phrase};
use super::words::{age, listed, series, status, why_not};
use crate::domain::{Date, Estimate, Facts, Grade, Number, Plan, PricesFrom, Ref, Status, Support};
use crate::present::fill::fill;
use crate::present::number::plural;

type Term = (&'static str, Phrase);

pub fn part(sheet: &Sheet) -> Option<Part> {
    let mut terms = vec![("SCIM", scim(sheet)), ("SCIM comes with", unlocks_scim(sheet).into())];
    terms.push(("Single sign-on comes with", unlocks_sso(sheet)));
    terms.push(("The step at your seats", step(sheet).into()));
    terms.push(("Who published the prices", publisher(sheet).into()));
    terms.push(("Age of the prices", price_age(sheet).into()));
    terms.push(("How well the status is known", grade(sheet.vendor.grade).into()));
    if let Some(facts) = sheet.known.facts {
        terms.extend(from_file(sheet, facts));
    }
    terms.push(("Currency", currency(&sheet.vendor.currency).into()));
    let title = fill("{} in short", &[&sheet.vendor.name]);
    Some(Part { id: "quick", title, blocks: vec![Block::Terms(terms)] })
}

fn from_file(sheet: &Sheet, facts: &Facts) -> Vec<Term> {
    let scim = |text: &str| Phrase::from(text).cites(sheet.evidence, facts.scim.sources.iter().map(String::as_str));
    let has_scim = sheet.vendor.status != Status::Absent;
    let or_untold = |text: String| if text.is_empty() { "no source tells".to_owned() } else { text };
    let mut terms = Vec::new();
    if has_scim {
        terms.push(("What SCIM does", scim(&or_untold(listed(&facts.scim.operations)))));
        terms.push(("SCIM version", scim(&or_untold(facts.scim.version.clone()))));
        let first = if facts.scim.sso_first { "yes" } else { "no source says so" };
        terms.push(("Single sign-on needed first", scim(first)));
    }
    let protocols = series(&facts.sso_protocols.iter().map(String::as_str).collect::<Vec<_>>());
    let sso_sources = facts.sso_sources.iter().map(String::as_str);
    terms.push(("Sign-on protocols", Phrase::from(or_untold(protocols)).cites(sheet.evidence, sso_sources)));
    terms.push(("Category", or_untold(facts.category.clone()).into()));
    terms.push(("Website", address(&facts.website)));
    if has_scim {
        terms.push(("The vendor’s page on SCIM", address(&facts.scim.docs)));
    }
    terms
}

fn address(address: &str) -> Phrase {
    if address.is_empty() {
        return "none recorded".into();
    }
    Phrase { link: Some(Link::Address(address.into())), ..address.into() }
}

fn scim(sheet: &Sheet) -> Phrase {
    let sources = sheet.known.facts.into_iter().flat_map(|facts| facts.scim.sources.iter().map(String::as_str));
    Phrase::from(status(sheet.vendor)).cites(sheet.evidence, sources)
}

/// The plans or add-ons that bring SCIM.
fn unlocks_scim(sheet: &Sheet) -> String {
    let with = |support| {
        let plans = sheet.vendor.plans.iter().filter(move |plan| plan.scim == support);
        plans.map(|plan| plan.name.as_str()).collect::<Vec<_>>()
    };
    let (yes, addon, unknown) = (with(Support::Yes), with(Support::AddOn), with(Support::Unknown));
    match sheet.vendor.status {
        Status::Absent => "no plan".into(),
        _ if !yes.is_empty() && addon.is_empty() => series(&yes),
        _ if !yes.is_empty() => fill("{}; at extra charge on {}", &[&series(&yes), &series(&addon)]),
        _ if !addon.is_empty() => fill("{}, at extra charge", &[&series(&addon)]),
        _ if !unknown.is_empty() => fill("no source tells; perhaps {}", &[&series(&unknown)]),
        _ => "no plan that is recorded here".into(),
    }
}

fn unlocks_sso(sheet: &Sheet) -> Phrase {
    let with = |support| {
        let plans = sheet.vendor.plans.iter().filter(move |plan| plan.sso == support);
        plans.map(|plan| plan.name.as_str()).collect::<Vec<_>>()
    };
    let (yes, addon) = (with(Support::Yes), with(Support::AddOn));
    let text = match (yes.is_empty(), addon.is_empty()) {
        (false, true) => series(&yes),
        (false, false) => fill("{}; at extra charge on {}", &[&series(&yes), &series(&addon)]),
        (true, false) => fill("{}, at extra charge", &[&series(&addon)]),
        (true, true) if with(Support::Unknown).is_empty() && !sheet.vendor.plans.is_empty() => "no plan".into(),
        (true, true) => "no source tells".into(),
    };
    let sources = sheet.known.facts.into_iter().flat_map(|facts| facts.sso_sources.iter().map(String::as_str));
    Phrase::from(text).cites(sheet.evidence, sources)
}

/// What the step costs at the reader's seats.
fn step(sheet: &Sheet) -> String {
    let (report, numbers) = (sheet.report, sheet.numbers());
    let seats = plural(&numbers.count(Number::from(report.seats), 0), "seat", "seats");
    if report.nothing_to_buy() {
        let plan = report.current_plan().map_or("", |plan| plan.name.as_str());
        return fill("nothing to buy: {} comes with SCIM", &[plan]);
    }
    match report.money.upgrade.delta {
        Estimate::Unknown(why) => fill("not known at {}. {}", &[&seats, &why_not(report, why, numbers)]),
        delta => {
            let name = |plan: Option<&Plan>| plan.map_or_else(String::new, |plan| plan.name.clone());
            let amount = numbers.estimate(delta, &sheet.vendor.currency);
            let plans = [name(report.current_plan()), name(report.target_plan())];
            fill("{} more a year for {}, from {} to {}", &[&amount, &seats, &plans[0], &plans[1]])
        }
    }
}

fn publisher(sheet: &Sheet) -> String {
    let vendor = sheet.vendor.name.as_str();
    match sheet.report.money.upgrade.prices_from {
        Some(PricesFrom::Vendor) => fill("{} itself", &[vendor]),
        Some(PricesFrom::ThirdParty) => fill("a third party; {} itself does not publish them", &[vendor]),
        Some(PricesFrom::Own) => "you entered them".into(),
        Some(PricesFrom::Mixed) => fill("partly {} itself", &[vendor]),
        None => "none is used: no price of the step is published".into(),
    }
}

/// The age of the oldest price that the step rests on.
fn price_age(sheet: &Sheet) -> String {
    let dates = |price: &Ref| match *price {
        Ref::Price { plan, price } => {
            let price = &sheet.vendor.plans[plan].prices[price];
            Some((price.published, price.checked))
        }
        Ref::Step(at) => {
            let step = &sheet.vendor.published_steps[at];
            Some((step.published, step.checked))
        }
        _ => None,
    };
    let older = |(published, checked): &(Option<Date>, Date)| published.map_or(*checked, |day| day.min(*checked));
    let oldest = sheet.report.money.upgrade.prices.iter().filter_map(dates).min_by_key(older);
    match oldest {
        None => "no price is used".into(),
        Some((None, checked)) => {
            fill("read {} ago at the oldest; that source gives no date", &[&months(checked, sheet.known.today)])
        }
        Some((published, checked)) => age(published, checked, sheet.known.today),
    }
}

fn months(from: Date, today: Date) -> String {
    match from.months_until(today) {
        0 => "less than a month".into(),
        months => plural(&months.to_string(), "month", "months"),
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "well: it was read at the vendor’s own pages (grade A)",
        Grade::B => "fairly: two independent sources say so, or the vendor’s pages are silent (grade B)",
        Grade::C => "moderately: one third party says so, or the vendor names no plan (grade C)",
        Grade::D => "poorly: it is unclear (grade D)",
    }
}

fn currency(code: &str) -> String {
    let name = match code {
        "USD" => "US dollars",
        "EUR" => "euros",
        "GBP" => "pounds sterling",
        "CHF" => "Swiss francs",
        _ => return code.into(),
    };
    fill("{} ({})", &[name, code])
}
