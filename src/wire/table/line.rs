//! A line of a table as an app.

use super::amounts::{self, currency, is_in};
use super::days::{self, Day, DayOrder};
use super::import::{Question, Reason, Row};
use super::importer::Importer;
use super::role::Role;
use super::vendors::{Named, Whose};
use crate::domain::{App, Date, Number, PlanMatch, PlanSide, Product, Vendor, limits, match_plan};
use crate::wire::entry::EntryProblem;
use crate::wire::link;
use std::borrow::Cow;

/// What people write where they have nothing to write.
const NOTHING: [&str; 14] =
    ["", "-", "–", "—", "?", "n/a", "#n/a", "na", "nil", "none", "null", "tba", "tbd", "unknown"];

/// What a line is called that adds up the others.
const SUMS: [&str; 6] = ["grand total", "subtotal", "sub-total", "sum", "total", "totals"];

/// Whether a cell says that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    text.len() <= 7 && NOTHING.contains(&text.to_ascii_lowercase().as_str())
}

/// A line that is no app: the column, the value, and why.
type Refused = (Option<Role>, String, Reason);

impl Importer<'_> {
    /// Makes an app of a row, or refuses it.
    pub(super) fn read(&mut self, row: usize) {
        let (cells, line) = (self.table.cells(row), self.table.line(row));
        match self.row(&cells, line) {
            Ok(row) => {
                let key = match &row.app.product {
                    Product::Listed { vendor, current, target } => {
                        [vendor, "\u{1f}", current, "\u{1f}", target].concat()
                    }
                    Product::Own { name } => name.to_lowercase(),
                };
                match self.seen.get(&key) {
                    Some(first) => {
                        let (role, reason) = (self.naming(), Reason::Again { line: *first });
                        self.tell(Some(line), role, &row.name, reason);
                    }
                    None => {
                        self.seen.insert(key, line);
                    }
                }
                self.import.rows.push(row);
            }
            Err((role, value, reason)) => {
                let notice = self.notice(Some(line), role, &value, reason);
                self.import.refused.push(notice);
            }
        }
    }

    /// The column that names the apps.
    fn naming(&self) -> Option<Role> {
        [Role::Name, Role::Maker, Role::Site, Role::VendorId].into_iter().find(|role| self.place(*role).is_some())
    }

    fn row(&mut self, cells: &[Cow<str>], line: usize) -> Result<Row, Refused> {
        let columns = self.settings.mapping.columns.len();
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        if filled > columns {
            let last = cells.get(filled - 1).map_or("", |cell| cell);
            return Err((None, last.to_owned(), Reason::TooManyCells { cells: filled, columns }));
        }
        let places = self.places;
        let whole = |role: Role| places[role as usize].and_then(|at| cells.get(at)).map_or("", |cell| cell.as_ref());
        let cell = |role| Some(whole(role)).filter(|cell| !is_nothing(cell)).unwrap_or_default();
        let id = cell(Role::VendorId);
        let own = id == link::OWN;
        let name = if own { whole(Role::Name) } else { cell(Role::Name) };
        let named = Named { id, name, maker: cell(Role::Maker), site: cell(Role::Site) };
        let name = [name, named.maker, named.site, if own { "" } else { id }].into_iter().find(|text| !text.is_empty());
        let name = match name {
            Some(name) => name,
            None if own => "",
            None => return Err((self.naming(), String::new(), Reason::NoName)),
        };
        if !own && SUMS.contains(&name.to_ascii_lowercase().trim_end_matches(':')) {
            return Err((self.naming(), name.to_owned(), Reason::Sum));
        }
        let seats = self.seats(cell(Role::Seats))?;
        let named = Named { name, ..named };
        let whose = self.whose(&named);
        let vendor = match &whose {
            Whose::Listed { vendor, .. } => self.catalog.vendor(vendor),
            Whose::Own | Whose::Asked(_) => None,
        };
        let product = match vendor {
            Some(vendor) => {
                Product::Listed { vendor: vendor.id.clone(), current: String::new(), target: String::new() }
            }
            None => Product::Own { name: self.own_name(name)? },
        };
        // From here on the line is an app, whatever else is in it.
        if self.has_unknown_id(id) {
            self.tell(Some(line), Some(Role::VendorId), id, Reason::UnknownId);
        }
        let mut app = App::new(product, seats);
        let mut current = cell(Role::CurrentPlan);
        match &whose {
            Whose::Asked(candidates) => {
                let candidates = candidates.clone();
                let question = || Question::Vendor { name: name.to_owned(), candidates, lines: Vec::new() };
                self.ask(["", "", name], line, question);
            }
            Whose::Listed { plan, .. } if !plan.is_empty() && current.is_empty() => {
                self.tell(Some(line), self.naming(), name, Reason::PlanInName { plan: plan.clone() });
                current = plan;
            }
            Whose::Listed { .. } | Whose::Own => {}
        }
        self.plans(&mut app, vendor, line, [current, cell(Role::TargetPlan)]);
        for role in Role::ALL.into_iter().filter(|role| role.number().is_some()) {
            self.number(&mut app, vendor, line, (role, cell(role)));
        }
        let renewal = self.renewal(cell(Role::Renewal), line);
        Ok(Row { line, name: name.to_owned(), app, renewal })
    }

    fn seats(&self, text: &str) -> Result<u32, Refused> {
        let refused = |reason| (Some(Role::Seats), text.to_owned(), reason);
        if text.is_empty() {
            return self.settings.seats.ok_or_else(|| refused(Reason::NoSeats));
        }
        let read = self.amount(Role::Seats, "seats", text).map_err(|problem| refused(Reason::BadSeats(problem)))?;
        let seats = read.and_then(Number::decimal).and_then(|seats| seats.try_into().ok());
        seats.ok_or_else(|| refused(Reason::NoSeats))
    }

    /// The number of a cell within the limits of its key.
    fn amount(&self, role: Role, key: &str, text: &str) -> Result<Option<Number>, EntryProblem> {
        let Some(limits) = limits(key) else { return Ok(None) };
        amounts::read(text, self.decimals.get(&role).copied().flatten(), limits)
    }

    /// A name for an app outside the catalog, on one line.
    fn own_name(&self, name: &str) -> Result<String, Refused> {
        let one_line = name.replace(['\r', '\n', '\t'], " ");
        match link::plain_name(&one_line) {
            Ok(name) => Ok(name),
            Err(link::LinkReason::EmptyName) => Ok(String::new()),
            Err(reason) => Err((self.naming(), name.to_owned(), Reason::BadName(reason))),
        }
    }

    /// Puts the plans in that are sure; tells of all others.
    fn plans(&mut self, app: &mut App, vendor: Option<&Vendor>, line: usize, texts: [&str; 2]) {
        let sides = [(Role::CurrentPlan, PlanSide::Current), (Role::TargetPlan, PlanSide::Target)];
        for ((role, side), text) in sides.into_iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
            let Some(vendor) = vendor else {
                self.tell(Some(line), Some(role), text, Reason::PlanOfOwn);
                continue;
            };
            let found = self.which(vendor, text, side);
            match found {
                PlanMatch::Sure(id) => {
                    if let Product::Listed { current, target, .. } = &mut app.product {
                        *(if side == PlanSide::Current { current } else { target }) = id;
                    }
                }
                PlanMatch::Doubtful(candidates) => {
                    self.tell(Some(line), Some(role), text, Reason::WhichPlan);
                    let name = if side == PlanSide::Current { "current" } else { "target" };
                    let (vendor, text) = (vendor.id.clone(), text.to_owned());
                    let key = [name, &vendor, &text].map(str::to_owned);
                    let question = || Question::Plan { vendor, text, side, candidates, lines: Vec::new() };
                    self.ask(key.each_ref().map(String::as_str), line, question);
                }
                PlanMatch::Unknown => self.tell(Some(line), Some(role), text, Reason::UnknownPlan),
            }
        }
        if vendor.is_none() || texts == ["", ""] {
            return;
        }
        // The rules of links: a target brings SCIM, an add-on goes on plans that it is sold on.
        for problem in link::check_one(app, self.catalog) {
            let (role, text) = match problem.key.as_str() {
                "current" => (Role::CurrentPlan, texts[0]),
                _ => (Role::TargetPlan, texts[1]),
            };
            self.tell(Some(line), Some(role), text, Reason::BadPlan(problem.reason));
        }
    }

    /// The plan that is meant: the person's answer, else what the text is like.
    fn which(&mut self, vendor: &Vendor, text: &str, side: PlanSide) -> PlanMatch {
        if let Some(id) = self.settings.plans.get(&(vendor.id.clone(), text.to_owned())) {
            return PlanMatch::Sure(id.clone());
        }
        let key = (side, vendor.id.clone(), text.to_owned());
        self.known_plans.entry(key).or_insert_with(|| match_plan(vendor, text, side)).clone()
    }

    /// Puts a number in, or tells why not.
    fn number(&mut self, app: &mut App, vendor: Option<&Vendor>, line: usize, (role, text): (Role, &str)) {
        let Some(key) = role.number().filter(|_| !text.is_empty()) else { return };
        let read = match self.amount(role, key, text) {
            Ok(Some(read)) => read,
            Ok(None) => return,
            Err(problem) => return self.tell(Some(line), Some(role), text, Reason::BadNumber(problem)),
        };
        let Some(read) = self.in_currency_of(vendor, read, line, (role, text)) else { return };
        let times = match role {
            Role::MonthCost => Number::MONTHS,
            Role::SeatYearCost => Number::from(app.seats),
            _ => Number::ONE,
        };
        let value = read * times;
        match limits(key) {
            Some(limits) if !limits.allow(value) => {
                let problem = EntryProblem::OutOfRange { entered: value.to_string(), limits };
                self.tell(Some(line), Some(role), text, Reason::BadNumber(problem));
            }
            _ => match app.number_mut(key) {
                // Of several costs a year the first that the line has counts: a year's, a month's, a seat's.
                Some(Some(kept)) if *kept != value => {
                    let reason = Reason::SecondCost { kept: kept.to_string() };
                    self.tell(Some(line), Some(role), text, reason);
                }
                Some(place) => *place = Some(value),
                None => {}
            },
        }
    }

    /// The amount in the vendor's currency, if that can be told.
    fn in_currency_of(
        &mut self,
        vendor: Option<&Vendor>,
        read: Number,
        line: usize,
        (role, text): (Role, &str),
    ) -> Option<Number> {
        let column = self.place(role).and_then(|at| self.settings.mapping.columns.get(at));
        let named = currency(text).or_else(|| column?.currency.map(str::to_owned));
        let code = vendor.map_or("USD", |vendor| &vendor.currency);
        let Some(named) = named.filter(|named| role.is_money() && !is_in(named, code)) else { return Some(read) };
        let dollars = |code: &str| {
            let rate = self.settings.rates.iter().find(|(of, _)| of.eq_ignore_ascii_case(code));
            if matches!(code, "USD" | "$") { Some(Number::ONE) } else { rate.map(|(_, rate)| *rate) }
        };
        let Some((from, to)) = dollars(&named).zip(dollars(code)) else {
            let reason = Reason::OtherCurrency { amount: named, vendor: code.to_owned() };
            self.tell(Some(line), Some(role), text, reason);
            return None;
        };
        let converted = (read * from / to).shown(2);
        let reason = Reason::Converted { to: converted.to_string(), vendor: code.to_owned() };
        self.tell(Some(line), Some(role), text, reason);
        Some(converted)
    }

    fn renewal(&mut self, text: &str, line: usize) -> Option<Date> {
        if text.is_empty() {
            return None;
        }
        let reason = match (days::read(text), self.order()) {
            (Day::Sure(date, _), _) => return Some(date),
            (Day::Either(date, _), Some(DayOrder::DayFirst)) | (Day::Either(_, date), Some(DayOrder::MonthFirst)) => {
                return Some(date);
            }
            (Day::Either(one, other), None) => {
                Reason::TwoDates { day_first: one.to_string(), month_first: other.to_string() }
            }
            (Day::No, _) => Reason::NotADate,
        };
        self.tell(Some(line), Some(Role::Renewal), text, reason);
        None
    }
}
