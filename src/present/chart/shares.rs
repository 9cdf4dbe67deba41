//! How much of a stack is priced: for each kind of answer two bars, by apps and by seats. What is not priced is hatched.

use super::draw::Sheet;
use super::scale::Scale;
use super::text::{LINE, cut, text_width};
use super::{Anchor, Area, Chart, Layout, Point, Reading};
use crate::domain::Number;
use crate::present::{Numbers, fill::fill, plural};

/// How much of a stack is of which kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// In the order in which they are shown; together all apps.
    pub parts: Vec<SharePart>,
}

/// The apps of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePart {
    /// What they have in common.
    pub kind: ShareKind,
    /// How many.
    pub apps: u32,
    /// Their seats.
    pub seats: u32,
    /// Their names, as far as they are listed.
    pub names: String,
}

/// What is known of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareKind {
    /// Exactly, from the vendor or the buyer.
    Priced,
    /// As a range, at one end, or from a third party.
    Estimated,
    /// Nothing.
    NotPriced,
    /// There is nothing to price: no SCIM on any plan, or on the one that is there already.
    NothingToBuy,
}

impl ShareKind {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Priced => "Priced",
            Self::Estimated => "Estimated",
            Self::NotPriced => "Not priced",
            Self::NothingToBuy => "Nothing to buy",
        }
    }

    /// How its bars look; those of what is not priced are hatched.
    fn shade(self) -> Option<&'static str> {
        match self {
            Self::Priced => Some("share bar"),
            Self::Estimated => Some("share bar k3"),
            Self::NotPriced => None,
            Self::NothingToBuy => Some("rest bar k5"),
        }
    }
}

const BAR: i32 = 130;
/// From the middle of the bar of apps to that of seats.
const APART: i32 = 180;
const BASELINE: i32 = 45;
const HEAD: i32 = 60;

/// The chart of the shares. Without one, why there is none.
///
/// # Errors
/// A sentence, where there are no apps.
pub fn shares(input: &Shares, layout: Layout, numbers: &Numbers) -> Result<Chart, String> {
    let counted = Counted::of(input);
    if counted.apps == 0 {
        return Err("There are no apps, so there is nothing to draw.".into());
    }
    let width = layout.width();
    let labels: Vec<[String; 2]> = (0..input.parts.len()).map(|at| counted.labels(input, at, numbers)).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| text_width(text, false)).max().unwrap_or(0);
    let names = widest(&mut input.parts.iter().map(|part| part.kind.name())) + 140;
    let (left, row, middle) = match layout {
        Layout::Wide => (names, 2 * APART + 90, 120),
        Layout::Narrow => (0, 2 * APART + 270, 290),
    };
    let right = width - widest(&mut labels.iter().flatten().map(String::as_str)) - 100;
    let scale = Scale { from: Number::ZERO, to: Number::HUNDRED, start: left, end: right };
    let count = i32::try_from(input.parts.len()).unwrap_or(0);
    let bottom = HEAD + row * count;
    let mut sheet = Sheet::new(width, bottom + 190 + LINE / 2);
    let ticks = [0, 50, 100].map(Number::from);
    let places = ticks.map(|value| scale.place(value));
    for (x, value) in places.iter().zip(&ticks) {
        let class = if *value == Number::ZERO { "axis" } else { "grid" };
        sheet.line(Point { x: *x, y: HEAD - 40 }, Point { x: *x, y: bottom }, class);
    }
    sheet.names_below(&places, bottom + 190, &ticks.map(|value| numbers.percent(value)));

    let mut readings = Vec::new();
    for ((at, top), part) in (0..).map(|at| (at, HEAD + row * i32::try_from(at).unwrap_or(0))).zip(&input.parts) {
        let name_y = if layout == Layout::Wide { top + middle + BASELINE } else { top + 150 };
        sheet.text(Point { x: 0, y: name_y }, Anchor::Start, "strong", part.kind.name());
        let [apps, seats] = [&counted.apps_percent, &counted.seats_percent]
            .map(|percents| percents.get(at).copied().unwrap_or(Number::ZERO));
        for (bar, (percent, label)) in (0..).zip([apps, seats].into_iter().zip(&labels[at])) {
            let y = top + middle + APART * bar;
            let end = draw_bar(&mut sheet, part.kind, percent, &scale, y);
            let place = Point { x: end + 60, y: y + BASELINE };
            sheet.text(place, Anchor::Start, "", &cut(label, width - place.x, false));
        }
        let area = Area { x: 0, y: top, width, height: row };
        readings.push(Reading { area, text: counted.read(part, &labels[at], numbers) });
    }
    Ok(Chart {
        title: "How much of the stack is priced".into(),
        summary: counted.summary(input, &labels, numbers),
        width,
        height: sheet.height,
        marks: sheet.marks,
        head: ["Price", "Apps", "Of all apps", "Seats", "Of all seats"].map(String::from).into(),
        rows: (0..input.parts.len()).map(|at| counted.row(input, at, numbers)).collect(),
        readings,
    })
}

fn draw_bar(sheet: &mut Sheet, kind: ShareKind, percent: Number, scale: &Scale, middle: i32) -> i32 {
    let (zero, end) = (scale.start, scale.place(percent));
    let (a, b) = (Point { x: zero, y: middle - BAR / 2 }, Point { x: end, y: middle + BAR / 2 });
    match kind.shade() {
        _ if zero == end => {}
        Some(class) => sheet.rect(a, b, class),
        None => sheet.hatch(a, b, "upgrade"),
    }
    end
}

/// All of them, and the parts' percentages, each rounded by itself: as many apps are as many percent.
struct Counted {
    apps: u32,
    seats: u32,
    apps_percent: Vec<Number>,
    seats_percent: Vec<Number>,
}

impl Counted {
    fn of(input: &Shares) -> Self {
        let percents = |count: &dyn Fn(&SharePart) -> u32| {
            let all: u32 = input.parts.iter().map(count).fold(0, u32::saturating_add);
            let percent = |part: &SharePart| Number::from(count(part)) * Number::HUNDRED / Number::from(all.max(1));
            (all, input.parts.iter().map(|part| percent(part).shown(0)).collect())
        };
        let ((apps, apps_percent), (seats, seats_percent)) =
            (percents(&|part| part.apps), percents(&|part| part.seats));
        Self { apps, seats, apps_percent, seats_percent }
    }

    /// `4 apps, 67%` and `310 seats, 65%`.
    fn labels(&self, input: &Shares, at: usize, numbers: &Numbers) -> [String; 2] {
        let [apps, app_share, seats, seat_share] = self.cells(input, at, numbers);
        [
            fill("{}, {}", &[&plural(&apps, "app", "apps"), &app_share]),
            fill("{}, {}", &[&plural(&seats, "seat", "seats"), &seat_share]),
        ]
    }

    fn cells(&self, input: &Shares, at: usize, numbers: &Numbers) -> [String; 4] {
        let (apps, seats) = input.parts.get(at).map_or((0, 0), |part| (part.apps, part.seats));
        let percent = |of: &[Number]| numbers.percent(of.get(at).copied().unwrap_or(Number::ZERO));
        let count = |count: u32| numbers.count(Number::from(count), 0);
        [count(apps), percent(&self.apps_percent), count(seats), percent(&self.seats_percent)]
    }

    fn row(&self, input: &Shares, at: usize, numbers: &Numbers) -> Vec<String> {
        let name = input.parts.get(at).map(named).unwrap_or_default();
        std::iter::once(name).chain(self.cells(input, at, numbers)).collect()
    }

    fn read(&self, part: &SharePart, [apps, seats]: &[String; 2], numbers: &Numbers) -> String {
        let all = plural(&numbers.count(Number::from(self.apps), 0), "app", "apps");
        let mut text = fill("{}: {} of {}; {}.", &[part.kind.name(), apps, &all, seats]);
        if !part.names.is_empty() {
            text.push_str(&fill(" {}.", &[&part.names]));
        }
        text
    }

    fn summary(&self, input: &Shares, labels: &[[String; 2]], numbers: &Numbers) -> String {
        let all = [(self.apps, "app", "apps"), (self.seats, "seat", "seats")]
            .map(|(count, one, many)| plural(&numbers.count(Number::from(count), 0), one, many));
        let some = input.parts.iter().zip(labels).filter(|(part, _)| part.apps > 0);
        let parts: Vec<_> =
            some.map(|(part, [apps, seats])| fill("{} {}, {}", &[part.kind.name(), apps, seats])).collect();
        fill("Of {} with {}: {}.", &[&all[0], &all[1], &parts.join("; ")])
    }
}

/// `Estimated: Segment, Miro`
fn named(part: &SharePart) -> String {
    match part.names.as_str() {
        "" => part.kind.name().into(),
        names => fill("{}: {}", &[part.kind.name(), names]),
    }
}
