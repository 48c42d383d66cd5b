//! Organisations named in a process. Reference: `columns/parties.py`.

use crate::json::{Object, Text};
use crate::odd::Sure;
use crate::rows::cell::Cell;
use crate::rows::given;
use crate::rows::names::{name_key, written};
use crate::rows::party_row::add_party;
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// Where the values that others need stand in a row of party.
pub const PARTY_ID: usize = 1;
/// See [`PARTY_ID`].
pub const KEY: usize = 2;
/// See [`PARTY_ID`].
pub const NAME: usize = 3;
/// See [`PARTY_ID`].
pub const NAME_KEY: usize = 4;
/// See [`PARTY_ID`].
pub const ROLES: usize = 5;
/// See [`PARTY_ID`].
pub const POSTCODE: usize = 7;
/// See [`PARTY_ID`].
pub const REGION: usize = 8;
/// See [`PARTY_ID`].
pub const AREA: usize = 9;
/// See [`PARTY_ID`].
pub const SCALE: usize = 10;
/// See [`PARTY_ID`].
pub const VCSE: usize = 11;

fn id_of<'p>(sheet: &Sheet<'p>, place: usize) -> Option<Text<'p>> {
    sheet.table(Table::Party).row(place).get(PARTY_ID)?.text().cloned()
}

/// Rows for the parties of the process, and those that merging lost.
pub fn add_parties(sheet: &mut Sheet<'_>) -> Sure<()> {
    for (position, party) in (0..).zip(given::objects(sheet.release.find("parties"))?) {
        let place = add_party(sheet, party, None, position, false)?;
        if let Some(id) = id_of(sheet, place) {
            sheet.parties.entry(id).or_insert(place);
        }
    }
    for collision in &sheet.process.merged.collisions {
        if collision.path == ["parties"] {
            let place = add_party(sheet, &collision.object, None, -1, true)?;
            if let Some(id) = id_of(sheet, place) {
                sheet.namesakes.entry(id).or_default().push(place);
            }
        }
    }
    Ok(())
}

/// A row for an organisation that is named but not among the parties (MK-039, unless it is described there).
pub fn add_named_only<'p>(
    sheet: &mut Sheet<'p>,
    named: &'p Object<'p>,
    role: &'static str,
    place: &'static str,
) -> Sure<usize> {
    let added = add_party(sheet, named, Some(role), -1, false)?;
    if let Some(id) = id_of(sheet, added) {
        sheet.parties.insert(id, added);
    }
    if !named.has("address") {
        let name = sheet
            .table(Table::Party)
            .row(added)
            .get(NAME)
            .and_then(Cell::text)
            .cloned();
        match name {
            Some(name) => sheet.fault_of_text("MK-039", place, -1, &name)?,
            None => sheet.fault("MK-039", place, -1, None),
        }
    }
    Ok(added)
}

/// The party that an id and a name stand for; the name decides where several bear the id.
pub fn find_party(sheet: &Sheet<'_>, party_id: Option<&str>, name: Option<&str>) -> Sure<Option<usize>> {
    let Some(party_id) = party_id else { return Ok(None) };
    let found = sheet.parties.get(party_id).copied();
    let Some(namesakes) = sheet.namesakes.get(party_id) else {
        return Ok(found);
    };
    let wanted = name.map_or(Ok(None), |name| name_key(sheet.asks, name))?;
    let (Some(place), Some(wanted)) = (found, wanted) else {
        return Ok(found);
    };
    let parties = sheet.table(Table::Party);
    let is_wanted = |place: &usize| matches!(&parties.row(*place)[NAME_KEY], Cell::Text(key) if *key == wanted);
    if is_wanted(&place) {
        return Ok(found);
    }
    Ok(namesakes.iter().copied().find(is_wanted))
}

/// The row of the buyer: the party it refers to, or itself where it is described or named there only.
pub fn buyer_of(sheet: &mut Sheet<'_>) -> Sure<Option<usize>> {
    let buyer = given::mapping(sheet.release.find("buyer"))?;
    let (party_id, name) = (given::text_of(buyer, "id")?, given::text_of(buyer, "name")?);
    if party_id.is_some() || name.is_some() {
        let name = if sheet.namesakes.is_empty() {
            None
        } else {
            name.map(|name| written(sheet.asks, name)).transpose()?
        };
        let name = name.as_ref().map(|(name, _)| &**name);
        return match find_party(sheet, party_id.as_deref(), name)? {
            None => add_named_only(sheet, buyer, "buyer", "buyer").map(Some),
            found => Ok(found),
        };
    }
    let parties = sheet.table(Table::Party);
    let bears = |role| {
        parties
            .iter()
            .position(|row| row[ROLES].texts().iter().any(|one| one == role))
    };
    Ok(bears("buyer").or_else(|| bears("procuringEntity")))
}
