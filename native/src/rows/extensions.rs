//! Statements that a contract may be extended, renewed or amended. Reference: `columns/extensions.py`, and
//! `columns/extension_words.py`, which reads the words.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::{Object, Text};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::{Cell, Day};
use crate::rows::given::{self, is_space};
use crate::rows::moments::{civil, day_of, last_of_month};
use crate::rows::periods::Period;
use crate::rows::sheet::Sheet;
use crate::rows::texts::{cleaned, holds_word};
use crate::tables::Table;

/// Where the last day stands in a row of extension.
const UNTIL: usize = 5;
/// One of them stands in every length that words tell.
const UNITS: [&str; 4] = ["year", "month", "yr", "mth"];
/// One of them stands in every sentence about extending a contract.
const OF_A_CONTRACT: [&str; 7] = [
    "option",
    "contract",
    "agreement",
    "framework",
    "year",
    "month",
    "period",
];

/// The day that many months later (a whole number); the last of its month where that month is shorter.
pub fn later_by(day: Day, months: f64) -> Day {
    let (year, month, of_month) = civil(day);
    let whole = year * 12 + month as i32 - 1 + months as i32;
    let (later_year, later_month) = (whole.div_euclid(12), whole.rem_euclid(12) as u32 + 1);
    let last = last_of_month(later_year, later_month);
    let ends_its_month = of_month == last_of_month(year, month);
    day_of(
        later_year,
        later_month,
        if ends_its_month { last } else { of_month.min(last) },
    )
}

/// A last day that words name, unless the contract lasts as long without it.
fn beyond(until: Option<Day>, end_on: Option<Day>) -> Option<Day> {
    until.filter(|until| end_on.is_none_or(|end_on| *until > end_on))
}

/// What words tell for sure: how many months, until when.
fn read_extension(asks: &Asks, words: &str) -> Sure<(Option<f64>, Option<Day>)> {
    // A length has a unit, and a day has digits.
    if !UNITS.iter().any(|unit| holds_word(words, unit)) && !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok((None, None));
    }
    let answer = asks.about(Question::ReadExtension, words)?;
    let [months, until] = &*answer else { return Err(Odd) };
    Ok((months.number()?, until.day()?.map(Day)))
}

/// Rows for the renewal and the options of a lot, award or contract, and for its furthest end.
pub fn add_stated_extensions<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    period: &Period,
) -> Sure<()> {
    for (field, kind) in [("renewal", "renewal"), ("options", "option")] {
        let stated = given::text_of(given::mapping(part.find(field))?, "description")?;
        let Some(words) = cleaned(sheet.asks, stated)? else {
            continue;
        };
        let (months, until) = read_extension(sheet.asks, &words)?;
        let until = match (beyond(until, period.end_on), months, period.end_on) {
            // The forms state renewals beside a period that leaves them out, so their length counts from its end.
            (None, Some(months), Some(end_on)) if months.fract() == 0.0 => Some(later_by(end_on, months)),
            (until, ..) => until,
        };
        let row = row![sheet.ocid, section, section_id.clone(), kind, words, until, months];
        sheet.add(Table::Extension, row);
    }
    if period.max_end_on.is_some() {
        let until = period.max_end_on;
        let row = row![
            sheet.ocid,
            section,
            section_id,
            "max-extent",
            Cell::Null,
            until,
            Cell::Null
        ];
        sheet.add(Table::Extension, row);
    }
    Ok(())
}

/// A row for the one sentence of a description that tells how long an extension is.
///
/// Buyers who describe it there may have counted it in the period or not, so no last day is worked out from it: only
/// one that the sentence names is taken.
pub fn add_described_extension<'p>(
    sheet: &mut Sheet<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    description: Option<&Text<'p>>,
    end_on: Option<Day>,
) -> Sure<()> {
    let sentence = match description {
        None => return Ok(()),
        Some(Cow::Borrowed(words)) => sentence_of_extension(sheet.asks, words)?,
        Some(Cow::Owned(words)) => {
            sentence_of_extension(sheet.asks, words)?.map(|sentence| Cow::Owned(sentence.into_owned()))
        }
    };
    let Some(sentence) = sentence else { return Ok(()) };
    let (months, until) = read_extension(sheet.asks, &sentence)?;
    if months.is_some() {
        let until = beyond(until, end_on);
        sheet.add(
            Table::Extension,
            row![sheet.ocid, section, section_id, "option", sentence, until, months],
        );
    }
    Ok(())
}

/// The one sentence of a description that speaks of extending the contract; None where none or several do.
fn sentence_of_extension<'w>(asks: &Asks, words: &'w str) -> Sure<Option<Text<'w>>> {
    if !words.contains("exten") && !words.contains("Exten") {
        return Ok(None);
    }
    if !words.is_ascii() && words.contains('\u{212a}') {
        // The sign of kelvin is a k in lower case.
        return Ok(asks.text(Question::SentenceOfExtension, words)?.map(Cow::Owned));
    }
    if !speaks_of_extending(words) {
        return Ok(None);
    }
    let mut found = None;
    let mut rest = words;
    while !rest.is_empty() {
        let (sentence, after) = first_sentence(rest);
        rest = after;
        if names_extension(sentence) {
            if found.is_some() {
                return Ok(None);
            }
            found = Some(sentence.trim_matches(is_space));
        }
    }
    Ok(found.map(Cow::Borrowed))
}

/// Text up to spaces behind the mark that ends a sentence, or up to line breaks, and what stands behind them.
fn first_sentence(text: &str) -> (&str, &str) {
    let mut from = 0;
    let ends = |byte: &u8| matches!(byte, b'.' | b';' | b'!' | b'?' | b'\n');
    while let Some(place) = text.as_bytes()[from..].iter().position(ends) {
        from += place + 1;
        let after = &text[from..];
        if text.as_bytes()[from - 1] == b'\n' {
            return (&text[..from - 1], after.trim_start_matches('\n'));
        }
        if after.starts_with(is_space) {
            return (&text[..from], after.trim_start_matches(is_space));
        }
    }
    (text, "")
}

fn speaks_of_extending(text: &str) -> bool {
    holds_word(text, "extend") || holds_word(text, "extension")
}

fn names_extension(sentence: &str) -> bool {
    // Call-offs that outlast their framework are another matter.
    speaks_of_extending(sentence)
        && !holds_word(sentence, "call off")
        && !holds_word(sentence, "call-off")
        && OF_A_CONTRACT.iter().any(|word| holds_word(sentence, word))
}

/// The last day with every extension, of all that is stated or told by words.
pub fn furthest_day(sheet: &Sheet<'_>) -> Option<Day> {
    let days = sheet.table(Table::Extension).iter().filter_map(|row| match row[UNTIL] {
        Cell::Day(day) => Some(Day(day)),
        _ => None,
    });
    days.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(words: &str) -> Option<String> {
        let asks = Asks::new(Box::new(|_, _| None));
        sentence_of_extension(&asks, words).unwrap().map(Cow::into_owned)
    }

    #[test]
    fn a_length_counts_from_the_end_of_its_month() {
        let on = |year, month, day| day_of(year, month, day);
        assert_eq!(later_by(on(2024, 2, 29), 12.0), on(2025, 2, 28));
        assert_eq!(later_by(on(2025, 2, 28), 12.0), on(2026, 2, 28));
        assert_eq!(later_by(on(2023, 2, 28), 12.0), on(2024, 2, 29));
        assert_eq!(later_by(on(2024, 1, 30), 1.0), on(2024, 2, 29));
        assert_eq!(later_by(on(2024, 3, 15), 24.0), on(2026, 3, 15));
    }

    #[test]
    fn the_one_sentence_about_extending_is_found() {
        assert_eq!(
            sentence("We buy. It has an Extension option. Done").as_deref(),
            Some("It has an Extension option.")
        );
        assert_eq!(sentence("It has an extension option. The contract is extended."), None);
        assert_eq!(sentence("An extensive contract"), None);
        assert_eq!(sentence("Call-off contracts may be extended by a year"), None);
        assert_eq!(sentence(" extended contract\n\n").as_deref(), Some("extended contract"));
    }
}
