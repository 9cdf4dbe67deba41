//! Text as a scenario.

use super::value::{date, decode, id, number, range, whole, within, word};
use super::{
    BILLING, Checksum, JIT, LinkReason, MANUAL, MOST_CHARACTERS, OWN, PRICES, Problems, Reading, SEATS_INSTEAD, cut,
    people_limits,
};
use crate::domain::{
    App, Assumption, Company, Date, Idp, LONGEST_NAME, MOST_APPS, Manual, Prices, Product, Scenario, Term,
};
use crate::wire::crc32::crc32;

/// Reads a link's text, with or without `#`. Never fails: what cannot be used is left out, and told
/// in [`Reading::problems`].
///
/// ```
/// use scim_tax::wire::link;
/// let reading = link::read("#v=1&app=kustomer,enterprise,ultimate,50&employees=many");
/// assert_eq!(reading.scenario.apps[0].seats, 50);
/// assert_eq!(reading.scenario.company.employees, 500);
/// assert_eq!(reading.problems[0].key, "employees");
/// assert_eq!(reading.problems[0].reason, link::LinkReason::NotANumber);
/// ```
pub fn read(text: &str) -> Reading {
    read_up_to(MOST_CHARACTERS, text)
}

/// The same for a text of at most so many characters, where it does not come from an address: [`MOST_HELD`].
pub fn read_up_to(most: usize, text: &str) -> Reading {
    let text = text.trim();
    let text = text.strip_prefix('#').unwrap_or(text);
    let mut reader = Reader::default();
    // No character has more than four bytes: a text far too long is refused without counting it.
    if text.len() / 4 > most || text.chars().count() > most {
        reader.problems.add("", text, LinkReason::TooLong { limit: most });
        return reader.finish(Checksum::Absent);
    }
    if let Some(packed) = text.strip_prefix("z=") {
        reader.problems.add("z", packed, LinkReason::Compressed);
        return reader.finish(Checksum::Absent);
    }
    if let Some((_, version)) = pairs(text).find(|(key, _)| *key == "v")
        && version != "1"
    {
        reader.problems.add("v", version, LinkReason::UnknownVersion);
        return reader.finish(Checksum::Absent);
    }
    let checked = checksum(text);
    if checked == Checksum::Wrong {
        let claimed = pairs(text).find(|(key, _)| *key == "c").map_or("", |(_, claimed)| claimed);
        reader.problems.add("c", claimed, LinkReason::WrongChecksum);
    }
    for (key, value) in pairs(text) {
        match key {
            "" if value.is_empty() => {}
            "app" => reader.app(value),
            _ => reader.company_pair(key, value),
        }
    }
    reader.finish(checked)
}

/// Keys and values as they stand; the part after the first `=` is the value.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('&').map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// Compares with the first `c`, which must be the last part: what follows it was added later.
fn checksum(text: &str) -> Checksum {
    let mut at = 0;
    for part in text.split('&') {
        if part == "c" || part.starts_with("c=") {
            let claimed = text.get(at..).and_then(|rest| rest.strip_prefix("c=")).unwrap_or_default();
            let digits = claimed.len() == 8 && claimed.bytes().all(|byte| byte.is_ascii_hexdigit());
            let claimed = u32::from_str_radix(claimed, 16).ok().filter(|_| digits);
            let before = text.get(..at.saturating_sub(1)).unwrap_or_default();
            return if claimed == Some(crc32(before.as_bytes())) { Checksum::Right } else { Checksum::Wrong };
        }
        at += part.len() + 1;
    }
    Checksum::Absent
}

#[derive(Default)]
struct Reader<'a> {
    apps: Vec<App>,
    company: Company,
    catalog: Option<Date>,
    problems: Problems,
    /// Known keys that came before.
    seen: Vec<&'a str>,
    apps_found: usize,
    first_app_too_many: &'a str,
}

impl<'a> Reader<'a> {
    fn finish(mut self, checked: Checksum) -> Reading {
        if self.apps_found > MOST_APPS {
            let reason = LinkReason::TooManyApps { limit: MOST_APPS, found: self.apps_found };
            self.problems.add("app", self.first_app_too_many, reason);
        }
        let scenario = Scenario { apps: self.apps, company: self.company };
        Reading { scenario, problems: self.problems.finish(), catalog: self.catalog, checked }
    }

    fn company_pair(&mut self, key: &'a str, value: &str) {
        let result = if self.seen.contains(&key) { Err(LinkReason::Repeated) } else { self.company_value(key, value) };
        // Unknown keys are not kept, so that many of them cost no more than few.
        if !matches!(result, Err(LinkReason::UnknownKey | LinkReason::Repeated)) {
            self.seen.push(key);
        }
        if let Err(reason) = result {
            self.problems.add(key, value, reason);
        }
    }

    fn company_value(&mut self, key: &str, value: &str) -> Result<(), LinkReason> {
        let company = &mut self.company;
        match key {
            // Both were looked at before.
            "v" | "c" => {}
            "cat" => self.catalog = Some(date(value)?),
            "employees" => company.employees = whole(key, value)?,
            "idp" => company.idp = Idp::ALL[word(value, &Idp::ALL.map(Idp::key))?],
            "jit" => company.jit = [false, true][word(value, &JIT)?],
            "billing" => company.billing = [Term::Annual, Term::Monthly][word(value, &BILLING)?],
            "prices" => company.prices = [Prices::All, Prices::Vendor][word(value, &PRICES)?],
            "manual" => company.manual = [Manual::Own, Manual::Benchmark][word(value, &MANUAL)?],
            "idp-cost" => company.idp_cost = Some(number(key, value)?),
            "setup-hours" => company.setup_hours = Some(number(key, value)?),
            "token-hours" => company.token_hours = Some(number(key, value)?),
            "third-party" => company.third_party = Some(number(key, value)?),
            "years" => company.years = whole(key, value)?,
            "growth" => company.growth = number(key, value)?,
            "escalator" => company.escalator = number(key, value)?,
            "discount-rate" => company.discount_rate = number(key, value)?,
            "renewal" => company.renewal = Some(date(value)?),
            _ => return self.assumption_or_rate(key, value),
        }
        Ok(())
    }

    fn assumption_or_rate(&mut self, key: &str, value: &str) -> Result<(), LinkReason> {
        let company = &mut self.company;
        if let Some(assumption) = Assumption::from_key(key) {
            if assumption == Assumption::Leavers
                && let Some(people) = value.strip_suffix('n')
            {
                company.assumptions.leavers_people = Some(within(people, people_limits())?);
            } else {
                company.assumptions.set(assumption, range(key, value)?);
            }
            return Ok(());
        }
        // The dollar is always worth a dollar.
        let code = key
            .strip_prefix("fx-")
            .filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase()) && *code != "usd");
        let code = code.ok_or(LinkReason::UnknownKey)?;
        let rate = number(key, value)?;
        let at = company.fx.partition_point(|(other, _)| other.as_str() < code);
        company.fx.insert(at, (code.to_string(), rate));
        Ok(())
    }

    fn app(&mut self, text: &'a str) {
        self.apps_found += 1;
        if self.apps_found > MOST_APPS {
            if self.apps_found == MOST_APPS + 1 {
                self.first_app_too_many = text;
            }
            return;
        }
        let mut fields = text.split(',');
        let mut field = || fields.next().unwrap_or_default();
        let (first, second, third, seats) = (field(), field(), field(), field());
        self.problems.app = Some(cut(if first == OWN { second } else { first }, LONGEST_NAME));
        let product = if first == OWN { Some(self.own(second, third)) } else { self.listed(first, second, third) };
        if let Some(product) = product {
            let mut app = App::new(product, self.seats(seats));
            self.numbers(&mut app, fields);
            self.apps.push(app);
        }
        self.problems.app = None;
    }

    fn own(&mut self, raw: &str, target: &str) -> Product {
        let name = name(raw).unwrap_or_else(|reason| {
            self.problems.add("name", raw, reason);
            String::new()
        });
        if !name.is_empty() {
            self.problems.app = Some(name.clone());
        }
        if !target.is_empty() {
            self.problems.add("target", target, LinkReason::NoTargetHere);
        }
        Product::Own { name }
    }

    /// `None` without a vendor: then there is nothing to compute.
    fn listed(&mut self, vendor: &str, current: &str, target: &str) -> Option<Product> {
        let vendor = id(vendor).map_err(|reason| self.problems.add("vendor", vendor, reason)).ok()?;
        let mut plan = |key: &str, raw: &str| {
            let addon = raw.split_once('.').filter(|_| key == "target");
            let checked = match addon {
                _ if raw.is_empty() => return String::new(),
                Some((plan, addon)) => id(plan).and_then(|plan| Ok([plan, id(addon)?].join("."))),
                None => id(raw),
            };
            checked.unwrap_or_else(|reason| {
                self.problems.add(key, raw, reason);
                String::new()
            })
        };
        Some(Product::Listed { vendor, current: plan("current", current), target: plan("target", target) })
    }

    fn seats(&mut self, raw: &str) -> u32 {
        let seats = if raw.is_empty() { Err(LinkReason::MissingSeats) } else { whole("seats", raw) };
        seats.unwrap_or_else(|reason| {
            self.problems.add("seats", raw, reason);
            SEATS_INSTEAD
        })
    }

    fn numbers<'b>(&mut self, app: &mut App, fields: impl Iterator<Item = &'b str>) {
        let mut seen = Vec::new();
        for field in fields.filter(|field| !field.is_empty()) {
            let (key, raw) = field.split_once(':').unwrap_or((field, ""));
            let result = match app.number_mut(key) {
                None => Err(LinkReason::UnknownKey),
                Some(_) if seen.contains(&key) => Err(LinkReason::Repeated),
                Some(place) => {
                    seen.push(key);
                    number(key, raw).map(|number| *place = Some(number))
                }
            };
            if let Err(reason) = result {
                self.problems.add(key, raw, reason);
            }
        }
    }
}

/// The name of an own app: one line of visible text that cannot rearrange what stands around it.
fn name(raw: &str) -> Result<String, LinkReason> {
    plain_name(&decode(raw)?)
}

/// The same where it is not encoded.
pub(in crate::wire) fn plain_name(name: &str) -> Result<String, LinkReason> {
    let name = name.trim();
    let turns_or_breaks = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if name.is_empty() {
        Err(LinkReason::EmptyName)
    } else if name.contains(turns_or_breaks) {
        Err(LinkReason::ControlCharacters)
    } else if name.chars().count() > LONGEST_NAME {
        Err(LinkReason::TooLong { limit: LONGEST_NAME })
    } else {
        Ok(name.to_string())
    }
}
