//! The values of a link's keys. Links are split first, then decoded: these take raw parts.

use super::LinkReason;
use crate::domain::{Date, Limits, Number, Span, limits};
use std::borrow::Cow;

/// Undoes percent-encoding. A `+` is a plus.
pub(in crate::wire) fn decode(raw: &str) -> Result<Cow<'_, str>, LinkReason> {
    if !raw.contains('%') {
        return Ok(Cow::Borrowed(raw));
    }
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
    let mut decoded = Vec::with_capacity(raw.len());
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let (high, low) = (digit(bytes.next()), digit(bytes.next()));
            let (high, low) = high.zip(low).ok_or(LinkReason::BadEncoding)?;
            decoded.push((high << 4 | low) as u8);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).map(Cow::Owned).map_err(|_| LinkReason::BadEncoding)
}

/// The number of a key within its limits.
pub(super) fn number(key: &str, raw: &str) -> Result<Number, LinkReason> {
    within(raw, limits(key).ok_or(LinkReason::UnknownKey)?)
}

pub(in crate::wire) fn within(raw: &str, limits: Limits) -> Result<Number, LinkReason> {
    let number = Number::parse(&decode(raw)?).ok_or(LinkReason::NotANumber)?;
    if limits.allow(number) {
        Ok(number)
    } else if limits.low <= number && number <= limits.high {
        Err(LinkReason::NotWhole { limits })
    } else {
        Err(LinkReason::OutOfRange { limits })
    }
}

/// The whole number of a key whose limits fit.
pub(in crate::wire) fn whole(key: &str, raw: &str) -> Result<u32, LinkReason> {
    let number = number(key, raw)?.decimal();
    number.and_then(|number| number.try_into().ok()).ok_or(LinkReason::NotANumber)
}

/// One value, or `low:base:high`.
pub(super) fn range(key: &str, raw: &str) -> Result<Span, LinkReason> {
    let mut parts = raw.split(':').map(|part| number(key, part));
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(value), None, ..) => value.map(Span::certain),
        (Some(low), Some(base), Some(high), None) => Span::new(low?, base?, high?).ok_or(LinkReason::NotInOrder),
        _ => Err(LinkReason::NotARange),
    }
}

/// The place of a word among those allowed.
pub(in crate::wire) fn word(raw: &str, allowed: &[&'static str]) -> Result<usize, LinkReason> {
    let word = decode(raw)?;
    let at = allowed.iter().position(|allowed| *allowed == word);
    at.ok_or_else(|| LinkReason::UnknownWord { allowed: allowed.to_vec() })
}

pub(super) fn date(raw: &str) -> Result<Date, LinkReason> {
    Date::parse(&decode(raw)?).ok_or(LinkReason::NotADate)
}

/// An id of the catalog, or what could be one.
pub(in crate::wire) fn id(raw: &str) -> Result<String, LinkReason> {
    let id = decode(raw)?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(plain) {
        return Err(LinkReason::BadId);
    }
    Ok(id.into_owned())
}
