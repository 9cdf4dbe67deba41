//! Draws a chart into a place of the page: the picture, a line that reads its values, and the same as a table.
//!
//! The place keeps its elements while the chart in it becomes another, so that what is folded open, and where
//! one reads, stays. A range that is not seen takes the keyboard: screen readers know it, and it has a place in
//! the order of the tab key.

use super::dom::{append, append_drawn, attribute_at, below, fill, on, say, set, value};
use crate::present::chart::{Area, Chart, Layout, Mark, tenths};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Below this width, in pixels of the page, a chart is laid out for a phone.
const NARROW: i32 = 640;
const HINT: &str = "Point at the chart, or use the arrow keys on it, to read its values.";

/// The layout that suits the width of a place.
pub fn layout(place: &Element) -> Layout {
    if place.client_width() < NARROW { Layout::Narrow } else { Layout::Wide }
}

/// Draws a chart into a place, which has an id; or says there why there is none.
pub fn draw(place: &Element, chart: &Result<Chart, String>) {
    if below(place, "figure").is_none() {
        let _ = prepare(place);
    }
    let (Some(figure), Some(note)) = (below(place, "figure"), below(place, ".no-chart")) else { return };
    let why = chart.as_ref().err().map_or("", String::as_str);
    say(&note, why);
    set(&note, "hidden", why.is_empty().then_some(""));
    set(&figure, "hidden", chart.is_err().then_some(""));
    if let Ok(chart) = chart {
        let _ = fill_in(&figure, chart);
    }
}

/// The elements of a chart, without what is in them.
fn prepare(place: &Element) -> Option<()> {
    let ids = ["-title", "-says"].map(|part| [place.id().as_str(), part].concat());
    set(&append(place, "p", "")?, "class", Some("note no-chart"));
    let figure = append(place, "figure", "")?;
    let caption = append(&figure, "figcaption", "")?;
    set(&append(&caption, "h3", "")?, "id", Some(&ids[0]));
    let says = append(&caption, "p", "")?;
    set(&says, "id", Some(&ids[1]));
    set(&says, "class", Some("note"));
    let reader = append(&figure, "input", "")?;
    for (name, value) in [("type", "range"), ("min", "0"), ("step", "1"), ("class", "visually-hidden reader")] {
        set(&reader, name, Some(value));
    }
    let picture = append_drawn(&figure, "svg")?;
    set(&picture, "role", Some("img"));
    set(&picture, "aria-labelledby", Some(&ids[0]));
    set(&picture, "aria-describedby", Some(&ids[1]));
    let reading = append(&figure, "p", HINT)?;
    set(&reading, "class", Some("note reading"));
    set(&reading, "role", Some("status"));
    let details = append(&figure, "details", "")?;
    append(&details, "summary", "As a table")?;
    let frame = append(&details, "div", "")?;
    // What can be scrolled has to have the focus for it.
    for (name, value) in [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", &ids[0])] {
        set(&frame, name, Some(value));
    }
    set(&append(&frame, "table", "")?, "class", Some("plain"));
    for event in ["pointerover", "pointerdown", "pointerout", "input", "focusin", "focusout", "keydown"] {
        let figure = figure.clone();
        on(&figure.clone(), event, Box::new(move |event| hear(&figure, event)));
    }
    Some(())
}

fn fill_in(figure: &Element, chart: &Chart) -> Option<()> {
    say(&below(figure, "h3")?, &chart.title);
    say(&below(figure, "figcaption p")?, &chart.summary);
    draw_marks(&below(figure, "svg")?, chart)?;
    draw_table(&below(figure, "table")?, &chart.head, &chart.rows)?;
    let reader = below(figure, ".reader")?;
    let last = chart.readings.len().checked_sub(1)?;
    set(&reader, "max", Some(&last.to_string()));
    set(&reader, "aria-label", Some(&["Values of the chart: ", &chart.title].concat()));
    match attribute_of_reader(figure) {
        Some(at) => read(figure, &at.min(last).to_string()),
        None => {
            fill(&reader, "0");
            say(&below(figure, ".reading")?, HINT);
        }
    }
    Some(())
}

fn draw_marks(picture: &Element, chart: &Chart) -> Option<()> {
    picture.set_text_content(None);
    let narrow = chart.width == Layout::Narrow.width();
    set(picture, "class", Some(if narrow { "chart narrow" } else { "chart" }));
    set(picture, "viewBox", Some(&["0 0 ", &tenths(chart.width), " ", &tenths(chart.height)].concat()));
    // Below the marks, so that what is read is not covered by its background.
    for (at, reading) in chart.readings.iter().enumerate() {
        let drawn = append_shape(picture, &place_of(reading.area))?;
        set(&drawn, "data-reading", Some(&at.to_string()));
        set(&drawn, "data-says", Some(&reading.text));
    }
    for mark in &chart.marks {
        append_shape(picture, mark)?;
    }
    Some(())
}

fn place_of(area: Area) -> Mark {
    Mark::Rect { area, class: "place".into() }
}

fn append_shape(picture: &Element, mark: &Mark) -> Option<Element> {
    let shape = mark.shape();
    let drawn = append_drawn(picture, shape.tag)?;
    for (name, value) in &shape.attributes {
        set(&drawn, name, Some(value));
    }
    if !shape.text.is_empty() {
        drawn.set_text_content(Some(shape.text));
    }
    Some(drawn)
}

/// Draws a table of texts, the first of each row being what the row is about, in the place of what is there.
pub fn draw_table(table: &Element, head: &[String], rows: &[Vec<String>]) -> Option<()> {
    table.set_text_content(None);
    let top = append(&append(table, "thead", "")?, "tr", "")?;
    for (at, text) in head.iter().enumerate() {
        let cell = append(&top, "th", text)?;
        set(&cell, "scope", Some("col"));
        set(&cell, "class", (at > 0).then_some("num"));
    }
    let body = append(table, "tbody", "")?;
    for row in rows {
        let line = append(&body, "tr", "")?;
        for (at, text) in row.iter().enumerate() {
            let cell = append(&line, if at == 0 { "th" } else { "td" }, text)?;
            let (name, value) = if at == 0 { ("scope", "row") } else { ("class", "num") };
            set(&cell, name, Some(value));
        }
    }
    Some(())
}

/// What is being read, by its number.
fn attribute_of_reader(figure: &Element) -> Option<usize> {
    figure.get_attribute("data-read")?.parse().ok()
}

fn hear(figure: &Element, event: &Event) {
    let Some(reader) = below(figure, ".reader") else { return };
    match event.type_().as_str() {
        "pointerover" | "pointerdown" => {
            if let Some(at) = attribute_at(event, "data-reading") {
                read(figure, &at);
            }
        }
        "input" | "focusin" if is_reader(event) => read(figure, &value(&reader)),
        "keydown" if is_reader(event) => step(figure, event),
        "focusout" if is_reader(event) => stop(figure),
        _ => {}
    }
}

fn is_reader(event: &Event) -> bool {
    super::dom::target(event).is_some_and(|at| at.class_list().contains("reader"))
}

/// Down is on, up is back: as one reads, and not as a range grows.
fn step(figure: &Element, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let at = attribute_of_reader(figure).unwrap_or(0);
    let to = match key.as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    read(figure, &to.to_string());
}

/// Reads a place of the chart, if there is one of this number.
fn read(figure: &Element, at: &str) {
    let Some(place) = below(figure, &["[data-reading=\"", at, "\"]"].concat()) else { return };
    stop(figure);
    set(&place, "class", Some("place on"));
    set(figure, "data-read", Some(at));
    if let Some(reading) = below(figure, ".reading") {
        say(&reading, &place.get_attribute("data-says").unwrap_or_default());
    }
    if let Some(reader) = below(figure, ".reader") {
        fill(&reader, at);
        let last = reader.get_attribute("max").and_then(|last| last.parse::<usize>().ok()).unwrap_or(0);
        let number = at.parse::<usize>().unwrap_or(0) + 1;
        let text = [number.to_string().as_str(), " of ", &(last + 1).to_string()].concat();
        set(&reader, "aria-valuetext", Some(&text));
    }
}

fn stop(figure: &Element) {
    if let Some(place) = below(figure, ".place.on") {
        set(&place, "class", Some("place"));
    }
    set(figure, "data-read", None);
}
