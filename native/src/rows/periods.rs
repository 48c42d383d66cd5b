//! Periods: of tenders, questions, lots, awards and contracts. Reference: `columns/periods.py`.

use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::row;
use crate::rows::cell::{Day, Moment};
use crate::rows::given;
use crate::rows::moments::{months_between, months_in_days, read_date};
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// A period as it was published; `months` is None where the length cannot be told.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)]
pub struct Period {
    pub start_at: Option<Moment>,
    pub end_at: Option<Moment>,
    pub start_on: Option<Day>,
    pub end_on: Option<Day>,
    pub max_end_on: Option<Day>,
    pub months: Option<f64>,
}

/// No period at all.
pub const NO_PERIOD: Period = Period {
    start_at: None,
    end_at: None,
    start_on: None,
    end_on: None,
    max_end_on: None,
    months: None,
};

#[derive(Clone, Copy)]
struct Length {
    days: Option<i64>,
    months: Option<f64>,
    source: Option<&'static str>,
}

const NO_LENGTH: Length = Length {
    days: None,
    months: None,
    source: None,
};

fn stated_length(value: &Object<'_>) -> Sure<Length> {
    let months = given::number(value.find("durationInMonths"))?;
    let days = given::count(value.find("durationInDays"))?;
    let of_days = days.filter(|days| *days != 0).map(|days| months_in_days(days as f64));
    Ok(match months.filter(|months| *months > 0.0).or(of_days) {
        None => NO_LENGTH,
        months => Length {
            days,
            months,
            source: Some("stated"),
        },
    })
}

fn length(value: &Object<'_>, start: Option<Day>, end: Option<Day>) -> Sure<Length> {
    let stated = stated_length(value)?;
    if stated.source.is_some() {
        return Ok(stated);
    }
    Ok(match (start, end) {
        (Some(start), Some(end)) if end >= start => Length {
            days: Some(i64::from(end.0 - start.0) + 1),
            months: Some(months_between(start, end)),
            source: Some("dates"),
        },
        _ => NO_LENGTH,
    })
}

/// A period, with its row where it says anything. `place` is its path, with {} for the position.
pub fn read_period<'p>(
    sheet: &mut Sheet<'p>,
    value: Option<&Value<'_>>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    place: &'static str,
    position: i64,
) -> Sure<Period> {
    let value = given::mapping(value)?;
    if value.is_empty() {
        return Ok(NO_PERIOD);
    }
    let start = read_date(sheet, value.find("startDate"), place, position)?;
    let end = read_date(sheet, value.find("endDate"), place, position)?;
    let greatest = read_date(sheet, value.find("maxExtentDate"), place, position)?;
    let length = length(value, start.on, end.on)?;
    if matches!((start.at, end.at), (Some(start), Some(end)) if end < start) {
        let text = |name| value.find(name).and_then(Value::text).unwrap_or_default();
        let words = format!("{} to {}", text("startDate"), text("endDate"));
        sheet.fault_of_text("MK-032", place, position, &words)?;
    }
    if start.at.is_none() && end.at.is_none() && greatest.at.is_none() && length.source.is_none() {
        return Ok(NO_PERIOD);
    }
    let row = row![
        sheet.ocid,
        section,
        section_id,
        start.at,
        end.at,
        greatest.at,
        length.days,
        length.months,
        length.source,
    ];
    sheet.add(Table::Period, row);
    Ok(Period {
        start_at: start.at,
        end_at: end.at,
        start_on: start.on,
        end_on: end.on,
        max_end_on: greatest.on,
        months: length.months,
    })
}

/// The first day of any of them.
pub fn earliest_start(periods: &[Period]) -> Option<Day> {
    periods.iter().filter_map(|period| period.start_on).min()
}

/// The last day of any of them, without extension.
pub fn latest_end(periods: &[Period]) -> Option<Day> {
    periods.iter().filter_map(|period| period.end_on).max()
}

/// Length in months of the longest of them.
pub fn longest(periods: &[Period]) -> Option<f64> {
    periods.iter().filter_map(|period| period.months).reduce(f64::max)
}
