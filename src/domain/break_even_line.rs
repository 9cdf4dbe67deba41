//! Where a function made of straight pieces, with jumps between them or not, falls to zero: exactly.

use super::break_even::BreakEven;
use super::number::Number;

/// A function at one place.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// Its value.
    pub value: Number,
    /// Amounts that are straight wherever the function is; where one of them is zero the function may bend.
    pub bends_at_zero: [Option<Number>; 2],
}

/// The least place in 0..=`bound` from which a falling function is nowhere above zero. Between neighbours of
/// `bends` it is straight, but for where [`Point::bends_at_zero`] says so; at a bend it may jump. `None` where
/// it has no value.
pub(super) fn smallest_from(
    bound: Number,
    bends: &[Number],
    at: &dyn Fn(Number) -> Option<Point>,
) -> Option<BreakEven> {
    let mut edges = vec![Number::ZERO, bound];
    insert(&mut edges, bends);
    for pair in edges.clone().windows(2) {
        let &[start, end] = pair else { continue };
        let piece = Piece::of(start, end, at)?;
        for (one, two) in piece.one.bends_at_zero.into_iter().zip(piece.two.bends_at_zero) {
            insert(&mut edges, &one.zip(two).map(|(one, two)| piece.zero(one, two)).filter(|zero| piece.holds(*zero)));
        }
    }
    for pair in edges.windows(2).rev() {
        let &[start, end] = pair else { continue };
        if is_above(at(end)?.value) {
            return Some(if end == bound { BreakEven::Never } else { BreakEven::From(end) });
        }
        let piece = Piece::of(start, end, at)?;
        let (one, two) = (piece.one.value, piece.two.value);
        if is_above(two + (two - one)) {
            return Some(BreakEven::From(end));
        }
        if is_above(one - (two - one)) {
            return Some(BreakEven::From(piece.zero(one, two)));
        }
    }
    Some(match is_above(at(Number::ZERO)?.value) {
        true => BreakEven::From(Number::ZERO),
        false => BreakEven::Always,
    })
}

/// Above zero by more than the last digits of quotients.
fn is_above(value: Number) -> bool {
    value.shown(10).is_positive()
}

/// Puts those that lie between the ends among the edges, in rising order and each once.
fn insert<'a>(edges: &mut Vec<Number>, more: impl IntoIterator<Item = &'a Number>) {
    for place in more {
        let after = edges.partition_point(|edge| edge < place);
        let inside = after > 0 && edges.get(after).is_some_and(|next| place < next);
        if inside {
            edges.insert(after, *place);
        }
    }
}

/// A straight piece, seen at a third and at two thirds of it: at its ends it may jump.
struct Piece {
    start: Number,
    end: Number,
    one: Point,
    two: Point,
}

impl Piece {
    fn of(start: Number, end: Number, at: &dyn Fn(Number) -> Option<Point>) -> Option<Self> {
        let inside = |thirds: u32| at(start + (end - start) * Number::from(thirds) / Number::from(3));
        Some(Self { start, end, one: inside(1)?, two: inside(2)? })
    }

    /// Where the line through two values, one at each third, is zero; without a value where it is level.
    fn zero(&self, one: Number, two: Number) -> Number {
        let third = (self.end - self.start) / Number::from(3);
        self.start + third + third * one / (one - two)
    }

    fn holds(&self, place: Number) -> bool {
        self.start < place && place < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn find(bends: &[&str], function: &dyn Fn(Number) -> Number) -> BreakEven {
        let bends: Vec<Number> = bends.iter().map(|bend| n(bend)).collect();
        let at = |place| Some(Point { value: function(place), bends_at_zero: [None; 2] });
        smallest_from(Number::HUNDRED, &bends, &at).unwrap()
    }

    #[track_caller]
    fn from(found: BreakEven, expected: &str) {
        let BreakEven::From(place) = found else { panic!("{found:?}") };
        assert_eq!(place.to_ten_decimals(), expected);
    }

    #[test]
    fn a_line_falls_to_zero_once_or_not_at_all() {
        from(find(&[], &|x| n("30") - x), "30");
        from(find(&[], &|x| n("1") - x / n("7")), "7");
        from(find(&[], &|x| n("100") - x), "100");
        assert_eq!(find(&[], &|x| n("100.01") - x), BreakEven::Never);
        assert_eq!(find(&[], &|x| Number::ZERO - x), BreakEven::Always);
        assert_eq!(find(&[], &|_| n("5")), BreakEven::Never);
        assert_eq!(find(&[], &|_| Number::ZERO), BreakEven::Always);
        assert!(smallest_from(Number::ONE, &[], &|_| None).is_none());
    }

    #[test]
    fn a_line_that_levels_out_is_followed_to_the_bend() {
        // Falls to 10 at 40 and stays there; falls to −10 and stays there.
        let levels = |low: &'static str| move |x: Number| (n("50") - x).max(n(low));
        assert_eq!(find(&["40"], &levels("10")), BreakEven::Never);
        from(find(&["60"], &levels("-10")), "50");
        // Two bends in any order, one of them outside.
        from(find(&["200", "60", "20", "-5", "60"], &levels("-10")), "50");
        // A second line, less steep: 20 at 30, then zero at 70.
        let two = |x: Number| if x < n("30") { n("50") - x } else { (n("70") - x) / n("2") };
        from(find(&["30"], &two), "70");
    }

    #[test]
    fn a_jump_over_zero_is_where_it_is() {
        let jump = |x: Number| if x < n("40") { n("50") - x } else { n("-1") };
        from(find(&["40"], &jump), "40");
        let late = |x: Number| if x > n("40") { n("-1") } else { n("5") };
        from(find(&["40"], &late), "40");
        // A single place below the line does not count.
        let dip = |x: Number| if x == n("20") { n("-1") } else { n("30") - x };
        from(find(&["20"], &dip), "30");
    }

    #[test]
    fn a_bend_that_another_amount_tells() {
        // The line 20 − x, of which half counts above zero; less 5.
        let half = |x: Number| {
            let line = n("20") - x;
            let counted = if line.is_positive() { line / n("2") } else { line };
            Some(Point { value: counted + n("5"), bends_at_zero: [Some(line), None] })
        };
        from(smallest_from(Number::HUNDRED, &[], &half).unwrap(), "25");
        let less = |x: Number| half(x).map(|point| Point { value: point.value - n("10"), ..point });
        from(smallest_from(Number::HUNDRED, &[], &less).unwrap(), "10");
    }
}
