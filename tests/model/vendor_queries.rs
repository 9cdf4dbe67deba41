//! Finding, filtering and ordering vendors.

use crate::cases::{number, scenario, today};
use crate::vendors::*;
use scim_tax::domain::*;

fn called(id: &str, name: &str, aliases: &[&str]) -> Vendor {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Vendor { name: name.into(), aliases, ..vendor(id, vec![]) }
}

fn catalog(mut vendors: Vec<Vendor>) -> Catalog {
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: today(), vendors }
}

/// The ids that a query finds among these vendors, in its order, with the company of a scenario.
fn ids_with(vendors: Vec<Vendor>, company: &str, query: &VendorQuery) -> Vec<String> {
    let (catalog, company) = (catalog(vendors), scenario(company).company);
    let index = VendorIndex::new(&catalog, &|id| if id < "i" { "first".into() } else { String::new() });
    let rows = survey(&catalog, &company, 50, today());
    let found = select(&rows, &index, &VendorOrders::of(&rows, &catalog, &company), query);
    found.into_iter().map(|at| catalog.vendors[at].id.clone()).collect()
}

fn named() -> Vec<Vendor> {
    vec![
        called("atlassian", "Atlassian", &["Atlassian Guard", "Atlassian Access"]),
        called("bill-com", "Bill.com", &["BILL"]),
        called("doppler", "Doppler", &[]),
        called("github", "GitHub", &[]),
        called("gitlab", "GitLab", &[]),
        called("openai-chatgpt", "ChatGPT", &["OpenAI"]),
        called("splunk-on-call", "Splunk On-Call", &["VictorOps"]),
        called("stack-overflow-teams", "Stack Overflow for Teams", &["Stack Internal"]),
        called("weights-and-biases", "Weights & Biases", &["wandb"]),
        called("zight", "Zight", &["CloudApp"]),
        called("zoom", "Zoom Workplace", &["Zoom"]),
        called("zoominfo", "ZoomInfo", &[]),
        called("zurich", "Zürich Über", &[]),
    ]
}

fn search(text: &str) -> Vec<String> {
    ids_with(named(), "", &VendorQuery { text: text.into(), ..VendorQuery::default() })
}

#[test]
fn names_are_found_as_people_write_them() {
    for (text, expected) in [
        ("GITHUB", vec!["github"]),
        ("git hub", vec!["github"]),
        ("git-hub!", vec!["github"]),
        ("billcom", vec!["bill-com"]),
        ("bill.com", vec!["bill-com"]),
        ("zurich uber", vec!["zurich"]),
        ("über", vec!["zurich"]),
        ("Zu\u{308}rich", vec!["zurich"]),
        ("VictorOps", vec!["splunk-on-call"]),
        ("cloud app", vec!["zight"]),
        ("weights and", vec!["weights-and-biases"]),
        ("teams stack", vec!["stack-overflow-teams"]),
        ("gpt", vec!["openai-chatgpt"]),
        ("verflow", vec!["stack-overflow-teams"]),
        ("qqq", vec![]),
    ] {
        assert_eq!(search(text), expected, "{text}");
    }
}

#[test]
fn better_matches_come_first() {
    // A whole former name, then a beginning.
    assert_eq!(search("zoom"), ["zoom", "zoominfo"]);
    assert_eq!(search("git"), ["github", "gitlab"]);
    // The beginning of a name, of a word of one, and inside.
    assert_eq!(search("o")[..3], ["openai-chatgpt", "splunk-on-call", "stack-overflow-teams"]);
    assert!(search("o").contains(&"zoom".to_owned()));
    // Where a word begins with the text, nothing is taken for a slip.
    assert_eq!(search("githu"), ["github"]);
}

#[test]
fn slips_are_forgiven_by_length() {
    for (text, expected) in [
        // Three letters must be right, of four one may be wrong.
        ("zom", vec![]),
        ("zomo", vec!["zoom", "zoominfo"]),
        ("gihtub", vec!["github"]),
        ("githib", vec!["github"]),
        ("gthub", vec!["github"]),
        ("gitthub", vec!["github"]),
        // Seven letters: one; eight: two.
        ("dopplre", vec!["doppler"]),
        ("dopller", vec!["doppler"]),
        ("dopllre", vec![]),
        ("atlasian", vec!["atlassian"]),
        ("atlasain", vec!["atlassian"]),
        ("atlsain", vec![]),
        // In a word of the name, not at its beginning.
        ("ovreflow", vec!["stack-overflow-teams"]),
        ("victorpos", vec!["splunk-on-call"]),
    ] {
        assert_eq!(search(text), expected, "{text}");
    }
}

#[test]
fn without_letters_everything_is_found() {
    for text in ["", "  ", "…?!"] {
        assert_eq!(search(text).len(), 13, "{text}");
    }
    assert_eq!(search(&"z".repeat(100_000)), Vec::<String>::new());
}

fn all_with(query: VendorQuery) -> Vec<String> {
    ids_with(all(), "", &query)
}

#[test]
fn filters_narrow_one_another() {
    let default = VendorQuery::default;
    let none: [&str; 0] = [];
    assert_eq!(all_with(VendorQuery { statuses: vec![Status::Absent], ..default() }), ["absent"]);
    let sold_apart = vec![Status::AddOn, Status::Included];
    assert_eq!(all_with(VendorQuery { statuses: sold_apart, ..default() }), ["confluence", "included"]);
    let first = || VendorQuery { category: "first".into(), ..default() };
    assert_eq!(all_with(first()), ["absent", "confluence", "euro", "github", "hubspot"]);
    assert_eq!(all_with(VendorQuery { category: "other".into(), ..default() }), none);
    assert_eq!(all_with(VendorQuery { gets: Some(Gets::Nothing), ..default() }), ["absent"]);
    assert_eq!(all_with(VendorQuery { grades: vec![Grade::B], ..default() }), none);
    assert_eq!(all_with(VendorQuery { grades: vec![Grade::A, Grade::B], ..first() }).len(), 5);
    assert_eq!(
        all_with(VendorQuery { computable: Some(Computable::Vendor), text: "hub".into(), ..first() }),
        ["hubspot", "github"]
    );
}

#[test]
fn what_is_known_of_the_price_can_be_asked_for() {
    let with = |computable| all_with(VendorQuery { computable: Some(computable), ..VendorQuery::default() });
    let yes = ["confluence", "euro", "github", "hubspot", "ironclad", "kustomer", "metabase"];
    assert_eq!(with(Computable::Yes), yes);
    assert_eq!(with(Computable::Vendor), ["euro", "github", "hubspot", "metabase"]);
    // Ironclad's is open upwards.
    assert_eq!(with(Computable::Jump), ["confluence", "euro", "github", "hubspot", "kustomer", "metabase"]);
    assert_eq!(with(Computable::Unpublished), ["confluence", "ironclad", "kustomer", "miro", "pigment"]);
    assert_eq!(with(Computable::No), ["miro", "one-password", "pigment", "segment", "unclear"]);
}

fn sorted(column: Column, descending: bool, company: &str) -> Vec<String> {
    let sort = Some(Sort { column, descending });
    ids_with(all(), company, &VendorQuery { sort, ..VendorQuery::default() })
}

const UNPRICED: [&str; 6] = ["absent", "miro", "one-password", "pigment", "segment", "unclear"];

#[test]
fn money_is_ordered_by_what_it_is_worth_and_unknown_comes_last() {
    // Euros cannot be compared without a rate: they come after the dollars, either way.
    let rising = ["included", "confluence", "metabase", "github", "kustomer", "ironclad", "hubspot", "euro"];
    assert_eq!(sorted(Column::Extra, false, ""), [&rising[..], &UNPRICED].concat());
    let falling = ["hubspot", "ironclad", "kustomer", "github", "metabase", "confluence", "included", "euro"];
    assert_eq!(sorted(Column::Extra, true, ""), [&falling[..], &UNPRICED].concat());
    // €1,200 at 2.2 dollars are 2,640: more than 2,520, less than 7,405.
    let with_rate = ["included", "confluence", "euro", "metabase", "github", "kustomer", "ironclad", "hubspot"];
    assert_eq!(sorted(Column::Extra, false, "fx-eur=2.2"), [&with_rate[..], &UNPRICED].concat());
    let seat = ["hubspot", "ironclad", "kustomer", "github", "metabase", "confluence", "included", "euro"];
    assert_eq!(sorted(Column::SeatMonth, true, ""), [&seat[..], &UNPRICED].concat());
}

#[test]
fn jumps_are_compared_across_currencies() {
    // 1,186, 425, 185, 75, 56, at least 47, 20, nothing.
    let falling = ["hubspot", "github", "metabase", "confluence", "kustomer", "ironclad", "euro", "included"];
    assert_eq!(sorted(Column::Jump, true, ""), [&falling[..], &UNPRICED].concat());
}

#[test]
fn other_columns() {
    let by = |column, descending| sorted(column, descending, "");
    assert_eq!(by(Column::Name, true)[..2], ["unclear", "segment"]);
    // Included, gated, sold apart, none; unknown stays last.
    let status = by(Column::Status, false);
    assert_eq!(
        (status[0].as_str(), &status[11..]),
        ("included", &["confluence", "absent", "unclear"].map(String::from)[..])
    );
    let status = by(Column::Status, true);
    assert_eq!((&status[..2], status[13].as_str()), (&["absent", "confluence"].map(String::from)[..], "unclear"));
    assert_eq!(by(Column::Gets, false)[12..], ["absent", "unclear"]);
    assert_eq!(by(Column::Gets, true)[0], "absent");
    // The plan's name: b, business, enterprise.
    assert_eq!(by(Column::Scim, false)[..3], ["euro", "one-password", "segment"]);
    assert_eq!(by(Column::Scim, false)[12..], ["absent", "unclear"]);
    assert_eq!(by(Column::Scim, true)[0], "kustomer");
    assert_eq!(by(Column::Sso, false)[..3], ["euro", "miro", "one-password"]);
    assert_eq!(by(Column::Grade, true), by(Column::Name, false));
    // The vendor's own prices were read in October, a guide's in November.
    assert_eq!(by(Column::Age, true)[..4], ["ironclad", "kustomer", "segment", "confluence"]);
}

#[test]
fn pages_end_with_the_rows() {
    let page = |page| VendorQuery { page, ..VendorQuery::default() };
    for (asked, count, shown, rows) in [
        (1, 0, 1, 0..0),
        (1, 50, 1, 0..50),
        (2, 50, 1, 0..50),
        (2, 51, 2, 50..51),
        (0, 51, 1, 0..50),
        (9, 212, 5, 200..212),
    ] {
        assert_eq!((page(asked).page_of(count), page(asked).rows_of(count)), (shown, rows), "{asked} of {count}");
    }
}

#[test]
fn an_open_query_narrows_nothing() {
    let sort = Some(Sort { column: Column::Extra, descending: true });
    assert!(VendorQuery { page: 3, sort, ..VendorQuery::default() }.is_open());
    assert!(!VendorQuery { text: "x".into(), ..VendorQuery::default() }.is_open());
    assert!(!VendorQuery { grades: vec![Grade::A], ..VendorQuery::default() }.is_open());
}

#[test]
fn millionths_order_amounts() {
    assert_eq!(number("12.3456789").millionths(), Some(12_345_679));
    assert_eq!(
        number("79228162514264337593543950335").millionths(),
        Some(79_228_162_514_264_337_593_543_950_335_000_000)
    );
    assert_eq!((Number::ONE / Number::ZERO).millionths(), None);
}
