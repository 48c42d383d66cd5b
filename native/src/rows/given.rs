//! Values as they were published. Reference: `columns/given.py`, which notes values of another type; here they are Odd.

use std::borrow::Cow;

use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};

const LONGEST_WHOLE_NUMBER: i64 = 1_000_000_000_000_000_000;

/// An object without fields.
pub static NOTHING: Object<'static> = Object { fields: Vec::new() };

/// Text, with whole numbers as text (ids may be either); None for blank text and null.
pub fn text<'p>(value: Option<&'p Value<'_>>) -> Sure<Option<Text<'p>>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Text(text)) => Ok(sound(text).map(Cow::Borrowed)),
        Some(Value::Integer(number)) if number.unsigned_abs() < LONGEST_WHOLE_NUMBER.unsigned_abs() => {
            Ok(Some(Cow::Owned(number.to_string())))
        }
        _ => Err(Odd),
    }
}

/// The text of a field.
pub fn text_of<'p>(object: &'p Object<'_>, name: &str) -> Sure<Option<Text<'p>>> {
    text(object.find(name))
}

/// Text in which something is to be seen.
pub fn sound(text: &str) -> Option<&str> {
    match text.as_bytes().first() {
        Some(first) if *first > b' ' && first.is_ascii() => Some(text),
        _ if text.chars().all(is_space) => None,
        _ => Some(text),
    }
}

/// Whether Python takes a sign for a space.
pub fn is_space(sign: char) -> bool {
    sign.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&sign)
}

/// A list of text without nulls.
pub fn texts<'p>(value: Option<&'p Value<'_>>) -> Sure<Vec<Text<'p>>> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::List(list)) => list
            .iter()
            .filter_map(|one| text(Some(one)).transpose())
            .collect::<Sure<Vec<Text<'p>>>>(),
        _ => Err(Odd),
    }
}

/// An object; one without fields for null.
pub fn mapping<'p, 'a>(value: Option<&'p Value<'a>>) -> Sure<&'p Object<'a>>
where
    'a: 'p,
{
    match value {
        None | Some(Value::Null) => Ok(&NOTHING),
        Some(Value::Object(object)) => Ok(object),
        _ => Err(Odd),
    }
}

/// The objects of a list; none for null.
pub fn objects<'p, 'a>(value: Option<&'p Value<'a>>) -> Sure<Vec<&'p Object<'a>>> {
    match value {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::List(list)) => list.iter().map(|one| one.object().ok_or(Odd)).collect(),
        _ => Err(Odd),
    }
}

/// A finite number.
pub fn number(value: Option<&Value<'_>>) -> Sure<Option<f64>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Number(number)) => Ok(Some(*number)),
        // Up to here every whole number is a double.
        Some(Value::Integer(number)) if number.unsigned_abs() < 1 << 53 => Ok(Some(*number as f64)),
        _ => Err(Odd),
    }
}

/// A whole number from 0 up.
pub fn count(value: Option<&Value<'_>>) -> Sure<Option<i64>> {
    let found = number(value)?;
    Ok(found
        .filter(|number| (0.0..LONGEST_WHOLE_NUMBER as f64).contains(number))
        .map(|number| number as i64))
}

/// True or false.
pub fn flag(value: Option<&Value<'_>>) -> Sure<Option<bool>> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Boolean(is)) => Ok(Some(*is)),
        _ => Err(Odd),
    }
}
