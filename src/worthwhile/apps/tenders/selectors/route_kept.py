"""The route decision that is kept with a tender, and what its file says before one is."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from worthwhile.apps.tenders.models import RouteDecided, Tender
from worthwhile.engines.regimes import Decision, decide
from worthwhile.exchange.regime import FORMAT, LoadedFacts, decision_data, facts_from_data
from worthwhile.exchange.regime.exact import exact_data
from worthwhile.exchange.regime.facts_file import stated_facts
from worthwhile.exchange.tender import tender_from_data
from worthwhile.exchange.tender.regime_facts import regime_facts_of
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

DECIDING = frozenset(
    {
        "commenced_on", "nation", "buyer", "devolved_welsh", "subject", "value_inc_vat", "value_ex_vat", "chosen_route",
        "concluding_framework", "reserving",
    }
)  # fmt: skip
"""The facts of which the tender and the decision cannot say different things."""


@dataclass(frozen=True, kw_only=True)
class KeptRoute:
    """A kept decision: its row, the facts it rests on, and what it came to, as plain data."""

    row: RouteDecided
    loaded: LoadedFacts
    decision: Mapping[str, Any]

    @property
    def regime(self) -> str | None:
        """The law, None while it is unknown."""
        found: str | None = self.decision["regime"]
        return found

    @property
    def chosen(self) -> str | None:
        """The route that the buyer chose."""
        found: str | None = self.decision["chosen_route"]
        return found


def latest_route(tender: Tender) -> KeptRoute | None:
    """The decision that counts."""
    row = tender.routes.order_by("-number").first()
    if row is None:
        return None
    data = row.data
    return KeptRoute(row=row, loaded=facts_from_data(data["facts"]), decision=data["decision"])


def decided_now(loaded: LoadedFacts, *, awarded_on: date | None = None) -> Decision:
    """What the rules held here say of facts today. ``awarded_on`` is what the tender knows where the facts do not."""
    facts = loaded.facts
    if facts.awarded_on is None and awarded_on is not None:
        facts = dataclasses.replace(facts, awarded_on=awarded_on)
    return decide(facts=facts, rules=regime_rules(), on=None, calendar=UnitedKingdomDays())


def says_the_same_now(kept: KeptRoute, decision: Decision) -> bool:
    """Whether the rules held here say today what they said when the decision was kept."""
    return exact_data(decision_data(decision)) == kept.decision


def facts_to_begin_with(tender: Tender) -> dict[str, Any]:
    """The facts of the latest decision and what the tender's file says: in what decides the law the file counts."""
    file, kept = facts_in_file(tender), latest_route(tender)
    given = dict(kept.loaded.data) if kept else {}
    deciding = {name: value for name, value in file.items() if name in DECIDING}
    named = {"title": tender.title, "organisation": tender.buyer.name, "reference": tender.number}
    return {**file, **given, **deciding, **named}


def facts_in_file(tender: Tender) -> dict[str, Any]:
    """What the tender says to bidders, as facts; nothing while it says nothing."""
    saving = tender.savings.order_by("-number").first()
    return regime_facts_of(tender_from_data(saving.data).tender) if saving else {"format": FORMAT}


def facts_changed_since(kept: KeptRoute, tender: Tender) -> tuple[str, ...]:
    """The facts that decide the law and that the tender now states otherwise than the decision, by name."""
    return facts_changed(kept, facts_in_file(tender))


def facts_changed(kept: KeptRoute, stated: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that decide the law and that are stated otherwise than in the decision, by name."""
    file = exact_data(dict(stated))
    held = exact_data(dict(stated_facts(kept.loaded.facts)))
    return tuple(name for name in sorted(DECIDING) if name in file and file[name] != held.get(name))
