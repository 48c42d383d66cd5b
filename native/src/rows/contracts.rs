//! Contracts. Reference: `columns/contracts.py`.

use crate::json::{Object, Text};
use crate::odd::Sure;
use crate::row;
use crate::rows::changes::{add_amendments, is_delta};
use crate::rows::documents::add_documents;
use crate::rows::extensions::add_stated_extensions;
use crate::rows::given;
use crate::rows::items::add_items;
use crate::rows::moments::read_date;
use crate::rows::money::{add_money, read_money, Money};
use crate::rows::periods::{read_period, Period};
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;
use crate::tables::Table;

/// What the whole process and its award are told by, of one contract that is more than a change.
#[derive(Clone)]
pub struct Contract<'p> {
    /// The contract.
    pub published: &'p Object<'p>,
    /// The award it follows from.
    pub award_id: Option<Text<'p>>,
    /// Cleaned.
    pub title: Option<Text<'p>>,
    /// Cleaned.
    pub description: Option<Text<'p>>,
    /// Its value.
    pub money: Money<'p>,
    /// When it runs.
    pub period: Period,
    /// As stated.
    pub above_threshold: Option<bool>,
}

/// The rows of one contract; None where it is only a change.
pub fn add_contract<'p>(
    sheet: &mut Sheet<'p>,
    contract: &'p Object<'p>,
    position: i64,
    collided: bool,
) -> Sure<Option<Contract<'p>>> {
    let id = given::text_of(contract, "id")?;
    let award_id = given::text_of(contract, "awardID")?;
    let delta = is_delta(contract);
    let title = cleaned(sheet.asks, given::text_of(contract, "title")?)?;
    let value = contract.find("value");
    let money = read_money(sheet, value, "contracts[{}].value", position)?;
    add_money(sheet, "contract", id.clone(), "value", value, &money);
    let period = contract.find("period");
    let period = read_period(sheet, period, "contract", id.clone(), "contracts[{}].period", position)?;
    let signed = read_date(sheet, contract.find("dateSigned"), "contracts[{}].dateSigned", position)?;
    let row = row![
        sheet.ocid,
        id.clone(),
        award_id.clone(),
        title.clone(),
        given::text_of(contract, "status")?,
        signed.on,
        money.known_net(),
        money.known_gross(),
        money.currency.clone(),
        money.state,
        period.start_on,
        period.end_on,
        period.max_end_on,
        given::objects(contract.find("agreedMetrics"))?.len(),
        delta,
        collided
    ];
    sheet.add(Table::Contract, row);
    add_items(sheet, contract, "contract", id.clone())?;
    add_documents(sheet, contract, "contract", id.clone())?;
    let implementation = given::mapping(contract.find("implementation"))?;
    add_documents(sheet, implementation, "implementation", id.clone())?;
    add_stated_extensions(sheet, contract, "contract", id.clone(), &period)?;
    add_amendments(sheet, contract, "contract", id.clone())?;
    if delta {
        match id {
            Some(id) => sheet.fault_of_text("MK-023", "contracts[{}]", position, &id)?,
            None => sheet.fault("MK-023", "contracts[{}]", position, None),
        }
        return Ok(None);
    }
    Ok(Some(Contract {
        published: contract,
        award_id,
        title,
        description: cleaned(sheet.asks, given::text_of(contract, "description")?)?,
        money,
        period,
        above_threshold: given::flag(contract.find("aboveThreshold"))?,
    }))
}

/// Rows for every contract; returns those that are more than a change.
pub fn add_contracts<'p>(sheet: &mut Sheet<'p>) -> Sure<Vec<Contract<'p>>> {
    let mut found = Vec::new();
    for (position, one) in (0..).zip(given::objects(sheet.release.find("contracts"))?) {
        found.extend(add_contract(sheet, one, position, false)?);
    }
    Ok(found)
}
