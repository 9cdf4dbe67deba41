//! Five stacks, each with what is then changed: in the file, and for the engine.

use scim_tax::domain::{
    Assumption, Catalog, Charge, Estimate, Manual, Number, Prices, Rate, Scenario, Span, Term, Vendor,
    price_that_counts,
};
use scim_tax::wire::link;
use serde_json::{Value, json};

/// A cell of the file and what to put there.
pub struct Change {
    sheet: &'static str,
    /// Heading and text that find the row.
    row: Vec<(&'static str, &'static str)>,
    column: &'static str,
    value: Value,
}

impl Change {
    /// As the script reads it.
    pub fn json(&self) -> Value {
        let row: serde_json::Map<String, Value> =
            self.row.iter().map(|(key, text)| ((*key).into(), json!(text))).collect();
        let headings = if self.sheet == "Apps" { 2 } else { 1 };
        json!({"sheet": self.sheet, "headings": headings, "where": row, "column": self.column, "value": self.value})
    }
}

/// A stack, and what is changed in it.
pub struct Stack {
    pub name: &'static str,
    pub scenario: Scenario,
    pub changes: Vec<Change>,
    /// The same changes for the engine.
    pub change: fn(&mut Catalog, &mut Scenario),
}

fn app(number: &'static str, column: &'static str, value: Value) -> Change {
    Change { sheet: "Apps", row: vec![("No.", number)], column, value }
}

fn assumed(name: &'static str, value: Value) -> Change {
    Change { sheet: "Assumptions", row: vec![("Name", name)], column: "Base", value }
}

/// A price of the app, on the row that the last two find.
fn price(
    number: &'static str,
    plan: &'static str,
    row: (&'static str, &'static str),
    column: &'static str,
    value: Value,
) -> Change {
    Change { sheet: "Prices", row: vec![("No.", number), ("Plan or add-on", plan), row], column, value }
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn exact(text: &str) -> Estimate {
    Estimate::exact(number(text))
}

/// The charges of the price that counts.
fn charges<'a>(catalog: &'a mut Catalog, vendor: &str, plan: &str) -> &'a mut Vec<Charge> {
    charges_of(catalog.vendors.iter_mut().find(|known| known.id == vendor).unwrap(), plan)
}

fn charges_of<'a>(vendor: &'a mut Vendor, plan: &str) -> &'a mut Vec<Charge> {
    let plan = vendor.plans.iter_mut().find(|known| known.id == plan).unwrap();
    let (at, _) = price_that_counts(plan, Prices::All).unwrap();
    &mut plan.prices[at].charges
}

fn rate(charge: &mut Charge) -> &mut Rate {
    match charge {
        Charge::PerSeat { rate, .. } | Charge::Flat { rate, .. } | Charge::Usage { rate, .. } => rate,
        Charge::Bands { bands, .. } => &mut bands[0].rate,
        other => panic!("{other:?} has no rate"),
    }
}

fn read(text: &str) -> Scenario {
    let reading = link::read(text);
    assert_eq!(reading.problems, [], "{text}");
    reading.scenario
}

const EACH: (&str, &str) = ("What", "for each seat");

/// All five.
pub fn stacks() -> Vec<Stack> {
    vec![
        Stack {
            name: "exact",
            scenario: read(
                "v=1&app=kustomer,enterprise,ultimate,50,anyway:25,once:1000&app=github,team,enterprise-cloud,100&app=metabase,starter,pro,100&app=figma,professional,organization,33&app=kustomer,ultimate,,50&idp-cost=600&setup-hours=10&token-hours=2",
            ),
            changes: vec![
                app("1", "Seats", json!(73)),
                // Below Kustomer's minimum of eight seats.
                app("5", "Seats", json!(5)),
                price("1", "Ultimate", EACH, "Price, low", json!(149.35)),
                // Metabase, monthly: other rates for the flat part and for further seats.
                app("3", "Seats", json!(7)),
                assumed("billing_term", json!("monthly")),
                assumed("rate_base", json!(72.5)),
                assumed("idp_cost", Value::Null),
            ],
            change: |catalog, scenario| {
                scenario.apps[0].seats = 73;
                scenario.apps[4].seats = 5;
                scenario.apps[2].seats = 7;
                scenario.company.billing = Term::Monthly;
                scenario.company.idp_cost = None;
                scenario.company.assumptions.set(Assumption::Rate, Span::certain(number("72.5")));
                // The fifth app is on Ultimate too. In the file each app has its own prices, so only the first app's
                // changed: for the engine the other one's vendor is a copy made before.
                let mut twin = catalog.vendor("kustomer").unwrap().clone();
                twin.id = "kustomer-as-before".into();
                rate(&mut charges(catalog, "kustomer", "ultimate")[0]).annual = Some(exact("149.35"));
                let scim_tax::domain::Product::Listed { vendor, .. } = &mut scenario.apps[4].product else { return };
                vendor.clone_from(&twin.id);
                catalog.vendors.push(twin);
                catalog.vendors.sort_by(|a, b| a.id.cmp(&b.id));
            },
        },
        Stack {
            name: "ranges",
            scenario: read(
                "v=1&app=segment,team,business,10&app=ironclad,standard,enterprise,120&app=atlassian-confluence,standard,premium,80&app=1password,teams-starter-pack,business,100&app=doodle,team,enterprise,30&idp=other",
            ),
            changes: vec![
                app("1", "Seats", json!(8)),
                app("1", "Usage, in the plan’s unit", json!(50_500)),
                price("1", "Business", ("What", "flat"), "Price, high (empty: as low)", json!(4_100)),
                // Across the first row of Ironclad's published steps, and below it.
                app("2", "Seats", json!(200)),
                app("3", "Bought anyway, %", json!(40)),
                price("3", "Premium", EACH, "Price, low", json!(12.05)),
                app("4", "Seats", json!(9)),
                assumed("leavers_people", json!(75)),
                assumed("by_hand_model", json!("benchmark")),
            ],
            change: |catalog, scenario| {
                (scenario.apps[0].seats, scenario.apps[1].seats, scenario.apps[3].seats) = (8, 200, 9);
                scenario.apps[0].usage = Some(number("50500"));
                scenario.apps[2].anyway = Some(number("40"));
                scenario.company.assumptions.leavers_people = Some(number("75"));
                scenario.company.manual = Manual::Benchmark;
                let business = Estimate::Range(number("983"), number("4100"));
                rate(&mut charges(catalog, "segment", "business")[0]).annual = Some(business);
                *rate(&mut charges(catalog, "atlassian-confluence", "premium")[0]) = Rate::either(exact("12.05"));
            },
        },
        Stack {
            name: "unknowns",
            scenario: read(
                "v=1&app=kustomer,enterprise,ultimate,50&app=pigment,professional,enterprise,50&app=wedo,pro,enterprise,50,once:300&app=segment,team,business,30&app=bill-com,essentials,,50&app=vanta,essentials,professional,100&app=own,%3D1%2B1%20%22x%22,,12&app=ironclad,standard,enterprise,40&app=deepl,team,business,40",
            ),
            changes: vec![
                // What was not known is entered, and the other way round.
                app("2", "With SCIM, a year all in", json!(180_000)),
                app("4", "Seats", json!(10)),
                app("7", "Now, a seat-month", json!(9.99)),
                app("7", "With SCIM, a seat-month", json!(14.49)),
                app("8", "Seats", json!(60)),
                price("1", "Enterprise", EACH, "Price, low", json!("not published")),
                price("9", "Team", EACH, "Price, low", json!(25.49)),
                assumed("fx_chf", json!(1.13)),
                assumed("third_party_tool", json!(1_200)),
            ],
            change: |catalog, scenario| {
                scenario.apps[1].quote = Some(number("180000"));
                (scenario.apps[3].seats, scenario.apps[7].seats) = (10, 60);
                (scenario.apps[6].now_seat, scenario.apps[6].seat) = (Some(number("9.99")), Some(number("14.49")));
                let unknown = Estimate::Unknown(scim_tax::domain::Reason::NotRecorded);
                rate(&mut charges(catalog, "kustomer", "enterprise")[0]).annual = Some(unknown);
                rate(&mut charges(catalog, "deepl", "team")[0]).annual = Some(exact("25.49"));
                scenario.company.fx = vec![("chf".into(), number("1.13"))];
                scenario.company.third_party = Some(number("1200"));
            },
        },
        Stack {
            name: "own-quotes",
            scenario: read(
                "v=1&app=pigment,professional,enterprise,50,quote:180000&app=own,Acme%20CRM,,50,now-seat:10,seat:25&app=kustomer,enterprise,ultimate,50,now-discount:7.5,discount:12,other:800&app=ironclad,standard,enterprise,120,now-quote:50000&app=wedo,pro,enterprise,50,quote:9000&app=miro,starter,enterprise,50,seat:22.5&app=hubspot,sales-hub-starter,sales-hub-professional,50,now-discount:20,discount:10&manual=benchmark&idp=google&fx-chf=1.25",
            ),
            changes: vec![
                app("1", "With SCIM, a year all in", json!(151_000.55)),
                app("2", "Seats", json!(61)),
                // Back to list prices, and a quote in their place.
                app("3", "Discount now, %", Value::Null),
                app("3", "Now, a year all in", json!(48_000)),
                app("4", "Now, a year all in", Value::Null),
                app("4", "Discount with SCIM, %", json!(5)),
                app("5", "Seats", json!(75)),
                app("6", "With SCIM, a seat-month", Value::Null),
                price("7", "Sales Hub Professional", EACH, "Price, low", json!(95)),
                assumed("by_hand_model", json!("own")),
                assumed("jit_in_use", json!("yes")),
                assumed("fx_chf", json!(1.31)),
            ],
            change: |catalog, scenario| {
                let [pigment, own, kustomer, ironclad, wedo, miro, _] = scenario.apps.as_mut_slice() else { panic!() };
                pigment.quote = Some(number("151000.55"));
                (own.seats, wedo.seats) = (61, 75);
                (kustomer.now_discount, kustomer.now_quote) = (None, Some(number("48000")));
                (ironclad.now_quote, ironclad.discount) = (None, Some(number("5")));
                miro.seat = None;
                rate(&mut charges(catalog, "hubspot", "sales-hub-professional")[0]).annual = Some(exact("95"));
                scenario.company.manual = Manual::Own;
                scenario.company.jit = true;
                scenario.company.fx = vec![("chf".into(), number("1.31"))];
            },
        },
        Stack {
            name: "add-ons-and-bands",
            scenario: read(
                "v=1&app=atlassian,atlassian-cloud,guard-standard,100&app=atlassian-confluence,standard,premium.guard-standard,100&app=atlassian-jira,standard,guard-standard,120&app=doodle,team,enterprise,5&app=okta,starter,lifecycle-management-add-on,18&app=knowbe4,sat-foundation,sat-advanced,60&app=datadog,infrastructure-free,infrastructure-pro,20,usage:41&app=lattice,engagement,foundations,70&billing=monthly",
            ),
            changes: vec![
                app("2", "Seats", json!(144)),
                price("1", "Guard Standard", EACH, "Billed monthly, low (empty: the same)", json!(4.85)),
                // Over and at bounds of bands, and across a minimum spend.
                app("4", "Seats", json!(6)),
                app("5", "Seats", json!(25)),
                app("6", "Seats", json!(1_001)),
                app("7", "Usage, in the plan’s unit", json!(40.5)),
                app("8", "Seats", json!(90)),
                price("5", "Starter", EACH, "Price, low", json!(6.5)),
                price("8", "Engagement", EACH, "Price, low", json!(4.4)),
                assumed("billing_term", json!("annual")),
            ],
            change: |catalog, scenario| {
                for (at, seats) in [(1, 144), (3, 6), (4, 25), (5, 1_001), (7, 90)] {
                    scenario.apps[at].seats = seats;
                }
                scenario.apps[6].usage = Some(number("40.5"));
                rate(&mut charges(catalog, "atlassian", "guard-standard")[0]).monthly = Some(exact("4.85"));
                rate(&mut charges(catalog, "okta", "starter")[0]).annual = Some(exact("6.5"));
                rate(&mut charges(catalog, "lattice", "engagement")[0]).annual = Some(exact("4.4"));
                scenario.company.billing = Term::Annual;
            },
        },
    ]
}
