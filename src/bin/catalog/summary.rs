//! What the data holds, in a few lines.

use scim_tax::domain::{Plan, Publisher, Vendor};
use scim_tax::wire::catalog_file::Checked;

const STATUSES: [&str; 6] = ["included", "gated", "add_on", "partial", "absent", "unknown"];
const GRADES: [&str; 4] = ["A", "B", "C", "D"];

/// Counts of vendors by status, grade, and by what their step to SCIM can be computed from.
pub fn summary(all: &[Checked]) -> String {
    let count = |is: &dyn Fn(&Checked) -> bool| all.iter().filter(|checked| is(checked)).count();
    let by = |words: &[&str], of: fn(&Checked) -> &str| -> String {
        let counts = words.iter().map(|word| format!("{word} {}", count(&|checked| of(checked) == *word)));
        counts.collect::<Vec<_>>().join(", ")
    };
    let steps = count(&|checked| checked.vendor.step.is_some());
    let on_vendor_prices = count(&|checked| has_price(&checked.vendor, Some(Publisher::Vendor)));
    let on_any_price = count(&|checked| has_price(&checked.vendor, None));
    format!(
        "vendors    {}\n\
         status     {}\n\
         grade      {}\n\
         step       {steps}, without one {}\n\
         computable {on_any_price}: {on_vendor_prices} on the vendor's prices, {} only with third parties'\n\
         by quote   {}\n\
         conflicts  in {} vendors\n",
        all.len(),
        by(&STATUSES, |checked| &checked.file.scim.status),
        by(&GRADES, |checked| &checked.file.grade),
        all.len() - steps,
        on_any_price - on_vendor_prices,
        steps - on_any_price,
        count(&|checked| !checked.file.conflicts.is_empty()),
    )
}

/// Whether both plans of the step have a price that is not only a quote (an add-on's alone is enough:
/// the plan under it cancels out), or the step itself is published.
fn has_price(vendor: &Vendor, by: Option<Publisher>) -> bool {
    let Some((from, to)) = &vendor.step else { return false };
    let counts = |publisher| by.is_none_or(|by| by == publisher);
    let priced = |plan: &Plan| plan.prices.iter().any(|price| counts(price.publisher) && !price.is_bare_quote());
    let published =
        vendor.published_steps.iter().any(|step| counts(step.publisher) && (&step.from, &step.to) == (from, to));
    let plans = vendor.plan(from).zip(vendor.plan(to));
    published || plans.is_some_and(|((_, from), (_, to))| priced(to) && (to.is_addon() || priced(from)))
}
