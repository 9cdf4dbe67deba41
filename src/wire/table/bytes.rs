//! Bytes as text.

use super::refusal::{Refusal, too_large};

/// How a file's text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1252, Western European: whatever is none of the others.
    Windows1252,
}

impl Encoding {
    /// As spreadsheets call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// How many bytes are looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 2_000;

/// What begins so is no text.
const SIGNATURES: [(&[u8], Refusal); 11] = [
    (b"PK\x03\x04", Refusal::Workbook),
    (b"PK\x05\x06", Refusal::Workbook),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refusal::OldWorkbook),
    (b"%PDF", Refusal::Pdf),
    (b"\x89PNG", Refusal::NotText),
    (b"\xFF\xD8\xFF", Refusal::NotText),
    (b"GIF8", Refusal::NotText),
    (b"{\\rtf", Refusal::NotText),
    (b"\x1F\x8B", Refusal::NotText),
    (b"Rar!", Refusal::NotText),
    (b"7z\xBC\xAF", Refusal::NotText),
];

/// The characters of Windows-1252 from 0x80 to 0x9F; the five that it leaves open are the control characters of
/// that number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    if let Some(refusal) = too_large(bytes.len()) {
        return Err(refusal);
    }
    if let Some((_, refusal)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(refusal.clone());
    }
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => eight_bits(rest),
        [0xFF, 0xFE, rest @ ..] => (sixteen_bits(rest, u16::from_le_bytes), Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (sixteen_bits(rest, u16::from_be_bytes), Encoding::Utf16Be),
        _ => match without_mark(bytes) {
            Some(Encoding::Utf16Be) => (sixteen_bits(bytes, u16::from_be_bytes), Encoding::Utf16Be),
            Some(_) => (sixteen_bits(bytes, u16::from_le_bytes), Encoding::Utf16Le),
            None => eight_bits(bytes),
        },
    };
    judge(&text)?;
    Ok((text, encoding))
}

/// UTF-8 where it is that throughout, but for a last character that was cut; else Windows-1252.
fn eight_bits(bytes: &[u8]) -> (String, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(error) if error.error_len().is_none() => (String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8),
        Err(_) => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
    }
}

fn windows_1252(byte: u8) -> char {
    let special = usize::from(byte).checked_sub(0x80).and_then(|at| WINDOWS_1252.get(at));
    special.copied().unwrap_or(char::from(byte))
}

/// What is not a character, a half of one at the end too, is shown as one that is missing.
fn sixteen_bits(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let missing = (!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)).chain(missing).collect()
}

/// UTF-16 by its pattern: letters of Western languages have a zero in every second byte, and text has none else.
fn without_mark(bytes: &[u8]) -> Option<Encoding> {
    let (pairs, _) = bytes.get(..SAMPLE.min(bytes.len()))?.as_chunks::<2>();
    let zeros = |place: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| place(pair) == 0).count();
    let (first, second) = (zeros(|pair| pair[0]), zeros(|pair| pair[1]));
    match pairs.len() {
        0 => None,
        count if second * 2 > count && first == 0 => Some(Encoding::Utf16Le),
        count if first * 2 > count && second == 0 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Refuses what is no table by its first character, and what has characters that no text has.
fn judge(text: &str) -> Result<(), Refusal> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut first = start.chars().filter(|c| !c.is_whitespace());
    match (first.next(), first.next()) {
        (None, _) => return Err(Refusal::Empty),
        (Some('<'), Some('!' | '?' | 'a'..='z' | 'A'..='Z')) => return Err(Refusal::Markup),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[')) => return Err(Refusal::Json),
        _ => {}
    }
    let odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\r' | '\n') || *c == char::REPLACEMENT_CHARACTER;
    let strange = text.chars().filter(odd).count();
    if text.contains('\0') || strange * 50 > text.chars().count() + 50 { Err(Refusal::NotText) } else { Ok(()) }
}
