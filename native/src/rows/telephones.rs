//! Whether digits may be a telephone number. Reference: `columns/contacts.py`, of which this keeps what tells numbers
//! of another kind from those of telephones, and leaves aside a few exceptions, so that they are asked about.

use std::ops::RangeInclusive;

/// Signs between two digits, at most.
const MOST_BETWEEN: usize = 3;
/// What HTML writes for a space or a dash.
const IN_HTML: [&str; 4] = ["&nbsp;", "&#160;", "&ndash;", "&#8211;"];
/// Digits behind `0` and another one, and behind the code of a country.
const NATIONAL: RangeInclusive<usize> = 8..=9;
const ABROAD: RangeInclusive<usize> = 9..=13;
/// Last letters of the words that name a telephone number (tel, telephone, fax, mob, ring, contact, number, m, t).
const NAMES_END: [char; 9] = ['l', 'e', 'x', 'b', 'g', 't', 'o', 'r', 'm'];
/// Signs between such a word and its number, at most.
const MOST_BEHIND_NAME: usize = 3;
/// Days, notices of a year, times from and to, CPV codes, numbers of eight or nine digits: `9` is a digit, `5` one up
/// to 5, `2` one up to 2, `-` any dash, `/` any dash or a slash, `s` one sign that separates, the same each time, `y`
/// 19 or 20; what stands before a `?` may be missing. No digit follows.
const OF_ANOTHER_KIND: [&[u8]; 7] = [
    b"99?s99?sy?99",
    b"999999/y99",
    b"9999 y99-99",
    b"09.?59 ?- ?29.?59",
    b"99999999-9",
    b"99999999",
    b"999999999",
];

/// Whether a telephone number may begin at a byte, which is a 0 or a +. True for each that does.
pub fn may_be_telephone(text: &str, place: usize) -> bool {
    let (before, number) = text.split_at(place);
    let bytes = number.as_bytes();
    let named = may_be_named(before);
    if !named && goes_on_before(before) {
        return false;
    }
    let abroad = match bytes {
        [b'+', ..] => 1,
        [b'0', b'0', ..] if text.contains("44") => 2,
        [b'0', b'1'..=b'9', ..] => return is_one(number, 2, NATIONAL, named),
        _ => return false,
    };
    let code = &bytes[abroad..];
    let spaces = usize::from(code.first() == Some(&b' '));
    code[spaces..].starts_with(b"44") && is_one(number, abroad + spaces + 2, ABROAD, named)
        || matches!(code.first(), Some(b'1'..=b'9')) && is_one(number, abroad + 1, ABROAD, named)
}

/// Whether so many more digits from a place on make a telephone number.
fn is_one(number: &str, from: usize, digits: RangeInclusive<usize>, named: bool) -> bool {
    let mut end = from;
    for count in 1..=*digits.end() {
        match digit_behind(number, end) {
            Digit::None => return false,
            Digit::Unknown => return true,
            Digit::Ends(at) => end = at,
        }
        let after = &number[end..];
        let is_whole = digits.contains(&count) && !after.starts_with(|sign: char| sign.is_ascii_digit());
        if is_whole && (named || !goes_on_behind(after)) && is_kind(&number[..end], after) {
            return true;
        }
    }
    false
}

enum Digit {
    Ends(usize),
    /// Of another script, perhaps.
    Unknown,
    None,
}

/// The next digit, behind three signs at most that stand between digits.
fn digit_behind(number: &str, mut at: usize) -> Digit {
    for _ in 0..=MOST_BETWEEN {
        let rest = &number[at..];
        match rest.chars().next() {
            Some('0'..='9') => return Digit::Ends(at + 1),
            Some(sign) if is_between(sign) => at += sign.len_utf8(),
            Some('&') => match IN_HTML.iter().find(|html| rest.starts_with(**html)) {
                Some(html) => at += html.len(),
                None => return Digit::None,
            },
            Some(sign) if !sign.is_ascii() && sign.is_numeric() => return Digit::Unknown,
            _ => return Digit::None,
        }
    }
    Digit::None
}

fn is_between(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '(' | ')' | '.' | '/' | '-' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{2010}'..='\u{2013}'
    )
}

/// Whether the words before a number may end as those that name one do.
fn may_be_named(before: &str) -> bool {
    let mut signs = before.chars().rev().take(MOST_BEHIND_NAME + 1);
    let letter = signs.find(|sign| sign.is_ascii_alphanumeric() || *sign == '_');
    letter.is_some_and(|letter| NAMES_END.contains(&letter.to_ascii_lowercase()))
}

/// Whether what stands before a number tells that it is a part of something else.
fn goes_on_before(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_some_and(|sign| sign.is_ascii_alphanumeric() || "/.-_#=\u{a3}\u{20ac}$".contains(sign))
}

/// Whether a number of a procurement goes on (01587-130293/A).
fn goes_on_behind(after: &str) -> bool {
    matches!(after.as_bytes(), [b'/' | b'_', letter, ..] if letter.is_ascii_alphabetic())
}

/// Whether a number is not of another kind, nor grouped as no telephone number is.
fn is_kind(number: &str, after: &str) -> bool {
    if number.starts_with('+') {
        return true;
    }
    let signs: Vec<char> = number.chars().collect();
    if OF_ANOTHER_KIND.iter().any(|kind| fits(&signs, kind, None)) {
        return false;
    }
    let area = signs.iter().take_while(|sign| sign.is_ascii_digit()).count();
    if number.contains('.') && area == 2 {
        return false;
    }
    number.split_once('/').is_none_or(|(until, rest)| {
        let once = !rest.contains('/') && !after.starts_with('/');
        once && (3..=5).contains(&area) && until.chars().count() <= area + 1
    })
}

/// Whether signs begin as a pattern tells (see [`OF_ANOTHER_KIND`]).
fn fits(signs: &[char], pattern: &[u8], separator: Option<char>) -> bool {
    let Some((item, rest)) = pattern.split_first() else {
        return !signs.first().is_some_and(char::is_ascii_digit);
    };
    if let Some((b'?', rest)) = rest.split_first() {
        return fits(signs, rest, separator) || fits_item(signs, *item, rest, separator);
    }
    fits_item(signs, *item, rest, separator)
}

fn fits_item(signs: &[char], item: u8, rest: &[u8], separator: Option<char>) -> bool {
    let Some((sign, more)) = signs.split_first() else {
        return false;
    };
    let is_dash = *sign == '-' || ('\u{2010}'..='\u{2013}').contains(sign);
    let is = match item {
        b'9' => sign.is_ascii_digit(),
        b'5' => ('0'..='5').contains(sign),
        b'2' => ('0'..='2').contains(sign),
        b'-' => is_dash,
        b'/' => is_dash || *sign == '/',
        b's' => {
            let separates = is_dash || matches!(sign, ' ' | '.' | '/');
            return separates && separator.is_none_or(|known| known == *sign) && fits(more, rest, Some(*sign));
        }
        b'y' => {
            let begins = matches!((sign, more.first()), ('1', Some('9')) | ('2', Some('0')));
            return begins && fits(&more[1..], rest, separator);
        }
        literal => *sign == char::from(literal),
    };
    is && fits(more, rest, separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may_hold(text: &str) -> bool {
        text.bytes()
            .enumerate()
            .any(|(place, byte)| (byte == b'0' || byte == b'+') && may_be_telephone(text, place))
    }

    #[test]
    fn telephone_numbers_are_found() {
        for text in [
            "01632 960983",
            "Tel.01632960983",
            "020 7946 0018",
            "(01632) 960 983.",
            "01632/960983",
            "+44 (0)20 7946 0018",
            "0044 20 7946 0018",
            "+ 44 20 7946 0018",
            "0800\u{a0}496\u{2013}0123",
            "01632&nbsp;960&#160;983",
            "Phone/01632 960983",
            "01\u{661}2",
        ] {
            assert!(may_hold(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_another_kind_are_not() {
        for text in [
            "01/04/2024 - 31/03/2026",
            "01.04.2024 31.03.2026",
            "028961-2025 0",
            "0900-1700 0900",
            "09000000-7 1",
            "\u{a3}01632 960983",
            "REF01632960983",
            "01587-130293/A",
            "00012345678901",
            "0163296",
            "02.0794.60018",
        ] {
            assert!(!may_hold(text), "{text}");
        }
    }
}
