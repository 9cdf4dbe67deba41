//! What deflate's writer and reader share (RFC 1951): groups of lengths and distances, and codes of bits.

/// The symbol that ends a block.
pub const END: usize = 256;
/// Symbols of literals, the end, and groups of lengths.
pub const LITERALS: usize = 286;
/// Groups of distances.
pub const DISTANCES: usize = 30;
/// The longest code of a literal, a length or a distance, in bits.
pub const LONGEST_CODE: usize = 15;
/// The longest copy, in bytes; it has a group of its own, the last.
pub const LONGEST_COPY: usize = 258;
/// The shortest copy, in bytes.
pub const SHORTEST_COPY: usize = 3;
/// How far back a copy may reach, in bytes.
pub const WINDOW: usize = 32_768;
/// The order in which the lengths of the codes of lengths stand.
pub const LENGTHS_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The shortest copy of a group of lengths, counted from 0, and how many bits tell which one of the group it is.
pub fn lengths_from(group: usize) -> (usize, usize) {
    if group == LITERALS - END - 2 { (LONGEST_COPY, 0) } else { from(group, 4, SHORTEST_COPY) }
}

/// The nearest distance of a group, and how many bits tell which one of the group it is.
pub fn distances_from(group: usize) -> (usize, usize) {
    from(group, 2, 1)
}

/// Groups come in sets of so many, each set twice as wide as the one before; the first two sets hold one each.
fn from(group: usize, in_set: usize, least: usize) -> (usize, usize) {
    let bits = (group / in_set).saturating_sub(1);
    let first = if group < in_set { group } else { (in_set + group % in_set) << bits };
    (least + first, bits)
}

/// The group of a length.
pub fn group_of_length(length: usize) -> usize {
    if length == LONGEST_COPY { LITERALS - END - 2 } else { group(length - SHORTEST_COPY, 4) }
}

/// The group of a distance.
pub fn group_of_distance(distance: usize) -> usize {
    group(distance - 1, 2)
}

/// The inverse of [`from`], of what is beyond the least.
fn group(beyond: usize, in_set: usize) -> usize {
    if beyond < in_set {
        return beyond;
    }
    let bits = (beyond.ilog2() - in_set.ilog2()) as usize;
    in_set * (bits + 1) + (beyond >> bits) % in_set
}

/// How many bits each symbol's code has, none of them more than `most`, so that symbols that occur often are short;
/// 0 for those that do not occur. At least two symbols have codes: fewer are not a code that every reader takes.
pub fn code_lengths(counts: &[u32], most: usize) -> Vec<usize> {
    let mut counts = counts.to_vec();
    let mut used = counts.iter().filter(|count| **count > 0).count();
    for count in counts.iter_mut().filter(|count| **count == 0) {
        if used < 2 {
            (*count, used) = (1, used + 1);
        }
    }
    loop {
        let lengths = unlimited_lengths(&counts);
        if lengths.iter().all(|length| *length <= most) {
            return lengths;
        }
        // Counts that differ less give codes that differ less.
        counts.iter_mut().for_each(|count| *count = count.div_ceil(2));
    }
}

/// By Huffman: the two that occur least are joined until one is left. Of equals the one that came first, so that
/// the same counts give the same lengths everywhere.
fn unlimited_lengths(counts: &[u32]) -> Vec<usize> {
    let mut waiting: Vec<(u32, usize)> =
        counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(symbol, count)| (*count, symbol)).collect();
    // The rarest last. Joined ones are numbered on after the symbols.
    waiting.sort_by(|a, b| b.cmp(a));
    let mut parents: Vec<(usize, usize)> = Vec::new();
    while let (Some(a), Some(b)) = (waiting.pop(), waiting.pop()) {
        let joined = (a.0 + b.0, counts.len() + parents.len());
        parents.push((a.1, b.1));
        if waiting.is_empty() {
            break;
        }
        let at = waiting.partition_point(|other| *other > joined);
        waiting.insert(at, joined);
    }
    let mut depths = vec![0; counts.len() + parents.len()];
    for (at, (a, b)) in parents.iter().enumerate().rev() {
        let depth = depths[counts.len() + at] + 1;
        (depths[*a], depths[*b]) = (depth, depth);
    }
    depths.truncate(counts.len());
    depths
}

/// The codes of lengths, as bits in the order in which they are written: the first bit is the lowest.
pub fn codes(lengths: &[usize]) -> Vec<u32> {
    let mut codes = vec![0; lengths.len()];
    let mut next = 0_u32;
    for bits in 1..=LONGEST_CODE {
        next <<= 1;
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, length)| **length == bits) {
            codes[symbol] = next.reverse_bits() >> (32 - bits);
            next += 1;
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and the last of each width, as the tables of RFC 1951 have them.
    #[test]
    fn groups_are_those_of_the_standard() {
        let lengths = [(0, 3, 0), (7, 10, 0), (8, 11, 1), (11, 17, 1), (12, 19, 2), (20, 67, 4), (27, 227, 5)];
        for (group, first, bits) in lengths.into_iter().chain([(28, 258, 0)]) {
            assert_eq!(lengths_from(group), (first, bits), "{group}");
        }
        for (group, first, bits) in [(0, 1, 0), (3, 4, 0), (4, 5, 1), (5, 7, 1), (6, 9, 2), (29, 24577, 13)] {
            assert_eq!(distances_from(group), (first, bits), "{group}");
        }
    }

    #[test]
    fn every_length_and_distance_is_in_its_group() {
        for length in SHORTEST_COPY..=LONGEST_COPY {
            let (first, bits) = lengths_from(group_of_length(length));
            assert!(first <= length && length < first + (1 << bits), "{length}");
        }
        for distance in 1..=WINDOW {
            let (first, bits) = distances_from(group_of_distance(distance));
            assert!(first <= distance && distance < first + (1 << bits), "{distance}");
        }
        assert_eq!((group_of_length(257), group_of_length(258), group_of_distance(WINDOW)), (27, 28, 29));
    }

    /// The example of RFC 1951, 3.2.2: A to H.
    #[test]
    fn codes_are_those_of_the_standard() {
        let expected = [0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111];
        assert_eq!(codes(&[3, 3, 3, 3, 3, 2, 4, 4]), expected);
    }

    #[test]
    fn what_occurs_often_is_short() {
        assert_eq!(code_lengths(&[1, 1, 2, 4, 0, 8], 15), [4, 4, 3, 2, 0, 1]);
        assert_eq!(code_lengths(&[5, 5, 5, 5], 15), [2, 2, 2, 2]);
        assert_eq!(code_lengths(&[0, 0, 0, 9], 15), [1, 0, 0, 1]);
        assert_eq!(code_lengths(&[0, 0, 0], 15), [1, 1, 0]);
    }

    /// Counts that double would need eleven bits for twelve symbols.
    #[test]
    fn no_code_is_longer_than_allowed() {
        let counts: Vec<u32> = (0..12).map(|power| 1 << power).collect();
        assert_eq!(code_lengths(&counts, 15).into_iter().max(), Some(11));
        for most in [4, 7] {
            let lengths = code_lengths(&counts, most);
            assert!(lengths.iter().all(|length| (1..=most).contains(length)), "{lengths:?}");
            // Every sequence of bits is a code: nothing is wasted.
            assert_eq!(lengths.iter().map(|length| 1 << (most - length)).sum::<u32>(), 1 << most);
        }
    }
}
