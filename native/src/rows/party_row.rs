//! The row of one organisation, and those of the identifiers it bears. Reference: `party_row` of `columns/parties.py`.

use std::borrow::Cow;

use crate::asks::Asks;
use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::row;
use crate::rows::given;
use crate::rows::identifiers::{add_new, best_key, read_identifier, read_party_id, Identifier};
use crate::rows::names::written;
use crate::rows::places::area_of_address;
use crate::rows::postcode::postcode_in_street;
use crate::rows::sheet::Sheet;
use crate::rows::texts::with_signs;
use crate::tables::Table;

/// The fields of a party that rows are made of, found in one pass.
#[derive(Default)]
struct Fields<'p> {
    id: Option<&'p Value<'p>>,
    name: Option<&'p Value<'p>>,
    identifier: Option<&'p Value<'p>>,
    additional: Option<&'p Value<'p>>,
    address: Option<&'p Value<'p>>,
    roles: Option<&'p Value<'p>>,
    details: Option<&'p Value<'p>>,
    sme: Option<&'p Value<'p>>,
    vco: Option<&'p Value<'p>>,
}

impl<'p> Fields<'p> {
    fn of(party: &'p Object<'p>) -> Self {
        let mut found = Self::default();
        for (name, value) in &party.fields {
            let field = match &**name {
                "id" => &mut found.id,
                "name" => &mut found.name,
                "identifier" => &mut found.identifier,
                "additionalIdentifiers" => &mut found.additional,
                "address" => &mut found.address,
                "roles" => &mut found.roles,
                "details" => &mut found.details,
                "sme" => &mut found.sme,
                "vco" => &mut found.vco,
                _ => continue,
            };
            *field = Some(value);
        }
        found
    }
}

/// The identifiers that a party's own id, its main identifier and its additional ones hold, without repeats.
fn identifiers_of<'p>(asks: &Asks, fields: &Fields<'p>, party_id: Option<&Text<'p>>) -> Sure<Vec<Identifier<'p>>> {
    let mut found = Vec::with_capacity(2);
    if let Some(party_id) = party_id {
        add_new(&mut found, read_party_id(asks, party_id)?);
    }
    let main = given::mapping(fields.identifier)?;
    for one in std::iter::once(main).chain(given::objects(fields.additional)?) {
        if let Some(number) = given::text_of(one, "id")? {
            add_new(
                &mut found,
                read_identifier(asks, given::text_of(one, "scheme")?, number)?,
            );
        }
    }
    Ok(found)
}

/// Rows for the identifiers of a party; returns its organisation key.
fn add_identifiers<'p>(
    sheet: &mut Sheet<'p>,
    fields: &Fields<'p>,
    party_id: Option<&Text<'p>>,
    position: i64,
) -> Sure<Option<String>> {
    let identifiers = identifiers_of(sheet.asks, fields, party_id)?;
    let key = best_key(&identifiers);
    for one in identifiers {
        if one.well_formed == Some(false) {
            let words = format!("{} {}", one.scheme.as_deref().unwrap_or("None"), one.given);
            sheet.fault_of_text("MK-038", "parties[{}].identifier", position, &words)?;
        }
        sheet.add(
            Table::PartyIdentifier,
            row![
                sheet.ocid,
                party_id.cloned(),
                one.scheme,
                one.identifier,
                one.given,
                one.lasting,
                one.well_formed
            ],
        );
    }
    Ok(key)
}

fn words<'p>(asks: &Asks, value: Option<&'p Value<'p>>) -> Sure<Option<Text<'p>>> {
    given::text(value)?.map(|found| with_signs(asks, found)).transpose()
}

/// What kind of body it is, each as scheme:id, or in its words where there is no scheme.
fn kinds<'p>(asks: &Asks, details: &'p Object<'p>) -> Sure<Vec<Text<'p>>> {
    let mut kinds = Vec::new();
    for one in given::objects(details.find("classifications"))? {
        let code = given::text_of(one, "id")?;
        let scheme = given::text_of(one, "scheme")?;
        let words = words(asks, one.find("description"))?;
        kinds.extend(match (code, scheme) {
            (Some(code), Some(scheme)) => Some(Cow::Owned([&scheme, ":", &code].concat())),
            (Some(code), None) => Some(code),
            (None, _) => words,
        });
    }
    Ok(kinds)
}

/// An address as a row of party holds it.
#[derive(Default)]
struct Address<'p> {
    locality: Option<Text<'p>>,
    postcode: Option<Text<'p>>,
    region: Option<Text<'p>>,
    area: Option<String>,
}

impl<'p> Address<'p> {
    fn read(asks: &Asks, address: &'p Object<'p>) -> Sure<Self> {
        let mut found = Self::default();
        let mut street = None;
        for (name, value) in &address.fields {
            match &**name {
                "region" => found.region = words(asks, Some(value))?,
                "postalCode" => found.postcode = given::text(Some(value))?,
                "locality" => found.locality = words(asks, Some(value))?,
                "streetAddress" => street = value.text(),
                _ => {}
            }
        }
        if found.postcode.is_none() {
            found.postcode = street.map_or(Ok(None), |street| postcode_in_street(asks, street))?;
        }
        found.area = area_of_address(asks, found.postcode.as_deref(), found.region.as_deref())?;
        Ok(found)
    }
}

/// What is said of a party beside its name and address.
#[derive(Default)]
struct Details<'p> {
    scale: Option<Text<'p>>,
    vcse: Option<bool>,
    mutual: Option<bool>,
    sheltered: Option<bool>,
    kinds: Vec<Text<'p>>,
}

impl<'p> Details<'p> {
    fn read(asks: &Asks, fields: &Fields<'p>) -> Sure<Self> {
        let is_true = |value| matches!(value, Some(&Value::Boolean(true)));
        let Some(details) = fields.details.filter(|details| !matches!(details, Value::Null)) else {
            // In older Contracts Finder these are boxes: an empty one says nothing.
            return Ok(Self {
                scale: is_true(fields.sme).then_some(Cow::Borrowed("sme")),
                vcse: is_true(fields.vco).then_some(true),
                ..Self::default()
            });
        };
        let details = given::mapping(Some(details))?;
        Ok(Self {
            scale: given::text_of(details, "scale")?,
            vcse: given::flag(details.find("vcse"))?,
            mutual: given::flag(details.find("publicServiceMissionOrganization"))?,
            sheltered: given::flag(details.find("shelteredWorkshop"))?,
            kinds: kinds(asks, details)?,
        })
    }
}

/// Add the row of one organisation and those of its identifiers; returns the place of the first. `role` stands instead
/// of the roles it has.
pub fn add_party<'p>(
    sheet: &mut Sheet<'p>,
    party: &'p Object<'p>,
    role: Option<&'static str>,
    position: i64,
    collided: bool,
) -> Sure<usize> {
    let asks = sheet.asks;
    let fields = Fields::of(party);
    let party_id = given::text(fields.id)?;
    let mut name = given::text(fields.name)?;
    if let (None, Some(Value::Object(identifier))) = (&name, fields.identifier) {
        name = given::text_of(identifier, "legalName")?;
    }
    let (name, key_of_name) = match name {
        Some(name) => written(asks, name).map(|(name, key)| (Some(name), key))?,
        None => (None, None),
    };
    let address = Address::read(asks, given::mapping(fields.address)?)?;
    let key = add_identifiers(sheet, &fields, party_id.as_ref(), position)?;
    let roles = match role {
        Some(role) => vec![Cow::Borrowed(role)],
        None => given::texts(fields.roles)?,
    };
    let details = Details::read(asks, &fields)?;
    let row = row![
        sheet.ocid,
        party_id,
        key,
        name,
        key_of_name,
        roles,
        address.locality,
        address.postcode,
        address.region,
        address.area,
        details.scale,
        details.vcse,
        details.mutual,
        details.sheltered,
        details.kinds,
        collided
    ];
    Ok(sheet.add(Table::Party, row))
}
