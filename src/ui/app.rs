//! The page as a whole: loading the catalog, then the calculator or its compact view.

use super::browser;
use super::dialogs::{embed_dialog, open, share_dialog};
use super::dom::{El, button, classed, el, said};
use super::embed::embed_view;
use super::fetch;
use super::form::form;
use super::result::result;
use super::state::State;
use crate::domain::Catalog;
use crate::present::date;
use crate::wire::catalog_file;
use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long after a change the address follows.
const ADDRESS_AFTER_MS: u32 = 300;

/// Fetches the catalog, and hands it or a sentence that says what is wrong on.
pub fn fetch_catalog(then: fn(Result<Catalog, String>)) {
    let read = move |text: Result<String, String>| {
        let told = |problem: catalog_file::CatalogError| {
            ["The list of vendors cannot be used: ", &problem.to_string(), ". Reload the page, or come back later."]
                .concat()
        };
        then(text.and_then(|text| catalog_file::read(&text).map_err(told)));
    };
    fetch::text("catalog.json".into(), "The list of vendors", Box::new(read));
}

/// What is shown where there is no catalog.
pub fn failure(problem: &str, retry: impl FnMut(web_sys::Event) + 'static) -> El {
    classed("main", "failure")
        .id("content")
        .child(said("h1", "The calculator cannot start"))
        .child(said("p", problem).attr("role", "alert"))
        .child(said("p", "What your link says is kept in the address."))
        .child(classed("p", "acts").child(button("", "Try again", retry).id("retry")))
}

/// The calculator, or its compact view.
pub fn calculator(state: State) -> Vec<El> {
    if let Some(accent) = browser::query("accent").filter(|hex| is_colour(hex)) {
        browser::set_root_property("--accent", &["#", &accent].concat());
    }
    if browser::query("embed").as_deref() == Some("1") {
        return embed_view(state);
    }
    let skip = classed("a", "skip").attr("href", "#headline").text("Skip to the answer").on("click", |event| {
        event.prevent_default();
        browser::focus("headline");
    });
    let share = button("", "Share", move |_| open(state, "share")).id("open-share");
    let embed = button("quiet", "Embed", move |_| open(state, "embed")).id("open-embed");
    let masthead = classed("header", "masthead")
        .child(classed("span", "name").text("SCIM tax calculator"))
        .child(classed("p", "what").text(
            "Vendors sell SCIM, automatic user provisioning, on dearer plans. That is the SCIM tax; here is yours.",
        ))
        .child(classed("div", "acts").child(embed.hidden(browser::is_framed)).child(share));
    let main = classed("main", "page").id("content").child(form(state)).children(result(state));
    let main = main.live_attr("data-link", follow_address(state));
    vec![skip, masthead, notices(state), main, foot(state), share_dialog(state), embed_dialog(state)]
}

fn foot(state: State) -> El {
    let (version, vendors) = state.catalog(|catalog| (date(catalog.version), catalog.vendors.len().to_string()));
    let index = said("a", "SCIM Tax Index").attr("href", "https://scimtax.org").attr("rel", "noopener noreferrer");
    classed("footer", "foot").child(said("p", "All amounts exclude taxes. Work and wages are in US dollars.")).child(
        said(
            "p",
            &["Catalog of ", &version, ", ", &vendors, " vendors. Many vendor facts come by way of the "].concat(),
        )
        .child(index.attr("target", "_blank"))
        .text(", CC-BY 4.0. ")
        .child(said("a", "Links, embeds and reports").attr("href", "contract.md")),
    )
}

/// Three or six hexadecimal digits.
fn is_colour(hex: &str) -> bool {
    matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What was ignored in the link, until it is put away.
pub fn notices(state: State) -> El {
    let list = move || state.screen(|screen| screen.notices.clone());
    classed("div", "notices")
        .id("notices")
        .attr("role", "alert")
        .hidden(move || list().is_empty())
        .child(el("ul").items(list))
        .child(button("quiet", "Put away", move |_| {
            state.set_screen(|screen| screen.notices.clear());
            // The button goes; the focus must not go with it.
            browser::focus("headline");
        }))
}

/// The address and the title follow the inputs, and the inputs follow an address that someone enters. The
/// attribute that it stands for holds the link.
fn follow_address(state: State) -> impl Fn() -> Option<String> {
    let waiting = RefCell::new(None::<Timeout>);
    let written = Rc::new(RefCell::new(browser::fragment()));
    let last = Rc::clone(&written);
    browser::on_hash_change(move || {
        let fragment = browser::fragment();
        if *written.borrow() != fragment {
            written.replace(fragment.clone());
            state.load(&fragment);
        }
    });
    let is_first = Cell::new(true);
    let tell_title = move || browser::set_title(&state.page(|page| [&page.title, " · SCIM tax calculator"].concat()));
    move || {
        let link = state.link();
        // A page that was just opened keeps its address until something is changed: the example none, and
        // a link with problems as it came.
        if is_first.replace(false) {
            tell_title();
            if browser::fragment().is_empty() || untrack(|| state.screen(|screen| !screen.notices.is_empty())) {
                return Some(link);
            }
        }
        let (last, link_then) = (Rc::clone(&last), link.clone());
        *waiting.borrow_mut() = Some(Timeout::new(ADDRESS_AFTER_MS, move || {
            tell_title();
            browser::replace_fragment(&link_then);
            last.replace(browser::fragment());
        }));
        Some(link)
    }
}
