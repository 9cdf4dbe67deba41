//! `catalog.json`: what is read is what was authored, and what cannot be read is refused with a reason.

use super::ACME;
use scim_tax::domain::{
    Band, Benchmark, Catalog, Charge, Date, Estimate, Grade, Idp, Mode, Number, Operations, Per, Plan, Price,
    Provisioning, PublishedStep, Publisher, Rate, Reason, Status, StepRow, Support, Vendor,
};
use scim_tax::wire::catalog_file::{CatalogError, check, read, version, write};

fn n(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn exact(text: &str) -> Estimate {
    Estimate::Exact(n(text))
}

fn either(text: &str) -> Rate {
    Rate { annual: Some(exact(text)), monthly: Some(exact(text)) }
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn acme_text() -> String {
    written(vec![check("acme.json", ACME).unwrap().vendor])
}

fn written(vendors: Vec<Vendor>) -> String {
    write(&Catalog { version: day("2026-11-21"), vendors })
}

fn price(publisher: Publisher, source: &str, checked: &str, grade: Grade, charges: Vec<Charge>) -> Price {
    Price {
        publisher,
        source: source.into(),
        checked: day(checked),
        published: None,
        grade,
        net: false,
        minimum_spend: None,
        priced_for: None,
        charges,
        one_offs: vec![],
    }
}

fn plan(id: &str, name: &str, sso: Support, scim: Support, prices: Vec<Price>) -> Plan {
    Plan {
        id: id.into(),
        name: name.into(),
        aliases: vec![],
        sso,
        scim,
        addon_to: vec![],
        needs: vec![],
        max_seats: None,
        prices,
    }
}

fn acme() -> Vendor {
    let list = Price {
        minimum_spend: Some(n("1000")),
        one_offs: vec![("Onboarding".into(), n("1500"))],
        ..price(
            Publisher::Vendor,
            "pricing",
            "2026-10-05",
            Grade::A,
            vec![
                Charge::PerSeat { rate: either("7.99"), per: Per::Month, included: 5, minimum: 3, pack: 5 },
                Charge::Flat {
                    rate: Rate { annual: Some(exact("100")), monthly: Some(exact("120")) },
                    per: Per::Month,
                    covers: Some(10),
                },
            ],
        )
    };
    let basic = Plan {
        aliases: vec!["starter".into()],
        max_seats: Some(100),
        ..plan("basic", "Basic", Support::No, Support::No, vec![list])
    };
    let bands = [(Some(10), "10"), (Some(50), "8"), (None, "5")];
    let guides = Price {
        published: Some(day("2026-01-11")),
        net: true,
        priced_for: Some(("MTU".into(), n("50000"))),
        ..price(
            Publisher::ThirdParty,
            "guide",
            "2026-11-21",
            Grade::C,
            vec![
                Charge::Bands {
                    mode: Mode::Graduated,
                    per: Per::Month,
                    bands: bands.map(|(up_to, rate)| Band { up_to, rate: either(rate) }).to_vec(),
                },
                Charge::Usage {
                    rate: either("10"),
                    per: Per::Month,
                    unit: "MTU".into(),
                    included: n("10000"),
                    block: n("1000"),
                },
            ],
        )
    };
    let share = Charge::Share { percent: n("10"), per: Per::Month, unit: "spend".into(), floor: n("500") };
    let docs = Price {
        published: Some(day("2025-02-03")),
        ..price(Publisher::Vendor, "docs", "2026-11-21", Grade::A, vec![share])
    };
    let pro =
        Plan { needs: vec!["sso-pack".into()], ..plan("pro", "Pro", Support::AddOn, Support::Yes, vec![guides, docs]) };
    let bare = Charge::Quote(Estimate::Unknown(Reason::Quote));
    let from_60 = Charge::Quote(Estimate::AtLeast(n("60000")));
    let quotes = vec![
        price(Publisher::Vendor, "pricing", "2026-10-05", Grade::A, vec![bare]),
        Price {
            published: Some(day("2026-01-11")),
            ..price(Publisher::ThirdParty, "guide", "2026-11-21", Grade::D, vec![from_60])
        },
    ];
    let pack = Plan { addon_to: vec!["pro".into()], ..plan("sso-pack", "SSO pack", Support::Yes, Support::No, vec![]) };
    let only = |create, deactivate, groups| Operations { create, update: false, deactivate, groups };
    Vendor {
        id: "acme".into(),
        name: "Acme".into(),
        aliases: vec!["Acme Cloud".into()],
        currency: "USD".into(),
        grade: Grade::B,
        status: Status::Gated,
        operations: Some(only(true, true, false)),
        changes_follow: true,
        idps: vec![
            (Idp::Okta, Provisioning::Full),
            (Idp::Entra, Provisioning::Partial(Some(only(true, false, true)))),
            (Idp::Google, Provisioning::JustInTime),
        ],
        plans: vec![basic, pro, plan("enterprise", "Enterprise", Support::Yes, Support::Yes, quotes), pack],
        step: Some(("basic".into(), "pro".into())),
        published_steps: vec![PublishedStep {
            publisher: Publisher::ThirdParty,
            source: "guide".into(),
            checked: day("2026-11-20"),
            published: Some(day("2026-01-11")),
            grade: Grade::C,
            from: "basic".into(),
            to: "enterprise".into(),
            rows: vec![
                StepRow { seats: 50, uplift: exact("35000"), total: Some(Estimate::AtMost(n("90000"))) },
                StepRow { seats: 200, uplift: exact("75000"), total: None },
            ],
        }],
        benchmark: Some(Benchmark {
            vendors_own: true,
            employees: n("500"),
            orphaned_accounts: n("9"),
            unused_licences: n("44"),
            it_hours: n("132"),
            licences: n("9673"),
            labour: n("7942"),
            orphans: n("2224"),
        }),
        from_own_file: false,
    }
}

#[test]
fn a_vendor_is_read_as_authored_and_comes_through_the_catalog_unchanged() {
    assert_eq!(check("acme.json", ACME).unwrap().vendor, acme());
    assert_eq!(read(&acme_text()), Ok(Catalog { version: day("2026-11-21"), vendors: vec![acme()] }));
}

#[test]
fn the_catalog_leaves_out_what_only_the_fact_sheet_shows() {
    let text = acme_text();
    for left_out in ["https://", "schema", "As of October.", "At the first sign-in.", "Roles follow", "unquoted"] {
        assert!(ACME.contains(left_out) && !text.contains(left_out), "{left_out}");
    }
}

#[test]
fn vendors_are_written_in_order_of_id() {
    let ids = |text: &str| read(text).unwrap().vendors.iter().map(|vendor| vendor.id.clone()).collect::<Vec<_>>();
    let named = |id: &str| Vendor { id: id.into(), ..acme() };
    assert_eq!(ids(&written(vec![named("acme-b"), named("acme"), named("aaa")])), ["aaa", "acme", "acme-b"]);
}

/// A row of every kind, as it stands in the file. Where this changes, so does the format's number.
#[test]
fn the_format_is_as_written_down() {
    let expected = concat!(
        r#"{"format":3,"version":"2026-11-21","vendors":[["acme",null,"USD",1,1,["#,
        r#"["basic",null,1,1,[[0,"pricing",20261005,0,["#,
        r#"[0,0,"7.99","7.99",3,5,5],[1,0,100,120,10]],null,null,1000,null,[["Onboarding",1500]]]],"#,
        r#"100,["starter"]],"#,
        r#"["pro",null,2,0,[[1,"guide",20261121,2,["#,
        r#"[2,0,1,[[10,10,10],[8,8,50],[5,5]]],[3,0,10,10,"MTU",1000,10000]],"#,
        r#"20260111,1,null,["MTU",50000]],"#,
        r#"[0,"docs",20261121,0,[[4,0,"spend",10,500]],20250203]],null,null,null,["sso-pack"]],"#,
        r#"["enterprise",null,0,0,[[0,"pricing",20261005,0,[[5,[]]]],"#,
        r#"[1,"guide",20261121,3,[[5,[60000]]],20260111]]],"#,
        r#"["sso-pack","SSO pack",0,1,null,null,null,["pro"]]],"#,
        r#"5,1,[0,1],[0,14,2],["Acme Cloud"],"#,
        r#"[[1,"guide",20261120,2,"basic","enterprise",[[50,35000,[null,90000]],[200,75000]],20260111]],"#,
        r#"[1,500,9,44,132,9673,7942,2224]]],"crc32":"b0d43d9d"}"#, // the checksum by Python's zlib
    );
    assert_eq!(acme_text(), expected);
}

/// Every word of the domain, every kind of amount.
#[test]
fn every_value_comes_through_unchanged() {
    let operations = |bits: u8| {
        let bit = |bit| bits & bit != 0;
        Operations { create: bit(1), update: bit(2), deactivate: bit(4), groups: bit(8) }
    };
    let mut vendors = Vec::new();
    for bits in 0..16 {
        let mut vendor = Vendor { id: format!("acme-{bits:02}"), operations: Some(operations(bits)), ..acme() };
        vendor.idps = Idp::ALL[..5].iter().map(|idp| (*idp, Provisioning::Partial(vendor.operations))).collect();
        vendors.push(vendor);
    }
    for grade in [Grade::A, Grade::B, Grade::C, Grade::D] {
        vendors.push(Vendor { id: format!("grade-{grade:?}"), grade, operations: None, ..acme() });
    }
    use Status::{Absent, AddOn, Gated, Included, Partial};
    for status in [Included, Gated, AddOn, Partial, Absent, Status::Unknown] {
        vendors.push(Vendor { id: format!("status-{status:?}"), status, changes_follow: false, ..acme() });
    }
    for gets in [Provisioning::Partial(None), Provisioning::None, Provisioning::Unknown] {
        vendors.push(Vendor { id: format!("z-{gets:?}"), idps: vec![(Idp::Okta, gets)], ..acme() });
    }
    for support in [Support::Yes, Support::No, Support::AddOn, Support::Unknown] {
        let plans = vec![plan("a", "A", support, Support::Yes, vec![]), plan("b", "B", Support::Yes, support, vec![])];
        vendors.push(Vendor { id: format!("zz-{support:?}"), plans, step: None, benchmark: None, ..acme() });
    }
    let range = Estimate::Range(n("0.5"), n("1000000000000"));
    let amounts = [exact("0"), range, Estimate::AtLeast(n("1")), Estimate::AtMost(n("2"))];
    let mut charges = amounts.map(Charge::Quote).to_vec();
    charges.push(Charge::Quote(Estimate::Unknown(Reason::Quote)));
    for (annual, monthly) in [(Some(range), None), (None, Some(exact("3"))), (None, None)] {
        let rate = Rate { annual, monthly };
        charges.push(Charge::Flat { rate, per: Per::Year, covers: None });
        charges.push(Charge::PerSeat { rate, per: Per::Year, included: 0, minimum: 0, pack: 1 });
        for mode in [Mode::Volume, Mode::Graduated, Mode::Lump] {
            charges.push(Charge::Bands { mode, per: Per::Year, bands: vec![Band { up_to: Some(1_000_000), rate }] });
        }
    }
    let share = Charge::Share { percent: n("0"), per: Per::Year, unit: "\"é\\\n🙂".into(), floor: n("0") };
    charges.push(share);
    let prices = vec![price(Publisher::Vendor, "", "2000-02-29", Grade::A, charges)];
    let plans = vec![plan("a", "A", Support::Yes, Support::Yes, prices)];
    vendors.push(Vendor { id: "own-acme".into(), ..acme().into_own() });
    vendors.push(Vendor {
        id: "own-without-plans".into(),
        plans: vec![],
        step: None,
        benchmark: None,
        ..acme().into_own()
    });
    vendors.push(Vendor {
        id: "zzz".into(),
        plans,
        step: None,
        published_steps: vec![],
        idps: vec![],
        aliases: vec![],
        ..acme()
    });
    vendors.sort_by(|a, b| a.id.cmp(&b.id));
    let catalog = read(&written(vendors.clone())).unwrap();
    assert_eq!(catalog.vendors.len(), vendors.len());
    for (read, vendor) in catalog.vendors.iter().zip(&vendors) {
        assert_eq!(read, vendor);
    }
}

#[test]
fn the_version_is_the_newest_day_on_which_something_was_checked() {
    let mut file = check("acme.json", ACME).unwrap().file;
    assert_eq!(version(std::slice::from_ref(&file)), Some(day("2026-11-21")));
    file.plans[0].prices[0].checked = "2026-12-01".into();
    assert_eq!(version(&[file]), Some(day("2026-12-01")));
    assert_eq!(version(&[]), None);
}

#[test]
fn a_format_that_is_not_known_is_told_from_a_broken_catalog() {
    for (text, format) in [
        (r#"{"format":9}"#, 9),
        (r#"{"format":2,"vendors":{"acme":1},"more":[null]}"#, 2),
        (r#"{"format":0,"version":"2026-11-21","vendors":[]}"#, 0),
    ] {
        assert_eq!(read(text), Err(CatalogError::Format(format)), "{text}");
    }
    let newer = read(r#"{"format":9}"#).unwrap_err().to_string();
    assert_eq!(newer, "the catalog has format 9, this program reads format 3");
}

#[test]
fn a_broken_catalog_is_refused() {
    for (text, at) in [("", 0), ("<!DOCTYPE html>", 0), (r#"{"format":3"#, 11), ("{\"format\":1}}", 12)] {
        assert_eq!(read(text), Err(CatalogError::Broken(format!("byte {at}"))), "{text}");
    }
    let broken = read(&acme_text()[..500]).unwrap_err().to_string();
    assert_eq!(broken, "the catalog is broken at byte 500");
}

#[test]
fn what_is_not_a_catalog_is_refused() {
    for (text, expected) in [
        ("[]", "format is missing"),
        ("null", "format is missing"),
        (r#"{"format":"1"}"#, "format is missing"),
        (r#"{"format":3}"#, "version is not a day"),
        (r#"{"format":3,"version":"soon","vendors":[]}"#, "version is not a day"),
        (r#"{"format":3,"version":"2026-11-21"}"#, "vendors is not a list"),
        (r#"{"format":3,"version":"2026-11-21","vendors":{}}"#, "vendors is not a list"),
        (r#"{"format":3,"version":"2026-11-21","vendors":[{}]}"#, "vendors[0], vendor, field 0: not a row"),
        (r#"{"format":3,"version":"2026-11-21","vendors":[[]]}"#, "vendors[0], vendor, field 1: not a text"),
    ] {
        assert_eq!(read(text), Err(CatalogError::Invalid(expected.into())), "{text}");
    }
}

#[test]
fn what_has_no_meaning_is_refused_with_its_place() {
    for (from, to, expected) in [
        (r#""acme",null,"#, r#""acme",5,"#, "vendor, field 2: not a text"),
        (r#""USD",1"#, r#""USD",4"#, "vendor, field 4: not a number of the list"),
        (r#""USD",1"#, r#""USD",null"#, "vendor, field 4: not a number of the list"),
        (r#"["Acme Cloud"]"#, r#"[null]"#, "vendor, field 1: not a text"),
        (r#"["Acme Cloud"]"#, r#""Acme Cloud""#, "vendor, field 11: not a list"),
        (r#",1,[0,1],"#, r#",1,[0],"#, "step, field 2: not a number of the list"),
        (r#",1,[0,1],"#, r#",1,[0,4],"#, "step, field 2: not a number of the list"),
        (r#",1,[0,1],"#, r#",1,"basic","#, "step, field 0: not a row"),
        (r#"[0,14,2]"#, r#"[0,21,2]"#, "identity providers, field 2: not a number of the list"),
        (r#"[0,14,2]"#, r#"[0,"14",2]"#, "identity providers, field 2: not a whole number up to 1000000"),
        (r#",100,["starter"]"#, r#",1.5,["starter"]"#, "plan, field 6: not a whole number up to 1000000"),
        (r#",100,["starter"]"#, r#",1000001,["starter"]"#, "plan, field 6: not a whole number up to 1000000"),
        (r#"[0,"pricing",20261005"#, r#"[0,"pricing","2026-10-05""#, "price, field 3: not a day"),
        (r#"[0,"pricing",20261005"#, r#"[0,"pricing",null"#, "price, field 3: not a day"),
        (r#"[0,"pricing",20261005"#, r#"[0,"pricing",20261305"#, "price, field 3: not a day"),
        (r#"[0,"pricing",20261005"#, r#"[0,"pricing",4294961005"#, "price, field 3: not a day"),
        (r#"[0,0,"7.99""#, r#"[6,0,"7.99""#, "charge, field 1: not a number of the list"),
        (r#"[0,0,"7.99""#, r#"[0,0,7.99"#, "charge, field 3: not a number"),
        (r#"[5,[60000]]"#, r#"[5,["much"]]"#, "amount, field 1: not a number"),
        (r#"[5,[]]"#, r#"[5]"#, "charge, field 2: not an amount"),
        (r#",10,500]"#, r#",10]"#, "charge, field 5: not a number"),
    ] {
        let text = acme_text();
        assert!(text.contains(from), "{from}");
        let (head, acme) = text.rsplit_once("],\"crc32\"").unwrap().0.split_once("\"vendors\":[").unwrap();
        let second = format!("{head}\"vendors\":[{acme},{}]}}", acme.replacen(from, to, 1));
        let error = read(&second).expect_err(to);
        assert_eq!(error.to_string(), format!("the catalog is invalid: vendors[1], {expected}"), "{to}");
    }
}
