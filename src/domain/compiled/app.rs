//! The three ways of one app as sums over its inputs and years (model.md, sections 4 to 6).

use super::super::number::Number;
use super::prices::Figure;
use super::team::{TeamYear, covers_leavers};
use super::{Amounts, Arithmetic, CERTAIN, Gap};

/// One app: each way in each of the years looked at. An amount is the sum of the years.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct AppProgram<C> {
    /// Option A.
    pub by_hand: Result<Vec<Manually<C>>, Gap>,
    /// Option B.
    pub upgrade: Result<Vec<Upgraded<C>>, Gap>,
    /// Option C.
    pub other: Result<Vec<Replaced<C>>, Gap>,
}

/// Manual work of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Manually<C> {
    /// By the buyer's own numbers.
    Own {
        seats: C,
        /// What an unused licence costs.
        seat: Seat<C>,
    },
    /// What stays of a benchmark's labour, orphaned accounts and unused licences; an unused licence goes
    /// from one price to another where both are known and the first is not zero.
    Printed { lines: [C; 3], licences: Option<(Seat<C>, Seat<C>)> },
}

/// What a seat costs a year: a part that moves with the price of the plan one has, and one with the target's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Seat<C> {
    pub current: (Figure<C>, usize),
    pub target: (Figure<C>, usize),
}

/// The upgrade.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Upgraded<C> {
    /// Target, or a published step.
    pub target: (Figure<C>, usize),
    pub current: (Figure<C>, usize),
    /// The share of a price step above zero that is not bought anyway.
    pub keep: C,
    /// What does not vary: the identity provider's share, what is paid once.
    pub fixed: C,
    /// Hours of IT to set up and to renew tokens.
    pub hours: C,
    /// What stays manual.
    pub stays: Manually<C>,
    /// The cases of what SCIM covers at worst and at best, and the input that goes from one to the other.
    pub worst: usize,
    pub best: usize,
    pub coverage: usize,
}

impl<C: Copy> Seat<C> {
    #[inline(always)]
    fn at<N: Arithmetic<Constant = C>>(&self, positions: &[N]) -> N {
        self.current.0.at(positions[self.current.1]) + self.target.0.at(positions[self.target.1])
    }
}

impl<C: Copy> Manually<C> {
    /// Dollars in a case of what is covered; case 0 is all by hand.
    #[inline(always)]
    pub fn year<N: Arithmetic<Constant = C>>(&self, case: usize, team: &TeamYear<N>, positions: &[N]) -> N {
        match self {
            Self::Own { seats, seat } => N::of(*seats) * (team.work[case] + team.unused[case] * seat.at(positions)),
            Self::Printed { lines: [labour, orphans, licences], licences: prices } => {
                let stays = N::of(*labour) * team.share[case];
                if covers_leavers(case) {
                    return stays;
                }
                let ratio = match prices {
                    Some((before, after)) => {
                        team.unused[NOTHING].if_positive(after.at(positions) / before.at(positions), N::ONE)
                    }
                    None => N::ONE,
                };
                stays + N::of(*orphans) + N::of(*licences) * ratio
            }
        }
    }
}

impl<C: Copy> Upgraded<C> {
    /// Dollars.
    #[inline(always)]
    pub fn year<N: Arithmetic<Constant = C>>(&self, team: &TeamYear<N>, positions: &[N]) -> N {
        let (target, current) =
            (self.target.0.at(positions[self.target.1]), self.current.0.at(positions[self.current.1]));
        let step = target - current;
        let step = step.if_positive(step * N::of(self.keep), step);
        let worst = self.stays.year(self.worst, team, positions);
        let stays = if self.coverage == CERTAIN {
            worst
        } else {
            worst + positions[self.coverage] * (self.stays.year(self.best, team, positions) - worst)
        };
        step + N::of(self.fixed) + N::of(self.hours) * team.rate + stays
    }
}

/// Another tool: its price, and what stays with everything covered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Replaced<C> {
    pub price: C,
    pub stays: Manually<C>,
}

impl<C: Copy> Replaced<C> {
    /// Dollars.
    #[inline(always)]
    pub fn year<N: Arithmetic<Constant = C>>(&self, team: &TeamYear<N>, positions: &[N]) -> N {
        N::of(self.price) + self.stays.year(ALL, team, positions)
    }
}

/// The case in which nothing is covered, and the one in which everything is.
pub(in super::super) const NOTHING: usize = 0;
const ALL: usize = 7;

/// The sum of an amount over the years.
#[inline(always)]
pub(in super::super) fn sum_of<T, N: Arithmetic>(years: &[T], amount: impl Fn(&T) -> N) -> N {
    years.iter().map(amount).reduce(|sum, year| sum + year).unwrap_or(N::ZERO)
}

impl<C: Copy> AppProgram<C> {
    /// What the three ways come to.
    pub fn amounts<N: Arithmetic<Constant = C>>(&self, team: &TeamYear<N>, positions: &[N]) -> Amounts<N> {
        let by_hand = self.by_hand.as_ref().map(|years| sum_of(years, |work| work.year(NOTHING, team, positions)));
        let upgrade = self.upgrade.as_ref().map(|years| sum_of(years, |bought| bought.year(team, positions)));
        let other = self.other.as_ref().map(|years| sum_of(years, |tool| tool.year(team, positions)));
        Amounts {
            by_hand: by_hand.map_err(|gap| *gap),
            upgrade: upgrade.map_err(|gap| *gap),
            other: other.map_err(|gap| *gap),
        }
    }
}

impl AppProgram<Number> {
    /// The same with its constants as those of another arithmetic.
    pub fn map<C: Copy>(&self, function: &dyn Fn(Number) -> C) -> AppProgram<C> {
        let figure = |(figure, slot): (Figure<Number>, usize)| (figure.map(function), slot);
        let seat = |seat: Seat<Number>| Seat { current: figure(seat.current), target: figure(seat.target) };
        let manually = |work: &Manually<Number>| match *work {
            Manually::Own { seats, seat: costs } => Manually::Own { seats: function(seats), seat: seat(costs) },
            Manually::Printed { lines, licences } => Manually::Printed {
                lines: lines.map(function),
                licences: licences.map(|(before, after)| (seat(before), seat(after))),
            },
        };
        let upgraded = |one: &Upgraded<Number>| Upgraded {
            target: figure(one.target),
            current: figure(one.current),
            keep: function(one.keep),
            fixed: function(one.fixed),
            hours: function(one.hours),
            stays: manually(&one.stays),
            worst: one.worst,
            best: one.best,
            coverage: one.coverage,
        };
        let replaced = |one: &Replaced<Number>| Replaced { price: function(one.price), stays: manually(&one.stays) };
        AppProgram {
            by_hand: self.by_hand.as_ref().map(|years| years.iter().map(manually).collect()).map_err(|gap| *gap),
            upgrade: self.upgrade.as_ref().map(|years| years.iter().map(upgraded).collect()).map_err(|gap| *gap),
            other: self.other.as_ref().map(|years| years.iter().map(replaced).collect()).map_err(|gap| *gap),
        }
    }
}
