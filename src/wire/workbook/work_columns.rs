//! The columns of manual work on the sheet Working: by hand, and what stays with SCIM. The rules are those of
//! `domain::by_hand` and `domain::after_scim`.

use super::apps::AppInputs;
use super::assumptions::Inputs;
use super::book::{Content, Format};
use super::calc::Calc;
use super::ends::Ends;
use super::table::AppRow;
use crate::domain::{Assumption, Benchmark, Number};

/// Labour, orphaned accounts and unused licences, in the model that is compared with.
pub(super) struct Lines {
    pub labour: Ends,
    pub handling: Ends,
    pub waste: Ends,
}

impl Lines {
    /// All three.
    pub fn total(&self) -> Ends {
        Ends::total(&[&self.labour, &self.handling, &self.waste])
    }
}

/// Manual work as it stands in an app's row.
pub(super) struct Work {
    pub hours: Calc,
    /// IT hours that stay with SCIM.
    pub hours_after: Ends,
    pub by_hand: Lines,
    pub residual: Lines,
    /// What SCIM saves, an unused licence costing the same before and after.
    pub saving: Ends,
    /// Labour that stays where all three events are covered.
    pub labour_at_best: Calc,
}

/// What is left to do at best or at worst, by the buyer's own numbers.
struct After {
    closes: Calc,
    minutes: Calc,
    labour: Calc,
    handling: Calc,
    waste: Ends,
}

/// What an app's row is computed from.
pub(super) struct Given<'a> {
    pub inputs: &'a Inputs,
    pub app: &'a AppInputs,
    /// One seat more a year, in dollars, now and with SCIM.
    pub seat: &'a Ends,
    pub seat_after: &'a Ends,
    pub benchmark: Option<Benchmark>,
}

/// Writes the columns.
pub(super) fn write(row: &mut AppRow<'_>, given: &Given<'_>) -> Work {
    let Given { inputs, app, .. } = given;
    let base = |assumption| inputs.base(assumption);
    let dollars = Format::dollars;
    let zero = Calc::number(Number::ZERO);
    let minutes_per_hour = Calc::number(Number::MINUTES);

    row.group("Events a year");
    let people = app.seats.times(&inputs.leavers_people).over(&inputs.employees);
    let share = app.seats.times(&base(Assumption::Leavers).percent());
    let leavers = Calc::choose(&inputs.leavers_people.is_number(), &people, &share);
    let leavers = row.calc("Leavers", &leavers, Format::Count);
    let joiners = leavers.plus(&app.seats.times(&inputs.growth.percent()));
    let joiners = row.calc("Joiners", &joiners, Format::Count);
    let changes = app.seats.times(&base(Assumption::Changes).percent());
    let changes = row.calc("Role changes", &changes, Format::Count);
    let reviewed = row.calc("Accounts reviewed", &app.seats.times(base(Assumption::Reviews)), Format::Count);

    let scim = base(Assumption::ScimMinutes);
    let minutes = |covered: Option<[&Calc; 3]>| {
        let jit = inputs.jit.is(&Calc::text("yes"));
        let by = |test: Option<Calc>, by_hand| match test {
            Some(test) => Calc::choose(&test, scim, base(by_hand)),
            None => base(by_hand).clone(),
        };
        let made = covered.map_or(jit.clone(), |[made, ..]| Calc::any(&[made, &jit]));
        let join = joiners.times(&by(Some(made), Assumption::JoinMinutes));
        let leave = leavers.times(&by(covered.map(|[_, closed, _]| closed.clone()), Assumption::LeaveMinutes));
        let change = changes.times(&by(covered.map(|[.., follow]| follow.clone()), Assumption::ChangeMinutes));
        join.plus(&leave).plus(&change).plus(&reviewed.times(base(Assumption::ReviewMinutes)))
    };
    let wages = |minutes: &Calc| minutes.times(base(Assumption::Rate)).over(&minutes_per_hour);

    row.group("By hand, by your own numbers");
    let by_hand = row.calc("Minutes", &minutes(None), Format::Count);
    let hours = row.calc("IT hours", &by_hand.over(&minutes_per_hour), Format::Hours);
    let labour = row.calc("IT labour", &wages(&by_hand), dollars());
    let orphans = leavers.times(&base(Assumption::Missed).percent());
    let orphans = row.calc("Orphaned accounts", &orphans, Format::Count);
    let handling = row.calc("Orphaned accounts, dollars", &orphans.times(base(Assumption::OrphanCost)), dollars());
    let licence_years = orphans.times(base(Assumption::Discovery)).over(&Calc::number(Number::MONTHS));
    let licence_years = row.calc("Unused licences, seat-years", &licence_years, Format::Count);
    let wasted = |seat: &Ends| Ends::choose(&orphans.is(&zero), &Ends::zero(), &seat.times(&licence_years));
    let waste = row.ends("Unused licences", &wasted(given.seat), dollars());

    row.group("Benchmark, by headcount");
    let [scaled_labour, scaled_handling, scaled_waste] = benchmark(row, given);
    let is_benchmark = inputs.model.is(&Calc::text("benchmark"));

    let tests = |word: fn(&Calc) -> Calc| app.covered.each_ref().map(word);
    let best = tests(|cell| cell.is(&Calc::text("no")).not());
    let worst = tests(|cell| cell.is(&Calc::text("yes")));
    let mut after = |case: &str, covered: &[Calc; 3]| {
        row.group(&format!("With SCIM, by your own numbers, {case}"));
        let [made, closed, follow] = covered;
        let left = row.calc(&format!("Minutes, {case}"), &minutes(Some([made, closed, follow])), Format::Count);
        let labour = row.calc(&format!("IT labour, {case}"), &wages(&left), dollars());
        let handling = Calc::choose(closed, &zero, &handling);
        let handling = row.calc(&format!("Orphaned accounts, {case}"), &handling, dollars());
        let waste = Ends::choose(closed, &Ends::zero(), &wasted(given.seat_after));
        let waste = row.ends(&format!("Unused licences, {case}"), &waste, dollars());
        After { closes: closed.clone(), minutes: left, labour, handling, waste }
    };
    let cases = [after("at best", &best), after("at worst", &worst)];
    let [at_best, at_worst] = &cases;
    let hours_after = Ends::exact(&at_best.minutes).or(&Ends::exact(&at_worst.minutes));
    let hours_after =
        row.ends("IT hours with SCIM", &hours_after.each(|end| end.over(&minutes_per_hour)), Format::Hours);

    row.group("By hand, in the model compared with");
    let in_force = |own: &Ends, printed: &Calc| Ends::choose(&is_benchmark, &Ends::exact(printed), own);
    let hand_labour = in_force(&Ends::exact(&labour), &scaled_labour);
    let hand_handling = in_force(&Ends::exact(&handling), &scaled_handling);
    let hand = Lines {
        labour: Ends::exact(&row.calc("IT labour in force", &hand_labour.low, dollars())),
        handling: Ends::exact(&row.calc("Orphaned accounts in force", &hand_handling.low, dollars())),
        waste: row.ends("Unused licences in force", &in_force(&waste, &scaled_waste), dollars()),
    };

    row.group("Still by hand with SCIM, in the model compared with");
    let kept = |printed: &Calc, stays: &Calc, before: &Calc, closes: &Calc| {
        let without = Calc::choose(closes, &zero, printed);
        Calc::choose(&before.above(&zero), &printed.times(stays).over(before), &without)
    };
    let mut line = |what: &str, of: &dyn Fn(&After) -> Ends| {
        let ends = cases.each_ref().map(of);
        let best = row.ends(&format!("{what} that stays, at best"), &ends[0], dollars());
        let worst = row.ends(&format!("{what} that stays, at worst"), &ends[1], dollars());
        row.ends(&format!("{what} that stays"), &best.or(&worst), dollars())
    };
    let residual = Lines {
        labour: line("IT labour", &|case| {
            let kept = kept(&scaled_labour, &case.labour, &labour, &case.closes);
            Ends::exact(&Calc::choose(&is_benchmark, &kept, &case.labour))
        }),
        handling: line("Orphaned accounts", &|case| {
            let kept = kept(&scaled_handling, &case.handling, &handling, &case.closes);
            Ends::exact(&Calc::choose(&is_benchmark, &kept, &case.handling))
        }),
        waste: line("Unused licences", &|case| {
            let kept = kept_of_range(&scaled_waste, &case.waste, &waste, &case.closes);
            Ends::choose(&is_benchmark, &kept, &case.waste)
        }),
    };

    row.group("What SCIM saves, unused licences at today’s price");
    let mut saved = |case: &After, what: &str| {
        let own = labour.minus(&case.labour).plus(&Calc::choose(&case.closes, &handling, &zero));
        let printed = scaled_labour.minus(&kept(&scaled_labour, &case.labour, &labour, &case.closes));
        let printed = printed.plus(&Calc::choose(&case.closes, &scaled_handling.plus(&scaled_waste), &zero));
        let work = row.calc(&format!("Saved {what}, work"), &Calc::choose(&is_benchmark, &printed, &own), dollars());
        let none = Calc::any(&[&is_benchmark, &case.closes.not()]);
        let licences = Ends::choose(&none, &Ends::zero(), &waste);
        let licences = row.ends(&format!("Saved {what}, licences"), &licences, dollars());
        let all = Ends::total(&[&Ends::exact(&work), &licences]);
        row.ends(&format!("Saved {what}"), &all, dollars())
    };
    let saving = saved(at_best, "at best").or(&saved(at_worst, "at worst"));
    let saving = row.ends("Saved", &saving, dollars());

    let all = joiners.plus(&leavers).plus(&changes).times(scim);
    let all = wages(&all.plus(&reviewed.times(base(Assumption::ReviewMinutes))));
    let all = row.calc("IT labour with all covered, own numbers", &all, dollars());
    let covered = Calc::choose(&labour.above(&zero), &scaled_labour.times(&all).over(&labour), &zero);
    let covered = Calc::choose(&is_benchmark, &covered, &all);
    let labour_at_best = row.calc("IT labour with all covered", &covered, dollars());
    Work { hours, hours_after, by_hand: hand, residual, saving, labour_at_best }
}

/// The printed row that counts for the vendor, at this headcount: labour, orphaned accounts, licences.
fn benchmark(row: &mut AppRow<'_>, given: &Given<'_>) -> [Calc; 3] {
    let names = &given.inputs.benchmark;
    let own = given.benchmark.map(|own| [own.employees, own.labour, own.orphans, own.licences]);
    let mut printed = |at: usize, heading: &str, format: Format| match own {
        Some(own) => row.input(heading, Content::Number(own[at]), format),
        None => row.calc(heading, &names[at], format),
    };
    let people = printed(0, "Row printed for, employees", Format::Whole);
    let lines = [
        printed(1, "Printed: IT labour", Format::dollars()),
        printed(2, "Printed: orphaned accounts", Format::dollars()),
        printed(3, "Printed: unused licences", Format::dollars()),
    ];
    let scaled = |line: &Calc| line.times(&given.inputs.employees).over(&people);
    [
        row.calc("Benchmark: IT labour", &scaled(&lines[0]), Format::dollars()),
        row.calc("Benchmark: orphaned accounts", &scaled(&lines[1]), Format::dollars()),
        row.calc("Benchmark: unused licences", &scaled(&lines[2]), Format::dollars()),
    ]
}

/// `printed` in the proportion in which an amount with ends stays; where that is not known or nothing, all of it
/// stays, or nothing where accounts are closed.
fn kept_of_range(printed: &Calc, stays: &Ends, before: &Ends, closes: &Calc) -> Ends {
    let zero = Calc::number(Number::ZERO);
    let some = Calc::sum(&[&before.low, &zero]).above(&zero);
    let known = Calc::all(&[&before.is_closed(), &some, &stays.is_known()]);
    let same = Calc::all(&[&stays.low.is(&before.low), &stays.high.is(&before.high)]);
    let without = Calc::choose(closes, &zero, printed);
    let share = |stays: &Calc, before: &Calc| {
        let share = Calc::choose(&stays.is_number(), &printed.times(stays).over(before), &Calc::not_known());
        Calc::choose(&known, &Calc::choose(&same, printed, &share), &without)
    };
    Ends { low: share(&stays.low, &before.high), high: share(&stays.high, &before.low) }
}
