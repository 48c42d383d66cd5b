"""Where a tender and its lawful route say different things, for the pages of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.written_value import value_words
from worthwhile.apps.tenders.selectors.law_in_both import FACTS, LAW, SaidTwice
from worthwhile.apps.tenders.selectors.writing import SECTIONS
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.engines.regimes import REGIME_NAMES, Regime
from worthwhile.exchange.case_edits import value_at
from worthwhile.reference.regimes import regime_rules


@dataclass(frozen=True, kw_only=True)
class OtherwiseLine:
    """A question with both answers in words, and the section of the tender that asks it."""

    question: str
    in_tender: str
    in_route: str
    section: str


def otherwise_lines(found: Iterable[SaidTwice]) -> tuple[OtherwiseLine, ...]:
    """One line a question."""
    return tuple(
        OtherwiseLine(
            question=regime_rules().questions[FACTS[one.asked.path]].question
            if one.asked.path in FACTS
            else one.asked.label,
            in_tender=value_words(one.in_tender, one.asked, None),
            in_route=value_words(one.in_route, one.asked, None),
            section=next(section.slug for section in SECTIONS.values() if one.asked in section.asked),
        )
        for one in found
    )


def law_named(tender: Tender) -> str:
    """The law that the tender names itself, in words; empty where it names none."""
    data = written_content(tender).data
    named = value_at(data, tuple(LAW.split(".")))
    return REGIME_NAMES[Regime(named)] if named in list(Regime) else ""
