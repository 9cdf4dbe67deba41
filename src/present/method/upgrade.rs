//! The step to SCIM, worked for cases of every kind.

use super::case::{Case, steps};
use super::prose::{heading, list, text};
use super::{Given, Section};
use crate::present::warning;

/// The step to the plan with SCIM.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let segment = Case::of(given, "app=segment,team,business,10")?;
    let unlike: Vec<String> = segment.app.warnings.iter().map(|one| warning(one, &segment.app)).collect();
    let blocks = vec![
        text(
            "The step is what the plan with SCIM costs a year less what your plan costs a year, at the same seats \
             and the same usage. Your plan is an input: from a dearer plan the step is smaller.",
            &[],
        ),
        list(&[
            "Where an add-on has to be bought first, single sign-on before SCIM, it is part of the step.",
            "Where single sign-on alone comes with another plan, that step is shown too, apart.",
            "Where a source prints the difference itself by team size, its row for the largest team not above yours \
             counts, and no discount comes off it. A third party’s counts only where the vendor does not publish both \
             prices.",
        ]),
        heading("upgrade-per-seat", "Priced by the seat"),
        steps(
            given,
            "Kustomer and GitHub",
            &[
                ("app=kustomer,enterprise,ultimate,10", ""),
                ("app=kustomer,enterprise,ultimate,25", ""),
                ("app=kustomer,enterprise,ultimate,50", ""),
                ("app=kustomer,enterprise-bundle,ultimate,50", ""),
                ("app=kustomer,enterprise,ultimate,5", ""),
                ("app=github,team,enterprise-cloud,100", ""),
            ],
        )?,
        heading("upgrade-base", "A base amount and seats"),
        steps(given, "Metabase", &[("app=metabase,starter,pro,100", "")])?,
        heading("upgrade-usage", "Priced by usage"),
        text(
            "Segment’s two prices were published for unlike usage, and its Team plan is sold for at most ten seats. At ten \
             seats the calculator says: {}",
            &[&unlike.join(" ")],
        ),
        steps(
            given,
            "Segment",
            &[
                ("app=segment,team,business,10", ""),
                ("app=segment,team,business,10,usage:50000", "50,000 MTU"),
                ("app=segment,team,business,30", ""),
            ],
        )?,
        heading("upgrade-published", "A difference that a source prints"),
        steps(
            given,
            "Ironclad",
            &[
                ("app=ironclad,standard,enterprise,40", ""),
                ("app=ironclad,standard,enterprise,50", ""),
                ("app=ironclad,standard,enterprise,120", ""),
                ("app=ironclad,standard,enterprise,200", ""),
            ],
        )?,
        heading("upgrade-quote", "By quote"),
        text(
            "Most plans with SCIM are sold by quote. Then the step is not known, and the answer is [what SCIM is \
             worth](#worth): the most that the step may cost. With a quote, the step is worked out.",
            &[],
        ),
        steps(
            given,
            "Pigment",
            &[
                ("app=pigment,professional,enterprise,50", ""),
                ("app=pigment,professional,enterprise,50,quote:180000", "quoted $180,000"),
            ],
        )?,
    ];
    Ok(Section { id: "upgrade", title: "The step to SCIM", blocks })
}
