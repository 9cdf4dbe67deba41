//! Which form is handed on, on both sides of both thresholds.

use super::{date, own};
use scim_tax::domain::{App, Company, Scenario};
use scim_tax::wire::link::{Checksum, read, write, write_shared};
use scim_tax::wire::packed_link::{MOST_UNPACKED, unpack};
use scim_tax::wire::share::{MOST_PLAIN, MOST_SAFE, Share, for_address, share};

fn apps(count: u32) -> Scenario {
    let app = |at| App::listed("github", "team", "enterprise-cloud", 1 + at * 7919 % 5000);
    Scenario { apps: (0..count).map(app).collect(), company: Company::default() }
}

/// An address of so many characters.
fn address(length: usize) -> String {
    format!("{}#", "x".repeat(length - 1))
}

fn shared(length: usize, scenario: &Scenario) -> Share {
    share(&address(length), scenario, date("2026-11-21"))
}

#[test]
fn up_to_1800_characters_the_plain_form() {
    assert_eq!((MOST_PLAIN, MOST_SAFE), (1_800, 2_000));
    let scenario = apps(30);
    let plain = write_shared(&scenario, date("2026-11-21"));
    let room = 1_800 - plain.len();
    assert_eq!(shared(room, &scenario), Share::Plain(format!("{}{plain}", address(room))));
    let Share::Packed(link) = shared(room + 1, &scenario) else { panic!("not packed") };
    let text = unpack(link.strip_prefix(&address(room + 1)).unwrap()).unwrap();
    assert_eq!(format!("{text}&c="), plain[..plain.len() - 8]);
    let reading = read(&text);
    assert_eq!((reading.scenario, reading.catalog), (scenario, Some(date("2026-11-21"))));
    assert_eq!((reading.problems.len(), reading.checked), (0, Checksum::Absent));
}

#[test]
fn beyond_2000_characters_a_file() {
    let scenario = apps(100);
    let Share::Packed(link) = shared(20, &scenario) else { panic!("not packed") };
    let room = 2_000 - (link.len() - 20);
    let Share::Packed(longest) = shared(room, &scenario) else { panic!("not packed") };
    assert_eq!(longest.len(), 2_000);
    assert_eq!(shared(room + 1, &scenario), Share::File { characters: 2_001 });
}

/// An address counts in characters, as programs cut it.
#[test]
fn an_address_counts_in_characters() {
    let scenario = apps(1);
    let plain = write_shared(&scenario, date("2026-11-21"));
    let address = format!("{}#", "é".repeat(1_799 - plain.len()));
    assert_eq!(share(&address, &scenario, date("2026-11-21")), Share::Plain(format!("{address}{plain}")));
}

/// What could not be unpacked is not packed.
#[test]
fn what_nobody_could_unpack_is_a_file() {
    let of = |apps| Scenario { apps, company: Company::default() };
    let app = own(&"é".repeat(80), 1);
    let length = write(&of(vec![app.clone()])).len() - 3;
    let scenario = of(vec![app; MOST_UNPACKED / length + 1]);
    assert!(write(&scenario).len() > MOST_UNPACKED);
    let Share::File { characters } = shared(20, &scenario) else { panic!("a link") };
    assert_eq!(characters, 20 + write_shared(&scenario, date("2026-11-21")).len());
    assert_eq!(for_address(&write(&scenario)), None);
}

/// The address bar carries what can be read from it: 8,192 characters of the plain form.
#[test]
fn the_address_bar_carries_what_can_be_read_from_it() {
    let mut scenario = apps(200);
    while write(&scenario).len() <= 8_192 {
        scenario.apps.push(own("x", 1));
    }
    scenario.apps.pop();
    let room = 8_192 - write(&scenario).len();
    // The last app's seats take a digit.
    scenario.apps.push(own(&"y".repeat(80), 1));
    let text = write(&scenario);
    assert!(text.len() > 8_192 && room < 16);
    let packed = for_address(&text).unwrap();
    assert!(packed.starts_with("z=1.") && packed.len() < 2_000, "{}", packed.len());
    assert_eq!(unpack(&packed), Ok(text.clone()));
    let exact = &text[..8_192];
    assert_eq!(for_address(exact).as_deref(), Some(exact));
    assert_ne!(for_address(&text[..8_193]).as_deref(), Some(&text[..8_193]));
}
