"""What the kept route decision still asks to be done, before a tender is published and before it is awarded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.route_kept import KeptRoute, facts_changed_since, latest_route
from worthwhile.engines.regimes import LABELS, REGIME_NAMES, ROUTE_NAMES, GateState, Mark, Regime, Route
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.reference.regimes import regime_rules

BLOCKING = frozenset({Mark.STATUTE, Mark.GUIDANCE})
"""What the law asks for sure. Anything less is shown as to be confirmed and blocks nothing."""
AFTER_BIDS = frozenset(
    {
        "REG-06/basic-criteria", "REG-06/conflicts", "REG-06/exclusion",
        "REG-15/debarment", "REG-15/representations", "REG-15/replacement",
    }
)  # fmt: skip
"""Gates about providers, who are known once bids are open: they are asked for before an award is proposed."""
ROUTES_OF: Mapping[Procedure, frozenset[Route]] = {
    Procedure.COMPETITIVE: frozenset(
        {
            Route.COMPETITIVE, Route.COMPETITIVE_TENDERING, Route.FRAMEWORK_MINI_COMPETITION, Route.ADVERTISED,
            Route.OWN_PROCEDURE, Route.REGULATED_COMPETITION, Route.PROCEDURE_2015,
        }
    ),
    Procedure.QUICK_QUOTE: frozenset({Route.INVITED_SUPPLIERS, Route.OWN_PROCEDURE, Route.QUICK_QUOTE}),
    Procedure.MOST_SUITABLE: frozenset({Route.MOST_SUITABLE_PROVIDER}),
    Procedure.DIRECT: frozenset(
        {
            Route.DIRECT_AWARD_A, Route.DIRECT_AWARD_B, Route.DIRECT_AWARD_C, Route.DIRECT_AWARD_1,
            Route.DIRECT_AWARD_2, Route.URGENT_AWARD, Route.FRAMEWORK_CALL_OFF, Route.DIRECT_AWARD,
            Route.USER_CHOICE_AWARD, Route.WITHOUT_COMPETITION, Route.OWN_PROCEDURE,
        }
    ),
}  # fmt: skip
"""By which of our procedures a route of the law can be taken."""
_BEFORE = (Stage.DRAFT, Stage.READY)
_AT_AWARD = {
    Procedure.COMPETITIVE: Stage.PRICED, Procedure.QUICK_QUOTE: Stage.PRICED, Procedure.MOST_SUITABLE: Stage.LOCKED,
    Procedure.DIRECT: Stage.READY,
}  # fmt: skip
NO_CONTENT, NO_ROUTE = "bring in what the tender says to bidders", "decide the lawful route"


@dataclass(frozen=True, kw_only=True)
class OpenGate:
    """Something that is not in order, or not said to be. ``is_for_award``: it is asked for when an award is proposed.

    ``blocks``: the law asks for it, by statute or official guidance; else it is to be confirmed.
    """

    words: str
    blocks: bool
    is_for_award: bool = False


def gates_unmet(tender: Tender) -> tuple[str, ...]:
    """What has to be done now, in words. Nothing while bids come in and are assessed: nothing waits for it then."""
    stage, procedure = Stage(tender.stage), Procedure(tender.procedure)
    is_before, is_at_award = stage in _BEFORE, stage is _AT_AWARD[procedure]
    if not (is_before or is_at_award):
        return ()
    content = () if tender.savings.exists() else (NO_CONTENT,)
    kept = latest_route(tender)
    if kept is None:
        return content if procedure is Procedure.QUICK_QUOTE else (*content, NO_ROUTE)
    gates = (gate for gate in open_gates(tender, kept) if gate.blocks and (is_at_award or not gate.is_for_award))
    return (*content, *(gate.words for gate in gates))


def open_gates(tender: Tender, kept: KeptRoute) -> tuple[OpenGate, ...]:
    """Everything that a kept decision leaves open for a tender, what blocks first."""
    procedure = Procedure(tender.procedure)
    if procedure is Procedure.QUICK_QUOTE:
        return tuple(_threshold(kept))
    found = [*_changed(kept, tender), *_route(kept, procedure), *_gates(kept)]
    return tuple(sorted(found, key=lambda gate: not gate.blocks))


def _threshold(kept: KeptRoute) -> Iterator[OpenGate]:
    """A quick quote is for what lies below the thresholds: it stops where every law that may hold wants more."""
    usable = ("permitted_routes", "undetermined_routes")
    routes = {one["route"] for state in usable for one in kept.decision[state]}
    laws = [REGIME_NAMES[Regime(kept.regime)]] if kept.regime is not None else []
    for law in kept.decision.get("regime_may_be", ()):
        routes |= set(law["routes"])
        laws.append(law["name"])
    if laws and not routes & ROUTES_OF[Procedure.QUICK_QUOTE]:
        words = f"begin another procedure: under {' or '.join(laws)} a quick quote is not open"
        yield OpenGate(words=words, blocks=True)


def _changed(kept: KeptRoute, tender: Tender) -> Iterator[OpenGate]:
    if changed := facts_changed_since(kept, tender):
        asked = " ".join(regime_rules().questions[name].question for name in changed)
        yield OpenGate(words=f"decide the lawful route again, as the tender now says otherwise: {asked}", blocks=True)


def _route(kept: KeptRoute, procedure: Procedure) -> Iterator[OpenGate]:
    if kept.regime is None:
        yield OpenGate(words="answer what decides which law holds, in the lawful route", blocks=True)
    elif kept.chosen is None:
        yield OpenGate(words="say in the lawful route which way you choose a provider", blocks=True)
    elif kept.chosen not in ROUTES_OF[procedure]:
        name = ROUTE_NAMES[Route(kept.chosen)]
        said = f"decide the lawful route again, or begin the tender that fits: “{name}” is not how this tender goes"
        yield OpenGate(words=said, blocks=True)
    elif kept.decision["chosen_route_is_closed"]:
        yield _closed(kept, kept.regime, kept.chosen)
    elif kept.chosen in {one["route"] for one in kept.decision["undetermined_routes"]}:
        name = ROUTE_NAMES[Route(kept.chosen)]
        yield OpenGate(words=f"answer what decides whether “{name}” may be used", blocks=True)


def _closed(kept: KeptRoute, regime: str, chosen: str) -> OpenGate:
    """A route that is forbidden by what was only reported blocks nothing; one that the law does not know does."""
    forbidden = next((one for one in kept.decision["forbidden_routes"] if one["route"] == chosen), None)
    said = f"choose a route that is open: “{ROUTE_NAMES[Route(chosen)]}” is not under {REGIME_NAMES[Regime(regime)]}"
    if forbidden is None or forbidden["mark"] in BLOCKING:
        return OpenGate(words=said, blocks=True)
    return OpenGate(words=f"{said} ({forbidden['label']})", blocks=False)


def _gates(kept: KeptRoute) -> Iterator[OpenGate]:
    for gate in kept.decision["gates"]:
        if gate["state"] != GateState.MET:
            blocks = gate["mark"] in BLOCKING
            said = _words(gate) if blocks else f"{_words(gate)} ({LABELS[Mark(gate['mark'])]})"
            yield OpenGate(words=said, blocks=blocks, is_for_award=gate["code"] in AFTER_BIDS)


def _words(gate: Mapping[str, Any]) -> str:
    remedy = gate["remedy"].rstrip(".")
    remedy = remedy[:1].lower() + remedy[1:]
    asked = "" if gate["state"] == GateState.NOT_MET else "say in the lawful route whether this is so, and if not, "
    return f"{gate['gate']}: {asked}{remedy} ({gate['citation']})"
