//! Values that Python takes for equal.

use crate::json::{Object, Value};

/// Whether Python takes two values for equal: 1, 1.0 and true are, and the order of fields does not count.
pub fn are_alike(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Null, Value::Null) => true,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other,
        (Value::Number(number), whole) | (whole, Value::Number(number)) => {
            whole_of(whole).is_some_and(|whole| is_whole(*number, whole))
        }
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| are_alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => are_objects_alike(one, other),
        _ => whole_of(one).is_some_and(|whole| whole_of(other) == Some(whole)),
    }
}

/// Whether Python takes two objects for equal.
pub fn are_objects_alike(one: &Object<'_>, other: &Object<'_>) -> bool {
    one.fields.len() == other.fields.len()
        && one
            .fields
            .iter()
            .all(|(name, value)| other.find(name).is_some_and(|found| are_alike(value, found)))
}

fn whole_of(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Boolean(is) => Some(i64::from(*is)),
        Value::Integer(whole) => Some(*whole),
        _ => None,
    }
}

/// Whether a number is exactly this whole one. As a double the largest of 64 bits is one more than it is.
fn is_whole(number: f64, whole: i64) -> bool {
    number == whole as f64 && number < i64::MAX as f64 && number as i64 == whole
}

#[cfg(test)]
mod tests {
    use super::are_alike;
    use crate::json::read;

    fn alike(one: &str, other: &str) -> bool {
        are_alike(&read(one).unwrap(), &read(other).unwrap())
    }

    #[test]
    fn numbers_of_one_value_are_alike_however_they_are_written() {
        assert!(alike("[1, 1.0, true, 1]", "[true, 1, 1.0, 1e0]"));
        assert!(alike("0", "-0.0") && alike("false", "0"));
        assert!(!alike("9007199254740993", "9007199254740992.0"));
        assert!(!alike("9223372036854775807", "9223372036854775808.0"));
        assert!(!alike("1", "\"1\"") && !alike("0", "null") && !alike("[]", "{}"));
    }

    #[test]
    fn the_order_of_fields_does_not_count() {
        assert!(alike(
            r#"{"a": 1, "b": {"c": null}}"#,
            r#"{"b": {"c": null}, "a": 1.0}"#
        ));
        assert!(!alike(r#"{"a": null}"#, r#"{"b": null}"#));
    }
}
