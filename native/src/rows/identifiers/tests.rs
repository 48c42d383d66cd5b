//! Identifiers as `columns/identifiers.py` reads them.

use std::borrow::Cow;

use super::{add_new, best_key, read_identifier, read_party_id, Identifier};
use crate::asks::Asks;
use crate::odd::Odd;

fn asks_nothing() -> Asks {
    Asks::new(Box::new(|_, _| None))
}

fn read<'t>(scheme: Option<&'t str>, identifier: &'t str) -> Result<Option<Identifier<'t>>, Odd> {
    read_identifier(&asks_nothing(), scheme.map(Cow::Borrowed), Cow::Borrowed(identifier))
}

/// Scheme, what was given, and what the reference makes of it: in its one way, lasting, well formed, joins, rank.
type Known = (&'static str, &'static str, &'static str, bool, Option<bool>, bool, i64);

const KNOWN: [Known; 27] = [
    ("GB-COH", "01234567", "01234567", true, Some(true), true, 0),
    ("GB-COH", "1234567", "01234567", true, Some(true), true, 0),
    ("GB-COH", "sc 12345", "SC012345", true, Some(true), true, 0),
    ("GB-COH", "IP1234R", "IP1234R", true, Some(false), false, 0),
    ("GB-COH", "IP12345R", "IP12345R", true, Some(true), true, 0),
    ("GB-COH", "ZZ123456", "ZZ123456", true, None, true, 0),
    ("GB-COH", "123", "123", true, Some(false), false, 0),
    ("GB-COH", "GB-COH-7654321", "07654321", true, Some(true), true, 0),
    ("GB-COH", "gb-coh-7654321", "07654321", true, Some(true), true, 0),
    ("GB-COH", "123456789", "123456789", true, Some(false), false, 0),
    ("GB-COH", "GB-COH-", "", true, Some(false), false, 0),
    ("GB-PPON", "PDTR-3338-MNPG", "PDTR-3338-MNPG", true, Some(true), true, 8),
    ("GB-PPON", "pdtr-3338-mnpg", "PDTR-3338-MNPG", true, Some(true), true, 8),
    ("GB-PPON", "PDTR3338MNPG", "PDTR3338MNPG", true, Some(false), false, 8),
    ("GB-CHC", "123456", "123456", true, Some(true), true, 1),
    ("GB-CHC", "0000001", "0000001", true, Some(true), true, 1),
    ("GB-CHC", "12345", "12345", true, Some(false), false, 1),
    ("GB-SC", "SC1234", "SC001234", true, Some(true), true, 2),
    ("GB-SC", "012345", "SC012345", true, Some(true), true, 2),
    ("GB-SC", "SCSC1", "SC000SC1", true, Some(false), false, 2),
    ("GB-SRS", "sid4gov/abc", "sid4gov/abc", false, None, false, 11),
    ("GB-CFS", "GB-CFS- 7", " 7", false, None, false, 11),
    ("GB-NHS", "rw3 ", "RW3", true, None, true, 5),
    ("GB-XYZ", " a b ", "a b", true, None, true, 11),
    ("XI-AB_1", "77", "77", true, None, true, 11),
    ("DUNS", "12-345", "12-345", false, None, false, 11),
    ("GB-UKPRN", "10 00 12 34", "10001234", true, None, true, 7),
];

#[test]
fn identifiers_are_written_in_the_way_of_their_scheme() {
    for (scheme, given, identifier, lasting, well_formed, joins, rank) in KNOWN {
        let expected = Identifier {
            scheme: Some(Cow::Borrowed(scheme)),
            identifier: Cow::Borrowed(identifier),
            given: Cow::Borrowed(given),
            lasting,
            well_formed,
            joins,
            rank,
        };
        assert_eq!(read(Some(scheme), given), Ok(Some(expected)), "{scheme} {given}");
    }
}

#[test]
fn words_for_nothing_are_no_identifier() {
    for given in [
        "none",
        "N / A",
        "0000-00.0",
        "00000000",
        "tbc ",
        " - ",
        "Not Applicable",
    ] {
        assert_eq!(read(Some("GB-COH"), given), Ok(None), "{given}");
    }
}

#[test]
fn an_identifier_without_a_scheme_is_never_used_to_join() {
    let found = read(None, " 123 ").unwrap().unwrap();
    assert_eq!((&*found.identifier, found.joins, found.lasting), ("123", false, false));
}

#[test]
fn what_is_not_plain_is_left_to_the_reference() {
    for (scheme, given) in [
        ("gb-coh", "1"),
        ("GB COH", "1"),
        ("GB-CÖH", "1"),
        ("GB-COH", "1234567é"),
        ("GB-SC", "-12"),
    ] {
        assert_eq!(read(Some(scheme), given), Err(Odd), "{scheme} {given}");
    }
}

#[test]
fn an_id_of_a_party_may_hold_an_identifier() {
    let read =
        |id: &'static str| read_party_id(&asks_nothing(), &Cow::Borrowed(id)).map(|one| one.map(|one| one.given));
    assert_eq!(
        read("GB-PPON-PDTR-3338-MNPG"),
        Ok(Some(Cow::Borrowed("PDTR-3338-MNPG")))
    );
    assert_eq!(read("GB-SRS-a-b"), Ok(Some(Cow::Borrowed("a-b"))));
    for id in ["GB-COH", "GB-COH-", "GB-XYZ-1", "ORG-1", "GB-COH-0000"] {
        assert_eq!(read(id), Ok(None), "{id}");
    }
}

#[test]
fn the_key_is_that_of_the_best_identifier_each_taken_once() {
    let mut identifiers = Vec::new();
    for (scheme, number) in [
        ("GB-PPON", "PDTR-3338-MNPG"),
        ("GB-COH", "1234567"),
        ("GB-COH", "01234567"),
        ("GB-CFS", "9"),
    ] {
        add_new(&mut identifiers, read(Some(scheme), number).unwrap());
    }
    assert_eq!(identifiers.len(), 3);
    assert_eq!(best_key(&identifiers).as_deref(), Some("GB-COH:01234567"));
    assert_eq!(best_key(&identifiers[2..]), None);
}
