//! What to negotiate: the price worth paying at these numbers, and how far it is from what is asked.

use crate::domain::{AppReport, BreakEven, Estimate, Negotiation, Number, Offer};
use crate::present::Numbers;
use crate::present::fill::fill;

/// What to negotiate, in sentences that can be copied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NegotiateView {
    /// The price worth paying and what it rests on.
    pub says: Vec<String>,
    /// What else to ask for.
    pub ask: Vec<String>,
    /// All of it as one paragraph to send.
    pub paragraph: String,
}

/// What to negotiate for an app; nothing where there is nothing to buy.
pub fn negotiate(app: &AppReport, negotiation: Option<&Negotiation>, numbers: &Numbers) -> NegotiateView {
    let Some(negotiation) = negotiation else {
        let says = vec!["There is nothing to negotiate: no plan with SCIM is to be bought here.".to_owned()];
        return NegotiateView { says, ..NegotiateView::default() };
    };
    let what = match app.target_plan() {
        Some(plan) if negotiation.for_addon => plan.name.clone(),
        Some(plan) => fill("{} {}", &[&app.vendor.name, &plan.name]),
        None => fill("{} with SCIM", &[&app.vendor.name]),
    };
    let currency = app.vendor.currency.as_str();
    let hand = numbers.estimate(negotiation.by_hand, "USD");
    let mut says = vec![fill("Doing it by hand costs {} a year at these numbers.", &[&hand])];
    says.push(worth_paying(&what, &negotiation.base, currency, numbers));
    if negotiation.careful != negotiation.base
        && let Some(price) = negotiation.careful.price
    {
        let (year, seat) = (numbers.money(price.year, currency), numbers.exact_money(price.seat_month, currency));
        says.push(fill("Even with every range at its worst, up to {} a year, {} a seat a month.", &[&year, &seat]));
    }
    says.extend(asked(negotiation, currency, numbers));
    let ask = ask(app, negotiation);
    let paragraph = says.iter().chain(&ask).map(String::as_str).collect::<Vec<_>>().join(" ");
    NegotiateView { says, ask, paragraph }
}

fn worth_paying(what: &str, offer: &Offer, currency: &str, numbers: &Numbers) -> String {
    match (offer.seat_month, offer.price) {
        (_, Some(price)) => {
            let (year, seat) = (numbers.money(price.year, currency), numbers.exact_money(price.seat_month, currency));
            fill("{} is worth up to {} a year here, {} a seat a month.", &[what, &year, &seat])
        }
        (BreakEven::Always, _) => fill("{} pays at any price at these numbers.", &[what]),
        (BreakEven::Never, _) => fill("{} would not pay here even for nothing.", &[what]),
        _ => fill(
            "Up to which price {} pays cannot be said: what you pay now is not known. Enter it under “Price and contract”.",
            &[what],
        ),
    }
}

/// What is asked, and what has to come off it.
fn asked(negotiation: &Negotiation, currency: &str, numbers: &Numbers) -> Option<String> {
    let asked = negotiation.asked_year;
    if asked.is_unknown() {
        return Some(
            "No price is published and none was entered: the seller’s first figure is an opening, not a price.".into(),
        );
    }
    let price = negotiation.base.price?;
    let asked = numbers.estimate(asked, currency);
    let off = price.off_asked;
    if off.high().is_some_and(|most| !most.is_positive()) {
        return Some(fill("It is asked {}: worth paying as it is.", &[&asked]));
    }
    let off = numbers.estimate(off, currency);
    let percent = |number: Number| numbers.percent(number.shown(1));
    Some(match price.below_list {
        Estimate::Unknown(_) => fill("It is asked {}: {} would have to come off.", &[&asked, &off]),
        below => {
            let below = numbers.estimate_by(below, &percent);
            fill("It is asked {}: {} would have to come off, {} below the list price.", &[&asked, &off, &below])
        }
    })
}

/// What else to ask for: what the price alone does not settle.
fn ask(app: &AppReport, negotiation: &Negotiation) -> Vec<String> {
    let mut ask = Vec::new();
    if !negotiation.for_addon {
        ask.push("Ask for SCIM as an add-on to the plan you have: that is the part you need.".to_owned());
    }
    ask.push("Ask for the yearly price if you pay in advance, and for a cap on its rise at renewal.".to_owned());
    if app.money.upgrade.prices_from.is_some() {
        ask.push("Ask for the discount in writing, by the seat, so that it holds when seats are added.".to_owned());
    }
    ask
}
