//! The value of one column in one row.

use std::borrow::Cow;

use crate::json::Text;
use crate::tables::Kind;

/// A value as a row holds it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'p> {
    /// Nothing.
    Null,
    /// Text.
    Text(Text<'p>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Microseconds since 1970, in UTC.
    Moment(i64),
    /// Days since 1970.
    Day(i32),
    /// A list of text.
    Texts(Vec<Text<'p>>),
}

impl<'p> Cell<'p> {
    /// Whether a column of a type may hold it.
    pub fn is_of(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Cell::Text(_), Kind::Text)
                | (Cell::Integer(_), Kind::Integer)
                | (Cell::Number(_), Kind::Number)
                | (Cell::Boolean(_), Kind::Boolean)
                | (Cell::Moment(_), Kind::Moment)
                | (Cell::Day(_), Kind::Day)
                | (Cell::Texts(_), Kind::Texts)
        ) || (matches!(self, Cell::Null) && kind != Kind::Texts)
    }

    /// The text; None where there is none.
    pub fn text(&self) -> Option<&Text<'p>> {
        match self {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Bytes of the text, or of the texts of a list.
    pub fn length_of_text(&self) -> usize {
        match self {
            Cell::Text(text) => text.len(),
            Cell::Texts(list) => list.iter().map(|text| text.len()).sum(),
            _ => 0,
        }
    }

    /// True or false; None where there is neither.
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Cell::Boolean(is) => Some(*is),
            _ => None,
        }
    }

    /// The texts of a list.
    pub fn texts(&self) -> &[Text<'p>] {
        match self {
            Cell::Texts(list) => list,
            _ => &[],
        }
    }
}

/// A moment: microseconds since 1970, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// A day: days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

impl<'p> From<Text<'p>> for Cell<'p> {
    fn from(text: Text<'p>) -> Self {
        Cell::Text(text)
    }
}

impl<'p> From<&'p str> for Cell<'p> {
    fn from(text: &'p str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl From<bool> for Cell<'_> {
    fn from(is: bool) -> Self {
        Cell::Boolean(is)
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Cell::Number(number)
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Cell::Integer(number)
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Moment> for Cell<'_> {
    fn from(moment: Moment) -> Self {
        Cell::Moment(moment.0)
    }
}

impl From<Day> for Cell<'_> {
    fn from(day: Day) -> Self {
        Cell::Day(day.0)
    }
}

impl<'p> From<Vec<Text<'p>>> for Cell<'p> {
    fn from(list: Vec<Text<'p>>) -> Self {
        Cell::Texts(list)
    }
}

impl<'p, T: Into<Cell<'p>>> From<Option<T>> for Cell<'p> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}

/// A row: its values turned into cells, in order.
#[macro_export]
macro_rules! row {
    ($($value:expr),+ $(,)?) => { [$($crate::rows::cell::Cell::from($value)),+] };
}
