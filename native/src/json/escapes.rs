//! Texts of JSON that are written with escapes.

use crate::json::scan::end_of_plain;
use crate::odd::{Odd, Sure};

/// The text that begins at `start`, behind its quotation mark, and where the mark that ends it stands. Odd for NUL, for
/// halves of pairs, and for control signs.
pub(super) fn escaped(text: &str, start: usize) -> Sure<(String, usize)> {
    let bytes = text.as_bytes();
    let mut from = start;
    let mut end = end_of_plain(bytes, from);
    let mut written = String::with_capacity((end - from) * 2 + 16);
    loop {
        written.push_str(text.get(from..end).ok_or(Odd)?);
        match bytes.get(end) {
            Some(b'"') => return Ok((written, end)),
            Some(b'\\') => from = escape(text, end + 1, &mut written)?,
            _ => return Err(Odd),
        }
        end = end_of_plain(bytes, from);
    }
}

/// Write the sign of an escape, whose letter stands at `at`; returns where it ends.
fn escape(text: &str, at: usize, written: &mut String) -> Sure<usize> {
    let sign = match text.as_bytes().get(at).ok_or(Odd)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return by_number(text, at + 1, written),
        _ => return Err(Odd),
    };
    written.push(sign);
    Ok(at + 1)
}

fn by_number(text: &str, at: usize, written: &mut String) -> Sure<usize> {
    let first = unit(text, at)?;
    if (0xD800..0xDC00).contains(&first) && text.as_bytes().get(at + 4..at + 6) == Some(b"\\u") {
        let second = unit(text, at + 6)?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(Odd);
        }
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        written.push(char::from_u32(code).ok_or(Odd)?);
        return Ok(at + 10);
    }
    // Halves of a pair are no signs of their own, and NUL no store can hold.
    written.push(char::from_u32(first).filter(|sign| *sign != '\0').ok_or(Odd)?);
    Ok(at + 4)
}

fn unit(text: &str, at: usize) -> Sure<u32> {
    let digits = text.get(at..at + 4).ok_or(Odd)?;
    if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        u32::from_str_radix(digits, 16).map_err(|_| Odd)
    } else {
        Err(Odd)
    }
}
