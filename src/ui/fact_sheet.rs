//! What the catalog knows of the vendor: drawn by the second program, so that the first load carries none
//! of it.

use super::dom::{append, element, set};
use super::state::State;
use crate::present::FactTable;
use web_sys::Element;

/// What draws the tables when the product or the company has become another one.
pub fn follow(state: State) -> Box<dyn FnMut()> {
    let mut last = None;
    Box::new(move || {
        let now = state.scenario(|scenario| {
            (scenario.apps.first().map(|app| (app.product.clone(), app.usage)), scenario.company.clone())
        });
        if last.as_ref() != Some(&now) {
            last = Some(now);
            show(&state.fact_sheet());
        }
    })
}

fn show(tables: &[FactTable]) {
    let Some(place) = element("facts") else { return };
    place.set_text_content(None);
    for table in tables {
        if let Some(section) = append(&place, "section", "") {
            let _ = draw(&section, table);
        }
    }
}

fn draw(section: &Element, table: &FactTable) -> Option<()> {
    append(section, "h2", &table.title)?;
    let drawn = append(section, "table", "")?;
    set(&drawn, "class", Some("plain facts"));
    let head = append(&append(&drawn, "thead", "")?, "tr", "")?;
    for text in &table.head {
        set(&append(&head, "th", text)?, "scope", Some("col"));
    }
    let body = append(&drawn, "tbody", "")?;
    for row in &table.rows {
        let line = append(&body, "tr", "")?;
        for (at, text) in row.iter().enumerate() {
            let cell = append(&line, if at == 0 { "th" } else { "td" }, text)?;
            if at == 0 {
                set(&cell, "scope", Some("row"));
            }
        }
    }
    Some(())
}
