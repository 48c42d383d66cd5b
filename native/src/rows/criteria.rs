//! Award criteria with their weights, and whether their words name social value. Reference: `columns/criteria.py`.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::{Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::given;
use crate::rows::money::sums;
use crate::rows::sheet::{shortened_text, Sheet};
use crate::rows::texts::cleaned;
use crate::rows::weights::{general, read_weight};
use crate::tables::Table;

const WHOLE: f64 = 100.0;
const NEAR_ENOUGH: f64 = 0.5;
/// How everything that names social value begins, at the start of a word.
const BEGINNINGS: [&str; 19] = [
    "social value",
    "social-value",
    "social impact",
    "social benefit",
    "social responsib",
    "social clause",
    "social outcome",
    "community benefit",
    "community wealth",
    "wellbeing",
    "well being",
    "well-being",
    "environment",
    "sustainab",
    "net zero",
    "net-zero",
    "carbon",
    "climate",
    "fair work",
];

/// Whether words name social value, community benefit, wellbeing or the environment.
fn names_social_value(asks: &Asks, name: Option<&str>, description: Option<&str>) -> Sure<bool> {
    if name.is_none() && description.is_none() {
        return Ok(false);
    }
    let words = [name.unwrap_or_default(), description.unwrap_or_default()].join(" ");
    if may_name_social_value(&words) {
        asks.is(Question::NamesSocialValue, &words)
    } else {
        Ok(false)
    }
}

/// Whether one of the beginnings stands in words, in either case of letters.
fn may_name_social_value(words: &str) -> bool {
    // What Python takes for an s, an i or a k where case does not count.
    if !words.is_ascii() && words.contains(['\u{17f}', '\u{130}', '\u{131}', '\u{212a}']) {
        return true;
    }
    let bytes = words.as_bytes();
    let mut within = false;
    bytes.iter().enumerate().any(|(place, byte)| {
        let begins = !within && b"scwenf".contains(&byte.to_ascii_lowercase());
        within = byte.is_ascii_alphanumeric() || *byte == b'_';
        begins
            && BEGINNINGS.iter().any(|beginning| {
                bytes[place..]
                    .get(..beginning.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(beginning.as_bytes()))
            })
    })
}

/// MK-040: every weight is a single percentage and they do not make a hundred.
fn tell_sum(sheet: &mut Sheet<'_>, weights: &[Option<f64>], lot_id: Option<&str>) -> Sure<()> {
    let Some(values) = weights.iter().copied().collect::<Option<Vec<f64>>>() else {
        return Ok(());
    };
    let (plain, careful) = sums(&values);
    let near = |sum: f64| (sum - WHOLE).abs() <= NEAR_ENOUGH;
    if values.len() < 2 || near(plain) && near(careful) {
        return Ok(());
    }
    let given = general(sheet.asks, plain)?;
    if near(plain) || near(careful) || given != general(sheet.asks, careful)? {
        return Err(Odd);
    }
    let place = match lot_id {
        None => Cow::Borrowed("tender.awardCriteria"),
        Some(lot_id) => Cow::Owned(format!("awardCriteria of lot {lot_id}").replace("{}", "-1")),
    };
    let given = shortened_text(sheet.asks, &given)?;
    sheet.fault_at("MK-040", place, Some(given), None);
    Ok(())
}

/// Rows for the criteria of a lot, or of the tender as a whole.
pub fn add_criteria<'p>(sheet: &mut Sheet<'p>, value: Option<&'p Value<'p>>, lot_id: Option<Text<'p>>) -> Sure<()> {
    // Elsewhere awardCriteria is a code ("lowestCost"): no criteria, and nothing wrong.
    let Some(Value::Object(value)) = value else {
        return Ok(());
    };
    let criteria = given::objects(value.find("criteria"))?;
    let mut weights = Vec::with_capacity(criteria.len());
    for (place, criterion) in (1_i64..).zip(criteria) {
        let name = cleaned(sheet.asks, given::text_of(criterion, "name")?)?;
        let description = cleaned(sheet.asks, given::text_of(criterion, "description")?)?;
        let weight = read_weight(sheet.asks, criterion, name.as_deref(), description.as_deref())?;
        let social = names_social_value(sheet.asks, name.as_deref(), description.as_deref())?;
        weights.push(weight.value);
        let row = row![
            sheet.ocid,
            lot_id.clone(),
            place,
            given::text_of(criterion, "type")?,
            name,
            description,
            weight.value,
            weight.low,
            weight.high,
            weight.told_as,
            weight.given,
            social,
        ];
        sheet.add(Table::Criterion, row);
    }
    tell_sum(sheet, &weights, lot_id.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_may_name_social_value_are_asked_about() {
        for words in [
            "Social Value 10%",
            " (wellbeing)",
            "Fair work",
            "net-Zero",
            "\u{e9}carbon",
            "\u{17f}ocial value",
        ] {
            assert!(may_name_social_value(words), "{words}");
        }
        for words in [
            "Price ",
            "hydrocarbon",
            "Social care",
            "community nursing",
            "Quality and wellness",
        ] {
            assert!(!may_name_social_value(words), "{words}");
        }
    }
}
