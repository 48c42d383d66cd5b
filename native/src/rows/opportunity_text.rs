//! The words of a process in one text, for searching, and the key that tells its twin on another portal. Reference:
//! `columns/opportunity_text.py`.

use std::collections::HashSet;

use crate::asks::Asks;
use crate::json::Text;
use crate::odd::Sure;
use crate::rows::cell::{Day, Moment};
use crate::rows::lots::Lot;
use crate::rows::moments::civil;
use crate::rows::names::name_key;
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// What Contracts Finder writes where nothing was entered.
const SAYS_NOTHING: [&str; 4] = [
    "See description of related tender.",
    "See description of related tender",
    "n/a",
    "N/A",
];
const ITEM_DESCRIPTION: usize = 5;
/// So many pieces are compared one by one sooner than they are hashed.
const FEW: usize = 12;
/// Signs between the angle brackets of a tag, behind its first letter, at most.
const LONGEST_TAG: usize = 300;
const MICROSECONDS_A_DAY: i64 = 86_400_000_000;

/// Description, titles and descriptions of lots and items, each said once, without mark-up.
pub fn text_of<'p>(
    sheet: &Sheet<'p>,
    title: Option<&str>,
    description: Option<&str>,
    lots: &[Lot<'p>],
) -> Option<String> {
    let of_lots = lots.iter().flat_map(|lot| [&lot.title, &lot.description]);
    let items = sheet.table(Table::Item);
    let of_items = items.iter().filter_map(|row| row.get(ITEM_DESCRIPTION)?.text());
    let further = of_lots.flatten().chain(of_items).map(Text::as_ref);
    let mut pieces: Vec<&str> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for piece in description.into_iter().chain(further) {
        if said_before(&pieces, &mut known, piece) || SAYS_NOTHING.contains(&piece) || Some(piece) == title {
            continue;
        }
        pieces.push(piece);
    }
    match &pieces[..] {
        [] | [""] => None,
        [one] => Some(without_markup(one)),
        several => Some(without_markup(&several.join("\n"))),
    }
}

/// Whether a piece stands among those before; they are hashed when there are more than a few.
fn said_before<'s>(pieces: &[&'s str], known: &mut HashSet<&'s str>, piece: &'s str) -> bool {
    if pieces.len() < FEW {
        return pieces.contains(&piece);
    }
    if known.is_empty() {
        known.extend(pieces);
    }
    !known.insert(piece)
}

/// The text without tags: `</?[A-Za-z][^<>]{0,300}>` is a space. Reference: `texts.without_markup`.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        out.push_str(before);
        let length = tag_length(tag);
        out.push(if length > 0 { ' ' } else { '<' });
        rest = &tag[length.max(1)..];
    }
    out.push_str(rest);
    out
}

/// How many bytes the tag takes that a text begins with; 0 where it begins with none.
fn tag_length(text: &str) -> usize {
    let named = text
        .strip_prefix("</")
        .or_else(|| text.strip_prefix('<'))
        .unwrap_or_default();
    if !named.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return 0;
    }
    let inside = &named[1..];
    match inside.find(['<', '>']) {
        Some(end) if inside[end..].starts_with('>') && inside[..end].chars().count() <= LONGEST_TAG => {
            text.len() - inside.len() + end + 1
        }
        _ => 0,
    }
}

/// Buyer, title and day of the deadline; None where one of them is missing.
pub fn twin_key_of(
    asks: &Asks,
    buyer_name_key: Option<&str>,
    title: Option<&str>,
    deadline: Option<Moment>,
) -> Sure<Option<String>> {
    let (Some(buyer), Some(title), Some(deadline)) = (buyer_name_key, title, deadline) else {
        return Ok(None);
    };
    Ok(name_key(asks, title)?.map(|said| {
        // Moments lie within a few centuries of 1970.
        let (year, month, day) = civil(Day(deadline.0.div_euclid(MICROSECONDS_A_DAY) as i32));
        format!("{buyer}|{said}|{year:04}-{month:02}-{day:02}")
    }))
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn tags_are_spaces() {
        assert_eq!(without_markup("a<b>c</b >d<br/>e"), "a c d e");
        assert_eq!(without_markup("<p class='é'>x</p>"), " x ");
    }

    #[test]
    fn what_is_no_tag_stays() {
        for text in ["1 < 2 > 0", "<>", "</>", "<1>", "<a", "a <b <", "<é>", "x < y"] {
            assert_eq!(without_markup(text), text);
        }
        assert_eq!(without_markup("<a<b>"), "<a ");
    }

    #[test]
    fn a_tag_has_three_hundred_signs_at_most() {
        let longest = format!("<a{}>", "é".repeat(300));
        assert_eq!(without_markup(&longest), " ");
        let longer = format!("<a{}>", "é".repeat(301));
        assert_eq!(without_markup(&longer), longer);
    }
}
