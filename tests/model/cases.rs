//! Scenarios written as in a link, amounts written as text, and a report for both.
#![allow(dead_code)]

use scim_tax::domain::*;

pub fn number(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|| panic!("not a number: {text}"))
}

/// `5`, `5..9`, `5+` (at least), `..9` (at most).
pub fn amount(text: &str) -> Estimate {
    let end = |text: &str| (!text.is_empty()).then(|| number(text));
    match (text.strip_suffix('+'), text.split_once("..")) {
        (Some(low), _) => Estimate::AtLeast(number(low)),
        (_, Some((low, high))) => Estimate::between(end(low), end(high), Reason::Quote),
        _ => Estimate::exact(number(text)),
    }
}

/// The same way round; unknown is `? reason`. At most 10 decimals.
pub fn show(estimate: Estimate) -> String {
    match estimate {
        Estimate::Exact(value) => value.to_ten_decimals(),
        Estimate::Range(low, high) => format!("{}..{}", low.to_ten_decimals(), high.to_ten_decimals()),
        Estimate::AtLeast(low) => format!("{}+", low.to_ten_decimals()),
        Estimate::AtMost(high) => format!("..{}", high.to_ten_decimals()),
        Estimate::Unknown(reason) => format!("? {}", reason.code()),
    }
}

pub fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

pub fn catalog(mut vendors: Vec<Vendor>) -> Catalog {
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: today(), vendors }
}

/// Reads `app=kustomer,enterprise,ultimate,50,discount:10&idp=google&leavers=10`: just enough of the
/// link's syntax for tables of cases, and independent of `wire`.
pub fn scenario(text: &str) -> Scenario {
    let mut scenario = Scenario { apps: Vec::new(), company: Company::default() };
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("no '=' in {pair}"));
        match key {
            "app" => scenario.apps.push(app(value)),
            _ => company(&mut scenario.company, key, value),
        }
    }
    scenario
}

fn app(text: &str) -> App {
    let fields: Vec<&str> = text.split(',').collect();
    let seats = fields[3].parse().unwrap();
    let mut app = match fields[0] {
        "own" => App::new(Product::Own { name: fields[1].into() }, seats),
        vendor => App::listed(vendor, fields[1], fields[2], seats),
    };
    for pair in &fields[4..] {
        let (key, value) = pair.split_once(':').unwrap();
        *app.number_mut(key).unwrap_or_else(|| panic!("unknown key {key}")) = Some(number(value));
    }
    app
}

fn company(company: &mut Company, key: &str, value: &str) {
    let some = || Some(number(value));
    match key {
        "employees" => company.employees = value.parse().unwrap(),
        "idp" => company.idp = Idp::from_key(value).unwrap(),
        "jit" => company.jit = value == "yes",
        "billing" => company.billing = if value == "monthly" { Term::Monthly } else { Term::Annual },
        "prices" => company.prices = if value == "vendor" { Prices::Vendor } else { Prices::All },
        "manual" => company.manual = if value == "benchmark" { Manual::Benchmark } else { Manual::Own },
        "idp-cost" => company.idp_cost = some(),
        "setup-hours" => company.setup_hours = some(),
        "token-hours" => company.token_hours = some(),
        "third-party" => company.third_party = some(),
        "growth" => company.growth = number(value),
        "years" => company.years = value.parse().unwrap(),
        "escalator" => company.escalator = number(value),
        "discount-rate" => company.discount_rate = number(value),
        "leavers" if value.ends_with('n') => {
            company.assumptions.leavers_people = Some(number(value.trim_end_matches('n')));
        }
        _ if key.starts_with("fx-") => company.fx.push((key[3..].into(), number(value))),
        _ => {
            let assumption = Assumption::from_key(key).unwrap_or_else(|| panic!("unknown key {key}"));
            company.assumptions.set(assumption, Span::certain(number(value)));
        }
    }
}

/// The report on one scenario with these vendors.
#[track_caller]
pub fn report(vendors: Vec<Vendor>, text: &str) -> Report {
    compare(&catalog(vendors), &scenario(text), today())
}

/// The report on its only app, with the vendors of [`crate::vendors::all`].
#[track_caller]
pub fn run(text: &str) -> AppReport {
    run_with(crate::vendors::all(), text)
}

#[track_caller]
pub fn run_with(vendors: Vec<Vendor>, text: &str) -> AppReport {
    let mut apps = report(vendors, text).apps;
    assert_eq!(apps.len(), 1, "one app in {text}");
    apps.remove(0)
}

/// From what its only app pays, with these vendors.
#[track_caller]
pub fn break_evens(vendors: Vec<Vendor>, text: &str) -> BreakEvens {
    let found = BreakEvens::of_all(&catalog(vendors), &scenario(text));
    assert_eq!(found.len(), 1, "one app in {text}");
    found[0]
}

/// A formula as a person reads it.
pub fn written(formula: &Formula) -> String {
    let mut text = String::new();
    for (token, _) in &formula.0 {
        match token {
            Token::Money(amount) => text.push_str(&match amount {
                Estimate::Range(low, high) => format!("${low}–${high}"),
                amount => format!("${}", show(*amount)),
            }),
            Token::Count(count, unit) => text.push_str(&format!("{count}{}", unit_name(unit))),
            Token::Percent(percent) => text.push_str(&format!("{percent}%")),
            Token::Plus => text.push_str(" + "),
            Token::Minus => text.push_str(" − "),
            Token::Times => text.push_str(" × "),
            Token::Over => text.push_str(" ÷ "),
            Token::Open => text.push('('),
            Token::Close => text.push(')'),
        }
    }
    text
}

fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Seats => " seats".into(),
        Unit::IncludedSeats => " included".into(),
        Unit::Months => " months".into(),
        Unit::Minutes => " minutes".into(),
        Unit::MinutesPerHour | Unit::Dollars => String::new(),
        Unit::Joiners => " joiners".into(),
        Unit::Leavers => " leavers".into(),
        Unit::Changes => " changes".into(),
        Unit::Reviews => " reviews".into(),
        Unit::OrphanedAccounts => " orphans".into(),
        Unit::Hours => " hours".into(),
        Unit::Employees => " employees".into(),
        Unit::Apps => " apps".into(),
        Unit::Usage { name, block } => format!(" × {block} {name}"),
    }
}
