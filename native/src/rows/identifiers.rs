//! Identifiers of organisations: their one way of writing, whether they last, and which is best. Reference:
//! `columns/identifiers.py`. Identifiers in ASCII are read here, the rest is asked.

use std::borrow::Cow;

use crate::asks::{Asks, Part, Question};
use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::given::is_space;

/// Ids that only Contracts Finder knows: never used to join.
const LOCAL_SCHEMES: [&str; 2] = ["GB-SRS", "GB-CFS"];
/// The best comes first.
const BEST_FIRST: [&str; 11] = [
    "GB-COH", "GB-CHC", "GB-SC", "GB-NIC", "GB-MPR", "GB-NHS", "GB-LAE", "GB-UKPRN", "GB-PPON", "GB-CQC", "GB-GOR",
];
const UNRANKED: i64 = BEST_FIRST.len() as i64;
/// Words for nothing, without spaces and in capitals.
const EMPTY: [&str; 10] = [
    "NA",
    "N/A",
    "NONE",
    "NULL",
    "TBC",
    "TBA",
    "UNKNOWN",
    "NOTAPPLICABLE",
    "XXXX",
    "NIL",
];
/// Letters that a number of a company may begin with.
const COMPANIES: [&[u8]; 12] = [
    b"SC", b"NI", b"OC", b"SO", b"NC", b"LP", b"SL", b"NL", b"FC", b"RC", b"IP", b"AC",
];

/// An identifier in its one way of writing.
#[derive(Debug, Clone, PartialEq)]
pub struct Identifier<'p> {
    /// None where none was given.
    pub scheme: Option<Text<'p>>,
    /// In its one way of writing.
    pub identifier: Text<'p>,
    /// As published.
    pub given: Text<'p>,
    /// Whether it is known to more than one service.
    pub lasting: bool,
    /// Whether it has the form that its scheme asks for; None where the form is not known.
    pub well_formed: Option<bool>,
    /// Whether it may be used to join; then its key is its scheme, a colon and itself.
    pub joins: bool,
    /// 0 is best.
    pub rank: i64,
}

/// The identifier in its one way of writing; None where nothing was given but a word for nothing.
pub fn read_identifier<'p>(
    asks: &Asks,
    scheme: Option<Text<'p>>,
    identifier: Text<'p>,
) -> Sure<Option<Identifier<'p>>> {
    let is_plain_scheme = scheme.as_deref().is_none_or(|scheme| scheme.bytes().all(is_plain));
    if !is_plain_scheme || !identifier.is_ascii() {
        return asked(asks, scheme.as_deref(), &identifier);
    }
    let plain = part(&identifier, |given| given.trim_matches(is_space));
    if plain.bytes().all(|sign| matches!(sign, b'0' | b'-' | b'.' | b' ')) || is_word_for_nothing(&plain) {
        return Ok(None);
    }
    let Some(scheme) = scheme else {
        return Ok(Some(Identifier {
            scheme: None,
            identifier: plain,
            given: identifier,
            lasting: false,
            well_formed: None,
            joins: false,
            rank: UNRANKED,
        }));
    };
    let plain = part(&plain, |plain| without_scheme(plain, &scheme));
    let Some((written, well_formed)) = one_way(&scheme, plain) else {
        return asked(asks, Some(&scheme), &identifier);
    };
    let lasting = !LOCAL_SCHEMES.contains(&&*scheme) && is_scheme(&scheme);
    Ok(Some(Identifier {
        joins: lasting && well_formed != Some(false) && !written.is_empty(),
        rank: rank_of(&scheme),
        scheme: Some(scheme),
        identifier: written,
        given: identifier,
        lasting,
        well_formed,
    }))
}

/// A sign of a scheme that is written in its one way already.
fn is_plain(sign: u8) -> bool {
    sign.is_ascii_graphic() && !sign.is_ascii_lowercase()
}

/// A part of a text, borrowed for as long as the text is.
fn part<'p>(text: &Text<'p>, of: impl for<'t> Fn(&'t str) -> &'t str) -> Text<'p> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(of(text)),
        Cow::Owned(text) => Cow::Owned(of(text).to_owned()),
    }
}

/// Spaces do not count, nor case.
fn is_word_for_nothing(plain: &str) -> bool {
    EMPTY.iter().any(|word| {
        let signs = plain.bytes().filter(|sign| *sign != b' ');
        signs.map(|sign| sign.to_ascii_uppercase()).eq(word.bytes())
    })
}

/// An identifier without its scheme and a hyphen before it.
fn without_scheme<'t>(plain: &'t str, scheme: &str) -> &'t str {
    match plain.split_at_checked(scheme.len()) {
        Some((before, rest)) if before.eq_ignore_ascii_case(scheme) => rest.strip_prefix('-').unwrap_or(plain),
        _ => plain,
    }
}

/// An identifier as its scheme writes it, and whether it has the form that its scheme asks for; None: ask.
fn one_way<'p>(scheme: &str, plain: Text<'p>) -> Option<(Text<'p>, Option<bool>)> {
    Some(match scheme {
        "GB-COH" => company(capitals(plain)),
        "GB-PPON" => {
            let written = capitals(plain);
            let is = has_form(&written, b"AAAA-0000-AAAA");
            (written, Some(is))
        }
        "GB-CHC" => {
            let written = capitals(plain);
            let is = matches!(written.len(), 6 | 7) && are_digits(written.as_bytes()) && is_not_nought(&written);
            (written, Some(is))
        }
        "GB-SC" => {
            let written = capitals(plain);
            let number = written.strip_prefix("SC").unwrap_or(&written);
            // Noughts stand behind a sign.
            if number.starts_with(['+', '-']) {
                return None;
            }
            let written = format!("SC{number:0>6}");
            let is = has_form(&written, b"AA000000");
            (Cow::Owned(written), Some(is))
        }
        _ if LOCAL_SCHEMES.contains(&scheme) => (plain, None),
        _ if BEST_FIRST.contains(&scheme) => (capitals(plain), None),
        _ => (part(&plain, |plain| plain.trim_matches(is_space)), None),
    })
}

/// Without spaces, in capitals.
fn capitals(plain: Text<'_>) -> Text<'_> {
    if plain.bytes().all(is_plain) {
        return plain;
    }
    let signs = plain.chars().filter(|sign| !is_space(*sign));
    Cow::Owned(signs.map(|sign| sign.to_ascii_uppercase()).collect())
}

/// A number of a company, with the noughts that people leave out.
fn company(number: Text<'_>) -> (Text<'_>, Option<bool>) {
    let number = padded(number);
    let bytes = number.as_bytes();
    let is_company = match bytes.len() {
        8 if are_digits(bytes) => true,
        8 if are_digits(&bytes[2..]) => COMPANIES.contains(&&bytes[..2]),
        8 => has_form(&number, b"AA00000A") && bytes.starts_with(b"IP") && bytes.ends_with(b"R"),
        _ => false,
    };
    let well_formed = if is_company {
        Some(is_not_nought(&number))
    } else if has_form(&number, b"AA000000") {
        None
    } else {
        Some(false)
    };
    (number, well_formed)
}

/// Up to two letters and four to eight digits, made eight signs together.
fn padded(number: Text<'_>) -> Text<'_> {
    let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &number.as_bytes()[letters..];
    if number.len() >= 8 || letters > 2 || digits.len() < 4 || !are_digits(digits) {
        return number;
    }
    let width = 8 - letters;
    Cow::Owned(format!("{}{:0>width$}", &number[..letters], &number[letters..]))
}

fn are_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

fn is_not_nought(number: &str) -> bool {
    number.bytes().any(|digit| digit != b'0')
}

/// Whether a text has capitals where a form has A, digits where it has 0, and else the same signs.
fn has_form(text: &str, form: &[u8]) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form).all(|(sign, wanted)| match wanted {
            b'A' => sign.is_ascii_uppercase(),
            b'0' => sign.is_ascii_digit(),
            _ => sign == *wanted,
        })
}

/// Two or three capitals, a hyphen, and two or more capitals, digits or underscores.
fn is_scheme(scheme: &str) -> bool {
    let Some((country, list)) = scheme.split_once('-') else {
        return false;
    };
    matches!(country.len(), 2 | 3)
        && country.bytes().all(|sign| sign.is_ascii_uppercase())
        && list.len() >= 2
        && list
            .bytes()
            .all(|sign| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == b'_')
}

fn rank_of(scheme: &str) -> i64 {
    let rank = BEST_FIRST.iter().position(|known| *known == scheme);
    rank.and_then(|rank| i64::try_from(rank).ok()).unwrap_or(UNRANKED)
}

fn asked<'p>(asks: &Asks, scheme: Option<&str>, identifier: &str) -> Sure<Option<Identifier<'p>>> {
    let answer = asks.ask(Question::ReadIdentifier, &[scheme, Some(identifier)])?;
    if answer.is_empty() {
        return Ok(None);
    }
    let [scheme, identifier, given, lasting, well_formed, key, rank] = &answer[..] else {
        return Err(Odd);
    };
    let owned = |part: &Part| Ok(part.text()?.map(|text| Cow::Owned(text.to_owned())));
    Ok(Some(Identifier {
        scheme: owned(scheme)?,
        identifier: owned(identifier)?.ok_or(Odd)?,
        given: owned(given)?.ok_or(Odd)?,
        lasting: lasting.boolean()?.ok_or(Odd)?,
        well_formed: well_formed.boolean()?,
        joins: key.text()?.is_some(),
        rank: rank.integer()?.ok_or(Odd)?,
    }))
}

/// The identifier inside a party id of the form <scheme>-<id> (`GB-PPON-PDTR-3338-MNPG`); None for other ids.
pub fn read_party_id<'p>(asks: &Asks, party_id: &Text<'p>) -> Sure<Option<Identifier<'p>>> {
    let Some(behind) = party_id.strip_prefix("GB-") else {
        return Ok(None);
    };
    let Some(hyphen) = behind.find('-') else {
        return Ok(None);
    };
    let length = "GB-".len() + hyphen;
    let scheme = &party_id[..length];
    if party_id.len() == length + 1 || !(BEST_FIRST.contains(&scheme) || LOCAL_SCHEMES.contains(&scheme)) {
        return Ok(None);
    }
    let scheme = part(party_id, |id| &id[..length]);
    read_identifier(asks, Some(scheme), part(party_id, |id| &id[length + 1..]))
}

/// Add an identifier, unless it stands there already.
pub fn add_new<'p>(identifiers: &mut Vec<Identifier<'p>>, found: Option<Identifier<'p>>) {
    if let Some(found) = found {
        let is_same = |one: &Identifier<'_>| one.scheme == found.scheme && one.identifier == found.identifier;
        if !identifiers.iter().any(is_same) {
            identifiers.push(found);
        }
    }
}

/// The key of the best identifier that may be used to join; None where there is none.
pub fn best_key(identifiers: &[Identifier<'_>]) -> Option<String> {
    // Of several as good, the first.
    let best = identifiers.iter().filter(|one| one.joins).min_by_key(|one| one.rank)?;
    let scheme = best.scheme.as_deref()?;
    Some([scheme, ":", &best.identifier].concat())
}

#[cfg(test)]
mod tests;
