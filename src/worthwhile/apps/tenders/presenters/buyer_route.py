"""The kept route decision of a tender as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import day_words, moment_words
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.selectors.route_gates import open_gates
from worthwhile.apps.tenders.selectors.route_kept import KeptRoute, decided_now, says_the_same_now
from worthwhile.engines.regimes import REGIME_NAMES, ROUTE_NAMES, Regime, Route
from worthwhile.engines.tendering import UNTIL_RECORDED, Stage


@dataclass(frozen=True, kw_only=True)
class KeptDecision:
    """A kept decision: law, route, who decided when, and what it leaves open."""

    number: int
    law: str
    route: str
    decided: str
    by: str
    now: tuple[str, ...]
    at_award: tuple[str, ...]
    to_confirm: tuple[str, ...]
    is_read_otherwise_now: bool


def present_kept(tender: Tender, kept: KeptRoute) -> KeptDecision:
    """A decision with what stands in the way now, what will before an award, and what is to be confirmed."""
    gates = open_gates(tender, kept)
    return KeptDecision(
        number=kept.row.number,
        law=REGIME_NAMES[Regime(kept.regime)] if kept.regime else "Not known yet",
        route=ROUTE_NAMES[Route(kept.chosen)] if kept.chosen else "Not chosen yet",
        decided=day_words(kept.row.decided_on),
        by=names_of_people(tender).get(kept.row.by_id) or str(kept.row.by),
        now=tuple(_sentence(gate.words) for gate in gates if gate.blocks and not gate.is_for_award),
        at_award=tuple(_sentence(gate.words) for gate in gates if gate.blocks and gate.is_for_award),
        to_confirm=tuple(_sentence(gate.words) for gate in gates if not gate.blocks),
        is_read_otherwise_now=not says_the_same_now(kept, decided_now(kept.loaded)),
    )


def standstill_line(tender: Tender) -> str:
    """Until when a tender stands still, empty before bidders are told."""
    if tender.stage != Stage.TOLD:
        return ""
    if tender.earliest_signing is None:
        return "There is no standstill"
    if tender.earliest_signing == UNTIL_RECORDED:
        return "Its end is not known. An approver records it before anything is signed"
    return f"The contract can be signed from {moment_words(tender.earliest_signing)}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
