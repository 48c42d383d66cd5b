//! JSON text to a value, in one pass.

use std::borrow::Cow;

use crate::json::scan::{end_of_plain, is_number, skip_spaces};
use crate::json::value::{Object, Text, Value};
use crate::odd::{Odd, Sure};

/// Objects and lists within one another, at most.
const DEEPEST: usize = 60;
/// Fields of one object, at most: names are compared one by one.
const MOST_FIELDS: usize = 300;

/// The value of a JSON text. Odd for whatever is not strict JSON, for a name that an object has twice or that is
/// written with escapes, for whole numbers beyond 64 bits and numbers that are infinite as doubles, for NUL, for lone surrogates and for too much depth.
pub fn read(text: &str) -> Sure<Value<'_>> {
    let mut reader = Reader::new(text);
    reader.skip_spaces();
    let value = reader.value(0)?;
    reader.skip_spaces();
    if reader.at == text.len() {
        Ok(value)
    } else {
        Err(Odd)
    }
}

/// A member of the object that a JSON text is.
#[derive(Debug, Clone)]
pub struct Member<'a> {
    /// Its name.
    pub name: Text<'a>,
    /// Its value as it is written.
    pub raw: &'a str,
    /// Its value; None where it is an object or a list written as the member of this name in the text before.
    pub value: Option<Value<'a>>,
}

/// The members of the object that a JSON text is, which may repeat much of the text before, whose members are `before`.
/// Odd as [`read`] says, and where it is no object.
pub fn members<'a>(text: &'a str, before: &[Member<'_>]) -> Sure<Vec<Member<'a>>> {
    let mut reader = Reader::new(text);
    reader.skip_spaces();
    if reader.next()? != b'{' {
        return Err(Odd);
    }
    let mut members: Vec<Member<'a>> = Vec::with_capacity(24);
    reader.at += 1;
    reader.skip_spaces();
    let mut ended = reader.next()? == b'}';
    reader.at += usize::from(ended);
    while !ended {
        let name = reader.name()?;
        if members.len() >= MOST_FIELDS || members.iter().any(|known| known.name == name) {
            return Err(Odd);
        }
        members.push(reader.member(name, before)?);
        ended = reader.ends(b'}')?;
    }
    reader.skip_spaces();
    if reader.at == text.len() {
        Ok(members)
    } else {
        Err(Odd)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader { text, at: 0 }
    }

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
            let name = self.name()?;
            if fields.len() >= MOST_FIELDS || fields.iter().any(|(known, _)| *known == name) {
                return Err(Odd);
            }
            let value = self.value(depth + 1)?;
            fields.push((name, value));
            if self.ends(b'}')? {
                return Ok(Value::Object(Object { fields }));
            }
        }
    }

    /// The name that is next, past the colon behind it. Odd where it is written with escapes.
    fn name(&mut self) -> Sure<Text<'a>> {
        if self.next()? != b'"' {
            return Err(Odd);
        }
        let name = self.quoted()?;
        if matches!(name, Cow::Owned(_)) {
            return Err(Odd);
        }
        self.skip_spaces();
        if self.next()? != b':' {
            return Err(Odd);
        }
        self.at += 1;
        self.skip_spaces();
        Ok(name)
    }

    fn member(&mut self, name: Text<'a>, before: &[Member<'_>]) -> Sure<Member<'a>> {
        let start = self.at;
        let rest = self.text.get(start..).ok_or(Odd)?;
        // An object or a list that begins with another one is that one.
        let known = before
            .iter()
            .find(|known| known.name == name)
            .map_or("", |known| known.raw);
        if known.starts_with(['{', '[']) && rest.starts_with(known) {
            self.at += known.len();
            let raw = &rest[..known.len()];
            return Ok(Member { name, raw, value: None });
        }
        let value = Some(self.value(1)?);
        let raw = self.text.get(start..self.at).ok_or(Odd)?;
        Ok(Member { name, raw, value })
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
