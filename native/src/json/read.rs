//! JSON text to a value, in one pass.

use std::borrow::Cow;

use crate::json::scan::{end_of_plain, is_number, skip_spaces};
use crate::json::value::{Object, Text, Value};
use crate::odd::{Odd, Sure};

/// Objects and lists within one another, at most.
const DEEPEST: usize = 60;
/// Fields of one object, at most: names are compared one by one.
const MOST_FIELDS: usize = 300;

/// The value of a JSON text. Odd for whatever is not strict JSON, for a name that an object has twice, for whole numbers
/// beyond 64 bits and numbers that are infinite as doubles, for NUL, for lone surrogates and for too much depth.
pub fn read(text: &str) -> Sure<Value<'_>> {
    let mut reader = Reader { text, at: 0 };
    reader.skip_spaces();
    let value = reader.value(0)?;
    reader.skip_spaces();
    if reader.at == text.len() {
        Ok(value)
    } else {
        Err(Odd)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&self) -> Sure<u8> {
        self.text.as_bytes().get(self.at).copied().ok_or(Odd)
    }

    fn skip_spaces(&mut self) {
        self.at = skip_spaces(self.text.as_bytes(), self.at);
    }

    fn value(&mut self, depth: usize) -> Sure<Value<'a>> {
        if depth > DEEPEST {
            return Err(Odd);
        }
        match self.next()? {
            b'"' => Ok(Value::Text(self.quoted()?)),
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b't' => self.word("true", Value::Boolean(true)),
            b'f' => self.word("false", Value::Boolean(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Sure<Value<'a>> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(Odd)
        }
    }

    fn number(&mut self) -> Sure<Value<'a>> {
        let rest = &self.text.as_bytes()[self.at..];
        let (length, whole) = is_number(rest)?;
        let written = self.text.get(self.at..self.at + length).ok_or(Odd)?;
        self.at += length;
        if whole {
            return written.parse().map(Value::Integer).map_err(|_| Odd);
        }
        let number: f64 = written.parse().map_err(|_| Odd)?;
        if number.is_finite() {
            Ok(Value::Number(number))
        } else {
            Err(Odd)
        }
    }

    fn object(&mut self, depth: usize) -> Sure<Value<'a>> {
        let mut fields: Vec<(Text<'a>, Value<'a>)> = Vec::new();
        self.at += 1;
        self.skip_spaces();
        if self.next()? == b'}' {
            self.at += 1;
            return Ok(Value::Object(Object { fields }));
        }
        fields.reserve(8);
        loop {
            if self.next()? != b'"' {
                return Err(Odd);
            }
            let name = self.quoted()?;
            if fields.len() >= MOST_FIELDS || fields.iter().any(|(known, _)| *known == name) {
                return Err(Odd);
            }
            self.skip_spaces();
            if self.next()? != b':' {
                return Err(Odd);
            }
            self.at += 1;
            self.skip_spaces();
            let value = self.value(depth + 1)?;
            fields.push((name, value));
            if self.ends(b'}')? {
                return Ok(Value::Object(Object { fields }));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Sure<Value<'a>> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_spaces();
        if self.next()? == b']' {
            self.at += 1;
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.ends(b']')? {
                return Ok(Value::List(items));
            }
        }
    }

    /// Past a comma (false) or the end (true).
    fn ends(&mut self, end: u8) -> Sure<bool> {
        self.skip_spaces();
        let found = self.next()?;
        self.at += 1;
        if found == end {
            return Ok(true);
        }
        if found != b',' {
            return Err(Odd);
        }
        self.skip_spaces();
        Ok(false)
    }

    /// The text between quotation marks, of which the first is next.
    fn quoted(&mut self) -> Sure<Text<'a>> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = end_of_plain(bytes, start);
        if bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return self.text.get(start..end).map(Cow::Borrowed).ok_or(Odd);
        }
        let mut written = String::with_capacity((end - start) * 2 + 16);
        let mut from = start;
        loop {
            written.push_str(self.text.get(from..end).ok_or(Odd)?);
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => from = self.escape(end + 1, &mut written)?,
                _ => return Err(Odd),
            }
            end = end_of_plain(bytes, from);
        }
        self.at = end + 1;
        Ok(Cow::Owned(written))
    }

    /// Write the sign of an escape, whose letter stands at `at`; returns where it ends.
    fn escape(&self, at: usize, written: &mut String) -> Sure<usize> {
        let sign = match self.text.as_bytes().get(at).ok_or(Odd)? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(at + 1, written),
            _ => return Err(Odd),
        };
        written.push(sign);
        Ok(at + 1)
    }

    fn unicode(&self, at: usize, written: &mut String) -> Sure<usize> {
        let first = self.unit(at)?;
        if (0xD800..0xDC00).contains(&first) && self.text.as_bytes().get(at + 4..at + 6) == Some(b"\\u") {
            let second = self.unit(at + 6)?;
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

    fn unit(&self, at: usize) -> Sure<u32> {
        let digits = self.text.get(at..at + 4).ok_or(Odd)?;
        if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            u32::from_str_radix(digits, 16).map_err(|_| Odd)
        } else {
            Err(Odd)
        }
    }
}
