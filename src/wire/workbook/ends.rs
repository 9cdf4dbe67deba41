//! An amount as two cells, its low and its high end, with the arithmetic of `domain::estimate` as formulas.
//! An end that is not known is a text, and what is computed from it is one too.

use super::calc::Calc;
use crate::domain::Number;

/// The two ends.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    /// The low end, or "not known".
    pub low: Calc,
    /// The high end, or "not known".
    pub high: Calc,
}

impl Ends {
    /// The same at both ends.
    pub fn exact(amount: &Calc) -> Self {
        Self { low: amount.clone(), high: amount.clone() }
    }

    pub fn zero() -> Self {
        Self::exact(&Calc::number(Number::ZERO))
    }

    pub fn unknown() -> Self {
        Self::exact(&Calc::not_known())
    }

    /// Both ends through the same.
    pub fn each(&self, formula: impl Fn(&Calc) -> Calc) -> Self {
        Self { low: formula(&self.low), high: formula(&self.high) }
    }

    /// What `formula` makes of an end that is known; one that is not stays so.
    pub fn map(&self, formula: impl Fn(&Calc) -> Calc) -> Self {
        self.each(|end| Calc::choose(&end.is_number(), &formula(end), &Calc::not_known()))
    }

    /// Both ends times the same.
    pub fn times(&self, factor: &Calc) -> Self {
        self.map(|end| end.times(factor))
    }

    /// One of two, by a test.
    pub fn choose(test: &Calc, yes: &Self, no: &Self) -> Self {
        let either =
            |yes: &Calc, no: &Calc| if yes.text == no.text { yes.clone() } else { Calc::choose(test, yes, no) };
        Self { low: either(&yes.low, &no.low), high: either(&yes.high, &no.high) }
    }

    /// The sum; an end that is missing anywhere is missing in it.
    pub fn plus(parts: &[&Self]) -> Self {
        let sum = |end: fn(&Self) -> &Calc| match parts {
            [] => Calc::number(Number::ZERO),
            [one] => end(one).clone(),
            _ => {
                let ends: Vec<&Calc> = parts.iter().map(|part| end(part)).collect();
                all_known(&ends, &Calc::sum(&ends))
            }
        };
        Self { low: sum(|part| &part.low), high: sum(|part| &part.high) }
    }

    /// The sum of cells that stand under each other.
    pub fn column_plus(parts: &[Self]) -> Self {
        let sum = |ends: Vec<Calc>| {
            let all = Calc::whole(u32::try_from(ends.len()).unwrap_or(u32::MAX));
            Calc::choose(&Calc::column_count(&ends).is(&all), &Calc::column_sum(&ends), &Calc::not_known())
        };
        Self {
            low: sum(parts.iter().map(|part| part.low.clone()).collect()),
            high: sum(parts.iter().map(|part| part.high.clone()).collect()),
        }
    }

    /// The difference to the corners. Where one end is open it still has to be read as a difference.
    pub fn minus(&self, other: &Self) -> Self {
        let apart = |a: &Calc, b: &Calc| all_known(&[a, b], &a.minus(b).rounded(8));
        Self { low: apart(&self.low, &other.high), high: apart(&self.high, &other.low) }
    }

    /// Cells with a difference: an open one that could be of either sign says too little.
    pub fn as_difference(&self) -> Self {
        let zero = Calc::number(Number::ZERO);
        let too_little = |wrong_sign: Calc, end: &Calc, other: &Calc| {
            let known = Calc::any(&[&other.is_number(), &wrong_sign.not()]);
            Calc::choose(&end.is_number(), &Calc::choose(&known, end, &Calc::not_known()), &Calc::not_known())
        };
        // A text is never compared with a number: spreadsheets order the two.
        let number = |end: &Calc| Calc::sum(&[end, &zero]);
        Self {
            low: too_little(number(&self.low).below(&zero), &self.low, &self.high),
            high: too_little(number(&self.high).above(&zero), &self.high, &self.low),
        }
    }

    /// From the lower of two amounts to the higher: either may be the case.
    pub fn or(&self, other: &Self) -> Self {
        Self {
            low: all_known(&[&self.low, &other.low], &Calc::least(&[&self.low, &other.low])),
            high: all_known(&[&self.high, &other.high], &Calc::most(&[&self.high, &other.high])),
        }
    }

    /// The sum of amounts that cannot be negative: what is unknown adds nothing to the low end and opens the high one.
    pub fn total(parts: &[&Self]) -> Self {
        let lows: Vec<&Calc> = parts.iter().map(|part| &part.low).collect();
        let highs: Vec<&Calc> = parts.iter().map(|part| &part.high).collect();
        let mut known = Calc::number(Number::ZERO);
        for (at, part) in parts.iter().enumerate() {
            let is_known = Calc::any(&[&part.low.is_number(), &part.high.is_number()]);
            let one = Calc::choose(&is_known, &Calc::whole(1), &Calc::whole(0));
            known = if at == 0 { one } else { known.plus(&one) };
        }
        let some = Calc::all(&[&known.above(&Calc::whole(0)), &Calc::count(&lows).is(&known)]);
        Self {
            low: Calc::choose(&some, &Calc::sum(&lows), &Calc::not_known()),
            high: all_known(&highs, &Calc::sum(&highs)),
        }
    }

    /// Whether anything is known.
    pub fn is_known(&self) -> Calc {
        Calc::count(&[&self.low, &self.high]).above(&Calc::whole(0))
    }

    /// Whether both ends are known.
    pub fn is_closed(&self) -> Calc {
        Calc::count(&[&self.low, &self.high]).is(&Calc::whole(2))
    }

    /// How to read the two ends.
    pub fn reading(&self) -> Calc {
        let same = Calc::choose(&self.low.is(&self.high), &Calc::text("exact"), &Calc::text("range"));
        let open = Calc::choose(&self.high.is_number(), &Calc::text("at most"), &Calc::not_known());
        let low = Calc::choose(&self.low.is_number(), &Calc::text("at least"), &open);
        Calc::choose(&self.is_closed(), &same, &low)
    }
}

/// The formula where all of the cells show numbers, else "not known".
pub(super) fn all_known(cells: &[&Calc], formula: &Calc) -> Calc {
    let count = Calc::whole(u32::try_from(cells.len()).unwrap_or(u32::MAX));
    Calc::choose(&Calc::count(cells).is(&count), formula, &Calc::not_known())
}
