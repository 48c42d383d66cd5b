//! Dates as published, as moments in UTC and as days. Reference: `columns/moments.py`.

use crate::asks::{Asks, Question};
use crate::json::Value;
use crate::odd::{Odd, Sure};
use crate::rows::cell::{Day, Moment};
use crate::rows::sheet::Sheet;

const YEARS: std::ops::RangeInclusive<i64> = 1900..=2200;
const DAYS_A_MONTH: f64 = 30.4375;
const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;

/// What a published date says; `fault` is a code of faults, or None.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The moment, in UTC.
    pub at: Option<Moment>,
    /// The day that stands in the text.
    pub on: Option<Day>,
    /// MK-030 or MK-031.
    pub fault: Option<&'static str>,
}

/// No date at all.
pub const NOT_TOLD: Told = Told {
    at: None,
    on: None,
    fault: None,
};

/// The moment and the day that a text says. What is written otherwise than nearly all dates are is asked.
pub fn told_by(asks: &Asks, text: &str) -> Sure<Told> {
    if text.is_empty() {
        return Ok(NOT_TOLD);
    }
    if let Some(told) = told_with_zone(text.as_bytes()) {
        return Ok(told);
    }
    let answer = asks.about(Question::ToldBy, text)?;
    let [at, on, fault] = &*answer else { return Err(Odd) };
    Ok(Told {
        at: at.integer()?.map(Moment),
        on: on.day()?.map(Day),
        fault: match fault.text()? {
            None => None,
            Some("MK-030") => Some("MK-030"),
            Some("MK-031") => Some("MK-031"),
            Some(_) => return Err(Odd),
        },
    })
}

/// What `YYYY-MM-DDTHH:MM:SS` says, with a fraction or without, before `Z`, `+HH:MM` or `-HH:MM`. A year that is no date
/// of a contract, and what is no date of the calendar or time of the clock, is for the reference to judge.
fn told_with_zone(text: &[u8]) -> Option<Told> {
    let (plain, rest) = text.split_first_chunk::<19>()?;
    if [plain[4], plain[7], plain[10], plain[13], plain[16]] != *b"--T::" {
        return None;
    }
    let year = digits(&plain[..4])?;
    let (month, day) = (digits(&plain[5..7])?, digits(&plain[8..10])?);
    let (hour, minute, second) = (digits(&plain[11..13])?, digits(&plain[14..16])?, digits(&plain[17..])?);
    let (fraction, zone) = fraction(rest)?;
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (year, month) = (i32::try_from(year).ok()?, u32::try_from(month).ok()?);
    let day = u32::try_from(day).ok()?;
    if day == 0 || day > last_of_month(year, month) {
        return None;
    }
    let on = day_of(year, month, day);
    let seconds = i64::from(on.0) * DAY + hour * 3600 + minute * 60 + second - ahead(zone)?;
    Some(Told {
        at: Some(Moment(seconds * SECOND + fraction)),
        on: Some(on),
        fault: None,
    })
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// Microseconds of a fraction, of which nothing below them counts, and what stands behind it.
fn fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    let Some(written) = rest.strip_prefix(b".") else {
        return Some((0, rest));
    };
    let length = written.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 || length > 9 {
        return None;
    }
    let counted = length.min(6);
    let scale = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][counted];
    Some((digits(&written[..counted])? * scale, &written[length..]))
}

/// Seconds that a zone is ahead of UTC.
fn ahead(zone: &[u8]) -> Option<i64> {
    match zone {
        b"Z" => Some(0),
        [sign @ (b'+' | b'-'), hours @ .., b':', tens, ones] if hours.len() == 2 => {
            let (hours, minutes) = (digits(hours)?, digits(&[*tens, *ones])?);
            let seconds = hours * 3600 + minutes * 60;
            (hours <= 23 && minutes <= 59).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

/// A published date, its fault told; `place` may hold {} for the position.
pub fn read_date(sheet: &mut Sheet<'_>, value: Option<&Value<'_>>, place: &'static str, position: i64) -> Sure<Told> {
    let text = match value {
        None | Some(Value::Null) => return Ok(NOT_TOLD),
        Some(Value::Text(text)) => text,
        _ => return Err(Odd),
    };
    let told = told_by(sheet.asks, text)?;
    match told.fault {
        Some("MK-031") => sheet.fault_of_text("MK-031", place, position, text)?,
        Some(_) if !sheet.told_zoneless => {
            sheet.told_zoneless = true;
            sheet.fault_of_text("MK-030", place, position, text)?;
        }
        _ => {}
    }
    Ok(told)
}

/// Months from the first day to the last day, both included, to one decimal.
pub fn months_between(start: Day, end: Day) -> f64 {
    let (first, last) = (civil(start), civil(end));
    let whole = (last.0 - first.0) * 12 + last.1 as i32 - first.1 as i32;
    let days = last.2 as i32 + 1 - first.2 as i32;
    to_one_decimal(f64::from(whole) + f64::from(days) / DAYS_A_MONTH)
}

/// Months of a length in days. The services write a month as 30 days (36 months are 1080): such lengths divide.
pub fn months_in_days(days: f64) -> f64 {
    if days % 30.0 == 0.0 {
        days / 30.0
    } else {
        to_one_decimal(days / DAYS_A_MONTH)
    }
}

/// `round(number, 1)` of Python: the decimal nearest to the exact number, then the number nearest to that.
pub fn to_one_decimal(number: f64) -> f64 {
    let tenths = number * 10.0;
    // Far enough from the middle of two decimals, the product tells which is nearer, and the division is exact enough.
    if tenths.abs() < 1e9 && (tenths.fract().abs() - 0.5).abs() > 1e-4 {
        return tenths.round() / 10.0;
    }
    format!("{number:.1}").parse().unwrap_or(number)
}

/// Year, month and day of a day, in the calendar of today.
pub fn civil(day: Day) -> (i32, u32, u32) {
    // Years begin in March here, so that the day that some years have more is the last one.
    let since = i64::from(day.0) + 719_468;
    let era = since.div_euclid(146_097);
    let of_era = since.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march_month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, of_month as u32)
}

/// The day of a year, month (1 to 12) and day of the month (from 1).
pub fn day_of(year: i32, month: u32, day: u32) -> Day {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let march_month = i64::from((month + 9) % 12);
    let of_year = (153 * march_month + 2) / 5 + i64::from(day) - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Day((era * 146_097 + of_era - 719_468) as i32)
}

/// The last day of a month, 28 to 31.
pub fn last_of_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nobody() -> Asks {
        Asks::new(Box::new(|_, _| None))
    }

    fn told(text: &str) -> Sure<(i64, (i32, u32, u32))> {
        let told = told_by(&nobody(), text)?;
        Ok((told.at.ok_or(Odd)?.0, civil(told.on.ok_or(Odd)?)))
    }

    #[test]
    fn every_day_is_the_day_it_was_made_of() {
        let mut day = day_of(1899, 12, 31).0;
        for year in 1900..=2200 {
            for month in 1..=12 {
                for of_month in 1..=last_of_month(year, month) {
                    day += 1;
                    assert_eq!(day_of(year, month, of_month), Day(day));
                    assert_eq!(civil(Day(day)), (year, month, of_month));
                }
            }
        }
        assert_eq!(day_of(1970, 1, 1), Day(0));
    }

    #[test]
    fn dates_with_a_zone_are_told() {
        assert_eq!(told("1970-01-01T00:00:00Z"), Ok((0, (1970, 1, 1))));
        assert_eq!(told("1970-01-02T01:00:00+01:00"), Ok((86_400_000_000, (1970, 1, 2))));
        assert_eq!(told("1970-01-01T00:00:00.5-00:30"), Ok((1_800_500_000, (1970, 1, 1))));
        assert_eq!(told("1970-01-01T00:00:00.1234567Z"), Ok((123_456, (1970, 1, 1))));
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_asked() {
        for text in [
            "2024-02-30T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "1899-12-31T00:00:00Z",
            "2201-01-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:00:60Z",
            "2024-01-01T00:00:00+24:00",
            "2024-01-01T00:00:00.Z",
            "2024-01-01 00:00:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01",
            "2024-00-01T00:00:00Z",
            " ",
        ] {
            assert_eq!(told(text), Err(Odd), "{text}");
        }
    }

    #[test]
    fn months_are_told_to_one_decimal() {
        assert_eq!(months_between(day_of(2024, 1, 1), day_of(2024, 12, 31)), 12.0);
        assert_eq!(months_between(day_of(2024, 1, 15), day_of(2024, 2, 1)), 0.6);
        assert_eq!(months_in_days(1080.0), 36.0);
        assert_eq!(months_in_days(365.0), 12.0);
        for tenths in 0..40_000 {
            let number = f64::from(tenths) * 0.025;
            assert_eq!(
                to_one_decimal(number).to_string(),
                format!("{number:.1}").parse::<f64>().unwrap().to_string()
            );
        }
    }
}
