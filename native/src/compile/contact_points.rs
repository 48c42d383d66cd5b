//! Contact points are personal data: what is compiled has none. Reference: `build/contact_points.py`.

use crate::json::{Object, Value};

/// What stands in every text of JSON that names one.
pub const SIGN: &str = "ontactPoint";

/// Take the contact points out of an object, at any depth.
pub fn remove_from(object: &mut Object<'_>) {
    if object.fields.iter().any(|(name, _)| is_contact_point(name)) {
        object.fields.retain(|(name, _)| !is_contact_point(name));
    }
    object.fields.iter_mut().for_each(|(_, inner)| remove_within(inner));
}

/// Take the contact points out of a value, at any depth.
pub fn remove_within(value: &mut Value<'_>) {
    match value {
        Value::Object(object) => remove_from(object),
        Value::List(list) => list.iter_mut().for_each(remove_within),
        _ => {}
    }
}

/// Whether a field holds contact points.
pub fn is_contact_point(name: &str) -> bool {
    match name.len() {
        12 => name == "contactPoint",
        13 => name == "contactPoints",
        23 => name == "additionalContactPoints",
        _ => false,
    }
}
