//! Which notice the latest release is: UK1 to UK17, its number, and its address for a reader. Reference:
//! `columns/notice.py`.

use std::borrow::Cow;

use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::rows::cell::Cell;
use crate::rows::documents::{DOCUMENT_ID, FORMAT, NOTICE_TYPE, PUBLISHED_AT, TYPE, URL};
use crate::rows::given::is_space;
use crate::rows::sheet::{Rows, Sheet};
use crate::tables::Table;

const UK_NOTICES: [&str; 17] = [
    "UK1", "UK2", "UK3", "UK4", "UK5", "UK6", "UK7", "UK8", "UK9", "UK10", "UK11", "UK12", "UK13", "UK14", "UK15",
    "UK16", "UK17",
];
const FIND_A_TENDER: &str = "https://www.find-tender.service.gov.uk/Notice/";
const CONTRACTS_FINDER: &str = "https://www.contractsfinder.service.gov.uk/Notice/";

/// What the latest notice is.
pub struct Notice<'p> {
    /// UK1 to UK17.
    pub kind: Option<&'static str>,
    /// As Find a Tender numbers them.
    pub number: Option<&'p str>,
    /// Where to read it.
    pub url: Option<Text<'p>>,
}

fn text<'r>(row: &'r [Cell<'_>], column: usize) -> Option<&'r str> {
    row.get(column)?.text().map(Text::as_ref)
}

/// The address in a row of document, where it is one of the web.
fn web_address<'p>(row: &[Cell<'p>]) -> Option<Text<'p>> {
    let url = row.get(URL)?.text()?;
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.clone())
}

/// The address in a row of document that is the page of a notice.
fn page<'p>(row: &[Cell<'p>]) -> Option<Text<'p>> {
    let is_notice = text(row, TYPE)?.ends_with("Notice") && matches!(text(row, FORMAT), None | Some("text/html"));
    web_address(row).filter(|_| is_notice)
}

/// Whether a number of Find a Tender, six digits and a year, is what an id is. Odd where digits may be other than ours.
fn is_number(id: &str) -> Sure<bool> {
    let (digits, year) = (id.as_bytes().get(..6), id.as_bytes().get(7..));
    let all_digits = |part: Option<&[u8]>| part.is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    if all_digits(digits) && all_digits(year) {
        return Ok(id.len() == 11 && id.as_bytes()[6] == b'-');
    }
    if !id.is_ascii() && id.chars().nth(6) == Some('-') && id.chars().count() == 11 {
        return Err(Odd);
    }
    Ok(false)
}

/// The first part of an id of Contracts Finder, before its number. Odd where digits may be other than ours.
fn guid(id: &str) -> Sure<Option<&str>> {
    let Some((guid, rest)) = id.split_at_checked(36) else {
        return Ok(None);
    };
    let is_guid = guid.bytes().enumerate().all(|(place, byte)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
    });
    match rest.strip_prefix('-') {
        Some(number) if is_guid && !number.is_ascii() => Err(Odd),
        Some(number) if is_guid && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Some(guid))
        }
        _ => Ok(None),
    }
}

/// The page of the notice as it is published, else as its service writes addresses.
fn address<'p>(publisher: &str, release_id: &str, number: Option<&str>, rows: &Rows<'p>) -> Sure<Option<Text<'p>>> {
    if let ("find-a-tender", Some(number)) = (publisher, number) {
        return Ok(Some(Cow::Owned(format!("{FIND_A_TENDER}{number}"))));
    }
    // The latest; of those without a date the last that stands there.
    let pages = rows.iter().filter_map(|row| Some((row.get(PUBLISHED_AT)?, page(row)?)));
    let latest = pages.max_by_key(|(at, _)| match at {
        Cell::Moment(at) => Some(*at),
        _ => None,
    });
    if let Some((_, url)) = latest {
        return Ok(Some(url));
    }
    let guid = if publisher == "contracts-finder" {
        guid(release_id)?
    } else {
        None
    };
    Ok(guid.map(|guid| Cow::Owned(format!("{CONTRACTS_FINDER}{guid}"))))
}

/// The notice whose document has the id of the latest release; documents must have their rows already.
pub fn read_notice<'p>(sheet: &Sheet<'p>, publisher: &str) -> Sure<Notice<'p>> {
    let release_id = sheet.latest()?.release_id;
    let number = if is_number(release_id)? { Some(release_id) } else { None };
    let rows = sheet.table(Table::Document);
    let of_release = rows
        .iter()
        .find(|row| text(row, DOCUMENT_ID) == Some(release_id) && text(row, NOTICE_TYPE).is_some());
    let kind = of_release.and_then(|row| text(row, NOTICE_TYPE)).and_then(|stated| {
        // No sign beyond ASCII is U or K in capitals.
        let stated = stated.trim_matches(is_space);
        UK_NOTICES
            .iter()
            .find(|known| known.eq_ignore_ascii_case(stated))
            .copied()
    });
    let url = match of_release.and_then(web_address) {
        None => address(publisher, release_id, number, rows)?,
        stated => stated,
    };
    Ok(Notice { kind, number, url })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_six_digits_and_a_year() {
        assert_eq!(is_number("012345-2026"), Ok(true));
        for id in [
            "",
            "012345-202",
            "012345-20266",
            "012345_2026",
            "01234x-2026",
            "012345-202x",
            "0123456",
        ] {
            assert_eq!(is_number(id), Ok(false), "{id}");
        }
        assert_eq!(is_number("01234\u{661}-2026"), Err(Odd));
        assert_eq!(is_number("012345-\u{661}2\u{661}"), Ok(false));
    }

    #[test]
    fn a_guid_stands_before_a_number() {
        let id = "0a1b2c3d-0000-1111-2222-333344445555-678";
        assert_eq!(guid(id), Ok(Some(&id[..36])));
        for id in [
            "0a1b2c3d-0000-1111-2222-333344445555",
            "0a1b2c3d-0000-1111-2222-333344445555-",
            "0A1b2c3d-0000-1111-2222-333344445555-1",
            "0a1b2c3d-0000-1111-2222-333344445555-1x",
            "0a1b2c3d00000-1111-2222-333344445555-1",
            "short",
        ] {
            assert_eq!(guid(id), Ok(None), "{id}");
        }
        assert_eq!(guid("0a1b2c3d-0000-1111-2222-333344445555-\u{661}"), Err(Odd));
    }
}
