//! Free text as rows hold it. Reference: `columns/texts.py` and `columns/contacts.py`: here stands only what tells that
//! neither of them would change a text, as is so for nearly all; the rest is asked.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::given::is_space;

/// Free text as a row holds it; None where nothing is left to be seen.
pub fn cleaned<'p>(asks: &Asks, text: Option<Text<'p>>) -> Sure<Option<Text<'p>>> {
    let Some(text) = text else { return Ok(None) };
    if may_hold_signs(&text) || may_hold_contacts(&text) || may_have_lost_breaks(&text) {
        return Ok(asks.text(Question::Cleaned, &text)?.map(Cow::Owned));
    }
    Ok(Some(text).filter(|text| !text.chars().all(is_space)))
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
    text.contains('&') || (!text.is_ascii() && (text.contains('Â') || text.contains("â€")))
}

/// Whether `with_line_breaks` may change a text.
fn may_have_lost_breaks(text: &str) -> bool {
    text.contains("rn")
        && !text.contains('\n')
        && (text.contains(".rn") || text.contains("rnrn") || text.contains(" rn"))
}

/// Whether `without_contacts` may change a text: True for every text that it does change, and a few more.
pub fn may_hold_contacts(text: &str) -> bool {
    may_hold_email(text) || may_hold_telephone(text)
}

fn may_hold_email(text: &str) -> bool {
    if text.contains('@') || text.contains(" dot ") || text.contains(" DOT ") {
        return true;
    }
    if text.contains('%') && text.contains("%40") || text.contains('&') && may_hold_at_in_html(text) {
        return true;
    }
    (!text.is_ascii() && text.contains('＠')) || may_hold_at_in_brackets(text)
}

fn may_hold_at_in_html(text: &str) -> bool {
    text.contains("64;") || text.contains("commat;")
}

/// An "at" behind a bracket, with a space or without, in either case of letters.
fn may_hold_at_in_brackets(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(place, byte)| {
        matches!(byte, b'(' | b'[' | b'{' | b'<') && {
            let inside = &bytes[place + 1..];
            let inside = inside.strip_prefix(b" ").unwrap_or(inside);
            inside.len() >= 2 && inside[..2].eq_ignore_ascii_case(b"at")
        }
    })
}

/// Digits of a telephone number, at least; and how many bytes stand between two of them, at most: three signs of three
/// bytes, or of seven where HTML writes them as references.
const FEWEST_DIGITS: usize = 10;
const WIDEST: usize = 3 * 3;
const WIDEST_IN_HTML: usize = 3 * 7;

/// Whether so many digits stand near one another behind a 0 or a +, as in every telephone number.
fn may_hold_telephone(text: &str) -> bool {
    let in_html = text.contains('&');
    let widest = if in_html { WIDEST_IN_HTML } else { WIDEST };
    let (mut digits, mut apart, mut before) = (0, 0, b' ');
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            if apart > widest {
                digits = 0;
            }
            if digits > 0 || byte == b'0' || before == b'+' {
                digits += 1;
            }
            apart = 0;
            if digits >= FEWEST_DIGITS {
                return true;
            }
        } else {
            apart += 1;
            if !in_html && byte.is_ascii() && !matches!(byte, b' ' | b'(' | b')' | b'.' | b'-' | b'/') {
                digits = 0;
            }
        }
        before = byte;
    }
    false
}
