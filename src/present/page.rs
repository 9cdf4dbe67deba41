//! One app's result as the page shows it: headline, options, verdict, time, and what to ask.

use super::bar::{Bar, bars};
use super::fill::fill;
use super::formula::{Piece, pieces};
use super::messages::{provenance, question, reason, warning_in, why};
use super::number::{Numbers, plural};
use crate::domain::{
    Age, AppReport, Choice, Estimate, Grade, Manual, Number, PriceNote, Reason, Ref, Scenario, Status, Support, Warning,
};

/// The big sentence: `SCIM on Kustomer costs | $30,000 | more a year`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline {
    /// Before the amount.
    pub lead: String,
    /// The amount.
    pub amount: String,
    /// After the amount.
    pub tail: String,
}

/// A row of the options table.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionRow {
    /// `hand`, `upgrade`, `other`: its colour.
    pub kind: &'static str,
    /// What it is.
    pub name: &'static str,
    /// What is behind the amount.
    pub detail: String,
    /// A year, in words.
    pub amount: String,
    /// Its bar.
    pub bar: Bar,
    /// It is what the verdict names.
    pub chosen: bool,
}

/// A row of the table of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// What happens.
    pub label: String,
    /// By hand.
    pub by_hand: String,
    /// With SCIM.
    pub with_scim: String,
    /// A sum.
    pub total: bool,
}

/// One app's result in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The title of the window: it carries the answer.
    pub title: String,
    /// What is being compared.
    pub case: String,
    /// The answer.
    pub headline: Headline,
    /// The sum under it.
    pub formula: Vec<Piece>,
    /// A sentence under it, where there is no sum or it needs one.
    pub under: String,
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
    let headline = headline(app, numbers);
    let known = !upgrade.delta.is_unknown();
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
        title: fill("{} {} {}", &[headline.lead.as_str(), &headline.amount, &headline.tail]).trim().into(),
        case: case(app, numbers),
        formula: if known { pieces(&upgrade.formula, &app.vendor.currency, numbers) } else { Vec::new() },
        under: under(app, numbers),
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
        options: options(app, numbers),
        other_model: other_model(app, scenario, numbers),
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
        worth: if buys || app.nothing_to_buy() { worth_sentence(app, numbers) } else { String::new() },
        time: time(app, numbers),
        stays: stays(app),
        ask: ask(app, numbers),
        wants_quote: wants_quote(app),
        headline,
    }
}

/// Kustomer, Enterprise to Ultimate, 50 seats.
fn case(app: &AppReport, numbers: &Numbers) -> String {
    let seats = plural(&numbers.count(Number::from(app.seats), 0), "seat", "seats");
    let name = app.vendor.name.clone();
    let plans = match (app.current_plan(), app.target_plan()) {
        (Some(current), Some(target)) => Some(fill("{} to {}", &[current.name.as_str(), &target.name])),
        (Some(current), None) => Some(current.name.clone()),
        _ => None,
    };
    std::iter::once(name).chain(plans).chain([seats]).collect::<Vec<_>>().join(", ")
}

fn headline(app: &AppReport, numbers: &Numbers) -> Headline {
    let vendor = app.vendor.name.as_str();
    let of = |lead: &str, amount: &str, tail: &str| Headline {
        lead: fill(lead, &[vendor]),
        amount: amount.into(),
        tail: tail.into(),
    };
    if app.nothing_to_buy() {
        let plan = app.current_plan().map_or("Your plan", |plan| plan.name.as_str());
        let lead = fill("{} {} comes with SCIM:", &[vendor, plan]);
        return Headline { lead, amount: "nothing to buy".into(), tail: String::new() };
    }
    match app.money.upgrade.delta {
        Estimate::Unknown(Reason::NoScim) => {
            let amount = headline_money(app.money.hand(), "USD", numbers);
            of("{} has no SCIM. By hand it costs", &amount, "a year")
        }
        Estimate::Unknown(_) => worth_headline(app, numbers),
        Estimate::Exact(saving) if saving.is_negative() => {
            let amount = numbers.whole_money(saving.abs(), &app.vendor.currency);
            of("The plan with SCIM on {} costs", &amount, "less a year")
        }
        delta => {
            let nothing = delta == Estimate::ZERO;
            let amount = if nothing { "nothing".into() } else { headline_money(delta, &app.vendor.currency, numbers) };
            of("SCIM on {} costs", &amount, "more a year")
        }
    }
}

/// Whole units; ends of what is open are rounded to the safe side.
pub(super) fn headline_money(amount: Estimate, currency: &str, numbers: &Numbers) -> String {
    let whole = |number: Number| {
        if number.abs() < Number::ONE {
            numbers.exact_money(number, currency)
        } else {
            numbers.whole_money(number, currency)
        }
    };
    match amount {
        Estimate::AtLeast(low) => fill("at least {}", &[&whole(low.floor(0))]),
        Estimate::AtMost(high) => fill("at most {}", &[&whole(high.ceil())]),
        other => numbers.estimate_by(other, &whole),
    }
}

fn worth_headline(app: &AppReport, numbers: &Numbers) -> Headline {
    let (lead, amount, tail) = match app.money.worth.year {
        Estimate::Unknown(Reason::BoughtAnyway) => {
            ("You would buy SCIM on {} anyway:", "its price does not matter".into(), "here")
        }
        Estimate::Unknown(_) => ("What SCIM on {} is worth here is", "not known".into(), ""),
        worth if worth.high().is_some_and(|high| !high.is_positive()) => {
            ("SCIM on {} is worth", "nothing".into(), "here: it saves no work")
        }
        worth => ("SCIM on {} is worth", headline_money(worth, "USD", numbers), "a year to you here"),
    };
    Headline { lead: fill(lead, &[&app.vendor.name]), amount, tail: tail.into() }
}

/// What SCIM is worth a year and a seat-month, to the cent.
fn worth_sentence(app: &AppReport, numbers: &Numbers) -> String {
    let worth = app.money.worth;
    match worth.year {
        Estimate::Unknown(why) => reason(why, &app.vendor.name, numbers),
        year if year.high().is_some_and(|high| !high.is_positive()) => "SCIM saves nothing here.".into(),
        year => {
            let year = numbers.exact_estimate(year, "USD");
            let month = numbers.exact_estimate(worth.seat_month, "USD");
            fill("SCIM is worth {} a year here, {} a seat a month.", &[&year, &month])
        }
    }
}

/// The sentence under the headline.
fn under(app: &AppReport, numbers: &Numbers) -> String {
    let upgrade = &app.money.upgrade;
    if app.nothing_to_buy() {
        return "What is left is to switch it on. Below is what doing it by hand costs you meanwhile.".into();
    }
    let vendor = app.vendor.name.as_str();
    match upgrade.delta {
        Estimate::Unknown(Reason::NoScim) => "There is no upgrade to weigh; another tool is the alternative.".into(),
        Estimate::Unknown(why) => {
            let mut text = worth_sentence(app, numbers);
            if app.money.by_hand.unused_licences.amount.is_unknown() && app.money.worth.year.high().is_none() {
                text.push_str(" More, once you enter what a seat costs you now.");
            }
            let because = match why {
                Reason::Quote | Reason::ThirdPartyLeftOut | Reason::NotRecorded => {
                    let target = upgrade.target_year.is_unknown();
                    let plan = if target { app.target_plan() } else { app.current_plan() };
                    let plan = plan.map_or("the plan with SCIM", |plan| plan.name.as_str());
                    let published = if why == Reason::ThirdPartyLeftOut { " by the vendor" } else { "" };
                    fill(
                        " The price of {} is not published{}: a step above this is not worth paying for SCIM alone.",
                        &[plan, published],
                    )
                }
                other => fill(" {}", &[&reason(other, vendor, numbers)]),
            };
            text.push_str(&because);
            text
        }
        _ => String::new(),
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

fn options(app: &AppReport, numbers: &Numbers) -> Vec<OptionRow> {
    let money = &app.money;
    let hand = money.hand();
    let upgrade = money.upgrade_total().unwrap_or(Estimate::Unknown(Reason::NoScim));
    let other = money.other();
    let placed = bars(&[hand, upgrade, other.unwrap_or(Estimate::Unknown(Reason::NotRecorded))]);
    let words = |amount: Estimate| numbers.estimate(amount, "USD");
    let hours = numbers.tenth(money.by_hand.it_hours);
    let orphans = numbers.tenth(money.by_hand.orphaned_accounts);
    let upgrade_detail = match (money.upgrade_lines.as_ref(), upgrade) {
        (None, _) if app.nothing_to_buy() => "Nothing to buy: your plan has it".to_owned(),
        (None, _) => "No plan with SCIM to buy".to_owned(),
        (Some(_), Estimate::Unknown(_)) => {
            fill("Price not known, and {} of work that stays", &[&words(money.residual.total())])
        }
        (Some(lines), _) => {
            let step = lines.first().map_or(Estimate::ZERO, |line| line.amount);
            fill("{} and {} of work that stays", &[&words(step), &words(money.residual.total())])
        }
    };
    let chosen = app.verdict.choice;
    let hand_detail = fill("{} hours of IT, {} accounts left open", &[hours.as_str(), &orphans]);
    vec![
        OptionRow {
            kind: "hand",
            name: "By hand",
            detail: hand_detail,
            amount: words(hand),
            bar: placed[0].clone(),
            chosen: chosen == Choice::ByHand,
        },
        OptionRow {
            kind: "upgrade",
            name: "Upgrade",
            detail: upgrade_detail,
            amount: if money.upgrade_lines.is_none() { "–".into() } else { words(upgrade) },
            bar: placed[1].clone(),
            chosen: matches!(chosen, Choice::Upgrade | Choice::UseScim),
        },
        OptionRow {
            kind: "other",
            name: "Another tool",
            detail: match other {
                Some(_) => "Your price, and the little work that stays".into(),
                None => "Enter a price to compare".into(),
            },
            amount: other.map(words).unwrap_or_default(),
            bar: placed[2].clone(),
            chosen: chosen == Choice::Other,
        },
    ]
}

fn other_model(app: &AppReport, scenario: &Scenario, numbers: &Numbers) -> String {
    let employees = plural(&numbers.count(Number::from(scenario.company.employees), 0), "person", "people");
    let whose = if app.money.benchmark.vendors_own {
        fill("measured at {}’s customers", &[&app.vendor.name])
    } else {
        "the same for most apps".into()
    };
    let total = numbers.estimate(app.money.benchmark.total(), "USD");
    match scenario.company.manual {
        Manual::Own => {
            fill("A published benchmark, {}, puts the manual work at {} for {}.", &[&whose, &total, &employees])
        }
        Manual::Benchmark => {
            let own = Estimate::total(app.money.by_hand.lines().map(|line| line.amount));
            let own = numbers.estimate(own, "USD");
            fill("Compared with the published benchmark, {}. By your own numbers it is {} a year.", &[&whose, &own])
        }
    }
}

/// The verdict in a few words: `Stay by hand`.
pub(super) fn verdict_title(app: &AppReport) -> String {
    let target = app.target_plan().map_or("the upgrade", |plan| plan.name.as_str());
    let title = match app.verdict.choice {
        Choice::ByHand => "Stay by hand",
        Choice::Upgrade => "Buy {}",
        Choice::Other => "Use the other tool",
        Choice::UseScim => "Switch SCIM on",
        Choice::TooClose => "Too close to call on money",
        Choice::CannotSay if wants_quote(app) => "It depends on the quote",
        Choice::CannotSay => "A figure is missing",
    };
    fill(title, &[target])
}

fn wants_quote(app: &AppReport) -> bool {
    let asked = matches!(app.money.upgrade.delta.reason(), Some(why) if why != Reason::NoScim && why != Reason::Usage);
    asked && !app.nothing_to_buy() && app.vendor.status != Status::Absent
}

fn time(app: &AppReport, numbers: &Numbers) -> Vec<TimeRow> {
    let (before, after) = (&app.money.by_hand, &app.money.residual);
    let events = app.events;
    let many = |count: Number, one: &str, many: &str| plural(&numbers.count(count, 1), one, many);
    let labels = [
        many(events.joiners, "joiner", "joiners"),
        many(events.leavers, "leaver", "leavers"),
        many(events.changes, "change of role", "changes of role"),
        many(events.reviewed, "account reviewed", "accounts reviewed"),
    ];
    let hours = |number: Number| fill("{} h", &[numbers.tenth(number).as_str()]);
    let span = |(best, worst): (Number, Number), write: &dyn Fn(Number) -> String| {
        if best == worst { write(worst) } else { fill("{} to {}", &[&write(best), &write(worst)]) }
    };
    let reviewed = events.reviewed.is_positive();
    let mut rows: Vec<TimeRow> = labels
        .into_iter()
        .enumerate()
        .filter(|(at, _)| *at < 3 || reviewed)
        .map(|(at, label)| TimeRow {
            label,
            by_hand: hours(before.hours_by_event[at]),
            with_scim: hours(after.hours_by_event[at]),
            total: false,
        })
        .collect();
    rows.push(TimeRow {
        label: "IT hours".into(),
        by_hand: hours(before.it_hours),
        with_scim: span(after.it_hours, &hours),
        total: true,
    });
    let accounts = |number: Number| numbers.tenth(number);
    rows.push(TimeRow {
        label: "Accounts left open".into(),
        by_hand: accounts(before.orphaned_accounts),
        with_scim: span(after.orphaned_accounts, &accounts),
        total: false,
    });
    let licences = |amount| numbers.estimate(amount, "USD");
    rows.push(TimeRow {
        label: "Unused licences".into(),
        by_hand: licences(before.unused_licences.amount),
        with_scim: licences(after.own_unused_licences),
        total: false,
    });
    rows
}

/// What stays manual, event by event.
fn stays(app: &AppReport) -> Vec<String> {
    let coverage = app.money.coverage;
    let (best, worst) = (coverage.best, coverage.worst);
    let events = [
        (
            best.joiners,
            worst.joiners,
            "Accounts for joiners are still made by hand.",
            "Accounts for joiners may still have to be made by hand.",
        ),
        (
            best.leavers,
            worst.leavers,
            "Accounts of leavers are still closed by hand, so some will be missed and their licences paid for.",
            "Accounts of leavers may still have to be closed by hand.",
        ),
        (
            best.changes,
            worst.changes,
            "Changes of role are still made by hand: no source says that groups or roles sent over SCIM carry permissions here.",
            "Changes of role may still have to be made by hand.",
        ),
    ];
    let mut lines = Vec::new();
    for (best, worst, stays, perhaps) in events {
        if !(best && worst) {
            lines.push(String::from(if best { perhaps } else { stays }));
        }
    }
    if lines.is_empty() {
        lines.push("Joiners, leavers and changes of role are all covered through your identity provider.".into());
    }
    lines
}

/// What to ask the vendor before signing.
fn ask(app: &AppReport, numbers: &Numbers) -> Vec<String> {
    if app.nothing_to_buy() || app.vendor.status == Status::Absent || app.is_own {
        return Vec::new();
    }
    let target = app.target_plan().map_or("the plan with SCIM", |plan| plan.name.as_str());
    let seats = plural(&numbers.count(Number::from(app.seats), 0), "seat", "seats");
    let minimum = |note: &PriceNote| matches!(note, PriceNote::MinimumSeats { .. } | PriceNote::MinimumSpend { .. });
    let stale = |warning: &Warning| matches!(warning, Warning::StalePrice(age) if *age > Age::Fresh);
    let (upgrade, coverage) = (&app.money.upgrade, app.money.coverage);
    let addon = app.target_plan().is_some_and(|plan| plan.is_addon());
    let asked = [
        (true, "What does {} cost a year for {}, all in, and at which list price?"),
        (!addon, "Can SCIM be bought on its own, on top of the plan we have?"),
        (
            upgrade.notes.iter().any(minimum) || wants_quote(app),
            "Is there a minimum of seats or spend, and may seats go down at renewal?",
        ),
        (
            app.current_plan().is_some_and(|plan| plan.sso != Support::Yes),
            "Does single sign-on have to be bought first, and is it in that price?",
        ),
        (!coverage.best.changes, "Do groups sent over SCIM set roles and permissions, or only membership?"),
        (
            !coverage.is_certain() || !coverage.best.leavers,
            "Which of create, change and deactivate work through our identity provider?",
        ),
        (app.warnings.iter().any(stale), "Is the published price still the price?"),
    ];
    asked.iter().filter(|(applies, _)| *applies).map(|(_, question)| fill(question, &[target, &seats])).collect()
}
