//! What merging by id loses within one list, and awards that bear one id. Reference: `compile/collisions.py`; the
//! parties of other organisations are in `compile/organisations.rs`.

use std::collections::HashMap;

use crate::compile::alike::are_objects_alike;
use crate::compile::ids::{id_of, ids_of, Id};
use crate::compile::process::Collision;
use crate::compile::rules::RuleNode;
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};

/// An object to search, and how it is reached.
struct Place<'v, 'a> {
    object: &'v Object<'a>,
    rules: &'v RuleNode,
    /// Its place in the list of places, and the step from there.
    reached: Option<(usize, Step<'v, 'a>)>,
}

#[derive(Clone, Copy)]
enum Step<'v, 'a> {
    /// The name of the field that holds it.
    Field(&'v Text<'a>),
    /// The name of the field that holds its list, and its own id.
    Item(&'v Text<'a>, Option<&'v Value<'a>>),
}

/// Objects of a release that lose to a later one of the same id in their list, the lists nearest to the top first.
/// One that is equal to what it loses to loses nothing.
pub fn repeated_ids<'a>(
    release: &Object<'a>,
    rules: &RuleNode,
    release_id: &'a str,
    found: &mut Vec<Collision<'a>>,
) -> Sure<()> {
    let mut places = vec![Place {
        object: release,
        rules,
        reached: None,
    }];
    let mut at = 0;
    while at < places.len() {
        let (object, rules) = (places[at].object, places[at].rules);
        for (name, part) in &object.fields {
            let rule = rules.below(name);
            if rule.whole || rules.omits(name) {
                continue;
            }
            match part {
                Value::Object(object) => {
                    places.push(Place {
                        object,
                        rules: rule,
                        reached: Some((at, Step::Field(name))),
                    });
                }
                Value::List(list) => {
                    if list.iter().any(|item| item.object().is_none()) {
                        continue;
                    }
                    for lost in losing(list, rule)? {
                        found.push(collision(&places, at, name, lost, release_id));
                    }
                    places.extend(list.iter().filter_map(Value::object).map(|object| Place {
                        object,
                        rules: rule,
                        reached: Some((at, Step::Item(name, object.find("id")))),
                    }));
                }
                _ => {}
            }
        }
        at += 1;
    }
    Ok(())
}

/// The objects of a list that lose, those of the id that stands first in it first.
fn losing<'v, 'a>(list: &'v [Value<'a>], rules: &RuleNode) -> Sure<Vec<&'v Object<'a>>> {
    if !ids_of(list, rules)?.repeated {
        return Ok(Vec::new());
    }
    let mut groups: Vec<Vec<&Object<'a>>> = Vec::new();
    let mut places: HashMap<Id<'_>, usize> = HashMap::with_capacity(list.len());
    for item in list {
        let (Some(id), Some(object)) = (id_of(item)?, item.object()) else {
            continue;
        };
        let place = *places.entry(id).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(object),
            None => groups.push(vec![object]),
        }
    }
    let mut lost = Vec::new();
    for group in groups {
        for (place, item) in group.iter().enumerate() {
            let mut later = group[place + 1..].iter().peekable();
            if later.peek().is_some() && !later.any(|other| are_objects_alike(item, other)) {
                lost.push(*item);
            }
        }
    }
    Ok(lost)
}

fn collision<'a>(
    places: &[Place<'_, 'a>],
    holder: usize,
    name: &Text<'a>,
    lost: &Object<'a>,
    release_id: &'a str,
) -> Collision<'a> {
    let (mut path, mut holders) = (vec![name.clone()], Vec::new());
    let mut place = &places[holder];
    while let Some((before, step)) = &place.reached {
        match step {
            Step::Field(name) => path.push((*name).clone()),
            Step::Item(name, id) => {
                path.push((*name).clone());
                holders.push(id.cloned().unwrap_or(Value::Null));
            }
        }
        place = &places[*before];
    }
    path.reverse();
    holders.reverse();
    Collision {
        path,
        object: lost.clone(),
        release_id,
        same_release: true,
        holders,
    }
}

/// Awards that bear one id in the last of some releases that gives it, by the text of the id.
/// `listed` are the values of `awards` in the releases, in order of merging.
///
/// Not where that release gives the id once, or where one of them names neither suppliers nor a value.
pub fn awards_apart<'a>(listed: Vec<Value<'a>>) -> Sure<Vec<(String, Vec<Object<'a>>)>> {
    let mut last = ById::default();
    for awards in listed {
        let Value::List(awards) = awards else { continue };
        for (id, same) in by_id(awards)?.listed {
            *last.of(id) = same;
        }
    }
    last.listed
        .retain(|(_, awards)| awards.len() > 1 && awards.iter().all(can_be_told_apart));
    Ok(last.listed)
}

/// Awards by the text of their id, in order of the first of each.
#[derive(Default)]
struct ById<'a> {
    listed: Vec<(String, Vec<Object<'a>>)>,
    places: HashMap<String, usize>,
}

impl<'a> ById<'a> {
    fn of(&mut self, id: String) -> &mut Vec<Object<'a>> {
        let next = self.listed.len();
        let place = *self.places.entry(id.clone()).or_insert(next);
        if place == next {
            self.listed.push((id, Vec::new()));
        }
        &mut self.listed[place].1
    }
}

/// Awards by their id, of equal ones the first.
fn by_id(awards: Vec<Value<'_>>) -> Sure<ById<'_>> {
    let mut given = ById::default();
    for award in awards {
        let Some(id) = id_as_text(&award)? else { continue };
        let Value::Object(award) = award else { continue };
        let same = given.of(id);
        if !same.iter().any(|other| are_objects_alike(other, &award)) {
            same.push(award);
        }
    }
    Ok(given)
}

fn id_as_text(item: &Value<'_>) -> Sure<Option<String>> {
    match item.object().and_then(|object| object.get("id")) {
        None => Ok(None),
        Some(Value::Text(text)) => Ok(Some(text.to_string())),
        Some(Value::Integer(whole)) => Ok(Some(whole.to_string())),
        Some(_) => Err(Odd),
    }
}

fn can_be_told_apart(award: &Object<'_>) -> bool {
    ["suppliers", "value"]
        .iter()
        .any(|name| award.find(name).is_some_and(Value::is_true))
}
