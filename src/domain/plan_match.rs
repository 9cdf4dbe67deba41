//! Which plan of a vendor is meant by a text of somebody's table.

use super::catalog::{Plan, Vendor};
use super::vendor_index::letters;

/// Words in the name of a plan that say nothing of which one it is.
const EMPTY_WORDS: [&str; 16] = [
    "annual",
    "annually",
    "billed",
    "edition",
    "licence",
    "licences",
    "license",
    "licenses",
    "monthly",
    "package",
    "per",
    "plan",
    "subscription",
    "tier",
    "version",
    "yearly",
];

/// Which plan a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanMatch {
    /// This one: `plan`, and as a target also `plan.add-on` or `add-on`.
    Sure(String),
    /// One of these, or none; at least one.
    Doubtful(Vec<String>),
    /// None that the vendor is known to sell.
    Unknown,
}

/// What the plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanSide {
    /// What one has: a plan.
    Current,
    /// What one would buy: a plan, an add-on, or both.
    Target,
}

/// The plan of a vendor that a name or id means, whatever its case and punctuation; a `+` is read as "plus". Former
/// ids are followed. Only a whole name is sure.
///
/// ```
/// use scim_tax::domain::{PlanMatch, PlanSide, Vendor, match_plan};
/// let vendor = Vendor::own("Acme"); // it has "your plan", and "the plan with SCIM"
/// assert_eq!(match_plan(&vendor, "Your plan (annual)", PlanSide::Current), PlanMatch::Sure("now".into()));
/// assert_eq!(match_plan(&vendor, "Gold", PlanSide::Current), PlanMatch::Unknown);
/// ```
pub fn match_plan(vendor: &Vendor, text: &str, side: PlanSide) -> PlanMatch {
    if letters(text).is_empty() {
        return PlanMatch::Unknown;
    }
    let fits = |plan: &&Plan| side == PlanSide::Target || !plan.is_addon();
    let plans: Vec<&Plan> = vendor.plans.iter().filter(fits).collect();
    if let Some(plan) = by_id(&plans, text.trim()) {
        return PlanMatch::Sure(plan.id.clone());
    }
    if let Some(found) = exactly(vendor, &plans, text) {
        return found;
    }
    if side == PlanSide::Target
        && let Some(both) = both(vendor, &plans, text)
    {
        return PlanMatch::Sure(both);
    }
    let sought = reduced(vendor, text);
    let alike = |plan: &&&Plan| {
        let name = reduced(vendor, &plan.name);
        !sought.is_empty() && !name.is_empty() && (name.contains(&sought) || sought.contains(&name))
    };
    let found: Vec<String> = plans.iter().filter(alike).map(|plan| plan.id.clone()).collect();
    if found.is_empty() { PlanMatch::Unknown } else { PlanMatch::Doubtful(found) }
}

fn by_id<'a>(plans: &[&'a Plan], id: &str) -> Option<&'a Plan> {
    plans.iter().find(|plan| plan.id == id || plan.aliases.iter().any(|alias| alias == id)).copied()
}

/// A plan together with an add-on on it: `standard.guard`, or `Standard + Guard`.
fn both(vendor: &Vendor, plans: &[&Plan], text: &str) -> Option<String> {
    let (plan, addon) = text.split_once('.').or_else(|| text.split_once('+'))?;
    let one = |text: &str| {
        by_id(plans, text.trim()).or_else(|| match exactly(vendor, plans, text) {
            Some(PlanMatch::Sure(id)) => by_id(plans, &id),
            _ => None,
        })
    };
    let (plan, addon) = (one(plan)?, one(addon)?);
    let sold = !plan.is_addon() && addon.addon_to.contains(&plan.id);
    sold.then(|| [plan.id.as_str(), ".", &addon.id].concat())
}

/// The plans with this very name, if there are any; else those with this name but for words that say nothing.
fn exactly(vendor: &Vendor, plans: &[&Plan], text: &str) -> Option<PlanMatch> {
    let (whole, rest) = (key(text), reduced(vendor, text));
    let among = |named: &dyn Fn(&Plan) -> bool| -> Vec<String> {
        plans.iter().filter(|plan| named(plan)).map(|plan| plan.id.clone()).collect()
    };
    let mut found = among(&|plan| key(&plan.name) == whole || key(&plan.id) == whole);
    if found.is_empty() {
        found = among(&|plan| !rest.is_empty() && reduced(vendor, &plan.name) == rest);
    }
    match found.as_slice() {
        [] => None,
        [only] => Some(PlanMatch::Sure(only.clone())),
        _ => Some(PlanMatch::Doubtful(found)),
    }
}

fn key(text: &str) -> String {
    letters(&text.replace('+', " plus "))
}

/// The letters of a plan's name without the vendor's name in front and without words that say nothing.
fn reduced(vendor: &Vendor, text: &str) -> String {
    let text = text.replace('+', " plus ");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let name = letters(&vendor.name);
    let named = (1..words.len()).find(|count| letters(&words.split_at(*count).0.concat()) == name).unwrap_or(0);
    let says = |word: &&&str| !EMPTY_WORDS.contains(&letters(word).as_str());
    letters(&words.iter().skip(named).filter(says).copied().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vendor with these plans, each as `id=Name`, add-ons as `id=Name>plan`.
    fn vendor(plans: &[&str]) -> Vendor {
        let mut vendor = Vendor::own("Acme");
        let template = vendor.plans[0].clone();
        vendor.plans.clear();
        for text in plans {
            let (id, rest) = text.split_once('=').unwrap();
            let (name, under) = rest.split_once('>').unwrap_or((rest, ""));
            let addon_to = Some(under.to_owned()).filter(|under| !under.is_empty()).into_iter().collect();
            vendor.plans.push(Plan { id: id.into(), name: name.into(), addon_to, ..template.clone() });
        }
        vendor.plans[0].aliases = vec!["old-pro".into()];
        vendor
    }

    fn shown(found: PlanMatch) -> String {
        match found {
            PlanMatch::Sure(id) => id,
            PlanMatch::Doubtful(ids) => ids.join("? ") + "?",
            PlanMatch::Unknown => "unknown".into(),
        }
    }

    #[test]
    fn only_whole_names_are_sure() {
        let plans =
            ["pro=Pro", "business=Business", "business-ai=Business + AI", "enterprise=Enterprise", "plus=Enterprise+"];
        let vendor = vendor(&[&plans[..], &["guard=Guard>business"]].concat());
        for (text, current, target) in [
            ("Pro", "pro", "pro"),
            ("PRO", "pro", "pro"),
            ("old-pro", "pro", "pro"),
            ("Pro plan", "pro", "pro"),
            ("Acme Pro (annual)", "pro", "pro"),
            ("business", "business", "business"),
            ("Business+AI", "business-ai", "business-ai"),
            ("Business plus AI", "business-ai", "business-ai"),
            ("Enterprise", "enterprise", "enterprise"),
            ("Enterprise+", "plus", "plus"),
            ("Enterprise Plus", "plus", "plus"),
            ("Guard", "unknown", "guard"),
            ("business.guard", "business?", "business.guard"),
            ("Business + Guard", "business?", "business.guard"),
            // Not sold on it.
            ("Pro + Guard", "pro?", "pro? guard?"),
            ("Bus", "business? business-ai?", "business? business-ai?"),
            ("Enterprise Grid", "enterprise?", "enterprise?"),
            ("Gold", "unknown", "unknown"),
            ("plan", "unknown", "unknown"),
            ("", "unknown", "unknown"),
            ("+", "unknown", "unknown"),
        ] {
            let found = [PlanSide::Current, PlanSide::Target].map(|side| shown(match_plan(&vendor, text, side)));
            assert_eq!(found, [current, target], "{text}");
        }
    }
}
