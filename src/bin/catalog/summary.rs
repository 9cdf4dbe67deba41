//! What the data holds, in a few lines.

use scim_tax::domain::{Plan, Prices, Publisher, Status, Vendor, price_that_counts};
use scim_tax::present::method::Steps;
use scim_tax::wire::catalog_file::Checked;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const STATUSES: [&str; 6] = ["included", "gated", "add_on", "partial", "absent", "unknown"];
const GRADES: [&str; 4] = ["A", "B", "C", "D"];
/// Categories that are named; there are too many for a line.
const CATEGORIES_SHOWN: usize = 6;

/// What the way to SCIM costs, as far as the data tells. Every vendor is one of these.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It can be computed on the vendor's own prices.
    OnVendorPrices,
    /// It can be computed only with a third party's.
    OnThirdPartyPrices,
    /// The plans are known, a price is not.
    ByQuote,
    /// There is none: SCIM comes with every paid plan.
    Included,
    /// None is known, or there is no SCIM to buy.
    None,
}

/// Counts of vendors by status, grade, category, and by what their step to SCIM can be computed from.
pub fn summary(all: &[Checked]) -> String {
    let count = |is: &dyn Fn(&Checked) -> bool| all.iter().filter(|checked| is(checked)).count();
    let by = |words: &[&str], of: fn(&Checked) -> &str| -> String {
        let counts = words.iter().map(|word| format!("{word} {}", count(&|checked| of(checked) == *word)));
        counts.collect::<Vec<_>>().join(", ")
    };
    let steps = steps(all);
    format!(
        "vendors    {}\n\
         status     {}\n\
         grade      {}\n\
         category   {}\n\
         step       on the vendor's prices {}, only with third parties' {}, by quote {}, included {}, none {}\n\
         conflicts  in {} vendors\n",
        all.len(),
        by(&STATUSES, |checked| &checked.file.scim.status),
        by(&GRADES, |checked| &checked.file.grade),
        categories(all),
        steps.on_vendor_prices,
        steps.on_third_party_prices,
        steps.by_quote,
        steps.included,
        steps.none,
        with_conflicts(all),
    )
}

/// How many steps can be computed, and from what.
pub fn steps(all: &[Checked]) -> Steps {
    let count = |kind| all.iter().filter(|checked| step(&checked.vendor) == kind).count();
    Steps {
        on_vendor_prices: count(Step::OnVendorPrices),
        on_third_party_prices: count(Step::OnThirdPartyPrices),
        by_quote: count(Step::ByQuote),
        included: count(Step::Included),
        none: count(Step::None),
    }
}

/// Vendors of which sources disagree.
pub fn with_conflicts(all: &[Checked]) -> usize {
    all.iter().filter(|checked| !checked.file.conflicts.is_empty()).count()
}

/// How many there are, and the largest.
fn categories(all: &[Checked]) -> String {
    let mut counts = BTreeMap::<&str, usize>::new();
    for checked in all {
        *counts.entry(&checked.file.category).or_default() += 1;
    }
    let mut largest: Vec<(&str, usize)> = counts.into_iter().collect();
    largest.sort_by_key(|(_, count)| Reverse(*count));
    let shown = largest.iter().take(CATEGORIES_SHOWN).map(|(name, count)| format!("{name} {count}"));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match largest.len() {
        of if of > CATEGORIES_SHOWN => format!("{of}, the largest {shown}"),
        _ => shown,
    }
}

fn step(vendor: &Vendor) -> Step {
    match vendor.step {
        Some(_) if has_price(vendor, Prices::Vendor) => Step::OnVendorPrices,
        Some(_) if has_price(vendor, Prices::All) => Step::OnThirdPartyPrices,
        Some(_) => Step::ByQuote,
        None if vendor.status == Status::Included => Step::Included,
        None => Step::None,
    }
}

/// Whether both plans of the step have a price that is not only a quote (an add-on's alone is enough:
/// the plan under it cancels out), or the step itself is published.
fn has_price(vendor: &Vendor, prices: Prices) -> bool {
    let Some((from, to)) = &vendor.step else { return false };
    let counts = |publisher| prices == Prices::All || publisher == Publisher::Vendor;
    let priced = |plan: &Plan| price_that_counts(plan, prices).is_ok();
    let published =
        vendor.published_steps.iter().any(|step| counts(step.publisher) && (&step.from, &step.to) == (from, to));
    let plans = vendor.plan(from).zip(vendor.plan(to));
    published || plans.is_some_and(|((_, from), (_, to))| priced(to) && (to.is_addon() || priced(from)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{acme, vendor};

    #[test]
    fn every_vendor_is_counted_once_in_each_line() {
        let seat = |source: &str, rate: &str| {
            format!(
                r#"{{"source": "{source}", "checked": "2026-11-21", "grade": "A",
                    "charges": [{{"kind": "per_seat", "rate": {{"either": "{rate}"}}, "per": "month"}}]}}"#
            )
        };
        let quote = r#"{"source": "site", "checked": "2026-11-21", "grade": "A", "charges": [{"kind": "quote"}]}"#;
        let all = [
            acme(),
            vendor("itself", "gated", "CRM", &seat("site", "5"), &seat("site", "9"), true),
            vendor("third", "gated", "CRM", &seat("site", "5"), &seat("guide", "9"), true),
            // The newest word of the vendor counts, and that is a quote.
            vendor(
                "quote",
                "add_on",
                "Design",
                &seat("site", "5"),
                &[seat("site", "9").as_str(), quote].join(","),
                true,
            ),
            vendor("given", "included", "CRM", &seat("site", "5"), &seat("site", "9"), false),
            vendor("never", "absent", "CRM", &seat("site", "5"), "", false),
        ];
        let expected = "vendors    6\n\
            status     included 1, gated 3, add_on 1, partial 0, absent 1, unknown 0\n\
            grade      A 5, B 1, C 0, D 0\n\
            category   CRM 4, Design 1, Testing 1\n\
            step       on the vendor's prices 2, only with third parties' 1, by quote 1, included 1, none 1\n\
            conflicts  in 1 vendors\n";
        assert_eq!(summary(&all), expected);
    }

    #[test]
    fn of_many_categories_only_the_largest_are_named() {
        let named = |id: &str, category: &str| vendor(id, "absent", category, "", "", false);
        let mut all: Vec<Checked> = ["G", "F", "E", "D", "C", "B", "A"].iter().map(|of| named("x", of)).collect();
        all.push(named("y", "G"));
        assert_eq!(categories(&all), "7, the largest G 2, A 1, B 1, C 1, D 1, E 1");
        assert_eq!(categories(&[]), "");
    }
}
