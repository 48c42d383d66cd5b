//! Where runs of signs in a JSON text end.

use crate::odd::{Odd, Sure};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Where the next sign stands that is no space of JSON.
pub fn skip_spaces(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// Where text that stands for itself ends, from `at`: at a quotation mark, a backslash, a control sign or the end.
pub fn end_of_plain(bytes: &[u8], mut at: usize) -> usize {
    // Eight signs at a time: the high bit of a byte is set where it is one of these, or below a space.
    while let Some(eight) = bytes.get(at..at + 8) {
        let Ok(eight) = <[u8; 8]>::try_from(eight) else { break };
        let word = u64::from_le_bytes(eight);
        let quotes = has_zero(word ^ (ONES * u64::from(b'"')));
        let slashes = has_zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let found = quotes | slashes | control;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at) {
        if *byte == b'"' || *byte == b'\\' || *byte < 0x20 {
            break;
        }
        at += 1;
    }
    at
}

/// The high bit of each byte that is zero; the lowest one set is exact, as borrows go upwards.
fn has_zero(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// How long the number is with which `bytes` begin, and whether it is written as a whole one.
pub fn is_number(bytes: &[u8]) -> Sure<(usize, bool)> {
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let digits = digits_from(bytes, at);
    if digits == 0 || (digits > 1 && bytes[at] == b'0') {
        return Err(Odd);
    }
    at += digits;
    let mut whole = true;
    if bytes.get(at) == Some(&b'.') {
        whole = false;
        let digits = digits_from(bytes, at + 1);
        if digits == 0 {
            return Err(Odd);
        }
        at += 1 + digits;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        whole = false;
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        let digits = digits_from(bytes, at);
        if digits == 0 {
            return Err(Odd);
        }
        at += digits;
    }
    Ok((at, whole))
}

fn digits_from(bytes: &[u8], at: usize) -> usize {
    bytes[at.min(bytes.len())..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}
