//! Places as published, and the areas they stand for: regions, names and postcodes of delivery, and addresses.
//! Reference: `columns/places.py`. What a place stands for is asked.

use std::borrow::Cow;

use crate::asks::{Answer, Asks, Question};
use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::Cell;
use crate::rows::given;
use crate::rows::parties::{AREA, POSTCODE, REGION};
use crate::rows::seen::{is_new, Among, FEW};
use crate::rows::sheet::{Rows, Sheet};
use crate::rows::texts::{may_hold_contacts, with_signs};
use crate::tables::Table;

const DELIVERY: [&str; 4] = [
    "deliveryAddresses",
    "deliveryAddress",
    "deliveryLocation",
    "deliveryLocations",
];

/// What a published place stands for: how it was given, the area, and whether it is a part of that.
struct Place(Answer);

impl Place {
    fn of(asks: &Asks, said: &str) -> Sure<Self> {
        let answer = asks.about(Question::PlaceOf, said)?;
        if answer.len() == 3 {
            Ok(Self(answer))
        } else {
            Err(Odd)
        }
    }

    fn given_as(&self) -> Sure<&'static str> {
        match self.0[0].text()? {
            Some("name") => Ok("name"),
            Some("postcode") => Ok("postcode"),
            Some("itl") => Ok("itl"),
            Some("ons") => Ok("ons"),
            Some("ods") => Ok("ods"),
            _ => Err(Odd),
        }
    }

    fn code(&self) -> Sure<Option<&str>> {
        self.0[1].text()
    }

    fn part_of(&self) -> Sure<Option<bool>> {
        self.0[2].boolean()
    }
}

/// The area of an address: of its postcode where that is known, else of its region.
pub fn area_of_address(asks: &Asks, postcode: Option<&str>, region: Option<&str>) -> Sure<Option<String>> {
    if let Some(code) = postcode.map_or(Ok(None), |postcode| area_of_postcode(asks, postcode))? {
        return Ok(Some(code));
    }
    region.map_or(Ok(None), |region| {
        Ok(Place::of(asks, region)?.code()?.map(str::to_owned))
    })
}

fn area_of_postcode(asks: &Asks, postcode: &str) -> Sure<Option<String>> {
    asks.text(Question::AreaOfPostcode, postcode)
}

/// Where a place is named: its path in faults, and the position of its object in its list.
#[derive(Clone, Copy)]
struct Where {
    place: &'static str,
    position: i64,
}

/// Whether a place of a lot clearly stands in the table already, as it does for most items: with an area, so that it was
/// given in these words.
fn is_known(areas: &Rows<'_>, lot_id: Option<&Text<'_>>, said: &str, kind: &str) -> bool {
    let is_same = |row: &[Cell<'_>]| match row {
        [_, lot, Cell::Text(given), _, Cell::Text(_), _, Cell::Text(place)] => {
            given == said && place == kind && lot.text() == lot_id
        }
        _ => false,
    };
    areas.len() < FEW && areas.iter().any(is_same)
}

/// A row for a place, and its fault where it is not recognised; the same place of a lot stands once.
fn add_place<'p>(
    sheet: &mut Sheet<'p>,
    lot_id: Option<&Text<'p>>,
    said: Text<'p>,
    kind: &'static str,
    at: Where,
) -> Sure<()> {
    let said = if said.contains('&') {
        with_signs(sheet.asks, said)?
    } else {
        said
    };
    if is_known(sheet.table(Table::Area), lot_id, &said, kind) {
        return Ok(());
    }
    let place = Place::of(sheet.asks, &said)?;
    let (given_as, code, part_of) = (place.given_as()?, place.code()?, place.part_of()?);
    let shown = if code.is_none() && may_hold_contacts(&said) {
        Cow::Owned(sheet.asks.text(Question::WithoutContacts, &said)?.ok_or(Odd)?)
    } else {
        said.clone()
    };
    let unknown = code.is_none();
    let row = row![
        sheet.ocid,
        lot_id.cloned(),
        shown,
        given_as,
        code.map(str::to_owned),
        part_of,
        kind
    ];
    if !is_new(sheet, Among::Areas, &row) {
        return Ok(());
    }
    sheet.add(Table::Area, row);
    if unknown && !sheet.asks.is(Question::IsElsewhere, &said)? {
        sheet.fault_of_text("MK-037", at.place, at.position, &said)?;
    }
    Ok(())
}

/// The narrowest thing that an address says: a postcode we can place, else the region, the postcode, the country.
fn said_in_address<'p>(asks: &Asks, address: &'p Object<'p>) -> Sure<Option<Text<'p>>> {
    let postcode = given::text_of(address, "postalCode")?;
    if let Some(postcode) = &postcode {
        if Place::of(asks, postcode)?.code()?.is_some() {
            return Ok(Some(postcode.clone()));
        }
    }
    for said in [given::text_of(address, "region")?, postcode] {
        if said.is_some() {
            return Ok(said);
        }
    }
    match given::text_of(address, "countryName")? {
        None => given::text_of(address, "country"),
        said => Ok(said),
    }
}

/// The description of a location, and the codes it gives from a list of places.
fn said_in_location<'p>(location: &'p Object<'p>) -> Sure<Vec<Text<'p>>> {
    let mut found: Vec<Text<'p>> = given::text_of(location, "description")?.into_iter().collect();
    match given::mapping(location.find("gazetteer"))?.find("identifiers") {
        // Text alone is a list of one here.
        Some(Value::Text(text)) => found.extend(given::sound(text).map(Cow::Borrowed)),
        identifiers => found.append(&mut given::texts(identifiers)?),
    }
    Ok(found)
}

/// Whether a part says where something is delivered.
pub fn has_delivery(part: &Object<'_>) -> bool {
    part.fields.iter().any(|(name, _)| is_delivery(name))
}

/// Whether a field says where something is delivered.
pub fn is_delivery(name: &str) -> bool {
    name.starts_with("delivery") && DELIVERY.contains(&name)
}

/// Rows for the places of delivery of an item, a lot or a tender.
pub fn add_delivery<'p>(
    sheet: &mut Sheet<'p>,
    part: &'p Object<'p>,
    lot_id: Option<Text<'p>>,
    kind: &'static str,
    place: &'static str,
    position: i64,
) -> Sure<()> {
    let lot_id = lot_id.as_ref();
    let at = Where { place, position };
    let mut addresses = given::objects(part.find("deliveryAddresses"))?;
    addresses.extend(
        part.get("deliveryAddress")
            .map(|one| given::mapping(Some(one)))
            .transpose()?,
    );
    for address in addresses {
        if let Some(said) = said_in_address(sheet.asks, address)? {
            add_place(sheet, lot_id, said, kind, at)?;
        }
    }
    for field in ["deliveryLocation", "deliveryLocations"] {
        let locations = match part.get(field) {
            None => continue,
            Some(listed @ Value::List(_)) => given::objects(Some(listed))?,
            one => vec![given::mapping(one)?],
        };
        for location in locations {
            for said in said_in_location(location)? {
                add_place(sheet, lot_id, said, kind, at)?;
            }
        }
    }
    Ok(())
}

/// The buyer's own address, where no place of delivery is given. `buyer` is the place of its row in table party.
pub fn add_buyers_place(sheet: &mut Sheet<'_>, buyer: usize) -> Sure<()> {
    let party = sheet.table(Table::Party).row(buyer);
    let [Some(postcode), Some(region), Some(code)] = [POSTCODE, REGION, AREA].map(|column| party.get(column)) else {
        return Err(Odd);
    };
    if *code == Cell::Null || sheet.table(Table::Area).iter().any(|row| row[CODE] != Cell::Null) {
        return Ok(());
    }
    let (postcode, region, code) = (postcode.text().cloned(), region.text().cloned(), code.clone());
    let by_postcode = match &postcode {
        Some(postcode) => area_of_postcode(sheet.asks, postcode)?.is_some(),
        None => false,
    };
    let said = if by_postcode { postcode } else { region };
    let place = Place::of(sheet.asks, said.as_deref().unwrap_or(""))?;
    let row = row![
        sheet.ocid,
        Cell::Null,
        said,
        place.given_as()?,
        code,
        place.part_of()?,
        "buyer"
    ];
    sheet.add(Table::Area, row);
    Ok(())
}

/// Where the code stands in a row of area.
const CODE: usize = 4;
