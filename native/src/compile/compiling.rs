//! One process: its releases as published to a compiled release. Reference: `build/compiling.py`.

use crate::asks::Asks;
use crate::compile::contact_points::{is_contact_point, remove_from, remove_within, SIGN};
use crate::compile::merge::{merge_releases, text_of};
use crate::compile::process::{Held, Mark, Merged, Process};
use crate::compile::rules::RuleNode;
use crate::json::{members, Member, Text, Value};
use crate::odd::{Odd, Sure};

/// Merge the releases of one ocid, of which there is at least one, in order of date as text, then of arrival.
pub fn compile_process<'a>(held: &[Held<'a>], rules: &RuleNode, asks: &Asks) -> Sure<Process<'a>> {
    let mut ordered = held.to_vec();
    ordered.sort_by(|one, other| (one.date, one.seq).cmp(&(other.date, other.seq)));
    let ocid = ordered.first().ok_or(Odd)?.ocid;
    let mut releases: Vec<Vec<Member<'a>>> = Vec::with_capacity(ordered.len());
    for one in &ordered {
        let release = members(one.raw, releases.last().map_or(&[], Vec::as_slice))?;
        releases.push(release);
    }
    are_in_order(&releases)?;
    let mut marks: Vec<Mark<'a>> = Vec::with_capacity(ordered.len());
    for (one, release) in ordered.iter().zip(&releases) {
        let tags = tags(release, marks.last())?;
        marks.push(Mark {
            release_id: one.release_id,
            date: one.date,
            tags,
        });
    }
    let with_contacts = sections_with_contacts(&releases);
    let release_ids: Vec<&'a str> = ordered.iter().map(|one| one.release_id).collect();
    let mut merged = merge_releases(releases, &release_ids, rules, asks)?;
    if !with_contacts.is_empty() {
        remove_contacts(&mut merged, &with_contacts);
    }
    Ok(Process { ocid, marks, merged })
}

/// Odd where the dates in the releases themselves would order them otherwise.
fn are_in_order(releases: &[Vec<Member<'_>>]) -> Sure<()> {
    let mut before = "";
    for release in releases {
        let date = text_of(release, "date")?;
        if date.as_ref() < before {
            return Err(Odd);
        }
        before = date;
    }
    Ok(())
}

/// The tags of a release, which may be told in the release before.
fn tags<'a>(release: &[Member<'a>], before: Option<&Mark<'a>>) -> Sure<Vec<Text<'a>>> {
    let Some(member) = release.iter().find(|member| member.name == "tag") else {
        return Ok(Vec::new());
    };
    match &member.value {
        None => before.map(|mark| mark.tags.clone()).ok_or(Odd),
        Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Text(tag)) => Ok(vec![tag.clone()]),
        Some(Value::List(tags)) => tags.iter().map(text_alone).collect(),
        Some(_) => Err(Odd),
    }
}

fn text_alone<'a>(value: &Value<'a>) -> Sure<Text<'a>> {
    match value {
        Value::Text(text) => Ok(text.clone()),
        _ => Err(Odd),
    }
}

/// Names of the sections in which there are contact points.
fn sections_with_contacts<'a>(releases: &[Vec<Member<'a>>]) -> Vec<Text<'a>> {
    let mut found: Vec<Text<'a>> = Vec::new();
    for member in releases.iter().flatten() {
        let is_parted = member.value.as_ref().is_some_and(Value::is_parted);
        let has_contacts = is_contact_point(&member.name) || (is_parted && member.raw.contains(SIGN));
        if has_contacts && !found.contains(&member.name) {
            found.push(member.name.clone());
        }
    }
    found
}

fn remove_contacts(merged: &mut Merged<'_>, sections: &[Text<'_>]) {
    merged.release.fields.retain(|(name, _)| !is_contact_point(name));
    for (name, value) in &mut merged.release.fields {
        if sections.contains(name) {
            remove_within(value);
        }
    }
    let apart = merged.awards_apart.iter_mut().flat_map(|(_, awards)| awards);
    merged
        .collisions
        .iter_mut()
        .map(|lost| &mut lost.object)
        .chain(apart)
        .for_each(remove_from);
}
