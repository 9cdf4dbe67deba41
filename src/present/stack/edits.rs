//! What was done to the list, in words.

use crate::domain::{App, Catalog, Edit, MOST_APPS, Number, Product};
use crate::present::fill::fill;
use crate::present::{Numbers, plural};

/// What an app is called: its vendor's name, or its own.
pub fn app_name<'a>(app: &'a App, catalog: &'a Catalog) -> &'a str {
    match &app.product {
        Product::Listed { vendor, .. } => catalog.vendor(vendor).map_or(vendor.as_str(), |vendor| &vendor.name),
        Product::Own { name } => name,
    }
}

fn apps(count: usize, numbers: &Numbers) -> String {
    let count = Number::from(u32::try_from(count).unwrap_or(u32::MAX));
    plural(&numbers.count(count, 0), "app", "apps")
}

fn what(edit: &Edit, catalog: &Catalog, numbers: &Numbers) -> String {
    let (sentence, about) = match edit {
        Edit::Added(count) => ("{} added", apps(*count, numbers)),
        Edit::Replaced(count) => ("{} replaced", apps(*count, numbers)),
        Edit::Duplicated(app) => ("{} duplicated", app_name(&app.app, catalog).to_owned()),
        Edit::Moved(app) => ("{} moved", app_name(&app.app, catalog).to_owned()),
        Edit::Removed(app) => ("{} removed", app_name(&app.app, catalog).to_owned()),
        Edit::Changed(app) => ("{} changed", app_name(&app.app, catalog).to_owned()),
    };
    fill(sentence, &[&about])
}

/// What was just done: `GitHub removed. Undo brings it back.`
pub fn done_text(edit: &Edit, catalog: &Catalog, numbers: &Numbers) -> String {
    let text = what(edit, catalog, numbers);
    match edit {
        Edit::Removed(_) | Edit::Replaced(1) => fill("{}. Undo brings it back.", &[&text]),
        Edit::Replaced(0) => String::new(),
        Edit::Replaced(_) => fill("{}. Undo brings them back.", &[&text]),
        _ => fill("{}.", &[&text]),
    }
}

/// That the list is now one from elsewhere: `42 apps are in the list. Undo brings the former list back.`
pub fn brought_text(count: usize, numbers: &Numbers) -> String {
    let are = if count == 1 { "is" } else { "are" };
    fill("{} {} in the list. Undo brings the former list back.", &[&apps(count, numbers), are])
}

/// What was just taken back: `Taken back: GitHub removed.`
pub fn undone_text(edit: &Edit, catalog: &Catalog, numbers: &Numbers) -> String {
    fill("Taken back: {}.", &[&what(edit, catalog, numbers)])
}

/// That there is no room for another app.
pub fn full_text(numbers: &Numbers) -> String {
    fill("There is room for {}, and all of it is taken.", &[&apps(MOST_APPS, numbers)])
}

/// A number of an app: its key, and what it is called in a sentence.
pub fn number_name(key: &str) -> Option<(&'static str, &'static str)> {
    let names = [
        ("seats", "Seats"),
        ("now-quote", "Paid now, a year,"),
        ("quote", "Quoted, a year,"),
        ("now-seat", "A seat now, a month,"),
        ("seat", "A seat quoted, a month,"),
        ("now-discount", "The discount now"),
        ("discount", "The discount"),
        ("usage", "Usage"),
        ("anyway", "The part you would buy anyway"),
        ("once", "What it costs once"),
        ("other", "Another tool, a year,"),
    ];
    names.into_iter().find(|(of, _)| *of == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Date, Vendor};
    use std::sync::Arc;

    #[test]
    fn edits_are_told_with_what_they_were_about() {
        let vendors = vec![Vendor { id: "github".into(), ..Vendor::own("GitHub") }];
        let catalog = Catalog { version: Date::new(2026, 11, 21).unwrap(), vendors };
        let numbers = Numbers::default();
        let github = Arc::new(App::listed("github", "", "", 100).into());
        let own = Arc::new(App::new(Product::Own { name: "Intranet".into() }, 5).into());
        for (edit, done, undone) in [
            (Edit::Added(1), "1 app added.", "Taken back: 1 app added."),
            (Edit::Added(1200), "1,200 apps added.", "Taken back: 1,200 apps added."),
            (Edit::Duplicated(Arc::clone(&own)), "Intranet duplicated.", "Taken back: Intranet duplicated."),
            (Edit::Moved(Arc::clone(&github)), "GitHub moved.", "Taken back: GitHub moved."),
            (Edit::Removed(Arc::clone(&github)), "GitHub removed. Undo brings it back.", "Taken back: GitHub removed."),
            (Edit::Changed(github), "GitHub changed.", "Taken back: GitHub changed."),
            (Edit::Replaced(1), "1 app replaced. Undo brings it back.", "Taken back: 1 app replaced."),
            (Edit::Replaced(6), "6 apps replaced. Undo brings them back.", "Taken back: 6 apps replaced."),
            (Edit::Replaced(0), "", "Taken back: 0 apps replaced."),
        ] {
            assert_eq!(done_text(&edit, &catalog, &numbers), done);
            assert_eq!(undone_text(&edit, &catalog, &numbers), undone);
        }
        assert_eq!(full_text(&numbers), "There is room for 500 apps, and all of it is taken.");
    }

    #[test]
    fn every_number_of_an_app_has_a_name() {
        let app = App::listed("github", "", "", 1);
        assert!(app.numbers().iter().all(|(key, _)| number_name(key).is_some_and(|(of, _)| of == *key)));
        assert!(number_name("seats").is_some() && number_name("colour").is_none());
    }
}
