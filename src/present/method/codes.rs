//! Every sentence that a result can carry, as it is said of a vendor called Acme, with its code in reports.

use super::Given;
use super::case::Case;
use super::prose::{Block, Cell, code, plain, table};
use crate::domain::{
    Age, AppReport, Choice, Estimate, Number, PriceNote, Question, Reason, Term, Vendor, Warning, Why,
};
use crate::present::page::verdict_title;
use crate::present::{Numbers, question, reason, warning, why};

/// A vendor that the catalog does not have, from $89 to $139 a seat, at a number of seats.
pub(super) fn acme(given: &Given, seats: u32) -> Result<AppReport, String> {
    Ok(Case::of(given, &format!("app=own,Acme,,{seats},now-seat:89,seat:139"))?.app)
}

/// The ways that a verdict can name.
pub(super) fn choices(acme: &AppReport) -> Block {
    use Choice::{ByHand, CannotSay, Other, TooClose, Upgrade, UseScim};
    let title = |choice| {
        let mut app = acme.clone();
        app.verdict.choice = choice;
        verdict_title(&app)
    };
    let waits = || {
        let mut app = acme.clone();
        app.verdict.choice = CannotSay;
        app.money.upgrade.delta = Estimate::Unknown(Reason::Quote);
        verdict_title(&app)
    };
    let row = |choice: Choice| {
        let words = match choice {
            CannotSay => format!("{}, or where that is a quote: {}", title(choice), waits()),
            _ => title(choice),
        };
        vec![code(choice.code()), plain(words)]
    };
    let rows = [ByHand, Upgrade, Other, UseScim, TooClose, CannotSay].map(row).into();
    table("What the verdict can be", &["Code", "What the page says"], rows)
}

/// Why a verdict is what it is.
pub(super) fn reasons(acme: &AppReport, few_seats: &AppReport) -> Block {
    let sentence = |of: Why| {
        let app = if of == Why::FewLeavers { few_seats } else { acme };
        vec![code(of.code()), plain(why(of, app, &Numbers::default()))]
    };
    let all = [
        Why::HasScim,
        Why::NoScim,
        Why::ScimUnknown,
        Why::Cheapest,
        Why::HoldsForAllPrices,
        Why::WithinMargin,
        Why::RangesOverlap,
        Why::QuoteOnly,
        Why::FigureMissing,
        Why::IdpGetsNoDeprovisioning,
        Why::CoverageUnknown,
        Why::ChangesStayManual,
        Why::FewLeavers,
        Why::BoughtAnyway,
        Why::MinimumApplies,
        Why::UnlikeUsage,
        Why::ThirdPartyPrice,
        Why::StalePrice,
    ];
    table("Reasons for a verdict", &["Code", "What the page says"], all.map(sentence).into())
}

/// What the calculator asks where it cannot say.
pub(super) fn questions(acme: &AppReport) -> Block {
    let all = [
        ("The price is by quote", Question::Quote),
        ("A price has no upper end", Question::UpperPrice),
        ("No seat price is known", Question::SeatPrice),
        ("A price counts usage", Question::Usage),
        ("Prices and wages are in two currencies", Question::ExchangeRate),
        ("It is not known whether there is SCIM", Question::Scim),
    ];
    let rows = all.map(|(when, of)| vec![plain(when), plain(question(of, acme))]).into();
    table("What is asked where nothing can be said", &["When", "What the page asks"], rows)
}

/// Why an amount is not known.
pub(super) fn unknown() -> Block {
    let all = [
        Reason::Quote,
        Reason::ThirdPartyLeftOut,
        Reason::NoScim,
        Reason::ScimUnknown,
        Reason::NotRecorded,
        Reason::BeyondMaximum { seats: 10 },
        Reason::BelowFirstRow { seats: 50 },
        Reason::Usage,
        Reason::SeatPrice,
        Reason::SaysTooLittle,
        Reason::ExchangeRate,
        Reason::BoughtAnyway,
        Reason::TooLarge,
    ];
    let row = |of: Reason| vec![code(of.code()), plain(reason(of, "Acme", &Numbers::default()))];
    table("In the place of an amount", &["Code", "What the page says"], all.map(row).into())
}

/// What to know about a result.
pub(super) fn warnings(acme: &AppReport) -> Block {
    let plan = || "Business".to_owned();
    let all = [
        Warning::ThirdPartyPrice,
        Warning::StalePrice(Age::Stale),
        Warning::Price(PriceNote::MinimumSeats { plan: plan(), seats: 8 }),
        Warning::Price(PriceNote::MinimumSpend { plan: plan(), amount: Number::from(15_000) }),
        Warning::Price(PriceNote::OtherTerm { plan: plan(), sold: Term::Annual }),
        Warning::Price(PriceNote::FlatExceeded { plan: plan(), covers: 10 }),
        Warning::Price(PriceNote::NotDiscounted { plan: Some(plan()) }),
        Warning::Price(PriceNote::UnlikeUsage {
            plan: plan(),
            published_for: Number::from(50_000),
            unit: "users".into(),
            used: Some(Number::from(10_000)),
        }),
        Warning::MoreSeatsThanEmployees { seats: 600, employees: 500 },
        Warning::OneYearOnly,
        Warning::ExchangeRateNeeded,
    ];
    let abroad = AppReport { vendor: Vendor { currency: "EUR".into(), ..acme.vendor.clone() }, ..acme.clone() };
    let row = |of: &Warning| -> Vec<Cell> { vec![code(of.code()), plain(warning(of, &abroad))] };
    table("Beside a result", &["Code", "What the page says"], all.iter().map(row).collect())
}
