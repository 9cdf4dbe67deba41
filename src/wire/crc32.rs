//! The checksum at the end of shared links: it tells a link that was cut from a whole one.

/// CRC-32 as in zip and PNG (IEEE 802.3, reflected). Bit by bit: links are short, and a table would
/// weigh more in the first load than it saves.
///
/// ```
/// assert_eq!(scim_tax::wire::crc32::crc32(b"123456789"), 0xcbf4_3926);
/// ```
pub fn crc32(bytes: &[u8]) -> u32 {
    let rest = bytes.iter().fold(u32::MAX, |rest, byte| {
        (0..8).fold(rest ^ u32::from(*byte), |rest, _| (rest >> 1) ^ (0xedb8_8320 * (rest & 1)))
    });
    !rest
}
