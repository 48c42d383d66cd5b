//! The few facts of a release that the ledger keeps, read without keeping the rest.
//!
//! The reference is `worthwhile.market.sources.release_marks`, with what `sources.repair` lets pass.

use std::ops::Range;

use crate::json::fields::pass_fields;
use crate::odd::{Odd, Sure};

/// As in Python, where they are counted in characters: those of a plain text are as many as its bytes.
const LONGEST_OCID: usize = 200;
const LONGEST_ID: usize = 300;
const COMPILED: &[u8] = b"\"compiled\"";
/// What is published for "no limit", which Python mends.
const TOO_LARGE: &str = "1e9999";

/// Where the facts of a release stand; a release without an id has an empty one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ReleaseMarks {
    /// The whole object.
    pub release: Range<usize>,
    /// Its `ocid`, as the other texts without quotation marks.
    pub ocid: Range<usize>,
    /// Its `id`.
    pub id: Range<usize>,
    /// Its `date`.
    pub date: Range<usize>,
    /// Whether it is tagged as compiled.
    pub compiled: bool,
}

/// The marks of the release that begins at `start`, as most are published: one object on one line, in UTF-8, whose ocid,
/// id and date are plain texts. Odd for any other.
pub fn release_marks(bytes: &[u8], start: usize) -> Sure<ReleaseMarks> {
    let (mut ocid, mut id, mut date, mut tag) = (0..0, 0..0, 0..0, 0..0);
    let passed = pass_fields(bytes, start, |name, value| match name {
        b"ocid" => once(&mut ocid, value),
        b"id" => once(&mut id, value),
        b"date" => once(&mut date, value),
        b"tag" => once(&mut tag, value),
        b"releases" | b"records" | b"compiledRelease" => Err(Odd),
        _ if name.contains(&b'\\') => Err(Odd),
        _ => Ok(()),
    })?;
    let text = std::str::from_utf8(&bytes[start..passed.end]).map_err(|_| Odd)?;
    if (passed.has_fractions || passed.has_units) && text.contains(TOO_LARGE) {
        return Err(Odd);
    }
    Ok(ReleaseMarks {
        release: start..passed.end,
        ocid: plain(bytes, ocid, LONGEST_OCID)?,
        id: if id.start == id.end {
            id
        } else {
            plain(bytes, id, LONGEST_ID)?
        },
        date: plain(bytes, date, usize::MAX)?,
        compiled: bytes[tag].windows(COMPILED.len()).any(|part| part == COMPILED),
    })
}

fn once(field: &mut Range<usize>, value: Range<usize>) -> Sure<()> {
    if field.start != field.end {
        return Err(Odd);
    }
    *field = value;
    Ok(())
}

/// Where the signs of a text stand, of which each is printed in ASCII and stands for itself, and not all are spaces.
fn plain(bytes: &[u8], value: Range<usize>, longest: usize) -> Sure<Range<usize>> {
    let Some([b'"', signs @ .., b'"']) = bytes.get(value.clone()) else {
        return Err(Odd);
    };
    let is_plain = signs.iter().all(|sign| (b' '..=b'~').contains(sign) && *sign != b'\\');
    if !is_plain || signs.len() > longest || signs.iter().all(|sign| *sign == b' ') {
        return Err(Odd);
    }
    Ok(value.start + 1..value.end - 1)
}
