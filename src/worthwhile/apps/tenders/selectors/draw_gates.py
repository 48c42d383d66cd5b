"""What a tender has to say of a lot before it is published, so that nobody chooses afterwards what it is drawn by."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.lot_draw import moment_of_draw
from worthwhile.apps.tenders.selectors.published_scheme import content_of
from worthwhile.engines.scoring.vocabulary import TieRule
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.tender.judging import TenderAward

_ASKED = (Procedure.COMPETITIVE, Procedure.MOST_SUITABLE)
"""A quick quote is written in five short steps: there it is announced to all that are equal, if it comes to that."""
_RULES = tuple(rule.value for rule in TieRule)


def draw_gates(tender: Tender) -> tuple[str, ...]:
    """What is still to be said of ties and the lot that comes last, in words; asked before a tender is published."""
    if tender.stage not in (Stage.DRAFT, Stage.READY) or tender.procedure not in _ASKED:
        return ()
    content = content_of(tender)
    return () if content is None or content.award is None else tuple(_gates(tender, content.award))


def _gates(tender: Tender, award: TenderAward) -> Iterator[str]:
    ties = award.ties or _RULES
    if ties[-1] != TieRule.DRAWN_LOT or not set(ties) <= set(_RULES):
        yield f"have the tender break ties by some of these, the last one at the end: {', '.join(_RULES)}"
    draw = award.draw
    if draw is None or not (draw.source or "").strip():
        yield (
            "have the tender say by which public value a lot is drawn where all else is equal: where it is published, "
            "and what of it is taken"
        )
    if tender.procedure != Procedure.COMPETITIVE:
        return  # The moment is announced once quality is settled: there is no deadline for it to come after.
    moment = moment_of_draw(draw) if draw is not None else None
    if moment is None or (tender.deadline_at is not None and moment <= tender.deadline_at):
        yield "have the tender say on which day and at what time that value is drawn, after the deadline for bids"
