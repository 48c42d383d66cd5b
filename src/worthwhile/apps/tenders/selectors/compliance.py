"""Whether a tender was run as it should be, as far as its own rows tell: each point holds, fails, or is not due yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.bids_logged import SET_RIGHT, bids_not_opened
from worthwhile.apps.tenders.selectors.tender_records import TenderRecords, records_of
from worthwhile.engines.tendering import RULES, Act, Procedure


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that should hold, and what was found. ``holds`` None: it is not due yet, or does not apply."""

    name: str
    holds: bool | None
    words: str


def points_of(tender: Tender) -> tuple[Point, ...]:
    """Every point for one tender, in the order in which things happen."""
    first = {line.act: line for line in tender.log.order_by("-number")}
    last = {line.act: line for line in tender.log.order_by("number")}
    records = records_of(tender, with_words=False)
    return (
        _route(tender, first),
        _second_person(tender, last),
        _conflicts(records),
        _answers(tender),
        _openers(tender, last),
        _bids_opened(tender, last),
        _told_together(tender),
        _standstill(tender),
        _representations(records),
        _contracts(tender),
    )


def _route(tender: Tender, log: dict[str, LogLine]) -> Point:
    decided, published = log.get("decide-route"), log.get(Act.PUBLISH)
    began = published or log.get(Act.PROPOSE_AWARD)
    name = "The lawful route was decided before it began"
    if began is None:
        return Point(name=name, holds=None, words="Not published yet")
    if decided is None:
        return Point(name=name, holds=False, words="No decision on the route is on record")
    return Point(name=name, holds=decided.number < began.number, words="The decision is on record")


def _second_person(tender: Tender, log: dict[str, LogLine]) -> Point:
    name = "A second person approved it, and the award"
    pairs = [
        (log.get(Act.EDIT), log.get(Act.APPROVE)),
        (log.get(Act.PROPOSE_AWARD), log.get(Act.APPROVE_AWARD)),
    ]
    settled = [(first, second) for first, second in pairs if first is not None and second is not None]
    if not RULES[Procedure(tender.procedure)].two_people:
        return Point(name=name, holds=None, words="One person may run a quick quote")
    if not settled:
        return Point(name=name, holds=None, words="Nothing was approved yet")
    return Point(
        name=name,
        holds=all(first.who != second.who for first, second in settled),
        words="By whom stands in the log",
    )


def _conflicts(records: TenderRecords) -> Point:
    silent = [one.name for one in records.deciders if one.conflicted is None]
    name = "Everybody with a part in it declared conflicts of interest"
    return Point(name=name, holds=not silent, words=f"Not declared: {', '.join(silent)}" if silent else "All declared")


def _answers(tender: Tender) -> Point:
    name = "Every question was answered to all"
    asked, waiting = tender.questions.count(), tender.questions.filter(answered_at=None).count()
    if not asked:
        return Point(name=name, holds=None, words="Nobody asked")
    return Point(name=name, holds=not waiting, words=f"{asked - waiting} of {asked} answered")


def _openers(tender: Tender, log: dict[str, LogLine]) -> Point:
    needed = RULES[Procedure(tender.procedure)].openers
    opened = tender.log.filter(act=Act.OPEN_BIDS).values("who").distinct().count()
    name = "Bids were opened after the deadline, by as many people as it takes"
    first = tender.log.filter(act=Act.OPEN_BIDS).order_by("number").first()
    if not needed or first is None:
        return Point(name=name, holds=None, words="No bids were opened")
    after = tender.deadline_at is not None and first.at >= tender.deadline_at
    return Point(name=name, holds=after and opened >= needed, words=f"{opened} of {needed} people")


def _bids_opened(tender: Tender, log: dict[str, LogLine]) -> Point:
    name = "Every bid that counts by the log was opened, or told as one that cannot be"
    set_right = log.get(SET_RIGHT)
    lost = str(set_right.as_entry().about.get("missing", "")) if set_right else ""
    missing = [*bids_not_opened(tender), *([lost] if lost else [])]
    if missing:
        return Point(name=name, holds=False, words=f"Not opened: {', '.join(missing)}")
    if Act.BEGIN_ASSESSMENT not in log:
        return Point(name=name, holds=None, words="No bids were opened")
    return Point(name=name, holds=True, words="As many as the log has")


def _told_together(tender: Tender) -> Point:
    name = "Everybody was told at the same moment"
    moments: set[datetime] = set(tender.told.values_list("told_at", flat=True))
    told = tender.told.values("contender").distinct().count()
    if not moments:
        return Point(name=name, holds=None, words="Nobody was told yet")
    rounds = tender.log.filter(act=Act.TELL_EVERYBODY).count()
    return Point(name=name, holds=len(moments) <= max(rounds, 1), words=f"{told} told")


def _standstill(tender: Tender) -> Point:
    name = "Nothing was awarded before the standstill ended"
    awarded = [award.awarded_at for award in tender.awards.all()]
    if not awarded:
        return Point(name=name, holds=None, words="Nothing was awarded yet")
    if tender.earliest_signing is None:
        return Point(name=name, holds=None, words="No standstill is on record for it")
    return Point(name=name, holds=min(awarded) >= tender.earliest_signing, words="By the moments on record")


def _representations(records: TenderRecords) -> Point:
    name = "Every objection (representation) was decided with reasons"
    waiting = sum(one.upheld is None for one in records.representations)
    if not records.representations:
        return Point(name=name, holds=None, words="There was none")
    many = len(records.representations)
    return Point(name=name, holds=not waiting, words=f"{many - waiting} of {many} decided")


def _contracts(tender: Tender) -> Point:
    name = "Every contract that was awarded is recorded"
    awards, signed = tender.awards.count(), tender.awards.exclude(contract=None).count()
    if not awards:
        return Point(name=name, holds=None, words="Nothing was awarded yet")
    return Point(name=name, holds=awards == signed, words=f"{signed} of {awards} recorded")


def failing(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points that do not hold."""
    return tuple(point for point in points if point.holds is False)
