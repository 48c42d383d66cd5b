//! Ids of the objects of a list. Reference: `ids_of` in `compile/kinds.py`, without null ids, which are Odd here.

use std::collections::HashSet;

use crate::compile::rules::RuleNode;
use crate::json::Value;
use crate::odd::{Odd, Sure};

/// Ids that are compared one by one, at most.
const FEW: usize = 12;

/// An id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Id<'v> {
    /// Text.
    Text(&'v str),
    /// A whole number.
    Whole(i64),
}

impl Id<'_> {
    /// Whether two ids have one type.
    pub fn is_like(self, other: Id<'_>) -> bool {
        matches!(self, Id::Text(_)) == matches!(other, Id::Text(_))
    }
}

/// What the ids of a list tell.
#[derive(Debug, Clone, Copy)]
pub struct Ids<'v> {
    /// One of them; all have its type.
    pub one: Option<Id<'v>>,
    /// Whether two of them are the same.
    pub repeated: bool,
    /// Whether each object has one.
    pub everywhere: bool,
}

/// The id of an object; None for no object and for one without an id. Odd where it is neither text nor a whole number.
pub fn id_of<'v>(item: &'v Value<'_>) -> Sure<Option<Id<'v>>> {
    match item.object().and_then(|object| object.find("id")) {
        None => Ok(None),
        // As text a null is "None", so an id that is this text might meet it.
        Some(Value::Text(text)) if text != "None" => Ok(Some(Id::Text(text))),
        Some(Value::Integer(whole)) => Ok(Some(Id::Whole(*whole))),
        Some(_) => Err(Odd),
    }
}

/// What the ids of a list of objects tell. Odd where they have several types, and where a rule leaves them out.
pub fn ids_of<'v>(list: &'v [Value<'_>], rules: &RuleNode) -> Sure<Ids<'v>> {
    if rules.omits("id") {
        return Err(Odd);
    }
    if let [single] = list {
        let one = id_of(single)?;
        return Ok(Ids {
            one,
            repeated: false,
            everywhere: one.is_some(),
        });
    }
    if list.len() > FEW {
        return ids_of_many(list);
    }
    let mut found = [Id::Whole(0); FEW];
    let mut count = 0;
    let mut repeated = false;
    for item in list {
        let Some(id) = id_of(item)? else { continue };
        if count > 0 && !found[0].is_like(id) {
            return Err(Odd);
        }
        repeated = repeated || found[..count].contains(&id);
        found[count] = id;
        count += 1;
    }
    Ok(Ids {
        one: found[..count].first().copied(),
        repeated,
        everywhere: count == list.len(),
    })
}

fn ids_of_many<'v>(list: &'v [Value<'_>]) -> Sure<Ids<'v>> {
    let mut ids = Ids {
        one: None,
        repeated: false,
        everywhere: true,
    };
    let mut seen = HashSet::with_capacity(list.len());
    for item in list {
        let Some(id) = id_of(item)? else {
            ids.everywhere = false;
            continue;
        };
        if !ids.one.get_or_insert(id).is_like(id) {
            return Err(Odd);
        }
        ids.repeated = !seen.insert(id) || ids.repeated;
    }
    Ok(ids)
}
