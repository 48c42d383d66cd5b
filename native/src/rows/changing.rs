//! Where a text holds something that the rules of `columns/texts.py` and `columns/contacts.py` might change. One pass:
//! blocks of bytes are looked at as a whole first, and only where one may begin something is it looked at closely.

use crate::rows::given::is_space;
use crate::rows::telephones::may_be_telephone;

/// E-mail addresses and telephone numbers (`without_contacts`).
pub const CONTACT: u8 = 1;
/// References to signs, and signs encoded twice (`with_signs`).
pub const SIGN: u8 = 2;
/// Line breaks that lost their backslashes (`with_line_breaks`, where a text has no others).
pub const BREAK: u8 = 4;

/// Bytes that are looked at in one step.
const BLOCK: usize = 16;
/// A block, the byte before it and two behind it.
const WINDOW: usize = BLOCK + 3;
/// Signs of the longest reference, without its &.
const LONGEST_REFERENCE: usize = 34;

/// Which of `wanted` a text may hold; it may be fewer than all, but is none only where there is none.
pub fn may_hold(text: &str, wanted: u8) -> u8 {
    let bytes = text.as_bytes();
    let Some(last) = bytes.len().checked_sub(WINDOW) else {
        return look_closely(text, 0..bytes.len(), wanted);
    };
    let mut start = 0;
    loop {
        let window = bytes[start..].first_chunk::<WINDOW>();
        if window.is_none_or(is_suspect) {
            let found = look_closely(text, start + 1..start + 1 + BLOCK, wanted);
            if found != 0 {
                return found;
            }
        }
        if start == last {
            break;
        }
        // The last window stands at the end, whatever of it was seen before.
        start = (start + BLOCK).min(last);
    }
    // What stands at either end of the text is in no block.
    look_closely(text, 0..1, wanted) | look_closely(text, bytes.len() - 2..bytes.len(), wanted)
}

/// Whether anything may begin at a byte of the block. Without branches, so that many bytes are looked at in one step.
fn is_suspect(window: &[u8; WINDOW]) -> bool {
    let mut any = 0_u8;
    for place in 0..BLOCK {
        let before = window[place];
        let (one, two, three) = (window[place + 1], window[place + 2], window[place + 3]);
        let alone = (one == b'@') | (one == b'&') | (one == b'+');
        let escape = (one == b'%') & (two == b'4');
        let number = (one == b'0') & is_digit(two) & !is_digit(before);
        let at = ((one | 0x20 == b'{') | (one == b'(') | (one == b'<')) & ((two | 0x20 == b'a') | !is_seen(two));
        let dot = (one | 0x20 == b'd') & (two | 0x20 == b'o') & (three | 0x20 == b't');
        let lost = (one == b'r') & (two == b'n') & ((before == b'.') | (before == b' ') | (before == b'n'));
        let twice = (one == 0xC3) & ((two == 0x82) | (two == 0xA2));
        let wide = (one == 0xEF) & (two == 0xBC);
        any |= u8::from(alone | escape | number | at | dot | lost | twice | wide);
    }
    any != 0
}

fn is_digit(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10
}

/// Whether a byte is of ASCII and no space.
fn is_seen(byte: u8) -> bool {
    byte.wrapping_sub(b'!') < 0x5E
}

fn look_closely(text: &str, mut places: std::ops::Range<usize>, wanted: u8) -> u8 {
    places
        .find_map(|place| Some(begins(text, place) & wanted).filter(|found| *found != 0))
        .unwrap_or(0)
}

/// What may begin at a byte.
fn begins(text: &str, place: usize) -> u8 {
    let bytes = text.as_bytes();
    let behind = &bytes[place + 1..];
    let before = place.checked_sub(1).map_or(b' ', |place| bytes[place]);
    let is_contact = match bytes[place] {
        b'@' => true,
        b'&' => return begins_reference(behind),
        b'%' => behind.starts_with(b"40"),
        b'+' => may_be_telephone(text, place),
        b'0' => !before.is_ascii_digit() && may_be_telephone(text, place),
        b'(' | b'[' | b'{' | b'<' => is_bracketed(&text[place + 1..], "at"),
        b'd' | b'D' => is_dot_in_words(text, place),
        b'r' => return if is_lost_break(bytes, place) { BREAK } else { 0 },
        0xC3 => return if is_encoded_twice(behind) { SIGN } else { 0 },
        0xEF => behind.starts_with(&[0xBC, 0xA0]),
        _ => false,
    };
    if is_contact {
        CONTACT
    } else {
        0
    }
}

/// What stands behind an & may be the rest of a reference.
fn begins_reference(behind: &[u8]) -> u8 {
    let mut found = 0;
    if behind
        .first()
        .is_some_and(|first| *first == b'#' || first.is_ascii_alphabetic())
    {
        let name = behind.iter().take(LONGEST_REFERENCE * 4);
        let end = name
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#' || !byte.is_ascii())
            .count();
        if behind.get(end) == Some(&b';') {
            found |= SIGN;
        }
    }
    let at = [&b"#64;"[..], b"#064;", b"commat;"];
    if at.iter().any(|at| {
        behind
            .get(..at.len())
            .is_some_and(|behind| behind.eq_ignore_ascii_case(at))
    }) {
        found |= CONTACT;
    }
    found
}

/// Whether a word stands before a closing bracket, with a space on either side or without.
fn is_bracketed(behind: &str, word: &str) -> bool {
    let behind = behind.strip_prefix(is_space).unwrap_or(behind);
    let begins = behind
        .as_bytes()
        .get(..word.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()));
    begins && {
        let rest = &behind[word.len()..];
        rest.strip_prefix(is_space)
            .unwrap_or(rest)
            .starts_with([')', ']', '}', '>'])
    }
}

/// Whether a "dot" stands between spaces or brackets.
fn is_dot_in_words(text: &str, place: usize) -> bool {
    let is_dot = text
        .as_bytes()
        .get(place..place + 3)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"dot"));
    is_dot
        && text[..place].ends_with(|sign| is_space(sign) || "([{<".contains(sign))
        && text[place + 3..].starts_with(|sign| is_space(sign) || ")]}>".contains(sign))
}

/// Whether an "rn" stands where it shows that line breaks were lost.
fn is_lost_break(bytes: &[u8], place: usize) -> bool {
    let before = &bytes[..place];
    bytes.get(place + 1) == Some(&b'n') && (before.ends_with(b".") || before.ends_with(b" ") || before.ends_with(b"rn"))
}

/// Whether an Â stands before a sign of two bytes, or an â before a euro sign.
fn is_encoded_twice(behind: &[u8]) -> bool {
    behind.starts_with(&[0x82, 0xC2]) || behind.starts_with(&[0xA2, 0xE2, 0x82, 0xAC])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> u8 {
        let alone = may_hold(text, CONTACT | SIGN | BREAK);
        // Wherever it stands among blocks, it is found.
        for before in [1, 60, 61, 62, 63, 64, 65, 127] {
            let among = format!("{} {text} {}", "x".repeat(before), "x".repeat(70));
            assert_eq!(may_hold(&among, CONTACT | SIGN | BREAK), alone, "{before} {text}");
        }
        alone
    }

    #[test]
    fn what_may_be_changed_is_found() {
        for text in [
            "a@b.org",
            "a \u{ff20} b.org",
            "?to=a%40b.org",
            "name (at) example.org",
            "name[ At\u{a0}]example.org",
            "name at example dot org",
            "name at example{DOT}org",
            "01632 960983",
            "+44 (0)20 7946 0018",
        ] {
            assert_eq!(found(text), CONTACT, "{text}");
        }
        for text in [
            "Health &amp; care",
            "&#039;",
            "&#xA3;5",
            "\u{c2}\u{a3}5",
            "it\u{e2}\u{20ac}\u{2122}s",
            "a&#64;b.org",
        ] {
            assert_ne!(found(text) & SIGN, 0, "{text}");
        }
        for text in ["Ends.rn Begins", "linesrnrnmore", "a rn b"] {
            assert_eq!(found(text), BREAK, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_changed_is_not() {
        for text in [
            "Health & Social Care; R&D",
            "(at least 5) [attached] < at 5",
            "a modern government earns",
            "50% of \u{a3}4,000,000.00",
            "dotted, a.dot and Dots",
            "from 01/04/2024 to 31/03/2026",
            "caf\u{c3a9} \u{e2}ge \u{ef}le",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
