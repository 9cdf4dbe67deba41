//! Words that several parts of a fact sheet use.

use crate::domain::{
    Age, AppReport, Date, Grade, Idp, Number, Operation, Operations, Plan, Reason, SourceKind, Status, Support, Vendor,
};
use crate::present::fill::fill;
use crate::present::messages::reason;
use crate::present::number::{Numbers, date, plural};

/// `A`, `A and B`, `A, B and C`.
pub fn series(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).into(),
        [most @ .., last] => fill("{} and {}", &[&most.join(", "), last]),
    }
}

/// Whether something comes with a plan.
pub fn support(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::AddOn => "sold apart",
        Support::Unknown => "no source tells",
    }
}

/// An identity provider's name.
pub fn provider_name(idp: Idp) -> &'static str {
    match idp {
        Idp::Okta => "Okta",
        Idp::Entra => "Microsoft Entra ID",
        Idp::Google => "Google Workspace",
        Idp::OneLogin => "OneLogin",
        Idp::JumpCloud => "JumpCloud",
        Idp::Other => "Another one",
        Idp::None => "None",
    }
}

/// What operations do, as the catalog has them: `makes accounts, closes them`.
pub fn done(operations: Operations) -> String {
    let all = [
        (operations.create, "makes accounts"),
        (operations.update, "changes them"),
        (operations.deactivate, "closes them"),
        (operations.groups, "sends groups"),
    ];
    let words: Vec<&str> = all.into_iter().filter_map(|(does, word)| does.then_some(word)).collect();
    words.join(", ")
}

/// What listed operations do.
pub fn listed(operations: &[Operation]) -> String {
    let word = |operation: &Operation| match operation {
        Operation::Create => "makes accounts",
        Operation::Update => "changes them",
        Operation::Deactivate => "switches them off",
        Operation::Delete => "deletes them",
        Operation::Groups => "sends groups",
    };
    operations.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The status of a vendor's SCIM, as a sentence.
pub fn status(vendor: &Vendor) -> String {
    let brings = vendor.plans.iter().find(|plan| plan.scim == Support::Yes && !plan.is_addon());
    let addon = vendor.plans.iter().find(|plan| plan.scim == Support::Yes && plan.is_addon());
    let (sentence, plan): (&str, Option<&Plan>) = match vendor.status {
        Status::Included => ("SCIM comes with every paid plan that a team would buy.", None),
        Status::Gated if brings.is_some() => ("SCIM comes only with a dearer plan: {}.", brings),
        Status::Gated => ("SCIM comes only with a dearer plan.", None),
        Status::AddOn if addon.is_some() => ("SCIM is sold apart: {}.", addon),
        Status::AddOn => ("SCIM is sold apart.", None),
        Status::Partial => {
            ("Accounts can be provisioned in part or by another way than SCIM: a connector, or a parent product.", None)
        }
        Status::Absent => ("There is no SCIM on any plan.", None),
        Status::Unknown => ("No source tells on which plan there is SCIM, if on any.", None),
    };
    fill(sentence, &[plan.map_or("", |plan| plan.name.as_str())])
}

/// What a grade says of a price, in a few words.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "read at the vendor’s own pages: grade A",
        Grade::B => "two independent sources: grade B",
        Grade::C => "one source, not the vendor: grade C",
        Grade::D => "unclear: grade D",
    }
}

/// What a source is.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::VendorPricing => "The vendor’s pricing",
        SourceKind::VendorDocs => "The vendor’s documentation",
        SourceKind::Guide => "A third party’s guide",
        SourceKind::List => "A third party’s list",
    }
}

/// `dated 19 December 2025, read 5 October 2026`, with `undated` where the source gives no day.
pub fn dates(published: Option<Date>, checked: Option<Date>) -> String {
    let dated = published.map_or_else(|| "undated".to_owned(), |day| fill("dated {}", &[&date(day)]));
    match checked {
        Some(day) => fill("{}, read {}", &[&dated, &date(day)]),
        None => dated,
    }
}

/// How old something is, from the older of its two days, and what to make of it.
pub fn age(published: Option<Date>, checked: Date, today: Date) -> String {
    let from = published.map_or(checked, |published| published.min(checked));
    let months = from.months_until(today);
    let old = match months {
        0 => "less than a month old".to_owned(),
        months => fill("{} old", &[&plural(&months.to_string(), "month", "months")]),
    };
    match from.age_on(today) {
        Age::Fresh => old,
        Age::Stale => fill("{}: stale", &[&old]),
        Age::VeryStale => fill("{}: very stale, ask before you rely on it", &[&old]),
    }
}

/// What stands in the place of an amount that is not known.
pub fn missing(reason: Reason) -> &'static str {
    match reason {
        Reason::Quote | Reason::NotRecorded | Reason::ThirdPartyLeftOut => "not published",
        Reason::NoScim => "no plan to buy",
        _ => "not known",
    }
}

/// Why the price step is not known, naming the plan whose price is missing.
pub fn why_not(report: &AppReport, why: Reason, numbers: &Numbers) -> String {
    if let Reason::BeyondMaximum { seats } = why {
        let ends = |plan: &&Plan| plan.max_seats == Some(seats);
        if let Some(plan) = [report.current_plan(), report.target_plan()].into_iter().flatten().find(ends) {
            let seats = plural(&numbers.count(Number::from(seats), 0), "seat", "seats");
            return fill("{} is sold for at most {}, so it has no price for more.", &[&plan.name, &seats]);
        }
    }
    let target = report.money.upgrade.target_year.is_unknown();
    let plan = if target { report.target_plan() } else { report.current_plan() };
    let vendor = report.vendor.name.as_str();
    let sentence = match why {
        Reason::Quote => "{} sells {} by quote and publishes no price.",
        Reason::ThirdPartyLeftOut => "Of {} only third parties report a price for {}, and you have left those out.",
        Reason::NotRecorded => "Of {} no price of {} is recorded.",
        _ => return reason(why, vendor, numbers),
    };
    fill(sentence, &[vendor, plan.map_or("the plan with SCIM", |plan| plan.name.as_str())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn series_are_read_aloud() {
        assert_eq!(series(&[]), "");
        assert_eq!(series(&["A"]), "A");
        assert_eq!(series(&["A", "B"]), "A and B");
        assert_eq!(series(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn age_counts_from_the_older_day_and_says_when_it_is_too_much() {
        let today = day("2026-11-21");
        let age = |published: Option<&str>, checked| age(published.map(day), day(checked), today);
        assert_eq!(age(None, "2026-11-21"), "less than a month old");
        assert_eq!(age(None, "2026-10-21"), "1 month old");
        assert_eq!(age(Some("2025-11-21"), "2026-11-21"), "12 months old");
        assert_eq!(age(Some("2025-11-20"), "2026-11-21"), "12 months old: stale");
        assert_eq!(age(Some("2024-11-20"), "2026-11-21"), "24 months old: very stale, ask before you rely on it");
    }

    #[test]
    fn dates_say_what_is_missing() {
        assert_eq!(dates(None, Some(day("2026-11-21"))), "undated, read 21 November 2026");
        assert_eq!(
            dates(Some(day("2025-12-19")), Some(day("2026-10-05"))),
            "dated 19 December 2025, read 5 October 2026"
        );
        assert_eq!(dates(None, None), "undated");
    }
}
