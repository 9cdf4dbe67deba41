//! Figures that others publish and this calculator does not confirm: what they print, what comes out here, why.

use super::by_hand::{benchmark_total, guide};
use super::case::{Case, exact_estimate};
use super::prose::{Block, Cell, Span, heading, link, plain, prose, table, text};
use super::{Given, Section};
use crate::domain::{Benchmark, Estimate, Number};
use crate::present::Numbers;

const COLUMNS: [&str; 4] = ["What", "Published", "Here, a year", "Why they differ"];

/// Published figures that differ.
pub(super) fn section(given: &Given) -> Result<Section, String> {
    let blocks = vec![
        text(
            "Published figures on the SCIM tax do not always agree, with each other or with what comes out here. \
             These are the ones on record about sums; where sources disagree about a price or a plan, the vendor’s \
             sheet shows both.",
            &[],
        ),
        heading("disagreements-index", "A calculator at 100 seats"),
        text(
            "In June 2026 the [SCIM Tax Index](https://scimtax.org) had a calculator, which worked from prices stored \
             as text, such as “$21/u/mo”. Its pages of October 2026 have none. Many facts of this catalog come by way \
             of the index.",
            &[],
        ),
        index(given)?,
        heading("disagreements-guides", "Sums in guides"),
        guides(given)?,
        heading("disagreements-work", "Work by hand"),
        work(given)?,
    ];
    Ok(Section { id: "disagreements", title: "Known disagreements with published figures", blocks })
}

/// The step as a link to the calculator, and why it is not known.
fn step(case: &Case) -> Cell {
    amount(case, case.app.money.upgrade.delta)
}

fn amount(case: &Case, amount: Estimate) -> Cell {
    let link = |text: String| Span::Link { text, href: case.href.clone() };
    match amount {
        Estimate::Unknown(why) => {
            vec![link("Not known".into()), Span::Plain(format!(". {}", case.why(why)))]
        }
        amount => vec![link(exact_estimate(amount, &case.app.vendor.currency))],
    }
}

/// Cells one after the other, with words between them.
fn joined(first: Cell, between: &str, second: Cell) -> Cell {
    [first, plain(between), second].concat()
}

fn index(given: &Given) -> Result<Block, String> {
    let step = |link: &str| Ok::<Cell, String>(step(&Case::of(given, link)?));
    let source = given.source_of("metabase", "june-index")?;
    let flat = "A price for a seat was read as one amount for all seats.";
    let invented = "A price that was not known was taken as $20 a seat a month.";
    let figma = joined(
        step("app=figma,professional,enterprise,100")?,
        " to Enterprise, ",
        joined(step("app=figma,professional,organization,100")?, " to Organization, ", plain("the first with SCIM")),
    );
    let metabase = joined(
        step("app=metabase,starter,pro,100")?,
        " billed by the year, ",
        joined(step("app=metabase,starter,pro,100&billing=monthly")?, " by the month", Vec::new()),
    );
    let guard = joined(
        step("app=atlassian-confluence,standard,guard-standard,100&billing=monthly")?,
        " billed by the month",
        Vec::new(),
    );
    let rows = [
        ("GitHub", "$204", step("app=github,team,enterprise-cloud,100")?, flat),
        ("Figma", "$888", figma, flat),
        (
            "1Password",
            "$0",
            step("app=1password,teams-starter-pack,business,100")?,
            "An amount for a whole pack was compared with the price of a seat.",
        ),
        ("Metabase", "$570,000", metabase, "The base amounts were read as prices of a seat."),
        (
            "Vanta",
            "$0",
            step("app=vanta,essentials,professional,100")?,
            "A range was taken at its low end. Here it is by quote, after the vendor’s own page.",
        ),
        ("Atlassian Guard", "$24,000", guard, invented),
        ("Segment", "$24,000", step("app=segment,team,business,100")?, invented),
    ];
    let rows = rows
        .map(|(what, printed, ours, why)| vec![plain(what), link(printed, source.clone()), ours, plain(why)])
        .into();
    Ok(table("The step at 100 seats", &COLUMNS, rows))
}

fn guides(given: &Given) -> Result<Block, String> {
    let case = |link: &str| Case::of(given, link);
    let source = |vendor: &str| given.source_of(vendor, "guide");
    let published = |sentence: &str, vendor: &str| Ok::<Cell, String>(prose(sentence, &[&source(vendor)?]));
    let whole = |case: &Case| amount(case, case.app.money.upgrade.target_year);

    let (eight, fifteen) = (case("app=kustomer,enterprise,ultimate,8")?, case("app=kustomer,enterprise,ultimate,15")?);
    let (bundle, fifty) =
        (case("app=kustomer,enterprise-bundle,ultimate,50")?, case("app=kustomer,enterprise,ultimate,50")?);
    let five = case("app=kustomer,enterprise,ultimate,5")?;
    let ironclad = case("app=ironclad,standard,enterprise,50")?;
    let pigment = case("app=pigment,professional,enterprise,50")?;
    let segment = case("app=segment,team,business,10")?;
    let segment_alike = case("app=segment,team,business,10,usage:50000")?;
    let rows = vec![
        vec![
            plain("What Kustomer’s Ultimate costs 8 to 15 seats"),
            published("[Guide]({}): $12,500 to $26,000", "kustomer")?,
            joined(whole(&eight), " to ", whole(&fifteen)),
            plain("The guide’s own price by the seat, and its minimum of 8 seats. $12,500 would be fewer."),
        ],
        vec![
            plain("The least that Ultimate costs"),
            published("[Guide]({}): minimum spend of $16,680, $41,700, $83,400 for 10, 25, 50 users", "kustomer")?,
            joined(whole(&eight), " in all; the least step is ", step(&five)),
            plain("The three amounts are all that Ultimate costs teams of that size. The minimum is 8 seats."),
        ],
        vec![
            plain("By how much Ultimate is dearer"),
            published("[Guide]({}): 56%", "kustomer")?,
            joined(
                plain(format!("{} from Enterprise, {} from the Enterprise Bundle: ", dearer(&fifty), dearer(&bundle))),
                "",
                step(&bundle),
            ),
            plain("The plan that you have decides."),
        ],
        vec![
            plain("Segment’s Business beside Team"),
            published("[Guide]({}): 8 to 30 times the price", "segment")?,
            joined(step(&segment), "; at 50,000 MTU on both sides ", step(&segment_alike)),
            plain("The two prices are for unlike usage: 10,000 MTU and 50,000 MTU."),
        ],
        vec![
            plain("What staying on Ironclad’s Standard saves"),
            published("[Guide]({}): $60,000 and more", "ironclad")?,
            joined(step(&ironclad), " for 50 users", Vec::new()),
            plain("$60,000 is all that Enterprise costs. The step is what the guide’s table gives as the difference."),
        ],
        vec![
            plain("What Ironclad’s Standard costs"),
            published("[Guide]({}): from $500 a month, and $25,000 to $75,000 a year", "ironclad")?,
            amount(&ironclad, ironclad.app.money.upgrade.current_year),
            plain("$500 a month is $6,000 a year. The yearly amount fits the guide’s totals by team size."),
        ],
        vec![
            plain("The step to Pigment’s Enterprise"),
            published("[Guide]({}): a jump of $50,000 and more", "pigment")?,
            step(&pigment),
            plain("The same page gives a price for Professional alone, and Enterprise by quote."),
        ],
        vec![
            plain("Where Pigment’s Enterprise starts"),
            published("[Guide]({}): $65,000 to $127,500 a year", "pigment")?,
            joined(amount(&pigment, pigment.app.money.upgrade.current_year), " for Professional", Vec::new()),
            plain("The guide’s table gives that range for Professional."),
        ],
    ];
    Ok(table("What guides print, and what comes out here", &COLUMNS, rows))
}

/// The step as a percentage of the plan that one has.
fn dearer(case: &Case) -> String {
    let upgrade = &case.app.money.upgrade;
    match (upgrade.delta.base(), upgrade.current_year.base()) {
        (Some(step), Some(now)) if now.is_positive() => {
            Numbers::default().percent((step * Number::from(100) / now).shown(1))
        }
        _ => "not known".into(),
    }
}

fn work(given: &Given) -> Result<Block, String> {
    let numbers = Numbers::default();
    let fifty = Case::of(given, "app=kustomer,enterprise,ultimate,50")?;
    let all = Case::of(given, "app=kustomer,enterprise,ultimate,500")?;
    let labour = &all.app.money.by_hand;
    let general = Benchmark::general().for_employees(500);
    let by_hand = exact_estimate(fifty.app.money.hand(), "USD");
    let hours = numbers.count(general.it_hours, 0);
    let printed = numbers.estimate(general.lines[0].amount, "USD");
    let mut who = guide(given, "A guide")?;
    who.extend(plain(format!(": {} for most apps, whatever they cost", benchmark_total(&numbers))));
    let own = vec![
        Span::Link {
            text: format!(
                "{} hours, {}",
                numbers.tenth(labour.it_hours),
                numbers.estimate(labour.labour.amount, "USD")
            ),
            href: all.href.clone(),
        },
        Span::Plain(" with the defaults, at 500 seats".into()),
    ];
    let one_login = "https://onelogin.com/blog/how-do-custom-mappings-increase-efficiency";
    let seasoft = "https://telloiam.com/blog/what-is-manual-user-provisioning-costing-you";
    let published = prose(
        "[OneLogin]({}): 9 hours, $453, hires only. [Seasoft]({}): 75 hours, $5,625. The benchmark: {} hours, {}.",
        &[one_login, seasoft, &hours, &printed],
    );
    let rows = vec![
        vec![
            plain("A year of manual work in an app"),
            who,
            vec![
                Span::Link { text: by_hand, href: fifty.href.clone() },
                Span::Plain(" for Kustomer at 50 seats; the benchmark’s figure is shown below it".into()),
            ],
            plain("The benchmark is by employees. Your numbers are by the app’s seats and its own price."),
        ],
        vec![
            plain("IT time for an app at 500 people"),
            published,
            own,
            plain("They count other events, minutes and wages. So each of these is an assumption that you can change."),
        ],
    ];
    Ok(table("What is printed of a year’s work, and what comes out here", &COLUMNS, rows))
}
