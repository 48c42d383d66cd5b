//! The postcode that a street ends with: older Contracts Finder writes all of an address in one. Reference:
//! `_postcode_in_street` of `columns/parties.py`.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::Text;
use crate::odd::Sure;

const END_OF_ADDRESS: usize = 24;

/// The last postcode in the end of a street.
pub fn postcode_in_street<'p>(asks: &Asks, street: &'p str) -> Sure<Option<Text<'p>>> {
    let start = street
        .char_indices()
        .rev()
        .nth(END_OF_ADDRESS - 1)
        .map_or(0, |(start, _)| start);
    let end = &street[start..];
    if !may_hold_postcode(end.as_bytes()) {
        return Ok(None);
    }
    if end.is_ascii() {
        return Ok(last_postcode(end).map(Cow::Borrowed));
    }
    Ok(asks.text(Question::PostcodeAtEnd, end)?.map(Cow::Owned))
}

/// Every postcode has a digit before two capitals.
fn may_hold_postcode(end: &[u8]) -> bool {
    end.windows(3)
        .any(|signs| signs[0].is_ascii_digit() && signs[1].is_ascii_uppercase() && signs[2].is_ascii_uppercase())
}

fn last_postcode(end: &str) -> Option<&str> {
    let bytes = end.as_bytes();
    let (mut at, mut found) = (0, None);
    while at < bytes.len() {
        let begins = at == 0 || !is_word(bytes[at - 1]);
        match begins.then(|| length_of_postcode(&bytes[at..])).flatten() {
            Some(length) => {
                found = end.get(at..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How long the postcode is with which the bytes begin: `[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b`.
fn length_of_postcode(bytes: &[u8]) -> Option<usize> {
    let letters = bytes
        .iter()
        .take(2)
        .take_while(|sign| sign.is_ascii_uppercase())
        .count();
    if letters == 0 || !bytes.get(letters)?.is_ascii_digit() {
        return None;
    }
    let first = letters + 1;
    let has_more = bytes
        .get(first)
        .is_some_and(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit());
    // What may stand or not is tried first as if it stood.
    [first + usize::from(has_more), first].into_iter().find_map(|outward| {
        let inward = outward + usize::from(bytes.get(outward) == Some(&b' '));
        match bytes.get(inward..inward + 3)? {
            [b'0'..=b'9', b'A'..=b'Z', b'A'..=b'Z'] => {
                let ends = bytes.get(inward + 3).is_none_or(|sign| !is_word(*sign));
                ends.then_some(inward + 3)
            }
            _ => None,
        }
    })
}

fn is_word(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || sign == b'_'
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::postcode_in_street;
    use crate::asks::Asks;

    /// What `postcode_at_end` of `columns/parties.py` gives for the last 24 signs.
    const ENDS: [(&str, Option<&str>); 11] = [
        ("1 High Street, Luton, LU1 2BQ", Some("LU1 2BQ")),
        ("Luton LU12BQ.", Some("LU12BQ")),
        ("SW1A 1AA or E1 6AN", Some("E1 6AN")),
        ("xLU1 2BQ", None),
        ("LU1 2BQx", None),
        ("M1 1AE_", None),
        ("B33 8TH", Some("B33 8TH")),
        ("EC1A1BB", Some("EC1A1BB")),
        ("A1A 1AAA", None),
        ("LU1  2BQ", None),
        ("LU1 2BQ, a long way before the end", None),
    ];

    #[test]
    fn the_last_postcode_in_the_end_of_a_street_is_found() {
        let asks = Asks::new(Box::new(|_, _| None));
        for (street, postcode) in ENDS {
            assert_eq!(
                postcode_in_street(&asks, street),
                Ok(postcode.map(Cow::Borrowed)),
                "{street}"
            );
        }
    }

    #[test]
    fn a_street_in_other_letters_is_left_to_the_reference() {
        let asks = Asks::new(Box::new(|_, _| None));
        assert!(postcode_in_street(&asks, "Caffè, LU1 2BQ").is_err());
        assert_eq!(postcode_in_street(&asks, "Caffè, Luton"), Ok(None));
    }
}
