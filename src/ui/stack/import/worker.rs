//! Tables are read in a worker, so that the page stays quick whatever is opened; it is loaded when it is first needed.

use crate::domain::{Catalog, Number, PlanSide, Product, Scenario, VendorMatcher};
use crate::present::date;
use crate::wire::table::{
    self, DayOrder, Doubt, Import, Importer, Mapping, Mark, Question, Role, Settings, Table, VendorAnswer,
};
use crate::wire::{catalog_file, link, sites};
use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use serde::{Deserialize, Serialize};

// What a person can say of a column that can be read in two ways.
const DAY_FIRST: &str = "day";
const MONTH_FIRST: &str = "month";
const POINT: &str = "point";
const COMMA: &str = "comma";

/// Lines between two words about progress.
const STEP: usize = 500;

/// What is asked of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Job {
    /// The vendors, as a catalog's text and as that of their sites. Comes first.
    Vendors(String, String),
    /// A file, or a text as the bytes of one.
    Open(Vec<u8>),
    /// Which line names the columns: its place among the rows, if there is one.
    Header(Option<usize>),
    /// The open table as apps.
    Read(Answers),
}

/// How the open table is to be understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// What each column is: its place in [`Role::ALL`].
    pub columns: Vec<Option<usize>>,
    /// How the cells of columns are to be read: the column's place, and `day`, `month`,
    /// `point` or `comma`: what comes first, or before decimals.
    pub readings: Vec<(usize, String)>,
    /// Seats of lines that have none.
    pub seats: Option<u32>,
    /// Whose apps names mean: a vendor's id, or nobody's.
    pub vendors: Vec<(String, Option<String>)>,
    /// Which plans are meant: vendor, text, and the plan's id; empty for the catalog's own step.
    pub plans: Vec<(String, String, String)>,
    /// Dollars for one unit of a currency.
    pub rates: Vec<(String, String)>,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// Why the file cannot be read.
    Refused(String),
    /// What the table seems to be.
    Opened(Opened),
    /// So many steps are done, of how many.
    Progress(usize, usize),
    /// What came out.
    Read(Found),
}

/// What a table seems to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Lines with something in them.
    pub rows: usize,
    /// How it is encoded.
    pub encoding: String,
    /// The row that names the columns, and the first rows in short, to choose among.
    pub header: Option<usize>,
    /// The first rows in short.
    pub first: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub title: String,
    /// Its first values.
    pub samples: String,
    /// What it seems to be: a place in [`Role::ALL`].
    pub role: Option<usize>,
    /// Whether its name says so in full.
    pub sure: bool,
}

/// What came out of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The apps, each as a link, with its renewal date.
    pub apps: Vec<(String, String)>,
    /// Lines that are no apps, in words.
    pub refused: Vec<String>,
    /// What there is to know beside, in words.
    pub notices: Vec<String>,
    /// What only a person can tell.
    pub questions: Vec<Asked>,
    /// Columns that can be read in two ways.
    pub doubts: Vec<Readings>,
}

/// The two ways in which a column can be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Readings {
    /// The place of the column.
    pub column: usize,
    /// A cell of it.
    pub value: String,
    /// What happens to it until a person says which way is meant.
    pub unsaid: String,
    /// What the cell means in each way: what to answer, and in words.
    pub ways: Vec<(String, String)>,
}

/// Something that only a person can tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The vendor's id, for a question about a plan; empty for one about a vendor.
    pub vendor: String,
    /// The text in the table.
    pub text: String,
    /// The question.
    pub says: String,
    /// Ids and names to choose among, the likeliest first.
    pub candidates: Vec<(String, String)>,
}

/// The worker.
pub struct Reader {
    catalog: Option<(Catalog, VendorMatcher)>,
    open: Option<(Table, Mapping)>,
}

impl Worker for Reader {
    type Message = ();
    type Input = Job;
    type Output = Told;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { catalog: None, open: None }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, job: Job, from: HandlerId) {
        match job {
            Job::Vendors(catalog, of_sites) => {
                // The page that wrote them writes them well.
                self.catalog = catalog_file::read(&catalog).ok().map(|catalog| {
                    let matcher = VendorMatcher::new(&catalog, &sites::read(&of_sites).unwrap_or_default());
                    (catalog, matcher)
                });
            }
            Job::Open(bytes) => match table::open(&bytes) {
                Ok(table) => {
                    let mapping = Mapping::guess(&table);
                    scope.respond(from, Told::Opened(opened(&table, &mapping)));
                    self.open = Some((table, mapping));
                }
                Err(refusal) => {
                    self.open = None;
                    scope.respond(from, Told::Refused(refusal.to_string()));
                }
            },
            Job::Header(header) => {
                if let Some((table, mapping)) = &mut self.open {
                    *mapping = Mapping::with_header(table, header);
                    scope.respond(from, Told::Opened(opened(table, mapping)));
                }
            }
            Job::Read(answers) => {
                if let (Some((catalog, matcher)), Some((table, mapping))) = (&self.catalog, &self.open) {
                    let settings = settings(mapping, &answers);
                    let mut importer = Importer::new(table, &settings, catalog, matcher);
                    loop {
                        let progress = importer.step(STEP);
                        if progress.is_done() {
                            break;
                        }
                        scope.respond(from, Told::Progress(progress.done, progress.of));
                    }
                    scope.respond(from, Told::Read(found(&importer.finish(), catalog)));
                }
            }
        }
    }
}

fn settings(mapping: &Mapping, answers: &Answers) -> Settings {
    let mut mapping = mapping.clone();
    for (at, role) in answers.columns.iter().enumerate() {
        mapping.set(at, role.and_then(|role| Role::ALL.get(role)).copied());
    }
    let mut settings = Settings::new(mapping);
    for (at, reading) in &answers.readings {
        let role = settings.mapping.columns.get(*at).and_then(|column| column.role);
        match (reading.as_str(), role) {
            (DAY_FIRST, Some(Role::Renewal)) => settings.dates = Some(DayOrder::DayFirst),
            (MONTH_FIRST, Some(Role::Renewal)) => settings.dates = Some(DayOrder::MonthFirst),
            (POINT, Some(role)) => {
                settings.decimals.insert(role, Mark::Point);
            }
            (COMMA, Some(role)) => {
                settings.decimals.insert(role, Mark::Comma);
            }
            _ => {}
        }
    }
    settings.seats = answers.seats;
    for (name, vendor) in &answers.vendors {
        let answer = vendor.clone().map_or(VendorAnswer::Own, VendorAnswer::Listed);
        settings.vendors.insert(name.clone(), answer);
    }
    for (vendor, text, plan) in &answers.plans {
        settings.plans.insert((vendor.clone(), text.clone()), plan.clone());
    }
    let rate = |(code, rate): &(String, String)| Some((code.clone(), crate::domain::Number::parse(rate)?));
    settings.rates = answers.rates.iter().filter_map(rate).collect();
    settings
}

/// Rows that a person chooses the one with the names among.
const MOST_FIRST: usize = 10;

fn opened(table: &Table, mapping: &Mapping) -> Opened {
    let place = |role: Option<Role>| Role::ALL.iter().position(|one| Some(*one) == role);
    let in_short = |row: usize| {
        let text = table.cells(row).join(" · ");
        text.chars().take(60).collect()
    };
    let columns = mapping.columns.iter().map(|column| Column {
        title: column.title.clone(),
        samples: column.samples.join(" · "),
        role: place(column.role),
        sure: column.sure,
    });
    Opened {
        rows: table.len(),
        encoding: table.encoding.name().to_owned(),
        header: mapping.header,
        first: (0..table.len().min(MOST_FIRST)).map(in_short).collect(),
        columns: columns.collect(),
    }
}

fn found(import: &Import, catalog: &Catalog) -> Found {
    let app = |row: &table::Row| {
        let scenario = Scenario { apps: vec![row.app.clone()], company: crate::domain::Company::default() };
        (link::write(&scenario), row.renewal.map_or_else(String::new, |day| day.to_string()))
    };
    Found {
        apps: import.rows.iter().map(app).collect(),
        refused: import.refused.iter().map(ToString::to_string).collect(),
        notices: import.notices.iter().map(ToString::to_string).collect(),
        questions: import.questions.iter().map(|question| asked(question, catalog)).collect(),
        doubts: import.doubts.iter().map(readings).collect(),
    }
}

fn readings(doubt: &Doubt) -> Readings {
    let way = |of: &str, says: String| (of.to_owned(), says);
    match doubt {
        Doubt::Dates { column, value, day_first, month_first } => Readings {
            column: *column,
            value: value.clone(),
            unsaid: "not said: left out".into(),
            ways: vec![way(DAY_FIRST, date(*day_first)), way(MONTH_FIRST, date(*month_first))],
        },
        Doubt::Numbers { column, value, point, comma, taken } => {
            let thousands = point.max(*comma);
            let says = |number: Number| {
                [if number == thousands { "thousands: " } else { "decimals: " }, &number.to_string()].concat()
            };
            Readings {
                column: *column,
                value: value.clone(),
                unsaid: ["not said: taken as ", &taken.to_string()].concat(),
                ways: vec![way(COMMA, says(*comma)), way(POINT, says(*point))],
            }
        }
    }
}

fn asked(question: &Question, catalog: &Catalog) -> Asked {
    let vendor_name = |id: &str| catalog.vendor(id).map_or_else(|| id.to_owned(), |vendor| vendor.name.clone());
    let count = |lines: &[usize]| match lines {
        [line] => ["line ", &line.to_string()].concat(),
        lines => [&lines.len().to_string(), " lines"].concat(),
    };
    match question {
        Question::Vendor { name, candidates, lines } => Asked {
            vendor: String::new(),
            text: name.clone(),
            says: ["Whose app is “", name, "” (", &count(lines), ")?"].concat(),
            candidates: candidates.iter().map(|one| (one.vendor.clone(), vendor_name(&one.vendor))).collect(),
        },
        Question::Plan { vendor, text, side, candidates, lines } => {
            let which = if *side == PlanSide::Current { "you have" } else { "with SCIM" };
            let named = |id: &String| (id.clone(), plan_name(catalog, vendor, id));
            let says = ["Which plan ", which, " of ", &vendor_name(vendor), " is “", text, "” (", &count(lines), ")?"];
            Asked {
                vendor: vendor.clone(),
                text: text.clone(),
                says: says.concat(),
                candidates: candidates.iter().map(named).collect(),
            }
        }
    }
}

/// The name of a plan, of an add-on, or of both.
fn plan_name(catalog: &Catalog, vendor: &str, id: &str) -> String {
    let Some(vendor) = catalog.vendor(vendor) else { return id.to_owned() };
    let name = |id: &str| vendor.plan(id).map_or_else(|| id.to_owned(), |(_, plan)| plan.name.clone());
    id.split('.').map(name).collect::<Vec<_>>().join(" with ")
}

/// The apps as they were read: whoever shows an import needs them back.
pub fn app_of(text: &str) -> Option<crate::domain::App> {
    link::read(text).scenario.apps.into_iter().next().filter(|app| match &app.product {
        Product::Listed { vendor, .. } => !vendor.is_empty(),
        Product::Own { .. } => true,
    })
}

/// Makes this program a worker that reads tables.
pub fn start() {
    Reader::registrar().register();
}
