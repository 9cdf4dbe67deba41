//! Who may know whom: `ui -> {wire, present} -> domain`.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// What the sources of a layer must not name.
const WALLS: [(&str, &[&str]); 3] = [
    (
        "domain",
        &[
            "crate::wire",
            "crate::present",
            "crate::ui",
            "serde",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "f32",
            "f64",
            "std::time",
        ],
    ),
    (
        "wire",
        &[
            "crate::present",
            "crate::ui",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "f32",
            "f64",
            "std::time",
            "std::fs",
        ],
    ),
    (
        "present",
        &["crate::wire", "crate::ui", "serde", "leptos", "web_sys", "js_sys", "wasm_bindgen", "std::time", "std::fs"],
    ),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without comments, where a name may stand as a word.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn names(code: &str, word: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || it == '_';
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back().is_none_or(|it| !is_part(it));
        let after = code[at + word.len()..].chars().next().is_none_or(|it| !is_part(it));
        before && after
    })
}

#[test]
fn layers_know_only_what_is_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (layer, forbidden) in WALLS {
        let mut files = Vec::new();
        sources(&root.join(layer), &mut files);
        assert!(files.len() > 4, "{layer} is where it was");
        for file in files {
            let code = code(&fs::read_to_string(&file).unwrap());
            // A serde visitor has to name what it refuses; it runs in the builder only. The file of a workbook holds
            // floats, whatever was computed before. The simulation is the one place that computes with them: a
            // percentile is an estimate, and no amount comes from it.
            let floats = file.ends_with("catalog_file/twice.rs")
                || file.ends_with("workbook/file.rs")
                || file.starts_with(root.join("domain/simulation"));
            for word in forbidden.iter().filter(|word| !(floats && ["f32", "f64"].contains(word))) {
                assert!(!names(&code, word), "{} names {word}", file.display());
            }
        }
    }
}

#[test]
fn the_simulation_is_the_same_on_every_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/simulation");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 3, "the simulation is where it was");
    for file in files {
        let code = code(&fs::read_to_string(&file).unwrap());
        // Of what a float can do only + - * / and the square root are rounded alike everywhere; "f32" loses digits.
        for word in
            ["f32", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt", "hypot"]
                .into_iter()
                .chain(["sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh"])
                .chain(["mul_add", "to_degrees", "to_radians", "thread_rng", "HashMap", "par_iter"])
        {
            assert!(!names(&code, word), "{} names {word}", file.display());
        }
    }
}

#[test]
fn only_one_module_of_the_page_calls_the_browser_at_large() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let code = code(&fs::read_to_string(&file).unwrap());
        for call in [
            "web_sys::window",
            "local_storage",
            "session_storage",
            "localStorage",
            "sessionStorage",
            "cookie",
            "set_inner_html",
            "inner_html",
        ] {
            let allowed = match call {
                "web_sys::window" => matches!(name.as_str(), "browser.rs" | "dom.rs"),
                "sessionStorage" => name == "storage.rs",
                _ => false,
            };
            assert!(allowed || !names(&code, call), "{name} calls {call}");
        }
    }
}
