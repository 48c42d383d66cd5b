//! What is known of a process as a whole, gathered while its rows are made. Reference: `columns/facts.py`.

use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::rows::awards::Award;
use crate::rows::cell::{Day, Moment};
use crate::rows::contracts::Contract;
use crate::rows::extensions::furthest_day;
use crate::rows::given;
use crate::rows::lots::Lot;
use crate::rows::moments::months_between;
use crate::rows::periods::{earliest_start, latest_end, longest, Period};
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;

/// First day, last day, last day with extensions, and length in months.
#[allow(missing_docs)]
pub struct ContractTimes {
    pub start_on: Option<Day>,
    pub end_on: Option<Day>,
    pub max_end_on: Option<Day>,
    pub months: Option<f64>,
}

/// How it is bought.
#[allow(missing_docs)]
pub struct Method<'p> {
    pub method: Option<Text<'p>>,
    pub details: Option<Text<'p>>,
    pub rationale: Option<Text<'p>>,
    pub category: Option<Text<'p>>,
    pub status: Option<Text<'p>>,
    pub above_threshold: Option<bool>,
}

/// The period of the contract, from the latest step that tells one: contracts, awards, then lots and tender.
pub fn contract_times<'p>(
    sheet: &Sheet<'p>,
    planned: Period,
    lots: &[Lot<'p>],
    awards: &[Award<'p>],
    contracts: &[Contract<'p>],
) -> ContractTimes {
    let furthest = furthest_day(sheet);
    let steps = [
        contracts.iter().map(|one| one.period).collect::<Vec<Period>>(),
        awards.iter().map(|one| one.period).collect(),
        std::iter::once(planned)
            .chain(lots.iter().map(|one| one.period))
            .collect(),
    ];
    for periods in &steps {
        let (start_on, end_on, stated) = (earliest_start(periods), latest_end(periods), longest(periods));
        if start_on.is_none() && end_on.is_none() && stated.is_none() {
            continue;
        }
        let between = match (start_on, end_on) {
            (Some(start), Some(end)) if start <= end => Some((start, end)),
            _ => None,
        };
        return ContractTimes {
            start_on,
            end_on,
            max_end_on: furthest.map(|furthest| end_on.map_or(furthest, |end| end.max(furthest))),
            months: stated.or_else(|| between.map(|(start, end)| months_between(start, end))),
        };
    }
    ContractTimes {
        start_on: None,
        end_on: None,
        max_end_on: furthest,
        months: None,
    }
}

/// The kind of contract as older Contracts Finder writes it, in the codes of the standard.
fn older_category(tender: &Object<'_>) -> Option<&'static str> {
    match tender
        .find("xClassifications")?
        .object()?
        .find("ojeuContractType")
        .and_then(Value::text)?
    {
        "Services" => Some("services"),
        "Products" => Some("goods"),
        "Works" => Some("works"),
        _ => None,
    }
}

/// The method, kind and status of a tender, in the codes of the standard; other codes are left out.
pub fn read_method<'p>(
    sheet: &Sheet<'p>,
    tender: &'p Object<'p>,
    awards: &[Award<'p>],
    contracts: &[Contract<'p>],
) -> Sure<Method<'p>> {
    let method = given::text_of(tender, "procurementMethod")?;
    let category = match given::text_of(tender, "mainProcurementCategory")? {
        None => older_category(tender)
            .map(Text::Borrowed)
            .or_else(|| awards.iter().find_map(|one| one.category.clone())),
        stated => stated,
    };
    let later = awards
        .iter()
        .map(|one| one.above_threshold)
        .chain(contracts.iter().map(|one| one.above_threshold));
    let above = given::flag(tender.find("aboveThreshold"))?;
    Ok(Method {
        method: method.filter(|code| matches!(code.as_ref(), "open" | "selective" | "limited" | "direct")),
        details: cleaned(sheet.asks, given::text_of(tender, "procurementMethodDetails")?)?,
        rationale: cleaned(sheet.asks, given::text_of(tender, "procurementMethodRationale")?)?,
        category: category.filter(|code| matches!(code.as_ref(), "services" | "goods" | "works")),
        status: given::text_of(tender, "status")?,
        above_threshold: above.or_else(|| later.flatten().next()),
    })
}

/// When the first award was made, as stated.
pub fn first_award_at(awards: &[Award<'_>]) -> Option<Moment> {
    awards.iter().filter_map(|award| award.at).min()
}
