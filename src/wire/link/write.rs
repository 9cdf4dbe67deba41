//! A scenario as text.

use super::{BILLING, JIT, MANUAL, OWN, PRICES};
use crate::domain::{
    App, Assumption, Assumptions, Company, Date, Idp, Manual, Number, Prices, Product, Scenario, Term,
};
use crate::wire::crc32::crc32;

/// The canonical text of a scenario, without `#`: the same scenario gives the same text, and defaults
/// are left out.
///
/// ```
/// use scim_tax::domain::{App, Company, Scenario};
/// use scim_tax::wire::link;
/// let mut company = Company::default();
/// company.employees = 1200;
/// let apps = vec![App::listed("kustomer", "enterprise", "ultimate", 50)];
/// let text = link::write(&Scenario { apps, company });
/// assert_eq!(text, "v=1&app=kustomer,enterprise,ultimate,50&employees=1200");
/// ```
pub fn write(scenario: &Scenario) -> String {
    let mut text = String::from("v=1");
    for app in &scenario.apps {
        write_app(&mut text, app);
    }
    write_company(&mut text, &scenario.company);
    text
}

/// The text to hand on: it names the catalog, and a checksum tells whether it arrived whole.
///
/// ```
/// use scim_tax::domain::{App, Company, Date, Scenario};
/// use scim_tax::wire::link;
/// let apps = vec![App::listed("kustomer", "enterprise", "ultimate", 50)];
/// let scenario = Scenario { apps, company: Company::default() };
/// let text = link::write_shared(&scenario, Date::parse("2026-11-21").unwrap());
/// assert_eq!(text, "v=1&app=kustomer,enterprise,ultimate,50&cat=2026-11-21&c=2864ad61");
/// assert_eq!(link::read(&text).checked, link::Checksum::Right);
/// ```
pub fn write_shared(scenario: &Scenario, catalog_version: Date) -> String {
    let mut text = write(scenario);
    put(&mut text, "cat", &catalog_version.to_string());
    put_checksum(&mut text);
    text
}

/// Puts the checksum of all before it at the end.
pub(in crate::wire) fn put_checksum(text: &mut String) {
    let checksum = crc32(text.as_bytes());
    text.push_str("&c=");
    for shift in (0..8).rev() {
        text.push(hex_digit(checksum >> (4 * shift), false));
    }
}

fn write_app(text: &mut String, app: &App) {
    text.push_str("&app=");
    match &app.product {
        Product::Listed { vendor, current, target } => {
            for id in [vendor, current, target] {
                encode(text, id);
                text.push(',');
            }
        }
        Product::Own { name } => {
            text.push_str(OWN);
            text.push(',');
            encode(text, name.trim());
            text.push_str(",,");
        }
    }
    text.push_str(&app.seats.to_string());
    for (key, number) in app.numbers() {
        if let Some(number) = number.filter(|number| number.decimal().is_some()) {
            text.push(',');
            text.push_str(key);
            text.push(':');
            text.push_str(&number.to_string());
        }
    }
}

fn write_company(text: &mut String, company: &Company) {
    let default = Company::default();
    if company.employees != default.employees {
        put(text, "employees", &company.employees.to_string());
    }
    if company.idp != Idp::Okta {
        put(text, "idp", company.idp.key());
    }
    put_word(text, "jit", JIT, company.jit);
    put_word(text, "billing", BILLING, company.billing == Term::Monthly);
    put_word(text, "prices", PRICES, company.prices == Prices::Vendor);
    put_word(text, "manual", MANUAL, company.manual == Manual::Benchmark);
    for assumption in Assumption::ALL {
        write_assumption(text, assumption, &company.assumptions);
    }
    put_number(text, "idp-cost", company.idp_cost);
    put_number(text, "setup-hours", company.setup_hours);
    put_number(text, "token-hours", company.token_hours);
    put_number(text, "third-party", company.third_party);
    if company.years != default.years {
        put(text, "years", &company.years.to_string());
    }
    for (key, number) in
        [("growth", company.growth), ("escalator", company.escalator), ("discount-rate", company.discount_rate)]
    {
        put_number(text, key, Some(number).filter(|number| *number != Number::ZERO));
    }
    if let Some(renewal) = company.renewal {
        put(text, "renewal", &renewal.to_string());
    }
    // In order of the code.
    let mut rates: Vec<&(String, Number)> = Vec::new();
    for rate in &company.fx {
        let at = rates.partition_point(|other| other.0 < rate.0);
        rates.insert(at, rate);
    }
    for (code, rate) in rates {
        let mut key = String::from("fx-");
        encode(&mut key, code);
        put_number(text, &key, Some(*rate));
    }
}

/// One value where it is certain, else `low:base:high`.
fn write_assumption(text: &mut String, assumption: Assumption, assumptions: &Assumptions) {
    if !assumptions.is_changed(assumption) {
        return;
    }
    if assumption == Assumption::Leavers
        && let Some(people) = assumptions.leavers_people
    {
        let mut people = people.to_string();
        people.push('n');
        return put(text, assumption.key(), &people);
    }
    let span = assumptions.span(assumption);
    put_number(text, assumption.key(), Some(span.low));
    if !span.is_certain() {
        for value in [span.base, span.high] {
            text.push(':');
            text.push_str(&value.to_string());
        }
    }
}

pub(in crate::wire) fn put(text: &mut String, key: &str, value: &str) {
    text.push('&');
    text.push_str(key);
    text.push('=');
    text.push_str(value);
}

/// The second word of two; the first is the default.
fn put_word(text: &mut String, key: &str, words: [&str; 2], second: bool) {
    if second {
        put(text, key, words[1]);
    }
}

/// A number without a value ("too large") has no text that could be read back.
fn put_number(text: &mut String, key: &str, number: Option<Number>) {
    if let Some(number) = number.filter(|number| number.decimal().is_some()) {
        put(text, key, &number.to_string());
    }
}

/// What separates the parts of a link is encoded too: links are split first, then decoded.
pub(in crate::wire) fn encode(text: &mut String, part: &str) {
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.' {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(hex_digit(u32::from(byte >> 4), true));
            text.push(hex_digit(u32::from(byte), true));
        }
    }
}

/// The digit of the lowest four bits.
fn hex_digit(bits: u32, upper: bool) -> char {
    let digit = char::from_digit(bits & 15, 16).unwrap_or('0');
    if upper { digit.to_ascii_uppercase() } else { digit }
}
