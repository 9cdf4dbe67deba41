//! `scim-tax-vendors.csv`: a row for each plan, at the price that the calculator uses.

use crate::words;
use scim_tax::domain::{Charge, Estimate, Plan, Price, Prices, Publisher, Rate, price_that_counts};
use scim_tax::present::csv::{cell, line};
use scim_tax::wire::catalog_file::Checked;
use scim_tax::wire::vendor_file as raw;
use std::collections::BTreeMap;

const COLUMNS: [&str; 23] = [
    "vendor_id",
    "vendor",
    "category",
    "status",
    "grade",
    "plan_id",
    "plan",
    "addon_to",
    "sso",
    "scim",
    "currency",
    "publisher",
    "price_grade",
    "annual_rate",
    "monthly_rate",
    "per",
    "unit",
    "minimum",
    "included",
    "price",
    "source",
    "published",
    "checked",
];
const OF_VENDOR: usize = 5;
const OF_PLAN: usize = 5;

/// The table, its lines ended as RFC 4180 says. A vendor of which no plan is known has a row too.
pub fn table(all: &[Checked]) -> String {
    let mut text = line(&COLUMNS.map(str::to_owned));
    for Checked { file, vendor } in all {
        let of_vendor = [&file.id, &file.name, &file.category, &file.scim.status, &file.grade].map(|text| cell(text));
        for (raw, plan) in file.plans.iter().zip(&vendor.plans) {
            let of_plan = [&raw.id, &raw.name, &raw.addon_to.join(" "), &raw.sso, &raw.scim].map(|text| cell(text));
            let of_price = price_shown(plan)
                .map(|at| price_cells(&file.currency, &raw.prices[at], &plan.prices[at], &file.sources))
                .unwrap_or_else(|| vec![String::new(); COLUMNS.len() - OF_VENDOR - OF_PLAN]);
            text += &line(&[&of_vendor[..], &of_plan[..], &of_price].concat());
        }
        if file.plans.is_empty() {
            let empty = vec![String::new(); COLUMNS.len() - OF_VENDOR];
            text += &line(&[&of_vendor[..], &empty].concat());
        }
    }
    text
}

/// The price that counts; where none has an amount, the newest word on it, the vendor's before others'.
fn price_shown(plan: &Plan) -> Option<usize> {
    let newest = || {
        let prices = plan.prices.iter().enumerate();
        prices.max_by_key(|(at, price)| (price.publisher == Publisher::Vendor, price.checked, *at)).map(|(at, _)| at)
    };
    price_that_counts(plan, Prices::All).map_or_else(|_| newest(), |(at, _)| Some(at))
}

fn price_cells(
    currency: &str,
    raw: &raw::Price,
    price: &Price,
    sources: &BTreeMap<String, raw::Source>,
) -> Vec<String> {
    let source = sources.get(&raw.source);
    let publisher = match price.publisher {
        Publisher::Vendor => "vendor",
        Publisher::ThirdParty => "third_party",
        Publisher::Own { .. } => "own",
    };
    let mut cells = vec![cell(currency), cell(publisher), cell(&raw.grade)];
    cells.extend(amounts(price));
    cells.push(cell(&words::price(price)));
    cells.push(cell(source.map_or("", |source| &source.url)));
    cells.push(cell(source.and_then(|source| source.published.as_deref()).unwrap_or_default()));
    cells.push(cell(&raw.checked));
    cells
}

/// Rates, period, unit, minimum and included of a price that is a single charge; of any other the words
/// alone tell. Only what is known exactly is a number.
fn amounts(price: &Price) -> [String; 6] {
    let rates = |rate: Rate| [rate.annual, rate.monthly].map(exact);
    let above_zero = |seats: u32| if seats > 0 { seats.to_string() } else { String::new() };
    let (rate, per, unit, minimum, included) = match price.charges.as_slice() {
        [Charge::PerSeat { rate, per, included, minimum, .. }] => {
            (rates(*rate), per, "seat".to_owned(), above_zero(*minimum), above_zero(*included))
        }
        [Charge::Flat { rate, per, .. }] => (rates(*rate), per, "flat".to_owned(), String::new(), String::new()),
        [Charge::Usage { rate, per, unit, included, block }] => {
            let included = if included.is_positive() { included.to_string() } else { String::new() };
            (rates(*rate), per, words::counted(unit, *block), String::new(), included)
        }
        _ => return Default::default(),
    };
    let [annual, monthly] = rate;
    [annual, monthly, words::period(*per).to_owned(), cell(&unit), minimum, included]
}

fn exact(amount: Option<Estimate>) -> String {
    match amount {
        Some(Estimate::Exact(amount)) => amount.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{acme, vendor};

    #[test]
    fn every_plan_is_a_row() {
        let expected = [
            "vendor_id,vendor,category,status,grade,plan_id,plan,addon_to,sso,scim,currency,publisher,price_grade,\
             annual_rate,monthly_rate,per,unit,minimum,included,price,source,published,checked",
            "acme,Acme,Testing,gated,B,basic,Basic,,no,no,USD,vendor,A,,,,,,,\"per seat and month: 7.99, at least 3 \
             seats, in packs of 5, 5 seats included + per month: 100 billed annually / 120 billed monthly, up to 10 \
             seats; at least 1000 a year in all; once 1500: Onboarding\",https://acme.example/pricing,,2026-10-05",
            "acme,Acme,Testing,gated,B,pro,Pro,,add_on,yes,USD,vendor,A,,,,,,,\"per month: 10% of spend, at least \
             500\",https://acme.example/docs,2025-02-03,2026-11-21",
            "acme,Acme,Testing,gated,B,enterprise,Enterprise,,yes,yes,USD,third_party,D,,,,,,,\"on request, per year: \
             from 60000\",https://guide.example/acme,2026-01-11,2026-11-21",
            "acme,Acme,Testing,gated,B,sso-pack,SSO pack,pro,yes,no,,,,,,,,,,,,,",
            "",
        ];
        assert_eq!(table(&[acme()]), expected.join("\r\n"));
    }

    #[test]
    fn amounts_of_a_single_charge_are_numbers() {
        for (charge, expected) in [
            (
                r#""kind": "per_seat", "rate": {"annual": "20", "monthly": "24.50"}, "per": "month", "minimum": 3"#,
                ["20", "24.5", "month", "seat", "3", ""],
            ),
            (r#""kind": "flat", "rate": {"either": "900"}, "per": "year""#, ["900", "900", "year", "flat", "", ""]),
            (
                r#""kind": "usage", "rate": {"annual": "10"}, "per": "month", "unit": "=MTU", "block": "1000", "included": "50""#,
                ["10", "", "month", "1000 =MTU", "", "50"],
            ),
            (
                r#""kind": "per_seat", "rate": {"either": {"low": "15"}}, "per": "month", "included": "5""#,
                ["", "", "month", "seat", "", "5"],
            ),
            (r#""kind": "quote""#, ["", "", "", "", "", ""]),
        ] {
            let price =
                format!(r#"{{"source": "guide", "checked": "2026-11-21", "grade": "C", "charges": [{{{charge}}}]}}"#);
            let checked = vendor("x", "gated", "CRM", &price, "", false);
            assert_eq!(amounts(&checked.vendor.plans[0].prices[0]), expected);
        }
    }

    #[test]
    fn a_vendor_without_plans_has_a_row() {
        let mut checked = vendor("x", "absent", "CRM, sales", "", "", false);
        checked.file.plans.clear();
        checked.vendor.plans.clear();
        let table = table(&[checked]);
        let row = table.lines().nth(1).unwrap();
        assert_eq!(row, format!("x,x,\"CRM, sales\",absent,A{}", ",".repeat(18)));
    }
}
