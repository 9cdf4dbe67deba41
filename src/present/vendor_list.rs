//! The rows of the list of all vendors: a text for each column, on the page, on paper and in a file.

use super::csv;
use super::fact_sheet::provider_name;
use super::fill::fill;
use super::number::{Numbers, date};
use crate::domain::{
    Age, Column, Company, Estimate, Gets, Grade, Idp, Number, Plan, Priced, Pricing, Reason, Status, Support,
    SurveyRow, Vendor,
};

/// What stands in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorCell {
    /// The fact.
    pub text: String,
    /// What belongs to it, in small; may be empty.
    pub note: String,
}

impl VendorCell {
    fn new(text: impl Into<String>, note: impl Into<String>) -> Self {
        Self { text: text.into(), note: note.into() }
    }

    /// Both as one text: `Standard (with Guard on top)`.
    pub fn whole(&self) -> String {
        if self.note.is_empty() { self.text.clone() } else { fill("{} ({})", &[&self.text, &self.note]) }
    }
}

/// The heading of a column.
pub fn column_heading(column: Column, idp: Idp) -> String {
    let heading = match column {
        Column::Name => "Vendor",
        Column::Status => "SCIM",
        Column::Sso => "SSO comes with",
        Column::Scim => "SCIM comes with",
        Column::Extra => "More a year",
        Column::SeatMonth => "A seat, a month",
        Column::Jump => "Dearer by",
        Column::Gets if matches!(idp, Idp::Other | Idp::None) => "Your provider",
        Column::Gets => return fill("Through {}", &[provider_name(idp)]),
        Column::Grade => "Grade",
        Column::Age => "Price of",
    };
    heading.into()
}

/// The texts of a row, in the order of [`Column::ALL`]; `category` is the vendor's, or empty.
pub fn vendor_cells(row: &SurveyRow, vendor: &Vendor, category: &str, numbers: &Numbers) -> [VendorCell; 10] {
    Column::ALL.map(|column| match column {
        Column::Name => VendorCell::new(vendor.name.as_str(), name_note(vendor, category)),
        Column::Status => VendorCell::new(status_text(row.status), ""),
        Column::Sso => sso(row, vendor),
        Column::Scim => scim(row, vendor),
        Column::Extra => extra(row, vendor, numbers),
        Column::SeatMonth => VendorCell::new(seat_month(row, vendor, numbers), ""),
        Column::Jump => VendorCell::new(row.jump.map_or(NO_AMOUNT.into(), |jump| percent(jump, numbers)), ""),
        Column::Gets => VendorCell::new(gets_text(row.gets), ""),
        Column::Grade => VendorCell::new(grade_letter(row.grade), ""),
        Column::Age => row.priced.map_or(VendorCell::new(NO_AMOUNT, ""), age),
    })
}

/// What stands in a cell that has nothing to say; a narrow screen leaves it out.
pub const NO_AMOUNT: &str = "–";

/// Customer service, also called Twilio Segment. What is the reader's own says so first.
fn name_note(vendor: &Vendor, category: &str) -> String {
    let also = vendor.aliases.join(", ");
    let category = match (vendor.from_own_file, category) {
        (false, category) => category.to_owned(),
        (true, "") => "yours".into(),
        (true, category) => fill("yours; {}", &[category]),
    };
    match (category.as_str(), also.as_str()) {
        (category, "") => category.into(),
        ("", also) => fill("also {}", &[also]),
        (category, also) => fill("{}; also {}", &[category, also]),
    }
}

/// Where SCIM is, in a word or two.
pub fn status_text(status: Status) -> &'static str {
    match status {
        Status::Included => "included",
        Status::Gated => "dearer plan",
        Status::AddOn => "add-on",
        Status::Partial => "in part",
        Status::Absent => "none",
        Status::Unknown => "not known",
    }
}

/// What an identity provider gets, in a few words.
pub fn gets_text(gets: Gets) -> &'static str {
    match gets {
        Gets::Closes => "closes leavers’ accounts",
        Gets::Opens => "opens accounts only",
        Gets::Nothing => "nothing",
        Gets::Unknown => "not known",
    }
}

fn grade_letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

fn sso(row: &SurveyRow, vendor: &Vendor) -> VendorCell {
    let Some(plan) = row.sso.and_then(|at| vendor.plans.get(at)) else {
        return VendorCell::new(no_plan(vendor, |plan| plan.sso), "");
    };
    VendorCell::new(plan.name.as_str(), if plan.sso == Support::AddOn || plan.is_addon() { "sold on top" } else { "" })
}

fn scim(row: &SurveyRow, vendor: &Vendor) -> VendorCell {
    let plan = |at: Option<usize>| at.and_then(|at| vendor.plans.get(at));
    let Some(first) = plan(row.scim) else {
        return VendorCell::new(no_plan(vendor, |plan| plan.scim), "");
    };
    let note = match (plan(row.current), plan(row.target)) {
        (Some(current), Some(_)) if row.target == row.scim => {
            fill(if first.is_addon() { "on top of {}" } else { "from {}" }, &[&current.name])
        }
        // The step that is priced is another one than that to the first plan with SCIM.
        (Some(current), Some(target)) => fill("priced: {} to {}", &[current.name.as_str(), &target.name]),
        _ if first.scim == Support::AddOn => "sold on top".into(),
        _ => String::new(),
    };
    VendorCell::new(first.name.as_str(), note)
}

/// Why no plan can be named.
fn no_plan(vendor: &Vendor, has: fn(&Plan) -> Support) -> &'static str {
    let none = !vendor.plans.is_empty() && vendor.plans.iter().all(|plan| has(plan) == Support::No);
    if none { "no plan" } else { "not known" }
}

fn extra(row: &SurveyRow, vendor: &Vendor, numbers: &Numbers) -> VendorCell {
    let seats = |seats: u32| numbers.count(Number::from(seats), 0);
    match (row.pricing, row.year) {
        (Pricing::NothingToBuy, _) => VendorCell::new("nothing to buy", ""),
        (Pricing::NoScim, _) => VendorCell::new("no SCIM to buy", ""),
        (Pricing::Vendor, year) => VendorCell::new(numbers.estimate(year, &vendor.currency), ""),
        (Pricing::ThirdParty, year) => {
            VendorCell::new(numbers.estimate(year, &vendor.currency), "by a third party’s price")
        }
        (Pricing::Own, year) => VendorCell::new(numbers.estimate(year, &vendor.currency), "by your file’s price"),
        (_, Estimate::Unknown(Reason::Quote)) => VendorCell::new("by quote", ""),
        (_, Estimate::Unknown(Reason::ThirdPartyLeftOut)) => {
            VendorCell::new("not published", "a third party’s price is left out")
        }
        (_, year) => VendorCell::new(
            "not known",
            match year {
                Estimate::Unknown(Reason::BeyondMaximum { seats: most }) => {
                    fill("sold for at most {} seats", &[&seats(most)])
                }
                Estimate::Unknown(Reason::BelowFirstRow { seats: first }) => {
                    fill("figures start at {} users", &[&seats(first)])
                }
                Estimate::Unknown(Reason::NotRecorded) => "no price recorded".into(),
                Estimate::Unknown(Reason::Usage) => "depends on usage".into(),
                Estimate::Unknown(Reason::SaysTooLittle) => "published prices are too open".into(),
                Estimate::Unknown(Reason::TooLarge) => "too large to compute".into(),
                _ => String::new(),
            },
        ),
    }
}

fn seat_month(row: &SurveyRow, vendor: &Vendor, numbers: &Numbers) -> String {
    if !row.pricing.is_known() {
        return NO_AMOUNT.into();
    }
    // Rounded down to the cent, as everywhere.
    numbers.exact_estimate(row.seat_month.map(&|end| end.floor(2)), &vendor.currency)
}

/// Whole percents; ends of what is open are rounded to the safe side.
pub(super) fn percent(jump: Estimate, numbers: &Numbers) -> String {
    let write = |number: Number| numbers.percent(number);
    match jump {
        Estimate::AtLeast(low) => fill("at least {}", &[&write(low.floor(0))]),
        Estimate::AtMost(high) => fill("at most {}", &[&write(high.ceil())]),
        other => numbers.estimate_by(other, &|number| write(number.shown(0))),
    }
}

fn age(priced: Priced) -> VendorCell {
    let old = match priced.age {
        Age::Fresh => "",
        Age::Stale => "over a year old",
        Age::VeryStale => "over two years old",
    };
    let read = if priced.since < priced.checked { fill("read {}", &[&date(priced.checked)]) } else { String::new() };
    let note = [old, &read].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    VendorCell::new(date(priced.since), note)
}

/// Columns of numbers that stand in a file beside the texts.
const PLAIN: [&str; 12] = [
    "vendor_id",
    "currency",
    "more_a_year_low",
    "more_a_year_high",
    "seat_month_low",
    "seat_month_high",
    "dearer_by_percent_low",
    "dearer_by_percent_high",
    "price_published_by",
    "price_of",
    "price_read",
    "seats",
];

/// The rows as a table for spreadsheets: the columns of the list as they are shown, then plain numbers. An end that
/// is not known is empty.
pub fn vendor_table<'a>(
    rows: impl Iterator<Item = (&'a SurveyRow, &'a Vendor, &'a str)>,
    company: &Company,
    seats: u32,
    numbers: &Numbers,
) -> String {
    let headings = Column::ALL.map(|column| csv::cell(&column_heading(column, company.idp)));
    let mut table = csv::line(&[&headings[..], &PLAIN.map(String::from)].concat());
    for (row, vendor, category) in rows {
        let shown = vendor_cells(row, vendor, category, numbers).map(|cell| csv::cell(&cell.whole()));
        table.push_str(&csv::line(&[&shown[..], &plain(row, vendor, seats)].concat()));
    }
    table
}

fn plain(row: &SurveyRow, vendor: &Vendor, seats: u32) -> [String; 12] {
    let known = |estimate: Estimate| if row.pricing.is_known() { Some(estimate) } else { None };
    let end = |end: Option<Number>| end.map(Number::to_ten_decimals).unwrap_or_default();
    let low = |estimate: Option<Estimate>| end(estimate.and_then(Estimate::low));
    let high = |estimate: Option<Estimate>| end(estimate.and_then(Estimate::high));
    let (year, seat_month) = (known(row.year), known(row.seat_month));
    let publisher = match row.pricing {
        Pricing::Vendor => "vendor",
        Pricing::ThirdParty => "third_party",
        Pricing::Own => "own",
        _ => "",
    };
    [
        csv::cell(&vendor.id),
        csv::cell(&vendor.currency),
        low(year),
        high(year),
        low(seat_month),
        high(seat_month),
        low(row.jump),
        high(row.jump),
        publisher.into(),
        row.priced.map(|priced| priced.since.to_string()).unwrap_or_default(),
        row.priced.map(|priced| priced.checked.to_string()).unwrap_or_default(),
        seats.to_string(),
    ]
}
