//! What axe-core finds in every state of the page, in light and dark: nothing.

use super::{KUSTOMER, choose_vendor, open, unfold, with_session};
use crate::support::browser::Page;
use crate::support::{Server, Session};
use std::fs;
use std::path::Path;

struct Findings<'a> {
    page: &'a Page,
    found: Vec<String>,
}

impl Findings<'_> {
    async fn check(&mut self, state: &str) {
        // One line for each rule: the first place, and how many there are.
        let mut rules: Vec<(String, usize)> = Vec::new();
        for violation in self.page.axe_in_both_schemes().await {
            let rule = violation.split(':').next().unwrap_or_default().to_owned();
            match rules.iter_mut().find(|(known, _)| known.starts_with(&rule)) {
                Some((_, places)) => *places += 1,
                None => rules.push((violation, 1)),
            }
        }
        self.found.extend(rules.into_iter().map(|(first, places)| format!("{state}: {first} ({places} places)")));
    }
}

async fn all_states(session: Session) {
    let site = Server::dist();
    with_session(session, async |page| {
        let mut findings = Findings { page, found: Vec::new() };
        for (state, link) in [
            ("no SCIM", "v=1&app=workable,,,50"),
            ("nothing to buy", "v=1&app=slack,business-plus,,50"),
            ("an open price", "v=1&app=ironclad,,,50"),
            ("a range, and unlike usage", "v=1&app=segment,,,10"),
            ("many apps", "v=1&app=kustomer,enterprise,ultimate,50&app=github,,,100&app=pigment,,,20"),
            ("problems of a link", "v=1&app=kustomer,,,50&colour=blue&employees=many"),
        ] {
            open(page, &site, &format!("/#{link}")).await;
            findings.check(state).await;
        }

        open(page, &site, "/").await;
        super::read_on(page).await;
        page.wait_for("#sources").await;
        findings.check("the example").await;
        unfold(page, "Show the working").await;
        findings.check("the working").await;
        for part in ["Price and contract", "Your team", "Beside the price", "What to ask"] {
            unfold(page, part).await;
        }
        page.fill("#rate", "80").await;
        findings.check("all parts unfolded, an assumption changed").await;
        page.fill("#vendor", "s").await;
        findings.check("the list of vendors").await;
        page.press(fantoccini::key::Key::Escape).await;
        page.fill("#seats", "").await;
        page.fill("#rate", "high").await;
        page.fill("#quote", "-1").await;
        findings.check("fields that are empty or wrong").await;
        page.fill("#seats", "50").await;
        page.fill("#rate", "").await;
        page.fill("#quote", "100000").await;
        for (dialog, opener) in [("share", "#open-share"), ("embed", "#open-embed"), ("about", "#formula button")] {
            if dialog == "about" {
                page.fill("#quote", "").await;
                // The sum is written anew, with the button in it.
                page.settle().await;
            }
            page.click(opener).await;
            page.wait_for(&format!("#{dialog}[open]")).await;
            findings.check(&format!("the dialog {dialog}")).await;
            page.press(fantoccini::key::Key::Escape).await;
        }
        choose_vendor(page, "pigment").await;
        findings.check("an unknown price").await;
        choose_vendor(page, "Acme CRM").await;
        page.wait_for("#own-name").await;
        findings.check("an app of one's own").await;

        for query in ["embed=1", "embed=1&report=1"] {
            open(page, &site, &format!("/?{query}#{KUSTOMER}&colour=blue")).await;
            findings.check(&format!("the compact view, {query}")).await;
        }
        site.respond("/vendors/kustomer.json", 404, "");
        open(page, &site, "/").await;
        super::read_on(page).await;
        page.wait_until_text("#evidence", "could not be fetched").await;
        findings.check("no sources").await;
        site.respond("/catalog.json", 404, "");
        page.goto(&site.url("/?again")).await;
        page.wait_for("#retry").await;
        findings.check("no catalog").await;
        assert!(findings.found.is_empty(), "{:#?}", findings.found);
    })
    .await;
}

#[tokio::test]
async fn light_and_dark() {
    for session in Session::default().both_schemes() {
        all_states(session).await;
    }
}

/// So that in the dark, in a state that was looked at in the light, only rules about colours need be asked.
#[test]
fn the_dark_changes_colours_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = fs::read_dir(root.join("assets")).unwrap().flatten().map(|entry| entry.path());
    let styled = assets.filter(|path| path.extension().is_some_and(|it| it == "css" || it == "html" || it == "js"));
    let mut places = 0;
    for path in styled.chain([root.join("index.html")]) {
        let text = fs::read_to_string(&path).unwrap();
        for (mark, _) in text.match_indices("prefers-color-scheme: dark").chain(text.match_indices("data-theme=dark")) {
            places += 1;
            // Up to the brace that ends the rules: what is declared, without the selectors before it.
            let rules = text[mark..].split_inclusive('}').next().unwrap();
            let declared = rules.rsplit('{').next().unwrap().trim_end_matches('}');
            for declaration in declared.split(';').map(str::trim).filter(|it| !it.is_empty()) {
                let (name, value) = declaration.split_once(": ").unwrap();
                let is_colour = name.starts_with("--") && value.starts_with('#') || name == "color-scheme";
                assert!(is_colour, "{}: {declaration}", path.display());
            }
        }
    }
    assert_eq!(places, 2, "the system's dark, and the one that is asked for");
}

/// The states that are laid out in another way on a narrow page.
#[tokio::test]
async fn narrow() {
    let site = Server::dist();
    with_session(Session::default().size(320, 800), async |page| {
        let mut findings = Findings { page, found: Vec::new() };
        open(page, &site, &format!("/#{KUSTOMER}&app=github,,,100")).await;
        super::read_on(page).await;
        page.wait_for("#conflicts").await;
        for part in ["Price and contract", "Your team", "Show the working"] {
            unfold(page, part).await;
        }
        findings.check("all parts unfolded").await;
        page.fill("#vendor", "s").await;
        findings.check("the list of vendors").await;
        page.press(fantoccini::key::Key::Escape).await;
        page.click("#open-share").await;
        page.wait_for("#share[open]").await;
        findings.check("the dialog share").await;
        open(page, &site, &format!("/?embed=1&report=1#{KUSTOMER}")).await;
        findings.check("the compact view").await;
        assert!(findings.found.is_empty(), "{:#?}", findings.found);
    })
    .await;
}
