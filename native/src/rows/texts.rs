//! Free text as rows hold it. Reference: `columns/texts.py` and `columns/contacts.py`: here stands only what tells that
//! neither of them would change a text, as is so for nearly all; the rest is asked.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::changing::{may_hold, BREAK, CONTACT, SIGN};
use crate::rows::given::is_space;

/// Free text as a row holds it; None where nothing is left to be seen.
pub fn cleaned<'p>(asks: &Asks, text: Option<Text<'p>>) -> Sure<Option<Text<'p>>> {
    let Some(text) = text else { return Ok(None) };
    if may_change(&text) {
        return Ok(asks.text(Question::Cleaned, &text)?.map(Cow::Owned));
    }
    Ok(given_sight(text))
}

/// Whether any rule may change a text.
fn may_change(text: &str) -> bool {
    match may_hold(text, CONTACT | SIGN | BREAK) {
        0 => false,
        BREAK if text.contains('\n') => may_hold(text, CONTACT | SIGN) != 0,
        _ => true,
    }
}

fn given_sight(text: Text<'_>) -> Option<Text<'_>> {
    match text.as_bytes().first() {
        Some(first) if *first > b' ' && first.is_ascii() => Some(text),
        _ => Some(text).filter(|text| !text.chars().all(is_space)),
    }
}

/// A text with the signs that its character references stand for.
pub fn with_signs<'p>(asks: &Asks, text: Text<'p>) -> Sure<Text<'p>> {
    if may_hold_signs(&text) {
        return asks.text(Question::WithSigns, &text)?.map(Cow::Owned).ok_or(Odd);
    }
    Ok(text)
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
