//! The members of an object that may repeat much of the object before it.

use std::borrow::Cow;

use crate::json::read::{Reader, MOST_FIELDS};
use crate::json::value::{Text, Value};
use crate::odd::{Odd, Sure};

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
/// Odd as [`crate::json::read()`] says, and where it is no object.
pub fn members<'a>(text: &'a str, before: &[Member<'_>]) -> Sure<Vec<Member<'a>>> {
    let mut reader = Reader::new(text);
    reader.skip_spaces();
    if reader.next()? != b'{' {
        return Err(Odd);
    }
    let mut members: Vec<Member<'a>> = Vec::with_capacity(14);
    reader.at += 1;
    reader.skip_spaces();
    let mut ended = reader.next()? == b'}';
    reader.at += usize::from(ended);
    while !ended {
        let name = reader.name()?;
        if members.len() >= MOST_FIELDS || members.iter().any(|known| known.name == name) {
            return Err(Odd);
        }
        members.push(member(&mut reader, text, name, before)?);
        ended = reader.ends(b'}')?;
    }
    reader.skip_spaces();
    if reader.is_at_end() {
        Ok(members)
    } else {
        Err(Odd)
    }
}

fn member<'a>(reader: &mut Reader<'a>, text: &'a str, name: &'a str, before: &[Member<'_>]) -> Sure<Member<'a>> {
    let (start, name) = (reader.at, Cow::Borrowed(name));
    let rest = text.get(start..).ok_or(Odd)?;
    let known = before
        .iter()
        .find(|known| known.name == name)
        .map_or("", |known| known.raw);
    // An object or a list that begins with another one is that one.
    if known.starts_with(['{', '[']) && rest.starts_with(known) {
        reader.at += known.len();
        let raw = rest.get(..known.len()).ok_or(Odd)?;
        return Ok(Member { name, raw, value: None });
    }
    let mut read = Value::Null;
    reader.value(1, |_, value| read = value)?;
    let raw = text.get(start..reader.at).ok_or(Odd)?;
    Ok(Member {
        name,
        raw,
        value: Some(read),
    })
}
