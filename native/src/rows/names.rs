//! Names of organisations, normalised for comparing. Reference: `columns/names.py`. Plain names are answered here, the
//! rest is asked.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::texts::may_hold_contacts;

/// The name as rows hold it, and its key.
pub fn written<'p>(asks: &Asks, name: Text<'p>) -> Sure<(Text<'p>, Option<Text<'p>>)> {
    // Character references end with a semicolon; a plain name without contact points is written as it stands.
    if !name.contains(';') && !may_hold_contacts(&name) {
        if let Some(key) = key_of_plain(&name) {
            return Ok((name, key.map(Cow::Owned)));
        }
    }
    let answer = asks.about(Question::Written, &name)?;
    let [seen, key] = &answer[..] else { return Err(Odd) };
    let seen = seen.text()?.ok_or(Odd)?.to_owned();
    Ok((Cow::Owned(seen), key.text()?.map(|key| Cow::Owned(key.to_owned()))))
}

/// The name in lower case, without accents, punctuation and a leading "the"; None where nothing is left.
pub fn name_key(asks: &Asks, name: &str) -> Sure<Option<Text<'static>>> {
    if let Some(key) = key_of_plain(name) {
        return Ok(key.map(Cow::Owned));
    }
    Ok(asks.text(Question::NameKey, name)?.map(Cow::Owned))
}

/// The key of a name in ASCII, typographic apostrophes and dashes apart; None where the name is not so plain.
fn key_of_plain(name: &str) -> Option<Option<String>> {
    let mut words = Words::new(name.len());
    if name.is_ascii() {
        name.bytes().for_each(|sign| words.push(sign));
    } else {
        for sign in name.chars() {
            match sign {
                '’' | '‘' => {}
                '–' | '—' => words.push(b'-'),
                _ => words.push(u8::try_from(sign).ok().filter(u8::is_ascii)?),
            }
        }
    }
    let mut words = words.finished()?;
    if words.split(' ').any(|word| matches!(word, "limited" | "company")) {
        words = with_short_forms(words);
    }
    if words.starts_with("the ") {
        words.drain(..4);
    }
    Some(Some(words).filter(|words| !words.is_empty()))
}

/// A sign that is left out.
const NOTHING: u8 = 0;
/// Stands for the word and.
const AND: u8 = b'&';
/// What becomes of each sign of ASCII: itself in lower case, a space, [`NOTHING`] or [`AND`]; a `_` stays one.
const SIGNS: [u8; 128] = {
    let mut signs = [b' '; 128];
    let mut sign = 0;
    while sign < 128 {
        let byte = sign as u8;
        if byte.is_ascii_alphanumeric() {
            signs[sign] = byte.to_ascii_lowercase();
        }
        sign += 1;
    }
    signs[b'.' as usize] = NOTHING;
    signs[b'\'' as usize] = NOTHING;
    signs[b'`' as usize] = NOTHING;
    signs[b'&' as usize] = AND;
    signs[b'_' as usize] = b'_';
    signs
};

/// Words in lower case, a space for every run of signs that are no letters or digits, and one for every run of `_`.
struct Words {
    written: Vec<u8>,
    /// The sign of which there is a run: a space or a `_`; else the last letter.
    last: u8,
}

impl Words {
    fn new(length: usize) -> Self {
        Self {
            written: Vec::with_capacity(length + 8),
            last: NOTHING,
        }
    }

    /// Add a sign of ASCII.
    fn push(&mut self, sign: u8) {
        match SIGNS[usize::from(sign & 0x7f)] {
            NOTHING => {}
            AND => b" and ".iter().for_each(|sign| self.push_sign(*sign)),
            sign => self.push_sign(sign),
        }
    }

    fn push_sign(&mut self, sign: u8) {
        if !matches!(sign, b' ' | b'_') {
            self.written.push(sign);
        } else if sign != self.last && !self.written.is_empty() {
            // None where a name begins, as the end is stripped as well.
            self.written.push(b' ');
        }
        self.last = sign;
    }

    fn finished(mut self) -> Option<String> {
        while self.written.last() == Some(&b' ') {
            self.written.pop();
        }
        String::from_utf8(self.written).ok()
    }
}

/// Long forms of kinds of companies, where they stand as words, and what they are written as: in this order.
const ONE_WAY: [(&str, &str); 4] = [
    ("public limited company", "plc"),
    ("community interest company", "cic"),
    ("limited liability partnership", "llp"),
    ("limited", "ltd"),
];

fn with_short_forms(mut words: String) -> String {
    for (long, short) in ONE_WAY {
        let mut from = 0;
        while let Some(found) = words[from..].find(long) {
            let (start, end) = (from + found, from + found + long.len());
            if is_edge(&words[..start], true) && is_edge(&words[end..], false) {
                words.replace_range(start..end, short);
                from = start + short.len();
            } else {
                // No long form begins inside another letter of one.
                from = start + 1;
            }
        }
    }
    words
}

/// Whether a word ends at the end of what stands before, or begins at the start of what stands behind.
fn is_edge(beside: &str, before: bool) -> bool {
    let next = if before {
        beside.bytes().next_back()
    } else {
        beside.bytes().next()
    };
    next.is_none_or(|sign| sign == b' ')
}

#[cfg(test)]
mod tests {
    use super::key_of_plain;

    /// What `names.name_key` gives.
    const KEYS: [(&str, Option<&str>); 20] = [
        ("Age UK Luton", Some("age uk luton")),
        (
            "The Royal Borough of Kingston & Chelsea",
            Some("royal borough of kingston and chelsea"),
        ),
        ("ST. ANDREW'S (HEALTHCARE) LIMITED", Some("st andrews healthcare ltd")),
        ("Children’s Trust Ltd.", Some("childrens trust ltd")),
        ("A _ B__C", Some("a   b c")),
        ("  the   The Co. ", Some("the co")),
        ("The Limited", Some("ltd")),
        ("---", None),
        ("Unlimited Care Company", Some("unlimited care company")),
        ("Example Public Limited Company", Some("example plc")),
        ("East Community Interest Company Limited", Some("east cic ltd")),
        ("Smith Limited Liability Partnership", Some("smith llp")),
        ("Limited2 limited limited", Some("limited2 ltd ltd")),
        ("Care–Line", Some("care line")),
        ("O`Neill/Sons", Some("oneill sons")),
        ("The ", Some("the")),
        ("public limited company limited company", Some("plc ltd company")),
        ("The_ Trust", Some(" trust")),
        ("_The Trust", Some("trust")),
        ("R&D", Some("r and d")),
    ];

    #[test]
    fn keys_of_plain_names_are_those_of_the_reference() {
        for (name, key) in KEYS {
            assert_eq!(key_of_plain(name), Some(key.map(str::to_owned)), "{name}");
        }
    }

    #[test]
    fn names_with_accents_are_left_to_the_reference() {
        assert_eq!(key_of_plain("Gofal Môn"), None);
    }
}
