"""What a lot is drawn by: the public value as it was named before anybody could know it, entered and confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.published_scheme import content_of
from worthwhile.engines.scoring.draw import provider_hash
from worthwhile.engines.scoring.vocabulary import TieRule
from worthwhile.engines.tendering import RULES, Act, Procedure
from worthwhile.exchange.tender.judging import DrawnLot

_DRAWS = (Act.ANNOUNCE_DRAW, Act.ENTER_DRAWN_VALUE, Act.DRAW_LOT)


@dataclass(frozen=True, kw_only=True)
class LotDraw:
    """How far a draw is. ``source`` and ``at`` as the tender published them, or as they were announced.

    ``entered`` waits to be confirmed; ``drawn`` is what was confirmed, as the log has it.
    """

    source: str = ""
    at: datetime | None = None
    is_published: bool = False
    entered: str = ""
    entered_by: str | None = None
    drawn: Mapping[str, Any] | None = None


def draw_of(tender: Tender) -> LotDraw:
    """The draw of a tender as far as it is.

    What was published holds where it is drawn after the deadline as that is now; else what was announced. Where nobody
    bids, a provider that is named later makes everything before it count no more: the tickets are others then.
    """
    latest, rule, moment = _latest(tender), published_draw(tender), None
    if rule is not None and RULES[Procedure(tender.procedure)].takes_bids:
        moment = moment_of_draw(rule)
    is_published = moment is not None and tender.deadline_at is not None and moment > tender.deadline_at
    source = (rule.source or "").strip() if rule else ""
    announced, entered, drawn = (latest.get(act) for act in _DRAWS)
    if not is_published:
        moment = datetime.fromisoformat(announced["drawn_at"]) if announced else None
        source = str(announced["source"]) if announced else source
    return LotDraw(
        source=source,
        at=moment,
        is_published=is_published,
        entered=str(entered["public_randomness"]) if entered else "",
        entered_by=str(entered["who"]) if entered else None,
        drawn=drawn,
    )


def published_draw(tender: Tender) -> DrawnLot | None:
    """What the tender says a lot is drawn by."""
    content = content_of(tender)
    return content.award.draw if content is not None and content.award is not None else None


def moment_of_draw(rule: DrawnLot) -> datetime | None:
    """When the public value is drawn, in the time of the United Kingdom; None where the day or the time is missing."""
    if rule.day is None or rule.time is None:
        return None
    return datetime.combine(rule.day, time.fromisoformat(rule.time), tzinfo=UNITED_KINGDOM)


def with_draw(tender: Tender, data: dict[str, Any]) -> dict[str, Any]:
    """The data of an evaluation with the lot that was drawn, and what tickets are made from where nobody bids."""
    if not RULES[Procedure(tender.procedure)].takes_bids:
        for bid in data["bids"]:
            number = int(bid["bidder"].removeprefix("bidder-"))
            bid["sealed_hash"] = provider_hash(tender=tender.number, number=number)
    drawn = _latest(tender).get(Act.DRAW_LOT)
    if drawn is not None:
        data["draw"] = {name: drawn[name] for name in ("public_randomness", "source")}
        ties = data["scheme"].get("ties")
        if ties is not None and TieRule.DRAWN_LOT.value not in ties:
            # Published before a last rule was asked for: the lot was announced to all whose bids are equal.
            data["scheme"]["ties"] = [*ties, TieRule.DRAWN_LOT.value]
    return data


def _latest(tender: Tender) -> dict[Act, dict[str, Any]]:
    """What the latest entry of each act of a draw that counts is about, and who did it."""
    lines = tender.log.filter(act__in=[act.value for act in _DRAWS])
    if not RULES[Procedure(tender.procedure)].takes_bids:
        named = tender.log.filter(act=Act.CONSIDER_PROVIDER).order_by("-number").first()
        lines = lines.filter(number__gt=named.number) if named else lines
    found: dict[Act, LogLine] = {Act(line.act): line for line in lines.order_by("number")}
    return {act: {**line.as_entry().about, "who": line.who} for act, line in found.items()}
