//! Bytes as text that addresses carry unchanged: base64url without padding, with `.` in the place of `_`, which some
//! programs take for emphasis.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";

/// Bytes as text.
///
/// ```
/// use scim_tax::wire::packed_link::base64::{decode, encode};
/// assert_eq!(encode(&[0xfb, 0xff, 0xbf, 0]), "-.-.AA");
/// assert_eq!(decode("-.-.AA"), Some(vec![0xfb, 0xff, 0xbf, 0]));
/// ```
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..=three.len() {
            text.push(char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize]));
        }
    }
    text
}

/// Text as bytes; `None` where it has another character, or ends within a byte.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for digit in text.bytes() {
        let value = DIGITS.iter().position(|other| *other == digit)?;
        bits = bits << 6 | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // What is left is filling: less than a digit, and nothing.
    (count < 6 && bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_whatever_its_length() {
        for length in 0..20_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(83)).collect();
            assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn refuses_what_no_bytes_give() {
        for text in ["A", "AAAAA", "A_", "A+", "AA==", "AB", "AAB", "Ä", "A A"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode(""), Some(Vec::new()));
        assert_eq!(decode("AQ"), Some(vec![1]));
    }
}
