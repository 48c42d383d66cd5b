//! Published changes, and awards and contracts that are known only by a change to them. Reference:
//! `columns/changes.py`.

use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::Cell;
use crate::rows::given;
use crate::rows::moments::read_date;
use crate::rows::sheet::Sheet;
use crate::rows::texts::{cleaned, holds_word};
use crate::tables::Table;

const CHANGES: [&str; 3] = ["amendments", "amendment", "proposedAmendments"];
/// A part that holds no more than these and changes says only that it was changed.
const NO_MORE_THAN: [&str; 5] = ["id", "awardID", "documents", "statusDetails", "relatedLots"];

/// Whether an award or contract is known only by an amendment of it.
pub fn is_delta(part: &Object<'_>) -> bool {
    CHANGES.iter().any(|field| part.find(field).is_some_and(Value::is_true))
        && part.fields.iter().all(|(field, value)| {
            let field = &**field;
            NO_MORE_THAN.contains(&field) || CHANGES.contains(&field) || matches!(value, Value::Null)
        })
}

/// Rows for the published changes of a tender, award or contract.
pub fn add_amendments<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
) -> Sure<()> {
    for field in CHANGES {
        let listed = match part.get(field) {
            None => continue,
            Some(Value::Object(one)) => vec![one],
            listed => given::objects(listed)?,
        };
        for (position, one) in (0..).zip(listed) {
            add_amendment(
                sheet,
                one,
                section,
                section_id.clone(),
                position,
                field != "proposedAmendments",
            )?;
        }
    }
    Ok(())
}

fn add_amendment<'p>(
    sheet: &mut Sheet<'p>,
    one: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    position: i64,
    made: bool,
) -> Sure<()> {
    let place = match section {
        "tender" => "tender.amendments[{}].date",
        "award" => "award.amendments[{}].date",
        "contract" => "contract.amendments[{}].date",
        _ => return Err(Odd),
    };
    let (rationale, description) = (given::text_of(one, "rationale")?, given::text_of(one, "description")?);
    let description = cleaned(sheet.asks, description)?;
    let row = row![
        sheet.ocid,
        section,
        section_id.clone(),
        given::text_of(one, "id")?,
        read_date(sheet, one.find("date"), place, position)?.at,
        cleaned(sheet.asks, rationale)?,
        description.clone(),
    ];
    sheet.add(Table::Amendment, row);
    if made {
        add_extension(sheet, section, section_id, description);
    }
    Ok(())
}

/// A change that speaks of extending, as a statement without length: what it adds stands in the new period.
fn add_extension<'p>(
    sheet: &mut Sheet<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    words: Option<Text<'p>>,
) {
    if let Some(words) = words.filter(|words| section != "tender" && holds_word(words, "exten")) {
        let row = row![
            sheet.ocid,
            section,
            section_id,
            "amendment",
            words,
            Cell::Null,
            Cell::Null
        ];
        sheet.add(Table::Extension, row);
    }
}
