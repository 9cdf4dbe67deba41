//! What a column is, by its name. Names are taken as sets of words, so that order, case, plural and filling words
//! make no difference: "Annual Cost (USD)", "cost per year" and `cost_year` are one.

use super::role::Role;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What the name of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub role: Role,
    /// Of several columns of a role the lowest counts.
    pub rank: u8,
    /// Whether it says so in full; else the person should look.
    pub sure: bool,
}

/// Letters of a name that are looked at.
const LONGEST: usize = 80;

const FILLING: [&str; 18] = [
    "a", "all", "an", "and", "at", "by", "count", "for", "in", "is", "no", "nr", "number", "of", "on", "our", "the",
    "total",
];
const MONEY: [&str; 14] = [
    "amount",
    "charge",
    "cost",
    "expenditure",
    "expense",
    "fee",
    "paid",
    "payment",
    "price",
    "pricing",
    "rate",
    "spend",
    "spending",
    "value",
];
/// Beside a word for money.
const BESIDE_MONEY: [&str; 30] = [
    "acv",
    "alternative",
    "app",
    "arr",
    "contract",
    "current",
    "excl",
    "gross",
    "implementation",
    "list",
    "month",
    "net",
    "now",
    "off",
    "onboarding",
    "once",
    "one",
    "onetime",
    "other",
    "plan",
    "saas",
    "setup",
    "software",
    "subscription",
    "tax",
    "time",
    "tool",
    "unit",
    "vendor",
    "year",
];
const TARGET: [&str; 12] =
    ["desired", "future", "needed", "new", "next", "offer", "proposed", "quote", "quoted", "scim", "target", "upgrade"];
const SEAT: [&str; 6] = ["employee", "head", "license", "member", "seat", "user"];
/// Beside a word for plans.
const BESIDE_PLAN: [&str; 12] = [
    "current",
    "edition",
    "existing",
    "level",
    "license",
    "name",
    "now",
    "package",
    "plan",
    "subscription",
    "tier",
    "type",
];
/// Beside a word for seats.
const BESIDE_SEATS: [&str; 17] = [
    "account",
    "active",
    "assigned",
    "bought",
    "contracted",
    "current",
    "held",
    "license",
    "member",
    "now",
    "owned",
    "paid",
    "provisioned",
    "purchased",
    "quantity",
    "seat",
    "user",
];
/// Beside a word for a renewal.
const BESIDE_RENEWAL: [&str; 16] = [
    "contract",
    "date",
    "day",
    "due",
    "end",
    "ending",
    "expiration",
    "expire",
    "expiry",
    "license",
    "next",
    "renew",
    "renewal",
    "subscription",
    "term",
    "until",
];

/// How many cells of a row are names of columns.
pub(super) fn known(cells: &[Cow<str>]) -> usize {
    cells.iter().filter(|cell| meaning(cell).is_some()).count()
}

/// What a column of this name holds; `None` for a name that says nothing here.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    if name.is_empty() {
        return None;
    }
    let sure = |role, rank| Some(Meaning { role, rank, sure: true });
    let label = |role: &Role| role.label().eq_ignore_ascii_case(name.trim());
    if let Some(role) = Role::ALL.into_iter().find(label) {
        // Of apps and their vendors the app counts, wherever both are.
        return sure(role, 0);
    }
    let words = words(name);
    let words = Words(words.iter().map(String::as_str).collect());
    money(&words)
        .or_else(|| share(&words))
        .or_else(|| renewal(&words))
        .or_else(|| plan(&words))
        .or_else(|| seats(&words))
        .or_else(|| app(&words))
}

struct Words<'a>(BTreeSet<&'a str>);

impl Words<'_> {
    fn any(&self, of: &[&str]) -> bool {
        of.iter().any(|word| self.0.contains(word))
    }

    fn only(&self, of: &[&str]) -> bool {
        !self.0.is_empty() && self.0.iter().all(|word| of.contains(word))
    }
}

fn money(words: &Words) -> Option<Meaning> {
    let (year, month, seat) = (words.any(&["year"]), words.any(&["month"]), words.any(&SEAT) || words.any(&["unit"]));
    let amount = words.any(&MONEY) || words.any(&["quote", "quoted"]);
    let beside = [&MONEY[..], &BESIDE_MONEY, &TARGET, &SEAT].concat();
    let once = words.any(&["once", "onetime", "onboarding", "implementation", "setup"])
        || words.any(&["one"]) && words.any(&["off", "time"]);
    let meaning = |role, rank, sure| Some(Meaning { role, rank, sure });
    if words.only(&["acv", "arr", "year"]) && words.any(&["acv", "arr"]) {
        return meaning(Role::YearCost, 1, true);
    }
    if !amount || !words.only(&beside) {
        return None;
    }
    let target = words.any(&TARGET);
    match (target, seat, year, month) {
        _ if once => meaning(Role::Once, 0, true),
        _ if words.any(&["other", "alternative"]) => year.then_some(Meaning { role: Role::Other, rank: 0, sure: true }),
        // "Paid seats" are seats.
        _ if words.only(&BESIDE_SEATS) => None,
        (true, false, _, false) => meaning(Role::Quote, 0, year),
        (true, true, false, _) => meaning(Role::SeatQuote, 0, month),
        (true, ..) => None,
        (false, true, true, false) => meaning(Role::SeatYearCost, 0, true),
        (false, true, false, _) => meaning(Role::SeatMonthCost, u8::from(!month), month),
        (false, false, true, false) => meaning(Role::YearCost, 0, true),
        (false, false, false, true) => meaning(Role::MonthCost, 0, true),
        // A cost of no period, or of two.
        (false, ..) => None,
    }
}

fn share(words: &Words) -> Option<Meaning> {
    let meaning = |role| Some(Meaning { role, rank: 0, sure: true });
    if words.any(&["discount"]) && words.only(&["discount", "percent", "target", "new", "upgrade", "current", "now"]) {
        return match (words.any(&TARGET), words.any(&["current", "now"])) {
            (true, false) => meaning(Role::Discount),
            (false, true) => meaning(Role::NowDiscount),
            _ => None,
        };
    }
    if words.any(&["anyway"]) {
        return meaning(Role::Anyway);
    }
    if words.any(&["usage"]) && words.only(&["usage", "unit", "plan"]) && words.any(&["unit"]) {
        return meaning(Role::Usage);
    }
    None
}

fn renewal(words: &Words) -> Option<Meaning> {
    let renews = words.any(&["renewal", "renew", "expiry", "expiration", "expire"]);
    let ends = words.any(&["end", "ending", "until"]) && words.any(&["contract", "subscription", "term", "license"]);
    let found = words.only(&BESIDE_RENEWAL) && (renews || ends);
    let rank = if words.any(&["renewal", "renew"]) { 0 } else { 1 };
    found.then_some(Meaning { role: Role::Renewal, rank, sure: true })
}

fn plan(words: &Words) -> Option<Meaning> {
    let named = words.any(&["plan", "tier", "edition", "package"]);
    let license_type = words.any(&["license", "subscription"]) && words.any(&["type", "level"]);
    let rest: BTreeSet<&str> = words.0.iter().copied().filter(|word| !TARGET.contains(word)).collect();
    let plain = rest.iter().all(|word| BESIDE_PLAN.contains(word));
    match (named, license_type, plain) {
        (true, _, true) if rest.len() < words.0.len() => Some(Meaning { role: Role::TargetPlan, rank: 0, sure: true }),
        (true, _, true) => Some(Meaning { role: Role::CurrentPlan, rank: u8::from(!words.any(&["plan"])), sure: true }),
        (false, true, true) => Some(Meaning { role: Role::CurrentPlan, rank: 2, sure: true }),
        (false, false, _) if words.only(&["subscription", "sku"]) => {
            Some(Meaning { role: Role::CurrentPlan, rank: 3, sure: false })
        }
        _ => None,
    }
}

fn seats(words: &Words) -> Option<Meaning> {
    let counted = words.any(&["seat", "license", "user", "quantity", "member", "assigned"]);
    if !counted || !words.only(&BESIDE_SEATS) {
        return None;
    }
    // What is paid for goes before what is used.
    let rank = match () {
        () if words.any(&["assigned", "provisioned"]) => 3,
        () if words.any(&["active"]) => 5,
        () if words.any(&["bought", "contracted", "owned", "held", "paid", "purchased"]) => 0,
        () if words.any(&["seat", "license", "quantity"]) => 1,
        () => 4,
    };
    Some(Meaning { role: Role::Seats, rank, sure: rank < 5 })
}

fn app(words: &Words) -> Option<Meaning> {
    let sure = |role, rank| Some(Meaning { role, rank, sure: true });
    if words.only(&["domain", "homepage", "site", "url", "web", "website", "app", "vendor", "address"])
        && words.any(&["domain", "homepage", "site", "url", "website"])
    {
        return sure(Role::Site, u8::from(words.any(&["app"])));
    }
    if words.only(&["vendor", "id"]) && words.any(&["id"]) && words.any(&["vendor"]) {
        return sure(Role::VendorId, 0);
    }
    let named = |of: &[&str]| words.any(of) && words.0.iter().all(|word| of.contains(word) || *word == "name");
    match () {
        () if named(&["app", "application", "saas"]) => sure(Role::Name, 0),
        () if named(&["product", "tool", "software", "saas", "app", "application", "service", "solution"]) => {
            sure(Role::Name, 1)
        }
        () if words.only(&["name"]) => sure(Role::Name, 2),
        () if named(&["vendor", "supplier", "publisher", "provider", "manufacturer", "maker", "software", "saas"]) => {
            sure(Role::Maker, 1)
        }
        () if named(&["company", "system"]) => Some(Meaning { role: Role::Maker, rank: 2, sure: false }),
        () => None,
    }
}

/// The words of a name: small, in the singular, synonyms alike, without those that say nothing.
fn words(name: &str) -> Vec<String> {
    let mut split = String::new();
    let letters: Vec<char> = name.chars().take(LONGEST).collect();
    for (at, c) in letters.iter().enumerate() {
        let next_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let last_small = at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(|last| last.is_lowercase());
        if c.is_uppercase() && last_small && next_small {
            split.push(' ');
        }
        match c {
            '%' => split.push_str(" percent "),
            // A currency sign or slash ends a word.
            _ if !c.is_alphanumeric() => split.push(' '),
            _ => split.extend(c.to_lowercase()),
        }
    }
    let word = |word: &str| {
        let single = word.strip_suffix('s').filter(|rest| rest.len() > 2 && !rest.ends_with('s') && *rest != "saa");
        let word = single.unwrap_or(word);
        let word = match word {
            "annual" | "annually" | "yearly" | "yr" | "annualised" | "annualized" => "year",
            "monthly" | "mo" | "mth" => "month",
            "licence" | "licensed" | "licenced" => "license",
            "qty" => "quantity",
            "apps" | "application" => "app",
            "pct" => "percent",
            "per" | "usd" | "eur" | "gbp" | "chf" | "cad" | "aud" | "inr" | "jpy" | "sek" | "nok" | "dkk" | "pln" => "",
            "us" | "dollar" | "euro" | "pound" => "",
            other => other,
        };
        word.to_owned()
    };
    let raw: Vec<&str> = split.split(' ').filter(|word| !word.is_empty()).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(one) = raw.get(at) {
        let year = matches!(raw.get(at..at + 2), Some(["p", "a"] | ["per", "annum"]));
        words.push(if year { "year".to_owned() } else { word(one) });
        at += if year { 2 } else { 1 };
    }
    words.retain(|word| !word.is_empty() && !FILLING.contains(&word.as_str()));
    words
}

/// The currency in the name of a column, if there is one in it: its code, or `$`.
pub(super) fn currency(name: &str) -> Option<&'static str> {
    const CODES: [&str; 12] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "JPY", "SEK", "NOK", "DKK", "PLN"];
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let by_code = CODES.into_iter().find(|code| words.iter().any(|word| word.eq_ignore_ascii_case(code)));
    by_code.or_else(|| {
        [('€', "EUR"), ('£', "GBP"), ('$', "$")]
            .into_iter()
            .find(|(sign, _)| name.contains(*sign))
            .map(|(_, code)| code)
    })
}

#[cfg(test)]
mod tests;
