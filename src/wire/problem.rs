//! What is wrong in a file, and where.

use std::cell::RefCell;
use std::fmt;

/// Something wrong in a file. Reading goes on after it, so that all of them are listed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `github.json: plans[1].prices[0].charges[0].rate.annual`
    pub place: String,
    /// What is wrong, with the value that was found.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

/// A place in a file, and the list that the problems found there go to.
///
/// Places point to the one around them, so that nothing is written out unless there is a problem.
///
/// ```
/// use scim_tax::wire::problem::collect;
/// let (_, problems) = collect("github.json", |at| at.field("plans").item(1).field("id").says("missing"));
/// assert_eq!(problems[0].to_string(), "github.json: plans[1].id: missing");
/// ```
pub struct At<'a> {
    around: Option<&'a At<'a>>,
    step: Step<'a>,
    problems: &'a RefCell<Vec<Problem>>,
}

enum Step<'a> {
    File(&'a str),
    Field(&'a str),
    Item(usize),
}

/// Reads a file, given its name, and returns the problems beside what was read.
pub fn collect<T>(file: &str, read: impl FnOnce(&At) -> T) -> (T, Vec<Problem>) {
    let problems = RefCell::new(Vec::new());
    let found = read(&At { around: None, step: Step::File(file), problems: &problems });
    (found, problems.into_inner())
}

impl At<'_> {
    /// A field, or a key of a map, in here.
    pub fn field<'b>(&'b self, name: &'b str) -> At<'b> {
        At { around: Some(self), step: Step::Field(name), problems: self.problems }
    }

    /// An item of the list here, counted from 0.
    pub fn item(&self, index: usize) -> At<'_> {
        At { around: Some(self), step: Step::Item(index), problems: self.problems }
    }

    /// Adds a problem.
    pub fn says(&self, text: impl Into<String>) {
        self.problems.borrow_mut().push(Problem { place: self.to_string(), text: text.into() });
    }

    /// Adds a problem; there is no value here.
    pub fn problem<T>(&self, text: impl Into<String>) -> Option<T> {
        self.says(text);
        None
    }

    /// Reads every item of the list here, also those after one with a problem.
    pub fn each<R, T>(&self, items: &[R], read: impl Fn(&R, &At) -> Option<T>) -> Option<Vec<T>> {
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            list.extend(read(item, &self.item(index)));
        }
        (list.len() == items.len()).then_some(list)
    }

    /// Looks at every item of the list here.
    pub fn for_each<R>(&self, items: &[R], look: impl Fn(&R, &At)) {
        items.iter().enumerate().for_each(|(at, item)| look(item, &self.item(at)));
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(around) = self.around {
            around.fmt(f)?;
        }
        match (&self.step, self.around.map(|around| &around.step)) {
            (Step::File(name), _) => f.write_str(name),
            (Step::Field(name), Some(Step::File(_))) => write!(f, ": {name}"),
            (Step::Field(name), _) => write!(f, ".{name}"),
            (Step::Item(index), _) => write!(f, "[{index}]"),
        }
    }
}
