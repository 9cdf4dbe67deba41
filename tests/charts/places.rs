//! Places of marks, worked by hand from the figures of `cases.rs`. All in tenths of a unit.

use crate::cases::drawn;
use scim_tax::present::chart::*;

fn chart(case: &str) -> Chart {
    drawn().into_iter().find(|(name, _)| *name == case).unwrap().1.draw(Layout::Wide).unwrap()
}

fn rects(chart: &Chart, with: &str) -> Vec<Area> {
    let rect = |mark: &Mark| match mark {
        Mark::Rect { area, class } if class == with => Some(*area),
        _ => None,
    };
    chart.marks.iter().filter_map(rect).collect()
}

fn lines(chart: &Chart, with: &str) -> Vec<Vec<(i32, i32)>> {
    let path = |mark: &Mark| match mark {
        Mark::Path { lines, class, .. } if class == with => {
            Some(lines.iter().map(|line| line.iter().map(|at| (at.x, at.y)).collect()).collect::<Vec<_>>())
        }
        _ => None,
    };
    chart.marks.iter().filter_map(path).flatten().collect()
}

fn dots(chart: &Chart, with: &str) -> Vec<(i32, i32)> {
    let dot = |mark: &Mark| match mark {
        Mark::Dot { at, class, .. } if class == with => Some((at.x, at.y)),
        _ => None,
    };
    chart.marks.iter().filter_map(dot).collect()
}

fn texts(chart: &Chart) -> Vec<&str> {
    let text = |mark: &'_ Mark| matches!(mark, Mark::Text { .. });
    chart.marks.iter().filter(|mark| text(mark)).map(|mark| mark.shape().text).collect()
}

/// The axis goes to $60,000, 140 units high above y = 204. The names beside it, of which $150K is the widest
/// (40.7), take 48.7. Three panels of (720 − 48.7 − 2 × 24) / 3 = 207.7; the second begins at 280.4. A year has
/// 207.7 × 11/20 / 3 = 38, its bar 26.6.
#[test]
fn parts_of_a_bar_stand_on_each_other() {
    let chart = chart("years");
    // $30,000 is half of the axis; $1,500 is 3.5 units of it.
    assert_eq!(rects(&chart, "upgrade bar k1")[0], Area { x: 2_861, y: 1_340, width: 266, height: 700 });
    assert_eq!(rects(&chart, "upgrade bar k2"), [Area { x: 2_861, y: 1_305, width: 266, height: 35 }]);
    // $176.31 is 0.4 units: what is there at all is half a unit.
    assert_eq!(rects(&chart, "hand bar k2")[0].height, 5);
    // Added up: $108,678.62 of $150,000, 130 units high above y = 434.
    assert_eq!(lines(&chart, "upgrade line")[0].last().unwrap().1, 3_398);
}

/// From 48.7 to 615.7: the widest name, "Another tool", takes 90.3, and 14 before it. 13.4 of 60 months.
#[test]
fn payback_is_marked_in_its_month() {
    let chart = chart("years-payback");
    assert_eq!(lines(&chart, "marker")[0][0].0, 1_753);
    assert!(texts(&chart).contains(&"paid back after 14 months"));
    assert!(chart.summary.ends_with("The upgrade is paid back after 14 months."));
    // By then it is where by hand is: $17,000 and 1.4/12 of $18,700.
    let at = |class: &str| {
        let line = &lines(&chart, class)[0];
        let ((left, from), (right, to)) = (line[1], line[2]);
        from + (to - from) * (1_753 - left) / (right - left)
    };
    assert!((at("hand line") - at("upgrade line")).abs() <= 1);
}

/// What has no price is hatched and said; the ends of a range are marked.
#[test]
fn unknown_and_possible_parts_are_seen() {
    let chart = chart("years-not-priced");
    assert_eq!(rects(&chart, "upgrade bar k1"), []);
    assert!(!lines(&chart, "upgrade hatch").is_empty());
    assert!(texts(&chart).contains(&"Plan step:") && texts(&chart).contains(&"not priced"));
    assert_eq!(chart.summary, "Over 3 years: By hand at least $1,602; Upgrade at least $909; Another tool not priced.");
    // An axis to $60,000: $10,856 is 25.3 of 140 units, $41,060 is 95.8.
    let whisker = lines(&self::chart("years-ranges"), "whisker")[0].clone();
    assert_eq!((whisker[0].1, whisker[1].1), (2_040 - 253, 2_040 - 958));
}

/// The axis goes from −$2,000 to $6,000: −$1,600 is a twentieth of it, the base of $2,900 is 61.25%, nothing
/// is a quarter.
#[test]
fn bars_go_from_the_base_to_the_ends() {
    let chart = chart("moves");
    let ticks: Vec<i32> = lines(&chart, "grid").iter().map(|line| line[0].0).collect();
    let (left, length) = (ticks[0], ticks.last().unwrap() - ticks[0]);
    let discount = rects(&chart, "swing high")[0];
    assert!((discount.x - left - length / 20).abs() <= 1);
    assert!((discount.x + discount.width - left - length * 6_125 / 10_000).abs() <= 1);
    let [flip] = dots(&chart, "flip")[..] else { panic!("one input flips the answer") };
    assert!((flip.0 - left - length / 4).abs() <= 1);
    assert!(texts(&chart).contains(&"flips at 19.3%"));
    assert!(chart.summary.ends_with("The answer flips with Discount on the upgrade at 19.3%."));
}

/// From −$5,000 at 10 to $20,000 at 710: $2,000 are 56 units. 120 draws of 2,050 are 9.4 of 160 units, above
/// y = 248.
#[test]
fn bins_are_as_high_as_they_are_often() {
    let chart = chart("sure");
    let bins = rects(&chart, "upgrade bin");
    assert_eq!(bins[0], Area { x: 380, y: 2_386, width: 550, height: 94 });
    assert_eq!(rects(&chart, "hand bin").iter().map(|bin| bin.height).max(), Some(1_600));
    // P10, $1,200: 6,200 of 25,000.
    assert_eq!(lines(&chart, "percentile")[0][0].0, 100 + 1_736);
    assert!(texts(&chart).contains(&"upgrade cheaper in 4 of 100"));
    assert!(texts(&chart).contains(&"by hand cheaper in 96 of 100"));
}

/// A bin in which nothing lies is of both sides: −$250 to $250, half and half.
#[test]
fn a_bin_is_split_at_zero() {
    let chart = chart("sure-saving");
    let (before, after) = (rects(&chart, "upgrade bin")[2], rects(&chart, "hand bin")[0]);
    assert_eq!((before.x + before.width, before.y), (after.x, after.y));
    assert_eq!(before.width, after.width + 10);
}

/// Names beside the axis take 40.7, those at the ends of the lines 74.7: 500 seats are 604.6 units. $15,000 are
/// 200 units above y = 248.
#[test]
fn lines_step_and_meet() {
    let chart = chart("seats");
    let upgrade = &lines(&chart, "upgrade line")[0];
    // At 201 seats, from $4,800 to $6,000.
    assert_eq!(upgrade[2..4], [(2_837, 1_840), (2_837, 1_680)]);
    // At 384 seats by hand costs 21 + 10,348 × 383 / 499 = $7,963.45.
    assert_eq!(dots(&chart, "even"), [(5_050, 1_418)]);
    assert!(texts(&chart).contains(&"equal from 384 seats"));
    assert!(texts(&chart).contains(&"your 50 seats"));
}

/// From 251 seats on nothing is priced: the line ends there, and says so.
#[test]
fn a_line_ends_where_its_price_does() {
    let chart = chart("seats-bands");
    assert!(texts(&chart).contains(&"not priced beyond"));
    let row = chart.rows.iter().find(|row| row[0] == "251").unwrap();
    assert_eq!(row[2], "not priced");
    // Within a band it is the band's price, on its last seat too.
    let open = &lines(&chart, "upgrade line open")[0];
    let band = &lines(&chart, "upgrade line edge")[0];
    assert_eq!(open.last().unwrap().0, band[0].0);
}

/// From −$20,000 to $60,000, with nothing at a quarter: $30,000 are three eighths of the axis. The second row begins
/// at 33 and has 25 units; its bar, 15 high, stands in its middle.
#[test]
fn an_app_has_a_bar_from_nothing_to_its_cost() {
    let chart = chart("apps");
    let (grid, zero) = (lines(&chart, "grid"), lines(&chart, "axis")[0][0].0);
    let (left, right) = (grid[0][0].0, grid.last().unwrap()[0].0);
    let at = |dollars: i32| left + (right - left) * (dollars + 20_000) / 80_000;
    assert!((zero - at(0)).abs() <= 1);
    let bars = rects(&chart, "upgrade bar");
    assert!((bars[1].x - zero).abs() <= 1 && (bars[1].x + bars[1].width - at(30_000)).abs() <= 1);
    assert_eq!((bars[1].y, bars[1].height), (380, 150));
    // $10,356 of Segment are sure, the rest up to $40,560 is possible.
    let possible = rects(&chart, "upgrade bar k4");
    let [possible] = possible.as_slice() else { panic!("one range: {possible:?}") };
    assert!((bars[3].x + bars[3].width - at(10_356)).abs() <= 1 && (possible.x - at(10_356)).abs() <= 1);
    assert!((possible.x + possible.width - at(40_560)).abs() <= 1);
    // What Ironclad costs beyond $35,000 goes on for 18 units; what saves goes to the left.
    let hatch = lines(&chart, "upgrade hatch");
    let ends = hatch.iter().flatten().map(|at| at.0);
    let (from, to) = (ends.clone().min().unwrap(), ends.max().unwrap());
    assert!((from - at(35_000)).abs() <= 1 && to - from == 180);
    let saving = bars.last().unwrap();
    assert!((saving.x - at(-800)).abs() <= 1 && (saving.x + saving.width - zero).abs() <= 1);
    // Nothing has no bar; the others have one of their own, further down.
    assert_eq!((bars.len(), rects(&chart, "rest bar").len()), (7, 1));
    assert_eq!(rects(&chart, "rest bar")[0].y, 80 + 8 * 250 + 90 + 50);
    let below = texts(&chart);
    assert!(below.contains(&"No bar: Pigment, Wiki (not priced); Personio (no exchange rate)"), "{below:?}");
    assert!(chart.rows.contains(&vec!["Pigment".to_owned(), "not priced".to_owned()]));
    assert!(chart.rows.contains(&vec!["27 other apps".to_owned(), "$12,346".to_owned()]));
}

/// 3 of 6 apps are half of the bar, 240 of 340 seats are 70.6%: 71.
#[test]
fn shares_are_of_all_apps_and_of_all_seats() {
    let chart = chart("shares");
    let (grid, zero) = (lines(&chart, "grid"), lines(&chart, "axis")[0][0].0);
    let whole = grid.last().unwrap()[0].0 - zero;
    let [apps, seats] = rects(&chart, "share bar")[..] else { panic!("one kind is priced") };
    assert!((apps.width - whole / 2).abs() <= 1 && (seats.width - whole * 71 / 100).abs() <= 1);
    assert_eq!(seats.y - apps.y, 180);
    assert!(texts(&chart).contains(&"3 apps, 50%") && texts(&chart).contains(&"240 seats, 71%"));
    assert_eq!(chart.rows[1], ["Estimated: Kustomer", "1", "17%", "50", "15%"]);
    // What is not priced is hatched, twice, and has no bar.
    assert_eq!(rects(&chart, "share bar k3").len(), 2);
    assert_eq!(
        chart.marks.iter().filter(|mark| matches!(mark, Mark::Path { class, .. } if class == "upgrade hatch")).count(),
        4
    );
    assert_eq!(chart.readings[2].text, "Not priced: 1 app, 17% of 6 apps; 20 seats, 6%. Pigment.");
}

#[test]
fn texts_are_escaped() {
    let mut input = crate::cases::three_years();
    input.ways[2].name = "<b>\"&".into();
    let drawn = svg(&years(&input, Layout::Wide, &scim_tax::present::Numbers::default()).unwrap());
    assert!(drawn.contains(">&lt;b&gt;&quot;&amp;</text>") && !drawn.contains("<b>"));
}

/// 720 and 2 x 16 wide; its title has 26 above the chart. Marks take the look that stands in for style sheets.
#[test]
fn a_picture_stands_by_itself() {
    let chart = chart("shares");
    let marks = chart.marks.iter().map(|_| vec![("fill", "rgb(1, 2, 3)".to_owned())]).collect();
    let look = Look { paper: "#fff".into(), ink: "#000".into(), font: "\"A & B\", serif".into(), marks };
    let made = picture(&chart, &look);
    let height = u32::try_from(chart.height).unwrap().div_ceil(10) + 2 * 16 + 26;
    assert_eq!((made.width, made.height), (752, height));
    assert!(made.svg.starts_with(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"752\" height=\"{height}\" viewBox=\"0 0 752 {height}\" \
         font-family=\"&quot;A &amp; B&quot;, serif\" font-size=\"12.5\">\n<rect width=\"752\" height=\"{height}\" fill=\"#fff\"/>"
    )));
    assert!(made.svg.contains("fill=\"#000\">How much of the stack is priced</text>"));
    assert_eq!(made.svg.matches("fill=\"rgb(1, 2, 3)\"").count(), chart.marks.len());
    assert!(!made.svg.contains("class="));
}
