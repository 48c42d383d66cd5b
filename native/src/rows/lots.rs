//! Lots, and whom they suit. Reference: `columns/lots.py`.

use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::row;
use crate::rows::criteria::add_criteria;
use crate::rows::extensions::add_stated_extensions;
use crate::rows::given;
use crate::rows::money::{add_money, read_money, Money};
use crate::rows::periods::{read_period, Period};
use crate::rows::places::add_delivery;
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;
use crate::tables::Table;

const PATH: &str = "tender.lots[{}]";

/// What the whole process is told by, of one lot.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Lot<'p> {
    pub title: Option<Text<'p>>,
    pub description: Option<Text<'p>>,
    pub status: Option<Text<'p>>,
    pub money: Money<'p>,
    pub period: Period,
}

/// A row for what is said of whom it suits, where anything is; `names` are those of the fields for (SME, VCSE).
fn add_suitability<'p>(
    sheet: &mut Sheet<'p>,
    lot_id: Option<Text<'p>>,
    said: Option<&Value<'_>>,
    names: (&str, &str),
) -> Sure<()> {
    let said = given::mapping(said)?;
    let (sme, vcse) = (given::flag(said.find(names.0))?, given::flag(said.find(names.1))?);
    if sme.is_some() || vcse.is_some() {
        sheet.add(Table::Suitability, row![sheet.ocid, lot_id, sme, vcse]);
    }
    Ok(())
}

/// Whom the whole suits, in the form of Contracts Finder today and in the older one.
pub fn add_tender_suitability<'p>(sheet: &mut Sheet<'p>, tender: &'p Object<'p>) -> Sure<()> {
    add_suitability(sheet, None, tender.find("suitability"), ("sme", "vcse"))?;
    let older = tender.find("xClassifications");
    add_suitability(sheet, None, older, ("isSuitableForSme", "isSuitableForVco"))
}

/// Rows for reservations of the right to take part.
pub fn add_reserved<'p>(sheet: &mut Sheet<'p>, part: &'p Object<'p>, lot_id: Option<Text<'p>>) -> Sure<()> {
    let other = given::mapping(part.find("otherRequirements"))?;
    if other.is_empty() {
        return Ok(());
    }
    let codes = given::texts(other.find("reservedParticipation"))?;
    let place = match other.find("reservedParticipationLocation") {
        Some(Value::Object(place)) => place
            .find("description")
            .filter(|words| words.is_true())
            .or_else(|| place.find("region")),
        place => place,
    };
    let location = cleaned(sheet.asks, given::text(place)?)?;
    for code in codes {
        if code != "none" && code != "notReserved" {
            let row = row![sheet.ocid, lot_id.clone(), code, location.clone()];
            sheet.add(Table::Reserved, row);
        }
    }
    Ok(())
}

/// The rows of one lot: itself, its value, period, places, criteria, extensions and whom it suits.
pub fn add_lot<'p>(sheet: &mut Sheet<'p>, lot: &'p Object<'p>, position: i64, collided: bool) -> Sure<Lot<'p>> {
    let lot_id = given::text_of(lot, "id")?;
    let title = cleaned(sheet.asks, given::text_of(lot, "title")?)?;
    let description = cleaned(sheet.asks, given::text_of(lot, "description")?)?;
    let status = given::text_of(lot, "status")?;
    let money = add_amounts(sheet, lot, lot_id.as_ref(), position)?;
    let row = row![
        sheet.ocid,
        lot_id.clone(),
        (position >= 0).then_some(position + 1),
        title.clone(),
        description.clone(),
        status.clone(),
        money.known_net(),
        money.known_gross(),
        money.currency.clone(),
        money.state,
        given::flag(lot.find("hasOptions"))?,
        given::flag(lot.find("hasRenewal"))?,
        collided,
    ];
    sheet.add(Table::Lot, row);
    let (period, place) = (lot.find("contractPeriod"), "tender.lots[{}].contractPeriod");
    let period = read_period(sheet, period, "contract", lot_id.clone(), place, position)?;
    add_suitability(sheet, lot_id.clone(), lot.find("suitability"), ("sme", "vcse"))?;
    add_reserved(sheet, lot, lot_id.clone())?;
    add_criteria(sheet, lot.find("awardCriteria"), lot_id.clone())?;
    add_stated_extensions(sheet, lot, "lot", lot_id.clone(), &period)?;
    add_delivery(sheet, lot, lot_id, "lot", PATH, position)?;
    Ok(Lot {
        title,
        description,
        status,
        money,
        period,
    })
}

/// Rows for the value of a lot, its least and its greatest; returns its value.
fn add_amounts<'p>(
    sheet: &mut Sheet<'p>,
    lot: &'p Object<'p>,
    lot_id: Option<&Text<'p>>,
    position: i64,
) -> Sure<Money<'p>> {
    let value = lot.find("value");
    let money = read_money(sheet, value, "tender.lots[{}].value", position)?;
    add_money(sheet, "lot", lot_id.cloned(), "value", value, &money);
    for (field, kind) in [("minValue", "minimum"), ("maxValue", "maximum")] {
        if let value @ Some(_) = lot.get(field) {
            let bound = read_money(sheet, value, PATH, position)?;
            add_money(sheet, "lot", lot_id.cloned(), kind, value, &bound);
        }
    }
    Ok(money)
}

/// Rows for every lot, and for those that merging lost; returns those that merging kept.
pub fn add_lots<'p>(sheet: &mut Sheet<'p>, tender: &'p Object<'p>) -> Sure<Vec<Lot<'p>>> {
    let lots = given::objects(tender.find("lots"))?;
    (0..)
        .zip(lots)
        .map(|(position, lot)| add_lot(sheet, lot, position, false))
        .collect()
}
