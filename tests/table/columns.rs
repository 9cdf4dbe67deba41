//! Which column is what.

use super::{apps, import_with, imported};
use scim_tax::wire::table::{Mapping, Role, Settings, paste};

fn roles(text: &str) -> Vec<Option<Role>> {
    Mapping::guess(&paste(text).unwrap()).columns.into_iter().map(|column| column.role).collect()
}

#[test]
fn columns_are_found_in_any_order() {
    let (name, seats, plan) = (Some(Role::Name), Some(Role::Seats), Some(Role::CurrentPlan));
    for (header, expected) in [
        ("App,Seats,Plan", vec![name, seats, plan]),
        ("plan,seats,app", vec![plan, seats, name]),
        ("Category,TIER,Owner,Licences,Product", vec![None, plan, None, seats, name]),
        // The app before its vendor, which is the name where there is no app.
        ("Vendor,Application,Users", vec![Some(Role::Maker), name, seats]),
        ("Vendor,Users", vec![name, seats]),
        ("Application,Product,Users", vec![name, None, seats]),
        // What is paid for before what is used.
        ("App,Active users,Assigned licenses,Licenses purchased", vec![name, None, None, seats]),
        // One cost.
        ("App,Seats,Monthly cost,Annual cost", vec![name, seats, None, Some(Role::YearCost)]),
        ("App,Seats,Annual cost per seat,Monthly cost", vec![name, seats, None, Some(Role::MonthCost)]),
        (
            "App,Seats,Annual cost,Price per seat a month,Renewal date,Website",
            vec![name, seats, Some(Role::YearCost), Some(Role::SeatMonthCost), Some(Role::Renewal), Some(Role::Site)],
        ),
    ] {
        assert_eq!(roles(&[header, "\nGitHub,5,,,,\n"].concat())[..expected.len()], expected, "{header}");
    }
}

#[test]
fn a_list_without_header_is_understood_by_what_is_in_it() {
    for (text, expected) in [
        ("GitHub\nSlack\nZoom", vec![Some(Role::Name)]),
        ("Acme, Inc.\nSlack\nZoom\nAsana", vec![Some(Role::Name)]),
        ("GitHub,50\nSlack,20", vec![Some(Role::Name), Some(Role::Seats)]),
        ("50\tGitHub\n20\tSlack", vec![Some(Role::Seats), Some(Role::Name)]),
        ("GitHub,Team,50,$500\nSlack,Pro,20,$400", vec![Some(Role::Name), None, Some(Role::Seats), None]),
        ("GitHub;50;2027-01-01\nSlack;20;2027-02-01", vec![Some(Role::Name), Some(Role::Seats), Some(Role::Renewal)]),
    ] {
        let mapping = Mapping::guess(&paste(text).unwrap());
        assert_eq!(mapping.header, None, "{text}");
        assert_eq!(mapping.columns.iter().map(|column| column.role).collect::<Vec<_>>(), expected, "{text}");
        assert!(mapping.columns.iter().all(|column| column.role.is_none() || !column.sure), "{text}");
        assert_eq!(mapping.columns[0].title, "Column 1", "{text}");
    }
    assert_eq!(apps(&imported("GitHub, 50\nSlack, 20")), ["github,,,50", "slack,,,20"]);
}

#[test]
fn a_header_in_words_that_are_not_known_is_one() {
    let mapping = Mapping::guess(&paste("Anwendung;Anzahl\nGitHub;50\nSlack;20").unwrap());
    assert_eq!(mapping.header, Some(0));
    assert_eq!(
        mapping.columns.iter().map(|column| column.role).collect::<Vec<_>>(),
        [Some(Role::Name), Some(Role::Seats)]
    );
    assert_eq!((mapping.columns[1].title.as_str(), mapping.columns[1].sure), ("Anzahl", false));
    assert_eq!(mapping.columns[1].samples, ["50", "20"]);
    // A single known name is enough in the first line.
    assert_eq!(Mapping::guess(&paste("Software\nGitHub\nSlack").unwrap()).header, Some(0));
    assert_eq!(Mapping::guess(&paste("Software").unwrap()).header, None);
}

#[test]
fn a_person_can_change_what_was_understood() {
    let table = paste("A;B;C\nGitHub;7;50\nSlack;8;20").unwrap();
    let mut mapping = Mapping::guess(&table);
    assert_eq!(mapping.column(Role::Seats), Some(1));
    mapping.set(2, Some(Role::Seats));
    assert_eq!((mapping.column(Role::Seats), mapping.columns[1].role), (Some(2), None));
    assert!(mapping.columns[2].sure);
    assert_eq!(mapping.unused().map(|column| column.title.as_str()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(apps(&import_with(&table, &Settings::new(mapping.clone()))), ["github,,,50", "slack,,,20"]);
    mapping.set(0, None);
    assert_eq!(mapping.missing(), [Role::Name]);
    mapping.set(2, None);
    assert_eq!(mapping.missing(), [Role::Name, Role::Seats]);
    // Nothing breaks where nothing is left.
    let import = import_with(&table, &Settings::new(mapping.clone()));
    assert_eq!((import.rows.len(), import.refused.len()), (0, 2));
    mapping.set(99, Some(Role::Name));
    assert_eq!(mapping.missing(), [Role::Name, Role::Seats]);
    // Without its header the first line is an app, or no app.
    let mapping = Mapping::with_header(&table, None);
    assert_eq!((mapping.header, mapping.columns.len()), (None, 3));
    assert_eq!(import_with(&table, &Settings::new(mapping)).rows.len(), 2);
    let beyond = Mapping::with_header(&table, Some(99));
    assert_eq!(import_with(&table, &Settings::new(beyond)).rows.len(), 0);
}

#[test]
fn columns_that_the_header_does_not_name_are_there() {
    let mapping = Mapping::guess(&paste("App,Seats\nGitHub,50,note\nSlack,20,note\n").unwrap());
    assert_eq!(mapping.columns.len(), 3);
    assert_eq!((mapping.columns[2].title.as_str(), mapping.columns[2].role), ("Column 3", None));
}
