//! Every line and value that cannot be used is told of, with line, column, value and reason.

use super::{apps, import_with, imported, told};
use scim_tax::domain::{Date, Number, PlanSide};
use scim_tax::wire::table::{DayOrder, Doubt, Import, Mapping, Mark, Question, Role, Settings, VendorAnswer, paste};

fn with(text: &str, change: impl Fn(&mut Settings)) -> Import {
    let table = paste(text).unwrap();
    let mut settings = Settings::new(Mapping::guess(&table));
    change(&mut settings);
    import_with(&table, &settings)
}

#[test]
fn lines_that_are_no_apps_are_refused() {
    let long = "x".repeat(81);
    for (line, expected) in [
        ("GitHub,0", "Line 3, Seats, “0”: must be between 1 and 1,000,000. The line was left out."),
        ("GitHub,1000001", "Line 3, Seats, “1000001”: must be between 1 and 1,000,000. The line was left out."),
        ("GitHub,-5", "Line 3, Seats, “-5”: must be between 1 and 1,000,000. The line was left out."),
        ("GitHub,2.5", "Line 3, Seats, “2.5”: must be a whole number between 1 and 1,000,000. The line was left out."),
        ("GitHub,many", "Line 3, Seats, “many”: must be a number like 1,200 or 89.50. The line was left out."),
        ("GitHub,50 of 60", "Line 3, Seats, “50 of 60”: must be a number like 1,200 or 89.50. The line was left out."),
        ("GitHub,1e3", "Line 3, Seats, “1e3”: must be a number like 1,200 or 89.50. The line was left out."),
        ("GitHub,(5)", "Line 3, Seats, “(5)”: must be a number like 1,200 or 89.50. The line was left out."),
        ("GitHub,5/6", "Line 3, Seats, “5/6”: must be a number like 1,200 or 89.50. The line was left out."),
        (
            "GitHub,\"12,00,5\"",
            "Line 3, Seats, “12,00,5”: must be a number like 1,200 or 89.50. The line was left out.",
        ),
        ("GitHub,", "Line 3, Seats: no seats. The line was left out."),
        ("GitHub", "Line 3, Seats: no seats. The line was left out."),
        ("GitHub,n/a", "Line 3, Seats: no seats. The line was left out."),
        ("GitHub,Unknown", "Line 3, Seats: no seats. The line was left out."),
        (",50", "Line 3, App: nothing names the app. The line was left out."),
        ("-,50", "Line 3, App: nothing names the app. The line was left out."),
        ("Total,500", "Line 3, App, “Total”: adds up other lines. The line was left out."),
        ("Grand total:,500", "Line 3, App, “Grand total:”: adds up other lines. The line was left out."),
        ("GitHub,1,200", "Line 3, “200”: 3 cells for 2 columns: is a separator not in quotes? The line was left out."),
        (
            "Acme\u{202e}x,5",
            "Line 3, App, “Acme\u{202e}x”: has characters that cannot be shown. The line was left out.",
        ),
        (
            &format!("{long},5"),
            &format!(
                "Line 3, App, “{}…”: a name outside the catalog has at most 80 characters. The line was left out.",
                "x".repeat(40)
            ),
        ),
    ] {
        let import = imported(&["App,Seats\nSlack,7\n", line, "\nZoom,9\n"].concat());
        assert_eq!(told(&import.refused), [expected], "{line}");
        assert_eq!(apps(&import), ["slack,,,7", "zoom,,,9"], "{line}");
        assert!(import.notices.is_empty(), "{line}");
    }
}

#[test]
fn values_that_cannot_be_used_are_left_out_and_told() {
    let header = "App,Seats,Plan,Target plan,Annual cost,Renewal\n";
    let (unknown, own) = ("not a plan in the catalog. The usual step was taken.", "own,Wiki,,5");
    for (line, app, expected) in [
        ("GitHub,5,Team,,,", "github,team,,5", vec![]),
        ("GitHub,5,n/a,-,none,TBD", "github,,,5", vec![]),
        ("GitHub,5,Gold,,,", "github,,,5", vec![format!("Plan, “Gold”: {unknown}")]),
        ("GitHub,5,,Gold,,", "github,,,5", vec![format!("Target plan, “Gold”: {unknown}")]),
        ("GitHub,5,,Free,,", "github,,,5", vec!["Target plan, “Free”: has no SCIM. The usual step was taken.".into()]),
        (
            "GitHub,5,Enterprise,,,",
            "github,,,5",
            vec!["Plan, “Enterprise”: may be one of several plans. The usual step was taken.".into()],
        ),
        (
            "Jira,5,Atlassian Guard Standard,,,",
            "atlassian-jira,,,5",
            vec!["Plan, “Atlassian Guard Standard”: may be one of several plans. The usual step was taken.".into()],
        ),
        (
            "Jira,5,Enterprise,Atlassian Guard Standard,,",
            "atlassian-jira,enterprise,,5",
            vec!["Target plan, “Atlassian Guard Standard”: not sold on the plan “enterprise”. The usual step was taken.".into()],
        ),
        ("Jira,5,Standard,Guard Standard,,", "atlassian-jira,standard,guard-standard,5", vec![]),
        ("Jira,5,Standard,Atlassian Guard Standard,,", "atlassian-jira,standard,guard-standard,5", vec![]),
        ("Jira,5,Standard,premium.guard-standard,,", "atlassian-jira,standard,premium.guard-standard,5", vec![]),
        ("Jira,5,Standard,Premium + Atlassian Guard Standard,,", "atlassian-jira,standard,premium.guard-standard,5", vec![]),
        (
            "Wiki,5,Pro,,,",
            own,
            vec!["Plan, “Pro”: not used: the app is not in the catalog, so its plans are not known.".into()],
        ),
        (
            "Wiki,5,,,a lot,",
            own,
            vec!["Annual cost, “a lot”: must be a number like 1,200 or 89.50. The app goes without it.".into()],
        ),
        (
            "Wiki,5,,,-1,",
            own,
            vec!["Annual cost, “-1”: must be between 0 and 1,000,000,000,000. The app goes without it.".into()],
        ),
        (
            "Wiki,5,,,1000000000000.01,",
            own,
            vec!["Annual cost, “1000000000000.01”: must be between 0 and 1,000,000,000,000. The app goes without it.".into()],
        ),
        (
            "Wiki,5,,,1200 EUR,",
            own,
            vec!["Annual cost, “1200 EUR”: in EUR, but this vendor’s prices are in USD. Enter the rate of exchange. The app goes without it.".into()],
        ),
        ("Wiki,5,,,,soon", own, vec!["Renewal, “soon”: not a date like 2027-03-31. The app goes without it.".into()]),
        ("Wiki,5,,,,2027-02-30", own, vec!["Renewal, “2027-02-30”: not a date like 2027-03-31. The app goes without it.".into()]),
        (
            "Wiki,5,,,,03/04/2027",
            own,
            vec!["Renewal, “03/04/2027”: 2027-04-03 or 2027-03-04: say whether day or month comes first. The app goes without it.".into()],
        ),
    ] {
        let import = imported(&[header, line, "\n"].concat());
        assert_eq!(apps(&import), [app], "{line}");
        let expected: Vec<String> = expected.into_iter().map(|text| ["Line 2, ", &text].concat()).collect();
        assert_eq!(told(&import.notices), expected, "{line}");
        assert!(import.refused.is_empty() && import.rows[0].renewal.is_none(), "{line}");
    }
}

#[test]
fn a_lone_separator_is_read_as_thousands_and_said_so() {
    let text = "App;Seats;Annual cost;Usage in units\nWiki;1.200;1.200;5\nForms;7;3.400;5\n";
    let import = imported(text);
    assert_eq!(apps(&import), ["own,Wiki,,1200,now-quote:1200,usage:5", "own,Forms,,7,now-quote:3400,usage:5"]);
    let expected = "Annual cost, “1.200”: 2 numbers with one separator before three digits; these can be thousands or \
                    decimals. Read as thousands.";
    assert_eq!(told(&import.notices), [expected]);
    // One cell elsewhere in the table says it, and nothing is left to tell.
    let import = imported(&text.replace(";5\n", ";5.5\n"));
    assert_eq!(apps(&import), ["own,Wiki,,1200,now-quote:1.2,usage:5.5", "own,Forms,,7,now-quote:3.4,usage:5.5"]);
    assert!(import.notices.is_empty());
    let import = imported(&text.replace(";5\n", ";5,5\n"));
    assert_eq!(apps(&import), ["own,Wiki,,1200,now-quote:1200,usage:5.5", "own,Forms,,7,now-quote:3400,usage:5.5"]);
    assert!(import.notices.is_empty());
    // The column's own cells go before other columns'.
    let import = imported("App;Seats;Annual cost;Usage in units\nWiki;7;1.200;5,5\nForms;7;3.45;5,5\n");
    assert_eq!(apps(&import), ["own,Wiki,,7,now-quote:1.2,usage:5.5", "own,Forms,,7,now-quote:3.45,usage:5.5"]);
    // And what a person says before all.
    let import = with(text, |settings| {
        settings.decimals.insert(Role::YearCost, Mark::Point);
    });
    assert_eq!(apps(&import), ["own,Wiki,,1200,now-quote:1.2,usage:5", "own,Forms,,7,now-quote:3.4,usage:5"]);
    assert!(import.notices.is_empty());
    // Two conventions in one column: each cell by itself, and what none of them says is told.
    let import = imported("App;Seats;Annual cost\nA1;7;1.200\nB1;7;3.45\nC1;7;3,45\n");
    assert_eq!(apps(&import), ["own,A1,,7,now-quote:1200", "own,B1,,7,now-quote:3.45", "own,C1,,7,now-quote:3.45"]);
    assert_eq!(
        told(&import.notices),
        ["Annual cost, “1.200”: 1 number with one separator before three digits; this can be thousands or decimals. \
         Read as thousands."]
    );
}

#[test]
fn a_date_of_two_days_is_settled_by_its_column_or_a_person() {
    let days = |import: &Import| -> Vec<String> {
        import.rows.iter().map(|row| row.renewal.map_or("none".into(), |day| day.to_string())).collect()
    };
    let text = |last: &str| ["App,Seats,Renewal\nA1,5,03/04/2027\nB1,5,", last, "\n"].concat();
    assert_eq!(days(&imported(&text("31/12/2027"))), ["2027-04-03", "2027-12-31"]);
    assert_eq!(days(&imported(&text("12/31/2027"))), ["2027-03-04", "2027-12-31"]);
    assert_eq!(days(&imported(&text("2027-12-31"))), ["none", "2027-12-31"]);
    let both = imported("App,Seats,Renewal\nA1,5,03/04/2027\nB1,5,31/12/2027\nC1,5,12/31/2027\n");
    assert_eq!(days(&both), ["none", "2027-12-31", "2027-12-31"]);
    assert_eq!(both.notices.len(), 1);
    let said = with(&text("2027-12-31"), |settings| settings.dates = Some(DayOrder::MonthFirst));
    assert_eq!(days(&said), ["2027-03-04", "2027-12-31"]);
    assert!(said.notices.is_empty());
}

#[test]
fn a_column_that_can_be_read_in_two_ways_is_asked_about() {
    let number = |text| Number::parse(text).unwrap();
    let text = "App;Seats;Annual cost;Usage in units;Renewal\nWiki;1.200;1.200;5;03/04/2027\nForms;7;12,500;5;\n";
    let dates = Doubt::Dates {
        column: 4,
        value: "03/04/2027".into(),
        day_first: Date::new(2027, 4, 3).unwrap(),
        month_first: Date::new(2027, 3, 4).unwrap(),
    };
    let numbers = |taken| Doubt::Numbers {
        column: 2,
        value: "1.200".into(),
        point: number("1.2"),
        comma: number("1200"),
        taken: number(taken),
    };
    // Seats are whole: thousands in any case.
    assert_eq!(imported(text).doubts, [dates.clone(), numbers("1200")]);
    // What was said changes the apps, not the question.
    let said = with(text, |settings| {
        settings.dates = Some(DayOrder::DayFirst);
        settings.decimals.insert(Role::YearCost, Mark::Point);
    });
    assert_eq!(said.doubts, [dates.clone(), numbers("1200")]);
    assert_eq!(apps(&said), ["own,Wiki,,1200,now-quote:1.2,usage:5", "own,Forms,,7,now-quote:12500,usage:5"]);
    assert_eq!(said.rows[0].renewal, Date::new(2027, 4, 3));
    // Another column says how it is taken; its own cells leave nothing to ask.
    assert_eq!(imported(&text.replace(";5;", ";5.5;")).doubts, [dates, numbers("1.2")]);
    assert_eq!(imported(&text.replace("12,500", "89.50").replace("03/04", "31/12")).doubts, []);
    // In a column of both kinds what is said settles the cells that leave it open, and no other.
    let mixed = with("App;Seats;Annual cost\nA1;7;1.200\nB1;7;3.45\nC1;7;3,45\n", |settings| {
        settings.decimals.insert(Role::YearCost, Mark::Point);
    });
    assert_eq!(apps(&mixed), ["own,A1,,7,now-quote:1.2", "own,B1,,7,now-quote:3.45", "own,C1,,7,now-quote:3.45"]);
    assert!(mixed.notices.is_empty());
}

#[test]
fn costs_of_other_periods_are_multiplied() {
    for (header, value, app) in [
        ("Annual cost", "1200", "own,Wiki,,10,now-quote:1200"),
        ("Monthly cost", "100.10", "own,Wiki,,10,now-quote:1201.2"),
        ("Cost per seat per year", "120.5", "own,Wiki,,10,now-quote:1205"),
        ("Price per seat per month", "12.25", "own,Wiki,,10,now-seat:12.25"),
        ("Price per seat", "12.25", "own,Wiki,,10,now-seat:12.25"),
        ("Quote a year", "9000", "own,Wiki,,10,quote:9000"),
        ("Cost", "1200", "own,Wiki,,10"),
    ] {
        let import = imported(&format!("App,Seats,{header}\nWiki,10,{value}\n"));
        assert_eq!(apps(&import), [app], "{header}");
    }
    let import = imported("App,Seats,Monthly cost\nWiki,10,1000000000000\n");
    let expected = "Line 2, Monthly cost, “1000000000000”: must be between 0 and 1,000,000,000,000. \
                    The app goes without it.";
    assert_eq!((apps(&import), told(&import.notices)), (vec!["own,Wiki,,10".into()], vec![expected.into()]));
    // Two columns that say the same are one too many: what differs is told.
    let import =
        with("App,Seats,Annual cost,Monthly cost\nWiki,10,1200,100\nForms,10,1200,90\nChat,10,,90\n", |settings| {
            settings.mapping.set(3, Some(Role::MonthCost));
        });
    let expected = "Line 3, Monthly cost, “90”: not used: another column says 1200 a year.";
    assert_eq!(told(&import.notices), [expected]);
    assert_eq!(apps(&import)[2], "own,Chat,,10,now-quote:1080");
}

#[test]
fn other_currencies_are_converted_at_rates_that_were_entered() {
    let text = "App;Seats;Annual cost\nWiki;10;12 000 €\nForms;10;$5,000.00\nChat;10;1000 CHF\n";
    let import = with(text, |settings| settings.rates = vec![("eur".into(), Number::parse("1.08").unwrap())]);
    assert_eq!(apps(&import), ["own,Wiki,,10,now-quote:12960", "own,Forms,,10,now-quote:5000", "own,Chat,,10"]);
    assert_eq!(
        told(&import.notices),
        [
            "Line 2, Annual cost, “12 000 €”: converted to 12960 USD at the rates you entered.",
            "Line 4, Annual cost, “1000 CHF”: in CHF, but this vendor’s prices are in USD. Enter the rate of exchange. \
         The app goes without it.",
        ]
    );
    // A vendor that sells in euros, and a column whose name has the currency.
    let text = "App,Seats,Annual cost (EUR)\nDatoCMS,10,1000\nGitHub,10,1000\n";
    let import = imported(text);
    assert_eq!(apps(&import), ["datocms,,,10,now-quote:1000", "github,,,10"]);
    let import = with(text, |settings| settings.rates = vec![("eur".into(), Number::parse("1.08").unwrap())]);
    assert_eq!(apps(&import)[1], "github,,,10,now-quote:1080");
}

#[test]
fn the_same_app_twice_is_kept_twice() {
    let import = imported("App,Seats,Plan\nGitHub,5,Team\nWiki,5,\nGitHub,7,Free\nGithub,9,team\nwiki,6,\n");
    assert_eq!(apps(&import), ["github,team,,5", "own,Wiki,,5", "github,free,,7", "github,team,,9", "own,wiki,,6"]);
    assert_eq!(
        told(&import.notices),
        [
            "Line 5, App, “Github”: also stands in line 2. Both are kept.",
            "Line 6, App, “wiki”: also stands in line 3. Both are kept.",
        ]
    );
}

#[test]
fn more_apps_than_a_stack_holds_are_told() {
    let lines = |count: usize| (0..count).map(|at| format!("Tool{at},5\n")).collect::<String>();
    assert!(imported(&["App,Seats\n", &lines(500)].concat()).notices.is_empty());
    let import = imported(&["App,Seats\n", &lines(501)].concat());
    assert_eq!(told(&import.notices), ["501 apps; a stack holds at most 500."]);
    assert_eq!(import.rows.len(), 501);
}

#[test]
fn answers_settle_questions() {
    let text = "App,Seats,Plan\nGithhub,5,Enterprise\nGithhub,6,Team\nGitHub,7,Enterprise\nNotes,8,\n";
    let import = imported(text);
    let Question::Vendor { name, candidates, lines } = &import.questions[0] else { panic!("{:?}", import.questions) };
    assert_eq!((name.as_str(), candidates[0].vendor.as_str(), lines.as_slice()), ("Githhub", "github", &[2, 3][..]));
    assert_eq!(import.questions[0].to_string(), "Which vendor is “Githhub”?");
    let plan = Question::Plan {
        vendor: "github".into(),
        text: "Enterprise".into(),
        side: PlanSide::Current,
        candidates: vec!["enterprise-cloud".into()],
        lines: vec![4],
    };
    assert_eq!((&import.questions[1], import.questions[1].to_string()), (&plan, "Which plan is “Enterprise”?".into()));
    assert_eq!(import.questions.len(), 2);
    let answered = with(text, |settings| {
        settings.vendors.insert("Githhub".into(), VendorAnswer::Listed("github".into()));
        settings.plans.insert(("github".into(), "Enterprise".into()), "enterprise-cloud".into());
    });
    assert!(answered.questions.is_empty(), "{:?}", answered.questions);
    assert_eq!(apps(&answered)[..3], ["github,enterprise-cloud,,5", "github,team,,6", "github,enterprise-cloud,,7"]);
    let own = with(text, |settings| {
        settings.vendors.insert("Githhub".into(), VendorAnswer::Own);
        settings.plans.insert(("github".into(), "Enterprise".into()), String::new());
    });
    assert_eq!(apps(&own)[..3], ["own,Githhub,,5", "own,Githhub,,6", "github,,,7"]);
    assert!(own.questions.is_empty());
}

#[test]
fn seats_can_be_said_for_lines_that_have_none() {
    let text = "GitHub\nSlack\n1Password\n";
    assert_eq!(imported(text).refused.len(), 3);
    let import = with(text, |settings| settings.seats = Some(40));
    assert_eq!(apps(&import), ["github,,,40", "slack,,,40", "1password,,,40"]);
    let import = with("App,Seats\nGitHub,0\nSlack,\n", |settings| settings.seats = Some(40));
    assert_eq!((apps(&import), import.refused.len()), (vec!["slack,,,40".into()], 1));
}

#[test]
fn what_stands_above_the_header_is_told() {
    let import = imported("Software at Acme\nexported on 2026-11-01\n\nApp,Seats\nGitHub,50\n");
    assert_eq!(apps(&import), ["github,,,50"]);
    assert_eq!(
        told(&import.notices),
        [
            "Line 1, “Software at Acme”: stands above the names of the columns and was not read.",
            "Line 2, “exported on 2026-11-01”: stands above the names of the columns and was not read.",
        ]
    );
}
