//! Which things to put into a budget so that their values add up to the most: exactly, and with an end to the work.
//!
//! In order of value for a cent the first things that fit come close; the best set differs from them in few things
//! around the one that did not fit any more. So from there, one thing on either side in turn, sets with and without it
//! are formed (Pisinger's MinKnap). Kept are those worth going on with: none that another one beats at no more cost
//! (Nemhauser and Ullmann), and none that could not beat the best set found, even if parts of things could be bought or
//! given back (Dantzig's bound). What is dropped cannot be the answer, so when nothing is left the best set is the best
//! of all: with 500 upgrades after some hundred to some hundred thousand sets. Only lists made to be hard take more than
//! [`MOST_SETS`], and then the result says by how much it may fall short.

use std::cmp::Ordering;

/// Something with a cost and a value in cents. The cost is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub cost: i128,
    pub value: i128,
}

/// The best set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    /// Indexes of its things, in rising order.
    pub chosen: Vec<usize>,
    /// What another set could be worth more at most: zero where it is known to be the best.
    pub doubt: i128,
}

/// The most sets that are formed, less than a second's work.
const MOST_SETS: usize = 2_000_000;

/// The best of all sets of things whose costs come to `budget` at most; of two with the same value the cheaper.
pub(super) fn pack(things: &[Thing], budget: i128) -> Packed {
    pack_within(things, budget, MOST_SETS)
}

/// The things looked at with their places, and what is known of the others: those before are in, those behind out.
struct Core<'a> {
    things: &'a [Thing],
    budget: i128,
    /// The things looked at are those from the first place up to the second.
    from: usize,
    to: usize,
}

/// A set: all things before the core, and some of the core. It may cost more than the budget as long as things can
/// be given back.
#[derive(Clone, Copy)]
struct Set {
    cost: i128,
    value: i128,
    /// The last thing that was added or given back, with the set before it, among the links.
    last: Option<usize>,
}

fn pack_within(things: &[Thing], budget: i128, most_sets: usize) -> Packed {
    let fits = |at: &usize| things[*at].cost <= budget && things[*at].value > 0;
    let mut order: Vec<usize> = (0..things.len()).filter(fits).collect();
    order.sort_by(|a, b| by_value_for_a_cent(things[*a], things[*b]));
    let sorted: Vec<Thing> = order.iter().map(|at| things[*at]).collect();
    // Costs that are all whole dollars leave nothing to do with the cents of a budget.
    let unit = sorted.iter().fold(0, |unit, thing| common_divisor(unit, thing.cost)).max(1);
    let budget = budget / unit * unit;

    let mut start = Set { cost: 0, value: 0, last: None };
    let mut first = 0;
    while let Some(thing) = sorted.get(first).filter(|thing| start.cost + thing.cost <= budget) {
        start = Set { cost: start.cost + thing.cost, value: start.value + thing.value, last: None };
        first += 1;
    }
    let mut core = Core { things: &sorted, budget, from: first, to: first };
    let (mut sets, mut best) = (vec![start], start);
    let mut links: Vec<(Option<usize>, usize)> = Vec::new();
    while let Some((at, adds)) = core.next() {
        let thing = sorted[at];
        let sign = if adds { 1 } else { -1 };
        let changed = |(set, link): (&Set, usize)| Set {
            cost: set.cost + sign * thing.cost,
            value: set.value + sign * thing.value,
            last: Some(links.len() + link),
        };
        let others: Vec<Set> = sets.iter().zip(0..).map(changed).collect();
        links.extend(sets.iter().map(|set| (set.last, at)));
        sets = merged(&sets, &others);
        for set in sets.iter().filter(|set| set.cost <= budget) {
            if (set.value, best.cost) > (best.value, set.cost) {
                best = *set;
            }
        }
        sets.retain(|set| core.bound(set) > best.value);
        if sets.is_empty() || links.len() > most_sets {
            break;
        }
    }
    let doubt = sets.iter().map(|set| core.bound(set) - best.value).max().unwrap_or(0).max(0);
    let mut is_in: Vec<bool> = (0..sorted.len()).map(|at| at < first).collect();
    let mut last = best.last;
    while let Some((before, at)) = last.and_then(|link| links.get(link)) {
        is_in[*at] = *at >= first;
        last = *before;
    }
    let mut chosen: Vec<usize> = order.into_iter().zip(is_in).filter(|(_, is_in)| *is_in).map(|(at, _)| at).collect();
    chosen.sort_unstable();
    Packed { chosen, doubt }
}

impl Core<'_> {
    /// Takes in the next thing, behind and before in turn, and whether it is one to add.
    fn next(&mut self) -> Option<(usize, bool)> {
        let first = self.to - self.from;
        let behind = self.to < self.things.len();
        if behind && (first.is_multiple_of(2) || self.from == 0) {
            self.to += 1;
            return Some((self.to - 1, true));
        }
        self.from = self.from.checked_sub(1)?;
        Some((self.from, false))
    }

    /// The most that a set can come to with the things that were not looked at yet: room is worth at most what the
    /// next thing behind makes of it, and what is over the budget costs at least what the next one before gives for it.
    fn bound(&self, set: &Set) -> i128 {
        let room = self.budget - set.cost;
        if room >= 0 {
            return self.things.get(self.to).map_or(set.value, |next| set.value.saturating_add(share(*next, room)));
        }
        let before = self.from.checked_sub(1).and_then(|at| self.things.get(at));
        before.map_or(i128::MIN, |next| set.value.saturating_sub(share(*next, -room)))
    }
}

/// What a part of a thing at this cost is worth, without the fraction of a cent.
fn share(thing: Thing, cost: i128) -> i128 {
    let (whole, rest) = (thing.value / thing.cost, thing.value % thing.cost);
    whole.saturating_mul(cost).saturating_add(rest.saturating_mul(cost) / thing.cost)
}

/// The most value for a cent first, then the cheaper.
fn by_value_for_a_cent(a: Thing, b: Thing) -> Ordering {
    // Whole parts first: products of what is left stay small.
    let whole = |thing: Thing| thing.value / thing.cost;
    let rest = |thing: Thing, other: Thing| (thing.value % thing.cost).saturating_mul(other.cost);
    whole(b).cmp(&whole(a)).then_with(|| rest(b, a).cmp(&rest(a, b))).then(a.cost.cmp(&b.cost))
}

fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// Both lists, in rising order of cost, as one, without sets that another one beats at no more cost.
fn merged(one: &[Set], other: &[Set]) -> Vec<Set> {
    let mut all: Vec<Set> = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (None, None) => return all,
            (Some(a), Some(b)) if (b.cost, a.value) < (a.cost, b.value) => right.next(),
            (Some(_), _) => left.next(),
            (None, Some(_)) => right.next(),
        };
        all.extend(next.filter(|set| all.last().is_none_or(|last| set.value > last.value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn things(list: &[(i128, i128)]) -> Vec<Thing> {
        list.iter().map(|(cost, value)| Thing { cost: *cost, value: *value }).collect()
    }

    #[test]
    fn the_best_for_a_cent_is_not_always_in_the_best_set() {
        // By value for a cent: 60 for 10, 100 for 20, 120 for 30. In 50 the last two are worth 220, the first two 160.
        let list = things(&[(10, 60), (20, 100), (30, 120)]);
        let chosen = |budget| pack(&list, budget).chosen;
        assert_eq!(chosen(50), [1, 2]);
        assert_eq!(chosen(49), [0, 2]);
        assert_eq!(chosen(60), [0, 1, 2]);
        assert_eq!(chosen(30), [0, 1]);
        assert_eq!(chosen(29), [1]);
        assert_eq!(chosen(10), [0]);
        assert!(chosen(9).is_empty() && chosen(0).is_empty() && chosen(-5).is_empty());
    }

    #[test]
    fn of_equal_values_the_cheaper_set() {
        // 30 for 30 in one, or 30 for 29 in two.
        assert_eq!(pack(&things(&[(30, 30), (15, 15), (14, 15)]), 30).chosen, [1, 2]);
        assert_eq!(pack(&things(&[(5, 7), (5, 7)]), 5).chosen.len(), 1);
    }

    #[test]
    fn what_is_worth_nothing_stays_out() {
        assert!(pack(&things(&[(1, 0), (1, -3)]), 9).chosen.is_empty());
    }

    /// Numbers that look random, the same every time.
    fn numbers(mut state: i128) -> impl FnMut(i128) -> i128 {
        move |most| {
            state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
            state / 8 % most
        }
    }

    #[test]
    fn five_hundred_things_are_packed_for_certain() {
        type Make = fn(i128, i128) -> Thing;
        // Cents: upgrades of $1,000 to $98,000.
        let kinds: [(&str, Make); 5] = [
            ("any", |a, b| Thing { cost: 100_000 + a * 97, value: 1 + b }),
            ("value like cost", |a, b| Thing { cost: 100_000 + a * 97, value: 10_000 + a * 10 + b }),
            ("nearly in proportion", |a, b| Thing { cost: 100_000 + a * 97, value: 3_000 + a * 3 + b % 1_000 }),
            ("in proportion", |a, _| Thing { cost: 60_000 * (1 + a % 300), value: 1_887 * (1 + a % 300) }),
            ("few prices, many sizes", |a, b| Thing {
                cost: (1 + a % 40) * 1_195 * (1 + b % 500),
                value: 1_887 * (1 + b % 500),
            }),
        ];
        for (kind, make) in kinds {
            let mut next = numbers(42);
            let list: Vec<Thing> = (0..500).map(|_| make(next(100_000), next(100_000))).collect();
            let all: i128 = list.iter().map(|thing| thing.cost).sum();
            for part in [50, 10, 3, 2] {
                let packed = pack(&list, all / part + 7);
                assert_eq!(packed.doubt, 0, "{kind}, a {part}th");
                let cost: i128 = packed.chosen.iter().map(|at| list[*at].cost).sum();
                assert!(cost <= all / part + 7);
            }
        }
    }

    #[test]
    fn where_the_work_ends_early_the_doubt_is_told() {
        // A fixed value on top of the cost makes it hard.
        let mut next = numbers(7);
        let list: Vec<Thing> =
            (0..60).map(|_| 100_000 + next(100_000)).map(|cost| Thing { cost, value: cost + 5_000 }).collect();
        let budget = list.iter().map(|thing| thing.cost).sum::<i128>() / 2;
        let value = |packed: &Packed| packed.chosen.iter().map(|at| list[*at].value).sum::<i128>();
        let (early, late) = (pack_within(&list, budget, 20), pack(&list, budget));
        assert!(early.doubt > late.doubt && value(&late) <= value(&early) + early.doubt);
        assert!(value(&early) <= value(&late));
    }
}
