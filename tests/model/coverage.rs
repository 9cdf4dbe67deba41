//! Section 5: what SCIM covers through which identity provider, and what stays.

use crate::cases::{run, run_with, show};
use crate::vendors::*;
use scim_tax::domain::*;
use scim_tax::present::{Numbers, page};
use scim_tax::wire::link;

const KUSTOMER: &str = "app=kustomer,enterprise,ultimate,50";

/// `jlc`: joiners, leavers, changes covered; best and worst where they differ.
fn covers(coverage: Coverage) -> String {
    let letters = |covered: Covered| {
        [('j', covered.joiners), ('l', covered.leavers), ('c', covered.changes)]
            .iter()
            .map(|(letter, yes)| if *yes { *letter } else { '-' })
            .collect::<String>()
    };
    let (best, worst) = (letters(coverage.best), letters(coverage.worst));
    if best == worst { best } else { format!("{best} or {worst}") }
}

fn operations(letters: &str) -> Operations {
    let has = |letter| letters.contains(letter);
    Operations { create: has('c'), update: has('u'), deactivate: has('d'), groups: has('g') }
}

#[test]
fn by_identity_provider() {
    use Provisioning::{Full, JustInTime, Partial, Unknown};
    const NOTHING: Provisioning = Provisioning::None;
    let some = |letters: &str| Partial(Some(operations(letters)));
    #[rustfmt::skip]
    let table: &[(Provisioning, Option<&str>, bool, &str)] = &[
        // The identity provider gets, the vendor's operations, changes follow: covered.
        (Full, Some("cudg"), true, "jlc"),
        (Full, Some("cudg"), false, "jl-"),
        (Full, Some("cdg"), true, "jlc"),
        (Full, Some("cud"), true, "jlc"),
        // Neither groups nor attributes are sent: nothing that permissions could follow.
        (Full, Some("cd"), true, "jl-"),
        (Full, Some("c"), true, "j--"),
        (Full, Some("cug"), true, "j-c"),
        (Full, Some("d"), false, "-l-"),
        (Full, None, true, "jlc or ---"),
        (Full, None, false, "jl- or ---"),
        (some("cudg"), Some("cudg"), true, "jlc"),
        (some("c"), Some("cudg"), true, "j--"),
        (some("cd"), Some("cudg"), true, "jl-"),
        (some("cdg"), None, true, "jlc"),
        (some("cdg"), None, false, "jl-"),
        (Partial(None), Some("cudg"), true, "jl-"),
        (Partial(None), None, false, "jl-"),
        (JustInTime, Some("cudg"), true, "j--"),
        (JustInTime, None, false, "j--"),
        (NOTHING, Some("cudg"), true, "---"),
        (NOTHING, None, true, "---"),
        (Unknown, Some("cudg"), true, "jlc or ---"),
        (Unknown, Some("cudg"), false, "jl- or ---"),
        (Unknown, Some("c"), true, "j-- or ---"),
        (Unknown, None, true, "jlc or ---"),
        (Unknown, None, false, "jl- or ---"),
    ];
    for (gets, vendors, changes_follow, expected) in table {
        let case = Vendor {
            operations: vendors.map(operations),
            changes_follow: *changes_follow,
            idps: vec![(Idp::Okta, *gets)],
            ..kustomer()
        };
        assert_eq!(covers(Coverage::of(&case, Idp::Okta)), *expected, "{gets:?} {vendors:?} {changes_follow}");
    }
}

#[test]
fn providers_that_no_source_speaks_of() {
    let check = |idp, expected: &str| {
        assert_eq!(covers(Coverage::of(&kustomer_where_changes_follow(), idp)), expected, "{idp:?}");
    };
    check(Idp::Okta, "jlc");
    check(Idp::Google, "j--");
    check(Idp::JumpCloud, "jlc or ---");
    check(Idp::Other, "jlc or ---");
    check(Idp::None, "---");
}

/// Labour, handling, waste, total of what stays.
#[track_caller]
fn check(residual: &Residual, expected: [&str; 4]) {
    let [labour, handling, waste] = residual.lines.each_ref().map(|line| show(line.amount));
    assert_eq!([labour, handling, waste, show(residual.total())], expected);
}

#[test]
fn what_stays() {
    let stays = |vendor: Vendor, more: &str| run_with(vec![vendor], &format!("{KUSTOMER}{more}")).money.residual;
    // All three covered: (21.7 + 21.7 + 10) / 60 h.
    let all = stays(kustomer_where_changes_follow(), "");
    check(&all, ["53.4", "0", "0", "53.4"]);
    assert_eq!(all.it_hours.0.to_ten_decimals(), "0.89");
    // Changes stay: (21.7 + 21.7 + 50) / 60 h.
    check(&stays(kustomer(), ""), ["93.4", "0", "0", "93.4"]);
    // Joiners only; an unused licence now costs Ultimate's seat, 0.352625 × 1,668.
    check(&stays(kustomer(), "&idp=google"), ["288.7", "176.3125", "588.1785", "1053.191"]);
    // Nothing.
    check(&stays(kustomer(), "&idp=none"), ["484", "176.3125", "588.1785", "1248.491"]);
    // Anything from full to nothing.
    check(&stays(kustomer(), "&idp=other"), ["93.4..484", "0..176.3125", "0..588.1785", "93.4..1248.491"]);
    // Reviews stay: 4 × 50 × 2 minutes more.
    check(&stays(kustomer(), "&reviews=4"), ["493.4", "0", "0", "493.4"]);
    // The minutes after SCIM: 10.85 × 3 × 2 + 50.
    check(&stays(kustomer(), "&scim-minutes=3"), ["115.1", "0", "0", "115.1"]);
    // Just-in-time sign-in goes on where nothing is covered.
    check(&stays(kustomer(), "&idp=none&jit=yes"), ["288.7", "176.3125", "588.1785", "1053.191"]);
    // At 8 seats a seat more or less costs nothing.
    let text = "app=kustomer,enterprise,ultimate,8&idp=google";
    check(&run(text).money.residual, ["46.192", "28.21", "0", "74.402"]);
}

#[test]
fn an_unknown_target_seat_leaves_the_waste_open_where_leavers_stay() {
    let text = "app=pigment,professional,enterprise,50";
    check(&run(text).money.residual, ["93.4", "0", "0", "93.4"]);
    check(
        &run(&format!("{text}&idp=google")).money.residual,
        ["288.7", "176.3125", "? seat_price_unknown", "465.0125+"],
    );
}

#[test]
fn nothing_to_buy_stays_priced_at_the_plan_one_has() {
    // 0.352625 × 120.
    check(&run("app=included,team,,50&idp=google").money.residual, ["288.7", "176.3125", "42.315", "507.3275"]);
}

#[test]
fn the_benchmark_stays_in_proportion() {
    let stays = |more: &str| run(&format!("{KUSTOMER}&manual=benchmark{more}")).money.residual;
    // 6,088 × 93.4 / 484; nothing of the orphans and licences.
    check(&stays(""), ["1174.8330578512", "0", "0", "1174.8330578512"]);
    // 6,088 × 288.7 / 484; all orphans; licences 3,925 × 1,668 / 1,068.
    check(&stays("&idp=google"), ["3631.4165289256", "1741", "6130.0561797753", "11502.4727087009"]);
    check(&stays("&idp=none"), ["6088", "1741", "6130.0561797753", "13959.0561797753"]);
    check(
        &stays("&idp=other"),
        ["1174.8330578512..6088", "0..1741", "0..6130.0561797753", "1174.8330578512..13959.0561797753"],
    );
    // Nobody is missed: those lines are 0 by hand, so all of them stays unless leavers are covered.
    check(&stays("&missed=0"), ["1174.8330578512", "0", "0", "1174.8330578512"]);
    check(&stays("&missed=0&idp=none"), ["6088", "1741", "3925", "11754"]);
    // No work at all by hand.
    check(&stays("&leavers=0&changes=0"), ["0", "0", "0", "0"]);
    check(&stays("&leavers=0&changes=0&idp=google"), ["6088", "1741", "3925", "11754"]);
}

#[test]
fn the_benchmark_with_seat_prices_that_are_not_exact() {
    // The seat price now is not known: all of the line stays, or nothing where leavers are covered.
    let unknown = |more: &str| {
        run_with(vec![kustomer_without_current_price()], &format!("{KUSTOMER}&manual=benchmark{more}")).money.residual
    };
    check(&unknown(""), ["1174.8330578512", "0", "0", "1174.8330578512"]);
    check(&unknown("&idp=google"), ["3631.4165289256", "1741", "3925", "9297.4165289256"]);
    // A range: 3,925 × 113.4 / 72 to 3,925 × 122.4 / 63.
    let range = run("app=confluence,standard,guard,50&idp=none&manual=benchmark").money.residual;
    check(&range, ["6088", "1741", "6181.875..7625.7142857143", "14010.875..15454.7142857143"]);
}

#[test]
fn what_stays_in_words() {
    let stays = |vendor: Vendor| {
        let scenario = link::read(&format!("v=1&{KUSTOMER}")).scenario;
        page(&run_with(vec![vendor], KUSTOMER), &scenario, &Numbers::default()).stays
    };
    let all = "Joiners, leavers and changes of role are all covered through your identity provider.";
    assert_eq!(stays(kustomer_where_changes_follow()), [all]);
    let changes = "Changes of role are still made by hand: no source says that groups or roles sent over SCIM carry \
                   permissions here.";
    assert_eq!(stays(kustomer()), [changes]);
}
