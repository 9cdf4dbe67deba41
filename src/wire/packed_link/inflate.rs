//! Reads raw deflate (RFC 1951) of any writer. Whatever the bytes are, reading ends soon: it stops at a limit and at
//! the first thing that is not deflate.

use super::huffman::{DISTANCES, END, LENGTHS_ORDER, LITERALS, LONGEST_CODE, distances_from, lengths_from};

/// Why bytes cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They are not deflate, or end too soon.
    Broken,
    /// More than the limit comes out.
    TooLarge,
}

/// What was compressed, with the dictionary that was before it; at most so many bytes.
///
/// ```
/// use scim_tax::wire::packed_link::inflate::{Fault, inflate};
/// // A stored block.
/// assert_eq!(inflate(b"\x01\x02\x00\xfd\xffhi", b"", 2), Ok(b"hi".to_vec()));
/// assert_eq!(inflate(b"\x01\x02\x00\xfd\xffhi", b"", 1), Err(Fault::TooLarge));
/// ```
///
/// # Errors
/// Why not.
pub fn inflate(bytes: &[u8], dictionary: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let mut bits = Bits { bytes, at: 0 };
    let mut read = Read { all: dictionary.to_vec(), most: dictionary.len().saturating_add(most) };
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut read)?,
            1 => {
                let lengths = [vec![8; 144], vec![9; 112], vec![7; 24], vec![8; 8]].concat();
                block(&mut bits, &Code::new(&lengths)?, &Code::new(&[5; DISTANCES])?, &mut read)?;
            }
            2 => {
                let (literals, distances) = own_codes(&mut bits)?;
                block(&mut bits, &literals, &distances, &mut read)?;
            }
            _ => return Err(Fault::Broken),
        }
        if is_last {
            return Ok(read.all.split_off(dictionary.len()));
        }
    }
}

/// What was read so far, after the dictionary.
struct Read {
    all: Vec<u8>,
    most: usize,
}

impl Read {
    fn put(&mut self, byte: u8) -> Result<(), Fault> {
        if self.all.len() >= self.most {
            return Err(Fault::TooLarge);
        }
        self.all.push(byte);
        Ok(())
    }

    fn copy(&mut self, length: usize, distance: usize) -> Result<(), Fault> {
        // A copy may run into what it has just written.
        for _ in 0..length {
            let from = self.all.len().checked_sub(distance).ok_or(Fault::Broken)?;
            let byte = *self.all.get(from).ok_or(Fault::Broken)?;
            self.put(byte)?;
        }
        Ok(())
    }
}

fn stored(bits: &mut Bits, read: &mut Read) -> Result<(), Fault> {
    bits.at = bits.at.next_multiple_of(8);
    let (length, inverse) = (bits.take(16)?, bits.take(16)?);
    if length != !inverse & 0xffff {
        return Err(Fault::Broken);
    }
    for _ in 0..length {
        read.put(bits.take(8)? as u8)?;
    }
    Ok(())
}

/// The codes that a block brings along.
fn own_codes(bits: &mut Bits) -> Result<(Code, Code), Fault> {
    let (literals, distances, told) = (bits.take(5)? + END + 1, bits.take(5)? + 1, bits.take(4)? + 4);
    if literals > LITERALS || distances > DISTANCES {
        return Err(Fault::Broken);
    }
    let mut of_lengths = [0; LENGTHS_ORDER.len()];
    for symbol in LENGTHS_ORDER.iter().take(told) {
        of_lengths[*symbol] = bits.take(3)?;
    }
    let code = Code::new(&of_lengths)?;
    let mut lengths: Vec<usize> = Vec::new();
    while lengths.len() < literals + distances {
        let symbol = code.symbol(bits)?;
        let (length, count) = match symbol {
            16 => (*lengths.last().ok_or(Fault::Broken)?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (length, 1),
        };
        lengths.extend(std::iter::repeat_n(length, count));
    }
    if lengths.len() > literals + distances {
        return Err(Fault::Broken);
    }
    let (literals, distances) = lengths.split_at(literals);
    Ok((Code::new(literals)?, Code::new(distances)?))
}

fn block(bits: &mut Bits, literals: &Code, distances: &Code, read: &mut Read) -> Result<(), Fault> {
    loop {
        let symbol = literals.symbol(bits)?;
        match symbol.checked_sub(END + 1) {
            None if symbol == END => return Ok(()),
            None => read.put(symbol as u8)?,
            // Two symbols of the fixed code stand for nothing.
            Some(_) if symbol >= LITERALS => return Err(Fault::Broken),
            Some(group) => {
                let (first, extra) = lengths_from(group);
                let length = first + bits.take(extra)?;
                let (first, extra) = distances_from(distances.symbol(bits)?);
                read.copy(length, first + bits.take(extra)?)?;
            }
        }
    }
}

/// Which bits stand for which symbol.
struct Code {
    /// How many codes there are of each number of bits.
    counts: [usize; LONGEST_CODE + 1],
    /// The symbols in the order of their codes.
    symbols: Vec<usize>,
}

impl Code {
    /// From the lengths of the codes; refused if there are more codes than bits can tell apart.
    fn new(lengths: &[usize]) -> Result<Self, Fault> {
        let (mut counts, mut symbols) = ([0; LONGEST_CODE + 1], Vec::new());
        let mut free = 1;
        for (bits, count) in counts.iter_mut().enumerate().skip(1) {
            let of_bits = lengths.iter().enumerate().filter(|(_, length)| **length == bits).map(|(symbol, _)| symbol);
            let before = symbols.len();
            symbols.extend(of_bits);
            *count = symbols.len() - before;
            free = (2_usize * free).checked_sub(*count).ok_or(Fault::Broken)?;
        }
        Ok(Self { counts, symbols })
    }

    fn symbol(&self, bits: &mut Bits) -> Result<usize, Fault> {
        // The code so far, the first code of this many bits, and how many symbols have shorter ones.
        let (mut code, mut first, mut before) = (0, 0, 0);
        for count in self.counts.iter().skip(1) {
            code |= bits.take(1)?;
            if code < first + count {
                return self.symbols.get(before + code - first).copied().ok_or(Fault::Broken);
            }
            (first, before) = ((first + count) << 1, before + count);
            code <<= 1;
        }
        Err(Fault::Broken)
    }
}

/// Bits, the lowest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> Result<usize, Fault> {
        let mut value = 0;
        for bit in 0..count {
            let byte = self.bytes.get(self.at / 8).ok_or(Fault::Broken)?;
            value |= usize::from(byte >> (self.at % 8) & 1) << bit;
            self.at += 1;
        }
        Ok(value)
    }
}
