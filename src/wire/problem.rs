//! What is wrong in a file, and where.

use std::cell::{Cell, RefCell};
use std::fmt;

/// Something wrong in a file. Reading goes on after it, so that all of them are listed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// Where in it; empty for the file as a whole.
    pub path: Path,
    /// What is wrong, with the value that was found.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.0.is_empty() {
            true => write!(f, "{}: {}", self.file, self.text),
            false => write!(f, "{}: {}: {}", self.file, self.path, self.text),
        }
    }
}

/// The way to a value: `plans[1].prices[0].charges[0].rate.annual`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a field, or a key of a map.
    Field(String),
    /// To an item of a list, counted from 0.
    Item(usize),
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if at == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
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
    step: Here<'a>,
    problems: &'a Problems,
}

enum Here<'a> {
    File(&'a str),
    Field(&'a str),
    Item(usize),
}

struct Problems {
    list: RefCell<Vec<Problem>>,
    most: usize,
    more: Cell<usize>,
}

/// Reads a file, given its name, and returns the problems beside what was read.
pub fn collect<T>(file: &str, read: impl FnOnce(&At) -> T) -> (T, Vec<Problem>) {
    let (found, problems, _) = collect_at_most(usize::MAX, file, read);
    (found, problems)
}

/// The same for a file that may have any number of problems: at most so many are kept, the rest is counted.
pub fn collect_at_most<T>(most: usize, file: &str, read: impl FnOnce(&At) -> T) -> (T, Vec<Problem>, usize) {
    let problems = Problems { list: RefCell::default(), most, more: Cell::default() };
    let found = read(&At { around: None, step: Here::File(file), problems: &problems });
    (found, problems.list.into_inner(), problems.more.get())
}

impl At<'_> {
    /// A field, or a key of a map, in here.
    pub fn field<'b>(&'b self, name: &'b str) -> At<'b> {
        At { around: Some(self), step: Here::Field(name), problems: self.problems }
    }

    /// An item of the list here, counted from 0.
    pub fn item(&self, index: usize) -> At<'_> {
        At { around: Some(self), step: Here::Item(index), problems: self.problems }
    }

    /// Adds a problem.
    pub fn says(&self, text: impl Into<String>) {
        let Problems { list, most, more } = self.problems;
        let mut list = list.borrow_mut();
        if list.len() >= *most {
            more.set(more.get() + 1);
            return;
        }
        let (file, path) = self.place();
        list.push(Problem { file, path, text: text.into() });
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

    fn place(&self) -> (String, Path) {
        let (mut file, mut path) = self.around.map(At::place).unwrap_or_default();
        match self.step {
            Here::File(name) => name.clone_into(&mut file),
            Here::Field(name) => path.0.push(Step::Field(name.to_owned())),
            Here::Item(index) => path.0.push(Step::Item(index)),
        }
        (file, path)
    }
}
