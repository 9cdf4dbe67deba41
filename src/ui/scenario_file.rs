//! A scenario as a file: saved and opened in the Share dialog, or dropped anywhere on the page. It stays in the
//! browser.

use super::dom::{append, below, element, hide, say_all, set};
use super::state::State;
use super::{browser, wanted};
use crate::domain::Scenario;
use crate::present::{ONE_FILE, RENEWALS_UNUSED, file_not_opened};
use crate::wire::scenario_file::{ENDING, read_bytes, too_large, write};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, File, HtmlInputElement};

/// Puts what concerns files into the Share dialog; once.
pub fn add_to_dialog() {
    let Some(dialog) = element("share").filter(|_| element("scenario-file").is_none()) else { return };
    let add = || {
        let field = below(&dialog, ".field")?;
        set(&field, "id", Some("share-field"));
        let too_long = append(&dialog, "p", "")?;
        set(&too_long, "id", Some("share-too-long"));
        set(&too_long, "class", Some("warning"));
        dialog.insert_before(&too_long, Some(&field)).ok()?;
        let acts = below(&dialog, ".acts:last-child")?;
        let save = append(&acts, "button", "Save as a file")?;
        for (name, value) in [("type", "button"), ("id", "save-file"), ("data-do", "save-file")] {
            set(&save, name, Some(value));
        }
        acts.insert_before(&save, acts.first_child().as_ref()).ok()?;
        let open = append(&dialog, "div", "")?;
        set(&open, "class", Some("field"));
        set(&append(&open, "label", "Open a file saved here")?, "for", Some("scenario-file"));
        let input = append(&open, "input", "")?;
        let described = [("aria-describedby", "scenario-file-note"), ("accept", ".json,application/json")];
        for (name, value) in [("type", "file"), ("id", "scenario-file")].into_iter().chain(described) {
            set(&input, name, Some(value));
        }
        let note =
            append(&open, "small", "Or drop it anywhere on this page. It takes the place of what is entered now.")?;
        set(&note, "id", Some("scenario-file-note"));
        dialog.insert_before(&open, Some(&acts)).ok()
    };
    let _ = add();
}

/// Offers the link, or a file in its place and why.
pub fn offer(only_file: bool, why_not: &str) {
    hide("share-field", only_file);
    let copy = element("share").and_then(|dialog| below(&dialog, "[data-copy]")?.parent_element());
    if let Some(copy) = copy {
        set(&copy, "hidden", only_file.then_some(""));
    }
    hide("share-too-long", !only_file);
    say_all(&[("share-too-long", why_not)]);
    // What is left to do is what looks like it.
    if let Some(save) = element("save-file") {
        set(&save, "class", (!only_file).then_some("quiet"));
    }
}

/// Saves a scenario.
pub fn save(scenario: &Scenario, state: State) {
    let version = state.catalog(|catalog| catalog.version);
    browser::download(&["scim-tax", ENDING].concat(), &write(scenario, &[], version));
}

/// Opens the file that was chosen in the dialog.
pub fn choose(at: &Element) {
    let Some(input) = at.dyn_ref::<HtmlInputElement>() else { return };
    let file = input.files().and_then(|files| files.get(0));
    // So that the same file, when it was corrected, can be chosen again.
    input.set_value("");
    browser::close_dialogs();
    take(file.into_iter().collect());
}

/// Opens what was chosen or dropped, or says above the page why not.
pub fn take(files: Vec<File>) {
    let [file] = files.as_slice() else {
        if !files.is_empty() {
            wanted::notify(ONE_FILE);
        }
        return;
    };
    let name = file.name();
    let refuse = |problem: &str| wanted::notify(&file_not_opened(&name, problem));
    if let Some(problem) = too_large(browser::size_of(file)) {
        return refuse(&problem);
    }
    let bytes = browser::bytes_of(file);
    let name = name.clone();
    spawn_local(async move {
        let read = match bytes.await {
            Some(bytes) => read_bytes(&bytes),
            None => Err(vec!["The browser cannot read it. Is it still there?".into()]),
        };
        match read {
            Ok(file) => {
                wanted::ask_for(&file.link);
                if file.renewals.iter().any(Option::is_some) {
                    wanted::notify(RENEWALS_UNUSED);
                }
            }
            Err(problems) => {
                problems.iter().for_each(|problem| wanted::notify(&file_not_opened(&name, problem)));
            }
        }
    });
}
