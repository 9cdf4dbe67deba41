//! A chart as a picture to save: drawn as SVG with its colours in it, from there onto a canvas at twice its size. Always
//! in the light colours: pictures go into documents.

use super::browser;
use super::dom::{append, below, new_element, on, set};
use crate::present::chart::{Chart, Look, Picture, picture};
use js_sys::{Function, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Blob, Element};

/// Pixels of the picture for one of the page.
const SCALE: u32 = 2;

/// What style sheets say of a mark.
const STYLES: [&str; 9] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-weight",
];

thread_local! {
    /// The chart in each place, by the place's id.
    static CHARTS: RefCell<BTreeMap<String, Chart>> = const { RefCell::new(BTreeMap::new()) };
}

/// Offers the chart in a place, which was just drawn there, as a picture with this name; nothing where there is none.
pub fn offer(place: &Element, chart: Option<Chart>, name: &'static str) {
    let id = place.id();
    CHARTS.with_borrow_mut(|charts| match chart {
        Some(chart) => charts.insert(id.clone(), chart),
        None => charts.remove(&id),
    });
    let Some(figure) = below(place, "figure").filter(|figure| below(figure, ".picture").is_none()) else { return };
    let Some(line) = append(&figure, "p", "") else { return };
    set(&line, "class", Some("acts picture"));
    let Some(button) = append(&line, "button", "Save as a picture (PNG)") else { return };
    set(&button, "type", Some("button"));
    set(&button, "class", Some("quiet"));
    set(&button, "aria-describedby", Some(&[id.as_str(), "-title"].concat()));
    let Some(said) = append(&line, "span", "") else { return };
    set(&said, "role", Some("status"));
    let place = place.clone();
    on(&button, "click", Box::new(move |_| save(&place, &said, name)));
}

/// Draws the picture and saves it.
fn save(place: &Element, said: &Element, name: &'static str) {
    let refused = {
        let said = said.clone();
        move || super::dom::say(&said, "Your browser could not draw the picture.")
    };
    super::dom::say(said, "");
    let chart = CHARTS.with_borrow(|charts| charts.get(&place.id()).cloned());
    let made = chart.and_then(|chart| Some(picture(&chart, &look(place, &chart)?)));
    let Some((made, image)) = made.zip(new_element("img")) else { return refused() };
    let (loaded, refused_then) = (image.clone(), refused.clone());
    let address = ["data:image/svg+xml;charset=utf-8,", &browser::encoded(&made.svg)].concat();
    on(
        &image,
        "load",
        Box::new(move |_| {
            if rasterised(&loaded, &made, name).is_none() {
                refused_then();
            }
        }),
    );
    on(&image, "error", Box::new(move |_| refused()));
    set(&image, "src", Some(&address));
}

/// What the style sheets say of the marks that stand in the place, in the light colours.
fn look(place: &Element, chart: &Chart) -> Option<Look> {
    let theme = browser::root_attribute("data-theme");
    browser::set_root_attribute("data-theme", Some("light"));
    let look = light_look(place, chart);
    browser::set_root_attribute("data-theme", theme.as_deref());
    look
}

fn light_look(place: &Element, chart: &Chart) -> Option<Look> {
    let drawn = below(place, "svg")?;
    // The places that are read stand before the marks.
    let first = u32::try_from(chart.readings.len()).ok()?;
    let marks = (first..).zip(&chart.marks).map(|(at, _)| {
        let mark = drawn.children().item(at)?;
        let style = browser::style_of(&mark)?;
        let value = |name: &&'static str| Some((*name, style.get_property_value(name).ok()?));
        Some(STYLES.iter().filter_map(value).filter(|(_, value)| !value.is_empty()).collect())
    });
    let style = browser::style_of(&drawn)?;
    let of = |name: &str| style.get_property_value(name).ok();
    let ink = of("color")?;
    Some(Look {
        paper: of("--paper")?.trim().to_owned(),
        ink,
        font: of("font-family")?,
        marks: marks.collect::<Option<_>>()?,
    })
}

/// Draws a loaded picture onto a canvas and saves that as PNG.
fn rasterised(image: &Element, made: &Picture, name: &'static str) -> Option<()> {
    let canvas = new_element("canvas")?;
    let size = [made.width * SCALE, made.height * SCALE];
    set(&canvas, "width", Some(&size[0].to_string()));
    set(&canvas, "height", Some(&size[1].to_string()));
    let pen = call(&canvas, "getContext", &["2d".into()])?;
    let [width, height] = size.map(JsValue::from);
    call(&pen, "drawImage", &[image.into(), 0.into(), 0.into(), width, height])?;
    let save = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            browser::save(name, &blob);
        }
    });
    call(&canvas, "toBlob", &[save, "image/png".into()]).map(|_| ())
}

/// Calls a method of the browser that the bindings of this program do not have.
fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&function, of, &arguments.iter().collect()).ok()
}
