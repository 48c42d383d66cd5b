//! Those who won awards. Reference: `_supplier` and what stands near it in `columns/awards.py`.

use std::collections::HashSet;

use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::row;
use crate::rows::cell::Cell;
use crate::rows::given;
use crate::rows::money::read_money;
use crate::rows::names::{name_key, written};
use crate::rows::parties::{add_named_only, find_party, KEY, NAME, NAME_KEY, SCALE, VCSE};
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// Of so many texts it is quicker to look at each.
const FEW: usize = 32;

/// Rows for the suppliers of an award; returns what tells them apart, each once.
pub fn add_suppliers<'p>(
    sheet: &mut Sheet<'p>,
    award: &'p Object<'p>,
    award_id: Option<&Text<'p>>,
    collided: bool,
) -> Sure<Vec<Text<'p>>> {
    let suppliers = given::objects(award.find("suppliers"))?;
    let mut told = Vec::with_capacity(suppliers.len());
    for one in suppliers {
        if let Some(text) = add_supplier(sheet, one, award_id, collided)? {
            told.push(text);
        }
    }
    Ok(each_once(told))
}

fn each_once(mut texts: Vec<Text<'_>>) -> Vec<Text<'_>> {
    if texts.len() > FEW {
        let mut seen = HashSet::new();
        texts.retain(|text| seen.insert(text.clone()));
        return texts;
    }
    let mut once: Vec<Text<'_>> = Vec::with_capacity(texts.len());
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

/// Whom a supplier stands for, and what it is called.
struct Meant<'p> {
    /// The place of its row in table party.
    party: Option<usize>,
    name: Cell<'p>,
    key_of_name: Cell<'p>,
}

/// The row of a supplier; returns what tells it apart from others: its key, its name, its id.
pub fn add_supplier<'p>(
    sheet: &mut Sheet<'p>,
    supplier: &'p Object<'p>,
    award_id: Option<&Text<'p>>,
    collided: bool,
) -> Sure<Option<Text<'p>>> {
    let party_id = given::text_of(supplier, "id")?;
    let name = given::text_of(supplier, "name")?;
    let meant = match as_party(sheet, party_id.as_deref(), name.as_ref()) {
        Some(meant) => meant,
        None => meant(sheet, supplier, party_id.as_deref(), name)?,
    };
    let parties = sheet.table(Table::Party);
    let known = |column: usize| {
        meant
            .party
            .map_or(Cell::Null, |place| parties.row(place)[column].clone())
    };
    let part = party_id
        .as_deref()
        .filter(|_| meant.party.is_some())
        .and_then(|id| sheet.parts.get(id).copied());
    let row = row![
        sheet.ocid,
        award_id.cloned(),
        party_id,
        known(KEY),
        meant.name,
        meant.key_of_name,
        known(SCALE),
        known(VCSE),
        part,
        collided
    ];
    let told = [3, 5, 2]
        .into_iter()
        .find_map(|column: usize| row[column].text().cloned());
    sheet.add(Table::AwardSupplier, row);
    Ok(told)
}

/// Nearly always id and name both stand so with a party: then meant is that party.
fn as_party<'p>(sheet: &Sheet<'p>, party_id: Option<&str>, name: Option<&Text<'p>>) -> Option<Meant<'p>> {
    if !sheet.namesakes.is_empty() {
        return None;
    }
    let place = *sheet.parties.get(party_id?)?;
    let party = sheet.table(Table::Party).row(place);
    let is_named_so = party[NAME].text() == Some(name?);
    is_named_so.then(|| Meant {
        party: Some(place),
        name: party[NAME].clone(),
        key_of_name: party[NAME_KEY].clone(),
    })
}

fn meant<'p>(
    sheet: &mut Sheet<'p>,
    supplier: &'p Object<'p>,
    party_id: Option<&str>,
    name: Option<Text<'p>>,
) -> Sure<Meant<'p>> {
    let name = name
        .map(|name| written(sheet.asks, name))
        .transpose()?
        .map(|(name, _)| name);
    let mut party = find_party(sheet, party_id, name.as_deref())?;
    if party.is_none() && !party_id.is_some_and(|id| sheet.namesakes.contains_key(id)) {
        party = Some(add_named_only(sheet, supplier, "supplier", "awards[].suppliers")?);
    }
    let row = party.map(|place| sheet.table(Table::Party).row(place));
    let is_known = row.is_some_and(|row| name.is_none() || row[NAME].text() == name.as_ref());
    if let (Some(row), true) = (row, is_known) {
        return Ok(Meant {
            party,
            name: row[NAME].clone(),
            key_of_name: row[NAME_KEY].clone(),
        });
    }
    let key_of_name = name.as_deref().map_or(Ok(None), |name| name_key(sheet.asks, name))?;
    Ok(Meant {
        party,
        name: name.into(),
        key_of_name: key_of_name.into(),
    })
}

/// What each supplier's part of the award was, as older Contracts Finder states it with the party.
pub fn read_parts(sheet: &mut Sheet<'_>) -> Sure<()> {
    for (position, party) in (0..).zip(given::objects(sheet.release.find("parties"))?) {
        let Some(value @ Value::Object(amounts)) = party.find("x_awardValue") else {
            continue;
        };
        if amounts.get("amount").is_some() {
            let party_id = given::text_of(party, "id")?;
            let money = read_money(sheet, Some(value), "parties[{}].x_awardValue", position)?;
            if let (Some(party_id), Some(pounds)) = (party_id, money.pounds()) {
                sheet.parts.insert(party_id, pounds);
            }
        }
    }
    Ok(())
}
