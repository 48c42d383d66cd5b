//! Items of tenders, awards and contracts, with the CPV codes and the places of delivery that hide in them. Reference:
//! `columns/items.py`.

use std::borrow::Cow;

use crate::asks::{Asks, Question};
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::Cell;
use crate::rows::given;
use crate::rows::places::{add_delivery, is_delivery};
use crate::rows::seen::{is_new, Among};
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;
use crate::tables::Table;

const DIGITS: usize = 8;
/// Where the code stands in a row of cpv.
const CODE: usize = 2;
/// Where a row of cpv says whether its code is the main one.
const MAIN: usize = 3;

/// How places of codes and of delivery are called for the items of a section.
struct Places {
    codes: (&'static str, &'static str),
    delivery: &'static str,
    path: &'static str,
}

impl Places {
    fn of(section: &str) -> Sure<Self> {
        let (codes, delivery, path) = match section {
            "tender" => (("item", "item-additional"), "item", "tender.items[{}]"),
            "award" => (("award-item", "award-item"), "award-item", "awards[].items[{}]"),
            "contract" => (
                ("contract-item", "contract-item"),
                "award-item",
                "contracts[].items[{}]",
            ),
            _ => return Err(Odd),
        };
        Ok(Self { codes, delivery, path })
    }
}

/// The eight digits of a code written plainly, with its check digit or without; None: to be asked, as all others.
fn plain_code(code: &str) -> Option<&str> {
    let (digits, behind) = code.split_at_checked(DIGITS)?;
    let is_plain = digits.bytes().all(|sign| sign.is_ascii_digit())
        && !digits.starts_with("00")
        && matches!(behind.as_bytes(), [] | [b'-', b'0'..=b'9']);
    is_plain.then_some(digits)
}

/// The eight digits of a code; None where it is not one.
fn read_code<'p>(asks: &Asks, code: &Text<'p>) -> Sure<Option<Text<'p>>> {
    if let Some(digits) = plain_code(code) {
        return Ok(Some(match code {
            Cow::Borrowed(code) => Cow::Borrowed(&code[..DIGITS]),
            Cow::Owned(_) => Cow::Owned(digits.to_owned()),
        }));
    }
    // Digits of other scripts are digits too.
    if !code.is_ascii() && code.chars().count() == DIGITS {
        return Err(Odd);
    }
    Ok(asks.text(Question::ReadCpv, code)?.map(Cow::Owned))
}

/// What the scheme of a code says of it.
fn is_cpv(scheme: Option<&Value<'_>>) -> Sure<Option<bool>> {
    Ok(match scheme {
        None | Some(Value::Null) => None,
        Some(Value::Text(scheme)) if scheme == "CPV" => Some(true),
        Some(Value::Text(scheme)) if scheme.is_empty() => None,
        Some(Value::Text(scheme)) if scheme.is_ascii() => {
            let scheme = scheme.trim_matches(given::is_space);
            Some(
                ["CPV", "CPVS", "X_CPV"]
                    .iter()
                    .any(|known| scheme.eq_ignore_ascii_case(known)),
            )
        }
        Some(Value::Text(_)) => return Err(Odd),
        Some(_) => Some(false),
    })
}

/// A row for a CPV code: of scheme CPV, or of no scheme and eight digits; the same code of a place stands once.
fn add_code<'p>(
    sheet: &mut Sheet<'p>,
    classification: &'p Object<'p>,
    lot_id: Option<&Text<'p>>,
    main: bool,
    place: &'static str,
    path: &'static str,
) -> Sure<()> {
    let Some(code) = given::text_of(classification, "id")? else {
        return Ok(());
    };
    let is_sure = is_cpv(classification.find("scheme"))?;
    if is_sure == Some(false) {
        return Ok(());
    }
    let Some(found) = read_code(sheet.asks, &code)? else {
        if is_sure == Some(true) {
            sheet.fault_of_text("MK-036", path, -1, &code)?;
        }
        return Ok(());
    };
    let row = row![sheet.ocid, lot_id.cloned(), found, main, place];
    if is_new(sheet, Among::Codes, &row) {
        sheet.add(Table::Cpv, row);
    }
    Ok(())
}

/// Rows for the main and the additional codes of a tender or an item.
pub fn add_classifications<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    lot_id: Option<Text<'p>>,
    places: (&'static str, &'static str),
    place: &'static str,
) -> Sure<()> {
    let (main, more) = (part.find("classification"), part.find("additionalClassifications"));
    add_codes(sheet, main, more, lot_id.as_ref(), places, place)
}

fn add_codes<'p>(
    sheet: &mut Sheet<'p>,
    main: Option<&'p Value<'p>>,
    more: Option<&'p Value<'p>>,
    lot_id: Option<&Text<'p>>,
    places: (&'static str, &'static str),
    path: &'static str,
) -> Sure<()> {
    add_code(sheet, given::mapping(main)?, lot_id, true, places.0, path)?;
    for one in given::objects(more)? {
        add_code(sheet, one, lot_id, false, places.1, path)?;
    }
    Ok(())
}

/// The lot that a part is for, where it is for one only.
pub fn lot_of<'p>(part: &'p Object<'p>) -> Sure<Option<Text<'p>>> {
    the_lot(part.find("relatedLot"), part.find("relatedLots"))
}

fn the_lot<'p>(one: Option<&'p Value<'p>>, several: Option<&'p Value<'p>>) -> Sure<Option<Text<'p>>> {
    if !matches!(one, None | Some(Value::Null)) {
        return given::text(one);
    }
    let mut found = given::texts(several)?;
    Ok(found.pop().filter(|_| found.is_empty()))
}

/// The fields of an item that rows are made of, found in one pass.
#[derive(Default)]
struct Fields<'p> {
    id: Option<&'p Value<'p>>,
    description: Option<&'p Value<'p>>,
    quantity: Option<&'p Value<'p>>,
    unit: Option<&'p Value<'p>>,
    lot: Option<&'p Value<'p>>,
    lots: Option<&'p Value<'p>>,
    classification: Option<&'p Value<'p>>,
    additional: Option<&'p Value<'p>>,
    has_delivery: bool,
}

impl<'p> Fields<'p> {
    fn of(item: &'p Object<'p>) -> Self {
        let mut found = Self::default();
        for (name, value) in &item.fields {
            let field = match &**name {
                "id" => &mut found.id,
                "description" => &mut found.description,
                "quantity" => &mut found.quantity,
                "unit" => &mut found.unit,
                "relatedLot" => &mut found.lot,
                "relatedLots" => &mut found.lots,
                "classification" => &mut found.classification,
                "additionalClassifications" => &mut found.additional,
                name => {
                    found.has_delivery |= is_delivery(name);
                    continue;
                }
            };
            *field = Some(value);
        }
        found
    }
}

/// The row of one item, with its codes and places.
pub fn add_item<'p>(
    sheet: &mut Sheet<'p>,
    item: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
    position: i64,
    collided: bool,
) -> Sure<()> {
    let fields = Fields::of(item);
    let places = Places::of(section)?;
    let lot_id = the_lot(fields.lot, fields.lots)?;
    let row = row![
        sheet.ocid,
        section,
        section_id,
        given::text(fields.id)?,
        lot_id.clone(),
        cleaned(sheet.asks, given::text(fields.description)?)?,
        given::number(fields.quantity)?,
        given::text_of(given::mapping(fields.unit)?, "name")?,
        collided
    ];
    sheet.add(Table::Item, row);
    add_codes(
        sheet,
        fields.classification,
        fields.additional,
        lot_id.as_ref(),
        places.codes,
        places.path,
    )?;
    if fields.has_delivery {
        add_delivery(sheet, item, lot_id, places.delivery, places.path, position)?;
    }
    Ok(())
}

/// Rows for the items of a tender, award or contract.
pub fn add_items<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    section: &'static str,
    section_id: Option<Text<'p>>,
) -> Sure<()> {
    for (position, item) in (0..).zip(given::objects(part.find("items"))?) {
        add_item(sheet, item, section, section_id.clone(), position, false)?;
    }
    Ok(())
}

/// The main CPV code: of the tender, else the first main code of an item, else the first code there is.
pub fn main_code<'p>(sheet: &Sheet<'p>) -> Option<Text<'p>> {
    let mut rows = sheet.table(Table::Cpv).iter();
    let first = rows.next()?;
    let main = std::iter::once(first)
        .chain(rows)
        .find(|row| row[MAIN] == Cell::Boolean(true));
    main.unwrap_or(first)[CODE].text().cloned()
}
