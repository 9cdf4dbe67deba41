//! Names of columns as exports of SaaS management and spreadsheets have them.

use super::*;

fn role(name: &str) -> Option<Role> {
    meaning(name).map(|meaning| meaning.role)
}

#[test]
fn names_of_columns_are_known_in_any_case_and_order() {
    for (role_of, names) in [
        (
            Role::Name,
            "App|Application|application name|APP_NAME|appName|Product|Product Name|Tool|Software|SaaS|SaaS App|Service|Name",
        ),
        (Role::Maker, "Vendor|vendor name|Supplier|Publisher|Provider|Software Vendor"),
        (Role::Site, "Domain|Website|URL|App URL|Vendor domain|Web site|website url"),
        (Role::VendorId, "Vendor id|vendor_id|vendorId"),
        (
            Role::CurrentPlan,
            "Plan|Tier|Edition|Current plan|Plan name|Subscription plan|License type|Licence Type|Plan tier",
        ),
        (Role::TargetPlan, "Target plan|Upgrade plan|New tier|SCIM plan|Desired edition|target_plan"),
        (
            Role::Seats,
            "Seats|Licences|Licenses|Users|Quantity|Qty|Assigned|Assigned licenses|# of seats|No. of users|Number of Licenses|\
             Total licences|Licenses purchased|Paid seats|Active users|Seats owned|User count|Assigned Users",
        ),
        (
            Role::YearCost,
            "Annual cost|Annual Cost (USD)|Yearly spend|Cost per year|Cost / year|cost_per_year|annualCost|Total annual spend|\
             Spend p.a.|Price per annum|ACV|ARR|Annual contract value|Cost now a year|Annual Cost ($)|Cost p. a.",
        ),
        (Role::MonthCost, "Monthly cost|Cost per month|Monthly spend (EUR)|Price/month|Cost/mo"),
        (Role::SeatYearCost, "Annual price per seat|Cost per user per year|Price per license / yr"),
        (
            Role::SeatMonthCost,
            "Price per seat|Price per seat per month|Monthly cost per user|Cost per license|Unit price|Price/user/month",
        ),
        (
            Role::Quote,
            "Quote|Quote a year|Annual quote|Quoted price per year|Upgrade cost per year|Target price a year",
        ),
        (Role::SeatQuote, "Quote per seat a month|Quoted price per user per month|Target price per seat a month"),
        (Role::NowDiscount, "Discount now %|Current discount|current discount (%)"),
        (Role::Discount, "Target discount %|Upgrade discount"),
        (Role::Usage, "Usage in units"),
        (Role::Anyway, "Bought anyway %"),
        (Role::Once, "One-off cost|One-time cost|Setup fee|Onboarding cost"),
        (Role::Other, "Other tool a year"),
        (
            Role::Renewal,
            "Renewal date|Renewal|Renews|Renews on|Next renewal|Contract end date|Contract end|Expiry date|Expires|\
             Subscription end date|License expiration date|Next Renewal Date",
        ),
    ] {
        for name in names.split('|') {
            assert_eq!(role(name), Some(role_of), "{name}");
            let capitals = name.contains(' ').then(|| role(&name.to_uppercase()));
            assert_eq!(capitals.unwrap_or(Some(role_of)), Some(role_of), "{name} in capitals");
        }
    }
}

#[test]
fn what_says_nothing_is_not_taken_for_something() {
    let names = "|Category|Owner|Department|Status|Notes|Email|User email|License key|Unused licenses|Seat utilization|\
                 Cost|Price|Spend|Total spend|Total contract value|Last year spend|Discount|Usage|Plan owner|Renewal owner|Auto-renewal|\
                 Renewal price|Contract|Contract start date|Start date|End date|App id|ID|Risk score|SSO|SCIM|Country|GitHub|50|\
                 Annual savings|License cost center|Vendor contact|Users without MFA|2026-12-31|Annual budget owner";
    for name in names.split('|') {
        assert_eq!(role(name), None, "{name}");
    }
}

#[test]
fn a_price_without_its_period_is_not_sure() {
    for (name, sure) in [
        ("Price per seat", false),
        ("Unit price", false),
        ("Price per seat per month", true),
        ("Quote", false),
        ("Quote a year", true),
        ("Subscription", false),
        ("Active users", false),
        ("Users", true),
    ] {
        assert_eq!(meaning(name).map(|meaning| meaning.sure), Some(sure), "{name}");
    }
}

#[test]
fn what_is_paid_for_goes_before_what_is_used() {
    let rank = |name| meaning(name).unwrap().rank;
    let names = ["Licenses purchased", "Licenses", "Assigned licenses", "Users", "Active users"];
    assert!(names.map(rank).is_sorted_by(|a, b| a < b), "{:?}", names.map(rank));
    let names = ["Application", "Product", "Name"];
    assert!(names.map(rank).is_sorted_by(|a, b| a < b), "{:?}", names.map(rank));
}

#[test]
fn every_label_is_known_as_itself() {
    for role_of in Role::ALL {
        assert_eq!(meaning(role_of.label()).map(|meaning| (meaning.role, meaning.sure)), Some((role_of, true)));
    }
}

#[test]
fn currencies_stand_in_names() {
    for (name, code) in [
        ("Annual cost (EUR)", Some("EUR")),
        ("Annual cost €", Some("EUR")),
        ("cost_usd_year", Some("USD")),
        ("Cost ($)", Some("$")),
        ("£ a year", Some("GBP")),
        ("ARR", None),
        ("Annual cost", None),
    ] {
        assert_eq!(currency(name), code, "{name}");
    }
}
