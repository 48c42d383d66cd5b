//! A compiled process as rows of every table of the market. Reference: `columns/rows.py`, of which the order of the steps
//! is kept: it is the order of rows and faults.

use crate::asks::Asks;
use crate::compile::process::Process;
use crate::json::{Object, Text, Value};
use crate::odd::Sure;
use crate::rows::awards::{add_awards, Award};
use crate::rows::bids::count_bids;
use crate::rows::cell::Moment;
use crate::rows::changes::add_amendments;
use crate::rows::collided::add_collided;
use crate::rows::contracts::{add_contracts, Contract};
use crate::rows::criteria::add_criteria;
use crate::rows::documents::add_documents;
use crate::rows::extensions::add_described_extension;
use crate::rows::facts::{contract_times, first_award_at, read_method};
use crate::rows::given::{self, is_space};
use crate::rows::items::{add_classifications, add_items, main_code};
use crate::rows::lots::{add_lots, add_reserved, add_tender_suitability, Lot};
use crate::rows::moments::{read_date, told_by};
use crate::rows::money::{add_money, add_other_amounts, read_money, Money};
use crate::rows::notice::read_notice;
use crate::rows::openness::{read_openness, Openness, Times};
use crate::rows::parties::{add_parties, buyer_of};
use crate::rows::periods::Period;
use crate::rows::places::{add_buyers_place, add_delivery, has_delivery};
use crate::rows::process_row::{add_opportunity, add_process, Whole};
use crate::rows::publishers::publisher_of;
use crate::rows::regime::read_regime;
use crate::rows::related::add_related;
use crate::rows::sheet::Sheet;
use crate::rows::stage::{stage_of, Steps};
use crate::rows::techniques::read_techniques;
use crate::rows::tender_times::{read_tender_times, TenderTimes};
use crate::rows::texts::cleaned;
use crate::rows::whole_value::{value_of_whole, WholeValue};

const TENDER_PLACES: (&str, &str) = ("tender", "tender-additional");

/// What a process is told by, part by part.
struct Parts<'p> {
    tender: &'p Object<'p>,
    planning: &'p Object<'p>,
    lots: Vec<Lot<'p>>,
    awards: Vec<Award<'p>>,
    contracts: Vec<Contract<'p>>,
}

/// The rows of every table. Odd where something is of another type than the standard gives it.
pub fn rows_of<'p>(process: &'p Process<'p>, asks: &'p Asks) -> Sure<Sheet<'p>> {
    let mut sheet = Sheet::new(process, asks);
    let tender = given::mapping(sheet.release.find("tender"))?;
    let planning = given::mapping(sheet.release.find("planning"))?;
    add_parties(&mut sheet)?;
    let buyer = buyer_of(&mut sheet)?;
    let lots = add_tender(&mut sheet, tender, planning)?;
    let contracts = add_contracts(&mut sheet)?;
    let awards = add_awards(&mut sheet, &contracts)?;
    let parts = Parts {
        tender,
        planning,
        lots,
        awards,
        contracts,
    };
    let whole = whole(&mut sheet, &parts, buyer)?;
    if let Some(buyer) = buyer {
        add_buyers_place(&mut sheet, buyer)?;
    }
    add_process(&mut sheet, &whole)?;
    add_opportunity(&mut sheet, &whole)?;
    if !process.merged.collisions.is_empty() {
        add_collided(&mut sheet)?;
    }
    Ok(sheet)
}

/// Rows for what stands in the tender and in planning, but for their times and amounts; returns the lots.
fn add_tender<'p>(sheet: &mut Sheet<'p>, tender: &'p Object<'p>, planning: &'p Object<'p>) -> Sure<Vec<Lot<'p>>> {
    add_classifications(sheet, tender, None, TENDER_PLACES, "tender")?;
    add_items(sheet, tender, "tender", None)?;
    if has_delivery(tender) {
        add_delivery(sheet, tender, None, "tender", "tender", -1)?;
    }
    add_documents(sheet, tender, "tender", None)?;
    add_documents(sheet, planning, "planning", None)?;
    add_tender_suitability(sheet, tender)?;
    add_reserved(sheet, tender, None)?;
    add_criteria(sheet, tender.find("awardCriteria"), None)?;
    add_amendments(sheet, tender, "tender", None)?;
    add_lots(sheet, tender)
}

/// A text of the tender, else of the release, else the first that awards and contracts have.
fn told<'p>(
    sheet: &Sheet<'p>,
    tender: &'p Object<'p>,
    name: &str,
    later: impl Iterator<Item = Option<Text<'p>>>,
) -> Sure<Option<Text<'p>>> {
    let said = match given::text_of(tender, name)? {
        None => given::text_of(sheet.release, name)?,
        said => said,
    };
    Ok(cleaned(sheet.asks, said)?.or_else(|| later.flatten().next()))
}

/// Of the tender, else of the release, of an award, of a contract.
fn title_and_description<'p>(sheet: &Sheet<'p>, parts: &Parts<'p>) -> Sure<(Option<Text<'p>>, Option<Text<'p>>)> {
    let (awards, contracts) = (&parts.awards, &parts.contracts);
    let titles = awards
        .iter()
        .map(|one| one.title.clone())
        .chain(contracts.iter().map(|one| one.title.clone()));
    let title = told(sheet, parts.tender, "title", titles)?.map(stripped);
    let later = awards.iter().map(|one| one.description.clone());
    let later = later.chain(contracts.iter().map(|one| one.description.clone()));
    Ok((title, told(sheet, parts.tender, "description", later)?))
}

/// Text without spaces around it.
fn stripped(text: Text<'_>) -> Text<'_> {
    match text {
        Text::Borrowed(text) => Text::Borrowed(text.trim_matches(is_space)),
        Text::Owned(text) => {
            let stripped = text.trim_matches(is_space);
            Text::Owned(if stripped.len() == text.len() {
                text
            } else {
                stripped.to_owned()
            })
        }
    }
}

/// When the process could be answered.
fn openness<'p>(sheet: &Sheet<'p>, parts: &Parts<'p>, known: &Known<'_, 'p>) -> Sure<Openness> {
    let open_ended = known.dynamic == Some(true);
    let (ends_at, months) = if open_ended {
        last_of_all(parts, known.times.contract)
    } else {
        (None, None)
    };
    let times = Times {
        marks: &sheet.process.marks,
        latest: known.latest,
        published: known.times.published_at,
        stage: known.stage,
        method: known.method,
        status: known.status,
        deadline: known.times.deadline_at,
        first_award: first_award_at(&parts.awards),
        open_ended,
        ends_at,
        months,
    };
    read_openness(sheet.asks, &times)
}

/// What is known already when it is asked until when a process could be answered.
struct Known<'w, 'p> {
    times: &'w TenderTimes<'p>,
    method: Option<&'w str>,
    status: Option<&'w str>,
    stage: &'static str,
    dynamic: Option<bool>,
    latest: Option<Moment>,
}

/// The last end and the greatest length of all periods of contracts.
fn last_of_all(parts: &Parts<'_>, planned: Period) -> (Option<Moment>, Option<f64>) {
    let lots = parts.lots.iter().map(|lot| lot.period);
    let later = parts
        .awards
        .iter()
        .map(|one| one.period)
        .chain(parts.contracts.iter().map(|one| one.period));
    let all: Vec<Period> = std::iter::once(planned).chain(lots).chain(later).collect();
    let end = all.iter().filter_map(|period| period.end_at).max();
    (end, all.iter().filter_map(|period| period.months).reduce(f64::max))
}

/// (value of the whole, the least that the tender states), with rows for the amounts of tender and planning.
fn value<'p>(sheet: &mut Sheet<'p>, parts: &Parts<'p>) -> Sure<(WholeValue<'p>, Money<'p>)> {
    let stated = parts.tender.find("value");
    let estimate = read_money(sheet, stated, "tender.value", -1)?;
    add_money(sheet, "tender", None, "value", stated, &estimate);
    let (least, budget) = add_other_amounts(sheet, parts.tender, parts.planning)?;
    let whole = value_of_whole(estimate, &parts.lots, &parts.awards, &parts.contracts, &budget)?;
    Ok((whole, least))
}

/// Dates of the earliest and of the latest release.
fn release_dates(sheet: &mut Sheet<'_>) -> Sure<(Option<Moment>, Option<Moment>)> {
    let latest = sheet.latest()?.date;
    let latest = read_date(sheet, Some(&Value::Text(Text::Borrowed(latest))), "date", -1)?.at;
    let marks = &sheet.process.marks;
    if marks.len() == 1 {
        return Ok((latest, latest));
    }
    let mut first: Option<Moment> = None;
    for mark in marks {
        first = first.into_iter().chain(told_by(sheet.asks, mark.date)?.at).min();
    }
    Ok((first, latest))
}

/// How far it has come.
fn stage(sheet: &Sheet<'_>, parts: &Parts<'_>, status: Option<&str>) -> Sure<&'static str> {
    Ok(stage_of(&Steps {
        tags: &sheet.latest()?.tags,
        tender_status: status,
        has_tender: !parts.tender.is_empty(),
        has_planning: !parts.planning.is_empty(),
        awards: &parts
            .awards
            .iter()
            .map(|award| award.status.as_deref())
            .collect::<Vec<Option<&str>>>(),
        contracts: &parts
            .contracts
            .iter()
            .map(|one| one.published)
            .collect::<Vec<&Object<'_>>>(),
    }))
}

/// Everything that is known of the process as a whole.
fn whole<'w, 'p>(sheet: &mut Sheet<'p>, parts: &'w Parts<'p>, buyer: Option<usize>) -> Sure<Whole<'w, 'p>> {
    let tender = parts.tender;
    let publisher = publisher_of(sheet.ocid);
    let (title, description) = title_and_description(sheet, parts)?;
    let times = read_tender_times(sheet, tender)?;
    let (value, least) = value(sheet, parts)?;
    let notice = read_notice(sheet, publisher)?;
    let method = read_method(sheet, tender, &parts.awards, &parts.contracts)?;
    let (framework, dynamic) = read_techniques(
        sheet.asks,
        tender,
        title.as_deref(),
        method.details.as_deref(),
        notice.kind,
    )?;
    let stage = stage(sheet, parts, method.status.as_deref())?;
    add_described_extension(sheet, "tender", None, description.as_ref(), times.contract.end_on)?;
    let (first_at, latest_at) = release_dates(sheet)?;
    let words: Vec<&str> = [&title, &description, &method.details]
        .into_iter()
        .flatten()
        .map(Text::as_ref)
        .collect();
    let (bids, bidders) = count_bids(sheet, tender)?;
    let regime = read_regime(sheet, tender, publisher, words.join("\n"))?;
    let known = Known {
        times: &times,
        method: method.method.as_deref(),
        status: method.status.as_deref(),
        stage,
        dynamic,
        latest: latest_at,
    };
    let openness = openness(sheet, parts, &known)?;
    let contract = contract_times(sheet, times.contract, &parts.lots, &parts.awards, &parts.contracts);
    Ok(Whole {
        publisher,
        first_at,
        latest_at,
        stage,
        title,
        description,
        buyer,
        notice,
        regime,
        method,
        framework,
        dynamic_market: dynamic,
        times,
        openness,
        contract,
        value,
        least,
        lots: &parts.lots,
        awards: &parts.awards,
        bids,
        bidders,
        main_cpv: main_code(sheet),
        related: add_related(sheet)?,
    })
}
