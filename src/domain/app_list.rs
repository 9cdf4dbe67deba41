//! The apps of a company as a list that is edited. Every edit can be taken back, and done again.

use super::limits::MOST_APPS;
use super::scenario::Company;
use super::stack::{Stack, StackApp};
use std::sync::Arc;

/// So many edits can be taken back; older ones stay.
const MOST_EDITS: usize = 100;

/// An app with a key that it keeps wherever it is moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Never given twice in a list.
    pub key: u32,
    /// The app; the same allocation as long as nothing about it changes.
    pub app: Arc<StackApp>,
}

/// What an edit did.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// So many apps joined at the end.
    Added(usize),
    /// A copy of this app was put behind it.
    Duplicated(Arc<StackApp>),
    /// This app has another place.
    Moved(Arc<StackApp>),
    /// This app went.
    Removed(Arc<StackApp>),
    /// So many apps went, and others took their place.
    Replaced(usize),
    /// Something about one app, before it was changed.
    Changed(Arc<StackApp>),
}

/// An edit, with the apps as they were before it or are after it.
#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    entries: Vec<Entry>,
    /// Changes of the same thing one after the other are one edit: each key of a number.
    same_as: Option<(u32, &'static str)>,
}

/// The list, at most [`MOST_APPS`] apps, with what was done to it.
///
/// ```
/// use scim_tax::domain::{App, AppList};
/// let mut list = AppList::new(vec![App::listed("github", "", "", 100).into()]);
/// let github = list.entries()[0].key;
/// list.change(github, "seats", |one| one.app.seats = 120);
/// list.remove(github);
/// assert!(list.entries().is_empty());
/// list.undo();
/// assert_eq!(list.entries()[0].app.app.seats, 120);
/// list.undo();
/// assert_eq!(list.entries()[0].app.app.seats, 100);
/// list.redo();
/// assert_eq!(list.entries()[0].app.app.seats, 120);
/// ```
#[derive(Clone, Debug, Default)]
pub struct AppList {
    entries: Vec<Entry>,
    next: u32,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl AppList {
    /// A list of the first [`MOST_APPS`] of these apps, with nothing to take back.
    pub fn new(apps: Vec<StackApp>) -> Self {
        let mut list = Self::default();
        list.entries = list.keyed(apps);
        list
    }

    /// The apps in their order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of an app.
    pub fn place(&self, key: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.key == key)
    }

    /// An app.
    pub fn app(&self, key: u32) -> Option<&Arc<StackApp>> {
        Some(&self.entries.get(self.place(key)?)?.app)
    }

    /// The apps with what is the same for all of them.
    pub fn stack(&self, company: &Company) -> Stack {
        let apps = self.entries.iter().map(|entry| StackApp::clone(&entry.app)).collect();
        Stack { apps, company: company.clone() }
    }

    /// How many more apps there is room for.
    pub fn room(&self) -> usize {
        MOST_APPS.saturating_sub(self.entries.len())
    }

    /// Puts apps at the end, as far as there is room; how many there were.
    pub fn add(&mut self, mut apps: Vec<StackApp>) -> usize {
        apps.truncate(self.room());
        let count = apps.len();
        if count > 0 {
            self.step(Edit::Added(count), None);
            let more = self.keyed(apps);
            self.entries.extend(more);
        }
        count
    }

    /// Puts a copy of an app behind it; the copy's key, unless the list is full.
    pub fn duplicate(&mut self, key: u32) -> Option<u32> {
        let place = self.place(key).filter(|_| self.room() > 0)?;
        let app = Arc::clone(self.app(key)?);
        self.step(Edit::Duplicated(Arc::clone(&app)), None);
        let copy = Entry { key: self.next, app };
        self.next += 1;
        self.entries.insert(place + 1, copy);
        Some(self.next - 1)
    }

    /// Moves an app to another place; those between shift. Whether it was elsewhere.
    pub fn move_to(&mut self, key: u32, to: usize) -> bool {
        let Some(from) = self.place(key).filter(|from| *from != to && to < self.entries.len()) else { return false };
        let Some(app) = self.app(key).cloned() else { return false };
        // Moving on and on is one edit.
        self.step(Edit::Moved(app), Some((key, "place")));
        let entry = self.entries.remove(from);
        self.entries.insert(to, entry);
        true
    }

    /// Takes an app out; whether it was there.
    pub fn remove(&mut self, key: u32) -> bool {
        let (Some(place), Some(app)) = (self.place(key), self.app(key).cloned()) else { return false };
        self.step(Edit::Removed(app), None);
        self.entries.remove(place);
        true
    }

    /// Puts other apps, the first [`MOST_APPS`] of them, in the place of all.
    pub fn replace(&mut self, apps: Vec<StackApp>) {
        self.step(Edit::Replaced(self.entries.len()), None);
        self.entries = self.keyed(apps);
    }

    /// Changes something of an app; `what` tells changes of the same thing.
    pub fn change(&mut self, key: u32, what: &'static str, change: impl FnOnce(&mut StackApp)) {
        let (Some(place), Some(app)) = (self.place(key), self.app(key).cloned()) else { return };
        let mut changed = StackApp::clone(&app);
        change(&mut changed);
        if changed == *app {
            return;
        }
        self.step(Edit::Changed(app), Some((key, what)));
        if let Some(entry) = self.entries.get_mut(place) {
            entry.app = Arc::new(changed);
        }
    }

    /// The edit that would be taken back.
    pub fn to_undo(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.edit)
    }

    /// The edit that would be done again.
    pub fn to_redo(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// Takes the last edit back; which one.
    pub fn undo(&mut self) -> Option<Edit> {
        let step = self.done.pop()?;
        let edit = self.exchange(step, false);
        Some(edit)
    }

    /// Does again what was taken back last; which edit.
    pub fn redo(&mut self) -> Option<Edit> {
        let step = self.undone.pop()?;
        let edit = self.exchange(step, true);
        Some(edit)
    }

    fn exchange(&mut self, step: Step, is_redo: bool) -> Edit {
        let entries = std::mem::replace(&mut self.entries, step.entries);
        let back = Step { edit: step.edit.clone(), entries, same_as: None };
        if is_redo {
            self.done.push(back);
        } else {
            self.undone.push(back);
        }
        step.edit
    }

    /// Keeps the apps as they are before an edit.
    fn step(&mut self, edit: Edit, same_as: Option<(u32, &'static str)>) {
        self.undone.clear();
        let goes_on = same_as.is_some() && self.done.last().is_some_and(|last| last.same_as == same_as);
        if goes_on {
            return;
        }
        if self.done.len() == MOST_EDITS {
            self.done.remove(0);
        }
        self.done.push(Step { edit, entries: self.entries.clone(), same_as });
    }

    fn keyed(&mut self, apps: Vec<StackApp>) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(apps.len());
        for app in apps.into_iter().take(MOST_APPS) {
            entries.push(Entry { key: self.next, app: Arc::new(app) });
            self.next += 1;
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app(vendor: &str, seats: u32) -> StackApp {
        crate::domain::App::listed(vendor, "", "", seats).into()
    }

    fn list(vendors: &[&str]) -> AppList {
        AppList::new(vendors.iter().map(|vendor| app(vendor, 10)).collect())
    }

    fn vendors(list: &AppList) -> String {
        let id = |entry: &Entry| match &entry.app.app.product {
            crate::domain::Product::Listed { vendor, .. } => vendor.clone(),
            crate::domain::Product::Own { name } => name.clone(),
        };
        list.entries().iter().map(id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn apps_keep_their_key_wherever_they_go() {
        let mut list = list(&["a", "b", "c"]);
        let b = list.entries()[1].key;
        assert!(list.move_to(b, 2));
        assert_eq!((vendors(&list).as_str(), list.place(b)), ("a c b", Some(2)));
        assert!(list.move_to(b, 0));
        assert_eq!(vendors(&list), "b a c");
        assert!(!list.move_to(b, 0) && !list.move_to(b, 3) && !list.move_to(99, 0));
        let copy = list.duplicate(b).unwrap();
        assert_eq!((vendors(&list).as_str(), list.place(copy)), ("b b a c", Some(1)));
        assert!(list.remove(b) && !list.remove(b));
        assert_eq!(list.place(copy), Some(0));
    }

    #[test]
    fn every_edit_is_taken_back_and_done_again() {
        let mut list = list(&["a", "b"]);
        let first = list.entries()[0].key;
        list.add(vec![app("c", 1)]);
        list.duplicate(first);
        list.move_to(first, 3);
        list.remove(first);
        list.change(list.entries()[0].key, "seats", |one| one.app.seats = 99);
        list.replace(vec![app("z", 5)]);
        let mut seen = vec![vendors(&list)];
        while list.undo().is_some() {
            seen.push(vendors(&list));
        }
        assert_eq!(seen, ["z", "a b c", "a b c", "a b c a", "a a b c", "a b c", "a b"]);
        while list.redo().is_some() {}
        assert_eq!(vendors(&list), "z");
        list.undo();
        assert_eq!(list.entries()[0].app.app.seats, 99);
        assert_eq!(list.to_redo(), Some(&Edit::Replaced(3)));
    }

    #[test]
    fn typing_in_a_field_and_moving_on_are_one_edit_each() {
        let mut list = list(&["a", "b", "c"]);
        let [a, b] = [list.entries()[0].key, list.entries()[1].key];
        for seats in [1, 12, 123] {
            list.change(a, "seats", |one| one.app.seats = seats);
        }
        list.change(a, "quote", |one| one.app.quote = Some(crate::domain::Number::ONE));
        list.change(b, "seats", |one| one.app.seats = 7);
        list.move_to(b, 2);
        list.move_to(b, 0);
        let mut edits = 0;
        while list.undo().is_some() {
            edits += 1;
        }
        assert_eq!((edits, list.entries()[0].app.app.seats, vendors(&list).as_str()), (4, 10, "a b c"));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_none_and_a_new_one_ends_what_can_be_done_again() {
        let mut list = list(&["a", "b"]);
        let a = list.entries()[0].key;
        list.change(a, "seats", |one| one.app.seats = 10);
        assert_eq!(list.to_undo(), None);
        list.remove(a);
        list.undo();
        list.change(a, "seats", |one| one.app.seats = 11);
        assert!(list.redo().is_none() && list.to_redo().is_none());
    }

    #[test]
    fn a_change_after_an_undo_is_an_edit_of_its_own() {
        let mut list = list(&["a"]);
        let a = list.entries()[0].key;
        list.change(a, "seats", |one| one.app.seats = 11);
        list.undo();
        list.redo();
        list.change(a, "seats", |one| one.app.seats = 12);
        list.undo();
        assert_eq!(list.entries()[0].app.app.seats, 11);
    }

    #[test]
    fn there_is_room_for_500() {
        let mut list = AppList::new(vec![app("a", 1); 499]);
        assert_eq!(list.add(vec![app("b", 1), app("c", 1)]), 1);
        assert_eq!((list.entries().len(), list.room()), (500, 0));
        let last = list.entries()[499].key;
        assert_eq!((list.duplicate(last), list.add(vec![app("d", 1)])), (None, 0));
        assert_eq!(AppList::new(vec![app("a", 1); 501]).entries().len(), 500);
    }

    #[test]
    fn the_oldest_of_more_than_a_hundred_edits_stays() {
        let mut list = list(&["a"]);
        let a = list.entries()[0].key;
        for seats in 1..=101_u32 {
            let what = if seats % 2 == 0 { "even" } else { "odd" };
            list.change(a, what, |one| one.app.seats = 1000 + seats);
        }
        while list.undo().is_some() {}
        assert_eq!(list.entries()[0].app.app.seats, 1001);
    }
}
