//! What the dialog of an import shows.

use super::super::super::dom::{
    append, below, element, fill, flag, hide, list_all, rows_of, say, say_all, say_children, set,
};
use super::super::super::form::note;
use super::worker::{Answers, Asked, Found, Opened, Readings};
use crate::domain::MOST_APPS;
use crate::present::plural;
use crate::wire::table::Role;
use web_sys::Element;

/// The most sentences that are listed.
const MOST_LISTED: usize = 200;

/// Shows nothing of a table.
pub fn clear() {
    for id in ["import-problem", "import-table", "import-out", "import-progress"] {
        hide(id, true);
    }
    for id in ["import-add", "import-replace"] {
        flag(id, "disabled", true);
    }
    say_all(&[("import-problem", ""), ("import-count", "")]);
}

/// Shows what was understood of a table's columns.
pub fn show_opened(opened: &Opened) {
    hide("import-problem", true);
    hide("import-table", false);
    let shape = [lines(opened.rows, ["line", "lines"]), opened.encoding.clone()].join(", ");
    say_all(&[("import-shape", &[&shape, "."].concat())]);
    let headers: Vec<String> = opened
        .first
        .iter()
        .enumerate()
        .map(|(at, text)| ["Line ", &(at + 1).to_string(), ": ", text].concat())
        .chain(["No line does; all are apps".to_owned()])
        .collect();
    rows_of("import-header", &headers.join("\n"), headers.len(), &mut |at, option| {
        say(option, &headers[at]);
        let value = if at < opened.first.len() { at.to_string() } else { "none".into() };
        set(option, "value", Some(&value));
    });
    if let Some(select) = element("import-header") {
        fill(&select, &opened.header.map_or("none".into(), |at| at.to_string()));
    }
    let stands_for: Vec<String> =
        opened.columns.iter().map(|column| [column.title.as_str(), &column.samples].join("\n")).collect();
    rows_of("import-columns", &stands_for.join("\n"), opened.columns.len(), &mut |at, row| {
        let column = &opened.columns[at];
        say_children(row, &[&column.title, &column.samples]);
        let Some(select) = below(row, "select") else { return };
        if below(&select, "option").is_none() {
            offer_roles(&select);
        }
        set(&select, "data-column", Some(&at.to_string()));
        set(&select, "aria-label", Some(&["What the column ", &column.title, " is"].concat()));
        let doubt = if column.sure { "" } else { "please check" };
        if let Some(small) = below(row, "small") {
            say(&small, doubt);
        }
    });
    show_roles(&opened.columns.iter().map(|column| column.role).collect::<Vec<_>>());
}

fn offer_roles(select: &Element) {
    if let Some(option) = append(select, "option", "not used") {
        set(&option, "value", Some(""));
    }
    for (at, role) in Role::ALL.iter().enumerate() {
        if let Some(option) = append(select, "option", role.label()) {
            set(&option, "value", Some(&at.to_string()));
        }
    }
}

/// Shows which column is what.
pub fn show_roles(columns: &[Option<usize>]) {
    for (at, role) in columns.iter().enumerate() {
        let css = ["#import-columns [data-column='", &at.to_string(), "']"].concat();
        if let Some(select) = element("import-columns").and_then(|table| below(&table, &css)) {
            fill(&select, &role.map_or_else(String::new, |role| role.to_string()));
        }
    }
    let has_seats = columns.iter().any(|role| role.and_then(|at| Role::ALL.get(at)) == Some(&Role::Seats));
    note(
        "import-seats",
        None,
        if has_seats { "Lines without seats are left out otherwise" } else { "No column has them" },
    );
}

/// Asks at each column that can be read in two ways which one is meant.
pub fn show_readings(doubts: &[Readings], answers: &Answers) {
    let Some(table) = element("import-columns") else { return };
    for at in 0..answers.columns.len() {
        let css = ["[data-column='", &at.to_string(), "'] ~ .read-as"].concat();
        let Some(asks) = below(&table, &css) else { continue };
        let doubt = doubts.iter().find(|doubt| doubt.column == at);
        set(&asks, "hidden", doubt.is_none().then_some(""));
        let (Some(doubt), Some(says), Some(select)) = (doubt, below(&asks, "span"), below(&asks, "select")) else {
            continue;
        };
        say(&says, &["“", &doubt.value, "” is"].concat());
        set(&select, "data-reading", Some(&at.to_string()));
        let unsaid = [(String::new(), doubt.unsaid.clone())];
        let options: Vec<&(String, String)> = unsaid.iter().chain(&doubt.ways).collect();
        let stands_for = options.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
        // Kept where they are the same: the choice may have the focus.
        if select.get_attribute("data-options").as_deref() != Some(&stands_for) {
            set(&select, "data-options", Some(&stands_for));
            select.set_text_content(None);
            for (value, text) in options {
                if let Some(option) = append(&select, "option", text) {
                    set(&option, "value", Some(value));
                }
            }
        }
        let said = answers.readings.iter().find(|(of, _)| *of == at);
        fill(&select, said.map_or("", |(_, reading)| reading));
    }
}

fn lines(count: usize, what: [&str; 2]) -> String {
    let [one, many] = what;
    plural(&count.to_string(), one, many)
}

/// Shows what came out.
pub fn show_found(found: &Found, room: usize, is_example: bool) {
    hide("import-out", false);
    let count = found.apps.len();
    let room = if is_example { MOST_APPS } else { room };
    let adds = count.min(room);
    let mut text = [&lines(count, ["app", "apps"]), " can be used"].concat();
    if !found.refused.is_empty() {
        text.push_str(&["; ", &lines(found.refused.len(), ["line", "lines"]), " cannot"].concat());
    }
    if count > room {
        text.push_str(&["; there is room for ", &room.to_string(), " more"].concat());
    }
    text.push('.');
    say_all(&[
        ("import-count", &text),
        ("import-add", &["Add ", &lines(adds, ["app", "apps"])].concat()),
        ("import-replace", &["Replace the list by ", &lines(count.min(MOST_APPS), ["app", "apps"])].concat()),
        ("import-refused-title", &["What cannot be used (", &found.refused.len().to_string(), ")"].concat()),
        ("import-notices-title", &["What to know (", &found.notices.len().to_string(), ")"].concat()),
    ]);
    flag("import-add", "disabled", adds == 0);
    flag("import-replace", "disabled", count == 0);
    hide("import-replace", is_example);
    let listed = |texts: &[String]| {
        let mut listed: Vec<String> = texts.iter().take(MOST_LISTED).cloned().collect();
        if texts.len() > MOST_LISTED {
            listed.push(["And ", &(texts.len() - MOST_LISTED).to_string(), " more like these."].concat());
        }
        listed
    };
    list_all(&[("import-refused", &listed(&found.refused)), ("import-notices", &listed(&found.notices))]);
    hide("import-refused-of", found.refused.is_empty());
    hide("import-notices-of", found.notices.is_empty());
}

/// Shows what was asked, with what was answered.
pub fn show_questions(all: &[Asked], answers: &Answers) {
    hide("import-questions-of", all.is_empty());
    let stands_for: Vec<&str> = all.iter().map(|asked| asked.says.as_str()).collect();
    rows_of("import-questions", &stands_for.join("\n"), all.len(), &mut |at, row| {
        let asked = &all[at];
        let id = ["import-question-", &at.to_string()].concat();
        let (Some(label), Some(select)) = (below(row, "label"), below(row, "select")) else { return };
        say(&label, &asked.says);
        set(&label, "for", Some(&id));
        set(&select, "id", Some(&id));
        set(&select, "data-question", Some(&at.to_string()));
        select.set_text_content(None);
        let none = if asked.vendor.is_empty() { "an app that is not listed" } else { "the usual step" };
        let candidates = asked.candidates.iter().map(|(id, name)| (id.as_str(), name.as_str()));
        for (value, text) in [("", "not answered yet")].into_iter().chain(candidates).chain([("own", none)]) {
            if let Some(option) = append(&select, "option", text) {
                set(&option, "value", Some(value));
            }
        }
        fill(&select, &answered(asked, answers));
    });
}

fn answered(asked: &Asked, answers: &Answers) -> String {
    let answer = if asked.vendor.is_empty() {
        let of = answers.vendors.iter().find(|(text, _)| *text == asked.text);
        of.map(|(_, vendor)| vendor.clone().unwrap_or_default())
    } else {
        let is_it = |(vendor, text, _): &&(String, String, String)| (vendor, text) == (&asked.vendor, &asked.text);
        answers.plans.iter().find(is_it).map(|(.., plan)| plan.clone())
    };
    match answer {
        None => String::new(),
        Some(own) if own.is_empty() => "own".into(),
        Some(id) => id,
    }
}
