"""The lot that decides between equals, as one of them may know it: who draws, from what, and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.log import TOLD
from worthwhile.apps.tenders.selectors.lot_draw import draw_of
from worthwhile.apps.tenders.selectors.ties import list_equal_before_a_draw
from worthwhile.engines.tendering import RULES, Act, Procedure, Stage
from worthwhile.kernel.problems import InvalidInput

_RANKED = frozenset({Stage.LOCKED, Stage.PRICED, Stage.PROPOSED, Stage.APPROVED}) | TOLD


@dataclass(frozen=True, kw_only=True)
class OwnDraw:
    """A draw as one of those whose lots are in it sees it.

    ``announced`` and ``drawn`` are the numbers of the entries of the log; ``drawn`` and ``value`` stay empty until
    everybody is told the outcome, as who goes first follows from them. ``two_people``: nobody draws alone.
    """

    source: str
    at: datetime | None
    is_published: bool
    two_people: bool
    takes_bids: bool
    announced: int | None
    drawn: int | None
    value: str


def own_draw(tender: Tender, organisation: Organisation) -> OwnDraw | None:
    """The draw that an organisation is in: once it is announced, or where it was published, once all are told."""
    entries = dict(
        tender.log.filter(act__in=[Act.ANNOUNCE_DRAW, Act.DRAW_LOT]).order_by("number").values_list("act", "number")
    )
    is_told = tender.stage in TOLD
    if tender.stage not in _RANKED or not (Act.ANNOUNCE_DRAW in entries or (is_told and Act.DRAW_LOT in entries)):
        return None
    try:
        if organisation not in [one.reader for one in list_equal_before_a_draw(tender)]:
            return None
    except InvalidInput:
        return None
    draw, rules = draw_of(tender), RULES[Procedure(tender.procedure)]
    return OwnDraw(
        source=draw.source,
        at=draw.at,
        is_published=draw.is_published,
        two_people=rules.two_people,
        takes_bids=rules.takes_bids,
        announced=entries.get(Act.ANNOUNCE_DRAW),
        drawn=entries.get(Act.DRAW_LOT) if is_told else None,
        value=str(draw.drawn["public_randomness"]) if is_told and draw.drawn else "",
    )
