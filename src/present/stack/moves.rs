//! What moves the answer of a whole stack: the company's inputs once for all apps, each app's own by its name.

use crate::domain::{Company, Gap, Input, Sensitivity, StackReport};
use crate::present::Numbers;
use crate::present::chart::Layout;
use crate::present::decision::{About, MovesView, Period, input_name, moves_of};
use crate::present::fill::fill;

/// The most inputs that the table lists.
const MOST_ROWS: usize = 40;

/// What moves the upgrade of the apps that can be compared less doing them by hand, over the company’s years.
pub fn stack_moves(
    found: &Result<Sensitivity, Gap>,
    report: &StackReport,
    company: &Company,
    layout: Layout,
    numbers: &Numbers,
) -> MovesView {
    let Ok(found) = found else {
        let why = "No app can be compared: of each a price is missing, or open at one end.".to_owned();
        return MovesView { says: Vec::new(), chart: Err(why), rows: Vec::new() };
    };
    let line = |input: Input| input.app().and_then(|app| report.lines.get(app));
    let name = |input: Input| match line(input) {
        Some(line) => fill("{}: {}", &[&line.name, &lower(input_name(input))]),
        None => input_name(input).to_owned(),
    };
    let currency = |input: Input| line(input).map_or_else(|| "USD".to_owned(), |line| line.currency.clone());
    let about =
        About { name: &name, currency: &currency, period: Period::of(company), assumptions: &company.assumptions };
    let mut view = moves_of(found, &about, layout, numbers);
    if let Some(more) = view.rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        view.rows.truncate(MOST_ROWS);
        view.says
            .push(fill("The table lists {} inputs; {} more move less.", &[&MOST_ROWS.to_string(), &more.to_string()]));
    }
    view
}

fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
