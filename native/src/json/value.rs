//! JSON values that borrow their texts from what was read.

use std::borrow::Cow;

/// Text, borrowed from the release unless it was written with escapes.
pub type Text<'a> = Cow<'a, str>;

/// A JSON value. Whole numbers beyond 64 bits are not read (see [`crate::json::read`]).
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number written without a point.
    Integer(i64),
    /// Any other number; finite.
    Number(f64),
    /// Text without NUL.
    Text(Text<'a>),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// An object: its fields in their order, each name once.
#[derive(Debug, Clone, Default)]
pub struct Object<'a> {
    /// Names and values.
    pub fields: Vec<(Text<'a>, Value<'a>)>,
}

impl<'a> Object<'a> {
    /// The value of a field; None where there is none. A null is `Some(Value::Null)`.
    pub fn find(&self, name: &str) -> Option<&Value<'a>> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The value of a field; None where there is none or it is null, as `dict.get` of Python tells it.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.find(name).filter(|value| !matches!(value, Value::Null))
    }

    /// Whether there is a field of this name, null or not.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The value of a field, to be changed.
    pub fn find_mut(&mut self, name: &str) -> Option<&mut Value<'a>> {
        self.fields
            .iter_mut()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// Whether it has no field.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

/// Equal as JSON: the order of fields does not count.
impl PartialEq for Object<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.fields.len() == other.fields.len()
            && self.fields.iter().all(|(name, value)| other.find(name) == Some(value))
    }
}

impl<'a> Value<'a> {
    /// The object, where it is one.
    pub fn object(&self) -> Option<&Object<'a>> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The list, where it is one.
    pub fn list(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// The text, where it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is a list or an object.
    pub fn is_parted(&self) -> bool {
        matches!(self, Value::List(_) | Value::Object(_))
    }

    /// Whether Python would take it for true: not null, false, zero, or empty.
    pub fn is_true(&self) -> bool {
        match self {
            Value::Null => false,
            Value::Boolean(is) => *is,
            Value::Integer(number) => *number != 0,
            Value::Number(number) => *number != 0.0,
            Value::Text(text) => !text.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
        }
    }
}
