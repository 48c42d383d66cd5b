//! JSON text to a value, in one pass.

use std::borrow::Cow;

use crate::json::escapes::escaped;
use crate::json::scan::{end_of_plain, is_number, skip_spaces};
use crate::json::value::{Object, Text, Value};
use crate::odd::{Odd, Sure};

/// Objects and lists within one another, at most.
const DEEPEST: usize = 60;
/// Fields of one object, at most: names are compared one by one.
pub(super) const MOST_FIELDS: usize = 300;

/// The value of a JSON text. Odd for whatever is not strict JSON, for a name that an object has twice or that is
/// written with escapes, for whole numbers beyond 64 bits and numbers that are infinite as doubles, for NUL, for lone surrogates and for too much depth.
pub fn read(text: &str) -> Sure<Value<'_>> {
    let mut reader = Reader::new(text);
    reader.skip_spaces();
    let mut read = Value::Null;
    reader.value(0, |_, value| read = value)?;
    reader.skip_spaces();
    if reader.is_at_end() {
        Ok(read)
    } else {
        Err(Odd)
    }
}

/// A number as it is written.
enum Digits {
    Whole(i64),
    Broken(f64),
}

/// One of 64 bits: names of which it differs are different.
#[inline(always)]
fn sign_of(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (first, last) = (bytes.first().copied(), bytes.last().copied());
    let mixed = usize::from(first.unwrap_or(0)) * 5 + usize::from(last.unwrap_or(0)) * 3 + bytes.len();
    1 << (mixed % 64)
}

/// A name and its value.
type Field<'a> = (Text<'a>, Value<'a>);

/// Reads one text. What is read of objects and lists that have not ended yet stands in `fields` and `items`.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
    fields: Vec<Field<'a>>,
    items: Vec<Value<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        // The first of each is nobody's, so that no object or list begins where they do: `split_off` would take all.
        let (mut fields, mut items) = (Vec::with_capacity(18), Vec::with_capacity(16));
        fields.push((Cow::Borrowed(""), Value::Null));
        items.push(Value::Null);
        Reader {
            text,
            at: 0,
            fields,
            items,
        }
    }

    #[inline(always)]
    pub(super) fn next(&self) -> Sure<u8> {
        self.text.as_bytes().get(self.at).copied().ok_or(Odd)
    }

    #[inline(always)]
    pub(super) fn skip_spaces(&mut self) {
        self.at = skip_spaces(self.text.as_bytes(), self.at);
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// Hand the value that is next to `put`, where it is to stand: values are large, and each move of one is felt.
    #[inline(always)]
    pub(super) fn value(&mut self, depth: usize, put: impl FnOnce(&mut Self, Value<'a>)) -> Sure<()> {
        match self.next()? {
            b'"' => match self.plain_text() {
                Some(text) => put(self, Value::Text(Cow::Borrowed(text))),
                None => {
                    let text = self.escaped_text()?;
                    put(self, Value::Text(Cow::Owned(text)));
                }
            },
            b'{' => {
                let fields = self.object(depth)?;
                put(self, Value::Object(Object { fields }));
            }
            b'[' => {
                let items = self.list(depth)?;
                put(self, Value::List(items));
            }
            b'-' | b'0'..=b'9' => match self.number()? {
                Digits::Whole(whole) => put(self, Value::Integer(whole)),
                Digits::Broken(number) => put(self, Value::Number(number)),
            },
            b't' => {
                self.word("true")?;
                put(self, Value::Boolean(true));
            }
            b'f' => {
                self.word("false")?;
                put(self, Value::Boolean(false));
            }
            b'n' => {
                self.word("null")?;
                put(self, Value::Null);
            }
            _ => return Err(Odd),
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Sure<()> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(Odd)
        }
    }

    fn number(&mut self) -> Sure<Digits> {
        let rest = &self.text.as_bytes()[self.at..];
        let (length, whole) = is_number(rest)?;
        let written = self.text.get(self.at..self.at + length).ok_or(Odd)?;
        self.at += length;
        if whole {
            return written.parse().map(Digits::Whole).map_err(|_| Odd);
        }
        let number: f64 = written.parse().map_err(|_| Odd)?;
        if number.is_finite() {
            Ok(Digits::Broken(number))
        } else {
            Err(Odd)
        }
    }

    fn object(&mut self, depth: usize) -> Sure<Vec<Field<'a>>> {
        if depth >= DEEPEST {
            return Err(Odd);
        }
        self.at += 1;
        self.skip_spaces();
        if self.next()? == b'}' {
            self.at += 1;
            return Ok(Vec::new());
        }
        let start = self.fields.len();
        let mut seen = 0;
        loop {
            let name = self.name()?;
            let sign = sign_of(name);
            let before = self.fields.get(start..).ok_or(Odd)?;
            let may_be_known = seen & sign != 0 || before.len() >= MOST_FIELDS;
            if may_be_known && (before.len() >= MOST_FIELDS || before.iter().any(|(known, _)| known == name)) {
                return Err(Odd);
            }
            seen |= sign;
            self.value(depth + 1, |reader, value| {
                reader.fields.push((Cow::Borrowed(name), value))
            })?;
            if self.ends(b'}')? {
                return Ok(self.fields.split_off(start));
            }
        }
    }

    /// The name that is next, past the colon behind it. Odd where it is written with escapes.
    #[inline(always)]
    pub(super) fn name(&mut self) -> Sure<&'a str> {
        if self.next()? != b'"' {
            return Err(Odd);
        }
        let name = self.plain_text().ok_or(Odd)?;
        self.skip_spaces();
        if self.next()? != b':' {
            return Err(Odd);
        }
        self.at += 1;
        self.skip_spaces();
        Ok(name)
    }

    fn list(&mut self, depth: usize) -> Sure<Vec<Value<'a>>> {
        if depth >= DEEPEST {
            return Err(Odd);
        }
        self.at += 1;
        self.skip_spaces();
        if self.next()? == b']' {
            self.at += 1;
            return Ok(Vec::new());
        }
        let start = self.items.len();
        loop {
            self.value(depth + 1, |reader, value| reader.items.push(value))?;
            if self.ends(b']')? {
                return Ok(self.items.split_off(start));
            }
        }
    }

    /// Past a comma (false) or the end (true).
    #[inline(always)]
    pub(super) fn ends(&mut self, end: u8) -> Sure<bool> {
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

    /// The text between quotation marks, of which the first is next; None, and nothing read, where it has escapes.
    #[inline(always)]
    fn plain_text(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let end = end_of_plain(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// The text between quotation marks, with escapes.
    #[inline(never)]
    fn escaped_text(&mut self) -> Sure<String> {
        let (written, end) = escaped(self.text, self.at + 1)?;
        self.at = end + 1;
        Ok(written)
    }
}
