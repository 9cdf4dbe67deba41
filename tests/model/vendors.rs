//! Vendors to compute with: the cases of model.md, and small ones made for a single rule.
#![allow(dead_code)]

use crate::cases::{amount, number};
use scim_tax::domain::*;

const ALL_OPERATIONS: Operations = Operations { create: true, update: true, deactivate: true, groups: true };

/// A vendor without plans whose SCIM does everything, in full through Okta and Entra, with Google only
/// at sign-in; permissions do not follow.
pub fn vendor(id: &str, plans: Vec<Plan>) -> Vendor {
    Vendor {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        currency: "USD".into(),
        grade: Grade::A,
        status: Status::Gated,
        operations: Some(ALL_OPERATIONS),
        changes_follow: false,
        idps: vec![
            (Idp::Okta, Provisioning::Full),
            (Idp::Entra, Provisioning::Full),
            (Idp::Google, Provisioning::JustInTime),
        ],
        plans,
        step: None,
        published_steps: Vec::new(),
        benchmark: None,
        from_own_file: false,
    }
}

/// A plan without SCIM and SSO.
pub fn plain(id: &str, prices: Vec<Price>) -> Plan {
    Plan {
        id: id.into(),
        name: id.into(),
        aliases: Vec::new(),
        sso: Support::No,
        scim: Support::No,
        addon_to: Vec::new(),
        needs: Vec::new(),
        max_seats: None,
        prices,
    }
}

/// A plan with both.
pub fn scim(id: &str, prices: Vec<Price>) -> Plan {
    Plan { sso: Support::Yes, scim: Support::Yes, ..plain(id, prices) }
}

/// An add-on with both.
pub fn addon(id: &str, to: &[&str], prices: Vec<Price>) -> Plan {
    Plan { addon_to: to.iter().map(|id| (*id).into()).collect(), ..scim(id, prices) }
}

pub fn by_vendor(charges: Vec<Charge>) -> Price {
    Price {
        publisher: Publisher::Vendor,
        source: "pricing".into(),
        checked: Date::parse("2026-10-05").unwrap(),
        published: None,
        grade: Grade::A,
        net: false,
        minimum_spend: None,
        priced_for: None,
        charges,
        one_offs: Vec::new(),
    }
}

pub fn by_guide(charges: Vec<Charge>) -> Price {
    Price {
        publisher: Publisher::ThirdParty,
        source: "guide".into(),
        checked: Date::parse("2026-11-21").unwrap(),
        grade: Grade::C,
        ..by_vendor(charges)
    }
}

/// "Contact sales".
pub fn quote_only() -> Price {
    by_vendor(vec![Charge::Quote(Estimate::Unknown(Reason::Quote))])
}

pub fn either(text: &str) -> Rate {
    Rate::either(amount(text))
}

pub fn seat_month(rate: &str) -> Charge {
    seats(rate, 0, 0, 1)
}

/// Per seat and month: rate, included, minimum, pack.
pub fn seats(rate: &str, included: u32, minimum: u32, pack: u32) -> Charge {
    Charge::PerSeat { rate: either(rate), per: Per::Month, included, minimum, pack }
}

pub fn flat_year(rate: &str) -> Charge {
    Charge::Flat { rate: either(rate), per: Per::Year, covers: None }
}

pub fn flat_month(rate: &str, covers: u32) -> Charge {
    Charge::Flat { rate: either(rate), per: Per::Month, covers: Some(covers) }
}

/// Bands of seats, their rates for a month; `0` seats for the last band.
pub fn bands(mode: Mode, bands: &[(u32, &str)]) -> Charge {
    let band = |(up_to, rate): &(u32, &str)| Band { up_to: (*up_to > 0).then_some(*up_to), rate: either(rate) };
    Charge::Bands { mode, per: Per::Month, bands: bands.iter().map(band).collect() }
}

/// $10 for every 1,000 MTU beyond what is included.
pub fn mtu(included: &str) -> Charge {
    Charge::Usage {
        rate: either("10"),
        per: Per::Month,
        unit: "MTU".into(),
        included: number(included),
        block: number("1000"),
    }
}

/// Two plans `a` and `b`, each with one charge that the vendor publishes; permissions follow groups.
pub fn pair(a: Charge, b: Charge) -> Vendor {
    let plans = vec![plain("a", vec![by_vendor(vec![a])]), scim("b", vec![by_vendor(vec![b])])];
    Vendor { changes_follow: true, ..vendor("pair", plans) }
}

pub fn all() -> Vec<Vendor> {
    vec![
        kustomer(),
        segment(),
        ironclad(),
        pigment(),
        metabase(),
        github(),
        confluence(),
        one_password(),
        hubspot(),
        miro(),
        included(),
        absent(),
        unclear(),
        euro(),
    ]
}

/// The vendor has stopped publishing; a guide prints the prices, for at least 8 seats.
pub fn kustomer() -> Vendor {
    let prices = |rate| vec![quote_only(), by_guide(vec![seats(rate, 0, 8, 1)])];
    let plans = vec![
        Plan { sso: Support::AddOn, ..plain("enterprise", prices("89")) },
        Plan { sso: Support::Unknown, ..plain("enterprise-bundle", vec![by_guide(vec![seats("129", 0, 8, 1)])]) },
        scim("ultimate", prices("139")),
    ];
    Vendor { step: Some(("enterprise".into(), "ultimate".into())), ..vendor("kustomer", plans) }
}

pub fn kustomer_where_changes_follow() -> Vendor {
    Vendor { changes_follow: true, ..kustomer() }
}

/// Kustomer without any price of the plan one has.
pub fn kustomer_without_current_price() -> Vendor {
    let mut vendor = kustomer();
    vendor.plans[0].prices.truncate(1);
    vendor
}

pub fn segment() -> Vendor {
    let business = Price {
        priced_for: Some(("MTU".into(), number("50000"))),
        ..by_guide(vec![Charge::Flat { rate: either("983..3500"), per: Per::Month, covers: None }])
    };
    let team = vec![by_vendor(vec![flat_month("120", 10), mtu("10000")])];
    let plans = vec![
        plain("free", vec![by_vendor(vec![flat_year("0")])]),
        Plan { max_seats: Some(10), ..plain("team", team) },
        scim("business", vec![quote_only(), business]),
    ];
    Vendor { step: Some(("team".into(), "business".into())), ..vendor("segment", plans) }
}

pub fn ironclad() -> Vendor {
    let plans = vec![
        plain("standard", vec![quote_only(), by_guide(vec![flat_year("25000..75000")])]),
        scim("enterprise", vec![quote_only(), by_guide(vec![flat_year("60000..150000")])]),
    ];
    let row = |seats, uplift, total| StepRow { seats, uplift: amount(uplift), total: Some(amount(total)) };
    let rows = vec![row(50, "35000+", "60000+"), row(100, "35000+", "85000+"), row(200, "75000+", "150000+")];
    Vendor { published_steps: vec![step(Publisher::ThirdParty, rows)], ..vendor("ironclad", plans) }
}

/// A published step from `standard` to `enterprise`.
pub fn step(publisher: Publisher, rows: Vec<StepRow>) -> PublishedStep {
    PublishedStep {
        publisher,
        source: "guide".into(),
        checked: Date::parse("2026-11-21").unwrap(),
        published: None,
        grade: Grade::C,
        from: "standard".into(),
        to: "enterprise".into(),
        rows,
    }
}

pub fn pigment() -> Vendor {
    let plans = vec![
        plain("professional", vec![quote_only(), by_guide(vec![flat_year("65000..127500")])]),
        scim("enterprise", vec![quote_only()]),
    ];
    vendor("pigment", plans)
}

pub fn metabase() -> Vendor {
    let rate = |annual, monthly| Rate { annual: Some(amount(annual)), monthly: Some(amount(monthly)) };
    let price = |base, covers, extra| {
        let flat = Charge::Flat { rate: base, per: Per::Month, covers: Some(covers) };
        let more = Charge::PerSeat { rate: extra, per: Per::Year, included: covers, minimum: 0, pack: 1 };
        vec![by_vendor(vec![flat, more])]
    };
    let plans = vec![
        plain("starter", price(rate("90", "100"), 5, rate("65", "72"))),
        scim("pro", price(rate("517.50", "575"), 10, rate("130", "144"))),
    ];
    let by_idp = vec![
        (Idp::Okta, Provisioning::Full),
        (Idp::Entra, Provisioning::Partial(Some(Operations { groups: false, ..ALL_OPERATIONS }))),
    ];
    Vendor { idps: by_idp, ..vendor("metabase", plans) }
}

pub fn github() -> Vendor {
    let plans = vec![
        plain("team", vec![by_vendor(vec![seat_month("4")])]),
        scim("enterprise-cloud", vec![by_vendor(vec![seat_month("21")])]),
    ];
    vendor("github", plans)
}

/// Guard goes on top of Standard and Premium; Enterprise brings it along, by quote.
pub fn confluence() -> Vendor {
    let guard = Charge::PerSeat {
        rate: Rate { annual: None, monthly: Some(amount("4.20")) },
        per: Per::Month,
        included: 0,
        minimum: 0,
        pack: 1,
    };
    let on_top = |id, prices| Plan { sso: Support::AddOn, scim: Support::AddOn, ..plain(id, prices) };
    let plans = vec![
        on_top("standard", vec![by_guide(vec![seat_month("5.25..6")])]),
        on_top("premium", vec![by_guide(vec![seat_month("11.75")])]),
        on_top("unpriced", Vec::new()),
        scim("enterprise", vec![quote_only()]),
        addon("guard", &["standard", "premium", "unpriced"], vec![by_vendor(vec![guard])]),
    ];
    let step = Some(("standard".into(), "guard".into()));
    Vendor { status: Status::AddOn, changes_follow: true, step, ..vendor("confluence", plans) }
}

/// A starter pack for 10, further seats at a price each, at most 20.
pub fn one_password() -> Vendor {
    let pack = vec![by_vendor(vec![flat_month("24.95", 10), seats("4.99", 10, 0, 1)])];
    let plans = vec![
        Plan { max_seats: Some(20), ..plain("starter-pack", pack) },
        scim("business", vec![by_vendor(vec![seat_month("8.99")])]),
    ];
    vendor("one-password", plans)
}

/// An offer reported net, and an onboarding fee.
pub fn hubspot() -> Vendor {
    let onboarding = vec![("Professional onboarding".to_string(), number("1500"))];
    let plans = vec![
        plain("starter", vec![Price { net: true, ..by_vendor(vec![seat_month("7")]) }]),
        scim("professional", vec![Price { one_offs: onboarding, ..by_vendor(vec![seat_month("90")]) }]),
    ];
    vendor("hubspot", plans)
}

/// With its own row of the benchmark; single sign-on comes before SCIM.
pub fn miro() -> Vendor {
    let plans = vec![
        plain("starter", vec![by_vendor(vec![seat_month("8")])]),
        Plan { sso: Support::Yes, ..plain("business", vec![by_vendor(vec![seat_month("20")])]) },
        scim("enterprise", vec![quote_only()]),
    ];
    let benchmark = Benchmark {
        vendors_own: true,
        employees: number("500"),
        orphaned_accounts: number("9"),
        unused_licences: number("44"),
        it_hours: number("132"),
        licences: number("9673"),
        labour: number("7942"),
        orphans: number("2224"),
    };
    Vendor { benchmark: Some(benchmark), ..vendor("miro", plans) }
}

pub fn included() -> Vendor {
    Vendor {
        status: Status::Included,
        ..vendor("included", vec![scim("team", vec![by_vendor(vec![seat_month("10")])])])
    }
}

pub fn absent() -> Vendor {
    let plans = vec![plain("team", vec![by_vendor(vec![seat_month("10")])])];
    Vendor { status: Status::Absent, operations: None, idps: Vec::new(), ..vendor("absent", plans) }
}

pub fn unclear() -> Vendor {
    let plans = vec![Plan { scim: Support::Unknown, ..plain("team", vec![by_vendor(vec![seat_month("10")])]) }];
    Vendor { status: Status::Unknown, operations: None, idps: Vec::new(), ..vendor("unclear", plans) }
}

/// €10 to €12 a seat-month.
pub fn euro() -> Vendor {
    let plans =
        vec![plain("a", vec![by_vendor(vec![seat_month("10")])]), scim("b", vec![by_vendor(vec![seat_month("12")])])];
    Vendor { currency: "EUR".into(), ..vendor("euro", plans) }
}
