//! How many bids were received and how many bidders are named. Reference: `columns/bids.py`.

use std::collections::HashSet;

use crate::json::{Object, Text, Value};
use crate::odd::{Odd, Sure};
use crate::rows::given;
use crate::rows::sheet::Sheet;
use crate::tables::Table;

/// In this order: what was received at the end, then what was received, then what was valid.
const MEASURES: [&str; 3] = ["finalStageBids", "bids", "validBids"];
/// Where the id of the party stands in a row of award_supplier.
const PARTY_ID: usize = 2;

/// Bids received, summed over lots; None where no statistic says so.
fn stated_statistics(release: &Object<'_>) -> Sure<Option<i64>> {
    let bids = given::mapping(release.find("bids"))?;
    let mut by_measure: [Option<i64>; 3] = [None; 3];
    for one in given::objects(bids.find("statistics"))? {
        let measure = given::text_of(one, "measure")?;
        let found = match one.find("value") {
            value @ Some(Value::Integer(_) | Value::Number(_)) => given::count(value)?,
            Some(Value::Text(_)) => return Err(Odd),
            _ => None,
        };
        let known = MEASURES.iter().position(|known| measure.as_deref() == Some(known));
        if let (Some(place), Some(found)) = (known, found) {
            by_measure[place] = Some(by_measure[place].unwrap_or(0).checked_add(found).ok_or(Odd)?);
        }
    }
    Ok(by_measure.into_iter().flatten().next())
}

/// (bids received, bidders named); suppliers must have their rows already.
///
/// Older Contracts Finder lists those who won as the tenderers and counts them: that is not how many bid, so such a
/// number is left out of the first.
pub fn count_bids(sheet: &Sheet<'_>, tender: &Object<'_>) -> Sure<(Option<i64>, Option<i64>)> {
    let received = stated_statistics(sheet.release)?;
    let (listed, stated) = (tender.get("tenderers"), tender.get("numberOfTenderers"));
    if listed.is_none() && stated.is_none() {
        return Ok((received, None));
    }
    let named: Vec<Option<Text<'_>>> = given::objects(listed)?
        .into_iter()
        .map(|one| given::text_of(one, "id"))
        .collect::<Sure<_>>()?;
    let number = given::count(stated)?;
    let bidders = if named.is_empty() {
        number
    } else {
        i64::try_from(named.iter().collect::<HashSet<_>>().len()).ok()
    };
    if received.is_none() && number.is_some() && !are_winners(sheet, &named) {
        return Ok((number, bidders));
    }
    Ok((received, bidders))
}

fn are_winners(sheet: &Sheet<'_>, named: &[Option<Text<'_>>]) -> bool {
    let winners: HashSet<Option<&str>> = sheet
        .table(Table::AwardSupplier)
        .iter()
        .map(|row| row[PARTY_ID].text().map(|id| &**id))
        .collect();
    !named.is_empty() && named.iter().all(|one| winners.contains(&one.as_deref()))
}
