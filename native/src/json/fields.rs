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
    let mut walk = Walk {
        bytes,
        at: start,
        passed: Passed::default(),
    };
    if walk.next() != b'{' {
        return Err(Odd);
    }
    walk.past_one();
    while walk.next() != b'}' {
        let name = walk.name()?;
        let value = walk.at;
        walk.value()?;
        found(&bytes[name], value..walk.at)?;
        walk.skip_spaces();
        match walk.next() {
            b',' => walk.past_one(),
            b'}' => break,
            _ => return Err(Odd),
        }
        if walk.next() == b'}' {
            return Err(Odd);
        }
    }
    walk.passed.end = walk.at + 1;
    Ok(walk.passed)
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    passed: Passed,
}

/// The objects and lists that a value stands in: a bit for each, 1 for an object.
#[derive(Default)]
struct Within {
    kinds: u64,
    depth: u32,
}

impl Within {
    fn open(&mut self, sign: u8) -> Sure<()> {
        self.kinds = self.kinds << 1 | u64::from(sign == b'{');
        self.depth += 1;
        if self.depth > DEEPEST {
            Err(Odd)
        } else {
            Ok(())
        }
    }

    fn close(&mut self) {
        self.kinds >>= 1;
        self.depth -= 1;
    }

    fn is_object(&self) -> bool {
        self.kinds & 1 == 1
    }

    fn end(&self) -> u8 {
        if self.is_object() {
            b'}'
        } else {
            b']'
        }
    }
}

// Inlined by force: apart, these steps take an eighth longer.
impl Walk<'_> {
    /// Past a value and all that is in it.
    fn value(&mut self) -> Sure<()> {
        let mut within = Within::default();
        loop {
            match self.next() {
                b'"' => self.text()?,
                sign @ (b'{' | b'[') => {
                    within.open(sign)?;
                    self.past_one();
                    if self.next() != within.end() {
                        self.begin(&within)?;
                        continue;
                    }
                }
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                _ => self.number()?,
            }
            if !self.is_followed(&mut within)? {
                return Ok(());
            }
        }
    }

    /// Past the ends of what a value was the last of, to the next value; false where all has ended.
    #[inline(always)]
    fn is_followed(&mut self, within: &mut Within) -> Sure<bool> {
        while within.depth > 0 {
            self.skip_spaces();
            let next = self.next();
            if next == b',' {
                self.past_one();
                self.begin(within)?;
                return Ok(true);
            }
            if next != within.end() {
                return Err(Odd);
            }
            self.at += 1;
            within.close();
        }
        Ok(false)
    }

    /// To the value of the next member of an object or list.
    #[inline(always)]
    fn begin(&mut self, within: &Within) -> Sure<()> {
        if within.is_object() {
            self.name().map(|_| ())
        } else {
            Ok(())
        }
    }

    /// Past one sign and the spaces after it.
    #[inline(always)]
    fn past_one(&mut self) {
        self.at += 1;
        self.skip_spaces();
    }

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
    #[inline(always)]
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
        self.past_one();
        Ok(start..end)
    }

    /// Past a text, from its first quotation mark.
    #[inline(always)]
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
        if self.next() == b'"' {
            Ok(())
        } else {
            Err(Odd)
        }
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
        digits.iter().try_fold(0, |unit, digit| {
            char::from(*digit)
                .to_digit(16)
                .map(|digit| unit * 16 + digit)
                .ok_or(Odd)
        })
    }
}
