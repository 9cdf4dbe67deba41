//! What the list of all vendors says above and around its rows.

use super::fact_sheet::provider_name;
use super::fill::fill;
use super::number::{Numbers, plural};
use super::vendor_list::{column_heading, gets_text, percent};
use crate::domain::{
    Column, Company, Computable, Estimate, Grade, Number, Prices, Pricing, Sort, Status, SurveyRow, Term, VendorQuery,
};

/// A part of the summary, and the query that shows the rows behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryPart {
    /// What it says.
    pub text: String,
    /// What it counts.
    pub query: VendorQuery,
}

/// How many vendors sell SCIM apart, by how much dearer it is, and how many do not say what it costs.
pub fn summary(rows: &[SurveyRow], numbers: &Numbers) -> Vec<SummaryPart> {
    let count = |of: usize| numbers.count(Number::from(u32::try_from(of).unwrap_or(u32::MAX)), 0);
    let sold = vec![Status::Gated, Status::AddOn];
    let sells = |row: &&SurveyRow| sold.contains(&row.status);
    let unpublished = |row: &&SurveyRow| matches!(row.pricing, Pricing::ThirdParty | Pricing::Unpublished);
    let sellers = rows.iter().filter(sells).count();
    let silent = rows.iter().filter(sells).filter(unpublished).count();
    let mut jumps: Vec<Number> = rows.iter().filter_map(SurveyRow::whole_jump).collect();
    let mut parts = vec![SummaryPart {
        text: fill(
            "{} of {} sell SCIM only on a dearer plan or as an add-on",
            &[&count(sellers), &plural(&count(rows.len()), "vendor", "vendors")],
        ),
        query: VendorQuery { statuses: sold.clone(), ..VendorQuery::default() },
    }];
    if let Some(median) = median(&mut jumps) {
        let (median, known) = (percent(Estimate::exact(median), numbers), count(jumps.len()));
        let sort = Some(Sort { column: Column::Jump, descending: true });
        parts.push(SummaryPart {
            text: fill("the median step is {} dearer, of the {} that can be computed", &[&median, &known]),
            query: VendorQuery { computable: Some(Computable::Jump), sort, ..VendorQuery::default() },
        });
    }
    parts.push(SummaryPart {
        text: fill("{} of those that sell it publish no price of the step", &[&count(silent)]),
        query: VendorQuery { statuses: sold, computable: Some(Computable::Unpublished), ..VendorQuery::default() },
    });
    parts
}

/// The one in the middle, or halfway between the two there.
fn median(numbers: &mut [Number]) -> Option<Number> {
    numbers.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    let upper = *numbers.get(numbers.len() / 2)?;
    let lower = *numbers.get((numbers.len() - 1) / 2)?;
    Some((lower + upper) / Number::from(2))
}

/// `212 of 300 vendors`, for those who hear the page.
pub fn count_text(shown: usize, all: usize, numbers: &Numbers) -> String {
    let count = |of: usize| numbers.count(Number::from(u32::try_from(of).unwrap_or(u32::MAX)), 0);
    let all = plural(&count(all), "vendor", "vendors");
    fill("{} of {}", &[&count(shown), &all])
}

/// `51 to 100 of 212`: which rows a page holds.
pub fn page_text(rows: std::ops::Range<usize>, count: usize, numbers: &Numbers) -> String {
    let of = |at: usize| numbers.count(Number::from(u32::try_from(at).unwrap_or(u32::MAX)), 0);
    fill("{} to {} of {}", &[&of(rows.start + 1), &of(rows.end), &of(count)])
}

/// The case that the list is computed for: `At 50 seats, billed yearly, through Okta.`
pub fn case_text(seats: u32, company: &Company, numbers: &Numbers) -> String {
    let seats = plural(&numbers.count(Number::from(seats), 0), "seat", "seats");
    let billed = if company.billing == Term::Monthly { "monthly" } else { "yearly" };
    let prices = if company.prices == Prices::Vendor { ", at the vendors’ own prices only" } else { "" };
    let provider = match company.idp {
        crate::domain::Idp::Other => "another identity provider",
        crate::domain::Idp::None => "no identity provider",
        idp => provider_name(idp),
    };
    fill("At list prices for {}, billed {}, through {}{}.", &[&seats, billed, provider, prices])
}

fn status_choice(status: Status) -> &'static str {
    match status {
        Status::Included => "included on all paid plans",
        Status::Gated => "only on a dearer plan",
        Status::AddOn => "an add-on",
        Status::Partial => "in part",
        Status::Absent => "on no plan",
        Status::Unknown => "not known",
    }
}

/// What has to be known of the price, as a choice.
pub fn computable_choice(computable: Computable) -> &'static str {
    match computable {
        Computable::Yes => "can be computed",
        Computable::Vendor => "can be computed on the vendor’s own prices",
        Computable::Jump => "known as a percentage, from both ends",
        Computable::Unpublished => "not published by the vendor",
        Computable::No => "not known",
    }
}

/// What narrows the list, a phrase for each: what paper has in the place of the controls.
pub fn filters(query: &VendorQuery, category: &str, company: &Company) -> Vec<String> {
    let mut phrases = Vec::new();
    if !query.text.trim().is_empty() {
        phrases.push(fill("found by “{}”", &[query.text.trim()]));
    }
    if !query.statuses.is_empty() {
        phrases.push(fill("SCIM is {}", &[&statuses_choice(&query.statuses)]));
    }
    if !category.is_empty() {
        phrases.push(fill("category {}", &[category]));
    }
    if let Some(gets) = query.gets {
        phrases.push(fill("{}: {}", &[&column_heading(Column::Gets, company.idp), gets_text(gets)]));
    }
    if !query.grades.is_empty() {
        phrases.push(fill("grade {}", &[&grades_choice(&query.grades)]));
    }
    if let Some(computable) = query.computable {
        phrases.push(fill("price of the step {}", &[computable_choice(computable)]));
    }
    phrases
}

/// What is taken back between two queries, as a way out of an empty list: `Without the search: 12 vendors`.
pub fn loosening_text(query: &VendorQuery, loosened: &VendorQuery, count: usize, numbers: &Numbers) -> String {
    let without = if query.text != loosened.text {
        "the search"
    } else if query.statuses != loosened.statuses {
        "“SCIM is”"
    } else if query.category != loosened.category {
        "the category"
    } else if query.gets != loosened.gets {
        "“Your provider does”"
    } else if query.grades != loosened.grades {
        "the grade"
    } else {
        "“Price of the step”"
    };
    let found = numbers.count(Number::from(u32::try_from(count).unwrap_or(u32::MAX)), 0);
    fill("Without {}: {}", &[without, &plural(&found, "vendor", "vendors")])
}

/// Grades as a choice: `A or B`.
pub fn grades_choice(grades: &[Grade]) -> String {
    grades.iter().map(|grade| grade_choice(*grade)).collect::<Vec<_>>().join(" or ")
}

/// Statuses as a choice: `only on a dearer plan or an add-on`.
pub fn statuses_choice(statuses: &[Status]) -> String {
    statuses.iter().map(|status| status_choice(*status)).collect::<Vec<_>>().join(" or ")
}

/// An order as a choice: `More a year, falling`.
pub fn sort_choice(sort: Sort, company: &Company) -> String {
    let direction = if sort.descending { "falling" } else { "rising" };
    fill("{}, {}", &[&column_heading(sort.column, company.idp), direction])
}

fn grade_choice(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// What to know of an order by money: amounts in these currencies cannot be compared and stand apart.
pub fn order_note(apart: &[&str]) -> Option<String> {
    let sentence = "Amounts in {} stand after those in dollars: the calculator has no exchange rate for them.";
    (!apart.is_empty()).then(|| fill(sentence, &[&apart.join(" and ")]))
}
