//! The row of the process, and the row that search and matching read. Reference: `columns/process_row.py`.

use crate::json::Text;
use crate::odd::{Odd, Sure};
use crate::row;
use crate::rows::awards::Award;
use crate::rows::cell::{Cell, Moment};
use crate::rows::facts::{ContractTimes, Method};
use crate::rows::given;
use crate::rows::lots::Lot;
use crate::rows::moments::to_one_decimal;
use crate::rows::money::Money;
use crate::rows::notice::Notice;
use crate::rows::openness::Openness;
use crate::rows::opportunity_text::{text_of, twin_key_of};
use crate::rows::parties::{KEY, NAME, NAME_KEY};
use crate::rows::publishers::DEMONSTRATION;
use crate::rows::regime::Regime;
use crate::rows::sheet::{shortened_text, Rows, Sheet};
use crate::rows::tender_times::TenderTimes;
use crate::rows::whole_value::{range_in_pounds, WholeValue};
use crate::tables::Table;

const FAR_DEADLINE: &str = "MK-042";
const MOST_DAYS_TO_ANSWER: f64 = 731.0;
const MICROSECONDS_A_SECOND: f64 = 1e6;
const SECONDS_A_DAY: f64 = 86_400.0;
/// Up to here every whole number is a double.
const LARGEST_SURE: i64 = 1 << 53;

/// Everything that is known of the process as a whole; `buyer` is the place of its row in table party.
#[allow(missing_docs)]
pub struct Whole<'w, 'p> {
    pub publisher: &'static str,
    pub first_at: Option<Moment>,
    pub latest_at: Option<Moment>,
    pub stage: &'static str,
    pub title: Option<Text<'p>>,
    pub description: Option<Text<'p>>,
    pub buyer: Option<usize>,
    pub notice: Notice<'p>,
    pub regime: Regime<'p>,
    pub method: Method<'p>,
    pub framework: Option<bool>,
    pub dynamic_market: Option<bool>,
    pub times: TenderTimes<'p>,
    pub openness: Openness,
    pub contract: ContractTimes,
    pub value: WholeValue<'p>,
    pub least: Money<'p>,
    pub lots: &'w [Lot<'p>],
    pub awards: &'w [Award<'p>],
    pub bids: Option<i64>,
    pub bidders: Option<i64>,
    pub main_cpv: Option<Text<'p>>,
    pub related: Vec<Text<'p>>,
}

/// True where any says so, false where one says no and none yes, None where nothing is said.
fn suits(rows: &Rows<'_>, column: usize) -> Option<bool> {
    rows.iter()
        .filter_map(|row| row.get(column)?.boolean())
        .reduce(|one, other| one || other)
}

/// Texts of a column, each once, behind the first.
fn unique<'p>(first: Option<Text<'p>>, rows: &Rows<'p>, column: usize) -> Vec<Text<'p>> {
    let mut found: Vec<Text<'p>> = first.into_iter().collect();
    for text in rows.iter().filter_map(|row| row.get(column)?.text()) {
        if !found.contains(text) {
            found.push(text.clone());
        }
    }
    found
}

/// Days from publication to the deadline.
fn notice_days(published: Option<Moment>, deadline: Option<Moment>) -> Sure<Option<f64>> {
    let (Some(published), Some(deadline)) = (published, deadline) else {
        return Ok(None);
    };
    let between = deadline.0 - published.0;
    match between {
        ..0 => Ok(None),
        0..LARGEST_SURE => Ok(Some(to_one_decimal(
            between as f64 / MICROSECONDS_A_SECOND / SECONDS_A_DAY,
        ))),
        _ => Err(Odd),
    }
}

/// How many different suppliers have awards.
fn suppliers(awards: &[Award<'_>]) -> usize {
    match awards {
        [] => 0,
        // Each stands once in its award.
        [only] => only.suppliers.len(),
        several => {
            let mut all: Vec<&str> = several
                .iter()
                .flat_map(|award| &award.suppliers)
                .map(Text::as_ref)
                .collect();
            all.sort_unstable();
            all.dedup();
            all.len()
        }
    }
}

/// The value of a column of the buyer's row.
fn of_buyer<'p>(sheet: &Sheet<'p>, whole: &Whole<'_, 'p>, column: usize) -> Cell<'p> {
    let row = whole.buyer.map(|place| sheet.table(Table::Party).row(place));
    row.and_then(|row| row.get(column)).cloned().unwrap_or(Cell::Null)
}

/// Tell of a deadline so far away that it cannot be meant.
fn tell_far_deadline<'p>(sheet: &mut Sheet<'p>, whole: &Whole<'_, 'p>, days: Option<f64>) -> Sure<()> {
    if days.is_some_and(|days| days > MOST_DAYS_TO_ANSWER) && whole.dynamic_market != Some(true) {
        let said = whole.times.deadline_text.as_deref();
        let said = said.map(|said| shortened_text(sheet.asks, said)).transpose()?;
        sheet.fault(FAR_DEADLINE, "tender.tenderPeriod.endDate", -1, said);
    }
    Ok(())
}

/// The row of table process.
pub fn add_process<'p>(sheet: &mut Sheet<'p>, whole: &Whole<'_, 'p>) -> Sure<()> {
    let Whole {
        method,
        times,
        contract,
        value,
        notice,
        regime,
        ..
    } = whole;
    let latest = sheet.latest()?;
    let published = whole.openness.published_at;
    let days = notice_days(published, times.deadline_at)?;
    tell_far_deadline(sheet, whole, days)?;
    let tags: Vec<Text<'p>> = latest
        .tags
        .iter()
        .filter_map(|tag| given::sound(tag))
        .map(Text::Borrowed)
        .collect();
    let money = &value.money;
    let suitability = sheet.table(Table::Suitability);
    let (sme, vcse) = (suits(suitability, 2), suits(suitability, 3));
    let row = row![
        sheet.ocid,
        whole.publisher,
        sheet.process.marks.len(),
        whole.first_at,
        whole.latest_at,
        given::sound(latest.date),
        given::sound(latest.release_id),
        tags,
        whole.stage,
        notice.kind,
        notice.number,
        notice.url.clone(),
        regime.name,
        regime.basis.clone(),
        regime.light_touch,
        method.above_threshold,
        whole.title.clone(),
        whole.description.clone(),
        given::text_of(sheet.release, "language")?,
        of_buyer(sheet, whole, KEY),
        of_buyer(sheet, whole, NAME_KEY),
        of_buyer(sheet, whole, NAME),
        method.method.clone(),
        method.details.clone(),
        method.rationale.clone(),
        method.category.clone(),
        method.status.clone(),
        whole.framework,
        whole.dynamic_market,
        published,
        times.deadline_at,
        times.deadline_text.clone(),
        times.interest_at,
        times.enquiries_at,
        times.awards_expected_on,
        days,
        contract.start_on,
        contract.end_on,
        contract.max_end_on,
        contract.months,
        money.known_net(),
        money.known_gross(),
        money.currency.clone(),
        money.state,
        value.source,
        whole.lots.len(),
        whole.bids,
        whole.bidders,
        sme,
        vcse,
        unique(None, sheet.table(Table::Reserved), 2),
        whole.main_cpv.clone(),
        suppliers(whole.awards),
        whole.related.clone(),
    ];
    sheet.add(Table::Process, row);
    Ok(())
}

/// Codes of areas, each once, and whether they are told by the delivery or only by the buyer's address.
fn areas<'p>(rows: &Rows<'p>) -> (Vec<Text<'p>>, Option<&'static str>) {
    let areas = unique(None, rows, 4);
    if areas.is_empty() {
        return (areas, None);
    }
    let of_buyer = |row: &[Cell<'_>]| row.get(6).and_then(Cell::text).is_some_and(|place| place == "buyer");
    let all_of_buyer = rows.iter().all(|row| row[4] == Cell::Null || of_buyer(row));
    (areas, Some(if all_of_buyer { "buyer" } else { "delivery" }))
}

/// The row of table opportunity; what stands in the other tables must stand there already.
pub fn add_opportunity<'p>(sheet: &mut Sheet<'p>, whole: &Whole<'_, 'p>) -> Sure<()> {
    let Whole {
        method,
        times,
        contract,
        openness,
        ..
    } = whole;
    let (low, high) = range_in_pounds(&whole.value.money, whole.lots, &whole.least);
    let (areas, areas_from) = areas(sheet.table(Table::Area));
    let (title, description) = (whole.title.as_deref(), whole.description.as_deref());
    let name_key = of_buyer(sheet, whole, NAME_KEY);
    let buyer_name_key = name_key.text().map(Text::as_ref);
    let twin_key = twin_key_of(sheet.asks, buyer_name_key, title, times.deadline_at)?;
    let suitability = sheet.table(Table::Suitability);
    let (sme, vcse) = (suits(suitability, 2), suits(suitability, 3));
    let row = row![
        sheet.ocid,
        whole.publisher,
        whole.title.clone(),
        text_of(sheet, title, description, whole.lots),
        of_buyer(sheet, whole, KEY),
        of_buyer(sheet, whole, NAME),
        name_key,
        whole.notice.kind,
        whole.stage,
        whole.regime.name,
        method.method.clone(),
        method.category.clone(),
        method.status.clone(),
        openness.published_at,
        whole.latest_at,
        times.deadline_at,
        openness.opened_at,
        openness.closed_at,
        unique(whole.main_cpv.clone(), sheet.table(Table::Cpv), 2),
        areas,
        areas_from,
        low,
        high,
        contract.months,
        contract.start_on,
        contract.end_on,
        whole.lots.len(),
        sme,
        vcse,
        unique(None, sheet.table(Table::Reserved), 2),
        whole.regime.light_touch,
        whole.framework,
        whole.dynamic_market,
        whole.publisher == DEMONSTRATION.0,
        twin_key,
    ];
    sheet.add(Table::Opportunity, row);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_to_answer_are_told_to_one_decimal() {
        let hours = |hours: i64| Some(Moment(hours * 3_600_000_000));
        assert_eq!(notice_days(hours(0), hours(36)), Ok(Some(1.5)));
        assert_eq!(notice_days(hours(-24), hours(6)), Ok(Some(1.2)));
        assert_eq!(notice_days(hours(1), hours(0)), Ok(None));
        assert_eq!(notice_days(None, hours(0)), Ok(None));
        assert_eq!(notice_days(hours(0), Some(Moment(1 << 53))), Err(Odd));
    }
}
