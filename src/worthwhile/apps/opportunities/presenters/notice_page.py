"""A notice as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.opportunities.presenters.notice_facts import Fact, present_facts
from worthwhile.apps.opportunities.presenters.notice_judged import Judged, judge, present_unknown
from worthwhile.apps.opportunities.presenters.notice_parts import (
    AwardRow,
    Comparison,
    DocumentRow,
    LotRow,
    present_awards,
    present_comparisons,
    present_documents,
    present_lots,
)
from worthwhile.apps.opportunities.presenters.notice_times import AnswerBy, answer_by
from worthwhile.apps.opportunities.presenters.search_results import Mark, present_marks
from worthwhile.apps.opportunities.selectors.notice import Notice, OtherNotice, WhoHolds
from worthwhile.engines.matching import BidsOf, HeldBy
from worthwhile.market.faults import BY_CODE
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.notice_words import day_text, moment_text, publisher_name

MOST_PLACES = 3
_HOW = {
    HeldBy.STATED: "The notice names the earlier contract.",
    HeldBy.SAME_SERVICE: (
        "Told from an earlier award of the same buyer for the same kind of service, ending near to where this begins."
    ),
}
_TAGS = {
    "planning": "Planned", "planningUpdate": "Plan changed", "tender": "Tender published",
    "tenderUpdate": "Tender changed", "tenderAmendment": "Tender changed", "tenderCancellation": "Tender cancelled",
    "award": "Award published", "awardUpdate": "Award changed", "awardCancellation": "Award cancelled",
    "contract": "Contract published", "contractUpdate": "Contract changed", "contractAmendment": "Contract changed",
    "contractTermination": "Contract ended", "implementation": "Report on the running contract",
    "implementationUpdate": "Report on the running contract", "compiled": "Published as a whole",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSaid:
    """One kind of fault: what is found, what was done, and where, with what was published."""

    code: str
    title: str
    done: str
    places: Sequence[str]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSaid:
    """One release: when, what it is, and what it changed."""

    when: str
    what: str
    release_id: str
    changes: Sequence[str]
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSaid:
    """Who holds it now and how many bid before, in sentences; ``ocid`` leads to the earlier award."""

    who: str
    how: str
    ocid: str
    bids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """Everything on the page but what members keep."""

    ocid: str
    title: str
    publisher: str
    original: str
    number: str
    demonstration: bool
    marks: Sequence[Mark]
    answer: AnswerBy
    description: Sequence[str]
    facts: Sequence[Fact]
    lots: Sequence[LotRow]
    comparisons: Sequence[Comparison]
    awards: Sequence[AwardRow]
    documents: Sequence[DocumentRow]
    judged: Judged
    unknown: Sequence[str]
    history: Sequence[StepSaid]
    faults: Sequence[FaultSaid]
    twins: Sequence[OtherNotice]
    more_twins: int
    related: Sequence[OtherNotice]
    later: str
    began: str
    """The day on which it was first published, where that is after the day that the page answers for."""


def present_notice(notice: Notice, moment: datetime) -> NoticePage:
    """The page; ``moment`` is UTC without a zone."""
    process = notice.process
    url = process["notice_url"] or ""
    return NoticePage(
        ocid=notice.ocid,
        title=notice_name(notice.opportunity),
        publisher=publisher_name(process["publisher"]),
        original=url if url.startswith(("https://", "http://")) else "",
        number=process["notice_number"] or "",
        demonstration=bool(notice.opportunity["demonstration"]),
        marks=present_marks(notice.opportunity),
        answer=answer_by(notice.opportunity, moment),
        description=[part for part in (process["description"] or "").splitlines() if part.strip()],
        facts=present_facts(notice, moment),
        lots=present_lots(notice),
        comparisons=present_comparisons(notice),
        awards=present_awards(notice),
        documents=present_documents(notice),
        judged=judge(notice),
        unknown=present_unknown(notice),
        history=_history(notice),
        faults=_faults(notice),
        twins=notice.twins,
        more_twins=notice.more_twins,
        related=notice.related,
        later=_later(notice.later),
        began=_began(notice, moment),
    )


def _later(count: int) -> str:
    if not count:
        return ""
    return "One notice of it was" if count == 1 else f"{count:,} notices of it were"


def _began(notice: Notice, moment: datetime) -> str:
    first = notice.history[-1] if notice.history else None
    return day_text(first.at) if first and first.first and first.at and first.at > moment else ""


def present_held(found: WhoHolds) -> HeldSaid:
    """What earlier awards tell; never more than probable."""
    holder, bids = found.holder, found.bids
    who = how = ocid = ""
    if holder is not None:
        until = f", until {day_text(holder.ends_on)}" if holder.ends_on else ""
        who, how, ocid = f"Probably {holder.name}{until}.", _HOW[holder.how], holder.ocid
    told = ""
    if bids is not None:
        of = (
            "of this buyer for this kind of service"
            if bids.of is BidsOf.BUYER
            else "of any buyer for this kind of service"
        )
        things = "one earlier procurement" if bids.known == 1 else f"{bids.known:,} earlier procurements"
        told = f"{bids.median:g} bid{'' if bids.median == 1 else 's'} in the middle case, told by {things} {of}."
    return HeldSaid(who=who, how=how, ocid=ocid, bids=told)


def _history(notice: Notice) -> list[StepSaid]:
    return [
        StepSaid(
            when=moment_text(step.at) if step.at else step.date,
            what=", ".join(dict.fromkeys(_TAGS.get(tag, tag) for tag in step.tags)) or "Published",
            release_id="" if step.made_id else step.release_id,
            changes=step.changes,
            first=step.first,
        )
        for step in notice.history
    ]


def _faults(notice: Notice) -> list[FaultSaid]:
    by_code: dict[str, list[str]] = {}
    for row in notice.rows["fault"]:
        given = f": {row['given']}" if row["given"] else ""
        by_code.setdefault(row["code"], []).append(f"{row['place'] or 'the notice'}{given}")
    return [
        FaultSaid(
            code=code,
            title=BY_CODE[code].title if code in BY_CODE else code,
            done=BY_CODE[code].done if code in BY_CODE else "",
            places=list(dict.fromkeys(places))[:MOST_PLACES],
            more=max(0, len(dict.fromkeys(places)) - MOST_PLACES),
        )
        for code, places in sorted(by_code.items())
    ]
