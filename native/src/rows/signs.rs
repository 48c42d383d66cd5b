//! Signs that a text writes as references, and line breaks that lost their backslashes. Reference: `with_signs` and
//! `with_line_breaks` of `columns/texts.py`. Only what is plain is told here: for the rest there is None, and it is asked.

use crate::rows::given::is_space;

/// Names that publishers write, and their signs. A hard space is written as a space.
const NAMES: [(&str, char); 15] = [
    ("amp", '&'),
    ("nbsp", ' '),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("pound", '\u{a3}'),
    ("rsquo", '\u{2019}'),
    ("lsquo", '\u{2018}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("bull", '\u{2022}'),
    ("hellip", '\u{2026}'),
];
/// Signs of a name, and digits of a number and of one to the base of sixteen, at most.
const LONGEST_NAME: usize = 32;
const MOST_DIGITS: usize = 7;
const MOST_HEX_DIGITS: usize = 6;

/// A text with the signs that its references stand for, read once. None where one is not plain, and where a sign may have
/// been encoded twice.
pub fn with_references(text: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        let (before, after) = rest.split_at(place);
        written.push_str(before);
        let behind = &after[1..];
        match reference(behind)? {
            Some((sign, length)) => {
                written.push(sign);
                rest = &behind[length..];
            }
            None => {
                written.push('&');
                rest = behind;
            }
        }
    }
    written.push_str(rest);
    let is_plain = written.is_ascii() || !(written.contains('\u{c2}') || written.contains("\u{e2}\u{20ac}"));
    is_plain.then_some(written)
}

/// The sign of the reference behind an &, and how long that is; None inside where there is none, None where it is asked.
fn reference(behind: &str) -> Option<Option<(char, usize)>> {
    let bytes = behind.as_bytes();
    let (from, base, most) = match bytes {
        [b'#', b'x' | b'X', ..] => (2, 16, MOST_HEX_DIGITS),
        [b'#', ..] => (1, 10, MOST_DIGITS),
        _ => return name(bytes),
    };
    let digits = bytes[from..]
        .iter()
        .take_while(|digit| char::from(**digit).is_digit(base));
    let end = from + digits.count();
    match bytes.get(end) {
        // A digit of another script may follow.
        Some(byte) if !byte.is_ascii() => None,
        Some(b';') if (1..=most).contains(&(end - from)) => {
            let code = u32::from_str_radix(&behind[from..end], base).ok()?;
            Some(Some((plain_sign(code)?, end + 1)))
        }
        _ => Some(None),
    }
}

fn name(bytes: &[u8]) -> Option<Option<(char, usize)>> {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return Some(None);
    }
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(length) != Some(&b';') || !(2..=LONGEST_NAME).contains(&length) {
        return Some(None);
    }
    let known = NAMES.iter().find(|(name, _)| name.as_bytes() == &bytes[..length])?;
    Some(Some((known.1, length + 1)))
}

/// The sign of a number that HTML takes as it stands.
fn plain_sign(code: u32) -> Option<char> {
    match code {
        0xa0 => Some(' '),
        0x20..=0x7e | 0xa1..=0xd7ff => char::from_u32(code),
        _ => None,
    }
}

/// A text without line breaks of its own, with breaks where "rn" clearly stands for one. None where it has to be asked.
pub fn with_breaks(text: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(found) = text[from..].find("rn") {
        let place = from + found;
        let behind = &text[place + 2..];
        let more = behind.as_bytes().chunks_exact(2).take_while(|two| two == b"rn").count();
        let is_one = is_after_end(&text[..place])? && is_before_beginning(behind);
        let end = if is_one { place + 2 } else { place + 2 + 2 * more };
        written.push_str(&text[from..place]);
        written.push_str(if is_one || more > 0 { "\n" } else { "rn" });
        from = end;
    }
    written.push_str(&text[from..]);
    Some(written)
}

/// Whether a text ends as words do before a line break; None where that is a digit of another script, perhaps.
fn is_after_end(before: &str) -> Option<bool> {
    let Some(last) = before.chars().next_back() else {
        return Some(false);
    };
    if !last.is_ascii() && last.is_numeric() {
        return None;
    }
    Some(".:;!?*),]%\u{2019}\u{201d}".contains(last) || last.is_ascii_digit() || is_space(last))
}

/// Whether a text begins as a line does, or is none.
fn is_before_beginning(behind: &str) -> bool {
    let first = behind.chars().next();
    first.is_none_or(|first| {
        first.is_ascii_uppercase() || first == '*' || first == '\u{2022}' || first == '-' || is_space(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_references_are_read_once() {
        assert_eq!(
            with_references("R&amp;D &#039;A&#x26;B&#39; &nbsp;&pound;5").as_deref(),
            Some("R&D 'A&B'  \u{a3}5")
        );
        assert_eq!(with_references("&amp;amp; &amp;#39;").as_deref(), Some("&amp; &#39;"));
        for text in [
            "R&D",
            "a & b;",
            "&;",
            "&#;",
            "&#12345678;",
            "?a=1&copy=2",
            "&#xg;",
            "&a;",
        ] {
            assert_eq!(with_references(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_not_plain_is_asked() {
        for text in [
            "&eacute;",
            "&AMP;",
            "&#128;",
            "&#0;",
            "&#x0d;",
            "&#55296;",
            "&#1\u{661};",
            "&amp;\u{c2}\u{a3}5",
            "&#194;&#163;",
        ] {
            assert_eq!(with_references(text), None, "{text}");
        }
    }

    #[test]
    fn line_breaks_are_put_back_where_they_are_clear() {
        for (text, read) in [
            ("One.rnTwo", "One.\nTwo"),
            ("linesrnrnmore", "lines\nmore"),
            ("a rn b", "a \n b"),
            ("Ends.rn", "Ends.\n"),
            ("modern .rnrn", "modern .\n"),
            (".rnx earns", ".rnx earns"),
            ("5rn* six rnrnrn", "5\n* six \n"),
            ("rnA", "rnA"),
        ] {
            assert_eq!(with_breaks(text).as_deref(), Some(read), "{text}");
        }
        assert_eq!(with_breaks("\u{661}rnA"), None);
    }
}
