//! One app's result as the page shows it: headline, options, verdict, time, and what to ask.

mod answer;
mod ask;
mod headline;
mod options;
mod time;

pub use answer::{Answer, answer};
pub use headline::Headline;
pub use options::OptionRow;
pub use time::TimeRow;

pub(super) use headline::headline_money;
pub(super) use options::verdict_title;

use super::fill::fill;
use super::messages::{provenance, question, reason, warning_in, why};
use super::number::Numbers;
use crate::domain::{AppReport, Estimate, Grade, Reason, Ref, Scenario, Warning};

/// One app's result in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What the step costs, and the sum.
    pub answer: Answer,
    /// Where the prices are from.
    pub provenance: String,
    /// How well the least certain price is known.
    pub grade: Option<Grade>,
    /// A price is stale.
    pub stale: bool,
    /// What to know, the gravest first.
    pub warnings: Vec<String>,
    /// The step to single sign-on, where it is another one.
    pub sso: Option<String>,
    /// The three ways.
    pub options: Vec<OptionRow>,
    /// What the model that is not compared with says.
    pub other_model: String,
    /// The expected cost of a breach, shown apart.
    pub breach: Option<String>,
    /// The verdict in a few words.
    pub verdict: String,
    /// Why.
    pub reasons: Vec<String>,
    /// What would settle it.
    pub question: Option<String>,
    /// What SCIM is worth, in a sentence.
    pub worth: String,
    /// Where the time goes.
    pub time: Vec<TimeRow>,
    /// What stays manual with SCIM.
    pub stays: Vec<String>,
    /// What to ask the vendor.
    pub ask: Vec<String>,
    /// The buyer's quote is what the answer waits for.
    pub wants_quote: bool,
}

/// The result of one app in words.
pub fn page(app: &AppReport, scenario: &Scenario, numbers: &Numbers) -> Page {
    let upgrade = &app.money.upgrade;
    let buys = app.money.upgrade_lines.is_some();
    let mut warnings = Vec::new();
    // Whose prices they are stands beside the grade already.
    for warning in app.warnings.iter().filter(|warning| **warning != Warning::ThirdPartyPrice) {
        warnings.push(warning_in(warning, app, numbers));
    }
    if matches!(upgrade.delta.reason(), Some(Reason::Usage)) {
        warnings.insert(0, reason(Reason::Usage, &app.vendor.name, numbers));
    }
    Page {
        answer: answer(app, numbers),
        provenance: provenance(app),
        grade: grade(app),
        stale: app.warnings.iter().any(|warning| matches!(warning, Warning::StalePrice(_))),
        warnings,
        sso: upgrade.sso_step.as_ref().map(|step| {
            let cost = match step.delta {
                Estimate::Unknown(why) => {
                    let because = reason(why, &app.vendor.name, numbers);
                    fill("what it costs more is not known. {}", &[&because])
                }
                delta => fill("{} more a year.", &[&numbers.estimate(delta, &app.vendor.currency)]),
            };
            fill("Single sign-on alone comes with {}: {}", &[&step.plan, &cost])
        }),
        options: options::options(app, numbers),
        other_model: options::other_model(app, scenario, numbers),
        breach: app.breach.as_ref().map(|line| {
            let amount = numbers.estimate(line.amount, "USD");
            fill(
                "Not in these figures: a breach costs {} a year on average, by the chance and loss you entered.",
                &[&amount],
            )
        }),
        verdict: verdict_title(app),
        reasons: app
            .verdict
            .reasons
            .iter()
            .map(|code| why(*code, app, numbers))
            .filter(|text| !text.is_empty())
            .collect(),
        question: app.verdict.question.map(|asked| question(asked, app)),
        // Where nothing is for sale there is nothing to value.
        worth: if buys || app.nothing_to_buy() { headline::worth_sentence(app, numbers) } else { String::new() },
        time: time::time(app, numbers),
        stays: time::stays(app),
        ask: ask::ask(app, numbers),
        wants_quote: ask::wants_quote(app),
    }
}

/// The grade of the least certain price that the step rests on.
fn grade(app: &AppReport) -> Option<Grade> {
    let of = |price: &Ref| match *price {
        Ref::Price { plan, price } => Some(app.vendor.plans[plan].prices[price].grade),
        Ref::Step(step) => Some(app.vendor.published_steps[step].grade),
        _ => None,
    };
    app.money.upgrade.prices.iter().filter_map(of).max()
}
