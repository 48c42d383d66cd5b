//! When a tender asks for answers, questions and interest, and when its outcome is expected. Reference:
//! `columns/tender_times.py`.

use std::borrow::Cow;

use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::rows::cell::{Day, Moment};
use crate::rows::given;
use crate::rows::moments::read_date;
use crate::rows::periods::{read_period, Period, NO_PERIOD};
use crate::rows::sheet::Sheet;
use crate::rows::texts::cleaned;

/// Times of a tender; `contract` is the period of the contract as the tender plans it.
#[allow(missing_docs)]
pub struct TenderTimes<'p> {
    pub published_at: Option<Moment>,
    pub deadline_at: Option<Moment>,
    pub deadline_text: Option<Text<'p>>,
    pub interest_at: Option<Moment>,
    pub enquiries_at: Option<Moment>,
    pub awards_expected_on: Option<Day>,
    pub contract: Period,
}

/// The period that older Contracts Finder tells by milestones named Contract start and Contract end.
fn contract_by_milestones<'p>(sheet: &mut Sheet<'p>, tender: &'p Object<'p>) -> Sure<Period> {
    let (mut start, mut end) = (None, None);
    for (position, one) in (0..).zip(given::objects(tender.find("milestones"))?) {
        let title = given::text_of(one, "title")?;
        let day = match title.as_deref() {
            Some(title) if title.eq_ignore_ascii_case("contract start") => &mut start,
            Some(title) if title.eq_ignore_ascii_case("contract end") => &mut end,
            _ => continue,
        };
        let due = one.find("dueDate");
        if read_date(sheet, due, "tender.milestones[{}].dueDate", position)?
            .at
            .is_some()
        {
            *day = due;
        }
    }
    let days = [("startDate", start), ("endDate", end)];
    let fields: Vec<(Text<'p>, Value<'p>)> = days
        .into_iter()
        .filter_map(|(name, day)| Some((Cow::Borrowed(name), day?.clone())))
        .collect();
    if fields.is_empty() {
        return Ok(NO_PERIOD);
    }
    let value = Value::Object(Object { fields });
    read_period(sheet, Some(&value), "contract", None, "tender.milestones", -1)
}

/// The times of a tender, with rows for its periods.
pub fn read_tender_times<'p>(sheet: &mut Sheet<'p>, tender: &'p Object<'p>) -> Sure<TenderTimes<'p>> {
    let stated = tender.find("tenderPeriod");
    let period = read_period(sheet, stated, "tender", None, "tender.tenderPeriod", -1)?;
    // As published, also where it cannot be read, so that a person still sees it.
    let said = given::text(given::mapping(stated)?.find("endDate"))?;
    let deadline_text = cleaned(sheet.asks, said)?;
    let awards = tender.find("awardPeriod");
    let expected = read_period(sheet, awards, "award", None, "tender.awardPeriod", -1)?;
    let published = read_date(sheet, tender.find("datePublished"), "tender.datePublished", -1)?;
    let interest = tender.find("expressionOfInterestDeadline");
    let interest = read_date(sheet, interest, "tender.expressionOfInterestDeadline", -1)?;
    let enquiries = read_period(
        sheet,
        tender.find("enquiryPeriod"),
        "enquiry",
        None,
        "tender.enquiryPeriod",
        -1,
    )?;
    let contract = match tender.get("contractPeriod") {
        None => contract_by_milestones(sheet, tender)?,
        stated => read_period(sheet, stated, "contract", None, "tender.contractPeriod", -1)?,
    };
    Ok(TenderTimes {
        published_at: published.at,
        deadline_at: period.end_at,
        deadline_text,
        interest_at: interest.at,
        enquiries_at: enquiries.end_at,
        awards_expected_on: expected.end_on.or(expected.start_on),
        contract,
    })
}
