//! A whole stack in two charts: what each app costs more, and how much of it is priced.

use super::totals::names;
use crate::domain::{Estimate, PricesFrom, RankBy, Reason, StackLine, StackReport};
use crate::present::Numbers;
use crate::present::chart::{AppCost, ByApp, Chart, Layout, ShareKind, SharePart, Shares, by_app, shares};

/// The most apps with a bar of their own.
const MOST_BARS: usize = 15;

/// What each app costs more a year, in dollars: the dearest, the others together, and by name what has no bar. Apps with
/// nothing to buy are left out. Without a chart, why there is none.
///
/// # Errors
/// A sentence, where no app has a price, none costs anything, or the numbers are too large.
pub fn apps_chart(report: &StackReport, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let (mut priced, mut not_drawn) = (Vec::new(), Vec::new());
    let lines = report.ranking(RankBy::ExtraCost).into_iter().filter_map(|ranked| report.lines.get(ranked.app));
    for line in lines.filter(|line| !has_nothing_to_buy(line)) {
        match line.step_dollars {
            Estimate::Unknown(Reason::ExchangeRate) => {
                not_drawn.push((line.name.clone(), "no exchange rate".to_owned()));
            }
            // Said by the chart, which then has no bars at all.
            cost @ Estimate::Unknown(Reason::TooLarge) => priced.insert(0, AppCost { name: line.name.clone(), cost }),
            Estimate::Unknown(_) => not_drawn.push((line.name.clone(), "not priced".to_owned())),
            cost => priced.push(AppCost { name: line.name.clone(), cost }),
        }
    }
    let others = priced.split_off(priced.len().min(MOST_BARS));
    let sum = || Estimate::total(others.iter().map(|app| app.cost));
    let rest = (!others.is_empty()).then(|| (u32::try_from(others.len()).unwrap_or(u32::MAX), sum()));
    by_app(&ByApp { currency: "USD".into(), apps: priced, rest, not_drawn }, layout, numbers)
}

/// How much of a stack is priced, estimated and not priced, by apps and by seats. Without a chart, why there is none.
///
/// # Errors
/// A sentence, where there are no apps.
pub fn shares_chart(report: &StackReport, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let kinds = [ShareKind::Priced, ShareKind::Estimated, ShareKind::NotPriced, ShareKind::NothingToBuy];
    let part = |kind: ShareKind| {
        let lines = report.lines.iter().enumerate().filter(|(_, line)| share_kind(line) == kind);
        let (apps, seats): (Vec<usize>, Vec<u32>) = lines.map(|(at, line)| (at, line.seats)).unzip();
        SharePart {
            kind,
            apps: u32::try_from(apps.len()).unwrap_or(u32::MAX),
            seats: seats.into_iter().fold(0, u32::saturating_add),
            names: names(report, &apps, numbers),
        }
    };
    shares(&Shares { parts: kinds.into_iter().map(part).collect() }, layout, numbers)
}

fn has_nothing_to_buy(line: &StackLine) -> bool {
    line.nothing_to_buy() || line.has_no_scim()
}

/// What is known of an app's price. Without a rate of exchange it is known all the same.
fn share_kind(line: &StackLine) -> ShareKind {
    let is_whole = matches!(line.step, Estimate::Exact(_));
    match (line.step, line.prices_from) {
        _ if has_nothing_to_buy(line) => ShareKind::NothingToBuy,
        (Estimate::Unknown(_), _) => ShareKind::NotPriced,
        (_, Some(PricesFrom::Vendor | PricesFrom::Own)) if is_whole => ShareKind::Priced,
        (_, Some(PricesFrom::Mixed)) if is_whole && !rests_on_third_party(line) => ShareKind::Priced,
        _ => ShareKind::Estimated,
    }
}

fn rests_on_third_party(line: &StackLine) -> bool {
    line.warnings.contains(&crate::domain::Warning::ThirdPartyPrice)
}
