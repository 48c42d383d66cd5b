//! From when, and until when, one could answer a notice. Reference: `columns/openness.py`.

use crate::asks::Asks;
use crate::compile::process::Mark;
use crate::odd::Sure;
use crate::rows::cell::Moment;
use crate::rows::moments::told_by;
use crate::rows::stage::is_called_off;

const OPENING: &[&str] = &["tender", "tenderUpdate", "tenderAmendment"];
const CANCELLING: &[&str] = &["tenderCancellation"];
const DAYS_A_MONTH: f64 = 30.4375;
const MOST_MONTHS: f64 = 1200.0;
const MICROSECONDS_A_DAY: i64 = 86_400_000_000;
/// A notice without a deadline is not answered for ever: old ones would stand among what is open now.
const UNDATED_STAYS_OPEN: i64 = 365;

/// `published_at`: when the tender was first published; `closed_at` None with `opened_at` set: open-ended.
#[allow(missing_docs)]
pub struct Openness {
    pub published_at: Option<Moment>,
    pub opened_at: Option<Moment>,
    pub closed_at: Option<Moment>,
}

/// What tells it. `published` is the stated publication of the tender; `stage` how far it has come; `open_ended` true for
/// a dynamic market, which may be joined at any time until `ends_at`, else for so many `months` from its opening.
#[allow(missing_docs)]
pub struct Times<'s, 'p> {
    pub marks: &'s [Mark<'p>],
    pub latest: Option<Moment>,
    pub published: Option<Moment>,
    pub stage: &'static str,
    pub method: Option<&'s str>,
    pub status: Option<&'s str>,
    pub deadline: Option<Moment>,
    pub first_award: Option<Moment>,
    pub open_ended: bool,
    pub ends_at: Option<Moment>,
    pub months: Option<f64>,
}

/// Date of the first release that bears one of the tags.
fn first_with_tag(asks: &Asks, marks: &[Mark<'_>], tags: &[&str]) -> Sure<Option<Moment>> {
    let mut first: Option<Moment> = None;
    for mark in marks {
        if mark.tags.iter().any(|tag| tags.contains(&tag.as_ref())) {
            let at = told_by(asks, mark.date)?.at;
            first = first.into_iter().chain(at).min();
        }
    }
    Ok(first)
}

/// When it was over: the notice that calls it off, else the latest release where status or stage says so, or the first
/// award where that is later.
fn over_at(asks: &Asks, times: &Times<'_, '_>, latest: Moment) -> Sure<Option<Moment>> {
    let told = first_with_tag(asks, times.marks, CANCELLING)?;
    if told.is_some() {
        return Ok(told);
    }
    let is_over =
        is_called_off(times.status) || times.status == Some("complete") || matches!(times.stage, "cancelled" | "ended");
    Ok(is_over.then(|| times.first_award.map_or(latest, |award| latest.max(award))))
}

fn days_on(from: Moment, days: i64) -> Moment {
    Moment(from.0 + days * MICROSECONDS_A_DAY)
}

/// So many months after it opened; None where none are stated, or more than any contract runs.
fn months_on(opened: Moment, months: Option<f64>) -> Option<Moment> {
    let months = months.filter(|months| *months > 0.0 && *months <= MOST_MONTHS)?;
    Some(days_on(opened, (months * DAYS_A_MONTH).round_ties_even() as i64))
}

/// When a process could be answered.
///
/// It closes at the earliest of deadline, cancellation and the release whose status or stage says that it is over; without
/// a deadline, at the first award; with nothing at all, a year after it opened, which is our own rule.
pub fn read_openness(asks: &Asks, times: &Times<'_, '_>) -> Sure<Openness> {
    let planned_only = times.stage == "planning";
    let tagged = first_with_tag(asks, times.marks, OPENING)?;
    let mut opened = tagged.into_iter().chain(times.published).min();
    if opened.is_none() && !planned_only && times.deadline.is_some() && is_compiled(times.marks) {
        opened = times.latest;
    }
    let Some(at) = opened.filter(|_| !planned_only && times.method != Some("direct")) else {
        return Ok(Openness {
            published_at: opened,
            opened_at: None,
            closed_at: None,
        });
    };
    let over = over_at(asks, times, times.latest.unwrap_or(at))?;
    let stated = if times.open_ended {
        times.ends_at.or_else(|| months_on(at, times.months))
    } else {
        times.deadline.or(times.first_award)
    };
    let end = stated.into_iter().chain(over).min();
    let closed_at = match end {
        None if !times.open_ended => Some(days_on(at, UNDATED_STAYS_OPEN)),
        end => end,
    };
    Ok(Openness {
        published_at: opened,
        opened_at: opened,
        closed_at,
    })
}

fn is_compiled(marks: &[Mark<'_>]) -> bool {
    marks
        .last()
        .is_some_and(|mark| mark.tags.iter().any(|tag| tag == "compiled"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = MICROSECONDS_A_DAY;

    fn closed(times: Times<'_, '_>) -> Option<i64> {
        let nobody = Asks::new(Box::new(|_, _| None));
        let told = read_openness(&nobody, &times).unwrap();
        assert_eq!(told.opened_at, times.published);
        told.closed_at.map(|at| at.0 / DAY)
    }

    fn published() -> Times<'static, 'static> {
        Times {
            marks: &[],
            latest: Some(Moment(50 * DAY)),
            published: Some(Moment(0)),
            stage: "tender",
            method: None,
            status: None,
            deadline: None,
            first_award: None,
            open_ended: false,
            ends_at: None,
            months: None,
        }
    }

    #[test]
    fn a_notice_closes_at_the_earliest_of_what_is_told() {
        let deadline = Some(Moment(30 * DAY));
        assert_eq!(
            closed(Times {
                deadline,
                ..published()
            }),
            Some(30)
        );
        assert_eq!(
            closed(Times {
                deadline,
                first_award: Some(Moment(20 * DAY)),
                ..published()
            }),
            Some(30)
        );
        assert_eq!(
            closed(Times {
                first_award: Some(Moment(20 * DAY)),
                ..published()
            }),
            Some(20)
        );
        assert_eq!(
            closed(Times {
                status: Some("complete"),
                ..published()
            }),
            Some(50)
        );
        assert_eq!(closed(published()), Some(365));
    }

    #[test]
    fn a_dynamic_market_closes_with_its_contract_or_never() {
        let market = || Times {
            open_ended: true,
            deadline: Some(Moment(30 * DAY)),
            ..published()
        };
        assert_eq!(closed(market()), None);
        assert_eq!(
            closed(Times {
                ends_at: Some(Moment(900 * DAY)),
                months: Some(1.0),
                ..market()
            }),
            Some(900)
        );
        // 60.875 days are 61; 243.5 are 244 and 730.5 are 730, as halves go to the even day.
        assert_eq!(
            closed(Times {
                months: Some(2.0),
                ..market()
            }),
            Some(61)
        );
        assert_eq!(
            closed(Times {
                months: Some(8.0),
                ..market()
            }),
            Some(244)
        );
        assert_eq!(
            closed(Times {
                months: Some(24.0),
                ..market()
            }),
            Some(730)
        );
        assert_eq!(
            closed(Times {
                months: Some(1201.0),
                ..market()
            }),
            None
        );
    }
}
