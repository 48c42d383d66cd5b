//! Weights of award criteria: numbers where they are given as numbers, and read from words where they are not.
//! Reference: `columns/weights.py`.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::rows::given;
use crate::rows::texts::holds_word;

/// A weight as a percentage; `low` and `high` where a range is given. `told_as` as in table criterion.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Weight<'p> {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub told_as: &'static str,
    pub given: Option<Text<'p>>,
}

const ABSENT: Weight<'static> = Weight {
    value: None,
    low: None,
    high: None,
    told_as: "absent",
    given: None,
};
const WHOLE: std::ops::RangeInclusive<f64> = 0.0..=100.0;

/// A number as `f"{number:g}"` of Python writes it.
pub fn general(asks: &Asks, number: f64) -> Sure<Text<'static>> {
    // So many signs are written by either in full.
    let plain = number.abs() < 1e6 && number.fract() == 0.0 && (number != 0.0 || number.is_sign_positive())
        || (1.0..1e4).contains(&number.abs()) && (number * 4.0).fract() == 0.0;
    if plain {
        return Ok(Cow::Owned(number.to_string()));
    }
    let answer = asks.text(Question::General, &format!("{number:?}"))?;
    answer.map(Cow::Owned).ok_or(Odd)
}

/// The weight that words tell for sure; None where they tell none.
fn weight_in_words(asks: &Asks, words: &str) -> Sure<Option<Weight<'static>>> {
    if !may_tell_weight(words) {
        return Ok(None);
    }
    let answer = asks.about(Question::WeightInWords, words)?;
    let [value, low, high, told_as, given] = &*answer else {
        return if answer.iter().all(|part| part.text() == Ok(None)) {
            Ok(None)
        } else {
            Err(Odd)
        };
    };
    let told_as = match told_as.text()? {
        None => return Ok(None),
        Some("text") => "text",
        Some("order") => "order",
        Some(_) => return Err(Odd),
    };
    Ok(Some(Weight {
        value: value.number()?,
        low: low.number()?,
        high: high.number()?,
        told_as,
        given: given.text()?.map(|given| Cow::Owned(given.to_owned())),
    }))
}

/// Whether words hold a digit of any script, or speak of importance.
fn may_tell_weight(words: &str) -> bool {
    words.bytes().any(|byte| byte.is_ascii_digit())
        || holds_word(words, "mportance")
        || (!words.is_ascii() && words.chars().any(char::is_numeric))
}

/// The weight that a list of numbers gives: exact, a range (minimum and maximum), or an order of importance.
fn of_numbers(asks: &Asks, numbers: Option<&Value<'_>>) -> Sure<Option<Weight<'static>>> {
    let (mut value, mut low, mut high, mut order) = (None, None, None, None);
    for one in given::objects(numbers)? {
        let number = given::number(one.find("number"))?;
        let kind = given::text_of(one, "weight")?;
        let (Some(number), Some(kind)) = (number, kind) else {
            continue;
        };
        match &*kind {
            "percentageExact" => value = Some(number),
            "percentageRangeMin" => low = Some(number),
            "percentageRangeMax" => high = Some(number),
            "orderOfImportance" => order = Some(general(asks, number)?),
            _ => {}
        }
    }
    if let Some(value) = value {
        return if WHOLE.contains(&value) {
            of_number(asks, value).map(Some)
        } else {
            Ok(None)
        };
    }
    if low.is_some() || high.is_some() {
        let given = match (low, high) {
            (Some(low), Some(high)) => Some(Cow::Owned(format!(
                "{} to {}",
                general(asks, low)?,
                general(asks, high)?
            ))),
            _ => None,
        };
        return Ok(Some(Weight {
            low,
            high,
            told_as: "number",
            given,
            ..ABSENT
        }));
    }
    Ok(order.map(|order| Weight {
        told_as: "order",
        given: Some(order),
        ..ABSENT
    }))
}

fn of_number(asks: &Asks, value: f64) -> Sure<Weight<'static>> {
    Ok(Weight {
        value: Some(value),
        told_as: "number",
        given: Some(general(asks, value)?),
        ..ABSENT
    })
}

/// The weight of a criterion: from its numbers, else from its description, else from its name.
pub fn read_weight(
    asks: &Asks,
    criterion: &Object<'_>,
    name: Option<&str>,
    description: Option<&str>,
) -> Sure<Weight<'static>> {
    if let Some(found) = of_numbers(asks, criterion.find("numbers"))? {
        return Ok(found);
    }
    if let Some(number) = given::number(criterion.find("weight"))?.filter(|number| WHOLE.contains(number)) {
        return of_number(asks, number);
    }
    for words in [description, name].into_iter().flatten() {
        if let Some(read) = weight_in_words(asks, words)? {
            return Ok(read);
        }
    }
    Ok(ABSENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_written_in_full_and_others_asked() {
        let asks = Asks::new(Box::new(|_, _| None));
        for (number, written) in [
            (0.0, "0"),
            (60.0, "60"),
            (12.5, "12.5"),
            (9999.75, "9999.75"),
            (999_999.0, "999999"),
        ] {
            assert_eq!(general(&asks, number).as_deref(), Ok(written));
        }
        for number in [-0.0, 1_000_000.0, 33.3, 10_000.5, 0.25, 1e300] {
            assert_eq!(general(&asks, number), Err(Odd));
        }
    }

    #[test]
    fn words_without_number_or_order_tell_no_weight() {
        assert!(!may_tell_weight("Quality of the service"));
        assert!(may_tell_weight("Quality 60%"));
        assert!(may_tell_weight("in order of Importance"));
        assert!(may_tell_weight("Quality \u{666}\u{660}%"));
    }
}
