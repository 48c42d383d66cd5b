"""Facts about a procurement that stand in an address, and what the law says of them. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict

from worthwhile.engines.regimes import Decision, UnknownInput, decide
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.exchange.regime import FORMAT, InvalidFacts, LoadedFacts, facts_from_data
from worthwhile.kernel.problems import Problem
from worthwhile.reference.regime_conditions import fact_type
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

TITLES = ("title", "organisation", "reference")
SKIP = "skip"
_LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an address says. ``given`` is what it states, by name, as text; ``skipped`` are questions put off.

    ``problems`` name what cannot be used, which counts as not stated.
    """

    given: Mapping[str, str]
    skipped: tuple[str, ...]
    loaded: LoadedFacts
    decision: Decision
    problems: tuple[Problem, ...] = ()

    @property
    def next_question(self) -> UnknownInput | None:
        """The missing fact that decides most, of those that were not put off."""
        waiting = (one for one in self.decision.unknown_inputs if not one.later and one.fact not in self.skipped)
        return next(waiting, None)

    def question(self, fact: str) -> UnknownInput:
        """A question by the name of its fact, whether or not it is still open."""
        asked = regime_rules().questions[fact]
        open_one = next((one for one in self.decision.unknown_inputs if one.fact == fact), None)
        return open_one or UnknownInput(
            fact=fact, question=asked.question, why=asked.why, codes=(), later=asked.later, help=asked.help
        )


def read_asked(query: QueryDict) -> Asked:
    """What an address states and what follows from it; whatever it holds."""
    names = (*TITLES, *NAMES)
    given = {name: text for name in names if (text := query.get(name, "").strip()[:_LONGEST])}
    skipped = tuple(dict.fromkeys(name for name in query.getlist(SKIP) if name in NAMES))
    problems: list[Problem] = []
    while True:
        try:
            loaded = facts_from_data({"format": FORMAT, **{name: _plain(name, text) for name, text in given.items()}})
            break
        except InvalidFacts as error:
            # What cannot be used is told and left out, so that an address always opens.
            problems += error.problems
            wrong = {problem.path.partition("[")[0].partition(".")[0] for problem in error.problems} & given.keys()
            given = {name: text for name, text in given.items() if wrong and name not in wrong}
    decision = decide(facts=loaded.facts, rules=regime_rules(), on=None, calendar=UnitedKingdomDays())
    return Asked(given=given, skipped=skipped, loaded=loaded, decision=decision, problems=tuple(problems))


def as_given(facts: Mapping[str, Any]) -> dict[str, str]:
    """The facts of a file as an address states them."""
    return {name: _text(facts[name]) for name in (*TITLES, *NAMES) if facts.get(name) not in (None, "", (), [])}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ",".join(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _plain(name: str, text: str) -> Any:
    """The text of an address as a file would have it."""
    if name in TITLES:
        return text
    if name == "cpv":
        return [code for code in text.replace(",", " ").split() if code]
    kind = fact_type(name)
    if kind is bool:
        return {"true": True, "false": False}.get(text, text)
    if kind in (int, Decimal):
        return _number(text)
    return text


def _number(text: str) -> Any:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    return int(number) if number == number.to_integral_value() and abs(number) < 10**15 else number
