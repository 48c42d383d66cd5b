//! Awards. Reference: `columns/awards.py`.

use std::borrow::Cow;

use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::cell::{Day, Moment};
use crate::rows::changes::{add_amendments, is_delta};
use crate::rows::contracts::Contract;
use crate::rows::documents::add_documents;
use crate::rows::extensions::{add_described_extension, add_stated_extensions};
use crate::rows::given;
use crate::rows::items::add_items;
use crate::rows::moments::read_date;
use crate::rows::money::{add_money, read_money, together, Money};
use crate::rows::periods::{read_period, Period};
use crate::rows::sheet::Sheet;
use crate::rows::suppliers::{add_suppliers, read_parts};
use crate::rows::texts::cleaned;
use crate::tables::Table;

/// What the whole process is told by, of one award that is more than a change.
#[derive(Clone)]
pub struct Award<'p> {
    /// Cleaned.
    pub title: Option<Text<'p>>,
    /// Cleaned.
    pub description: Option<Text<'p>>,
    /// As published.
    pub status: Option<Text<'p>>,
    /// When it was made.
    pub at: Option<Moment>,
    /// Its own value only.
    pub money: Money<'p>,
    /// The period of its contract.
    pub period: Period,
    /// What tells its suppliers apart, each once.
    pub suppliers: Vec<Text<'p>>,
    /// Main category of procurement.
    pub category: Option<Text<'p>>,
    /// As stated.
    pub above_threshold: Option<bool>,
}

/// (own value, value, where that was found): of the award, else of the contracts that follow from it.
fn money_of<'p>(
    sheet: &mut Sheet<'p>,
    award: &'p Object<'p>,
    award_id: Option<&Text<'p>>,
    contracts: &[Contract<'p>],
    position: i64,
) -> Sure<(Money<'p>, Money<'p>, Option<&'static str>)> {
    let value = award.find("value");
    let money = read_money(sheet, value, "awards[{}].value", position)?;
    add_money(sheet, "award", award_id.cloned(), "value", value, &money);
    if money.state == "given" {
        return Ok((money.clone(), money, Some("award")));
    }
    let follow = |one: &&Contract<'p>| award_id.is_some() && one.award_id.as_ref() == award_id;
    let parts: Vec<&Money<'p>> = contracts.iter().filter(follow).map(|one| &one.money).collect();
    let of_contracts = together(&parts)?;
    if of_contracts.state == "given" {
        Ok((money, of_contracts, Some("contract")))
    } else {
        Ok((money.clone(), money, None))
    }
}

fn end_of_standstill<'p>(
    sheet: &mut Sheet<'p>,
    award: &'p Object<'p>,
    award_id: Option<&Text<'p>>,
    position: i64,
) -> Sure<Option<Day>> {
    let period = award.find("standstillPeriod");
    let place = "awards[{}].standstillPeriod";
    Ok(read_period(sheet, period, "standstill", award_id.cloned(), place, position)?.end_on)
}

/// The rows of one award, by its own id or as it is `known_as`; None where it is only a change.
pub fn add_award<'p>(
    sheet: &mut Sheet<'p>,
    award: &'p Object<'p>,
    contracts: &[Contract<'p>],
    position: i64,
    collided: bool,
    known_as: Option<String>,
) -> Sure<Option<Award<'p>>> {
    let id = match known_as {
        Some(known_as) => Some(Cow::Owned(known_as)),
        None => given::text_of(award, "id")?,
    };
    let status = given::text_of(award, "status")?;
    let title = cleaned(sheet.asks, given::text_of(award, "title")?)?;
    let description = cleaned(sheet.asks, given::text_of(award, "description")?)?;
    let delta = is_delta(award);
    let awarded = read_date(sheet, award.find("date"), "awards[{}].date", position)?;
    let (own, money, source) = money_of(sheet, award, id.as_ref(), contracts, position)?;
    let period = award.find("contractPeriod");
    let period = read_period(
        sheet,
        period,
        "contract",
        id.clone(),
        "awards[{}].contractPeriod",
        position,
    )?;
    let suppliers = add_suppliers(sheet, award, id.as_ref(), collided)?;
    let standstill = end_of_standstill(sheet, award, id.as_ref(), position)?;
    let row = row![
        sheet.ocid,
        id.clone(),
        title.clone(),
        status.clone(),
        awarded.on,
        money.known_net(),
        money.known_gross(),
        money.currency,
        money.state,
        source,
        given::texts(award.find("relatedLots"))?,
        period.start_on,
        period.end_on,
        period.max_end_on,
        suppliers.len(),
        standstill,
        delta,
        collided
    ];
    sheet.add(Table::Award, row);
    add_what_stands_with(sheet, award, id.as_ref(), description.as_ref(), &period)?;
    if delta {
        match id {
            Some(id) => sheet.fault_of_text("MK-023", "awards[{}]", position, &id)?,
            None => sheet.fault("MK-023", "awards[{}]", position, None),
        }
        return Ok(None);
    }
    Ok(Some(Award {
        title,
        description,
        status,
        at: awarded.at,
        money: own,
        period,
        suppliers,
        category: given::text_of(award, "mainProcurementCategory")?,
        above_threshold: given::flag(award.find("aboveThreshold"))?,
    }))
}

fn add_what_stands_with<'p>(
    sheet: &mut Sheet<'p>,
    award: &'p Object<'p>,
    id: Option<&Text<'p>>,
    description: Option<&Text<'p>>,
    period: &Period,
) -> Sure<()> {
    add_items(sheet, award, "award", id.cloned())?;
    add_documents(sheet, award, "award", id.cloned())?;
    add_stated_extensions(sheet, award, "award", id.cloned(), period)?;
    add_described_extension(sheet, "award", id.cloned(), description, period.end_on)?;
    add_amendments(sheet, award, "award", id.cloned())
}

/// Rows for every award; returns those that are more than a change. Parties must have their rows already.
pub fn add_awards<'p>(sheet: &mut Sheet<'p>, contracts: &[Contract<'p>]) -> Sure<Vec<Award<'p>>> {
    let listed = given::objects(sheet.release.find("awards"))?;
    if listed.is_empty() {
        return Ok(Vec::new());
    }
    read_parts(sheet)?;
    let mut found = Vec::with_capacity(listed.len());
    for (position, one) in (0..).zip(listed) {
        match published_apart(sheet, one)? {
            None => found.extend(add_award(sheet, one, contracts, position, false, None)?),
            Some(published) => add_published(sheet, published, position, &mut found)?,
        }
    }
    Ok(found)
}

/// The awards that bear the id of this one in their release, as they stood there.
pub fn published_apart<'p>(sheet: &Sheet<'p>, award: &Object<'_>) -> Sure<Option<&'p [Object<'p>]>> {
    let apart = &sheet.process.merged.awards_apart;
    if apart.is_empty() {
        return Ok(None);
    }
    let id = as_python_writes(award.find("id"))?;
    Ok(apart
        .iter()
        .find(|(known_as, _)| *known_as == id)
        .map(|(_, published)| published.as_slice()))
}

/// `str` of an id. Odd for numbers with a point, lists and objects.
fn as_python_writes<'v>(id: Option<&'v Value<'_>>) -> Sure<Cow<'v, str>> {
    match id {
        None | Some(Value::Null) => Ok(Cow::Borrowed("None")),
        Some(Value::Text(text)) => Ok(Cow::Borrowed(text)),
        Some(Value::Integer(number)) => Ok(Cow::Owned(number.to_string())),
        Some(Value::Boolean(is)) => Ok(Cow::Borrowed(if *is { "True" } else { "False" })),
        Some(_) => Err(Odd),
    }
}

/// Awards of one id as they were published: merging made one of them, with parts of all.
///
/// No contract tells which of them it follows from.
fn add_published<'p>(
    sheet: &mut Sheet<'p>,
    published: &'p [Object<'p>],
    position: i64,
    found: &mut Vec<Award<'p>>,
) -> Sure<()> {
    for (place, award) in (1..).zip(published) {
        let id = as_python_writes(award.find("id"))?;
        let known_as = format!("{id} ({place} of {})", published.len());
        found.extend(add_award(sheet, award, &[], position, false, Some(known_as))?);
    }
    Ok(())
}
