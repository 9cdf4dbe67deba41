//! Writes raw deflate (RFC 1951): one block, with codes of its own. Whole numbers only and no table that depends on
//! the machine: the same text gives the same bytes everywhere. The bytes are a promise only in so far as every
//! reader reads them.

use super::huffman::{
    DISTANCES, END, LENGTHS_ORDER, LITERALS, LONGEST_CODE, LONGEST_COPY, SHORTEST_COPY, WINDOW, code_lengths, codes,
    distances_from, group_of_distance, group_of_length, lengths_from,
};

/// Shorter copies are not sought: from a dictionary of this size they cost more than what they copy.
const SHORTEST_SOUGHT: usize = 4;
/// How many places with the same first bytes are looked at, the nearest first.
const MOST_PLACES: usize = 1024;
/// How often the text is cut anew by what the codes of the cut before cost.
const ROUNDS: usize = 3;
/// How many bits the hash of the first bytes of a copy has.
const HASH_BITS: u32 = 14;
/// The longest code of a length of a code, in bits.
const LONGEST_OF_LENGTHS: usize = 7;

/// The text compressed, with a dictionary before it that the reader has too.
///
/// ```
/// use scim_tax::wire::packed_link::deflate::deflate;
/// assert!(deflate(b"app=kustomer,enterprise,ultimate", b"kustomer,enterprise,ultimate").len() < 32);
/// ```
pub fn deflate(text: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let dictionary = &dictionary[dictionary.len().saturating_sub(WINDOW)..];
    let copies = copies(text, dictionary);
    let mut costs = Costs::guessed();
    let mut pieces = Vec::new();
    for _ in 0..ROUNDS {
        pieces = cut(text, &copies, &costs);
        costs = Costs::of(&pieces);
    }
    write(&pieces, &costs)
}

/// What stands at a place of the text.
enum Piece {
    Literal(u8),
    Copy { length: usize, distance: usize },
}

/// Places before that begin like the text here, longer ones after shorter, each the nearest of its length.
type Copies = Vec<Vec<(usize, usize)>>;

fn copies(text: &[u8], dictionary: &[u8]) -> Copies {
    let all = [dictionary, text].concat();
    let mut last = vec![usize::MAX; 1 << HASH_BITS];
    let mut before = vec![usize::MAX; all.len()];
    let mut found: Copies = (0..text.len()).map(|_| Vec::new()).collect();
    for at in 0..(all.len() + 1).saturating_sub(SHORTEST_SOUGHT) {
        let hash = hash(&all[at..at + SHORTEST_SOUGHT]);
        if at >= dictionary.len() {
            let most = LONGEST_COPY.min(all.len() - at);
            let (mut place, mut best) = (last[hash], SHORTEST_SOUGHT - 1);
            for _ in 0..MOST_PLACES {
                if place == usize::MAX || at - place > WINDOW || best == most {
                    break;
                }
                // Only what goes on for longer than the best so far is looked at closely.
                if all[place + best] == all[at + best] {
                    let length = (0..most).take_while(|step| all[place + step] == all[at + step]).count();
                    if length > best {
                        best = length;
                        found[at - dictionary.len()].push((length, at - place));
                    }
                }
                place = before[place];
            }
        }
        (before[at], last[hash]) = (last[hash], at);
    }
    found
}

fn hash(bytes: &[u8]) -> usize {
    let number = bytes.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    (number.wrapping_mul(0x9e37_79b1) >> (32 - HASH_BITS)) as usize
}

/// What pieces cost, in bits.
struct Costs {
    /// Bits of the codes of literals, the end and groups of lengths.
    literals: Vec<usize>,
    /// Bits of the codes of groups of distances.
    distances: Vec<usize>,
}

impl Costs {
    /// Before anything is known.
    fn guessed() -> Self {
        Self { literals: vec![7; LITERALS], distances: vec![5; DISTANCES] }
    }

    /// Of the codes that fit pieces best.
    fn of(pieces: &[Piece]) -> Self {
        let (mut literals, mut distances) = ([0; LITERALS], [0; DISTANCES]);
        literals[END] = 1;
        for piece in pieces {
            match piece {
                Piece::Literal(byte) => literals[usize::from(*byte)] += 1,
                Piece::Copy { length, distance } => {
                    literals[END + 1 + group_of_length(*length)] += 1;
                    distances[group_of_distance(*distance)] += 1;
                }
            }
        }
        Self { literals: code_lengths(&literals, LONGEST_CODE), distances: code_lengths(&distances, LONGEST_CODE) }
    }

    /// With a code; one that does not exist yet would be a long one.
    fn cost(bits: usize) -> usize {
        if bits == 0 { LONGEST_CODE - 2 } else { bits }
    }

    fn literal(&self, byte: u8) -> usize {
        Self::cost(self.literals[usize::from(byte)])
    }

    fn length(&self, length: usize) -> usize {
        let group = group_of_length(length);
        Self::cost(self.literals[END + 1 + group]) + lengths_from(group).1
    }

    fn distance(&self, distance: usize) -> usize {
        let group = group_of_distance(distance);
        Self::cost(self.distances[group]) + distances_from(group).1
    }
}

/// The cheapest way to write the text, found from its end.
fn cut(text: &[u8], copies: &Copies, costs: &Costs) -> Vec<Piece> {
    let of_length: Vec<usize> = (0..=LONGEST_COPY).map(|length| costs.length(length.max(SHORTEST_COPY))).collect();
    // For each place: what the rest costs, and the copy that it begins with.
    let mut rest = vec![0; text.len() + 1];
    let mut chosen = vec![(1, 0); text.len()];
    for (at, byte) in text.iter().enumerate().rev() {
        rest[at] = costs.literal(*byte) + rest[at + 1];
        // Where the longest copy that there is can begin, it does: shorter ones need not be weighed.
        let is_longest = copies[at].last().is_some_and(|(longest, _)| *longest == LONGEST_COPY);
        let mut shortest = if is_longest { LONGEST_COPY } else { SHORTEST_SOUGHT };
        for (longest, distance) in &copies[at] {
            let from = costs.distance(*distance);
            for length in shortest..=*longest {
                let cost = from + of_length[length] + rest[at + length];
                if cost < rest[at] {
                    (rest[at], chosen[at]) = (cost, (length, *distance));
                }
            }
            shortest = shortest.max(longest + 1);
        }
    }
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let (length, distance) = chosen[at];
        pieces.push(if distance == 0 { Piece::Literal(text[at]) } else { Piece::Copy { length, distance } });
        at += length;
    }
    pieces
}

/// The block: how the codes are made, then the pieces.
fn write(pieces: &[Piece], costs: &Costs) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, with codes of its own.
    bits.put(0b101, 3);
    let literals = &costs.literals[..used(&costs.literals).max(END + 1)];
    let distances = &costs.distances[..used(&costs.distances).max(1)];
    write_lengths(&mut bits, literals, distances);
    let (literal_codes, distance_codes) = (codes(literals), codes(distances));
    for piece in pieces {
        match piece {
            Piece::Literal(byte) => bits.put_code(usize::from(*byte), &literal_codes, literals),
            Piece::Copy { length, distance } => {
                let group = group_of_length(*length);
                bits.put_code(END + 1 + group, &literal_codes, literals);
                let (first, extra) = lengths_from(group);
                bits.put(length - first, extra);
                let group = group_of_distance(*distance);
                bits.put_code(group, &distance_codes, distances);
                let (first, extra) = distances_from(group);
                bits.put(distance - first, extra);
            }
        }
    }
    bits.put_code(END, &literal_codes, literals);
    bits.bytes
}

/// How many symbols there are up to the last one that has a code.
fn used(lengths: &[usize]) -> usize {
    lengths.iter().rposition(|length| *length > 0).map_or(0, |last| last + 1)
}

/// The lengths of both codes, as runs, in a code of their own.
fn write_lengths(bits: &mut Bits, literals: &[usize], distances: &[usize]) {
    let runs = runs(&[literals, distances].concat());
    let mut counts = [0; LENGTHS_ORDER.len()];
    runs.iter().for_each(|(symbol, ..)| counts[*symbol] += 1);
    let lengths = code_lengths(&counts, LONGEST_OF_LENGTHS);
    let told = LENGTHS_ORDER.iter().rposition(|symbol| lengths[*symbol] > 0).map_or(0, |last| last + 1).max(4);
    bits.put(literals.len() - (END + 1), 5);
    bits.put(distances.len() - 1, 5);
    bits.put(told - 4, 4);
    LENGTHS_ORDER.iter().take(told).for_each(|symbol| bits.put(lengths[*symbol], 3));
    let codes = codes(&lengths);
    for (symbol, extra, extra_bits) in runs {
        bits.put_code(symbol, &codes, &lengths);
        bits.put(extra, extra_bits);
    }
}

/// Symbols of a list of lengths, each with what follows it and in how many bits: a length as it is, 16 for the last
/// one three to six times more, 17 and 18 for three to ten and 11 to 138 zeros.
fn runs(lengths: &[usize]) -> Vec<(usize, usize, usize)> {
    let (mut runs, mut at) = (Vec::new(), 0);
    while at < lengths.len() {
        let length = lengths[at];
        let same = lengths[at..].iter().take_while(|other| **other == length).count();
        let repeats = at > 0 && lengths[at - 1] == length;
        let (symbol, count) = match (length, same) {
            (0, 11..) => (18, same.min(138)),
            (0, 3..) => (17, same),
            (1.., 3..) if repeats => (16, same.min(6)),
            _ => (length, 1),
        };
        runs.push(match symbol {
            18 => (18, count - 11, 7),
            17 => (17, count - 3, 3),
            16 => (16, count - 3, 2),
            _ => (symbol, 0, 0),
        });
        at += count;
    }
    runs
}

/// Bits, the lowest of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    count: usize,
}

impl Bits {
    fn put(&mut self, value: usize, bits: usize) {
        for bit in 0..bits {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> bit & 1 == 1) << (self.count % 8);
            }
            self.count += 1;
        }
    }

    fn put_code(&mut self, symbol: usize, codes: &[u32], lengths: &[usize]) {
        self.put(codes[symbol] as usize, lengths[symbol]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_say_all_lengths() {
        let lengths = [vec![0; 139], vec![5; 8], vec![0, 0], vec![3; 3], vec![0; 3]].concat();
        let expected = [
            (18, 127, 7),
            (0, 0, 0),
            (5, 0, 0),
            (16, 3, 2),
            (5, 0, 0),
            (0, 0, 0),
            (0, 0, 0),
            (3, 0, 0),
            (3, 0, 0),
            (3, 0, 0),
            (17, 0, 3),
        ];
        assert_eq!(runs(&lengths), expected);
    }
}
