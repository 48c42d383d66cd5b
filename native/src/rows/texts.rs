//! Free text as rows hold it. Reference: `columns/texts.py` and `columns/contacts.py`: here stands what tells that
//! neither of them would change a text, as is so for nearly all, and what is changed plainly; the rest is asked.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::changing::{may_hold, BREAK, CONTACT, SIGN};
use crate::rows::given::is_space;
use crate::rows::signs::{with_breaks, with_references};

/// Free text as a row holds it; None where nothing is left to be seen.
pub fn cleaned<'p>(asks: &Asks, text: Option<Text<'p>>) -> Sure<Option<Text<'p>>> {
    let Some(text) = text else { return Ok(None) };
    if may_hold(&text, CONTACT | SIGN | BREAK) == 0 {
        return Ok(given_sight(text));
    }
    match plainly_cleaned(&text) {
        Some(cleaned) => Ok(cleaned.map(Cow::Owned)),
        None => Ok(asks.text(Question::Cleaned, &text)?.map(Cow::Owned)),
    }
}

/// The text with its signs and line breaks; None inside where nothing is left to be seen. None where it may hold contacts,
/// or something in it is not plain.
fn plainly_cleaned(text: &str) -> Option<Option<String>> {
    let mut cleaned = if may_hold(text, SIGN) == 0 {
        text.to_owned()
    } else {
        with_references(text)?
    };
    if cleaned.chars().all(is_space) {
        return Some(None);
    }
    if may_hold(&cleaned, CONTACT) != 0 {
        return None;
    }
    if !cleaned.contains('\n') && may_hold(&cleaned, BREAK) != 0 {
        cleaned = with_breaks(&cleaned)?;
    }
    Some(Some(cleaned))
}

fn given_sight(text: Text<'_>) -> Option<Text<'_>> {
    match text.as_bytes().first() {
        Some(first) if *first > b' ' && first.is_ascii() => Some(text),
        _ => Some(text).filter(|text| !text.chars().all(is_space)),
    }
}

/// A text with the signs that its character references stand for.
pub fn with_signs<'p>(asks: &Asks, text: Text<'p>) -> Sure<Text<'p>> {
    if !may_hold_signs(&text) {
        return Ok(text);
    }
    match with_references(&text) {
        Some(read) => Ok(Cow::Owned(read)),
        None => asks.text(Question::WithSigns, &text)?.map(Cow::Owned).ok_or(Odd),
    }
}

/// Whether `with_signs` may change a text.
pub fn may_hold_signs(text: &str) -> bool {
    may_hold(text, SIGN) != 0
}

/// Whether `without_contacts` may change a text: True for every text that it does change, and a few more.
pub fn may_hold_contacts(text: &str) -> bool {
    may_hold(text, CONTACT) != 0
}

/// Whether a word in lower case stands in a text, in either case of its ASCII letters.
pub fn holds_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let last = (text.len() + 1).saturating_sub(word.len());
    text[..last.min(text.len())].iter().enumerate().any(|(place, byte)| {
        byte.to_ascii_lowercase() == *first && text[place..place + word.len()].eq_ignore_ascii_case(word)
    })
}
