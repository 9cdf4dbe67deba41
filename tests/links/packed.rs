//! The compressed form: short enough, read for ever, told in words when it is not whole.

use super::{PUBLISHED, date, scenario};
use proptest::collection::vec;
use proptest::prelude::*;
use scim_tax::domain::{App, Catalog, Company, Number, Product, Scenario};
use scim_tax::wire::catalog_file::{check_all, version};
use scim_tax::wire::crc32::crc32;
use scim_tax::wire::link::{Checksum, MOST_HELD, read, read_up_to, write, write_shared};
use scim_tax::wire::packed_link::inflate::{Fault, inflate};
use scim_tax::wire::packed_link::{DICTIONARY, MOST_UNPACKED, PackedProblem, base64, deflate, is_packed, pack, unpack};
use std::fs;

/// With the right checksum.
fn checked(packed: &str) -> String {
    format!("{packed}&c={:08x}", crc32(packed.as_bytes()))
}

fn shipped() -> Catalog {
    let texts: Vec<(String, String)> = fs::read_dir("data/vendors")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    let files = check_all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let (files, mut vendors): (Vec<_>, Vec<_>) = files.into_iter().map(|one| (one.file, one.vendor)).unzip();
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    Catalog { version: version(&files).unwrap(), vendors }
}

/// Numbers that look random and are the same every time (a linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }
}

/// So many different vendors with explicit plans, every third with what is paid or quoted. A third of the plans is
/// not the catalog's usual step.
fn stack(catalog: &Catalog, seed: u64, apps: usize) -> Scenario {
    let mut dice = Dice(seed);
    let mut vendors: Vec<_> = catalog.vendors.iter().filter(|vendor| !vendor.plans.is_empty()).collect();
    let mut list = Vec::new();
    for at in 0..apps {
        let vendor = vendors.swap_remove(dice.below(vendors.len() as u64) as usize);
        let bases: Vec<_> = vendor.plans.iter().filter(|plan| !plan.is_addon()).collect();
        let current = if dice.below(3) == 0 && !bases.is_empty() { dice.of(&bases).id.as_str() } else { "" };
        let most = *dice.of(&[60, 400, 3000]);
        let mut app = App::listed(&vendor.id, current, "", 1 + dice.below(most) as u32).resolved(catalog);
        if at % 3 == 0 {
            let (key, most, hundredths) = *dice.of(&[
                ("discount", 40, false),
                ("now-discount", 40, false),
                ("anyway", 100, false),
                ("quote", 250_000, false),
                ("now-quote", 250_000, false),
                ("seat", 9_000, true),
                ("now-seat", 9_000, true),
                ("once", 20_000, false),
            ]);
            let value = Number::from(1 + dice.below(most) as u32);
            *app.number_mut(key).unwrap() = Some(if hundredths { value / Number::from(100) } else { value });
        }
        list.push(app);
    }
    let company = Company { employees: 1200, ..Company::default() };
    Scenario { apps: list, company }
}

/// The promise: a hundred apps, a third of them overridden, in 1,500 characters. Measured are 20 stacks.
#[test]
fn a_hundred_apps_fit_in_1500_characters() {
    let catalog = shipped();
    assert!(catalog.vendors.len() >= 300);
    let mut lengths: Vec<usize> = (1..=20)
        .map(|seed| {
            let scenario = stack(&catalog, seed, 100);
            assert_eq!(scenario.apps.iter().filter(|app| app.numbers().iter().any(|it| it.1.is_some())).count(), 34);
            let plain = write_shared(&scenario, catalog.version);
            let text = plain.rsplit_once("&c=").unwrap().0;
            assert!(text.len() > 3000, "{text}");
            let packed = pack(text);
            assert_eq!(unpack(&packed).as_deref(), Ok(text));
            assert_eq!(read(&unpack(&packed).unwrap()).scenario, scenario);
            packed.len()
        })
        .collect();
    lengths.sort_unstable();
    println!("100 apps: {} to {} characters, half of them up to {}", lengths[0], lengths[19], lengths[9]);
    assert!(lengths[19] <= 1_500, "{lengths:?}");
}

#[test]
fn published_packed_links_are_read_for_ever() {
    let packed: Vec<&str> = PUBLISHED.lines().filter(|line| line.starts_with("z=1.")).collect();
    assert!(packed.len() >= 3);
    for line in packed {
        let text = unpack(line).unwrap();
        let reading = read_up_to(MOST_HELD, &text);
        assert_eq!(reading.problems, [], "{line}");
        assert!(!reading.scenario.apps.is_empty());
        // Today's writer gives the same bytes.
        assert_eq!(pack(&text), line);
        assert_eq!(unpack(&["#", line].concat()).unwrap(), text);
    }
}

/// Written by zlib 1.2.13 with this dictionary, at its levels 0, 1 with fixed codes, and 9: any writer will do.
#[test]
fn what_zlib_wrote_is_read() {
    for (packed, text) in ZLIB {
        assert_eq!(unpack(&checked(&format!("z=1.{packed}"))).as_deref(), Ok(text), "{packed}");
    }
}

const ZLIB: [(&str, &str); 3] = [
    ("ASEA3v92PTEmYXBwPXNsYWNrLHBybyxidXNpbmVzcy1wbHVzLDk", "v=1&app=slack,pro,business-plus,9"),
    (
        "gzHwpnWgb5DMNID7xDkxTdXZWNXRUkfHyBTJu4ZA.yLZZqhrZAgA",
        "v=1&app=github,team,enterprise-cloud,100,discount:10&app=own,Caf%C3%A9,,25&employees=1200&cat=2026-11-21",
    ),
    (
        "VZhbCsAwCAQvNAUfKQ25.8FqIInmTxBhhcFd3MViHUJ5gRq6VN-H7y0BAlzzVsSwSUYRaK2Y-uzm5xfM5XDXh1qseVMi.rj-",
        "v=1&app=github,,,100&app=slack,,,80&app=notion,,,75&app=figma,,,31&app=zoom,,,120&app=miro,,,44&app=asana,,,12&app=okta,,,230&leavers=8:12:20&renewal=2027-03-31",
    ),
];

/// Wherever it is cut.
#[test]
fn a_cut_link_says_so() {
    let whole = PUBLISHED.lines().find(|line| line.starts_with("z=1.") && line.len() > 800).unwrap();
    for at in 0..whole.len() {
        assert_eq!(unpack(&whole[..at]), Err(PackedProblem::NotWhole), "{at}");
    }
}

/// What is wrong, in the order in which it is looked at.
#[test]
fn what_cannot_be_read_is_refused() {
    use PackedProblem::{Broken, NotWhole, TooLarge, TooLong, UnknownVersion};
    let whole = pack("v=1&app=github,team,enterprise-cloud,100");
    let (packed, sum) = whole.split_once("&c=").unwrap();
    let again = |text: &str| checked(&format!("z=1.{text}"));
    let stored = |bytes: &[u8]| again(&base64::encode(bytes));
    let cases: [(&str, String, PackedProblem); 30] = [
        ("nothing", "z=".into(), NotWhole),
        ("only the version", "z=1.".into(), NotWhole),
        ("no point", "z=1".into(), NotWhole),
        ("version 2", "z=2.abc&c=00000000".into(), UnknownVersion),
        ("version 10", checked("z=10.abc"), UnknownVersion),
        ("no version", checked("z=.abc"), Broken),
        ("a word for the version", checked("z=one.abc"), Broken),
        ("no checksum", packed.into(), NotWhole),
        ("an empty checksum", format!("{packed}&c="), NotWhole),
        ("a cut checksum", whole[..whole.len() - 1].into(), NotWhole),
        ("a checksum too long", format!("{whole}0"), NotWhole),
        ("another checksum", format!("{packed}&c=00000000"), NotWhole),
        ("a checksum under another name", format!("{packed}&d={sum}"), NotWhole),
        ("cut in the middle", whole[..whole.len() / 2].into(), NotWhole),
        ("the last digit cut", format!("{}&c={sum}", &packed[..packed.len() - 1]), NotWhole),
        ("one digit another", format!("{}-{}", &whole[..9], &whole[10..]), NotWhole),
        ("something before the checksum", format!("{packed}&utm=1&c={sum}"), NotWhole),
        ("percent-encoded", whole.replace('.', "%2E"), NotWhole),
        ("a digit of another alphabet", again("AA_A"), Broken),
        ("filled up", again("AA=="), Broken),
        ("not a whole byte", again("A"), Broken),
        ("no block", again(""), Broken),
        ("a kind of block that does not exist", stored(&[0b111]), Broken),
        ("a stored block whose length is wrong", stored(&[1, 2, 0, 0, 0, b'h', b'i']), Broken),
        ("a stored block that ends too soon", stored(&[1, 2, 0, 0xfd, 0xff, b'h']), Broken),
        ("the last block missing", stored(&[0, 1, 0, 0xfe, 0xff, b'h']), Broken),
        ("not UTF-8", stored(&[1, 1, 0, 0xfe, 0xff, 0xff]), Broken),
        ("a copy from before the dictionary", stored(&[0x03, 0xde, 0xff, 0x0f, 0]), Broken),
        ("a bomb", pack(&"v=1&".repeat(16_385)), TooLarge { limit: 65_536 }),
        ("too long", checked(&format!("z=1.{}", "A".repeat(8_200))), TooLong { limit: 8_192 }),
    ];
    for (what, link, problem) in cases {
        assert_eq!(unpack(&link), Err(problem), "{what}: {link}");
        assert_eq!(is_packed(&link), link.starts_with("z="), "{what}");
    }
    assert!(is_packed("#z=2.abc") && !is_packed("v=1&z=1.abc") && !is_packed(""));
}

/// Both sides of each limit.
#[test]
fn limits_are_where_they_are_said_to_be() {
    let most = "v".repeat(MOST_UNPACKED);
    assert_eq!(unpack(&pack(&most)).as_deref(), Ok(most.as_str()));
    assert_eq!(unpack(&pack(&format!("{most}v"))), Err(PackedProblem::TooLarge { limit: MOST_UNPACKED }));
    // A checksum takes 11 characters.
    let of_length = |length: usize| unpack(&checked(&format!("z=1.{}", "A".repeat(length - 15))));
    assert_ne!(of_length(8_192), Err(PackedProblem::TooLong { limit: 8_192 }));
    assert_eq!(of_length(8_193), Err(PackedProblem::TooLong { limit: 8_192 }));
}

/// Seventy thousand zeros in less than a hundred bytes: reading stops at the limit.
#[test]
fn a_bomb_stops_at_the_limit() {
    let bomb = deflate::deflate(&[0; 70_000], b"");
    assert!(bomb.len() < 100, "{}", bomb.len());
    assert_eq!(inflate(&bomb, b"", 70_000).map(|bytes| bytes.len()), Ok(70_000));
    assert_eq!(inflate(&bomb, b"", 69_999), Err(Fault::TooLarge));
}

/// What mail programs put after a link is for the reader of the plain form.
#[test]
fn what_was_put_after_a_link_is_told() {
    let link = format!("{}&utm_source=mail", pack("v=1&app=github,,,100&cat=2026-11-21"));
    let reading = read(&unpack(&link).unwrap());
    assert_eq!((reading.scenario.apps.len(), reading.problems.len()), (1, 1));
    assert_eq!((reading.problems[0].key.as_str(), reading.checked), ("utm_source", Checksum::Absent));
    assert_eq!(unpack(&link.to_uppercase().replace("Z=1", "z=1")), Err(PackedProblem::NotWhole));
}

#[test]
fn of_more_than_500_apps_the_first_count() {
    let link = pack(&format!("v=1{}", "&app=github,,,100".repeat(501)));
    let reading = read_up_to(MOST_HELD, &unpack(&link).unwrap());
    assert_eq!((reading.scenario.apps.len(), reading.problems.len()), (500, 1));
}

fn own_name(at: u32) -> Product {
    Product::Own { name: format!("Ünïcode “{at}” & co, 100 %") }
}

#[test]
fn names_of_any_kind_come_back() {
    let apps = (0..60).map(|at| App::new(own_name(at), at + 1)).collect();
    let text = write(&Scenario { apps, company: Company::default() });
    assert_eq!(unpack(&pack(&text)).as_deref(), Ok(text.as_str()));
    assert_eq!(pack(&text), pack(&text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scenarios_survive_the_packed_link(scenario in scenario()) {
        let text = write_shared(&scenario, date("2026-11-21"));
        let packed = pack(&text);
        prop_assert!(packed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.=&".contains(&byte)), "{}", packed);
        prop_assert_eq!(unpack(&packed), Ok(text.clone()));
    }

    #[test]
    fn any_bytes_come_back(text in vec(any::<u8>(), 0..600), dictionary in vec(any::<u8>(), 0..60)) {
        let packed = deflate::deflate(&text, &dictionary);
        prop_assert_eq!(inflate(&packed, &dictionary, text.len()), Ok(text));
    }

    #[test]
    fn repeated_bytes_come_back(part in vec(0..4_u8, 1..9), times in 1..120_usize, rest in vec(0..4_u8, 0..9)) {
        let text = [part.repeat(times), rest].concat();
        let packed = deflate::deflate(&text, DICTIONARY);
        prop_assert_eq!(inflate(&packed, DICTIONARY, text.len()), Ok(text));
    }

    /// The checksum is right and the bytes are anything: an answer, and soon.
    #[test]
    fn any_bytes_can_be_unpacked(bytes in vec(any::<u8>(), 0..400), first in 0..8_u8) {
        let bytes = [vec![first], bytes].concat();
        let _ = unpack(&checked(&format!("z=1.{}", base64::encode(&bytes))));
    }

    /// A link in which bits were turned over after packing, and its checksum made right again.
    #[test]
    fn damaged_deflate_can_be_unpacked(scenario in scenario(), turned in vec((any::<prop::sample::Index>(), 0..8_u8), 1..4)) {
        let mut bytes = deflate::deflate(write(&scenario).as_bytes(), DICTIONARY);
        for (at, bit) in turned {
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
        }
        let _ = unpack(&checked(&format!("z=1.{}", base64::encode(&bytes))));
    }

    #[test]
    fn any_text_can_be_unpacked(text in any::<String>(), begins in prop::sample::select(vec!["", "z=", "z=1.", "#z=1.A"])) {
        let _ = unpack(&[begins, &text].concat());
    }
}
