//! The answer: headline, sum, proof, the three ways, the verdict, the time, and the working.

use super::browser;
use super::dom::{El, attribute_at, button, classed, el, said};
use super::evidence::{evidence, limitations};
use super::field::{note, number_input};
use super::state::State;
use crate::domain::{AppReport, Manual, Number, Ref};
use crate::present::{Page, Piece, Row, about, date, grade_text, working};
use leptos::prelude::*;

/// Reads a text of the first app's result.
pub fn words(state: State, read: fn(&Page) -> &str) -> impl Fn() -> String + Clone + 'static {
    move || state.page(|page| read(page).to_owned())
}

/// Reads sentences of the first app's result.
fn sentences(state: State, read: fn(&Page) -> &[String]) -> impl Fn() -> Vec<String> + Clone + 'static {
    move || state.page(|page| read(page).to_vec())
}

/// A text of the first app's result in an element that is hidden while there is none.
fn said_if(tag: &str, id: &str, text: impl Fn() -> String + Clone + 'static) -> El {
    let there = text.clone();
    classed(tag, id).id(id).hidden(move || there().is_empty()).live(text)
}

/// The same for a list.
fn listed_if(class: &str, state: State, read: fn(&Page) -> &[String]) -> El {
    let none = move || state.page(|page| read(page).is_empty());
    classed("ul", class).id(class).hidden(none).items(sentences(state, read))
}

/// The big sentence and the sum under it.
pub fn headline(state: State) -> El {
    let long = move || state.page(|page| page.headline.amount.chars().count() > 11);
    let title = el("h1")
        .id("headline")
        .attr("tabindex", "-1")
        .live(words(state, |page| &page.headline.lead))
        .text(" ")
        .child(
            el("strong")
                .live_attr("class", move || long().then(|| "long".into()))
                .live(words(state, |page| &page.headline.amount)),
        )
        .text(" ")
        .live(words(state, |page| &page.headline.tail));
    let formula = move || state.page(|page| page.formula.iter().map(|piece| piece.text.as_str()).collect::<String>());
    let draw = move || state.page(|page| pieces(&page.formula));
    classed("div", "answer")
        .child(classed("p", "case").live(words(state, |page| &page.case)))
        .child(title)
        .child(opens_numbers(state, classed("p", "formula").id("formula")).redraw(formula, draw))
        .child(classed("p", "under").id("under").live(words(state, |page| &page.under)))
}

/// A formula whose numbers can be opened.
fn pieces(formula: &[Piece]) -> Vec<El> {
    let piece = |piece: &Piece| match piece.from.map(ref_key) {
        None => said("span", &piece.text),
        Some(key) => classed("button", "number").attr("type", "button").attr("data-ref", &key).text(&piece.text),
    };
    formula.iter().map(piece).collect()
}

/// What a number rests on, as an attribute can hold it.
fn ref_key(from: Ref) -> String {
    let (kind, first, second) = match from {
        Ref::Price { plan, price } => ("price", plan.to_string(), price.to_string()),
        Ref::Step(step) => ("step", step.to_string(), String::new()),
        Ref::Benchmark => ("benchmark", String::new(), String::new()),
        Ref::Assumption(assumption) => ("assumption", assumption.key().to_owned(), String::new()),
        Ref::Typed(key) => ("typed", key.to_owned(), String::new()),
    };
    [kind.to_owned(), first, second].join(":")
}

/// A click on a number opens what it rests on; on one that was entered, its field.
fn opens_numbers(state: State, parent: El) -> El {
    parent.on("click", move |event| {
        let Some(key) = attribute_at(&event, "data-ref") else { return };
        if let Some(typed) = key.strip_prefix("typed:") {
            return browser::focus(typed.trim_end_matches(':'));
        }
        // Of all that the result rests on, the one that is written so.
        let from = untrack(|| state.app(|app| all_refs(app).into_iter().find(|from| ref_key(*from) == key)));
        if from.is_some() {
            state.set_screen(|screen| screen.opened = from);
            browser::open_dialog("about");
        }
    })
}

fn all_refs(app: &AppReport) -> Vec<Ref> {
    let money = &app.money;
    let lists = [
        Some(&money.upgrade.target_lines),
        Some(&money.upgrade.current_lines),
        Some(&money.hand_lines),
        money.upgrade_lines.as_ref(),
        money.other_lines.as_ref(),
    ];
    let lines = lists.into_iter().flatten().flatten();
    let lines = lines.chain(money.by_hand.lines()).chain(&money.benchmark.lines);
    lines.map(|line| &line.formula).chain([&money.upgrade.formula]).flat_map(crate::domain::Formula::refs).collect()
}

/// What a number rests on.
fn about_dialog(state: State) -> El {
    let text = move || {
        let from = state.screen(|screen| screen.opened)?;
        let exists = |app: &AppReport| match from {
            // A change of vendor can leave an index behind that the new one does not have.
            Ref::Price { plan, price } => app.vendor.plans.get(plan).is_some_and(|plan| price < plan.prices.len()),
            Ref::Step(step) => step < app.vendor.published_steps.len(),
            _ => true,
        };
        state.numbers(|numbers| {
            state.scenario(|scenario| state.app(|app| exists(app).then(|| about(from, app, scenario, numbers))))
        })
    };
    let title = move || text().map(|(title, _)| title).unwrap_or_default();
    let rest = move || text().map(|(_, sentences)| sentences).unwrap_or_default();
    el("dialog")
        .id("about")
        .attr("aria-labelledby", "about-title")
        .child(el("h2").id("about-title").live(title))
        .child(classed("ul", "bare").items(rest))
        .child(classed("p", "acts").child(button("quiet", "Close", |_| browser::close_dialog("about"))))
}

/// Where the prices are from, and what to know about them.
pub fn provenance(state: State) -> El {
    let grade = move || state.page(|page| page.grade);
    let stands_for = move || grade().map(|grade| grade_text(grade).to_owned()).unwrap_or_default();
    let draw = move || {
        let mark = |grade| {
            let text = grade_text(grade);
            let letter = text.get(6..7).unwrap_or_default();
            classed("span", "grade").attr("title", text).attr("role", "img").attr("aria-label", text).text(letter)
        };
        grade().map(mark).into_iter().collect()
    };
    classed("div", "proof")
        .child(
            classed("p", "provenance")
                .id("provenance")
                .child(el("span").redraw(stands_for, draw))
                .live(words(state, |page| &page.provenance)),
        )
        .child(listed_if("warnings", state, |page| &page.warnings))
        .child(said_if("p", "sso", move || state.page(|page| page.sso.clone().unwrap_or_default())))
}

/// The three ways as bars and numbers. In an embed there is no field for another tool's price.
pub fn options(state: State, compact: bool) -> El {
    let row = move |at: usize, kind: &'static str, name: &str| {
        let text = move |read: fn(&crate::present::OptionRow) -> &str| {
            move || state.page(|page| page.options.get(at).map(|row| read(row).to_owned()).unwrap_or_default())
        };
        let chosen = move || state.page(|page| page.options.get(at).is_some_and(|row| row.chosen));
        let open = move || state.page(|page| page.options.get(at).is_some_and(|row| row.bar.open));
        let bar = classed("td", "bar")
            .attr("aria-hidden", "true")
            .child(classed("i", "sure").live_style("width", text(|row| &row.bar.sure)))
            .child(
                el("i")
                    .live_attr("class", move || Some(if open() { "possible open" } else { "possible" }.into()))
                    .live_style("width", text(|row| &row.bar.possible)),
            );
        let amount = classed("td", "num").child(classed("span", "amount").live(text(|row| &row.amount)));
        let amount = if at == 2 && !compact { amount.child(other_price(state)) } else { amount };
        let way_to_go = move || if chosen() { " (the way to go)".to_owned() } else { String::new() };
        el("tr")
            .live_attr("class", move || {
                let priced = !text(|row| &row.amount)().is_empty();
                Some([kind, if chosen() { " chosen" } else { "" }, if priced { "" } else { " empty" }].concat())
            })
            .hidden(move || compact && at == 2 && text(|row| &row.amount)().is_empty())
            .child(
                said("th", name)
                    .attr("scope", "row")
                    .child(classed("span", "visually-hidden").live(way_to_go))
                    .child(el("small").live(text(|row| &row.detail))),
            )
            .child(bar)
            .child(amount)
    };
    classed("table", "options")
        .id("options")
        .child(classed("caption", "visually-hidden").text("Three ways, cost per year in US dollars"))
        .child(el("tbody").child(row(0, "hand", "By hand")).child(row(1, "upgrade", "Upgrade")).child(row(
            2,
            "other",
            "Another tool",
        )))
}

/// The price of another tool, entered where it is compared.
fn other_price(state: State) -> El {
    let field = classed("span", "unit small").child(said("b", "$").attr("aria-hidden", "true")).child(
        number_input(state, "third-party", "The price", "a year").attr("aria-label", "Another tool, price a year"),
    );
    el("span").child(field).child(note(state, "third-party".into(), Box::new(String::new)))
}

/// Which way to go, and why.
fn verdict(state: State) -> El {
    let no_questions = move || state.page(|page| page.ask.is_empty());
    classed("section", "verdict")
        .id("verdict")
        .attr("aria-labelledby", "verdict-title")
        .child(el("h2").id("verdict-title").live(words(state, |page| &page.verdict)))
        .child(listed_if("reasons", state, |page| &page.reasons))
        .child(el("p").id("worth").live(words(state, |page| &page.worth)))
        .child(listed_if("evens", state, |page| &page.break_evens))
        .child(said_if("p", "question", move || state.page(|page| page.question.clone().unwrap_or_default())))
        .child(
            classed("details", "ask")
                .hidden(no_questions)
                .child(said("summary", "What to ask the vendor"))
                .child(el("ul").items(sentences(state, |page| &page.ask))),
        )
}

fn head(cells: &[&str]) -> El {
    let cell = |text: &&str| said("th", text).attr("scope", "col");
    el("thead").child(el("tr").children(cells.iter().map(cell)))
}

/// A row of a table: its head, then its cells.
fn cells(label: &str, values: &[&str]) -> El {
    let row = el("tr").child(said("th", label).attr("scope", "row"));
    row.children(values.iter().map(|value| said("td", value)))
}

/// Where the time goes, and what stays manual.
fn time(state: State) -> El {
    let stands_for = move || {
        let row = |row: &crate::present::TimeRow| [row.label.as_str(), &row.by_hand, &row.with_scim].join(" ");
        state.page(|page| page.time.iter().map(row).collect())
    };
    let draw = move || {
        let row = |row: &crate::present::TimeRow| {
            let drawn = cells(&row.label, &[&row.by_hand, &row.with_scim]);
            if row.total { drawn.attr("class", "sum") } else { drawn }
        };
        state.page(|page| page.time.iter().map(row).collect())
    };
    let stays = move || {
        let all = "Joiners, leavers and changes of role are all covered through your identity provider.";
        state.page(|page| if page.stays.is_empty() { vec![all.to_owned()] } else { page.stays.clone() })
    };
    let table = classed("table", "plain")
        .id("time")
        .child(head(&["Each year", "By hand", "With SCIM"]))
        .child(el("tbody").redraw(stands_for, draw));
    classed("div", "columns").child(section("h-time", "Where the time goes").child(table)).child(
        section("h-stays", "What SCIM will not do here")
            .child(classed("ul", "stays").id("stays").items(stays))
            .child(limitations(state)),
    )
}

/// A section with its heading.
pub fn section(id: &str, heading: &str) -> El {
    el("section").attr("aria-labelledby", id).child(said("h2", heading).id(id))
}

/// Every line item of the sum, drawn only while it is open.
fn working_view(state: State) -> El {
    let sections = move || {
        if !state.screen(|screen| screen.working) {
            return Vec::new();
        }
        state.numbers(|numbers| state.app(|app| working(app, numbers)))
    };
    let draw = move || {
        let row = |row: Row| {
            el("tr")
                .child(said("th", &row.label).attr("scope", "row"))
                .child(classed("td", "sum-of").children(pieces(&row.formula)))
                .child(classed("td", "num").text(&row.amount))
        };
        let table = |section: crate::present::Section| {
            let body = el("tbody").children(section.rows.into_iter().map(row));
            let total =
                |total: String| cells("Total", &[""]).attr("class", "sum").child(classed("td", "num").text(&total));
            let body = body.children(section.total.map(total));
            classed("table", "plain").child(said("caption", &section.title)).child(body)
        };
        sections().into_iter().map(table).collect()
    };
    let stands_for = move || if sections().is_empty() { String::new() } else { [&state.link(), " open"].concat() };
    let body = opens_numbers(state, el("div")).redraw(stands_for, draw);
    classed("details", "working")
        .id("working")
        .on("toggle", move |_| state.set_screen(|screen| screen.working = !screen.working))
        .child(said("summary", "Show the working"))
        .child(body)
}

/// The other apps of a link, read-only, with the totals.
fn other_apps(state: State) -> El {
    let rows = move || {
        state.numbers(|numbers| {
            state.report(|report| {
                let app = |app: &AppReport| {
                    let amount = numbers.estimate(app.money.upgrade.delta, &app.vendor.currency);
                    [app.vendor.name.clone(), numbers.count(Number::from(app.seats), 0), amount]
                };
                let total = |total: &crate::domain::Total| {
                    let open: Vec<&str> =
                        total.not_priced.iter().map(|at| report.apps[*at].vendor.name.as_str()).collect();
                    let mut text = numbers.estimate(total.upgrade, &total.currency);
                    if !open.is_empty() {
                        text = [&text, "; ", &open.len().to_string(), " not priced: ", &open.join(", ")].concat();
                    }
                    ["Together".to_owned(), String::new(), text]
                };
                report.apps.iter().map(app).chain(report.totals.iter().map(total)).collect::<Vec<_>>()
            })
        })
    };
    let alone = move || state.report(|report| report.apps.len() < 2);
    let draw = move || rows().iter().map(|[label, seats, amount]| cells(label, &[seats, amount])).collect();
    section("h-stack", "All apps of this link")
        .id("stack")
        .attr("class", "stack")
        .hidden(alone)
        .child(
            classed("table", "plain")
                .child(head(&["App", "Seats", "SCIM costs more a year"]))
                .child(el("tbody").redraw(move || rows().concat().join("\n"), draw)),
        )
        .child(classed("p", "note").text("The form and the result above are for the first app."))
}

/// The result of the first app.
pub fn result(state: State) -> Vec<El> {
    let manual = move || state.company(|company| company.manual);
    let toggle = move |_| {
        state.set_company(|company| {
            company.manual = if company.manual == Manual::Own { Manual::Benchmark } else { Manual::Own };
        });
    };
    let model = move || if manual() == Manual::Own { "Use it instead" } else { "Use your own numbers" }.to_owned();
    let breach = move || state.page(|page| page.breach.clone().unwrap_or_default());
    let three = section("h-options", "Three ways, cost per year")
        .child(options(state, false))
        .child(
            classed("p", "bench")
                .live(words(state, |page| &page.other_model))
                .text(" ")
                .child(button("link", "", toggle).id("manual").live(model)),
        )
        .child(said_if("p", "breach", breach));
    let printed = move || {
        let version = state.catalog(|catalog| catalog.version);
        let link = [&browser::address(), "#", &state.link()].concat();
        ["All amounts exclude taxes. Printed ", &date(state.today()), ". Catalog of ", &date(version), ". ", &link]
            .concat()
    };
    let spoken =
        classed("p", "visually-hidden").id("spoken").attr("role", "status").live(words(state, |page| &page.title));
    let outdated = classed("p", "outdated-note")
        .text("This is the last result that could be computed. A field needs another look.")
        .hidden(move || !state.has_errors());
    let article = el("article")
        .live_attr("class", move || Some(if state.has_errors() { "result outdated" } else { "result" }.into()))
        .child(spoken)
        .child(outdated)
        .child(headline(state))
        .child(provenance(state))
        .child(three)
        .child(verdict(state))
        .child(time(state))
        .child(working_view(state))
        .child(other_apps(state))
        .child(evidence(state))
        .child(about_dialog(state))
        .child(classed("p", "print-only").live(printed));
    let sticky = classed("p", "sticky").attr("aria-hidden", "true").live(words(state, |page| &page.title));
    vec![article, sticky]
}
