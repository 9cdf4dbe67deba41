//! Sentences about a result: why something is unknown, what to know about a price, why the verdict.

use super::fill::fill;
use super::number::{Numbers, date, plural};
use crate::domain::{
    Age, AppReport, BreakEven, BreakEvens, Date, Estimate, Number, PriceNote, PricesFrom, Publisher, Question, Reason,
    Ref, Term, Warning, Why,
};

/// Why an amount is unknown, as a sentence.
pub fn reason(reason: Reason, vendor: &str, numbers: &Numbers) -> String {
    let seats = match reason {
        Reason::BeyondMaximum { seats } | Reason::BelowFirstRow { seats } => numbers.count(Number::from(seats), 0),
        _ => String::new(),
    };
    let (sentence, part) = match reason {
        Reason::Quote => ("{} sells this plan by quote and publishes no price.", vendor),
        Reason::ThirdPartyLeftOut => ("Only third parties report a price for {}, and you have left those out.", vendor),
        Reason::NoScim => ("{} has no SCIM on any plan.", vendor),
        Reason::ScimUnknown => ("No source says on which plan {} has SCIM, if on any.", vendor),
        Reason::NotRecorded => ("No price of this plan is recorded.", ""),
        Reason::BeyondMaximum { .. } => {
            ("This plan is sold for at most {} seats, so it has no price for more.", seats.as_str())
        }
        Reason::BelowFirstRow { .. } => {
            ("The published figures start at {} users; for fewer nothing is known.", seats.as_str())
        }
        Reason::Usage => ("The price depends on usage that is not entered yet.", ""),
        Reason::SeatPrice => ("What a seat costs is not known.", ""),
        Reason::SaysTooLittle => ("The published prices are too open to give a difference.", ""),
        Reason::ExchangeRate => ("It needs an exchange rate to the US dollar.", ""),
        Reason::BoughtAnyway => ("You would buy the whole upgrade anyway, so its price does not matter here.", ""),
        Reason::TooLarge => ("The numbers are too large to compute exactly.", ""),
    };
    fill(sentence, &[part])
}

/// What to know about a result, as a sentence with plain separators: reports.
pub fn warning(warning: &Warning, app: &AppReport) -> String {
    warning_in(warning, app, &Numbers::default())
}

/// The same with the page's separators.
pub fn warning_in(warning: &Warning, app: &AppReport, numbers: &Numbers) -> String {
    let count = |number: u32| numbers.count(Number::from(number), 0);
    let (vendor, code) = (app.vendor.name.as_str(), app.vendor.currency.as_str());
    let sentence = match warning {
        Warning::ThirdPartyPrice if app.money.upgrade.prices_from == Some(PricesFrom::Mixed) => {
            "Part of this rests on a third party’s figures, which {} has not published."
        }
        Warning::ThirdPartyPrice => "A third party published these prices; {} itself does not publish them.",
        Warning::StalePrice(Age::VeryStale) => "A price here is over two years old. Ask before you rely on it.",
        Warning::StalePrice(_) => "A price here is over a year old.",
        Warning::Price(note) => return price_note(note, code, numbers),
        Warning::MoreSeatsThanEmployees { seats, employees } => {
            let sentence = "{} seats for {} employees: is one of the two a slip?";
            return fill(sentence, &[&count(*seats), &count(*employees)]);
        }
        Warning::OneYearOnly => {
            "This answer is for one year. The years, price rises and renewal that you ask about are worked out apart: on the full page below its answer, and in the business case."
        }
        Warning::ExchangeRateNeeded => {
            let sentence = "Prices are in {} and wages in US dollars: enter what one {} costs to compare them.";
            return fill(sentence, &[code, code]);
        }
    };
    fill(sentence, &[vendor])
}

fn price_note(note: &PriceNote, currency: &str, numbers: &Numbers) -> String {
    match note {
        PriceNote::MinimumSeats { plan, seats } => {
            let seats = numbers.count(Number::from(*seats), 0);
            fill("{} is billed for at least {} seats.", &[plan.as_str(), &seats])
        }
        PriceNote::MinimumSpend { plan, amount } => {
            fill("{} costs at least {} a year.", &[plan.as_str(), &numbers.money(*amount, currency)])
        }
        PriceNote::OtherTerm { plan, sold } => {
            let (sold, asked) = match sold {
                Term::Annual => ("a year at a time", "month by month"),
                Term::Monthly => ("month by month", "for a year at a time"),
            };
            fill(
                "No price of {} billed {} is recorded; this is twelve months of the price billed {}.",
                &[plan, asked, sold],
            )
        }
        PriceNote::FlatExceeded { plan, covers } => {
            let covers = numbers.count(Number::from(*covers), 0);
            fill(
                "{}’s price covers {} seats. What further seats cost is not published, so it is at least this.",
                &[plan.as_str(), &covers],
            )
        }
        PriceNote::NotDiscounted { plan: Some(plan) } => {
            fill("The discount on {} is not counted: it comes off list prices only.", &[plan.as_str()])
        }
        PriceNote::NotDiscounted { plan: None } => {
            "No discount is taken off the step: a source prints this difference as it is.".into()
        }
        PriceNote::UnlikeUsage { plan, published_for, unit, used } => {
            let published = numbers.count(*published_for, 2);
            let start = fill("{}’s price was published for {} {}", &[plan.as_str(), &published, unit]);
            match used {
                Some(used) => {
                    let used = numbers.count(*used, 2);
                    fill("{}, and this compares it at {} {}: not like with like.", &[&start, &used, unit])
                }
                None => fill("{}. Enter yours to see whether it compares.", &[&start]),
            }
        }
    }
}

/// Why the verdict, as a sentence. Empty where the verdict's title says it already.
pub fn why(why: Why, app: &AppReport, numbers: &Numbers) -> String {
    let sentence = match why {
        Why::HasScim => "Your plan already comes with SCIM: there is nothing to buy for it.",
        Why::NoScim => "{} has no SCIM on any plan, so there is no upgrade to weigh.",
        Why::ScimUnknown => "No source says on which plan {} has SCIM, if on any.",
        Why::Cheapest => return cheapest(app, numbers),
        Why::HoldsForAllPrices
            if app.money.upgrade_total().is_some_and(|total| !matches!(total, Estimate::Exact(_))) =>
        {
            "That holds at every price within the published ranges."
        }
        Why::HoldsForAllPrices => "",
        Why::WithinMargin => "The cheapest two ways are within 5% of each other.",
        Why::RangesOverlap => "Within the published ranges, either way can turn out cheaper.",
        Why::QuoteOnly if app.money.upgrade.delta.reason() == Some(Reason::ThirdPartyLeftOut) => {
            "{} itself does not publish the price, so its quote decides."
        }
        Why::QuoteOnly => "The plan with SCIM has no public price, so {}’s quote decides.",
        Why::FigureMissing => "A figure is missing that could turn the answer.",
        Why::IdpGetsNoDeprovisioning => {
            "Buying the plan leaves leavers manual: your identity provider gets no deprovisioning for the money."
        }
        Why::CoverageUnknown => {
            "No source says what your identity provider gets here, so what stays manual is a range."
        }
        Why::ChangesStayManual => {
            "Changes of role stay manual after the upgrade: no source says that permissions follow."
        }
        Why::FewLeavers => {
            let leavers = numbers.count(app.events.leavers, 1);
            return fill("Few people leave: {} a year at these seats.", &[&plural(&leavers, "leaver", "leavers")]);
        }
        Why::BoughtAnyway => "You would buy part of the upgrade anyway; only the rest is counted.",
        Why::MinimumApplies => "A minimum applies: part of the price is for seats or spend you do not use.",
        Why::UnlikeUsage => "The two prices were published for different usage.",
        Why::ThirdPartyPrice if app.money.upgrade.prices_from == Some(PricesFrom::Mixed) => {
            "Part of the prices are a third party’s. Check them against your quote."
        }
        Why::ThirdPartyPrice => "The prices are a third party’s. Check them against your quote.",
        Why::StalePrice => "A price is over a year old.",
    };
    fill(sentence, &[&app.vendor.name])
}

/// "The upgrade costs 32 times what it saves": the comparison that decided.
fn cheapest(app: &AppReport, numbers: &Numbers) -> String {
    let money = &app.money;
    let hand = numbers.estimate(money.hand(), "USD");
    let upgrade = money.upgrade_total().map(|total| numbers.estimate(total, "USD"));
    let other = money.other().map(|total| numbers.estimate(total, "USD"));
    let mut sentence = fill("By hand it costs {} a year", &[&hand]);
    for (text, total) in [(", with the upgrade {}", upgrade), (", with another tool {}", other)] {
        sentence.push_str(&total.map_or_else(String::new, |total| fill(text, &[&total])));
    }
    sentence.push('.');
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
    Some(fill("The price step is {} times what SCIM is worth here.", &[&times]))
}

/// What to find out, as a sentence.
pub fn question(question: Question, app: &AppReport) -> String {
    let plan = app.target_plan().map_or("the plan with SCIM", |plan| plan.name.as_str());
    let sentence = match question {
        Question::Quote => "Ask {} what {} costs you a year, all in, and enter it as the quote.",
        Question::UpperPrice => "Ask {} for the most the plan can cost: the published price is open.",
        Question::SeatPrice => "Enter what a seat of your current plan costs, or what you pay a year.",
        Question::Usage => "Enter your usage: the price depends on it.",
        Question::ExchangeRate => "Enter the exchange rate.",
        Question::Scim => "Ask {} whether it supports SCIM, and from which plan.",
    };
    fill(sentence, &[&app.vendor.name, plan])
}

/// From how many seats, leavers or dollars an hour the upgrade pays, one sentence each that says something.
/// Empty where a price is missing.
pub fn break_evens(found: BreakEvens, numbers: &Numbers) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut say = |sentence: &str, value: &str| {
        if !sentence.is_empty() {
            sentences.push(fill(sentence, &[value]));
        }
    };
    let value = |even: BreakEven, write: &dyn Fn(Number) -> String| match even {
        BreakEven::From(value) | BreakEven::UpTo(value) => write(value),
        BreakEven::Always | BreakEven::Never | BreakEven::Unknown => String::new(),
    };
    let BreakEvens { seats, leavers, rate } = found;
    let sentence = match seats {
        BreakEven::From(_) => "By seats: the upgrade costs no more from {} up.",
        BreakEven::Never => "By seats: the upgrade never gets cheaper than by hand.",
        BreakEven::Always => "By seats: the upgrade costs no more at any number of seats.",
        BreakEven::UpTo(_) | BreakEven::Unknown => "",
    };
    say(sentence, &value(seats, &|number| plural(&numbers.count(number, 0), "seat", "seats")));
    let sentence = match leavers {
        BreakEven::From(_) => "By leavers: it pays from {} a year up.",
        BreakEven::UpTo(_) => "By leavers: it pays up to {} a year.",
        BreakEven::Never => "By leavers: not even if everyone left within the year.",
        BreakEven::Always => "By leavers: it pays however few leave.",
        BreakEven::Unknown => "",
    };
    say(sentence, &value(leavers, &|percent| numbers.percent(percent.shown(1))));
    let sentence = match rate {
        BreakEven::From(_) => "By wages: it pays if an hour of IT costs {} or more.",
        BreakEven::UpTo(_) => "By wages: it pays while an hour of IT costs at most {}.",
        BreakEven::Never | BreakEven::Always | BreakEven::Unknown => "",
    };
    say(sentence, &value(rate, &|rate| numbers.money(rate, "USD")));
    sentences
}

/// Where the prices are from and how old they are: one sentence where they are from one place, else one
/// for each plan.
pub fn provenance(app: &AppReport) -> String {
    let vendor = app.vendor.name.as_str();
    let mut sentences: Vec<(&str, String)> = Vec::new();
    let mut third_party = false;
    for price in &app.money.upgrade.prices {
        let (what, publisher, published, checked) = match *price {
            Ref::Price { plan, price } => {
                let plan = &app.vendor.plans[plan];
                let price = &plan.prices[price];
                (plan.name.as_str(), price.publisher, price.published, price.checked)
            }
            Ref::Step(step) => {
                let step = &app.vendor.published_steps[step];
                ("Figures by team size", step.publisher, step.published, step.checked)
            }
            Ref::Typed(_) => {
                sentences.push(("Your price", "your own figures".into()));
                continue;
            }
            Ref::Assumption(_) | Ref::Benchmark => continue,
        };
        third_party |= publisher == Publisher::ThirdParty;
        sentences.push((what, published_by(vendor, publisher, published, checked)));
    }
    let Some((_, first)) = sentences.first() else { return String::new() };
    let mut text = String::new();
    let one_place = sentences.iter().all(|(_, from)| from == first);
    if one_place {
        text = fill("Prices from {}.", &[first]);
    } else {
        for (what, from) in &sentences {
            text.push_str(&fill("{}: {}. ", &[what, from]));
        }
        text.truncate(text.trim_end().len());
    }
    if third_party {
        let unsaid = if one_place {
            " {} itself does not publish them."
        } else {
            " {} itself does not publish the third party’s."
        };
        text.push_str(&fill(unsaid, &[vendor]));
    }
    text
}

fn published_by(vendor: &str, publisher: Publisher, published: Option<Date>, checked: Date) -> String {
    let read = date(checked);
    match (publisher, published) {
        (Publisher::Vendor, _) => fill("{}’s own pages, read {}", &[vendor, &read]),
        (Publisher::ThirdParty, Some(day)) => fill("a third party, dated {}, read {}", &[&date(day), &read]),
        (Publisher::ThirdParty, None) => fill("a third party, undated, read {}", &[&read]),
        (Publisher::Own { .. }, _) => fill("your own file, checked {}", &[&read]),
    }
}
