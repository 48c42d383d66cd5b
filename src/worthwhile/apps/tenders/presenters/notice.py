"""A notice in plain words, and what has to be entered where the law has it published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import KeptNotice
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.notices import prefix_is_registered, regime_named, statutory_of
from worthwhile.engines.regimes import Notice, Regime
from worthwhile.exchange.notices import FORMS, Entry, NoticeKind, with_what_is_asked
from worthwhile.exchange.regime.words import citation_words, deadline_words
from worthwhile.reference.regimes import regime_rules

ON_FIND_A_TENDER = "Notices under the Procurement Act 2023 stand on Find a Tender, the central digital platform."
WHERE_TO_CONFIRM = "Where the law has it published is to confirm: the rules held here do not say."
_OF_THE_ACT = (Regime.PA_FULL, Regime.PA_LIGHT_TOUCH, Regime.PA_BELOW_THRESHOLD)
_OF_SCOTLAND = (Regime.SCOTLAND_2014_ACT, Regime.SCOTLAND_2015_REGULATIONS)
_NOT_READ = "Schedule"


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """A notice in a list."""

    number: int
    name: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Something that the law's list asks for. ``text`` is empty where it is missing, ``why`` then says what to do."""

    heading: str
    text: str
    why: str


@dataclass(frozen=True, kw_only=True)
class StatutoryShown:
    """A notice of the law: when, by which rule, and what its list asks for."""

    name: str
    trigger: str
    by: str
    rule: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeShown:
    """All that the page of a notice says."""

    line: NoticeLine
    says: tuple[Entry, ...]
    missing: tuple[str, ...]
    where: str
    statutory: tuple[StatutoryShown, ...]
    changes: bool
    if_so: str
    unknown: str
    ocid: str
    is_registered: bool
    is_made_up: bool


def notice_line(notice: KeptNotice) -> NoticeLine:
    """A notice by its number, name and moment."""
    name = FORMS[NoticeKind(notice.kind)].name
    return NoticeLine(number=notice.number, name=name, at=moment_words(notice.made_at))


def present_notice(notice: KeptNotice) -> NoticeShown:
    """A notice, with what was said when it was made and what the law asks for as the rules stand now."""
    found, entries = statutory_of(notice), [Entry(**one) for one in notice.entries]
    at_hand = [one for one in entries if not one.asked]
    return NoticeShown(
        line=notice_line(notice),
        says=tuple(one for one in at_hand if one.text),
        missing=tuple(one.heading for one in at_hand if not one.text),
        where=_where(regime_named(notice.tender)) if found.notices else "",
        statutory=tuple(_statutory(one, entries) for one in found.notices),
        changes=found.changes,
        if_so=found.if_so,
        unknown=found.unknown,
        ocid=notice.data["ocid"],
        is_registered=prefix_is_registered(),
        is_made_up=notice.tender.is_demonstration,
    )


def _where(regime: Regime | None) -> str:
    """Scottish rules name the place in the name of the notice itself."""
    if regime in _OF_SCOTLAND:
        return ""
    return ON_FIND_A_TENDER if regime in _OF_THE_ACT else WHERE_TO_CONFIRM


def _statutory(notice: Notice, entries: Iterable[Entry]) -> StatutoryShown:
    asked = [one for one in with_what_is_asked(notice.contains, entries) if one.asked]
    return StatutoryShown(
        name=notice.notice,
        trigger=notice.trigger,
        by=deadline_words(notice.deadline, regime_rules().questions),
        rule=citation_words(notice.ground),
        asked=tuple(Asked(heading=one.heading, text=one.text or "", why=_why_missing(one.heading)) for one in asked),
    )


def _why_missing(heading: str) -> str:
    if _NOT_READ in heading:
        return "That list is not held here. Open it in the legislation and go through it point by point."
    return "The tender does not say it. Write it before you publish there."
