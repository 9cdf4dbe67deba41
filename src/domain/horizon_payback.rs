//! When what is paid once has come back.

use super::estimate::Estimate;
use super::horizon_table::CostTable;
use super::number::Number;

/// When the upgrade has earned back what is paid for it once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Payback {
    /// There is nothing to earn back.
    AtOnce,
    /// After this many months, whole or not.
    Months(Number),
    /// Never.
    Never,
    /// An amount, or an end of one, is missing.
    Unknown,
}

impl Payback {
    /// Of option B against option A, both as paid and at base; `None` where nothing is paid once.
    ///
    /// Within a year the saving is even; after the last year of the table that year's saving goes on.
    pub(super) fn of(hand: &CostTable, upgrade: &CostTable) -> Option<Self> {
        let mut once = upgrade.rows.iter().filter(|row| row.kind.is_paid_once()).peekable();
        once.peek()?;
        let outlay = Estimate::total(once.filter_map(|row| row.plain.years.first().copied()));
        Some(match known(outlay) {
            None => Self::Unknown,
            Some(outlay) if !outlay.is_positive() => Self::AtOnce,
            Some(outlay) => earned_back(outlay, &hand.plain.years, &upgrade.plain.years),
        })
    }
}

fn earned_back(outlay: Number, hand: &[Estimate], upgrade: &[Estimate]) -> Payback {
    let (mut left, mut months, mut saving) = (outlay, Number::ZERO, Number::ZERO);
    for (at, (hand, upgrade)) in hand.iter().zip(upgrade).enumerate() {
        let Some((hand, upgrade)) = known(*hand).zip(known(*upgrade)) else { return Payback::Unknown };
        // What is paid once is in year 1.
        let recurring = if at == 0 { upgrade - outlay } else { upgrade };
        saving = hand - recurring;
        if saving.is_positive() && saving >= left {
            return Payback::Months(months + left * Number::MONTHS / saving);
        }
        left = left - saving;
        months = months + Number::MONTHS;
    }
    if saving.is_positive() { Payback::Months(months + left * Number::MONTHS / saving) } else { Payback::Never }
}

/// At base, if both ends are known.
fn known(amount: Estimate) -> Option<Number> {
    amount.low().and(amount.high()).and(amount.base())
}
