//! Releases joined into one value along the tree of rules. Reference: `compile/joining.py`.
//!
//! What is given is moved, not copied. The depth of recursion is that of the JSON that was read, which is limited.

use std::collections::HashMap;
use std::mem;

use crate::compile::ids::{id_of, ids_of, Id, Ids};
use crate::compile::rules::RuleNode;
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};

/// Objects of a list that are compared one by one, at most.
const FEW: usize = 16;

/// The joining of the releases of one process, and what was met in it since these were last set to false.
#[derive(Debug, Default)]
pub struct Joining {
    /// Whether a list has an id twice.
    pub repeats: bool,
    /// Whether a list holds what is added, or counted, each time that it is joined.
    pub grows: bool,
}

impl Joining {
    /// Put the value of one field over what `held` has for it. Reference: `_add_object`.
    pub fn add<'a>(&mut self, held: &mut Object<'a>, name: Text<'a>, part: Value<'a>, rules: &RuleNode) -> Sure<()> {
        if rules.omits(&name) {
            return Ok(());
        }
        let rule = rules.below(&name);
        if rule.whole {
            put(held, name, part);
            return Ok(());
        }
        let Some(earlier) = held.find_mut(&name) else {
            return self.add_new(held, name, part, rule);
        };
        match (earlier, part) {
            (Value::Object(earlier), Value::Object(part)) => self.add_object(earlier, part, rule),
            (earlier, Value::List(part)) if !part.is_empty() && are_objects(&part) => {
                let Value::List(earlier) = earlier else { return Err(Odd) };
                if earlier.is_empty() || !are_objects(earlier) {
                    return Err(Odd);
                }
                self.add_list(earlier, part, rule)
            }
            (_, Value::Object(part)) => part.is_empty().then_some(()).ok_or(Odd),
            (_, Value::List(part)) if part.is_empty() => Ok(()),
            (earlier, part) => {
                // Neither a value nor a list of values takes the place of what is joined part by part.
                if is_joined(earlier) {
                    return matches!(part, Value::Null).then_some(()).ok_or(Odd);
                }
                put(held, name, part);
                Ok(())
            }
        }
    }

    fn add_new<'a>(
        &mut self,
        held: &mut Object<'a>,
        name: Text<'a>,
        mut part: Value<'a>,
        rules: &RuleNode,
    ) -> Sure<()> {
        if self.take(&mut part, rules)? {
            held.fields.push((name, part));
        }
        Ok(())
    }

    fn add_object<'a>(&mut self, held: &mut Object<'a>, given: Object<'a>, rules: &RuleNode) -> Sure<()> {
        given
            .fields
            .into_iter()
            .try_for_each(|(name, part)| self.add(held, name, part, rules))
    }

    /// Clear a value of omitted fields, nulls, and objects and lists that hold nothing; whether it is to be kept.
    fn take(&mut self, value: &mut Value<'_>, rules: &RuleNode) -> Sure<bool> {
        match value {
            Value::Null => Ok(false),
            Value::Object(object) => self.take_object(object, rules),
            Value::List(list) => self.take_list(list, rules),
            _ => Ok(true),
        }
    }

    /// See `take`. An object that has nulls and nothing else is kept, empty.
    fn take_object(&mut self, given: &mut Object<'_>, rules: &RuleNode) -> Sure<bool> {
        if !rules.omit.is_empty() {
            given.fields.retain(|(name, _)| !rules.omits(name));
        }
        let (mut has_null, mut is_less) = (false, false);
        for (name, value) in &mut given.fields {
            match value {
                Value::Null => has_null = true,
                Value::List(_) | Value::Object(_) => {
                    let rule = rules.below(name);
                    if !rule.whole && !self.take(value, rule)? {
                        *value = Value::Null;
                        is_less = true;
                    }
                }
                _ => {}
            }
        }
        if has_null || is_less {
            given.fields.retain(|(_, value)| !matches!(value, Value::Null));
        }
        Ok(has_null || !given.is_empty())
    }

    /// See `take`. Objects of one id are made one; a list of anything but objects stays as it stands.
    fn take_list<'a>(&mut self, given: &mut Vec<Value<'a>>, rules: &RuleNode) -> Sure<bool> {
        if given.is_empty() || !are_objects(given) {
            return Ok(!given.is_empty());
        }
        let ids = ids_of(given, rules)?;
        self.note(ids);
        if ids.repeated {
            let items = mem::take(given);
            self.put_by_id(given, items, rules)?;
            return Ok(true);
        }
        let mut is_less = false;
        for item in given.iter_mut() {
            if !self.take(item, rules)? {
                *item = Value::Null;
                is_less = true;
            }
        }
        if is_less {
            given.retain(|item| !matches!(item, Value::Null));
        }
        Ok(!given.is_empty())
    }

    fn note(&mut self, ids: Ids<'_>) {
        self.repeats |= ids.repeated;
        self.grows |= ids.repeated || !ids.everywhere;
    }

    /// Put the objects of `given` over those of `held` with the same id, and after them where there is none.
    fn add_list<'a>(&mut self, held: &mut Vec<Value<'a>>, given: Vec<Value<'a>>, rules: &RuleNode) -> Sure<()> {
        let ids = ids_of(&given, rules)?;
        self.note(ids);
        if let (Some(one), Some(earlier)) = (ids.one, first_id(held)?) {
            if !one.is_like(earlier) {
                return Err(Odd);
            }
        }
        self.put_by_id(held, given, rules)
    }

    fn put_by_id<'a>(&mut self, held: &mut Vec<Value<'a>>, given: Vec<Value<'a>>, rules: &RuleNode) -> Sure<()> {
        let mut places = Places::of(held, held.len() + given.len())?;
        for mut item in given {
            let place = match id_of(&item)? {
                Some(id) => places.find(held, id)?,
                None => None,
            };
            if let Some(Value::Object(earlier)) = place.and_then(|place| held.get_mut(place)) {
                let Value::Object(object) = item else { return Err(Odd) };
                self.add_object(earlier, object, rules)?;
            } else if self.take(&mut item, rules)? {
                held.push(item);
                places.know(held)?;
            }
        }
        Ok(())
    }
}

/// An id that borrows nothing of a list.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Text(Text<'a>),
    Whole(i64),
}

/// Where the objects of a list stand, by id; known of long lists alone.
struct Places<'a> {
    by_id: Option<HashMap<Key<'a>, usize>>,
}

impl<'a> Places<'a> {
    fn of(held: &[Value<'a>], most: usize) -> Sure<Self> {
        let mut places = Places {
            by_id: (most > FEW).then(|| HashMap::with_capacity(most)),
        };
        for end in 1..=held.len() {
            places.know(&held[..end])?;
        }
        Ok(places)
    }

    /// Know the last object of a list.
    fn know(&mut self, held: &[Value<'a>]) -> Sure<()> {
        let (Some(by_id), Some((last, before))) = (&mut self.by_id, held.split_last()) else {
            return Ok(());
        };
        let key = match last.object().and_then(|object| object.find("id")) {
            None => return Ok(()),
            Some(Value::Text(text)) => Key::Text(text.clone()),
            Some(Value::Integer(whole)) => Key::Whole(*whole),
            Some(_) => return Err(Odd),
        };
        by_id.insert(key, before.len());
        Ok(())
    }

    fn find(&self, held: &[Value<'a>], id: Id<'_>) -> Sure<Option<usize>> {
        if let Some(by_id) = &self.by_id {
            return Ok(by_id.get(&key_of(id)).copied());
        }
        for (place, item) in held.iter().enumerate() {
            if id_of(item)? == Some(id) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}

fn key_of(id: Id<'_>) -> Key<'_> {
    match id {
        Id::Text(text) => Key::Text(Text::Borrowed(text)),
        Id::Whole(whole) => Key::Whole(whole),
    }
}

fn first_id<'v>(list: &'v [Value<'_>]) -> Sure<Option<Id<'v>>> {
    for item in list {
        if let Some(id) = id_of(item)? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn are_objects(list: &[Value<'_>]) -> bool {
    list.iter().all(|item| matches!(item, Value::Object(_)))
}

/// Whether a value without a rule of its own is an object or a list that is joined part by part.
fn is_joined(value: &Value<'_>) -> bool {
    match value {
        Value::Object(_) => true,
        Value::List(list) => !list.is_empty() && are_objects(list),
        _ => false,
    }
}

/// Set a field; a null takes it away.
fn put<'a>(held: &mut Object<'a>, name: Text<'a>, part: Value<'a>) {
    let place = held.fields.iter().position(|(known, _)| *known == name);
    match (place, part) {
        (Some(place), Value::Null) => drop(held.fields.remove(place)),
        (None, Value::Null) => {}
        (Some(place), part) => held.fields[place].1 = part,
        (None, part) => held.fields.push((name, part)),
    }
}
