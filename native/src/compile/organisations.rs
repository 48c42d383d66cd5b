//! Parties whose id a later release uses for another organisation. Reference: `other_organisations` in
//! `compile/collisions.py`.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::asks::{Asks, Question};
use crate::compile::alike::are_objects_alike;
use crate::compile::process::Collision;
use crate::json::{Member, Object, Text, Value};
use crate::odd::{Odd, Sure};

/// A party with a name.
#[derive(Clone, Copy)]
struct Named<'v, 'a> {
    party: &'v Object<'a>,
    name: &'v str,
    /// Number of the list it stood in.
    list: usize,
}

/// Parties as they stood before a later release used their id for another organisation. `releases` are in order of
/// merging; their parties are not there (None) where they are those of the release before.
pub fn other_organisations<'a>(
    releases: &[Vec<Member<'a>>],
    release_ids: &[&'a str],
    asks: &Asks,
) -> Sure<Vec<Collision<'a>>> {
    // A party, and the number of its list; the last release that gave the list of that number.
    let mut last_seen: HashMap<Text<'_>, Named<'_, 'a>> = HashMap::new();
    let mut given_by: Vec<&'a str> = Vec::new();
    let mut found: Vec<(&Object<'a>, &'a str)> = Vec::new();
    for (release, release_id) in releases.iter().zip(release_ids) {
        let Some(parties) = release.iter().find(|member| member.name == "parties") else {
            continue;
        };
        let Some(parties) = &parties.value else {
            if let Some(last) = given_by.last_mut() {
                *last = release_id;
            }
            continue;
        };
        given_by.push(release_id);
        for (known_as, named) in named_parties(parties, given_by.len() - 1)? {
            if let Some(before) = last_seen.get(&known_as) {
                if are_different(before, &named, asks)? && is_new(before.party, &found) {
                    found.push((before.party, given_by[before.list]));
                }
            }
            last_seen.insert(known_as, named);
        }
    }
    Ok(found.into_iter().map(collision).collect())
}

fn collision<'a>((party, release_id): (&Object<'a>, &'a str)) -> Collision<'a> {
    Collision {
        path: vec![Cow::Borrowed("parties")],
        object: party.clone(),
        release_id,
        same_release: false,
        holders: Vec::new(),
    }
}

fn is_new(party: &Object<'_>, found: &[(&Object<'_>, &str)]) -> bool {
    !found.iter().any(|(kept, _)| are_objects_alike(kept, party))
}

/// The parties of a list that have a name, by the text of their id; the last where one stands twice.
fn named_parties<'v, 'a>(parties: &'v Value<'a>, list: usize) -> Sure<Vec<(Text<'v>, Named<'v, 'a>)>> {
    let given = parties.list().unwrap_or_default();
    let mut named: Vec<(Text<'v>, Named<'v, 'a>)> = Vec::with_capacity(given.len());
    let mut places: HashMap<Text<'v>, usize> = HashMap::with_capacity(given.len());
    for party in given.iter().filter_map(Value::object) {
        let (Some(name), Some(id)) = (party.find("name").and_then(Value::text), party.get("id")) else {
            continue;
        };
        let known_as = text_of_id(id)?;
        let found = Named { party, name, list };
        let place = *places.entry(known_as.clone()).or_insert(named.len());
        match named.get_mut(place) {
            Some((_, before)) => *before = found,
            None => named.push((known_as, found)),
        }
    }
    Ok(named)
}

fn text_of_id<'v>(id: &'v Value<'_>) -> Sure<Text<'v>> {
    match id {
        Value::Text(text) => Ok(Cow::Borrowed(text)),
        Value::Integer(whole) => Ok(Cow::Owned(whole.to_string())),
        _ => Err(Odd),
    }
}

/// Whether two parties of the same id are different organisations.
fn are_different(one: &Named<'_, '_>, other: &Named<'_, '_>, asks: &Asks) -> Sure<bool> {
    if one.name == other.name {
        return Ok(false);
    }
    let (plain, other_plain) = (plain_name(one.name, asks)?, plain_name(other.name, asks)?);
    if plain.is_empty() || other_plain.is_empty() || plain == other_plain {
        return Ok(false);
    }
    let (identifiers, others) = (identifiers(one.party)?, identifiers(other.party)?);
    Ok(!identifiers.iter().any(|identifier| others.contains(identifier)))
}

/// A name without case, marks and words that spellings differ in. Any sign beyond ASCII is left to the reference.
fn plain_name(name: &str, asks: &Asks) -> Sure<String> {
    if !name.is_ascii() {
        return asks.text(Question::PlainName, name)?.ok_or(Odd);
    }
    let folded = name.to_ascii_lowercase().replace('\'', "");
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split(|sign: char| !sign.is_ascii_alphanumeric()) {
        let word = match word {
            "" | "and" | "the" => continue,
            "limited" => "ltd",
            word => word,
        };
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    Ok(plain)
}

/// Scheme and id of every identifier of a party.
fn identifiers(party: &Object<'_>) -> Sure<Vec<(String, String)>> {
    let additional = party
        .find("additionalIdentifiers")
        .and_then(Value::list)
        .unwrap_or_default();
    let mut found = Vec::new();
    for one in party
        .find("identifier")
        .into_iter()
        .chain(additional)
        .filter_map(Value::object)
    {
        let Some(id) = one.get("id").filter(|id| id.text() != Some("")) else {
            continue;
        };
        let scheme = match one.get("scheme") {
            None => "NONE".to_owned(),
            Some(Value::Text(scheme)) => in_capitals(scheme)?,
            Some(_) => return Err(Odd),
        };
        let number = in_capitals(&text_of_id(id)?)?;
        found.push((scheme, number.trim_start_matches('0').to_owned()));
    }
    Ok(found)
}

/// ASCII text without the spaces around it, as Python takes spaces, in capitals.
fn in_capitals(text: &str) -> Sure<String> {
    if !text.is_ascii() {
        return Err(Odd);
    }
    let is_space = |sign: char| matches!(sign, '\t'..='\r' | '\u{1c}'..=' ');
    Ok(text.trim_matches(is_space).to_ascii_uppercase())
}
