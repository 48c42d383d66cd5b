"""Whether the law, as it is held here and on a day, leaves a buyer free to ask a few suppliers that it chooses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from worthwhile.engines.regimes import (
    REGIME_NAMES,
    Buyer,
    Decision,
    Ground,
    Nation,
    Regime,
    RegimeDecision,
    Route,
    RouteState,
    Subject,
    decide,
)
from worthwhile.exchange.regime import FORMAT, LoadedFacts, facts_from_data
from worthwhile.exchange.regime.words import citation_words, questions_words
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

_ROUTES = (Route.INVITED_SUPPLIERS, Route.QUICK_QUOTE, Route.OWN_PROCEDURE)
_OPEN = (RouteState.MANDATORY, RouteState.PERMITTED)


class Leave(Enum):
    """Whether suppliers may be chosen and invited."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class LegalFacts:
    """What decides it. ``with_vat`` and ``without_vat`` are pounds over the whole length; None: not stated."""

    nation: Nation
    devolved_scottish: bool | None
    buyer: Buyer
    subject: Subject
    psr_schedule_1: bool | None
    with_vat: Decimal
    without_vat: Decimal | None


@dataclass(frozen=True, kw_only=True)
class QuickQuoteLaw:
    """The answer: the law by name, why in sentences, where it stands and how sure that is, and what it rests on.

    ``figures`` are the dated sums that took part, in words; ``missing`` the facts that were not stated and would tell.
    """

    leave: Leave
    regime: Regime | None
    route: Route | None
    law: str
    why: str
    rule: str
    figures: tuple[str, ...]
    on: date
    missing: tuple[str, ...] = ()

    @property
    def asks_for_barriers(self) -> bool:
        """Whether barriers to small enterprises have to be considered before inviting (section 86, statute)."""
        return self.regime is Regime.PA_BELOW_THRESHOLD


def regime_facts(facts: LegalFacts, *, on: date) -> LoadedFacts:
    """The facts as the rules of the law take them, for a procurement that begins on a day."""
    given = {
        "commenced_on": on.isoformat(),
        "nation": facts.nation.value,
        "devolved_scottish": facts.devolved_scottish,
        "buyer": facts.buyer.value,
        "subject": facts.subject.value,
        "psr_schedule_1": facts.psr_schedule_1,
        "mixed": False if facts.psr_schedule_1 is not None else None,
        "value_inc_vat": facts.with_vat,
        "value_ex_vat": facts.without_vat,
    }
    return facts_from_data({"format": FORMAT, **{name: value for name, value in given.items() if value is not None}})


def quick_quote_law(facts: LegalFacts, *, on: date) -> QuickQuoteLaw:
    """What the law says of a procurement that begins on a day. A missing fact is never a pass."""
    loaded = regime_facts(facts, on=on)
    decision = decide(facts=loaded.facts, rules=regime_rules(), on=on, calendar=UnitedKingdomDays())
    regime, ground = decision.regime.regime, decision.regime.ground
    if regime is None or ground is None:
        return _law_not_known(decision.regime, on)
    route = _open_route(decision)
    return QuickQuoteLaw(
        leave=Leave.OPEN if route else Leave.CLOSED,
        regime=regime,
        route=route,
        law=REGIME_NAMES[regime],
        why=ground.reason,
        rule=citation_words(ground),
        figures=tuple(_figures(ground)),
        on=on,
    )


def _law_not_known(found: RegimeDecision, on: date) -> QuickQuoteLaw:
    """Closed where every law that may hold closes it; else a question, or what nobody has read."""
    closed = bool(found.may_be) and not any(route in law.routes for law in found.may_be for route in _ROUTES)
    asked = questions_words(found.waits_for, regime_rules().questions)
    why = " ".join((*found.unclear, asked)).strip()
    if not closed:
        return QuickQuoteLaw(
            leave=Leave.UNKNOWN, regime=None, route=None, law="", why=why, rule="", figures=(), on=on,
            missing=found.waits_for,
        )  # fmt: skip
    return QuickQuoteLaw(
        leave=Leave.CLOSED,
        regime=None,
        route=None,
        law=" or ".join(REGIME_NAMES[law.regime] for law in found.may_be),
        why=f"Whichever of them holds, it does not leave you free to choose whom to ask. {why}".strip(),
        rule=". ".join(citation_words(law.ground) for law in found.may_be),
        figures=tuple(dict.fromkeys(words for law in found.may_be for words in _figures(law.ground))),
        on=on,
    )


def _open_route(decision: Decision) -> Route | None:
    return next((one.route for one in decision.routes if one.route in _ROUTES and one.state in _OPEN), None)


def _figures(ground: Ground) -> list[str]:
    return [f"{one.label}: £{round(one.value):,}. {one.citation}" for one in ground.figures]
