//! The compressed form of a link, for scenarios of many apps (the public contract in docs):
//!
//! ```text
//! z=1.<raw deflate with the dictionary of version 1, as base64url with "." for "_">&c=<CRC-32 of all before &c>
//! ```
//!
//! What is compressed is the plain form. A hundred apps, a third of them with prices of their own, take about 900
//! characters. Reading is total: there is the plain form, or one [`PackedProblem`]. Other than a plain link, one that
//! was cut is not read in part: nobody could tell what is missing.

pub mod base64;
pub mod deflate;
mod huffman;
pub mod inflate;

use super::link::{MOST_CHARACTERS, put_checksum};
use inflate::Fault;

/// What most links have in common, for version 1 of the form. **Frozen**: every link of version 1 is read with these
/// very bytes, so another dictionary is another version. Served beside the page.
pub const DICTIONARY: &[u8] = include_bytes!("../../../assets/link-dictionary-1.txt");

/// The most bytes of a plain form that are read out of a packed one.
pub const MOST_UNPACKED: usize = 65_536;

/// What every packed link begins with, of whatever version.
const FORM: &str = "z=";
/// The version of what is written.
const VERSION: &str = "1";

/// Why a packed link cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackedProblem {
    /// More characters than are read.
    TooLong {
        /// The most that is read.
        limit: usize,
    },
    /// Another version than 1.
    UnknownVersion,
    /// The checksum is missing or wrong: the link was cut or edited.
    NotWhole,
    /// It is whole, but nothing that can be unpacked.
    Broken,
    /// What comes out is longer than what is read.
    TooLarge {
        /// The most that is read, in bytes.
        limit: usize,
    },
}

/// Whether a link, with or without `#`, is in the compressed form, of whatever version.
pub fn is_packed(link: &str) -> bool {
    bare(link).starts_with(FORM)
}

/// The compressed form of a link's text, without `#`. Of a text longer than [`MOST_UNPACKED`] there is one too, but
/// nobody reads it.
///
/// ```
/// use scim_tax::wire::packed_link::{pack, unpack};
/// let packed = pack("v=1&app=github,team,enterprise-cloud,100&app=slack,pro,business-plus,100");
/// assert!(packed.starts_with("z=1.") && packed.len() < 60, "{packed}");
/// assert_eq!(unpack(&packed).unwrap(), "v=1&app=github,team,enterprise-cloud,100&app=slack,pro,business-plus,100");
/// ```
pub fn pack(text: &str) -> String {
    let compressed = deflate::deflate(text.as_bytes(), DICTIONARY);
    let mut packed = [FORM, VERSION, ".", &base64::encode(&compressed)].concat();
    put_checksum(&mut packed);
    packed
}

/// The plain form of a compressed link, with or without `#`. What someone has put after its checksum is put after
/// the plain form, for [`super::link::read`] to judge.
///
/// ```
/// use scim_tax::wire::packed_link::{PackedProblem, pack, unpack};
/// let packed = pack("v=1&app=github,,,100");
/// assert_eq!(unpack(&format!("#{packed}&utm_source=mail")).unwrap(), "v=1&app=github,,,100&utm_source=mail");
/// assert_eq!(unpack(&packed[..packed.len() - 1]), Err(PackedProblem::NotWhole));
/// ```
///
/// # Errors
/// Why not.
pub fn unpack(link: &str) -> Result<String, PackedProblem> {
    let link = bare(link);
    // No character has more than four bytes: a text far too long is refused without counting it.
    if link.len() > 4 * MOST_CHARACTERS || link.chars().count() > MOST_CHARACTERS {
        return Err(PackedProblem::TooLong { limit: MOST_CHARACTERS });
    }
    let (packed, rest) = link.split_once('&').unwrap_or((link, ""));
    let version = packed.strip_prefix(FORM).unwrap_or_default();
    let (digits, after) = version.split_once('.').unwrap_or((version, ""));
    if digits != VERSION && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PackedProblem::UnknownVersion);
    }
    let (claimed, added) = rest.find('&').map_or((rest, ""), |at| rest.split_at(at));
    let mut whole = packed.to_owned();
    put_checksum(&mut whole);
    if !whole.get(packed.len() + 1..).is_some_and(|right| right.eq_ignore_ascii_case(claimed)) {
        return Err(PackedProblem::NotWhole);
    }
    let compressed = base64::decode(after).ok_or(PackedProblem::Broken)?;
    let plain = inflate::inflate(&compressed, DICTIONARY, MOST_UNPACKED).map_err(|fault| match fault {
        Fault::Broken => PackedProblem::Broken,
        Fault::TooLarge => PackedProblem::TooLarge { limit: MOST_UNPACKED },
    })?;
    let plain = String::from_utf8(plain).map_err(|_| PackedProblem::Broken)?;
    Ok([&plain, added].concat())
}

fn bare(link: &str) -> &str {
    let link = link.trim();
    link.strip_prefix('#').unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::crc32::crc32;

    /// A dictionary that changed would make every packed link unreadable.
    #[test]
    fn the_dictionary_is_frozen() {
        assert_eq!((DICTIONARY.len(), crc32(DICTIONARY)), (14_997, 0x3c1f_85f5));
    }
}
