//! Where the fields of an object stand in a text, which is checked and passed over without being kept.

use std::ops::Range;

use crate::json::scan::{end_of_plain, is_number};
use crate::odd::{Odd, Sure};

/// Objects and lists within one another, at most: as many as there are bits to remember their kinds.
const DEEPEST: u32 = 60;
/// Digits of a number, at most: with fewer, one without an exponent is finite as a double.
const MOST_DIGITS: usize = 300;

/// What was passed over.
#[derive(Debug, Default)]
pub struct Passed {
    /// Where it ends.
    pub end: usize,
    /// Whether a number in it has a fraction or an exponent.
    pub has_fractions: bool,
    /// Whether a text in it has a sign by its number.
    pub has_units: bool,
}

/// Pass over the object that begins at `start` and tell `found` of each of its fields: the name as written, without
/// quotation marks, and where the value stands. Odd for whatever is not strict JSON on one line, for halves of signs,
/// numbers without end and too much depth, and where `found` says so. That it is UTF-8 is not looked at.
pub fn pass_fields(bytes: &[u8], start: usize, mut found: impl FnMut(&[u8], Range<usize>) -> Sure<()>) -> Sure<Passed> {
    let mut walk = Walk { bytes, at: start, passed: Passed::default() };
    if walk.next() != b'{' {
        return Err(Odd);
    }
    let mut kinds = 0u64; // a bit for each object or list we are in: 1 for an object
    let mut depth = 0u32;
    let mut name = 0..0;
    let mut value = start;
    loop {
        let mut opened = false;
        match walk.next() {
            b'"' => walk.text()?,
            b'{' | b'[' => {
                kinds = kinds << 1 | u64::from(walk.next() == b'{');
                depth += 1;
                opened = true;
                walk.at += 1;
                walk.skip_spaces();
            }
            b't' => walk.word(b"true")?,
            b'f' => walk.word(b"false")?,
            b'n' => walk.word(b"null")?,
            _ => walk.number()?,
        }
        if depth > DEEPEST {
            return Err(Odd);
        }
        // Past the ends that follow, to the next value.
        loop {
            let end = if kinds & 1 == 1 { b'}' } else { b']' };
            if !opened {
                if depth == 1 {
                    found(&bytes[name.clone()], value..walk.at)?;
                }
                walk.skip_spaces();
            }
            let next = walk.next();
            if next == end {
                walk.at += 1;
                kinds >>= 1;
                depth -= 1;
                if depth == 0 {
                    walk.passed.end = walk.at;
                    return Ok(walk.passed);
                }
                opened = false;
                continue;
            }
            if !opened {
                if next != b',' {
                    return Err(Odd);
                }
                walk.at += 1;
                walk.skip_spaces();
            }
            break;
        }
        if kinds & 1 == 1 {
            let written = walk.name()?;
            if depth == 1 {
                (name, value) = (written, walk.at);
            }
        }
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    passed: Passed,
}

impl Walk<'_> {
    /// The next sign; NUL, which stands nowhere in JSON, at the end.
    fn next(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// A line break ends the line that all has to stand on.
    fn skip_spaces(&mut self) {
        while let b' ' | b'\t' | b'\r' = self.next() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &[u8]) -> Sure<()> {
        if !self.bytes[self.at..].starts_with(word) {
            return Err(Odd);
        }
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Sure<()> {
        let (length, whole) = is_number(&self.bytes[self.at..])?;
        if length > MOST_DIGITS {
            return Err(Odd);
        }
        self.at += length;
        self.passed.has_fractions |= !whole;
        Ok(())
    }

    /// Past a name and its colon, to the value; returns where the name stands.
    #[inline]
    fn name(&mut self) -> Sure<Range<usize>> {
        if self.next() != b'"' {
            return Err(Odd);
        }
        let start = self.at + 1;
        self.text()?;
        let end = self.at - 1;
        self.skip_spaces();
        if self.next() != b':' {
            return Err(Odd);
        }
        self.at += 1;
        self.skip_spaces();
        Ok(start..end)
    }

    /// Past a text, from its first quotation mark.
    #[inline]
    fn text(&mut self) -> Sure<()> {
        self.at = end_of_plain(self.bytes, self.at + 1);
        if self.next() != b'"' {
            self.escapes()?;
        }
        self.at += 1;
        Ok(())
    }

    /// From the first escape of a text to the quotation mark at its end.
    #[inline(never)]
    fn escapes(&mut self) -> Sure<()> {
        while self.next() == b'\\' {
            let after = self.escape(self.at + 1)?;
            self.at = end_of_plain(self.bytes, after);
        }
        if self.next() == b'"' { Ok(()) } else { Err(Odd) }
    }

    /// Where the escape ends whose letter stands at `at`.
    fn escape(&mut self, at: usize) -> Sure<usize> {
        match self.bytes.get(at).ok_or(Odd)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 1),
            b'u' => {
                self.passed.has_units = true;
                match (self.unit(at + 1)?, self.bytes.get(at + 5..at + 7)) {
                    (0xD800..0xDC00, Some(b"\\u")) if (0xDC00..0xE000).contains(&self.unit(at + 7)?) => Ok(at + 11),
                    (0xD800..0xE000, _) => Err(Odd),
                    _ => Ok(at + 5),
                }
            }
            _ => Err(Odd),
        }
    }

    fn unit(&self, at: usize) -> Sure<u32> {
        let digits = self.bytes.get(at..at + 4).ok_or(Odd)?;
        digits.iter().try_fold(0, |unit, digit| char::from(*digit).to_digit(16).map(|digit| unit * 16 + digit).ok_or(Odd))
    }
}
