//! A compiled release: what the releases of a process say together. Reference: `compile/merge.py`.

use std::borrow::Cow;

use crate::asks::Asks;
use crate::compile::collisions::{awards_apart, repeated_ids};
use crate::compile::joining::Joining;
use crate::compile::organisations::other_organisations;
use crate::compile::process::{Collision, Merged};
use crate::compile::rules::RuleNode;
use crate::json::{read, Member, Object, Text, Value};
use crate::odd::{Odd, Sure};

/// A section in which a list has an id twice: number of the release, its name, and JSON.
struct Repeating<'a> {
    release: usize,
    name: Text<'a>,
    raw: &'a str,
}

/// The compiled release of the releases of one process, which are in order of merging, and the objects that merging by
/// id lost. The members of each release are told beside those of the release before it.
pub fn merge_releases<'a>(
    releases: Vec<Vec<Member<'a>>>,
    release_ids: &[&'a str],
    rules: &RuleNode,
    asks: &Asks,
) -> Sure<Merged<'a>> {
    let others = match &releases[..] {
        [_] => Vec::new(),
        several => other_organisations(several, release_ids, asks)?,
    };
    let awards: Vec<&'a str> = releases
        .iter()
        .flatten()
        .filter(|member| member.name == "awards" && member.value.is_some())
        .map(|member| member.raw)
        .collect();
    let (release, repeating) = joined(releases, rules)?;
    let mut collisions = lost_within(repeating, release_ids, rules)?;
    let awards_apart = if collisions.iter().any(is_of_awards) {
        awards_apart(awards.into_iter().map(read).collect::<Sure<_>>()?)?
    } else {
        Vec::new()
    };
    collisions.extend(others);
    Ok(Merged {
        release,
        collisions,
        awards_apart,
    })
}

fn is_of_awards(lost: &Collision<'_>) -> bool {
    matches!(&lost.path[..], [section] if section == "awards")
}

/// Reference: `Joining.joined`. Of what the release before gave as well only what grows by that is joined again.
fn joined<'a>(releases: Vec<Vec<Member<'a>>>, rules: &RuleNode) -> Sure<(Object<'a>, Vec<Repeating<'a>>)> {
    let mut whole = Object {
        fields: Vec::with_capacity(18),
    };
    whole.fields.push((
        Cow::Borrowed("tag"),
        Value::List(vec![Value::Text(Cow::Borrowed("compiled"))]),
    ));
    let mut repeating = Vec::new();
    let mut growing: Vec<Text<'a>> = Vec::new();
    for (release, members) in releases.into_iter().enumerate() {
        set_heads(&mut whole, &members)?;
        for Member { name, raw, value } in members {
            if name == "tag" {
                continue;
            }
            let known = growing.iter().position(|section| *section == name);
            let value = match value {
                Some(value) => value,
                None if known.is_some() => read(raw)?,
                None => continue,
            };
            let mut joining = Joining::default();
            joining.add(&mut whole, name.clone(), value, rules)?;
            match known {
                Some(place) if !joining.grows => drop(growing.swap_remove(place)),
                None if joining.grows => growing.push(name.clone()),
                _ => {}
            }
            if joining.repeats {
                repeating.push(Repeating { release, name, raw });
            }
        }
    }
    Ok((whole, repeating))
}

/// Set what a compiled release tells of the last of its releases.
fn set_heads<'a>(whole: &mut Object<'a>, members: &[Member<'a>]) -> Sure<()> {
    let (ocid, date) = (text_of(members, "ocid")?, text_of(members, "date")?);
    let id = format!("{ocid}-{date}");
    let heads = [("id", Cow::Owned(id)), ("date", date.clone()), ("ocid", ocid.clone())];
    for (name, text) in heads {
        match whole.find_mut(name) {
            Some(value) => *value = Value::Text(text),
            None => whole.fields.push((Cow::Borrowed(name), Value::Text(text))),
        }
    }
    Ok(())
}

/// The text of a member. Odd where it is none.
pub fn text_of<'m, 'a>(members: &'m [Member<'a>], name: &str) -> Sure<&'m Text<'a>> {
    let member = members.iter().find(|member| member.name == name).ok_or(Odd)?;
    match &member.value {
        Some(Value::Text(text)) => Ok(text),
        _ => Err(Odd),
    }
}

/// What is lost in sections that have an id twice, in order of their releases.
fn lost_within<'a>(
    repeating: Vec<Repeating<'a>>,
    release_ids: &[&'a str],
    rules: &RuleNode,
) -> Sure<Vec<Collision<'a>>> {
    let mut found = Vec::new();
    for sections in repeating.chunk_by(|one, other| one.release == other.release) {
        let fields = sections
            .iter()
            .map(|section| Ok((section.name.clone(), read(section.raw)?)))
            .collect::<Sure<Vec<_>>>()?;
        let release_id = release_ids.get(sections[0].release).ok_or(Odd)?;
        repeated_ids(&Object { fields }, rules, release_id, &mut found)?;
    }
    Ok(found)
}
