//! Which vendor is meant, and how sure that is: with the shipped catalog.

use super::{SHIPPED, apps, imported};
use scim_tax::domain::{Likeness, PlanMatch, PlanSide, VendorMatch, match_plan};
use scim_tax::wire::table::Question;

fn shown(found: VendorMatch) -> String {
    match found {
        VendorMatch::Sure(id) => id,
        VendorMatch::Doubtful(candidates) => {
            let one = |likeness, id: &str| match likeness {
                Likeness::Strong => format!("{id}!"),
                Likeness::Fair => format!("{id}?"),
                Likeness::Weak => format!("{id}??"),
            };
            candidates.iter().map(|candidate| one(candidate.likeness, &candidate.vendor)).collect::<Vec<_>>().join(" ")
        }
        VendorMatch::Unknown => "unknown".into(),
    }
}

#[test]
fn names_that_are_whole_are_sure() {
    for (text, id) in [
        ("GitHub", "github"),
        ("github", "github"),
        ("Git Hub", "github"),
        ("GITHUB INC.", "github"),
        ("GitHub, Inc", "github"),
        ("DocuSign", "docusign"),
        ("monday", "monday-com?"),
        ("monday.com", "monday-com"),
        ("Monday.com Ltd.", "monday-com"),
        ("Weights and Biases", "weights-and-biases"),
        ("wandb", "weights-and-biases"),
        ("Azure Active Directory", "azure"),
        ("VictorOps", "splunk-on-call"),
        ("Lucid Software Inc.", "lucidchart"),
        ("Confluence Cloud", "atlassian-confluence"),
        ("Jira Software Cloud", "atlassian-jira"),
        ("Zoom", "zoom"),
        ("salesforce", "salesforce"),
        ("Twilio Segment", "segment"),
        ("atlassian-jira", "atlassian-jira"),
    ] {
        let found = shown(SHIPPED.1.named(text));
        assert_eq!(found.replace('!', "?"), id, "{text}");
    }
}

#[test]
fn names_with_a_slip_or_a_remainder_are_doubtful() {
    for (text, expected) in [
        ("Githhub", "github!"),
        ("Kustommer", "kustomer! customer-io??"),
        ("GitHub Copilot", "github?"),
        ("Twilio SendGrid", "sendgrid? twilio?"),
        ("Sauce", "sauce-labs?"),
        ("Splunk", "splunk-on-call!"),
        ("Monday", "monday-com!"),
        ("Meta", "metabase?"),
        ("Zom", "unknown"),
        ("Zomo", "zoom??"),
        ("Slack Enterprise Grid", "slack?"),
        ("Google Drive", "unknown"),
        ("Gmail", "superhuman??"),
        ("LaunchPad", "launchdarkly??"),
    ] {
        let found = shown(SHIPPED.1.named(text));
        assert_eq!(found, expected, "{text}");
    }
    for text in [
        "Acme",
        "Bing",
        "Gong",
        "Notes",
        "Drive",
        "Intranet",
        "Workday",
        "SAP",
        "Confidential CRM 2",
        "x",
        "",
        "…",
        "Bamboo HR",
        "Our own wiki",
    ] {
        let found = shown(SHIPPED.1.named(text));
        assert_eq!(found, "unknown", "{text}");
    }
}

#[test]
fn addresses_are_known_by_their_site() {
    for (text, expected) in [
        ("github.com", "github"),
        ("https://github.com/login?x=1", "github"),
        ("billing@github.com", "github"),
        ("acme.slack.com", "slack"),
        ("www.figma.com", "figma"),
        ("atlassian.com", "atlassian! atlassian-confluence! atlassian-jira! opsgenie!"),
        ("notion.so", "notion!"),
        ("example.invalid", "unknown"),
    ] {
        let found = shown(SHIPPED.1.at_site(text));
        let sorted = |text: &str| {
            let mut parts: Vec<String> = text.split(' ').map(str::to_owned).collect();
            parts.sort();
            parts
        };
        assert_eq!(sorted(&found), sorted(expected), "{text}");
    }
}

#[test]
fn every_shipped_vendor_is_found_by_each_of_its_names() {
    let (catalog, matcher) = &*SHIPPED;
    for vendor in &catalog.vendors {
        for name in vendor.aliases.iter().chain([&vendor.name, &vendor.id]) {
            let found = matcher.named(name);
            assert_eq!(found, VendorMatch::Sure(vendor.id.clone()), "{name}");
        }
    }
}

#[test]
fn a_line_is_known_by_all_that_it_says() {
    let header = "App,Seats,Vendor,Website,Vendor id\n";
    for (line, app, asked) in [
        ("Whatever,5,,,github", "github,,,5", None),
        ("GitHub,5,,,own", "own,GitHub,,5", None),
        ("GitHub,5,,,no-such", "github,,,5", None),
        ("Code hosting,5,,github.com,", "github,,,5", None),
        (",5,,github.com,", "github,,,5", None),
        (",5,GitHub,,", "github,,,5", None),
        (",5,,,github", "github,,,5", None),
        ("Jira,5,Atlassian,atlassian.com,", "atlassian-jira,,,5", None),
        // Two vendors, each sure: asked.
        ("GitHub,5,,gitlab.com,", "own,GitHub,,5", Some("github gitlab")),
        // A name that nobody has, of a vendor that is known: asked.
        ("Copilot,5,GitHub,,", "own,Copilot,,5", Some("github")),
        ("Guard,5,Atlassian,,", "atlassian,,,5", None),
        ("Wiki,5,Acme,acme.example,", "own,Wiki,,5", None),
    ] {
        let import = imported(&[header, line, "\n"].concat());
        assert_eq!(apps(&import), [app], "{line}");
        let found: Option<String> = import.questions.first().map(|question| match question {
            Question::Vendor { candidates, .. } => {
                candidates.iter().map(|candidate| candidate.vendor.as_str()).collect::<Vec<_>>().join(" ")
            }
            Question::Plan { .. } => panic!("{question:?}"),
        });
        assert_eq!(found.as_deref(), asked, "{line}");
    }
    let import = imported(&[header, "GitHub,5,,,no-such\n"].concat());
    let expected = "Line 2, Vendor id, “no-such”: not an id in the catalog; the name was looked up.";
    assert_eq!(import.notices[0].to_string(), expected);
}

#[test]
fn every_shipped_plan_is_found_by_its_name_and_id() {
    for vendor in &SHIPPED.0.vendors {
        for plan in &vendor.plans {
            let side = if plan.is_addon() { PlanSide::Target } else { PlanSide::Current };
            for text in [&plan.id, &plan.name] {
                let found = match_plan(vendor, text, side);
                assert_eq!(found, PlanMatch::Sure(plan.id.clone()), "{}: {text}", vendor.id);
            }
        }
    }
}

#[test]
fn a_plan_after_the_name_is_read_where_no_other_is_given() {
    let header = "App,Seats,Plan\n";
    for (line, app, notice) in [
        ("ChatGPT Enterprise,5,", "openai-chatgpt,enterprise,,5", Some("enterprise")),
        ("Slack Business+,5,", "slack,business-plus,,5", Some("business-plus")),
        ("Slack (Pro),5,n/a", "slack,pro,,5", Some("pro")),
        ("Jira Software Premium,5,", "atlassian-jira,premium,,5", Some("premium")),
        ("Asana Enterprise+,5,", "asana,enterprise-plus,,5", Some("enterprise-plus")),
        // What the column says counts.
        ("Slack Pro,5,Free", "slack,free,,5", None),
        ("Slack Enterprise Grid,5,", "own,Slack%20Enterprise%20Grid,,5", None),
    ] {
        let import = imported(&[header, line, "\n"].concat());
        assert_eq!(apps(&import), [app], "{line}");
        let name = line.split(',').next().unwrap();
        let told: Vec<String> = import.notices.iter().map(ToString::to_string).collect();
        let expected = notice.map(|plan| format!("Line 2, App, “{name}”: read as the vendor and its plan “{plan}”."));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{line}");
    }
}
