//! Sentences about a result: why something is unknown, what to know about a price, why the verdict.

use super::number::{Numbers, date, plural};
use crate::domain::{
    Age, AppReport, BreakEven, Estimate, Number, PriceNote, PricesFrom, Publisher, Question, Reason, Ref, Term,
    Warning, Why,
};

/// Why an amount is unknown, as a sentence.
pub fn reason(reason: Reason, vendor: &str, numbers: &Numbers) -> String {
    let seats = |count: u32| numbers.count(Number::from(count), 0);
    match reason {
        Reason::Quote => [vendor, " sells this plan by quote and publishes no price."].concat(),
        Reason::ThirdPartyLeftOut => {
            ["Only third parties report a price for ", vendor, ", and you have left those out."].concat()
        }
        Reason::NoScim => [vendor, " has no SCIM on any plan."].concat(),
        Reason::ScimUnknown => ["No source says on which plan ", vendor, " has SCIM, if on any."].concat(),
        Reason::NotRecorded => "No price of this plan is recorded.".into(),
        Reason::BeyondMaximum { seats: most } => {
            ["This plan is sold for at most ", &seats(most), " seats, so it has no price for more."].concat()
        }
        Reason::BelowFirstRow { seats: first } => {
            ["The published figures start at ", &seats(first), " users; for fewer nothing is known."].concat()
        }
        Reason::Usage => "The price depends on usage that is not entered yet.".into(),
        Reason::SeatPrice => "What a seat costs is not known.".into(),
        Reason::SaysTooLittle => "The published prices are too open to give a difference.".into(),
        Reason::ExchangeRate => "It needs an exchange rate to the US dollar.".into(),
        Reason::BoughtAnyway => "You would buy the whole upgrade anyway, so its price does not matter here.".into(),
        Reason::TooLarge => "The numbers are too large to compute exactly.".into(),
    }
}

/// What to know about a result, as a sentence with plain separators: reports.
pub fn warning(warning: &Warning, app: &AppReport) -> String {
    warning_in(warning, app, &Numbers::default())
}

/// The same with the page's separators.
pub fn warning_in(warning: &Warning, app: &AppReport, numbers: &Numbers) -> String {
    let count = |number: u32| numbers.count(Number::from(number), 0);
    let vendor = app.vendor.name.as_str();
    match warning {
        Warning::ThirdPartyPrice if app.money.upgrade.prices_from == Some(PricesFrom::Mixed) => {
            ["Part of this rests on a third party’s figures, which ", vendor, " has not published."].concat()
        }
        Warning::ThirdPartyPrice => {
            ["A third party published these prices; ", vendor, " itself does not publish them."].concat()
        }
        Warning::StalePrice(Age::VeryStale) => "A price here is over two years old. Ask before you rely on it.".into(),
        Warning::StalePrice(_) => "A price here is over a year old.".into(),
        Warning::Price(note) => price_note(note, &app.vendor.currency, numbers),
        Warning::MoreSeatsThanEmployees { seats, employees } => {
            [&count(*seats), " seats for ", &count(*employees), " employees: is one of the two a slip?"].concat()
        }
        Warning::OneYearOnly => {
            "The link also asks about several years, price rises or a renewal date. This answer is for one year.".into()
        }
        Warning::ExchangeRateNeeded => {
            let code = app.vendor.currency.as_str();
            ["Prices are in ", code, " and wages in US dollars: enter what one ", code, " costs to compare them."]
                .concat()
        }
    }
}

fn price_note(note: &PriceNote, currency: &str, numbers: &Numbers) -> String {
    match note {
        PriceNote::MinimumSeats { plan, seats } => {
            let seats = numbers.count(Number::from(*seats), 0);
            [plan.as_str(), " is billed for at least ", &seats, " seats."].concat()
        }
        PriceNote::MinimumSpend { plan, amount } => {
            [plan.as_str(), " costs at least ", &numbers.money(*amount, currency), " a year."].concat()
        }
        PriceNote::OtherTerm { plan, sold } => {
            let (sold, asked) = match sold {
                Term::Annual => ("a year at a time", "month by month"),
                Term::Monthly => ("month by month", "for a year at a time"),
            };
            [
                "No price of ",
                plan,
                " billed ",
                asked,
                " is recorded; this is twelve months of the price billed ",
                sold,
                ".",
            ]
            .concat()
        }
        PriceNote::FlatExceeded { plan, covers } => {
            let covers = numbers.count(Number::from(*covers), 0);
            [
                plan.as_str(),
                "’s price covers ",
                &covers,
                " seats. What further seats cost is not published, so it is at least this.",
            ]
            .concat()
        }
        PriceNote::UnlikeUsage { plan, published_for, unit, used } => {
            let published = numbers.count(*published_for, 2);
            let start = [plan.as_str(), "’s price was published for ", &published, " ", unit].concat();
            match used {
                Some(used) => {
                    let used = numbers.count(*used, 2);
                    [&start, ", and this compares it at ", &used, " ", unit, ": not like with like."].concat()
                }
                None => [&start, ". Enter yours to see whether it compares."].concat(),
            }
        }
    }
}

/// Why the verdict, as a sentence. Empty where the verdict's title says it already.
pub fn why(why: Why, app: &AppReport, numbers: &Numbers) -> String {
    let vendor = app.vendor.name.as_str();
    match why {
        Why::HasScim => "Your plan already comes with SCIM: there is nothing to buy for it.".into(),
        Why::NoScim => [vendor, " has no SCIM on any plan, so there is no upgrade to weigh."].concat(),
        Why::ScimUnknown => ["No source says on which plan ", vendor, " has SCIM, if on any."].concat(),
        Why::Cheapest => cheapest(app, numbers),
        Why::HoldsForAllPrices
            if app.money.upgrade_total().is_some_and(|total| !matches!(total, Estimate::Exact(_))) =>
        {
            "That holds at every price within the published ranges.".into()
        }
        Why::HoldsForAllPrices => String::new(),
        Why::WithinMargin => "The cheapest two ways are within 5% of each other.".into(),
        Why::RangesOverlap => "Within the published ranges, either way can turn out cheaper.".into(),
        Why::QuoteOnly => ["The plan with SCIM has no public price, so ", vendor, "’s quote decides."].concat(),
        Why::FigureMissing => "A figure is missing that could turn the answer.".into(),
        Why::IdpGetsNoDeprovisioning => {
            "Buying the plan leaves leavers manual: your identity provider gets no deprovisioning for the money.".into()
        }
        Why::CoverageUnknown => {
            "No source says what your identity provider gets here, so what stays manual is a range.".into()
        }
        Why::ChangesStayManual => {
            "Changes of role stay manual after the upgrade: no source says that permissions follow.".into()
        }
        Why::FewLeavers => {
            let leavers = numbers.count(app.events.leavers, 1);
            ["Few people leave: ", &plural(&leavers, "leaver", "leavers"), " a year at these seats."].concat()
        }
        Why::BoughtAnyway => "You would buy part of the upgrade anyway; only the rest is counted.".into(),
        Why::MinimumApplies => "A minimum applies: part of the price is for seats or spend you do not use.".into(),
        Why::UnlikeUsage => "The two prices were published for different usage.".into(),
        Why::ThirdPartyPrice => "The prices are a third party’s. Check them against your quote.".into(),
        Why::StalePrice => "A price is over a year old.".into(),
    }
}

/// "The upgrade costs 32 times what it saves": the comparison that decided.
fn cheapest(app: &AppReport, numbers: &Numbers) -> String {
    let money = &app.money;
    let hand = numbers.estimate(money.hand(), "USD");
    let upgrade = money.upgrade_total().map(|total| numbers.estimate(total, "USD"));
    let other = money.other().map(|total| numbers.estimate(total, "USD"));
    let mut parts = vec![["by hand it costs ", &hand].concat()];
    parts.extend(upgrade.map(|total| ["with the upgrade ", &total].concat()));
    parts.extend(other.map(|total| ["with another tool ", &total].concat()));
    let last = parts.pop().unwrap_or_default();
    let list = if parts.is_empty() { last } else { [parts.join(", "), last].join(" and ") };
    let mut sentence = ["A year ", &list, "."].concat();
    if let Some(times) = times_the_saving(app, numbers) {
        sentence.push(' ');
        sentence.push_str(&times);
    }
    sentence
}

fn times_the_saving(app: &AppReport, numbers: &Numbers) -> Option<String> {
    let (Estimate::Exact(step), Estimate::Exact(worth)) = (app.money.upgrade.delta, app.money.worth.year) else {
        return None;
    };
    if !worth.is_positive() || step < worth + worth || app.vendor.currency != "USD" {
        return None;
    }
    let times = numbers.count(step / worth, 0);
    Some(["The price step is ", &times, " times what SCIM is worth here."].concat())
}

/// What to find out, as a sentence.
pub fn question(question: Question, app: &AppReport) -> String {
    let vendor = app.vendor.name.as_str();
    match question {
        Question::Quote => {
            let plan = app.target_plan().map_or("the plan with SCIM", |plan| plan.name.as_str());
            ["Ask ", vendor, " what ", plan, " costs you a year, all in, and enter it as the quote."].concat()
        }
        Question::UpperPrice => {
            ["Ask ", vendor, " for the most the plan can cost: the published price is open."].concat()
        }
        Question::SeatPrice => "Enter what a seat of your current plan costs, or what you pay a year.".into(),
        Question::Usage => "Enter your usage: the price depends on it.".into(),
        Question::ExchangeRate => "Enter the exchange rate.".into(),
        Question::Scim => ["Ask ", vendor, " whether it supports SCIM, and from which plan."].concat(),
    }
}

/// From how many seats, leavers or dollars an hour the upgrade pays, one sentence each that says
/// something.
pub fn break_evens(app: &AppReport, numbers: &Numbers) -> Vec<String> {
    let mut sentences = Vec::new();
    // With an end open the known end would be taken for the price: better to say nothing.
    let closed = |amount: Option<Estimate>| matches!(amount, Some(Estimate::Exact(_) | Estimate::Range(..)));
    if !closed(app.money.upgrade_total()) || !closed(Some(app.money.hand())) {
        return sentences;
    }
    let evens = app.break_evens;
    let seats = |number| plural(&numbers.count(number, 0), "seat", "seats");
    match evens.seats {
        BreakEven::From(number) => {
            sentences.push(["By seats: the upgrade costs no more from ", &seats(number), " up."].concat());
        }
        BreakEven::Never => sentences.push("By seats: the upgrade never gets cheaper than by hand.".into()),
        BreakEven::Always => sentences.push("By seats: the upgrade costs no more at any number of seats.".into()),
        BreakEven::UpTo(_) | BreakEven::Unknown => {}
    }
    match evens.leavers {
        BreakEven::From(rate) => {
            sentences.push(["By leavers: it pays from ", &numbers.percent(rate.shown(1)), " a year up."].concat());
        }
        BreakEven::UpTo(rate) => {
            sentences.push(["By leavers: it pays up to ", &numbers.percent(rate.shown(1)), " a year."].concat());
        }
        BreakEven::Never => sentences.push("By leavers: not even if everyone left within the year.".into()),
        BreakEven::Always => sentences.push("By leavers: it pays however few leave.".into()),
        BreakEven::Unknown => {}
    }
    match evens.rate {
        BreakEven::From(rate) => {
            let rate = numbers.money(rate, "USD");
            sentences.push(["By wages: it pays if an hour of IT costs ", &rate, " or more."].concat());
        }
        BreakEven::UpTo(rate) => {
            let rate = numbers.money(rate, "USD");
            sentences.push(["By wages: it pays while an hour of IT costs at most ", &rate, "."].concat());
        }
        BreakEven::Never | BreakEven::Always | BreakEven::Unknown => {}
    }
    sentences
}

/// Where the prices are from, how old and how good, in a sentence or two.
pub fn provenance(app: &AppReport) -> String {
    let upgrade = &app.money.upgrade;
    let mut sentences: Vec<String> = Vec::new();
    let mut add = |sentence: String| {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    };
    let mut third_party = false;
    for price in &upgrade.prices {
        match *price {
            Ref::Price { plan, price } => {
                let price = &app.vendor.plans[plan].prices[price];
                third_party |= price.publisher == Publisher::ThirdParty;
                add(published_by(&app.vendor.name, price.publisher, price.published, price.checked));
            }
            Ref::Step(step) => {
                let step = &app.vendor.published_steps[step];
                third_party |= step.publisher == Publisher::ThirdParty;
                add(published_by(&app.vendor.name, step.publisher, step.published, step.checked));
            }
            Ref::Typed(_) => add("Your own price.".into()),
            Ref::Assumption(_) | Ref::Benchmark => {}
        }
    }
    if third_party {
        add([&app.vendor.name, " itself does not publish them."].concat());
    }
    sentences.join(" ")
}

fn published_by(
    vendor: &str,
    publisher: Publisher,
    published: Option<crate::domain::Date>,
    checked: crate::domain::Date,
) -> String {
    let read = date(checked);
    match (publisher, published) {
        (Publisher::Vendor, _) => ["Prices from ", vendor, "’s own pages, read ", &read, "."].concat(),
        (Publisher::ThirdParty, Some(day)) => {
            ["Prices from a third party, dated ", &date(day), ", read ", &read, "."].concat()
        }
        (Publisher::ThirdParty, None) => ["Prices from a third party, undated, read ", &read, "."].concat(),
    }
}
